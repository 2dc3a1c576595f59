"""How much of one article stands word for word in another, in any script.

Text is reduced to its letters and digits (NFKC, case folded, no spaces: Thai, Chinese,
Khmer have none) and compared by runs of characters, so that no tokeniser is needed.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

#: Characters in a run: about two words of a spaced script. Ideographs carry about four
#: times as much, so runs there are shorter.
RUN = 10
RUN_IDEOGRAPHIC = 4
#: A sentence counts as taken over where this share of its runs stands in the other text:
#: one word replaced in a sentence of ten breaks about a quarter of its runs.
TAKEN_OVER = 0.5


@dataclass(frozen=True, slots=True)
class Overlap:
    """Verbatim shares, in [0, 1]: of the source's and of the target's runs, and of the characters
    of each that stand in sentences taken over.
    """

    source: float
    target: float
    sentences_of_source: float
    sentences_of_target: float


def overlap(source: Sequence[str], target: Sequence[str]) -> Overlap:
    """Overlap of two articles given as sequences of sentences or paragraphs."""
    left, right = runs("".join(source)), runs("".join(target))
    shared = len(left & right)
    return Overlap(
        source=shared / (len(left) or 1),
        target=shared / (len(right) or 1),
        sentences_of_source=_taken_over(source, right),
        sentences_of_target=_taken_over(target, left),
    )


def _taken_over(sentences: Sequence[str], other: frozenset[str]) -> float:
    total = sum(len(s) for s in sentences) or 1
    return sum(len(s) for s in sentences if contained(s, other) >= TAKEN_OVER) / total


def contained(sentence: str, other: frozenset[str]) -> float:
    """Share of a sentence's runs that are among ``other``; 0 for one shorter than a run."""
    own = runs(sentence)
    return len(own & other) / len(own) if own else 0.0


@lru_cache(maxsize=20_000)
def runs(text: str) -> frozenset[str]:
    """The distinct runs of characters of ``text``."""
    letters = "".join(c for c in unicodedata.normalize("NFKC", text).casefold() if c.isalnum())
    ideographs = sum("\u2e80" <= c <= "\u9fff" or "\uac00" <= c <= "\ud7af" for c in letters)
    size = RUN_IDEOGRAPHIC if ideographs * 2 > len(letters) else RUN
    return frozenset(letters[i : i + size] for i in range(len(letters) - size + 1))
