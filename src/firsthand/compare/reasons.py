"""Why two values are said to answer one question, as named evidence."""

from __future__ import annotations

import math
from collections.abc import Iterator

from firsthand.compare.answers import Answer
from firsthand.compare.context import NAMES, beside, spelled
from firsthand.model import Evidence


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
    yield Evidence("one question", value=_probability(answer.strength))


def _probability(odds: float) -> float:
    return round(1 / (1 + math.exp(-odds)), 3)
