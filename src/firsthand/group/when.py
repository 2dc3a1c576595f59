"""On which day an article speaks: its publication, else the dates in its head."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from firsthand.model import Article
from firsthand.values.dates import find_dates

#: Paragraphs of the head that are read for a date.
HEAD = 4


def published_day(article: Article) -> date | None:
    """The day of publication, None where it is not known to the day."""
    published = article.published
    if published is None or published.precision in ("year", "month"):
        return None
    try:
        return date.fromisoformat(published.value[:10])
    except ValueError:
        return None


def days_between(a: Article, b: Article) -> int | None:
    """Days between two articles, None where it cannot be told.

    Where a publication date is missing, the dates in the heads of both are compared, the
    nearest two, by month and day where a year is missing.
    """
    first, second = published_day(a), published_day(b)
    if first and second:
        return abs((first - second).days)
    ours, theirs = head_days(a), head_days(b)
    if first:
        ours = [*ours, (first.month, first.day)]
    if second:
        theirs = [*theirs, (second.month, second.day)]
    return min((_apart(x, y) for x in ours for y in theirs), default=None)


def head_days(article: Article) -> list[tuple[int, int]]:
    """Months and days named in the head of an article."""
    texts = [p.text for p in article.paragraphs if p.role != "caption"][:HEAD]
    return [day for text in texts for day in _days_named(text, article.language)]


@lru_cache(maxsize=20_000)
def _days_named(text: str, language: str | None) -> tuple[tuple[int, int], ...]:
    """Kept, because every article is compared with many others."""
    values = [m.value.date.partition("T")[0] for m in find_dates(text, language) if m.value]
    days = [value[-5:].split("-") for value in values if value.count("-") >= 2 and len(value) >= 7]
    return tuple((int(month), int(day)) for month, day in days if month.isdigit() and day.isdigit())


def _apart(x: tuple[int, int], y: tuple[int, int]) -> int:
    """Days between two days of an unknown year, the shorter way round."""
    try:
        apart = abs((date(2000, *x) - date(2000, *y)).days)
    except ValueError:
        return 0
    return min(apart, 366 - apart)
