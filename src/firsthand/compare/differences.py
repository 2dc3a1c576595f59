"""Which values of two reports answer one question differently.

What two reports both give is explained. Of what is left over on both sides, every two values of a
kind and a unit that can't both hold are a candidate. Whether they answer one question is read off what
surrounds them (`context.py`), off how far they are ahead of all others that are left, off how many
such there are, and off what else the two sentences and the two reports agree in. Decision
trees make log-odds of that (`differences.npz`, fitted by benchmarks/facts/train_differences.py on planted
conflicts against what is left over between untouched reports); each feature may only speak for
one side, so that few examples suffice.
"""

from __future__ import annotations

import io
import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

import numpy as np
import regex

from firsthand.compare.context import Context, Likeness, Spot
from firsthand.compare.meeting import compare, digits, near
from firsthand.compare.readings import DateReading, QuantityReading
from firsthand.compare.trees import Trees
from firsthand.derive.traits import names_kept, traits

#: What is seen of a candidate beside `context.NAMES`.
NAMES = (
    "ahead of other sentences",
    "apart in size",
    "a unit or day",
    "others left",
    "apart in place",
    "values agreed here",
    "values left here",
    "share agreed",
    "word after shared",
    "word before shared",
    "digits",
    "weak",
    "names shared",
    "names lost",
    "nearest name",
    "one word after",
    "same bound",
    "clauses alike",
    "words of the clauses shared",
)
#: Words of the shortest sentence that tells something: a stamp has fewer.
TELLS = 5
#: Counts this large say no more.
MOST = 4
#: Words within which a name is of the value.
NAMED = 6

_PUT_APART = regex.compile(r"\s*[(\[|/:–—-]")
#: Words that may stand before the date of a dateline: a place of two words and an agency.
_PLACE = 3
_CAPITALS = regex.compile(r"(?<!\p{L})\p{Lu}{2,6}[ -]$")
_NAME = regex.compile(r"\p{Lu}\p{Ll}[\p{L}\p{M}'’-]*")


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two values that differ, by the numbers of their spots, with what is seen of them: `context.NAMES`, then `NAMES`."""

    one: Spot
    other: Spot
    features: tuple[float, ...]


def candidates(one: Context, other: Context, likeness: Likeness) -> list[Candidate]:
    """All pairs of values left over that could be another answer to one question."""
    verdicts = {
        (a.number, b.number): verdict
        for a in one.spots
        for b in other.spots
        if (verdict := compare(a.reading, b.reading)) is not None
    }
    met = [
        (a, b)
        for (a, b), verdict in verdicts.items()
        if verdict == "agree" and not (_relative(one.spots[a]) or _relative(other.spots[b]))
    ]
    explained = {a for a, _ in met}, {b for _, b in met}
    left = [
        (one.spots[a], other.spots[b])
        for (a, b), verdict in verdicts.items()
        if verdict == "conflict" and a not in explained[0] and b not in explained[1]
    ]
    pair = _Pair(one, other, met, explained)
    left = [(a, b) for a, b in left if could_answer(a, b)]
    return list(_seen(left, pair, likeness))


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two reports, the pairs of equal values, and the numbers of the spots that have one."""

    one: Context
    other: Context
    met: Sequence[tuple[int, int]]
    explained: tuple[set[int], set[int]]

    def agreed(self) -> Counter[tuple[int, int]]:
        """How many values each two sentences agree in; one digit is the same by chance often, and counts for nothing."""
        spots = ((self.one.spots[a], self.other.spots[b]) for a, b in self.met)
        return Counter((a.row, b.row) for a, b in spots if digits(a.reading) > 1)

    def left(self) -> tuple[Counter[int], Counter[int]]:
        """How many values of each sentence, weak ones aside, are not explained."""
        rows = [
            Counter(s.row for s in side.spots if s.number not in known and not _weak(s))
            for side, known in zip((self.one, self.other), self.explained, strict=True)
        ]
        return rows[0], rows[1]

    def share(self) -> float:
        """The share of all values that is explained."""
        every = len(self.one.spots) + len(self.other.spots)
        return (sum(map(len, self.explained)) + 1) / (every + 2)


def _seen(left: Sequence[tuple[Spot, Spot]], pair: _Pair, likeness: Likeness) -> Iterator[Candidate]:
    base = [likeness.features(a, b) for a, b in left]
    ahead = _ahead(left, [f[0] for f in base])
    rivals = Counter(("one", a.number) for a, _ in left) + Counter(("other", b.number) for _, b in left)
    agreed, rest, share = pair.agreed(), pair.left(), pair.share()
    sizes = pair.one.sentences, pair.other.sentences
    for n, (a, b) in enumerate(left):
        more = (
            ahead[n],
            _apart(a, b),
            float(_has_unit(a) or _precision(a) == "day"),
            math.log(rivals["one", a.number] * rivals["other", b.number]),
            abs(a.row / sizes[0] - b.row / sizes[1]),
            float(min(MOST, agreed[a.row, b.row])),
            float(min(MOST, rest[0][a.row], rest[1][b.row])),
            share,
            float(bool(a.after and b.after) and a.after[0] == b.after[0]),
            float(bool(a.before and b.before) and a.before[-1] == b.before[-1]),
            float(min(digits(a.reading), digits(b.reading))),
            float(_weak(a) or _weak(b)),
            *_names(a, b),
            float(bool(a.after and b.after) and bool({*a.after[:3]} & {*b.after[:3]})),
            float(_bound(a) == _bound(b)),
            *likeness.clauses(a, b),
        )
        yield Candidate(a, b, (*base[n], *more))


def _ahead(left: Sequence[tuple[Spot, Spot]], near: Sequence[float]) -> list[float]:
    """How much nearer the sentences of each two values are than those of any other two with one of them."""
    best: dict[tuple[int, int], list[float]] = defaultdict(list)
    for (a, b), value in zip(left, near, strict=True):
        best[0, a.number].append(value)
        best[1, b.number].append(value)
    found = []
    for (a, b), value in zip(left, near, strict=True):
        sides = [sorted(best[key], reverse=True) for key in ((0, a.number), (1, b.number))]
        rival = [side[1] if side[0] == value else side[0] for side in sides if len(side) > 1]
        found.append(value - max(rival, default=0.0))
    return found


def _apart(a: Spot, b: Spot) -> float:
    """The log of how many times one is the other; nothing of dates."""
    if isinstance(a.reading, QuantityReading) and isinstance(b.reading, QuantityReading):
        x, y = (_size(r) for r in (a.reading, b.reading))
        return abs(math.log(x / y)) if x > 0 < y else 3.0
    return 0.0


def _precision(spot: Spot) -> str:
    return spot.reading.value.precision if isinstance(spot.reading, DateReading) else ""


def _size(reading: QuantityReading) -> float:
    ends = [abs(e) for e in (reading.value.lowest, reading.value.highest) if e is not None]
    return float(max(ends, default=0))


def _has_unit(spot: Spot) -> bool:
    r = spot.reading
    return isinstance(r, QuantityReading) and (r.kind != "number" or r.unit is not None)


def _relative(spot: Spot) -> bool:
    """Whether a date is told from the day of writing: half of all reports name that day, of anything."""
    return isinstance(spot.reading, DateReading) and spot.reading.relative


def _weak(spot: Spot) -> bool:
    return isinstance(spot.reading, QuantityReading) and spot.reading.weak


def _bound(spot: Spot) -> tuple[bool, bool]:
    r = spot.reading
    if not isinstance(r, QuantityReading):
        return False, False
    return r.value.lowest is None, r.value.highest is None


def _names(a: Spot, b: Spot) -> tuple[float, float, float]:
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
        if a.reading.relative or b.reading.relative or _precision(a) != _precision(b):
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
    if isinstance(spot.reading, DateReading) or _has_unit(spot) or text.isupper():
        return False
    return _CAPITALS.search(text[: spot.reading.span[0]]) is not None


def _dateline(spot: Spot) -> bool:
    """Whether a date is set apart from its sentence, before "(Agency)" or at the head before a dash."""
    start, end = spot.reading.span
    mark = _PUT_APART.match(spot.sentence.text, end)
    head = len(spot.sentence.text[:start].split()) <= _PLACE
    return mark is not None and (head or mark.group().strip() in "([|")


@cache
def fitted() -> dict[str, Trees]:
    """The trees of each model: log-odds of a candidate's features."""
    file = resources.files("firsthand.compare") / "differences.npz"
    with np.load(io.BytesIO(file.read_bytes())) as stored:
        arrays = dict(stored)
    return {model: Trees.read(arrays, f"{model}/") for model in ("quantities apart", "dates apart")}
