"""How much a word of any script looks like a name: by its meaning, by its letters, by how rare it is.

A capital tells names in few scripts. Static vectors tell them in all: names lie on one side of a plane through the
vectors (128 weights, fitted by ``benchmarks/facts/train_changes.py``). A word whose letters are likelier by
the table of names than by the encoder's counts of pieces looks like one too.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib import resources

import numpy as np
from numpy.typing import NDArray

from firsthand.names.meaning import log_share, vectors
from firsthand.names.tables import log_chance, table
from firsthand.names.units import units, word_script


def named(words: Sequence[str]) -> NDArray[np.float64]:
    """Log odds that each word is a name, by its static vector."""
    weights, bias = _plane()
    return np.asarray(vectors(words) @ weights + bias, np.float64)


@cache
def _plane() -> tuple[NDArray[np.float32], float]:
    stored = json.loads((resources.files("firsthand.names") / "naming.json").read_text(encoding="utf-8"))
    return np.array(stored["weights"], np.float32), float(stored["bias"])


@lru_cache(maxsize=100_000)
def spelt_as_name(word: str) -> float:
    """Log odds for each letter that a word's letters were drawn from names and not from running text."""
    fitted = table(word_script(word))
    if fitted is None:
        return 0.0
    share, _ = log_share(word)
    return (log_chance(units(word).units, fitted.units_alone) - share) / max(1, len(word))
