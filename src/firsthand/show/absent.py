"""Sources that articles follow and that are not among the pages: an agency, a press release.

A derivation names such a source by its address. These are the others: what an origin's
articles credit as their source, and what a pair of them is found to share. Two articles
under one absent source are siblings, and neither was made from the other.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import networkx as nx

from firsthand import model

#: Evidence that two articles follow one text, and neither the other.
SHARED: Mapping[str, str | None] = {"shared-source": None, "press-release": "a press release"}


@dataclass(frozen=True, slots=True)
class Absent:
    """A source without a page; ``name`` is None where no article names it."""

    key: str
    name: str | None


def is_shared(derivation: model.Derivation) -> bool:
    """Whether a derivation says that both ends follow one absent text."""
    return any(piece.kind in SHARED for piece in derivation.evidence)


def credited(article: model.Article) -> tuple[str, ...]:
    """Agencies that an article gives as its source, by name alone."""
    return tuple(
        dict.fromkeys(c.name for c in article.credits if c.role == "source" and c.name and not c.url)
    )


def absent_sources(
    articles: Sequence[model.Article], derivations: Iterable[model.Derivation]
) -> dict[str, Absent]:
    """For each article of an origin that hangs on no page: the absent source it follows, where one is known.

    An article alone in its origin has none: that it credits an agency stands beside its name.
    """
    made = list(derivations)
    derived = {d.target for d in made if d.direction != "unknown" and not is_shared(d)}
    free = [a for a in articles if a.id not in derived] if len(articles) > 1 else []
    often = Counter(name for a in free for name in credited(a))
    found = {}
    for article in free:
        if names := credited(article):
            name = max(names, key=lambda n: often[n])
            found[article.id] = Absent(f"named:{name}", name)
    for part in _parts([d for d in made if is_shared(d)], {a.id for a in free}):
        known = next((found[i] for i in sorted(part) if i in found), None)
        one = known or Absent(f"shared:{min(part)}", _name(part, made))
        found |= {i: found.get(i, one) for i in part}
    return found


def _parts(shared: Iterable[model.Derivation], free: set[str]) -> list[set[str]]:
    graph: nx.Graph = nx.Graph()
    graph.add_edges_from((d.source, d.target) for d in shared if d.source in free and d.target in free)
    return sorted((set(part) for part in nx.connected_components(graph)), key=min)


def _name(part: set[str], derivations: Iterable[model.Derivation]) -> str | None:
    kinds = (piece.kind for d in derivations if d.target in part for piece in d.evidence)
    return next((SHARED[kind] for kind in kinds if SHARED.get(kind)), None)
