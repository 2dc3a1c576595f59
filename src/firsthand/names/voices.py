"""Other ways to hear a word: letters of like sound as one, Chinese characters read in Cantonese.

A voice has a table of its own beside the script's (`tables`). Where few names were seen, letters of like sound
("b" and "p", "z" and "s") tell more together than apart; and who wrote 域 for "vic" read it "wik", not "yù".
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from firsthand.names.readings import characters
from firsthand.names.units import END, FINAL, START, Units, latin, units, word_script

#: Consonants that begin a syllable of Mandarin and Cantonese, longer ones first.
_INITIALS = ("zh", "ch", "sh", "gw", "kw", "ng", *"bpmfdtnlgkhjqxrzcsyw")
#: Letters of like sound, and initials of like sound, each written as one.
_TOGETHER = (
    *(("sch", "x"), ("tch", "c"), ("sh", "x"), ("ch", "c"), ("ph", "f"), ("th", "t"), ("ck", "k")),
    *(("gh", "k"), ("qu", "kw")),
)
_LETTERS = str.maketrans("bdgqzryj", "ptkksliy")
_SILENT = re.compile(r"(?<=[ptkfslmn])h")
_LIKE_INITIALS = {
    **{"b": "p", "d": "t", "g": "k", "gw": "k", "kw": "k", "zh": "c", "ch": "c", "j": "c", "q": "c"},
    **{"sh": "x", "c": "s", "z": "s", "r": "l"},
}


@dataclass(frozen=True, slots=True)
class Voice:
    """How both words are cut into units for a table."""

    letters: Callable[[str], tuple[str, ...]]
    units: Callable[[str], Units]


def voice(name: str) -> Voice:
    """The voice of a table: the script's own units unless the table has another one."""
    return _VOICES.get(name, _OWN)


@lru_cache(maxsize=100_000)
def like_letters(word: str) -> tuple[str, ...]:
    """The letters of a word between ``^`` and ``$``, those of like sound written as one, doubled ones once."""
    plain = "".join(latin(word)[1:-1])
    for written, letter in _TOGETHER:
        plain = plain.replace(written, letter)
    plain = _SILENT.sub("", plain.translate(_LETTERS))
    return (START, *(letter for letter, _ in itertools.groupby(plain)), END)


@lru_cache(maxsize=100_000)
def mandarin_units(word: str) -> Units:
    """Characters as initials of like sound and finals of Mandarin, each beside its simplified form."""
    return _syllables(word, lambda known: known.mandarin)


@lru_cache(maxsize=100_000)
def cantonese_units(word: str) -> Units:
    """The same of Cantonese; of characters that the table has no Cantonese for, of Mandarin."""
    return _syllables(word, lambda known: known.cantonese or known.mandarin)


def _syllables(word: str, read: Callable[..., str]) -> Units:
    found: list[tuple[str, str | None]] = []
    for sign in word:
        known = characters().get(sign)
        reading = read(known) if known else ""
        initial = next((i for i in _INITIALS if reading.startswith(i) and len(reading) > len(i)), "")
        if known and reading:
            found.append((_LIKE_INITIALS.get(initial, initial) or "'", None))
            found.append((FINAL + reading[len(initial) :], known.simplified))
        elif word_script(sign) == "Hani":
            found.extend([("?", None), (FINAL, sign)])
    return Units("Hani", (START, *(u for u, _ in found), END), (None, *(c for _, c in found), None))


_OWN = Voice(latin, units)
_VOICES: Mapping[str, Voice] = {
    "Hani-like": Voice(like_letters, mandarin_units),
    "Hani-yue": Voice(like_letters, cantonese_units),
}


def heard_by(script: str) -> tuple[str, ...]:
    """The tables that a script's words are heard by, its own first."""
    return (script, *(name for name in _VOICES if name.startswith(f"{script}-")))
