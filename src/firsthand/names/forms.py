"""The words of a text that could be a name's form, each with its readings.

Of a spaced script every word; of one without spaces every stretch of up to `LONGEST` neighbouring pieces
of the encoder's vocabulary. A reading is the word, or what is left of it without an ending
behind an apostrophe, without particles that a script joins to the front, or a part between hyphens.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import regex

from firsthand.languages.scripts import UNSPACED
from firsthand.names.finding import Word, words
from firsthand.names.meaning import cut
from firsthand.names.naming import name_runs
from firsthand.names.units import word_script

#: Pieces of a stretch.
LONGEST = 5
#: Letters that a script may join to the front of a name: the article, "and", "in", "to".
JOINED = {"Arab": 3, "Hebr": 2}
Shown = Literal["capital", "script", "characters", ""]
_ONE_SCRIPT = regex.compile(
    r"[\p{Katakana}ー]+|\p{Han}+|\p{Hiragana}+|\p{Thai}+|\p{Lao}+|\p{Khmer}+|\p{Myanmar}+"
    r"|[^\p{Katakana}ー\p{Han}\p{Hiragana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]+"
)
_PART = regex.compile(r"[^-'’ʼ]{2,}")
#: A name behind an article or preposition that lost its vowel: "l’Espagne", "dell’Aquila".
_ELIDED = regex.compile(r"(?<=^\p{L}{1,4}['’ʼ])\p{Lu}[^-'’ʼ]{2,}")


@dataclass(frozen=True, slots=True)
class Form:
    """Words of a text, ``[start, end)``; ``shown``: whether a capital, another script, or
    characters that write foreign names show a name.
    """

    text: str
    start: int
    end: int
    readings: tuple[str, ...]
    shown: Shown
    inside: bool


@lru_cache(maxsize=4096)
def forms(text: str) -> tuple[Form, ...]:
    """All forms of a text, in order of their starts."""
    return tuple(form for word in words(text) for form in _forms(word))


def _forms(word: Word) -> Iterator[Form]:
    for match in _ONE_SCRIPT.finditer(word.text):
        run, start = match.group(), word.start + match.start()
        script = word_script(run)
        if script not in UNSPACED:
            inside = word.inside or match.start() > 0
            yield Form(run, start, start + len(run), tuple(_readings(run, script)), _shown(run), inside)
            for part in _PART.finditer(run) if "-" in run else _ELIDED.finditer(run):
                a, b = start + part.start(), start + part.end()
                yield Form(part.group(), a, b, (part.group(),), _shown(part.group()), True)
        elif regex.match(r"[\p{Katakana}ー]", run):
            readings = (run, *_halves(run))
            yield Form(run, start, start + len(run), readings, "script" if len(run) > 2 else "", True)
        elif not regex.match(r"\p{Hiragana}", run):
            yield from _stretches(run, start)
            for a, b in name_runs(run):
                yield Form(run[a:b], start + a, start + b, (run[a:b],), "characters", True)


def _shown(run: str) -> Shown:
    return "capital" if run[0].isupper() and not run.isupper() and len(run) > 2 else ""


def _readings(run: str, script: str) -> Iterator[str]:
    yield run
    parts = _PART.findall(run)
    if len(parts) > 1 or (parts and parts[0] != run):
        yield from parts
    for size in range(1, JOINED.get(script, 0) + 1):
        if len(run) - size >= 3:
            yield run[size:]


def _halves(run: str) -> Iterator[str]:
    """Both sides of every cut between pieces: katakana writes "Etihad Stadium" as one."""
    for _, end in cut(run)[:-1]:
        for part in (run[:end], run[end:]):
            if len(part) > 2:
                yield part


def _stretches(run: str, start: int) -> Iterator[Form]:
    pieces = cut(run)
    for low in range(len(pieces)):
        for high in range(low, min(len(pieces), low + LONGEST)):
            a, b = pieces[low][0], pieces[high][1]
            if b - a > 1:
                yield Form(run[a:b], start + a, start + b, (run[a:b],), "", True)
