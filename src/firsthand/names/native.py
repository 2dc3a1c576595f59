"""Whether Latin letters spell how a language reads a word in Chinese characters: "Yamada" beside "山田".

Foreign names are written in Chinese characters by sound, which `matching` learns from examples. Names that are
*at home* in Chinese characters need none: their letters are the characters' readings, one after the other, in
Mandarin, Cantonese, Japanese, Korean or Vietnamese. That "王" is a king and a family name, "Wang" and "Ō", no example teaches.
"""

from __future__ import annotations

import itertools
import math
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import Any

from firsthand.names.readings import Character, characters
from firsthand.names.tables import log_chance, table
from firsthand.names.units import latin, word_script

#: Log odds beforehand that a name in characters is spelt by a language's readings, beside those written by sound.
#: Chosen: one in twenty.
BEFOREHAND = -3.0
#: Log probability where no language reads the characters so.
NEVER = -50.0
#: Readings that are a stem of the word listed, or begin or end otherwise inside a name ("gawa" of "kawa"), for each
#: one as listed. Chosen, not fitted.
STEM, VOICED = 0.3, 0.3
#: Log probability that a title follows the characters of a name ("天皇", "公主"), and how many characters a name
#: has before one at least. Chosen.
TITLED, BEFORE_TITLE = -3.0, 2
#: Log probability that a family name stands before the characters of a given name, how many characters it has at
#: most, and how many the given name has at least. Chosen.
FAMILY, FAMILY_SIZE, GIVEN_SIZE = -3.0, 2, 2
#: Characters of a name that is read so, at most: longer words are foreign names or phrases.
LONGEST = 6
_INITIAL = re.compile(r"sh|ch|ts|[^aeiou]")
#: Code of the first Hangul syllable, and how many share a consonant, a vowel.
_HANGUL, _BY_LEAD, _BY_VOWEL = 0xAC00, 588, 28


@dataclass(frozen=True, slots=True)
class Spelling:
    """How a language spells its readings, from ``native.toml``."""

    readings: tuple[str, ...]
    like: tuple[tuple[re.Pattern[str], str], ...]
    voiced: Mapping[str, str]
    ending: re.Pattern[str] | None
    lead: tuple[str, ...]
    vowel: tuple[str, ...]
    tail: Mapping[str, str]


@cache
def spellings() -> Mapping[str, Spelling]:
    """By language."""
    read = tomllib.loads((resources.files("firsthand.names") / "native.toml").read_text(encoding="utf-8"))
    return {language: _spelling(given) for language, given in read.items()}


def _spelling(given: Mapping[str, Any]) -> Spelling:
    return Spelling(
        readings=tuple(given["readings"]),
        like=tuple((re.compile(pattern), letters) for pattern, letters in given.get("like", ())),
        voiced=given.get("voiced", {}),
        ending=re.compile(given["ending"]) if "ending" in given else None,
        lead=tuple(given.get("lead", ())),
        vowel=tuple(given.get("vowel", ())),
        tail=given.get("tail", {}),
    )


def at_home(name: str, written: str) -> float:
    """Log P(letters | the word read by the language that fits best) − log P(letters by chance).

    `NEVER` where no language reads it so; `BEFOREHAND` is not in it.
    """
    said, fitted = spelt(name, written), table("Hani")
    return said if said == NEVER or fitted is None else said - log_chance(latin(name), fitted.latin_alone)


def spelt(name: str, written: str) -> float:
    """Log P(letters | the word read by a language), of the language that fits best.

    ``name`` is in Latin letters. A title may follow the name's characters, or a family name stand before them.
    `NEVER` where no language's readings spell it.
    """
    if word_script(name) != "Latn" or not written or len(written) > LONGEST:
        return NEVER
    letters = "".join(latin(name)[1:-1])
    return max(_spelt(letters, written, language) for language in spellings()) if letters else NEVER


def _spelt(letters: str, word: str, language: str) -> float:
    letters = _plain(letters, language)
    chances, found = {0: 1.0}, NEVER
    for size, character in enumerate(word, 1):
        known = characters().get(character)
        read = _readings(known, language) if known else {}
        step: dict[int, float] = {}
        for (start, chance), (reading, share) in itertools.product(chances.items(), read.items()):
            if letters.startswith(reading, start):
                end = start + len(reading)
                step[end] = step.get(end, 0.0) + chance * share
        chances, whole = step, step.get(len(letters), 0.0)
        if size <= FAMILY_SIZE and len(word) - size >= GIVEN_SIZE:
            chances[0] = math.exp(FAMILY)
        if whole and (size == len(word) or size >= BEFORE_TITLE):
            found = max(found, math.log(whole) + (TITLED if size < len(word) else 0.0))
    return found


@lru_cache(maxsize=40_000)
def _readings(known: Character, language: str) -> Mapping[str, float]:
    """Readings of a character by a language with their shares, normalised as the name's letters are."""
    spelling = spellings()[language]
    found: dict[str, float] = {}
    for name in spelling.readings:
        cell = getattr(known, name)
        for listed in (cell,) if isinstance(cell, str) else cell:
            for reading, weight in _inside_names(_letters(listed, spelling), spelling, name):
                plain = _plain(reading, language)
                found[plain] = max(found.get(plain, 0.0), weight)
    found.pop("", None)
    total = sum(found.values())
    return {reading: weight / total for reading, weight in found.items()}


def _inside_names(reading: str, spelling: Spelling, name: str) -> Iterator[tuple[str, float]]:
    """A reading, and how else it may sound inside a name."""
    yield reading, 1.0
    first = _INITIAL.match(reading)
    if first and first.group() in spelling.voiced:
        yield spelling.voiced[first.group()] + reading[first.end() :], VOICED
    stem = spelling.ending.sub("", reading) if spelling.ending and name == "kun" else ""
    if len(stem) > 1:
        yield stem, STEM


def _letters(reading: str, spelling: Spelling) -> str:
    """A reading in Latin letters, where the table has it in Hangul."""
    if not spelling.lead:
        return reading
    code = ord(reading) - _HANGUL
    lead, vowel, tail = code // _BY_LEAD, code // _BY_VOWEL % len(spelling.vowel), code % _BY_VOWEL
    return spelling.lead[lead] + spelling.vowel[vowel] + spelling.tail.get(str(tail), "")


@lru_cache(maxsize=100_000)
def _plain(letters: str, language: str) -> str:
    """Letters without what spellings of one language differ in."""
    for pattern, plain in spellings()[language].like:
        letters = pattern.sub(plain, letters)
    return letters
