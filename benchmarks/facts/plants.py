"""Edits planted in translations: one number, one part of a date or one name of a sentence is another.

The edit is the label. Positions are found without the readers that are measured, as far as that goes:
numbers by their digits, dates by the words for months and weekdays beside their digits, names by capitals
in the English sentence and a form in the translation that sounds like it or that CLDR knows (other
names cannot be planted without someone who reads the language). Fixed seeds; the same plants each time.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from firsthand.names.exonyms import codes, stems
from firsthand.names.finding import best_forms, capitalised, cased
from firsthand.names.matching import log_odds
from firsthand.names.ordinary import nature
from firsthand.values.date_words import date_words, locale_of

#: A form that sounds like an English name this much (log odds) is taken for it.
SURE = 6.0
_ENGLISH_MONTH = re.compile(
    r"\b(January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b"
)
_ENGLISH_WEEKDAY = re.compile(r"\b(Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b")
#: Digits that stand by themselves: not in a word, an address or another number.
_NUMBER = re.compile(r"(?<![A-Za-z\d.,:/’'_-])\d+(?:[.,٫٬]\d+)*(?![A-Za-z\d/:_]|[.,-]\d)")
#: Digits right beside a month, with what may stand between ("12. November", "11月12日", "ngày 12 tháng 11").
_BESIDE = r"[\s.,-]{0,2}(?:de |ngày |วันที่ )?"
#: What makes an ordinal of a day's digits: "29-го", "1er", "1º".
_ORDINAL = r"(?:-?[^\W\d_]{1,2}\b|[º°])?"


@dataclass(frozen=True, slots=True)
class Plant:
    """Line ``row`` of the translation becomes ``text``; there ``before`` has become ``after``."""

    kind: str
    row: int
    before: str
    after: str
    text: str


# -- numbers -----------------------------------------------------------------------------


def number_plants(lines: Sequence[str], language: str, chosen: random.Random) -> Iterator[Plant]:
    """Every row with a number in digits that is no part of a date, with one of them changed, in random order."""
    for row in chosen.sample(range(len(lines)), len(lines)):
        line = lines[row]
        taken = list(_date_spans(line, language))
        spots = [
            m for m in _NUMBER.finditer(line) if not any(a < m.end() and m.start() < b for a, b in taken)
        ]
        spots = [m for m in spots if not _year(m.group())]
        if spots:
            spot = chosen.choice(spots)
            yield _edit("number", row, line, spot.start(), spot.end(), other_number(spot.group(), chosen))


def other_number(digits: str, chosen: random.Random) -> str:
    """A number of the same form and size: its first digit, or of a round one its last, is another."""
    place = next(n for n, c in enumerate(digits) if c.isdigit())
    zero = ord(digits[place]) - int(digits[place])
    value = int(digits[place])
    return (
        digits[:place]
        + chr(zero + chosen.choice([d for d in range(1, 10) if d != value]))
        + digits[place + 1 :]
    )


def _year(digits: str) -> bool:
    return (digits.isdigit() and len(digits) == 4 and 1800 <= int(digits) <= 2100) or (
        len(digits) == 4 and 2300 < int(re.sub(r"\D", "", digits) or 0) < 2600
    )


# -- dates -------------------------------------------------------------------------------


@cache
def _forms(language: str, role: str) -> Mapping[str, int]:
    """Words for months or weekdays that are read as such without doubt, lower case."""
    found: dict[str, int] = {}
    for word, roles in date_words(language).words.items():
        value = roles.get(role)
        if isinstance(value, int) and f"{role}_unsure" not in roles and not word[0].isdigit():
            found[word.lower()] = value
    return found


@cache
def _word_pattern(language: str, role: str) -> re.Pattern[str]:
    forms = sorted(_forms(language, role), key=len, reverse=True)
    if not forms:
        return re.compile(r"(?!)")
    edge = ("", "") if language in ("zh", "ja", "th") else (r"(?<!\w)", r"(?!\w)")
    return re.compile(edge[0] + "(?:" + "|".join(map(re.escape, forms)) + ")" + edge[1], re.IGNORECASE)


@cache
def _numbered_month(language: str) -> re.Pattern[str] | None:
    """How a month is written with its number, where CLDR writes it so in any width: "11月", "tháng 11"."""
    months = locale_of(language).months["format"]
    name = next((months[width][11] for width in ("wide", "abbreviated") if "11" in months[width][11]), "11")
    if name == "11":
        return None
    digits = r"(\d{1,2})(?!\d)" if name.endswith("11") else r"(\d{1,2})"  # "tháng 11", but "11月12日"
    return re.compile(
        re.escape(name).replace("11", digits + ("" if name.endswith("11") else " ?")), re.IGNORECASE
    )


def _date_spans(line: str, language: str) -> Iterator[tuple[int, int]]:
    """Where months stand in a line, with the digits beside them."""
    pattern = _numbered_month(language)
    months = [m.span() for m in (pattern or _word_pattern(language, "month")).finditer(line)]
    for start, end in months:
        before = re.search(r"\d[\d.,]*" + _ORDINAL + _BESIDE + r"$", line[:start])
        after = re.match(_BESIDE + r"\d[\d.,]*", line[end:])
        yield before.start() if before else start, end + after.end() if after else end


def date_plants(
    source: Sequence[str], lines: Sequence[str], language: str, chosen: random.Random
) -> Iterator[Plant]:
    """Every row whose English names a month or weekday and the translation too, with that or the day changed."""
    for row in chosen.sample(range(len(lines)), len(lines)):
        edits = []
        if _ENGLISH_MONTH.search(source[row]):
            edits += [*_month_edits(lines[row], language, chosen), *_day_edits(lines[row], language, chosen)]
        named = len(_ENGLISH_WEEKDAY.findall(source[row]))
        weekdays = _word_edits(lines[row], language, "weekday", 7, chosen) if named else []
        if len(weekdays) <= named:  # else one of them means something else: "luni" is Monday and "months"
            edits += weekdays
        if edits:
            start, end, new = chosen.choice(edits)
            yield _edit("date", row, lines[row], start, end, new)


def _month_edits(line: str, language: str, chosen: random.Random) -> list[tuple[int, int, str]]:
    pattern = _numbered_month(language)
    if pattern is None:
        return _word_edits(line, language, "month", 12, chosen)
    found = []
    for match in pattern.finditer(line):
        if 1 <= int(match[1]) <= 12:
            other = chosen.choice([m for m in range(1, 13) if m != int(match[1])])
            found.append((*match.span(1), str(other)))
    return found


def _word_edits(
    line: str, language: str, role: str, size: int, chosen: random.Random
) -> list[tuple[int, int, str]]:
    found = []
    first = 1 if size == 12 else 0
    for match in _word_pattern(language, role).finditer(line):
        value = _forms(language, role)[match.group().lower()]
        other = chosen.choice([v for v in range(first, first + size) if v != value])
        new = _same_ending(match.group(), [w for w, v in _forms(language, role).items() if v == other])
        if new:
            found.append((*match.span(), new.capitalize() if match.group()[0].isupper() else new))
    return found


def _same_ending(word: str, forms: Sequence[str]) -> str | None:
    """The form that ends most like ``word``, so that the sentence stays grammatical."""

    def shared(form: str) -> tuple[int, int]:
        size = 0
        while size < min(len(form), len(word)) and form[-1 - size] == word.lower()[-1 - size]:
            size += 1
        return size, -abs(len(form) - len(word))

    return max(forms, key=shared, default=None)


def _day_edits(line: str, language: str, chosen: random.Random) -> list[tuple[int, int, str]]:
    """Days of a month: one or two digits beside it, on the side where the language puts the day."""
    found = []
    for start, end in _date_spans(line, language):
        for match in re.finditer(r"(?<![\d.,])\d{1,2}(?![\d.,]*\d)", line[start:end]):
            low, high = start + match.start(), start + match.end()
            numbered = _numbered_month(language)
            if numbered and any(a <= low < b for a, b in (m.span(1) for m in numbered.finditer(line))):
                continue
            value = int(match.group())
            if 1 <= value <= 31:
                found.append((low, high, str(chosen.choice([d for d in range(1, 29) if d != value]))))
    return found


# -- names -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class NamePlace:
    """An English name and where its form stands in the translation; ``territory``: a name of CLDR's."""

    row: int
    name: str
    start: int
    end: int
    form: str
    territory: bool


#: For names and a text the stretch that sounds most like each: log odds, start, end.
Listening = Callable[[Sequence[str], str], Sequence[tuple[float, int, int]]]


def name_places(
    source: Sequence[str], lines: Sequence[str], language: str, listened: Listening = best_forms
) -> list[NamePlace]:
    """Names of the English lines whose form in the translation is certain."""
    found = []
    known = codes("en")
    for row, (a, b) in enumerate(zip(source, lines, strict=True)):
        names = list(dict.fromkeys(re.sub(r"['’]s$", "", w.text) for w in capitalised(a) if w.inside))
        names = [n for n in names if nature(n) != "ordinary"]
        names = [n for n in names if not _ENGLISH_MONTH.fullmatch(n) and not _ENGLISH_WEEKDAY.fullmatch(n)]
        for name, (score, start, end) in zip(names, listened(names, b), strict=True):
            code = known.get(name.lower())
            if code is not None:
                place = _territory(b, language, code)
                if place:
                    found.append(NamePlace(row, name, *place, b[place[0] : place[1]], True))
            elif score >= SURE and _named(b[start:end]):
                found.append(NamePlace(row, name, start, end, b[start:end], False))
    return found


def _named(form: str) -> bool:
    """Whether a form is a name as its script shows it: with a capital, and no ordinary word."""
    return not cased(form) or (form[0].isupper() and nature(form) != "ordinary")


def _territory(line: str, language: str, code: str) -> tuple[int, int] | None:
    for stem in stems(language, code):
        place = line.lower().find(stem)
        if place >= 0 and len(stem) > 1:
            end = place + len(stem)
            tail = re.match(r"\w*", line[end:]) if language not in ("zh", "ja", "th") else None
            return place, end + (tail.end() if tail else 0)
    return None


def name_plants(
    places: Sequence[NamePlace], others: Sequence[NamePlace], lines: Sequence[str], chosen: random.Random
) -> Iterator[Plant]:
    """Every row with a certain name, with one replaced by another document's name of its kind and script."""
    by_row: dict[int, list[NamePlace]] = {}
    for place in places:
        by_row.setdefault(place.row, []).append(place)
    for row in chosen.sample(sorted(by_row), len(by_row)):
        place = chosen.choice(by_row[row])
        kin = [o for o in others if o.territory == place.territory and _like(o.form, place.form)]
        tried = chosen.sample(kin, min(8, len(kin)))
        other = next((o for o in tried if _distinct(o, place, by_row[row])), None)
        if other:
            yield _edit("name", row, lines[row], place.start, place.end, other.form)


def _like(a: str, b: str) -> bool:
    from firsthand.names.units import word_script

    return word_script(a) == word_script(b) and a[0].isupper() == b[0].isupper()


def _distinct(other: NamePlace, place: NamePlace, row: Sequence[NamePlace]) -> bool:
    """Whether no name of the row is anything like the other one."""
    if any(p.form.lower() == other.form.lower() for p in (*row, place)):
        return False
    return bool(max(log_odds([(p.name, other.name) for p in (*row, place)])) < 0)


def _edit(kind: str, row: int, line: str, start: int, end: int, new: str) -> Plant:
    return Plant(kind, row, line[start:end], new, line[:start] + new + line[end:])
