"""Which pairs of articles are worth aligning: never all of them.

Three ways in, none of which needs the transformer:

* runs of characters that stand in both (`sketch`), for copies and excerpts of one language;
* sentences near each other in a static space (`neighbours`), each language searched by
  itself: they nominate pairs, and of those the ones are kept whose nearest passage, up to
  three sentences in a row on both sides, is nearer than chance (`passages`);
* an address of the one that the other names.

What is found does not depend on the order of the articles.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from firsthand.derive.address import host, slug_words
from firsthand.derive.background import Background
from firsthand.derive.neighbours import nearest
from firsthand.derive.nominate import Votes, nominated, votes
from firsthand.derive.passages import LONGEST_PASSAGE, Nearness, nearness, strongest
from firsthand.derive.sketch import shared, sketches
from firsthand.derive.space import Searched, Space, make_space, median_nearness, passages
from firsthand.embed import Encoder, Vectors
from firsthand.languages import primary
from firsthand.model import Article

Pair = tuple[int, int]
Integers = NDArray[np.int64]

#: With this few articles every pair is compared: it costs less than choosing.
ALL_PAIRS = 40
#: Fingerprints that two articles have to share, and the share of the shorter one's that they
#: are. Of a copy with a fifth of its words replaced 0.3 to 0.5 stay, of one in Thai 0.2;
#: two reports of one event share 0.05 at most (quotations).
FEWEST_SHARED, SHARED = 3, 0.2
#: Where they stand in many articles, they are boilerplate unless they are half of an article.
SHARED_BY_MANY = 0.5
#: The two nearest of an article come first, and may be farther by so much: at 5,000 articles 0.99 of the
#: planted pairs that were nominated in two languages were among the two nearest.
BEST, BEST_FARTHER = 2, 0.05
#: So many pairs are kept however few the articles: to compare them takes some seconds.
FEWEST = 1_400
#: With this few articles all pairs are nominated: a passage costs some microseconds.
ALL_NOMINATED = 1_000


@dataclass(frozen=True, slots=True)
class Rules:
    """Which of the nominated pairs are kept.

    The margins needed of a ``passage`` of one, two and three sentences, and of three that are ``scattered``; how
    many pairs each article keeps for its passages and for those. Over all a ``share`` of all pairs is
    kept, or so many ``pairs`` an article where that is more: the nearest passages first, then the
    nearest that are scattered.
    """

    passage: tuple[float, float, float]
    scattered: float
    passages_kept: int
    scattered_kept: int
    share: float
    pairs: float


#: Set on planted inputs (benchmarks/derivations/scale.py), looking at both halves of the documents.
OF_FEW = Rules((0.2, 0.1, 0.0), 0.15, 8, 8, 0.018, 0.0)
#: Where there are many articles, every article has nearer strangers, which raises what chance is,
#: and there are few candidates among so many pairs: 0.03 % of all at 50,000.
OF_MANY = Rules((0.2, 0.08, -0.03), 0.2, 60, 2, 0.0, 7.5)


def candidates(articles: Sequence[Article], encoder: Encoder) -> list[Pair]:
    """Index pairs ``(i, j)``, ``i < j``, sorted.

    :param encoder: of one space for all languages, fast (`embed.static.StaticEncoder`);
        not used for `ALL_PAIRS` articles or fewer.
    """
    if len(articles) <= ALL_PAIRS:
        return [(i, j) for i in range(len(articles)) for j in range(i + 1, len(articles))]
    order = sorted(range(len(articles)), key=lambda n: articles[n].id)
    line = [articles[n] for n in order]
    found = {*by_sketch(line), *by_vectors(line, encoder)}
    chosen = {(min(order[i], order[j]), max(order[i], order[j])) for i, j in found}
    return sorted(chosen | set(_by_address(articles)))


def by_sketch(articles: Sequence[Article]) -> list[Pair]:
    """Pairs that share runs of characters."""
    found = sketches([[p.text for p in a.paragraphs] for a in articles])
    pairs = shared(found)
    shorter = np.minimum(found.sizes[pairs.first], found.sizes[pairs.second])
    near = (pairs.rare >= np.maximum(FEWEST_SHARED, SHARED * shorter)) | (
        pairs.count >= np.maximum(FEWEST_SHARED, SHARED_BY_MANY * shorter)
    )
    return list(zip(pairs.first[near].tolist(), pairs.second[near].tolist(), strict=True))


def by_vectors(articles: Sequence[Article], encoder: Encoder) -> list[Pair]:
    """Pairs with a passage, or sentences here and there, that say the same, in any two languages."""
    space, *searched = make_space(articles, encoder)
    if not len(space.text):
        return []
    first, second = _nominated(space, searched.pop())
    near = nearness(space, first, second)
    kept = _kept(first, second, near, space.articles)
    return list(zip(first[kept].tolist(), second[kept].tolist(), strict=True))


def _kept(first: Integers, second: Integers, near: Nearness, articles: int) -> Integers:
    """Which pairs are kept: places."""
    rules = OF_FEW if articles <= ALL_NOMINATED else OF_MANY
    enough = np.array([np.inf, *rules.passage])[near.length]
    best = _strong(first, second, near.passage - enough + BEST_FARTHER, BEST)
    in_a_row = _strong(first, second, near.passage - enough, rules.passages_kept)
    in_a_row = np.concatenate([best, in_a_row[~np.isin(in_a_row, best)]])
    apart = _strong(first, second, near.scattered - rules.scattered, rules.scattered_kept)
    apart = apart[~np.isin(apart, in_a_row)]
    most = max(rules.share * articles * (articles - 1) / 2, rules.pairs * articles, FEWEST)
    return np.sort(np.concatenate([in_a_row, apart])[: round(most)])


def _strong(first: Integers, second: Integers, score: NDArray[np.float32], most: int) -> Integers:
    """Of those that score 0 or more the ``most`` of each article, the strongest first."""
    passed = np.flatnonzero(score >= 0)
    kept = passed[strongest(first[passed], second[passed], score[passed], most)]
    return kept[np.argsort(-score[kept], kind="stable")]


def _nominated(space: Space, searched: Searched) -> tuple[Integers, Integers]:
    """Pairs of articles ``first < second``, sorted by the first."""
    if space.articles <= ALL_NOMINATED:
        return np.triu_indices(space.articles, 1)
    polls = [votes(searched)]
    # Hundreds of megabytes, among many articles: the caller has let go of it too.
    del searched
    return nominated([*polls, _poll_of_passages(space)], space.articles)


def _poll_of_passages(space: Space) -> Votes:
    runs, owner = passages(space, LONGEST_PASSAGE)
    found = nearest(runs, space.language[owner], owner)
    return votes(Searched(owner, median_nearness(found.similarity), found))


def _by_address(articles: Sequence[Article]) -> Iterator[Pair]:
    """Pairs of which one names an address on the other's site or with the other's title."""
    sites: dict[str, list[int]] = defaultdict(list)
    for n, article in enumerate(articles):
        for address in (article.url, article.outlet.domain):
            if address:
                sites[host(address)].append(n)
    for n, article in enumerate(articles):
        for credit in article.credits:
            if credit.url and slug_words(credit.url):
                yield from ((min(n, m), max(n, m)) for m in sites[host(credit.url)] if m != n)


def centred(vectors: Vectors, language: str | None, background: Background) -> Vectors:
    """Vectors less the background mean of their language (or of all languages), unit length again."""
    known = background.by_language.get(primary(language)) if language else None
    everything = np.concatenate(list(background.by_language.values())) if known is None else known
    moved = vectors - everything.mean(axis=0)
    unit: Vectors = moved / np.maximum(np.linalg.norm(moved, axis=1, keepdims=True), 1e-9)
    return unit
