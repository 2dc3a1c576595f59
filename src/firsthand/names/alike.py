"""Which words of names, in any scripts and cases, are one word: the likeness of every two.

By sound (`matching.log_odds`), endings of cases aside, and by the list of territories (CLDR): "Rusia" is "Nga" in
Vietnamese by no sound. Words whose consonants are far apart are not measured.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process

from firsthand.names.exonyms import codes
from firsthand.names.finding import ENDING
from firsthand.names.sounds import skeleton, sounds
from firsthand.names.units import word_script

#: Consonants less alike than this (rapidfuzz's ratio, 0 to 100) are not measured.
NEAR = 50.0
#: Letters that may be an ending on each side, and those that must be left.
CUT, STEM = 2, 4
#: Words whose log odds with their endings are lower are not one without them either: an ending costs some five.
HOPELESS = -6.0
#: What two words get that name one territory; what a word in capitals alone gets beside another one.
TERRITORY, NOTHING = 30.0, -50.0


@dataclass(frozen=True, slots=True)
class Spelling:
    """A word of a name as an article in ``language`` (BCP 47) writes it."""

    word: str
    language: str | None


#: Two words are one from these log odds on, and from these for each letter of the longer: of one script more, since
#: words of one language resemble each other anyhow (Volodymyr, Vladimir 1.4). Read off the sample pages' invented names
#: and a handful of real ones, not fitted.
ONE_WORD, EACH, EACH_OF_ONE_SCRIPT = 5.0, 0.9, 1.75


def one_word(odds: float, a: str, b: str) -> bool:
    """Whether log odds are enough for two words to be one."""
    each = EACH_OF_ONE_SCRIPT if word_script(a) == word_script(b) else EACH
    return odds >= max(ONE_WORD, each * max(len(a), len(b)))


def likeness(words: Sequence[Spelling]) -> NDArray[np.float64]:
    """Log odds that two words are one name, for every two, ``(len(words), len(words))``; natural logarithm."""
    found = np.full((len(words), len(words)), NOTHING)
    bones = [skeleton(w.word) for w in words]
    near = process.cdist(bones, bones, scorer=fuzz.ratio, dtype=np.float32) >= NEAR
    asked = [(int(i), int(j)) for i, j in zip(*np.nonzero(np.triu(near, 1)), strict=True)]
    plain = sounds([(words[i].word, words[j].word) for i, j in asked])
    ways = [
        (i, j, way)
        for (i, j), score in zip(asked, plain, strict=True)
        if score >= HOPELESS
        for way in _ways(words[i].word, words[j].word)
    ]
    heard = sounds([(a, b) for _, _, (a, b, _) in ways])
    for (i, j, (_, _, cost)), score in zip(ways, heard, strict=True):
        found[i, j] = found[j, i] = max(found[i, j], score - cost)
    for i, j in _same_territory(words):
        found[i, j] = found[j, i] = TERRITORY
    return found


def _ways(a: str, b: str) -> Iterator[tuple[str, str, float]]:
    """Two words with and without their endings; abbreviations only as they are."""
    if word_script(a) == word_script(b) and (a.isupper() or b.isupper()) and a.casefold() != b.casefold():
        return
    for first, cost in _cuts(a):
        for second, more in _cuts(b):
            yield first, second, cost + more


def _cuts(word: str) -> Iterator[tuple[str, float]]:
    for cut in range(max(0, min(CUT, len(word) - STEM)) + 1):
        yield word[: len(word) - cut], cut * ENDING


def _same_territory(words: Sequence[Spelling]) -> Iterator[tuple[int, int]]:
    named: dict[str, list[int]] = {}
    for place, spelt in enumerate(words):
        code = codes(spelt.language).get(spelt.word.lower())
        if code and len(code) == 2:
            named.setdefault(code, []).append(place)
    for places in named.values():
        for n, i in enumerate(places):
            for j in places[n + 1 :]:
                yield i, j
