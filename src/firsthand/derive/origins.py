"""How many origins a set of articles has: a range, with the reasons of each join.

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
from networkx.utils import UnionFind

from firsthand.derive.address import normal_address
from firsthand.derive.families import family_joins
from firsthand.derive.joins import doubts, follow_each_other, together, versions_of_one
from firsthand.derive.pair import PairReading
from firsthand.derive.siblings import source_credits
from firsthand.model import Article, Derivation, OriginGroup, OriginJoin, Origins


def count_origins(
    articles: Sequence[Article], edges: Sequence[Derivation], readings: Iterable[PairReading]
) -> Origins:
    """Origins of the articles of one event (or of any set).

    :param edges: all derivations of the run; those outside the set still join siblings.
    """
    ids = [article.id for article in articles]
    inside = set(ids)
    near = [r for r in readings if r.first in inside and r.second in inside]
    parts = _proven(ids, edges)
    joins = _joining(parts, versions_of_one(articles, near))
    most = _count(parts)
    joins += _joining(parts, follow_each_other(articles, near))
    joins += _joining(parts, together(list(parts.to_sets()), near))
    estimate = _groups(parts, ids)
    joins += _joining(parts, family_joins(articles, near))
    joins += _joining(parts, doubts(near))
    return Origins(
        least=_count(parts),
        estimate=len(estimate),
        most=most,
        groups=tuple(_group(group, edges, articles) for group in estimate),
        joins=tuple(joins),
    )


def _joining(parts: UnionFind, joins: Iterable[OriginJoin]) -> list[OriginJoin]:
    """Those of ``joins`` that make one of two parts; the parts are joined."""
    found = []
    for join in joins:
        if parts[join.first] != parts[join.second]:
            parts.union(join.first, join.second)
            found.append(join)
    return found


def _count(parts: UnionFind) -> int:
    return sum(1 for _ in parts.to_sets())


def _groups(parts: UnionFind, ids: Sequence[str]) -> list[list[str]]:
    """The parts, each in the order of ``ids``, sorted by their first."""
    place = {name: n for n, name in enumerate(ids)}
    return sorted(
        (sorted(part, key=place.__getitem__) for part in parts.to_sets()), key=lambda g: place[g[0]]
    )


def _proven(ids: Sequence[str], edges: Sequence[Derivation]) -> UnionFind:
    """The articles, joined by derivations; sources outside the set join their children too."""
    around: nx.Graph = nx.Graph()
    for edge in edges:
        around.add_edge(edge.source or normal_address(edge.source_url or ""), edge.target)
    parts = UnionFind(ids)
    home = {name: n for n, part in enumerate(nx.connected_components(around)) for name in part}
    inside = sorted((home[i], n) for n, i in enumerate(ids) if i in home)
    for (part, one), (next_part, other) in pairwise(inside):
        if part == next_part:
            parts.union(ids[one], ids[other])
    return parts


def _group(ids: Sequence[str], edges: Sequence[Derivation], articles: Sequence[Article]) -> OriginGroup:
    by_id = {article.id: article for article in articles}
    derived = {edge.target for edge in edges if edge.direction != "unknown"}
    undirected = {i for edge in edges if edge.direction == "unknown" for i in (edge.source, edge.target)}
    roots = [i for i in ids if i not in derived and i not in undirected]
    names = dict.fromkeys(n for i in ids for n in sorted(source_credits(by_id[i])))
    return OriginGroup(
        articles=tuple(ids), first=roots[0] if len(roots) == 1 else None, credited_to=tuple(names)
    )
