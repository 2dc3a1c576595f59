"""Numbers with what they are measured in, in plain English: ``$85,000,000``, ``12%``, ``4,000 km``.

Names, signs and plurals are CLDR's, through Babel.
"""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import Any

from babel import Locale
from babel.numbers import get_currency_symbol
from babel.units import format_unit

from firsthand import languages
from firsthand.show.clean import plain
from firsthand.values.measures import SHORT

#: Decimal places, or noughts, beyond which a number is given in exponent form.
LONGEST_DECIMAL = 30
# Signs of money as readers of American English know them: the dollar's is as bare as on most pages.
_MONEY = Locale("en")
# Kilometres, tonnes and litres.
_MEASURES = Locale("en", "GB")
_CODE = 3  # letters of an ISO 4217 code


def number(value: Decimal) -> str:
    """A decimal with thousands separated; in exponent form where it is absurdly long."""
    if not value.is_finite() or abs(value.adjusted()) > LONGEST_DECIMAL:
        return f"{value:.3e}" if value.is_finite() else str(value)
    text = f"{value:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def measured(value: Decimal, unit: str | None) -> str:
    """A number with its unit (`model.Member`); a unit that nobody knows stands behind it as it is."""
    if unit is None:
        return number(value)
    if unit == "percent":
        return f"{number(value)}%"
    if _is_money(unit):
        return _money(value, unit)
    return _measure(value, unit) or f"{number(value)} {plain(unit)}"


def first_of_two(value: Decimal, unit: str | None) -> str:
    """The lower end of a range: the unit is said once, behind the upper end, where it stands behind."""
    sign = unit is not None and _is_money(unit) and unit not in _shared_names()
    return measured(value, unit) if sign else number(value)


def _is_money(unit: str) -> bool:
    return len(unit) == _CODE and unit.isascii() and unit.isupper()


def _money(value: Decimal, code: str) -> str:
    if name := _shared_names().get(code):
        return f"{number(value)} {name}{'' if abs(value) == 1 else 's'}"
    symbol = get_currency_symbol(code, locale=_MONEY)
    minus = "-" if value < 0 else ""
    return f"{minus}{symbol}{' ' if symbol[-1:].isalpha() else ''}{number(abs(value))}"


@cache
def _shared_names() -> dict[str, str]:
    names: dict[str, str] = languages.shared_table("currencies")["shared_names"]
    return names


def _measure(value: Decimal, unit: str) -> str | None:
    """With CLDR's sign of a unit that everybody knows, else its name; None where CLDR has no such unit."""
    length: Any = "short" if unit in SHORT else "long"
    try:
        shape = format_unit(1 if abs(value) == 1 else 2, unit, length, locale=_MEASURES)
    except (LookupError, ValueError):
        return None
    return shape.replace("1" if abs(value) == 1 else "2", number(value), 1)
