"""Which words of a text sound most like a name: the nearest by consonants, measured by `matching.log_odds`.

A text has many stretches that could be a name's form, and the measure takes its time. Their consonants in
Latin letters (rapidfuzz) choose the few that are worth it. What was measured is kept.
"""

from __future__ import annotations

import itertools
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np
from anyascii import anyascii
from rapidfuzz import fuzz, process

from firsthand.languages.scripts import UNSPACED
from firsthand.names.finding import ENDING, candidates
from firsthand.names.forms import forms
from firsthand.names.matching import log_odds
from firsthand.names.units import word_script

#: Words, and stretches of unspaced script, that are measured for a name: the nearest by skeleton. Fewer drop the
#: right one where letters part the skeletons ("Velich", "فيليتش").
NEAREST, STRETCHES = 16, 20
#: Letters that may be an ending, of what is left at least this many.
CUT, STEM = 3, 3
#: Letters of like sound, and those that are hardly heard.
_LIKE = str.maketrans("lvpfdgcqzxm", "rbbbtkkkssn", "aeiouhwyj'")
#: Measures that are kept.
KEPT = 500_000
#: What a name is worth where nothing in the text is near it.
NOTHING = -50.0


@dataclass(frozen=True, slots=True)
class Variant:
    """A stretch ``[start, end)`` of a text, as it is compared: without ``cost`` log odds of ending."""

    text: str
    start: int
    end: int
    cost: float


@dataclass(frozen=True, slots=True)
class Heard:
    """The stretch of a text that sounds most like a name: log odds, and where it stands."""

    score: float
    start: int
    end: int


@cache
def _measured() -> dict[tuple[str, str], float]:
    return {}


def sounds(pairs: Sequence[tuple[str, str]]) -> list[float]:
    """`matching.log_odds` of pairs, from what is kept where it can be."""
    known = _measured()
    if len(known) > KEPT:
        known.clear()
    fresh = [pair for pair in dict.fromkeys(pairs) if pair not in known]
    if fresh:
        known.update(zip(fresh, log_odds(fresh).tolist(), strict=True))
    return [known[pair] for pair in pairs]


@lru_cache(maxsize=4096)
def _readings(text: str) -> tuple[Variant, ...]:
    """Words of spaced scripts, each reading by itself."""
    return tuple(
        Variant(reading, form.start, form.end, 0.0)
        for form in forms(text)
        if word_script(form.text) not in UNSPACED
        for reading in form.readings
    )


@lru_cache(maxsize=4096)
def _stretches(text: str) -> tuple[Variant, ...]:
    """Every stretch of unspaced script."""
    return tuple(
        Variant(text[start:end], start, end, 0.0)
        for start, end in candidates(text)
        if word_script(text[start:end]) in UNSPACED
    )


def _cut(whole: Variant) -> list[Variant]:
    """A word with its ending and without."""
    most = max(0, min(CUT, len(whole.text) - STEM))
    return [
        Variant(whole.text[: len(whole.text) - cut], whole.start, whole.end, cut * ENDING)
        for cut in range(most + 1)
    ]


def nearest(names: Sequence[str], among: Sequence[str], size: int) -> list[list[int]]:
    """For each name the places in ``among`` of the words whose skeletons are most like its own."""
    if not names or not among:
        return [[] for _ in names]
    scores = process.cdist(
        [skeleton(n) for n in names], [skeleton(a) for a in among], scorer=fuzz.ratio, dtype=np.float32
    )
    count = min(size, len(among))
    best = np.argsort(-scores, axis=1, kind="stable")[:, :count]
    return [sorted(row) for row in best.tolist()]


@lru_cache(maxsize=200_000)
def skeleton(word: str) -> str:
    """What is left of a word in Latin letters when vowels go and letters of like sound become one."""
    letters = anyascii(unicodedata.normalize("NFC", word)).lower().translate(_LIKE)
    return "".join(letter for letter, _ in itertools.groupby(letters) if "a" <= letter <= "z") or "a"


@lru_cache(maxsize=8192)
def wanted(name: str, text: str) -> tuple[Variant, ...]:
    """The stretches of a text that are measured for a name."""
    found: list[Variant] = []
    for every, size in ((_readings(text), NEAREST), (_stretches(text), STRETCHES)):
        (near,) = nearest([name], [v.text for v in every], size)
        found.extend(every[n] for n in near)
    return tuple(v for whole in found for v in ([whole] if _unspaced(whole.text) else _cut(whole)))


@lru_cache(maxsize=100_000)
def _unspaced(text: str) -> bool:
    return word_script(text) in UNSPACED


def heard(name: str, text: str) -> Heard:
    """The stretch of a text that sounds most like a name; many at once are cheaper after `prepare`."""
    own = wanted(name, text)
    scores = sounds([(name, v.text) for v in own])
    found = [(score - v.cost, v) for score, v in zip(scores, own, strict=True)]
    if not found:
        return Heard(NOTHING, 0, 0)
    score, variant = max(found, key=lambda pair: pair[0])
    return Heard(score, variant.start, variant.end)


def prepare(asked: Iterable[tuple[str, str]]) -> None:
    """Measure together what `heard` will be asked of these names and texts."""
    sounds([(name, v.text) for name, text in asked for v in wanted(name, text)])
