"""Articles that one owner's outlets or one agency's services account for: no two origins.

Two editions of a newsroom, or a paper with RIA Novosti's credit and one with Sputnik's, may
rest on one report without any line that shows it. The fewest origins count them as one where
they share text or a credit.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from firsthand.derive.address import host
from firsthand.derive.pair import PairReading
from firsthand.derive.siblings import source_credits
from firsthand.languages.agencies import SUPPLIERS, agency_of_host
from firsthand.languages.outlets import Family, family_of_agency, family_of_host
from firsthand.model import Article, OriginJoin

#: Articles of one family share text where rows cover this share of one of them: less than
#: the 0.4 that strangers need, since a shared desk is the likelier reason.
SHARES = 0.25


def family_joins(articles: Sequence[Article], readings: Iterable[PairReading]) -> Iterator[OriginJoin]:
    """Pairs that the fewest origins count as one, because of who owns their outlets or agencies."""
    owners = {article.id: owner_of(article) for article in articles}
    for reading in readings:
        first, second = owners.get(reading.first), owners.get(reading.second)
        if first and first == second and max(reading.covered) >= SHARES:
            yield OriginJoin(reading.first, reading.second, "least", "family", first.name)
    following: dict[str, list[str]] = defaultdict(list)
    for article in articles:
        for party in credited_parties(article):
            following[party].append(article.id)
    for party in sorted(following):
        for one, other in pairwise(following[party]):
            yield OriginJoin(one, other, "least", "credit", party)


def owner_of(article: Article) -> Family | None:
    """The family of the article's outlet, by its domain."""
    return family_of_host(_host(article))


def credited_parties(article: Article) -> frozenset[str]:
    """Agencies that the article credits as its source, or is published by, under their family's name.

    An agency's own page stands with those that credit it.
    """
    credited = set(source_credits(article))
    publisher = agency_of_host(_host(article))
    if publisher is not None and publisher.kind in SUPPLIERS:
        credited.add(publisher.name)
    return frozenset(family.name if (family := family_of_agency(name)) else name for name in credited)


def _host(article: Article) -> str:
    return host(article.outlet.domain or article.url or "")
