"""Inputs in which every derivation is known, because it was planted.

``mixed`` makes one input of some hundred articles from NTREX: originals in one language
each, translations, partial translations (a fifth of an article, scattered and in another
order between foreign paragraphs), excerpts, edited copies and rewrites, and distractors: the
nearest other documents, alone and with one translated sentence (a shared quotation).
``clusters`` makes sets of which the number of origins is known.
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from benchmarks.derivations.corpora import abridged, article, edited_copy, rewritten
from firsthand.model import Article

Documents = Mapping[str, Mapping[str, Sequence[str]]]

#: Paragraphs that an original needs before a fifth of it is a passage and not a quotation.
PARTIAL_FROM = 10
SHARE = 0.2


@dataclass(frozen=True, slots=True)
class Edge:
    """``target`` was made from ``source`` (article ids) in the way that ``kind`` names."""

    kind: str
    source: str
    target: str


@dataclass
class Mixed:
    """Articles, what was planted, and for every article the documents that its text is from."""

    articles: list[Article] = field(default_factory=list)
    edges: list[Edge] = field(default_factory=list)
    roots: dict[str, frozenset[str]] = field(default_factory=dict)

    def add(self, made: Article, *roots: str) -> Article:
        """Adds an article whose text is from the documents ``roots``."""
        if made.id not in self.roots:
            self.articles.append(made)
        self.roots[made.id] = self.roots.get(made.id, frozenset()) | frozenset(roots)
        return made


def mixed(documents: Documents, rng: random.Random, *, each: int = 100, distractors: int = 40) -> Mixed:
    """``each`` pairs of every kind, planted into one input, and ``distractors`` beside them."""
    made = Mixed()
    names = sorted(documents)
    rng.shuffle(names)
    foreign = names[: max(4, len(names) // 6)]
    used = [n for n in names if n not in foreign]
    originals = {name: _original(documents, name, rng, made) for name in used}
    for number in range(each):
        name = used[number % len(used)]
        _translation(documents, name, originals[name], rng, made)
        for kind in ("edited copy", "excerpt", "rewrite"):
            _same_language(kind, originals[name], name, rng, made)
    long = [n for n in used if len(originals[n].paragraphs) >= PARTIAL_FROM]
    for number in range(each):
        name = long[number % len(long)]
        _partial(documents, name, originals[name], rng.choice(foreign), rng, made)
    for number in range(distractors):
        _distractor(
            documents, foreign[number % len(foreign)], rng.choice(used), rng, made, quote=number % 2 == 1
        )
    rng.shuffle(made.articles)
    return made


def _languages(documents: Documents, name: str) -> list[str]:
    return sorted(documents[name])


def _other_language(documents: Documents, name: str, not_in: Sequence[str], rng: random.Random) -> str:
    return rng.choice([x for x in _languages(documents, name) if x not in not_in])


def _original(documents: Documents, name: str, rng: random.Random, made: Mixed) -> Article:
    language = rng.choice(_languages(documents, name))
    return made.add(article(f"o-{name}-{language}", language, documents[name][language]), name)


def _translation(documents: Documents, name: str, source: Article, rng: random.Random, made: Mixed) -> None:
    language = _other_language(documents, name, [source.language or ""], rng)
    sentences = documents[name][language]
    if rng.random() < 0.3:
        sentences = abridged(rng, sentences, rng.uniform(0.1, 0.3))
    target = article(f"t-{name}-{language}-{rng.random()}", language, sentences)
    made.add(target, name)
    made.edges.append(Edge("translation", source.id, target.id))


def _same_language(kind: str, source: Article, name: str, rng: random.Random, made: Mixed) -> None:
    sentences = [p.text for p in source.paragraphs]
    if kind == "excerpt":
        count = max(2, round(len(sentences) * rng.uniform(0.25, 0.5)))
        start = rng.randrange(len(sentences) - count + 1)
        text = edited_copy(rng, sentences[start : start + count], words=rng.uniform(0, 0.08), cut=0.0)
    elif kind == "rewrite":
        text = rewritten(rng, sentences)
    else:
        text = edited_copy(rng, sentences, words=rng.uniform(0.03, 0.2), cut=rng.uniform(0.1, 0.35))
    target = article(f"c-{name}-{source.language}-{rng.random()}", source.language or "", text)
    made.add(target, name)
    made.edges.append(Edge(kind, source.id, target.id))


def passage_among(
    rng: random.Random, passage: Sequence[str], foreign: Sequence[str], *, share: float = SHARE
) -> list[str]:
    """``passage`` in another order, each piece somewhere between foreign paragraphs, ``share`` of the whole."""
    body = list(foreign)[: round(len(passage) * (1 - share) / share)]
    for piece in rng.sample(list(passage), len(passage)):
        body.insert(rng.randrange(len(body) + 1), piece)
    return body


def _partial(
    documents: Documents, name: str, source: Article, other: str, rng: random.Random, made: Mixed
) -> None:
    language = _other_language(documents, name, [source.language or ""], rng)
    sentences = documents[name][language]
    count = round(len(sentences) * SHARE)
    start = rng.randrange(len(sentences) - count + 1)
    body = passage_among(rng, sentences[start : start + count], documents[other][language])
    target = article(f"p-{name}-{language}-{rng.random()}", language, body)
    made.add(target, name, other)
    made.edges.append(Edge("partial translation", source.id, target.id))


def _distractor(
    documents: Documents, name: str, quoted: str, rng: random.Random, made: Mixed, *, quote: bool
) -> None:
    """A foreign document; with ``quote`` one sentence of a used one stands in it, translated."""
    language = rng.choice(_languages(documents, name))
    body = list(documents[name][language])
    if quote:
        body.insert(rng.randrange(len(body) + 1), rng.choice(list(documents[quoted][language])))
    made.add(article(f"x-{name}-{language}-{rng.random()}", language, body), name)
