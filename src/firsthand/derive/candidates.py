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

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from firsthand.derive.address import host, slug_words
from firsthand.derive.background import Background, sentences
from firsthand.derive.neighbours import nearest
from firsthand.derive.passages import Space, best_passages, strongest
from firsthand.derive.sketch import shared, sketches
from firsthand.derive.units import pieces_of
from firsthand.embed import Encoder, Vectors
from firsthand.languages import primary
from firsthand.model import Article

Pair = tuple[int, int]

#: With this few articles every pair is compared: it costs less than choosing.
ALL_PAIRS = 40
#: Fingerprints that two articles have to share, and the share of the shorter one's that they
#: are. Of a copy with a fifth of its words replaced 0.3 to 0.5 stay, of one in Thai 0.2;
#: two reports of one event share 0.05 at most (quotations).
FEWEST_SHARED, SHARED = 3, 0.2
#: Where they stand in many articles, they are boilerplate unless they are half of an article.
SHARED_BY_MANY = 0.5
#: Pairs nominated by the votes of an article's sentences, and pairs kept of them.
NOMINATED, KEPT = 400, 60
#: Pairs kept of each of a few articles (`ALL_NOMINATED`), where more would be a share of all.
KEPT_OF_FEW = 8
#: With this few articles all pairs are nominated: a passage costs some microseconds.
ALL_NOMINATED = 1_000
#: Margin of the nearest passage, a mean over its sentences: by its length. Set on planted
#: inputs of the fitting half (benchmarks/derivations/scale.py --half fit).
NEAR_ENOUGH = {1: 0.2, 2: 0.1, 3: 0.0}
#: The same where there are many articles: every article has nearer strangers there, which raises what
#: chance is, and there are few candidates among so many pairs. Compared at 50,000 articles of the
#: fitting half: 0.988 of the planted pairs found against 0.981, for 0.008 % of pairs against 0.004.
NEAR_ENOUGH_AMONG_MANY = {1: 0.2, 2: 0.08, 3: -0.03}
#: A sentence that stands word for word in more articles than this is searched for those
#: first in line only: boilerplate makes no candidates, and a wire text stays findable.
FEW, FIRST = 12, 3


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
    """Pairs with a passage that says the same, in any two languages."""
    space = make_space(articles, encoder)
    if not len(space.vectors):
        return []
    first, second = _nominated(space)
    score, length = best_passages(space, first, second)
    least = NEAR_ENOUGH if space.articles <= ALL_NOMINATED else NEAR_ENOUGH_AMONG_MANY
    enough = np.array([np.inf, *(least[k] for k in sorted(least))])
    near = score >= enough[length]
    first, second, score = first[near], second[near], score[near]
    kept = strongest(first, second, score, KEPT_OF_FEW if space.articles <= ALL_NOMINATED else KEPT)
    return list(zip(first[kept].tolist(), second[kept].tolist(), strict=True))


def make_space(articles: Sequence[Article], encoder: Encoder) -> Space:
    """The sentences of all articles as vectors, with how near each is to whatever is near it.

    That is the mean of its nearness to the background (`background.sentences`) and of the
    median, over languages, of its nearest neighbour in each: a translation stands in few
    languages, so it does not raise the median.
    """
    texts, owner = _sentences(articles)
    vectors = encoder.encode(texts)
    known = np.linalg.norm(vectors, axis=1) > 0
    vectors, owner = vectors[known], owner[known]
    codes = {name: n for n, name in enumerate(sorted({_language(a) for a in articles}))}
    language = np.array([codes[_language(a)] for a in articles], np.int64)[owner]
    found = nearest(vectors, language, owner)
    common: NDArray[np.float32] = (
        _background_nearness(vectors, encoder) + _median_nearness(found.similarity)
    ) / np.float32(2)
    return Space(vectors, owner, common, found, len(articles))


def _language(article: Article) -> str:
    return primary(article.language) if article.language else ""


def _sentences(articles: Sequence[Article]) -> tuple[list[str], NDArray[np.int64]]:
    """Texts and their article, without what stands in very many articles (`FEW`)."""
    pieces = [pieces_of(article) for article in articles]
    seen = Counter(text for own in pieces for text in set(own))
    taken: Counter[str] = Counter()
    texts, owner = [], []
    for n, own in enumerate(pieces):
        for text in own:
            if seen[text] > FEW and taken[text] >= FIRST:
                continue
            taken[text] += 1
            texts.append(text)
            owner.append(n)
    return texts, np.array(owner, np.int64)


def _background_nearness(vectors: Vectors, encoder: Encoder) -> NDArray[np.float32]:
    """Mean cosine to the nearest of the background sentences."""
    return background_of(encoder).nearness(vectors)[""]


def background_of(encoder: Encoder) -> Background:
    """The background sentences of all languages as one, in the encoder's space."""
    return Background({"": encoder.encode([text for _, text in sentences()])})


def _median_nearness(similarity: NDArray[np.float32]) -> NDArray[np.float32]:
    known = similarity > -1
    value = np.where(known, similarity, np.float32(np.inf))
    value.sort(axis=1)
    middle = np.maximum(known.sum(axis=1) - 1, 0) // 2
    median: NDArray[np.float32] = value[np.arange(len(value)), middle]
    median[~np.isfinite(median)] = 0
    return median


def _nominated(space: Space) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Pairs of articles ``first < second`` by the votes of their sentences, the strongest of each."""
    if space.articles <= ALL_NOMINATED:
        return np.triu_indices(space.articles, 1)
    row, code = np.nonzero(space.nearest.row >= 0)
    other = space.nearest.row[row, code]
    margin = space.nearest.similarity[row, code] - (space.common[row] + space.common[other]) / 2
    voting = margin > 0
    a, b = space.owner[row[voting]], space.owner[other[voting]]
    pair = np.minimum(a, b) * space.articles + np.maximum(a, b)
    pairs, inverse = np.unique(pair, return_inverse=True)
    votes = np.bincount(inverse, weights=margin[voting]).astype(np.float32)
    first, second = pairs // space.articles, pairs % space.articles
    kept = strongest(first, second, votes, NOMINATED)
    return first[kept], second[kept]


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
