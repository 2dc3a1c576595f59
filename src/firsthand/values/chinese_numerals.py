"""Numbers written in Chinese characters, as Chinese and Japanese (and old Korean) texts use them."""

from __future__ import annotations

import re
from decimal import Decimal

_PLAIN = ("〇零○", "一", "二两兩", "三", "四", "五", "六", "七", "八", "九")
# Those of cheques and contracts, most of which are ordinary characters too (大陆, 队伍).
_FORMAL = ("", "壹弌", "贰貳弍", "叁參叄弎", "肆", "伍", "陆陸", "柒", "捌", "玖")
DIGITS = {c: v for row in (_PLAIN, _FORMAL) for v, chars in enumerate(row) for c in chars}
SMALL = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
LARGE = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8, "兆": 10**12}
_TENS = {"廿": 20, "卅": 30}
#: All that a number may begin with, and 元, the first year of an era.
CHARACTERS = "".join((*DIGITS, *SMALL, *LARGE, *_TENS, "元"))
# The two that counts things, which is no digit behind a point: 一点两小时 is one o'clock and two hours.
COUNTED_TWO = frozenset("两兩")

_P, _F, _U = "".join(_PLAIN[1:]) + "零〇", "".join(_FORMAL), "十百千万萬亿億兆"
_PAIR = rf"[{_F}][{_U}拾佰仟]"
_RUN = rf"(?:[{_P}]|(?!百分[位点點])[{_U}佰仟]|{_PAIR}|(?<=[{_P}{_F}])拾|(?<=[{_U}拾佰仟零])[{_F}](?= ?分之|又|(?![\u4e00-\u9fff]))|(?<=[拾佰仟])[{_F}])"
# A run of plain numerals, formal ones only beside a unit; pieces with a unit may be set apart by a space.
PATTERN = (
    rf"(?:[{_P}]|(?!百分[位点點])[{_U}]|{_PAIR}|(?<!收)拾(?=[{_P}{_F}{_U}]|\b)){_RUN}*"
    rf"(?: (?=[{_P}{_F}]{{0,2}}[{_U}拾佰仟]|(?<=[{_U}拾佰仟] )[{_P}](?![{_P}])){_RUN}+)*"
    rf"|(?:(?<=分之)|(?<=分之 )|(?<=分 之))[{_F}]|[{_F}](?= ?分之|又)|(?<![\u4e00-\u9fff])[{_F}](?= ?[点點] ?[{_P}{_F}])|(?<=[负負])[{_F}]|(?<=[点點])[{_F}]+"
)

# Two digits in a row for one place, which say about how many (二三十, 七八百), and one unit twice (万万).
_ROUGH = re.compile(
    rf"(?<![{_P}])(?:一[二两兩]|[二两兩]三|三[四五]|四五|五六|六七|七八|八九)[{_U}]|^([{_U}])\1+$|^[两兩]{{2}}$"
)

_LONGEST = 28  # characters; what is longer is no number
_LONGEST_SCALE = 3  # 百万亿

# In a date: digits or tens, right before the sign of year, month or day; a year told in full (but 两千年 is a year only
# before a month); a day from the tenth on right behind its month and year (八月十五 alone is the lunar feast). The first
# character comes before the choice, so that it is searched for at once.
HAN_DATE_NUMBER = (
    r"[元〇零○一二两兩三四五六七八九十廿卅千](?:(?<=元)(?=年)"
    r"|(?<![元千两兩])[〇零○一二三四五六七八九十廿卅]{0,3}(?=[年月日号號])"
    r"|(?:(?<=千)九百|(?<=一)千九百|(?<=[二两兩])千)"
    r"(?:[零〇]?[一二三四五六七八九十]{1,3}(?=年)|(?=年[的の]?[一二三四五六七八九十]{1,2}月))"
    r"|(?:(?<=年.月.)|(?<=年..月.))(?:(?<=[二三])十|(?<=[十廿卅]))[一二三四五六七八九]?(?![\u4e00-\u9fff\d]))"
)


def number(text: str, *, short: bool = False) -> Decimal | None:
    """The value of a number such as 三千五百万, 一百零二 or 二〇二四; None where it is none.

    :param short: a last digit right behind a unit counts the next lower one: 三百五 is 350 (Chinese), not 305 (Japanese).
    """
    text = text.replace(" ", "")
    if len(text) > _LONGEST:
        return None
    if _ROUGH.search(text):
        return None
    if len(text) > 1 and all(character in DIGITS for character in text):
        return Decimal("".join(str(DIGITS[character]) for character in text))
    total = section = digit = 0
    seen = False
    for character in text:
        if character in DIGITS:
            digit = DIGITS[character]
        elif character in _TENS:
            section, digit = section + _TENS[character], 0
        elif character in SMALL:
            power = SMALL[character]
            if digit or not 0 < section < power:
                section, digit = section + (digit or 1) * power, 0
            else:
                section *= power  # 五十千
        elif character in LARGE:
            lower = section + digit
            all_below = total < LARGE[character] or not lower  # 万亿, and 万万
            total = (total + lower) * LARGE[character] if all_below else total + lower * LARGE[character]
            section = digit = 0
        else:
            return None
        seen = True
    return Decimal(total + section + digit * (_short_unit(text) if short else 1)) if seen else None


def _short_unit(text: str) -> int:
    """What a last digit counts: in 三百五 and 九万四 the next lower unit is left out."""
    before = text[-2:-1]
    power = SMALL.get(before) or LARGE.get(before) or 1
    return power // 10 if power >= 100 and len(text) > 1 else 1


def last_unit(text: str) -> Decimal:
    """The power of ten from a thousand up that ends the number (两万: 10,000), else 1."""
    power = SMALL.get(text[-1]) or LARGE.get(text[-1]) or 1
    return Decimal(power if power >= 1000 else 1)


def behind_digits(text: str) -> tuple[Decimal, Decimal] | None:
    """What the digits before ``text`` count, and what comes on top: 万五千 is (10,000, 5,000), as in 3万五千."""
    size = next((n for n, c in enumerate(text) if c not in SMALL and c not in LARGE), len(text))
    power, rest = scale(text[:size]) if size else None, text[size:]
    top = number(rest) if rest and len(rest) > 1 else None
    return None if power is None or top is None or top >= power else (power, top)


def split_scale(text: str) -> tuple[Decimal, Decimal] | None:
    """Of 千億 the part below ten thousand and the other: 1万5千億 is 15,000 億; None for any other text."""
    inner, outer = scale(text[:-1]), LARGE.get(text[-1:])
    return (
        None if inner is None or outer is None or inner >= 10**4 or len(text) < 2 else (inner, Decimal(outer))
    )


def plain_digits(text: str) -> str:
    """A number of a date in ASCII digits: 二〇二四 → 2024, 十一 → 11."""
    if text == "元":
        return "1"  # the first year of an era
    value = None if text.isascii() else number(text)
    return text if value is None else str(value)


def scale(text: str) -> Decimal | None:
    """The product of characters that are all powers of ten (万, 百万, 万亿); None for any other text."""
    if len(text) > _LONGEST_SCALE:
        return None
    powers = [SMALL.get(character) or LARGE.get(character) for character in text]
    if not all(powers):
        return None
    product = Decimal(1)
    for power in powers:
        product *= power or 1
    return product
