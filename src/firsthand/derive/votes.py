"""Pairs whose sentences are near each other here and there, in the encoder's own space.

A passage that was taken over in pieces, in another order between foreign paragraphs, has no run of
sentences that `passages` could find, and the static vectors are too coarse for single sentences.
Where there are few enough articles that every sentence can be compared with every other, each votes for the
articles of its nearest sentences; a pair needs two votes, or one of a short article.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from firsthand.derive.background import Background
from firsthand.derive.candidates import ALL_PAIRS, centred
from firsthand.derive.passages import strongest
from firsthand.derive.units import EmbeddedArticle, Units
from firsthand.embed import Vectors

Pair = tuple[int, int]

#: Sentences up to which all are compared: some seconds on one core.
MOST_SENTENCES = 20_000
NEAREST = 6
BLOCK = 2_048
FEWEST_VOTES = 2
SHORT = 3
#: Pairs kept of each article: those with the most votes.
KEPT = 40


def by_votes(articles: Sequence[EmbeddedArticle], background: Background) -> list[Pair]:
    """Index pairs ``(i, j)``, ``i < j``, sorted; none where there are too many sentences, or few articles."""
    sizes = [len(_finest(a).texts) for a in articles]
    if len(articles) <= ALL_PAIRS or not 0 < sum(sizes) <= MOST_SENTENCES:
        return []
    owner = np.repeat(np.arange(len(articles)), sizes)
    vectors = np.concatenate([centred(_finest(a).vectors, a.article.language, background) for a in articles])
    votes: dict[Pair, float] = defaultdict(float)
    count: dict[Pair, int] = defaultdict(int)
    for row, near, similarity in _nearest(vectors, owner):
        voter = int(owner[row])
        weight = FEWEST_VOTES if sizes[voter] <= SHORT else 1
        best: dict[int, float] = {}
        for n, value in zip(near, similarity, strict=True):
            best[int(owner[n])] = max(best.get(int(owner[n]), 0.0), float(value))
        for other, value in best.items():
            pair = (min(voter, other), max(voter, other))
            count[pair] += weight
            votes[pair] += value * weight
    return _kept({pair: value for pair, value in votes.items() if count[pair] >= FEWEST_VOTES})


def _kept(votes: dict[Pair, float]) -> list[Pair]:
    if not votes:
        return []
    pairs = np.array(sorted(votes), np.int64)
    score = np.array([votes[i, j] for i, j in pairs.tolist()], np.float32)
    kept = strongest(pairs[:, 0], pairs[:, 1], score, KEPT)
    return sorted((int(i), int(j)) for i, j in pairs[kept])


def _finest(article: EmbeddedArticle) -> Units:
    return article.sentences or article.paragraphs


def _nearest(
    vectors: Vectors, owner: NDArray[np.int64]
) -> Iterator[tuple[int, NDArray[np.int64], NDArray[np.float32]]]:
    """Each row's nearest rows of other articles, and how near they are."""
    most = min(NEAREST, len(vectors))
    for start in range(0, len(vectors), BLOCK):
        similarity = vectors[start : start + BLOCK] @ vectors.T
        similarity[owner[start : start + BLOCK, None] == owner[None, :]] = -1
        nearest = np.argpartition(similarity, -most, axis=1)[:, -most:]
        for n, near in enumerate(nearest):
            yield start + n, near, similarity[n, near]
