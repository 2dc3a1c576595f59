"""When a page was published: the first sure answer of record, markup, visible lines, address.

Dates are ISO 8601 cut to what is written: a day without a clock time stays a day, a month a
month. Numeric dates are read by their shape; whether day or month comes first is CLDR's
habit of the language where both fit. Dates with month names are `firsthand.values.dates`'s.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from email.utils import parsedate_to_datetime
from functools import cache

import regex
from babel import Locale, UnknownLocaleError
from babel.localedata import locale_identifiers

from firsthand import model
from firsthand.languages import primary

# The web is younger, and a page is not published later than next year by its own account.
EARLIEST, LATEST = 1990, 2100
# A visible date line is short; dates in running text are what the article is about.
LONGEST_LINE = 200
# Letters beside the date in a date line: section, author, outlet. A caption has more.
MOST_BESIDE = 60
# Between date and time, and between time and date, stand at most a few words or signs.
_GAP = r"[^\d\n]{0,14}?"
_TIME = (
    r"(?P<hour>[01]?\d|2[0-3])\s?[:hH時시点點.](?:\s?(?P<minute>[0-5]\d))(?!\d)(?:[:.분](?P<second>[0-5]\d)(?!\d))?\s?[分]?"
    r"(?:\s?(?P<half>[AaPp])\.?[Mm]\b\.?)?"
    r"(?:\s?\(?(?:GMT|UTC)?\s?(?P<zone>Z\b|[+-]\d{1,2}(?::?\d{2})?)(?!\d)|\s?\(?(?P<utc>GMT|UTC)\b)?"
)
_DATES = (
    r"(?P<y1>(?:19|20|25)\d\d)\s?[./-]\s?(?P<m1>\d{1,2})\s?[./-]\s?(?P<d1>\d{1,2})(?!\d)"
    r"|(?P<a>\d{1,2})\s?(?P<sep>[./-])\s?(?P<b>\d{1,2})\s?(?P=sep)\s?(?P<y2>(?:19|20|25)\d\d)(?!\d)"
    r"|(?P<y3>(?:19|20|25)\d\d)\s?[年년]\s?(?P<m3>\d{1,2})\s?[月월]\s?(?P<d3>\d{1,2})\s?[日일]"
)
_AFTER = regex.compile(rf"(?<![\d./-])(?:{_DATES})(?:[T,\s]{_GAP}{_TIME})?")
_BEFORE = regex.compile(rf"(?<![\d:.]){_TIME}{_GAP}(?:{_DATES})")
_ISO = regex.compile(
    r"^\s*(?P<date>\d{4}(?:-?\d{2}(?:-?\d{2})?)?)(?:[T\s]+(?P<h>\d{1,2}):(?P<mi>\d{2})(?::(?P<s>\d{2})(?:[.,]\d+)?)?"
    r"\s?(?P<z>Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})?)?\s*$"
)
_ADDRESS = regex.compile(
    r"/(?P<y>(?:19|20)\d\d)[/-](?P<m>0?[1-9]|1[0-2])(?:[/-](?P<d>0?[1-9]|[12]\d|3[01]))?(?=[/-]|$)"
    r"|[/-](?P<y2>20\d\d)(?P<m2>0[1-9]|1[0-2])(?P<d2>0[1-9]|[12]\d|3[01])(?=\d{0,6}(?:[/._-]|$))"
)


def from_machine(text: object, from_: model.DateFrom) -> model.PublishedDate | None:
    """A date written for machines: ISO 8601 in its usual shapes, or RFC 2822; None for anything else."""
    if not isinstance(text, str) or not text.strip() or len(text) > 80:
        return None
    match = _ISO.match(text)
    if match:
        return _from_iso(match, text, from_)
    try:
        moment = parsedate_to_datetime(text)
    except (TypeError, ValueError, IndexError, OverflowError):
        return None
    return _checked(moment.isoformat(timespec="seconds"), "second", text.strip(), from_)


def _from_iso(match: regex.Match[str], text: str, from_: model.DateFrom) -> model.PublishedDate | None:
    digits = match["date"].replace("-", "")
    date = "-".join(p for p in (digits[:4], digits[4:6], digits[6:8]) if p)
    if match["h"] is None or len(digits) < 8:
        precision: model.Precision = ("year", "month", "day")[len(digits) // 2 - 2]
        return _checked(date, precision, text.strip(), from_)
    seconds = f":{match['s']}" if match["s"] else ""
    value = f"{date}T{int(match['h']):02}:{match['mi']}{seconds}{_zone(match['z'])}"
    return _checked(value, "second" if seconds else "minute", text.strip(), from_)


def _zone(written: str | None) -> str:
    if not written:
        return ""
    if written[0] not in "+-":
        return "+00:00"
    digits = written[1:].replace(":", "")
    hours, minutes = (digits[:-2], digits[-2:]) if len(digits) > 2 else (digits, "00")
    return f"{written[0]}{int(hours):02}:{minutes}"


def _checked(
    value: str, precision: model.Precision, evidence: str | None, from_: model.DateFrom
) -> model.PublishedDate | None:
    """The date, None where it is no day of the calendar or no year of the web."""
    if not EARLIEST <= int(value[:4]) <= LATEST:
        return None
    padded = value if len(value) >= 10 else value + "-01" * ((10 - len(value)) // 3)
    try:
        datetime.datetime.fromisoformat(padded)
    except ValueError:
        return None
    return model.PublishedDate(value, precision, evidence, from_)


def from_address(url: str | None) -> model.PublishedDate | None:
    """The date in an address (``/2024/11/12/``, ``-20241112``), month or day precise."""
    match = _ADDRESS.search(url or "")
    if not match:
        return None
    year, month = match["y"] or match["y2"], match["m"] or match["m2"]
    day = match["d"] or match["d2"]
    value = f"{year}-{int(month):02}" + (f"-{int(day):02}" if day else "")
    return _checked(value, "day" if day else "month", match[0].strip("/-"), "url")


def from_lines(texts: Iterable[str], language: str | None) -> model.PublishedDate | None:
    """The earliest date that short visible lines give, day precise or better.

    The earliest, since a page that shows two shows when it was published and when changed.
    """
    found = [date for text in texts if len(text) <= LONGEST_LINE and (date := from_line(text, language))]
    return min(found, key=lambda date: (date.value[:10], -len(date.value)), default=None)


def from_line(text: str, language: str | None) -> model.PublishedDate | None:
    """The first full date of one line with the clock time beside it; None for a sentence that mentions a date."""
    found = _numeric(text, language) or _named(text, language)
    if found is None or found.evidence is None:
        return None
    rest = sum(c.isalpha() for c in text) - sum(c.isalpha() for c in found.evidence)
    return found if rest <= MOST_BESIDE else None


def _numeric(text: str, language: str | None) -> model.PublishedDate | None:
    after, before = _AFTER.search(text), _BEFORE.search(text)
    match = after
    if before and after and not after["hour"] and before.end() >= after.end():
        match = before
    if not match:
        return None
    date = _date(match, language)
    if date is not None and len(date) == 4:
        return _checked(date, "year", match[0].strip(), "page")
    return (
        date
        if date is None
        else _with_time(date, match, _evidence(text, match.start(), match.end(), language))
    )


def _date(match: regex.Match[str], language: str | None) -> str | None:
    """The ISO day; only the year where day and month cannot be told apart (``3/4/2024`` in English)."""
    if match["sep"]:
        first, second, year = int(match["a"]), int(match["b"]), int(match["y2"])
        order = day_first(language)
        if order is None and first != second and first <= 12 and second <= 12:
            return str(year)
        day, month = (second, first) if order is False or second > 12 else (first, second)
        if month > 12:
            day, month = month, day
    else:
        year = int(match["y1"] or match["y3"])
        month, day = int(match["m1"] or match["m3"]), int(match["d1"] or match["d3"])
    if year >= 2500:  # Buddhist years, 543 ahead
        year -= 543
    try:
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        return None


def _with_time(date: str, match: regex.Match[str], evidence: str) -> model.PublishedDate | None:
    if not match["hour"]:
        return _checked(date, "day", evidence, "page")
    hour = int(match["hour"])
    if match["half"] and hour <= 12:
        hour = hour % 12 + (12 if match["half"] in "Pp" else 0)
    seconds = f":{match['second']}" if match["second"] else ""
    zone = _zone(match["zone"] or ("Z" if match["utc"] else None))
    value = f"{date}T{hour:02}:{match['minute']}{seconds}{zone}"
    return _checked(value, "second" if seconds else "minute", evidence, "page")


def _named(text: str, language: str | None) -> model.PublishedDate | None:
    """Dates with month names, by the reader of running text; English months stand on pages of any language."""
    from firsthand.values.dates import find_dates

    spaced, places = _spaced(text)
    for code in dict.fromkeys((language, "en")):
        for mention in find_dates(spaced, code):
            value = mention.value
            if value is None or value.precision in ("year", "month") or value.date.startswith("-"):
                continue
            start, end = places[mention.start], places[mention.end - 1] + 1
            return _checked(value.date, value.precision, _evidence(text, start, end, language), "page")
    return None


def _spaced(text: str) -> tuple[str, list[int]]:
    """The text with a space where flattening glued words together, and the place of each character before.

    ``Publiziert6. November``, ``TimesNovember 21``: a digit after a letter, a capital after a small letter.
    """
    pieces: list[str] = []
    places: list[int] = []
    for i, char in enumerate(text):
        before = text[i - 1] if i else " "
        if before.isalpha() and (char.isdecimal() or (before.islower() and char.isupper())):
            pieces.append(" ")
            places.append(i)
        pieces.append(char)
        places.append(i)
    return "".join(pieces), places


def _evidence(text: str, start: int, end: int, language: str | None) -> str:
    """The date as the page writes it, with the weekday before it."""
    head = text[:start].rstrip(" ,،、")
    for name in _weekdays(language):
        if head.casefold().endswith(name):
            start = len(head) - len(name)
            break
    return text[start:end].strip()


@cache
def _weekdays(language: str | None) -> tuple[str, ...]:
    locale = _locale(language)
    names: set[str] = set()
    if locale is not None:
        names = {
            name.casefold()
            for width in ("wide", "abbreviated")
            for name in locale.days["format"][width].values()
        }
    return tuple(sorted(names, key=lambda name: (-len(name), name)))


@cache
def day_first(language: str | None) -> bool | None:
    """Whether a language writes the day before the month in numeric dates, by CLDR's short patterns.

    None where no region is given and most regions differ from the language's default: English
    is month first in the United States and day first nearly everywhere else.
    """
    locale = _locale(language)
    if locale is None:
        return True
    if locale.territory:
        return _order(locale)
    orders = [_order(Locale.parse(tag)) for tag in _regional(locale.language)]
    default = _order(locale)
    return default if 2 * orders.count(default) >= len(orders) else None


def _order(locale: Locale) -> bool:
    pattern = locale.date_formats["short"].pattern
    return bool(pattern.find("d") < pattern.find("M")) if pattern[0] not in "yG" else True


def _regional(code: str) -> list[str]:
    """The language's locales of the regions where many speak it: those of CLDR without script or variant."""
    return [tag for tag in locale_identifiers() if tag.split("_")[0] == code and len(tag.split("_")) == 2]


def _locale(language: str | None) -> Locale | None:
    if not language:
        return None
    for tag in (language, primary(language)):
        try:
            return Locale.parse(tag.replace("-", "_"))
        except (ValueError, UnknownLocaleError):
            continue
    return None


def first_found(candidates: Sequence[model.PublishedDate | None]) -> model.PublishedDate | None:
    """The first candidate that is there; a later one of the same day with a clock time is better."""
    found = [c for c in candidates if c is not None]
    if not found:
        return None
    best = found[0]
    for other in found[1:]:
        if (
            best.precision in ("year", "month", "day")
            and other.value.startswith(best.value)
            and other.value != best.value
        ):
            return other
    return best
