"""Two articles side by side: rows in the source's order, with what was dropped, added and changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from rich.cells import cell_len

from firsthand import model
from firsthand.show import words
from firsthand.show.clean import plain, shorten, shorten_start

# A report is read by people: a row longer than this says how much more there is, and a pair
# with more rows than this points at the JSON. Both keep the report linear on 50 MB of text.
LONGEST_TEXT = 4_000
MOST_ROWS = 400
# So many rows on end that one side alone has are folded, so that what both have is in sight.
FOLDED = 3


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of text, with the kind of the flag that marks it, None where it is unmarked."""

    text: str
    mark: str | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """One paragraph as it is shown."""

    number: int
    role: model.ParagraphRole
    language: str | None
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class SideRow:
    """One row of the view. ``moved`` says that the target has it earlier than the row before.

    ``alone`` is how many sentences inside a pair the target left out, and how many it added;
    they are marked ``dropped`` and ``added``, which tells as much as their flags would.
    """

    kind: Literal["pair", "dropped", "added"]
    source: tuple[Part, ...]
    target: tuple[Part, ...]
    flags: tuple[model.FidelityFlag, ...]
    score: float | None = None
    moved: bool = False
    alone: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True)
class Sides:
    """All rows, and how many more there were than `MOST_ROWS`."""

    rows: tuple[SideRow, ...]
    hidden: int = 0

    def runs(self) -> Iterator[tuple[SideRow, ...]]:
        """The rows, with `FOLDED` and more on end that one side alone has taken together."""
        for paired, rows in groupby(self.rows, lambda row: row.kind == "pair"):
            run = tuple(rows)
            if not paired and len(run) >= FOLDED:
                yield run
            else:
                yield from ((row,) for row in run)


def segments(text: str, spans: Iterable[tuple[str, str]]) -> tuple[Segment, ...]:
    """``text`` cut at the first place of each (words, mark) pair; what is not found marks nothing."""
    shown = _cut(plain(text))
    found: list[tuple[int, int, str]] = []
    for wanted, mark in spans:
        needle = plain(wanted)
        start = shown.find(needle) if needle else -1
        if start >= 0 and all(start >= stop or start + len(needle) <= begin for begin, stop, _ in found):
            found.append((start, start + len(needle), mark))
    pieces: list[Segment] = []
    at = 0
    for start, stop, mark in sorted(found):
        pieces += [Segment(shown[at:start]), Segment(shown[start:stop], mark)]
        at = stop
    pieces.append(Segment(shown[at:]))
    return tuple(piece for piece in pieces if piece.text)


def around(pieces: Sequence[Segment], cells: int) -> tuple[Segment, ...]:
    """A sentence cut to about so many terminal cells, its first marked words kept in view."""
    marked = next((n for n, piece in enumerate(pieces) if piece.mark), None)
    if marked is None:
        return (Segment(shorten("".join(p.text for p in pieces), cells)),)
    before = shorten_start("".join(p.text for p in pieces[:marked]), cells // 2)
    said = shorten(pieces[marked].text, cells // 2)
    rest = max(cells - cell_len(before) - cell_len(said), 8)
    after = shorten("".join(p.text for p in pieces[marked + 1 :]), rest)
    made = (Segment(before), Segment(said, pieces[marked].mark), Segment(after))
    return tuple(piece for piece in made if piece.text)


def _cut(text: str) -> str:
    if len(text) <= LONGEST_TEXT:
        return text
    return f"{text[:LONGEST_TEXT]}… [{words.count(len(text) - LONGEST_TEXT, 'character')} more]"


def side_by_side(
    source: model.Article, target: model.Article, alignment: model.Alignment | model.Derivation
) -> Sides:
    """The rows of ``alignment`` in the order of ``source``; what was added stands where ``target`` has it."""
    left, right = ({p.number: p for p in a.paragraphs} for a in (source, target))
    rows = sorted(alignment.rows, key=lambda row: (min(row.source, default=0), min(row.target, default=0)))
    placed = _with_dropped(rows, alignment.dropped)
    placed = _with_added(placed, alignment.added)
    shown: list[SideRow] = []
    last = 0
    for row in placed[:MOST_ROWS]:
        made = _side_row(row, left, right, source, target, alignment, last)
        last = max((last, *row.target))
        shown.append(made)
    return Sides(tuple(shown), max(0, len(placed) - MOST_ROWS))


def _with_dropped(rows: Sequence[model.Row], dropped: Iterable[int]) -> list[model.Row]:
    lone = [model.Row((number,), (), 0.0) for number in dropped]
    return sorted([*rows, *lone], key=lambda row: (min(row.source, default=0), len(row.target) == 0))


def _with_added(rows: list[model.Row], added: Iterable[int]) -> list[model.Row]:
    """Each added paragraph after the row that holds the nearest paragraph before it in the target."""
    after: dict[int, list[model.Row]] = {}
    ends = sorted((max(row.target), index) for index, row in enumerate(rows) if row.target)
    for number in sorted(added):
        before = [index for end, index in ends if end < number]
        after.setdefault(before[-1] if before else -1, []).append(model.Row((), (number,), 0.0))
    merged = list(after.get(-1, []))
    for index, row in enumerate(rows):
        merged += [row, *after.get(index, [])]
    return merged


def _side_row(
    row: model.Row,
    left: dict[int, model.Paragraph],
    right: dict[int, model.Paragraph],
    source: model.Article,
    target: model.Article,
    alignment: model.Alignment | model.Derivation,
    last: int,
) -> SideRow:
    dropped = _alone([s.source for s in alignment.segments if not s.target], row.source, left)
    added = _alone([s.target for s in alignment.segments if not s.source], row.target, right)
    lone = row.source and row.target and {*dropped, *added}
    own = tuple(f for f in alignment.flags if belongs(f, row) and not (lone and _text(f) in lone))
    marks_left = [(f.source_text, f.kind) for f in own if f.source_text]
    marks_right = [(f.target_text, f.kind) for f in own if f.target_text]
    if not row.source or not row.target:
        sides = (_parts(row.source, left, source, marks_left), _parts(row.target, right, target, marks_right))
        return SideRow("dropped" if row.source else "added", *sides, own)
    sides = (
        _parts(row.source, left, source, [*marks_left, *((text, "dropped") for text in dropped)]),
        _parts(row.target, right, target, [*marks_right, *((text, "added") for text in added)]),
    )
    alone = len(dropped), len(added)
    return SideRow("pair", *sides, own, row.score, moved=min(row.target) < last, alone=alone)


def _text(flag: model.FidelityFlag) -> str | None:
    """What an omission or an addition is of, None of other flags."""
    return (flag.source_text or flag.target_text) if flag.kind in ("omission", "addition") else None


def _alone(
    segments: Iterable[Sequence[model.Piece]], numbers: Sequence[int], paragraphs: dict[int, model.Paragraph]
) -> list[str]:
    """The texts of the sentences that stand in these paragraphs."""
    return [
        paragraphs[piece.paragraph].text[slice(*piece.span)]
        for pieces in segments
        for piece in pieces
        if piece.paragraph in numbers and piece.paragraph in paragraphs
    ]


def belongs(flag: model.FidelityFlag, row: model.Row) -> bool:
    """A flag with both numbers belongs to the row that has both; one with a single number to that side's."""
    if flag.source is not None and flag.target is not None:
        return flag.source in row.source and flag.target in row.target
    return flag.source in row.source or flag.target in row.target


def _parts(
    numbers: Iterable[int],
    paragraphs: dict[int, model.Paragraph],
    article: model.Article,
    marks: Sequence[tuple[str, str]],
) -> tuple[Part, ...]:
    return tuple(
        Part(p.number, p.role, p.language or article.language, segments(p.text, _inner(p.text, marks)))
        for p in (paragraphs[n] for n in numbers if n in paragraphs)
    )


def _inner(text: str, marks: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Marks worth drawing: an omission's text is often the whole paragraph, which the row already shows."""
    whole = len(plain(text))
    return [(said, kind) for said, kind in marks if len(plain(said)) < whole * 0.8]
