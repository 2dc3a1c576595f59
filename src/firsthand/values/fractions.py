"""Amounts with what may stand around them: a minus, decimals told in words, and parts of one.

"Minus five", "two point seven", "three fifths", "一又三分之二", "2 1/4", "five billion and three quarters":
which words do this is the language's table (roles ``minus``, ``point``, ``denominator``, ``fraction``,
``parts_of``, ``mixed``, ``out_of``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import cast

from firsthand.values.amounts import Amount, read_whole
from firsthand.values.lexing import Token

_LONGEST_PART = 3  # digits of numerator and denominator in 2 1/4
_NUMBERS = ("digits", "word", "han", "scale_alone")


def read_amount(
    found: Sequence[Token], index: int, language: str | None, *, units_first: bool
) -> Amount | None:
    """The amount that starts at token ``index``, None where none does."""
    negative = _is_minus(found, index)
    amount = _positive(found, index + negative, language, units_first)
    if amount is None or not negative:
        return amount
    return replace(amount, first=index, value=-amount.value, other=None, negative=True)


def _is_minus(found: Sequence[Token], index: int) -> bool:
    """A word for minus before a number, or the sign right before digits and behind a space."""
    if index + 1 >= len(found):
        return False
    if _has(found, index, "minus"):
        return any(_has(found, index + 1, role) for role in _NUMBERS)
    if not (_has(found, index, "hyphen") or _has(found, index, "dash")) or not _has(
        found, index + 1, "digits"
    ):
        return False
    free = index == 0 or (found[index - 1].end < found[index].start and not _has(found, index - 1, "digits"))
    opened = _has(found, index - 1, "open") or _ends_apart(found, index - 1)
    return (free or opened) and found[index].end == found[index + 1].start


def _ends_apart(found: Sequence[Token], index: int) -> bool:
    """Whether a gap ends with a space, or with Han or kana, which set none (前年比-5%)."""
    if index < 0 or "gap" not in found[index].roles:
        return False
    return found[index].text[-1].isspace() or "\u3040" <= found[index].text[-1] <= "\u9fff"


def _has(found: Sequence[Token], index: int, role: str) -> bool:
    return 0 <= index < len(found) and role in found[index].roles


def _positive(found: Sequence[Token], index: int, language: str | None, units_first: bool) -> Amount | None:
    roles = found[index].roles
    if "fraction" in roles:
        return _scaled_fraction(found, _fraction_word(found, index))
    amount = read_whole(found, index, language, units_first=units_first)
    if amount is None or amount.vague or not amount.parsed or amount.last >= len(found):
        return amount
    behind = found[amount.last].roles
    if "point" in behind and (longer := _decimals(found, amount, language, units_first)) is not None:
        amount = longer
        behind = found[amount.last].roles if amount.last < len(found) else {}
    return _with_parts(found, amount, behind.keys(), language, units_first) or amount


def _fraction_word(found: Sequence[Token], index: int) -> Amount:
    return Amount(
        index, index + 1, cast(Decimal, found[index].roles["fraction"]), digits=False, fraction=True
    )


# -- decimals ------------------------------------------------------------------------


def _decimals(
    found: Sequence[Token], amount: Amount, language: str | None, units_first: bool
) -> Amount | None:
    """Digits told after "point": one by one ("zero three"), or as a number ("seventy-one")."""
    at, written = amount.last + 1, ""
    while at < len(found) and (digit := _one_digit(found[at])):
        alone = digit == "0" or (at + 1 < len(found) and _one_digit(found[at + 1]))
        if not alone and "word" in found[at].roles:
            break
        written, at = written + digit, at + 1
    rest = read_whole(found, at, language, units_first=units_first) if at < len(found) else None
    if rest is not None and rest.parsed and not rest.vague and rest.value == rest.value.to_integral_value():
        zeros = _leading_zeros(found[at])
        written, at = f"{written}{'0' * zeros}{rest.value:f}".rstrip(), rest.last
    if not written or not written.isdecimal():
        return None
    value = amount.value + Decimal(f"0.{written}")
    return replace(amount, last=at, value=value, other=None)


def _one_digit(token: Token) -> str:
    """The digit that a word names, else nothing."""
    value = token.roles.get("word")
    return str(value) if isinstance(value, Decimal) and value < 10 and value == int(value) else ""


def _leading_zeros(token: Token) -> int:
    """Of digits ("05") or of Chinese characters (零五), which a number loses."""
    text = token.text
    return len(text) - len(text.lstrip("0零〇")) if text.strip("0零〇") else 0


# -- parts ---------------------------------------------------------------------------


def _with_parts(
    found: Sequence[Token], amount: Amount, behind: object, language: str | None, units_first: bool
) -> Amount | None:
    """The amount as or with a fraction, None where none follows."""
    at = amount.last
    if _has(found, at, "parts_of") and (top := _next(found, at + 1, language, units_first)) is not None:
        return _part(amount, top.last, top.value, amount.value)
    if _has(found, at, "out_of") and (below := _next(found, at + 1, language, units_first)) is not None:
        return _part(amount, below.last, amount.value, below.value) if amount.value < below.value else None
    if amount.digits and _has(found, at, "slash"):
        return _written_part(found, amount)
    if amount.digits and _has(found, at, "digits") and _has(found, at + 1, "slash"):
        return _mixed_digits(found, amount, language)
    if amount.digits and _has(found, at, "fraction") and found[at - 1].end == found[at].start:
        return _plus(amount, _fraction_word(found, at))
    below_at = at + 1 if _has(found, at, "hyphen") else at
    if not amount.digits and _has(found, below_at, "denominator"):
        return _worded_part(found, amount, below_at)
    if _has(found, at, "mixed") or _has(found, at, "glue"):
        return _mixed(found, amount, at + 1, language, units_first)
    return None


def _next(found: Sequence[Token], index: int, language: str | None, units_first: bool) -> Amount | None:
    if index >= len(found):
        return None
    amount = read_whole(found, index, language, units_first=units_first)
    if amount is None or amount.vague or not amount.parsed or amount.value == 0:
        return None
    pointed = _has(found, amount.last, "point")
    return (_decimals(found, amount, language, units_first) if pointed else None) or amount


def _part(amount: Amount, last: int, above: Decimal, below: Decimal) -> Amount | None:
    if below == 0:
        return None
    return replace(
        amount,
        last=last,
        value=above / below,
        other=None,
        fraction=True,
        parts=(above, below),
        scale=Decimal(1),
    )


def _written_part(found: Sequence[Token], amount: Amount) -> Amount | None:
    """3/4, where both sides are short and nothing else joins them."""
    at = amount.last
    if not (
        amount.last == amount.first + 1
        and _short(found, at - 1)
        and _short(found, at + 1)
        and "tight" in found[at].roles
    ):
        return None
    joined = ("slash", "hyphen", "dot", "colon")
    if any(_has(found, at + 2, role) and "tight" in found[at + 2].roles for role in joined):
        return None
    if any(
        _has(found, amount.first - 1, role) and "tight" in found[amount.first - 1].roles for role in joined
    ):
        return None
    return _part(amount, at + 2, amount.value, Decimal(found[at + 1].text))


def _short(found: Sequence[Token], index: int) -> bool:
    return _has(found, index, "digits") and found[index].text.isdecimal() and found[index].text[0] != "0"


def _mixed_digits(found: Sequence[Token], amount: Amount, language: str | None) -> Amount | None:
    """2 1/4: a proper fraction behind a whole number."""
    top = Amount(amount.last, amount.last + 1, Decimal(0), digits=True)
    if not _short(found, amount.last) or len(found[amount.last].text) > _LONGEST_PART:
        return None
    part = _written_part(found, replace(top, value=Decimal(found[amount.last].text)))
    if part is None or part.value >= 1:
        return None
    return replace(_plus(amount, part), parts=(amount.value, *part.parts))


def _plus(amount: Amount, part: Amount) -> Amount:
    value = amount.value + part.value * amount.scale
    return replace(amount, last=part.last, value=value, other=None, parts=part.parts)


def _worded_part(found: Sequence[Token], amount: Amount, at: int) -> Amount | None:
    """Three fifths; after "and", only the last word counts them: "twenty and three fifths"."""
    below = cast(Decimal, found[at].roles["denominator"])
    first = at - 1 if _has(found, at - 1, "word") else at - 2
    if first - 1 > amount.first and _has(found, first - 1, "glue") and _has(found, first, "word"):
        above = cast(Decimal, found[first].roles["word"])
        before = amount.value - above
        scale = cast(Decimal, found[first - 2].roles.get("scale", Decimal(1)))
        unit = scale if scale >= 1000 else Decimal(1)
        return replace(
            amount, last=at + 1, value=before + above / below * unit, other=None, parts=(above, below)
        )
    return _scaled_fraction(found, _part(amount, at + 1, amount.value, below))


def _mixed(
    found: Sequence[Token], amount: Amount, at: int, language: str | None, units_first: bool
) -> Amount | None:
    if at >= len(found) or amount.fraction:
        return None
    part = _positive(found, at, language, units_first)
    if part is None or not part.fraction or part.value >= 1:
        return None
    return _plus(amount, part)


def _scaled_fraction(found: Sequence[Token], amount: Amount | None) -> Amount | None:
    """Half a million, two thirds of a million."""
    if amount is None:
        return None
    at = amount.last
    while _has(found, at, "of"):
        at += 1
    if _has(found, at, "scale_alone") or _has(found, at, "scale"):
        scale = cast(Decimal, found[at].roles.get("scale", found[at].roles.get("scale_alone")))
    elif at > amount.last and _has(found, at, "word"):
        scale = cast(Decimal, found[at].roles["word"])
    else:
        return amount
    if scale < 1000:
        return amount
    return replace(amount, last=at + 1, value=amount.value * scale, fraction=False, parts=(), scale=scale)
