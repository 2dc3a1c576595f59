"""Dates as values of the Gregorian calendar, cut to their precision; None for days that do not exist."""

from __future__ import annotations

import datetime

from firsthand import model
from firsthand.values import calendars


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


def _day_exists(year: int | None, month: int | None, day: int) -> bool:
    try:
        datetime.date(year or 2000, month or 1, day)
    except ValueError:
        return False
    return True


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
