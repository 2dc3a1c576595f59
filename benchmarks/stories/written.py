"""Stories written for fitting: of one invented event each, three reports that know nothing of each other.

    python -m benchmarks.stories.written [--cache vectors.db] [--misses] [--half fitted|held-out]

All are read as one input. There is no derivation among them, every event has its three reports, and every
report is an origin of its own; what is not so is counted by pair of languages. Half of the stories (by hash
of the name) fit the weights of the derive and group rooms, and their figures stand by themselves.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

from benchmarks.common import cached_encoder
from benchmarks.derivations.corpora import article, held_out, read
from firsthand.derive.background import load_background
from firsthand.derive.origins import count_origins
from firsthand.derive.units import embed_articles
from firsthand.embed import Encoder
from firsthand.group.likeness import read_heads
from firsthand.group.stories import group
from firsthand.model import Article, Paragraph, PublishedDate

#: One story a line: ``story``, and ``reports`` with ``language``, ``published``, ``title`` and ``paragraphs``.
REPORTS = Path(__file__).parent / "reports"


class Told(NamedTuple):
    """An event and its independent reports."""

    name: str
    reports: tuple[Article, ...]


def written(folder: Path = REPORTS) -> list[Told]:
    """All stories, in the order of the files; none where there are none."""
    lines = (
        line
        for path in sorted(folder.glob("*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
    )
    told = (json.loads(line) for line in lines if line.strip())
    return [
        Told(story["story"], tuple(_report(story["story"], report) for report in story["reports"]))
        for story in told
    ]


def _report(story: str, report: Mapping[str, str]) -> Article:
    title, *running = (report["title"], *report["paragraphs"])
    made = article(f"{story} {report['id']}", report["language"], running, title=title)
    return dataclasses.replace(
        made,
        paragraphs=(
            Paragraph(1, "title", title),
            *(dataclasses.replace(p, number=p.number + 1) for p in made.paragraphs),
        ),
        published=PublishedDate(report["published"], "day", None, "meta"),
    )


class Figures(NamedTuple):
    """What went wrong among the reports of some stories: pairs by name, their languages first."""

    pairs: int
    derived: list[str]
    one_origin: list[str]
    parted: list[str]
    joined: list[str]


def measure(stories: Sequence[Told], encoder: Encoder) -> Figures:
    """One run over all reports."""
    articles = sorted((a for told in stories for a in told.reports), key=lambda a: a.id)
    home = {a.id: told.name for told in stories for a in told.reports}
    name = {a.id: f"{a.language} {a.input}" for a in articles}
    edges, readings = read(articles, encoder)
    read_as = {frozenset((r.first, r.second)): r.probability for r in readings}
    heads = read_heads(embed_articles(articles, encoder), load_background(encoder))
    events = [[articles[n] for n in event] for events in group(heads, edges).stories for event in events]
    counted = [count_origins(event, edges, readings) for event in events]
    together = set(_pairs([a.id for a in event] for event in events))
    wanted = set(_pairs([a.id for a in told.reports] for told in stories))
    one_origin = set(_pairs(g.articles for origins in counted for g in origins.groups))

    def said(pairs: set[tuple[str, str]]) -> list[str]:
        return sorted(f"{name[a]} | {name[b]} {read_as.get(frozenset((a, b)), 0):.3f}" for a, b in pairs)

    derived = {(min(e.source or "", e.target), max(e.source or "", e.target)) for e in edges}
    assert len(home) == len(articles)
    return Figures(
        len(wanted), said(derived), said(one_origin), said(wanted - together), said(together - wanted)
    )


def _pairs(groups: Iterator[Sequence[str]] | Sequence[Sequence[str]]) -> Iterator[tuple[str, str]]:
    return (pair for every in groups for pair in combinations(sorted(every), 2))


def main() -> None:
    """Prints the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--cache", default="benchmarks/results/vectors.db", help="store for the vectors")
    parser.add_argument("--misses", action="store_true", help="lists what is not right")
    parser.add_argument("--half", choices=("fitted", "held-out"))
    given = parser.parse_args()
    stories = [
        told for told in written() if given.half is None or held_out(told.name) == (given.half == "held-out")
    ]
    found = measure(stories, cached_encoder(given.cache))
    print(f"{len(stories)} stories, {found.pairs} pairs of one event")
    for what, wrong in list(found._asdict().items())[1:]:
        languages = Counter("-".join(sorted(side.split()[0] for side in pair.split(" | "))) for pair in wrong)
        print(f"{what:12}{len(wrong):5}  {', '.join(f'{k} {n}' for k, n in languages.most_common())}")
        if given.misses:
            print(*(f"  {pair}" for pair in wrong), sep="\n")


if __name__ == "__main__":
    main()
