"""Dates and quantities: agreement of translations, planted changes found, recognizers, speed.

    python benchmarks/values/run.py --data ../shared/data --json out.json

*Agreement* (NTREX, professional translations): the share of lines on which English and the
translation do not give the same values, by `firsthand.values.agreement`. Not zero even for a perfect
reader: translators convert units, drop ages and err. *Planted*: one written number of a translation is
changed (seeded); the share of changes that `missing` notices on lines that agreed before. *Recognizers*
(Microsoft Recognizers-Text specs): precision and recall of the values, against all that the specs resolve.
"""

from __future__ import annotations

import argparse
import datetime
import gzip
import json
import random
import re
import tarfile
import time
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from firsthand.codec import decimal_string
from firsthand.values.agreement import Values, missing, read_values
from firsthand.values.dates import find_dates, resolve
from firsthand.values.quantities import find_quantities

NTREX = {
    "vie": "vi", "hin": "hi", "ind": "id", "ron": "ro", "tha": "th", "rus": "ru", "spa": "es", "arb": "ar", "zho-CN": "zh",
    "deu": "de", "fra": "fr", "ita": "it", "por": "pt", "pol": "pl", "tur": "tr", "ukr": "uk", "jpn": "ja", "fas": "fa", "nld": "nl",
}  # fmt: skip
RECOGNIZERS = {
    "English": "en", "Spanish": "es", "Chinese": "zh", "Hindi": "hi", "Arabic": "ar", "German": "de", "French": "fr",
    "Italian": "it", "Portuguese": "pt", "Turkish": "tr", "Japanese": "ja", "Korean": "ko", "Dutch": "nl", "Swedish": "sv",
}  # fmt: skip
SEED = 20241112


def lines(data: Path, name: str) -> list[str]:
    with gzip.open(data / "ntrex" / f"{name}.jsonl.gz", "rt", encoding="utf-8") as rows:
        return [json.loads(row)["text"] for row in rows]


def agreement(data: Path) -> dict[str, Any]:
    english = [read_values(text, "en") for text in lines(data, "eng")]
    report: dict[str, Any] = {}
    for name, language in NTREX.items():
        texts = lines(data, name)
        read = [read_values(text, language) for text in texts]
        agree = [not missing(a, b) and not missing(b, a) for a, b in zip(english, read, strict=True)]
        same = sum(_interval_set(a) == _interval_set(b) for a, b in zip(english, read, strict=True))
        found, planted = _planted(english, texts, agree, language)
        report[language] = {
            "lines": len(texts),
            "disagree": agree.count(False),
            "rate": round(agree.count(False) / len(texts), 4),
            "identical_sets": round(same / len(texts), 4),
            "planted": planted,
            "planted_found": round(found / planted, 4) if planted else None,
        }
    return report


def _interval_set(values: Values) -> Counter[str]:
    """Dates that are written out and quantities that aren't small words, as the strictest comparison."""
    shown = [date.value.date for date in values.dates if date.value is not None]
    for quantity in values.quantities:
        if not quantity.small_word:
            ends = (quantity.value.lowest, quantity.value.highest)
            shown.append(str([end if end is None else decimal_string(end.normalize()) for end in ends]))
    return Counter(shown)


def _planted(english: list[Values], texts: list[str], agree: list[bool], language: str) -> tuple[int, int]:
    chosen = random.Random(SEED)
    found = planted = 0
    for values, text, agreed in zip(english, texts, agree, strict=True):
        asked = [q for q in values.quantities if not q.small_word and q.amount is not None and q.amount > 1]
        if not agreed or not asked:
            continue
        numbers = [m for m in re.finditer(r"\d+(?:[.,]\d+)*", text) if _is_one_of(m.group(), asked)]
        if not numbers:
            continue
        spot = chosen.choice(numbers)
        changed = text[: spot.start()] + _other_number(spot.group(), chosen) + text[spot.end() :]
        planted += 1
        found += bool(missing(values, read_values(changed, language)))
    return found, planted


def _is_one_of(digits: str, asked: list[Any]) -> bool:
    plain = re.sub(r"\D", "", digits)
    return any(re.sub(r"\D", "", q.text) == plain for q in asked)


def _other_number(digits: str, chosen: random.Random) -> str:
    first = chosen.choice([d for d in "123456789" if d != digits[0]])
    return first + digits[1:]


# -- recognizers ---------------------------------------------------------------------


def recognizers(data: Path) -> dict[str, Any]:
    report: dict[str, Any] = {}
    with tarfile.open(data / "recognizers" / "specs.tar.xz") as specs:
        for member in specs.getmembers():
            parts = Path(member.name).parts
            if len(parts) < 2 or parts[-2] not in RECOGNIZERS:
                continue
            if parts[-1] not in ("NumberModel.json", "PercentModel.json", "DateParser.json"):
                continue
            stored = specs.extractfile(member)
            assert stored is not None
            cases = json.loads(stored.read().decode("utf-8-sig"))
            subject = parts[-1].removesuffix(".json")
            scored = _score(subject, cases, RECOGNIZERS[parts[-2]])
            report.setdefault(subject, {})[RECOGNIZERS[parts[-2]]] = scored
    return report


def _score(subject: str, cases: list[dict[str, Any]], language: str) -> dict[str, float]:
    right = expected = given = 0
    for case in cases:
        wanted = Counter(_wanted(subject, case))
        got = Counter(_got(subject, case, language))
        right += sum((wanted & got).values())
        expected += sum(wanted.values())
        given += sum(got.values())
    return {
        "cases": len(cases),
        "recall": round(right / max(1, expected), 3),
        "precision": round(right / max(1, given), 3),
    }


def _wanted(subject: str, case: dict[str, Any]) -> Iterator[str]:
    for result in case.get("Results", []):
        if subject == "DateParser":
            past = (result.get("Value") or {}).get("PastResolution") or {}
            if past.get("date"):
                yield past["date"]
        else:
            number = str((result.get("Resolution") or {}).get("value", ""))
            if (value := _number(number)) is not None:
                yield value


def _number(text: str) -> str | None:
    plain = text.rstrip("%")
    if plain.count(",") == 1 and "." not in plain:
        plain = plain.replace(",", ".")
    try:
        return decimal_string(Decimal(plain))
    except InvalidOperation:
        return None


def _got(subject: str, case: dict[str, Any], language: str) -> Iterator[str]:
    if subject == "DateParser":
        yield from _dates(case, language)
        return
    for mention in find_quantities(case["Input"], language, marked=True):
        percent = mention.kind == "percent"
        if (
            mention.amount is not None
            and mention.kind not in ("ordinal",)
            and (subject != "PercentModel" or percent)
        ):
            yield decimal_string(mention.amount)


def _dates(case: dict[str, Any], language: str) -> Iterator[str]:
    anchor = datetime.date.fromisoformat(case.get("Context", {}).get("ReferenceDateTime", "2016-11-07")[:10])
    for mention in find_dates(case["Input"], language):
        full = resolve(mention, anchor)
        if full is not None and full.value is not None and full.value.precision == "day":
            yield full.value.date


# -- speed ---------------------------------------------------------------------------


def speed(data: Path) -> dict[str, Any]:
    report = {}
    for name, language in {"eng": "en", **NTREX}.items():
        texts = lines(data, name)
        find_dates("1", language), find_quantities("1", language)
        start = time.process_time()
        for text in texts:
            taken = [(date.start, date.end) for date in find_dates(text, language)]
            find_quantities(text, language, taken=taken)
        report[language] = round(len(texts) / (time.process_time() - start))
    return report


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--json", type=Path)
    chosen = parser.parse_args()
    report: dict[str, Any] = {}
    if (chosen.data / "ntrex").is_dir():
        report["agreement"] = agreement(chosen.data)
        report["sentences_per_second"] = speed(chosen.data)
    if (chosen.data / "recognizers" / "specs.tar.xz").is_file():
        report["recognizers"] = recognizers(chosen.data)
    text = json.dumps(report, indent=1, ensure_ascii=False)
    if chosen.json:
        chosen.json.write_text(text + "\n", encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
