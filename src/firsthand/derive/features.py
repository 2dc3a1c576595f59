"""What a pair of articles looks like to the model that tells derivation from coincidence."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import astuple, dataclass, fields

import numpy as np
from numpy.typing import NDArray

from firsthand.derive.align import Matrix, mutual_best, row_probability
from firsthand.derive.units import Units

#: A row counts at most as much as log-odds of this, so that a few perfect rows (a shared
#: quotation) do not outweigh all that has no row.
SUREST = 0.95
#: Log-odds that a skipped unit costs a block: half of what the surest row gives.
SKIPPED = 1.5
ONE_SIDED = 0.15


@dataclass(frozen=True, slots=True)
class PairFeatures:
    """Shares are of characters, in [0, 1].

    ``chain`` is the log-odds sum of the best chain of rows that keeps the order of both
    sides, ``block`` the same with a price for every unit skipped on the way (a passage
    taken over is dense, coincidences are scattered), both as log1p; ``in_order`` is the
    longest chain over the shorter side's units; ``mutual`` the share of the shorter side's
    units that have a mutual best; ``margin`` the mean margin over mutual bests; the shares
    are the chain's cover of the two sides; ``length`` the log of the shorter side's units.
    """

    chain: float
    block: float
    in_order: float
    mutual: float
    margin: float
    larger_share: float
    smaller_share: float
    length: float

    @staticmethod
    def names() -> tuple[str, ...]:
        """Names of the features, in the order of `array`."""
        return tuple(f.name for f in fields(PairFeatures))

    def array(self) -> NDArray[np.float64]:
        """The features as a vector of shape ``(8,)``."""
        return np.array(astuple(self), np.float64)


def pair_features(source: Units, target: Units, margin: Matrix) -> PairFeatures | None:
    """Features of two articles, None where one of them has no units. Symmetric in its sides."""
    shorter = min(margin.shape)
    if not shorter:
        return None
    pairs = mutual_best(margin)
    probability = row_probability(margin)
    scores = [_log_odds(float(probability[p])) for p in pairs]
    chain, total = best_chain(pairs, scores)
    _, dense = best_chain(pairs, scores, skipped=SKIPPED)
    shares = sorted((_share(source, [i for i, _ in chain]), _share(target, [j for _, j in chain])))
    return PairFeatures(
        chain=math.log1p(total),
        block=math.log1p(dense),
        in_order=longest_increasing([j for _, j in pairs]) / shorter,
        mutual=len(pairs) / shorter,
        margin=float(np.mean([margin[p] for p in pairs])) if pairs else 0.0,
        larger_share=shares[1],
        smaller_share=shares[0],
        length=math.log(shorter),
    )


def _log_odds(probability: float) -> float:
    clipped = min(max(probability, 1 - SUREST), SUREST)
    return math.log(clipped / (1 - clipped))


def _share(units: Units, chosen: Sequence[int]) -> float:
    return float(units.weights[list(chosen)].sum() / (units.weights.sum() or 1.0))


def best_chain(
    pairs: Sequence[tuple[int, int]], scores: Sequence[float], *, skipped: float = 0.0
) -> tuple[list[tuple[int, int]], float]:
    """The chain of ``pairs``, increasing on both sides, with the largest sum of positive scores.

    :param skipped: what each unit passed over on both sides costs (`_gap`).
    """
    order = sorted(range(len(pairs)), key=lambda k: pairs[k])
    best: dict[int, tuple[float, int | None]] = {}
    for k in order:
        if scores[k] <= 0:
            continue
        before = [
            (value - skipped * _gap(pairs[other], pairs[k]), other)
            for other, (value, _) in best.items()
            if pairs[other][0] < pairs[k][0] and pairs[other][1] < pairs[k][1]
        ]
        value, other = max([*before, (0.0, None)], key=lambda item: item[0])
        best[k] = (value + scores[k], other)
    if not best:
        return [], 0.0
    at: int | None = max(best, key=lambda k: best[k][0])
    total = best[at][0] if at is not None else 0.0
    chain = []
    while at is not None:
        chain.append(pairs[at])
        at = best[at][1]
    return chain[::-1], total


def _gap(before: tuple[int, int], after: tuple[int, int]) -> float:
    """Units passed over between two rows: those replaced count whole, those only left out or added little.

    A translator leaves out and adds; another reporter says something else.
    """
    gaps = sorted((after[0] - before[0] - 1, after[1] - before[1] - 1))
    return gaps[0] + ONE_SIDED * (gaps[1] - gaps[0])


def longest_increasing(values: Sequence[int]) -> int:
    """Length of the longest strictly increasing subsequence (patience sorting)."""
    tails: list[int] = []
    for value in values:
        place = int(np.searchsorted(tails, value)) if tails else 0
        tails[place : place + 1] = [value]
    return len(tails)
