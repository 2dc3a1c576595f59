"""Which sentences of a story's articles say the same thing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from firsthand.compare.readings import DateReading, SentenceReading
from firsthand.compare.slots import nearby
from firsthand.compare.verdicts import compare_dates, overlaps
from firsthand.derive.align import margins, mutual_best, row_probability
from firsthand.derive.background import Background
from firsthand.derive.units import Units
from firsthand.embed import Encoder
from firsthand.model import Article

#: Sentences of independent reports that choose each other say the same from this row
#: probability on. Lower than for translations: nobody words a report like another's.
#: With SAME_VALUE, a value that both give makes up for looser wording.
SAME = 0.5
SAME_WITH_VALUE = 0.2
#: Sentences that give one value need not be each other's best: a sentence of one report is
#: often two of another. What doubt the wording leaves shrinks by this factor.
VALUE_DOUBT = 0.1


@dataclass(frozen=True, slots=True)
class Voice:
    """One article's sentences with their vectors (`Units`), its language and its origin's number."""

    article: str
    language: str | None
    origin: int
    sentences: tuple[SentenceReading, ...]
    units: Units
    published: str | None = None


@dataclass(frozen=True, slots=True)
class Cluster:
    """Sentences that say the same thing, at most one an article, with the weakest link's probability."""

    sentences: tuple[SentenceReading, ...]
    probability: float


#: Strength, probability by the wording alone, and the two sentences.
Link = tuple[float, float, SentenceReading, SentenceReading]


def voice(article: Article, origin: int, sentences: Sequence[SentenceReading], encoder: Encoder) -> Voice:
    """An article's sentences as `Units`; their vectors come from the encoder's cache."""
    texts = tuple(s.text for s in sentences)
    weights = np.array([len(text) for text in texts], np.float64)
    spans = tuple((0, len(text)) for text in texts)
    units = Units(texts, tuple(s.paragraph for s in sentences), weights, encoder.encode(texts), spans)
    stamp = article.published.value if article.published else None
    return Voice(article.id, article.language, origin, tuple(sentences), units, stamp)


def links(a: Voice, b: Voice, background: Background) -> list[Link]:
    """Pairs of sentences that say the same: strength, probability by the wording alone, the two."""
    matrix = margins(a.units, b.units, (a.language, b.language), background)
    probability = row_probability(matrix)
    best = set(mutual_best(matrix))
    found = []
    for i, j in np.argwhere(probability >= SAME_WITH_VALUE).tolist():
        left, right, p = a.sentences[i], b.sentences[j], float(probability[i, j])
        if _same_value(left, right):
            found.append((1 - (1 - p) * VALUE_DOUBT, p, left, right))
        elif (i, j) in best and p >= (SAME_WITH_VALUE if _values_of_a_kind(left, right) else SAME):
            found.append((p, p, left, right))
    return found


def _same_value(a: SentenceReading, b: SentenceReading) -> bool:
    """Whether both give a quantity or a day that can be one and the same; vague ones say too little."""
    if any(compare_dates(x.value, y.value) == "agree" for x in _days(a) for y in _days(b)):
        return True
    return any(
        (x.kind, x.unit) == (y.kind, y.unit)
        and x.amount is not None
        and y.amount is not None
        and overlaps(x.value, y.value)
        and nearby(x.value, y.value)
        for x in a.quantities
        for y in b.quantities
    )


def _days(sentence: SentenceReading) -> list[DateReading]:
    return [d for d in sentence.dates if d.value.precision == "day" and not d.relative]


def _values_of_a_kind(a: SentenceReading, b: SentenceReading) -> bool:
    kinds = [{(q.kind, q.unit) for q in s.quantities} for s in (a, b)]
    return bool(kinds[0] & kinds[1]) or bool(a.dates and b.dates)


def clusters(voices: Sequence[Voice], background: Background) -> list[Cluster]:
    """Sentences joined across articles, strongest link first, never two of one article.

    Sentences that no other article has come out as clusters of one, probability 1.
    """
    every = [link for a, b in combinations(voices, 2) for link in links(a, b, background)]
    every.sort(key=lambda link: (-link[0], _key(link[2]), _key(link[3])))
    home: dict[tuple[str, int], int] = {}
    members: dict[int, dict[str, SentenceReading]] = {}
    weakest: dict[int, float] = {}
    for sentence in (s for v in voices for s in v.sentences if s.role != "subheading"):
        home[_key(sentence)] = len(members)
        weakest[len(members)] = 1.0
        members[len(members)] = {sentence.article: sentence}
    for _, p, left, right in every:
        a, b = home.get(_key(left)), home.get(_key(right))
        if a is None or b is None or a == b or members[a].keys() & members[b].keys():
            continue
        for sentence in members[b].values():
            home[_key(sentence)] = a
        members[a] |= members.pop(b)
        weakest[a] = min(weakest[a], weakest.pop(b), p)
    return [Cluster(tuple(group.values()), weakest[n]) for n, group in members.items()]


def _key(sentence: SentenceReading) -> tuple[str, int]:
    return sentence.article, sentence.place
