"""Rows after the search: end lines and pairs no nearer than chance go, where lines beside them are alone.

In the search a line alone is dear, so that parts of sentences are not left outside. The price
is paid by lines that truly have no counterpart: beside a gap they are merged into a row. Here
each such line is looked at by itself. Rows that are beside no gap lose only lines that surely do
not belong: half a sentence is often no nearer than chance, and trimming every such line of
text_berg cost 0.15 strict F1.
"""

from __future__ import annotations

from collections.abc import Sequence

from firsthand.derive.blocks import Blocks
from firsthand.derive.gains import Near

#: How much nearer a row beside a weak pair must be without the line. Chosen on text_berg among
#: 0, 0.05 and 0.085: lax F1 0.978, 0.983, 0.985.
CLEAR = 0.08
#: The same for rows that are beside no gap. With 0.03, 0.06, 0.09, 0.12 and without any, lax F1 on
#: text_berg is 0.978, 0.986, 0.988, 0.988, 0.988 and strict F1 on the texts made from NTREX 0.969,
#: 0.962, 0.958, 0.950, 0.943.
STRANGER = 0.12
#: The same between the sentences of paragraphs, which are not split as lines may be. Chosen on planted
#: changes of the fitting half (benchmarks/derivations/segments.py) among 0, 0.01 … 0.05: of 630
#: sentences of clean texts 2, 1, 0, 0 are falsely alone, of sentences dropped 94, 91, 91, 88 % found.
STRANGER_SENTENCE = 0.03
#: First source line, first target line, source lines, target lines.
Place = tuple[int, int, int, int]


def trim(places: Sequence[Place], left: Blocks, right: Blocks, near: Near) -> list[Place | None]:
    """For each row, in order, what is left of it, or None where its lines are alone.

    :param near: `chance` of both sides' blocks.
    """
    weak = [_weak(place, left, right, near) for place in places]
    found = list(places)
    whole = (len(left), len(right))
    for n in range(len(places)):
        before = _end(found[n - 1]) if n else (0, 0)
        after = places[n + 1][:2] if n + 1 < len(places) else whole
        place = _shorter(found[n], before, after, left, right, near, sure=False)
        if n and weak[n - 1]:
            before = found[n - 1][:2]
        if n + 1 < len(places) and weak[n + 1]:
            after = _end(places[n + 1])
        found[n] = _shorter(place, before, after, left, right, near, sure=True)
    ends = [(0, 0), *map(_end, found)]
    starts = [*(place[:2] for place in found[1:]), (len(left), len(right))]
    return [
        None if weak[n] and not (place[:2] == ends[n] and _end(place) == starts[n]) else place
        for n, place in enumerate(found)
    ]


def without_strangers(place: Place, left: Blocks, right: Blocks, near: Near, clear: float) -> Place:
    """The row without end lines that are at chance and take similarity away, wherever it stands.

    :param clear: by how much more similar the rest must be.
    """
    nowhere, last = (-1, -1), (len(left) + 1, len(right) + 1)
    return _shorter(place, nowhere, last, left, right, near, sure=True, clear=clear)


def _end(place: Place) -> tuple[int, int]:
    i, j, a, b = place
    return i + a, j + b


def _similarity(place: Place, left: Blocks, right: Blocks) -> float:
    i, j, a, b = place
    return float(left.vectors[a - 1][i] @ right.vectors[b - 1][j])


def _weak(place: Place, left: Blocks, right: Blocks, near: Near) -> bool:
    """A pair of single lines no nearer than the two are to other lines."""
    i, j, a, b = place
    level = (near[0][0][i] + near[1][0][j]) / 2
    return a == b == 1 and _similarity(place, left, right) <= level


def _shorter(
    place: Place,
    before: tuple[int, int],
    after: tuple[int, int],
    left: Blocks,
    right: Blocks,
    near: Near,
    *,
    sure: bool,
    clear: float = CLEAR,
) -> Place:
    """The row without the end lines beside a gap that are at chance or take similarity away.

    :param sure: both must hold. For rows beside a weak pair, which may be no gap.
    :param clear: by how much more similar the rest must be then.
    """
    both, margin = (all, clear) if sure else (any, 0.0)
    i, j, a, b = place
    tries: list[tuple[Place, Place, float]] = []  # the rest, the line beside the other side, its chance
    if a > 1 and i > before[0]:
        tries.append(((i + 1, j, a - 1, b), (i, j, 1, b), near[0][0][i]))
    if a > 1 and i + a < after[0]:
        tries.append(((i, j, a - 1, b), (i + a - 1, j, 1, b), near[0][0][i + a - 1]))
    if b > 1 and j > before[1]:
        tries.append(((i, j + 1, a, b - 1), (i, j, a, 1), near[1][0][j]))
    if b > 1 and j + b < after[1]:
        tries.append(((i, j, a, b - 1), (i, j + b - 1, a, 1), near[1][0][j + b - 1]))
    whole = _similarity(place, left, right)
    rests = [
        (_similarity(rest, left, right), rest)
        for rest, line, level in tries
        if both((_similarity(line, left, right) <= level, _similarity(rest, left, right) > whole + margin))
    ]
    return (
        _shorter(max(rests)[1], before, after, left, right, near, sure=sure, clear=clear) if rests else place
    )
