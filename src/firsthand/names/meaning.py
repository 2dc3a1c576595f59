"""How like two words are in what they mean, in any two languages: cosines of their static vectors.

Sound finds "Kavanaugh" in "卡瓦诺" and not "Germany" in "Deutschland"; the static encoder's vectors of
pieces find both, the second better than the first. A word is cut into pieces by itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

import numpy as np

from firsthand.embed.base import Vectors
from firsthand.embed.pieces import pieces
from firsthand.embed.static import StaticEncoder

#: The network that the weights of names were fitted to (`naming.json`, `changed_names.json`); that of sentences may be
#: fitted anew without them.
NETWORK, DIMENSIONS = "words.npz", 128
#: Words whose vectors are kept.
KEPT = 100_000


@cache
def encoder() -> StaticEncoder:
    """The static encoder of words."""
    return StaticEncoder(NETWORK, DIMENSIONS)


@cache
def _known() -> dict[str, Vectors]:
    return {}


def vectors(words: Sequence[str]) -> Vectors:
    """Unit vectors of single words or short phrases, ``(len(words), 128)``; zero where no piece is known."""
    known = _known()
    if len(known) > KEPT:
        known.clear()
    fresh = [w for w in dict.fromkeys(words) if w not in known]
    if fresh:
        known.update(zip(fresh, encoder().encode(fresh), strict=True))
    if not words:
        return np.zeros((0, DIMENSIONS), np.float32)
    return np.stack([known[w] for w in words])


def likeness(one: Sequence[str], other: Sequence[str]) -> Vectors:
    """Cosines of all words of ``one`` with all of ``other``, ``(len(one), len(other))``."""
    found: Vectors = vectors(one) @ vectors(other).T
    return found


def cut(run: str) -> list[tuple[int, int]]:
    """Where the pieces of a run of letters stand, ``[start, end)`` in code points, as the encoder cuts it."""
    spans: list[tuple[int, int]] = []
    at = 0
    for piece in encoder().pieces_of(run):
        end = at + len(piece.removeprefix("▁"))
        if end > at:
            spans.append((at, end))
        at = end
    return spans


@lru_cache(maxsize=100_000)
def log_share(word: str) -> tuple[float, int]:
    """Log probability of a word by the encoder's counts of pieces, and its number of pieces: how common it is."""
    found = encoder().pieces_of(word)
    numbers = encoder().numbers_of(word)
    scores = pieces().scores
    own = [float(scores[n]) for n, piece in zip(numbers, found, strict=False) if piece != "▁"]
    return sum(own), len(own)
