"""An article as vectors: its paragraphs, and the sentences inside them."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from firsthand.embed import Encoder, Vectors
from firsthand.extract.sentences import UNMARKED, sentence_spans
from firsthand.languages import primary
from firsthand.model import Article

#: Letters below which a sentence is a fragment: about four words.
FRAGMENT = 20
#: More paragraphs than this are not aligned: no news article has them, and the cost of a
#: pair grows with their square.
MOST_PARAGRAPHS = 400


@dataclass(frozen=True, slots=True)
class Units:
    """Pieces of one article in reading order.

    ``vectors`` has shape ``(n, d)``; ``weights`` (characters), ``paragraph`` (the paragraph's
    number) and ``spans`` (where the piece stands in that paragraph's text) have length ``n``.
    """

    texts: tuple[str, ...]
    paragraph: tuple[int, ...]
    weights: NDArray[np.float64]
    vectors: Vectors
    spans: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class EmbeddedArticle:
    """An article with its vectors; ``sentences`` is None where its language is not split."""

    article: Article
    paragraphs: Units
    sentences: Units | None


def embed_articles(articles: Sequence[Article], encoder: Encoder) -> list[EmbeddedArticle]:
    """Vectors of all paragraphs and sentences, every distinct text encoded once."""
    pieces = [_pieces(article) for article in articles]
    wanted = dict.fromkeys(piece.text for both in pieces for part in both if part for piece in part)
    texts = list(wanted)
    vectors = encoder.encode(texts)
    row = {text: index for index, text in enumerate(texts)}

    def units(part: Sequence[_Piece]) -> Units:
        chosen = [row[piece.text] for piece in part]
        return Units(
            texts=tuple(piece.text for piece in part),
            paragraph=tuple(piece.paragraph for piece in part),
            weights=np.array([len(piece.text) for piece in part], np.float64),
            vectors=vectors[chosen] if chosen else np.zeros((0, encoder.dimensions), np.float32),
            spans=tuple(piece.span for piece in part),
        )

    return [
        EmbeddedArticle(article, units(paragraphs), units(sentences) if sentences is not None else None)
        for article, (paragraphs, sentences) in zip(articles, pieces, strict=True)
    ]


class _Piece(NamedTuple):
    text: str
    paragraph: int
    span: tuple[int, int]


def _pieces(article: Article) -> tuple[list[_Piece], list[_Piece] | None]:
    kept = article.paragraphs[:MOST_PARAGRAPHS]
    paragraphs = [_Piece(p.text, p.number, (0, len(p.text))) for p in kept]
    if article.language and primary(article.language) in UNMARKED:
        return paragraphs, None
    sentences = [
        _Piece(p.text[start:end], p.number, (start, end))
        for p in kept
        for start, end in whole_sentences(p.text, p.language or article.language)
    ]
    return paragraphs, sentences


def whole_sentences(text: str, language: str | None) -> list[tuple[int, int]]:
    """Spans of sentences, with fragments ("he said.", what follows an abbreviation) joined to the one before.

    A fragment says too little to be aligned by itself; the first of a paragraph joins the next.
    """
    spans: list[tuple[int, int]] = []
    for start, end in sentence_spans(text, language):
        if spans and (_letters(text, start, end) < FRAGMENT or _letters(text, *spans[-1]) < FRAGMENT):
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    return spans


def _letters(text: str, start: int, end: int) -> int:
    """Letters and digits; an ideograph counts as four, which it stands for in a spelled language."""
    return sum(
        4 if unicodedata.category(c) == "Lo" and c >= "\u2e80" else 1 for c in text[start:end] if c.isalnum()
    )
