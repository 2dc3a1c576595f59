"""Which sentences, and which values, of a story's articles say the same thing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import NamedTuple

import numpy as np

from firsthand.compare.answers import Answer, answers
from firsthand.compare.context import Context, context
from firsthand.compare.readings import SentenceReading
from firsthand.derive.align import Matrix, margins, row_probability
from firsthand.derive.background import Background
from firsthand.derive.evidence import row_evidence
from firsthand.derive.units import Units
from firsthand.embed import Encoder
from firsthand.model import Article

#: Sentences of independent reports that choose each other say the same from this row
#: probability on. Lower than for translations: nobody words a report like another's.
SAME = 0.5


@dataclass(frozen=True, slots=True)
class Voice:
    """One article's sentences with their vectors (`Units`) and values, its language and its origin's number."""

    article: str
    language: str | None
    origin: int
    sentences: tuple[SentenceReading, ...]
    units: Units
    values: Context
    published: str | None = None


@dataclass(frozen=True, slots=True)
class Cluster:
    """Sentences that say the same thing, at most one an article, with the probability and log-odds of the weakest link."""

    sentences: tuple[SentenceReading, ...]
    probability: float
    odds: float


class Link(NamedTuple):
    """Two sentences of different articles that say the same with this probability by their margin.

    ``odds`` are the log-odds of `derive.evidence` that one was made from the other: how far they are ahead
    of other sentences, and whether they agree in length, names and numbers.
    """

    probability: float
    odds: float
    one: SentenceReading
    other: SentenceReading


class Meeting(NamedTuple):
    """What sentences and what values of two articles say the same."""

    links: list[Link]
    answers: list[Answer]


def voice(
    article: Article, origin: int, sentences: Sequence[SentenceReading], encoder: Encoder, near: Encoder
) -> Voice:
    """An article's sentences as `Units`; their vectors come from the encoder's cache.

    :param near: what compares the words beside values (`context`).
    """
    texts = tuple(s.text for s in sentences)
    weights = np.array([len(text) for text in texts], np.float64)
    spans = tuple((0, len(text)) for text in texts)
    units = Units(texts, tuple(s.paragraph for s in sentences), weights, encoder.encode(texts), spans)
    stamp = article.published.value if article.published else None
    values = context(sentences, article.language, near)
    return Voice(article.id, article.language, origin, tuple(sentences), units, values, stamp)


def meetings(voices: Sequence[Voice], background: Background) -> list[Meeting]:
    """What every two articles have in common."""
    return [_meeting(a, b, background) for a, b in combinations(voices, 2)]


def _meeting(a: Voice, b: Voice, background: Background) -> Meeting:
    margin = margins(a.units, b.units, (a.language, b.language), background)
    return Meeting(links(a, b, margin), answers(a.values, b.values, margin))


def links(a: Voice, b: Voice, margin: Matrix) -> list[Link]:
    """Sentences that are each other's best and say the same."""
    probability = row_probability(margin)
    chosen, odds = row_evidence(a.units, b.units, margin)
    return [
        Link(float(probability[i, j]), float(odds[n]), a.sentences[i], b.sentences[j])
        for n, (i, j) in enumerate(chosen)
        if probability[i, j] >= SAME and "subheading" not in (a.sentences[i].role, b.sentences[j].role)
    ]


def clusters(found: Iterable[Link]) -> list[Cluster]:
    """Sentences joined across articles, strongest link first, never two of one article."""
    every = sorted(found, key=lambda link: (-link.probability, _key(link.one), _key(link.other)))
    groups = grouped([(_key(link.one), _key(link.other)) for link in every])
    by_key = {_key(s): s for link in every for s in (link.one, link.other)}
    home = {key: n for n, group in enumerate(groups) for key in group}
    inside: dict[int, list[Link]] = defaultdict(list)
    for link in every:
        if home[_key(link.one)] == home[_key(link.other)]:
            inside[home[_key(link.one)]].append(link)
    return [
        Cluster(
            tuple(by_key[key] for key in group),
            min(link.probability for link in inside[n]),
            min(link.odds for link in inside[n]),
        )
        for n, group in enumerate(groups)
        if len(group) > 1
    ]


#: An article and the number of a sentence or value in it.
Key = tuple[str, int]


def grouped(linked: Sequence[tuple[Key, Key]]) -> list[list[Key]]:
    """Groups of what is linked, strongest link first, in which no article is twice."""
    home: dict[Key, int] = {}
    members: dict[int, dict[str, Key]] = {}
    for key in (key for pair in linked for key in pair):
        if key not in home:
            home[key] = len(members)
            members[home[key]] = {key[0]: key}
    for one, other in linked:
        a, b = home[one], home[other]
        if a == b or members[a].keys() & members[b].keys():
            continue
        home.update(dict.fromkeys(members[b].values(), a))
        members[a] |= members.pop(b)
    return [list(group.values()) for group in members.values()]


def _key(sentence: SentenceReading) -> tuple[str, int]:
    return sentence.article, sentence.place
