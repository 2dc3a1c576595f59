"""Reads like the rules: what two values are said to be."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.compare.verdicts import (
    UPDATE_AFTER,
    compare_dates,
    compare_quantities,
    is_update,
    overlaps,
    worst,
)
from firsthand.model import DateValue, QuantityValue


def day(value):
    precision = {4: "year", 7: "month", 10: "day"}.get(len(value), "minute")
    return DateValue(value, "day" if value.startswith("-") else precision)


def number(low, high="same"):
    ends = (low, low if high == "same" else high)
    return QuantityValue(*(None if end is None else Decimal(end) for end in ends))


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        ("2024-03-12", "2024-03-12", "agree"),
        ("2024-03-12", "2024-03-13", "conflict"),
        ("2024-03-12", "2024-03", "compatible"),
        ("2024-03-12", "2024", "compatible"),
        ("2024-03-12", "2023", "conflict"),
        ("2024-03", "2024-04", "conflict"),
        ("2024-03-12T10:30", "2024-03-12", "compatible"),
        ("--03-12", "2024-03-12", "agree"),
        ("--03-12", "2024-03-13", "conflict"),
        ("--03-12", "--03-12", "agree"),
    ],
)
def test_dates(one, other, verdict):
    assert compare_dates(day(one), day(other)) == compare_dates(day(other), day(one)) == verdict


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        (number(210), number("210.0"), "agree"),
        (number(210), number(211), "conflict"),
        (number(200, None), number(210), "compatible"),
        (number(None, 200), number(210), "conflict"),
        (number(200, 220), number(210, 230), "compatible"),
        (number(200, 209), number(210, 230), "conflict"),
        (number(None, 5), number(5, None), "compatible"),
    ],
)
def test_quantities(one, other, verdict):
    assert compare_quantities(one, other) == compare_quantities(other, one) == verdict


@pytest.mark.parametrize(("hours", "update"), [(0, False), (5, False), (6, True), (48, True), (-48, True)])
def test_counts_of_reports_dated_apart_are_an_update(hours, update):
    start = datetime(2024, 3, 12, tzinfo=UTC)
    times = (start, start + timedelta(hours=hours))
    assert is_update((Decimal(210), Decimal(230)), times) is update
    assert not is_update((Decimal(210), Decimal(210)), times)
    assert not is_update((Decimal(210), None), times)
    assert timedelta(hours=6) == UPDATE_AFTER


def test_without_both_times_nothing_is_an_update():
    assert not is_update((Decimal(1), Decimal(2)), (datetime(2024, 3, 12, tzinfo=UTC), None))


def test_a_set_is_as_bad_as_its_worst_pair_and_one_voice_is_single():
    assert worst(["agree", "conflict", "update"]) == "conflict"
    assert worst(["agree", "compatible"]) == "compatible"
    assert worst([]) == "single"


@given(*[st.none() | st.integers(-9, 9)] * 4)
def test_intervals_overlap_where_they_have_a_number_in_common(a, b, c, d):
    if (a is not None and b is not None and a > b) or (c is not None and d is not None and c > d):
        return
    common = any(
        (a is None or a <= n) and (b is None or n <= b) and (c is None or c <= n) and (d is None or n <= d)
        for n in range(-12, 13)
    )
    assert overlaps(number(a, b), number(c, d)) == common
