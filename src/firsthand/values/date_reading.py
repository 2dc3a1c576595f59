"""From a match of the date grammar to mentions: numbers checked, calendars converted."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import Any, cast

from firsthand import model
from firsthand.values import calendars
from firsthand.values.chinese_numerals import plain_digits
from firsthand.values.date_alternatives import ShapeMatch
from firsthand.values.date_match import (
    PIVOT,
    Match,
    bounds,
    coming,
    full_year,
    mentioned,
    spanned,
    with_time,
    written_year,
)
from firsthand.values.date_numeric import compact, numeric, pairs, year_month
from firsthand.values.date_parts import nth_day, nth_month, nth_span
from firsthand.values.date_relative import beside, nth_weekday, relative_mentions, swing
from firsthand.values.date_values import date_value, fields, foreign_value
from firsthand.values.lexing import Token
from firsthand.values.mentions import DateMention, Relative
from firsthand.values.spelled_years import spelled_year

_KINDS = frozenset({
    "avoid", "decade", "lead", "trail", "pairs", "numeric", "partial", "bare", "ymd", "dmy", "mdy", "compact", "relday", "nth", "wday", "ym", "months", "monthpair", "my",
    "yearmonth", "month", "worded", "years", "year", "day", "weekday", "within", "ago", "whole", "swing", "relative", "beside",
    "padded", "nthday", "nthmonth", "nthspan",
})  # fmt: skip


def kind_of(match: ShapeMatch) -> str:
    """Which alternative of the grammar a match is of."""
    return next(filter(_KINDS.__contains__, match.groups))


def read(of: Match) -> Iterator[DateMention]:
    """The mentions of one match: one, two for a range, none where the numbers are no date."""
    kind = kind_of(of.match)
    if kind not in _UNREAD:
        yield from _READERS.get(kind, _named)(of)


_UNREAD = frozenset({"avoid", "decade", "lead", "trail"})


# -- dates with a month's name or a word beside the number ---------------------------


def _named(of: Match) -> Iterator[DateMention]:
    month = _month(of)
    day = of.number("d") if of.has("d") else cast("int | None", of.value("dn", "day_name"))
    year = _year(of)
    if year is None and of.has("yw"):
        yield from _cut(of, date_value(None, month if isinstance(month, int) else None, day))
    elif (year is None and of.has("y")) or _is_one_number(of) or _begins_sentence(of):
        return
    elif isinstance(month, tuple):
        yield from _foreign(of, month, day)
    elif of.has("r") and (month is not None or day is not None):
        yield from _in_relative(of, month, day)
    elif of.has("p") and day is None and year is None:
        yield from _last_or_next(of, month)
    else:
        yield from _written(of, year, month, day)


def _is_one_number(of: Match) -> bool:
    """Vietnamese "thứ 29" is no "thứ 2" (Monday), 9."""
    weekday, written = of.token("w"), of.token("d")
    glued = weekday is not None and written is not None and weekday.end == written.start
    return glued and weekday is not None and weekday.text[-1].isdigit()


def _begins_sentence(of: Match) -> bool:
    """German "am 3. Zweite Bürger kamen": a capital behind the point of the day makes no month of an ordinal."""
    month, index = of.token("mn"), of.match.start("mn") - 1
    dotted = month is not None and "dot" in of.found[index].roles
    return dotted and month is not None and of.folded.original[of.folded.start(month.start)].isupper()


def _in_relative(of: Match, month: int | None, day: int | None) -> Iterator[DateMention]:
    """June of last year; the 20th of next month."""
    relative = of.value("r", "relative")
    if month is not None:
        yield mentioned(of, None, relative=Relative("year", relative[1], month=month, day=day))
    elif day is not None:
        told = of.value("ry", "relative")
        yield from _in_relative_month(of, relative[1] + (12 * told[1] if told is not None else 0), day)


def _last_or_next(of: Match, month: int | None) -> Iterator[DateMention]:
    direction = of.token("p")
    assert direction is not None
    if "this" in direction.roles and of.is_small("m"):
        return  # "this may take long"
    role = next(role for role in _DIRECTIONS if role in direction.roles)
    yield mentioned(of, None, relative=Relative("month", _DIRECTIONS[role], month=month))


_DIRECTIONS = {"last": -1, "next": 1, "this": 0}


def _written(of: Match, year: int | None, month: int | None, day: int | None) -> Iterator[DateMention]:
    first = _first_day(of)
    if first is not None and day is not None and first > day and _crosses(of):
        yield from _across(of, (year, month, first), (year, month, day))
        return
    if first is not None and day is not None and first >= day:
        day = first = None  # a score, not a range of days
    value = date_value(year, month, day)
    if value is None:
        return
    earlier = date_value(year, month, first) if first is not None else None
    if earlier is not None:
        yield from _range(of, earlier, value)
    elif year is None and day is not None and of.before("next"):
        yield coming(mentioned(of, value))
    else:
        yield with_time(of, mentioned(of, value))


def _cut(of: Match, value: model.DateValue | None) -> Iterator[DateMention]:
    """The date alone, where the number words behind it are no year: "march eighteenth nine thirty"."""
    index = of.match.start("yw")
    end = of.found[index - 1].end if index > of.match.first else 0
    if value is not None and end > bounds(of)[0]:
        yield spanned(of, bounds(of)[0], end, value)


def _crosses(of: Match) -> bool:
    """Whether a word for to stands between the days: "the 27th to the 3rd of April" begins in March, 3-2 is a score."""
    starts = sorted(max(of.match.start(a), of.match.start(b)) for a, b in (("d1", "dn1"), ("d", "dn")))
    return any("to" in token.roles for token in of.found[starts[0] : starts[1]])


Ymd = tuple[int | None, int | None, int]


def _across(of: Match, first: Ymd, last: Ymd) -> Iterator[DateMention]:
    """Both ends of a range from one month into the next: the month that is written is that of the day beside it."""
    ahead = of.match.start("m") < max(of.match.start("d1"), of.match.start("dn1"))
    earlier = date_value(*(first if ahead else _months_away(first, -1)))
    later = date_value(*(_months_away(last, 1) if ahead else last))
    if earlier is not None and later is not None:
        yield from _range(of, earlier, later)


def _months_away(date: Ymd, months: int) -> Ymd:
    year, month, day = date
    moved, index = divmod((month or 1) - 1 + months, 12)
    return None if year is None else year + moved, index + 1, day


def _range(of: Match, earlier: model.DateValue, value: model.DateValue) -> Iterator[DateMention]:
    first, last = of.token("d1") or of.token("dn1"), of.token("d") or of.token("dn")
    assert first is not None and last is not None
    start, end = bounds(of)
    if first.start > last.start or last.start < start:
        yield mentioned(of, value)
        return
    yield spanned(of, min(start, first.start), _listed_end(of, of.found.index(first)), earlier)
    yield from _listed(of, value)
    yield spanned(of, last.start, end, value)


def _listed(of: Match, last: model.DateValue) -> Iterator[DateMention]:
    """The days between the first and the last of a list: the 19th of "the 18th, 19th and 20th"."""
    if not of.has("dm"):
        return
    year, month, _ = fields(last)
    for index in range(of.match.start("d1") + 1, of.match.start("d")):
        token = of.found[index]
        if "num31" in token.roles and (value := date_value(year, month, int(plain_digits(token.text)))):
            yield spanned(of, token.start, _listed_end(of, index), value)


def _listed_end(of: Match, index: int) -> int:
    """The end of a day of a list, with the word behind it where the list goes on behind that: "11월 18일, 19일"."""
    worded = "day_after" in of.found[index + 1].roles and "comma" in of.found[index + 2].roles
    return of.found[index + worded].end


def _first_day(of: Match) -> int | None:
    return of.number("d1") if of.has("d1") else cast("int | None", of.value("dn1", "day_name"))


def _in_relative_month(of: Match, offset: int, day: int) -> Iterator[DateMention]:
    """Days of last or next month: "the 20th of next month"."""
    first = _first_day(of)
    start, end = bounds(of)
    last = of.token("d") or of.token("dn")
    if first is None or last is None:
        yield mentioned(of, None, relative=Relative("month", offset, day=day))
        return
    begin = of.token("d1") or of.token("dn1")
    assert begin is not None
    yield replace(
        spanned(of, min(start, begin.start), begin.end, None), relative=Relative("month", offset, day=first)
    )
    yield replace(
        spanned(of, last.start, max(end, last.end), None), relative=Relative("month", offset, day=day)
    )


def _month(of: Match) -> Any:
    """1 to 12, or calendar and number, or None."""
    named = of.value("m", *_MONTHS)
    if named is None and of.has("mn"):
        named = of.value("mn", "day_name")
        return named if named <= 12 else None
    return named if named is not None else of.number("m")


def _year(of: Match) -> int | None:
    """The common year of the group ``y``: eras converted, absurd ones None."""
    if of.has("yw"):
        first, last = of.match.groups["yw"]
        return spelled_year(of.found[first:last])
    if of.has("ys"):
        return full_year(of, of.number("ys") or 0)
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
    first = 1900 + PIVOT
    common = (calendars.common_year(era, year + 100 * century) for century in range(30))
    return next((each for each in common if each is not None and first <= each < first + 100), None)


def _foreign(of: Match, month: tuple[str, int], day: int | None) -> Iterator[DateMention]:
    """A month of the Hijri or Persian calendar."""
    calendar, number = month
    year = of.number("y")
    if year is None:
        yield replace(mentioned(of, None), calendar_date=(calendar, number, day))
        return
    value = foreign_value(calendar, year, number, day)
    if value is not None:
        yield mentioned(of, value)


def _years(of: Match) -> Iterator[DateMention]:
    first, last = of.token("y1"), of.token("y")
    assert first is not None and last is not None
    begin, closing = int(plain_digits(first.text)), int(plain_digits(last.text))
    end = closing if closing >= 100 else begin // 100 * 100 + closing
    for token, year in ((first, begin), (last, end)):
        common = written_year(of.words, year)
        if common is not None and begin < end:
            start = _worded_start(of, token)
            yield spanned(of, start, token.end, model.DateValue(f"{common:04}", "year"))


def _months(of: Match) -> Iterator[DateMention]:
    """The first and the last month of a range in one year: January to October 2024."""
    token, first, last = of.token("m1"), of.value("m1", *_MONTHS), _month(of)
    year = _year(of)
    if isinstance(first, int) and isinstance(last, int) and token is not None and year is not None:
        start, end = bounds(of)
        earlier = date_value(year - (first > last), first, None)  # December to February 2015
        later = date_value(year, last, None)
        yield spanned(of, start, token.end, earlier)
        yield spanned(of, of.found[of.match.start("m")].start, end, later)


def _worded(of: Match) -> Iterator[DateMention]:
    """A year in words without a word for year: from 1900 on, or one that is no round number, as "in seventeen hundred" is none."""
    year = _year(of)
    if year is not None and (1900 <= year <= 2099 or (1500 <= year <= 1900 and year % 10)):
        yield mentioned(of, date_value(year, None, None))


def _month_pair(of: Match) -> Iterator[DateMention]:
    """Both months of "from Sept. to Nov."."""
    start, end = bounds(of)
    token, last = of.token("m1"), of.token("m")
    first, second = of.value("m1", *_MONTHS), of.value("m", *_MONTHS)
    if isinstance(first, int) and isinstance(second, int) and token is not None and last is not None:
        yield spanned(of, start, token.end, date_value(None, first, None))
        yield spanned(of, last.start, end, date_value(None, second, None))


_MONTHS = ("month", "month_unsure", "month_bound", "month_listed")


def _worded_start(of: Match, year: Token) -> int:
    """Where a year starts with the word before it, which may be a number too (Vietnamese năm)."""
    before = of.found[of.found.index(year) - 1]
    return before.start if "year_before" in before.roles and before.start >= bounds(of)[0] else year.start


_READERS: Mapping[str, Callable[[Match], Iterator[DateMention]]] = {
    **{kind: partial(numeric, kind=kind) for kind in ("numeric", "partial", "padded", "bare")},
    **{
        kind: partial(relative_mentions, kind=kind)
        for kind in ("weekday", "within", "ago", "whole", "relative")
    },
    "pairs": pairs,
    "compact": compact,
    "yearmonth": year_month,
    "nth": nth_weekday,
    "nthday": nth_day,
    "nthmonth": nth_month,
    "nthspan": nth_span,
    "swing": swing,
    "beside": beside,
    "worded": _worded,
    "years": _years,
    "months": _months,
    "monthpair": _month_pair,
}
