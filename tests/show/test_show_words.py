"""Dates, quantities, languages and evidence in words."""

from decimal import Decimal

import pytest

from firsthand.model import (
    DateValue,
    Evidence,
    FidelityFlag,
    NameValue,
    QuantityValue,
)
from firsthand.show import words


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("2024", "2024"),
        ("2024-06", "Jun 2024"),
        ("2024-11-02", "2 Nov 2024"),
        ("--11-12", "12 Nov, year unknown"),
        ("2024-11-12T06:53:54+07:00", "12 Nov 2024, 06:53 UTC+07:00"),
        ("2024-11-12T06:53Z", "12 Nov 2024, 06:53 UTC"),
        ("2024-11-12T06:53+00:00", "12 Nov 2024, 06:53 UTC"),
        ("2024-11-12T06:53", "12 Nov 2024, 06:53"),
        ("2024-13", "2024-13"),
        ("2024-00", "2024-00"),
        ("soon", "soon"),
        ("-", "-"),
    ],
)
def test_a_date_keeps_its_precision(value, said):
    assert words.date(value) == said


def test_the_day_of_a_time():
    assert words.day("2024-11-12T06:53:54+07:00") == "12 Nov 2024"


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [
        ("11000", "11000", "11,000"),
        ("10000", None, "10,000 or more"),
        (None, "500", "up to 500"),
        ("1000", "9999", "1,000 to 9,999"),
        ("9900", "12100", "about 11,000"),
        ("1E+999999", "2E+999999", "1.000e+999999 to 2.000e+999999"),
        ("0.50", "0.50", "0.5"),
        ("-3", None, "-3 or more"),
        ("0", None, "0 or more"),
        (None, None, "an unknown quantity"),
        ("1E+999999", None, "1.000e+999999 or more"),
        ("NaN", None, "NaN or more"),
    ],
)
def test_a_quantity_is_an_interval_in_words(low, high, said):
    bounds = (None if b is None else Decimal(b) for b in (low, high))
    assert words.quantity(QuantityValue(*bounds)) == said


@pytest.mark.parametrize(
    ("bounds", "unit", "said"),
    [
        ((85_000_000, 85_000_000), "USD", "$85,000,000"),
        ((5, None), "EUR", "€5 or more"),
        ((10, 20), "EUR", "€10 to €20"),
        ((90, 110), "RON", "about RON 100"),
        ((500, 500), "MXN", "500 pesos"),
        ((1, 1), "GBP", "1 pound"),
        ((-3, -3), "USD", "-$3"),
        ((12, 12), "percent", "12%"),
        ((None, 12), "percent", "up to 12%"),
        ((10, 20), "kilometer", "10 to 20 km"),
        ((1, 1), "mile", "1 mile"),
        ((2, 2), "mile", "2 miles"),
        ((6, 6), "celsius", "6°C"),
        ((6, 6), "no-such-unit", "6 no-such-unit"),
        ((Decimal("1E+50"), None), "kilometer", "1.000e+50 km or more"),
    ],
)
def test_a_quantity_is_shown_with_what_it_is_measured_in(bounds, unit, said):
    value = QuantityValue(*(None if b is None else Decimal(b) for b in bounds))
    assert words.quantity(value, unit) == said
    assert words.value(value, unit) == said


def test_values_of_each_kind():
    assert words.value(None) is None
    assert words.value(DateValue("2024", "year")) == "2024"
    assert words.value(NameValue("Mira\nSolan")) == "Mira Solan"


@pytest.mark.parametrize(
    ("tag", "name", "direction"),
    [
        ("vi", "Vietnamese", "ltr"),
        ("zh-Hans", "Chinese", "ltr"),
        ("ar-EG", "Arabic", "rtl"),
        ("az-Arab", "Azerbaijani", "rtl"),
        ("he", "Hebrew", "rtl"),
        ("qqq", "qqq", "auto"),
        ("und", "language unmeasured", "auto"),
        (None, "language unmeasured", "auto"),
        ('x"><script>', "language unmeasured", "auto"),
    ],
)
def test_languages_have_names_and_directions(tag, name, direction):
    assert words.language_name(tag) == name
    assert words.direction(tag) == direction


def test_only_language_tags_reach_an_attribute():
    assert words.language_tag("zh_Hant_TW") == "zh-Hant-TW"
    assert words.language_tag('x" onload="') == ""


@pytest.mark.parametrize(
    ("piece", "said"),
    [
        (Evidence("named-address", "Nguồn: x", line=3), "names the source’s address: “Nguồn: x”, line 3"),
        (Evidence("alignment", rows=1), "1 aligned row"),
        (Evidence("alignment", rows=9, value=1.0), "9 aligned rows, 100% of them in the source’s order"),
        (Evidence("verbatim", value=0.31), "shared wording (31%)"),
        (Evidence("odds", value=4.25), "odds (4.25)"),
        (Evidence("a-new-kind"), "a new kind"),
        (
            Evidence("times", "2024-11-12 < 2024-11-13T01:00Z"),
            "the source was published 12 Nov 2024, this one 13 Nov 2024, 01:00 UTC",
        ),
    ],
)
def test_evidence_is_a_phrase(piece, said):
    assert words.evidence(piece) == said


def test_flags_say_what_became_of_what():
    changed = FidelityFlag(
        "number", 1, 1, "“dozens”", "hundreds", None, QuantityValue(Decimal(100), Decimal(999))
    )
    assert words.flag(changed) == "“dozens” became “hundreds” (100 to 999)"
    assert words.flag(FidelityFlag("omission", 1, None, None, None)) == "a part of the source"
    assert words.flag(FidelityFlag("addition", None, 1, None, "more")) == "“more”"
    assert words.flag(FidelityFlag("name", 1, 1, None, "Mira")) == "nothing became “Mira”"
    assert words.changes([changed, changed, FidelityFlag("omission", 1, None, None, None)]) == [
        "2 numbers changed",
        "1 part left out",
    ]


def test_lists_and_counts():
    assert words.joined([]) == ""
    assert words.joined("abc") == "a, b and c"
    assert words.count(1, "story", "stories") == "1 story"
    assert words.count(1200, "story", "stories") == "1,200 stories"
    assert words.range_of(2, 2) is None
