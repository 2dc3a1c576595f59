"""Planted derivations of every kind, found again in one input (`planted.mixed`).

A planted pair is found where an edge joins its target to an article that holds the source's
text and none of the target's other documents. An edge is wrong where its two articles have
no document in common, and no two that share sentences word for word (`corpora.sharing`: two pairs of the set); a partial translation is counted with the translations' edges, apart
from which its precision is taken over edges that end in such an article.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Any

from benchmarks.derivations.corpora import derived, held_out, ntrex, sharing
from benchmarks.derivations.figures import print_table, share
from benchmarks.derivations.peers import minhash_pairs
from benchmarks.derivations.planted import Mixed, mixed
from firsthand.embed import Encoder
from firsthand.model import Derivation

SEED = 20261125
#: Kinds of edges by which a planted kind counts as found in its kind.
KINDS = {
    "translation": ("translation",),
    "partial translation": ("translation", "excerpt"),
    "edited copy": ("copy", "excerpt", "rewrite"),
    "excerpt": ("excerpt", "copy"),
    "rewrite": ("rewrite", "copy", "excerpt"),
}


def measure(data: Path, encoder: Encoder, *, only_held_out: bool = False, each: int = 100) -> dict[str, Any]:
    """Recall by planted kind and language pair, precision by kind of edge; ``each`` pairs of every kind."""
    documents = ntrex(data)
    if only_held_out:
        documents = {name: texts for name, texts in documents.items() if held_out(name)}
    made = mixed(documents, random.Random(SEED), each=each)
    edges = derived(made.articles, encoder)
    return {
        "articles": len(made.articles),
        **_recall(made, edges),
        **_precision(made, edges, sharing(documents)),
        "peer": _peer(made),
    }


def _recall(made: Mixed, edges: Sequence[Derivation]) -> dict[str, Any]:
    around: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for edge in edges:
        if edge.source:
            around[edge.source].append((edge.target, edge.kind))
            around[edge.target].append((edge.source, edge.kind))
    language = {a.id: a.language or "" for a in made.articles}
    hits: dict[str, list[bool]] = defaultdict(list)
    missed = []
    for planted in made.edges:
        wanted = made.roots[planted.source]
        others = made.roots[planted.target] - wanted
        found = [
            kind
            for other, kind in around[planted.target]
            if made.roots[other] & wanted and not made.roots[other] & others
        ]
        hits[planted.kind].append(bool(found))
        hits[f"{planted.kind}, right kind"].append(any(kind in KINDS[planted.kind] for kind in found))
        pair = f"{language[planted.source]}→{language[planted.target]}"
        hits[f"{planted.kind} {pair}"].append(bool(found))
        for code in {language[planted.source], language[planted.target]}:
            hits[f"{planted.kind}, {code}"].append(bool(found))
        if not found:
            missed.append([planted.kind, planted.source, planted.target])
    return {"recall": {name: share(sum(v), len(v)) for name, v in sorted(hits.items())}, "missed": missed}


def _precision(
    made: Mixed, edges: Sequence[Derivation], related: Collection[frozenset[str]]
) -> dict[str, Any]:
    partial = {e.target for e in made.edges if e.kind == "partial translation"}
    right: dict[str, list[bool]] = defaultdict(list)
    wrong = []
    for edge in edges:
        if edge.source is None:
            continue
        here, there = made.roots[edge.source], made.roots[edge.target]
        good = bool(here & there) or any(frozenset((a, b)) in related for a in here for b in there)
        ends_in_partial = bool({edge.source, edge.target} & partial)
        right["edges of partial translations" if ends_in_partial else f"{edge.kind} edges"].append(good)
        if not good:
            wrong.append([edge.kind, edge.source, edge.target, edge.confidence, len(edge.rows)])
    return {"precision": {name: share(sum(v), len(v)) for name, v in sorted(right.items())}, "wrong": wrong}


def _peer(made: Mixed) -> dict[str, Any]:
    """MinHash LSH on what it is for: planted pairs within a language, and how many of its pairs are right."""
    found = minhash_pairs(made.articles)
    if found is None:
        return {}
    place = {a.id: n for n, a in enumerate(made.articles)}
    hits: dict[str, list[bool]] = defaultdict(list)
    for edge in made.edges:
        if "translation" not in edge.kind:
            pair = sorted((place[edge.source], place[edge.target]))
            hits[edge.kind].append((pair[0], pair[1]) in found)
    roots = [made.roots[a.id] for a in made.articles]
    right = [bool(roots[i] & roots[j]) for i, j in found]
    return {
        **{kind: share(sum(v), len(v)) for kind, v in sorted(hits.items())},
        "pairs right": share(sum(right), len(right)),
    }


def show(figures: dict[str, Any], title: str) -> None:
    """Prints the tables."""
    recall = figures["recall"]
    print_table(
        f"{title}: {figures['articles']} articles, found", [(k, v) for k, v in recall.items() if "→" not in k]
    )
    print_table(f"{title}: precision", figures["precision"].items())
    if figures["peer"]:
        print_table(f"{title}: MinHash LSH (datasketch)", figures["peer"].items())
    worst = sorted((v["value"], k) for k, v in recall.items() if "→" in k and v["value"] < 1)
    print_table(f"{title}: language pairs with a miss", [(k, recall[k]) for _, k in worst])
