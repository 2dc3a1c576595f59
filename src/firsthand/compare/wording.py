"""Changes of what a row says beside its values: negation, attribution, opposite words; and where it is in doubt.

Of inverted sense only what tables of opposite words show is found offline. Any other ("aimed
against" → "aimed at") has no offline method that is good enough: it stays unmeasured, and is what the
optional judge is asked about.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from firsthand.compare.hedges import lost_hedge, turned
from firsthand.compare.negation import read_negation
from firsthand.compare.opposites import opposed
from firsthand.compare.pairs import Pair, sentence_pairs
from firsthand.embed import Encoder
from firsthand.model import Article, FidelityFlag, FlagKind, Row

#: Chosen. Dropped hedges flagged on clean rows of NTREX were read on the half that tables were written
#: by: a good part of them is the translator's own strengthening.
HEDGE_CONFIDENCE = 0.6
#: Opposite words of the same thing are turned round by translators too: A's victory is B's defeat. Of
#: clean rows 0.1 % (dev half) have such a pair.
OPPOSITES_CONFIDENCE = 0.5
NEEDS = "a reader of both languages, or the judge"


@dataclass(frozen=True, slots=True)
class WordingReading:
    """A pair of sentences with its flags; ``doubt`` where no offline method decides."""

    pair: Pair
    flags: tuple[FidelityFlag, ...]
    doubt: bool


def read_wording(
    source: Article, target: Article, rows: Sequence[Row], encoder: Encoder | None
) -> Iterator[WordingReading]:
    """All pairs of sentences of ``rows``, in order. A copy of a sentence is neither flagged nor in doubt."""
    for pair in sentence_pairs(source, target, rows, encoder):
        if pair.source.text == pair.target.text:
            continue
        negation = read_negation(pair, encoder)
        flags = []
        if negation.change in ("lost", "gained"):
            flags.append(flag("negation", pair, negation.confidence))
        elif opposed(pair):
            flags.append(flag("sense", pair, OPPOSITES_CONFIDENCE))
        if lost_hedge(pair):
            flags.append(flag("attribution", pair, HEDGE_CONFIDENCE))
        doubt = negation.change in ("doubt", "unmeasured") or bool(flags) or turned(pair)
        yield WordingReading(pair, tuple(flags), doubt)


def flag(kind: FlagKind, pair: Pair, confidence: float) -> FidelityFlag:
    """A flag that shows both sentences: a lone "not" says nothing without its sentence."""
    return FidelityFlag(
        kind,
        pair.source.paragraph,
        pair.target.paragraph,
        pair.source.text,
        pair.target.text,
        confidence=confidence,
        needs=NEEDS,
    )
