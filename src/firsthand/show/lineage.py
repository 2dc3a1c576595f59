"""Who made what from whom inside one origin, as a forest in reading order.

Derivations form a graph: an article may have several sources, a pair may have no known
direction, and wrong input may hold a cycle. A person reads a tree. Every article gets
at most one branch to hang on (its latest proven source, so that chains stay chains); all
other derivations stay beside it as ``others``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from firsthand import model

_RANK = {"known": 0, "likely": 1, "unknown": 2}


@dataclass(frozen=True, slots=True)
class Branch:
    """One article (by id) or absent source (by key, ``article`` None) in reading order.

    ``depth`` is its depth in the tree; ``column`` counts only the steps whose direction is
    known or likely, because an unknown one says nothing about before and after. ``edge`` is
    the derivation it hangs on, ``parent`` the key at that edge's other end.
    """

    key: str
    article: str | None
    address: str | None
    depth: int
    column: int
    parent: str | None
    edge: model.Derivation | None
    others: tuple[model.Derivation, ...]


def source_key(derivation: model.Derivation) -> str:
    """What stands for the source: the article's id, its address, or a key of its own where unnamed."""
    return derivation.source or derivation.source_url or f"unnamed:{derivation.id}"


def lineage(articles: Sequence[str], derivations: Iterable[model.Derivation]) -> tuple[Branch, ...]:
    """The forest over ``articles``, parents before children, each tree from its first report on.

    Derivations whose target is not in ``articles`` are left out, as are those whose source is
    an article outside; absent sources become branches of their own.
    """
    members = set(articles)
    edges = [d for d in derivations if d.target in members and (d.source is None or d.source in members)]
    edges.sort(key=lambda d: (_RANK[d.direction], -d.confidence))
    keys = list(dict.fromkeys([*(source_key(d) for d in edges if d.source is None), *articles]))
    primary = _hang(edges)
    return tuple(_walk(keys, edges, primary))


def _hang(edges: Sequence[model.Derivation]) -> dict[str, tuple[str, model.Derivation]]:
    """For each key that hangs on another: that other and the derivation between them.

    Best proven first. A derivation that would close a circle hangs nothing. One without a
    direction may hang either of its ends on the other.
    """
    primary: dict[str, tuple[str, model.Derivation]] = {}
    for edge in edges:
        key = source_key(edge)
        if edge.target not in primary and _root(primary, key) != edge.target:
            primary[edge.target] = (key, edge)
        elif edge.direction == "unknown" and key not in primary and _root(primary, edge.target) != key:
            primary[key] = (edge.target, edge)
    return primary


def _root(primary: dict[str, tuple[str, model.Derivation]], key: str) -> str:
    while key in primary:
        key = primary[key][0]
    return key


def _walk(
    keys: Sequence[str], edges: Sequence[model.Derivation], primary: dict[str, tuple[str, model.Derivation]]
) -> Iterable[Branch]:
    children: dict[str | None, list[str]] = {}
    for key in keys:
        children.setdefault(primary[key][0] if key in primary else None, []).append(key)
    addresses = {source_key(d): d.source_url for d in edges if d.source is None}
    into: dict[str, list[model.Derivation]] = {}
    for edge in edges:
        into.setdefault(edge.target, []).append(edge)
    hung = {edge.id for _, edge in primary.values()}
    stack = [(key, 0, 0) for key in reversed(children.get(None, []))]
    while stack:
        key, depth, column = stack.pop()
        parent, up = primary.get(key, (None, None))
        others = tuple(d for d in into.get(key, []) if d.id not in hung)
        article = None if key in addresses else key
        yield Branch(key, article, addresses.get(key), depth, column, parent, up, others)
        # Sorting is stable: children without a direction come last, else the given order stays.
        below = sorted(children.get(key, []), key=lambda c: primary[c][1].direction == "unknown")
        steps = ((c, 0 if primary[c][1].direction == "unknown" else 1) for c in reversed(below))
        stack.extend((child, depth + 1, column + step) for child, step in steps)
