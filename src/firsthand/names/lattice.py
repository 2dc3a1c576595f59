"""The probability that two words are one name: a sum over all ways to cut both into chunks.

A chunk is up to four letters of the Latin word beside up to two units of the other, or beside
nothing. A table holds how probable each pair of chunks is; the probability of two words is the
sum, over all ways to cut them alike, of the products (a forward pass of Jiampojamarn et al.
2007, "Applying many-to-many alignments and hidden Markov models to letter-to-phoneme
conversion"). Many pairs go through the pass at once, one array operation for each cell.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

Chunk = tuple[str, ...]
Ids = NDArray[np.int32]

#: Most letters of a Latin chunk; layers of the other side: nothing, one unit, two units, one character.
LETTERS = 4
LAYERS = (0, 1, 2, 2)
#: Moves (letters, layer): what the two sides of a chunk pair may be.
MOVES = tuple(
    (a, b)
    for a in range(LETTERS + 1)
    for b in range(len(LAYERS))
    if (a, b) != (0, 0) and not (a == 0 and b != 1) and not (b == 0 and a != 1) and not (b == 1 and a > 3)
)
#: Row and column of chunks that no table knows: impossible, and a single unit never seen.
IMPOSSIBLE, UNSEEN = -1, -2


def letter_ids(letters: Sequence[str], known: Mapping[Chunk, int]) -> Ids:
    """Ids of the chunks that end at each place, ``(LETTERS + 1, len + 1)``."""
    found = np.full((LETTERS + 1, len(letters) + 1), IMPOSSIBLE, np.int32)
    found[0] = 0
    for size in range(1, LETTERS + 1):
        for end in range(size, len(letters) + 1):
            found[size, end] = _id(letters[end - size : end], known)
    return found


def unit_ids(units: Sequence[str], characters: Sequence[str | None], known: Mapping[Chunk, int]) -> Ids:
    """Ids of the chunks that end at each place, ``(len(LAYERS), len + 1)``."""
    found = np.full((len(LAYERS), len(units) + 1), IMPOSSIBLE, np.int32)
    found[0] = 0
    for end in range(1, len(units) + 1):
        found[1, end] = _id(units[end - 1 : end], known)
        if end > 1:
            found[2, end] = _id(units[end - 2 : end], known)
            character = characters[end - 1]
            if character is not None:
                found[3, end] = known.get((character,), IMPOSSIBLE)
    return found


def _id(chunk: Sequence[str], known: Mapping[Chunk, int]) -> int:
    return known.get(tuple(chunk), UNSEEN if len(chunk) == 1 else IMPOSSIBLE)


def stacked(arrays: Sequence[Ids]) -> Ids:
    """Arrays ``(layers, length)`` of many words as one, ``(layers, longest, words)``."""
    longest = max(a.shape[1] for a in arrays)
    out = np.full((arrays[0].shape[0], longest, len(arrays)), IMPOSSIBLE, np.int32)
    for n, array in enumerate(arrays):
        out[:, : array.shape[1], n] = array
    return out


def forward(letters: Ids, units: Ids, table: NDArray[np.float64]) -> NDArray[np.float64]:
    """Probability of all beginnings of both words, ``(letters + 1, units + 1, words)``."""
    rows, columns, words = letters.shape[1], units.shape[1], letters.shape[2]
    width = table.shape[1]
    flat = table.ravel()
    # Negative ids count from the end, also in the flat table.
    starts = (letters.astype(np.int64) % table.shape[0]) * width
    steps = units.astype(np.int64) % width
    total = np.zeros((rows, columns, words))
    total[0, 0] = 1
    for i in range(rows):
        for j in range(columns):
            cell = total[i, j]
            for a, b in MOVES:
                if a <= i and LAYERS[b] <= j:
                    cell += total[i - a, j - LAYERS[b]] * flat[starts[a, i] + steps[b, j]]
    return total
