"""Countries that a text names in its own language, and what is spoken there: CLDR through Babel."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

import regex
from babel import Locale, UnknownLocaleError
from babel.languages import get_official_languages

from firsthand.languages import primary

_UNSPACED = regex.compile(r"[\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}\p{Han}\p{Hiragana}\p{Katakana}]")
#: Codes of CLDR that are no country.
_NONE = frozenset({"EU", "EZ", "UN", "ZZ", "XA", "XB", "QO"})
#: A spaced name may carry an ending of this many letters (Bolivian); endings that replace a letter are missed (Polsce).
_ENDING = r"\p{L}{0,2}(?!\p{L})"


@dataclass(frozen=True, slots=True)
class _Names:
    pattern: regex.Pattern[str]
    codes: Mapping[str, str]


def territories_named(text: str, language: str) -> Iterator[tuple[str, str]]:
    """Each country name in ``text`` with its ISO 3166-1 code, in order; none for languages without CLDR data."""
    names = _names(primary(language))
    if names is not None:
        for match in names.pattern.finditer(text):
            yield match.group(), names.codes[match.group(1)]


@cache
def speakers_of(territory: str) -> frozenset[str]:
    """Primary subtags of the official languages of a country, de facto ones among them."""
    return frozenset(primary(spoken) for spoken in get_official_languages(territory, de_facto=True))


@cache
def _names(language: str) -> _Names | None:
    try:
        named = Locale.parse(language).territories
    except (UnknownLocaleError, ValueError):
        return None
    codes = {
        name: code for code, name in named.items() if len(code) == 2 and code not in _NONE and len(name) > 1
    }
    if not codes:
        return None
    spaced = not _UNSPACED.search("".join(codes))
    choice = "|".join(regex.escape(name) for name in sorted(codes, key=lambda n: (-len(n), n)))
    pattern = rf"(?<!\p{{L}})({choice}){_ENDING}" if spaced else f"({choice})"
    return _Names(regex.compile(pattern), codes)
