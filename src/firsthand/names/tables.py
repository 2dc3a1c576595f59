"""The fitted tables: how likely a chunk of Latin letters is written so in a script.

One file for each script under ``tables/``, made by ``benchmarks/facts/train_names.py``, which says from
what. A script without a file is written in Latin letters first (anyascii) and read by ``Latn``.
"""

from __future__ import annotations

import itertools
import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any

import numpy as np
from numpy.typing import NDArray

from firsthand.names.lattice import UNSEEN, Chunk

Bigrams = Mapping[str, Mapping[str, float]]

#: What no name of the fit showed: a letter for a unit, a letter or unit for nothing, as shares of
#: their chance by themselves. Swept on the development half: a tenth or ten times change little.
STRANGE, LEFT_OUT = 5e-3, 5e-3
#: Log probability of a letter or unit that the fit never saw.
UNKNOWN = -9.0


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """Chunks of both sides with their ids, the joint probabilities ``(letters + 2, units + 2)``, whose
    last rows and columns are those of `lattice.UNSEEN` and `lattice.IMPOSSIBLE`, and how likely each
    side is by itself.
    """

    letters: Mapping[Chunk, int]
    units: Mapping[Chunk, int]
    joint: NDArray[np.float64]
    latin_alone: Bigrams
    units_alone: Bigrams


@lru_cache(maxsize=64)
def table(script: str) -> Table | None:
    """The table of a script (ISO 15924), None where there is none."""
    file = resources.files("firsthand.names").joinpath("tables", f"{script}.json")
    return read_table(json.loads(file.read_text(encoding="utf-8"))) if file.is_file() else None


def read_table(stored: Mapping[str, Any]) -> Table:
    """A table from what its file holds."""
    chunks: Mapping[str, Mapping[str, float]] = stored["chunks"]
    singles: tuple[list[str], list[str]] = ([*stored["latin"][""]], [*stored["units"][""]])
    letters = _numbered([tuple(k) for k in chunks], singles[0])
    units = _numbered([tuple(k.split()) for row in chunks.values() for k in row], singles[1])
    joint = np.zeros((len(letters) + 2, len(units) + 2))
    for left, row in chunks.items():
        for right, value in row.items():
            joint[letters[tuple(left)], units[tuple(right.split())]] = math.exp(value)
    alone = _alone(letters, stored["latin"]), _alone(units, stored["units"])
    joint += STRANGE * np.outer(*alone)
    joint[:, 0] += LEFT_OUT * alone[0]
    joint[0, :] += LEFT_OUT * alone[1]
    return Table(letters, units, joint, stored["latin"], stored["units"])


def _numbered(chunks: Sequence[Chunk], singles: Sequence[str]) -> dict[Chunk, int]:
    every = dict.fromkeys([(), *chunks, *((s,) for s in singles)])
    return {chunk: n for n, chunk in enumerate(every)}


def _alone(chunks: Mapping[Chunk, int], bigrams: Bigrams) -> NDArray[np.float64]:
    """Chance of each single letter or unit, 0 for all longer chunks: what no table shows is not impossible."""
    found = np.zeros(len(chunks) + 2)
    for chunk, n in chunks.items():
        if len(chunk) == 1:
            found[n] = math.exp(bigrams[""].get(chunk[0], UNKNOWN))
    found[UNSEEN] = math.exp(UNKNOWN)
    return found


def log_chance(sequence: Sequence[str], alone: Bigrams) -> float:
    """Log probability of a sequence of units by itself (bigrams that fall back to single units)."""
    single = alone[""]
    total = 0.0
    for a, b in itertools.pairwise(sequence):
        row = alone.get(a)
        if row and b in row:
            total += row[b]
        else:
            total += (row[""] if row else 0.0) + single.get(b, UNKNOWN)
    return total
