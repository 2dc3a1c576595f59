"""Values of matched sentences that answer one question: a slot a question.

Values that agree or hold each other share a slot. Of what is left over, one on each side
and of one kind answers the same question differently; more than one on a side is left
apart, since nothing says which answers which.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from firsthand.compare.readings import DateReading, QuantityReading
from firsthand.compare.verdicts import compare_dates, compare_quantities
from firsthand.model import QuantityValue

Reading = TypeVar("Reading", DateReading, QuantityReading)

#: Quantities further apart than this factor hardly count the same thing.
FARTHEST = 5


def date_slots(values: Mapping[str, Sequence[DateReading]]) -> list[dict[str, DateReading]]:
    """Slots of the dates that each article gives, by article id; the first article leads."""
    return _slots(values, lambda a, b: compare_dates(a.value, b.value), _dates_can_answer)


def quantity_slots(values: Mapping[str, Sequence[QuantityReading]]) -> list[dict[str, QuantityReading]]:
    """Slots of the quantities that each article gives, by article id; the first article leads."""
    return _slots(values, _quantities_alike, quantities_can_answer)


def _quantities_alike(a: QuantityReading, b: QuantityReading) -> str:
    if (a.kind, a.unit) != (b.kind, b.unit):
        return "conflict"
    verdict = compare_quantities(a.value, b.value)
    return verdict if verdict == "agree" or quantities_can_answer(a, b) else "conflict"


def _slots(
    values: Mapping[str, Sequence[Reading]],
    alike: Callable[[Reading, Reading], str],
    can_answer: Callable[[Reading, Reading], bool],
) -> list[dict[str, Reading]]:
    slots: list[dict[str, Reading]] = []
    for article, readings in values.items():
        left = list(readings)
        free = list(slots)
        for wanted in ("agree", "compatible"):
            for slot in list(free):
                match = next((r for r in left if any(alike(s, r) == wanted for s in slot.values())), None)
                if match is not None:
                    slot[article] = match
                    left.remove(match)
                    free.remove(slot)
        answerable = [(s, r) for s in free for r in left if can_answer(next(iter(s.values())), r)]
        if len(answerable) == 1:
            slot, reading = answerable[0]
            slot[article] = reading
            left.remove(reading)
        slots.extend({article: reading} for reading in left)
    return slots


def _dates_can_answer(a: DateReading, b: DateReading) -> bool:
    return a.value.precision == b.value.precision and not (a.relative or b.relative)


def quantities_can_answer(a: QuantityReading, b: QuantityReading) -> bool:
    """Whether two quantities can be answers to one question: of one kind, unit and size."""
    return (a.kind, a.unit) == (b.kind, b.unit) and nearby(a.value, b.value)


def nearby(a: QuantityValue, b: QuantityValue) -> bool:
    """Whether two intervals are of one size: their known ends no further apart than `FARTHEST` times."""
    ends = [[end for end in (v.lowest, v.highest) if end is not None] for v in (a, b)]
    if not ends[0] or not ends[1]:
        return False
    low, high = sorted((max(ends[0]), max(ends[1])))
    return low > 0 and high <= low * FARTHEST
