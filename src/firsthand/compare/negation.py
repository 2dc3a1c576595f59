"""Negation lost or gained between a sentence and its rendering.

Two readings have to agree. *Words*: one side has negators, the other has none and no word that
holds a denial ("failed to", "without"). That alone is wrong too often: translators say "the
players to beat" for "no easier players". *Vectors*: the negators are cut out of the side that has
them. If the other side truly lacks the denial, the sentence without them is nearer to it than
with them; if it only says it in other words, it is further off. Single encoders hardly hear a
negation, but the difference that it makes has the right sign.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from firsthand.compare.pairs import Pair, Sentence
from firsthand.compare.polarity import Denial, read_denial, without
from firsthand.embed import Encoder
from firsthand.languages.negation import negation_table

Change = Literal["lost", "gained"]
Reading = Literal["same", "doubt", "unmeasured"]

#: By how much nearer (cosine of the default encoder) the sentence without its negators has to be. On
#: the dev half of NTREX, 19 languages beside English: 0.3 to 0.5 % of clean rows pass, translators' own
#: mistakes among them, and 0.7 of the rows whose negators were cut out by machine.
#: benchmarks/facts/sense.py gives the figures of the other half and of edits by hand.
NEARER = 0.004
#: Confidence at `NEARER`, and what each further 0.01 adds; chosen, not fitted.
_LEAST, _MOST, _STEP = 0.5, 0.85, 0.2


@dataclass(frozen=True, slots=True)
class NegationReading:
    """What became of the negation of a pair; ``confidence`` in [0, 1] is 0 without a change."""

    change: Change | Reading
    confidence: float = 0.0


def read_negation(pair: Pair, encoder: Encoder | None) -> NegationReading:
    """Whether the target denies what the source does not, or the other way round.

    ``doubt`` where only the words say so, or no encoder is given; ``unmeasured`` where a side's
    language has no table.
    """
    sides = [read_denial(side.text, side.language) for side in (pair.source, pair.target)]
    source, target = sides
    if source is None or target is None:
        return NegationReading("unmeasured")
    if bool(source.negators) == bool(target.negators):
        return NegationReading("same")
    change: Change = "lost" if source.negators else "gained"
    denying, other = (pair.source, pair.target) if source.negators else (pair.target, pair.source)
    denial, counterpart = (source, target) if source.negators else (target, source)
    if counterpart.otherwise or encoder is None:
        return NegationReading("doubt")
    nearer, bound = _nearer_without(denying, denial, other, encoder), _bound(pair)
    if nearer < bound:
        return NegationReading("doubt")
    return NegationReading(change, min(_MOST, round(_LEAST + (nearer - bound) / 0.01 * _STEP, 2)))


def _bound(pair: Pair) -> float:
    """`NEARER`, or the higher bound of a language whose translations are freer."""
    tables = (negation_table(side.language) for side in (pair.source, pair.target))
    return max(NEARER, *(table.nearer or 0.0 for table in tables if table))


def _nearer_without(denying: Sentence, denial: Denial, other: Sentence, encoder: Encoder) -> float:
    """By how much ``denying`` comes nearer to ``other`` when its negators are cut out."""
    bare = without(denying.text, denial.negators)
    if not bare:
        return 0.0
    vectors = encoder.encode([other.text, denying.text, bare])
    return float(vectors[0] @ vectors[2] - vectors[0] @ vectors[1])
