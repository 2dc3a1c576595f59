"""Numbers that words tell beside what they count, where a language's table lists them: places in an order ("her
eighth album"), and twice, both, an hour.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache

import regex

from firsthand import languages


def find_ordinals(text: str, language: str | None) -> Iterator[tuple[str, Decimal]]:
    """Words for places in an order and their numbers; nothing in a language without such a table."""
    yield from _found("ordinals", text, language)


def find_counts(text: str, language: str | None) -> Iterator[tuple[str, Decimal]]:
    """Words that hold a number without being one ("twice", "an hour"), likewise."""
    yield from _found("counts", text, language)


def _found(subject: str, text: str, language: str | None) -> Iterator[tuple[str, Decimal]]:
    words, pattern = _table(languages.primary(language), subject) if language else ({}, None)
    if pattern is not None:
        for match in pattern.finditer(text):
            yield match.group(), words[match.group().lower()]


@cache
def _table(language: str, subject: str) -> tuple[Mapping[str, Decimal], regex.Pattern[str] | None]:
    listed = (languages.table(language, "quantities") or {}).get(subject, {})
    words = {word: Decimal(number) for number, forms in listed.items() for word in forms}
    if not words:
        return {}, None
    longest_first = "|".join(sorted(words, key=len, reverse=True))
    return words, regex.compile(rf"\b(?:{longest_first})\b", regex.IGNORECASE)
