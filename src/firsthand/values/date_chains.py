"""The matches of the grammar in order, as mentions: so many days before or after a date is one mention with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

import regex

from firsthand.values.date_match import Match
from firsthand.values.date_reading import read
from firsthand.values.date_relative import shift_of
from firsthand.values.date_values import shifted_value
from firsthand.values.date_words import DateWords
from firsthand.values.folding import Folded
from firsthand.values.lexing import Token
from firsthand.values.mentions import DateMention, Shift


def read_all(
    matches: Iterable[regex.Match[str]], found: Sequence[Token], folded: Folded, words: DateWords
) -> list[DateMention]:
    """The mentions of all ``matches``, which come from left to right."""
    mentions: list[DateMention] = []
    lead: Match | None = None
    end, before = -1, 0  # where the last match ended, and how many mentions there were before it
    for match in matches:
        of = Match(found, folded, words, match)
        if of.has("lead"):
            lead = of
            continue
        if of.has("trail"):
            if match.start() == end and len(mentions) == before + 1:
                mentions[-1:] = _counted_from(
                    mentions[-1], shift_of(of), mentions[-1].start, _end(of), folded
                )
            continue  # "a year after the vote" says no date
        made = list(read(match, found, folded, words))
        if lead is not None and lead.match.end() == match.start() and len(made) == 1:
            first = folded.start(found[lead.match.start()].start)
            made = list(_counted_from(made[0], shift_of(lead), first, made[0].end, folded))
        lead, end, before = None, match.end(), len(mentions)
        mentions.extend(made)
    return mentions


def _end(of: Match) -> int:
    return of.folded.end(of.found[of.match.end() - 1].end)


def _counted_from(
    base: DateMention, shifts: tuple[Shift, ...], start: int, end: int, folded: Folded
) -> Iterator[DateMention]:
    """The one mention of the date that is ``shifts`` away from ``base``; none where that isn't told."""
    spanned = replace(base, start=start, end=end, text=folded.original[start:end], alternative=None)
    if not shifts or base.alternative is not None or base.calendar_date is not None:
        return
    if base.value is None:
        yield replace(spanned, shift=(*base.shift, *shifts))
        return
    value = shifted_value(base.value, shifts)
    if value is not None:
        yield replace(spanned, value=value, weekday=None, part=None)
