"""Boosted decision trees (Friedman 2001, "Greedy function approximation"), as numbers in a file.

Each tree asks one number after another whether it is at most a threshold; the values of the leaves that
are reached are added. Many rows and all trees go down together.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, eq=False)
class Trees:
    """All nodes of all trees in one list. ``feature`` is −1 for a leaf; ``left`` and ``right`` are places of nodes;
    ``value`` is a leaf's log odds, ``threshold`` what the feature of another is compared with; ``roots`` are
    where the trees begin.
    """

    feature: NDArray[np.int16]
    threshold: NDArray[np.float32]
    left: NDArray[np.int32]
    right: NDArray[np.int32]
    value: NDArray[np.float32]
    roots: NDArray[np.int32]
    bias: float

    def __call__(self, rows: Sequence[Sequence[float]] | NDArray[np.floating]) -> NDArray[np.float64]:
        """Log odds of each row of numbers, ``(len(rows),)``."""
        if not len(rows):
            return np.zeros(0)
        numbers = np.asarray(rows, np.float32)
        place = np.tile(self.roots, (len(numbers), 1))
        which = np.arange(len(numbers))[:, None]
        while (feature := self.feature[place]).max() >= 0:
            asked = numbers[which, np.maximum(feature, 0)]
            below = np.where(asked <= self.threshold[place], self.left[place], self.right[place])
            place = np.where(feature >= 0, below, place)
        return np.asarray(self.value[place].sum(axis=1, dtype=np.float64) + self.bias)

    @classmethod
    def read(cls, stored: Mapping[str, NDArray[np.generic]], head: str = "") -> Trees:
        """From the arrays of an ``.npz`` file, whose names begin with ``head``."""
        parts = {name: np.asarray(stored[head + name]) for name in cls.__slots__ if name != "bias"}
        return cls(bias=float(np.asarray(stored[f"{head}bias"], np.float64)), **parts)
