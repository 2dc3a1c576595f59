"""Why an event has so many origins and not one fewer or more, in words.

The range is counted by `derive.origins`, which gives the join that each step rests on; here it
is told with the letters and numbers of the report.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import networkx as nx

from firsthand import model
from firsthand.show import words
from firsthand.show.clean import plain
from firsthand.show.views import OriginView

_MOST_NAMED = 6


def reasons(counted: model.Origins, origins: Sequence[OriginView]) -> tuple[str, ...]:
    """One line for the fewest and one for the most, each only where it differs from the estimate."""
    lines = []
    letters = {view.article.id: origin.letter for origin in origins for view in origin.articles}
    refs = {view.article.id: view.ref for origin in origins for view in origin.articles}
    if counted.least < counted.estimate:
        because = _told([j for j in counted.joins if j.counts_in == "least"], letters) or _FEWER
        lines.append(f"At least {counted.least}, not {counted.estimate}: {because}.")
    if counted.most > counted.estimate:
        because = _told([j for j in counted.joins if j.counts_in == "estimate"], refs) or _MORE
        lines.append(f"At most {counted.most}, not {counted.estimate}: {because}.")
    return tuple(lines)


_FEWER = "texts of different origins are alike enough to leave a doubt"
_MORE = "articles count as one on evidence that no derivation proves"


def _told(joins: Iterable[model.OriginJoin], called: Mapping[str, str]) -> str:
    """The joins in words, those of one kind and party as one; those of unknown articles are left out."""
    graphs: dict[tuple[str, str], nx.Graph] = {}
    for join in joins:
        if join.first in called and join.second in called:
            graph = graphs.setdefault((join.kind, plain(join.text or "")), nx.Graph())
            graph.add_edge(called[join.first], called[join.second])
    said = [
        _sentence(kind, party, sorted(part))
        for (kind, party), graph in graphs.items()
        for part in nx.connected_components(graph)
        if len(part) > 1
    ]
    more = [f"and {len(said) - _MOST_NAMED} more joins of this sort"] if len(said) > _MOST_NAMED else []
    return "; ".join([*said[:_MOST_NAMED], *more])


def _sentence(kind: str, party: str, names: Sequence[str]) -> str:
    them, all_of = _listed(names), "both" if len(names) == 2 else "all"
    return {
        "credit": f"{them} {all_of} credit {party} and may rest on one report of it",
        "family": f"{them} share text and {all_of} belong to {party}",
        "doubt": f"the texts of {them} are alike enough to leave a doubt",
        "agency": f"{them} count as one because they {all_of} draw on {party} and follow one text,"
        " which no derivation proves",
        "together": f"{them} count as one because several of their articles together are alike enough,"
        " though no two of them alone",
    }.get(kind, f"{them} count as one because they are alike enough, which no derivation proves")


def _listed(names: Sequence[str]) -> str:
    more = len(names) - _MOST_NAMED
    return words.joined([*names[:_MOST_NAMED], *([f"{more} more"] if more > 0 else [])])
