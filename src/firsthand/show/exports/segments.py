"""Translations as pairs of segments: what translation memories and training sets are made of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from firsthand.derive.units import whole_sentences
from firsthand.extract.sentences import sentence_spans
from firsthand.model import Alignment, Article, Derivation, Paragraph, Piece, Report, Segment
from firsthand.show.clean import plain, scrub

#: How large a pair is, in the words of TMX.
Unit = Literal["sentence", "paragraph", "block"]


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
    unit: Unit


def bitexts(report: Report) -> tuple[Bitext, ...]:
    """Every translation of the report whose source is among its articles, in the report's order."""
    articles = {article.id: article for article in report.articles}
    return tuple(
        Bitext(articles[made.source], articles[made.target], made)
        for made in report.derivations
        if made.kind == "translation" and made.source in articles and made.target in articles
    )


def segments(bitext: Bitext) -> Iterator[SegmentPair]:
    """The sentences that belong together, many to many; sentences of one side alone are left out.

    Where the alignment does not say which sentences belong together (one side is not split,
    or the report was made by hand), its rows sentence by sentence where both sides have
    equally many, else whole.
    """
    said = [segment for segment in bitext.alignment.segments if segment.source and segment.target]
    if said:
        for segment in said:
            yield from _pair(segment, bitext)
    else:
        yield from _of_rows(bitext)


def _pair(segment: Segment, bitext: Bitext) -> Iterator[SegmentPair]:
    one, two = _side(segment.source, bitext.source), _side(segment.target, bitext.target)
    if one and two:
        sides = (segment.source, bitext.source), (segment.target, bitext.target)
        sizes = [sum(_size(piece, article) for piece in pieces) for pieces, article in sides]
        unit: Unit = "sentence" if max(sizes) <= 1 else "block"
        if unit == "block" and all(_is_paragraph(*side) for side in sides):
            unit = "paragraph"
        yield SegmentPair(one, two, segment.score or 0.0, unit)


def _text(piece: Piece, article: Article) -> Paragraph | None:
    """The paragraph of a piece, cut to it."""
    found = next((p for p in article.paragraphs if p.number == piece.paragraph), None)
    return replace(found, text=found.text[slice(*piece.span)]) if found else None


def _side(pieces: Sequence[Piece], article: Article) -> SegmentSide | None:
    cut = [paragraph for piece in pieces if (paragraph := _text(piece, article))]
    lines = [(plain(p.text), p.language or article.language, (p.number,)) for p in cut]
    sides = [SegmentSide(*line) for line in lines if line[0]]
    return _joined(sides, cut) if sides else None


def _size(piece: Piece, article: Article) -> int:
    """Sentences of a piece."""
    cut = _text(piece, article)
    return len(whole_sentences(cut.text, cut.language or article.language)) if cut else 0


def _is_paragraph(pieces: Sequence[Piece], article: Article) -> bool:
    """Whether the pieces are one whole paragraph."""
    whole = {p.number: (0, len(p.text)) for p in article.paragraphs}
    return len(pieces) == 1 and whole.get(pieces[0].paragraph) == pieces[0].span


def _of_rows(bitext: Bitext) -> Iterator[SegmentPair]:
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
            unit: Unit = "paragraph" if len(left) == len(right) == 1 else "block"
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
    return SegmentSide(text, pieces[0].language, tuple(dict.fromkeys(p.number for p in paragraphs)))
