"""How a language writes numbers, where that tells it from others: CLDR through Babel."""

from __future__ import annotations

from functools import cache

from babel import Locale, UnknownLocaleError

from firsthand.languages import primary


@cache
def number_signs(language: str) -> tuple[str, str] | None:
    """The decimal and the grouping sign with Western digits, None for a language that CLDR lacks."""
    try:
        symbols = Locale.parse(primary(language)).number_symbols
    except (UnknownLocaleError, ValueError):
        return None
    western = symbols.get("latn")
    if not western or "decimal" not in western or "group" not in western:
        return None
    return str(western["decimal"]), str(western["group"])
