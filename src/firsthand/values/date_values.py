"""Dates as values of the Gregorian calendar, cut to their precision; None for days that do not exist."""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Iterable

from firsthand import model
from firsthand.values import calendars
from firsthand.values.mentions import Shift


def foreign_value(calendar: str, year: int, month: int, day: int | None) -> model.DateValue | None:
    """The common date of a Hijri or Persian one: to the day for Persian dates with a day, else the month
    in which its middle (or the tabular Hijri day) falls. None where there is no such date.
    """
    convert = calendars.persian_date if calendar == "persian" else calendars.hijri_date
    try:
        date = convert(year, month, day or 15)
    except (ValueError, OverflowError):
        return None
    exact = calendar == "persian" and day is not None
    return date_value(date.year, date.month, date.day if exact else None)


def date_value(year: int | None, month: int | None, day: int | None) -> model.DateValue | None:
    """The value of what is known; None where there is no such day or nothing is known."""
    if day is not None and not _day_exists(year, month, day):
        return None
    if year is not None:
        parts = [f"{year:04}", *(f"{part:02}" for part in (month, day) if part is not None)]
        return model.DateValue("-".join(parts), ("year", "month", "day")[len(parts) - 1])
    if month is not None:
        return (
            model.DateValue(f"--{month:02}-{day:02}", "day")
            if day
            else model.DateValue(f"--{month:02}", "month")
        )
    return model.DateValue(f"---{day:02}", "day") if day else None


def nth_value(year: int, month: int, weekday: int, nth: int) -> model.DateValue | None:
    """The day of the ``nth`` ``weekday`` (0 Monday) of a month, of the last for −1; None where there is none."""
    days = calendar.monthrange(year, month)[1]
    found = [day for day in range(1, days + 1) if datetime.date(year, month, day).weekday() == weekday]
    index = nth - 1 if nth > 0 else -1
    return date_value(year, month, found[index]) if index < len(found) else None


def _day_exists(year: int | None, month: int | None, day: int) -> bool:
    try:
        datetime.date(year or 2000, month or 1, day)
    except ValueError:
        return False
    return True


def shifted_value(value: model.DateValue, shifts: Iterable[Shift]) -> model.DateValue | None:
    """The date that is ``shifts`` away from ``value``, cut to the smallest unit counted; None where ``value`` is too coarse.

    Days and weeks are counted from a day, which may be without its year.
    """
    year, month, day = fields(value)
    shifts = tuple(shifts)
    finest = min((_FINENESS[unit] for unit, _ in shifts), default=0)
    if month is None or (day is None and finest == 0) or value.precision in ("minute", "second"):
        return None
    months = sum(count * {"month": 1, "year": 12}.get(unit, 0) for unit, count in shifts)
    days = sum(count * {"day": 1, "week": 7}.get(unit, 0) for unit, count in shifts)
    moved, index = divmod((year or _ANY_YEAR) * 12 + month - 1 + months, 12)
    try:
        last = calendar.monthrange(moved, index + 1)[1]
        date = datetime.date(moved, index + 1, min(day or 1, last)) + datetime.timedelta(days=days)
    except (ValueError, OverflowError):
        return None
    known = date.year if year is not None else None
    parts = (known, date.month if finest < 2 else None, date.day if finest == 0 else None)
    return date_value(*parts) if any(parts) else None


_FINENESS = {"day": 0, "week": 0, "month": 1, "year": 2}
_ANY_YEAR = 2001  # not a leap year: 28 February and a day is 1 March


def fields(value: model.DateValue) -> tuple[int | None, int | None, int | None]:
    """Year, month and day of a value, None where not known: the inverse of `date_value`."""
    text = value.date.split("T")[0]
    if text.startswith("---"):
        return None, None, int(text[3:])
    if text.startswith("--"):
        month, _, day = text[2:].partition("-")
        return None, int(month), int(day) if day else None
    parts = [int(part) for part in text.split("-")]
    return (parts[0], parts[1] if len(parts) > 1 else None, parts[2] if len(parts) > 2 else None)
