"""The words of a row's two sides laid beside each other by what they mean where they stand.

Vectors of the model's middle layers (`embed.tokens`), each less its side's mean, summed over a word's pieces; the
cosine of two words' vectors says whether one stands for the other (after Jalili Sabet et al. 2020, "SimAlign",
arXiv:2004.08728). Of a name that its piece in the other text does not sound like, it says which
word stands in its place.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import regex
from numpy.typing import NDArray

from firsthand.embed.tokens import Tokens, token_vectors
from firsthand.languages.scripts import UNSPACED
from firsthand.names.finding import words
from firsthand.names.meaning import encoder
from firsthand.names.units import word_script

#: Layers of the model that are read, from 1.
LAYERS = (3, 6, 9)
Floats = NDArray[np.float32]
_RUN = regex.compile(r"[\p{Katakana}ー]+|\p{Han}+|[^\p{Katakana}ー\p{Han}]+")


@dataclass(frozen=True, slots=True)
class Unit:
    """A word, or in scripts without spaces a piece of the vocabulary: ``[start, end)`` in code points."""

    text: str
    start: int
    end: int
    inside: bool
    whole: bool


@dataclass(frozen=True, slots=True, eq=False)
class Aligned:
    """Units of both sides, their unit vectors by layer, ``(layers, units, 384)``, and their cosines,
    ``(layers, near, far)``.
    """

    near: tuple[Unit, ...]
    far: tuple[Unit, ...]
    near_vectors: Floats
    far_vectors: Floats
    cosines: Floats


def align(rows: Sequence[tuple[str, str]]) -> list[Aligned]:
    """The units of each row (near text, far text) and how like they are in their places."""
    texts = list(dict.fromkeys(text for row in rows for text in row))
    read = dict(zip(texts, token_vectors(texts, encoder(), LAYERS), strict=True))
    return [_aligned(near, far, read[near], read[far]) for near, far in rows]


def _aligned(near: str, far: str, one: Tokens, two: Tokens) -> Aligned:
    own, other = _units(near, one), _units(far, two)
    a, b = _vectors(own, one), _vectors(other, two)
    return Aligned(tuple(own), tuple(other), a, b, a @ b.transpose(0, 2, 1))


def _units(text: str, tokens: Tokens) -> list[Unit]:
    found: list[Unit] = []
    for word in words(text):
        if word_script(word.text) not in UNSPACED:
            found.append(Unit(word.text, word.start, word.end, word.inside, True))
            continue
        for match in _RUN.finditer(word.text):
            a, b = word.start + match.start(), word.start + match.end()
            if regex.match(r"[\p{Katakana}ー]", match.group()) or word_script(match.group()) not in UNSPACED:
                found.append(Unit(match.group(), a, b, True, True))
            else:
                found += _pieces(text, a, b, tokens)
    return found


def _pieces(text: str, start: int, end: int, tokens: Tokens) -> Iterator[Unit]:
    for a, b in tokens.spans.tolist():
        low, high = max(a, start), min(b, end)
        if low < high:
            yield Unit(text[low:high], low, high, True, False)


def _vectors(units: Sequence[Unit], tokens: Tokens) -> Floats:
    """Unit vectors of units, ``(layers, units, 384)``."""
    layers, _, width = tokens.vectors.shape
    if not units or not len(tokens.spans):
        return np.zeros((layers, len(units), width), np.float32)
    centred = tokens.vectors - tokens.vectors.mean(axis=1, keepdims=True)
    centred /= np.maximum(np.linalg.norm(centred, axis=2, keepdims=True), 1e-9)
    starts, ends = tokens.spans[:, 0], tokens.spans[:, 1]
    member = np.array([(starts < u.end) & (u.start < ends) for u in units], np.float32)
    summed = np.einsum("un,lnk->luk", member, centred)
    return np.asarray(summed / np.maximum(np.linalg.norm(summed, axis=2, keepdims=True), 1e-9), np.float32)
