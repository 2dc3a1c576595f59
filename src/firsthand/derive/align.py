"""Which piece of one article says what which piece of the other says.

Pieces are compared by the margin of their vectors (`background.py`). Rows are pairs that
choose each other, in any order (real reuse is partial and moves paragraphs); a
neighbouring piece joins a row where the row then fits better in meaning and in length.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from firsthand.derive.background import Background, nearness_to
from firsthand.derive.units import Units
from firsthand.derive.weights import weights

Matrix = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class UnitRow:
    """Indices of source units beside indices of target units; ``score`` in [0, 1]."""

    source: tuple[int, ...]
    target: tuple[int, ...]
    score: float


#: Row probability from which on what is left over between two rows is one too. Chosen.
SURE = 0.9


def margins(
    source: Units, target: Units, languages: tuple[str | None, str | None], background: Background
) -> Matrix:
    """Margin of every source unit with every target unit, shape ``(n, m)``.

    :param languages: of the source and of the target article.
    """
    if not len(source.texts) or not len(target.texts):
        return np.zeros((len(source.texts), len(target.texts)))
    near_source = nearness_to(background.nearness(source.vectors), languages[0], languages[1])
    near_target = nearness_to(background.nearness(target.vectors), languages[1], languages[0])
    similarity = source.vectors @ target.vectors.T
    margin: Matrix = similarity - (near_source[:, None] + near_target[None, :]) / 2
    return margin.astype(np.float64)


def row_probability(margin: Matrix | float) -> Matrix:
    """Probability that two units with this margin are translations of each other.

    A logistic curve fitted by benchmarks/derivations/train.py on NTREX sentences against
    the best wrong sentence of other documents and of same-event reports.
    """
    fit = weights()["row"]
    probability: Matrix = 1 / (1 + np.exp(-(np.asarray(margin) - fit["middle"]) / fit["scale"]))
    return probability


def mutual_best(margin: Matrix) -> list[tuple[int, int]]:
    """Pairs ``(i, j)`` that are each other's best, in order of ``i``."""
    if not margin.size:
        return []
    best_target, best_source = margin.argmax(axis=1), margin.argmax(axis=0)
    return [(i, int(j)) for i, j in enumerate(best_target) if best_source[j] == i]


def align_units(source: Units, target: Units, margin: Matrix) -> list[UnitRow]:
    """Rows of two articles' units, many to many, in source order."""
    probability = row_probability(margin)
    first = [(i, j) for i, j in mutual_best(margin) if probability[i, j] >= 0.5]
    rows = [([i], [j]) for i, j in sorted([*first, *_in_between(first, margin, probability)])]
    ratio = _length_ratio(source, target, rows)
    for side in (0, 1):
        _grow(rows, side, (source, target), margin if side == 0 else margin.T, ratio)
    scored = [UnitRow(tuple(i), tuple(j), _score(i, j, probability)) for i, j in rows]
    return sorted(scored, key=lambda row: row.source)


def _in_between(
    first: Sequence[tuple[int, int]], margin: Matrix, probability: Matrix
) -> list[tuple[int, int]]:
    """Pairs that are each other's best of what is left, surely say the same, and keep the order of their neighbours.

    A caption left in the source's language is nearer to all of the source than any translation is: without
    it the title and the lead find each other.
    """
    left = [
        sorted(set(range(size)) - {pair[side] for pair in first}) for side, size in enumerate(margin.shape)
    ]
    if not left[0] or not left[1]:
        return []
    found = [(left[0][i], left[1][j]) for i, j in mutual_best(margin[np.ix_(*left)])]
    return [(i, j) for i, j in found if probability[i, j] >= SURE and _in_order(i, j, first)]


def _in_order(i: int, j: int, pairs: Sequence[tuple[int, int]]) -> bool:
    before = max((pair for pair in pairs if pair[0] < i), default=None)
    after = min((pair for pair in pairs if pair[0] > i), default=None)
    return (before is None or before[1] < j) and (after is None or after[1] > j)


def _score(source: Sequence[int], target: Sequence[int], probability: Matrix) -> float:
    return round(float(probability[np.ix_(source, target)].max()), 3)


def _length_ratio(source: Units, target: Units, rows: Sequence[tuple[list[int], list[int]]]) -> float:
    """Median of target over source characters in one-to-one rows (Gale & Church 1993)."""
    ratios = [target.weights[j[0]] / source.weights[i[0]] for i, j in rows]
    return float(np.median(ratios)) if ratios else 1.0


def _grow(
    rows: list[tuple[list[int], list[int]]],
    side: int,
    units: tuple[Units, Units],
    margin: Matrix,
    ratio: float,
) -> None:
    """Lets units of one side that have no row join the row of an adjacent unit."""
    taken = {index for row in rows for index in row[side]}
    for index in (i for i in range(margin.shape[0]) if i not in taken):
        partner = int(margin[index].argmax()) if margin.shape[1] else -1
        for row in rows:
            near = index - 1 in row[side] or index + 1 in row[side]
            if near and partner in row[1 - side] and _fits_better(row, side, index, units, ratio):
                row[side].append(index)
                row[side].sort()
                break


def _fits_better(
    row: tuple[list[int], list[int]], side: int, index: int, units: tuple[Units, Units], ratio: float
) -> bool:
    before = _fit(row[0], row[1], units, ratio)
    grown = ([*row[0], index], row[1]) if side == 0 else (row[0], [*row[1], index])
    after = _fit(grown[0], grown[1], units, ratio)
    return after[0] > before[0] and after[1] < before[1]


def _fit(
    source: Sequence[int], target: Sequence[int], units: tuple[Units, Units], ratio: float
) -> tuple[float, float]:
    """Cosine of the two sides' sums, and how far their lengths are from the pair's usual ratio."""
    left, right = (
        (u.vectors[list(chosen)] * u.weights[list(chosen), None]).sum(axis=0)
        for u, chosen in zip(units, (source, target), strict=True)
    )
    cosine = float(left @ right / (np.linalg.norm(left) * np.linalg.norm(right) or 1.0))
    lengths = units[0].weights[list(source)].sum(), units[1].weights[list(target)].sum()
    return cosine, abs(math.log(lengths[1] / (lengths[0] * ratio)))
