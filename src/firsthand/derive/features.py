"""What a pair of articles looks like to the model that tells derivation from coincidence."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import astuple, dataclass, fields

import numpy as np
from numpy.typing import NDArray

from firsthand.derive.align import Matrix, UnitRow
from firsthand.derive.evidence import Pairs
from firsthand.derive.traits import numbers_in, numbers_kept, numbers_shared, traits
from firsthand.derive.units import Units

#: A row counts at most as much as this, in log-odds, so that one perfect row (a shared
#: quotation) does not outweigh all that has no row.
MOST = 5.0
#: Log-odds from which a row is sure: 4 to 1.
SURE = 1.5
#: Log-odds that a skipped unit costs a block: half of what the surest row gives.
SKIPPED = 1.5
ONE_SIDED = 0.15
#: Standard deviations.
EXTREME = 4.0
#: Best margin of a sentence of another subject, in the mean.
UNRELATED = 0.03
#: Share of the numbers of aligned paragraphs that differ, where one text was made from the other and where both
#: report one event. Made: 0.02 of 124 in translations of NTREX, 0.03 of 223 in stories written blind, some of them
#: planted; taken for more, since pages give numbers in words too. Apart: 0.73 of 604 in benchmarks/stories/reports,
#: 0.61 of 243 in the stories written blind.
CHANGED_IN_MADE, CHANGED_IN_APART = 0.08, 0.7
#: What may be a year: from the Persian calendar's to the Buddhist one's.
FIRST_YEAR, LAST_YEAR = "1300", "2699"


@dataclass(frozen=True, slots=True)
class PairFeatures:
    """Shares are of characters, in [0, 1]; rows are pairs of units that choose each other.

    ``total`` is the sum of the rows' log-odds where they are positive, ``rest`` the same without
    the best row (a shared quotation is one row), ``block`` the best chain of rows that keeps
    the order of both sides, with a price for every unit skipped on the way (a passage taken
    over is dense, coincidences are scattered), ``sure`` the number of sure rows, ``chain`` the
    longest run of rows that keep the order, these five as log1p; ``second`` and ``third`` are the
    log-odds of the second and third best row, ``mean`` those of all; the shares are what rows with
    positive log-odds cover of the two sides; ``length`` is the log of the shorter side's units.
    ``strength`` is the mean log-odds of those rows, ``alone`` the share of units in none of them,
    and ``nearness`` how near these come to the other side at their best (margin): what stands
    around a passage taken over is foreign, what stands around the sentences that two reports
    share is on the same subject. ``spine`` is how much longer the longest run of all rows that keeps
    the order is than chance makes it (log1p, and as a share of the shorter side), ``numbers`` how
    the rows keep their numbers (`values_kept`).
    """

    total: float
    rest: float
    second: float
    third: float
    block: float
    sure: float
    chain: float
    mean: float
    larger_share: float
    smaller_share: float
    length: float
    nearness: float
    alone: float
    strength: float
    spine: float
    spine_share: float
    numbers: float

    @staticmethod
    def names() -> tuple[str, ...]:
        """Names of the features, in the order of `array`."""
        return tuple(f.name for f in fields(PairFeatures))

    def array(self) -> NDArray[np.float64]:
        """The features as a vector of shape ``(17,)``."""
        return np.array(astuple(self), np.float64)


def second_order(standardised: NDArray[np.float64]) -> NDArray[np.float64]:
    """Features and their products, shape ``(…, n)`` → ``(…, n + n (n + 1) / 2)``.

    What stands around the rows says something only by how much of it there is, a row's strength by
    how many rows there are. Values beyond `EXTREME` deviations are cut: squares run away.
    """
    kept = np.clip(standardised, -EXTREME, EXTREME)
    left, right = np.triu_indices(kept.shape[-1])
    return np.concatenate([kept, kept[..., left] * kept[..., right]], axis=-1)


def pair_features(
    source: Units, target: Units, margin: Matrix, pairs: Pairs, odds: NDArray[np.float64]
) -> PairFeatures | None:
    """Features of two articles, None where one of them has no units. Symmetric in its sides.

    :param margin: of every source with every target unit.
    :param pairs: and ``odds``: rows with their log-odds (`evidence.row_evidence`).
    """
    shorter = min(len(source.texts), len(target.texts))
    if not shorter:
        return None
    clipped = np.clip(odds, -MOST, MOST)
    likely = [pair for pair, value in zip(pairs, odds, strict=True) if value > 0]
    _, dense = best_chain(pairs, clipped.tolist(), skipped=SKIPPED)
    shares = sorted((_share(source, [i for i, _ in likely]), _share(target, [j for _, j in likely])))
    best = [*sorted(clipped.tolist(), reverse=True), -MOST, -MOST, -MOST]
    total = float(clipped[clipped > 0].sum())
    nearness, alone = _around(margin, likely)
    strength = float(odds[odds > 0].mean()) if likely else 0.0
    spine = max(0.0, longest_increasing([j for _, j in pairs]) - by_chance(len(pairs)))
    return PairFeatures(
        total=math.log1p(total),
        rest=math.log1p(total - max(0.0, best[0])),
        second=best[1],
        third=best[2],
        block=math.log1p(dense),
        sure=math.log1p(int((odds >= SURE).sum())),
        chain=math.log1p(longest_increasing([j for _, j in likely])),
        mean=float(clipped.mean()) if len(pairs) else -MOST,
        larger_share=shares[1],
        smaller_share=shares[0],
        length=math.log(shorter),
        nearness=nearness,
        alone=alone,
        strength=strength,
        spine=math.log1p(spine),
        spine_share=spine / shorter,
        numbers=values_kept(source, target, pairs),
    )


def values_kept(source: Units, target: Units, pairs: Pairs) -> float:
    """How often the rows keep their numbers: the log-ratio of kept to changed, 0 where there are none.

    Reports that a machine fills in (weather, results, stock prices) repeat their sentences and change
    the numbers; two reports of one event give some of the same.
    """
    kept = changed = 0.5
    for i, j in pairs:
        here, there, _ = numbers_kept(traits(source.texts[i]), traits(target.texts[j]))
        kept, changed = kept + here, changed + there
    return math.log(kept / changed)


def values_against(source: Units, target: Units, rows: Sequence[UnitRow]) -> float:
    """Log-odds, 0 or more, by which the numbers of aligned paragraphs speak against that one text was made from the other.

    A translator changes a number by mistake; who reports the event anew has another count, another hour, other things
    to count. Numbers that are kept weigh against those that are not; by themselves they prove nothing, for two reports
    of one event share some.
    """
    kept = changed = 0
    for row in rows:
        sides = zip((source, target), (row.source, row.target), strict=True)
        one, other = (
            frozenset().union(*(_figures(units.texts[n]) for n in chosen)) for units, chosen in sides
        )
        here, there, _ = numbers_shared(one, other)
        kept, changed = kept + here, changed + there
    each = math.log(CHANGED_IN_APART / CHANGED_IN_MADE)
    same = math.log((1 - CHANGED_IN_MADE) / (1 - CHANGED_IN_APART))
    return max(0.0, changed * each - kept * same)


def _figures(text: str) -> frozenset[str]:
    """The figures of a text's numbers without the zeros at the end, and without what may be a year of some calendar.

    4.8万, 48,000 and 48 thousand are one number; 2025, 2568 and 1404 one year.
    """
    return frozenset(
        n.rstrip("0") for n in numbers_in(text) if not (len(n) == 4 and FIRST_YEAR <= n <= LAST_YEAR)
    )


def _around(margin: Matrix, likely: Pairs) -> tuple[float, float]:
    """Mean of the best margins of units in no likely row, and the share of such units."""
    left = np.delete(margin, [i for i, _ in likely], axis=0).max(axis=1)
    right = np.delete(margin, [j for _, j in likely], axis=1).max(axis=0)
    alone = np.concatenate([left, right])
    return float(alone.mean()) if len(alone) else UNRELATED, len(alone) / sum(margin.shape)


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


def by_chance(count: int) -> float:
    """Length of the longest increasing subsequence to be expected of ``count`` values in any order.

    Asymptotics of Baik, Deift and Johansson (1999), and a constant by which one value gives 1.
    """
    return 2 * math.sqrt(count) - 1.77 * count ** (1 / 6) + 0.77 if count else 0.0


def longest_increasing(values: Sequence[int]) -> int:
    """Length of the longest strictly increasing subsequence (patience sorting)."""
    tails: list[int] = []
    for value in values:
        place = int(np.searchsorted(tails, value)) if tails else 0
        tails[place : place + 1] = [value]
    return len(tails)
