"""Weekdays, "three days ago", "last week": dates told from the day of writing."""

from __future__ import annotations

from collections.abc import Iterator

from firsthand.values.date_match import Match, mentioned
from firsthand.values.mentions import DateMention, Relative


def relative_mentions(of: Match, kind: str) -> Iterator[DateMention]:
    """The mention of a match of ``kind`` ``weekday``, ``ago`` or ``relative``."""
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
        yield mentioned(of, None, relative=relative)


def _only_ordinal(of: Match) -> bool:
    """A weekday's name that is also an ordinal (Vietnamese thứ ba), without capital or word that makes it a day."""
    token, index = of.token("w"), of.match.start("w")
    if token is None or "weekday_unsure" not in token.roles or of.has("p") or of.has("r"):
        return False
    written = of.folded.original[of.folded.start(token.start) + 1 : of.folded.end(token.end)]
    before = of.found[index - 1].roles if index else {}
    worded = {"preposition", "day_before", "day_word", "day_part"} & before.keys()
    return written == written.lower() and not worded


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


def _weekday(of: Match) -> Relative:
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
