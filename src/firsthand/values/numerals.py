"""Numbers written in digits, with whichever separators the writer used.

The language's own convention (CLDR's, through Babel) is tried first. Where it can't be meant, the
other one is: nobody writes 1,000 for one in a language whose decimal sign is the comma.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache

from firsthand import languages
from firsthand.values.date_words import locale_of

# 2e10, 1.1^23, 1.3×10^6: so many digits at most, so that a power costs no more than any number.
_POWER = r"\d{1,28}(?:[.,]\d{1,28})?(?:e[+-]?\d{1,2}|(?: ?[x×] ?10)?\^[+-]{0,2}\d{1,2})(?![\d^a-z]|[.,]\d)"
# Digits with separators inside; a space separates only groups of exactly three digits.
# The lookahead keeps the engine from trying each way of writing at every letter, which takes three times as long.
PATTERN = (
    r"(?=[\d.,])(?:"
    + _POWER
    + r"|\d{1,3}(?:،\d{3})+(?:[.,]\d+)?(?!\d)|\d{1,3}(?: \d{3})+(?![\d])(?:[.,]\d{1,2}(?!\d))?|\d+(?:[.,'·]\d+)*|(?<![\w.,])[.,]\d+(?![.,\w]))"
)

# Longer runs of digits are codes, and Decimal would round or refuse them.
_LONGEST = 28

_GROUPS = re.compile(r"[1-9]\d{0,2}(?:(?P<sign>[.,' ·،])\d{3})(?:(?P=sign)\d{3})*$")
_INDIAN_GROUPS = re.compile(r"[1-9]\d?(?:,\d\d)+,\d{3}$")


@dataclass(frozen=True, slots=True)
class Number:
    """The value of digits; ``other`` is what they are under the other convention, where both are possible."""

    value: Decimal
    other: Decimal | None = None


@cache
def decimal_sign(language: str | None) -> str:
    """``.`` or ``,``: the language's decimal sign; the point where CLDR has no such language."""
    locale = locale_of(language)
    if locale is None:
        return "."
    sign = locale.number_symbols.get("latn", {}).get("decimal", ".")
    return sign if sign in ".," else "."


@cache
def _own_decimals(language: str | None) -> bool:
    """Whether writers keep to the language's decimal sign, so that three digits behind it are decimals (de 4,800).

    So in English, and where the table says it: of NTREX's 1,997 lines none groups by commas there.
    """
    table = (languages.table(language, "quantities") or {}) if language else {}
    return decimal_sign(language) == "." or bool(table.get("own_decimals", False))


# Years, days and small numbers are most of what is written in digits.
@lru_cache(maxsize=2048)
def parse_number(text: str, language: str | None, *, scaled: bool = False) -> Number | None:
    """What the digits ``text`` (as `PATTERN` finds them) mean; None for codes like 1.2.3.

    :param scaled: a percent sign or a scale word follows, so that three digits after the
        decimal sign are decimals ("1,234 triệu", "3.125%").
    """
    if "e" in text or "^" in text:
        return _power(text)
    if len(text) > _LONGEST:
        return None
    signs = [character for character in text if not character.isdigit()]
    if not signs or text[0] in ".,":
        return Number(Decimal(text.replace(",", ".")))
    if " " in signs and set(signs) - {" "}:
        whole, sign, rest = text.rpartition(signs[-1])
        return Number(Decimal(f"{whole.replace(' ', '')}.{rest}")) if _GROUPS.match(whole) and sign else None
    if len(set(signs)) > 1:
        return _mixed(text, signs)
    if len(signs) > 1 or signs[0] in " '·،":
        return Number(_digits(text)) if _GROUPS.match(text) or _INDIAN_GROUPS.match(text) else None
    return _single(text, signs[0], language, scaled)


def _power(text: str) -> Number | None:
    """2e10 and 1.1^-2, where 1.1^--2 is 1.1^2; None for 0^-1."""
    text = re.sub(r" ?[x×] ?10\^", "e", text.replace(",", ".").replace("--", ""))
    if "e" in text:
        return Number(Decimal(text))
    base, _, exponent = text.partition("^")
    if not Decimal(base):
        return None
    return Number(Decimal(base) ** int(exponent.lstrip("+")))


def _digits(text: str) -> Decimal:
    return Decimal(re.sub(r"\D", "", text))


def _mixed(text: str, signs: list[str]) -> Number | None:
    """Two kinds of signs: the last is the decimal sign."""
    whole, _, rest = text.rpartition(signs[-1])
    if signs.count(signs[-1]) > 1 or not (_GROUPS.match(whole) or _INDIAN_GROUPS.match(whole)):
        return None
    return Number(Decimal(f"{_digits(whole)}.{rest}"))


def _single(text: str, sign: str, language: str | None, scaled: bool) -> Number:
    whole, _, rest = text.partition(sign)
    decimals = Decimal(f"{whole}.{rest}")
    if not _GROUPS.match(text):
        return Number(decimals)
    grouped = _digits(text)
    if sign != decimal_sign(language):
        return Number(decimals, grouped) if scaled and not rest.endswith("0") else Number(grouped, decimals)
    # The language's decimal sign before exactly three digits. English commas are met in many
    # languages, continental points in English hardly: there only zeros show them.
    if scaled or (_own_decimals(language) and rest != "000"):
        return Number(decimals, grouped)
    return Number(grouped, decimals)
