"""What surrounds a value in its sentence, and what two values' surroundings have in common.

Two newsrooms that count one thing word their sentences differently, but the words next to the
number and the other numbers of the sentence stay, and the sentences are near in meaning. The
columns of `features` are what is seen of that; `answers.py` makes log-odds of them. The values
themselves are not looked at, and no table of a language is needed.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import regex

from firsthand.compare.readings import DateReading, QuantityReading, SentenceReading
from firsthand.derive.align import Matrix
from firsthand.derive.weights import weights
from firsthand.embed import Encoder, Vectors

Reading = DateReading | QuantityReading

#: Words before and after a value among which what it counts is named.
BESIDE = 2
#: Words after a value whose meaning is compared.
FOLLOWING = 2
#: Words around a value that are no part of what is shared elsewhere in the sentence.
AROUND = 4
#: Words before and after a value that make the clause it stands in.
CLAUSE = 6
#: A word's beginning by which it is the same in another case or number.
STEM = 5
#: Letters of the shortest word that says something.
SHORTEST = 3
#: Log-odds of a row, and counts, this large say no more.
MOST_ROW, MOST_SHARED = 8.0, 3

_UNSPACED = r"\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}"
_WORD = regex.compile(rf"[{_UNSPACED}]|[\p{{L}}\p{{M}}'’]+|\p{{N}}+(?:[.,]\p{{N}}+)*|[%$€£¥₹]")

#: Names of the columns of `features`.
NAMES = (
    "sentences near",
    "words beside shared",
    "rare words shared elsewhere",
    "other numbers shared",
    "what follows is alike",
)


@dataclass(frozen=True, slots=True)
class Spot:
    """A value in its sentence, which is ``row`` of its article; ``number`` counts the article's spots.

    ``before`` and ``after`` are the stems of the words on either side that say something, ``numbers``
    the other numbers of the sentence as they are written.
    """

    number: int
    row: int
    sentence: SentenceReading
    reading: Reading
    before: tuple[str, ...]
    after: tuple[str, ...]
    numbers: frozenset[str]


@dataclass(frozen=True, slots=True)
class Context:
    """An article's values with what surrounds them.

    ``vectors``, one a spot and of unit length, are of the words that follow, ``clauses`` of the words on both
    sides without their digits; ``frequency`` counts the sentences that a stem is in, of ``sentences``.
    """

    spots: tuple[Spot, ...]
    vectors: Vectors
    clauses: Vectors
    sentences: int
    frequency: Counter[str]
    language: str | None


def context(sentences: Sequence[SentenceReading], language: str | None, encoder: Encoder) -> Context:
    """The values of an article's sentences in their surroundings; subheadings give none.

    :param encoder: a static one will do: only a few words at a time are compared.
    """
    spots: list[Spot] = []
    texts: list[str] = []
    clauses: list[str] = []
    frequency: Counter[str] = Counter()
    for row, sentence in enumerate(sentences):
        words = [(m.start(), m.end(), m.group()) for m in _WORD.finditer(sentence.text)]
        frequency.update({_stem(word) for _, _, word in words})
        if sentence.role != "subheading":
            readings: tuple[Reading, ...] = (*sentence.dates, *sentence.quantities)
            for reading in readings:
                before = [w for _, end, w in words if end <= reading.span[0]]
                after = [w for start, _, w in words if start >= reading.span[1]]
                spots.append(_spot(len(spots), row, sentence, reading, (before, after)))
                texts.append(" ".join(after[:FOLLOWING]))
                around = [*before[-CLAUSE:], *after[:CLAUSE]]
                clauses.append(" ".join(w for w in around if not w[0].isdecimal()))
    vectors = encoder.encode([*texts, *clauses])
    return Context(
        tuple(spots), vectors[: len(spots)], vectors[len(spots) :], len(sentences), frequency, language
    )


def _spot(
    number: int, row: int, sentence: SentenceReading, reading: Reading, sides: tuple[list[str], list[str]]
) -> Spot:
    before, after = (tuple(_stem(w) for w in side if _says(w)) for side in sides)
    numbers = frozenset(w for side in sides for w in side if w[0].isdecimal() and len(w) > 1)
    return Spot(number, row, sentence, reading, before, after, numbers)


def _stem(word: str) -> str:
    return word if word[0].isdecimal() else word.casefold()[:STEM]


def _says(word: str) -> bool:
    return not word[0].isdecimal() and (len(word) >= SHORTEST or not word.isascii() or word in "%$")


def beside(spot: Spot) -> frozenset[str]:
    """The stems right before and after a value."""
    return frozenset((*spot.before[-BESIDE:], *spot.after[:BESIDE]))


def spelled(text: str, stems: frozenset[str]) -> list[str]:
    """The words of a text that have one of the stems, each once, in order."""
    return list(dict.fromkeys(w for w in _WORD.findall(text) if _stem(w) in stems))


class Likeness:
    """What the surroundings of one article's values have in common with those of another's.

    :param margin: of all sentences of one article with all of the other.
    """

    def __init__(self, one: Context, other: Context, margin: Matrix) -> None:
        fit = weights()["row"]
        self._rows = np.clip((margin - fit["middle"]) / fit["scale"], -MOST_ROW, MOST_ROW)
        self._follows = one.vectors @ other.vectors.T
        self._clauses = one.clauses @ other.clauses.T
        self._frequency = one.frequency + other.frequency
        self._sentences = one.sentences + other.sentences + 1

    def features(self, a: Spot, b: Spot) -> tuple[float, ...]:
        """What is seen of two values; columns are `NAMES`."""
        return (
            float(self._rows[a.row, b.row]),
            float(min(MOST_SHARED, len(beside(a) & beside(b)))),
            self._shared_elsewhere(a, b),
            float(min(MOST_SHARED, len(a.numbers & b.numbers))),
            float(self._follows[a.number, b.number]),
        )

    def clauses(self, a: Spot, b: Spot) -> tuple[float, float]:
        """How alike the clauses of two values are: in meaning, and by the weight of the words that both have."""
        said = [frozenset((*s.before[-CLAUSE:], *s.after[:CLAUSE])) for s in (a, b)]
        shared = self._weight(said[0] & said[1]) / (1 + min(map(self._weight, said)))
        return float(self._clauses[a.number, b.number]), shared

    def _shared_elsewhere(self, a: Spot, b: Spot) -> float:
        """The weight of the words that both sentences have, but not around both values, over what the shorter says."""
        said = [{*s.before, *s.after} for s in (a, b)]
        around = [{*s.before[-AROUND:], *s.after[:AROUND]} for s in (a, b)]
        shared = (said[0] & said[1]) - (around[0] & around[1])
        return self._weight(shared) / (1 + min(map(self._weight, said)))

    def _weight(self, stems: Iterable[str]) -> float:
        """How much stems say: the log of all sentences over those that have one."""
        return sum(math.log(self._sentences / max(1, self._frequency[stem])) for stem in stems)
