"""Which words of a text sound most like a name: the nearest by spelling, measured by `matching.log_odds`.

A text has many stretches that could be a name's form, and the measure takes its time. Plain spelling in
Latin letters (rapidfuzz) chooses the few that are worth it. What was measured is kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np
from rapidfuzz import fuzz, process

from firsthand.languages.scripts import UNSPACED
from firsthand.names.finding import ENDING, candidates
from firsthand.names.forms import forms
from firsthand.names.matching import log_odds, plain
from firsthand.names.units import word_script

#: Variants of a text that are measured for a name, and how like they must be by spelling (of 100).
NEAREST, SPELT = 10, 34
#: Letters that may be an ending, of what is left at least this many.
CUT, STEM = 3, 3
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
def variants(text: str) -> tuple[Variant, ...]:
    """All stretches of a text that could be a name's form: words with and without endings; of unspaced
    scripts every stretch.
    """
    found = [
        Variant(reading[: len(reading) - cut], form.start, form.end, cut * ENDING)
        for form in forms(text)
        if word_script(form.text) not in UNSPACED
        for reading in form.readings
        for cut in range(max(0, min(CUT, len(reading) - STEM)) + 1)
    ]
    for start, end in candidates(text):
        if word_script(text[start:end]) in UNSPACED:
            found.append(Variant(text[start:end], start, end, 0.0))
    return tuple(found)


def nearest(names: Sequence[str], among: Sequence[str], size: int = NEAREST) -> list[list[int]]:
    """For each name the places in ``among`` of the words that are spelt most like it, `size` at most."""
    if not names or not among:
        return [[] for _ in names]
    scores = process.cdist(
        [plain(n) for n in names], [plain(a) for a in among], scorer=fuzz.ratio, dtype=np.float32
    )
    count = min(size, len(among))
    best = np.argpartition(-scores, count - 1, axis=1)[:, :count]
    return [
        [place for place in sorted(row.tolist()) if own[place] >= SPELT]
        for row, own in zip(best, scores, strict=True)
    ]


@lru_cache(maxsize=8192)
def wanted(name: str, text: str) -> tuple[Variant, ...]:
    """The stretches of a text that are measured for a name."""
    every = variants(text)
    return tuple(every[n] for n in nearest([name], [v.text for v in every])[0])


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
