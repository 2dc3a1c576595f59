"""A word as the units that its sounds are compared by, script by script.

A unit is the least piece of writing that has a sound of its own: a letter of an alphabet, a
jamo of a Hangul syllable, a kana with its small kana, half a Chinese syllable. Chinese
characters become the initial and the final of their reading, so that what is learned of one
character serves all that sound like it; the character itself stays beside them.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from anyascii import anyascii

from firsthand.languages.scripts import script

START, END = "^", "$"
#: The second half of a Chinese syllable is written with this before it, apart from letters.
FINAL = "-"
_INITIALS = ("zh", "ch", "sh", *"bpmfdtnlgkhjqxrzcsyw")
_SMALL_KANA = frozenset("ァィゥェォャュョヮ")
_TO_KATAKANA = {code: code + 0x60 for code in range(0x3041, 0x3097)}
#: Thai vowels that are written before the consonant they follow in speech, and tone marks.
_THAI_BEFORE = frozenset("เแโใไ")
_THAI_TONES = frozenset("่้๊๋")
#: Letters of one sound that are written differently from language to language.
_LIKE_LETTERS = str.maketrans({"ى": "ي", "ی": "ي", "ک": "ك", "ٱ": "ا", "ھ": "ه", "ہ": "ه", "ё": "е"})
#: Scripts in which marks over a letter may be left out without another letter coming of it.
_MARKS_DROPPED = frozenset({"Arab", "Hebr", "Grek"})
_JOINING = frozenset("\u200c\u200d\u0640")


@dataclass(frozen=True, slots=True)
class Units:
    """A word's script (ISO 15924; hiragana count as ``Kana``), its units between ``^`` and ``$``, and for
    each unit the character it stands for, where it is the second half of one.
    """

    script: str
    units: tuple[str, ...]
    characters: tuple[str | None, ...]


@lru_cache(maxsize=100_000)
def latin(word: str) -> tuple[str, ...]:
    """The letters a to z of a word between ``^`` and ``$``; other scripts as anyascii writes them."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", word.lower()) if not unicodedata.combining(c))
    return (START, *(c for c in anyascii(plain).lower() if "a" <= c <= "z"), END)


@lru_cache(maxsize=100_000)
def units(word: str) -> Units:
    """The units of a word in its own script; digits, marks and punctuation are left out."""
    name = word_script(word)
    if name == "Latn":
        letters = latin(word)
        return Units(name, letters, (None,) * len(letters))
    found: list[tuple[str, str | None]] = []
    for character in _in_order(word):
        found.extend(_units(character, found))
    return Units(name, (START, *(u for u, _ in found), END), (None, *(c for _, c in found), None))


def word_script(word: str) -> str:
    """The script that most of a word's letters are of; hiragana count as katakana."""
    counts: dict[str, int] = {}
    for character in word:
        name = script(character)
        if name:
            name = "Kana" if name == "Hira" else name
            counts[name] = counts.get(name, 0) + 1
    return max(counts, key=lambda n: counts[n], default="Latn")


def _in_order(word: str) -> list[str]:
    """Characters in the order of speech, normalised so that one letter is written one way."""
    text = [
        c for c in unicodedata.normalize("NFC", word.lower()).translate(_LIKE_LETTERS) if c not in _THAI_TONES
    ]
    swapped = [place for place in range(len(text) - 1) if text[place] in _THAI_BEFORE]
    for place in swapped:
        text[place], text[place + 1] = text[place + 1], text[place]
    return text


def _units(character: str, before: list[tuple[str, str | None]]) -> list[tuple[str, str | None]]:
    name = script(character)
    if name == "Hani":
        return _syllable(character)
    if name in ("Hira", "Kana") or character == "ー":
        kana = character.translate(_TO_KATAKANA)
        if kana in _SMALL_KANA and before and before[-1][1] is None:
            return [(before.pop()[0] + kana, None)]
        return [(kana, None)]
    if name == "Hang":
        return [(jamo, None) for jamo in unicodedata.normalize("NFD", character)]
    if character in _JOINING or not (name or unicodedata.category(character) in ("Mc", "Mn")):
        return []
    if name in _MARKS_DROPPED or not name:
        kept = [c for c in unicodedata.normalize("NFD", character) if not _mark_of_no_sound(c)]
        return [(c, None) for c in kept]
    return [(character, None)]


def _mark_of_no_sound(mark: str) -> bool:
    """Accents and vowel points; the vowel signs of Indic and South-East Asian scripts are letters."""
    return unicodedata.combining(mark) > 0 and not 0x0900 <= ord(mark) <= 0x1100


def _syllable(character: str) -> list[tuple[str, str | None]]:
    """Initial and final of a character's Mandarin reading; an initial that is missing is an empty unit."""
    reading = anyascii(character).lower()
    initial = next((i for i in _INITIALS if reading.startswith(i) and len(reading) > len(i)), "")
    return [(initial or "'", None), (FINAL + reading[len(initial) :], character)]
