"""A match of the date grammar, and the mentions that are made of its tokens."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, NamedTuple, cast

from firsthand import model
from firsthand.values import calendars
from firsthand.values.chinese_numerals import plain_digits
from firsthand.values.date_alternatives import ShapeMatch
from firsthand.values.date_words import DateWords
from firsthand.values.folding import Folded
from firsthand.values.lexing import Token
from firsthand.values.mentions import DateMention, Part, Relative
from firsthand.values.timestamps import time_around

# A two-digit year below this belongs to 20xx.
PIVOT = 40


class Match(NamedTuple):
    """A match over tokens, with access to token values by group name."""

    found: Sequence[Token]
    folded: Folded
    words: DateWords
    match: ShapeMatch

    def token(self, group: str) -> Token | None:
        """The first token of a group, None where it took no part."""
        index = self.match.start(group)
        return None if index < 0 else self.found[index]

    def number(self, group: str) -> int | None:
        """The number that a group's token is, up to six digits."""
        token = self.token(group)
        digits = plain_digits(token.text) if token is not None else ""
        return int(digits) if digits.isdecimal() and len(digits) <= 6 else None

    def value(self, group: str, *roles: str) -> Any:
        """The value of the first of ``roles`` that a group's token has."""
        token = self.token(group)
        return (
            None
            if token is None
            else next((token.roles[role] for role in roles if role in token.roles), None)
        )

    def before(self, role: str) -> bool:
        """Whether the token right before the match has ``role``."""
        index = self.match.first
        return index > 0 and role in self.found[index - 1].roles

    def is_small(self, group: str) -> bool:
        """Whether a group's doubtful name is written small, in a language that writes such names with a capital."""
        token = self.token(group)
        if token is None or token.text not in self.words.capitals:
            return False
        return self.folded.original[self.folded.start(token.start)].islower()

    def has(self, group: str) -> bool:
        """Whether a group took part."""
        return group in self.match.groups


def bounds(of: Match) -> tuple[int, int]:
    """The match's span in folded text, without the words around the date's own group."""
    found, first, last = of.found, of.match.first, of.match.last - 1
    while first < last and _outside(found[first]):
        first += 1
    while first < last and not _ENDING.isdisjoint(found[last].roles):
        last -= 1
    return found[first].start, found[last].end


def _outside(token: Token) -> bool:
    """A preposition or a bracket before the date; a word that is also part of it stays."""
    return not _AROUND.isdisjoint(token.roles) and _KEPT.isdisjoint(token.roles)


_AROUND = frozenset({"preposition", "open", "of", "comma"})
_KEPT = frozenset(
    {"day_before", "day_word", "day_part", "month_before", "year_before", "part", "last", "next", "this"}
    | {"relative", "era"}
)
_ENDING = frozenset({"comma", "open", "dot"})


def mentioned(of: Match, value: model.DateValue | None, relative: Relative | None = None) -> DateMention:
    """The mention of the whole match, with the weekday and the part that stand beside the date."""
    weekday = of.value("w", "weekday", "weekday_bound", "weekday_cued")
    told = of.value("wp", "whole_part")
    part = cast("Part | None", told[1] if told is not None else of.value("part", "part", "part_after"))
    written = _written(of, *bounds(of))
    return DateMention(*written, value, relative=relative, weekday=weekday, part=part)


def spanned(of: Match, start: int, end: int, value: model.DateValue | None) -> DateMention:
    """A mention of ``[start, end)`` of the folded text."""
    return DateMention(*_written(of, start, end), value)


def _written(of: Match, start: int, end: int) -> tuple[int, int, str]:
    begin, finish = of.folded.start(start), of.folded.end(end)
    return begin, finish, of.folded.original[begin:finish]


def coming(mention: DateMention) -> DateMention:
    """Of "the next 6th of April" the first such day from the day of writing on."""
    today = replace(mention, value=None, weekday=None, alternative=None, relative=Relative("day", 0))
    return replace(mention, follows=today)


def with_time(of: Match, mention: DateMention) -> DateMention:
    """The mention with its clock time, where it is a full date with one beside it."""
    value = mention.value
    if value is None or value.precision != "day" or value.date.startswith("-"):
        return mention
    start, end = bounds(of)
    clock = time_around(of.folded.text, start, end)
    if clock is None:
        return mention
    timed = model.DateValue(f"{value.date}T{clock.iso}", clock.precision)
    alternative = mention.alternative
    if alternative is not None:
        alternative = model.DateValue(f"{alternative.date}T{clock.iso}", clock.precision)
    clocked = spanned(of, clock.start, clock.end, timed)
    return replace(
        mention, start=clocked.start, end=clocked.end, text=clocked.text, value=timed, alternative=alternative
    )


def written_year(words: DateWords, year: int) -> int | None:
    """The common year of one that is written without its era; None for what is no year."""
    low, high = words.era_years
    if words.era and low <= year <= high:
        return calendars.common_year(words.era, year)
    return year if 1000 <= year <= 2199 else None


def full_year(of: Match, year: int) -> int | None:
    """The common year of one written in full or with two digits."""
    if year >= 100:
        return written_year(of.words, year)
    return year + (2000 if year < PIVOT else 1900)
