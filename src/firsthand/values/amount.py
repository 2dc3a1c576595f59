"""What an amount is: a number over tokens; and how a language puts numbers together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple, cast

from firsthand.values.lexing import Token

# Spelled numbers up to here are `small_word`: languages differ in where they use them as
# articles, pronouns and parts of words.
SMALL_WORD = 12


@dataclass(frozen=True, slots=True)
class Style:
    """How a language puts numbers together.

    ``units_first``: five-and-twenty. ``glue_joins``: "and" stands inside numbers (Spanish treinta y dos), so that it
    parts no number from a fraction. ``glue_needed``: no tens and units without it (Arabic). ``compound_parts``: thirty fifths are thirty-fifths where a number stands before.
    ``decimal_slash``: 7/5 is 7.5. ``scale_first``: scales stand before what they count. ``parts_apart``: numbers are one word, so that "twintig drie vijfde" is 20 and 3/5.
    """

    language: str | None
    units_first: bool = False
    glue_needed: bool = False
    glue_joins: bool = False
    compound_parts: bool = False
    parts_apart: bool = False
    scale_first: bool = False
    decimal_slash: bool = False


class Amount(NamedTuple):
    """A number over tokens ``[first, last)``.

    ``digits``: written with digits. ``vague``: the power of ten (times a scale) that a vague word names.
    ``parsed`` is False for digits that are no number (1.2.3). ``over``: "more than", said between number
    and scale (10多万). ``negative``: the first token is a minus. ``fraction``: a part of one, told by the ``parts``
    (numerator, denominator) where they are written. ``scale``: the last scale word from a thousand up, else 1.
    ``share``: the part of one that ``scale`` multiplies (half a million), else 0.
    """

    first: int
    last: int
    value: Decimal
    digits: bool
    vague: bool = False
    other: Decimal | None = None
    parsed: bool = True
    over: bool = False
    negative: bool = False
    fraction: bool = False
    parts: tuple[Decimal, ...] = ()
    scale: Decimal = Decimal(1)
    share: Decimal = Decimal(0)


def role_at(found: Sequence[Token], index: int, role: str) -> bool:
    """Whether there is a token at ``index`` and it has the role."""
    return 0 <= index < len(found) and role in found[index].roles


def is_whole(value: Decimal) -> bool:
    """Whether the number has no decimals; `%` refuses what has more digits than the context, such as 1e55."""
    return value == value.to_integral_value()


def value_of(token: Token, role: str) -> Decimal:
    """The number that the role of the token names."""
    return cast(Decimal, token.roles[role])
