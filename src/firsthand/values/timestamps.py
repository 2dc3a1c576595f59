"""The clock time beside a full date, as page headers write it: ``12/11/2024 06:53:54 +07:00``."""

from __future__ import annotations

import re
from dataclasses import dataclass

from firsthand import model

_TIME = r"(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d)(?:\.\d{1,9})?)?(?!\d|:)"
_HALF = r"(?: ?(?P<half>am|pm|a\.m\.|p\.m\.)(?![^\W\d_]))?"
_OFFSET = r"(?: ?\(?(?:gmt|utc)? ?(?P<sign>[+\-])(?P<oh>0\d|1[0-4]|\d(?!\d)):?(?P<om>[0-5]\d)?\)?(?!\d)| ?\(?(?P<zulu>z|gmt|utc)(?![^\W\d_])\)?)?"
_AFTER = re.compile(
    rf"(?: ?t ?| ?[,،|•·\-–—] ?| +(?:at|à|um|alle|klo|kl\.) +| +|, (?:at )?){_TIME}{_HALF}{_OFFSET}"
)
_BEFORE = re.compile(rf"(?<![\d:.,]){_TIME}{_HALF}(?: ?[,،|•·\-–—] ?| +)$")


@dataclass(frozen=True, slots=True)
class ClockTime:
    """``[start, end)`` of date and time together in folded text, the ISO time, its precision."""

    start: int
    end: int
    iso: str
    precision: model.Precision


def time_around(text: str, start: int, end: int) -> ClockTime | None:
    """The clock time right after, else right before, the date at ``[start, end)`` of folded ``text``."""
    after = _AFTER.match(text, end)
    if after:
        return ClockTime(start, after.end(), _iso(after), _precision(after))
    window = max(0, start - 24)
    before = _BEFORE.search(text[window:start])
    if before:
        return ClockTime(window + before.start(), end, _iso(before), _precision(before))
    return None


def _precision(match: re.Match[str]) -> model.Precision:
    return "second" if match["second"] else "minute"


def _iso(match: re.Match[str]) -> str:
    hour = int(match["hour"])
    half = match["half"]
    if half and hour <= 12:
        hour = hour % 12 + (12 if half[0] == "p" else 0)
    seconds = f":{match['second']}" if match["second"] else ""
    return f"{hour:02}:{match['minute']}{seconds}{_offset(match.groupdict())}"


def _offset(groups: dict[str, str | None]) -> str:
    if groups.get("zulu"):
        return "+00:00"
    if not groups.get("sign"):
        return ""
    return f"{groups['sign']}{int(groups['oh'] or 0):02}:{groups['om'] or '00'}"
