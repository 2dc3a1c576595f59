"""Real articles: machine translations found among real reports of one story.

All pairs of machine_translated and all pairs of semeval2022 with ``overall`` ≤ 2 are one input.
A translation is found where an edge joins it to its source or to another translation of
that source; the two sets share some source articles, known by their numbers. Edges across languages that join anything else are wrong; those that join the
two sides of a same-story pair are listed with their rows, to be read.
"""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import Any

from benchmarks.derivations.corpora import derived, held_out, machine_translated, semeval, source_number
from benchmarks.derivations.figures import print_table, share
from firsthand.embed import Encoder

SAME_STORY = 2.0


def measure(data: Path, encoder: Encoder, *, only_held_out: bool = False) -> dict[str, Any]:
    """Precision and recall of translations, and the same-story pairs taken for translations."""
    translated = [
        p for p in machine_translated(data) if not only_held_out or held_out(source_number(p.first.input))
    ]
    stories = [p for p, overall in semeval(data) if overall <= SAME_STORY]
    stories = [p for p in stories if not only_held_out or held_out(source_number(p.first.input))]
    articles = {a.id: a for p in [*translated, *stories] for a in (p.first, p.second)}
    family = {a.id: source_number(a.input) for a in articles.values()}
    joined: dict[str, set[str]] = defaultdict(set)
    right: dict[str, list[bool]] = defaultdict(list)
    wrong = []
    for edge in derived(list(articles.values()), encoder):
        if edge.source is None or edge.kind != "translation":
            continue
        joined[edge.source].add(edge.target)
        joined[edge.target].add(edge.source)
        good = family[edge.source] == family[edge.target]
        right["translation edges"].append(good)
        if not good:
            wrong.append(
                [articles[edge.source].input, articles[edge.target].input, edge.confidence, len(edge.rows)]
            )
    hits: dict[str, list[bool]] = defaultdict(list)
    missed = []
    for pair in translated:
        found = any(family[other] == family[pair.first.id] for other in joined[pair.second.id])
        hits["translations"].append(found)
        hits[f"translations {pair.first.language}→{pair.second.language}"].append(found)
        if not found:
            missed.append([pair.first.input, pair.second.input])
    real = [p for p in stories if p.first.language != p.second.language]
    taken = [p.second.id in joined[p.first.id] for p in real]
    return {
        "articles": len(articles),
        "recall": {name: share(sum(v), len(v)) for name, v in sorted(hits.items())},
        "precision": {name: share(sum(v), len(v)) for name, v in right.items()},
        "same story taken for a translation": share(sum(taken), len(taken)),
        "wrong": wrong,
        "missed": missed,
    }


def show(figures: dict[str, Any], title: str) -> None:
    """Prints the table, and what has to be read."""
    taken = figures["same story taken for a translation"]
    print_table(
        f"{title}: {figures['articles']} articles",
        [
            *figures["recall"].items(),
            *figures["precision"].items(),
            ("same story taken for a translation", taken),
        ],
    )
    for row in figures["wrong"]:
        print("  to be read:", *row)
