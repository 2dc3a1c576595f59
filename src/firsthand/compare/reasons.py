"""Why two values are said to answer one question, as named evidence."""

from __future__ import annotations

import math
from collections.abc import Iterator

from firsthand.compare.answers import Answer
from firsthand.compare.context import NAMES, beside, spelled
from firsthand.model import Evidence, Verdict

#: Log-odds that the share of right pairs lies above those of the trees, for values that agree and that can both hold: the
#: trees learned beside values made to tempt them. Of pairs that they had not seen, of the written reports.
ABOVE: dict[Verdict, float] = {"agree": 1.7, "compatible": 1.0}


def reasons(answer: Answer) -> tuple[Evidence, ...]:
    """What the two values and their surroundings have in common; ``one question`` is the probability of it all."""
    return tuple(_reasons(answer))


def _reasons(answer: Answer) -> Iterator[Evidence]:
    one, other = answer.one, answer.other
    if answer.verdict == "agree":
        yield Evidence("same value", text=one.reading.text)
    words = spelled(one.sentence.text, beside(one) & beside(other))
    if words:
        yield Evidence("words beside", text=", ".join(words))
    numbers = sorted(one.numbers & other.numbers)
    if numbers:
        yield Evidence("other numbers", text=", ".join(numbers))
    near = answer.features[NAMES.index("sentences near")]
    yield Evidence("sentences near", value=_probability(near))
    yield Evidence("one question", value=_probability(answer.strength + ABOVE.get(answer.verdict, 0.0)))


def _probability(odds: float) -> float:
    return round(1 / (1 + math.exp(-odds)), 3)
