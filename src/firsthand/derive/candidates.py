"""Which pairs of articles are worth aligning: never all of them.

Each sentence votes for the articles of its nearest sentences, in a space from which each
language's mean is taken out (a language's own sentences are otherwise always nearest).
A pair is a candidate where it got votes from two sentences, or from one of a short article,
or where one names the other's address.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from firsthand.derive.address import host, slug_words
from firsthand.derive.background import Background
from firsthand.derive.units import EmbeddedArticle, Units
from firsthand.embed import Vectors
from firsthand.languages import primary

#: With this few articles every pair is compared: it costs less than choosing.
ALL_PAIRS = 40
NEAREST = 6
BLOCK = 2_048
FEWEST_VOTES = 2
SHORT = 3


def candidates(articles: Sequence[EmbeddedArticle], background: Background) -> list[tuple[int, int]]:
    """Index pairs ``(i, j)``, ``i < j``, sorted."""
    if len(articles) <= ALL_PAIRS:
        return [(i, j) for i in range(len(articles)) for j in range(i + 1, len(articles))]
    chosen = {pair for pair, votes in _votes(articles, background).items() if votes >= FEWEST_VOTES}
    return sorted(chosen | set(_by_address(articles)))


def _finest(article: EmbeddedArticle) -> Units:
    return article.sentences or article.paragraphs


def _votes(articles: Sequence[EmbeddedArticle], background: Background) -> Counter[tuple[int, int]]:
    owner = np.concatenate([np.full(len(_finest(a).texts), n) for n, a in enumerate(articles)])
    vectors = np.concatenate([centred(_finest(a).vectors, a.article.language, background) for a in articles])
    votes: Counter[tuple[int, int]] = Counter()
    for row, near in _nearest(vectors, owner):
        voter = int(owner[row])
        weight = FEWEST_VOTES if len(_finest(articles[voter]).texts) <= SHORT else 1
        for other in {int(owner[n]) for n in near}:
            votes[min(voter, other), max(voter, other)] += weight
    return votes


def _nearest(vectors: Vectors, owner: NDArray[np.int64]) -> Iterator[tuple[int, NDArray[np.int64]]]:
    """Each row's nearest rows of other articles."""
    for start in range(0, len(vectors), BLOCK):
        similarity = vectors[start : start + BLOCK] @ vectors.T
        similarity[owner[start : start + BLOCK, None] == owner[None, :]] = -1
        nearest = np.argpartition(similarity, -NEAREST, axis=1)[:, -NEAREST:]
        yield from enumerate(nearest, start)


def centred(vectors: Vectors, language: str | None, background: Background) -> Vectors:
    """Vectors less the background mean of their language (or of all languages), unit length again."""
    known = background.by_language.get(primary(language)) if language else None
    everything = np.concatenate(list(background.by_language.values())) if known is None else known
    moved = vectors - everything.mean(axis=0)
    unit: Vectors = moved / np.maximum(np.linalg.norm(moved, axis=1, keepdims=True), 1e-9)
    return unit


def _by_address(articles: Sequence[EmbeddedArticle]) -> Iterator[tuple[int, int]]:
    """Pairs of which one names an address on the other's site or with the other's title."""
    sites: dict[str, list[int]] = defaultdict(list)
    for n, embedded in enumerate(articles):
        for address in (embedded.article.url, embedded.article.outlet.domain):
            if address:
                sites[host(address)].append(n)
    for n, embedded in enumerate(articles):
        for credit in embedded.article.credits:
            if credit.url and slug_words(credit.url):
                yield from ((min(n, m), max(n, m)) for m in sites[host(credit.url)] if m != n)
