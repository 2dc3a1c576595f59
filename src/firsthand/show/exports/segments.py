"""Translations as pairs of segments: what translation memories and training sets are made of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from firsthand.extract.sentences import sentence_spans
from firsthand.model import Alignment, Article, Derivation, Paragraph, Report
from firsthand.show.clean import plain, scrub


@dataclass(frozen=True, slots=True)
class Bitext:
    """Two articles and their rows; ``alignment`` is a derivation where a report has found it."""

    source: Article
    target: Article
    alignment: Alignment | Derivation


@dataclass(frozen=True, slots=True)
class SegmentSide:
    """One side of a pair: one line of text, its language (BCP 47, None where unmeasured), its paragraphs."""

    text: str
    language: str | None
    paragraphs: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class SegmentPair:
    """Two texts that say the same; ``unit`` is how large they are, ``score`` that of their row, in [0, 1]."""

    source: SegmentSide
    target: SegmentSide
    score: float
    unit: Literal["sentence", "paragraph", "block"]


def bitexts(report: Report) -> tuple[Bitext, ...]:
    """Every translation of the report whose source is among its articles, in the report's order."""
    articles = {article.id: article for article in report.articles}
    return tuple(
        Bitext(articles[made.source], articles[made.target], made)
        for made in report.derivations
        if made.kind == "translation" and made.source in articles and made.target in articles
    )


def segments(bitext: Bitext) -> Iterator[SegmentPair]:
    """The rows as pairs, sentence by sentence where both sides have equally many, else whole.

    The rows pair paragraphs. Of a row whose sides differ in their number of sentences
    nothing says which belong together, so it stays one pair.
    """
    sides = [{p.number: p for p in a.paragraphs} for a in (bitext.source, bitext.target)]
    for row in bitext.alignment.rows:
        left = [sides[0][n] for n in row.source if n in sides[0]]
        right = [sides[1][n] for n in row.target if n in sides[1]]
        one = _sentences(left, bitext.source.language)
        two = _sentences(right, bitext.target.language)
        if one and len(one) == len(two):
            for a, b in zip(one, two, strict=True):
                yield SegmentPair(a, b, row.score, "sentence")
        elif one and two:
            unit: Literal["paragraph", "block"] = "paragraph" if len(left) == len(right) == 1 else "block"
            yield SegmentPair(_joined(one, left), _joined(two, right), row.score, unit)


def _sentences(paragraphs: Sequence[Paragraph], language: str | None) -> list[SegmentSide]:
    found = []
    for paragraph in paragraphs:
        own, text = paragraph.language or language, scrub(paragraph.text)
        lines = (plain(text[start:end]) for start, end in sentence_spans(text, own))
        found += [SegmentSide(line, own, (paragraph.number,)) for line in lines if line]
    return found


def _joined(pieces: Sequence[SegmentSide], paragraphs: Sequence[Paragraph]) -> SegmentSide:
    """All pieces as one; joined by spaces, as translation memories have no other mark for it."""
    text = " ".join(piece.text for piece in pieces)
    return SegmentSide(text, pieces[0].language, tuple(p.number for p in paragraphs))
