"""The rules by which values agree. docs/verdicts.md says the same in words; tests read like it.

Dates: equal to the coarser of both precisions agree; else they conflict.
Quantities: counts (exact, "at least" or "more than") that differ between reports dated apart are an
update; else equal intervals agree, intervals that overlap are compatible, disjoint ones conflict.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from decimal import Decimal

from firsthand.model import DateValue, QuantityValue, Verdict

#: Reports this far apart can differ because the happening went on.
UPDATE_AFTER = datetime.timedelta(hours=6)

_RANK: dict[Verdict, int] = {"single": 0, "agree": 1, "compatible": 2, "update": 3, "conflict": 4}


def worst(verdicts: Sequence[Verdict]) -> Verdict:
    """The verdict that a set of pairwise verdicts comes to; ``single`` for none."""
    return max(verdicts, key=lambda v: _RANK[v], default="single")


def compare_dates(a: DateValue, b: DateValue) -> Verdict:
    """``agree``, ``compatible`` (one is less precise and holds the other) or ``conflict``."""
    if a == b:
        return "agree"
    left, right = a.date, b.date
    if left.startswith("-") or right.startswith("-"):
        left, right = _without_year(left), _without_year(right)
        return "agree" if left == right else "conflict"
    short = min(len(left), len(right), 10)
    return "compatible" if left[:short] == right[:short] else "conflict"


def _without_year(date: str) -> str:
    return date.lstrip("-") if date.startswith("-") else date[5:10]


def compare_quantities(a: QuantityValue, b: QuantityValue) -> Verdict:
    """``agree``, ``compatible`` or ``conflict``, by the intervals alone."""
    if a == b:
        return "agree"
    return "compatible" if overlaps(a, b) else "conflict"


def is_update(
    counts: tuple[Decimal | None, Decimal | None],
    times: tuple[datetime.datetime | None, datetime.datetime | None],
) -> bool:
    """Whether two counts that differ are one count that went on.

    :param counts: exact numbers, or what "at least" and "more than" name; None for any other quantity.
    :param times: when the two reports were published; None where not known.
    """
    (a, b), (first, second) = counts, times
    if a is None or b is None or first is None or second is None or a == b:
        return False
    return abs(second - first) >= UPDATE_AFTER


def goes_back(told: Sequence[tuple[datetime.datetime | None, Decimal | None]]) -> bool:
    """Whether counts of one thing return to a number that a later report had left: 118, 132, 118 is no count that went on.

    :param told: when each was told, and the count; what lacks either is left out.
    """
    known = sorted((time, count) for time, count in told if time is not None and count is not None)
    seen: list[Decimal] = []
    for _, count in known:
        if seen and count != seen[-1] and count in seen:
            return True
        if not seen or count != seen[-1]:
            seen.append(count)
    return False


def overlaps(a: QuantityValue, b: QuantityValue) -> bool:
    """Whether two intervals have a value in common."""
    return not _below(a, b) and not _below(b, a)


def _below(a: QuantityValue, b: QuantityValue) -> bool:
    return a.highest is not None and b.lowest is not None and a.highest < b.lowest
