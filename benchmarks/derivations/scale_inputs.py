"""Inputs with planted derivations, for measuring the candidates (scale.py).

`real` mixes whole NTREX documents; `synthetic` makes as many articles as asked. NTREX has
956 sentences, which 50,000 articles would repeat some 800 times each, and no real input
does; so a synthetic sentence is two or three aligned sentences of different documents,
joined in the same way in every language, by a comma, so that they stay one sentence: 100
million combinations. They are harder than real ones, since thousands of sentences share a
half of what they say.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from benchmarks.derivations.corpora import article, edited_copy
from firsthand.model import Article

SEED = 20261125
#: Derivations of every kind, as the issue words them: a fifth of an article is three
#: sentences of fifteen; copies have a fifth of their words replaced, three in ten sentences cut.
KINDS = ("translation", "partial translation", "excerpt", "edited copy", "translated excerpt")
EDITED_WORDS, EDITED_CUT = 0.2, 0.3
PARTIAL, EXCERPT = 3, (3, 5)
LENGTHS = (12, 18)
#: Of the synthetic articles, the share that each kind of derivation has.
SHARE_OF_KIND = 0.04
#: How sentences are joined, and end, where not by ", " and ".".
COMMA = {"zh": "，", "ja": "、", "th": " ", "ar": "، ", "fa": "، "}
FULL_STOP = {"zh": "。", "ja": "。", "th": "", "hi": "।"}
_ENDS = re.compile(r"[\s.!?。！？।؟…\"'”’»）)]+$")
#: A sentence end inside a line of NTREX, with what closes it: it becomes a comma too.
_INNER = re.compile(r"[.!?。！？।؟]([\"'”’»）)]*\s)")

Documents = Mapping[str, Mapping[str, Sequence[str]]]
#: A sentence in every language.
Sentence = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Planted:
    """Two articles by index, of which one was made from the other."""

    kind: str
    first: int
    second: int
    languages: tuple[str, str]


@dataclass(slots=True)
class Corpus:
    """Articles and what was planted into them."""

    articles: list[Article] = field(default_factory=list)
    planted: list[Planted] = field(default_factory=list)

    def add(self, language: str, sentences: Sequence[str]) -> int:
        """The index of a new article."""
        self.articles.append(article(f"{len(self.articles)}", language, sentences))
        return len(self.articles) - 1

    def plant(self, kind: str, first: int, second: int) -> None:
        """Notes that one of two articles was made from the other."""
        languages = self.articles[first].language or "", self.articles[second].language or ""
        self.planted.append(Planted(kind, first, second, languages))


def made(
    rng: random.Random, kind: str, source: Sequence[Sentence], own: str, other: str, host: Sequence[Sentence]
) -> tuple[str, list[str]]:
    """Language and sentences of an article of this kind, made from ``source`` as written in ``own``."""
    if kind == "translation":
        return other, [s(other) for s in source]
    if kind == "edited copy":
        return own, edited_copy(rng, [s(own) for s in source], words=EDITED_WORDS, cut=EDITED_CUT)
    if kind == "partial translation":
        start, place = rng.randrange(max(1, len(source) - PARTIAL + 1)), rng.randrange(len(host) + 1)
        taken = [*host[:place], *source[start : start + PARTIAL], *host[place:]]
        return other, [s(other) for s in taken]
    size = rng.randint(*EXCERPT)
    start = rng.randrange(max(1, len(source) - size + 1))
    language = own if kind == "excerpt" else other
    return language, [s(language) for s in source[start : start + size]]


def real(documents: Documents, size: int = 400) -> Corpus:
    """Each document in one language, its derivations, and articles of nobody's sentences.

    A derivation of a derivation (the copy and the translation of one source) is planted too,
    as ``chain``, where both hold at least half of it.
    """
    rng = random.Random(SEED)
    corpus = Corpus()
    lines = [
        _line(versions, n)
        for versions in documents.values()
        for n in range(len(next(iter(versions.values()))))
    ]
    sources = []
    for versions in documents.values():
        language = rng.choice(sorted(versions))
        body = [_line(versions, n) for n in range(len(versions[language]))][:25]
        sources.append((corpus.add(language, [s(language) for s in body]), language, body))
    whole: dict[int, list[int]] = {}
    for n in range(max(0, round(size * 0.94) - len(sources))):
        at, language, body = sources[n % len(sources)]
        other = rng.choice([code for code in sorted(next(iter(documents.values()))) if code != language])
        kind = KINDS[(n // len(sources) + n) % len(KINDS)]
        host = rng.sample(lines, rng.randint(*LENGTHS) - PARTIAL)
        new = corpus.add(*made(rng, kind, body, language, other, host))
        corpus.plant(kind, at, new)
        if kind in ("translation", "edited copy"):
            for sibling in whole.setdefault(at, []):
                corpus.plant("chain", sibling, new)
            whole[at].append(new)
    while len(corpus.articles) < size:
        language = rng.choice(sorted(next(iter(documents.values()))))
        corpus.add(language, [s(language) for s in rng.sample(lines, rng.randint(*LENGTHS))])
    return corpus


def _line(versions: Mapping[str, Sequence[str]], number: int) -> Sentence:
    return lambda language: versions[language][number]


def synthetic(documents: Documents, size: int) -> Corpus:
    """``size`` articles of joined sentences, `SHARE_OF_KIND` of them a derivation of each kind."""
    rng = random.Random(SEED + size)
    corpus = Corpus()
    lines = [(name, n) for name, versions in documents.items() for n in range(len(versions["en"]))]
    languages = sorted(next(iter(documents.values())))
    fresh = _joined(rng, documents, lines)
    count = round(size * SHARE_OF_KIND)
    sources = []
    for _ in range(size - count * len(KINDS)):
        language = rng.choice(languages)
        body = [next(fresh) for _ in range(rng.randint(*LENGTHS))]
        sources.append((corpus.add(language, [s(language) for s in body]), language, body))
        if len(sources) > count * len(KINDS):
            sources[-1] = (sources[-1][0], language, [])
    for n in range(count * len(KINDS)):
        at, language, body = sources[n % len(sources)]
        other = rng.choice([code for code in languages if code != language])
        kind = KINDS[n % len(KINDS)]
        host = [next(fresh) for _ in range(rng.randint(*LENGTHS) - PARTIAL)]
        corpus.plant(kind, at, corpus.add(*made(rng, kind, body, language, other, host)))
    return corpus


def _joined(rng: random.Random, documents: Documents, lines: Sequence[tuple[str, int]]) -> Iterator[Sentence]:
    while True:
        chosen = rng.sample(lines, rng.choice((2, 3)))
        if len({name for name, _ in chosen}) == len(chosen):
            yield _join(documents, tuple(chosen))


def _join(documents: Documents, chosen: Sequence[tuple[str, int]]) -> Sentence:
    def written(language: str) -> str:
        parts = [documents[name][language][n] for name, n in chosen]
        open_ended = [_ENDS.sub("", _INNER.sub(r",\1", part)) for part in parts]
        return COMMA.get(language, ", ").join(open_ended) + FULL_STOP.get(language, ".")

    return written
