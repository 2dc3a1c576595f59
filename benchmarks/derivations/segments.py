"""Sentences inside aligned paragraphs: merges, splits, moves, drops and additions planted in NTREX.

    python -m benchmarks.derivations.segments --data ../shared/data --json out.json

English documents in paragraphs of two to four sentences beside their translations, once as they are and
once with sentences of the translation merged, split, exchanged, dropped or inserted inside paragraphs;
the change is the gold. Which paragraphs belong together is given (`mixed` measures that). A group of sentences is right where it joins just the sentences that the gold
joins. Only documents that neither the weights of rows (`corpora.held_out`) nor those of lines
(`made_lines.in_half`) were fitted on.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import networkx as nx
import numpy as np
import regex

from benchmarks.common import cached_encoder
from benchmarks.derivations.corpora import article, held_out, ntrex
from benchmarks.derivations.made_lines import UNSPACED, cut, in_half
from firsthand.derive.background import Background, load_background
from firsthand.derive.segments import segments
from firsthand.derive.units import embed_articles, whole_sentences
from firsthand.embed import Encoder, Vectors
from firsthand.extract.sentences import UNMARKED
from firsthand.model import Article, Piece, Row, Segment

#: Documents of each language.
DOCUMENTS = 12
#: Chance of each change at a sentence; together a third. Round numbers, not those of any set.
DROP, ADD, MERGE, SPLIT, EXCHANGE = 0.08, 0.06, 0.08, 0.05, 0.06
_END = regex.compile(r"[.。!！?？।؟۔]\s*$")
#: A stretch of text says that a planted piece is in it from this share of the piece on.
HELD = 0.5

#: Sentences of the source and pieces of the target that belong together.
Group = tuple[frozenset[int], frozenset[int]]


@dataclass
class Planted:
    """Two articles; of each side the pieces as (paragraph, start, end), and the groups of the gold."""

    language: str
    source: Article
    target: Article
    pieces: tuple[list[tuple[int, int, int]], list[tuple[int, int, int]]]
    gold: list[Group] = field(default_factory=list)


def plant(
    language: str,
    pairs: Sequence[tuple[str, str]],
    foreign: Sequence[str],
    rng: random.Random,
    *,
    changed: bool,
) -> Planted:
    """One document in paragraphs, with or without changes."""
    joiner = "" if language in UNSPACED else " "
    sides: tuple[list[list[str]], list[list[str]]] = ([], [])
    gold: list[Group] = []
    at, pieces = 0, 0
    while at < len(pairs):
        size = min(rng.choice((2, 3, 4)), len(pairs) - at)
        texts, groups = _paragraph(pairs[at : at + size], foreign, rng, joiner, changed=changed)
        sides[0].append([one for one, _ in pairs[at : at + size]])
        sides[1].append(texts)
        gold += [(frozenset(n + at for n in a), frozenset(n + pieces for n in b)) for a, b in groups]
        at, pieces = at + size, pieces + len(texts)
    places = _places(sides[0], " "), _places(sides[1], joiner)
    paragraphs = [" ".join(p) for p in sides[0]], [joiner.join(p) for p in sides[1]]
    made = [
        article(f"seg-{name}", name, text) for name, text in zip(("en", language), paragraphs, strict=True)
    ]
    return Planted(language, made[0], made[1], places, gold)


def _paragraph(
    pairs: Sequence[tuple[str, str]],
    foreign: Sequence[str],
    rng: random.Random,
    joiner: str,
    *,
    changed: bool,
) -> tuple[list[str], list[Group]]:
    """The pieces of the target's paragraph, and which sentences and pieces belong together."""
    made: list[tuple[list[int], str]] = [([n], text) for n, (_, text) in enumerate(pairs)]
    if changed:
        made = _changed(made, foreign, rng, joiner)
    groups: dict[tuple[int, ...], list[int]] = {}
    for place, (sources, _) in enumerate(made):
        groups.setdefault(tuple(sources), []).append(place)
    kept = [(frozenset(a), frozenset(b)) for a, b in groups.items() if a]
    return [text for _, text in made], kept


def _changed(
    made: list[tuple[list[int], str]], foreign: Sequence[str], rng: random.Random, joiner: str
) -> list[tuple[list[int], str]]:
    mark = {"": "。", " ": "."}[joiner]
    result: list[tuple[list[int], str]] = []
    n = 0
    while n < len(made):
        chance, (sources, text) = rng.random(), made[n]
        after = made[n + 1] if n + 1 < len(made) else None
        halves = cut(text)
        n += 1
        if chance < DROP and len(made) > 2:
            continue
        if chance < DROP + ADD:
            result += [(sources, text), ([], rng.choice(foreign))]
        elif chance < DROP + ADD + MERGE and after and _END.search(text):
            comma = "，" if not joiner else ", "
            result.append(([*sources, *after[0]], _END.sub("", text) + comma + after[1]))
            n += 1
        elif DROP + ADD + MERGE <= chance < DROP + ADD + MERGE + SPLIT and len(halves) == 2:
            one, two = halves[0][:-1] + mark, halves[1][:1].upper() + halves[1][1:]
            result += [(sources, one), (sources, two)]
        elif DROP + ADD + MERGE + SPLIT <= chance < DROP + ADD + MERGE + SPLIT + EXCHANGE and after:
            result += [after, (sources, text)]
            n += 1
        else:
            result.append((sources, text))
    return result or made


def _places(paragraphs: Sequence[Sequence[str]], joiner: str) -> list[tuple[int, int, int]]:
    places = []
    for number, texts in enumerate(paragraphs, 1):
        start = 0
        for text in texts:
            places.append((number, start, start + len(text)))
            start += len(text) + len(joiner)
    return places


# -- what was found -----------------------------------------------------------------------


def groups_found(found: Sequence[Segment], planted: Planted) -> set[Group]:
    """What the segments join, as groups of planted pieces; segments that share a piece are one."""
    graph = _graph(planted)
    for segment in found:
        nx.add_path(graph, _ends(segment, planted))
    return _groups(graph)


def groups_planted(planted: Planted) -> set[Group]:
    """The gold; pieces that the splitting into sentences leaves in one sentence count as one."""
    graph = _graph(planted)
    for source, target in planted.gold:
        nx.add_path(graph, [*((0, n) for n in source), *((1, n) for n in target)])
    for side, article_ in enumerate((planted.source, planted.target)):
        for paragraph in article_.paragraphs:
            for span in whole_sentences(paragraph.text, article_.language):
                one = (Piece(paragraph.number, span),)
                nx.add_path(graph, _ends(Segment(one, ()) if side == 0 else Segment((), one), planted))
    return _groups(graph)


def _graph(planted: Planted) -> nx.Graph:
    graph: nx.Graph = nx.Graph()
    graph.add_nodes_from((side, n) for side in (0, 1) for n in range(len(planted.pieces[side])))
    return graph


def _ends(segment: Segment, planted: Planted) -> list[tuple[int, int]]:
    return [
        (side, n)
        for side, pieces in enumerate((segment.source, segment.target))
        for n, place in enumerate(planted.pieces[side])
        if any(_touches(piece, place) for piece in pieces)
    ]


def _groups(graph: nx.Graph) -> set[Group]:
    return {
        (frozenset(n for side, n in part if side == 0), frozenset(n for side, n in part if side == 1))
        for part in nx.connected_components(graph)
    }


def _touches(piece: Piece, place: tuple[int, int, int]) -> bool:
    number, start, end = place
    shared = min(end, piece.span[1]) - max(start, piece.span[0])
    return piece.paragraph == number and shared >= HELD * min(end - start, piece.span[1] - piece.span[0])


def count(planted: Planted, found: Sequence[Segment]) -> Counter[str]:
    """Groups, and sentences that one side alone has: right, found, and in the gold."""
    got, gold = groups_found(found, planted), groups_planted(planted)
    kinds = {"groups": lambda g: g[0] and g[1], "dropped": lambda g: not g[1], "added": lambda g: not g[0]}
    counted: Counter[str] = Counter()
    for name, of_kind in kinds.items():
        one, other = {g for g in got if of_kind(g)}, {g for g in gold if of_kind(g)}
        counted[f"{name} right"], counted[f"{name} found"] = len(one & other), len(one)
        counted[f"{name} gold"] = len(other)
    counted["rows"] = len(planted.source.paragraphs)
    return counted


@dataclass(frozen=True)
class _SentencesOnly:
    """An encoder that gives nothing for whole paragraphs, which segments do not need: they take long."""

    encoder: Encoder
    paragraphs: frozenset[str]

    @property
    def name(self) -> str:
        return self.encoder.name

    @property
    def dimensions(self) -> int:
        return self.encoder.dimensions

    def encode(self, texts: Sequence[str]) -> Vectors:
        vectors = np.zeros((len(texts), self.dimensions), np.float32)
        wanted = [n for n, text in enumerate(texts) if text not in self.paragraphs]
        vectors[wanted] = self.encoder.encode([texts[n] for n in wanted])
        return vectors


def find(planted: Planted, encoder: Encoder, background: Background) -> tuple[Segment, ...]:
    """The segments of two articles whose paragraphs are known to be rows."""
    both = planted.source, planted.target
    long = frozenset(
        p.text for one in both for p in one.paragraphs if len(whole_sentences(p.text, one.language)) > 1
    )
    embedded = embed_articles(both, _SentencesOnly(encoder, long))
    rows = [Row((p.number,), (p.number,), 1.0) for p in planted.source.paragraphs]
    return segments(*embedded, rows, background)


def documents(data: Path, *, fitted: bool = False) -> list[tuple[str, dict[str, list[str]]]]:
    """Documents that nothing was fitted on, or others."""
    found = sorted(ntrex(data).items())
    unseen = [one for one in found if held_out(one[0]) and in_half(one[0], 0)]
    if not fitted:
        return unseen
    return [one for one in found if not held_out(one[0]) and in_half(one[0], 1)]


def measure(data: Path, encoder: Encoder, *, fitted: bool = False) -> dict[str, Any]:
    """Counts and shares of each language and of all, with changes and without."""
    background = load_background(encoder)
    chosen = documents(data, fitted=fitted)[:DOCUMENTS]
    languages = sorted(name for name in chosen[0][1] if name != "en")
    result: dict[str, Any] = {
        "skipped": [f"{n}: not split into sentences" for n in languages if n in UNMARKED]
    }
    for changed in (True, False):
        counted = {}
        for language in (name for name in languages if name not in UNMARKED):
            total: Counter[str] = Counter()
            for number, (name, texts) in enumerate(chosen):
                foreign = chosen[number - 1][1][language]
                # Without the headline, which would be one sentence with the next.
                pairs = list(zip(texts["en"], texts[language], strict=True))[1:]
                rng = random.Random(f"3 {name} {language}")
                made = plant(language, pairs, foreign, rng, changed=changed)
                total += count(made, find(made, encoder, background))
            counted[language] = total
        counted["all"] = sum(counted.values(), Counter())
        result["changed" if changed else "clean"] = {name: shares(one) for name, one in counted.items()}
    return result


def shares(counted: Counter[str]) -> dict[str, float]:
    """Precision, recall and F1 of groups; precision and recall of what was dropped and added."""
    result: dict[str, float] = dict(counted)
    for name in ("groups", "dropped", "added"):
        right = counted[f"{name} right"]
        result[f"{name} P"] = right / max(1, counted[f"{name} found"])
        result[f"{name} R"] = right / max(1, counted[f"{name} gold"])
    p, r = result["groups P"], result["groups R"]
    result["groups F1"] = 2 * p * r / (p + r) if p + r else 0.0
    return result


def table(result: dict[str, Any]) -> str:
    """The figures as lines of text."""
    names = ("groups F1", "dropped P", "dropped R", "added P", "added R")
    lines = [
        "segments".ljust(12) + "".join(name.rjust(11) for name in names) + "  clean: groups F1, falsely alone"
    ]
    for language, one in result["changed"].items():
        clean = result["clean"][language]
        alone = int(clean.get("dropped found", 0) + clean.get("added found", 0))
        lines.append(
            language.ljust(12)
            + "".join(f"{one[name]:11.3f}" for name in names)
            + f"{clean['groups F1']:11.3f} {alone:5} of {int(2 * clean['groups gold'])}"
        )
    return "\n".join([*lines, *(f"skipped {reason}" for reason in result["skipped"])])


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--cache", default="benchmarks/results/vectors.db", help="store for the vectors")
    parser.add_argument("--fitted", action="store_true", help="documents that weights were fitted on")
    parser.add_argument("--json", type=Path)
    given = parser.parse_args()
    result = measure(given.data, cached_encoder(given.cache), fitted=given.fitted)
    print(table(result))
    if given.json:
        given.json.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
