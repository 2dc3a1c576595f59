"""Numbers and parts of dates that one side of a row has and the other has not.

Every number of a sentence counts, whatever it counts and however it is written: an ordinal here is
a date there, a word here digits there. A number is lost where the source gives it more often than the
target; one is new where the target writes it in digits, or as a large number, and the source has it in no
reading. Of dates the month, the weekday, the day and the year are compared each by itself,
since "12 November" may be "Tuesday the 12th" in the other language.
"""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache, lru_cache
from typing import Literal

from firsthand import languages
from firsthand.compare.conversions import converted_pairs
from firsthand.compare.ordinals import find_counts, find_ordinals
from firsthand.compare.verdicts import overlaps
from firsthand.model import DateValue, QuantityValue
from firsthand.values.date_values import fields
from firsthand.values.dates import find_dates, resolve
from firsthand.values.measures import FACTORS
from firsthand.values.mentions import DateMention, QuantityMention, date_spans
from firsthand.values.quantities import find_quantities

Part = Literal["number", "year", "month", "day", "weekday"]

#: Times may be told in twelve hours on one side and in twenty-four on the other.
HALF_A_DAY = 12
#: Characters between an hour and its minutes.
BESIDE = 4
#: Numbers told in words up to here are left out and put in freely; only another such number takes their place.
FEW = 12
#: One and two stand in too many other words to tell what took their place.
FREE = 2
CENTURY, YEARS = 100, (1900, 2099)
#: Digits of a run that is compared as a number.
LONGEST = 18
_TOLD = {"ordinal": find_ordinals, "count": find_counts}
_RUN = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Item:
    """A number or a part of a date: its words, what they say. ``metric``: see `conversions.Measured`."""

    part: Part
    number: Decimal
    text: str
    value: DateValue | QuantityValue
    written: bool
    unit: str | None = None
    kind: str = "date"
    parts: tuple[Decimal, ...] = ()
    metric: bool = True


@dataclass(frozen=True, slots=True)
class Numbers:
    """All items of a text, every number in it in any reading with how often it stands there, those of
    them that are no months and no small words, and all runs of digits as numbers: "7.55" is 7 and 55, as
    "7:55" is.
    """

    items: tuple[Item, ...]
    every: Counter[Decimal]
    plain: Counter[Decimal]
    digits: tuple[int, ...]


def changed_numbers(
    source: Sequence[tuple[str, str | None]],
    target: Sequence[tuple[str, str | None]],
    day: datetime.date | None,
) -> Iterator[tuple[Item, Item]]:
    """Pairs (lost, new) of a row's texts with their languages, in the source's order.

    :param day: against which partial dates get the years that their values show.
    """
    left, right = _read(source, day), _read(target, day)
    lost = [i for i in left.items if _lost(i, left, right)]
    new = [i for i in right.items if _lost(i, right, left)]
    lost, new = _not_converted(lost, new, {item.unit for item in right.items})
    new = [i for i in new if i.written]
    for item in lost:
        match = min((n for n in new if _answers(item, n)), key=lambda n: _apart(item, n), default=None)
        if match is not None:
            new.remove(match)
            yield item, match


def _not_converted(
    lost: Sequence[Item], new: Sequence[Item], units: Collection[str | None]
) -> tuple[list[Item], list[Item]]:
    """The items of both sides without those that are one measure in two units; ``units``: see `converted_pairs`."""
    left = [n for n, item in enumerate(lost) if item.part == "number"]
    right = [n for n, item in enumerate(new) if item.part == "number"]
    pairs = converted_pairs([lost[n] for n in left], [new[n] for n in right], units)
    told, telling = {left[a] for a, _ in pairs}, {right[b] for _, b in pairs}
    return (
        [item for n, item in enumerate(lost) if n not in told],
        [item for n, item in enumerate(new) if n not in telling],
    )


def changed_vague(
    source: Sequence[tuple[str, str | None]], target: Sequence[tuple[str, str | None]]
) -> Iterator[tuple[QuantityMention, QuantityMention]]:
    """Vague quantities ("tens of thousands", "thousands") of which one side has none that overlaps."""
    left, right = (
        [q for text, language in side for q in _vague(text, language)] for side in (source, target)
    )
    lost = [a for a in left if not any(overlaps(a.value, b.value) for b in right)]
    new = [b for b in right if not any(overlaps(a.value, b.value) for a in left)]
    yield from zip(lost, new, strict=False)


@lru_cache(maxsize=4096)
def _vague(text: str, language: str | None) -> tuple[QuantityMention, ...]:
    return tuple(q for q in find_quantities(text, language) if q.vague and not q.small_word)


def _read(texts: Sequence[tuple[str, str | None]], day: datetime.date | None) -> Numbers:
    read = [_numbers(text, language, day) for text, language in texts]
    every: Counter[Decimal] = Counter()
    plain: Counter[Decimal] = Counter()
    for side in read:
        every.update(side.every)
        plain.update(side.plain)
    digits = tuple(n for side in read for n in side.digits)
    return Numbers(tuple(i for side in read for i in side.items), every, plain, digits)


@lru_cache(maxsize=4096)
def _numbers(text: str, language: str | None, day: datetime.date | None) -> Numbers:
    dates = find_dates(text, language)
    marked = _with_minutes(find_quantities(text, language, marked=True))
    items = [item for mention in dates for item in _parts(mention, day)]
    taken = date_spans(dates)
    metric = not _fahrenheit(language)
    items += [i for m in marked if not m.vague and not _inside(m, taken) for i in _items(m, metric)]
    items += _full_hours([m for m in marked if m.kind == "time"])
    items += [
        Item("number", number, word, QuantityValue(number, number), False, None, kind)
        for kind, words in _TOLD.items()
        for word, number in words(text, language)
    ]
    every: Counter[Decimal] = Counter()
    plain: Counter[Decimal] = Counter()
    weekdays = [(m.start, m.end) for m in dates if m.value is None and _is_weekday(m)]
    for mention in marked:
        if _inside(mention, weekdays):
            continue  # the six of 周六, Saturday
        ends = [mention.amount, mention.alternative]
        if mention.bound == "range":  # what "about" makes of a number stands nowhere
            ends += [mention.value.lowest, mention.value.highest]
        numbers = {end for end in (*ends, *mention.parts) if end is not None and not mention.vague}
        every.update(numbers)
        if not _inside(mention, taken) and (not mention.small_word or _written(mention.text)):
            plain.update(numbers)
    for item in items:
        told = item.kind in _TOLD and not _written(item.text)  # the 65 of "65th" is among the marked ones
        if told or (item.part != "weekday" and item.number not in every):
            every[item.number] += 1
        if item.part in ("day", "year"):
            plain[item.number] += 1
    return Numbers(tuple(items), every, plain, tuple(_digits(text)))


def _is_weekday(mention: DateMention) -> bool:
    return mention.weekday is not None or (
        mention.relative is not None and mention.relative.weekday is not None
    )


def _written(text: str) -> bool:
    return any(c.isdigit() for c in text)


def _digits(text: str) -> list[int]:
    """Runs of digits of any script; longer ones than a number has are codes."""
    return [int(run) for run in _RUN.findall(text) if len(run) <= LONGEST]


def _inside(mention: QuantityMention, taken: Sequence[tuple[int, int]]) -> bool:
    return any(start < mention.end and mention.start < end for start, end in taken)


def _with_minutes(marked: Sequence[QuantityMention]) -> list[QuantityMention]:
    """The mentions, with two digits right behind an hour as its minutes: the 40 of "19 h 40"."""
    read: list[QuantityMention] = []
    for mention in marked:
        before = read[-1] if read else None
        hour = before is not None and before.kind == "time" and mention.start - before.end <= BESIDE
        minutes = hour and len(mention.text) == 2 and mention.text.isdecimal() and int(mention.text) < 60
        read.append(replace(mention, kind="time") if minutes else mention)
    return read


def _full_hours(times: Sequence[QuantityMention]) -> Iterator[Item]:
    """The minute nought of hours that are told without minutes: "7 p.m." is "19 h 00"."""
    for before, time, after in zip((None, *times), times, (*times[1:], None), strict=False):
        alone = (before is None or time.start - before.end > BESIDE) and (
            after is None or after.start - time.end > BESIDE
        )
        if alone and time.amount is not None and time.amount <= 2 * HALF_A_DAY:
            yield Item(
                "number", Decimal(0), time.text, QuantityValue(Decimal(0), Decimal(0)), False, None, "time"
            )


@cache
def _fahrenheit(language: str | None) -> bool:
    """Whether degrees without a scale may be Fahrenheit's, as the language's table says."""
    table = languages.table(languages.primary(language), "quantities") if language else None
    return bool((table or {}).get("fahrenheit", False))


def _items(mention: QuantityMention, metric: bool) -> Iterator[Item]:
    """The number of a mention, or both ends of a range."""
    ends = [mention.amount] if mention.amount is not None else [mention.value.lowest, mention.value.highest]
    written = _written(mention.text) or not mention.small_word
    for end in ends:
        if end is not None:
            told = mention.text, mention.value, written, mention.unit, mention.kind, mention.parts
            yield Item("number", end, *told, metric)


def _parts(mention: DateMention, day: datetime.date | None) -> Iterator[Item]:
    """Year, month, day and weekday of a mention, each with the value of the whole."""
    relative = mention.relative
    weekday = mention.weekday if mention.weekday is not None or relative is None else relative.weekday
    full = resolve(mention, day) if day else mention
    value = (full.value if full else None) or mention.value or DateValue("", "day")
    if weekday is not None:
        yield Item("weekday", Decimal(weekday), mention.text, value, True)
    if mention.relative is not None and mention.relative.month:
        yield Item("month", Decimal(mention.relative.month), mention.text, value, True)
    if mention.relative is not None and mention.relative.day:
        yield Item("day", Decimal(mention.relative.day), mention.text, value, True)
    if mention.relative is not None and abs(mention.relative.offset or 0) > 1 and weekday is None:
        ago = Decimal(abs(mention.relative.offset or 0))
        yield Item("number", ago, mention.text, QuantityValue(ago, ago), _written(mention.text))
    for _, size in mention.shift:
        if abs(size) > 1:
            yield Item("number", Decimal(abs(size)), mention.text, value, _written(mention.text))
    if mention.value is None:
        return
    for part, number in zip(("year", "month", "day"), fields(mention.value), strict=True):
        if number is not None:
            yield Item(part, Decimal(number), mention.text, value, True)  # type: ignore[arg-type]


def _lost(item: Item, own: Numbers, other: Numbers) -> bool:
    """Whether one side gives an item more often than the other. A 1 in digits is no article of the other language."""
    if item.part in ("month", "weekday"):
        return _times(item, own) > _times(item, other)
    if item.part != "number":
        return own.plain[item.number] > other.plain[item.number] and not _told_otherwise(item, own, other)
    if _worded_freely(item):
        return False
    if item.number == 1 and item.unit in FACTORS and not _written(item.text):
        return not other.plain[item.number] and not any(
            o.number == 1 and o.unit == item.unit for o in other.items
        )
    if item.number == 1 and _written(item.text):
        return own.plain[item.number] > other.plain[item.number] and not _told_otherwise(item, own, other)
    return own.every[item.number] > other.every[item.number] and not _told_otherwise(item, own, other)


def _worded_freely(item: Item) -> bool:
    """A part of one, or the first, in words and without a unit."""
    first = item.number == 1 and item.kind == "ordinal"
    return (first or 0 < item.number < 1) and not _written(item.text) and item.unit not in FACTORS


def _times(item: Item, side: Numbers) -> int:
    return sum(o.part == item.part and o.number == item.number for o in side.items)


def _told_otherwise(item: Item, own: Numbers, other: Numbers) -> bool:
    """Whether the other side gives the hour on another clock, the digits or the year in another way."""
    if (
        item.kind == "time"
        and item.number <= 2 * HALF_A_DAY
        and any(abs(item.number - n) == HALF_A_DAY for n in other.every)
    ):
        return True
    if item.part != "number":
        return False
    if _same_digits(_digits(item.text), other.digits):
        return True
    if item.parts and max(item.parts) in other.every:
        return True  # "220 2/3" told as 220, or as 220 and 2/3
    return item.number == int(item.number) and _year_in_short(int(item.number), other)


def _same_digits(runs: Sequence[int], other: Sequence[int]) -> bool:
    """Whether two and more runs of digits stand one after another on the other side too."""
    size = len(runs)
    return size > 1 and any(list(other[n : n + size]) == list(runs) for n in range(len(other) - size + 1))


def _year_in_short(number: int, other: Numbers) -> bool:
    """Whether the other side gives a year by its last two digits, or all four of it: "1980s", "the eighties"."""
    if number < CENTURY:
        return any(year in other.every for year in (Decimal(1900 + number), Decimal(2000 + number)))
    return YEARS[0] <= number <= YEARS[1] and Decimal(number % CENTURY) in other.every


def _answers(a: Item, b: Item) -> bool:
    """Whether one can stand for the other: the same part, or a day that is read as a number only."""
    if a.number == b.number:
        return a.part == b.part != "number"  # of dates the values differ; "one" and 1 do not
    if a.part == "number" and not a.written:
        if a.kind == "time":
            return b.kind == "time"
        if _dimension(a) and _dimension(a) == _dimension(b):
            return True
        few = b.number <= FEW or a.number > FREE
        return b.part in ("number", "day") and b.kind != "time" and b.number > 0 and few
    numbers = ("number", "day", "year")
    return a.part == b.part or (a.part in numbers and b.part in numbers)


def _dimension(item: Item) -> str:
    return FACTORS[item.unit][0] if item.unit in FACTORS else ""


def _apart(a: Item, b: Item) -> tuple[bool, Decimal]:
    high, low = max(abs(a.number), abs(b.number)), min(abs(a.number), abs(b.number))
    return a.part != b.part, high / low if low else high
