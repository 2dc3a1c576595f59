"""Dates in digits: 12/11/2024, 2024-11-12, 12/11, 11/2024, 20241112."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import cast

from firsthand import model
from firsthand.values.chinese_numerals import plain_digits
from firsthand.values.date_match import (
    Match,
    bounds,
    coming,
    full_year,
    mentioned,
    spanned,
    with_time,
    written_year,
)
from firsthand.values.date_values import date_value, foreign_value
from firsthand.values.mentions import DateMention

_CALENDARS = ("hijri", "persian")


def compact(of: Match) -> Iterator[DateMention]:
    """20240102."""
    token = of.token("compact")
    assert token is not None
    value = date_value(int(token.text[:4]), int(token.text[4:6]), int(token.text[6:]))
    if value is not None:
        yield mentioned(of, value)


def numeric(of: Match, kind: str) -> Iterator[DateMention]:
    """The date of digits with signs between them; two for a range of days."""
    first, second = of.number("a"), of.number("b")
    assert first is not None and second is not None
    if kind == "padded" and not _is_padded(of):
        return  # a score: "op 18-7"
    if kind == "bare" and not _is_bare_date(of, first, second):
        return
    third = of.number("c") if kind == "numeric" else None
    if third is not None and not _is_even(of):
        return
    readings = _readings(of, first, second, third)
    if readings:
        earlier = _earlier_day(of, readings[0])
        yield from earlier
        if earlier:
            yield from _listed_days(of, readings[0])
        alternative = readings[1] if len(readings) > 1 else None
        mention = _last_day(of, readings[0]) if earlier else with_time(of, mentioned(of, readings[0]))
        mention = replace(mention, alternative=alternative)
        yield coming(mention) if _is_next(of, kind) else mention


def _is_next(of: Match, kind: str) -> bool:
    """Whether a word for next stands before numbers without a year: "next 4/22", "next Friday 4/22"."""
    inside = of.found[of.match.first : of.match.start("a")]
    told = kind == "partial" and any("next" in token.roles for token in inside)
    return told or (kind == "bare" and of.before("next"))


def _is_even(of: Match) -> bool:
    """Whether both signs are the same (30/4.85 is no date), or the second a comma before a year (12-08, 2015; 08/12,15)."""
    separator, index = of.token("s"), of.match.start("b") + 1
    assert separator is not None
    after = of.found[index].roles
    if "comma" in after:
        return "hyphen" not in separator.roles or _is_padded(of)
    return bool({"slash", "hyphen", "dot"} & separator.roles.keys() & after.keys())


def _worded(of: Match) -> bool:
    """Whether a word for a day stands before the numbers: three of them with hyphens may be a score."""
    index = of.match.start("a")
    before = of.found[index - 1].roles if index else {}
    return bool({"day_before", "day_word", "date_before", "this", "next"} & before.keys())


def _is_padded(of: Match) -> bool:
    """Whether one of three numbers with hyphens is written as no score is: 05-05-89, 3-7-07."""
    return any(
        token is not None and token.text[0] == "0" for token in (of.token("a"), of.token("b"), of.token("c"))
    )


def _is_bare_date(of: Match, first: int, second: int) -> bool:
    """Whether two numbers alone are a day and month, not a fraction, a score or a ratio.

    Where either could be the month, only with a word for a day before them or a zero written in front, or
    in languages that write so. Where one is above twelve, in the language's order, or with such a word.
    """
    worded = _worded(of)
    padded = any(token is not None and token.text[0] == "0" for token in (of.token("a"), of.token("b")))
    if second not in _DENOMINATORS - {12} and (of.before("this") or of.before("next")):
        return True
    if (first, second) in _RATIOS or (first > 12 and second > 12):
        return False
    separator = of.token("s")
    if separator is not None and "hyphen" in separator.roles and max(first, second) <= 12:
        return False
    if first <= 12 and second <= 12:
        return (padded and worded) or (first > second and (worded or of.words.bare_day_month))
    if second > 12:
        return worded or ((of.words.order != "dmy" or of.words.either_way) and first > 1)
    return worded or of.words.order == "dmy" or of.words.order_unsure


# Around the clock; the shape of a screen; blood pressure.
_RATIOS = frozenset({(24, 7), (16, 9), (16, 10), (21, 9)})


def pairs(of: Match) -> Iterator[DateMention]:
    """10/1 to 11/7: both ends in the one order in which both are dates."""
    numbers = tuple(of.number(group) for group in ("a1", "b1", "a", "b"))
    first, last = of.token("a1"), of.token("a")
    if first is None or last is None or None in numbers or not _is_pair(of, *cast("Four", numbers)):
        return
    a1, b1, a, b = cast("Four", numbers)
    year = of.number("c")
    orders = [(b1, a1, b, a), (a1, b1, a, b)]
    if of.words.order != "dmy":
        orders.reverse()
    for month1, day1, month2, day2 in orders:
        if month1 > 12 or month2 > 12:
            continue
        begin = None if year is None else year - ((month1, day1) > (month2, day2))
        earlier, later = date_value(begin, month1, day1), date_value(year, month2, day2)
        if earlier is not None and later is not None:
            start, end = bounds(of)
            middle = of.token("b1")
            assert middle is not None
            yield spanned(of, min(start, first.start), middle.end, earlier)
            yield spanned(of, last.start, end, later)
            return


Four = tuple[int, int, int, int]


def _is_pair(of: Match, a1: int, b1: int, a: int, b: int) -> bool:
    """Not a range of fractions (1/4 to 1/2): a year, a number above twelve, a zero in front, one not below one, or a
    number that fractions are not made of (1/10 to 7/11). Hyphens make no fractions.
    """
    separator = of.token("s")
    if separator is not None and "hyphen" in separator.roles:
        return True
    padded = any(
        token is not None and token.text[0] == "0" for token in map(of.token, ("a1", "b1", "a", "b"))
    )
    odd = not {b1, b} <= _DENOMINATORS and of.words.order != "mdy"
    return of.has("c") or padded or odd or max(a1, b1, a, b) > 12 or a1 > b1 or a > b


_DENOMINATORS = frozenset({2, 3, 4, 5, 6, 8, 10, 12})


def _earlier_day(of: Match, last: model.DateValue) -> list[DateMention]:
    """The first day of a range whose last one has the month (3 to 8/12/2024)."""
    token, day = of.token("d1"), of.number("d1")
    if token is None or day is None or day >= int(last.date[-2:]):
        return []
    value = model.DateValue(f"{last.date[:-2]}{day:02}", "day")
    return [spanned(of, min(token.start, bounds(of)[0]), token.end, value)]


def _listed_days(of: Match, last: model.DateValue) -> Iterator[DateMention]:
    """The days between the first and the last of a list: the 9th of "8, 9, 10/3"."""
    if not of.has("dm"):
        return
    for token in of.found[of.match.start("d1") + 1 : of.match.start("a")]:
        if "num31" in token.roles:
            value = model.DateValue(f"{last.date[:-2]}{int(plain_digits(token.text)):02}", "day")
            yield spanned(of, token.start, token.end, value)


def _last_day(of: Match, value: model.DateValue) -> DateMention:
    token = of.token("a")
    assert token is not None
    return spanned(of, token.start, bounds(of)[1], value)


def _readings(of: Match, first: int, second: int, third: int | None) -> list[model.DateValue]:
    """What a numeric date can mean, the language's own order first."""
    separator = of.token("s")
    assert separator is not None
    if third is not None and first > 31:
        if of.words.era in _CALENDARS and of.words.era_years[0] <= first <= of.words.era_years[1]:
            value = foreign_value(str(of.words.era), first, second, third)
            return [value] if value else []
        year = written_year(of.words, first) if first > 99 else full_year(of, first)
        return [value for value in (date_value(year, second, third),) if year and value]
    year = full_year(of, third) if third is not None else None
    told = _worded(of) or _is_padded(of) or (of.words.either_way and second <= 12 < first)
    if third is not None and (year is None or (third < 100 and "hyphen" in separator.roles and not told)):
        return []
    if (in_order := _year_first(of, first, second, third)) is not None:
        return [in_order]
    values = [date_value(year, second, first), date_value(year, first, second)]
    if second > 12:
        values[0] = None
    if first > 12:
        values[1] = None
    if of.words.order == "mdy" and "dot" not in separator.roles:
        values.reverse()
    readings = [value for value in values if value is not None]
    return readings if of.words.order_unsure or values[0] is None else readings[:1]


def _year_first(of: Match, first: int, second: int, third: int | None) -> model.DateValue | None:
    """Of three numbers of two digits the date with the year first (21/04/16), where the language writes it so."""
    token = of.token("a")
    if third is None or third > 99 or not of.words.year_first or token is None or len(token.text) != 2:
        return None
    return date_value(full_year(of, first), second, third)


def year_month(of: Match) -> Iterator[DateMention]:
    """11/2016 or 2016-11; but 2011/12 and 2011-12 are a season."""
    year, month = of.number("y"), of.number("b")
    assert year is not None and month is not None
    common = written_year(of.words, year)
    season = of.match.start("y") < of.match.start("b") and month == (year + 1) % 100
    if common is not None and not season and (value := date_value(common, month, None)) is not None:
        yield mentioned(of, value)
