"""The two ends of a range: what is written once for both ("from May to July 2015"), and the second after the first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from firsthand.model import DateValue
from firsthand.values.folding import fold, fold_word
from firsthand.values.mentions import DateMention, Relative

_LONGEST = 24  # characters between the two ends
_NEAR = 16  # characters before the first end in which "between" is looked for


@dataclass(frozen=True, slots=True)
class Joints:
    """What may stand between the ends: ``any`` a dash or words for to and and, ``range`` without and. ``between``: what before
    the first end, or right behind the second, makes of "and" a range. ``from_here``: a first end that says "from" itself (Turkish Ocaktan).
    """

    any: re.Pattern[str]
    range: re.Pattern[str]
    between: re.Pattern[str]
    from_here: re.Pattern[str]


def joints(words: Mapping[str, Mapping[str, object]]) -> Joints:
    """The joints of a language, from its words with their roles."""
    beside = _with(
        {"preposition", "day_before", "day_word", "month_before", "of", "part", "from_base"}, words
    )
    behind = _with({"year_after", "postposition"}, words)
    around = f"(?:(?:{'|'.join(beside)})\\s*)*" if beside else ""
    after = f"(?:(?:{'|'.join(behind)})\\s*)*" if behind else ""

    def joined(*roles: str) -> re.Pattern[str]:
        between = "|".join(["[-–—~]", *_with(set(roles), words)])
        return re.compile(rf"\.?\s*{after}(?:{between})\s*{around}\s*")

    return Joints(
        joined("to", "and"),
        joined("to"),
        re.compile("|".join(_with({"between"}, words)) or "(?!)"),
        re.compile(rf"(?:{'|'.join(_with({'from_here'}, words)) or '(?!)'})$"),
    )


def _with(roles: set[str], words: Mapping[str, Mapping[str, object]]) -> list[str]:
    """The words with one of ``roles`` as patterns, longest first."""
    chosen = [fold_word(word) for word, of in words.items() if roles & of.keys()]
    return [re.escape(word) for word in sorted(chosen, key=len, reverse=True)]


def linked(mentions: Sequence[DateMention], text: str, joint: Joints) -> list[DateMention]:
    """The mentions of ``text``, the ends of ranges completed by each other."""
    linked = list(_apposed(mentions, text))
    for index in range(len(linked) - 1, 0, -1):
        first, second = linked[index - 1], linked[index]
        if _joined(text, first, second, joint.any, joint):
            linked[index - 1] = _completed(first, second)
    for index in range(1, len(linked)):
        first, second = linked[index - 1], linked[index]
        if _lacks(second) and not first.shift and _is_range(text, first, second, joint):
            linked[index] = _after(first, second)
    return linked


def _apposed(mentions: Sequence[DateMention], text: str) -> Iterator[DateMention]:
    """One mention of "tomorrow, 13 November" or "today (12.11.)": the written day is the one that is told."""
    before: DateMention | None = None
    for mention in mentions:
        if before is not None:
            if (
                _is_told_day(before)
                and _is_weekday(mention)
                and _BESIDE.fullmatch(text, before.end, mention.start)
            ):
                before = replace(before, end=mention.end, text=text[before.start : mention.end])
                continue
            if not (_is_day(before, mention) and _APPOSED.fullmatch(text, before.end, mention.start)):
                yield before
            else:
                words = text[before.start : mention.end]
                mention = replace(mention, start=before.start, text=words)
        before = mention
    if before is not None:
        yield before


# "Yesterday Sunday": the weekday of the day that is told.
_BESIDE = re.compile(r"\s+|\s*\(\s*")
_APPOSED = re.compile(r"\s*[,(]?\s*")


def _is_day(first: DateMention, second: DateMention) -> bool:
    value = second.value
    return _is_told_day(first) and value is not None and value.precision not in ("year", "month")


def _is_told_day(mention: DateMention) -> bool:
    return mention.relative is not None and mention.relative.unit == "day" and not mention.shift


def _joins(first: DateMention, between: str, joint: re.Pattern[str], joints: Joints) -> bool:
    """Whether the folded words ``between`` join ``first`` to what follows, or it says "from" itself."""
    own = not between.strip() and joints.from_here.search(fold(first.text).text)
    return bool(joint.fullmatch(between) or own)


def _is_range(text: str, first: DateMention, second: DateMention, joint: Joints) -> bool:
    if _joined(text, first, second, joint.range, joint):
        return True
    around = text[max(0, first.start - _NEAR) : first.end], text[second.end : second.end + _NEAR]
    return _joined(text, first, second, joint.any, joint) and any(
        joint.between.search(fold(part).text) for part in around
    )


def _joined(
    text: str, first: DateMention, second: DateMention, joint: re.Pattern[str], joints: Joints
) -> bool:
    """Whether only ``joint`` is between the two, or the second starts with it (Dutch "tot 28 juni")."""
    between = text[first.end : second.start]
    if len(between) > _LONGEST:
        return False
    folded = fold(between).text
    if _joins(first, folded, joint, joints):
        return True
    if folded.strip():
        return False
    match = joint.match(fold(text[first.end : second.end]).text)
    return match is not None and match.end() > len(folded)


# -- the first end from the second ---------------------------------------------------


def _completed(first: DateMention, second: DateMention) -> DateMention:
    """``first`` with the year of ``second``, or with its week, where it has none itself."""
    week = second.relative
    if week is not None and week.unit == "week" and week.weekday is not None and _is_weekday(first):
        assert first.relative is not None
        return replace(first, relative=Relative("week", week.offset, weekday=first.relative.weekday))
    full = second.value is not None and not second.value.date.startswith("-")
    return _dated(first, second.value) if full and second.value is not None and _lacks_year(first) else first


def _is_weekday(mention: DateMention) -> bool:
    relative = mention.relative
    return relative is not None and relative.unit == "weekday" and relative.offset is None


def _lacks_year(mention: DateMention) -> bool:
    value = mention.value
    return value is not None and value.date.startswith("--") and not value.date.startswith("---")


def _dated(first: DateMention, value: DateValue) -> DateMention:
    """``first`` in the year of ``value``, or in the one before where it would come after it: December to February 2015."""
    assert first.value is not None
    year, tail = int(value.date[:4]), first.value.date[1:]
    if len(value.date) > 4 and value.date[4:10] < tail:
        year -= 1
    return replace(first, value=DateValue(f"{year:04}{tail}", first.value.precision), alternative=None)


# -- the second end after the first --------------------------------------------------


def _lacks(mention: DateMention) -> bool:
    value = mention.value
    return _is_weekday(mention) or (value is not None and value.date.startswith("-"))


def _after(first: DateMention, second: DateMention) -> DateMention:
    """``second`` with the year of a full ``first``, else told to follow it once that is known."""
    value = first.value
    if value is not None and len(value.date) >= 7 and not value.date.startswith("-") and _lacks_year(second):
        assert second.value is not None
        year, tail = int(value.date[:4]), second.value.date[1:]
        year += tail < value.date[4:10][: len(tail)]
        return replace(second, value=DateValue(f"{year:04}{tail}", second.value.precision), alternative=None)
    usable = value is None or len(value.date) >= 7 or value.date.startswith("-")
    return replace(second, follows=first) if usable else second
