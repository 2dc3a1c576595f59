"""Years and dates of other calendars in the common (Gregorian) one.

Buddhist, Minguo and Japanese years start with the common year and differ by a constant.
Hijri dates follow the tabular Islamic calendar (civil epoch, 16 July 622 Julian; E. G.
Richards, *Mapping Time*, 1998, algorithm of chapter 25), which may differ from a sighted
or Umm al-Qura date by a day or two: such a date is given with month precision. Persian
dates follow the 2820-year-free arithmetic of the 33-year cycle (exact for the Persian years 1178 to 1633).
"""

from __future__ import annotations

import datetime

# Era → what to add to its year to get the common year.
OFFSETS = {
    "common": 0,
    "buddhist": -543,
    "minguo": 1911,
    "reiwa": 2018,
    "heisei": 1988,
    "showa": 1925,
    "taisho": 1911,
    "meiji": 1867,
    "kangxi": 1661,
    "yongzheng": 1722,
    "qianlong": 1735,
    "jiaqing": 1795,
    "daoguang": 1820,
    "xianfeng": 1850,
    "tongzhi": 1861,
    "guangxu": 1874,
    "xuantong": 1908,
    "saka": 78,
    "vikram": -57,
}


def common_year(era: str, year: int) -> int | None:
    """The common year in which ``year`` of ``era`` starts; None for an era that isn't known."""
    if era in OFFSETS:
        return year + OFFSETS[era]
    if era == "persian":
        return year + 621
    if era == "hijri":
        return hijri_date(year, 1, 1).year if 1 <= year <= 9000 else None
    return None


def hijri_date(year: int, month: int, day: int) -> datetime.date:
    """The common date of a date in the tabular Islamic calendar.

    :raises ValueError: for a month outside 1 to 12 or a day outside 1 to 30.
    """
    if not (1 <= month <= 12 and 1 <= day <= 30):
        raise ValueError(f"no such Hijri date: {year}-{month}-{day}")
    days = day + -(-59 * (month - 1) // 2) + (year - 1) * 354 + (3 + 11 * year) // 30
    return datetime.date.fromordinal(days + 227_014)


# Leap years of the 33-year cycle, as remainders (A. Birashk's table for the present cycle).
_PERSIAN_LEAPS = frozenset({1, 5, 9, 13, 17, 22, 26, 30})


def persian_date(year: int, month: int, day: int) -> datetime.date:
    """The common date of a date in the Persian solar calendar.

    :raises ValueError: for a month outside 1 to 12, or a day outside the month.
    """
    longest = 31 if month <= 6 else 30 if month <= 11 or year % 33 in _PERSIAN_LEAPS else 29
    if not (1 <= month <= 12 and 1 <= day <= longest):
        raise ValueError(f"no such Persian date: {year}-{month}-{day}")
    cycles, rest = divmod(year - 1, 33)
    leaps = cycles * 8 + sum(1 for leap in _PERSIAN_LEAPS if 1 <= leap <= rest)
    days = (year - 1) * 365 + leaps + min(month - 1, 6) * 31 + max(month - 7, 0) * 30 + day
    return datetime.date.fromordinal(days + 226_894)
