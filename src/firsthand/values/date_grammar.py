"""What reads the dates of one language: its words, and the pattern of `date_patterns` compiled over them."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import cast

from firsthand.values.chinese_numerals import DIGITS, HAN_DATE_NUMBER, plain_digits
from firsthand.values.date_alternatives import DateGrammar
from firsthand.values.date_patterns import GRAMMAR
from firsthand.values.date_ranges import Joints, joints
from firsthand.values.date_words import DateWords, date_words
from firsthand.values.lexing import Lexicon, Roles, lexicon
from firsthand.values.numerals import decimal_sign
from firsthand.values.quantity_words import quantity_words


@dataclass(frozen=True, slots=True)
class DateReader:
    """What reads the dates of one language: its words, its lexer, its grammar, and what joins two dates to a range."""

    words: DateWords
    lexicon: Lexicon
    grammar: DateGrammar
    joints: Joints


@cache
def date_reader(language: str | None) -> DateReader:
    """The reader for a BCP 47 ``language``, compiled once and kept."""
    words = date_words(language)
    roles = {word: _with_relatives(of) for word, of in words.words.items()}
    if words.worded_years:
        for word, of in quantity_words(language).words.items():
            if {"word", "scale"} & of.keys():
                roles[word] = {**roles.get(word, {}), **_spelled(of)}
    spelled = quantity_words(language)
    compiled = lexicon(
        roles,
        triggers=_TRIGGERS,
        core=_CORE,
        prefixes=words.prefixes,
        han_numbers=HAN_DATE_NUMBER if words.han_numbers else "",
        keep_accents=words.keep_accents,
        compounds={word: _spelled(of) for word, of in spelled.compounds.items()}
        if words.worded_years
        else None,
        compound_rules=spelled.compound_rules,
    )
    numbers = [number_roles(sample) for sample in _SAMPLES]
    # "June 24" is a day only where the month stands first: elsewhere it may be "in June 24 people …".
    pattern = GRAMMAR.replace(
        "@MONTH_FIRST", "" if words.month_first or words.order in ("mdy", "ymd") else "(?!)"
    )
    pattern = pattern.replace("@MONTH_DAY", "" if words.month_day else "(?!)")
    dotted = words.order == "dmy" and decimal_sign(language) == ","
    pattern = pattern.replace("@DAY_SLASH", "" if words.bare_day_month else "(?!)")
    pattern = pattern.replace("@DOTTED_DAY", "" if words.dotted_day else "(?!)")
    pattern = pattern.replace("@DOTTED", "" if dotted else "(?!)")
    listed = any("month_listed" in of for of in words.words.values())
    pattern = pattern.replace("@LISTED", "" if listed else "(?!)")
    pattern = pattern.replace("@HYPHENED", "" if words.hyphened else "(?!)")
    pattern = pattern.replace("@EITHER_WAY", "" if words.either_way else "(?!)")
    pattern = pattern.replace("@BARE_DAY", "" if words.bare_day else "(?!)")
    pattern = pattern.replace("@SHORT_YEAR", "" if words.short_years else "(?!)")
    return DateReader(words, compiled, DateGrammar(pattern, compiled, numbers, _CORE), joints(words.words))


def _spelled(roles: Roles) -> Roles:
    """The roles of a number word (or what joins two) in a year that is spelled."""
    if "glue" in roles:
        return {"number_glue": None, "glue": None}
    kept = {role: roles[role] for role in ("word", "scale", "scale_alone") if role in roles}
    value = roles.get("word")
    if value is not None and cast("Decimal", value) in _COUNTS:
        kept["count"] = int(cast("Decimal", value))
    return {"number_word": None, **_year_head(roles), **kept}


def _year_head(roles: Roles) -> Roles:
    """The roles by which a number word may start a year: thousand, two thousand alone, or the hundreds of "nineteen ten"."""
    value = roles.get("word")
    if roles.get("scale") == 1000:
        return {"thousand": None}
    if value == 2000:
        return {"thousand": None, "year_word": None}
    return {"century": None} if value is not None and cast("Decimal", value) in _CENTURIES else {}


# Number words that count days to years beside those of the table: "eleven years ago".
_COUNTS = frozenset(map(Decimal, range(11, 100)))
_CENTURIES = frozenset(map(Decimal, range(15, 21)))


_TRIGGERS = (
    "whole",
    "weekday_many",
    "month",
    "month_unsure",
    "month_bound",
    "weekday",
    "weekday_cued",
    "relative",
    "day_name",
    "ago",
    "ago_before",
    "unit_ago",
    "ahead",
    "unit",
    "spell",
    "whole_part",
    "swing",
    "beside",
    "thousand",
    "century",
)


# Every date holds a token with one of these.
_CORE = (
    "num",
    "month",
    "month_unsure",
    "month_bound",
    "weekday",
    "weekday_many",
    "relative",
    "unit",
    "unit_ago",
    "spell",
    "year_before",
    "avoid",
    "whole_part",
    "whole",
    "swing",
    "beside",
    "thousand",
    "century",
    "date_after",
    "weekday_cued",
)


def _with_relatives(roles: Roles) -> Roles:
    """A unit's word and a relative word also have a role that names the unit (``unit_week``, ``relative_week``)."""
    if "unit" in roles:
        roles = {**roles, f"unit_{roles['unit']}": None}
    if "relative" not in roles:
        return roles
    unit = cast("tuple[str, int]", roles["relative"])[0]
    return {**roles, f"relative_{unit}": roles["relative"]}


_NUMBER_KINDS: dict[str, Roles] = {
    "ymd8": {"num": None, "ymd8": None},
    "two_year": {"num": None, "num2digit": None, "year2": None},
    "day": {"num": None, "num31": None},
    "month": {"num": None, "num31": None, "num12": None},
    "two": {"num": None, "num2digit": None},
    "two_day": {"num": None, "num31": None, "num2digit": None},
    "two_month": {"num": None, "num31": None, "num12": None, "num2digit": None},
    # 08年 and 九八年 can be no number of years; 08 may be a day or a month besides.
    "year_sure": {"num": None, "num31": None, "num12": None, "num2digit": None, "year_sure": None},
    "year_sure_han": {"num": None, "num2digit": None, "year_sure": None},
    "han_one": {"num": None, "num31": None, "num12": None, "han_one": None},
    "either": {"either": None},  # 七八: seven or eight
    "round": {"num": None, "year4": None, "year_modern": None, "round": None},
    "year": {"num": None, "year4": None},
    "year_modern": {"num": None, "year4": None, "year_modern": None},
    "short": {"num": None, "year_short": None},
    "other": {"num": None},
}
_SAMPLES = (
    "20240102",
    "99",
    "00",
    "1",
    "01",
    "13",
    "32",
    "100",
    "1850",
    "2000",
    "2024",
    "100000",
    "08",
    "12",
    "九八",
    "七八",
    "一",
)


def _is_short_year(written: str) -> bool:
    """Two digits that are a year where a word for year follows: 08, 零八, 九八; but 七八年 is seven or eight years."""
    if len(written) != 2 or (not written.isascii() and any(sign not in DIGITS for sign in written)):
        return False
    if written[0] in "0零〇○":
        return written[1] not in "0零〇○"
    if written.isascii():
        return False
    first, second = DIGITS[written[0]], DIGITS[written[1]]
    return first >= 5 and second != first + 1


@cache
def number_roles(written: str) -> Roles:
    """What a run of digits, or a number in Chinese characters, may be: a month (``num12``), a day, a two-digit year, a year."""
    if _is_short_year(written):
        return _NUMBER_KINDS["year_sure" if written.isascii() else "year_sure_han"]
    if written == "一":  # 一日 is a day long rather than the first
        return _NUMBER_KINDS["han_one"]
    if len(written) == 2 and DIGITS.get(written[1], 0) - DIGITS.get(written[0], 9) == 1:
        return _NUMBER_KINDS["either"]
    digits = plain_digits(written)
    value = int(digits) if len(digits) <= 4 else 0
    if len(digits) <= 2 and 1 <= value <= 31:
        size = "month" if value <= 12 else "day"
        return _NUMBER_KINDS[f"two_{size}" if len(digits) == 2 else size]
    if len(digits) == 2:
        return _NUMBER_KINDS["two_year" if value > 31 else "two"]
    if len(digits) == 8 and digits[:2] in ("19", "20"):
        return _NUMBER_KINDS["ymd8"]
    if len(digits) == 4 and (1000 <= value <= 2199 or 2400 <= value <= 2699):
        if value % 1000 == 0:
            return _NUMBER_KINDS["round"]
        return _NUMBER_KINDS["year_modern" if 1900 <= value <= 2099 else "year"]
    return _NUMBER_KINDS["short" if len(digits) == 3 else "other"]
