"""Tokens → amounts: digits, words, scale words and vague words put together to one number."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from firsthand.values import chinese_numerals
from firsthand.values.amount import Amount, Style, is_whole, role_at, value_of
from firsthand.values.lexing import Token
from firsthand.values.lower_parts import after_of, scale_chain, with_lower
from firsthand.values.number_words import from_leading_scales, from_words
from firsthand.values.numerals import Number, parse_number


def read_whole(found: Sequence[Token], index: int, style: Style) -> Amount | None:
    """The amount that starts at token ``index`` without sign, fraction and spelled decimals; None where none does."""
    roles = found[index].roles
    if "digits" in roles:
        return _from_digits(found, index, style)
    if "han" in roles or "word" in roles or "scale" in roles:
        if role_at(found, index + 1, "infix_over") and role_at(found, index + 2, "scale"):
            scale, end = scale_chain(found, index + 2)
            return Amount(index, end, _base(found[index]) * scale, digits=False, over=True)
        if "han" in roles and _is_some(found, index + 1) and _base(found[index]) % 10 == 0:
            value = _base(found[index]) * value_of(found[index + 1], "vague")
            return Amount(index, index + 2, value, digits=False, over=True)
    if "vague" in roles:
        return _vague(found, index)
    if "han" in roles:
        return _han(found, index, style)
    if "never_after_tens" in roles and index and {"digits", "word", "scale"} & found[index - 1].roles.keys():
        return None
    if style.scale_first and "scale" in roles and (amount := from_leading_scales(found, index, style)):
        return amount
    if "word" in roles or "scale_alone" in roles or ("scale" in roles and role_at(found, index + 1, "scale")):
        return with_lower(found, from_words(found, index, style), style)
    if "scale" in roles and _stands_alone(found, index):
        return Amount(index, index + 1, value_of(found[index], "scale"), digits=False)
    return None


def _stands_alone(found: Sequence[Token], index: int) -> bool:
    """A power of ten without a number: where it is all (百), or stands before what it counts (千円, 百人)."""
    if role_at(found, index + 1, "parts_of"):
        return True
    free = index == 0 or not {"digits", "han", "word", "vague"} & found[index - 1].roles.keys()
    counts = any(
        role_at(found, index + 1, role) for role in ("counter", "money_word", "infix_over", "percent")
    )
    return free and (counts or len(found) == 1) and found[index].text in _ALONE


_CENTS = 2  # digits
# Roles of what behind digits makes another number of them.
_JOINED = frozenset({"infix_over", "scale", "of", "scale_money", "percent", "han"})
_ALONE = ("百", "千")  # 万人 is also everybody


def _base(token: Token) -> Decimal:
    """The number that a scale multiplies; of a power of ten alone (千余万) that power."""
    return value_of(token, next(role for role in ("han", "word", "scale") if role in token.roles))


def _is_some(found: Sequence[Token], index: int) -> bool:
    """The "some" of 二十数万, which stands with its scale: two hundred thousand and some."""
    return role_at(found, index, "vague") and value_of(found[index], "vague") >= 10**4


# -- digits --------------------------------------------------------------------------


def _from_digits(found: Sequence[Token], index: int, style: Style) -> Amount:
    language = style.language
    if index + 1 == len(found) or _JOINED.isdisjoint(found[index + 1].roles):
        number = parse_number(found[index].text, language)
        if number is None:
            return Amount(index, index + 1, Decimal(0), digits=True, parsed=False)
        return Amount(index, index + 1, number.value, digits=True, other=number.other)
    over = role_at(found, index + 1, "infix_over") and role_at(found, index + 2, "scale")
    follow = index + 2 if over else after_of(found, index + 1, "scale")
    if (
        follow is None
        and role_at(found, index + 1, "scale_money")
        and index
        and "money" in found[index - 1].roles
    ):
        follow = index + 1
    if follow is not None and role_at(found, follow, "subunit") and not _counts_hundreds(found[index].text):
        follow = None  # French "34 cents" are money
    scaled = follow is not None or role_at(found, index + 1, "percent")
    number = parse_number(found[index].text, language, scaled=scaled)
    if number is None:
        return Amount(index, index + 1, Decimal(0), digits=True, parsed=False)
    if follow is None and role_at(found, index + 1, "han") and found[index].end == found[index + 1].start:
        counted = chinese_numerals.behind_digits(found[index + 1].text)
        if counted is not None:
            return Amount(index, index + 2, number.value * counted[0] + counted[1], digits=True)
    if follow is None:
        return Amount(index, index + 1, number.value, digits=True, other=number.other)
    return _scaled(found, index, follow, number, style)._replace(over=over)


def _counts_hundreds(digits: str) -> bool:
    """Whether digits may stand before hundreds whose word is also a hundredth of money: two are cents."""
    return len(digits) != _CENTS


def _scaled(found: Sequence[Token], first: int, at: int, number: Number, style: Style) -> Amount:
    """Digits with scale words behind, and what is told lower after those: 5 million 200 thousand."""
    scale, end = scale_chain(found, at)
    total = number.value * scale
    if role_at(found, end, "half"):
        return Amount(first, end + 1, total + scale / 2, digits=True, scale=scale)
    amount = Amount(first, end, total, digits=True, scale=scale)
    return with_lower(found, amount, style) if is_whole(number.value) else amount  # "2.12 hundred | two"


# -- vague ---------------------------------------------------------------------------


def _vague(found: Sequence[Token], index: int) -> Amount:
    """A vague word times the scale words (or vague words) after it: tens of thousands."""
    power = value_of(found[index], "vague")
    end = index + 1
    while end < len(found) and power <= 10**15:
        follow = end + 1 if role_at(found, end, "of") else end
        role = next(
            (role for role in ("scale", "scale_alone", "vague") if role_at(found, follow, role)), None
        )
        if role is None:
            break
        power *= value_of(found[follow], role)
        end = follow + 1
    return Amount(index, end, power, digits=False, vague=True)


# -- Chinese characters --------------------------------------------------------------


def _han(found: Sequence[Token], index: int, style: Style) -> Amount:
    value, end = value_of(found[index], "han"), index + 1
    if role_at(found, end, "scale") and "han" not in found[end].roles:
        value, end = value * value_of(found[end], "scale"), end + 1  # a dozen, "k"
        return Amount(index, end, value, digits=False)
    scale = chinese_numerals.last_unit(found[index].text)
    return with_lower(found, Amount(index, end, value, digits=False, scale=scale), style)._replace(
        scale=Decimal(1)
    )
