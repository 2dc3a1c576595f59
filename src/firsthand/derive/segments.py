"""Sentences inside aligned paragraphs: which say the same, which were dropped, which were added.

Rows of paragraphs come first, because a paragraph tells more than a sentence. Inside a row
the sentences are laid beside each other as lines are (`beads.py`), and then those that moved
are looked for among all rows. Nothing is encoded for it: a block of sentences is the sum of
its sentences.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from firsthand.derive.align import Matrix, margins, row_probability
from firsthand.derive.background import Background
from firsthand.derive.beads import SENTENCES, rows_in_order
from firsthand.derive.blocks import Blocks, Floats, chance, make_blocks
from firsthand.derive.gains import Seen
from firsthand.derive.moved import moved
from firsthand.derive.trim import STRANGER_SENTENCE, Place, without_strangers
from firsthand.derive.units import EmbeddedArticle, Units
from firsthand.embed import Vectors
from firsthand.languages import primary
from firsthand.model import Piece, Row, Segment

#: A row of more cells than this is one segment: no news has such paragraphs.
MOST_CELLS = 10_000
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Cell:
    """A row as indices of sentences: half-open ranges on both sides."""

    row: Row
    source: Span
    target: Span

    @property
    def whole(self) -> Place:
        """The row as one block."""
        (i, k), (j, m) = self.source, self.target
        return i, j, k - i, m - j


def segments(
    source: EmbeddedArticle, target: EmbeddedArticle, rows: Sequence[Row], background: Background
) -> tuple[Segment, ...]:
    """The sentences inside ``rows``, in the order of the source; what was added stands where the target has it.

    A row with a side whose language is not split into sentences is one segment.
    """
    units = [side.sentences or side.paragraphs for side in (source, target)]
    left, right = units
    cells = [cell for row in rows if (cell := _cell(row, left, right))]
    if source.sentences is None or target.sentences is None or not cells:
        return tuple(_segment(cell.whole, cell.row.score, left, right) for cell in cells)
    languages = (source.article.language, target.article.language)
    margin = margins(left, right, languages, background)
    places = _places(cells, left, right, languages, background)
    scores = [_score(place, margin) for place in places]
    paired = [
        (place, _segment(place, score, left, right)) for place, score in zip(places, scores, strict=True)
    ]
    return tuple(_in_order(paired, cells, left, right))


def _cell(row: Row, left: Units, right: Units) -> _Cell | None:
    """The row's sentences; None where a side has none or they are not in one stretch."""
    one, two = _span(row.source, left), _span(row.target, right)
    return _Cell(row, one, two) if one and two else None


def _span(numbers: Sequence[int], units: Units) -> Span | None:
    chosen = [n for n, number in enumerate(units.paragraph) if number in numbers]
    return (chosen[0], chosen[-1] + 1) if chosen and chosen[-1] - chosen[0] + 1 == len(chosen) else None


def _places(
    cells: Sequence[_Cell],
    left: Units,
    right: Units,
    languages: tuple[str | None, str | None],
    background: Background,
) -> list[Place]:
    known = [_known(language, background) for language in languages]
    blocks = _blocks(left, known[0]), _blocks(right, known[1])
    outside = [vectors - vectors.mean(axis=0) for vectors in known]
    near = chance(blocks[0], blocks[1], outside[1]), chance(blocks[1], blocks[0], outside[0])
    ratio = float(np.median([_length(c.target, right) / _length(c.source, left) for c in cells]))
    found = [place for cell in cells for place in _inside(cell, blocks, near, ratio)]
    kept, crossing = moved(found, *blocks, near)
    inside = [_in_cells(cells, side) for side in (0, 1)]
    return [
        *(place for place in kept if place),
        *(p for p in crossing if p[0] in inside[0] and p[1] in inside[1]),
    ]


def _in_cells(cells: Sequence[_Cell], side: int) -> set[int]:
    return {n for cell in cells for n in range(*(cell.source if side == 0 else cell.target))}


def _length(span: Span, units: Units) -> float:
    return float(units.weights[slice(*span)].sum())


def _known(language: str | None, background: Background) -> Vectors:
    """The background's sentences in a language, or in all where it lacks that."""
    found = background.by_language.get(primary(language)) if language else None
    return found if found is not None else np.concatenate([*background.by_language.values()])


def _blocks(units: Units, known: Vectors) -> Blocks:
    """Centred by the mean of the background, and by the article's own as far as it has one."""
    return make_blocks(units.vectors - known.mean(axis=0), units.weights.tolist())


def _inside(
    cell: _Cell, blocks: tuple[Blocks, Blocks], near: tuple[Sequence[Floats], ...], ratio: float
) -> list[Place]:
    """The rows of one cell's sentences, in order."""
    i, j, a, b = cell.whole
    if a == b == 1 or a * b > MOST_CELLS:
        return [cell.whole]
    left, right = _part(blocks[0], cell.source), _part(blocks[1], cell.target)
    level = _part_of(near[0], cell.source), _part_of(near[1], cell.target)
    corridor = np.zeros(a + 1, np.int64), np.full(a + 1, b, np.int64)
    beads = rows_in_order(Seen(left, right, level, corridor, ratio), SENTENCES)
    found = [without_strangers(bead.place, left, right, level, STRANGER_SENTENCE) for bead in beads]
    return [(i + first, j + second, c, d) for first, second, c, d in found]


def _part(blocks: Blocks, span: Span) -> Blocks:
    first, last = span
    vectors = tuple(v[first : max(last - size, first)] for size, v in enumerate(blocks.vectors))
    return Blocks(vectors, blocks.lengths[first:last])


def _part_of(near: Sequence[Floats], span: Span) -> tuple[Floats, ...]:
    first, last = span
    return tuple(level[first : max(last - size, first)] for size, level in enumerate(near))


def _score(place: Place, margin: Matrix) -> float:
    i, j, a, b = place
    return round(float(row_probability(margin[i : i + a, j : j + b]).max()), 3)


def _segment(place: Place, score: float | None, left: Units, right: Units) -> Segment:
    i, j, a, b = place
    return Segment(_pieces(range(i, i + a), left), _pieces(range(j, j + b), right), score)


def _pieces(chosen: Sequence[int], units: Units) -> tuple[Piece, ...]:
    """The sentences as stretches of text, those of one paragraph together."""
    found: list[Piece] = []
    for n in chosen:
        number, (start, end) = units.paragraph[n], units.spans[n]
        if found and found[-1].paragraph == number:
            found[-1] = Piece(number, (found[-1].span[0], end))
        else:
            found.append(Piece(number, (start, end)))
    return tuple(found)


def _in_order(
    paired: Sequence[tuple[Place, Segment]], cells: Sequence[_Cell], left: Units, right: Units
) -> list[Segment]:
    """All segments by source sentence; what was dropped in its place, what was added after what precedes it."""
    taken = [{n for p, _ in paired for n in range(p[side], p[side] + p[side + 2])} for side in (0, 1)]
    keyed = [((place[0], 0, place[1]), segment) for place, segment in paired]
    for n in sorted(_in_cells(cells, 0) - taken[0]):
        keyed.append(((n, 0, 0), _segment((n, 0, 1, 0), None, left, right)))
    ends = {p[1] + p[3] - 1: p[0] for p, _ in paired}
    for cell in cells:
        for n in (n for n in range(*cell.target) if n not in taken[1]):
            before = [ends[m] for m in range(cell.target[0], n) if m in ends]
            at = before[-1] if before else cell.source[0] - 1
            keyed.append(((at, 1, n), _segment((0, n, 0, 1), None, left, right)))
    return [segment for _, segment in sorted(keyed, key=lambda pair: pair[0])]
