"""Number words and scale words put together: two hundred and fifty thousand; in Swahili elfu kumi, thousand ten."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from firsthand.values.amount import Amount, Style, role_at, value_of
from firsthand.values.lexing import Token
from firsthand.values.numerals import parse_number


def from_words(found: Sequence[Token], index: int, style: Style) -> Amount:
    """The amount told in words from token ``index`` on, which is a number or a scale word."""
    parts: list[tuple[Decimal, Decimal]] = []  # what is told so far, each with its scale
    current = Decimal(0)
    at, end = index, index
    while at < len(found) and not (at > index and found[at].roles.get("word") == 0):
        roles = found[at].roles
        counted = current and "scale" in roles  # honderd duizend
        if not counted and "word" in roles and value_of(found[at], "word") >= 1000:  # "a million" as one word
            value = value_of(found[at], "word")
            if current or (parts and parts[-1][1] <= value):
                break
            parts.append((value, Decimal(1000) ** ((len(str(int(value))) - 1) // 3)))
        elif "word" in roles and _fits(current, found[at], style, joined=at > end):
            current += value_of(found[at], "word")
        elif "particle" in roles and at and "native" in found[at - 1].roles:
            break  # Korean 하나만: "only one", no ten thousand
        elif ("scale" in roles or "scale_alone" in roles) and at >= end:
            scale = value_of(found[at], "scale" if "scale" in roles else "scale_alone")
            step = _apply_scale(parts, current, scale)
            if step is None:
                break
            parts, current = step
        elif "half" in roles and (parts or current) and current == int(current):
            at, half = _half(found, at, Decimal(1) if current else parts[-1][1])
            current, parts = (current + half[0], parts) if current else (current, [*parts, half])
        else:
            break
        end = at = at + 1
        if at == index + 1 and not parts and not current:
            break  # nought joins nothing
        if _joins_scale(found, at) and not parts:
            end = at = at + 1
        elif (role_at(found, at, "glue") or role_at(found, at, "hyphen")) and role_at(found, at + 1, "word"):
            at += 1
    last_scale = parts[-1][1] if parts and current == 0 else Decimal(1)
    total = sum((value for value, _ in parts), current)
    return Amount(index, max(end, index + 1), total, digits=False, scale=last_scale)


def _half(found: Sequence[Token], at: int, told: Decimal) -> tuple[int, tuple[Decimal, Decimal]]:
    """Half of the scale told before, or of a lower one behind ("a billion and a half million"), and its last token."""
    lower = value_of(found[at + 1], "scale") if role_at(found, at + 1, "scale") else Decimal(0)
    return (at + 1, (lower / 2, lower)) if 1000 <= lower < told else (at, (told / 2, Decimal(1)))


def _joins_scale(found: Sequence[Token], index: int) -> bool:
    """A word that joins a number to its scale ("de mii"), and doesn't divide (Arabic من)."""
    return (
        role_at(found, index, "of")
        and role_at(found, index + 1, "scale")
        and "one_in" not in found[index].roles
    )


def _fits(current: Decimal, token: Token, style: Style, *, joined: bool) -> bool:
    """Whether a number word can be added: a smaller one after tens or hundreds, tens after units where those come first."""
    value = value_of(token, "word")
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


def from_leading_scales(found: Sequence[Token], index: int, style: Style) -> Amount | None:
    """Scales that stand before what they count: "elfu mbili mia tatu na hamsini", "milioni 2.5"; None for a scale alone."""
    total, at, last = Decimal(0), index, Decimal(0)
    while role_at(found, at, "scale") and (not last or value_of(found[at], "scale") < last):
        counted = _counted(found, at + 1, style)
        if counted is None:
            break
        last = value_of(found[at], "scale")
        total, at = total + counted.value * last, counted.last
        if role_at(found, at, "glue") and role_at(found, at + 1, "scale"):
            at += value_of(found[at + 1], "scale") < last
    if not last:
        return None
    start = at + 1 if role_at(found, at, "glue") else at
    if role_at(found, start, "word") and (rest := from_words(found, start, style)).value < last:
        return Amount(index, rest.last, total + rest.value, digits=False)
    if start > at and role_at(found, start, "digits") and not role_at(found, start + 1, "scale"):
        number = parse_number(found[start].text, style.language)  # elfu 12 na 600
        if number is not None and number.value < last <= 10**5:
            return Amount(index, start + 1, total + number.value, digits=False)
    return Amount(index, at, total, digits=False, scale=last if last >= 1000 else Decimal(1))


def _counted(found: Sequence[Token], index: int, style: Style) -> Amount | None:
    if role_at(found, index, "word"):
        end = index
        while end < len(found) and "scale" not in found[end].roles:
            end += 1
        return from_words(found[:end], index, style)
    number = (
        parse_number(found[index].text, style.language, scaled=True)
        if role_at(found, index, "digits")
        else None
    )
    return None if number is None else Amount(index, index + 1, number.value, digits=True)
