"""Partial and relative dates made full by the day on which the text was published.

The rule is that of a news text, which tells what happened and what is announced without a
year: the latest such date that is not more than four months after the anchor. "August" in
an article of 12 November is this year's August, "December" in an article of 3 January last
year's, and "by 30 June" in an article of 9 April is still to come.
"""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Iterator
from dataclasses import replace

from firsthand import model
from firsthand.values.date_values import date_value, fields, foreign_value, nth_value, shifted_value
from firsthand.values.mentions import DateMention, Relative

# How far after the anchor a bare day ("the 28th"), an ambiguous date or another calendar's is looked for.
AHEAD = datetime.timedelta(days=7)
# The same for a day or month named without a year: what is to come is announced so, while a
# past date of more than eight months ago gets its year, or "last", in the press.
ANNOUNCED = datetime.timedelta(days=120)


def resolve(
    mention: DateMention, anchor: datetime.date, *, anchor_precision: model.Precision = "day"
) -> DateMention | None:
    """``mention`` with a full date, or with ``earliest`` and ``latest`` for a week; None where the
    anchor isn't precise enough to tell.

    :param anchor: when the text was published; of a ``month`` or ``year`` anchor the first day.
    :param anchor_precision: with ``month``, dates with a month and a day get a year, relative days and weekdays
        don't; with ``year`` only "this year" and its like are told.
    """
    if mention.beside is not None:
        return _beside(mention, mention.beside, anchor, anchor_precision)
    if mention.shift:
        return _shifted(mention, anchor, anchor_precision)
    if mention.follows is not None:
        first = resolve(mention.follows, anchor, anchor_precision=anchor_precision)
        mention = replace(mention, follows=None)
        following = _following(mention, first)
        return (
            following
            if following is not None
            else resolve(mention, anchor, anchor_precision=anchor_precision)
        )
    if mention.calendar_date is not None:
        return _with_value(
            mention, _foreign(mention.calendar_date, _latest(anchor, anchor_precision)), anchor_precision
        )
    if mention.relative is not None:
        return _relative(mention, mention.relative, anchor, anchor_precision)
    if mention.value is None:
        return mention if mention.earliest is not None else None
    if not mention.value.date.startswith("-"):
        return mention
    if anchor_precision == "year":
        return None
    named = not mention.value.date.startswith("---") and mention.alternative is None
    latest = _latest(anchor, anchor_precision, ANNOUNCED if named else AHEAD)
    dates = [
        _nearest(value, mention, latest)
        for value in (mention.value, mention.alternative)
        if value is not None
    ]
    known = [date for date in dates if date is not None]
    if not known or (mention.value.date.startswith("---") and anchor_precision == "month"):
        return None
    return replace(mention, value=max(known, key=lambda value: value.date), alternative=None)


def _latest(
    anchor: datetime.date, precision: model.Precision, ahead: datetime.timedelta | None = None
) -> datetime.date:
    if precision == "year":
        return datetime.date(anchor.year, 12, 31)
    if precision == "month":
        return datetime.date(anchor.year, anchor.month, calendar.monthrange(anchor.year, anchor.month)[1])
    return anchor + (AHEAD if ahead is None else ahead)


def _with_value(
    mention: DateMention, value: model.DateValue | None, precision: model.Precision
) -> DateMention | None:
    return None if value is None or precision == "year" else replace(mention, value=value, calendar_date=None)


def _foreign(date: tuple[str, int, int | None], latest: datetime.date) -> model.DateValue | None:
    """The latest date of another calendar that isn't after ``latest``."""
    name, month, day = date
    first = latest.year - 621 if name == "persian" else (latest.year - 622) * 33 // 32 + 1
    values = (foreign_value(name, year, month, day) for year in range(first, first - 4, -1))
    return next((value for value in values if value is not None and value.date <= latest.isoformat()), None)


def _shifted(mention: DateMention, anchor: datetime.date, precision: model.Precision) -> DateMention | None:
    """The date that is so far from another that is told from the day of writing."""
    base = resolve(replace(mention, shift=()), anchor, anchor_precision=precision)
    if base is None or base.value is None:
        return None
    value = shifted_value(base.value, mention.shift)
    return None if value is None else replace(base, value=value, weekday=None)


def _beside(
    mention: DateMention, base: DateMention, anchor: datetime.date, precision: model.Precision
) -> DateMention | None:
    """The day that lies ``mention.relative`` from the day that ``base`` tells."""
    full, told = resolve(base, anchor, anchor_precision=precision), mention.relative
    if full is None or full.value is None or told is None:
        return None
    day = (
        model.DateValue(full.value.date[:10], "day")
        if full.value.precision in ("minute", "second")
        else full.value
    )
    value = shifted_value(day, [("day", told.offset or 0)])
    return None if value is None else replace(mention, value=value, relative=None, beside=None)


# -- the second end of a range -------------------------------------------------------


def _following(mention: DateMention, first: DateMention | None) -> DateMention | None:
    """The earliest such date from the first end of the range on; None where that isn't told."""
    start = None if first is None or first.value is None else first.value.date[:10]
    if start is None or len(start) < 7 or start.startswith("-"):
        return None
    if mention.relative is not None:
        if len(start) < 10:
            return None
        day = datetime.date.fromisoformat(start)
        ahead = ((mention.relative.weekday or 0) - day.weekday() - 1) % 7 + 1
        day += datetime.timedelta(days=ahead)
        return replace(mention, relative=None, value=date_value(day.year, day.month, day.day))
    assert mention.value is not None
    year, month = int(start[:4]), int(start[5:7])
    _, its_month, its_day = fields(mention.value)
    if its_month is not None:
        dates = [date_value(year + more, its_month, its_day) for more in range(2)]
    else:
        months = (divmod(year * 12 + month - 1 + more, 12) for more in range(3))
        dates = [date_value(each, index + 1, its_day) for each, index in months]
    fitting = (date for date in dates if date is not None and date.date >= start[: len(date.date)])
    value = next(fitting, None)
    return None if value is None else replace(mention, value=value, alternative=None)


# -- a year or a month that isn't written --------------------------------------------


def _nearest(value: model.DateValue, mention: DateMention, latest: datetime.date) -> model.DateValue | None:
    months = _MONTHS_WITH_WEEKDAY if mention.weekday is not None else _MONTHS
    candidates = [date for date in _candidates(value, latest, months) if date.date <= latest.isoformat()]
    if mention.weekday is not None:
        if value.date.startswith("---"):
            return _nearest_weekday(value, mention.weekday, latest - AHEAD)
        agreeing = [date for date in candidates if _weekday_of(date) == mention.weekday]
        return next(iter(agreeing or candidates), None)
    return next(iter(candidates), None)


def _nearest_weekday(value: model.DateValue, weekday: int, anchor: datetime.date) -> model.DateValue | None:
    """The day of a month ("Friday the 13th") that is the weekday and nearest to the anchor, before or after it."""
    day = int(value.date[3:])
    months = (divmod(anchor.year * 12 + anchor.month - 1 + more, 12) for more in _MONTHS_AROUND)
    dates = [date for year, month in months if (date := date_value(year, month + 1, day)) is not None]
    agreeing = [date for date in dates if _weekday_of(date) == weekday] or dates
    days = {abs((datetime.date.fromisoformat(date.date) - anchor).days): date for date in reversed(agreeing)}
    return days[min(days)] if days else None


# How many months back a bare day is looked for; a Friday the 13th may be far away.
_MONTHS, _MONTHS_WITH_WEEKDAY = 3, 15
_MONTHS_AROUND = range(-_MONTHS_WITH_WEEKDAY, _MONTHS_WITH_WEEKDAY + 1)


def _candidates(value: model.DateValue, latest: datetime.date, months_back: int) -> Iterator[model.DateValue]:
    """Full dates that fit, latest first: of the last years, or months for a day alone."""
    parts = [int(part) for part in value.date.strip("-").split("-")]
    if value.date.startswith("---"):
        months = [divmod(latest.year * 12 + latest.month - 1 - back, 12) for back in range(months_back)]
        dates = [date_value(year, month + 1, parts[0]) for year, month in months]
    else:
        day = parts[1] if len(parts) > 1 else None
        # Nine years back hold a 29 February even over a year like 1900.
        dates = [date_value(latest.year - back, parts[0], day) for back in range(9)]
    yield from (date for date in dates if date is not None)


def _weekday_of(value: model.DateValue) -> int | None:
    return datetime.date.fromisoformat(value.date).weekday() if value.precision == "day" else None


# -- relative ------------------------------------------------------------------------


def _relative(
    mention: DateMention, relative: Relative, anchor: datetime.date, precision: model.Precision
) -> DateMention | None:
    rough = {"year": 0, "month": 1}.get(precision, 2)
    needed = (
        0 if relative.unit == "year" and relative.offset is not None else 1 if relative.unit == "month" else 2
    )
    if rough < needed:
        return None
    try:
        return _RESOLVERS[relative.unit](mention, relative, anchor)
    except (OverflowError, ValueError):
        return None


def _valued(mention: DateMention, value: model.DateValue | None) -> DateMention | None:
    return None if value is None else replace(mention, value=value, relative=None)


def _day(mention: DateMention, relative: Relative, anchor: datetime.date) -> DateMention | None:
    date = anchor + datetime.timedelta(days=relative.offset or 0)
    return _valued(mention, date_value(date.year, date.month, date.day))


def _week(mention: DateMention, relative: Relative, anchor: datetime.date) -> DateMention | None:
    monday = (
        anchor - datetime.timedelta(days=anchor.weekday()) + datetime.timedelta(weeks=relative.offset or 0)
    )
    if relative.weekday is not None:
        date = monday + datetime.timedelta(days=relative.weekday)
        return _valued(mention, date_value(date.year, date.month, date.day))
    return replace(mention, relative=None, earliest=monday, latest=monday + datetime.timedelta(days=6))


def _nth(mention: DateMention, relative: Relative, anchor: datetime.date) -> DateMention | None:
    """The first Monday of a month of which the text says no year, or of one counted from this."""
    weekday, nth = relative.weekday or 0, relative.nth or 1
    if relative.unit == "month":
        year, month = divmod(anchor.year * 12 + anchor.month - 1 + (relative.offset or 0), 12)
        return _valued(mention, nth_value(year, month + 1, weekday, nth))
    month = relative.month or 1
    if relative.offset is not None:
        return _valued(mention, nth_value(anchor.year + relative.offset, month, weekday, nth))
    latest = (anchor + ANNOUNCED).isoformat()
    dates = (nth_value(anchor.year + more, month, weekday, nth) for more in (1, 0, -1))
    return _valued(mention, next((date for date in dates if date and date.date <= latest), None))


def _month(mention: DateMention, relative: Relative, anchor: datetime.date) -> DateMention | None:
    if relative.nth is not None:
        return _nth(mention, relative, anchor)
    if relative.month is None:
        year, month = divmod(anchor.year * 12 + anchor.month - 1 + (relative.offset or 0), 12)
        return _valued(mention, date_value(year, month + 1, relative.day))
    after = relative.month > anchor.month
    passed = {-1: relative.month < anchor.month, 0: True, 1: after}[relative.offset or 0]
    year = anchor.year if passed else anchor.year + (relative.offset or 0)
    return _valued(mention, date_value(year, relative.month, None))


def _year(mention: DateMention, relative: Relative, anchor: datetime.date) -> DateMention | None:
    if relative.nth is not None:
        return _nth(mention, relative, anchor)
    return _valued(mention, date_value(anchor.year + (relative.offset or 0), relative.month, relative.day))


def _weekday(mention: DateMention, relative: Relative, anchor: datetime.date) -> DateMention | None:
    back = (anchor.weekday() - (relative.weekday or 0)) % 7
    if relative.offset:  # the n-th such day before or after the anchor, which is none of them itself
        back = (back or 7) + 7 * (-relative.offset - 1) if relative.offset < 0 else back - 7 * relative.offset
    date = anchor - datetime.timedelta(days=back)
    return _valued(mention, date_value(date.year, date.month, date.day))


def _workday(mention: DateMention, relative: Relative, anchor: datetime.date) -> DateMention | None:
    """So many days from Monday to Friday before or after the anchor; holidays are not known."""
    left, date = relative.offset or 0, anchor
    step = datetime.timedelta(days=1 if left > 0 else -1)
    while left:
        date += step
        left -= 0 if date.weekday() > 4 else step.days
    return _valued(mention, date_value(date.year, date.month, date.day))


_RESOLVERS = {
    "workday": _workday,
    "day": _day,
    "week": _week,
    "month": _month,
    "year": _year,
    "weekday": _weekday,
}
