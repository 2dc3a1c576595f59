"""Which of two articles was there first: all evidence together, each piece named.

Log-odds add up: times (`clocks`), paragraphs left in the other's language, declared editions
(`written.hints`), traces in the text (`text_direction`), what each has beyond the other. Words
that say what a page was made from (`written.written_words`) win against all of these, which
then raise or lower the probability only; such a direction is `known`. Two articles that
both give one absent source have none (`siblings`).
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from firsthand.derive.clocks import times_odds
from firsthand.derive.pair import PairReading
from firsthand.derive.siblings import shared_source
from firsthand.derive.text_direction import text_signals
from firsthand.derive.written import hints, written_words
from firsthand.languages import primary
from firsthand.model import Article, Direction, Evidence, Row

#: Log-odds of words that say it: they decide alone.
WRITTEN = 6.0
#: Everything else together moves them by no more than this: 0.88 is left where all speaks against them.
CONTRARY = 4.0
LEFTOVER = 3.0
#: Share asymmetry is weak (Dou et al. report 60–82 % from text alone): at most this much.
BEYOND = 0.6
#: From this probability on the direction is likely, below it unknown. Chosen; what share is
#: right from here on stands in benchmarks/derivations/direction.py.
LIKELY = 0.8
#: Evidence that moves the log-odds by less is not shown.
WORTH_SHOWING = 0.3


@dataclass(frozen=True, slots=True)
class DirectionReading:
    """Who is the source, how sure, and why."""

    source: Article
    target: Article
    direction: Direction
    probability: float
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class _Signal:
    """Log-odds for first → second, and what shows it: one piece for each way it may lean."""

    odds: float
    forward: Evidence | None = None
    backward: Evidence | None = None


def read_direction(first: Article, second: Article, reading: PairReading) -> DirectionReading:
    """Weighs all evidence for ``first`` → ``second`` against ``second`` → ``first``."""
    rows = _rows(first, reading)
    covered = reading.covered if reading.first == first.id else reading.covered[::-1]
    signals = list(_signals(first, second, rows))
    # fsum: the same to the last bit whichever article comes first.
    others = math.fsum([*(s.odds for s in signals), BEYOND * (covered[1] - covered[0])])
    said = list(written_words(first, second)), list(written_words(second, first))
    written = bool(said[0]) - bool(said[1])
    odds = written * WRITTEN + max(-CONTRARY, min(CONTRARY, others)) if written else others
    turned = odds < 0 or (odds == 0 and second.id < first.id)
    if turned:
        first, second, odds = second, first, -odds
    probability = 1 / (1 + math.exp(-odds))
    shared = None if written else shared_source(first, second)
    if shared is not None:
        return DirectionReading(first, second, "unknown", round(probability, 3), (shared,))
    direction: Direction = "known" if written else "likely" if probability >= LIKELY else "unknown"
    shown = (*said[turned], *_shown(signals, turned)) if direction != "unknown" else ()
    return DirectionReading(first, second, direction, round(probability, 3), shown)


def _rows(first: Article, reading: PairReading) -> Sequence[Row]:
    if reading.first == first.id:
        return reading.rows
    return [Row(row.target, row.source, row.score) for row in reading.rows]


def _signals(first: Article, second: Article, rows: Sequence[Row]) -> Iterator[_Signal]:
    times, kind = times_odds(first, second)
    yield _Signal(times, _times(kind, first, second), _times(kind, second, first))
    left = _leftover(first, second), _leftover(second, first)
    yield _Signal(LEFTOVER * (bool(left[0]) - bool(left[1])), *left)
    for odds, evidence in hints(first, second):
        yield _Signal(odds, evidence, None)
    for odds, evidence in hints(second, first):
        yield _Signal(-odds, None, evidence)
    for odds, forward, backward in text_signals(first, second, rows):
        yield _Signal(odds, forward, backward)


def _shown(signals: Sequence[_Signal], turned: bool) -> Iterator[Evidence]:
    for signal in signals:
        odds = -signal.odds if turned else signal.odds
        evidence = signal.backward if turned else signal.forward
        if odds >= WORTH_SHOWING and evidence is not None:
            yield evidence
        elif evidence is not None and evidence.kind == "times" and odds <= -WORTH_SHOWING:
            yield Evidence("times-against", text=evidence.text)


def _times(kind: str, source: Article, target: Article) -> Evidence:
    dates = [_when(a, modified=kind == "modified") for a in (source, target)]
    return Evidence(kind, text=" < ".join(dates))


def _when(article: Article, *, modified: bool) -> str:
    date = article.published
    if modified and article.modified is not None:
        date = article.modified
    return date.value if date else ""


def _leftover(source: Article, target: Article) -> Evidence | None:
    """A piece of the target that is still in the source's language."""
    if not source.language or not target.language or primary(source.language) == primary(target.language):
        return None
    for paragraph in target.paragraphs:
        if paragraph.language and primary(paragraph.language) == primary(source.language):
            return Evidence("leftover", text=paragraph.text, line=paragraph.number)
    return None
