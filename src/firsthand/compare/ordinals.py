"""Places in an order that are told in words ("her eighth album"), where a language's table lists them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache

import regex

from firsthand import languages


def find_ordinals(text: str, language: str | None) -> Iterator[tuple[str, Decimal]]:
    """Words for places in an order and their numbers; nothing in a language without such a table."""
    words, pattern = _table(languages.primary(language)) if language else ({}, None)
    if pattern is not None:
        for match in pattern.finditer(text):
            yield match.group(), words[match.group().lower()]


@cache
def _table(language: str) -> tuple[Mapping[str, Decimal], regex.Pattern[str] | None]:
    listed = (languages.table(language, "quantities") or {}).get("ordinals", {})
    words = {word: Decimal(number) for number, forms in listed.items() for word in forms}
    if not words:
        return {}, None
    return words, regex.compile(rf"\b(?:{'|'.join(words)})\b", regex.IGNORECASE)
