"""Whether two words, in any scripts, are forms of one name.

The measure is a log likelihood ratio: how much likelier the two words are as one name written twice than
as two words that happen to stand together. Zero says nothing either way; long names that agree
reach 20 and more, short ones less, as they should: "Li" and "리" are little evidence.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from firsthand.names.lattice import Ids, forward, letter_ids, stacked, unit_ids
from firsthand.names.native import BEFOREHAND, at_home
from firsthand.names.tables import Table, log_chance, table
from firsthand.names.units import latin, word_script
from firsthand.names.voices import voice

#: Pairs that go through the lattice at once: their arrays stay in the processor's cache.
BATCH = 512
#: What two words are worth that cannot be compared, such as numbers.
NOTHING = -50.0
#: Probabilities below this are this: very long words underflow.
LEAST = 1e-300
#: Log odds from which two words taken by themselves are called one name, whatever their scripts. Chosen on the
#: development half of ``benchmarks/facts/names.py``: under 0.5 % of shuffled pairs pass in each language.
ONE_NAME = -4.0
#: Log likelihood ratio for each letter of a word beside itself.
SAME_LETTER = 3.0


def log_odds(pairs: Sequence[tuple[str, str]]) -> NDArray[np.float64]:
    """For each pair of words, log P(both | one name) − log P(both | two words), natural logarithm.

    Symmetric. A word beside itself gets `SAME_LETTER` a letter, whatever the tables say. Some 60,000
    pairs a second on one core.
    """
    scores = np.full(len(pairs), NOTHING)
    asked: dict[str, list[tuple[int, str, str]]] = defaultdict(list)
    for place, (a, b) in enumerate(pairs):
        one, two = latin(a), latin(b)
        if one == two and len(one) > 2 and word_script(a) == word_script(b):
            scores[place] = SAME_LETTER * (len(one) - 2)
            continue
        for script, left, right in _readings(a, b):
            asked[script].append((place, left, right))
    for script, rows in asked.items():
        found = _together(script, [(left, right) for _, left, right in rows])
        np.maximum.at(scores, [place for place, _, _ in rows], found)
    return scores


def _readings(a: str, b: str) -> list[tuple[str, str, str]]:
    """(table, Latin word, other word) of each way to compare: of two other scripts each is romanised once."""
    one, two = word_script(a), word_script(b)
    ways = []
    if one != two:
        ways = [(s, plain(x), y) for s, x, y in ((two, a, b), (one, b, a)) if s != "Latn" and table(s)]
    return ways or [("Latn", plain(a), plain(b)), ("Latn", plain(b), plain(a))]


@lru_cache(maxsize=100_000)
def plain(word: str) -> str:
    """A word in the letters a to z."""
    return "".join(latin(word)[1:-1])


def _together(script: str, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float64]:
    """Log odds by the script's table, or by the readings of a language where characters are at home."""
    found = by_table(script, pairs)
    if script != "Hani":
        return found
    return np.logaddexp(found, [at_home(left, right) + BEFOREHAND for left, right in pairs])


def by_table(name: str, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float64]:
    """Log odds of pairs (Latin word, word of the table's script) by one table: a script's, or a voice's."""
    return _summed(_known(name), [_left(name, a) for a, _ in pairs], [_right(name, b) for _, b in pairs])


def by_fitted(fitted: Table, name: str, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float64]:
    """`by_table` with a table that is not the package's: for who trains."""
    left = [left_ids(fitted, name, a) for a, _ in pairs]
    return _summed(fitted, left, [right_ids(fitted, name, b) for _, b in pairs])


def _summed(
    fitted: Table, left: Sequence[tuple[Ids, float]], right: Sequence[tuple[Ids, float]]
) -> NDArray[np.float64]:
    order = sorted(range(len(left)), key=lambda n: (left[n][0].shape[1], right[n][0].shape[1]))
    scores = np.empty(len(left))
    for start in range(0, len(order), BATCH):
        chosen = order[start : start + BATCH]
        letters, others = [left[n][0] for n in chosen], [right[n][0] for n in chosen]
        whole = forward(stacked(letters), stacked(others), fitted.joint)
        ends = [a.shape[1] - 1 for a in letters], [b.shape[1] - 1 for b in others]
        scores[chosen] = np.log(np.maximum(whole[(*ends, np.arange(len(chosen)))], LEAST))
    return scores - [a[1] + b[1] for a, b in zip(left, right, strict=True)]


def left_ids(fitted: Table, name: str, word: str) -> tuple[Ids, float]:
    """The chunks of a Latin word, and log P(its letters)."""
    letters = voice(name).letters(word)
    return letter_ids(letters, fitted.letters), log_chance(letters, fitted.latin_alone)


def right_ids(fitted: Table, name: str, word: str) -> tuple[Ids, float]:
    """The chunks of the other word, and log P(its units)."""
    found = voice(name).units(word)
    ids = unit_ids(found.units, found.characters, fitted.units)
    return ids, log_chance(found.units, fitted.units_alone)


@lru_cache(maxsize=200_000)
def _left(name: str, word: str) -> tuple[Ids, float]:
    return left_ids(_known(name), name, word)


@lru_cache(maxsize=200_000)
def _right(name: str, word: str) -> tuple[Ids, float]:
    return right_ids(_known(name), name, word)


def _known(name: str) -> Table:
    fitted = table(name)
    if fitted is None:
        raise ValueError(f"no table of names {name}")
    return fitted
