"""An article as vectors: its paragraphs, and the sentences inside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from firsthand.embed import Encoder, Vectors
from firsthand.extract.sentences import UNMARKED, sentence_spans
from firsthand.languages import primary
from firsthand.model import Article

#: More paragraphs than this are not aligned: no news article has them, and the cost of a
#: pair grows with their square.
MOST_PARAGRAPHS = 400


@dataclass(frozen=True, slots=True)
class Units:
    """Pieces of one article in reading order.

    ``vectors`` has shape ``(n, d)``, ``weights`` (characters) and ``paragraph`` (the
    paragraph's number) have length ``n``.
    """

    texts: tuple[str, ...]
    paragraph: tuple[int, ...]
    weights: NDArray[np.float64]
    vectors: Vectors


@dataclass(frozen=True, slots=True)
class EmbeddedArticle:
    """An article with its vectors; ``sentences`` is None where its language is not split."""

    article: Article
    paragraphs: Units
    sentences: Units | None


def embed_articles(articles: Sequence[Article], encoder: Encoder) -> list[EmbeddedArticle]:
    """Vectors of all paragraphs and sentences, every distinct text encoded once."""
    pieces = [_pieces(article) for article in articles]
    wanted = dict.fromkeys(text for both in pieces for part in both if part for text, _ in part)
    texts = list(wanted)
    vectors = encoder.encode(texts)
    row = {text: index for index, text in enumerate(texts)}

    def units(part: Sequence[tuple[str, int]]) -> Units:
        chosen = [row[text] for text, _ in part]
        return Units(
            texts=tuple(text for text, _ in part),
            paragraph=tuple(number for _, number in part),
            weights=np.array([len(text) for text, _ in part], np.float64),
            vectors=vectors[chosen] if chosen else np.zeros((0, encoder.dimensions), np.float32),
        )

    return [
        EmbeddedArticle(article, units(paragraphs), units(sentences) if sentences is not None else None)
        for article, (paragraphs, sentences) in zip(articles, pieces, strict=True)
    ]


def _pieces(article: Article) -> tuple[list[tuple[str, int]], list[tuple[str, int]] | None]:
    kept = article.paragraphs[:MOST_PARAGRAPHS]
    paragraphs = [(p.text, p.number) for p in kept]
    if article.language and primary(article.language) in UNMARKED:
        return paragraphs, None
    sentences = [
        (p.text[start:end].strip(), p.number)
        for p in kept
        for start, end in sentence_spans(p.text, p.language or article.language)
    ]
    return paragraphs, [(text, number) for text, number in sentences if text]
