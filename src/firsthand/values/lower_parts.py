"""Scale words behind a number, and what is told lower behind those.

"12 bin 600", "2 milyon 500 bin", "ألف و200", "3 lakh 25 thousand 400", "2 millones 300 mil", "5万3千": each part counts
less than the scale before it. Where a higher scale follows, it counts them all: "3 mil 500 millones".
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from firsthand.values.amount import Amount, Style, is_whole, role_at, value_of
from firsthand.values.chinese_numerals import split_scale
from firsthand.values.lexing import Token
from firsthand.values.number_words import from_words
from firsthand.values.numerals import parse_number

_HUNDRED = 100  # at least, of a rest apart from its thousands: "12 bin 600", but not "2 bin 3"
_THOUSAND = 1000
# Behind a million and more a rest without a scale of its own is hardly ever part of it ("2 million 300 people").
_HIGHEST = 10**5
_LONGEST_SCALE = 10**15


def after_of(found: Sequence[Token], index: int, role: str) -> int | None:
    """The index of a token with ``role`` at ``index`` or behind one joining word ("de"), else None."""
    if role_at(found, index, role):
        return index
    return index + 1 if role_at(found, index, "of") and role_at(found, index + 1, role) else None


def scale_chain(found: Sequence[Token], index: int) -> tuple[Decimal, int]:
    """The product of scale words in a row ("nghìn tỷ", "mil millones") and the index after them."""
    scale = Decimal(1)
    follow: int | None = index
    while follow is not None and scale <= _LONGEST_SCALE:
        scale *= _scale(found[follow])
        index = follow + 1
        follow = after_of(found, index, "scale")
    return scale, index


def _scale(token: Token) -> Decimal:
    return value_of(token, "scale" if "scale" in token.roles else "scale_money")


_Parts = list[tuple[Decimal, Decimal]]  # what is told so far, each with its scale, falling


def with_lower(found: Sequence[Token], amount: Amount, style: Style) -> Amount:
    """The amount, which a scale word ends, with the lower parts behind it."""
    if amount.scale == 1 or amount.last >= len(found) or not is_whole(amount.value):
        return amount
    parts: _Parts = [(amount.value, amount.scale)]
    end, last = amount.last, amount.last
    while parts[-1][1] > 1 and end < len(found):
        at = _behind_glue(found, end)
        step = _scaled_part(found, parts, at, style) or _rest(found, amount, parts, end, at, style)
        if step is None:
            break
        end = last = _times_higher(found, parts, step)
    if last == amount.last:
        return amount
    value = sum((value for value, _ in parts), Decimal(0))
    return amount._replace(last=last, value=value, scale=max(parts[-1][1], Decimal(1)), other=None)


def _behind_glue(found: Sequence[Token], index: int) -> int:
    """The index behind "and" and the hyphen that some scripts set between it and digits (Hebrew ו-300)."""
    if not role_at(found, index, "glue") or role_at(found, index, "to"):
        return index
    return index + 1 + role_at(found, index + 1, "hyphen")


def _scaled_part(found: Sequence[Token], parts: _Parts, at: int, style: Style) -> int | None:
    """Digits with a scale of their own: the 200 thousand of 5 million 200 thousand; the index behind."""
    after = after_of(found, at + 1, "scale") if role_at(found, at, "digits") else None
    number = parse_number(found[at].text, style.language, scaled=True) if after is not None else None
    if number is None or after is None:
        return None
    scale, above = _scale(found[after]), parts[-1][1]
    split = split_scale(found[after].text)
    if split is not None and number.value * split[0] < above < split[1]:
        counted = [value for value, below in parts if below < split[1]]
        whole = sum(counted, number.value * split[0])
        parts[-len(counted) :] = [(whole * split[1], split[1])]  # 1万5千億
        return after + 1
    if number.value * scale < above:
        parts.append((number.value * scale, scale))
        if role_at(found, after + 1, "half"):
            parts.append((scale / 2, Decimal(1)))
            return after + 2
        return after + 1
    if number.value < above < scale and above >= _HUNDRED and is_whole(number.value):
        parts.append((number.value, Decimal(1)))  # 7천5백30만, 3 mil 500 millones
        return after
    return None


def _rest(
    found: Sequence[Token], amount: Amount, parts: _Parts, end: int, at: int, style: Style
) -> int | None:
    """A number without a scale of its own behind the parts, which it ends; the index behind."""
    told = amount._replace(last=end, scale=parts[-1][1])
    rest = _words(found, told, at, style) or _digits(found, told, at, style)
    if rest is None:
        return None
    parts.append((rest.value, Decimal(1)))
    return rest.last


def _words(found: Sequence[Token], amount: Amount, at: int, style: Style) -> Amount | None:
    """Hundreds and more in words behind digits ("6 crore and two hundred"); behind hundreds tens and units."""
    if not amount.digits or not role_at(found, at, "word"):
        return None
    if amount.scale == _HUNDRED:
        ended = 0 < value_of(found[at], "word") < _HUNDRED and not role_at(found, at + 1, "scale")
        return Amount(at, at + 1, value_of(found[at], "word"), digits=False) if ended else None
    rest = from_words(found, at, style)
    return rest if _HUNDRED <= rest.value < amount.scale else None


def _digits(found: Sequence[Token], amount: Amount, at: int, style: Style) -> Amount | None:
    if not role_at(found, at, "digits"):
        return None
    joined = at == amount.last and found[at - 1].end == found[at].start  # 1만2000, 3千零5
    number = parse_number(found[at].text, style.language)
    if number is None or number.value >= amount.scale:
        return None
    hundreds = amount.scale == _HUNDRED and number.value and not role_at(found, at + 1, "scale")
    apart = number.value >= _HUNDRED and _THOUSAND <= amount.scale <= _HIGHEST
    whole = number.value == number.value.to_integral_value()
    belongs = joined or (whole and (apart or hundreds))
    return Amount(at, at + 1, number.value, digits=True) if belongs else None


def _times_higher(found: Sequence[Token], parts: _Parts, end: int) -> int:
    """Parts that a higher scale behind them counts: "3 mil 500 millones", "4천 7백만"; the index behind."""
    after = after_of(found, end, "scale")
    while after is not None:
        scale = value_of(found[after], "scale")
        counted = [value for value, below in parts if below < scale]
        if (
            scale < _THOUSAND
            or not counted
            or (len(counted) < len(parts) and parts[-len(counted) - 1][1] <= scale)
        ):
            break
        parts[-len(counted) :] = [(sum(counted, Decimal(0)) * scale, scale)]
        end = after + 1
        after = after_of(found, end, "scale")
    return end
