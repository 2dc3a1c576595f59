"""The judge's answer, read strictly: three kinds, a number, spans that stand in the page.

Nothing that a model wrote is ever shown: words that do not stand in the sentence are replaced
by the whole sentence.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any, Literal, cast

from firsthand.compare.pairs import Pair

Kind = Literal["negation", "sense", "attribution"]
KINDS: tuple[Kind, ...] = ("negation", "sense", "attribution")
#: More changes than this in a pair of sentences are no reading of it.
MOST_CHANGES = 6
#: A model's own confidence is hardly calibrated; no flag of it counts as sure.
MOST_CONFIDENCE = 0.9
_FENCED = re.compile(r"^```(?:json)?\s*(.*?)\s*```$", re.DOTALL)


class Malformed(ValueError):
    """An answer that is not of the form asked for; says in a few words what is wrong."""


@dataclass(frozen=True, slots=True)
class Change:
    """A change that the judge reports: kind, words of both sides, confidence in [0, 1]."""

    kind: Kind
    source: str
    target: str
    confidence: float


def read_answer(text: str, pair: Pair) -> tuple[Change, ...]:
    """The changes of an answer, one of each kind at most.

    :raises Malformed: where it is anything but the JSON object asked for.
    """
    fenced = _FENCED.match(text.strip())
    try:
        raw = json.loads(fenced[1] if fenced else text)
    except (ValueError, RecursionError):
        raise Malformed("the answer is no JSON") from None
    listed = raw.get("changes") if isinstance(raw, dict) and set(raw) == {"changes"} else None
    if not isinstance(listed, list) or len(listed) > MOST_CHANGES:
        raise Malformed("the answer is not of the form asked for")
    changes = [_change(item, pair) for item in listed]
    return tuple({change.kind: change for change in reversed(changes)}.values())[::-1]


def _change(item: Any, pair: Pair) -> Change:
    if not isinstance(item, dict) or item.get("kind") not in KINDS:
        raise Malformed("the answer names a change of another kind")
    confidence = item.get("confidence")
    if isinstance(confidence, bool) or not isinstance(confidence, (int, float)) or not 0 <= confidence <= 1:
        raise Malformed("the answer's confidence is no number from 0 to 1")
    return Change(
        cast(Kind, item["kind"]),
        _words(item.get("source"), pair.source.text),
        _words(item.get("target"), pair.target.text),
        round(min(float(confidence), MOST_CONFIDENCE), 2),
    )


def _words(given: Any, sentence: str) -> str:
    """The words where they stand in the sentence, else the whole sentence."""
    return given if isinstance(given, str) and given.strip() and given in sentence else sentence
