"""Lines that a translation put elsewhere: rows that cross the others, found among what is left.

A search for rows in order can only leave such lines alone, or merge them into the rows that they
stand beside. Captions, boxes and notes move; on text_berg two in three of the lines that were
wrongly alone had moved. A *loose* line is one without a row, or no nearer than chance to the other
side of its row. Two loose lines are a pair where each is the other's nearest of all lines; pairs
that follow each other are a block, and a block counts where it is clearly nearer than chance.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from firsthand.derive.blocks import LONGEST, Blocks, window
from firsthand.derive.gains import Near
from firsthand.derive.trim import Place

#: How much nearer than chance a pair must be to add to its block.
WORTH = 0.06
#: What the pairs of a block must have together above that.
CLEAR = 0.06
#: Lines of a text shorter than this share of its mean line say too little to be found elsewhere.
SHORT = 0.25
#: Pairs of a block may skip a line on either side.
STEP = 2

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Laid:
    """Two texts, the rows between them, and of each line the number of its row or None."""

    places: Sequence[Place]
    blocks: tuple[Blocks, Blocks]
    near: Near
    rows: tuple[list[int | None], list[int | None]]

    def similarity(self, place: Place) -> float:
        i, j, a, b = place
        return float(self.blocks[0].vectors[a - 1][i] @ self.blocks[1].vectors[b - 1][j])


def moved(
    places: Sequence[Place], left: Blocks, right: Blocks, near: Near
) -> tuple[list[Place | None], list[Place]]:
    """What is left of each row without the lines that moved, and the rows of those, which cross others.

    :param near: `chance` of both sides' blocks.
    """
    laid = _Laid(places, (left, right), near, (_rows(places, len(left), 0), _rows(places, len(right), 1)))
    pairs = _sure(_worth(_pairs(laid), laid))
    taken = {i for i, _ in pairs}, {j for _, j in pairs}
    kept, crossing = [_without(place, taken, laid) for place in places], _grown(pairs, laid)
    for n, place in enumerate(kept):
        if place and _changed_places(place, laid):
            i, j, _, _ = place
            kept[n] = (i, j + 1, 1, 1)
            crossing.append((i + 1, j, 1, 1))
    return kept, crossing


def _changed_places(place: Place, laid: _Laid) -> bool:
    """Whether a row of two by two is two pairs that cross: both surely nearer than chance, the others not."""
    i, j, a, b = place
    if (a, b) != (2, 2):
        return False
    crossing = min(_over_chance(i, j + 1, laid), _over_chance(i + 1, j, laid))
    return crossing >= WORTH + CLEAR and max(_over_chance(i, j, laid), _over_chance(i + 1, j + 1, laid)) <= 0


def _over_chance(i: int, j: int, laid: _Laid) -> float:
    level = (laid.near[0][0][i] + laid.near[1][0][j]) / 2
    return laid.similarity((i, j, 1, 1)) - float(level)


def _rows(places: Sequence[Place], lines: int, side: int) -> list[int | None]:
    rows: list[int | None] = [None] * lines
    for number, place in enumerate(places):
        for line in range(place[side], place[side] + place[side + 2]):
            rows[line] = number
    return rows


def _loose(laid: _Laid, side: int) -> list[int]:
    """Lines without a row, or no nearer than chance to the other side of theirs."""
    lengths = laid.blocks[side].lengths
    enough = SHORT * float(lengths.mean())
    return [
        line
        for line, row in enumerate(laid.rows[side])
        if lengths[line] >= enough and (row is None or _at_chance(line, side, laid.places[row], laid))
    ]


def _at_chance(line: int, side: int, place: Place, laid: _Laid) -> bool:
    i, j, a, b = place
    own = (line, j, 1, b) if side == 0 else (i, line, a, 1)
    return laid.similarity(own) <= float(laid.near[side][0][line])


def _pairs(laid: _Laid) -> list[tuple[Pair, float]]:
    """Loose lines of both sides that are each other's nearest of all lines, and by how much over chance."""
    loose = [_loose(laid, side) for side in (0, 1)]
    theirs = {i: _nearest(i, 0, laid) for i in loose[0]}
    wanted = {j for j, margin in theirs.values() if margin > 0}.intersection(loose[1])
    ours = {j: _nearest(j, 1, laid)[0] for j in sorted(wanted)}
    return [((i, j), margin) for i, (j, margin) in theirs.items() if ours.get(j) == i]


def _nearest(line: int, side: int, laid: _Laid) -> tuple[int, float]:
    own, other = laid.blocks[side], laid.blocks[1 - side]
    low, high = window(line, line, len(own), len(other))
    level = (laid.near[side][0][line] + laid.near[1 - side][0][low:high]) / 2
    margin = other.vectors[0][low:high] @ own.vectors[0][line] - level
    best = int(margin.argmax())
    return low + best, float(margin[best])


def _worth(pairs: Sequence[tuple[Pair, float]], laid: _Laid) -> list[tuple[Pair, float]]:
    """What each pair adds: its margin, less what the rows that its lines are in lose without them."""
    found = []
    for (i, j), margin in pairs:
        rows = laid.rows[0][i], laid.rows[1][j]
        if None in rows or rows[0] != rows[1]:
            change = sum(
                _change(laid.places[row], taken, laid)
                for row, taken in zip(rows, (({i}, set()), (set(), {j})), strict=True)
                if row is not None
            )
            found.append(((i, j), margin + change - WORTH))
    return found


def _change(place: Place, taken: tuple[set[int], set[int]], laid: _Laid) -> float:
    rest = _without(place, taken, laid)
    return min(0.0, laid.similarity(rest) - laid.similarity(place)) if rest else 0.0


def _sure(pairs: Sequence[tuple[Pair, float]]) -> list[Pair]:
    """The pairs of the blocks that are worth enough; pairs come in order of the source."""
    blocks: list[list[tuple[Pair, float]]] = []
    for pair in pairs:
        for block in blocks:
            (i, j), (k, m) = block[-1][0], pair[0]
            if 0 < k - i <= STEP and 0 < m - j <= STEP:
                block.append(pair)
                break
        else:
            blocks.append([pair])
    return [pair for block in blocks if sum(worth for _, worth in block) >= CLEAR for pair, _ in block]


def _without(place: Place, taken: tuple[set[int], set[int]], laid: _Laid) -> Place | None:
    """What is left of a row without the taken lines: the run that is nearest to the other side."""
    i, j, a, b = place
    runs = [
        (k, m, c, d) for k, c in _runs(i, a, taken[0]) for m, d in _runs(j, b, taken[1])
    ]  # fmt: skip
    return max(runs, key=laid.similarity) if runs else None


def _runs(first: int, lines: int, taken: set[int]) -> list[tuple[int, int]]:
    """Runs of lines that are not taken, as first line and number of lines."""
    runs: list[tuple[int, int]] = []
    for line in (n for n in range(first, first + lines) if n not in taken):
        if runs and sum(runs[-1]) == line:
            runs[-1] = (runs[-1][0], runs[-1][1] + 1)
        else:
            runs.append((line, 1))
    return runs


def _grown(pairs: Sequence[Pair], laid: _Laid) -> list[Place]:
    """Each pair with neighbouring lines that have no row, while they bring the two sides nearer."""
    free = [{line for line, row in enumerate(rows) if row is None} for rows in laid.rows]
    for i, j in pairs:
        free[0].discard(i)
        free[1].discard(j)
    return [_grow((i, j, 1, 1), free, laid) for i, j in pairs]


def _grow(place: Place, free: list[set[int]], laid: _Laid) -> Place:
    i, j, a, b = place
    tries = [
        (laid.similarity(more), more, side, line)
        for more, side, line in (
            ((i - 1, j, a + 1, b), 0, i - 1),
            ((i, j, a + 1, b), 0, i + a),
            ((i, j - 1, a, b + 1), 1, j - 1),
            ((i, j, a, b + 1), 1, j + b),
        )
        if line in free[side] and more[side + 2] <= LONGEST
    ]
    if not tries or max(tries)[0] <= laid.similarity(place):
        return place
    _, larger, side, line = max(tries)
    free[side].discard(line)
    return _grow(larger, free, laid)
