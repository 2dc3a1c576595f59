"""Which sentences of a story's articles say the same thing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from firsthand.compare.readings import SentenceReading
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


def voice(article: Article, origin: int, sentences: Sequence[SentenceReading], encoder: Encoder) -> Voice:
    """An article's sentences as `Units`; their vectors come from the encoder's cache."""
    texts = tuple(s.text for s in sentences)
    weights = np.array([len(text) for text in texts], np.float64)
    units = Units(texts, tuple(s.paragraph for s in sentences), weights, encoder.encode(texts))
    stamp = article.published.value if article.published else None
    return Voice(article.id, article.language, origin, tuple(sentences), units, stamp)


def links(a: Voice, b: Voice, background: Background) -> list[tuple[float, SentenceReading, SentenceReading]]:
    """Pairs of sentences that say the same, with their probability."""
    matrix = margins(a.units, b.units, (a.language, b.language), background)
    probability = row_probability(matrix)
    found = []
    for i, j in mutual_best(matrix):
        left, right, p = a.sentences[i], b.sentences[j], float(probability[i, j])
        if p >= (SAME_WITH_VALUE if _values_of_a_kind(left, right) else SAME):
            found.append((p, left, right))
    return found


def _values_of_a_kind(a: SentenceReading, b: SentenceReading) -> bool:
    kinds = [{(q.kind, q.unit) for q in s.quantities} for s in (a, b)]
    return bool(kinds[0] & kinds[1]) or bool(a.dates and b.dates)


def clusters(voices: Sequence[Voice], background: Background) -> list[Cluster]:
    """Sentences joined across articles, strongest link first, never two of one article.

    Sentences that no other article has come out as clusters of one, probability 1.
    """
    every = [link for a, b in combinations(voices, 2) for link in links(a, b, background)]
    every.sort(key=lambda link: (-link[0], _key(link[1]), _key(link[2])))
    home: dict[tuple[str, int], int] = {}
    members: dict[int, dict[str, SentenceReading]] = {}
    weakest: dict[int, float] = {}
    for sentence in (s for v in voices for s in v.sentences):
        home[_key(sentence)] = len(members)
        weakest[len(members)] = 1.0
        members[len(members)] = {sentence.article: sentence}
    for p, left, right in every:
        a, b = home[_key(left)], home[_key(right)]
        if a == b or members[a].keys() & members[b].keys():
            continue
        for sentence in members[b].values():
            home[_key(sentence)] = a
        members[a] |= members.pop(b)
        weakest[a] = min(weakest[a], weakest.pop(b), p)
    return [Cluster(tuple(group.values()), weakest[n]) for n, group in members.items()]


def _key(sentence: SentenceReading) -> tuple[str, int]:
    return sentence.article, sentence.place
