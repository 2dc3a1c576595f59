"""How near two articles' nearest sentences are: three in a row on both sides, or three wherever they stand.

One sentence near another is chance, among many; three in a row seldom are. On planted
inputs of 400 articles the best three in a row found every translation, partial
translation, excerpt and copy within 1.25 % of all pairs, where sums of votes found 70 %
of the partial translations (benchmarks/derivations/scale.py). Three that stand apart are
chance more often, so they have to be nearer.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from firsthand.derive.space import Space

LONGEST_PASSAGE = 3

Floats = NDArray[np.float32]
Integers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Nearness:
    """Of pairs of articles: the mean margin of the nearest ``passage``, of the nearest sentences where
    ever they stand (``scattered``), and how many sentences these are (``length``; 0: an article is empty).

    A margin is a cosine less the mean of both sentences' ``common``.
    """

    passage: Floats
    scattered: Floats
    length: Integers


def nearness(space: Space, first: Integers, second: Integers) -> Nearness:
    """How near each pair is; ``first`` has to be sorted.

    The length is three, or what the shorter article has.
    """
    bounds = np.searchsorted(space.owner, np.arange(space.articles + 1))
    passage, scattered = np.full((2, len(first)), -np.inf, np.float32)
    sizes = np.diff(bounds)
    length = np.minimum(np.minimum(sizes[first], sizes[second]), LONGEST_PASSAGE)
    groups = np.flatnonzero(np.r_[True, first[1:] != first[:-1]]) if len(first) else np.zeros(0, np.int64)
    for low, high in zip(groups.tolist(), [*groups[1:].tolist(), len(first)], strict=True):
        own = slice(*bounds[int(first[low]) :][:2].tolist())
        for k in range(1, LONGEST_PASSAGE + 1):
            at = low + np.flatnonzero(length[low:high] == k)
            if len(at):
                passage[at], scattered[at] = _nearest(space, own, second[at], bounds, k)
    return Nearness(passage, scattered, length)


def _nearest(space: Space, own: slice, others: Integers, bounds: Integers, k: int) -> tuple[Floats, Floats]:
    """The best ``k`` in a row, and anywhere, of one article with each of ``others``, all of ``k`` or more."""
    starts, sizes = bounds[others], bounds[others + 1] - bounds[others]
    places = np.cumsum(sizes) - sizes
    rows = np.arange(int(sizes.sum())) + np.repeat(starts - places, sizes)
    margin = _margins(space, space.text[own], space.text[rows])
    tall, wide = margin.shape[0] - k + 1, margin.shape[1] - k + 1
    total = sum((margin[n : n + tall, n : n + wide] for n in range(1, k)), margin[:tall, :wide].copy())
    best = np.full(len(rows), -np.inf, np.float32)
    best[:wide] = total.max(axis=0)
    # A passage may not run over from one article into the next.
    left = np.repeat(places + sizes, sizes) - np.arange(len(rows))
    best[left < k] = -np.inf
    in_a_row: Floats = (np.maximum.reduceat(best, places) / k).astype(np.float32)
    return in_a_row, _scattered(margin, places, k)


def _margins(space: Space, own: NDArray[np.int32], others: NDArray[np.int32]) -> Floats:
    margin: Floats = space.vectors[own] @ space.vectors[others].T
    margin -= space.common[own, None] / 2
    margin -= space.common[None, others] / 2
    # Boilerplate says nothing; whole texts that stand in many articles are the sketch's.
    for n in np.flatnonzero(space.frequent[own]):
        margin[n, others == own[n]] = -1
    return margin


def _scattered(margin: Floats, places: Integers, k: int) -> Floats:
    """The ``k`` nearest sentences' mean margin, each sentence counted once: of both sides the lesser.

    A sentence that is near everything is the nearest of many on the other side, but one only of its own.
    """
    by_own = np.maximum.reduceat(margin, places, axis=1)
    rows = np.partition(by_own, len(by_own) - k, axis=0)[len(by_own) - k :].mean(axis=0)
    columns = _highest(margin.max(axis=0), places, k)
    lesser: Floats = np.minimum(rows, columns).astype(np.float32)
    return lesser


def _highest(values: Floats, places: Integers, k: int) -> Floats:
    """The mean of the ``k`` highest of each stretch of ``values``; stretches begin at ``places``. Changes ``values``."""
    sizes = np.diff(np.r_[places, len(values)])
    stretch = np.repeat(np.arange(len(places)), sizes)
    total = np.zeros(len(places), np.float32)
    for _ in range(k):
        highest = np.maximum.reduceat(values, places)
        total += highest
        at = np.flatnonzero(values == highest[stretch])
        # Of equals one alone: the first of its stretch.
        values[at[np.r_[True, stretch[at][1:] != stretch[at][:-1]]]] = -np.inf
    mean: Floats = (total / k).astype(np.float32)
    return mean


def strongest(first: Integers, second: Integers, score: NDArray[np.floating], most: int) -> Integers:
    """Which pairs are among the ``most`` strongest of either side: places, ascending. Ties go by number."""
    side = np.concatenate([first, second])
    other = np.concatenate([second, first])
    order = np.lexsort((other, -np.concatenate([score, score]), side))
    ordered = side[order]
    begin = np.searchsorted(ordered, ordered)
    chosen = order[np.arange(len(order)) - begin < most]
    return np.unique(chosen % max(len(first), 1))
