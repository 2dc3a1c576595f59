"""Which of two articles was there first: all evidence together, each piece named.

Log-odds of the pieces add up. A named address, a credit of the other outlet and declared
markup decide alone (direction `known`); times, words left in the other's language and
what each has beyond the other make it `likely` or leave it `unknown`.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from rapidfuzz import fuzz, utils

from firsthand.derive.address import host, is_address_of
from firsthand.derive.pair import PairReading
from firsthand.languages import primary
from firsthand.model import Article, Direction, Evidence

#: Evidence that decides alone: somebody wrote it down.
DECISIVE = 6.0
TIMES = 2.2
LEFTOVER = 3.0
#: Share asymmetry is weak (Dou et al. report 60–82 % from text alone): at most this much.
BEYOND = 0.6
#: Below these log-odds the direction is unknown (probability under 0.8).
LIKELY = 1.4


@dataclass(frozen=True, slots=True)
class DirectionReading:
    """Who is the source, how sure, and why."""

    source: Article
    target: Article
    direction: Direction
    probability: float
    evidence: tuple[Evidence, ...]


def read_direction(first: Article, second: Article, reading: PairReading) -> DirectionReading:
    """Weighs all evidence for ``first`` → ``second`` against ``second`` → ``first``."""
    forward = list(_evidence(first, second))
    backward = list(_evidence(second, first))
    odds = sum(weight for weight, _ in forward) - sum(weight for weight, _ in backward)
    odds += BEYOND * (reading.covered[1] - reading.covered[0])
    if odds < 0 or (odds == 0 and (second.id < first.id)):
        first, second, forward, odds = second, first, backward, -odds
    decisive = any(weight >= DECISIVE for weight, _ in forward)
    direction: Direction = (
        "known" if decisive and odds >= DECISIVE / 2 else "likely" if odds >= LIKELY else "unknown"
    )
    evidence = tuple(piece for _, piece in forward) if direction != "unknown" else ()
    return DirectionReading(first, second, direction, round(1 / (1 + math.exp(-odds)), 3), evidence)


def _evidence(source: Article, target: Article) -> Iterator[tuple[float, Evidence]]:
    """Pieces of evidence that ``target`` was made from ``source``, with log-odds."""
    yield from _named(source, target)
    declared = target.links.translation_of
    if declared and is_address_of(declared, source):
        yield DECISIVE, Evidence("declared-translation", text=declared)
    earlier, later = published_within(source), published_within(target)
    if earlier and later and earlier[1] < later[0]:
        yield TIMES, Evidence("times", text=f"{_when(source)} < {_when(target)}")
    left = _leftover(source, target)
    if left is not None:
        yield LEFTOVER, left


def _named(source: Article, target: Article) -> Iterator[tuple[float, Evidence]]:
    for credit in target.credits:
        if credit.role not in ("source", "translated"):
            continue
        if credit.url and is_address_of(credit.url, source):
            yield DECISIVE, Evidence("named-address", text=credit.evidence, line=credit.line)
            return
        if credit.name and _is_outlet(credit.name, source):
            yield DECISIVE, Evidence("credit", text=credit.evidence, line=credit.line)
            return


def _is_outlet(name: str, article: Article) -> bool:
    outlet = article.outlet
    if outlet.domain and host(name) == host(outlet.domain):
        return True
    if not outlet.name:
        return False
    return fuzz.ratio(utils.default_process(name), utils.default_process(outlet.name)) >= 92


def _leftover(source: Article, target: Article) -> Evidence | None:
    """A piece of the target that is still in the source's language."""
    if not source.language or not target.language or primary(source.language) == primary(target.language):
        return None
    for paragraph in target.paragraphs:
        if paragraph.language and primary(paragraph.language) == primary(source.language):
            return Evidence("leftover", text=paragraph.text, line=paragraph.number)
    return None


def published_within(article: Article) -> tuple[datetime, datetime] | None:
    """The first and the last instant (UTC) at which the article can have been published.

    None where the day is unknown, or was itself taken from the story.
    """
    published = article.published
    if published is None or published.from_ == "story" or published.precision in ("year", "month"):
        return None
    try:
        moment = datetime.fromisoformat(published.value)
        start = moment.replace(tzinfo=moment.tzinfo or UTC).astimezone(UTC)
        return start, start + (timedelta(days=1) if published.precision == "day" else timedelta(0))
    except (ValueError, OverflowError):  # a page can claim the year 1 or 9999
        return None


def _when(article: Article) -> str:
    return article.published.value if article.published else ""
