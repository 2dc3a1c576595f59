"""The matches of the grammar in order, as mentions: so many days before or after a date is one mention with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from firsthand.values.date_alternatives import Stretch
from firsthand.values.date_match import Match
from firsthand.values.date_reading import read
from firsthand.values.date_relative import shift_of
from firsthand.values.date_values import shifted_value
from firsthand.values.date_words import DateWords
from firsthand.values.folding import Folded, fold_word
from firsthand.values.lexing import Roles
from firsthand.values.mentions import DateMention


def read_all(stretches: Iterable[Stretch], folded: Folded, words: DateWords) -> list[DateMention]:
    """The mentions of all matches of ``stretches``, both from left to right."""
    return [
        mention
        for found, matches in stretches
        for mention in _read([Match(found, folded, words, match) for match in matches])
    ]


def _read(matches: Iterable[Match]) -> list[DateMention]:
    """The mentions of one stretch."""
    mentions: list[DateMention] = []
    lead: Match | None = None
    end, before = -1, 0  # where the last match ended, and how many mentions there were before it
    for of in matches:
        if of.has("lead"):
            lead = of
            continue
        if of.has("trail"):
            if of.match.first == end and len(mentions) == before + 1:
                mentions[-1:] = _counted_from(mentions[-1], of, mentions[-1].start, _end(of))
            continue  # "a year after the vote" says no date
        made = list(read(of))
        if lead is not None and len(made) == 1:
            made = [_ahead(made[0], lead)]
        if lead is not None and lead.match.last == of.match.first and len(made) == 1:
            first = of.folded.start(of.found[lead.match.first].start)
            made = list(_counted_from(made[0], lead, first, made[0].end))
        lead, end, before = None, of.match.last, len(mentions)
        mentions.extend(made)
    return mentions


def _ahead(base: DateMention, lead: Match) -> DateMention:
    """Of "3 days from Tuesday" the coming Tuesday, where a weekday alone is else the nearest one."""
    direction, told = lead.token("g"), base.relative
    ahead = direction is not None and "offset_ahead" in direction.roles
    if not ahead or told is None or told.unit != "weekday" or told.offset is not None:
        return base
    return replace(base, relative=replace(told, offset=1))


def _end(of: Match) -> int:
    return of.folded.end(of.found[of.match.last - 1].end)


def _counted_from(base: DateMention, away: Match, start: int, end: int) -> Iterator[DateMention]:
    """The one mention of the date that lies ``away`` from ``base``; none where that isn't told."""
    shifts = shift_of(away)
    text = away.folded.original[start:end]
    spanned = replace(base, start=start, end=end, text=text, alternative=None)
    if not shifts or base.calendar_date is not None:
        return
    if base.value is None:
        yield replace(spanned, shift=(*base.shift, *shifts))
        return
    value = shifted_value(base.value, shifts)
    other = shifted_value(base.alternative, shifts) if base.alternative is not None else None
    if value is not None:
        yield replace(spanned, value=value, alternative=other, weekday=None, part=None)


def besides(mentions: Sequence[DateMention], words: Mapping[str, Roles]) -> list[DateMention]:
    """The mentions, those that say "the next day" with the last day told before them.

    Where none is, only those stay whose words the table also tells from the day of writing (``[relative.day]``).
    """
    found: list[DateMention] = []
    day: DateMention | None = None
    for mention in mentions:
        roles = words.get(fold_word(mention.text), {}) if mention.relative is not None else {}
        if "beside" in roles:
            if day is not None:
                mention = replace(mention, beside=day)
            elif "relative" not in roles:
                continue
        day = mention if _is_day(mention) else day
        found.append(mention)
    return found


def _is_day(mention: DateMention) -> bool:
    told, value = mention.relative, mention.value
    if value is not None:
        return value.precision not in ("year", "month")
    return told is not None and (
        told.unit in ("day", "weekday") or told.day is not None or told.weekday is not None
    )
