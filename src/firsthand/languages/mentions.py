"""The phrase that stands around a name: which of a language's templates fits best.

Both `extract.credits` and `values.attribution` ask it, the one about agencies, the other about any name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from firsthand.languages.phrases import Phrase

# A phrase stands within this many characters of its name; verb-final languages put theirs at the end of
# the sentence (Japanese, Korean, Turkish), so that more is looked at to the right.
_LEFT, _RIGHT = 160, 320
_ENDS = re.compile(r"[.!?؟]+[\"”»’)]*\s+(?=[^\Wa-zа-я\d])|[。！？।۔]|[.!?؟]+\s*$")


@dataclass(frozen=True, slots=True)
class PhraseMatch:
    """A phrase around a name: its span with the name inside, and how many characters it skipped."""

    phrase: Phrase
    start: int
    end: int
    gap: int


def sentence_bounds(text: str, position: int) -> tuple[int, int]:
    """The span of the sentence around ``position``, as far as a phrase could reach.

    Unlike a sentence splitter it may take an abbreviation for an end: that costs a
    phrase far from its name, and saves the splitter's time on every line.
    """
    low, high = max(0, position - _LEFT), min(len(text), position + _RIGHT)
    start = low
    for match in _ENDS.finditer(text, low, position):
        start = match.end()
    following = _ENDS.search(text, position, high)
    return start, following.end() if following else high


def best_phrase(
    folded: str, start: int, end: int, bounds: tuple[int, int], phrases: Iterable[Phrase]
) -> PhraseMatch | None:
    """The phrase that fits ``folded[start:end]`` with the fewest characters skipped, then the longest."""
    left, right = folded[bounds[0] : start], folded[end : bounds[1]]
    fits = [m for phrase in phrases if (m := _fit(phrase, left, right, start, end)) is not None]
    return min(fits, key=lambda m: (m.gap, m.start - m.end), default=None)


def _fit(phrase: Phrase, left: str, right: str, start: int, end: int) -> PhraseMatch | None:
    gap = 0
    if phrase.after is not None:
        after = phrase.after.match(right)
        if after is None:
            return None
        gap += len(after["gap"].strip()) + _stretched(phrase, after["words"])
        end += after.end("words")
    elif phrase.at_end and right.strip(" .!?。！？।)）»\"'”’"):
        return None
    if phrase.before is not None:
        before = phrase.before.search(left)
        if before is None:
            return None
        gap += len(before["gap"].strip(" \"'“”«»„(（")) + _stretched(phrase, before["words"])
        start -= len(left) - before.start("words")
    elif phrase.at_start and left.strip(" \"'“”«»„(（-–—"):
        return None
    return PhraseMatch(phrase, start, end, gap)


def _stretched(phrase: Phrase, words: str) -> int:
    """How many characters a ``…`` of the template skipped."""
    return max(0, len(words) - len(phrase.template)) if "…" in phrase.template else 0
