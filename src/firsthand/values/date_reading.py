"""From a match of the date grammar to mentions: numbers checked, calendars converted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, cast

import regex

from firsthand import model
from firsthand.values import calendars
from firsthand.values.chinese_numerals import plain_digits
from firsthand.values.date_values import date_value, foreign_value
from firsthand.values.date_words import DateWords
from firsthand.values.folding import Folded
from firsthand.values.lexing import Token
from firsthand.values.mentions import DateMention, Part, Relative
from firsthand.values.spelled_years import spelled_year
from firsthand.values.timestamps import time_around

_KINDS = (
    "avoid", "decade", "numeric", "partial", "bare", "ymd", "dmy", "mdy", "compact", "relday", "wday", "ym", "months", "my",
    "yearmonth", "month", "years", "year", "day", "weekday", "ago", "relative",
)  # fmt: skip
# A two-digit year below this belongs to 20xx.
_PIVOT = 50
# Calendars with months of their own.
_CALENDARS = ("hijri", "persian")


@dataclass(frozen=True, slots=True)
class _Match:
    """A match over tokens, with access to token values by group name."""

    found: Sequence[Token]
    folded: Folded
    words: DateWords
    match: regex.Match[str]

    def token(self, group: str) -> Token | None:
        index = self.match.start(group)
        return None if index < 0 else self.found[index]

    def number(self, group: str) -> int | None:
        token = self.token(group)
        digits = plain_digits(token.text) if token is not None else ""
        return int(digits) if digits.isdecimal() and len(digits) <= 6 else None

    def value(self, group: str, *roles: str) -> Any:
        token = self.token(group)
        return (
            None
            if token is None
            else next((token.roles[role] for role in roles if role in token.roles), None)
        )

    def has(self, group: str) -> bool:
        return bool(self.match.start(group) >= 0)


def read(
    match: regex.Match[str], found: Sequence[Token], folded: Folded, words: DateWords
) -> Iterator[DateMention]:
    """The mentions of one match: one, two for a range, none where the numbers are no date."""
    kind = next(name for name in _KINDS if match.start(name) >= 0)
    if kind in ("avoid", "decade"):
        return
    of = _Match(found, folded, words, match)
    if kind in ("numeric", "partial", "bare"):
        yield from _numeric(of, kind)
    elif kind in ("weekday", "ago", "relative"):
        yield from _relative(of, kind)
    elif kind == "years":
        yield from _years(of)
    elif kind == "compact":
        yield from _compact(of)
    elif kind == "yearmonth":
        yield from _year_month(of)
    elif kind == "months":
        yield from _months(of)
    else:
        yield from _named(of)


# -- dates with a month's name or a word beside the number ---------------------------


def _named(of: _Match) -> Iterator[DateMention]:
    month = _month(of)
    day = of.number("d") if of.has("d") else cast("int | None", of.value("dn", "day_name"))
    year = _year(of)
    if year is None and (of.has("y") or of.has("yw")):
        return
    relative = of.value("r", "relative")
    weekday, written = of.token("w"), of.token("d")
    if weekday and written and weekday.text[-1].isdigit() and weekday.end == written.start:
        return  # "thứ 29" is no "thứ 2", 9
    if isinstance(month, tuple):
        yield from _foreign(of, month, day)
        return
    if relative is not None and month is not None:
        yield _mention(of, None, relative=Relative("year", relative[1], month=month, day=day))
        return
    if relative is not None and day is not None:
        yield from _in_relative_month(of, relative[1], day)
        return
    direction = of.token("p")
    if direction is not None and day is None and year is None:
        offset = {"last": -1, "next": 1, "this": 0}[
            next(r for r in ("last", "next", "this") if r in direction.roles)
        ]
        yield _mention(of, None, relative=Relative("month", offset, month=month))
        return
    first = _first_day(of)
    if first is not None and day is not None and first >= day:
        day = first = None  # a score, not a range of days
    value = date_value(year, month, day)
    if value is None:
        return
    earlier = date_value(year, month, first) if first is not None else None
    if earlier is not None:
        yield from _range(of, earlier, value)
    else:
        yield _with_time(of, _mention(of, value))


def _range(of: _Match, earlier: model.DateValue, value: model.DateValue) -> Iterator[DateMention]:
    first, last = of.token("d1") or of.token("dn1"), of.token("d") or of.token("dn")
    assert first is not None and last is not None
    start, end = _bounds(of)
    if first.start > last.start or last.start < start:
        yield _mention(of, value)
        return
    swapped = of.match.start("m") < max(of.match.start("d1"), of.match.start("dn1"))
    head = start if not swapped else first.start
    yield _spanned(of, head, first.end, earlier)
    yield _spanned(of, last.start, end, value)


def _first_day(of: _Match) -> int | None:
    return of.number("d1") if of.has("d1") else cast("int | None", of.value("dn1", "day_name"))


def _in_relative_month(of: _Match, offset: int, day: int) -> Iterator[DateMention]:
    """Days of last or next month: "the 20th of next month"."""
    first = _first_day(of)
    start, end = _bounds(of)
    last = of.token("d") or of.token("dn")
    if first is None or last is None:
        yield _mention(of, None, relative=Relative("month", offset, day=day))
        return
    begin = of.token("d1") or of.token("dn1")
    assert begin is not None
    yield replace(
        _spanned(of, min(start, begin.start), begin.end, None), relative=Relative("month", offset, day=first)
    )
    yield replace(
        _spanned(of, last.start, max(end, last.end), None), relative=Relative("month", offset, day=day)
    )


def _month(of: _Match) -> Any:
    """1 to 12, or calendar and number, or None."""
    named = of.value("m", "month", "month_unsure", "month_bound")
    return named if named is not None else of.number("m")


def _year(of: _Match) -> int | None:
    """The common year of the group ``y``: eras converted, absurd ones None."""
    if of.has("yw"):
        first, last = of.match.span("yw")
        return spelled_year(of.found[first:last])
    if of.has("ys"):
        return _full_year(of, of.number("ys") or 0)
    year = of.number("y")
    if year is None:
        return None
    era = of.value("e", "era", "era_after")
    low, high = of.words.era_years
    if era is None and of.words.era and low <= year <= high:
        era = of.words.era
    if year < 100 and era is None:
        return _short_year(of.words.era or "common", year)
    if era is not None:
        return calendars.common_year(str(era), year)
    return year if 1000 <= year <= 2199 else None


def _short_year(era: str, year: int) -> int | None:
    """The common year of the last two digits of a year of ``era``."""
    first = 1900 + _PIVOT
    common = (calendars.common_year(era, year + 100 * century) for century in range(30))
    return next((each for each in common if each is not None and first <= each < first + 100), None)


def _foreign(of: _Match, month: tuple[str, int], day: int | None) -> Iterator[DateMention]:
    """A month of the Hijri or Persian calendar."""
    calendar, number = month
    year = of.number("y")
    if year is None:
        yield replace(_mention(of, None), calendar_date=(calendar, number, day))
        return
    value = foreign_value(calendar, year, number, day)
    if value is not None:
        yield _mention(of, value)


def _years(of: _Match) -> Iterator[DateMention]:
    first, last = of.token("y1"), of.token("y")
    assert first is not None and last is not None
    begin, closing = int(plain_digits(first.text)), int(plain_digits(last.text))
    end = closing if closing >= 100 else begin // 100 * 100 + closing
    for token, year in ((first, begin), (last, end)):
        common = _common(of.words, year)
        if common is not None and begin < end:
            start = _worded_start(of, token)
            yield _spanned(of, start, token.end, model.DateValue(f"{common:04}", "year"))


def _months(of: _Match) -> Iterator[DateMention]:
    """The first and the last month of a range in one year: January to October 2024."""
    token, first, last = of.token("m1"), of.value("m1", "month", "month_bound"), _month(of)
    year = _year(of)
    if isinstance(first, int) and isinstance(last, int) and token is not None and year is not None:
        start, end = _bounds(of)
        earlier = date_value(year - (first > last), first, None)  # December to February 2015
        later = date_value(year, last, None)
        yield _spanned(of, start, token.end, earlier)
        yield _spanned(of, of.found[of.match.start("m1") + 2].start, end, later)


def _worded_start(of: _Match, year: Token) -> int:
    """Where a year starts with the word before it, which may be a number too (Vietnamese năm)."""
    before = of.found[of.found.index(year) - 1]
    return before.start if "year_before" in before.roles and before.start >= _bounds(of)[0] else year.start


def _common(words: DateWords, year: int) -> int | None:
    low, high = words.era_years
    if words.era and low <= year <= high:
        return calendars.common_year(words.era, year)
    return year if 1000 <= year <= 2199 else None


def _compact(of: _Match) -> Iterator[DateMention]:
    """20240102."""
    token = of.token("compact")
    assert token is not None
    value = date_value(int(token.text[:4]), int(token.text[4:6]), int(token.text[6:]))
    if value is not None:
        yield _mention(of, value)


def _year_month(of: _Match) -> Iterator[DateMention]:
    """11/2016 or 2016-11; but 2011/12 and 2011-12 are a season."""
    year, month = of.number("y"), of.number("b")
    assert year is not None and month is not None
    common = _common(of.words, year)
    season = of.match.start("y") < of.match.start("b") and month == (year + 1) % 100
    if common is not None and not season and (value := date_value(common, month, None)) is not None:
        yield _mention(of, value)


# -- numeric dates -------------------------------------------------------------------


def _numeric(of: _Match, kind: str) -> Iterator[DateMention]:
    first, second = of.number("a"), of.number("b")
    assert first is not None and second is not None
    # A fraction is smaller than one; a day and month with a smaller day needs a word beside it.
    worded = "day_before" in of.found[of.match.start()].roles
    if kind == "bare" and (first <= second or not (worded or of.words.bare_day_month)):
        return
    third = of.number("c") if kind == "numeric" else None
    readings = _readings(of, first, second, third)
    if readings:
        earlier = _earlier_day(of, readings[0])
        yield from earlier
        alternative = readings[1] if len(readings) > 1 else None
        mention = _last_day(of, readings[0]) if earlier else _with_time(of, _mention(of, readings[0]))
        yield replace(mention, alternative=alternative)


def _earlier_day(of: _Match, last: model.DateValue) -> list[DateMention]:
    """The first day of a range whose last one has the month (3 to 8/12/2024)."""
    token, day = of.token("d1"), of.number("d1")
    if token is None or day is None or day >= int(last.date[-2:]):
        return []
    value = model.DateValue(f"{last.date[:-2]}{day:02}", "day")
    return [_spanned(of, min(token.start, _bounds(of)[0]), token.end, value)]


def _last_day(of: _Match, value: model.DateValue) -> DateMention:
    token = of.token("a")
    assert token is not None
    return _spanned(of, token.start, _bounds(of)[1], value)


def _readings(of: _Match, first: int, second: int, third: int | None) -> list[model.DateValue]:
    """What a numeric date can mean, the language's own order first."""
    separator = of.token("s")
    assert separator is not None
    if third is not None and first > 31:
        if of.words.era in _CALENDARS and of.words.era_years[0] <= first <= of.words.era_years[1]:
            value = foreign_value(str(of.words.era), first, second, third)
            return [value] if value else []
        year = _common(of.words, first)
        return [value for value in (date_value(year, second, third),) if year and value]
    year = _full_year(of, third) if third is not None else None
    if third is not None and (year is None or (third < 100 and "hyphen" in separator.roles)):
        return []
    values = [date_value(year, second, first), date_value(year, first, second)]
    if second > 12:
        values[0] = None
    if first > 12:
        values[1] = None
    if of.words.order == "mdy" and "dot" not in separator.roles:
        values.reverse()
    readings = [value for value in values if value is not None]
    return readings if of.words.order_unsure or values[0] is None else readings[:1]


def _full_year(of: _Match, year: int) -> int | None:
    if year >= 100:
        return _common(of.words, year)
    return year + (2000 if year < _PIVOT else 1900)


# -- relative mentions ---------------------------------------------------------------


def _relative(of: _Match, kind: str) -> Iterator[DateMention]:
    if kind == "weekday" and _only_ordinal(of):
        return
    if kind == "ago":
        relative = _ago(of)
    elif kind == "weekday":
        relative = _weekday(of)
    else:
        unit, offset = of.value("r", "relative")
        relative = Relative(unit, offset)
    if relative is not None:
        yield _mention(of, None, relative=relative)


def _only_ordinal(of: _Match) -> bool:
    """A weekday's name that is also an ordinal (Vietnamese thứ ba), without capital or word that makes it a day."""
    token, index = of.token("w"), of.match.start("w")
    if token is None or "weekday_unsure" not in token.roles or of.has("p") or of.has("r"):
        return False
    written = of.folded.original[of.folded.start(token.start) + 1 : of.folded.end(token.end)]
    before = of.found[index - 1].roles if index else {}
    worded = {"preposition", "day_before", "day_word", "day_part"} & before.keys()
    return written == written.lower() and not worded


def _ago(of: _Match) -> Relative | None:
    count = of.number("n")
    if count is None:
        count = of.value("n", "count")
    unit = of.value("u", "unit_ago", "unit")
    direction = of.token("g") or of.token("u")
    if count is None or direction is None or unit not in ("day", "week", "month", "year") or count > 1000:
        return None
    sign = -1 if {"ago", "ago_before", "unit_ago"} & direction.roles.keys() else 1
    return Relative(unit, sign * count)


def _weekday(of: _Match) -> Relative:
    weekday = of.value("w", "weekday")
    relative = of.value("r", "relative")
    if relative is not None and relative[0] == "week":
        return Relative("week", relative[1], weekday=weekday)
    direction = of.token("p")
    if direction is None:
        return Relative("weekday", None, weekday=weekday)
    if "this" in direction.roles:
        return Relative("week", 0, weekday=weekday)
    return Relative("weekday", -1 if "last" in direction.roles else 1, weekday=weekday)


# -- mentions ------------------------------------------------------------------------


def _bounds(of: _Match) -> tuple[int, int]:
    """The match's span in folded text, without the words around the date's own group."""
    first, last = of.match.start(), of.match.end() - 1
    tokens = of.found[first : last + 1]
    while len(tokens) > 1 and _outside(tokens[0]):
        tokens = tokens[1:]
    while len(tokens) > 1 and (
        "comma" in tokens[-1].roles or "open" in tokens[-1].roles or _loose_dot(tokens[-1])
    ):
        tokens = tokens[:-1]
    return tokens[0].start, tokens[-1].end


def _outside(token: Token) -> bool:
    """A preposition or a bracket before the date; a word that is also part of it stays."""
    kept = {
        "day_before",
        "day_word",
        "day_part",
        "month_before",
        "year_before",
        "part",
        "last",
        "next",
        "this",
        "relative",
        "era",
    }
    return bool({"preposition", "open", "of", "comma"} & token.roles.keys()) and not kept & token.roles.keys()


def _loose_dot(token: Token) -> bool:
    return "dot" in token.roles


def _mention(of: _Match, value: model.DateValue | None, relative: Relative | None = None) -> DateMention:
    start, end = _bounds(of)
    mention = _spanned(of, start, end, value)
    weekday = of.value("w", "weekday", "weekday_bound")
    part = cast("Part | None", of.value("part", "part", "part_after"))
    return replace(mention, relative=relative, weekday=weekday, part=part)


def _spanned(of: _Match, start: int, end: int, value: model.DateValue | None) -> DateMention:
    begin, finish = of.folded.start(start), of.folded.end(end)
    return DateMention(begin, finish, of.folded.original[begin:finish], value)


def _with_time(of: _Match, mention: DateMention) -> DateMention:
    """The mention with its clock time, where it is a full date with one beside it."""
    value = mention.value
    if value is None or value.precision != "day" or value.date.startswith("-"):
        return mention
    start, end = _bounds(of)
    clock = time_around(of.folded.text, start, end)
    if clock is None:
        return mention
    timed = model.DateValue(f"{value.date}T{clock.iso}", clock.precision)
    alternative = mention.alternative
    if alternative is not None:
        alternative = model.DateValue(f"{alternative.date}T{clock.iso}", clock.precision)
    spanned = _spanned(of, clock.start, clock.end, timed)
    return replace(
        mention, start=spanned.start, end=spanned.end, text=spanned.text, value=timed, alternative=alternative
    )
