"""A report, or the flags of two articles, with what the judge adds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from firsthand.compare.fidelity import sure_rows
from firsthand.compare.wording import NEEDS, WordingReading, flag, read_wording
from firsthand.embed import Encoder
from firsthand.judge.asking import Judge
from firsthand.model import Article, Derivation, FidelityFlag, Report, Row
from firsthand.run.coverage import SENSE
from firsthand.run.progress import Progress

_DIRECTED = "attribution"


def judged(report: Report, judge: Judge, encoder: Encoder, progress: Progress) -> Report:
    """``report`` with the flags that the judge adds, what it cost, and what it left unanswered."""
    articles = {a.id: a for a in report.articles}
    progress.start("Asking the judge", len(report.derivations))
    edges = []
    for edge in report.derivations:
        edges.append(
            _judged_edge(edge, articles.get(edge.source or ""), articles[edge.target], judge, encoder)
        )
        progress.advance()
    progress.done()
    unmeasured = [line for line in report.unmeasured if line != SENSE]
    return replace(
        report,
        derivations=tuple(edges),
        unmeasured=(*unmeasured, *_limits(judge, SENSE in report.unmeasured)),
        judge=judge.use(),
    )


def judged_flags(
    source: Article,
    target: Article,
    rows: Sequence[Row],
    known: Sequence[FidelityFlag],
    judge: Judge,
    encoder: Encoder,
) -> tuple[FidelityFlag, ...]:
    """``known`` and, behind them, the flags that the judge adds for ``rows``; none is taken away."""
    have = {_place(f) for f in known}
    asked = [r for r in read_wording(source, target, sure_rows(rows), encoder) if _in_question(r, judge)]
    new = (f for reading in asked for f in _flags(reading, judge))
    return (*known, *(f for f in new if _place(f) not in have))


def _judged_edge(
    edge: Derivation, source: Article | None, target: Article, judge: Judge, encoder: Encoder
) -> Derivation:
    if source is None:
        return edge
    found = judged_flags(source, target, edge.rows, edge.flags, judge, encoder)
    directed = edge.direction != "unknown"
    return replace(edge, flags=tuple(f for f in found if directed or f.kind != _DIRECTED))


def _in_question(reading: WordingReading, judge: Judge) -> bool:
    return reading.doubt or judge.settings.rows == "all"


def _flags(reading: WordingReading, judge: Judge) -> Iterator[FidelityFlag]:
    for change in judge.changes(reading.pair) or ():
        made = flag(change.kind, reading.pair, change.confidence)
        yield replace(
            made, source_text=change.source, target_text=change.target, by=judge.by, needs=NEEDS_AFTER
        )


#: What it takes to be sure of a judge's flag: it is itself the reading that an offline flag asks for.
NEEDS_AFTER = NEEDS.split(",")[0]


def _place(found: FidelityFlag) -> tuple[str, int | None, int | None]:
    return found.kind, found.source, found.target


def _limits(judge: Judge, sense: bool) -> Iterator[str]:
    """What stays unmeasured with a judge."""
    if sense and judge.settings.rows == "doubt":
        yield f"sense: {judge.by} was asked about pairs of sentences in doubt only; unmeasured in the others"
    yield from judge.unanswered()
