"""Names of countries and other territories in every language (CLDR, through Babel)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING

from firsthand import languages
from firsthand.names.units import word_script

if TYPE_CHECKING:
    from babel import Locale


@cache
def territories(language: str | None) -> Mapping[str, tuple[str, ...]]:
    """Names of territories in a BCP 47 ``language`` by code ("FR", "003"); empty where CLDR has none.

    Longer and shorter forms that CLDR keeps apart ("Myanmar (Burma)") are forms of one.
    """
    locale = _locale(language)
    if locale is None:
        return {}
    return {code: tuple(_forms(name)) for code, name in locale.territories.items() if code.isalpha()}


def _locale(language: str | None) -> Locale | None:
    """What CLDR has of a language."""
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(languages.primary(language)) if language else None
    except (UnknownLocaleError, ValueError):
        return None


def _forms(name: str) -> list[str]:
    """Both names of "Myanmar (Burma)"."""
    head, bracket, rest = name.partition("(")
    return [
        part
        for part in (head.strip(" -–"), rest.rstrip(") "))
        if part and (bracket or part == head.strip(" -–"))
    ]


@cache
def codes(language: str | None) -> Mapping[str, str]:
    """The code of each territory by its name in a language, lower case."""
    return {form.lower(): code for code, forms in territories(language).items() for form in forms}


@cache
def cities(language: str | None) -> frozenset[str]:
    """Cities that time zones are called after, by their names in a language and in English, lower case."""
    from babel.core import get_global

    locale = _locale(language)
    zones = {str(zone) for zone in get_global("zone_territories")}
    own = {str(zone["city"]) for zone in locale.time_zones.values() if "city" in zone} if locale else set()
    return frozenset(
        name.lower() for name in own | {zone.rpartition("/")[2].replace("_", " ") for zone in zones}
    )


#: Letters that an adjective has more than the stem of its territory at most: "español" and "españolas" of "España".
ADJECTIVE = 5
#: Letters of a stem that words are compared with: shorter ones begin too many words.
STEM = 5


def territory_code(word: str, language: str | None) -> str | None:
    """The code of the territory that a word names, inflected or as an adjective ("française"), if it names one."""
    small = word.lower()
    exact = codes(language).get(small)
    if exact is not None:
        return exact
    found = [
        (end, _by_stem(language)[small[:end]])
        for end in range(max(STEM, len(small) - ADJECTIVE), len(small) + 1)
        if small[:end] in _by_stem(language)
    ]
    return max(found)[1] if found else None


@cache
def _by_stem(language: str | None) -> Mapping[str, str]:
    """Codes of the countries whose names are one word, by their stems."""
    return {
        stem: code
        for code, forms in territories(language).items()
        if len(code) == 2 and all(" " not in form for form in forms)
        for stem in stems(language, code)
        if len(stem) >= STEM
    }


def stems(language: str | None, code: str) -> list[str]:
    """What any inflected form of a territory's name holds, lower case: all but the last letters.

    Endings are short beside names: three letters are dropped of a long name in a spaced script, one of a
    short, so that "Германии" and "deutschen" are found by "Германия" and "Deutschland".
    """
    found = []
    for form in territories(language).get(code, ()):
        spaced = word_script(form) not in ("Hani", "Kana", "Thai", "Hang")
        dropped = (
            0 if not spaced else 3 if len(form) > 7 else 2 if len(form) > 5 else 1 if len(form) > 4 else 0
        )
        found.append(form.lower()[: len(form) - dropped])
    return found
