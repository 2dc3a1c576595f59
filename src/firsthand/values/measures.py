"""Units of length, speed, mass, area, volume and temperature, so that miles translated into kilometres are no change.

Names come from CLDR (through Babel) in every language it has. Factors are exact by definition
(international yard and pound agreement of 1959; SI) or, for the barrel, the one of crude oil.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from babel import Locale

from firsthand import languages
from firsthand.values.date_words import locale_of

# CLDR unit → (dimension, factor to the dimension's SI unit).
FACTORS: dict[str, tuple[str, Decimal]] = {
    "millimeter": ("length", Decimal("0.001")),
    "centimeter": ("length", Decimal("0.01")),
    "meter": ("length", Decimal(1)),
    "kilometer": ("length", Decimal(1000)),
    "inch": ("length", Decimal("0.0254")),
    "foot": ("length", Decimal("0.3048")),
    "yard": ("length", Decimal("0.9144")),
    "mile": ("length", Decimal("1609.344")),
    "kilogram": ("mass", Decimal(1)),
    "gram": ("mass", Decimal("0.001")),
    "milligram": ("mass", Decimal("0.000001")),
    "pound": ("mass", Decimal("0.45359237")),
    "ounce": ("mass", Decimal("0.028349523125")),
    "tonne": ("mass", Decimal(1000)),
    "ton": ("mass", Decimal("907.18474")),
    "acre": ("area", Decimal("4046.8564224")),
    "hectare": ("area", Decimal(10000)),
    # The way of an hour, so that "136 km/h" and "85 miles" (an hour) are one.
    "kilometer-per-hour": ("length", Decimal(1000)),
    "mile-per-hour": ("length", Decimal("1609.344")),
    "meter-per-second": ("length", Decimal(3600)),
    "knot": ("length", Decimal(1852)),
    "square-mile": ("area", Decimal("2589988.110336")),
    "square-kilometer": ("area", Decimal(1000000)),
    "square-foot": ("area", Decimal("0.09290304")),
    "square-meter": ("area", Decimal(1)),
    "liter": ("volume", Decimal("0.001")),
    "milliliter": ("volume", Decimal("0.000001")),
    "gallon": ("volume", Decimal("0.003785411784")),
    "barrel": ("volume", Decimal("0.158987294928")),
    "degree": ("angle", Decimal(1)),
    "celsius": ("angle", Decimal(1)),
    "fahrenheit": ("angle", Decimal(1)),
}
#: Whose short names are no other words.
SHORT = frozenset(
    {"millimeter", "centimeter", "meter", "kilometer", "kilogram", "tonne", "hectare", "square-kilometer"}
    | {"square-meter", "kilometer-per-hour", "mile-per-hour", "celsius", "fahrenheit"}
)
# Translators round what they convert: 385 miles became 600 and 620 km, an inch 2 and 3 cm (read in NTREX).
TOLERANCE = Decimal("0.2")
_FAHRENHEIT_STEP = Decimal(5) / Decimal(9)


def unit_words(language: str | None) -> Iterator[tuple[str, str]]:
    """(word, CLDR unit) of a language: the signs, the long names, and the short ones of some units."""
    for unit, signs in languages.shared_table("units")["signs"].items():
        yield from ((sign, unit) for sign in signs)
    for locale in (locale_of(language), *_elsewhere(language)):
        for key, forms in locale._data.get("unit_patterns", {}).items() if locale else ():
            unit = key.partition("-")[2]
            if unit in FACTORS:
                lengths = ("long", "short") if unit in SHORT else ("long",)
                for length in lengths:
                    yield from ((word, unit) for word in _names(forms.get(length, {})))


def _elsewhere(language: str | None) -> Iterator[Locale]:
    """CLDR of the places that write the language's units another way: British kilometres."""
    places = languages.shared_table("units")["elsewhere"]
    yield from map(Locale.parse, places.get(languages.primary(language), ()) if language else ())


def _names(patterns: object) -> Iterator[str]:
    for pattern in patterns.values() if hasattr(patterns, "values") else ():
        if isinstance(pattern, str) and "{0}" in pattern:
            name = pattern.replace("{0}", "").strip()
            if name and not any(character.isdecimal() for character in name):
                yield name


def same_measure(amount: Decimal, unit: str, other: Decimal, other_unit: str) -> bool:
    """Whether ``other`` is ``amount`` in another unit of the same dimension, rounded."""
    dimension, factor = FACTORS[unit]
    other_dimension, other_factor = FACTORS[other_unit]
    if dimension != other_dimension:
        return False
    if dimension == "angle":
        ways = [(amount, other)] if unit != "celsius" else []
        ways += [(other, amount)] if other_unit != "celsius" else []
        return any(_same_degrees(fahrenheit, celsius) for fahrenheit, celsius in ways)
    return _near(amount * factor, other * other_factor)


def _same_degrees(fahrenheit: Decimal, celsius: Decimal) -> bool:
    """A temperature or, as "ten degrees warmer", a difference; also a difference that was converted as if it
    were a temperature and lost its minus ("12 degrees warmer", read in five translations of NTREX).
    """
    temperature, difference = (fahrenheit - 32) * _FAHRENHEIT_STEP, fahrenheit * _FAHRENHEIT_STEP
    return abs(abs(temperature) - abs(celsius)) <= 2 or abs(difference - celsius) <= max(
        Decimal(1), difference * TOLERANCE / 2
    )


def _near(one: Decimal, other: Decimal) -> bool:
    return abs(one - other) <= TOLERANCE * max(abs(one), abs(other))
