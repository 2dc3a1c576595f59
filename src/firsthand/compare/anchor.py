"""The day from which an article speaks, against which its partial dates are read."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import median_low

from firsthand.group.when import published_day
from firsthand.model import Article, Derivation, PublishedDate
from firsthand.values.dates import DateMention, find_dates, resolve

#: Paragraphs of the head in which a weekday says when the article was written.
HEAD = 4
#: An article without a date is taken to lie within this many days of its event's others.
NEAR = 7


@dataclass(frozen=True, slots=True)
class Anchor:
    """A day and whether it is the article's own or taken from its source or event."""

    day: datetime.date
    own: bool


def anchors(
    articles: Sequence[Article], edges: Iterable[Derivation], events: Sequence[Sequence[str]]
) -> dict[str, Anchor]:
    """Anchors by article id: its own day, else its source's, else its event's median day, else its story's.

    :param events: article ids of the events of one story.
    """
    own = {a.id: day for a in articles if (day := published_day(a))}
    found = {name: Anchor(day, own=True) for name, day in own.items()}
    for edge in _sources_first(edges, found):
        if edge.source in found:
            found.setdefault(edge.target, Anchor(found[edge.source].day, own=False))
    everything = sorted(own.values())
    for event in events:
        days = sorted(own[name] for name in event if name in own) or everything
        if days:
            middle = median_low(days)
            for name in event:
                found.setdefault(name, Anchor(middle, own=False))
    return found


def _sources_first(edges: Iterable[Derivation], found: Mapping[str, Anchor]) -> Iterable[Derivation]:
    """Edges in an order in which an anchored source comes before what was made from its targets."""
    left = [edge for edge in edges if edge.source]
    known = set(found)
    while left:
        ready = [edge for edge in left if edge.source in known]
        yield from ready
        known |= {edge.target for edge in ready}
        rest = [edge for edge in left if edge.source not in known]
        if len(rest) == len(left):
            return
        left = rest


def published_from_story(article: Article, anchor: Anchor | None) -> Article:
    """The article with a publication date told by its text and its story, where both tell one.

    A day in a metadata line to which only the year is missing; else a weekday in the head
    ("announced on Tuesday") beside the days that the story has: the nearest such day that is
    not before the latest past date of the head. Without a weekday
    the date stays unknown.
    """
    if article.published is not None or anchor is None or anchor.own:
        return article
    texts = [p.text for p in article.paragraphs if p.role in ("lead", "body")][:HEAD]
    mentions = [m for text in texts for m in find_dates(text, article.language)]
    stamped = next(((line, day) for line, day in _metadata_days(article, anchor.day)), None)
    if stamped:
        return replace(article, published=PublishedDate(stamped[1].isoformat(), "day", stamped[0], "story"))
    weekday = next((m for m in mentions if _bare_weekday(m)), None)
    if weekday is None or weekday.relative is None or weekday.relative.weekday is None:
        return article
    told = [day for m in mentions if (day := _day(m, anchor.day)) and abs((day - anchor.day).days) <= NEAR]
    day = _nearest_weekday(weekday.relative.weekday, anchor.day, max(told, default=None))
    published = PublishedDate(day.isoformat(), "day", weekday.text, "story")
    return replace(article, published=published)


def _metadata_days(article: Article, anchor: datetime.date) -> Iterator[tuple[str, datetime.date]]:
    """Days without a year in the lines about the page ("Saturday, 15 March, 09:20"), near the anchor."""
    for line in article.dropped:
        if line.role != "metadata":
            continue
        for mention in find_dates(line.text, article.language):
            day = _day(mention, anchor)
            if day is not None and abs((day - anchor).days) <= NEAR:
                yield line.text, day


def _bare_weekday(mention: DateMention) -> bool:
    relative = mention.relative
    return relative is not None and relative.weekday is not None and relative.offset in (None, 0)


def _day(mention: DateMention, anchor: datetime.date) -> datetime.date | None:
    if mention.relative is not None:
        return None
    full = resolve(mention, anchor)
    if full is None or full.value is None or full.value.precision != "day":
        return None
    return datetime.date.fromisoformat(full.value.date)


def _nearest_weekday(weekday: int, anchor: datetime.date, earliest: datetime.date | None) -> datetime.date:
    start = (
        max(earliest, anchor - datetime.timedelta(days=3))
        if earliest
        else anchor - datetime.timedelta(days=3)
    )
    return start + datetime.timedelta(days=(weekday - start.weekday()) % 7)
