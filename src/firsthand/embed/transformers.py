"""Any sentence-transformers model as an encoder (``pip install 'firsthand[transformers]'``)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from firsthand.embed.base import Vectors
from firsthand.errors import MissingExtra


class SentenceTransformersEncoder:
    """A model of sentence-transformers, by name or local folder, with an optional prompt.

    :param model: what ``SentenceTransformer(...)`` takes; a folder needs no network.
    :param prompt: put before every text (``"query: "`` for the E5 family).
    :raises MissingExtra: where the package is not installed.
    """

    def __init__(self, model: str, *, prompt: str = "", batch_size: int = 32) -> None:
        try:
            from sentence_transformers import SentenceTransformer
        except ImportError as error:
            raise MissingExtra("the sentence-transformers encoder", "transformers") from error
        self._model: Any = SentenceTransformer(model, device="cpu")
        self._prompt = prompt
        self._batch_size = batch_size
        self.name = f"sentence-transformers/{model}/{prompt}"
        width: int | None = self._model.get_sentence_embedding_dimension()
        self.dimensions = width if width is not None else int(self._model.encode(["a"]).shape[1])

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Vectors of ``texts``, shape ``(len(texts), dimensions)``, float32, unit length."""
        if not texts:
            return np.zeros((0, self.dimensions), np.float32)
        raw = self._model.encode(
            [self._prompt + text for text in texts],
            batch_size=self._batch_size,
            normalize_embeddings=True,
            show_progress_bar=False,
            convert_to_numpy=True,
        )
        vectors: Vectors = np.asarray(raw, np.float32)
        return vectors
