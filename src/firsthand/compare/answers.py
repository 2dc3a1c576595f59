"""Which value of one article answers the same question as which value of another.

Every value of a kind is compared with every other of the kind. What surrounds them (`context.py`) gives
log-odds that they answer one question (`weights.json`, fitted by benchmarks/facts/train_answers.py
on planted conflicts against the best pairs of untouched reports); a value that both give adds to
that, the more the rarer it is. Pairs are then taken strongest first, each value once: what is
left over on both sides and stands in the same surroundings is the other answer. Values
that the other article gives too are explained and answer nothing else.
"""

from __future__ import annotations

import datetime
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib import resources
from typing import Any, Literal, get_args

import numpy as np
import regex

from firsthand.compare.context import Context, Likeness, Reading, Spot
from firsthand.compare.readings import DateReading, QuantityReading
from firsthand.compare.verdicts import compare_dates, compare_quantities
from firsthand.derive.align import Matrix
from firsthand.languages import primary
from firsthand.model import Verdict

Model = Literal["one language", "two languages", "dates, one language", "dates, two languages"]
MODELS: tuple[Model, ...] = get_args(Model)

#: Log-odds that a value which both give adds, by its digits, zeros at the ends aside: two reports give
#: the same digit by chance often, the same three hardly ever. A date counts as two digits.
SAME_VALUE = {1: 1.0, 2: 3.0, 3: 4.0}
#: And where the value of one holds the other's.
HELD = 1.5
#: From these log-odds on, the value counted in, two values answer one question.
ONE_QUESTION = 0.0
#: From these on, by the surroundings alone, a difference may be called one: chosen on the fitting half of
#: benchmarks/facts/conflicts.py, higher between two languages, where no words speak for it.
SURE: dict[Model, float] = {
    "one language": 1.0,
    "two languages": 1.5,
    "dates, one language": 1.0,
    "dates, two languages": 1.0,
}
#: Quantities further apart than this factor, dates further than these days, hardly answer one question.
FARTHEST, FARTHEST_DAYS = 10, 366
#: An open bound that holds a value further off than this factor does not speak for it. Chosen.
TWICE = 2
#: Bounds that differ by less than this factor are of one size. Chosen.
ONE_SIZE = Decimal("1.5")
#: Words of the shortest sentence that tells something: a dateline or a stamp has fewer.
TELLS = 5


@dataclass(frozen=True, slots=True)
class Answer:
    """Two values that answer one question.

    ``odds`` are log-odds by the surroundings alone, made by ``model`` from ``features`` (`context.NAMES`).
    """

    one: Spot
    other: Spot
    verdict: Verdict
    odds: float
    features: tuple[float, ...]
    model: Model

    @property
    def sure(self) -> bool:
        """Whether a difference between the two may be called one."""
        return self.odds >= SURE[self.model]

    @property
    def strength(self) -> float:
        """The log-odds with what it adds that both give one value."""
        if self.verdict == "agree":
            return self.odds + SAME_VALUE[min(_digits(s.reading) for s in (self.one, self.other))]
        held = self.verdict == "compatible" and _near(self.one.reading, self.other.reading)
        return self.odds + (HELD if held and self.of_one_size else 0.0)

    @property
    def of_one_size(self) -> bool:
        """Whether two quantities are at most `TWICE` each other: "at least 12" holds 27, and says little of it."""
        return _near(self.one.reading, self.other.reading, TWICE)


def answers(one: Context, other: Context, margin: Matrix, *, least: float | None = None) -> list[Answer]:
    """Pairs of values of two articles that answer one question, strongest first.

    :param margin: of all sentences of one article with all of the other.
    :param least: take pairs from these log-odds on, the value counted in, sure or not.
    """
    if not one.spots or not other.spots:
        return []
    found = [answer for answer in pairs(one, other, margin) if _counts(answer, least)]
    found.sort(key=lambda a: (-a.strength, a.one.number, a.other.number))
    return _without_templates(list(_taken(found, one, other)), one, other)


def _without_templates(taken: list[Answer], one: Context, other: Context) -> list[Answer]:
    """What is left without differences of sentences that a template filled anew.

    Two sentences in which several values of each have no answer, and none the same, repeat a wording about
    something else: results, ratings, counters.
    """
    met = [a for a in taken if a.verdict != "conflict"]
    answered = {a.one.number for a in met}, {a.other.number for a in met}
    agreeing = {(a.one.row, a.other.row) for a in met}
    left = [
        Counter(s.row for s in c.spots if s.number not in n)
        for c, n in zip((one, other), answered, strict=True)
    ]
    return [
        a
        for a in taken
        if a.verdict != "conflict"
        or (a.one.row, a.other.row) in agreeing
        or min(left[0][a.one.row], left[1][a.other.row]) < 2
    ]


def _counts(answer: Answer, least: float | None) -> bool:
    if least is not None:
        return answer.strength >= least
    if answer.verdict == "conflict" or (answer.verdict == "compatible" and not answer.of_one_size):
        return answer.sure
    return answer.strength >= ONE_QUESTION


def pairs(one: Context, other: Context, margin: Matrix) -> Iterator[Answer]:
    """All pairs of values that could answer one question, with their log-odds."""
    likeness = Likeness(one, other, margin)
    same = one.language and other.language and primary(one.language) == primary(other.language)
    values: Model = "one language" if same else "two languages"
    dates: Model = "dates, one language" if same else "dates, two languages"
    for a in one.spots:
        for b in other.spots:
            verdict = compare(a.reading, b.reading)
            if verdict is not None and (verdict != "conflict" or _could_answer(a, b)):
                seen = likeness.features(a, b)
                model = dates if isinstance(a.reading, DateReading) else values
                yield Answer(a, b, verdict, log_odds(seen, model), seen, model)


def compare(a: Reading, b: Reading) -> Verdict | None:
    """How two values compare; None where they are of different kinds or units."""
    if isinstance(a, DateReading) and isinstance(b, DateReading):
        return compare_dates(a.value, b.value)
    if isinstance(a, QuantityReading) and isinstance(b, QuantityReading):
        if (a.kind, a.unit) != (b.kind, b.unit):
            return None
        return "conflict" if _bounds_apart(a, b) else compare_quantities(a.value, b.value)
    return None


def _bounds_apart(a: QuantityReading, b: QuantityReading) -> bool:
    """Whether both name a bound of one direction ("more than 300", "more than 800") and not of one size.

    "At least" only says what is known so far.
    """
    if a.amount is None or b.amount is None or a.counting or b.counting:
        return False
    lower = a.value.highest is None and b.value.highest is None
    upper = a.value.lowest is None and b.value.lowest is None
    low, high = sorted((abs(a.amount), abs(b.amount)))
    return (lower or upper) and high >= low * ONE_SIZE


def log_odds(features: tuple[float, ...], model: Model) -> float:
    """Log-odds that two values answer one question, by what surrounds them."""
    fitted = weights()[model]
    scaled = (np.array(features) - np.array(fitted["mean"])) / np.array(fitted["scale"])
    return float(scaled @ np.array(fitted["weights"]) + fitted["bias"])


@cache
def weights() -> dict[str, Any]:
    """The fitted weights of the four models."""
    text = (resources.files("firsthand.compare") / "weights.json").read_text(encoding="utf-8")
    loaded: dict[str, Any] = json.loads(text)["answers"]
    return loaded


def _digits(reading: Reading) -> int:
    """Digits that a value has, three at most; money, shares and measures have one more than bare numbers.

    A date counts as two; a relative one as one, since half of all reports name the day of writing.
    """
    if not isinstance(reading, QuantityReading):
        return 1 if reading.relative else 2
    if reading.amount is None:
        return 1
    told = len(f"{reading.amount.normalize():f}".replace(".", "").strip("0-"))
    return max(1, min(3, told + (reading.kind != "number" or reading.unit is not None)))


def _taken(ordered: list[Answer], one: Context, other: Context) -> Iterator[Answer]:
    """The pairs that are kept: a value answers another's question once, and only where it has no answer itself."""
    taken: tuple[set[int], set[int]] = (set(), set())
    for answer in ordered:
        a, b = answer.one.number, answer.other.number
        if answer.verdict == "conflict":
            if a in taken[0] or b in taken[1]:
                continue
            taken[0].update(_same_value(answer.one, one))
            taken[1].update(_same_value(answer.other, other))
        elif a in taken[0] and b in taken[1]:
            continue
        taken[0].add(a)
        taken[1].add(b)
        yield answer


def _same_value(spot: Spot, context: Context) -> Iterator[int]:
    return (s.number for s in context.spots if compare(s.reading, spot.reading) == "agree")


def _could_answer(a: Spot, b: Spot) -> bool:
    """Whether two values that differ can be answers to one question."""
    if isinstance(a.reading, DateReading) and isinstance(b.reading, DateReading):
        if a.reading.relative or b.reading.relative or a.reading.value.precision != b.reading.value.precision:
            return False
        if _dateline(a) or _dateline(b):
            return False
    tells = all(len(s.before) + len(s.after) >= TELLS for s in (a, b))
    return tells and a.sentence.role != "caption" != b.sentence.role and _near(a.reading, b.reading)


_PUT_APART = regex.compile(r"\s*[(\[|/:–—-]")
#: Words that may stand before the date of a dateline: a place of two words and an agency.
_PLACE = 3


def _dateline(spot: Spot) -> bool:
    """Whether a date is set apart from its sentence, before "(Agency)" or at the head before a dash."""
    start, end = spot.reading.span
    mark = _PUT_APART.match(spot.sentence.text, end)
    head = len(spot.sentence.text[:start].split()) <= _PLACE
    return mark is not None and (head or mark.group().strip() in "([|")


def _near(a: Reading, b: Reading, farthest: int = FARTHEST) -> bool:
    """Whether two values are of one size: ``farthest`` times each other, or a year apart, at most."""
    if isinstance(a, DateReading) and isinstance(b, DateReading):
        days = [_day(r.value.date) for r in (a, b)]
        return days[0] is None or days[1] is None or abs((days[0] - days[1]).days) <= FARTHEST_DAYS
    if isinstance(a, QuantityReading) and isinstance(b, QuantityReading):
        ends = [[abs(e) for e in (r.value.lowest, r.value.highest) if e is not None] for r in (a, b)]
        if not ends[0] or not ends[1]:
            return False
        low, high = sorted((max(ends[0]), max(ends[1])))
        return low > 0 and high <= low * farthest
    return False


def _day(date: str) -> datetime.date | None:
    """The day of a full date, the first of a month or year; None without a year."""
    if date.startswith("-"):
        return None
    try:
        return datetime.date.fromisoformat((date[:10] + "-01-01")[:10])
    except ValueError:
        return None
