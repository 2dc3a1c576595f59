"""Opposite words on the two sides of a pair: "arrested" beside a word for "released".

A pair of poles counts where the source has words of one pole only and the target words of the other
only, and neither denies: "did not agree" is "disagreed". It finds inversions by the words of its
tables and no others.
"""

from __future__ import annotations

from firsthand.compare.pairs import Pair
from firsthand.compare.polarity import read_denial
from firsthand.languages.negation import NegationTable, negation_table
from firsthand.languages.phrases import fold


def opposed(pair: Pair) -> list[str]:
    """Names of the pairs of poles that the target has turned round."""
    denials = (read_denial(side.text, side.language) for side in (pair.source, pair.target))
    if any(denial is None or denial.negators for denial in denials):
        return []
    found = _poles(pair)
    return [name for name, (left, right) in found.items() if sum(left) == sum(right) == 1 and left != right]


Poles = dict[str, tuple[tuple[bool, bool], tuple[bool, bool]]]


def _poles(pair: Pair) -> Poles:
    """Of each pair of poles that both languages have: which poles the source has, and the target."""
    source, target = negation_table(pair.source.language), negation_table(pair.target.language)
    if source is None or target is None:
        return {}
    names = [name for name in source.opposites if name in target.opposites]
    left, right = fold(pair.source.text), fold(pair.target.text)
    return {name: (_has(source, name, left), _has(target, name, right)) for name in names}


def _has(table: NegationTable, name: str, folded: str) -> tuple[bool, bool]:
    first, second = table.opposites[name]
    return bool(first.search(folded)), bool(second.search(folded))
