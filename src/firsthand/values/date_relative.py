"""Weekdays, "three days ago", "last week": dates told from the day of writing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Literal, cast

from firsthand.values.chinese_numerals import plain_digits
from firsthand.values.date_match import Match, mentioned
from firsthand.values.date_values import nth_value
from firsthand.values.mentions import DateMention, Relative, Shift


def relative_mentions(of: Match, kind: str) -> Iterator[DateMention]:
    """The mention of a match of ``kind`` ``weekday``, ``ago``, ``whole`` or ``relative``."""
    if kind == "weekday" and _only_ordinal(of):
        return
    if kind == "within":
        yield from _within(of)
        return
    if kind == "ago" and of.has("span"):
        yield from _span_ago(of)
        return
    if kind == "whole":
        yield from _whole(of)
        return
    if kind == "ago":
        relative = _ago(of)
    elif kind == "weekday":
        relative = _weekday(of)
    else:
        unit, offset = of.value("r", "relative")
        relative = Relative(unit, offset)
    if relative is not None:
        yield mentioned(of, None, relative=relative)


def _only_ordinal(of: Match) -> bool:
    """A weekday's name that is also an ordinal (Vietnamese thứ ba), without capital or word that makes it a day."""
    token, index = of.token("w"), of.match.start("w")
    if token is None or "weekday_unsure" not in token.roles or of.has("r") or _says_which(of):
        return False
    written = of.folded.original[of.folded.start(token.start) + 1 : of.folded.end(token.end)]
    before = of.found[index - 1].roles if index else {}
    worded = {"preposition", "day_before", "day_word", "day_part"} & before.keys()
    return written == written.lower() and not worded


def _says_which(of: Match) -> bool:
    """Whether a word for last or next stands beside it that is none for before or after too (Vietnamese sau)."""
    direction = of.token("p")
    return direction is not None and "preposition" not in direction.roles


def shift_of(of: Match) -> tuple[Shift, ...]:
    """How far the match's so many days, weeks, months and years reach: forward, or back. Empty where a number is no count."""
    first, last = of.match.groups["span"]
    shifts: list[Shift] = []
    count: int | None = None
    for token in of.found[first:last]:
        digits = plain_digits(token.text)
        if "spell" in token.roles:
            shifts.append(cast("Shift", token.roles["spell"]))
        elif "count" in token.roles and count is None:
            count = cast("int", token.roles["count"])
        elif "num" in token.roles and len(digits) <= 4 and digits.isdecimal() and digits[0] != "0":
            count = int(digits)
        elif "unit" in token.roles and count is not None:
            unit, times = _MULTIPLES.get(str(token.roles["unit"]), (token.roles["unit"], 1))
            shifts.append((cast("Unit", unit), count * times))
            count = None
    direction = of.token("g")
    if direction is None or not shifts or any(number > _MOST for _, number in shifts):
        return ()
    sign = -1 if _BACK & direction.roles.keys() else 1
    return tuple((unit, sign * number) for unit, number in shifts)


_MOST = 1000
_MOST_WEEKDAYS = 12
_MULTIPLES = {"fortnight": ("week", 2)}
_BACK = frozenset({"ago", "ago_before", "before_base", "offset_back"})
Unit = Literal["day", "week", "month", "year"]


def _span_ago(of: Match) -> Iterator[DateMention]:
    """Three days ago; two years, a month and three days ago."""
    shifts = shift_of(of)
    if len(shifts) == 1:
        unit, count = shifts[0]
        yield mentioned(of, None, relative=Relative(unit, count))
    elif shifts:
        yield replace(mentioned(of, None, relative=Relative("day", 0)), shift=shifts)


def _within(of: Match) -> Iterator[DateMention]:
    """In two weeks, where the words say "within" too (Turkish içinde): only where the sentence tells of what is to come."""
    if _tense(of, "g") == 1:
        yield from _span_ago(of)


def _whole(of: Match) -> Iterator[DateMention]:
    """The end of the year, of the month, of the week: those of the day of writing."""
    told = of.value("wp", "whole_part")
    unit, part = (
        told if told is not None else (of.value("u", "whole"), of.value("part", "part", "part_after"))
    )
    yield replace(mentioned(of, None, relative=Relative(unit, 0)), part=part)


def swing(of: Match) -> Iterator[DateMention]:
    """A word for yesterday and tomorrow alike (Hindi कल): by the tense of what follows in the sentence, else not read."""
    token, sign = of.token("r"), _tense(of, "r")
    if token is not None and sign:
        yield mentioned(of, None, relative=Relative("day", sign * cast("int", token.roles["swing"])))


def beside(of: Match) -> Iterator[DateMention]:
    """The day after or before another that the text tells, which `date_chains.besides` finds."""
    unit, offset = of.value("r", "beside")
    yield mentioned(of, None, relative=Relative(unit, offset))


def _tense(of: Match, group: str) -> int:
    """1 where the rest of the sentence behind ``group`` tells of what is to come, -1 of what was, 0 of neither or both."""
    token, tense = of.token(group), of.words.tense
    if token is None or tense is None:
        return 0
    rest = _SENTENCE.match(of.folded.text, token.end)
    ahead, back = (bool(pattern.search(rest[0] if rest else "")) for pattern in tense)
    return int(ahead) - int(back)


_SENTENCE = re.compile(r"[^.!?।\n]*")


def nth_weekday(of: Match) -> Iterator[DateMention]:
    """The first Monday of May, the last Friday of next month."""
    nth, weekday = _nth(of), cast("int", of.value("w", "weekday"))
    month = of.value("m", "month", "month_unsure", "month_bound") or of.number("m")
    told, year = cast("tuple[Unit, int] | None", of.value("r", "relative")), of.number("y")
    month = month if isinstance(month, int) else None
    if nth is None or not (told or month):
        return
    if month is not None and told is None and year is not None:
        yield replace(mentioned(of, nth_value(year, month, weekday, nth)), weekday=None)
        return
    unit: Unit = "year" if told is None else told[0]
    relative = Relative(unit, told[1] if told else None, month=month, weekday=weekday, nth=nth)
    yield replace(mentioned(of, None, relative=relative), weekday=None)


def _nth(of: Match) -> int | None:
    """1 to 5, or −1 for the last."""
    written = of.token("nd")
    number = of.value("nd", "day_name", "nth", "count") or of.number("nd")
    if number is None and written is not None and {"last", "nth_last"} & written.roles.keys():
        return -1
    return number if number is not None and 1 <= number <= 5 else None


def _ago(of: Match) -> Relative | None:
    count = of.number("n")
    if count is None:
        count = of.value("n", "count")
    unit = of.value("u", "unit_ago", "unit")
    direction = of.token("g") or of.token("u")
    if count is None or direction is None or unit not in ("day", "week", "month", "year") or count > 1000:
        return None
    sign = -1 if {"ago", "ago_before", "unit_ago"} & direction.roles.keys() else 1
    return Relative(unit, sign * count)


def _weekdays_away(of: Match, weekday: int) -> Relative | None:
    """Two Sundays ago, three Mondays from now."""
    count = cast("int | None", of.value("n", "count")) or of.number("n")
    direction = of.token("g")
    if direction is None or count is None or not 1 <= count <= _MOST_WEEKDAYS:
        return None
    return Relative("weekday", -count if _BACK & direction.roles.keys() else count, weekday=weekday)


def _weekday(of: Match) -> Relative | None:
    if of.is_small("w"):
        return None  # "on sun and rain"
    weekday = of.value("w", "weekday", "weekday_cued", "weekday_bound", "weekday_many")
    if of.has("n"):
        return _weekdays_away(of, cast("int", weekday))
    if of.has("span"):
        shifts = shift_of(of)
        return Relative("week", shifts[0][1], weekday=weekday) if shifts and shifts[0][0] == "week" else None
    written = of.token("w")
    if written is not None and "its_week" in written.roles:
        return Relative("week", cast("int", written.roles["its_week"]), weekday=weekday)
    if written is not None and "coming" in written.roles:
        return Relative("weekday", 1, weekday=weekday)
    relative = of.value("r", "relative")
    if relative is not None and relative[0] == "week":
        return Relative("week", relative[1], weekday=weekday)
    direction = of.token("p")
    if direction is None:
        return Relative("weekday", None, weekday=weekday)
    if "this" in direction.roles:
        return Relative("week", 0, weekday=weekday)
    return Relative("weekday", -1 if "last" in direction.roles else 1, weekday=weekday)
