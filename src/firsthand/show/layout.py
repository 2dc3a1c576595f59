"""Where the boxes and lines of an event's provenance graph stand, in SVG user units.

Each origin is a lane of its own, so that independent reports are apart on the page. In
the wide drawing sources stand left and what was made from them right, one column a step;
the first child shares its source's row. The narrow drawing, for phones and for chains
too long for a page's width, indents instead, as a file tree does.
"""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from firsthand import model
from firsthand.show import telling, words
from firsthand.show.clean import plain, reads_right_to_left, shorten
from firsthand.show.lineage import Branch, source_key
from firsthand.show.taken import Side, taken
from firsthand.show.views import ArticleView, EventView, OriginView

WIDE, NARROW = 1080, 344
# Above these a drawing stops helping; the lists below it hold everything.
MOST_BRANCHES, MOST_LANES = 60, 40
# In an origin with more articles than this, those that took over all of their source are
# drawn without saying so.
ALL_NOTED = 12
# With more origins than this in a wide drawing, one of a single article takes a single line.
ROOMY = 6
_NODE_HEIGHT, _NOTED_HEIGHT, _ROW_GAP, _HEADING, _LANE_GAP = 42, 66, 12, 30, 10
_LEFT = 34
# Average advance of the interface font at 13 px, of its bold that names are in, and at 11.5 px, in units; wide enough
# for most Latin text, and each box clips what still runs over.
_CELL, _BOLD_CELL, _SMALL_CELL = 7.6, 8.4, 6.0
# Cells of a lane's heading, on a phone and at the right end of a compact lane, whose width
# is kept free; and the distance of its lines.
_NARROW_CELLS, _ASIDE_CELLS, _ASIDE, _LINE = 47, 46, 370, 16
# Runs of a strip that are drawn: more are finer than a screen shows.
_MOST_RUNS = 80
_FOLLOWED = "follows a source that is not among the pages: names it, or shares its text"


@dataclass(frozen=True, slots=True)
class Grid:
    """Box width and gap of a wide drawing by its number of columns."""

    width: int
    gap: int


# By number of columns: as wide as fits into WIDE beside the lane's left margin.
_GRIDS = {1: Grid(240, 0), 2: Grid(240, 124), 3: Grid(232, 116), 4: Grid(190, 88)}


@dataclass(frozen=True, slots=True)
class Box:
    """An article or an absent source. ``title`` is drawn right of it where there is room.

    ``note`` says how much of it was taken over, and ``strip`` shows which part of its length:
    runs from the left edge in units, each with whether the source has it.
    """

    x: float
    y: float
    width: float
    article: ArticleView | None
    name: str
    name_rtl: bool
    detail: str
    full: str
    title: str | None = None
    title_rtl: bool = False
    height: float = _NODE_HEIGHT
    note: str | None = None
    strip: tuple[tuple[float, float, bool], ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """A derivation: its path, where its tip points (None where the direction is unknown), its label."""

    path: str
    kind: model.DerivationKind | Literal["credit"]
    direction: model.Direction
    full: str
    tip: tuple[float, float] | None
    label: str | None = None
    label_at: tuple[float, float] = (0, 0)
    secondary: bool = False


@dataclass(frozen=True, slots=True)
class Lane:
    """The band of one origin, with how many of its articles are not drawn."""

    y: float
    height: float
    origin: OriginView
    heading: tuple[str, ...]
    hidden: int
    compact: bool = False


@dataclass(frozen=True, slots=True)
class Drawing:
    """One event's graph."""

    width: float
    height: float
    lanes: tuple[Lane, ...]
    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]
    narrow: bool
    hidden: int


def wide(event: EventView, views: Mapping[str, ArticleView]) -> Drawing | None:
    """The drawing for a page's full width, None where a chain is longer than its columns."""
    columns = 1 + max((b.column for o in event.origins for b in o.branches), default=0)
    grid = _GRIDS.get(columns)
    return _draw(event, views, grid) if grid else None


def narrow(event: EventView, views: Mapping[str, ArticleView]) -> Drawing:
    """The drawing for a phone's width."""
    return _draw(event, views, None)


def _draw(event: EventView, views: Mapping[str, ArticleView], grid: Grid | None) -> Drawing:
    lanes: list[Lane] = []
    boxes: dict[str, Box] = {}
    lines: list[Line] = []
    y = 0.0
    for origin in event.origins[:MOST_LANES]:
        branches = origin.branches[:MOST_BRANCHES]
        compact = grid is not None and len(event.origins) > ROOMY and len(branches) == 1
        heading = _heading(origin, compact=compact, narrow=grid is None)
        top = y + (8 if compact else _HEADING + (len(heading) - 1) * _LINE)
        placed = _place(branches, views, top, grid, _ASIDE if compact else 0)
        height = (
            max(box.y + box.height for box in placed.values()) - y + (8 if compact else 12)
            if placed
            else _HEADING
        )
        hidden = len(origin.branches) - len(branches)
        height += 20 if hidden else 0
        lanes.append(Lane(y, height, origin, heading, hidden, compact))
        lines += _lines(branches, placed, grid)
        boxes.update(placed)
        y += height + (6 if compact else _LANE_GAP)
    hidden = max(0, len(event.origins) - MOST_LANES)
    width = WIDE if grid else NARROW
    return Drawing(
        width, max(y - _LANE_GAP, 0), tuple(lanes), tuple(boxes.values()), tuple(lines), not grid, hidden
    )


def _heading(origin: OriginView, *, compact: bool, narrow: bool) -> tuple[str, ...]:
    """The line beside the letter; on a phone what follows the letter takes lines of its own."""
    said = telling.heading(origin)
    if not narrow:
        return (shorten(said, _ASIDE_CELLS if compact else 120),)
    lines = textwrap.wrap(shorten(said, 3 * _NARROW_CELLS), _NARROW_CELLS) or [""]
    return ("", *lines)


# -- boxes -------------------------------------------------------------------------


def _place(
    branches: Sequence[Branch],
    views: Mapping[str, ArticleView],
    top: float,
    grid: Grid | None,
    kept_free: float = 0,
) -> dict[str, Box]:
    rows = _rows(branches) if grid else list(range(len(branches)))
    tops = _tops(branches, rows, views, top)
    last = {row: branch.key for branch, row in zip(branches, rows, strict=True)}
    placed = {}
    for branch, row in zip(branches, rows, strict=True):
        x = _LEFT + branch.column * (grid.width + grid.gap) if grid else 14 + min(branch.depth, 5) * 20
        width = grid.width if grid else NARROW - x - 8
        box = _box(
            branch, views, x, tops[row], width, spell_edge=grid is None, many=len(branches) > ALL_NOTED
        )
        below = tops[row + 1] - _ROW_GAP - tops[row] - box.height
        box = replace(box, y=box.y + below / 2)  # middles of a row lie on one line
        room = WIDE - x - width - 40 - kept_free
        if grid and last[row] == branch.key and room > 150:
            box = _titled(box, room)
        placed[branch.key] = box
    return placed


def _rows(branches: Sequence[Branch]) -> list[int]:
    """A first child to the right stands in its source's row, every other branch in a new one."""
    rows: list[int] = []
    for n, branch in enumerate(branches):
        before = branches[n - 1] if n else None
        beside = before is not None and branch.parent == before.key and branch.column > before.column
        rows.append((rows[-1] if beside else rows[-1] + 1) if rows else 0)
    return rows


def _tops(
    branches: Sequence[Branch], rows: Sequence[int], views: Mapping[str, ArticleView], top: float
) -> list[float]:
    """Where each row begins, and the end of the last."""
    heights: dict[int, float] = {}
    for branch, row in zip(branches, rows, strict=True):
        heights[row] = max(
            heights.get(row, 0),
            _NOTED_HEIGHT if _noted(branch, views, many=len(branches) > ALL_NOTED) else _NODE_HEIGHT,
        )
    tops = [top]
    for row in range(len(heights)):
        tops.append(tops[-1] + heights[row] + _ROW_GAP)
    return tops


def _noted(branch: Branch, views: Mapping[str, ArticleView], *, many: bool) -> bool:
    """Whether a box has a line and a strip for what comes from its source.

    Among many, only those that took a part have: that the others took all is their bulk.
    """
    edge = branch.edge
    if edge is None or branch.article is None:
        return False
    side = _taken(edge, views[branch.article])
    return edge.direction == "unknown" or (side is not None and not (many and side.whole))


def _taken(edge: model.Derivation, view: ArticleView) -> Side | None:
    return taken(view.article, (n for row in edge.rows for n in row.target), edge.coverage.target)


def _note(
    branch: Branch, views: Mapping[str, ArticleView], width: float, *, many: bool
) -> tuple[str | None, Side | None]:
    """The line under a box's details, and what of the article comes from its source."""
    edge = branch.edge
    if edge is None or branch.article is None or not _noted(branch, views, many=many):
        return None, None
    if edge.direction == "unknown":
        return telling.EITHER, None
    side = _taken(edge, views[branch.article])
    parent = views.get(branch.parent or "")
    said = side.short(parent.ref if parent else "it", int((width - 18) / _SMALL_CELL)) if side else None
    return said, side


def _box(
    branch: Branch,
    views: Mapping[str, ArticleView],
    x: float,
    y: float,
    width: float,
    *,
    spell_edge: bool,
    many: bool,
) -> Box:
    article = views[branch.article] if branch.article else None
    if article is None:
        name = telling.absent_name(branch)
        detail, full = telling.ABSENT, plain(branch.address or name)
    else:
        name, detail = (
            article.name,
            f"{article.language} · {article.when or 'no date'}",
        )
        full = " · ".join(part for part in (article.ref, article.name, detail, article.title) if part)
    if spell_edge and branch.edge is not None:
        detail = f"{telling.verb(branch.edge)} · {detail}"
    elif spell_edge and branch.parent is not None:
        detail = f"follows it · {detail}"
    note, side = _note(branch, views, width, many=many)
    spare = width - (46 if article else 20)
    return Box(
        x=x,
        y=y,
        width=width,
        article=article,
        name=shorten(name, int(spare / _BOLD_CELL)),
        name_rtl=reads_right_to_left(name),
        detail=shorten(detail, int((width - 20) / _SMALL_CELL)),
        full=shorten(" · ".join(part for part in (full, note) if part), 300),
        height=_NOTED_HEIGHT if note else _NODE_HEIGHT,
        note=note,
        strip=_strip(side, width - 18) if side else (),
    )


def _strip(side: Side, width: float) -> tuple[tuple[float, float, bool], ...]:
    """Runs as (x from the strip's left, width, whether taken), at least a unit wide where taken."""
    runs, x = [], 0.0
    for share, inside in side.strip[:_MOST_RUNS]:
        runs.append((round(x, 1), round(max(share * width, 1.0 if inside else 0.0), 1), inside))
        x += share * width
    return tuple(runs)


def _titled(box: Box, room: float) -> Box:
    title = box.article.title if box.article else None
    if not title:
        return box
    cut = shorten(title, int(room / (_CELL + 0.5)))
    return replace(box, title=cut, title_rtl=reads_right_to_left(title))


# -- lines -------------------------------------------------------------------------


def _lines(branches: Sequence[Branch], boxes: Mapping[str, Box], grid: Grid | None) -> list[Line]:
    lines = []
    hung = {branch.key: branch.parent for branch in branches if branch.parent}
    for branch in branches:
        if branch.parent is not None and branch.parent in boxes:
            source, target = boxes[branch.parent], boxes[branch.key]
            lines.append((_elbow if grid else _indent)(branch.edge, source, target))
        for other in branch.others if grid else ():
            key = source_key(other)
            # Siblings share their parent's text: a line between them says nothing more.
            beside = other.direction == "unknown" and hung.get(key) == branch.parent
            if key in boxes and not beside:
                lines.append(_detour(other, boxes[key], boxes[branch.key]))
    return lines


def _elbow(edge: model.Derivation | None, source: Box, target: Box) -> Line:
    """From the source's right to the target's left; a bracket on the left where they share a column."""
    if edge is not None and target.x <= source.x:
        return _side(edge, source, target)
    x1, y1 = source.x + source.width, source.y + source.height / 2
    x2, y2 = target.x, target.y + target.height / 2
    trunk, r = x1 + 16, 8
    path = f"M{x1:g},{y1:g}H{x2 - 1:g}" if y1 == y2 else (
        f"M{x1:g},{y1:g}H{trunk - r:g}Q{trunk:g},{y1:g} {trunk:g},{y1 + r:g}"
        f"V{y2 - r:g}Q{trunk:g},{y2:g} {trunk + r:g},{y2:g}H{x2 - 1:g}"
    )  # fmt: skip
    at = ((trunk + x2) / 2 - 1, y2 - 6)
    if edge is None:
        return Line(path, "credit", "known", _FOLLOWED, (x2, y2), "followed", at)
    verb = words.DERIVED.get(edge.kind, plain(edge.kind))
    label = verb if edge.direction == "known" else f"{verb}?"
    return Line(path, edge.kind, edge.direction, _spelled(edge), (x2, y2), label, at)


def _side(edge: model.Derivation, source: Box, target: Box) -> Line:
    """A bracket on the left of both boxes, for pairs without order."""
    x1, y1 = source.x, source.y + source.height / 2
    x2, y2 = target.x, target.y + target.height / 2
    bend = min(x1, x2) - 14
    r = 8 if y2 > y1 else -8
    path = (
        f"M{x1:g},{y1:g}H{bend + 8:g}Q{bend:g},{y1:g} {bend:g},{y1 + r:g}"
        f"V{y2 - r:g}Q{bend:g},{y2:g} {bend + 8:g},{y2:g}H{x2 - 1:g}"
    )
    return Line(path, edge.kind, edge.direction, _spelled(edge), None, "?", (bend, (y1 + y2) / 2))


def _detour(edge: model.Derivation, source: Box, target: Box) -> Line:
    """A second source: below the source's row, up or down left of the target, into its left side."""
    x1, y1 = source.x + 24, source.y + source.height
    x2, y2 = target.x, target.y + target.height / 2
    channel, bend = y1 + 6, x2 - 15
    path = f"M{x1:g},{y1:g}V{channel:g}H{bend:g}V{y2:g}H{x2 - 1:g}"
    tip = None if edge.direction == "unknown" else (x2, y2)
    label = "?" if tip is None else None
    return Line(path, edge.kind, edge.direction, _spelled(edge), tip, label, (bend, channel), secondary=True)


def _indent(edge: model.Derivation | None, source: Box, target: Box) -> Line:
    x1, y1 = min(source.x, target.x - 10) + 8, source.y + source.height
    x2, y2 = target.x, target.y + target.height / 2
    path = f"M{x1:g},{y1:g}V{y2 - 6:g}Q{x1:g},{y2:g} {x1 + 6:g},{y2:g}H{x2 - 1:g}"
    if edge is None:
        return Line(path, "credit", "known", _FOLLOWED, (x2, y2))
    return Line(
        path, edge.kind, edge.direction, _spelled(edge), None if edge.direction == "unknown" else (x2, y2)
    )


def _spelled(edge: model.Derivation) -> str:
    return f"{edge.kind}, {words.DIRECTIONS[edge.direction]}, confidence {words.percent(edge.confidence)}"
