"""Why an event has so many origins and not one fewer or more, in words.

The range is counted by `derive.origins`; here it is told from what the report holds. What
only the comparison of texts knew (pairs in doubt) is told as such.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import networkx as nx

from firsthand import model
from firsthand.show import words
from firsthand.show.absent import credited
from firsthand.show.clean import plain
from firsthand.show.views import OriginView

_MOST_NAMED = 6


def joined_by_derivations(derivations: Iterable[model.Derivation]) -> dict[str, int]:
    """For each article or address the number of its part of the derivations' graph."""
    graph: nx.Graph = nx.Graph()
    graph.add_edges_from((d.source or d.source_url or d.id, d.target) for d in derivations)
    return {node: n for n, part in enumerate(nx.connected_components(graph)) for node in part}


def reasons(
    counted: model.Origins, origins: Sequence[OriginView], parts: Mapping[str, int]
) -> tuple[str, ...]:
    """One line for the fewest and one for the most, each only where it differs from the estimate."""
    lines = []
    if counted.least < counted.estimate:
        lines.append(f"At least {counted.least}, not {counted.estimate}: {_fewer(counted, origins)}.")
    if counted.most > counted.estimate:
        lines.append(f"At most {counted.most}, not {counted.estimate}: {_more(counted, origins, parts)}.")
    return tuple(lines)


def _fewer(counted: model.Origins, origins: Sequence[OriginView]) -> str:
    by_agency: dict[str, list[str]] = {}
    for origin in origins:
        for name in dict.fromkeys(n for view in origin.articles for n in credited(view.article)):
            by_agency.setdefault(plain(name), []).append(origin.letter)
    shared = {name: letters for name, letters in by_agency.items() if len(letters) > 1}
    said = [
        f"{_listed(letters)} {'both' if len(letters) == 2 else 'all'} credit {name} and may rest on one report of it"
        for name, letters in list(shared.items())[:_MOST_NAMED]
    ]
    graph: nx.Graph = nx.Graph()
    graph.add_nodes_from(origin.letter for origin in origins)
    graph.add_edges_from((letters[0], other) for letters in shared.values() for other in letters[1:])
    if nx.number_connected_components(graph) > counted.least or not said:
        said.append("texts of different origins are alike enough to leave a doubt")
    return "; ".join(said)


def _more(counted: model.Origins, origins: Sequence[OriginView], parts: Mapping[str, int]) -> str:
    said = []
    apart = 0
    for origin in origins:
        groups = {parts.get(view.article.id, view.article.id) for view in origin.articles}
        if len(groups) < 2:
            continue
        apart += len(groups) - 1
        agencies = dict.fromkeys(plain(n) for view in origin.articles for n in credited(view.article))
        because = f"all draw on {words.joined(agencies)} and " if agencies else ""
        refs = _listed([view.ref for view in origin.articles])
        said.append(f"{refs} count as one because they {because}follow one text, which no derivation proves")
    if counted.estimate + apart < counted.most or not said:
        said.append("articles count as one on evidence that no derivation proves")
    return "; ".join(said[:_MOST_NAMED])


def _listed(names: Sequence[str]) -> str:
    more = len(names) - _MOST_NAMED
    return words.joined([*names[:_MOST_NAMED], *([f"{more} more"] if more > 0 else [])])
