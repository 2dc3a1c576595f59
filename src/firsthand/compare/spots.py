"""Of what sort a value in its sentence is, and what two of them can have to do with each other."""

from __future__ import annotations

import math

import regex

from firsthand.compare.context import Spot
from firsthand.compare.meeting import near
from firsthand.compare.readings import DateReading, QuantityReading
from firsthand.derive.traits import names_kept, traits

#: Words of the shortest sentence that tells something: a stamp has fewer.
TELLS = 5
#: Names this many say no more.
MOST = 4
#: Words within which a name is of the value.
NAMED = 6

_PUT_APART = regex.compile(r"\s*[(\[|/:–—-]")
#: Words that may stand before the date of a dateline: a place of two words and an agency.
_PLACE = 3
_CAPITALS = regex.compile(r"(?<!\p{L})\p{Lu}{2,6}[ -]$")
_NAME = regex.compile(r"\p{Lu}\p{Ll}[\p{L}\p{M}'’-]*")


def has_unit(spot: Spot) -> bool:
    """Whether a value is money, a share or a measure."""
    r = spot.reading
    return isinstance(r, QuantityReading) and (r.kind != "number" or r.unit is not None)


def relative(spot: Spot) -> bool:
    """Whether a date is told from the day of writing: half of all reports name that day, of anything."""
    return isinstance(spot.reading, DateReading) and spot.reading.relative


def weak(spot: Spot) -> bool:
    """Whether a value is a small number in letters, which says little."""
    return isinstance(spot.reading, QuantityReading) and spot.reading.weak


def bound(spot: Spot) -> tuple[bool, bool]:
    """Whether the lower and the upper end of a quantity are open."""
    r = spot.reading
    if not isinstance(r, QuantityReading):
        return False, False
    return r.value.lowest is None, r.value.highest is None


def precision(spot: Spot) -> str:
    """Of a date how far it is told; nothing of a quantity."""
    return spot.reading.value.precision if isinstance(spot.reading, DateReading) else ""


def apart(a: Spot, b: Spot) -> float:
    """The log of how many times one is the other; nothing of dates."""
    if isinstance(a.reading, QuantityReading) and isinstance(b.reading, QuantityReading):
        x, y = (_size(r) for r in (a.reading, b.reading))
        return abs(math.log(x / y)) if x > 0 < y else 3.0
    return 0.0


def _size(reading: QuantityReading) -> float:
    ends = [abs(e) for e in (reading.value.lowest, reading.value.highest) if e is not None]
    return float(max(ends, default=0))


def names_beside(a: Spot, b: Spot) -> tuple[float, float, float]:
    """Names that both sentences have, the share that one lost, and whether the nearest to each value is one."""
    texts = a.sentence.text, b.sentence.text
    kept, lost = names_kept(traits(texts[0]), traits(texts[1]))
    beside = [_nearest(s) for s in (a, b)]
    same = 0.0
    if beside[0] and beside[1]:
        known = beside[0][:4] == beside[1][:4]
        strange = beside[0] not in texts[1] and beside[1] not in texts[0]
        same = 1.0 if known else -1.0 if strange else 0.0
    return float(min(MOST, kept)), lost, same


def _nearest(spot: Spot) -> str | None:
    """The name nearest to a value, within `NAMED` words of it."""
    start, end = spot.reading.span
    text = spot.sentence.text
    found = [
        (
            len(text[m.end() : start].split()) if m.end() <= start else len(text[end : m.start()].split()),
            m.group(),
        )
        for m in _NAME.finditer(text)
        if m.end() <= start or m.start() >= end
    ]
    close = min(found, default=None)
    return close[1] if close and close[0] <= NAMED else None


def could_answer(a: Spot, b: Spot) -> bool:
    """Whether two values that differ can be answers to one question."""
    if isinstance(a.reading, DateReading) and isinstance(b.reading, DateReading):
        if a.reading.relative or b.reading.relative or precision(a) != precision(b):
            return False
        if _dateline(a) or _dateline(b):
            return False
    if _in_a_name(a) or _in_a_name(b):
        return False
    tells = all(
        len(s.sentence.text.split()) >= TELLS or len(s.before) + len(s.after) >= TELLS for s in (a, b)
    )
    return tells and a.sentence.role != "caption" != b.sentence.role and near(a.reading, b.reading)


def _in_a_name(spot: Spot) -> bool:
    """Whether a bare number belongs to the capitals before it ("TVP 2"), in a sentence that is not all capitals."""
    text = spot.sentence.text
    if isinstance(spot.reading, DateReading) or has_unit(spot) or text.isupper():
        return False
    return _CAPITALS.search(text[: spot.reading.span[0]]) is not None


def _dateline(spot: Spot) -> bool:
    """Whether a date is set apart from its sentence, before "(Agency)" or at the head before a dash."""
    start, end = spot.reading.span
    mark = _PUT_APART.match(spot.sentence.text, end)
    head = len(spot.sentence.text[:start].split()) <= _PLACE
    return mark is not None and (head or mark.group().strip() in "([|")
