"""Tokens → amounts: digits, words, scale words and vague words put together to one number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import cast

from firsthand.values.lexing import Token
from firsthand.values.numerals import Number, parse_number

# Spelled numbers up to here are `small_word`: languages differ in where they use them as
# articles, pronouns and parts of words.
SMALL_WORD = 12


@dataclass(frozen=True, slots=True)
class Style:
    """How a language puts numbers together.

    ``units_first``: five-and-twenty. ``glue_joins``: "and" stands inside numbers (Spanish treinta y dos), so that it
    parts no number from a fraction. ``glue_needed``: no tens and units without it (Arabic). ``compound_parts``: thirty fifths are thirty-fifths where a number stands before.
    ``parts_apart``: numbers are one word, so that "twintig drie vijfde" is 20 and 3/5.
    """

    language: str | None
    units_first: bool = False
    glue_needed: bool = False
    glue_joins: bool = False
    compound_parts: bool = False
    parts_apart: bool = False


@dataclass(frozen=True, slots=True)
class Amount:
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


def read_whole(
    found: Sequence[Token], index: int, style: Style
) -> Amount | None:
    """The amount that starts at token ``index`` without sign, fraction and spelled decimals; None where none does."""
    roles = found[index].roles
    if "digits" in roles:
        return _from_digits(found, index, style)
    if "han" in roles or "word" in roles or "scale" in roles:
        if _role(found, index + 1, "infix_over") and _role(found, index + 2, "scale"):
            scale, end = _scale_chain(found, index + 2)
            return Amount(index, end, _base(found[index]) * scale, digits=False, over=True)
        if "han" in roles and _is_some(found, index + 1) and _base(found[index]) % 10 == 0:
            value = _base(found[index]) * _value(found[index + 1], "vague")
            return Amount(index, index + 2, value, digits=False, over=True)
    if "vague" in roles:
        return _vague(found, index)
    if "han" in roles:
        return _han(found, index)
    if "never_after_tens" in roles and index and {"digits", "word", "scale"} & found[index - 1].roles.keys():
        return None
    if "word" in roles or "scale_alone" in roles or ("scale" in roles and _role(found, index + 1, "scale")):
        return _from_words(found, index, style)
    if "scale" in roles and _stands_alone(found, index):
        return Amount(index, index + 1, _value(found[index], "scale"), digits=False)
    return None


def _stands_alone(found: Sequence[Token], index: int) -> bool:
    """A power of ten without a number: where it is all (百), or stands before what it counts (千円, 百人)."""
    if _role(found, index + 1, "parts_of"):
        return True
    free = index == 0 or not {"digits", "han", "word", "vague"} & found[index - 1].roles.keys()
    counts = any(_role(found, index + 1, role) for role in ("counter", "money_word"))
    return free and (counts or len(found) == 1) and found[index].text in _ALONE


_ALONE = ("百", "千")  # 万人 is also everybody


def _base(token: Token) -> Decimal:
    """The number that a scale multiplies; of a power of ten alone (千余万) that power."""
    return _value(token, next(role for role in ("han", "word", "scale") if role in token.roles))


def _is_some(found: Sequence[Token], index: int) -> bool:
    """The "some" of 二十数万, which stands with its scale: two hundred thousand and some."""
    return _role(found, index, "vague") and _value(found[index], "vague") >= 10**4


def _value(token: Token, role: str) -> Decimal:
    return cast(Decimal, token.roles[role])


def _scale(token: Token) -> Decimal:
    return _value(token, "scale" if "scale" in token.roles else "scale_money")


def _role(found: Sequence[Token], index: int, role: str) -> bool:
    return index < len(found) and role in found[index].roles


def _after_of(found: Sequence[Token], index: int, role: str) -> int | None:
    """The index of a token with ``role`` at ``index`` or behind one joining word ("de"), else None."""
    if _role(found, index, role):
        return index
    return index + 1 if _role(found, index, "of") and _role(found, index + 1, role) else None


# -- digits --------------------------------------------------------------------------


def _from_digits(found: Sequence[Token], index: int, style: Style) -> Amount:
    language = style.language
    over = _role(found, index + 1, "infix_over") and _role(found, index + 2, "scale")
    follow = index + 2 if over else _after_of(found, index + 1, "scale")
    if (
        follow is None
        and _role(found, index + 1, "scale_money")
        and index
        and "money" in found[index - 1].roles
    ):
        follow = index + 1
    scaled = follow is not None or _role(found, index + 1, "percent")
    number = parse_number(found[index].text, language, scaled=scaled)
    if number is None:
        return Amount(index, index + 1, Decimal(0), digits=True, parsed=False)
    if follow is None:
        return Amount(index, index + 1, number.value, digits=True, other=number.other)
    return replace(_scaled(found, index, follow, number, style), over=over)


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
        if _role(found, end, "half"):
            total, end = total + scale / 2, end + 1
        elif (lower := _lower(found, end, scale, style)) is not None:
            value, following = lower
        elif last_scale == 100 and (rest_at := _after_glue(found, end)) is not None:
            total, end = total + _rest(found[rest_at], style.language), rest_at + 1
        elif (spelled := _spelled_rest(found, end, scale, style)) is not None:
            total, end = total + spelled.value, spelled.last
        elif _role(found, end, "digits") and found[end - 1].end == found[end].start:
            rest = parse_number(found[end].text, style.language)  # 1만2000: ten thousand and two thousand
            if rest is not None and rest.value < scale:
                total, end = total + rest.value, end + 1
                if _role(found, end, "scale") and _value(found[end], "scale") > last_scale >= 1000:
                    last_scale, end = _value(found[end], "scale"), end + 1  # 2千零30万
                    total *= last_scale
    return Amount(first, end, total, digits=True, scale=last_scale or Decimal(1))


def _lower(
    found: Sequence[Token], index: int, scale: Decimal, style: Style
) -> tuple[Decimal, int] | None:
    """Digits whose own scale is lower, and the index of that scale: the 200 thousand of 5 million 200 thousand."""
    after = _after_of(found, index + 1, "scale") if _role(found, index, "digits") else None
    number = parse_number(found[index].text, style.language, scaled=True) if after is not None else None
    if number is None or after is None or number.value * _value(found[after], "scale") >= scale:
        return None
    return number.value, after


def _spelled_rest(found: Sequence[Token], index: int, scale: Decimal, style: Style) -> Amount | None:
    """Hundreds and thousands in words behind digits with a scale: "6 crore and two hundred"."""
    if not (_role(found, index, "glue") and _role(found, index + 1, "word")):
        return None
    rest = _from_words(found, index + 1, style)
    return rest if 100 <= rest.value < scale else None


def _after_glue(found: Sequence[Token], index: int) -> int | None:
    """The index of tens and units behind "3 hundred" or "3 hundred and"."""
    at = index + 1 if _role(found, index, "glue") else index
    simple = _role(found, at, "word") or (_role(found, at, "digits") and found[at].text.isdecimal())
    return at if simple and 0 < _rest(found[at], None) < 100 and not _role(found, at + 1, "scale") else None


def _rest(token: Token, language: str | None) -> Decimal:
    return _value(token, "word") if "word" in token.roles else Decimal(token.text)


def _scale_chain(found: Sequence[Token], index: int) -> tuple[Decimal, int]:
    """The product of scale words in a row ("nghìn tỷ", "mil millones") and the index after them."""
    scale = Decimal(1)
    follow: int | None = index
    while follow is not None and scale <= 10**15:
        scale *= _scale(found[follow])
        index = follow + 1
        follow = _after_of(found, index, "scale")
    return scale, index


# -- words ---------------------------------------------------------------------------


def _from_words(found: Sequence[Token], index: int, style: Style) -> Amount:
    parts: list[tuple[Decimal, Decimal]] = []  # what is told so far, each with its scale
    current = Decimal(0)
    at, end = index, index
    while at < len(found):
        roles = found[at].roles
        if "word" in roles and _value(found[at], "word") >= 1000:  # "a million" as one word
            value = _value(found[at], "word")
            if current or (parts and parts[-1][1] <= value):
                break
            parts.append((value, Decimal(1000) ** ((len(str(int(value))) - 1) // 3)))
        elif "word" in roles and _fits(current, found[at], style, joined=at > end):
            current += _value(found[at], "word")
        elif "particle" in roles and at and "native" in found[at - 1].roles:
            break  # Korean 하나만: "only one", no ten thousand
        elif ("scale" in roles or "scale_alone" in roles) and at >= end:
            scale = _value(found[at], "scale" if "scale" in roles else "scale_alone")
            step = _apply_scale(parts, current, scale)
            if step is None:
                break
            parts, current = step
        elif "half" in roles and parts and current == 0:
            parts.append((parts[-1][1] / 2, Decimal(1)))
        else:
            break
        end = at = at + 1
        if at == index + 1 and not parts and not current:
            break  # nought joins nothing
        if _joins_scale(found, at) and not parts:
            end = at = at + 1
        elif (_role(found, at, "glue") or _role(found, at, "hyphen")) and _role(found, at + 1, "word"):
            at += 1
    last_scale = parts[-1][1] if parts and current == 0 else Decimal(1)
    total = sum((value for value, _ in parts), current)
    return Amount(index, max(end, index + 1), total, digits=False, scale=last_scale)


def _joins_scale(found: Sequence[Token], index: int) -> bool:
    """A word that joins a number to its scale ("de mii"), and doesn't divide (Arabic من)."""
    return (
        _role(found, index, "of") and _role(found, index + 1, "scale") and "one_in" not in found[index].roles
    )


def _fits(current: Decimal, token: Token, style: Style, *, joined: bool) -> bool:
    """Whether a number word can be added: a smaller one after tens or hundreds, tens after units where those come first."""
    value = _value(token, "word")
    if current == 0:
        return True
    if style.glue_needed and not joined and value < 100:
        return False
    if style.units_first and joined and current % 100 < 10 and 20 <= value < 100 and value % 10 == 0:
        return True
    if value >= 100:
        return value < 1000 <= current and current % 1000 == 0
    rest = current % 100
    if rest == 0:
        return True
    if "never_after_tens" in token.roles:
        return False
    return (rest >= 20 and rest % 10 == 0 and value < 10) or (rest == 10 and value < 10)


def _apply_scale(
    parts: list[tuple[Decimal, Decimal]], current: Decimal, scale: Decimal
) -> tuple[list[tuple[Decimal, Decimal]], Decimal] | None:
    """Parts and current after a scale word; None where it can't follow ("three thousand … hundred thousand").

    A scale multiplies what smaller scales have told before it: 228 thousand million.
    """
    if scale < 1000:
        if current == 0 or current >= scale * 100:
            return parts, current + scale
        step = scale if scale in (10, 100) else Decimal(100)  # a dozen counts what is below a hundred
        low = current % step if current >= step else current
        return parts, current - low + (low or 1) * scale
    kept = list(parts)
    while kept and kept[-1][1] < scale:
        current += kept.pop()[0]
    if kept and kept[-1][1] == scale:
        return None
    return [*kept, ((current or 1) * scale, scale)], Decimal(0)


# -- vague ---------------------------------------------------------------------------


def _vague(found: Sequence[Token], index: int) -> Amount:
    """A vague word times the scale words (or vague words) after it: tens of thousands."""
    power = _value(found[index], "vague")
    end = index + 1
    while end < len(found) and power <= 10**15:
        follow = end + 1 if _role(found, end, "of") else end
        role = next((role for role in ("scale", "scale_alone", "vague") if _role(found, follow, role)), None)
        if role is None:
            break
        power *= _value(found[follow], role)
        end = follow + 1
    return Amount(index, end, power, digits=False, vague=True)


# -- Chinese characters --------------------------------------------------------------


def _han(found: Sequence[Token], index: int) -> Amount:
    value, end = _value(found[index], "han"), index + 1
    if _role(found, end, "scale") and "han" not in found[end].roles:
        value, end = value * _value(found[end], "scale"), end + 1  # a dozen, "k"
    return Amount(index, end, value, digits=False)
