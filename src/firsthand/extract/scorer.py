"""How likely each line is the article's, and the likeliest run of article and other lines.

Two small logistic layers over the numbers of `features`, then the Viterbi path of two states
("article", "other") whose changes cost: a page holds few runs of either. The weights ship
in ``lines_model.json`` with where they come from (`benchmarks/extraction/train.py` makes
the file, from flattened public news pages; none of the pages that tests measure on).
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

import numpy as np

from firsthand.extract.features import NAMES, Matrix

# What entering and leaving the article costs, in log odds. Chosen on the training pages of
# held-out publishers by benchmarks/extraction/train.py, which prints the neighbours too.
ENTER, LEAVE = 1.5, 0.5


@dataclass(frozen=True, slots=True)
class Weights:
    """Standardisation and two layers; shapes (f,), (f,), (f, h), (h,), (h,), ()."""

    mean: Matrix
    scale: Matrix
    hidden: Matrix
    hidden_bias: Matrix
    out: Matrix
    out_bias: float


@cache
def weights() -> Weights:
    """The weights that ship with the package.

    :raises ValueError: where they were made for other features than the code computes.
    """
    raw = json.loads((resources.files(__package__) / "lines_model.json").read_text(encoding="utf-8"))
    if tuple(raw["features"]) != NAMES:
        raise ValueError("lines_model.json was made for other features: run benchmarks/extraction/train.py")
    arrays = {
        name: np.array(raw[name], dtype=np.float64)
        for name in ("mean", "scale", "hidden", "hidden_bias", "out")
    }
    return Weights(**arrays, out_bias=float(raw["out_bias"]))


def log_odds(matrix: Matrix, using: Weights | None = None) -> Matrix:
    """Log odds of each line being the article's; one row of features a line."""
    w = using or weights()
    layer = np.tanh(((matrix - w.mean) / w.scale) @ w.hidden + w.hidden_bias)
    return np.asarray(layer @ w.out + w.out_bias, dtype=np.float64)


def best_path(odds: Sequence[float] | Matrix, enter: float = ENTER, leave: float = LEAVE) -> list[bool]:
    """Which lines are the article's: the two-state path of the highest sum of odds less changes."""
    inside, outside = -enter, 0.0
    came: list[tuple[bool, bool]] = []
    for value in odds:
        half = float(value) / 2
        from_inside = inside >= outside - enter
        to_outside = inside - leave > outside
        came.append((from_inside, to_outside))
        inside, outside = (
            (inside if from_inside else outside - enter) + half,
            (inside - leave if to_outside else outside) - half,
        )
    path: list[bool] = []
    state = inside - leave > outside
    for from_inside, to_outside in reversed(came):
        path.append(state)
        state = from_inside if state else to_outside
    return path[::-1]
