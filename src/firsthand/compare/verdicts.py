"""The rules by which values agree. docs/verdicts.md says the same in words; tests read like it.

Dates: equal to the coarser of both precisions agree; else they conflict.
Quantities: equal intervals agree; intervals that overlap are compatible; disjoint ones are an
update where the later report's is the larger and both are dated apart, else they conflict.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence

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


def compare_quantities(
    a: QuantityValue,
    b: QuantityValue,
    times: tuple[datetime.datetime | None, datetime.datetime | None] = (None, None),
) -> Verdict:
    """``agree``, ``compatible``, ``update`` or ``conflict``.

    :param times: when the reports of ``a`` and ``b`` were published, where known.
    """
    if a == b:
        return "agree"
    if overlaps(a, b):
        return "compatible"
    first, second = times
    if first and second and abs(second - first) >= UPDATE_AFTER:
        earlier, later = (a, b) if first < second else (b, a)
        if _below(earlier, later):
            return "update"
    return "conflict"


def overlaps(a: QuantityValue, b: QuantityValue) -> bool:
    """Whether two intervals have a value in common."""
    return not _below(a, b) and not _below(b, a)


def _below(a: QuantityValue, b: QuantityValue) -> bool:
    return a.highest is not None and b.lowest is not None and a.highest < b.lowest
