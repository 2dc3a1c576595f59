"""Statements about names: whom and what several articles of a story name, and how each writes it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import networkx as nx

from firsthand.compare.name_clusters import Form, Named, Told, cores, distinct, form, shown, written
from firsthand.compare.names_sought import sought
from firsthand.names.runs import capitals_tell

#: Names that are looked for in articles whose script shows none: those in most articles first.
SOUGHT = 60


@dataclass(frozen=True, slots=True)
class NameCluster:
    """A name with its forms, the first of each in each article, in the order of the articles."""

    name: str
    forms: tuple[Form, ...]


def name_clusters(articles: Sequence[Told]) -> list[NameCluster]:
    """Names that two articles and more have, those of most articles first.

    Articles in order of precedence. Nothing where no article is in a script with capitals.
    """
    language = {told.article: told.language for told in articles}
    order = {told.article: n for n, told in enumerate(articles)}
    silent = [told for told in articles if not capitals_tell([s.text for s in told.sentences], told.language)]
    found = []
    for n, (core, named) in enumerate(_by_spread(cores(written(articles)))):
        forms = [form(one, core) for one in named]
        if n < SOUGHT:
            forms += _sought(forms, language, silent)
        found.append(forms)
    several = [forms for forms in _joined(found) if len({f.article for f in forms}) > 1]
    made = [
        NameCluster(shown(f), tuple(sorted(distinct(f), key=lambda f: order[f.article]))) for f in several
    ]
    return sorted(made, key=lambda c: (-len({f.article for f in c.forms}), c.name))


def _joined(found: Sequence[list[Form]]) -> Iterator[list[Form]]:
    """Names that have one stretch of a sentence in common are one."""
    graph: nx.Graph = nx.Graph()
    graph.add_nodes_from(range(len(found)))
    holder: dict[tuple[str, int, int, int], int] = {}
    for n, forms in enumerate(found):
        for f in forms:
            first = holder.setdefault((f.article, f.sentence.place, f.start, f.end), n)
            graph.add_edge(first, n)
    for part in nx.connected_components(graph):
        yield [f for n in sorted(part) for f in found[n]]


def _by_spread(names: Mapping[tuple[int, ...], list[Named]]) -> list[tuple[tuple[int, ...], list[Named]]]:
    """Names of most articles first, then those written most often."""
    return sorted(
        names.items(), key=lambda item: (-len({n.article for n in item[1]}), -len(item[1]), item[0])
    )


def _sought(
    forms: Sequence[Form], language: Mapping[str, str | None], silent: Sequence[Told]
) -> Iterator[Form]:
    """Forms in articles that have none yet, by the sound of the longest form, of several the one in Latin letters."""
    have = {f.article for f in forms}
    model = max(forms, key=lambda f: (len(f.text.split()), f.text.isascii()))
    for told in silent:
        if told.article not in have:
            yield from sought(model.text, language[model.article], told)
