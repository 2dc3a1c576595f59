"""Each vector's nearest neighbours in every language, exactly or by cells.

Up to `EXACT` vectors each is compared with each. Beyond, the vectors are parted into cells
of about `CELL` by spherical k-means, and each is compared with the members of the `PROBES`
cells whose centres are nearest ("inverted file", Jégou et al. 2011, as in faiss): for ten
times the vectors about ten times the time. Plain numpy, and not faiss, because every
language is searched by itself here (a language's own sentences, and those of the largest
language, would otherwise crowd out translations), which one multiplication a cell gives
and faiss would need an index a language for; and so that no extra changes what is found.
Repeatable: fixed seed, one thread decides nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from firsthand.embed import Vectors

#: Vectors up to which all are compared: half a minute's worth on one core.
EXACT = 20_000
CELL = 400
PROBES = 8
#: Neighbours kept in each language: at 5,000 planted articles two nominate 99.5 % of the
#: planted pairs, one 98.3 %, one of twice the cells 99.0 %.
BEST = 2
_SAMPLE = 30
_ROUNDS = 6
_BLOCK = 4_096
#: Similarities held at once: 64 megabytes.
_HELD = 16_000_000
_SEED = 20261125

Integers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Nearest:
    """The nearest vectors of other articles by language, shape ``(n, languages, BEST)``, nearest first.

    ``row`` is -1, and ``similarity`` -1, where a language has no more.
    """

    similarity: NDArray[np.float32]
    row: NDArray[np.int32]


def nearest(vectors: Vectors, language: Integers, owner: NDArray[np.integer]) -> Nearest:
    """Nearest neighbours of unit ``vectors`` in each language, in other articles.

    :param language: the number of each vector's language, from 0.
    :param owner: the article of each.
    """
    languages = int(language.max()) + 1 if len(language) else 0
    shape = len(vectors), languages, BEST
    found = Nearest(np.full(shape, -1, np.float32), np.full(shape, -1, np.int32))
    for asked, members in _cells(vectors):
        ordered = members[np.argsort(language[members], kind="stable")]
        bounds = np.searchsorted(language[ordered], np.arange(languages + 1))
        block = max(1, min(_BLOCK, _HELD // max(1, len(ordered))))
        for start in range(0, len(asked), block):
            _compare(vectors, owner, asked[start : start + block], ordered, bounds, language, found)
    return found


def _compare(
    vectors: Vectors,
    owner: NDArray[np.integer],
    asked: Integers,
    members: Integers,
    bounds: Integers,
    language: Integers,
    found: Nearest,
) -> None:
    """Enters the nearest of ``members``, sorted by language, where nearer than what is known."""
    similarity = vectors[asked] @ vectors[members].T
    line = np.arange(len(asked))
    for code in range(len(bounds) - 1):
        low, high = bounds[code], bounds[code + 1]
        if low == high:
            continue
        part = similarity[:, low:high]
        # An article is of one language: only there can it meet itself.
        own = np.flatnonzero(language[asked] == code)
        part[own] = np.where(owner[asked[own], None] == owner[members[low:high]], np.float32(-1), part[own])
        for _ in range(min(BEST, high - low)):
            best = part.argmax(axis=1)
            _enter(found, code, asked, part[line, best], members[low + best])
            part[line, best] = -1


def _enter(found: Nearest, code: int, asked: Integers, value: NDArray[np.float32], row: Integers) -> None:
    """Puts each value into its place among the ``BEST`` of ``asked``, the others moving down."""
    for place in range(BEST):
        better = np.flatnonzero(value > found.similarity[asked, code, place])
        if not len(better):
            continue
        rows = asked[better]
        worse = found.similarity[rows, code, place], found.row[rows, code, place]
        found.similarity[rows, code, place], found.row[rows, code, place] = value[better], row[better]
        value, row, asked = worse[0], worse[1].astype(np.int64), rows


def _cells(vectors: Vectors) -> Iterator[tuple[Integers, Integers]]:
    """(who asks, who is there), cell by cell."""
    everyone = np.arange(len(vectors))
    if len(vectors) <= EXACT:
        yield everyone, everyone
        return
    centres = _centres(vectors, max(2, len(vectors) // CELL))
    probed = _nearest_centres(vectors, centres, PROBES)
    members = _grouped(probed[:, 0], everyone, len(centres))
    asking = _grouped(probed.ravel(), np.repeat(everyone, probed.shape[1]), len(centres))
    for asked, there in zip(asking, members, strict=True):
        if len(there):
            yield asked, there


def _grouped(cell: Integers, values: Integers, cells: int) -> list[Integers]:
    order = np.argsort(cell, kind="stable")
    return np.split(values[order], np.searchsorted(cell[order], np.arange(1, cells)))


def _centres(vectors: Vectors, count: int) -> Vectors:
    random = np.random.default_rng(_SEED)
    sample = vectors[random.choice(len(vectors), min(len(vectors), count * _SAMPLE), replace=False)]
    centres = sample[:count].copy()
    for _ in range(_ROUNDS):
        cell = _nearest_centres(sample, centres, 1)[:, 0]
        order = np.argsort(cell, kind="stable")
        filled, starts = np.unique(cell[order], return_index=True)
        sums = np.add.reduceat(sample[order], starts, axis=0)
        centres[filled] = sums / np.maximum(np.linalg.norm(sums, axis=1, keepdims=True), 1e-9)
    return centres


def _nearest_centres(vectors: Vectors, centres: Vectors, count: int) -> Integers:
    """The numbers of the ``count`` nearest centres, nearest first, shape ``(n, count)``."""
    count = min(count, len(centres))
    found = np.empty((len(vectors), count), np.int64)
    for start in range(0, len(vectors), _BLOCK):
        similarity = vectors[start : start + _BLOCK] @ centres.T
        if count == 1:
            found[start : start + _BLOCK, 0] = similarity.argmax(axis=1)
            continue
        chosen = np.argpartition(similarity, -count, axis=1)[:, -count:]
        order = np.argsort(-np.take_along_axis(similarity, chosen, axis=1), axis=1, kind="stable")
        found[start : start + _BLOCK] = np.take_along_axis(chosen, order, axis=1)
    return found
