"""The sentences of an aligned row, each beside what renders it.

A paragraph of five sentences nearly always holds some negator, on both sides: only sentence
against sentence can a lost one be seen. Where a row's sides have one sentence each there is nothing to
align; else `derive.lines` lays them beside each other, in order, with merges and gaps.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from firsthand.derive.lines import align_lines
from firsthand.embed import Encoder
from firsthand.extract.sentences import sentence_spans
from firsthand.model import Article, Paragraph, Row

#: Characters of a pair's side beyond which it is not compared: it is a list or a table, no sentence.
LONGEST = 1500


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, or several that were merged: its paragraph's number, text and language (BCP 47)."""

    paragraph: int
    text: str
    language: str | None


@dataclass(frozen=True, slots=True)
class Pair:
    """A sentence of the source and the one of the target that renders it."""

    source: Sentence
    target: Sentence


def sentence_pairs(
    source: Article, target: Article, rows: Sequence[Row], encoder: Encoder | None
) -> Iterator[Pair]:
    """All pairs of ``rows``, in order; without an encoder only those of rows that need no aligning."""
    left, right = ({p.number: p for p in article.paragraphs} for article in (source, target))
    for row in rows:
        sides = _sentences(row.source, left, source.language), _sentences(row.target, right, target.language)
        for pair in _laid(*sides, encoder):
            if max(len(pair.source.text), len(pair.target.text)) <= LONGEST:
                yield pair


def _sentences(
    numbers: Sequence[int], texts: Mapping[int, Paragraph], language: str | None
) -> list[Sentence]:
    paragraphs = [texts[n] for n in numbers if n in texts]
    return [
        Sentence(p.number, p.text[start:end], p.language or language)
        for p in paragraphs
        for start, end in sentence_spans(p.text, p.language or language)
    ]


def _laid(left: Sequence[Sentence], right: Sequence[Sentence], encoder: Encoder | None) -> Iterator[Pair]:
    if not left or not right:
        return
    if len(left) == 1 or len(right) == 1:
        yield Pair(_merged(left), _merged(right))
    elif encoder is not None:
        made = align_lines([s.text for s in left], [s.text for s in right], encoder)
        for row in made.rows:
            yield Pair(
                _merged([left[n - 1] for n in row.source]), _merged([right[n - 1] for n in row.target])
            )


def _merged(sentences: Sequence[Sentence]) -> Sentence:
    first = sentences[0]
    return Sentence(first.paragraph, " ".join(s.text for s in sentences), first.language)
