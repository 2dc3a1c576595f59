"""How two values compare, and how much it says that they are one."""

from __future__ import annotations

import datetime
from decimal import ROUND_HALF_UP, Decimal

from firsthand.compare.context import Reading
from firsthand.compare.readings import DateReading, QuantityReading
from firsthand.compare.verdicts import compare_dates, compare_quantities
from firsthand.model import Verdict

#: Quantities further apart than this factor, days further than these, years further than these, hardly answer
#: one question.
FARTHEST, FARTHEST_DAYS, FARTHEST_YEARS = 10, 366, 10
#: Bounds that differ by less than this factor are of one size. Chosen.
ONE_SIZE = Decimal("1.5")
#: Share of a number by which rounding changes it at most. Chosen.
ROUNDED = Decimal("0.02")


def compare(a: Reading, b: Reading) -> Verdict | None:
    """How two values of one kind compare; None where they are of different kinds or units."""
    if isinstance(a, DateReading) and isinstance(b, DateReading):
        return compare_dates(a.value, b.value)
    if isinstance(a, QuantityReading) and isinstance(b, QuantityReading):
        if (a.kind, a.unit) != (b.kind, b.unit):
            return None
        if _bounds_apart(a, b):
            return "conflict"
        verdict = compare_quantities(a.value, b.value)
        return "compatible" if verdict == "conflict" and _rounded(a, b) else verdict
    return None


def _rounded(a: QuantityReading, b: QuantityReading) -> bool:
    """Whether one number is the other, rounded: 10 and 9.9, 41 million and 40.8 million."""
    if not a.amount or not b.amount or abs(a.amount - b.amount) > ROUNDED * abs(a.amount):
        return False
    coarse, fine = sorted((a.amount.normalize(), b.amount.normalize()), key=_place, reverse=True)
    return fine.quantize(Decimal(1).scaleb(_place(coarse)), ROUND_HALF_UP) == coarse


def _place(number: Decimal) -> int:
    """The power of ten of a number's last digit that is no zero."""
    return int(number.as_tuple().exponent)


def _bounds_apart(a: QuantityReading, b: QuantityReading) -> bool:
    """Whether both name a bound of one direction ("more than 300", "more than 800") and not of one size.

    "At least" only says what is known so far.
    """
    if a.amount is None or b.amount is None or a.counting or b.counting:
        return False
    lower = a.value.highest is None and b.value.highest is None
    upper = a.value.lowest is None and b.value.lowest is None
    low, high = sorted((abs(a.amount), abs(b.amount)))
    return (lower or upper) and high >= low * ONE_SIZE


def digits(reading: Reading) -> int:
    """Digits that a value has, three at most; money, shares and measures have one more than bare numbers.

    A date counts as two; a relative one as one, since half of all reports name the day of writing.
    """
    if not isinstance(reading, QuantityReading):
        return 1 if reading.relative else 2
    if reading.amount is None:
        return 1
    told = len(f"{reading.amount.normalize():f}".replace(".", "").strip("0-"))
    return max(1, min(3, told + (reading.kind != "number" or reading.unit is not None)))


def near(a: Reading, b: Reading, farthest: int = FARTHEST) -> bool:
    """Whether two values are of one size: ``farthest`` times each other, a year apart, or years ten apart, at most."""
    if isinstance(a, DateReading) and isinstance(b, DateReading):
        days = [_day(r.value.date) for r in (a, b)]
        years = a.value.precision == b.value.precision == "year"
        most = FARTHEST_YEARS * FARTHEST_DAYS if years else FARTHEST_DAYS
        return days[0] is None or days[1] is None or abs((days[0] - days[1]).days) <= most
    if isinstance(a, QuantityReading) and isinstance(b, QuantityReading):
        ends = [[abs(e) for e in (r.value.lowest, r.value.highest) if e is not None] for r in (a, b)]
        if not ends[0] or not ends[1]:
            return False
        low, high = sorted((max(ends[0]), max(ends[1])))
        return low > 0 and high <= low * farthest
    return False


def _day(date: str) -> datetime.date | None:
    """The day of a full date, the first of a month or year; None without a year."""
    if date.startswith("-"):
        return None
    try:
        return datetime.date.fromisoformat((date[:10] + "-01-01")[:10])
    except ValueError:
        return None
