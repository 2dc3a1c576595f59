"""Which values of two reports answer one question differently.

What two reports both give is explained. Of what is left over on both sides, every two values of a
kind and a unit that can't both hold are a candidate. Whether they answer one question is read off what
surrounds them (`context.py`), off how likely that makes it and how far they are ahead of all others
(`questions.standing`), off how many others are left, and off what else the two sentences and the two reports
agree in. Decision trees make log-odds of that (`questions.npz`, fitted by benchmarks/facts/train_questions.py on
conflicts written down or planted against what is left over between untouched reports); each feature may only
speak for one side, so that few examples suffice.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from firsthand.compare.context import NAMES as CONTEXT
from firsthand.compare.context import Context, Spot
from firsthand.compare.meeting import digits
from firsthand.compare.questions import NAMES as SEEN
from firsthand.compare.questions import STANDING, Model, Weighed, explains, one_language
from firsthand.compare.spots import (
    MOST,
    apart,
    bound,
    could_answer,
    has_unit,
    precision,
    weak,
)

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
    *STANDING,
)
#: Where a pair's features hold its clauses and its names.
_CLAUSES = slice(SEEN.index("clauses alike"), SEEN.index("names shared"))
_NAMED = slice(SEEN.index("names shared"), SEEN.index("apart in place"))


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two values that differ, by the numbers of their spots, with what is seen of them: `context.NAMES`, then `NAMES`."""

    one: Spot
    other: Spot
    features: tuple[float, ...]


def candidates(one: Context, other: Context, weighed: Sequence[Weighed]) -> list[Candidate]:
    """All pairs of values left over that could be another answer to one question.

    :param weighed: all pairs of values of the two reports.
    """
    met = [(w.one.number, w.other.number) for w in weighed if explains(w)]
    explained = {a for a, _ in met}, {b for _, b in met}
    left = [
        w
        for w in weighed
        if w.verdict == "conflict" and w.one.number not in explained[0] and w.other.number not in explained[1]
    ]
    pair = _Pair(one, other, met, explained)
    return list(_seen([w for w in left if could_answer(w.one, w.other)], pair))


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
            Counter(s.row for s in side.spots if s.number not in known and not weak(s))
            for side, known in zip((self.one, self.other), self.explained, strict=True)
        ]
        return rows[0], rows[1]

    def share(self) -> float:
        """The share of all values that is explained."""
        every = len(self.one.spots) + len(self.other.spots)
        return (sum(map(len, self.explained)) + 1) / (every + 2)


def _seen(weighed: Sequence[Weighed], pair: _Pair) -> Iterator[Candidate]:
    left = [(w.one, w.other) for w in weighed]
    base = [w.features[: len(CONTEXT)] for w in weighed]
    ahead = _ahead(left, [f[0] for f in base])
    rivals = Counter(("one", a.number) for a, _ in left) + Counter(("other", b.number) for _, b in left)
    agreed, rest, share = pair.agreed(), pair.left(), pair.share()
    sizes = pair.one.sentences, pair.other.sentences
    for n, (a, b) in enumerate(left):
        more = (
            ahead[n],
            apart(a, b),
            float(has_unit(a) or precision(a) == "day"),
            math.log(rivals["one", a.number] * rivals["other", b.number]),
            abs(a.row / sizes[0] - b.row / sizes[1]),
            float(min(MOST, agreed[a.row, b.row])),
            float(min(MOST, rest[0][a.row], rest[1][b.row])),
            share,
            float(bool(a.after and b.after) and a.after[0] == b.after[0]),
            float(bool(a.before and b.before) and a.before[-1] == b.before[-1]),
            float(min(digits(a.reading), digits(b.reading))),
            float(weak(a) or weak(b)),
            *weighed[n].features[_NAMED],
            float(bool(a.after and b.after) and bool({*a.after[:3]} & {*b.after[:3]})),
            float(bound(a) == bound(b)),
            *weighed[n].features[_CLAUSES],
            *weighed[n].standing,
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


def model_of(one: Context, other: Context, *, dates: bool) -> Model:
    """The model that says how likely two values of two reports are another answer."""
    if one_language(one, other):
        return "dates apart" if dates else "quantities apart"
    return "dates apart, two languages" if dates else "quantities apart, two languages"
