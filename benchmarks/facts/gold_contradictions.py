"""Results of the specs that go against their own words, by rules that hold for any language.

Each rule is checked on the words of a result and its value alone, never on what firsthand reads:

- a month that the words number (5월에서 11월) is none of the value's months, or a year that the words begin with is not
  the one that the value begins in;
- a weekday alone has the number of another one in its timex;
- words without digits ("the day after tomorrow") lie another number of days from the reference day than in most cases;
- words without a minus have a value below nought;
- digits are joined to more by a hyphen with spaces around, which makes two numbers of them;
- digits, or numerals in Chinese characters, with nothing but words for percent beside them have another value than they have;
- the same number words, but for accents, endings that change no value and a minus, have two values: either is right.
"""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from functools import cache

from benchmarks.facts.specs import Case, Gold
from firsthand.values.chinese_numerals import plain_digits
from firsthand.values.folding import fold_word
from firsthand.values.lexing import Token
from firsthand.values.quantity_words import quantity_words

# -- dates ---------------------------------------------------------------------------

Ends = tuple[datetime.date | None, datetime.date | None]

# Roles of what moves a day away from the one that is written beside it.
_MOVED = frozenset({"ago", "ahead", "ago_before", "ahead_before", "unit_ago", "offset", "offset_back"})
_RELATIVE = frozenset({"weekday", "weekday_bound", "month", "month_unsure", "month_bound", "unit", "num"})
_NEAR = 7  # days: further away, the length of a month may make the difference


def has_other_month_or_year(text: str, found: Sequence[Token], ends: Iterable[Ends]) -> bool:
    """Whether a numbered month, or the year that the words begin with, is not in any reading's ``ends``.

    Not for words that say before or after.
    """
    days = [(first, last) for first, last in ends if first is not None]
    if not days or any(not _MOVED.isdisjoint(token.roles) for token in found):
        return False
    named = {int(plain_digits(token.text)) for token in _numbered_months(found)}
    months = {day.month for pair in days for day in pair if day is not None}
    months |= {(last - datetime.timedelta(days=1)).month for _, last in days if last is not None}
    year = re.match(r"([12]\d{3})(?!\d)", text)
    other_year = year is not None and all(first.year != int(year[1]) for first, _ in days)
    return bool(named - months) or other_year


def _numbered_months(found: Sequence[Token]) -> Iterator[Token]:
    for index, token in enumerate(found):
        if "num12" not in token.roles:
            continue
        behind = found[index + 1].roles if index + 1 < len(found) else {}
        before = found[index - 1].roles if index else {}
        if ("month_after" in behind and "unit" not in behind) or "month_before" in before:
            yield token


def has_other_weekday(found: Sequence[Token], timexes: Iterable[str]) -> bool:
    """Whether the words are one weekday, and the timex tells another."""
    if len(found) != 1 or "weekday" not in found[0].roles:
        return False
    told = [match[1] for timex in timexes if (match := re.match(r"XXXX-WXX-(\d)$", timex))]
    return bool(told) and str(int(str(found[0].roles["weekday"])) + 1) not in told


def odd_days(
    golds: Iterable[tuple[Case, Gold, Sequence[Token], Iterable[Ends]]],
) -> frozenset[tuple[str, str, int]]:
    """(language, folded words, days) where most cases have the words at another distance from the reference day."""
    told: dict[tuple[str, str], Counter[int]] = defaultdict(Counter)
    for case, gold, found, ends in golds:
        if any(not _RELATIVE.isdisjoint(token.roles) for token in found) or case.reference is None:
            continue
        if (away := distance(case.reference, ends)) is not None and away <= _NEAR:
            told[case.language, fold_word(gold.text)][away] += 1
    return frozenset(
        (*key, away) for key, counts in told.items() for away, n in counts.items() if n < max(counts.values())
    )


def distance(reference: str, ends: Iterable[Ends]) -> int | None:
    """The days between the reference day and the one day that all readings tell; None where they tell more than one."""
    day = datetime.date.fromisoformat(reference)
    away = {abs((first - day).days) for first, last in ends if first is not None and last is None}
    return away.pop() if len(away) == 1 else None


# -- numbers -------------------------------------------------------------------------

_HAN = "〇零一二三四五六七八九十百千万萬億亿兆"
_PIECE = re.compile(rf"[{_HAN}\d.,]+")


def is_piece(gold: Gold, text: str) -> bool:
    """Whether the words are part of a number, in digits (the 168 of 192.168.1.2) or in Chinese characters."""
    before, behind = text[: gold.start], text[gold.end :]
    if re.fullmatch(r"[\d.,]+", gold.text) and (re.search(r"\d[.,]$", before) or re.match(r"[.,]\d", behind)):
        return True
    numerals = _PIECE.fullmatch(gold.text) is not None
    return numerals and bool(re.search(f"[{_HAN}]$", before) or re.match(f"[{_HAN}]", behind))


def contradicts(gold: Gold, value: Decimal, language: str) -> bool:
    """Whether the words of ``gold`` tell another number than ``value``: see the rules of the module."""
    words = gold.text
    if value < 0 and not _has_minus(words, language):
        return True
    if re.search(r"\d\s+[-–]\s+\w", words):
        return True
    digits = unicodedata.normalize("NFKC", words).replace(" ", "").replace("マイナス", "-")
    if gold.type == "percentage":
        digits = digits.removeprefix("百分の").removesuffix("%")
    digits = _ZERO.sub("", digits.removesuffix("ポイント").removesuffix("パーセント")).translate(_DIGITS)
    if by_units := _by_units(digits.removeprefix("-")):
        return abs(value) not in by_units
    if not re.fullmatch(r"-?[\d.,]*\d", digits):
        return False
    meant = {
        Decimal(plain)
        for point, group in ((".", ","), (",", "."))
        if re.fullmatch(r"-?\d*(\.\d+)?", plain := digits.replace(group, "").replace(point, "."))
    }
    return bool(meant) and value not in meant


def _has_minus(words: str, language: str) -> bool:
    told = quantity_words(language).words
    folded = fold_word(words)
    return bool(re.search("[-–−]", folded)) or any(
        "minus" in roles and fold_word(word) in folded for word, roles in told.items()
    )


_UNITS = {"十": 1, "百": 2, "千": 3, "万": 4, "萬": 4, "億": 8, "亿": 8, "兆": 12, "": 0}
_DIGITS = str.maketrans("〇零一二三四五六七八九点點", "00123456789..")


# The nought of 一千零十二, which only says that a place is empty.
_ZERO = re.compile("(?:(?<=[十百千万萬億亿兆])|^)[〇零]+(?=[十百千一二三四五六七八九])")


def _by_units(digits: str) -> set[Decimal]:
    """What digits with 万, 千, … between them can be: 10万7千8百56; in Chinese 3百5 is 305 or 350. Empty for any other text."""
    whole, _, decimals = re.sub("(?<!\\d)(?=[十百千])", "1", digits).partition(".")
    if not re.fullmatch(r"(?:\d+[十百千万萬億亿兆])+\d*", whole) or (decimals and not decimals.isdecimal()):
        return set()
    pieces = re.findall(r"(\d+)([十百千万萬億亿兆]?)", whole)
    falling = [_UNITS[unit] for _, unit in pieces]
    if falling != sorted(set(falling), reverse=True):
        return set()
    total = sum((Decimal(number) * 10 ** _UNITS[unit] for number, unit in pieces), Decimal(0))
    total += Decimal(f"0.{decimals or 0}")
    last, short = pieces[-1][0], len(pieces) > 1 and falling[-1] == 0 and falling[-2] > 1
    return {total, total + int(last) * (10 ** (falling[-2] - 1) - 1)} if short and len(last) == 1 else {total}


Key = tuple[str, tuple[object, ...]]


def values_of_words(golds: Iterable[tuple[Case, Gold]]) -> Mapping[Key, frozenset[Decimal]]:
    """The values, without their signs, that one language's specs give to the same number words; only where there are two."""
    told: dict[Key, set[Decimal]] = defaultdict(set)
    for case, gold in golds:
        value = plain_value(gold)
        if value is not None and gold.placed:
            told[number_key(gold.text, case.language)].add(abs(value))
    return {key: frozenset(values) for key, values in told.items() if len(values) > 1 and len(key[1]) > 1}


def number_key(text: str, language: str) -> Key:
    """The words of ``text`` with the number that each tells, and without accents and a minus."""
    known, key = _plain_words(language), list[object]()
    for word in map(_plain, fold_word(text).split()):
        roles = known.get(word, {})
        if "minus" in roles:
            continue
        numbers = [roles[role] for role in ("word", "scale", "fraction", "denominator") if role in roles]
        key.append((numbers[0], "denominator" in roles) if numbers else word)
    return language.partition("-")[0], tuple(key)


@cache
def _plain_words(language: str) -> Mapping[str, Mapping[str, object]]:
    return {_plain(fold_word(word)): roles for word, roles in quantity_words(language).words.items()}


def _plain(word: str) -> str:
    return "".join(sign for sign in unicodedata.normalize("NFD", word) if not unicodedata.combining(sign))


def plain_value(gold: Gold) -> Decimal | None:
    """The one value of a number, None for a range or what is none."""
    text = str((gold.resolution or {}).get("value")).replace("%", "").strip()
    try:
        value = Decimal(text.replace(",", "."))  # some languages' specs write 0,5
    except InvalidOperation:
        return None
    return value if value.is_finite() else None
