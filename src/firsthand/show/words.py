"""Values of the model in plain English words: dates, quantities, languages, evidence, flags."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from decimal import Decimal
from functools import cache

from babel import Locale, UnknownLocaleError

from firsthand import model
from firsthand.show import units
from firsthand.show.clean import plain

_TAG = re.compile(r"[A-Za-z]{2,8}(?:[-_][A-Za-z0-9]{1,8}){0,6}")
_DATE = re.compile(r"(?P<year>\d{4}|-)(?:-(?P<month>\d{2}))?(?:-(?P<day>\d{2}))?(?:T(?P<time>.*))?", re.ASCII)
_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
_QUOTES = '“”"„«»「」『』‘’'
_NO_LANGUAGE = frozenset({"und", "mul", "zxx", "mis"})

VERDICTS: Mapping[model.Verdict, tuple[str, str]] = {
    "conflict": ("Conflict", "independent origins give values that cannot both hold"),
    "update": ("Update", "a later report gives a newer value"),
    "compatible": ("Compatible", "the values differ but can both hold"),
    "agree": ("Agreement", "independent origins say the same"),
    "single": ("One origin only", "no second origin to compare with"),
}
DERIVED: Mapping[model.DerivationKind, str] = {
    "translation": "translated",
    "copy": "copied",
    "excerpt": "excerpted",
    "rewrite": "rewritten",
}
DIRECTIONS: Mapping[model.Direction, str] = {
    "known": "direction known",
    "likely": "direction likely",
    "unknown": "direction unknown",
}
FLAGS: Mapping[model.FlagKind, str] = {
    "number": "number changed",
    "date": "date changed",
    "name": "name changed",
    "negation": "negation changed",
    "sense": "sense changed",
    "attribution": "attribution strengthened",
    "omission": "left out",
    "addition": "added",
}
_CHANGES: Mapping[model.FlagKind, tuple[str, str]] = {
    "attribution": ("attribution strengthened", "attributions strengthened"),
    "omission": ("part left out", "parts left out"),
    "addition": ("part added", "parts added"),
}
STATEMENTS: Mapping[model.StatementKind, str] = {
    "date": "Date",
    "quantity": "Number",
    "name": "Name",
    "text": "Statement",
}
CREDITS: Mapping[model.CreditRole, str] = {
    "source": "as its source",
    "translated": "as what it translates",
    "cited": "cited",
    "photo": "for a photo",
    "wrote": "as who wrote it",
}
_EVIDENCE: Mapping[str, str] = {
    "named-address": "names the source’s address",
    "credit": "credits the source",
    "verbatim": "shared wording",
    "declared-translation": "the markup says what it translates",
    "times": "publication times",
    "leftover": "words left in the source’s language",
    "address-language": "the source’s address is written in another language",
    "byline": "names the source’s outlet as its writer",
    "canonical": "gives the source’s address as its own canonical one",
    "alternate": "the markup’s default edition is the source",
    "outlet-named": "names the source’s outlet in its text",
    "modified": "times of the last change",
    "times-against": "though the times say otherwise",
    "kept-words": "words that both have, in the source’s language",
    "names": "names that both have, in the source’s letters",
    "style": "numbers written as the source’s language does",
    "places": "names countries where the source’s language is spoken",
    "passage": "a passage taken over",
    "shared-source": "both follow one text that is not among the pages",
    "press-release": "both follow one press release",
}
#: Evidence whose text is two times: the source's and the target's.
_TIMES: Mapping[str, str] = {
    "times": "the source was published {}, this one {}",
    "modified": "the source was last changed {}, this one {}",
    "times-against": "though the source was published {}, this one {}",
}


def count(number: int, noun: str, plural: str | None = None) -> str:
    """``3 articles``, ``1 article``, with thousands separated."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def pair_note(moved: bool, alone: tuple[int, int], source: str, target: str) -> str:
    """What is to be said of a row besides its text; empty where nothing is.

    :param alone: sentences that the target left out, and that it added.
    :param source: and ``target``: what the two articles are called.
    """
    notes = ["moved"] if moved else []
    if alone[0]:
        notes.append(f"{count(alone[0], 'sentence')} left out by {target}")
    if alone[1]:
        notes.append(f"{count(alone[1], 'sentence')} not in {source}")
    return "; ".join(notes)


def joined(items: Iterable[str]) -> str:
    """``a``, ``a and b``, ``a, b and c``."""
    listed = list(items)
    if len(listed) < 2:
        return "".join(listed)
    return f"{', '.join(listed[:-1])} and {listed[-1]}"


#: Why two values are said to answer one question (`Statement.evidence`), in words.
_ONE_QUESTION: Mapping[str, str] = {
    "same value": "both give {text}",
    "words beside": "the same words beside it: {text}",
    "other numbers": "other numbers in common: {text}",
    "sentences near": "the sentences are alike in meaning ({value})",
    "one question": "{value} likely to be one question",
}


def one_question(evidence: Iterable[model.Evidence]) -> tuple[str, ...]:
    """Why values of two origins are taken for answers to one question, piece by piece."""
    return tuple(
        _ONE_QUESTION[piece.kind].format(text=plain(piece.text or ""), value=percent(piece.value))
        for piece in evidence
        if piece.kind in _ONE_QUESTION
    )


def percent(share: float | None) -> str:
    """A share in [0, 1] as whole percents, ``unmeasured`` for None; never 100% below 0.995."""
    return "unmeasured" if share is None else f"{share * 100:.0f}%"


def language_tag(tag: str | None) -> str:
    """``tag`` where it has the shape of BCP 47, else the empty tag, which HTML reads as unknown."""
    return tag.replace("_", "-") if tag and _TAG.fullmatch(tag) else ""


@cache
def _locale(tag: str) -> Locale | None:
    if tag.split("-")[0].lower() in _NO_LANGUAGE:  # CLDR's likely subtags read "und" as English
        return None
    for cut in (tag, tag.split("-")[0]):
        try:
            return Locale.parse(cut, sep="-")
        except (UnknownLocaleError, ValueError):
            continue
    return None


@cache
def language_name(tag: str | None) -> str:
    """The English name of a language after CLDR, without script and region; the tag where CLDR has none."""
    cleaned = language_tag(tag)
    if not cleaned or cleaned.split("-")[0].lower() in _NO_LANGUAGE:
        return "language unmeasured"
    return Locale("en").languages.get(cleaned.split("-")[0].lower()) or cleaned


@cache
def direction(tag: str | None) -> str:
    """``ltr`` or ``rtl`` after CLDR's character order, ``auto`` for a language that CLDR does not know."""
    cleaned = language_tag(tag)
    locale = _locale(cleaned) if cleaned else None
    if locale is None:
        return "auto"
    return "rtl" if locale.character_order == "right-to-left" else "ltr"


def date(value: str) -> str:
    """An ISO date cut to its precision in words: ``Jun 2024``, ``12 Nov, year unknown``.

    What has another shape is given as it is.
    """
    match = _DATE.fullmatch(plain(value))
    if match is None:
        return plain(value)
    year, month, day, time = match.group("year", "month", "day", "time")
    number = int(month) if month else 0
    if number > 12 or (month and not number):
        return plain(value)
    words = " ".join(part for part in (day and str(int(day)), month and _MONTHS[number - 1]) if part)
    if year == "-":
        return f"{words}, year unknown" if words else plain(value)
    return f"{words} {year}".strip() + (f", {_clock(time)}" if time else "")


def day(value: str) -> str:
    """`date` without the time of day."""
    return date(value.partition("T")[0])


def moment(value: str) -> str:
    """A time short enough for a box, in UTC so that it can be compared: ``3 Mar, 12:20 UTC``; else `day`."""
    try:
        at = datetime.fromisoformat(plain(value))
    except ValueError:
        return day(value)
    if "T" not in value or at.tzinfo is None:
        return day(value)
    at = at.astimezone(UTC)
    return f"{at.day} {_MONTHS[at.month - 1]}, {at:%H:%M} UTC"


def _clock(time: str) -> str:
    """``06:53:54+07:00`` → ``06:53 UTC+07:00``; ``Z`` and ``+00:00`` → ``UTC``."""
    clock, sign, zone = time, "", ""
    for candidate in "+-Z":
        if candidate in time:
            clock, sign, zone = time.partition(candidate)
            break
    shown = clock[:5]
    if not sign:
        return shown
    return f"{shown} UTC" if sign == "Z" or zone in {"00:00", "0000"} else f"{shown} UTC{sign}{zone}"


def quantity(value: model.QuantityValue, unit: str | None = None) -> str:
    """An interval in words: ``11,000``, ``about 11,000``, ``10,000 or more``, ``up to 500``, ``1,000 to 9,999``,
    with its unit: ``$5 or more``, ``10 to 20 km``.

    A tenth more and less of one number is what "about" is read as (`values.intervals`).
    """
    low, high = value.lowest, value.highest
    if low is None and high is None:
        return "an unknown quantity"
    if low is None or high is None:
        if high is not None:
            return f"up to {units.measured(high, unit)}"
        return f"{units.measured(low or Decimal(0), unit)} or more"
    if low == high:
        return units.measured(low, unit)
    about = max(abs(low.adjusted()), abs(high.adjusted())) <= units.LONGEST_DECIMAL and 11 * low == 9 * high
    if about:
        return f"about {units.measured((low + high) / 2, unit)}"
    return f"{units.first_of_two(low, unit)} to {units.measured(high, unit)}"


def value(given: model.Value | None, unit: str | None = None) -> str | None:
    """A value of any kind in words, a quantity's with its unit (`model.Member`); None for none."""
    if given is None:
        return None
    if isinstance(given, model.DateValue):
        return date(given.date)
    return quantity(given, unit) if isinstance(given, model.QuantityValue) else plain(given.name)


def range_of(least: int, most: int) -> str | None:
    """``2 to 4``, None where both are the same."""
    return None if least == most else f"{least:,} to {most:,}"


def evidence(piece: model.Evidence) -> str:
    """One piece of evidence in one line: what it is, the words that say so, its measure and line."""
    quoted = evidence_quote(piece)
    return evidence_phrase(piece) + (f": “{bare(quoted)}”" if quoted else "") + evidence_place(piece)


def evidence_phrase(piece: model.Evidence) -> str:
    """What a piece of evidence is; unknown kinds by their own name."""
    if piece.kind == "alignment" and piece.rows is not None:
        return count(piece.rows, "aligned row")
    before, _, after = (piece.text or "").partition(" < ") if piece.kind in _TIMES else ("", "", "")
    if after:
        return _TIMES[piece.kind].format(date(before), date(after))
    said = _EVIDENCE.get(piece.kind, plain(piece.kind).replace("-", " ").replace("_", " "))
    return said if piece.rows is None else f"{said} ({count(piece.rows, 'row')})"


def evidence_quote(piece: model.Evidence) -> str | None:
    """The page's own words among it; the two times that ``times`` and its like hold are none."""
    return None if piece.kind in _TIMES else piece.text


def evidence_place(piece: model.Evidence) -> str:
    """Its measure and its line, where it has them."""
    given = piece.value
    if piece.kind == "passage" and given is not None:
        return f", {percent(given)} of this article"
    if piece.kind == "alignment" and given is not None:
        return f", {percent(given)} of them in the source’s order"
    measure = "" if given is None else f" ({percent(given)})" if 0 <= given <= 1 else f" ({given:.2f})"
    return measure + (f", line {piece.line}" if piece.line is not None else "")


def bare(text: str) -> str:
    """``text`` as one line without quotation marks around it, for a place that sets its own."""
    line = plain(text)
    quoted = len(line) > 2 and line[0] in _QUOTES and line[-1] in _QUOTES
    return line.strip(_QUOTES) if quoted else line


def flag(change: model.FidelityFlag) -> str:
    """A fidelity flag as a sentence part: ``“hàng chục nghìn” (10,000 or more) became “…” (…)``."""
    before, after = (
        _said(change.source_text, change.source_value, change.source_unit),
        _said(change.target_text, change.target_value, change.target_unit),
    )
    if change.kind == "omission":
        return before or "a part of the source"
    if change.kind == "addition":
        return after or "a part that the source does not have"
    judge = f" (says {plain(change.by)})" if change.by != "offline" else ""
    return f"{before or 'nothing'} became {after or 'nothing'}{judge}"


def judge_use(use: model.JudgeUse) -> str:
    """``judge:qwen was asked about 12 pairs of sentences: 3 answered from the store, 9 requests, …``."""
    price = "" if use.price is None else f", price {use.price:.4g}"
    failed = f", {count(use.failed, 'pair')} without a usable answer" if use.failed else ""
    return (
        f"judge:{plain(use.model)} was asked about {count(use.pairs, 'pair')} of sentences: "
        f"{use.stored:,} answered from the store, {count(use.requests, 'request')}, "
        f"{use.input_tokens:,} tokens in, {use.output_tokens:,} out{price}{failed}"
    )


def changes(flags: Iterable[model.FidelityFlag]) -> list[str]:
    """``2 numbers changed``, ``1 part left out``: one phrase for each kind of flag, in order of appearance."""
    numbers: dict[model.FlagKind, int] = {}
    for change in flags:
        numbers[change.kind] = numbers.get(change.kind, 0) + 1
    return [
        count(n, *_CHANGES.get(kind, (f"{kind} changed", f"{kind}s changed"))) for kind, n in numbers.items()
    ]


def _said(text: str | None, given: model.Value | None, unit: str | None) -> str | None:
    meant = value(given, unit)
    if not text:
        return meant
    return f"“{bare(text)}”" + (f" ({meant})" if meant else "")
