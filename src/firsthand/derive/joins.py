"""Why articles that no derivation joins may still be one report: what the texts leave open.

Who owns outlets and agencies is told in `families`.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence

from firsthand.derive.edges import is_derived, versions
from firsthand.derive.pair import PairReading
from firsthand.derive.siblings import source_credits
from firsthand.model import Article, OriginJoin

#: Within a language a pair this likely to share a text counts as one origin in the estimate: a false
#: split claims a corroboration that does not exist, so that less is asked than of an edge. Across
#: languages close reports of one event lie between.
SHARED = 0.1
#: Two groups are one origin in the estimate where several pairs together are as likely as not.
TOGETHER = 0.5
#: A pair this likely to share a text is a doubt that the fewest count as one origin.
DOUBT = 0.05
#: Two articles that credit one agency follow each other's text where rows cover this share of one.
FOLLOWS = 0.4


def versions_of_one(articles: Sequence[Article], readings: Sequence[PairReading]) -> Iterator[OriginJoin]:
    """Versions of one outlet's own text (`edges.versions`)."""
    by_id = {article.id: article for article in articles}
    for reading in readings:
        if is_derived(reading) and versions(by_id, reading):
            outlet = by_id[reading.first].outlet
            yield OriginJoin(
                reading.first, reading.second, "most", "versions", outlet.name or outlet.domain, _of(reading)
            )


def follow_each_other(articles: Sequence[Article], readings: Sequence[PairReading]) -> Iterator[OriginJoin]:
    """Pairs whose texts are alike enough to count as one, or that credit one agency alone and follow its text."""
    credited = {article.id: source_credits(article) for article in articles}
    for reading in readings:
        if is_derived(reading) or (reading.overlap is not None and reading.probability >= SHARED):
            yield OriginJoin(reading.first, reading.second, "estimate", "text", probability=_of(reading))
            continue
        first, second = credited[reading.first], credited[reading.second]
        if len(first) == 1 and first == second and max(reading.covered) >= FOLLOWS:
            yield OriginJoin(reading.first, reading.second, "estimate", "agency", min(first))


def together(groups: Sequence[Collection[str]], readings: Sequence[PairReading]) -> Iterator[OriginJoin]:
    """Groups that are one, though no pair alone would do: several articles of each speak for it.

    Each article of the smaller group counts with its best pair; together they are as likely as that
    not all of them are wrong. One article never weighs twice, so that two large groups of
    independent reports do not meet by their number.
    """
    ordered = sorted(groups, key=lambda group: (len(group), min(group)))
    home = {name: n for n, group in enumerate(ordered) for name in group}
    witnesses: dict[tuple[int, int], dict[str, PairReading]] = defaultdict(dict)
    for reading in readings:
        ends = sorted((reading.first, reading.second), key=home.__getitem__)
        groups_of_ends = (home[ends[0]], home[ends[1]])
        if groups_of_ends[0] == groups_of_ends[1] or reading.probability < SHARED:
            continue
        best = witnesses[groups_of_ends]
        if ends[0] not in best or best[ends[0]].probability < reading.probability:
            best[ends[0]] = reading
    for key in sorted(witnesses):
        found = list(witnesses[key].values())
        likely = 1 - math.prod(1 - reading.probability for reading in found)
        if len(found) > 1 and likely >= TOGETHER:
            first = max(found, key=lambda reading: reading.probability)
            yield OriginJoin(first.first, first.second, "estimate", "together", probability=round(likely, 3))


def doubts(readings: Sequence[PairReading]) -> Iterator[OriginJoin]:
    """Pairs whose texts leave a doubt, the likeliest first."""
    for reading in sorted(readings, key=lambda r: (-r.probability, r.first, r.second)):
        if reading.probability >= DOUBT:
            yield OriginJoin(reading.first, reading.second, "least", "doubt", probability=_of(reading))


def _of(reading: PairReading) -> float:
    return round(reading.probability, 3)
