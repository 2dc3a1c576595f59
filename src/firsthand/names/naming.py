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
from typing import Any

import numpy as np
import regex
from numpy.typing import NDArray

from firsthand.names.meaning import log_share, vectors
from firsthand.names.tables import log_chance, table
from firsthand.names.units import units, word_script


def named(words: Sequence[str]) -> NDArray[np.float64]:
    """Log odds that each word is a name, by its static vector."""
    weights, bias = _plane()
    return np.asarray(vectors(words) @ weights + bias, np.float64)


def name_runs(text: str) -> list[tuple[int, int]]:
    """Where two and more of the Chinese characters stand together that write foreign names."""
    return [match.span() for match in _run().finditer(text)]


@cache
def _stored() -> dict[str, Any]:
    read = (resources.files("firsthand.names") / "naming.json").read_text(encoding="utf-8")
    stored: dict[str, Any] = json.loads(read)
    return stored


@cache
def _plane() -> tuple[NDArray[np.float32], float]:
    return np.array(_stored()["weights"], np.float32), float(_stored()["bias"])


@cache
def _run() -> regex.Pattern[str]:
    return regex.compile(f"[{''.join(_stored()['characters'])}]{{2,}}")


@lru_cache(maxsize=100_000)
def spelt_as_name(word: str) -> float:
    """Log odds for each letter that a word's letters were drawn from names and not from running text."""
    fitted = table(word_script(word))
    if fitted is None:
        return 0.0
    share, _ = log_share(word)
    return (log_chance(units(word).units, fitted.units_alone) - share) / max(1, len(word))
