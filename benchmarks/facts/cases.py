"""Sentences with their dates and quantities marked, one file a language, and how a reading compares.

    published = 2024-11-12
    sentences = ["[Yesterday|2024-11-11] {at least 12|12+} people died."]

``[words|date]`` marks a date: its value once the day of publication is known, cut to its precision
(``2024-06``), with ``early``, ``mid`` or ``late`` behind it, as ``first/last`` for a week; or what the words
say alone, without that day: ``--11-12``, ``day-1``, ``week-1.4`` (Friday of last week), ``weekday1-1`` (last
Tuesday), ``year-1:06`` (June of last year).

``{words|quantity}`` marks a quantity: ``n`` for exactly n, ``n+`` for n or more, ``-n`` for up to n, ``n..m``,
``~n`` for about n, ``<~n`` for nearly n; with ``%``, a currency's code, or a space and a unit.

Lists of a file: ``blind`` (written before the reader was run on them), ``second_blind`` (the same, once the
tables had been corrected after the first run), ``third_blind`` (once more, quantities alone), ``sentences``, ``dates`` and
``quantities`` (where only these are marked), ``unread`` (read wrong today; they count like the others).
``[first_run]``, ``[second_run]`` and ``[third_run]`` keep what the first reading of the blind ones gave: expected, found, right.
"""

from __future__ import annotations

import datetime
import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from firsthand.codec import decimal_string
from firsthand.values.dates import DateMention, find_dates, resolve
from firsthand.values.quantities import QuantityMention, find_quantities

FOLDER = Path(__file__).parents[2] / "tests" / "values" / "cases"
Subject = Literal["dates", "quantities"]
SUBJECTS: tuple[Subject, ...] = ("dates", "quantities")
_BOTH = ("blind", "second_blind", "sentences", "unread")


@dataclass(frozen=True, slots=True)
class Mark:
    """Words at ``[start, end)`` of a sentence and the value that they give."""

    start: int
    end: int
    value: str


@dataclass(frozen=True, slots=True)
class Case:
    """A sentence published on a day, with what has to be found in it."""

    language: str
    section: str
    text: str
    published: datetime.date
    dates: tuple[Mark, ...]
    quantities: tuple[Mark, ...]

    def subjects(self) -> tuple[Subject, ...]:
        """What is marked in the sentence, and so may be compared."""
        only: Subject | str = "quantities" if self.section == "third_blind" else self.section
        return tuple(s for s in SUBJECTS if s == only or self.section in _BOTH)


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of marks: those expected, those found, those found rightly."""

    expected: int = 0
    found: int = 0
    right: int = 0

    def __add__(self, other: Score) -> Score:
        return Score(self.expected + other.expected, self.found + other.found, self.right + other.right)

    @property
    def precision(self) -> float:
        """The right ones of those found; 1 where none was."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """The right ones of those expected; 1 where none was."""
        return self.right / self.expected if self.expected else 1.0


# -- files ---------------------------------------------------------------------------


def languages() -> list[str]:
    """The languages that have a file, in order."""
    return sorted(path.stem for path in FOLDER.glob("*.toml"))


def table(language: str) -> dict[str, Any]:
    """A language's file as it is written."""
    return tomllib.loads((FOLDER / f"{language}.toml").read_text(encoding="utf-8"))


def cases(language: str) -> Iterator[Case]:
    """The cases of a language, in the order of its file."""
    raw = table(language)
    for section in (*_BOTH, "third_blind", *SUBJECTS):
        for sentence in raw.get(section, ()):
            yield parse(sentence, language, section, raw["published"])


_MARK = re.compile(r"\[(?P<date>[^][|]*)\|(?P<when>[^][]*)\]|\{(?P<words>[^{}|]*)\|(?P<number>[^{}]*)\}")


def parse(sentence: str, language: str, section: str, published: datetime.date) -> Case:
    """A sentence with marks → the plain sentence and where its marks stand."""
    text, at = "", 0
    dates, quantities = [], []
    for match in _MARK.finditer(sentence):
        text += sentence[at : match.start()]
        words = match["date"] if match["date"] is not None else match["words"]
        mark = Mark(len(text), len(text) + len(words), match["when"] or match["number"])
        (dates if match["date"] is not None else quantities).append(mark)
        text, at = text + words, match.end()
    return Case(language, section, text + sentence[at:], published, tuple(dates), tuple(quantities))


# -- what a reading gives --------------------------------------------------------------


def read(case: Case, subject: Subject) -> list[Mark]:
    """What firsthand finds, its values written as the case's are."""
    found = find_dates(case.text, case.language)
    if subject == "dates":
        bare = any(_unresolved(mark.value) for mark in case.dates) or case.section == "dates"
        return [
            Mark(m.start, m.end, shown_date(m) if bare else shown_resolved(m, case.published)) for m in found
        ]
    taken = [(mention.start, mention.end) for mention in found]
    quantities = find_quantities(case.text, case.language, taken=taken)
    return [Mark(m.start, m.end, shown_quantity(m)) for m in quantities]


def score(case: Case, subject: Subject) -> Score:
    """The counts of one sentence."""
    expected = case.dates if subject == "dates" else case.quantities
    found = read(case, subject)
    right = sum(any(_same(mark, other) for other in found) for mark in expected)
    return Score(len(expected), len(found), right)


def total(every: Iterable[Case], subject: Subject) -> Score:
    """The counts of all sentences in which ``subject`` is marked."""
    scores = (score(case, subject) for case in every if subject in case.subjects())
    return sum(scores, Score())


def _same(expected: Mark, found: Mark) -> bool:
    """One value, and the words of one hold those of the other."""
    inside = found.start <= expected.start and expected.end <= found.end
    around = expected.start <= found.start and found.end <= expected.end
    given = found.value if " " in expected.value or "/" in found.value else found.value.partition(" ")[0]
    return (inside or around) and given == expected.value


def _unresolved(value: str) -> bool:
    return value.startswith(("--", "day", "week", "month", "year"))


def shown_date(mention: DateMention) -> str:
    """What the words say alone, as the cases write it."""
    if mention.value is not None:
        return mention.value.date
    if mention.earliest is not None:
        return f"{mention.earliest}/{mention.latest}"
    relative = mention.relative
    if relative is None:
        return "/".join(str(part) for part in mention.calendar_date or ())
    if relative.unit == "weekday":
        return f"weekday{relative.weekday}" + (f"{relative.offset:+}" if relative.offset is not None else "")
    tail = f":{relative.month:02}" if relative.month else ""
    day = f".{relative.weekday}" if relative.weekday is not None else ""
    return f"{relative.unit}{relative.offset:+}{day}{tail}"


def shown_resolved(mention: DateMention, published: datetime.date) -> str:
    """The full date, read on the day of publication."""
    full = resolve(mention, published)
    if full is None:
        return "unresolved"
    value = f"{full.earliest}/{full.latest}" if full.value is None else full.value.date
    return f"{value} {mention.part}" if mention.part else value


def shown_quantity(mention: QuantityMention, *, small_words: bool = False) -> str:
    """The interval and its unit, as the cases write it; with ``small_words`` those in brackets."""
    low, high = (
        None if end is None else decimal_string(end) for end in (mention.value.lowest, mention.value.highest)
    )
    amount = None if mention.amount is None else decimal_string(mention.amount)
    tail = "%" if mention.kind == "percent" else ""
    if mention.unit:
        tail += mention.unit if mention.kind == "money" else f" {mention.unit}"
    if small_words and mention.small_word and mention.bound is None:
        return f"({low}){tail}"
    if mention.bound in ("about", "near"):
        return f"{'~' if mention.bound == 'about' else '<~'}{amount}{tail}"
    if low == high:
        return f"{low}{tail}"
    if low is None or high is None:
        return (f"-{high}" if low is None else f"{low}+") + tail
    return f"{low}..{high}{tail}"
