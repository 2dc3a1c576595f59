"""Where a report gives values: numbers in digits and words, shares, money, days, months, years.

Found without the readers that are measured, as far as that goes: digits by a pattern, words by the
tables of `languages`, days and months by CLDR's names beside digits.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from benchmarks.facts.plants import _NUMBER, _date_spans, _forms, _word_pattern, _year
from firsthand.extract.sentences import sentence_spans
from firsthand.languages import primary, table
from firsthand.values.date_words import date_words, locale_of

#: Numbers in words that are planted: below, languages have forms and meanings of their own.
LEAST_WORD, MOST_WORD = 2, 99
_TOKEN = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)?")
_WORD = re.compile(r"[^\W\d_]+")
_PERCENT = re.compile(
    r"\s?(?:%|٪|percent\b|per cent\b|prozent\b|por ciento\b|pour cent\b|proc\b|процент)", re.I
)
_CURRENCY = r"[$€£¥₹₽]|US\$"


@dataclass(frozen=True, slots=True)
class Report:
    """One side of a pair: its name, its language and its text."""

    name: str
    language: str
    text: str


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a report gives a value: ``key`` is what it gives, ``start`` and ``end`` of what can be changed in the text.

    ``digits`` tell how hardly it is the same by chance: those of a number, 1 for a word and 2 for a day.
    """

    kind: str
    key: str
    start: int
    end: int
    sentence: tuple[int, int]
    digits: int


def by_value(report: Report) -> Mapping[str, list[Spot]]:
    """All spots of a report by what they give, number words with the same number in digits."""
    found: dict[str, list[Spot]] = defaultdict(list)
    for spot in spots(report):
        found[spot.key].append(spot)
    return found


def spots(report: Report) -> Iterator[Spot]:
    """All values that can be planted in a report's text, in order of its sentences."""
    for start, end in sentence_spans(report.text, report.language):
        sentence = report.text[start:end]
        dates = list(_date_spans(sentence, report.language))
        for kind, key, a, b, digits in (
            *_days(sentence, dates, report.language),
            *_numbers(sentence, dates, report.language),
            *_words(sentence, dates, report.language),
        ):
            yield Spot(kind, key, start + a, start + b, (start, end), digits)


_Found = tuple[str, str, int, int, int]


def _days(sentence: str, dates: list[tuple[int, int]], language: str) -> Iterator[_Found]:
    """Days with their month and, where the month is a word, the month of them."""
    for a, b in dates:
        days = [m for m in re.finditer(r"(?<!\d)\d{1,2}(?!\d)", sentence[a:b]) if 1 <= int(m.group()) <= 31]
        month = _word_pattern(language, "month").search(sentence[a:b])
        if len(days) != 1 or month is None or re.match(r"\s*[|(]", sentence[b:]):
            continue
        number = _forms(language, "month")[month.group().lower()]
        day = f"{number}-{int(days[0].group())}"
        yield "date", f"day {day}", a + days[0].start(), a + days[0].end(), 2
        yield "month", f"month {day}", a + month.start(), a + month.end(), 2


def _numbers(sentence: str, dates: list[tuple[int, int]], language: str) -> Iterator[_Found]:
    for match in _NUMBER.finditer(sentence):
        digits, (a, b) = match.group(), match.span()
        if _year(digits):
            yield "year", f"year {digits}", a, b, 2
            continue
        inside = any(low < b and a < high for low, high in dates)
        if inside or _month_beside(sentence, (a, b), language) or _coded(sentence, (a, b)) or _odd(digits):
            continue
        key = re.sub(r"[^\d]", "", digits) if _grouped(digits) else re.sub("[,٫]", ".", digits)
        yield _kind(sentence, a, b), key, a, b, len(re.sub(r"\D", "", digits).rstrip("0")) or 1


def _kind(sentence: str, start: int, end: int) -> str:
    if _PERCENT.match(sentence[end:]) or re.search(r"%\s?$", sentence[:start]):
        return "percent"
    money = re.search(rf"(?:{_CURRENCY})\s?$", sentence[:start]) or re.match(
        rf"\s?(?:{_CURRENCY})", sentence[end:]
    )
    return "money" if money else "number"


def _words(sentence: str, dates: list[tuple[int, int]], language: str) -> Iterator[_Found]:
    known = number_words(language)
    for match in _TOKEN.finditer(sentence):
        value = known.get(match.group().lower())
        a, b = match.span()
        alone = not re.search(r"[\d-]\s?$", sentence[:a]) and not re.match(r"\s?[\d-]", sentence[b:])
        if value is not None and alone and not any(low < b and a < high for low, high in dates):
            beside = [
                w.lower() for w in (*_WORD.findall(sentence[:a])[-1:], *_WORD.findall(sentence[b:])[:1])
            ]
            if not any(w in known or w in _scales(language) for w in beside):
                yield "word", str(value), a, b, 1


@cache
def number_words(language: str) -> Mapping[str, int]:
    """Single words for whole numbers from `LEAST_WORD` to `MOST_WORD`, lower case."""
    told = (table(primary(language), "quantities") or {}).get("numbers", {})
    return {
        word.lower(): int(number)
        for number, words in told.items()
        if re.fullmatch(r"\d+", number) and LEAST_WORD <= int(number) <= MOST_WORD
        for word in words
        if _TOKEN.fullmatch(word)
    }


@cache
def _scales(language: str) -> frozenset[str]:
    told = table(primary(language), "quantities") or {}
    words = [
        w
        for name in ("scales", "alone", "vague", "fractions", "denominators")
        for w in told.get(name, {}).values()
    ]
    return frozenset(word.lower() for forms in words for word in forms)


def _month_beside(sentence: str, span: tuple[int, int], language: str) -> bool:
    """Whether the word before or after names a month, also one that is another word too (Polish "maja")."""
    before = _WORD.findall(sentence[: span[0]].rstrip(" .-"))[-1:]
    after = _WORD.findall(sentence[span[1] :].lstrip(" .-"))[:1]
    return any(word.casefold() in _months(language) for word in (*before, *after))


@cache
def _months(language: str) -> frozenset[str]:
    words = [w for w, r in date_words(language).words.items() if "month" in r or "month_unsure" in r]
    short = locale_of(language).months["format"]["abbreviated"].values()
    return frozenset(w.casefold().rstrip(".") for w in (*words, *short) if not w[0].isdecimal())


def _coded(sentence: str, span: tuple[int, int]) -> bool:
    """Whether other digits stand right beside: a part of a telephone number or of a code."""
    return bool(re.search(r"\d[ -]?$", sentence[: span[0]]) or re.match(r" ?\d", sentence[span[1] :]))


def _grouped(digits: str) -> bool:
    return re.fullmatch(r"\d{1,3}(?:[.,٬]\d{3})+", digits) is not None


def _odd(digits: str) -> bool:
    """A number that no first digit can be changed of without changing what it is: 0, 1, and what starts with 0."""
    return digits[0] == "0" or digits == "1"
