"""Which of two articles was published first, and how much that is worth.

A publication time is an instant with a spread: a day without an hour may mean any hour, a
clock without a zone any zone that newsrooms sit in. What remains is doubt that no spread
shows: language editions that go out together, clocks that are wrong by hours, pages that
carry the day of their last edit.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from firsthand.derive.address import host
from firsthand.model import Article, PublishedDate

#: Hours. A day's 24 hours are all as likely: standard deviation 24 / √12.
DAY_SPREAD = 24 / math.sqrt(12)
#: Hours, of each clock without a zone. Newsrooms sit between UTC-8 and UTC+9, a standard deviation
#: of 5; but most gaps between source and translation are shorter than that, so a gap that is
#: shown is mostly zones. From 5, 7, 8 and 10 this one is calibrated best on planted times
#: (benchmarks/derivations/planted_times.py: error 0.03 against 0.08).
ZONE_SPREAD = 10.0
#: Hours. Editions of one newsroom go out within this of each other in any order. Chosen.
TOGETHER = 1 / 3
#: Share of clocks that are wrong (a zone left out or named wrongly), and by how many hours. Chosen.
WRONG_CLOCKS, WRONG_BY = 0.1, 6.0
#: Pages whose date is that of a later edition, whatever the gap. Chosen.
REDATED = 0.01
#: A source that was changed after the target came out may have been changed after it.
CHANGED_LATER = 0.5
#: Log-odds at most from dates of modification: they move with every spelling mistake.
MODIFIED_AT_MOST = 1.5
_HOUR = 3600.0


@dataclass(frozen=True, slots=True)
class _Clock:
    """The likeliest instant (UTC) and the spread around it in hours, of precision and of the zone."""

    at: datetime
    precision: float
    zone: float


def published_within(article: Article) -> tuple[datetime, datetime] | None:
    """The first and the last instant (UTC) at which the article can have been published.

    None where the day is unknown, or was itself taken from the story.
    """
    return _within(article.published)


def times_odds(first: Article, second: Article) -> tuple[float, str]:
    """Log-odds that ``first`` came before ``second``, and the evidence's kind, ``times`` or ``modified``."""
    one, other = _clock(first.published), _clock(second.published)
    if one and other:
        odds = _odds(one, other, shared=_one_clock(first, second))
        if odds:
            return odds * _changed(first, second, odds), "times"
    return _modified_odds(first, second), "modified"


def _within(date: PublishedDate | None) -> tuple[datetime, datetime] | None:
    if date is None or date.from_ == "story" or date.precision in ("year", "month"):
        return None
    try:
        moment = datetime.fromisoformat(date.value)
        start = moment.replace(tzinfo=moment.tzinfo or UTC).astimezone(UTC)
        return start, start + (timedelta(days=1) if date.precision == "day" else timedelta(0))
    except (ValueError, OverflowError):  # a page can claim the year 1 or 9999
        return None


def _clock(date: PublishedDate | None) -> _Clock | None:
    within = _within(date)
    if date is None or within is None:
        return None
    zoned = datetime.fromisoformat(date.value).tzinfo is not None
    middle = within[0] + (within[1] - within[0]) / 2
    return _Clock(middle, DAY_SPREAD if date.precision == "day" else 0.0, 0.0 if zoned else ZONE_SPREAD)


def _one_clock(first: Article, second: Article) -> bool:
    """Whether both pages are of one site: its clocks share their zone, named or not."""
    here, there = (host(a.outlet.domain or a.url or "") for a in (first, second))
    return bool(here) and here == there


def _odds(one: _Clock, other: _Clock, *, shared: bool = False) -> float:
    """Log-odds that ``one`` is the earlier; 0 where both show one instant."""
    hours = (other.at - one.at).total_seconds() / _HOUR
    zones = 0.0 if shared else math.hypot(one.zone, other.zone)
    spread = math.hypot(one.precision, other.precision, zones)
    wrong = _wrong(abs(hours), spread)
    return math.copysign(math.log((1 - wrong) / wrong), hours) if hours else 0.0


def _wrong(hours: float, spread: float) -> float:
    """Probability that the order is the other way round although the gap shows ``hours``."""
    unclear = 0.5 * math.erfc(hours / spread / math.sqrt(2)) if spread else 0.0
    together = 0.5 * math.exp(-hours / TOGETHER)
    clock = 0.5 * math.exp(-hours / WRONG_BY)
    doubt = (1 - WRONG_CLOCKS) * max(unclear, together) + WRONG_CLOCKS * clock
    return min(0.5, doubt + REDATED)


def _changed(first: Article, second: Article, odds: float) -> float:
    """1, or less where the earlier article was changed after the later one came out."""
    earlier, later = (first, second) if odds > 0 else (second, first)
    changed, out = _clock(earlier.modified), _clock(later.published)
    return CHANGED_LATER if changed and out and changed.at > out.at else 1.0


def _same(one: _Clock | None, other: _Clock | None) -> bool:
    """Whether two clocks show one minute; one day is shown by pages that have nothing to do with each other."""
    return one is not None and other is not None and one.at == other.at and not one.precision


def _modified_odds(first: Article, second: Article) -> float:
    """From the dates of modification, where the dates of publication say nothing.

    Two that show one time of publication (a copy keeps its original's) are ordered by their
    changes. An article without one is no younger than its change.
    """
    out_first, changed_first = _clock(first.published), _clock(first.modified)
    out_second, changed_second = _clock(second.published), _clock(second.modified)
    shared, changed = _one_clock(first, second), 0.0
    if _same(out_first, out_second):
        last = changed_first or out_first, changed_second or out_second
        changed = _odds(last[0], last[1], shared=shared) if last[0] and last[1] else 0.0
    elif changed_first and out_second and not out_first:
        changed = max(0.0, _odds(changed_first, out_second, shared=shared))
    elif changed_second and out_first and not out_second:
        changed = min(0.0, _odds(out_first, changed_second, shared=shared))
    return max(-MODIFIED_AT_MOST, min(MODIFIED_AT_MOST, changed))
