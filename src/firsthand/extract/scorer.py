"""How likely each line is the article's, and the likeliest run of article and other lines.

Two looks, each two small logistic layers over the numbers of `features`. The first sees the
page from its densest block of prose, which may be a cookie notice; the second from the
likeliest block of the first, with the first's odds beside it. Then the Viterbi path of two
states ("article", "other") whose changes cost: a page holds few runs of either. The weights ship
in ``lines_model.json`` with where they come from (`benchmarks/extraction/train.py` makes
the file, from flattened public news pages; none of the pages that tests measure on).
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import numpy as np

from firsthand.extract.features import NAMES, ODDS, Matrix, PageFeatures, described, first_core, second_core

# What entering and leaving the article costs, in log odds. Chosen on the training pages of
# held-out publishers by benchmarks/extraction/train.py, which prints the neighbours too.
ENTER, LEAVE = 0.25, 0.25


@dataclass(frozen=True, slots=True)
class Weights:
    """Standardisation and two layers; shapes (f,), (f,), (f, h), (h,), (h,), ()."""

    mean: Matrix
    scale: Matrix
    hidden: Matrix
    hidden_bias: Matrix
    out: Matrix
    out_bias: float


@dataclass(frozen=True, slots=True)
class Scores:
    """Log odds of each line being the article's, and the share of its words that the article's core has."""

    odds: Matrix
    topic: Matrix


@cache
def weights() -> tuple[Weights, Weights]:
    """The weights of both looks that ship with the package.

    :raises ValueError: where they were made for other features than the code computes.
    """
    raw = json.loads((resources.files(__package__) / "lines_model.json").read_text(encoding="utf-8"))
    if tuple(raw["features"]) != (*NAMES, *ODDS):
        raise ValueError("lines_model.json was made for other features: run benchmarks/extraction/train.py")
    return _weights(raw["first"]), _weights(raw["second"])


@cache
def title_weights() -> tuple[Matrix, float]:
    """Weights and bias of the numbers that `titles` gives a candidate."""
    raw = json.loads((resources.files(__package__) / "lines_model.json").read_text(encoding="utf-8"))["title"]
    return np.array(raw["weights"], dtype=np.float64), float(raw["bias"])


def _weights(raw: Mapping[str, Any]) -> Weights:
    names = ("mean", "scale", "hidden", "hidden_bias", "out")
    arrays = {name: np.array(raw[name], dtype=np.float64) for name in names}
    return Weights(**arrays, out_bias=float(raw["out_bias"]))


def score(page: PageFeatures) -> Scores:
    """Both looks at a page with the weights of the package."""
    first, second = weights()
    odds = log_odds(described(page, first_core(page)).matrix, first)
    seen = described(page, second_core(page, odds), odds)
    return Scores(log_odds(seen.matrix, second), seen.topic)


def log_odds(matrix: Matrix, using: Weights) -> Matrix:
    """Log odds of each line being the article's; one row of features a line."""
    layer = np.tanh(((matrix - using.mean) / using.scale) @ using.hidden + using.hidden_bias)
    return np.asarray(layer @ using.out + using.out_bias, dtype=np.float64)


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
