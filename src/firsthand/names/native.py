"""Whether Latin letters spell how a language reads a word in Chinese characters: "Yamada" beside "山田".

Foreign names are written in Chinese characters by sound, which `matching` learns from examples. Names that are
*at home* in Chinese characters need none: their letters are the characters' readings, one after the other, in
Mandarin, Japanese, Korean or Vietnamese. That "王" is a king and a family name, "Wang" and "Ō", no example teaches.
"""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from firsthand.names.readings import Character, characters
from firsthand.names.units import latin, word_script

#: Log probability where no language reads the characters so.
NEVER = -50.0
#: Readings that are a stem of the word listed, or begin or end otherwise inside a name ("gawa" of "kawa"), for each
#: one as listed. Chosen, not fitted.
STEM, VOICED = 0.3, 0.3
#: Log probability that a title follows the characters of a name ("天皇", "公主"), and how many characters a name
#: has before one at least. Chosen.
TITLED, BEFORE_TITLE = -3.0, 2
#: Characters of a name that is read so, at most: longer words are foreign names or phrases.
LONGEST = 6
_VOICED = {"k": "g", "sh": "j", "s": "z", "ts": "z", "t": "d", "ch": "j", "h": "b", "f": "b"}
_INITIAL = re.compile(r"sh|ch|ts|[^aeiou]")
_LONG = re.compile(r"([aeiou])\1|(o)u|(o)h(?![aeiouy])")
#: How Korea writes its syllables in letters (Revised Romanization, National Institute of Korean Language 2000).
_LEAD = ("g", "kk", "n", "d", "tt", "r", "m", "b", "pp", "s", "ss", "", "j", "jj", "ch", "k", "t", "p", "h")
_VOWEL = (
    *("a", "ae", "ya", "yae", "eo", "e", "yeo", "ye", "o", "wa", "wae", "oe", "yo", "u", "wo"),
    *("we", "wi", "yu", "eu", "ui", "i"),
)
_TAIL = {0: "", 1: "k", 4: "n", 8: "l", 16: "m", 17: "p", 21: "ng"}
#: Letters by which Koreans and the older systems write the same sounds: "Myung", "Soon", "Lee", "Park".
_KOREAN_LIKE = (
    (re.compile(r"eo|(?<=y)u(?=ng)"), "o"),
    (re.compile(r"w?oo|eu|wu"), "u"),
    (re.compile(r"ee|yi"), "i"),
    (re.compile(r"r(?=[kmn])"), ""),
)
_KOREAN_LETTERS = str.maketrans("kptrv", "gbdlb")


def native_log_odds(name: str, written: str) -> float:
    """Log P(letters | the word read by a language), of the language that fits best.

    ``name`` is in Latin letters. A title may follow the name's characters. `NEVER` where no
    language's readings spell it.
    """
    if word_script(name) != "Latn" or not 1 < len(written) <= LONGEST:
        return NEVER
    letters = "".join(latin(name)[1:-1])
    return max(_spelt(letters, written, language) for language in ("cmn", "ja", "ko", "vi"))


def _spelt(letters: str, word: str, language: str) -> float:
    letters = _normal(letters, language)
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
        if whole and (size == len(word) or size >= BEFORE_TITLE):
            found = max(found, math.log(whole) + (TITLED if size < len(word) else 0.0))
    return found


@lru_cache(maxsize=20_000)
def _readings(known: Character, language: str) -> Mapping[str, float]:
    """Readings of a character by a language with their shares, normalised as the name's letters are."""
    weighed = {
        "cmn": lambda: ((known.mandarin, 1.0),),
        "vi": lambda: ((r, 1.0) for r in known.vietnamese),
        "ko": lambda: ((_romanised(r), 1.0) for r in known.korean),
        "ja": lambda: _japanese(known),
    }[language]()
    found: dict[str, float] = {}
    for reading, weight in weighed:
        if reading:
            plain = _normal(reading, language)
            found[plain] = max(found.get(plain, 0.0), weight)
    total = sum(found.values())
    return {reading: weight / total for reading, weight in found.items()}


def _japanese(known: Character) -> Iterable[tuple[str, float]]:
    for reading in (*known.on, *known.kun):
        yield reading, 1.0
        first = _INITIAL.match(reading)
        if first and first.group() in _VOICED:
            yield _VOICED[first.group()] + reading[first.end() :], VOICED
    for reading in known.kun:
        stem = re.sub(r"(?:[^aeiou]*[aeiou])$", "", reading)
        if len(stem) > 1:
            yield stem, STEM


def _romanised(syllable: str) -> str:
    code = ord(syllable) - 0xAC00
    lead, vowel, tail = code // 588, code // 28 % 21, code % 28
    return _LEAD[lead] + _VOWEL[vowel] + _TAIL.get(tail, "")


def _normal(letters: str, language: str) -> str:
    """Letters without what spellings of one language differ in: long vowels; "Park" and "Bak"."""
    if language == "ja":
        return _LONG.sub(lambda m: m.group(1) or m.group(2) or m.group(3), letters)
    if language == "ko":
        for pattern, letter in _KOREAN_LIKE:
            letters = pattern.sub(letter, letters)
        return letters.translate(_KOREAN_LETTERS)
    return letters
