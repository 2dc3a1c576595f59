"""Two texts given as ready lines, aligned in order with merges and gaps.

Lines become vectors here; how they are laid beside each other is `beads.py`.
"""

from __future__ import annotations

from collections.abc import Sequence

from firsthand.derive.beads import align_blocks
from firsthand.embed import Encoder, Vectors
from firsthand.model import Alignment, Row

#: Blocks of up to this many lines are encoded as one text; longer ones are sums of lines.
#: Chosen for time; a fourth size was not measured.
JOINED = 3


def align_lines(source: Sequence[str], target: Sequence[str], encoder: Encoder) -> Alignment:
    """Rows of 1-based line numbers, in order on both sides; empty lines have no row."""
    left = [n for n, text in enumerate(source, 1) if text.strip()]
    right = [n for n, text in enumerate(target, 1) if text.strip()]
    if not left or not right:
        return Alignment((), tuple(left), tuple(right))
    lines = [source[n - 1].strip() for n in left], [target[n - 1].strip() for n in right]
    one, two = (joined_vectors(side, encoder) for side in lines)
    lengths = [[len(text) for text in side] for side in lines]
    beads = align_blocks(one[0], two[0], *lengths, source_joined=one[1:], target_joined=two[1:])
    rows = [
        Row(
            tuple(left[bead.source : bead.source + bead.lines[0]]),
            tuple(right[bead.target : bead.target + bead.lines[1]]),
            bead.score,
        )
        for bead in beads
    ]
    aligned = {n for row in rows for n in row.source}, {n for row in rows for n in row.target}
    return Alignment(
        tuple(rows),
        tuple(n for n in left if n not in aligned[0]),
        tuple(n for n in right if n not in aligned[1]),
    )


def joined_vectors(lines: Sequence[str], encoder: Encoder) -> list[Vectors]:
    """Vectors of the joined texts of 1 … `JOINED` neighbouring lines, by first line."""
    return [
        encoder.encode([" ".join(lines[n : n + size]) for n in range(len(lines) - size + 1)])
        for size in range(1, JOINED + 1)
    ]
