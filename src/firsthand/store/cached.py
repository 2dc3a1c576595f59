"""Encoders whose vectors are kept: a text is encoded once, whatever asks for it."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Sequence
from hashlib import sha256

import numpy as np

from firsthand.embed.base import Encoder, Vectors
from firsthand.store.base import Store

# Texts encoded between two writes: about a second of the default encoder on one core, so
# that a run that is killed loses little, and enough for it to sort texts by length.
BATCH = 64


class LazyEncoder:
    """An encoder that is made when a text is first encoded: a warm run never loads the model.

    :param name: and ``dimensions``: those of the encoder that ``make`` gives.
    """

    def __init__(self, name: str, dimensions: int, make: Callable[[], Encoder]) -> None:
        self.name = name
        self.dimensions = dimensions
        self._make = make
        self._encoder: Encoder | None = None

    def encode(self, texts: Sequence[str]) -> Vectors:
        """See `Encoder.encode`."""
        if self._encoder is None:
            self._encoder = self._make()
        return self._encoder.encode(texts)


class CachedEncoder:
    """``encoder`` with its vectors kept in ``store`` under its name and each text's `key`.

    :param batch: how many texts are encoded, and then stored, at once.
    :param advance: called with the number of texts newly encoded after each batch.
    """

    def __init__(
        self,
        encoder: Encoder,
        store: Store,
        *,
        batch: int = BATCH,
        advance: Callable[[int], None] | None = None,
    ) -> None:
        self.name = encoder.name
        self.dimensions = encoder.dimensions
        self._encoder = encoder
        self._store = store
        self._batch = batch
        self._advance = advance

    def missing(self, texts: Sequence[str]) -> list[str]:
        """The texts, each once and in NFC, that have no vector yet."""
        keyed = _keyed(texts)
        found = self._store.get_vectors(self.name, list(keyed))
        return [text for k, text in keyed.items() if k not in found]

    def encode(self, texts: Sequence[str]) -> Vectors:
        """See `Encoder.encode`; only texts that the store has no vector of reach the encoder."""
        keyed = _keyed(texts)
        vectors = self._store.get_vectors(self.name, list(keyed))
        missing = [k for k in keyed if k not in vectors]
        for keys in _batches(missing, self._batch):
            made = np.asarray(self._encoder.encode([keyed[k] for k in keys]), dtype=np.float32)
            new = dict(zip(keys, made, strict=True))
            self._store.put_vectors(self.name, new)
            vectors.update(new)
            if self._advance is not None:
                self._advance(len(keys))
        if not texts:
            return np.zeros((0, self.dimensions), dtype=np.float32)
        return np.stack([vectors[key(text)] for text in texts])


def key(text: str) -> str:
    """The key of a text's vector: SHA-256 of its NFC in UTF-8."""
    return sha256(_nfc(text).encode()).hexdigest()


def _keyed(texts: Sequence[str]) -> dict[str, str]:
    return {key(text): _nfc(text) for text in texts}


def _nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def _batches(keys: Sequence[str], size: int) -> Iterator[Sequence[str]]:
    for start in range(0, len(keys), size):
        yield keys[start : start + size]
