"""The graph of a report's derivations as GraphML, for Gephi, yEd, Cytoscape and networkx.

Nodes are articles and sources that are not among them; each edge goes from the source to
what was made from it. An edge whose direction is unknown says so: its order means nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import networkx as nx

from firsthand.model import Derivation, Report
from firsthand.show.clean import host, plain
from firsthand.show.exports.xml import xml_text
from firsthand.show.lineage import source_key
from firsthand.show.outline import outline
from firsthand.show.views import ArticleView

Attributes = Mapping[str, str | float | int | None]


def graphml(report: Report) -> Iterator[str]:
    """One GraphML document, line by line; attributes that are unknown are left out."""
    graph: nx.MultiDiGraph = nx.MultiDiGraph()
    made = outline(report)
    story = {view.article.id: plain(one.title) for one in made.stories for view in one.articles}
    for article in report.articles:
        view = made.views[article.id]
        graph.add_node(xml_text(article.id), **_kept(_node(view, story.get(article.id))))
    for edge in report.derivations:
        source = xml_text(source_key(edge))
        if edge.source not in made.views:
            name = host(edge.source_url) or edge.source_url or "source not named"
            graph.add_node(source, **_kept({"label": name, "kind": "absent", "address": edge.source_url}))
        graph.add_edge(source, xml_text(edge.target), key=xml_text(edge.id), **_kept(_edge(edge)))
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    for line in nx.generate_graphml(graph, named_key_ids=True):
        yield line + "\n"


def _node(view: ArticleView, story: str | None) -> Attributes:
    article = view.article
    return {
        "label": f"{view.ref} {view.name}",
        "kind": "article",
        "origin": view.ref.rstrip("0123456789"),
        "story": story,
        "title": view.title,
        "outlet": article.outlet.name or article.outlet.domain,
        "language": article.language,
        "published": article.published.value if article.published else None,
        "address": article.url,
        "input": article.input,
    }


def _edge(edge: Derivation) -> Attributes:
    return {
        "label": edge.kind,
        "kind": edge.kind,
        "direction": edge.direction,
        "confidence": float(edge.confidence),
        "source_covered": _share(edge.coverage.source),
        "target_covered": _share(edge.coverage.target),
        "rows": len(edge.rows),
        "flags": len(edge.flags),
        "evidence": " ".join(dict.fromkeys(piece.kind for piece in edge.evidence)),
    }


def _share(share: float | None) -> float | None:
    """Always a float: GraphML keeps a type for each attribute."""
    return None if share is None else float(share)


def _kept(attributes: Attributes) -> dict[str, str | float | int]:
    cleaned = {k: xml_text(plain(v)) if isinstance(v, str) else v for k, v in attributes.items()}
    return {k: v for k, v in cleaned.items() if v is not None and v != ""}
