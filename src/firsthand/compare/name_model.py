"""Which rows are in doubt: whose name may have been changed, from its missing names and its strange words.

Three logistic models: is this near name missing; is this far word a name that does not belong here; and,
from the best of both and what they were judged by, was a name changed. One set for two sides in Latin letters, where a name stays as it is, one for
other far scripts with capitals, one for scripts without, one for scripts without spaces. Fitted on planted edits (``benchmarks/facts/train_changes.py``).
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, Literal

from firsthand.compare.name_features import Context, Names, missing_features, strange_features
from firsthand.languages.scripts import UNSPACED
from firsthand.names.finding import cased
from firsthand.names.units import word_script

Class = Literal["latin", "cased", "spaced", "unspaced"]
#: Log odds of a row that has nothing missing, or nothing strange.
LEAST = -8.0


@dataclass(frozen=True, slots=True)
class Linear:
    """Weights and bias of log odds."""

    weights: tuple[float, ...]
    bias: float

    def __call__(self, numbers: Sequence[float]) -> float:
        """Log odds."""
        return self.bias + sum(w * n for w, n in zip(self.weights, numbers, strict=True))


@dataclass(frozen=True, slots=True)
class Model:
    """The three models of a class."""

    missing: Linear
    strange: Linear
    row: Linear


@dataclass(frozen=True, slots=True)
class RowOdds:
    """Numbers of each near name and of each strange word of a row, and the log odds that each is missing or
    does not belong.
    """

    missing: Sequence[Sequence[float]]
    strange: Sequence[Sequence[float]]
    lost: Sequence[float]
    odd: Sequence[float]


@dataclass(frozen=True, slots=True)
class Judged:
    """A row's likeliest change: the near name and the far word (places in the row, None for none) with
    their log odds, and the row's.
    """

    near: int | None
    far: int | None
    missing: float
    strange: float
    odds: float


@cache
def models() -> Mapping[str, Model]:
    """The fitted models by class."""
    stored = json.loads(
        (resources.files("firsthand.compare") / "changed_names.json").read_text(encoding="utf-8")
    )
    return {
        name: Model(_linear(own["missing"]), _linear(own["strange"]), _linear(own["row"]))
        for name, own in stored.items()
    }


def _linear(stored: Mapping[str, Any]) -> Linear:
    return Linear(tuple(stored["weights"]), stored["bias"])


def script_class(near: Sequence[str], far: Sequence[str]) -> Class:
    """Which set of models two sides' scripts ask for."""
    whole = " ".join(far)
    if cased(whole):
        return "latin" if {word_script(whole), word_script(" ".join(near))} == {"Latn"} else "cased"
    return "unspaced" if word_script(whole) in UNSPACED else "spaced"


def read_row(number: int, names: Names, told: Context, model: Model) -> RowOdds:
    """What tells of a row's names and strange words, and what comes of it."""
    row = names.rows[number]
    missing = [missing_features(number, name, names, told) for name in row.near]
    strange = [strange_features(number, odd, names, told) for odd in row.strange]
    return RowOdds(
        missing, strange, [model.missing(own) for own in missing], [model.strange(own) for own in strange]
    )


def judge(read: RowOdds, model: Model) -> Judged:
    """The likeliest change of a row."""
    lost, odd = best(read.missing, model.missing), best(read.strange, model.strange)
    return Judged(lost.place, odd.place, lost.odds, odd.odds, model.row(row_features(lost, odd)))


@dataclass(frozen=True, slots=True)
class Best:
    """The likeliest of a row's names or words: its place, its log odds and the next one's, how many are likelier than
    not, what it was judged by.
    """

    place: int | None
    odds: float
    second: float
    likely: int
    features: tuple[float, ...]


def best(features: Sequence[Sequence[float]], model: Linear) -> Best:
    """The likeliest by a model; zeros stand for the features of none."""
    odds = [model(numbers) for numbers in features]
    place = max(range(len(odds)), key=lambda n: odds[n], default=None)
    first, second = ([max(LEAST, o) for o in sorted(odds, reverse=True)] + [LEAST, LEAST])[:2]
    own = features[place] if place is not None else [0.0] * len(model.weights)
    return Best(place, first, second, sum(o > 0 for o in odds), tuple(own))


def row_features(lost: Best, odd: Best) -> list[float]:
    """What the last model reads of a row: the log odds of both, how they go together, what both were judged by."""
    return [
        lost.odds,
        odd.odds,
        min(lost.odds, odd.odds),
        max(lost.odds, 0.0),
        max(odd.odds, 0.0),
        lost.odds * odd.odds / 10,
        min(3, lost.likely) / 3,
        min(3, odd.likely) / 3,
        lost.second,
        odd.second,
        *lost.features,
        *odd.features,
    ]
