"""Who made what from whom inside one origin, as a forest in reading order.

Derivations form a graph: an article may have several sources, a pair may have no known
direction, and wrong input may hold a cycle. A person reads a tree. Every article gets
at most one branch to hang on (its latest proven source, so that chains stay chains); all
other derivations stay beside it as ``others``. Siblings of an absent source hang on that.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from firsthand import model
from firsthand.show.absent import Absent, is_shared

_RANK = {"known": 0, "likely": 1, "unknown": 2}

_Hung = dict[str, tuple[str, model.Derivation | None]]


@dataclass(frozen=True, slots=True)
class Branch:
    """One article (by id) or absent source (by key, ``article`` None) in reading order.

    ``depth`` is its depth in the tree; ``column`` counts only the steps whose direction is
    known or likely, because an unknown one says nothing about before and after. ``edge`` is
    the derivation it hangs on, ``parent`` the key at that edge's other end. An article that
    hangs on a source which it only credits has a parent and no edge; ``name`` is what an
    absent source is called where it has no address.
    """

    key: str
    article: str | None
    address: str | None
    depth: int
    column: int
    parent: str | None
    edge: model.Derivation | None
    others: tuple[model.Derivation, ...]
    name: str | None = None


def source_key(derivation: model.Derivation) -> str:
    """What stands for the source: the article's id, its address, or a key of its own where unnamed."""
    return derivation.source or derivation.source_url or f"unnamed:{derivation.id}"


def lineage(
    articles: Sequence[str],
    derivations: Iterable[model.Derivation],
    absent: Mapping[str, Absent] | None = None,
) -> tuple[Branch, ...]:
    """The forest over ``articles``, parents before children, each tree from its first report on.

    :param absent: what an article hangs on where no page among these is its source
        (`absent.absent_sources`).

    Derivations whose target is not in ``articles`` are left out, as are those whose source is
    an article outside; absent sources become branches of their own.
    """
    members = set(articles)
    siblings = absent or {}
    edges = [
        d
        for d in derivations
        if d.target in members
        and (d.source is None or d.source in members)
        and not (is_shared(d) and _same(siblings, d))
    ]
    edges.sort(key=lambda d: (_RANK[d.direction], -d.confidence))
    addresses = (source_key(d) for d in edges if d.source is None)
    keys = list(dict.fromkeys([*addresses, *(siblings[a].key for a in articles if a in siblings), *articles]))
    primary = _hang(edges, siblings)
    names = {one.key: one.name for one in siblings.values()}
    return tuple(_walk(keys, edges, primary, names))


def _same(siblings: Mapping[str, Absent], edge: model.Derivation) -> bool:
    """Whether both ends hang on one absent source: then that says all that the edge does."""
    one, other = siblings.get(edge.source or ""), siblings.get(edge.target)
    return one is not None and other is not None and one.key == other.key


def _hang(edges: Sequence[model.Derivation], siblings: Mapping[str, Absent]) -> _Hung:
    """For each key that hangs on another: that other and the derivation between them, if there is one.

    Best proven first, then absent sources that are only credited, then derivations without a
    direction, which may hang either of their ends on the other. None closes a circle.
    """
    primary: _Hung = {}
    known = [edge for edge in edges if edge.direction != "unknown"]
    _hang_edges(known, primary)
    for article, source in siblings.items():
        primary.setdefault(article, (source.key, None))
    _hang_edges([edge for edge in edges if edge.direction == "unknown"], primary)
    return primary


def _hang_edges(edges: Iterable[model.Derivation], primary: _Hung) -> None:
    for edge in edges:
        key = source_key(edge)
        if edge.target not in primary and _root(primary, key) != edge.target:
            primary[edge.target] = (key, edge)
        elif edge.direction == "unknown" and key not in primary and _root(primary, edge.target) != key:
            primary[key] = (edge.target, edge)


def _root(primary: _Hung, key: str) -> str:
    while key in primary:
        key = primary[key][0]
    return key


def _walk(
    keys: Sequence[str],
    edges: Sequence[model.Derivation],
    primary: _Hung,
    names: Mapping[str, str | None],
) -> Iterable[Branch]:
    children: dict[str | None, list[str]] = {}
    for key in keys:
        children.setdefault(primary[key][0] if key in primary else None, []).append(key)
    addresses = {source_key(d): d.source_url for d in edges if d.source is None}
    into: dict[str, list[model.Derivation]] = {}
    for edge in edges:
        into.setdefault(edge.target, []).append(edge)
    hung = {edge.id for _, edge in primary.values() if edge is not None}
    stack = [(key, 0, 0) for key in reversed(children.get(None, []))]
    while stack:
        key, depth, column = stack.pop()
        parent, up = primary.get(key, (None, None))
        others = tuple(d for d in into.get(key, []) if d.id not in hung)
        article = None if key in addresses or key in names else key
        yield Branch(key, article, addresses.get(key), depth, column, parent, up, others, names.get(key))
        # Sorting is stable: children without a direction come last, else the given order stays.
        below = sorted(children.get(key, []), key=lambda c: _unordered(primary[c][1]))
        steps = ((c, 0 if _unordered(primary[c][1]) else 1) for c in reversed(below))
        stack.extend((child, depth + 1, column + step) for child, step in steps)


def _unordered(edge: model.Derivation | None) -> bool:
    return edge is not None and edge.direction == "unknown"
