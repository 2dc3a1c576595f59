"""How many origins a set of articles has: a range, with the reasons in the groups.

`most` joins only what a derivation proves; `estimate` also joins articles that credit one
agency alone and follow each other's text; `least` joins all that credit one agency or its
sister services, articles of one owner's outlets that share text (`families`), and pairs whose
texts leave a doubt. Undercounting is the lesser fault: a false split claims a
corroboration that does not exist.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

import networkx as nx

from firsthand.derive.address import normal_address
from firsthand.derive.edges import DERIVED
from firsthand.derive.families import family_joins
from firsthand.derive.pair import PairReading
from firsthand.model import Article, Derivation, OriginGroup, Origins

#: A pair this likely to share a text is a doubt that `least` counts as one origin.
DOUBT = 0.1
#: Two articles that credit one agency follow each other's text where rows cover this share of one.
FOLLOWS = 0.4


def count_origins(
    articles: Sequence[Article], edges: Sequence[Derivation], readings: Iterable[PairReading]
) -> Origins:
    """Origins of the articles of one event (or of any set).

    :param edges: all derivations of the run; those outside the set still join siblings.
    """
    ids = [article.id for article in articles]
    near = [r for r in readings if r.first in ids and r.second in ids]
    credited = {article.id: source_credits(article) for article in articles}
    proven = _proven(ids, edges)
    estimate = proven.copy()
    estimate.add_edges_from(
        (r.first, r.second)
        for r in near
        if r.probability >= DERIVED or (_one_agency(r, credited) and max(r.covered) >= FOLLOWS)
    )
    least = estimate.copy()
    least.add_edges_from((r.first, r.second) for r in near if r.probability >= DOUBT)
    least.add_edges_from((a, b) for a in ids for b in ids if a < b and credited[a] & credited[b])
    least.add_edges_from((join.first, join.second) for join in family_joins(articles, near))
    groups = sorted(
        (
            _group([i for i in ids if i in part], edges, articles)
            for part in nx.connected_components(estimate)
        ),
        key=lambda g: ids.index(g.articles[0]),
    )
    return Origins(
        least=nx.number_connected_components(least),
        estimate=len(groups),
        most=nx.number_connected_components(proven),
        groups=tuple(groups),
    )


def source_credits(article: Article) -> frozenset[str]:
    """Names of agencies that the article credits as its source."""
    return frozenset(c.name for c in article.credits if c.role == "source" and c.name and not c.url)


def _one_agency(reading: PairReading, credited: dict[str, frozenset[str]]) -> bool:
    first, second = credited[reading.first], credited[reading.second]
    return len(first) == 1 and first == second


def _proven(ids: Sequence[str], edges: Sequence[Derivation]) -> nx.Graph:
    """The articles, joined by derivations; sources outside the set join their children too."""
    graph: nx.Graph = nx.Graph()
    graph.add_nodes_from(ids)
    around: nx.Graph = nx.Graph()
    for edge in edges:
        around.add_edge(edge.source or normal_address(edge.source_url or ""), edge.target)
    for part in nx.connected_components(around):
        inside = [i for i in ids if i in part]
        graph.add_edges_from(pairwise(inside))
    return graph


def _group(ids: Sequence[str], edges: Sequence[Derivation], articles: Sequence[Article]) -> OriginGroup:
    by_id = {article.id: article for article in articles}
    derived = {edge.target for edge in edges if edge.direction != "unknown"}
    undirected = {i for edge in edges if edge.direction == "unknown" for i in (edge.source, edge.target)}
    roots = [i for i in ids if i not in derived and i not in undirected]
    names = dict.fromkeys(n for i in ids for n in sorted(source_credits(by_id[i])))
    return OriginGroup(
        articles=tuple(ids), first=roots[0] if len(roots) == 1 else None, credited_to=tuple(names)
    )
