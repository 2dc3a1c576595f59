"""What a derived article changed: numbers, dates, names, negation and attribution in aligned rows,
omissions, additions.

A value is flagged only where both sides of a row have one that the other lacks: a value
that one reading misses (a language without tables, a word for a number) is no change.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from firsthand.compare.anchor import Anchor
from firsthand.compare.names import swapped_names
from firsthand.compare.numbers import Item, changed_numbers, changed_vague
from firsthand.compare.wording import read_wording
from firsthand.embed import Encoder
from firsthand.model import (
    Article,
    Derivation,
    FidelityFlag,
    FlagKind,
    NameValue,
    Paragraph,
    Piece,
    Row,
    Segment,
    Value,
)
from firsthand.values.mentions import QuantityMention, shown_unit
from firsthand.values.quantities import covered

#: Rows less sure than this are not compared value by value: what does not render a
#: sentence does not misrender it.
SURE = 0.5
#: An omission means something only where most of the source was taken over, an addition
#: only where most of the target was.
MOSTLY = 0.5

CONFIDENCE: Mapping[FlagKind, float] = {
    "number": 0.8,
    "date": 0.8,
    "name": 0.6,  # each has its own
    "omission": 0.7,
    "addition": 0.6,
}
_RUNNING = ("lead", "body", "quote")
#: Strengthened one way is weakened the other: where the order of two texts is unknown, this says nothing.
_DIRECTED: FlagKind = "attribution"


def with_flags(
    edge: Derivation,
    articles: Mapping[str, Article],
    anchors: Mapping[str, Anchor],
    encoder: Encoder | None = None,
) -> Derivation:
    """The derivation with its flags, None-source edges as they are: their source cannot be read."""
    if edge.source is None or edge.source not in articles:
        return edge
    source, target = articles[edge.source], articles[edge.target]
    anchor = anchors.get(source.id)
    found = flags(source, target, edge.rows, anchor, _shares(edge), edge.segments, encoder)
    return replace(edge, flags=tuple(f for f in found if edge.direction != "unknown" or f.kind != _DIRECTED))


def _shares(edge: Derivation) -> tuple[float, float]:
    return edge.coverage.source or 0.0, edge.coverage.target or 0.0


def flags(
    source: Article,
    target: Article,
    rows: Sequence[Row],
    anchor: Anchor | None,
    covered_shares: tuple[float, float],
    segments: Sequence[Segment] = (),
    encoder: Encoder | None = None,
) -> Iterator[FidelityFlag]:
    """All flags, row by row, then what was left out and added.

    :param anchor: the source's; the target's partial dates are read against it too.
    :param covered_shares: shares of the source and of the target that the rows cover.
    :param segments: the sentences inside the rows.
    :param encoder: without one negation is not compared.
    """
    left = {p.number: p for p in source.paragraphs}
    right = {p.number: p for p in target.paragraphs}
    sure = sure_rows(rows)
    for row in sure:
        yield from _changed_values(row, left, right, (source.language, target.language), anchor)
    for swap in swapped_names(source, target, sure):
        names = swap.source, swap.target
        flag = _flag("name", swap.row, *names, *(NameValue(n) if n else None for n in names))
        yield replace(flag, confidence=swap.probability)
    for reading in read_wording(source, target, sure, encoder):
        yield from reading.flags
    if covered_shares[0] >= MOSTLY:
        lone = [segment.source for segment in segments if not segment.target]
        for number, text in _alone(source, {n for row in rows for n in row.source}, lone):
            yield FidelityFlag("omission", number, None, text, None, confidence=CONFIDENCE["omission"])
    if covered_shares[1] >= MOSTLY:
        lone = [segment.target for segment in segments if not segment.source]
        for number, text in _alone(target, {n for row in rows for n in row.target}, lone):
            yield FidelityFlag("addition", None, number, None, text, confidence=CONFIDENCE["addition"])


def _alone(article: Article, aligned: set[int], lone: Sequence[Sequence[Piece]]) -> Iterator[tuple[int, str]]:
    """Paragraphs of running text without a row, and sentences of those with one that stand alone."""
    sentences: dict[int, list[tuple[int, int]]] = {}
    for piece in (piece for pieces in lone for piece in pieces):
        sentences.setdefault(piece.paragraph, []).append(piece.span)
    for paragraph in (p for p in article.paragraphs if p.role in _RUNNING):
        if paragraph.number not in aligned:
            yield paragraph.number, paragraph.text
        for start, end in sorted(sentences.get(paragraph.number, ())):
            yield paragraph.number, paragraph.text[start:end]


def sure_rows(rows: Sequence[Row]) -> list[Row]:
    """The rows that are compared: from `SURE` on."""
    return [row for row in rows if row.score >= SURE]


def _changed_values(
    row: Row,
    left: Mapping[int, Paragraph],
    right: Mapping[int, Paragraph],
    languages: tuple[str | None, str | None],
    anchor: Anchor | None,
) -> Iterator[FidelityFlag]:
    sides = [
        [(p.text, p.language or language) for n in numbers if (p := texts.get(n))]
        for numbers, texts, language in zip((row.source, row.target), (left, right), languages, strict=True)
    ]
    day = anchor.day if anchor else None
    counted = all(covered(language) for side in sides for _, language in side)
    for lost, new in changed_numbers(sides[0], sides[1], day):
        kind: FlagKind = "number" if "number" in (lost.part, new.part) else "date"
        if counted or kind == "date":
            flag = _flag(kind, row, lost.text, new.text, lost.value, new.value)
            yield _with_units(flag, lost, new)
    for x, y in changed_vague(sides[0], sides[1]) if counted else ():
        yield _with_units(_flag("number", row, x.text, y.text, x.value, y.value), x, y)


def _with_units(
    flag: FidelityFlag, lost: Item | QuantityMention, new: Item | QuantityMention
) -> FidelityFlag:
    return replace(
        flag, source_unit=shown_unit(lost.kind, lost.unit), target_unit=shown_unit(new.kind, new.unit)
    )


def _flag(
    kind: FlagKind,
    row: Row,
    source_text: str | None,
    target_text: str | None,
    source_value: Value | None,
    target_value: Value | None,
) -> FidelityFlag:
    return FidelityFlag(
        kind,
        row.source[0],
        row.target[0],
        source_text,
        target_text,
        source_value,
        target_value,
        CONFIDENCE[kind],
    )
