"""The words that make quantities in one language: its ``quantities.toml`` and CLDR's scale words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from decimal import Decimal
from functools import cache
from typing import Any

from firsthand import languages
from firsthand.values.amount import Style
from firsthand.values.compounds import CompoundRules
from firsthand.values.date_words import locale_of
from firsthand.values.measures import unit_words

# Subjects of the table → roles. ``alone``: scale words that need no number before them (Spanish mil).
_NUMBER_SUBJECTS = (
    ("numbers", "word"),
    ("scales", "scale"),
    ("alone", "scale"),
    ("alone", "scale_alone"),
    ("scales_money", "scale_money"),
    ("vague", "vague"),
    ("fractions", "fraction"),
    ("whole_of", "whole_of"),
    ("more_by", "more_by"),
    ("part_feminine", "part_feminine"),
    ("denominators", "denominator"),
    ("ordinal_words", "ordinal_number"),
    ("percent_scales", "percent_scale"),
    ("percent_before_scales", "percent_scale"),
    ("percent_before_scales", "percent_before"),
    ("percents", "word"),
    ("percents", "percent_whole"),
    ("percent_lowers", "percent_lower"),
    ("subunits", "subunit"),
)
# Subjects of the table of compounds → roles of their parts; those of the second kind with a number.
_COMPOUND_WORDS = {"glue": ("glue",), "below": ("below", "ordinal_after")}
_COMPOUND_NUMBERS = {
    "denominators": ("denominator",),
    "fractions": ("fraction",),
    "numbers": ("word",),
    "scales": ("scale", "scale_alone"),
}
# Of SI (and of finance, MM): what they make of a number, written in capitals right behind or beside it. Lower case
# letters are units (10 m), except k, which the tables have.
CAPITALS = {"m": 10**6, "mm": 10**6, "g": 10**9, "b": 10**9, "t": 10**12}
_STYLES = tuple(field.name for field in fields(Style) if field.name != "language")
_SIGN = 3  # letters: "km", "lbs"
_VULGAR = "¼½¾⅐⅑⅒⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"


@dataclass(frozen=True, slots=True)
class QuantityWords:
    """``words``: word → role → value. ``prefixes``: letters written together with the next word.

    ``style``: see `amounts.Style`. ``han_numbers``: numbers in Chinese characters.
    ``keep_accents``: a word without its accents is another word. ``compounds``: parts of numbers written as one word.
    ``short_units``: see `chinese_numerals.number`.
    """

    words: Mapping[str, Mapping[str, object]]
    prefixes: tuple[str, ...]
    han_numbers: bool
    keep_accents: bool
    compounds: Mapping[str, Mapping[str, object]]
    compound_rules: CompoundRules
    short_units: bool
    style: Style


def covered(language: str | None) -> bool:
    """Whether the language has a table: without one only digits and CLDR's scale words are read."""
    return language is not None and languages.primary(language) in languages.covered("quantities")


@cache
def quantity_words(language: str | None) -> QuantityWords:
    """The words of a BCP 47 ``language``; for None, currency signs alone."""
    table = (languages.table(language, "quantities") or {}) if language else {}
    words: dict[str, dict[str, object]] = {}
    for word, role, value in (
        *_table_words(table),
        *_borrowed(table),
        *_ordinals(table),
        *_decade_words(language),
        *_cldr_scales(language),
        *_currencies(),
        *((sign, "fraction", _vulgar(sign)) for sign in _VULGAR),
        *((letters, "capital", Decimal(scale)) for letters, scale in CAPITALS.items()),
        *((word, "measure", unit) for word, unit in unit_words(language)),
        *_single_units(language, table),
    ):
        if role not in words.get(word, ()):
            words.setdefault(word, {})[role] = value
    for word in table.get("drop", ()):
        words.pop(word, None)
    for phrase in table.get("avoid", ()):
        words[phrase] = {"avoid": None}
    return QuantityWords(
        words=words,
        prefixes=tuple(table.get("prefixes", ())),
        han_numbers=bool(table.get("han_numbers", False)),
        keep_accents=bool(table.get("keep_accents", False)),
        compounds=_compounds(table),
        compound_rules=CompoundRules(
            **{
                name: tuple(table.get("compound", {}).get(name, ()))
                for name in (
                    "unsure",
                    "before",
                    "behind",
                    "around",
                    "mixed",
                    "parts_of",
                    "endings",
                    "particles",
                )
            },
            counters=tuple(table.get("words", {}).get("counter", ())),
            glued=bool(table.get("compound", {}).get("glued", False)),
        ),
        short_units=bool(table.get("short_units", False)),
        style=Style(language, **{name: bool(table.get(name, False)) for name in _STYLES}),
    )


def number_of(written: str) -> Decimal:
    """A key of a table: ``1000``, ``0.5`` or ``1/3``."""
    above, _, below = written.partition("/")
    return Decimal(above) / Decimal(below) if below else Decimal(above)


def _compounds(table: Mapping[str, Any]) -> dict[str, dict[str, object]]:
    """The parts of numbers that are written as one word (fünf|und|zwanzig|tausend), with the roles of words."""
    parts: dict[str, dict[str, object]] = {}
    given = table.get("compound", {})
    for subject, roles in _COMPOUND_WORDS.items():
        for word in given.get(subject, ()):
            parts[word] = dict.fromkeys(roles)
    for subject, roles in _COMPOUND_NUMBERS.items():
        for number, words in given.get(subject, {}).items():
            for word in words:
                parts[word] = dict.fromkeys(roles, number_of(number))
    for role in ("particle", "native"):
        for word in table.get("words", {}).get(role, ()):
            parts.get(word, {})[role] = None
    return parts


def _vulgar(sign: str) -> Decimal:
    above, below = unicodedata.normalize("NFKC", sign).split("\u2044")
    return Decimal(above) / Decimal(below)


def _table_words(table: Mapping[str, Any]) -> Iterator[tuple[str, str, object]]:
    for role, words in table.get("words", {}).items():
        for word in words:
            yield word, role, None
    for subject, role in _NUMBER_SUBJECTS:
        for number, words in table.get(subject, {}).items():
            for word in filter(None, words):
                yield word, role, number_of(number)
    for side in ("before", "after"):
        for bound, words in table.get(side, {}).items():
            for word in words:
                yield word, f"bound_{side}", bound
    for code, words in table.get("money", {}).items():
        for word in words:
            yield word, "money_word", code
    yield from _side_words(table)


def _borrowed(table: Mapping[str, Any]) -> Iterator[tuple[str, str, object]]:
    """Number words of other languages that writers mix in, in their own script (English in Hindi)."""
    for language in table.get("numbers_of", ()):
        other = languages.table(language, "quantities") or {}
        for subject, role in (("numbers", "word"), ("scales", "scale")):
            for number, words in other.get(subject, {}).items():
                yield from ((word, role, number_of(number)) for word in words if word)


def _ordinals(table: Mapping[str, Any]) -> Iterator[tuple[str, str, object]]:
    """Number words with an ending: one that makes them ordinals, or what a number is divided by (Hindi पच्चीसवां), or
    what is counted (Persian دوازده‌ساله, twelve years old).
    """
    for ending in table.get("number_endings", ()):
        for number, words in table.get("numbers", {}).items():
            yield from ((f"{word}{ending}", "word", number_of(number)) for word in words)
    for ending in table.get("ordinal_endings", ()):
        for subject in ("numbers", "scales"):
            for number, words in table.get(subject, {}).items():
                for word in words:
                    yield f"{word}{ending}", "ordinal_number", number_of(number)


def _side_words(table: Mapping[str, Any]) -> Iterator[tuple[str, str, object]]:
    """Currencies that stand before the amount, and inflected units of measure that CLDR lacks."""
    for code, words in table.get("money_before", {}).items():
        for word in words:
            yield word, "money", code
    for unit, words in table.get("measure", {}).items():
        for word in words:
            yield word, "measure", unit
    for article, parts in table.get("parts_before", {}).items():
        for number, words in parts.items():
            yield from ((word, "part_before", (article, number_of(number))) for word in words)


def _single_units(language: str | None, table: Mapping[str, Any]) -> Iterator[tuple[str, str, object]]:
    """Units behind an article that is no number word ("a mile", "half an inch")."""
    for article in table.get("articles", ()):
        for word, unit in unit_words(language):
            if len(word) > _SIGN and word[0].isalpha():
                yield f"{article} {word}", "word", Decimal(1)
                yield f"{article} {word}", "measure", unit
                yield f"{article} {word}", "measure_one", unit


def _decade_words(language: str | None) -> Iterator[tuple[str, str, object]]:
    """Words beside a decade ("1980s", "años 80"), from the table of dates: its number counts nothing."""
    words = ((languages.table(language, "dates") or {}) if language else {}).get("words", {})
    for word in words.get("decade_before", ()):
        yield word, "label_before", None
    for word in words.get("decade_after", ()):
        yield word, "label_after", None


def _currencies() -> Iterator[tuple[str, str, object]]:
    for code, signs in languages.shared_table("currencies")["signs"].items():
        for sign in signs:
            yield sign, "money", code


def _cldr_scales(language: str | None) -> Iterator[tuple[str, str, object]]:
    """Of CLDR's "00 nghìn" for 10,000: nghìn is 1,000."""
    locale = locale_of(language)
    if locale is None:
        return
    table = (languages.table(language, "quantities") or {}) if language else {}
    joining = tuple(f"{word} " for word in table.get("words", {}).get("of", ()))
    for patterns in locale.compact_decimal_formats.get("long", {}).values():
        for power, pattern in patterns.items():
            text = re.sub(r"['\u200f\u200e]", "", pattern.pattern)
            zeros = text.count("0")
            word = text.replace("0", "").strip()
            word = next((word[len(of) :] for of in joining if word.startswith(of)), word)
            if table and " " in word:
                continue  # "mil millones": the table has both words
            if zeros and any(character.isalpha() for character in word) and len(word) > 1:
                yield word, "scale", Decimal(int(power) // 10 ** (zeros - 1))
