"""What Chinese characters are read as: in Mandarin, Cantonese, Japanese, Korean and Vietnamese.

The table ``readings.tsv.gz`` is cut from the Unicode Han Database (Unihan; Unicode License v3) by
``benchmarks/facts/han_readings.py``: the characters of the first levels of the national sets, one a line, with
the simplified form, and the readings in the letters a to z (Korean in Hangul).
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

Readings = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Character:
    """A character's simplified form and its readings; empty where the language does not have it."""

    simplified: str
    mandarin: str
    cantonese: str
    on: Readings
    kun: Readings
    korean: Readings
    vietnamese: Readings


@cache
def characters() -> Mapping[str, Character]:
    """Every character of the table."""
    packed = (resources.files("firsthand.names") / "readings.tsv.gz").read_bytes()
    return dict(_read(gzip.decompress(packed).decode()))


def _read(text: str) -> Iterator[tuple[str, Character]]:
    for line in text.splitlines():
        if not line.startswith("#"):
            sign, simplified, mandarin, cantonese, *others = line.split("\t")
            on, kun, korean, vietnamese = (tuple(cell.split()) for cell in others)
            yield sign, Character(simplified or sign, mandarin, cantonese, on, kun, korean, vietnamese)


@lru_cache(maxsize=100_000)
def mandarin(word: str) -> str:
    """A word as Mandarin reads it, in letters without tones; characters that are not in the table say nothing."""
    return "".join(known.mandarin for known in map(characters().get, word) if known)


@lru_cache(maxsize=100_000)
def cantonese(word: str) -> str:
    """A word as Cantonese reads it (Jyutping without tones)."""
    return "".join(known.cantonese for known in map(characters().get, word) if known)
