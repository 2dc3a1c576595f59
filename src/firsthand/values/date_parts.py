"""Parts of a year or month told by their number: its third month, its tenth day, its last four months."""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Iterator
from dataclasses import replace
from typing import cast

from firsthand.values.date_match import Match, full_year, mentioned
from firsthand.values.date_values import date_value
from firsthand.values.mentions import DateMention, Relative

_LAST = -1


def nth_month(of: Match) -> Iterator[DateMention]:
    """The third month of 2021, of next year, of the year."""
    nth, year = _nth(of), _year(of)
    if nth is None or not 1 <= nth <= 12:
        return
    if year is not None:
        yield mentioned(of, date_value(year, nth, None))
    elif of.has("r") or of.value("u", "whole") == "year":
        yield mentioned(of, None, relative=Relative("year", _offset(of), month=nth))


def nth_day(of: Match) -> Iterator[DateMention]:
    """The tenth day of May, the thirty-first day of the month."""
    nth, month = _nth(of), _month(of)
    if nth is None or nth == _LAST:
        return
    if month is not None:
        if (value := date_value(_year(of), month, nth)) is not None:
            yield mentioned(of, value)
    elif (of.value("r", "relative") or (of.value("u", "whole"), 0))[0] == "month":
        yield mentioned(of, None, relative=Relative("month", _offset(of), day=nth))


def nth_span(of: Match) -> Iterator[DateMention]:
    """The last four months of 2021, the first ten days of May 2024."""
    nth, count, year, month = _nth(of), of.number("n") or of.value("n", "count"), _year(of), _month(of)
    unit = of.value("su", "unit")
    if nth not in (1, _LAST) or year is None or count is None or count < 2:
        return
    first = datetime.date(year, month or 1, 1)
    last = datetime.date(year, month or 12, calendar.monthrange(year, month or 12)[1])
    ends = _span(first, last, cast("str", unit), count, nth)
    if ends is not None:
        yield replace(mentioned(of, None), earliest=ends[0], latest=ends[1])


def _span(
    first: datetime.date, last: datetime.date, unit: str, count: int, nth: int
) -> tuple[datetime.date, datetime.date] | None:
    """The first or last so many months, weeks or days of the days from ``first`` to ``last``; None where they are more."""
    if unit == "month":
        if (first.month, last.month) != (1, 12) or count > 12:
            return None
        if nth == 1:
            return first, datetime.date(first.year, count, calendar.monthrange(first.year, count)[1])
        return datetime.date(first.year, 13 - count, 1), last
    days = datetime.timedelta(days=count * (7 if unit == "week" else 1) - 1)
    if days > last - first:
        return None
    return (first, first + days) if nth == 1 else (last - days, last)


def _nth(of: Match) -> int | None:
    """The number of the ordinal, or −1 for last."""
    token = of.token("nd")
    number = of.value("nd", "nth", "day_name") or of.number("nd")
    if token is not None and number is None:
        return _LAST if {"last", "last_many"} & token.roles.keys() else 1
    return cast("int | None", number)


def _year(of: Match) -> int | None:
    year = of.number("y")
    return None if year is None else full_year(of, year)


def _month(of: Match) -> int | None:
    month = of.value("m", "month", "month_unsure", "month_bound") or of.number("m")
    return month if isinstance(month, int) else None


def _offset(of: Match) -> int:
    return cast("int", of.value("r", "relative")[1]) if of.has("r") else 0
