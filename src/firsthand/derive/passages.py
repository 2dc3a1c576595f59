"""The nearest passage of two articles: up to three sentences in a row on both sides.

One sentence near another is chance, among many; three in a row seldom are. On planted
inputs of 400 articles the best three in a row found every translation, partial
translation, excerpt and copy within 1.25 % of all pairs, where sums of votes found 70 %
of the partial translations (benchmarks/derivations/scale.py).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from firsthand.derive.neighbours import Nearest
from firsthand.embed import Vectors

LONGEST_PASSAGE = 3

Floats = NDArray[np.float32]
Integers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Space:
    """Sentences in reading order, article by article: ``vectors`` ``(n, d)``, ``owner`` the article
    of each, ``common`` how near each is to whatever is near it, and ``nearest`` by language.
    """

    vectors: Vectors
    owner: Integers
    common: Floats
    nearest: Nearest
    articles: int


def best_passages(space: Space, first: Integers, second: Integers) -> tuple[Floats, Integers]:
    """Of each pair the mean margin of its nearest passage, and the passage's length (0: no sentence).

    A margin is a cosine less the mean of both sentences' ``common``. The length is three, or
    what the shorter article has. ``first`` has to be sorted.
    """
    bounds = np.searchsorted(space.owner, np.arange(space.articles + 1))
    score = np.full(len(first), -np.inf, np.float32)
    sizes = np.diff(bounds)
    length = np.minimum(np.minimum(sizes[first], sizes[second]), LONGEST_PASSAGE)
    groups = np.flatnonzero(np.r_[True, first[1:] != first[:-1]]) if len(first) else np.zeros(0, np.int64)
    for low, high in zip(groups.tolist(), [*groups[1:].tolist(), len(first)], strict=True):
        article = int(first[low])
        own = slice(int(bounds[article]), int(bounds[article + 1]))
        for k in range(1, LONGEST_PASSAGE + 1):
            at = low + np.flatnonzero(length[low:high] == k)
            if len(at):
                score[at] = _passages(space, own, second[at], bounds, k)
    return score, length


def _passages(space: Space, own: slice, others: Integers, bounds: Integers, k: int) -> Floats:
    """The best ``k`` in a row of one article with each of ``others``, all of ``k`` sentences or more."""
    starts, sizes = bounds[others], bounds[others + 1] - bounds[others]
    places = np.cumsum(sizes) - sizes
    rows = np.arange(int(sizes.sum())) + np.repeat(starts - places, sizes)
    margin = space.vectors[own] @ space.vectors[rows].T
    margin -= space.common[own, None] / 2
    margin -= space.common[None, rows] / 2
    tall, wide = margin.shape[0] - k + 1, margin.shape[1] - k + 1
    total = sum((margin[n : n + tall, n : n + wide] for n in range(1, k)), margin[:tall, :wide].copy())
    best = np.full(len(rows), -np.inf, np.float32)
    best[:wide] = total.max(axis=0)
    # A passage may not run over from one article into the next.
    left = np.repeat(places + sizes, sizes) - np.arange(len(rows))
    best[left < k] = -np.inf
    means: Floats = (np.maximum.reduceat(best, places) / k).astype(np.float32)
    return means


def strongest(first: Integers, second: Integers, score: NDArray[np.floating], most: int) -> Integers:
    """Which pairs are among the ``most`` strongest of either side: places, ascending. Ties go by number."""
    side = np.concatenate([first, second])
    other = np.concatenate([second, first])
    order = np.lexsort((other, -np.concatenate([score, score]), side))
    ordered = side[order]
    begin = np.searchsorted(ordered, ordered)
    chosen = order[np.arange(len(order)) - begin < most]
    return np.unique(chosen % max(len(first), 1))
