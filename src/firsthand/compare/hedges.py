"""Attribution strengthened: what the source gives as somebody's claim, the target states as a fact.

A sentence of the source with a hedge ("alleged", "reportedly", "according to") has lost it
where its rendering has neither a hedge nor any word that may stand for one: a verb of saying, a
modal, a conditional.
"""

from __future__ import annotations

from firsthand.compare.pairs import Pair
from firsthand.languages.negation import negation_table
from firsthand.languages.phrases import fold


def lost_hedge(pair: Pair) -> str | None:
    """The source's hedge that the target lacks; None also where a language has no table."""
    source, target = negation_table(pair.source.language), negation_table(pair.target.language)
    if source is None or target is None:
        return None
    hedge = source.hedges.search(fold(pair.source.text))
    if hedge is None or target.claims.search(fold(pair.target.text)):
        return None
    return pair.source.text[hedge.start() : hedge.end()]


def turned(pair: Pair) -> bool:
    """Whether only one side has a word of for and against: the sense is in doubt, and no more than that."""
    tables = [negation_table(side.language) for side in (pair.source, pair.target)]
    found = [
        bool(table and table.opposing.search(fold(side.text)))
        for table, side in zip(tables, (pair.source, pair.target), strict=True)
    ]
    return found[0] != found[1]
