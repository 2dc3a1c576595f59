"""Quantities in running text, as intervals: bounds and vagueness are kept, not rounded away.

    >>> [m.value for m in find_quantities("more than 10,000 soldiers", "en")]
    [QuantityValue(lowest=Decimal('10000'), highest=None)]

Rules of the intervals: see `intervals`.
"""

from __future__ import annotations

import bisect
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import cast

from firsthand.values import chinese_numerals
from firsthand.values.amount import SMALL_WORD, Amount, is_whole
from firsthand.values.folding import Folded, fold
from firsthand.values.fractions import read_amount
from firsthand.values.intervals import exact, range_of, vague_interval, within
from firsthand.values.lexing import Lexicon, Roles, Token, lexicon, tokens
from firsthand.values.mentions import Bound, Kind, QuantityMention
from firsthand.values.numerals import PATTERN
from firsthand.values.quantity_kinds import NumberKinds
from firsthand.values.quantity_words import QuantityWords, covered, quantity_words

__all__ = ["QuantityMention", "covered", "find_quantities"]

_TRIGGERS = (
    "word",
    "vague",
    "scale",
    "scale_alone",
    "fraction",
    "denominator",
    "ordinal_number",
    "percent_word",
)
_HAN_NUMERALS = chinese_numerals.PATTERN
_NOT_QUANTITIES = frozenset({"ordinal", "label", "time", "score"})

# Bounds beside which a vague word is a number: "more than a thousand", where that is told as "thousands" is.
_FIRM = ("over", "least", "under")
_HUNDREDTHS = Decimal(100)
_NOUN = 20  # letters of a noun between a number and its "or more"

# Of what each rule asks about the tokens beside an amount: most numbers have none of it there.
_RANGING = frozenset({"percent", "to", "and", "glue", "hyphen", "dash"})
_PRICED = frozenset({"of", "money", "money_word"})
_PERCENT_BEFORE = frozenset({"percent_before", "percent"})
_PERCENT_BEHIND = frozenset({"percent", "percent_scale", "percent_word", "of"})
_MEASURED = frozenset({"of", "hyphen", "measure"})


@dataclass(frozen=True, slots=True)
class _Reader:
    words: QuantityWords
    lexicon: Lexicon


def _is_one(roles: Roles) -> bool:
    """A word for one or nought and nothing else, which makes no quantity alone: see `_is_marked`."""
    return roles.get("word") in (0, 1) and roles.keys().isdisjoint(
        {"scale", "scale_alone", "fraction", "vague"}
    )


@cache
def _reader(language: str | None) -> _Reader:
    words = quantity_words(language)
    compiled = lexicon(
        words.words,
        triggers=_TRIGGERS,
        prefixes=words.prefixes,
        number=PATTERN,
        keep_accents=words.keep_accents,
        numerals=_HAN_NUMERALS if words.han_numbers else None,
        compounds=words.compounds,
        compound_rules=words.compound_rules,
        idle=_is_one,
    )
    return _Reader(words, compiled)


def find_quantities(
    text: str, language: str | None, *, taken: Sequence[tuple[int, int]] = (), marked: bool = False
) -> list[QuantityMention]:
    """The quantities that ``text`` gives, in order, without overlaps.

    :param language: BCP 47; None reads digits with the point as decimal sign, and currency signs.
    :param taken: spans (of dates) whose numbers are left out.
    :param marked: also give what is no quantity: ordinals, labels and codes, clock times, scores, words for one.
    """
    reader = _reader(language)
    folded = fold(text)
    trigger = reader.lexicon.trigger if marked else reader.lexicon.lean_trigger
    if not trigger.is_in(folded.text):
        return []
    found = tokens(
        folded.text, reader.lexicon, _short_number_roles if reader.words.short_units else _number_roles
    )
    reading = _Reading(reader, folded, found, sorted(taken))
    mentions = reading.mentions(marked=marked)
    return mentions if marked else [mention for mention in mentions if not _is_marked(mention)]


def _is_marked(mention: QuantityMention) -> bool:
    """No quantity: of another kind, or a word for one, which most languages use as an article, nought or a half."""
    if mention.kind in _NOT_QUANTITIES:
        return True
    value = mention.amount or Decimal(0)
    # One in five, two thirds, more than half.
    told_apart = mention.parts or (0 < value < 1 and (mention.bound or (1 / value) % 1))
    return mention.small_word and abs(value) <= 1 and not told_apart and mention.kind != "percent"


def _is_small(amount: Amount) -> bool:
    """Told in words and twelve or less, or a part of one, which languages put in many ways."""
    return amount.fraction if amount.digits else amount.fraction or amount.value <= SMALL_WORD


_DIGITS: Roles = {"digits": None}


@cache
def _number_roles(written: str) -> Roles:
    return _han_roles(written, short=False)


@cache
def _short_number_roles(written: str) -> Roles:
    return _han_roles(written, short=True)


def _han_roles(written: str, *, short: bool) -> Roles:
    if written[0].isascii():
        return _DIGITS
    scale = chinese_numerals.scale(written)
    if scale is None and (filled := _filled_scale(written)) is not None:
        return {"scale": filled, "han": filled}
    if scale is None:
        value = chinese_numerals.number(written, short=short)
        return {"gap": None} if value is None else {"han": value}
    several = len(set(written)) > 1  # 万万 counts only behind a number
    return {"scale": scale, "han": scale} if written[0] == "十" or several else {"scale": scale}


def _filled_scale(written: str) -> Decimal | None:
    """A power of ten with a nought behind, which leaves places out before digits: 1千零20."""
    return chinese_numerals.scale(written[:-1]) if len(written) > 1 and written[-1] in "零〇" else None


# Roles of what an amount can begin with.
_STARTS = frozenset(
    {
        "digits",
        "han",
        "word",
        "scale",
        "scale_alone",
        "vague",
        "fraction",
        "more_by",
        "minus",
        "hyphen",
        "dash",
    }
)


class _Reading(NumberKinds):
    """One text being read: its tokens from left to right."""

    def __init__(
        self, reader: _Reader, folded: Folded, found: Sequence[Token], taken: Sequence[tuple[int, int]]
    ) -> None:
        super().__init__(folded, found, taken)
        self._reader = reader
        self._date_tokens: list[int] | None = None

    def mentions(self, *, marked: bool) -> list[QuantityMention]:
        """All mentions, quantities or not; of those that `_is_marked` the plain articles only where asked for."""
        mentions: list[QuantityMention] = []
        at, none = 0, _STARTS.isdisjoint
        for start in [index for index, roles in enumerate(self._roles) if not none(roles)]:
            if start < at or (not marked and self._is_article(start)):
                continue
            amount = self._amount(start)
            if amount is None:
                continue
            mention, at = self._mention(amount)
            mentions.append(mention)
            while at < self._size and self._is_rest(at):
                at += 1
        return mentions

    def _is_article(self, at: int) -> bool:
        """Whether a word for one, or nought, stands between gaps, so that nothing makes a quantity of it: half of the number words of a Spanish text."""
        found = self._found
        return (
            _is_one(found[at].roles)
            and "percent_whole" not in found[at].roles
            and (at == 0 or "gap" in found[at - 1].roles)
            and (at + 1 == len(found) or "gap" in found[at + 1].roles)
            and not self._has(at + 2, "bound_after")
        )

    def _is_rest(self, at: int) -> bool:
        """Whether a number word or particle is the rest of a word that the number before it is part of."""
        roles = self._found[at].roles
        return (
            ("word" in roles or "particle" in roles)
            and "word" in self._found[at - 1].roles
            and self._touches(at - 1, at)
        )

    # -- tokens --

    def _amount(self, index: int) -> Amount | None:
        found: Sequence[Token] = self._found
        if self._taken:
            stops = self._stops()
            end = stops[bisect.bisect_left(stops, index)]
            if end == index:
                return None
            found = found if end == len(found) else found[:end]  # "1 in | 2019"
        amount = read_amount(found, index, self._reader.words.style)
        if amount is not None and amount.digits and self._has(amount.last, "capital"):
            return self._with_capital(amount)
        if amount is not None and amount.fraction and self._has(amount.last, "measure_one"):
            return amount._replace(last=amount.last + 1)  # half an inch
        return amount

    def _stops(self) -> list[int]:
        """Tokens of dates, which no amount holds, and the end of the text."""
        if self._date_tokens is None:
            self._date_tokens = [*self._taken_tokens(), len(self._found)]
        return self._date_tokens

    def _with_capital(self, amount: Amount) -> Amount:
        """10M, 2.5 M, US$ 1MM: a power of ten in capitals behind the digits; 5G is a generation of telephones."""
        token = self._found[amount.last]
        written = self._folded.original[self._folded.start(token.start) : self._folded.end(token.end)]
        generation = written == "G" and amount.value < 10
        capital = written.isupper() and not generation
        if written in "bB":  # 1.2b; 5B is a door
            capital = not is_whole(amount.value) and self._touches(amount.last - 1, amount.last)
        if amount.scale != 1 or not amount.parsed or not capital:
            return amount
        scale = cast(Decimal, token.roles["capital"])
        return amount._replace(last=amount.last + 1, value=amount.value * scale, scale=scale, other=None)

    # -- one mention --

    def _mention(self, amount: Amount) -> tuple[QuantityMention, int]:
        if self._stands_alone(amount):
            over: Bound | None = "over" if amount.over else None
            span = amount.first, amount.last
            return self._build(amount, None, self._lone_kind(amount), None, over, span), amount.last
        second = self._range_partner(amount)
        first, last = amount.first, (second or amount).last
        money = self._money(first, last)
        if money is not None and second is None:
            amount, money = self._with_subunits(amount, money)
        percent = self._percent(first, last)
        if percent is not None:
            amount, percent = self._percent_amount(amount, percent)
        outer_first = min([first, *(span[0] for span in (money, percent) if span)])
        outer_last = max([last, *(span[1] for span in (money, percent) if span)])
        if second is not None and self._has(outer_first - 1, "between"):
            outer_first -= 1
        bound, outer_first, outer_last = self._bound(outer_first, outer_last, amount)
        kind: Kind = "percent" if percent else "money" if money else self._kind(amount, second, bound)
        unit = self._measure(last) if percent or money is None else money[2]
        return self._build(amount, second, kind, unit, bound, (outer_first, outer_last)), outer_last

    def _build(
        self,
        amount: Amount,
        second: Amount | None,
        kind: Kind,
        unit: str | None,
        bound: Bound | None,
        span: tuple[int, int],
    ) -> QuantityMention:
        start = self._folded.start(self._found[span[0]].start)
        end = self._folded.end(self._found[span[1] - 1].end)
        if second is not None:
            value, bound = range_of(self._carried(amount, second), second.value), "range"
        elif amount.vague and bound not in _FIRM:
            value = vague_interval(amount.value)
        else:
            value = within(amount.value, bound) if bound else exact(amount.value)
        vague = amount.vague and bound not in _FIRM
        plain = second is None and not vague
        return QuantityMention(
            start,
            end,
            self._folded.original[start:end],
            value,
            kind,
            unit=unit,
            amount=amount.value if plain else None,
            bound=bound,
            vague=vague,
            small_word=plain and _is_small(amount),
            alternative=amount.other if plain else None,
            parts=amount.parts if plain else (),
        )

    # -- ranges --

    def _range_partner(self, amount: Amount) -> Amount | None:
        """The second amount of "10–12", "10 to 12", "between 10 and 12", its scale carried over to the first."""
        if amount.vague or not amount.parsed or self._none_of(amount.last, _RANGING):
            return None
        at = amount.last
        if self._has(at, "percent"):
            at += 1
        between = self._has(amount.first - 1, "between")
        joint = self._has(at, "to") or (between and (self._has(at, "and") or self._has(at, "glue")))
        dashed = (self._has(at, "hyphen") or self._has(at, "dash")) and amount.digits
        if not (joint or dashed) or at + 1 >= len(self._found):
            return None
        second_at = at + 2 if self._has(at + 1, "money") else at + 1
        second = self._amount(second_at) if second_at < len(self._found) else None
        return self._checked_partner(amount, second, dashed)

    def _checked_partner(self, amount: Amount, second: Amount | None, dashed: bool) -> Amount | None:
        if second is None or second.vague or not second.parsed or second.digits != amount.digits:
            return None
        after = second.last
        if dashed and (self._has(after, "hyphen") and self._has(after + 1, "digits")):
            return None  # a code or a phone number
        return second if amount.value < second.value else None

    def _carried(self, amount: Amount, second: Amount) -> Decimal:
        """The first end of a range with the scale that is only said behind the second: "100 to 300 billion"."""
        carried = amount.value * (second.scale if amount.digits else self._worded_scale(second))
        shared = amount.scale == 1 and amount.last == amount.first + 1 and amount.value < 1000
        return carried if shared and carried < second.value else amount.value

    def _worded_scale(self, second: Amount) -> Decimal:
        """What the words behind the first one of "three hundred thousand" multiply it by; 1 for less than a thousand."""
        first = self._found[second.first].roles.get("word")
        scale = second.value / first if isinstance(first, Decimal) and first else Decimal(1)
        return scale if scale >= 1000 and scale == Decimal(10) ** scale.adjusted() else Decimal(1)

    # -- what stands around --

    def _money(self, first: int, last: int) -> tuple[int, int, str] | None:
        """The span that a currency widens the amount to, and the currency: a sign on either side, a word behind."""
        if self._has(first - 1, "money"):
            return first - 1, last, cast(str, self._found[first - 1].roles["money"])
        if self._none_of(last, _PRICED):
            return None
        at = last + 1 if self._has(last, "of") else last
        for role in ("money", "money_word"):
            if self._has(at, role):
                return first, at + 1, cast(str, self._found[at].roles[role])
        return None

    def _with_subunits(
        self, amount: Amount, money: tuple[int, int, str]
    ) -> tuple[Amount, tuple[int, int, str]]:
        """The amount with what is told behind it in hundredths: "3 dollars and 50 cents", "50元6角3分", "5 euro 50"."""
        first, last, code = money
        if not is_whole(amount.value) or amount.scale > 1 or amount.vague:
            return amount, money
        while last < len(self._found):
            at = last + self._has(last, "glue")
            lower = self._amount(at) if at < len(self._found) else None
            if lower is None or lower.vague or not 0 < lower.value < _HUNDREDTHS:
                break
            behind = lower.last + self._has(lower.last, "of")
            if self._has(behind, "subunit"):
                share, end = cast(Decimal, self._found[behind].roles["subunit"]), behind + 1
            elif lower.parts[1:] == (_HUNDREDTHS,):  # Italian quarantacinque centesimi
                share, end = Decimal(1), lower.last
            elif lower.first == last and amount.digits and self._is_change(lower):
                share, end = 1 / _HUNDREDTHS, lower.last
            else:
                break
            amount, last = amount._replace(value=amount.value + lower.value * share, other=None), end
        return amount, (first, last, code)

    def _is_change(self, lower: Amount) -> bool:
        """Whether two digits behind money end what is said: "15 dollars 50."."""
        text = self._found[lower.first].text
        ended = lower.last == len(self._found) or not self._found[lower.last].text.strip(" ")[:1].isalnum()
        other = any(self._has(lower.last, role) for role in ("percent", "money", "money_word"))
        return len(text) == 2 and text.isdecimal() and ended and not other

    def _measure(self, last: int) -> str | None:
        """The unit of measure behind the amount: "20 feet", "6-foot", "25 de centimetri"; or in it: "a mile"."""
        if self._has(last - 1, "measure_one"):
            return cast(str, self._found[last - 1].roles["measure"])
        if self._none_of(last, _MEASURED):
            return None
        joined = self._has(last, "of") or (self._has(last, "hyphen") and self._tight(last))
        at = last + 1 if joined and not self._has(last, "measure") else last
        if not self._has(at, "measure") or (len(self._found[at].text) == 1 and self._is_capital(at)):
            return None
        return cast(str, self._found[at].roles["measure"])

    def _is_capital(self, index: int) -> bool:
        return self._folded.original[self._folded.start(self._found[index].start)].isupper()

    def _percent(self, first: int, last: int) -> tuple[int, int] | None:
        if self._has(first, "percent_whole"):
            return first, last  # 半額: half price
        if self._none_of(first - 1, _PERCENT_BEFORE) and self._none_of(last, _PERCENT_BEHIND):
            return None
        next_ones = (  # Turkish 2024 %5: of the second
            self._has(last, "percent")
            and self._has(last + 1, "digits")
            and self._touches(last, last + 1)
            and not self._touches(last - 1, last)
        )
        if (self._has(last, "percent") and not next_ones) or self._has(last, "percent_scale"):
            return first, last + 1
        if self._has(last, "of") and self._has(last + 1, "percent_word"):
            return first, last + 2
        if self._has(last, "percent_word"):
            return first, last + 1
        taken = self._has(first - 2, "digits") and self._touches(first - 2, first - 1)  # 5%7: of the first
        if self._has(first - 1, "percent_before") or (
            self._has(first - 1, "percent") and self._touches(first - 1, first) and not taken
        ):
            return first - 1, last
        return None

    def _percent_amount(self, amount: Amount, span: tuple[int, int]) -> tuple[Amount, tuple[int, int]]:
        """The amount in hundredths (a Chinese tenth is ten of them), and its span with a minus before the sign."""
        factor = Decimal(1)
        for index in (span[0], span[1] - 1):
            scale = cast(Decimal, self._found[index].roles.get("percent_scale", Decimal(1)))
            factor *= scale if scale < 1 or amount.value <= 10 else 1  # 七五折 is 75, not 750
        first = span[0]
        if first < amount.first and self._has(first - 1, "minus"):
            factor, first = -factor, first - 1
        value, last = self._lower_parts(amount.value * factor, span[1])
        return amount._replace(value=value), (first, last)

    def _lower_parts(self, value: Decimal, last: int) -> tuple[Decimal, int]:
        """Tenths with what is lower behind: 3割8分7厘 is 38.7 percent."""
        while self._has(last + 1, "percent_lower") and (part := self._amount(last)) is not None:
            if part.last != last + 1:
                break
            value += part.value * cast(Decimal, self._found[last + 1].roles["percent_lower"])
            last += 2
        tenth = self._found[last - 1].roles.get("percent_scale") == 10
        if tenth and self._has(last, "half"):
            return value + 5, last + 1  # 三成半
        digit = self._found[last].roles.get("han") if tenth and last < len(self._found) else None
        if isinstance(digit, Decimal) and 0 < digit < 10:
            return value + digit, last + 1  # 七成六
        return value, last

    def _bound(self, first: int, last: int, amount: Amount) -> tuple[Bound | None, int, int]:
        """The bound beside the amount, with the span widened to it."""
        if self._has(first - 1, "bound_before") and not self._arrives(first - 1):
            return cast(Bound, self._found[first - 1].roles["bound_before"]), first - 1, last
        after = last + 1 if self._has(last, "counter") else last
        if self._has(last, "gap") and self._has(last + 1, "bound_after") and self._is_noun(last):
            after = last + 1  # "500 people or more"
        if self._has(after, "bound_after"):
            return cast(Bound, self._found[after].roles["bound_after"]), first, after + 1
        return ("over" if amount.over else None), first, last

    def _arrives(self, index: int) -> bool:
        """Whether a word that may be a bound says where a change ends: "fell to 31", "from 5% to 3%"."""
        before = self._found[index - 1].roles if index else {}
        return "reached" in before or (
            self._has(index, "to")
            and bool({"digits", "percent", "percent_word", "money_word", "scale"} & before.keys())
        )

    def _is_noun(self, index: int) -> bool:
        """Whether a gap may be the noun that is counted, and the words behind it say how exactly."""
        short = len(self._found[index].text.strip()) <= _NOUN and self._found[index].text.strip().isalpha()
        return short and self._found[index + 1].roles["bound_after"] in ("least", "most")
