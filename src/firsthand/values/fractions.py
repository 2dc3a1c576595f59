"""Amounts with what may stand around them: a minus, decimals told in words, and parts of one.

"Minus five", "two point seven", "three fifths", "一又三分之二", "2 1/4", "five billion and three quarters":
which words do this is the language's table (roles ``minus``, ``point``, ``fraction``, ``mixed``; ``parts_of``, behind
what is divided by; ``divided``, before it; ``out_of`` and ``one_in``, before it, where it is more). Denominators in
words: `denominators`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import cast

from firsthand.values.amount import Amount, Style, role_at, value_of
from firsthand.values.amounts import read_whole
from firsthand.values.chinese_numerals import COUNTED_TWO
from firsthand.values.denominators import parted, scaled, worded_part
from firsthand.values.lexing import Token
from firsthand.values.lower_parts import scale_chain
from firsthand.values.numerals import parse_number

_LONGEST_PART = 3  # digits of numerator and denominator in 2 1/4
_HUNDRED = 100
_WORDED = 10  # parts up to a tenth have words of their own, so that Arabic واحد على is a part only of more
_NUMBERS = ("digits", "word", "han", "scale_alone")
_SIGNS = frozenset({"minus", "hyphen", "dash"})
# Roles of what may stand behind a whole number and make it, or add, a part of one.
_PARTING = frozenset(
    {
        "parts_of",
        "out_of",
        "one_in",
        "divided",
        "slash",
        "digits",
        "fraction",
        "hyphen",
        "word",
        "scale_alone",
    }
    | {"denominator", "below", "parted_by", "mixed", "glue"}
)


def read_amount(found: Sequence[Token], index: int, style: Style) -> Amount | None:
    """The amount that starts at token ``index``, None where none does."""
    if _SIGNS.isdisjoint(found[index].roles):
        return _positive(found, index, style)
    negative, apart = _is_minus(found, index), _is_apart(found, index)
    amount = _positive(found, index + (negative or apart), style)
    if amount is None or not (negative or (apart and _is_all(found, amount.last))):
        return None if apart else amount
    return amount._replace(first=index, value=-amount.value, other=None, negative=True)


def _is_apart(found: Sequence[Token], index: int) -> bool:
    """A hyphen set apart at the start: a minus where nothing but the number follows, else the mark of a list."""
    return (
        index == 0
        and "hyphen" in found[0].roles
        and "loose" in found[0].roles
        and role_at(found, 1, "digits")
    )


def _is_all(found: Sequence[Token], index: int) -> bool:
    """Whether nothing but a percent sign or word follows."""
    percent = role_at(found, index, "percent") or role_at(found, index, "percent_word")
    return index + percent == len(found)


def _is_minus(found: Sequence[Token], index: int) -> bool:
    """A word for minus before a number, or the sign right before digits and behind a space."""
    if index + 1 >= len(found):
        return False
    if role_at(found, index, "minus"):
        return any(role_at(found, index + 1, role) for role in _NUMBERS)
    if not (role_at(found, index, "hyphen") or role_at(found, index, "dash")) or not role_at(
        found, index + 1, "digits"
    ):
        return False
    free = index == 0 or (
        found[index - 1].end < found[index].start and not role_at(found, index - 1, "digits")
    )
    opened = role_at(found, index - 1, "open") or _ends_apart(found, index - 1)
    return (free or opened) and found[index].end == found[index + 1].start


def _ends_apart(found: Sequence[Token], index: int) -> bool:
    """Whether a gap ends with a space, or with Han or kana, which set none (前年比-5%)."""
    if index < 0 or "gap" not in found[index].roles:
        return False
    return found[index].text[-1].isspace() or "\u3040" <= found[index].text[-1] <= "\u9fff"


def _positive(found: Sequence[Token], index: int, style: Style) -> Amount | None:
    if "fraction" in found[index].roles:
        return scaled(found, _fraction_word(found, index))
    if "more_by" in found[index].roles and (raised := _raised(found, index, style)) is not None:
        return raised
    if "part_before" in found[index].roles and (part := _definite_part(found, index)) is not None:
        return scaled(found, part)
    amount = read_whole(found, index, style)
    if amount is None or amount.vague or not amount.parsed or amount.last >= len(found):
        return amount
    behind = found[amount.last].roles
    if "point" in behind and (longer := _decimals(found, amount, style)) is not None:
        amount = longer
        behind = found[amount.last].roles if amount.last < len(found) else {}
    if behind.keys().isdisjoint(_PARTING):
        return amount
    return _with_parts(found, amount, style) or amount


def _fraction_word(found: Sequence[Token], index: int) -> Amount:
    return Amount(
        index, index + 1, cast(Decimal, found[index].roles["fraction"]), digits=False, fraction=True
    )


def _definite_part(found: Sequence[Token], index: int) -> Amount | None:
    """A number word that is a part of one before a definite noun: Arabic خمس السكان, a fifth of the people."""
    article, value = cast(tuple[str, Decimal], found[index].roles["part_before"])
    last = index + 1
    if role_at(found, last, "part_before") and (inner := _definite_part(found, last)) is not None:
        value, last = value * inner.value, inner.last  # a fifth of a fifth
    elif last >= len(found) or not found[last].text.lstrip(" ").startswith(article):
        return None
    return Amount(index, last, value, digits=False, fraction=True)


def _raised(found: Sequence[Token], index: int, style: Style) -> Amount | None:
    """A number with a word before it that adds a part of what its scale counts: Hindi साढ़े तीन लाख, 3.5 lakh."""
    at = index + 1
    if role_at(found, at, "digits"):
        number = parse_number(found[at].text, style.language)
        counted = number.value if number is not None else Decimal(0)
    else:
        counted = value_of(found[at], "word") if role_at(found, at, "word") else Decimal(0)
    if counted % 1 or not 0 < counted < _HUNDRED:
        return None
    scaled_on = role_at(found, at + 1, "scale") or role_at(found, at + 1, "scale_money")
    scale, end = scale_chain(found, at + 1) if scaled_on else (Decimal(1), at + 1)
    value = (counted + value_of(found[index], "more_by")) * scale
    return Amount(index, end, value, digits=False, scale=scale if scale >= 1000 else Decimal(1))


# -- decimals ------------------------------------------------------------------------


def _decimals(found: Sequence[Token], amount: Amount, style: Style) -> Amount | None:
    """Digits told after "point": one by one ("zero three"), or as a number ("seventy-one")."""
    at, written = amount.last + 1, ""
    while at < len(found) and (digit := _one_digit(found[at])):
        alone = digit == "0" or (at + 1 < len(found) and _one_digit(found[at + 1]))
        if not alone and "word" in found[at].roles:
            break
        written, at = written + digit, at + 1
    counted = at < len(found) and found[at].text in COUNTED_TWO
    rest = read_whole(found, at, style) if at < len(found) and not counted else None
    if rest is not None and rest.parsed and not rest.vague and rest.value == rest.value.to_integral_value():
        zeros = _leading_zeros(found[at])
        written, at = f"{written}{'0' * zeros}{rest.value:f}".rstrip(), rest.last
    if (
        not written
        or not written.isdecimal()
        or role_at(found, at, "denominator")
        or role_at(found, at, "below")
        or role_at(found, at + 1, "below")
    ):
        return None
    if role_at(found, at, "place_of") and (place := _next(found, at + 1, style)) is not None:
        zeros = place.value.adjusted()
        if place.value == Decimal(10) ** zeros and zeros >= len(written):
            written, at = written.zfill(zeros), place.last  # "point three of a hundred"
    value = amount.value + Decimal(f"0.{written}")
    return amount._replace(last=at, value=value, other=None)


def _one_digit(token: Token) -> str:
    """The digit that a word names, else nothing."""
    value = token.roles.get("word")
    return str(value) if isinstance(value, Decimal) and value < 10 and value == int(value) else ""


def _leading_zeros(token: Token) -> int:
    """Of digits ("05") or of Chinese characters (零五), which a number loses."""
    text = token.text
    return len(text) - len(text.lstrip("0零〇")) if text.strip("0零〇") else 0


# -- parts ---------------------------------------------------------------------------


def _with_parts(found: Sequence[Token], amount: Amount, style: Style) -> Amount | None:
    """The amount as or with a fraction, None where none follows."""
    at = amount.last
    if role_at(found, at, "parts_of") and (top := _numerator(found, at + 1, amount, style)) is not None:
        return parted(amount, top.last, top.value, amount.value)
    if (below := _quotient(found, amount, style)) is not None:
        return parted(amount, below.last, amount.value, below.value)
    if amount.digits and role_at(found, at, "slash"):
        return _written_part(found, amount, style)
    if amount.digits and role_at(found, at, "digits") and role_at(found, at + 1, "slash"):
        return _mixed_digits(found, amount, style)
    if amount.digits and role_at(found, at, "fraction") and found[at - 1].end == found[at].start:
        return _plus(amount, _fraction_word(found, at))
    if role_at(found, at, "glue") and (part := _part_by_form(found, amount)) is not None:
        return part
    worded = not amount.digits or role_at(found, at, "tenth")  # Persian ۶ و ۲ دهم, 6.2
    if worded and (part := worded_part(found, amount, style)) is not None:
        return part
    if role_at(found, at, "mixed") or role_at(found, at, "glue"):
        return _mixed(found, amount, at + 1, style)
    return None


def _numerator(found: Sequence[Token], index: int, below: Amount, style: Style) -> Amount | None:
    """What stands behind "parts of"; a scale that is a particle too (Korean 만, only) is one behind less than the parts."""
    top = _next(found, index, style)
    if top is None or not role_at(found, top.last - 1, "particle") or top.last - 1 <= index:
        return top
    plain = read_whole(found[: top.last - 1], index, style)
    return plain if plain is not None and plain.value < below.value else top


def _part_by_form(found: Sequence[Token], amount: Amount) -> Amount | None:
    """A word that is a number or a part, and by its form no number of what is counted: Arabic ثلاثة وخمس, 3 1/5."""
    at = amount.last + 1
    apart = role_at(found, at - 2, "counts_masculine") and role_at(found, at, "part_feminine")
    if not apart or role_at(found, amount.first - 1, "between") or not _closes(found, at + 1):
        return None
    part = value_of(found[at], "part_feminine")
    return amount._replace(last=at + 1, value=amount.value + part, other=None)


def _quotient(found: Sequence[Token], amount: Amount, style: Style) -> Amount | None:
    """The number that the amount is divided by: "over 3", "out of five" (of more), "one in ten"."""
    at = amount.last
    divided, out_of = role_at(found, at, "divided"), role_at(found, at, "out_of")
    one_in = role_at(found, at, "one_in") and amount.value == 1
    below = _next(found, at + 1, style) if divided or out_of or one_in else None
    if below is None or below.value < 0 or (not divided and amount.value >= below.value):
        return None
    one_in = one_in or (role_at(found, at, "one_over") and amount.value == 1 and below.value > _WORDED)
    less = (out_of or one_in) and amount.value < below.value
    return below if less or _closes(found, below.last) else None


def _closes(found: Sequence[Token], index: int) -> bool:
    """Whether nothing is counted there: "2000 over 3", not "2000 over 3 years"."""
    return index >= len(found) or not found[index].text.lstrip()[:1].isalpha()


def _next(found: Sequence[Token], index: int, style: Style) -> Amount | None:
    negative = role_at(found, index, "minus") or (
        role_at(found, index, "hyphen") and role_at(found, index + 1, "digits")
    )
    if index + negative >= len(found):
        return None
    amount = read_whole(found, index + negative, style)
    if amount is None or amount.vague or not amount.parsed or amount.value == 0:
        return None
    if role_at(found, amount.last, "point"):
        amount = _decimals(found, amount, style) or amount
    return amount._replace(value=-amount.value) if negative else amount


def _written_part(found: Sequence[Token], amount: Amount, style: Style) -> Amount | None:
    """3/4, where both sides are short and nothing else joins them; with ``style.decimal_slash`` 3.4."""
    at = amount.last
    if at + 1 >= len(found) or not (
        amount.last == amount.first + 1
        and (_short(found, at - 1) or found[at + 1].text == "100")
        and _short(found, at + 1)
        and "tight" in found[at].roles
    ):
        return None
    joined = ("slash", "hyphen", "dot", "colon")
    if any(role_at(found, at + 2, role) and "tight" in found[at + 2].roles for role in joined):
        return None
    if any(
        role_at(found, amount.first - 1, role) and "tight" in found[amount.first - 1].roles for role in joined
    ):
        return None
    part = parted(amount, at + 2, amount.value, Decimal(found[at + 1].text))
    return _slashed_decimal(found, part, found[at + 1].text) if style.decimal_slash and part else part


def _slashed_decimal(found: Sequence[Token], part: Amount, decimals: str) -> Amount:
    """7/5 as the 7.5 that it is in Persian, where it may still be a part; with the scale behind it."""
    value, other = Decimal(f"{part.parts[0]}.{decimals}"), part.value
    whole = part._replace(value=value, other=other, parts=(), fraction=False)
    if not (role_at(found, part.last, "scale") or role_at(found, part.last, "scale_alone")):
        return whole
    scale, last = scale_chain(found, part.last)
    return whole._replace(value=value * scale, other=other * scale, last=last, scale=scale)


def _short(found: Sequence[Token], index: int) -> bool:
    return role_at(found, index, "digits") and found[index].text.isdecimal() and found[index].text[0] != "0"


def _mixed_digits(found: Sequence[Token], amount: Amount, style: Style) -> Amount | None:
    """2 1/4: a short fraction behind a whole number."""
    top = Amount(amount.last, amount.last + 1, Decimal(0), digits=True)
    if not _short(found, amount.last) or len(found[amount.last].text) > _LONGEST_PART:
        return None
    plain = replace(style, decimal_slash=False)  # behind a whole number it is a part of one
    part = _written_part(found, top._replace(value=Decimal(found[amount.last].text)), plain)
    if part is None or part.value >= 1:
        return None
    return _plus(amount, part)._replace(parts=(amount.value, *part.parts))


def _plus(amount: Amount, part: Amount) -> Amount:
    value = amount.value + part.value * amount.scale
    return amount._replace(last=part.last, value=value, other=None, parts=part.parts)


def _mixed(found: Sequence[Token], amount: Amount, at: int, style: Style) -> Amount | None:
    """Five and three quarters; "a billion and half a million", "five and three quarters billion"."""
    if at >= len(found) or amount.fraction:
        return None
    if role_at(found, at, "of") and role_at(found, at + 1, "denominator"):
        below = value_of(found[at + 1], "denominator")  # two hundred and a thirtieth
        return _plus(amount, Amount(at, at + 2, 1 / below, digits=False, parts=(Decimal(1), below)))
    part = _positive(found, at, style)
    if part is None:
        return None
    if part.share and amount.scale > part.scale:
        return amount._replace(last=part.last, value=amount.value + part.value, other=None)
    if part.share and amount.value < 1000:
        value = (amount.value + part.share) * part.scale
        return amount._replace(last=part.last, value=value, scale=part.scale, other=None)
    if not part.fraction or part.value >= 1:
        return None
    if any(role_at(found, index, "parts_of") for index in range(at, part.last)):
        amount = amount._replace(scale=Decimal(1))  # 100万又50万分之25, but "five billion and three quarters"
    whole = _plus(amount, part)
    return whole._replace(parts=(amount.value, *part.parts)) if part.digits else whole  # "220 and 2/3"
