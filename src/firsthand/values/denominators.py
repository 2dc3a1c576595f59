"""Parts of one whose denominator is a word: three fifths, a hundred thirty-fifths, three twenty-fifths.

The language's table gives the roles: ``denominator`` (fifths, with its number), ``below`` (what makes the number before
it a denominator: Portuguese avos, German -stel), ``parted_by`` (what may stand between both numbers).
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import cast

from firsthand.values.amount import Amount, Style, role_at, value_of
from firsthand.values.amounts import read_whole
from firsthand.values.lexing import Token

_DOZEN = 12  # "half a dozen" is six


def parted(amount: Amount, last: int, above: Decimal, below: Decimal) -> Amount | None:
    """``above / below`` in place of the amount, up to token ``last``; None where that is no number."""
    if below == 0:
        return None
    value = above / below
    return amount._replace(
        last=last, value=value, other=None, fraction=True, parts=(above, below), scale=Decimal(1)
    )


def worded_part(found: Sequence[Token], amount: Amount, style: Style) -> Amount | None:
    """The amount with the denominator in words behind it, None where none follows."""
    if role_at(found, amount.last, "parted_by") and role_at(found, amount.last + 1, "ordinal_number"):
        return parted(
            amount, amount.last + 2, amount.value, value_of(found[amount.last + 1], "ordinal_number")
        )
    if role_at(found, amount.last, "fraction") and found[amount.last - 1].end == found[amount.last].start:
        value = amount.value + value_of(found[amount.last], "fraction") * amount.scale
        return amount._replace(last=amount.last + 1, value=value)  # zwölfeinhalb
    if style.parts_apart and role_at(found, amount.last, "fraction"):
        part = value_of(
            found[amount.last], "fraction"
        )  # "honderd driekwart", but "drie kwart" is three of them
        if 1 / part % 1 or " " in found[amount.last].text:
            return amount._replace(last=amount.last + 1, value=amount.value + part)
    at = amount.last + 1 if role_at(found, amount.last, "hyphen") else amount.last
    if style.parts_apart and role_at(found, at, "word") and role_at(found, at + 1, "denominator"):
        above, below = value_of(found[at], "word"), value_of(found[at + 1], "denominator")
        if above == 1 < below:  # "drie een vijfde"
            return amount._replace(last=at + 2, value=amount.value + above / below, other=None)
    if role_at(found, at, "denominator"):
        if value_of(found[at], "denominator") == 1:
            return None  # the twenty firsts
        if (
            split := _compound(found, amount, at, style) or _after_glue(found, amount, at, style)
        ) is not None:
            return split
        return scaled(found, parted(amount, at + 1, amount.value, value_of(found[at], "denominator")))
    return _second(found, amount, style)


def _compound(found: Sequence[Token], amount: Amount, at: int, style: Style) -> Amount | None:
    """A hundred thirty fifths: the tens belong to the denominator."""
    last = at - 1 if role_at(found, at - 1, "word") else at - 2
    below = value_of(found[at], "denominator")
    if not style.compound_parts or last <= amount.first or not role_at(found, last, "word") or below >= 10:
        return None
    tens = value_of(found[last], "word")
    if found[last - 1].end == found[last].start:
        return None  # one word: Swedish hundratrettio
    if role_at(found, last - 1, "glue"):
        return None  # "a hundred and thirty" is one number: fifths of it
    above = amount.value - tens
    return parted(amount, at + 1, above, tens + below) if _is_tens(tens) and above > 0 else None


def _is_tens(value: Decimal) -> bool:
    return 20 <= value < 100 and value % 10 == 0


def _after_glue(found: Sequence[Token], amount: Amount, at: int, style: Style) -> Amount | None:
    """After "and", only the last word counts the parts: "twenty and three fifths"."""
    first = at - 1 if role_at(found, at - 1, "word") else at - 2
    above = value_of(found[first], "word") if role_at(found, first, "word") else Decimal(0)
    if 0 < above < 10 and role_at(found, first - 1, "hyphen") and role_at(found, first - 2, "word"):
        first, above = first - 2, above + value_of(found[first - 2], "word")  # fifty-four hundredths
    glued = first - 1 > amount.first and role_at(found, first - 1, "glue") and role_at(found, first, "word")
    apart = style.parts_apart and first > amount.first and found[first - 1].end < found[first].start
    if not (glued or apart) or not role_at(found, first, "word"):
        return None
    if 10 <= above > value_of(found[at], "denominator"):
        return None  # a hundred and thirty-two | fifths
    below, rest = value_of(found[at], "denominator"), amount.value - above
    if (
        glued
        and style.glue_joins
        and not (style.units_first and (_is_tens(rest) or (rest % 10 == 0 and above <= 10)))
    ):
        return None
    scale, end = cast(Decimal, found[first - 2].roles.get("scale", Decimal(1))), at + 1
    if role_at(found, end, "scale") and (own := value_of(found[end], "scale")) >= 1000:
        scale, end = own, end + 1  # a billion and three quarter millions
    value = amount.value - above + above / below * (scale if scale >= 1000 else 1)
    return amount._replace(last=end, value=value, other=None, parts=(above, below))


def _second(found: Sequence[Token], amount: Amount, style: Style) -> Amount | None:
    """A second number that the denominator's word makes one: "three | twenty-fifths", "um vinte avos"."""
    if role_at(found, amount.last, "below"):
        return _split_word(found, amount, style)
    apart = role_at(found, amount.last, "parted_by")
    at = amount.last + apart
    if not (role_at(found, at, "word") or role_at(found, at, "scale_alone")):
        return None
    second = read_whole(found, at, style)
    if second is None or second.vague or not second.parsed or second.value == 0:
        return None
    end = second.last
    if role_at(found, end, "below"):
        return parted(amount, end + 1, amount.value, second.value)
    while role_at(found, end, "hyphen") or role_at(found, end, "glue"):
        end += 1
    role = "ordinal_number" if apart and role_at(found, end, "ordinal_number") else "denominator"
    if not role_at(found, end, role):
        return None
    last = value_of(found[end], role)
    if last >= 100:
        return parted(amount, end + 1, amount.value, second.value * last)
    round_number = second.value % (100 if last >= 10 else 10) == 0
    return parted(amount, end + 1, amount.value, second.value + last) if round_number else None


def _split_word(found: Sequence[Token], amount: Amount, style: Style) -> Amount | None:
    """A denominator that is one word, where the number before it would join: "cien treintaicincoavos"."""
    at = amount.last - 1
    while at > amount.first and found[at - 1].end == found[at].start:
        at -= 1
    if at == amount.first:
        return None
    above = read_whole(found[:at], amount.first, style)
    below = read_whole(found[: amount.last], at, style)
    if above is None or below is None or above.last != at or below.last != amount.last:
        return None
    return parted(amount, amount.last + 1, above.value, below.value)


def scaled(found: Sequence[Token], amount: Amount | None) -> Amount | None:
    """A part with the scale behind it: half a million, two thirds of a million."""
    if amount is None:
        return None
    at = amount.last
    if role_at(found, at, "whole_of"):
        return _of_whole(amount, value_of(found[at], "whole_of"))
    while role_at(found, at, "of"):
        at += 1
    if role_at(found, at, "scale_alone") or role_at(found, at, "scale"):
        scale = cast(Decimal, found[at].roles.get("scale", found[at].roles.get("scale_alone")))
    elif at > amount.last and role_at(found, at, "word"):
        scale = value_of(found[at], "word")
    else:
        return amount
    if scale == _DOZEN:
        return amount._replace(last=at + 1, value=amount.value * scale, fraction=False, parts=())
    if scale < 1000:
        return amount
    value = amount.value * scale
    return amount._replace(
        last=at + 1, value=value, fraction=False, parts=(), scale=scale, share=amount.value
    )


def _of_whole(amount: Amount, whole: Decimal) -> Amount:
    """A part of what the next word tells: Arabic ربع المليون, a quarter of a million, and ربع العشر, of a tenth."""
    part = amount._replace(last=amount.last + 1, value=amount.value * whole, parts=(), fraction=whole < 1)
    return part._replace(scale=whole, share=amount.value) if whole >= 1000 else part
