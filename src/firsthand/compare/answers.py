"""Which value of one article answers the same question as which value of another.

Every value of a kind is compared with every other of the kind. What surrounds them gives
log-odds that they answer one question (`questions.py`); a value that both give adds to
that, the more the rarer it is. Pairs are then taken strongest first, each value once. What is
left over on both sides may be another answer to one question: `differences.py` says which.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from firsthand.compare.context import NAMES, Context, Likeness, Spot
from firsthand.compare.differences import NAMES as DIFFERENCES
from firsthand.compare.differences import Candidate, candidates, model_of
from firsthand.compare.meeting import compare, digits, near
from firsthand.compare.questions import ONE_QUESTION, SAME_VALUE, Model, Weighed, fitted, weigh
from firsthand.compare.readings import DateReading
from firsthand.compare.spots import weak
from firsthand.derive.align import Matrix
from firsthand.model import Verdict

#: And where the value of one holds the other's.
HELD = 1.5
#: From these on, by the surroundings alone, a difference may be called one: chosen by odds that pairs got
#: from trees which had not seen them (benchmarks/facts/train_questions.py).
SURE: dict[Model, float] = {
    "one question": 1.5,
    "quantities apart": 1.0,
    "dates apart": 1.0,
    "quantities apart, two languages": 0.25,
    "dates apart, two languages": 0.25,
}
#: Log-odds less by which a difference is likely, and counts where two sentences seem to differ in several values. Chosen.
LIKELY = 1.5
#: An open bound that holds a value further off than this factor does not speak for it. Chosen.
TWICE = 2


@dataclass(frozen=True, slots=True)
class Answer:
    """Two values that answer one question.

    ``odds`` are log-odds by the surroundings alone, made by ``model`` from ``features`` (`context.NAMES`; of a
    difference those of `differences` after them).
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
            return self.odds + SAME_VALUE[min(digits(s.reading) for s in (self.one, self.other))]
        held = self.verdict == "compatible" and near(self.one.reading, self.other.reading)
        return self.odds + (HELD if held and self.of_one_size else 0.0)

    @property
    def of_one_size(self) -> bool:
        """Whether two quantities are at most `TWICE` each other: "at least 12" holds 27, and says little of it."""
        return near(self.one.reading, self.other.reading, TWICE)

    @property
    def explains(self) -> bool:
        """Whether the values need no other answer.

        A year holds all its days, and says little of any; so does the day of writing, which half of all reports name.
        """
        if isinstance(self.one.reading, DateReading) and isinstance(self.other.reading, DateReading):
            return self.verdict == "agree" and not (self.one.reading.relative or self.other.reading.relative)
        return self.verdict == "agree" or self.of_one_size


def answers(one: Context, other: Context, margin: Matrix) -> list[Answer]:
    """Pairs of values of two articles that answer one question: first those that can both hold, strongest first, then those
    that surely or likely can't.

    :param margin: of all sentences of one article with all of the other.
    """
    if not one.spots or not other.spots:
        return []
    every = weigh(one, other, Likeness(one, other, margin))
    found = [a for a in map(_held, every) if a.verdict != "conflict" and _counts(a)]
    found.sort(key=lambda a: (-a.strength, a.one.number, a.other.number))
    met = list(taken(found, one, other))
    known = {(n, s.number) for a in met if a.explains for n, s in enumerate((a.one, a.other))}
    left = [
        seen
        for seen in candidates(one, other, every)
        if (0, seen.one.number) not in known and (1, seen.other.number) not in known
    ]
    differing = decided(
        [*_apart(left, one, other, dates=False), *_apart(left, one, other, dates=True)], one, other
    )
    gone = {(n, s.number) for a in differing if a.sure for n, s in enumerate((a.one, a.other))}
    met = [a for a in met if a.explains or not gone & {(0, a.one.number), (1, a.other.number)}]
    return [*met, *differing]


def _held(pair: Weighed) -> Answer:
    return Answer(pair.one, pair.other, pair.verdict, pair.odds, pair.features, "one question")


def decided(every: Sequence[Answer], one: Context, other: Context) -> list[Answer]:
    """The differences that are likely, strongest first, each value once, and no template filled anew; `Answer.sure` says which
    are sure.
    """
    likely = [answer for answer in every if answer.odds >= SURE[answer.model] - LIKELY]
    likely.sort(key=lambda a: (-a.odds, a.one.number, a.other.number))
    kept = list(taken(likely, one, other))
    anew = _filled_anew(kept)
    return [a for a in kept if (a.one.row, a.other.row) not in anew]


def _filled_anew(likely: Sequence[Answer]) -> set[tuple[int, int]]:
    """Sentences that seem to answer several questions differently and agree in no value: a wording about something else.

    Results, ratings, counters and scales repeat one. Several dates are one difference: a span of days has two.
    """
    agreed = len(NAMES) + DIFFERENCES.index("values agreed here")
    apart = [a for a in likely if not a.features[agreed]]
    dates = {(a.one.row, a.other.row) for a in apart if isinstance(a.one.reading, DateReading)}
    rows = Counter((a.one.row, a.other.row) for a in apart if not isinstance(a.one.reading, DateReading))
    rows.update(dates)
    return {pair for pair, number in rows.items() if number > 1}


def _apart(left: Sequence[Candidate], one: Context, other: Context, *, dates: bool) -> list[Answer]:
    """Candidates of a kind with their log-odds."""
    model = model_of(one, other, dates=dates)
    chosen = [seen for seen in left if isinstance(seen.one.reading, DateReading) is dates]
    odds = fitted()[model]([seen.features for seen in chosen]).tolist()
    return [difference(seen, value, model) for seen, value in zip(chosen, odds, strict=True)]


def difference(seen: Candidate, odds: float, model: Model) -> Answer:
    """A candidate as another answer, with its log-odds by a model."""
    return Answer(seen.one, seen.other, "conflict", odds, seen.features, model)


def _counts(answer: Answer) -> bool:
    if weak(answer.one) or weak(answer.other):
        return False
    if answer.verdict == "compatible" and not answer.of_one_size:
        return answer.sure
    return answer.strength >= ONE_QUESTION


def taken(ordered: Sequence[Answer], one: Context, other: Context) -> Iterator[Answer]:
    """The pairs that are kept: a value answers another's question once, and only where it has no answer itself."""
    gone: tuple[set[int], set[int]] = (set(), set())
    for answer in ordered:
        a, b = answer.one.number, answer.other.number
        if answer.verdict == "conflict":
            if a in gone[0] or b in gone[1]:
                continue
            gone[0].update(_same_value(answer.one, one))
            gone[1].update(_same_value(answer.other, other))
        elif a in gone[0] and b in gone[1]:
            continue
        gone[0].add(a)
        gone[1].add(b)
        yield answer


def _same_value(spot: Spot, context: Context) -> Iterator[int]:
    return (s.number for s in context.spots if compare(s.reading, spot.reading) == "agree")
