"""How probable it is that a row's name was changed, from its missing names and its strange words.

Three logistic models: is this near name missing; is this far word a name that does not belong here; and,
from the best of both, was a name changed. One set for two sides in Latin letters, where a name stays as it is, one for
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
    """The three models of a class, and the log odds from which a row is flagged."""

    missing: Linear
    strange: Linear
    row: Linear
    flagged: float


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
        name: Model(_linear(own["missing"]), _linear(own["strange"]), _linear(own["row"]), own["flagged"])
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


def judge(number: int, names: Names, told: Context, model: Model) -> Judged:
    """The likeliest change of a row."""
    row = names.rows[number]
    missing = [model.missing(missing_features(number, name, names, told)) for name in row.near]
    strange = [model.strange(strange_features(number, odd, names, told)) for odd in row.strange]
    near = max(range(len(missing)), key=lambda n: missing[n], default=None)
    far = max(range(len(strange)), key=lambda n: strange[n], default=None)
    lost = max(LEAST, missing[near]) if near is not None else LEAST
    odd = max(LEAST, strange[far]) if far is not None else LEAST
    return Judged(near, far, lost, odd, model.row(row_features(lost, odd, missing, strange)))


def row_features(lost: float, odd: float, missing: Sequence[float], strange: Sequence[float]) -> list[float]:
    """What the last model reads of a row: eight numbers."""
    return [
        lost,
        odd,
        min(lost, odd),
        max(lost, 0.0),
        max(odd, 0.0),
        lost * odd / 10,
        min(3, sum(m > 0 for m in missing)) / 3,
        min(3, sum(s > 0 for s in strange)) / 3,
    ]
