"""What reading dates and quantities gives: mentions, with their spans and values."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from firsthand import model

Part = Literal["early", "mid", "late"]


@dataclass(frozen=True, slots=True)
class Relative:
    """A date told from the day of writing: ``offset`` units away (−1 week: last week).

    With ``weekday`` (0 Monday … 6 Sunday): that day of the week ``offset`` weeks away, or with
    ``offset`` None the nearest one; with unit ``weekday`` the ``offset``-th such day before or after the day of writing.
    ``month`` goes with unit ``year``: "June last year"; ``day`` with it, or with unit ``month``: "the 3rd of last month".
    ``nth`` and ``weekday`` go with unit ``month`` ("the first Monday of next month") or, with ``month`` and offset None, unit
    ``year`` ("the first Monday of May"); −1 is the last.
    """

    unit: Literal["day", "week", "month", "year", "weekday", "workday"]
    offset: int | None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    nth: int | None = None


#: So many units later, or earlier where negative: ``("day", -2)``.
Shift = tuple[Literal["day", "week", "month", "year"], int]


@dataclass(frozen=True, slots=True)
class DateMention:
    """Words of ``text`` that give a date: ``[start, end)`` in code points, and what they say.

    ``value`` is None for a relative mention and for a range of days. ``alternative`` is the
    other reading of an ambiguous numeric date (3/4). ``weekday`` is the weekday that stands
    beside the date. ``calendar_date``: calendar, year, month and day of a date in a calendar whose
    months are its own, where the year isn't written (``value`` is None then). ``part``: early, mid or late in the month or year that ``value`` gives.
    ``earliest`` and ``latest`` bound a date wider than a day and not a month or year: a week, once resolved; "the last four
    months of 2021".
    ``shift`` is how far the date is from what the rest gives: "two days after 12 March". ``follows`` is the first end of the
    range that this mention ends, where it says less than a full date ("from November to March"). ``beside`` is the
    day of the text that this one is the next or the last to (Japanese 翌日); without one ``relative`` counts from the day of writing.
    """

    start: int
    end: int
    text: str
    value: model.DateValue | None
    relative: Relative | None = None
    alternative: model.DateValue | None = None
    weekday: int | None = None
    part: Part | None = None
    calendar_date: tuple[str, int, int | None] | None = None
    earliest: datetime.date | None = None
    latest: datetime.date | None = None
    shift: tuple[Shift, ...] = ()
    follows: DateMention | None = None
    beside: DateMention | None = None


def date_spans(mentions: Iterable[DateMention]) -> list[tuple[int, int]]:
    """Where dates stand, so that their numbers are no quantities. "The last four months of 2021" still counts four months."""
    return [(m.start, m.end) for m in mentions if m.earliest is None]


Bound = Literal["over", "least", "under", "most", "about", "near", "range"]
Kind = Literal["number", "percent", "money", "ordinal", "label", "time", "score"]


@dataclass(frozen=True, slots=True)
class QuantityMention:
    """Words of ``text`` that give a quantity: ``[start, end)`` in code points, and what they say.

    ``value`` is the interval: exact ``[n, n]``; "more than" and "at least" n ``[n, None]``; "up to"
    and "fewer than" n ``[None, n]``; "about" n a tenth to either side; "nearly" n a tenth below; a range its ends.
    ``amount`` is n itself (None for a range or a vague quantity). ``unit`` is the ISO 4217 code of money, or the CLDR name
    of a unit of measure (``mile``).
    ``vague``: "thousands", "tens of thousands", "several hundred". ``small_word``: spelled in letters and
    twelve or less, so that a translation may well leave it out or add it. ``alternative`` is the amount
    under the other convention of grouping. ``parts``: the numbers that a fraction is written with. Kinds ``ordinal``, ``label`` (Article 51, a year, a code),
    ``time`` and ``score`` are no quantities; `quantities.find_quantities` gives them only when asked.
    """

    start: int
    end: int
    text: str
    value: model.QuantityValue
    kind: Kind
    unit: str | None = None
    amount: Decimal | None = None
    bound: Bound | None = None
    vague: bool = False
    small_word: bool = False
    alternative: Decimal | None = None
    parts: tuple[Decimal, ...] = ()


def shown_unit(kind: str, unit: str | None) -> str | None:
    """A quantity's unit as `model.Member` gives it, from its kind and the unit that was read."""
    return "percent" if kind == "percent" else unit
