"""Two texts given as ready lines, aligned in order with merges and gaps.

A dynamic programme over blocks of up to four lines a side, after Thompson & Koehn 2019
("Vecalign", EMNLP): the similarity of two blocks is divided by how similar each is to the
other text at large, so that general sentences do not draw everything.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from firsthand.embed import Encoder
from firsthand.model import Alignment, Row

#: Shapes of blocks, source lines by target lines.
SHAPES = ((1, 1), (1, 2), (2, 1), (1, 3), (3, 1), (2, 2), (1, 4), (4, 1))
LONGEST_BLOCK = 4
#: A block must be this many times as similar as chance to be worth a row, and each line
#: beyond one a side costs a little. Swept on three of the seven text_berg texts; the other
#: four give the figures of benchmarks/derivations.
WORTH = 1.035
MERGE_COST = 0.005
#: Lines searched either side of the diagonal where the two texts are long.
BAND = 250
_SMALL = 1_500


def align_lines(source: Sequence[str], target: Sequence[str], encoder: Encoder) -> Alignment:
    """Rows of 1-based line numbers, in order on both sides; empty lines have no row."""
    left = [n for n, text in enumerate(source, 1) if text.strip()]
    right = [n for n, text in enumerate(target, 1) if text.strip()]
    if not left or not right:
        return Alignment((), tuple(left), tuple(right))
    blocks = [
        _blocks([texts[n - 1] for n in kept], encoder) for texts, kept in ((source, left), (target, right))
    ]
    rows = [
        Row(tuple(left[i : i + a]), tuple(right[j : j + b]), round(min(1.0, max(0.0, score)), 3))
        for i, a, j, b, score in _best_path(blocks[0], blocks[1])
    ]
    aligned = {n for row in rows for n in row.source}, {n for row in rows for n in row.target}
    return Alignment(
        tuple(rows),
        tuple(n for n in left if n not in aligned[0]),
        tuple(n for n in right if n not in aligned[1]),
    )


def _blocks(lines: Sequence[str], encoder: Encoder) -> list[NDArray[np.float32]]:
    """Vectors of the blocks of 1 … `LONGEST_BLOCK` lines that start at each line."""
    made = []
    for size in range(1, LONGEST_BLOCK + 1):
        texts = [" ".join(lines[n : n + size]) for n in range(len(lines) - size + 1)]
        made.append(encoder.encode(texts) if texts else np.zeros((0, encoder.dimensions), np.float32))
    return made


def _best_path(
    left: Sequence[NDArray[np.float32]], right: Sequence[NDArray[np.float32]]
) -> list[tuple[int, int, int, int, float]]:
    """Blocks ``(i, lines, j, lines, score)`` of the path with the largest sum."""
    n, m = len(left[0]), len(right[0])
    near_left = [blocks @ right[0].mean(axis=0) for blocks in left]
    near_right = [blocks @ left[0].mean(axis=0) for blocks in right]
    best = np.full((n + 1, m + 1), -np.inf, np.float32)
    step = np.full((n + 1, m + 1), -1, np.int8)
    best[0, 0] = 0.0
    for i in range(n + 1):
        low, high = _band(i, n, m)
        gains = [_gains(left, right, near_left, near_right, i, a, b, low, high) for a, b in SHAPES]
        for j in range(low, high + 1):
            if i and best[i - 1, j] > best[i, j]:
                best[i, j], step[i, j] = best[i - 1, j], len(SHAPES)
            if j > low and best[i, j - 1] > best[i, j]:
                best[i, j], step[i, j] = best[i, j - 1], len(SHAPES) + 1
            for shape, (a, b) in enumerate(SHAPES):
                gain = gains[shape]
                if gain is None or j < b:
                    continue
                value = best[i - a, j - b] + gain[j - low]
                if value > best[i, j]:
                    best[i, j], step[i, j] = value, shape
    return list(_walk(step, left, right))[::-1]


def _band(i: int, n: int, m: int) -> tuple[int, int]:
    if max(n, m) <= _SMALL:
        return 0, m
    middle = round(i * m / n)
    return max(0, middle - BAND), min(m, middle + BAND)


def _gains(
    left: Sequence[NDArray[np.float32]],
    right: Sequence[NDArray[np.float32]],
    near_left: Sequence[NDArray[np.float32]],
    near_right: Sequence[NDArray[np.float32]],
    i: int,
    a: int,
    b: int,
    low: int,
    high: int,
) -> NDArray[np.float32] | None:
    """What a block of shape ``(a, b)`` that ends at ``(i, j)`` adds, for ``j`` from ``low`` to ``high``."""
    if i < a:
        return None
    gains = np.full(high - low + 1, -np.inf, np.float32)
    first = max(low, b)
    starts = np.arange(first - b, high - b + 1)
    if not len(starts):
        return None
    similarity = right[b - 1][starts] @ left[a - 1][i - a]
    chance = (near_left[a - 1][i - a] + near_right[b - 1][starts]) / 2
    worth = similarity / chance - WORTH - MERGE_COST * (a + b - 2)
    gains[first - low :] = worth * (a + b) / 2
    return gains


def _walk(
    step: NDArray[np.int8], left: Sequence[NDArray[np.float32]], right: Sequence[NDArray[np.float32]]
) -> Iterator[tuple[int, int, int, int, float]]:
    i, j = step.shape[0] - 1, step.shape[1] - 1
    while i > 0 or j > 0:
        taken = int(step[i, j])
        if taken == len(SHAPES):
            i -= 1
        elif taken == len(SHAPES) + 1:
            j -= 1
        else:
            a, b = SHAPES[taken]
            i, j = i - a, j - b
            yield i, a, j, b, float(left[a - 1][i] @ right[b - 1][j])
