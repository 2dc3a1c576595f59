"""What the specs' dates are in days, which of them count, and whether a reading of ours is one of them."""

from __future__ import annotations

import calendar
import datetime
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from benchmarks.facts.gold_contradictions import Ends, distance, has_other_month_or_year, has_other_weekday
from benchmarks.facts.specs import Case, Gold
from firsthand.model import DateValue
from firsthand.values.date_grammar import date_reader, number_roles
from firsthand.values.dates import DateMention
from firsthand.values.folding import fold, fold_word
from firsthand.values.lexing import Token, tokens

Days = tuple[datetime.date, datetime.date]  # first day, and the day after the last

_DAY = re.compile(r"(\d{4}|XXXX)-(\d\d|XX)-\d\d$|(\d{4}-W\d\d|XXXX-WXX)-\d$")
_WIDER = re.compile(r"\d{4}$|(\d{4}|XXXX)-\d\d$|\d{4}-W\d\d$")
_POINT = r"(?:\d{4}|XXXX)-(?:\d\d|XX)-\d\d"
_RANGE = re.compile(rf"\({_POINT},{_POINT},P[\dX.]+[DWMY]?\)$")
_BOUNDED = frozenset({"before", "after", "since", "until", "start", "mid", "end"})
_FIRST_YEAR = 1000


@dataclass(frozen=True, slots=True)
class Wanted:
    """The values that are right for one result; ``edges`` where the spec gives an open interval by one of its ends."""

    days: frozenset[Days]
    edges: frozenset[datetime.date]
    timexes: frozenset[str]


def wanted(gold: Gold, reference: datetime.date, language: str) -> Wanted | None:
    """None where the result is no date that firsthand means to read."""
    found = list(_values(gold))
    if not found or not all(_counts(kind, timex, mod, ends, reference) for kind, timex, mod, ends in found):
        return None
    if _is_bare_unit(gold, language) or _is_vague(gold, language) or _are_quarters(gold, found, language):
        return None
    days: set[Days] = set()
    edges: set[datetime.date] = set()
    for kind, timex, mod, (first, last) in found:
        if (week := _week(timex)) is not None:
            days.add(week)  # firsthand knows no part of a week: "later this week" is this week
        if mod in ("start", "mid", "end"):
            continue
        if kind in ("date", "datetime") and first is not None:
            days.add((first, first + datetime.timedelta(days=1)))
            edges |= {first} if mod else set()
        elif first is not None and last is not None:
            days.add((first, last))
            if timex.startswith("("):
                days.add((first, last + datetime.timedelta(days=1)))  # "3 to 12 September" ends with the 12th
        else:
            edges |= {end for end in (first, last) if end is not None}
    return Wanted(frozenset(days), frozenset(edges), frozenset(timex for _, timex, _, _ in found))


Reading = tuple[str, str, str, Ends]


def _values(gold: Gold) -> Iterator[tuple[str, str, str, Ends]]:
    """Type, timex, modifier and ends of each reading that the spec allows."""
    resolution = gold.resolution
    if not isinstance(resolution, dict):
        return
    if isinstance(resolution.get("values"), list):
        for value in resolution["values"]:
            ends = (_day(value.get("value", value.get("start"))), _day(value.get("end")))
            yield str(value.get("type", "")), str(value.get("timex", "")), str(value.get("Mod", "")), ends
        return
    timex = str(resolution.get("Timex", resolution.get("timex", "")))
    for side in ("FutureResolution", "PastResolution"):
        value = resolution.get(side) or {}
        if isinstance(value, dict):
            first = next((value[name] for name in ("date", "dateTime", "startDate") if name in value), None)
            yield gold.type, timex, str(resolution.get("Mod", "")), (_day(first), _day(value.get("endDate")))


def _day(text: Any) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(str(text)[:10])
    except ValueError:
        return None


def _counts(kind: str, timex: str, mod: str, ends: Ends, reference: datetime.date) -> bool:
    if kind not in ("date", "datetime", "daterange") or (mod and mod not in _BOUNDED):
        return False
    if all(end is None for end in ends):
        return False
    if any(end is not None and end.year < _FIRST_YEAR for end in ends):
        return (
            False  # no such day (30 February is given as the year 1), or the year 247, which news don't tell
        )
    if kind == "datetime" and ends[0] == reference:
        return False  # a time of day: the day is only implied
    if kind != "daterange":
        return _DAY.match(timex.partition("T")[0]) is not None
    if mod in ("before", "after", "since", "until"):
        return _DAY.match(timex) is not None or _WIDER.match(timex) is not None
    if _RANGE.match(timex):
        near = {reference + datetime.timedelta(days=days) for days in (-1, 0, 1)}
        return not near & {end for end in ends if end is not None} and not _is_other_unit(timex, ends)
    return _WIDER.match(timex) is not None and not _is_numbered_week(timex, reference)


def _is_other_unit(timex: str, ends: Ends) -> bool:
    """Weekends, fortnights, decades and centuries."""
    first, last = ends
    if first is None or last is None:
        return True
    length = timex.rpartition("P")[2].rstrip(")")
    aligned = first.day == 1 and last.day == 1 and first.month == last.month == 1
    return length.endswith("W") or (aligned and (last.year - first.year) % 10 == 0)


def _are_quarters(gold: Gold, found: Sequence[Reading], language: str) -> bool:
    """Quarters and half years: months from the first of a quarter to the first of one, with no month named."""
    starts = [end for _, timex, _, ends in found if timex.startswith("(") for end in ends if end is not None]
    quarters = starts and all(day.day == 1 and day.month % 3 == 1 for day in starts)
    whole_years = all(day.month == 1 for day in starts)
    return bool(quarters) and not whole_years and not _has_month(gold.text, language)


def _is_bare_unit(gold: Gold, language: str) -> bool:
    """ "The week", "my day", "partner of the year": a unit with no word that says which one, nor a number."""
    roles = _roles(gold, language)
    unit = bool({"unit", "whole", "year_before"} & roles) or _is_owned_unit(gold, language)
    return unit and not roles & _TELLING and not _has_number(gold.text)


def _is_owned_unit(gold: Gold, language: str) -> bool:
    """ "My day" as one word: a unit's name with an ending of a letter or two (Arabic يومي, Turkish günüm)."""
    last = fold(gold.text).text.split()[-1:]
    units = [word for word, roles in date_reader(language).lexicon.words.items() if "unit" in roles]
    return any(word.startswith(unit) and 0 < len(word) - len(unit) <= 2 for word in last for unit in units)


def _is_vague(gold: Gold, language: str) -> bool:
    """ "A few days ago": a count that the words don't give, where the specs take three."""
    roles = _roles(gold, language)
    directed = roles & {"ago", "ahead", "ago_before", "ahead_before", "unit_ago"}
    counted = roles & {
        "count",
        "num",
        "relative",
        "day_name",
        "number_word",
        "month",
        "weekday",
        "part",
        "part_after",
    }
    return bool(directed and "unit" in roles) and not counted and not _has_number(gold.text)


_TELLING = frozenset(
    [
        "relative",
        "this",
        "last",
        "next",
        "part",
        "part_after",
        "count",
        "num",
        "ago",
        "ahead",
        "ago_before",
        "ahead_before",
        "unit_ago",
        "offset",
        "offset_back",
        "weekday",
        "month",
        "month_unsure",
        "month_bound",
        "day_name",
        "number_word",
        "whole_part",
        "nth",
    ]
)


def _has_number(text: str) -> bool:
    return any(unicodedata.numeric(sign, None) is not None for sign in text)


def is_contradicted(case: Case, gold: Gold, odd: frozenset[tuple[str, str, int]]) -> bool:
    """Whether a result goes against its own words: see `gold_contradictions`. ``odd``: its `odd_days`."""
    found, readings = _tokens(gold.text, case.language), list(_values(gold))
    ends = [ends for _, _, _, ends in readings]
    away = distance(case.reference, ends) if case.reference is not None else None
    if away is not None and (case.language, fold_word(gold.text), away) in odd:
        return True
    bounded = any(mod for _, _, mod, _ in readings)
    other = not bounded and has_other_month_or_year(gold.text, found, ends)
    return other or has_other_weekday(found, [timex for _, timex, _, _ in readings])


def told_by(gold: Gold) -> set[datetime.date]:
    """The first days of all readings of a result, times of day included."""
    return {first for _, _, _, (first, _) in _values(gold) if first is not None}


def told_days(case: Case) -> Iterator[tuple[Case, Gold, Sequence[Token], list[Ends]]]:
    """The results of a case that are single days, for `gold_contradictions.odd_days`."""
    for gold in case.golds:
        days = [
            ends
            for kind, timex, mod, ends in _values(gold)
            if kind == "date" and "X" not in timex and not mod
        ]
        if days and gold.placed and not _has_number(gold.text):
            yield case, gold, _tokens(gold.text, case.language), days


def _roles(gold: Gold, language: str) -> set[str]:
    return {role for token in _tokens(gold.text, language) for role in token.roles}


def _is_numbered_week(timex: str, reference: datetime.date) -> bool:
    """A week of the year or month ("week 23", "the first week of 2015"), not one counted from today."""
    week = _week(timex)
    return week is not None and abs((week[0] - reference).days) > 20


def _week(timex: str) -> Days | None:
    match = re.match(r"(\d{4})-W(\d\d)$", timex)
    try:
        monday = datetime.date.fromisocalendar(int(match[1]), int(match[2]), 1) if match else None
    except ValueError:
        return None
    return None if monday is None else (monday, monday + datetime.timedelta(days=7))


def is_named_day(gold: Gold, language: str) -> bool:
    """Whether a fixed day of the year is told by a name ("All Saints' Day", "Easter 2018"): no month, no number of a day."""
    timexes = [timex for _, timex, _, _ in _values(gold)]
    fixed = all(re.match(r"XXXX-\d\d-\d\d", timex) for timex in timexes)
    year = re.search(r"(?<!\d)\d{4}(?!\d)", gold.text)
    if not timexes or not (fixed or year):
        return False
    rest = gold.text.replace(year[0], "") if year else gold.text
    if not all(_DAY.match(timex.partition("T")[0]) for timex in timexes):
        return False
    return not (
        any(unicodedata.numeric(sign, None) is not None for sign in rest) or _has_month(rest, language)
    )


def _has_month(text: str, language: str) -> bool:
    months = ("month", "month_unsure", "month_bound")
    return any(role in token.roles for token in _tokens(text, language) for role in months)


def _tokens(text: str, language: str) -> list[Token]:
    return tokens(fold(text).text, date_reader(language).lexicon, number_roles)


# -- ours ----------------------------------------------------------------------------


def days_of(mention: DateMention) -> Days | None:
    """The days that a resolved mention covers; None where it isn't told."""
    if mention.earliest is not None and mention.latest is not None:
        return mention.earliest, mention.latest + datetime.timedelta(days=1)
    if mention.value is None or mention.value.date.startswith("-"):
        return None
    parts = [int(part) for part in mention.value.date[:10].split("-")]
    if len(parts) == 3:
        day = datetime.date(*parts)
        return day, day + datetime.timedelta(days=1)
    if len(parts) == 2:
        return datetime.date(*parts, 1), _after_month(*parts)
    return datetime.date(parts[0], 1, 1), datetime.date(parts[0] + 1, 1, 1)


def _after_month(year: int, month: int) -> datetime.date:
    return datetime.date(year, month, calendar.monthrange(year, month)[1]) + datetime.timedelta(days=1)


def is_right(mentions: Sequence[DateMention], want: Wanted) -> bool:
    """Whether the resolved ``mentions`` inside one result say what it says: from the first's first day to the last's last."""
    days = [of for mention in mentions if (of := days_of(mention)) is not None]
    if not days or len(days) != len(mentions):
        return False
    first, last = min(day for day, _ in days), max(day for _, day in days)
    if (first, last) in want.days or first in want.edges or last in want.edges:
        return True
    if len(mentions) > 1 and any(day == first and end == days[-1][0] for day, end in want.days):
        return True  # the spec ends a range where the last day, month or year that the text names begins
    if any(mention.part for mention in mentions) and _holds_ends(days, want):
        return True
    if len(mentions) == 1 and _is_nearest(mentions[0], want, days[0]):
        return True
    if len(mentions) == 2 and (week := _week_later(mentions[0])) is not None:
        last = _moved(mentions[1]) if mentions[1].relative is not None else mentions[1]
        return is_right([week, last], want)
    shape = mentions[0].value.date[:10] if mentions[0].value is not None else ""
    return len(mentions) == 1 and any(shape == timex or _same_shape(shape, timex) for timex in want.timexes)


def in_other_order(mentions: Sequence[DateMention], want: Wanted) -> bool:
    """Whether digits that can mean two days (3/4) were read in CLDR's order for the language, and the spec has the other."""
    if not all(_ambiguous(mention) for mention in mentions if any(c.isdigit() for c in mention.text)):
        return False
    turned = [replace(mention, value=_turned(mention)) for mention in mentions]
    days = [mention.value.date[4:10] for mention in turned if mention.value is not None]
    yearless = any(all(f"XXXX{day}" in timex for day in days) for timex in want.timexes)
    return is_right(turned, want) or (len(days) == len(mentions) and yearless)


def _ambiguous(mention: DateMention) -> bool:
    return _turned(mention) is not None


_IN_DIGITS = re.compile(r"\d{1,2}[./-]\d{1,2}")


def _turned(mention: DateMention) -> DateValue | None:
    """The value with day and month changed, where both are told in digits and both can be either."""
    value = mention.value
    if value is None or value.precision != "day" or not _IN_DIGITS.search(mention.text):
        return None
    year, month, day = value.date.split("-")
    return DateValue(f"{year}-{day}-{month}", "day") if int(day) <= 12 else None


def _is_nearest(mention: DateMention, want: Wanted, days: Days) -> bool:
    """Where firsthand means something else by the same words, as its documents say.

    "Two months ago" is a month, not the very day. "Last" and "next" with a weekday or a month are the nearest such,
    where the specs count calendar weeks and years.
    """
    original = mention.relative
    if mention.weekday is not None and mention.value is not None and original is None:
        # A weekday beside a date decides its year; the specs don't heed it.
        return any(
            timex.startswith("XXXX-") and mention.value.date[4:10] == timex[4:10] for timex in want.timexes
        )
    single = [first for first, last in want.days if (last - first).days == 1]
    single.extend(want.edges)  # "in more than two weeks": the end of an open interval is such a day too
    if original is None:
        return False
    if original.unit == "month" and original.month is not None:
        return any(
            days[0].month == first.month and abs(days[0].year - first.year) == 1 for first, _ in want.days
        )
    if any(unit in ("month", "year") for unit, _ in mention.shift[-1:]):
        return any(days[0] <= day < days[1] for day in single)
    if original.unit in ("week", "month", "year") and original.weekday is None and original.day is None:
        return any(days[0] <= day < days[1] for day in single)
    if original.unit == "weekday" and original.offset is not None:
        return any(abs((day - days[0]).days) == 7 for day in single)
    return False


def _week_later(mention: DateMention) -> DateMention | None:
    """ "Next Friday" a week further, as the specs have it at the head of a range."""
    original, value = mention.relative, mention.value
    if original is None or value is None or original.unit != "weekday" or original.offset != 1:
        return None
    return _moved(mention)


def _moved(mention: DateMention) -> DateMention:
    assert mention.value is not None
    day = datetime.date.fromisoformat(mention.value.date[:10]) + datetime.timedelta(days=7)
    return replace(mention, value=DateValue(day.isoformat(), "day"), relative=None)


def _holds_ends(days: Sequence[Days], want: Wanted) -> bool:
    """Whether both ends of a range lie in the months or years that the mentions name: their parts have no days of ours."""
    (first, first_end), (last, last_end) = days[0], days[-1]
    return any(first <= start <= first_end and last <= end <= last_end for start, end in want.days)


def _same_shape(shape: str, timex: str) -> bool:
    """XXXX-06 is any June: the year is as the spec's candidates say, which `Wanted` holds where no part is named."""
    return timex.startswith("XXXX-") and shape[4:] == timex[4:] and len(shape) == 7
