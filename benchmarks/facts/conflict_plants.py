"""Values that two independent reports give of one thing, and one of them changed: the edit is the label.

A shared slot is found without what is measured: digits (or a day and its month) that the
edited report gives once, a word beside them that stands beside them in the other report too,
and two more words in common. Across languages words cannot be shared, so the sentences must
have names in common by their consonants, or another number. Fixed seed: the same
plants each time.
"""

from __future__ import annotations

import hashlib
import random
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from benchmarks.facts.plants import _NUMBER, _date_spans, _forms, _word_pattern, _year, other_number
from firsthand.derive.traits import names_kept, numbers_kept, traits
from firsthand.extract.sentences import sentence_spans
from firsthand.values.date_words import date_words

SEED = 20261125
#: Words before and after a value that may name what it counts.
BESIDE = (2, 3)
#: Letters by which a word is the same in another case or number, and the shortest that says anything.
STEM = 5
SHORTEST = 4
#: Words that the two sentences share besides those beside the value.
SHARED_WORDS = 2
#: Names, or numbers, that sentences of two languages share.
SHARED_NAMES, SHARED_NUMBERS = 2, 2

_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Report:
    """One side of a pair: its name, its language and its text."""

    name: str
    language: str
    text: str


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a report gives a value: ``key`` is what it gives, ``start`` and ``end`` of the digits in the text."""

    kind: str
    key: str
    start: int
    end: int
    sentence: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Conflict:
    """``edited`` (0 or 1) gives ``after`` for what the other report and it gave as ``before``."""

    kind: str
    edited: int
    before: str
    after: str
    text: str
    sentences: tuple[str, str]


def plants(first: Report, second: Report) -> list[Conflict]:
    """Conflicts of two reports: each value that one gives once, of what the other gives it for too."""
    reports = (first, second)
    found = []
    for edited in (0, 1):
        for mine, theirs in shared_slots(reports[edited], reports[1 - edited]):
            seed = f"{SEED}\0{first.name}\0{second.name}\0{edited}\0{mine.kind}\0{mine.key}"
            chosen = random.Random(hashlib.sha256(seed.encode()).digest())
            sentences = (_sentence(mine, reports[edited]), _sentence(theirs, reports[1 - edited]))
            found.append(_planted(mine, reports[edited], edited, chosen, sentences))
    return found


def _sentence(spot: Spot, report: Report) -> str:
    return report.text[slice(*spot.sentence)]


def _planted(
    spot: Spot, report: Report, edited: int, chosen: random.Random, sentences: tuple[str, str]
) -> Conflict:
    before = report.text[spot.start : spot.end]
    if spot.kind == "date":
        after = str(chosen.choice([d for d in range(1, 29) if d != int(before)]))
    else:
        after = other_number(before, chosen)
    text = report.text[: spot.start] + after + report.text[spot.end :]
    return Conflict(spot.kind, edited, before, after, text, sentences)


def shared_slots(edited: Report, other: Report) -> list[tuple[Spot, Spot]]:
    """Values that ``edited`` gives once, each beside the place where ``other`` gives it of what seems one thing."""
    mine, theirs = _by_value(edited), _by_value(other)
    found = []
    for value, spots in mine.items():
        like = [s for s in theirs.get(value, []) if _one_thing(spots[0], edited, s, other)]
        if len(spots) == 1 and like:
            found.append((spots[0], like[0]))
    return found


def _by_value(report: Report) -> Mapping[tuple[str, str], list[Spot]]:
    found: dict[tuple[str, str], list[Spot]] = defaultdict(list)
    for spot in _spots(report):
        found[spot.kind, spot.key].append(spot)
    return found


def _spots(report: Report) -> Iterator[Spot]:
    for start, end in sentence_spans(report.text, report.language):
        sentence = report.text[start:end]
        dates = list(_date_spans(sentence, report.language))
        for a, b in dates:
            days = [
                m for m in re.finditer(r"(?<!\d)\d{1,2}(?!\d)", sentence[a:b]) if 1 <= int(m.group()) <= 31
            ]
            if len(days) == 1:
                low = start + a + days[0].start()
                month = _month(sentence[a:b], report.language)
                if month and not re.match(r"\s*[|(]", sentence[b:]):
                    yield Spot(
                        "date", f"{month}-{days[0].group()}", low, low + len(days[0].group()), (start, end)
                    )
        for match in _NUMBER.finditer(sentence):
            inside = any(a < match.end() and match.start() < b for a, b in dates)
            digits = match.group()
            named = _month_follows(sentence[match.end() :], report.language) or _coded(sentence, match.span())
            if not inside and not named and not _year(digits) and not _odd(digits):
                key = re.sub(r"[^\d]", "", digits) if _grouped(digits) else re.sub("[,٫]", ".", digits)
                yield Spot("number", key, start + match.start(), start + match.end(), (start, end))


def _month_follows(rest: str, language: str) -> bool:
    """Whether the next word names a month, also one that is another word too (Polish "maja")."""
    match = _WORD.match(rest.lstrip(" .-"))
    words = date_words(language).words
    roles = words.get(match.group().casefold(), {}) if match else {}
    return "month" in roles or "month_unsure" in roles


def _coded(sentence: str, span: tuple[int, int]) -> bool:
    """Whether other digits stand right beside: a part of a telephone number or of a code."""
    return bool(re.search(r"\d[ -]?$", sentence[: span[0]]) or re.match(r" ?\d", sentence[span[1] :]))


def _grouped(digits: str) -> bool:
    return re.fullmatch(r"\d{1,3}(?:[.,٬]\d{3})+", digits) is not None


def _odd(digits: str) -> bool:
    """A number that no first digit can be changed of without changing what it is: 0, 1, and what starts with 0."""
    return digits[0] == "0" or digits == "1"


def _month(written: str, language: str) -> int | None:
    match = _word_pattern(language, "month").search(written)
    return _forms(language, "month")[match.group().lower()] if match else None


def _one_thing(a: Spot, first: Report, b: Spot, second: Report) -> bool:
    sentences = _sentence(a, first), _sentence(b, second)
    if first.language != second.language:
        one, other = (traits(s) for s in sentences)
        return names_kept(one, other)[0] >= 2 * SHARED_NAMES or numbers_kept(one, other)[0] >= SHARED_NUMBERS
    beside = _beside(a, first) & _beside(b, second)
    shared = _stems(sentences[0]) & _stems(sentences[1])
    return (a.kind == "date" or bool(beside)) and len(shared - beside) >= SHARED_WORDS


def _stems(text: str) -> set[str]:
    return {w[:STEM].lower() for w in _WORD.findall(text) if len(w) >= SHORTEST}


def _beside(spot: Spot, report: Report) -> set[str]:
    low, high = spot.sentence
    before, after = report.text[low : spot.start].split(), report.text[spot.end : high].split()
    return _stems(" ".join([*before[-BESIDE[0] :], *after[: BESIDE[1]]]))
