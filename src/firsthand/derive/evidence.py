"""What speaks for it that one row is a translation or copy, and not two reports of one thing.

A high margin alone does not tell: sentences of two newsrooms about one happening are near
too. Sentences made from each other also agree in length, numbers and names, and have no
second sentence that fits nearly as well. A logistic model over these (`weights.json`,
fitted by benchmarks/derivations/train.py on translated sentences against the best matches of
unrelated documents and of real reports of one event) gives log-odds at even prior odds.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from firsthand.derive.align import Matrix, mutual_best
from firsthand.derive.traits import Traits, names_kept, numbers_kept, refilled, traits
from firsthand.derive.units import Units
from firsthand.derive.weights import weights

Pairs = Sequence[tuple[int, int]]

#: A count says no more from this on.
MOST_NUMBERS = 3
MOST_NAMES = 6
MOST_LENGTH = 2.0
#: Names of the columns of `row_features`.
NAMES = (
    "margin",
    "gap",
    "other gap",
    "length ratio",
    "length",
    "numbers kept",
    "numbers changed",
    "numbers alone",
    "names kept",
    "names lost",
)


def row_evidence(source: Units, target: Units, margin: Matrix) -> tuple[Pairs, NDArray[np.float64]]:
    """Pairs of units that choose each other, and the log-odds of each, shape ``(pairs,)``."""
    pairs = mutual_best(margin)
    return pairs, log_odds(row_features(source, target, margin, pairs))


def log_odds(features: NDArray[np.float64]) -> NDArray[np.float64]:
    """Log-odds of rows from their features, shape ``(n, 10)`` → ``(n,)``."""
    model = weights()["evidence"]
    scaled = (features - np.array(model["mean"])) / np.array(model["scale"])
    odds: NDArray[np.float64] = scaled @ np.array(model["weights"]) + model["bias"]
    return odds


def row_features(source: Units, target: Units, margin: Matrix, pairs: Pairs) -> NDArray[np.float64]:
    """What is seen of each pair of units, shape ``(len(pairs), 10)``; columns are `NAMES`."""
    left, right = [traits(text) for text in source.texts], [traits(text) for text in target.texts]
    gaps = _gaps(margin, pairs)
    rows = [
        (margin[i, j], *gaps[n], *_agreement(left[i], right[j])) for n, (i, j) in enumerate(pairs)
    ]  # fmt: skip
    return np.array(rows, np.float64).reshape(len(pairs), len(NAMES))


def _gaps(margin: Matrix, pairs: Pairs) -> list[tuple[float, float]]:
    """By how much a pair beats the second best of its row and of its column, the smaller first."""
    by_row, by_column = _second(margin), _second(margin.T)
    found = [(float(margin[i, j] - by_row[i]), float(margin[i, j] - by_column[j])) for i, j in pairs]
    return [(min(gap), max(gap)) for gap in found]


def _second(margin: Matrix) -> NDArray[np.float64]:
    """The second largest of every row; 0 where there is no second."""
    if margin.shape[1] < 2:
        return np.zeros(margin.shape[0])
    second: NDArray[np.float64] = np.partition(margin, -2, axis=1)[:, -2]
    return second


def _agreement(one: Traits, other: Traits) -> tuple[float, ...]:
    kept, changed, alone = numbers_kept(one, other)
    names, lost = names_kept(one, other)
    return (
        min(abs(one.length - other.length), MOST_LENGTH),
        min(one.length, other.length),
        min(kept, MOST_NUMBERS),
        min(changed, MOST_NUMBERS),
        min(alone, MOST_NUMBERS),
        min(names, MOST_NAMES),
        lost,
    )


def refilled_share(source: Units, target: Units, pairs: Pairs) -> float:
    """Share, in characters, of the rows with values that give other values; 0 where none gives any."""
    read = [(i, refilled(traits(source.texts[i]), traits(target.texts[j]))) for i, j in pairs]
    size = {value: sum(source.weights[i] for i, told in read if told is value) for value in (True, False)}
    return float(size[True] / (size[True] + size[False] or 1.0))
