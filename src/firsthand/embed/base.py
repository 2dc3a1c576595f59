"""The interface that every encoder has."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]


class Encoder(Protocol):
    """Turns texts of any language into unit vectors of one space.

    ``name`` identifies the model and its version: vectors are stored under it, and two
    encoders of one name must give the same vectors.
    """

    name: str
    dimensions: int

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Vectors of ``texts``: float32, shape ``(len(texts), dimensions)``, each of length 1."""
        ...
