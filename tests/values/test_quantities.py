"""What a reader gets for the quantities of a text."""

from __future__ import annotations

import random
from decimal import Decimal

import pytest
from benchmarks.facts import cases
from hypothesis import given, settings
from hypothesis import strategies as st
from quantity_cases import CASES

from firsthand.codec import to_dict
from firsthand.values.dates import find_dates
from firsthand.values.quantities import QuantityMention, covered, find_quantities

REQUIRED = ("en", "es", "ar", "zh")


def shown(mention: QuantityMention) -> str:
    """As `benchmarks.facts.cases` writes it, without units of measure."""
    return cases.shown_quantity(mention, small_words=True).partition(" ")[0]


def read(text: str, language: str | None) -> list[QuantityMention]:
    taken = [(date.start, date.end) for date in find_dates(text, language)]
    return find_quantities(text, language, taken=taken)


ALL = [(language, text, expected) for language, every in CASES.items() for text, expected in every]


@pytest.mark.parametrize(("language", "text", "expected"), ALL)
def test_the_quantities_of_a_sentence(language: str, text: str, expected: str) -> None:
    assert " ".join(shown(mention) for mention in read(text, language)) == expected


def test_every_required_language_has_cases_and_a_table() -> None:
    assert all(len(CASES[language]) >= 25 and covered(language) for language in REQUIRED)
    assert not covered("xx") and not covered(None)


def test_intervals_are_those_of_the_contract() -> None:
    (tens,) = find_quantities("hàng chục nghìn", "vi")
    (bare,) = find_quantities("हजारों", "hi")
    assert to_dict(tens.value) == ["10000", None]
    assert to_dict(bare.value) == ["1000", "9999"]


def test_spans_hold_the_bound_and_the_currency() -> None:
    (mention,) = find_quantities("It cost more than £2.8bn in all.", "en")
    assert mention.text == "more than £2.8bn"
    assert (mention.kind, mention.unit, mention.bound) == ("money", "GBP", "over")


def test_numbers_of_dates_are_left_out() -> None:
    text = "On 12 November 300 people came."
    assert [shown(m) for m in find_quantities(text, "en", taken=[(3, 14)])] == ["300"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Article 51", "label"),
        ("F-16", "label"),
        ("the 3rd", "ordinal"),
        ("won 4-1", "score"),
        ("at 6:53", "time"),
        ("the 2018 season", "label"),
        ("version 1.2.3", "label"),
    ],
)
def test_what_is_no_quantity_is_given_only_when_asked(text: str, kind: str) -> None:
    assert find_quantities(text, "en") == []
    assert {m.kind for m in find_quantities(text, "en", marked=True)} == {kind}


@pytest.mark.parametrize(
    ("language", "text", "expected", "alternative"),
    [
        ("vi", "1,000", "1000", "1"),
        ("vi", "1,250 người", "1250", "1.25"),
        ("vi", "1,25", "1.25", None),
        ("en", "1.000", "1000", "1"),
        ("en", "1.250", "1.25", "1250"),
        ("de", "1.250", "1250", "1.25"),
        ("en", "0.125", "0.125", None),
        ("en", "1,234.5", "1234.5", None),
        ("de", "1.234,5", "1234.5", None),
        ("en", "12,34,567", "1234567", None),
        ("fr", "10 000", "10000", None),
        ("fr", "10\u202f000,5", "10000.5", None),
        ("de", "10'000", "10000", None),
        (None, "12,5", "12.5", None),
    ],
)
def test_the_writers_convention_decides(
    language: str | None, text: str, expected: str, alternative: str | None
) -> None:
    (mention,) = find_quantities(text, language)
    assert mention.amount == Decimal(expected)
    assert mention.alternative == (None if alternative is None else Decimal(alternative))


def test_units_of_measure_are_named() -> None:
    (mention,) = find_quantities("a wall 20 feet high", "en")
    assert mention.unit == "foot"


@pytest.mark.parametrize("language", [*REQUIRED, "sw", None])
def test_a_page_of_digits_takes_linear_time(language: str | None) -> None:
    find_quantities("1.234 " * 3_000, language)
    find_quantities("1" * 20_000, language)
    find_quantities("1,2-3:4/" * 3_000, language)
    find_quantities("thousand " * 3_000, language)
    find_quantities("兆" * 20_000 + "人三" * 20_000, language)
    find_quantities("9" * 1_200_000, language)


def test_a_sign_between_two_numbers_belongs_to_the_first():
    assert [m.text for m in find_quantities("5%7", "en")] == ["5%", "7"]
    assert [m.text for m in find_quantities("0%0", "en", marked=True)] == ["0%", "0"]
    assert [m.text for m in find_quantities("120 %5 arttı", "tr")] == ["120", "%5"]


@given(st.text(), st.sampled_from([*REQUIRED, None]))
def test_any_text_gives_ordered_spans_and_the_same_twice(text: str, language: str | None) -> None:
    mentions = find_quantities(text, language, marked=True)
    ends = [0] + [mention.end for mention in mentions]
    assert all(m.start >= end for m, end in zip(mentions, ends, strict=False))
    assert all(text[m.start : m.end] == m.text for m in mentions)
    for mention in mentions:
        low, high = mention.value.lowest, mention.value.highest
        assert low is None or high is None or low <= high
    assert mentions == find_quantities(text, language, marked=True)


@settings(deadline=None)  # the first call compiles the tables
@given(st.integers(min_value=10_000, max_value=10**9))
def test_grouped_numbers_are_read_in_every_convention(number: int) -> None:
    english = f"{number:,}"
    for text, language in (
        (english, "en"),
        (english.replace(",", "."), "vi"),
        (english.replace(",", " "), "ru"),
        (english.replace(",", "."), "en" if number >= 10**6 else "de"),
    ):
        assert [m.amount for m in find_quantities(f"({text} x)", language)] == [number]


def test_words_and_digits_mean_the_same_in_english() -> None:
    units = ["", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
    tens = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
    chosen = random.Random(5)
    for _ in range(60):
        hundreds, ten, unit = chosen.randint(1, 9), chosen.randint(2, 9), chosen.randint(1, 9)
        words = f"{units[hundreds]} hundred and {tens[ten]}-{units[unit]} thousand"
        (mention,) = find_quantities(words, "en")
        assert mention.amount == (hundreds * 100 + ten * 10 + unit) * 1000
