"""The best way to lay two texts beside each other: rows of lines in order, and lines alone.

Two passes, as in Bertalign (Liu & Zhu 2022, doi:10.1093/llc/fqac089): pairs of single lines
first, then all shapes of rows in a corridor about their path, by a log-linear score of each
row (`gains.py`). Then lines that do not belong are trimmed (`trim.py`), and lines that stand
elsewhere in the other text are found (`moved.py`).
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from firsthand.derive.blocks import Blocks, Floats, Vectors, chance, make_blocks, window
from firsthand.derive.gains import KINDS, SHAPES, Corridor, Near, Seen, Similarities
from firsthand.derive.moved import moved
from firsthand.derive.trim import STRANGER, Place, trim, without_strangers

#: Cells searched about the path of the first pass, in lines either way.
CORRIDOR = 10
#: What two lines must have over chance in the first pass.
FIRST_WORTH = -0.03
_DROP, _ADD = len(SHAPES), len(SHAPES) + 1


@dataclass(frozen=True, slots=True)
class Weights:
    """Of the log-linear score. Fitted; see `WEIGHTS`."""

    shape: tuple[float, float, float, float, float, float]
    """By lines in the row: 1-1, 1-2, 2-2, 1-3, 2-3, 1-4, and the same turned round."""
    similarity: float
    chance: float
    outgrow: float
    length: float
    length_by_lines: float
    alone: float
    """For each line without a row."""
    stretch: float
    """For a stretch of lines without a counterpart, which is one event however long: were
    every line of it dear, its ends would be merged into the rows about it."""
    stretch_more: float
    """For each line of such a stretch."""


@cache
def _fitted() -> dict[str, Any]:
    return dict(json.loads((resources.files("firsthand.derive") / "lines.json").read_text(encoding="utf-8")))


#: Fitted by benchmarks/derivations/train_lines.py on text_berg and half 1 of the texts made from NTREX;
#: figures, also without the text that is measured, stand in `lines.json` ("provenance"). A line
#: alone costs more than the fit says: a line that is wrongly alone counts twice in the usual figures.
WEIGHTS = Weights(**_fitted()["lines"])
#: The same without that: for sentences inside paragraphs that are known to belong together.
SENTENCES = replace(WEIGHTS, alone=_fitted()["fitted alone"])


@dataclass(frozen=True, slots=True)
class Bead:
    """Lines ``source … source + lines[0] - 1`` beside ``target … target + lines[1] - 1``, 0-based.

    ``score`` in [0, 1]: the odds of the row against leaving its lines alone.
    """

    source: int
    target: int
    lines: tuple[int, int]
    score: float

    @property
    def place(self) -> Place:
        """Where it stands."""
        return (self.source, self.target, *self.lines)

    def at(self, place: Place) -> Bead:
        """The same row with the lines that are left of it."""
        return Bead(place[0], place[1], place[2:], self.score)


def align_blocks(
    source: Vectors,
    target: Vectors,
    source_lengths: Sequence[float],
    target_lengths: Sequence[float],
    *,
    source_joined: Sequence[Vectors] = (),
    target_joined: Sequence[Vectors] = (),
    weights: Weights = WEIGHTS,
) -> list[Bead]:
    """Rows of two texts given as the vectors of their lines: in order, but for lines that moved.

    :param source: and ``target``: shapes ``(n, d)`` and ``(m, d)``, unit length, one space.
    :param source_lengths: and ``target_lengths``: characters of each line.
    :param source_joined: and ``target_joined``: vectors of the joined texts of 2, 3, … lines
        where the caller has them; see `make_blocks`.
    """
    if not len(source) or not len(target):
        return []
    left = make_blocks(source, source_lengths, source_joined)
    right = make_blocks(target, target_lengths, target_joined)
    seen = see(left, right, (chance(left, right), chance(right, left)))
    return with_moved(rows_in_order(seen, weights), seen, weights)


def see(left: Blocks, right: Blocks, near: Near) -> Seen:
    """The first pass: where rows may be, and the ratio of the lengths."""
    path = _first_path(left, right, near)
    return Seen(left, right, near, _corridor(path, len(left), len(right)), _ratio(path, left, right))


def rows_in_order(seen: Seen, weights: Weights = WEIGHTS) -> list[Bead]:
    """The second pass, trimmed."""
    beads = _Search(seen, weights).beads()
    sides = seen.left, seen.right, seen.near
    places = trim([bead.place for bead in beads], *sides)
    return [
        bead.at(without_strangers(place, *sides, STRANGER))
        for bead, place in zip(beads, places, strict=True)
        if place
    ]


def with_moved(beads: Sequence[Bead], seen: Seen, weights: Weights = WEIGHTS) -> list[Bead]:
    """The rows less the lines that moved, then the rows of those, by source line."""
    kept, crossing = moved([bead.place for bead in beads], seen.left, seen.right, seen.near)
    found = [bead.at(place) for bead, place in zip(beads, kept, strict=True) if place]
    found += [Bead(i, j, (a, b), _crossing_score((i, j, a, b), seen, weights)) for i, j, a, b in crossing]
    return sorted(found, key=lambda bead: bead.place)


def _crossing_score(place: Place, seen: Seen, weights: Weights) -> float:
    """As in the search, without what compares a row with its neighbours."""
    i, j, a, b = place
    similarity = float(seen.left.vectors[a - 1][i] @ seen.right.vectors[b - 1][j])
    level = (seen.near[0][a - 1][i] + seen.near[1][b - 1][j]) / 2
    gain = (a + b) / 2 * (weights.similarity * similarity - weights.chance * level)
    shape = weights.shape[KINDS[SHAPES.index((a, b))]] if (a, b) in SHAPES else min(weights.shape)
    return _score(gain + shape - (a + b) * weights.alone)


def _ratio(path: list[tuple[int, int]], left: Blocks, right: Blocks) -> float:
    """Target over source characters on the first path: whole texts may have stretches of their own."""
    if not path:
        return float(right.lengths.sum() / left.lengths.sum())
    ours, theirs = (list(side) for side in zip(*path, strict=True))
    return float(right.lengths[theirs].sum() / left.lengths[ours].sum())


def _first_path(left: Blocks, right: Blocks, near: Near) -> list[tuple[int, int]]:
    """Pairs of single lines, in order, with the largest sum of worth."""
    n, m = len(left), len(right)
    best = np.zeros(m + 1)
    steps = []
    for i in range(n):
        low, high = window(i, i, n, m)
        similarity = right.vectors[0][low:high] @ left.vectors[0][i]
        worth = similarity - (near[0][0][i] + near[1][0][low:high]) / 2 - FIRST_WORTH
        paired = np.full(m + 1, -np.inf)
        paired[low + 1 : high + 1] = best[low:high] + worth
        taken = paired > best
        reached = np.where(taken, paired, best)
        best = np.maximum.accumulate(reached)
        steps.append(np.packbits(np.stack([taken, best > reached]), axis=1))
    return _first_walk(steps, m)


def _first_walk(steps: list[NDArray[np.uint8]], m: int) -> list[tuple[int, int]]:
    path, i, j = [], len(steps), m
    while i and j:
        taken, added = (int(bits[j >> 3]) >> (7 - (j & 7)) & 1 for bits in steps[i - 1])
        if added:
            j -= 1
        elif taken:
            i, j = i - 1, j - 1
            path.append((i, j))
        else:
            i -= 1
    return path[::-1]


def _corridor(path: list[tuple[int, int]], n: int, m: int) -> Corridor:
    """For each of the ``n + 1`` rows, the first and the last column that the second pass searches."""
    first, last = np.zeros(n + 1, np.int64), np.zeros(n + 1, np.int64)
    for (i, j), (k, m2) in pairwise([(0, 0), *((i + 1, j + 1) for i, j in path), (n, m)]):
        first[i + 1 : k + 1] = j
        first[k] = m2 if k - i == 1 and m2 - j == 1 else j
        last[i : k + 1] = m2
    low, high = first.copy(), last.copy()
    for shift in range(1, CORRIDOR + 1):
        low[shift:] = np.minimum(low[shift:], first[:-shift])
        high[:-shift] = np.maximum(high[:-shift], last[shift:])
    low, high = np.maximum(low - CORRIDOR, 0), np.minimum(high + CORRIDOR, m)
    low[0], high[n] = 0, m
    return low, high


class _Search:
    """The second pass: cells ``(i, j)`` of the corridor, row by row, each pushing rows that start there."""

    def __init__(self, seen: Seen, weights: Weights) -> None:
        self.seen, self.weights = seen, weights
        self.low, self.high = seen.corridor
        widths = self.high - self.low + 1
        self.best = [np.full(width, -np.inf) for width in widths]
        self.step = [np.full(width, -1, np.int8) for width in widths]
        self.gap = [np.full(width, -np.inf) for width in widths]
        self.since = [np.zeros(width, np.int64) for width in widths]
        self.dropped = [np.zeros(width, np.int64) for width in widths]
        self.added = [np.zeros(width, np.int64) for width in widths]

    def beads(self) -> list[Bead]:
        """The best path's rows."""
        n = len(self.seen.left)
        self.best[0][0] = 0.0
        before = None
        for i in range(n + 1):
            if i:
                self._drop(i)
            self._add(i)
            if i == n:
                break
            here = self.seen.similarities(i)
            for number, (a, b) in enumerate(SHAPES):
                if i + a <= n:
                    self._push(i, i + a, b, number, self._gain(i, number, here, before))
            before = here
        return self._walk()[::-1]

    def _drop(self, i: int) -> None:
        """Lines of the source alone; ``since`` holds the row where a stretch began."""
        w = self.weights
        first, last = max(self.low[i], self.low[i - 1]), min(self.high[i], self.high[i - 1])
        here = slice(first - self.low[i], last - self.low[i] + 1)
        there = slice(first - self.low[i - 1], last - self.low[i - 1] + 1)
        opened = self.best[i - 1][there] + w.stretch + w.stretch_more
        longer = self.gap[i - 1][there] + w.stretch_more
        self.gap[i][here] = np.maximum(opened, longer)
        since = np.where(longer > opened, self.since[i - 1][there], i - 1)
        self.since[i][here] = since
        one = self.best[i - 1][there] + w.alone
        value = np.maximum(self.gap[i][here], one)
        better = value > self.best[i][here]
        self.best[i][here][better] = value[better]
        self.step[i][here][better] = _DROP
        self.dropped[i][here] = np.where(one >= self.gap[i][here], i - 1, since)

    def _add(self, i: int) -> None:
        """Lines of the target alone: running maxima; ``added`` holds the column where a run began."""
        w = self.weights
        start = self.best[i].copy()
        for once, each in ((0.0, w.alone), (w.stretch, w.stretch_more)):
            slope = each * np.arange(len(start))
            level = start - slope
            reached = np.maximum.accumulate(level)
            began = np.maximum.accumulate(np.where(level >= reached, np.arange(len(start)), 0))
            run = reached + slope + once
            better = (run > self.best[i]) & (began < np.arange(len(start)))
            self.best[i][better] = run[better]
            self.step[i][better] = _ADD
            self.added[i][better] = began[better] + self.low[i]

    def _push(self, i: int, k: int, b: int, number: int, gain: Floats) -> None:
        first, last = max(self.low[i], self.low[k] - b), min(self.high[i], self.high[k] - b)
        if last < first:
            return
        here = slice(first - self.low[i], last - self.low[i] + 1)
        there = slice(first + b - self.low[k], last + b - self.low[k] + 1)
        value = self.best[i][here] + gain[here]
        better = value > self.best[k][there]
        self.best[k][there][better] = value[better]
        self.step[k][there][better] = number

    def _gain(self, i: int, number: int, here: Similarities, before: Similarities | None) -> Floats:
        """What rows of a shape that start at ``(i, j)`` add, for each column ``j``."""
        w = self.weights
        similarity, level, outgrow, far, far_by_lines = self.seen.terms(i, SHAPES[number], here, before)
        gain: Floats = (
            w.shape[KINDS[number]]
            + (w.similarity * similarity - w.chance * level)
            + w.outgrow * outgrow
            + w.length * far
            + w.length_by_lines * far_by_lines
        )
        return gain

    def _walk(self) -> list[Bead]:
        i, j, found = len(self.seen.left), len(self.seen.right), []
        while i or j:
            step = int(self.step[i][j - self.low[i]])
            if step == _DROP:
                i = int(self.dropped[i][j - self.low[i]])
            elif step == _ADD:
                j = int(self.added[i][j - self.low[i]])
            else:
                a, b = SHAPES[step]
                after = self.best[i][j - self.low[i]]
                i, j = i - a, j - b
                gain = after - self.best[i][j - self.low[i]]
                found.append(Bead(i, j, (a, b), _score(gain - (a + b) * self.weights.alone)))
        return found


def _score(odds: float) -> float:
    return round(float(1 / (1 + np.exp(-min(max(odds, -50.0), 50.0)))), 3)
