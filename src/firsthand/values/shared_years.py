"""A year that is written once for both ends of a range: "from May to July 2015"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from firsthand.model import DateValue
from firsthand.values.folding import fold, fold_word
from firsthand.values.mentions import DateMention

_LONGEST = 24  # characters between the two ends


def joint_pattern(words: Mapping[str, Mapping[str, object]]) -> re.Pattern[str]:
    """What may stand between the ends: a dash, or words for to and and with prepositions around them."""
    joining = [fold_word(word) for word, roles in words.items() if {"to", "and"} & roles.keys()]
    beside = [
        fold_word(word)
        for word, roles in words.items()
        if {"preposition", "day_before", "day_word", "month_before", "of", "part"} & roles.keys()
    ]
    around = f"(?:(?:{_any(beside)})\\s*)*" if beside else ""
    joined = f"|{_any(joining)}" if joining else ""
    return re.compile(rf"\s*(?:[-–—~]{joined})\s*{around}\s*")


def _any(words: Sequence[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def with_shared_years(
    mentions: Sequence[DateMention], text: str, joint: re.Pattern[str]
) -> list[DateMention]:
    """The mentions of ``text``, the first end of a range with the year of the second where it has none itself."""
    shared = list(mentions)
    for index in range(len(shared) - 1, 0, -1):
        first, second = shared[index - 1], shared[index]
        between = text[first.end : second.start]
        if (
            _lacks_year(first)
            and second.value is not None
            and not second.value.date.startswith("-")
            and len(between) <= _LONGEST
            and joint.fullmatch(fold(between).text)
        ):
            shared[index - 1] = _dated(first, second.value)
    return shared


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
