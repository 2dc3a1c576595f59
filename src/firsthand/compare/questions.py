"""How likely two values of two reports answer one question, whatever the values are.

Every value of one report is set beside every value of its kind, unit and size in the other. What is seen of two
is what surrounds them (`context.py`) and of what sort they are, never whether they are equal: a value that
agrees by chance looks like any other. Decision trees make log-odds of that (`questions.npz`, fitted by
benchmarks/facts/train_questions.py on reports whose shared questions people wrote down). How a pair stands
among all others of its two values says as much as its own odds.
"""

from __future__ import annotations

import io
import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Literal, get_args

import numpy as np
from numpy.typing import NDArray

from firsthand.compare.context import NAMES as CONTEXT
from firsthand.compare.context import Context, Likeness, Spot
from firsthand.compare.meeting import compare, digits, near
from firsthand.compare.readings import DateReading
from firsthand.compare.spots import has_unit, names_beside, relative, weak
from firsthand.compare.trees import Trees
from firsthand.languages import primary
from firsthand.model import Verdict

Model = Literal[
    "one question",
    "quantities apart",
    "dates apart",
    "quantities apart, two languages",
    "dates apart, two languages",
]

#: What is seen of two values; the columns of `Pair.features`.
NAMES = (
    *CONTEXT,
    "clauses alike",
    "words of the clauses shared",
    "names shared",
    "names lost",
    "nearest name",
    "apart in place",
    "a date",
    "a unit",
    "in leads",
    "relative",
    "weak",
    "digits",
    "one language",
)
#: Log-odds that a value which both give adds, by its digits, zeros at the ends aside: two reports give
#: the same digit by chance often, the same three hardly ever. A date counts as two digits.
SAME_VALUE = {1: 1.0, 2: 3.0, 3: 4.0}
#: From these log-odds on, the value counted in, two values answer one question. Chosen by odds of reports that the
#: trees had not seen.
ONE_QUESTION = -1.0
#: How a pair stands among all others of its two values; the columns of `standing`.
STANDING = ("odds", "least ahead", "most ahead", "least share", "most share", "one agrees", "both agree")
#: Log-odds less by which a value that has no other stands ahead, and those of no value that agrees.
ALONE, NOTHING = 3.0, -8.0


@dataclass(frozen=True, slots=True)
class Pair:
    """Two values of a kind and a unit, how they compare, and what is seen of them (`NAMES`)."""

    one: Spot
    other: Spot
    verdict: Verdict
    features: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Weighed:
    """A `Pair` with the log-odds that it answers one question, and how it stands (`STANDING`, the odds first)."""

    one: Spot
    other: Spot
    verdict: Verdict
    features: tuple[float, ...]
    standing: tuple[float, ...]

    @property
    def odds(self) -> float:
        """Log-odds by the surroundings alone."""
        return self.standing[0]


def weigh(one: Context, other: Context, likeness: Likeness) -> list[Weighed]:
    """All pairs of values of two reports with their log-odds and standing."""
    found = pairs(one, other, likeness)
    odds = fitted()["one question"]([p.features for p in found])
    return weighed(found, odds)


def weighed(found: Sequence[Pair], odds: NDArray[np.float64]) -> list[Weighed]:
    """Pairs with their log-odds, ``(len(found),)``, and how they stand."""
    return [
        Weighed(p.one, p.other, p.verdict, p.features, stands)
        for p, stands in zip(found, _standing(found, odds.tolist()), strict=True)
    ]


def _standing(found: Sequence[Pair], odds: Sequence[float]) -> list[tuple[float, ...]]:
    sides: dict[tuple[int, int, bool], list[float]] = defaultdict(list)
    agreeing: dict[tuple[int, int], float] = {}
    for pair, value in zip(found, odds, strict=True):
        for key in _keys(pair):
            sides[key].append(value)
            if pair.verdict != "conflict":
                agreeing[key[:2]] = max(value, agreeing.get(key[:2], NOTHING))
    ranked = {key: sorted(values, reverse=True) for key, values in sides.items()}
    whole = {key: sum(math.exp(v - values[0]) for v in values) for key, values in ranked.items()}
    made = []
    for pair, value in zip(found, odds, strict=True):
        keys = _keys(pair)
        ahead = sorted(value - _rival(ranked[key], value) for key in keys)
        share = sorted(math.exp(value - ranked[key][0]) / whole[key] for key in keys)
        agrees = sorted(agreeing.get(key[:2], NOTHING) for key in keys)
        made.append((value, *ahead, *share, agrees[1], agrees[0]))
    return made


def _keys(pair: Pair) -> tuple[tuple[int, int, bool], tuple[int, int, bool]]:
    dates = isinstance(pair.one.reading, DateReading)
    return (0, pair.one.number, dates), (1, pair.other.number, dates)


def _rival(ranked: Sequence[float], value: float) -> float:
    """The best odds of a value's pairs but for the one with these."""
    if len(ranked) < 2:
        return value - ALONE
    return ranked[1] if ranked[0] == value else ranked[0]


def strength(pair: Weighed) -> float:
    """The log-odds with what it adds that both give one value."""
    if pair.verdict == "agree":
        return pair.odds + SAME_VALUE[min(digits(s.reading) for s in (pair.one, pair.other))]
    return pair.odds


def explains(pair: Weighed) -> bool:
    """Whether a value needs no other answer: the other report has the same, and not by the chance of one digit.

    The day of writing is named by half of all reports, of anything.
    """
    if pair.verdict != "agree" or relative(pair.one) or relative(pair.other):
        return False
    told = min(digits(s.reading) for s in (pair.one, pair.other))
    return told > 1 or strength(pair) >= ONE_QUESTION


def pairs(one: Context, other: Context, likeness: Likeness) -> list[Pair]:
    """All pairs of values of two reports that can hold together or are of one size."""
    same = float(one_language(one, other))
    found = []
    for a in one.spots:
        for b in other.spots:
            verdict = compare(a.reading, b.reading)
            if verdict is not None and (verdict != "conflict" or near(a.reading, b.reading)):
                apart = abs(a.row / one.sentences - b.row / other.sentences)
                seen = (
                    *likeness.features(a, b),
                    *likeness.clauses(a, b),
                    *names_beside(a, b),
                    apart,
                    *_sort(a, b),
                    same,
                )
                found.append(Pair(a, b, verdict, seen))
    return found


def one_language(one: Context, other: Context) -> bool:
    """Whether two reports are known to be in one language."""
    return bool(one.language and other.language and primary(one.language) == primary(other.language))


def _sort(a: Spot, b: Spot) -> tuple[float, ...]:
    """Of what sort two values are: dates, with a unit, in leads, relative, weak, of how many digits."""
    return (
        float(isinstance(a.reading, DateReading)),
        float(has_unit(a)),
        float((a.sentence.role == "lead") + (b.sentence.role == "lead")),
        float(relative(a) + relative(b)),
        float(weak(a) or weak(b)),
        float(min(digits(a.reading), digits(b.reading))),
    )


@cache
def fitted() -> dict[Model, Trees]:
    """The trees of each model: log-odds of a pair's features."""
    file = resources.files("firsthand.compare") / "questions.npz"
    with np.load(io.BytesIO(file.read_bytes())) as stored:
        arrays = dict(stored)
    return {model: Trees.read(arrays, f"{model}/") for model in get_args(Model)}
