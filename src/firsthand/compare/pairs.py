"""The sentences of an aligned row, each beside what renders it.

A paragraph of five sentences nearly always holds some negator, on both sides: only sentence
against sentence can a lost one be seen. Where a row's sides have one sentence each there is nothing to
align; where each sentence has its like in its own place they are taken one by one; else
`derive.beads` lays them beside each other, in order, with merges and gaps.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from firsthand.derive.beads import align_blocks
from firsthand.embed import Encoder, Vectors
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
    """All pairs of ``rows``, in order, but of rows copied word for word; without an encoder only those of
    rows that need no aligning.
    """
    left, right = ({p.number: p for p in article.paragraphs} for article in (source, target))
    for row in rows:
        if [left[n].text for n in row.source if n in left] == [
            right[n].text for n in row.target if n in right
        ]:
            continue
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
        yield from _aligned(left, right, encoder)


def _aligned(left: Sequence[Sentence], right: Sequence[Sentence], encoder: Encoder) -> Iterator[Pair]:
    """Several sentences beside several. A run has their vectors already: nothing is encoded anew."""
    vectors = encoder.encode([s.text for s in (*left, *right)])
    one, two = vectors[: len(left)], vectors[len(left) :]
    if _one_by_one(one, two):
        yield from (Pair(a, b) for a, b in zip(left, right, strict=True))
        return
    lengths = [[len(s.text) for s in side] for side in (left, right)]
    for bead in align_blocks(one, two, *lengths):
        yield Pair(
            _merged(left[bead.source : bead.source + bead.lines[0]]),
            _merged(right[bead.target : bead.target + bead.lines[1]]),
        )


def _one_by_one(one: Vectors, two: Vectors) -> bool:
    """Whether each sentence is nearest to the one in its place: then nothing was merged or moved.

    Of two or three sentences a text's own mean says little, and `align_blocks` merges too readily.
    """
    if len(one) != len(two):
        return False
    near, places = one @ two.T, np.arange(len(one))
    return bool((near.argmax(axis=1) == places).all() and (near.argmax(axis=0) == places).all())


def _merged(sentences: Sequence[Sentence]) -> Sentence:
    first = sentences[0]
    return Sentence(first.paragraph, " ".join(s.text for s in sentences), first.language)
