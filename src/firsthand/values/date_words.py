"""The words that make dates in one language: CLDR's (through Babel) and those of its ``dates.toml``.

CLDR gives month and weekday names in all their forms and the order of numeric dates; the table
gives what running text needs beyond it. A language without a table still gets
CLDR's words, and `covered` says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from firsthand import languages
from firsthand.values.folding import fold_word, marks

_CALENDARS = ("hijri", "persian")


@dataclass(frozen=True, slots=True)
class DateWords:
    """``words``: word → role → value. ``order``: ``dmy``, ``mdy`` or ``ymd`` for numeric dates.

    ``order_unsure``: writers of this language use both orders. ``bare_day_month``: "12/11" alone
    is a date. ``short_years``: two digits behind an abbreviated month are a year. ``prefixes``:
    letters written together with the next word. ``keep_accents``: a word
    without its accents is another word. ``bare_day``: the word before a day ("le 15") is enough
    for one. ``worded_years``: years are also spelled. ``month_first``: "June 24" is a day
    whatever the order of digits; ``hyphened``: CLDR writes dates with hyphens, the day first; ``dotted_day``: "am 22.04"
    is a day, and ordinals name months; ``capitals``: doubtful names that the language writes with a capital; ``month_day``: only where nothing follows that it could count. ``tense``: what
    shows that a sentence tells of what is to come, and of what was. ``year_first``: of three numbers of two digits the first is the
    year. ``either_way``: writers set day and month in either order and with hyphens too, and a number above twelve tells them
    apart (from right to left, ٢٢-٤ is shown turned). ``besides``: words for the day after or before another are listed. ``ago_behind`` and ``ago_unlike``: see `date_closing`. ``era``: the era of a
    year in words that says none itself, for years of ``era_years``.
    """

    words: Mapping[str, Mapping[str, object]]
    order: str
    order_unsure: bool
    bare_day_month: bool
    short_years: bool
    prefixes: tuple[str, ...]
    era: str | None
    era_years: tuple[int, int]
    han_numbers: bool
    keep_accents: bool
    bare_day: bool
    worded_years: bool
    hyphened: bool
    dotted_day: bool
    capitals: frozenset[str]
    month_first: bool
    month_day: bool
    tense: tuple[re.Pattern[str], re.Pattern[str]] | None
    year_first: bool = False
    either_way: bool = False
    besides: bool = False
    ago_behind: re.Pattern[str] | None = None
    ago_unlike: re.Pattern[str] | None = None


def covered(language: str | None) -> bool:
    """Whether the language has a table of its own: without one only CLDR's month names are read."""
    return language is not None and languages.primary(language) in languages.covered("dates")


@cache
def date_words(language: str | None) -> DateWords:
    """The words of a BCP 47 ``language``; for None or a language that CLDR lacks, none."""
    table = (languages.table(language, "dates") or {}) if language else {}
    words: dict[str, dict[str, object]] = {}
    tags = dict.fromkeys((language, languages.primary(language) if language else None))
    from_cldr = (entry for tag in tags for entry in _cldr_words(tag))
    for word, role, value in (*from_cldr, *_table_words(table)):
        if role not in words.get(word, ()):
            words.setdefault(word, {})[role] = value
    for word in _counted(language):
        words.setdefault(word, {"counted": None})
    _apply_doubts(words, table)
    numeric = table.get("numeric", {})
    return DateWords(
        words=words,
        order=numeric.get("order") or _cldr_order(language),
        order_unsure=bool(numeric.get("unsure", False)),
        bare_day_month=bool(numeric.get("bare_day_month", False)),
        short_years=bool(numeric.get("short_years", False)),
        prefixes=tuple(table.get("prefixes", ())),
        era=numeric.get("era"),
        era_years=tuple(numeric.get("era_years", (0, 0))),
        han_numbers=bool(numeric.get("han_numbers", False)),
        keep_accents=bool(table.get("keep_accents", False)),
        bare_day=bool(numeric.get("bare_day", False)),
        worded_years=bool(numeric.get("worded_years", False)),
        hyphened=_cldr_short(language).startswith("dd-"),
        dotted_day=bool(numeric.get("dotted_day", False)),
        capitals=_capitals(words),
        month_first=bool(numeric.get("month_first", False)),
        month_day=bool(numeric.get("month_day", False)),
        tense=_tense(table),
        year_first=bool(numeric.get("year_first", False)),
        either_way=bool(numeric.get("either_way", False)),
        besides="beside" in table,
        ago_behind=_listed(table, "ago_behind"),
        ago_unlike=_listed(table, "ago_unlike"),
    )


def _listed(table: Mapping[str, Any], name: str) -> re.Pattern[str] | None:
    """A pattern of the words that ``[words]`` lists under ``name``; None where it has no such list."""
    words = table.get("words", {}).get(name)
    return re.compile("|".join(re.escape(fold_word(word)) for word in words)) if words else None


# Lists of ``[words]`` that are no roles of tokens.
_NO_ROLES = frozenset({"ago_behind", "ago_unlike", "counters"})


# -- the table -----------------------------------------------------------------------


def _table_words(table: Mapping[str, Any]) -> Iterator[tuple[str, str, object]]:
    for role, words in table.get("words", {}).items():
        if role in _NO_ROLES:
            continue
        yield from ((word, role, None) for word in words)
    for subject in (
        "month",
        "month_bound",
        "weekday",
        "weekday_bound",
        "weekday_many",
        "weekday_cued",
        "day_name",
        "count",
        "nth",
        "nth_last",
    ):
        yield from _numbered(table, subject, subject)
    for subject, more in (("month_genitive", "month_genitive"), ("month_from", "from_here"), ("weekday_from", "from_here")):  # fmt: skip
        for word, role, number in _numbered(table, subject, subject.partition("_")[0]):
            yield word, role, number
            yield word, more, None
    for word, role, weekday in _numbered(table, "weekday_ahead", "weekday"):
        yield word, role, weekday
        yield word, "coming", None
    for word, role, day in _numbered(table, "day_case", "day_name"):
        yield word, role, day
        yield word, "day_case", None
    yield from _numbered(table, "swing", "swing")
    for calendar in _CALENDARS:
        for number, words in table.get(calendar, {}).items():
            yield from ((word, "month", (calendar, int(number))) for word in words)
    for subject in ("part", "part_after", "era", "unit", "unit_ago", "whole"):
        for value, words in table.get(subject, {}).items():
            yield from ((word, subject, value) for word in words)
    yield from ((word, "relative", (unit, int(offset))) for word, unit, offset in _nested(table, "relative"))
    yield from ((word, "beside", (unit, int(offset))) for word, unit, offset in _nested(table, "beside"))
    yield from ((word, "spell", (unit, int(count))) for word, unit, count in _nested(table, "spell"))
    yield from _days_of_weeks(table)
    yield from ((word, "whole_part", (unit, part)) for word, unit, part in _nested(table, "whole_part"))
    yield from _units_ago(table)


def _nested(table: Mapping[str, Any], subject: str) -> Iterator[tuple[str, str, str]]:
    """Word, unit and what the words of a sub-table tell of it: ``[relative.week]``."""
    for unit, entries in table.get(subject, {}).items():
        for told, words in entries.items():
            yield from ((word, unit, told) for word in words)


def _days_of_weeks(table: Mapping[str, Any]) -> Iterator[tuple[str, str, object]]:
    """Weekdays with their week as one word: Chinese 上周四, of 上周 in ``[relative.week]`` and 四 in ``[week_day]``."""
    weeks = [(word, int(offset)) for word, unit, offset in _nested(table, "relative") if unit == "week"]
    for number, ends in table.get("week_day", {}).items():
        for week, offset in weeks:
            for word in (week + end for end in ends):
                yield word, "weekday", int(number)
                yield word, "its_week", offset


def _tense(table: Mapping[str, Any]) -> tuple[re.Pattern[str], re.Pattern[str]] | None:
    """Patterns of the ends of words by which ``[tense]`` tells what is to come and what was."""
    told = table.get("tense")
    if not told:
        return None
    ahead, back = ("|".join(re.escape(fold_word(end)) for end in told[name]) for name in ("ahead", "back"))
    return re.compile(rf"(?:{ahead})(?![\w{marks()}])"), re.compile(rf"(?:{back})(?![\w{marks()}])")


def _units_ago(table: Mapping[str, Any]) -> Iterator[tuple[str, str, object]]:
    """Relative words made of a unit and "ago" ("minggu lalu"): with a number before them, so many units ago."""
    ago = table.get("words", {}).get("ago", ())
    relative = {
        w for offsets in table.get("relative", {}).values() for words in offsets.values() for w in words
    }
    for unit, words in table.get("unit", {}).items():
        pairs = ((f"{word} {after}", f"{word}{after}") for word in words for after in ago)
        yield from ((made, "unit_ago", unit) for pair in pairs for made in pair if made in relative)


def _counted(language: str | None) -> Iterator[str]:
    """Words that make the number before them a quantity, not a year: "2000 million"."""
    table = (languages.table(language, "quantities") or {}) if language else {}
    for subject in ("scales", "alone", "money"):
        for words in table.get(subject, {}).values():
            yield from words
    yield from table.get("words", {}).get("percent_word", ())


def _numbered(table: Mapping[str, Any], subject: str, role: str) -> Iterator[tuple[str, str, object]]:
    for number, words in table.get(subject, {}).items():
        for word in words:
            yield word, role, int(number)


def _apply_doubts(words: dict[str, dict[str, object]], table: Mapping[str, Any]) -> None:
    """Names that mean something else too: ``unsure`` ones need a word beside them, ``bound`` ones a number, ``listed``
    ones a month before them or a day and a year.
    """
    doubts = table.get("doubts", {})
    for level in ("unsure", "bound", "listed"):
        for word in doubts.get(level, ()):
            roles = words.get(word, {})
            if "month" in roles:
                roles[f"month_{level}"] = roles.pop("month")
            elif "month_unsure" in roles and level == "bound":
                roles["month_bound"] = roles.pop("month_unsure")
            elif "month_bound" in roles and level == "listed":
                roles["month_listed"] = roles.pop("month_bound")
    for word in (fold_word(name) for name in doubts.get("weekday", ())):
        for name, roles in words.items():
            if fold_word(name) == word and "weekday" in roles:
                roles["weekday_unsure"] = roles["weekday"]
    for word in doubts.get("drop", ()):
        kept = {"weekday_cued", "month_listed"}
        left = {role: value for role, value in words.pop(word, {}).items() if role in kept}
        if left:
            words[word] = left
    for phrase in doubts.get("avoid", ()):
        words[phrase] = {"avoid": None}


def _capitals(words: Mapping[str, Mapping[str, object]]) -> frozenset[str]:
    """Doubtful names that are never written small (May, Sun): names of a language that writes months with a capital."""
    months = [word for word, roles in words.items() if "month" in roles]
    if not months or any(word[:1].islower() for word in months):
        return frozenset()
    doubtful = {"month_unsure", "weekday_bound"}
    return frozenset(fold_word(word) for word, roles in words.items() if doubtful & roles.keys())


# -- CLDR ----------------------------------------------------------------------------


def locale_of(language: str | None) -> Any:
    """Babel's locale, None where CLDR has none. Babel is loaded here, not with the module."""
    if language is None:
        return None
    from babel import Locale, UnknownLocaleError

    for tag in (language, languages.primary(language)):
        try:
            return Locale.parse(tag.replace("-", "_"))
        except (UnknownLocaleError, ValueError):
            continue
    return None


def _cldr_words(language: str | None) -> Iterator[tuple[str, str, object]]:
    locale = locale_of(language)
    if locale is None:
        return
    foreign = _foreign_to(locale)
    wide = {name for context in locale.months.values() for name in context["wide"].values()}
    for name in sorted(name for name in wide if not foreign.match(name)):
        yield from _month_words(locale, name)
    for context in locale.months.values():
        for number, name in context["abbreviated"].items():
            if name not in wide and not _has_digit(name):
                yield name.rstrip("."), "month_bound", number
                yield name, "month_bound", number
    for context in locale.days.values():
        for number, name in context["wide"].items():
            yield name, "weekday", number
    for number, name in locale.days["format"]["abbreviated"].items():
        if len(name) >= _SHORTEST and not _has_digit(name):
            yield name.rstrip("."), "weekday_bound", number


_SHORTEST = 2  # letters of an abbreviated weekday


def _foreign_to(locale: Any) -> re.Pattern[str]:
    """What starts a name that Babel inherited from CLDR's root: Han, where the weekdays have none."""
    weekdays = "".join(locale.days["format"]["wide"].values())
    return re.compile(r"(?!)" if _HAN.search(weekdays) else _HAN.pattern)


_HAN = re.compile("[\u4e00-\u9fff]")


def _month_words(locale: Any, name: str) -> Iterator[tuple[str, str, object]]:
    """A wide name; of "tháng 11" or "11月" the word beside the number."""
    number = next(
        n for context in locale.months.values() for n, word in context["wide"].items() if word == name
    )
    if not _has_digit(name):
        yield name, "month", number
    elif name[0].isdigit():
        yield name.strip("0123456789 "), "month_after", None
    else:
        yield name.strip("0123456789 "), "month_before", None


def _cldr_order(language: str | None) -> str:
    pattern = _cldr_short(language)
    order = "".join(letter for letter in dict.fromkeys(pattern) if letter in "dmy")
    return order if len(order) == 3 else "dmy"


def _cldr_short(language: str | None) -> str:
    """The pattern of the shortest date without its quoted text, in small letters; empty where CLDR has none."""
    locale = locale_of(language)
    return "" if locale is None else re.sub(r"'[^']*'", "", str(locale.date_formats["short"].pattern)).lower()


def _has_digit(name: str) -> bool:
    return any(character.isdigit() for character in name)
