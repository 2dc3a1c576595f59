"""A translation that says the same is not accused; one that changed a value is."""

from __future__ import annotations

import gzip
import json
from decimal import Decimal
from pathlib import Path

import pytest

from firsthand.values.agreement import missing, read_values
from firsthand.values.measures import same_measure

DATA = Path(__file__).parents[3] / "shared" / "data" / "ntrex"


def changes(source: tuple[str, str], target: tuple[str, str]) -> tuple[list[str], list[str]]:
    ours, theirs = read_values(source[1], source[0]), read_values(target[1], target[0])
    return [m.text for m in missing(ours, theirs)], [m.text for m in missing(theirs, ours)]


SAME = [
    (("vi", "Ngày 12/11, hơn 10.000 quân tới."), ("id", "Pada 12 November, lebih dari 10.000 tentara tiba.")),
    (("vi", "Hàng chục nghìn người chạy."), ("en", "Tens of thousands fled.")),
    (("en", "Tens of thousands fled."), ("zh", "数万人逃离。")),
    (("en", "Tens of thousands fled."), ("hi", "दसियों हज़ार लोग भागे।")),
    (("en", "Hundreds of thousands fled."), ("hi", "लाखों लोग भागे।")),
    (("en", "Thousands fled."), ("th", "ผู้คนหลายพันคนหนี")),
    (("en", "It cost £2.8bn in 2018."), ("ro", "A costat 2,8 miliarde de lire sterline în 2018.")),
    (("en", "Two boats and 12 men"), ("ru", "Две лодки и двенадцать человек")),
    (("en", "Under Article 51"), ("ar", "وفق المادة 51")),
    (("en", "He turned 80 in June 2024."), ("es", "Cumplió ochenta años en junio de 2024.")),
    (("en", "It lies 385 miles to the north."), ("ro", "Se află la 620 de kilometri spre nord.")),
    (("en", "in the 1990s"), ("zh", "20世纪90年代")),
    (("en", "half a million people"), ("de", "500.000 Menschen")),
    (("en", "1.5 million people"), ("zh", "150万人")),
    (("en", "about an hour"), ("zh", "大约1个小时")),
]
CHANGED = [
    (("vi", "Hàng chục nghìn quân"), ("hi", "हजारों सैनिक"), ["Hàng chục nghìn"]),
    (("en", "on 12 November"), ("ro", "la 11 noiembrie"), ["12 November"]),
    (("en", "more than 10,000 men"), ("es", "más de 1.000 hombres"), ["more than 10,000"]),
    (("en", "It cost £2.8bn."), ("th", "ราคา 2.8 ล้านปอนด์"), ["£2.8bn"]),
    (("en", "in June 2024"), ("ru", "в июле 2024 года"), ["June 2024"]),
    (("en", "in 2018"), ("ru", "в 2019 году"), ["2018"]),
    (("en", "10 to 12 ships"), ("de", "10 bis 15 Schiffe"), ["10 to 12"]),
    (("en", "35 percent"), ("fr", "53 pour cent"), ["35 percent"]),
]


@pytest.mark.parametrize(("source", "target"), SAME)
def test_the_same_values_in_other_words_are_no_change(
    source: tuple[str, str], target: tuple[str, str]
) -> None:
    assert changes(source, target) == ([], [])


@pytest.mark.parametrize(("source", "target", "lost"), CHANGED)
def test_a_changed_value_is_missing(
    source: tuple[str, str], target: tuple[str, str], lost: list[str]
) -> None:
    gone, added = changes(source, target)
    assert gone == lost
    assert len(added) == 1


def test_converted_measures_are_recognised_within_rounding() -> None:
    assert same_measure(Decimal(80), "degree", Decimal(27), "celsius")
    assert same_measure(Decimal(20), "foot", Decimal(6), "meter")
    assert not same_measure(Decimal(20), "foot", Decimal(20), "meter")
    assert not same_measure(Decimal(20), "foot", Decimal(6), "kilogram")


def test_ntrex_agrees() -> None:
    """No language of the ten above 3% of its lines; the figures are benchmarks/values/run.py's."""
    if not DATA.is_dir():
        pytest.skip(f"NTREX is not at {DATA}")

    def texts(name: str) -> list[str]:
        with gzip.open(DATA / f"{name}.jsonl.gz", "rt", encoding="utf-8") as rows:
            return [json.loads(row)["text"] for row in rows][:300]

    english = [read_values(text, "en") for text in texts("eng")]
    for name, language in (("vie", "vi"), ("tha", "th"), ("zho-CN", "zh")):
        read = [read_values(text, language) for text in texts(name)]
        bad = sum(bool(missing(a, b) or missing(b, a)) for a, b in zip(english, read, strict=True))
        assert bad / len(read) <= 0.03, language
