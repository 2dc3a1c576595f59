"""Years told in words: "two thousand and fifteen", "nineteen ninety nine", "duemiladiciotto"."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from firsthand.values.amount import Style
from firsthand.values.amounts import read_whole
from firsthand.values.lexing import Token

_FIRST, _LAST = 1000, 2199
_STYLE = Style(None, units_first=True)


def spelled_year(found: Sequence[Token]) -> int | None:
    """The year that the number words ``found`` tell, None where they tell none.

    One number from 1000 to 2199, or a century and what follows it ("nineteen ninety nine", "nineteen oh one").
    """
    joined = any("and" in token.roles for token in found)  # "two thousand and fifteen", "nineteen and one"
    found = [_counted(token) for token in found if "and" not in token.roles]
    whole, last = _number(found, 0)
    if last == len(found):
        return whole if _FIRST <= whole <= _LAST else None
    rest, end = _number(found, last)
    zero = joined or rest == 0
    while rest == 0 and end < len(found):
        rest, end = _number(found, end)
    if 0 < rest < 10 and not zero:
        return None  # "March fifteen nine" is no year
    year = whole * 100 + rest
    return year if end == len(found) and whole < 100 and rest < 100 and _FIRST <= year <= _LAST else None


def _counted(token: Token) -> Token:
    """A number of a day that is more than one word (Turkish "on sekiz") as the number that it is."""
    day = token.roles.get("day_name")
    if "number_word" in token.roles or not isinstance(day, int):
        return token
    return token._replace(roles={"number_word": None, "word": Decimal(day)})


def _number(found: Sequence[Token], index: int) -> tuple[int, int]:
    amount = read_whole(found, index, _STYLE)
    if amount is None or amount.value != amount.value.to_integral_value() or amount.value > Decimal(10**6):
        return 0, index + 1
    return int(amount.value), amount.last
