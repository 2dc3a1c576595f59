"""The sentences of all articles as vectors of a static encoder, with how near each is to whatever is near it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from firsthand.derive.background import Background, sentences
from firsthand.derive.neighbours import Nearest, nearest
from firsthand.derive.units import pieces_of
from firsthand.embed import Encoder, Vectors
from firsthand.languages import primary
from firsthand.model import Article

#: A sentence that stands word for word in more articles than this is searched for those
#: first in line only: boilerplate makes no candidates, and a wire text stays findable.
FEW, FIRST = 12, 3
#: Vectors of a passage are taken from their language's mean, which is drawn to that of all
#: languages as if so many sentences of the mean of all stood in it.
_DRAWN = 100
_BLOCK = 65_536

Floats = NDArray[np.float32]
Integers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Space:
    """The sentences in reading order, article by article.

    ``owner`` is the article of each and ``text`` which of the different texts it is;
    ``vectors`` ``(texts, d)`` and ``common``, how near a text is to whatever is near it, are by
    text, and ``frequent`` says which texts stand in more articles than `FEW`. ``language``
    is a number by article, -1 where an article has no sentence.
    """

    vectors: Vectors
    common: Floats
    frequent: NDArray[np.bool_]
    text: NDArray[np.int32]
    owner: NDArray[np.int32]
    language: Integers
    articles: int


@dataclass(frozen=True, slots=True)
class Searched:
    """What was searched for neighbours: their owners, their common nearness, and what was found."""

    owner: NDArray[np.int32]
    common: Floats
    nearest: Nearest


def make_space(articles: Sequence[Article], encoder: Encoder) -> tuple[Space, Searched]:
    """All sentences, and the neighbours of those that are searched: see `FEW`.

    ``common`` is the mean of a sentence's nearness to the background (`background.sentences`)
    and of the median, over languages, of its nearest neighbour in each: a translation stands
    in few languages, so it does not raise the median.
    """
    texts, text, owner = _sentences(articles)
    vectors = encoder.encode(texts)
    known = (np.linalg.norm(vectors, axis=1) > 0)[text]
    text, owner = text[known], owner[known]
    codes = {name: n for n, name in enumerate(sorted({_language(a) for a in articles}))}
    language = np.array([codes[_language(a)] for a in articles], np.int64)
    rows, frequent = searched_rows(text, owner, len(texts))
    asked = text[rows]
    # Where no text stands twice that is what there is already, hundreds of megabytes of it.
    same = len(asked) == len(vectors) and bool((asked == np.arange(len(asked))).all())
    found = nearest(vectors if same else vectors[asked], language[owner[rows]], owner[rows])
    near = (_background_nearness(vectors, encoder)[asked] + median_nearness(found.similarity)) / np.float32(2)
    common = np.zeros(len(texts), np.float32)
    common[text[rows]] = near
    space = Space(vectors, common, frequent, text, owner, language, len(articles))
    return space, Searched(owner[rows], near, found)


def searched_rows(
    text: NDArray[np.integer], owner: NDArray[np.int32], texts: int
) -> tuple[Integers, NDArray[np.bool_]]:
    """The rows to search, ascending, and which texts are frequent; of frequent ones the `FIRST` rows."""
    order = np.lexsort((np.arange(len(text)), text))
    ordered, owners = text[order], owner[order]
    new = np.r_[True, (ordered[1:] != ordered[:-1]) | (owners[1:] != owners[:-1])][: len(text)]
    frequent = np.bincount(ordered[new], minlength=texts) > FEW
    place = np.arange(len(text)) - np.searchsorted(ordered, ordered)
    return np.sort(order[~frequent[ordered] | (place < FIRST)]), frequent


def passages(space: Space, longest: int) -> tuple[Vectors, NDArray[np.int32]]:
    """Vectors of the runs of ``longest`` sentences of each article, or of all that it has, and their owners.

    An article of one sentence has none. Runs that stand in more articles than `FEW` are
    taken from the `FIRST` of them.
    """
    bounds = np.searchsorted(space.owner, np.arange(space.articles + 1))
    sizes = np.diff(bounds)
    runs = np.where(sizes > 1, np.maximum(1, sizes - longest + 1), 0)
    owner = np.repeat(np.arange(space.articles, dtype=np.int32), runs)
    start = np.arange(len(owner)) + np.repeat(bounds[:-1] - (np.cumsum(runs) - runs), runs)
    end = np.minimum(start + longest, bounds[1:][owner])
    kept, _ = searched_rows(_named(space, start, end, longest), owner, len(start))
    owner, start, end = owner[kept], start[kept], end[kept]
    return _centred_sums(space, start, end, longest), owner


def _named(space: Space, start: Integers, end: Integers, longest: int) -> Integers:
    """A number for each run of texts: the same for the same texts."""
    mixed = np.zeros(len(start), np.uint64)
    for n in range(longest):
        there = start + n < end
        text = np.where(there, space.text[np.minimum(start + n, len(space.text) - 1)] + 1, 0)
        mixed = (mixed ^ text.astype(np.uint64)) * np.uint64(0x9E3779B97F4A7C15)
        mixed ^= mixed >> np.uint64(29)
    return np.unique(mixed, return_inverse=True)[1].astype(np.int64)


def _centred_sums(space: Space, start: Integers, end: Integers, longest: int) -> Vectors:
    """Sums of each run's vectors less the mean of its language: what all share would add up, too."""
    means = _means(space)
    made = np.zeros((len(start), space.vectors.shape[1]), np.float32)
    for n in range(longest):
        there = np.flatnonzero(start + n < end)
        rows = start[there] + n
        made[there] += space.vectors[space.text[rows]]
        made[there] -= means[space.language[space.owner[rows]]]
    made /= np.maximum(np.linalg.norm(made, axis=1, keepdims=True), 1e-9)
    return made


def _means(space: Space) -> Floats:
    language = space.language[space.owner]
    total = space.vectors[space.text].mean(axis=0, dtype=np.float64) if len(language) else 0.0
    means = [
        (space.vectors[space.text[language == code]].sum(axis=0, dtype=np.float64) + _DRAWN * total)
        / (np.count_nonzero(language == code) + _DRAWN)
        for code in range(int(space.language.max(initial=0)) + 1)
    ]
    return np.array(means, np.float32)


def _background_nearness(vectors: Vectors, encoder: Encoder) -> Floats:
    """Mean cosine to the nearest of the background sentences."""
    background = background_of(encoder)
    near = np.zeros(len(vectors), np.float32)
    for start in range(0, len(vectors), _BLOCK):
        near[start : start + _BLOCK] = background.nearness(vectors[start : start + _BLOCK])[""]
    return near


def background_of(encoder: Encoder) -> Background:
    """The background sentences of all languages as one, in the encoder's space."""
    return Background({"": encoder.encode([text for _, text in sentences()])})


def median_nearness(similarity: Floats) -> Floats:
    """Of ``(n, languages, best)`` the median over languages of the nearest; 0 where none is known."""
    value = np.where(similarity[:, :, 0] > -1, similarity[:, :, 0], np.float32(np.inf))
    value.sort(axis=1)
    middle = np.maximum(np.isfinite(value).sum(axis=1) - 1, 0) // 2
    median: Floats = value[np.arange(len(value)), middle]
    median[~np.isfinite(median)] = 0
    return median


def _language(article: Article) -> str:
    return primary(article.language) if article.language else ""


def _sentences(articles: Sequence[Article]) -> tuple[list[str], NDArray[np.int32], NDArray[np.int32]]:
    """The different texts, and for every sentence its text's number and its article's."""
    number: dict[str, int] = {}
    text: list[int] = []
    sizes = []
    for article in articles:
        own = pieces_of(article)
        sizes.append(len(own))
        text.extend(number.setdefault(piece, len(number)) for piece in own)
    owner = np.repeat(np.arange(len(articles), dtype=np.int32), sizes)
    return list(number), np.array(text, np.int32), owner
