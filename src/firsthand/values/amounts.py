"""Tokens → amounts: digits, words, scale words and vague words put together to one number."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from firsthand.values.amount import Amount, Style, role_at, value_of
from firsthand.values.lexing import Token
from firsthand.values.number_words import from_leading_scales, from_words
from firsthand.values.numerals import Number, parse_number


def read_whole(found: Sequence[Token], index: int, style: Style) -> Amount | None:
    """The amount that starts at token ``index`` without sign, fraction and spelled decimals; None where none does."""
    roles = found[index].roles
    if "digits" in roles:
        return _from_digits(found, index, style)
    if "han" in roles or "word" in roles or "scale" in roles:
        if role_at(found, index + 1, "infix_over") and role_at(found, index + 2, "scale"):
            scale, end = _scale_chain(found, index + 2)
            return Amount(index, end, _base(found[index]) * scale, digits=False, over=True)
        if "han" in roles and _is_some(found, index + 1) and _base(found[index]) % 10 == 0:
            value = _base(found[index]) * value_of(found[index + 1], "vague")
            return Amount(index, index + 2, value, digits=False, over=True)
    if "vague" in roles:
        return _vague(found, index)
    if "han" in roles:
        return _han(found, index)
    if "never_after_tens" in roles and index and {"digits", "word", "scale"} & found[index - 1].roles.keys():
        return None
    if style.scale_first and "scale" in roles and (amount := from_leading_scales(found, index, style)):
        return amount
    if "word" in roles or "scale_alone" in roles or ("scale" in roles and role_at(found, index + 1, "scale")):
        return from_words(found, index, style)
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


_ALONE = ("百", "千")  # 万人 is also everybody


def _base(token: Token) -> Decimal:
    """The number that a scale multiplies; of a power of ten alone (千余万) that power."""
    return value_of(token, next(role for role in ("han", "word", "scale") if role in token.roles))


def _is_some(found: Sequence[Token], index: int) -> bool:
    """The "some" of 二十数万, which stands with its scale: two hundred thousand and some."""
    return role_at(found, index, "vague") and value_of(found[index], "vague") >= 10**4


def _scale(token: Token) -> Decimal:
    return value_of(token, "scale" if "scale" in token.roles else "scale_money")


def _after_of(found: Sequence[Token], index: int, role: str) -> int | None:
    """The index of a token with ``role`` at ``index`` or behind one joining word ("de"), else None."""
    if role_at(found, index, role):
        return index
    return index + 1 if role_at(found, index, "of") and role_at(found, index + 1, role) else None


# -- digits --------------------------------------------------------------------------


def _from_digits(found: Sequence[Token], index: int, style: Style) -> Amount:
    language = style.language
    over = role_at(found, index + 1, "infix_over") and role_at(found, index + 2, "scale")
    follow = index + 2 if over else _after_of(found, index + 1, "scale")
    if (
        follow is None
        and role_at(found, index + 1, "scale_money")
        and index
        and "money" in found[index - 1].roles
    ):
        follow = index + 1
    scaled = follow is not None or role_at(found, index + 1, "percent")
    number = parse_number(found[index].text, language, scaled=scaled)
    if number is None:
        return Amount(index, index + 1, Decimal(0), digits=True, parsed=False)
    if follow is None:
        return Amount(index, index + 1, number.value, digits=True, other=number.other)
    return _scaled(found, index, follow, number, style)._replace(over=over)


def _scaled(found: Sequence[Token], first: int, at: int, number: Number, style: Style) -> Amount:
    """Digits with scale words behind, and lower parts after those: 5 million 200 thousand."""
    total = Decimal(0)
    value, last_scale, end = number.value, None, at
    following: int | None = at
    while following is not None:
        scale, end = _scale_chain(found, following)
        if last_scale is not None and scale >= last_scale:
            break
        total, last_scale = total + value * scale, scale
        following = None
        if role_at(found, end, "half"):
            total, end = total + scale / 2, end + 1
        elif (lower := _lower(found, end, scale, style)) is not None:
            value, following = lower
        elif last_scale == 100 and (rest_at := _after_glue(found, end)) is not None:
            total, end = total + _rest(found[rest_at], style.language), rest_at + 1
        elif (spelled := _spelled_rest(found, end, scale, style)) is not None:
            total, end = total + spelled.value, spelled.last
        elif role_at(found, end, "digits") and found[end - 1].end == found[end].start:
            rest = parse_number(found[end].text, style.language)  # 1만2000: ten thousand and two thousand
            if rest is not None and rest.value < scale:
                total, end = total + rest.value, end + 1
                if role_at(found, end, "scale") and value_of(found[end], "scale") > last_scale >= 1000:
                    last_scale, end = value_of(found[end], "scale"), end + 1  # 2千零30万
                    total *= last_scale
    return Amount(first, end, total, digits=True, scale=last_scale or Decimal(1))


def _lower(found: Sequence[Token], index: int, scale: Decimal, style: Style) -> tuple[Decimal, int] | None:
    """Digits whose own scale is lower, and the index of that scale: the 200 thousand of 5 million 200 thousand."""
    after = _after_of(found, index + 1, "scale") if role_at(found, index, "digits") else None
    number = parse_number(found[index].text, style.language, scaled=True) if after is not None else None
    if number is None or after is None or number.value * value_of(found[after], "scale") >= scale:
        return None
    return number.value, after


def _spelled_rest(found: Sequence[Token], index: int, scale: Decimal, style: Style) -> Amount | None:
    """Hundreds and thousands in words behind digits with a scale: "6 crore and two hundred"."""
    if not (role_at(found, index, "glue") and role_at(found, index + 1, "word")):
        return None
    rest = from_words(found, index + 1, style)
    return rest if 100 <= rest.value < scale else None


def _after_glue(found: Sequence[Token], index: int) -> int | None:
    """The index of tens and units behind "3 hundred" or "3 hundred and"."""
    at = index + 1 if role_at(found, index, "glue") else index
    simple = role_at(found, at, "word") or (role_at(found, at, "digits") and found[at].text.isdecimal())
    return at if simple and 0 < _rest(found[at], None) < 100 and not role_at(found, at + 1, "scale") else None


def _rest(token: Token, language: str | None) -> Decimal:
    return value_of(token, "word") if "word" in token.roles else Decimal(token.text)


def _scale_chain(found: Sequence[Token], index: int) -> tuple[Decimal, int]:
    """The product of scale words in a row ("nghìn tỷ", "mil millones") and the index after them."""
    scale = Decimal(1)
    follow: int | None = index
    while follow is not None and scale <= 10**15:
        scale *= _scale(found[follow])
        index = follow + 1
        follow = _after_of(found, index, "scale")
    return scale, index


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


def _han(found: Sequence[Token], index: int) -> Amount:
    value, end = value_of(found[index], "han"), index + 1
    if role_at(found, end, "scale") and "han" not in found[end].roles:
        value, end = value * value_of(found[end], "scale"), end + 1  # a dozen, "k"
    return Amount(index, end, value, digits=False)
