"""Measures of a row that are told in another unit on the other side: 10 miles as 16 km, 80 °F as 27 °C.

Each measure renders one other, the nearest first, so that "2 to 4 inches" is "5 to 10 cm" and not "9 to 10 cm".
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from decimal import Decimal
from typing import Protocol

from firsthand.values.measures import FACTORS

#: A number without a unit is a measure in another unit where it fits this closely.
CLOSE = Decimal("0.02")
#: What is converted is rounded: by a tenth, by a fifth where a single digit was given ("half an inch": 1.5 cm), by
#: less than a place of what is told (an inch: 2 or 3 cm), and never by more than a third.
TENTH, FIFTH, PLACE, MOST = Decimal("0.1"), Decimal("0.2"), Decimal("0.6"), Decimal("0.35")
#: A temperature is another by two degrees, a difference by one or a twentieth; differences are small.
DEGREES, TWENTIETH, WIDEST = 2, Decimal("0.05"), 60
#: How many of an unread unit another unit may hold: 25 mm to an inch, 28 g to an ounce.
FEWEST, MANY = Decimal("0.03"), Decimal(35)
#: Money whose name is a measure's too (ISO 4217, CLDR).
MONEY_TOO = {"GBP": "pound"}


class Measured(Protocol):
    """A number with the unit that was read beside it, if one was; ``metric``: bare degrees are Celsius there."""

    @property
    def number(self) -> Decimal:
        """The number as it was told."""

    @property
    def unit(self) -> str | None:
        """CLDR's name of the unit beside it."""

    @property
    def metric(self) -> bool:
        """Whether bare degrees are Celsius."""


def converted_pairs(
    source: Sequence[Measured], target: Sequence[Measured], units: Collection[str | None]
) -> list[tuple[int, int]]:
    """Indices of numbers that are one measure in two units, each used once, the closest pairs first.

    :param units: all that the target's text gives: a measure whose own unit is there was not converted.
    """
    fits = sorted(
        (apart, a, b)
        for a, one in enumerate(source)
        for b, other in enumerate(target)
        if (apart := converted(one, other)) is not None
    )
    pairs: list[tuple[int, int]] = []
    for _, a, b in fits:
        if any(a == pair[0] or b == pair[1] for pair in pairs) or _keeps_unit(source[a], units):
            continue
        pairs.append((a, b))
    return pairs


def _keeps_unit(one: Measured, units: Collection[str | None]) -> bool:
    dimension = FACTORS[one.unit][0] if one.unit in FACTORS else ""
    return dimension not in ("", "angle") and one.unit in units


def converted(source: Measured, target: Measured) -> Decimal | None:
    """How far two numbers are from being one measure in two units, of which one may not have been read ("mph", "°C");
    None where they are not.
    """
    units = [MONEY_TOO.get(unit, unit) if unit else None for unit in (source.unit, target.unit)]
    known = [unit for unit in units if unit in FACTORS]
    if not known or not {*units} <= {None, *known}:
        return None
    if {FACTORS[unit][0] for unit in known} == {"angle"}:
        return _degrees((source, units[0]), (target, units[1]))
    if len(known) == 2:
        return _between(source.number, known[0], target.number, known[1])
    measured, bare = (source, target) if units[0] in FACTORS else (target, source)
    return _bare(measured.number, known[0], bare.number)


def _between(number: Decimal, unit: str, other_number: Decimal, other: str) -> Decimal | None:
    """Between two units of one dimension; kilometres and those of an hour are no two."""
    (dimension, factor), (other_dimension, other_factor) = FACTORS[unit], FACTORS[other]
    if dimension != other_dimension or factor == other_factor:
        return None
    return _same_size(number, unit, other_number, other)


def _degrees(one: tuple[Measured, str | None], other: tuple[Measured, str | None]) -> Decimal | None:
    """Between two temperatures or, where both are read as degrees, differences: a magnitude of 7.5 is not 4 degrees."""
    found = [
        apart
        for (fahrenheit, of), (celsius, than) in ((one, other), (other, one))
        if of != "celsius" and than != "fahrenheit" and not (of != "fahrenheit" and fahrenheit.metric)
        if (apart := _same_degrees(fahrenheit.number, celsius.number, bare=None in (of, than))) is not None
    ]
    return min(found, default=None)


def _bare(number: Decimal, unit: str, bare: Decimal) -> Decimal | None:
    dimension, factor = FACTORS[unit]
    size = number * factor
    fits = [
        abs(size - bare * other)
        for name, (kind, other) in FACTORS.items()
        if kind == dimension and other != factor and FEWEST <= factor / other <= MANY
    ]
    nearest = min(fits, default=None)
    return nearest / size if size and nearest is not None and nearest <= CLOSE * size else None


def _same_size(a: Decimal, unit: str, b: Decimal, other: str) -> Decimal | None:
    """How far b is from a in another unit, of which it may be rounded; a slip by a power of ten is not."""
    wanted = a * FACTORS[unit][1] / FACTORS[other][1]
    if not wanted:
        return None
    share = FIFTH if len(a.normalize().as_tuple().digits) == 1 else TENTH
    allowed = max(share * abs(wanted), PLACE * _place(b))
    apart = abs(wanted - b)
    return apart / abs(wanted) if apart <= min(allowed, MOST * abs(wanted)) else None


def _place(number: Decimal) -> Decimal:
    """What a step of the last digit is that is not nought: 100 for 600, 0.1 for 1.3."""
    return Decimal(10) ** int(number.normalize().as_tuple().exponent)


def _same_degrees(fahrenheit: Decimal, celsius: Decimal, *, bare: bool) -> Decimal | None:
    """As a temperature or, but for ``bare`` numbers, as a difference; not where a difference was converted as if it were a temperature:
    12 degrees warmer is not 11 degrees warmer.
    """
    step = fahrenheit * 5 / 9
    as_temperature = abs(step - Decimal(160) / 9 - celsius)
    if as_temperature <= DEGREES:
        return as_temperature / 100
    as_difference = abs(step - celsius)
    small = not bare and fahrenheit <= WIDEST and as_difference <= max(Decimal(1), abs(step) * TWENTIETH)
    return as_difference / 10 if small else None
