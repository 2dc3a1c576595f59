"""Planted clusters of which the number of origins is known.

A cluster is one report with translations, copies and rewrites of it, and m independent
reports: the articles of a real same-story pair (SemEval-2022, ``overall`` ≤ 2). Pairs of one
language of which an eighth of the runs is shared took text from one agency: they are no
independent reports, and left out by that rule. Two kinds: the report is an NTREX document, or it
is one side of the same-story pair itself, and the other side is the independent report.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.derivations.corpora import (
    Pair,
    abridged,
    article,
    edited_copy,
    held_out,
    ntrex,
    read,
    rewritten,
    semeval,
    shared_runs,
    source_number,
)
from benchmarks.derivations.figures import print_table, share
from firsthand.derive.origins import count_origins
from firsthand.embed import Encoder
from firsthand.model import Article

SEED = 20261125
INDEPENDENT_BELOW = 0.125


@dataclass(frozen=True, slots=True)
class Cluster:
    """Articles, and how many origins they have."""

    articles: tuple[Article, ...]
    origins: int


def clusters(
    data: Path, rng: random.Random, *, count: int = 200, only_held_out: bool = False
) -> Iterator[Cluster]:
    """Half of them around NTREX documents, half around real reports."""
    documents = {n: d for n, d in ntrex(data).items() if not only_held_out or held_out(n)}
    stories = [p for p, overall in semeval(data) if overall <= 2 and _independent(p)]
    stories = [p for p in stories if not only_held_out or held_out(source_number(p.first.input))]
    names = sorted(documents)
    for number in range(count // 2):
        texts = documents[names[number % len(names)]]
        language = rng.choice(sorted(texts))
        report = article(f"r{number}-{language}", language, texts[language])
        made = [_translated(texts, language, rng) for _ in range(rng.randrange(4))]
        made += [_derived(report, rng) for _ in range(rng.randrange(3))]
        independent: list[Article] = []
        for pair in rng.sample(stories, rng.choice((0, 1, 1, 2))):
            independent += [pair.first, pair.second][: rng.choice((1, 2))]
        yield Cluster((report, *made, *independent), 1 + len(independent))
    for pair in rng.sample(stories, min(count // 2, len(stories))):
        first, second = (pair.first, pair.second) if rng.random() < 0.5 else (pair.second, pair.first)
        made = [_derived(first, rng) for _ in range(rng.randrange(1, 4))]
        yield Cluster((first, second, *made), 2)


def _independent(pair: Pair) -> bool:
    return pair.first.language != pair.second.language or max(shared_runs(pair)) < INDEPENDENT_BELOW


def _translated(texts: Any, not_in: str, rng: random.Random) -> Article:
    language = rng.choice([x for x in sorted(texts) if x != not_in])
    sentences: Sequence[str] = texts[language]
    if rng.random() < 0.4:
        sentences = abridged(rng, sentences, rng.uniform(0.1, 0.4))
    return article(f"t-{language}-{rng.randrange(10**9)}", language, sentences)


def _derived(report: Article, rng: random.Random) -> Article:
    sentences = [p.text for p in report.paragraphs]
    text = (
        rewritten(rng, sentences)
        if rng.random() < 0.4
        else edited_copy(rng, sentences, words=rng.uniform(0.02, 0.2), cut=rng.uniform(0, 0.4))
    )
    return article(f"d-{rng.randrange(10**9)}", report.language or "", text)


def measure(data: Path, encoder: Encoder, *, only_held_out: bool = False) -> dict[str, Any]:
    """Error of the estimate, how often the range holds the truth, and overcounts."""
    errors, inside, over, rows = [], [], [], []
    for cluster in clusters(data, random.Random(SEED), only_held_out=only_held_out):
        articles = list({a.id: a for a in cluster.articles}.values())
        edges, readings = read(articles, encoder)
        found = count_origins(articles, edges, readings)
        errors.append(abs(found.estimate - cluster.origins))
        inside.append(found.least <= cluster.origins <= found.most)
        over.append(found.estimate > cluster.origins)
        if errors[-1]:
            rows.append(
                [[a.input for a in articles], cluster.origins, found.least, found.estimate, found.most]
            )
    return {
        "clusters": len(errors),
        "mean absolute error": round(sum(errors) / len(errors), 4),
        "truth inside the range": share(sum(inside), len(inside)),
        "overcounted": share(sum(over), len(over)),
        "undercounted": share(sum(e > 0 for e in errors) - sum(over), len(errors)),
        "off": rows,
    }


def show(figures: dict[str, Any], title: str) -> None:
    """Prints the table."""
    names = ("truth inside the range", "overcounted", "undercounted")
    print_table(
        f"{title}: {figures['clusters']} clusters",
        [("mean absolute error", f"{figures['mean absolute error']:.3f}"), *((n, figures[n]) for n in names)],
    )
