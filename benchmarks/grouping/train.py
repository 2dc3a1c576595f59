"""Fits the likeness model of the group room, and says how well it separates.

    python benchmarks/grouping/train.py --data ../shared/data --out src/firsthand/group/weights.json

Same happening or not: SemEval-2022 task 8 (``overall`` ≤ 2), ECB+ (same event against the
same topic's other events: the hard negatives), same_story_ru, and random pairs. Half of the
pairs (by hash) fit, the other half gives the printed figures.
"""

from __future__ import annotations

import csv
import dataclasses
import json
import random
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.common import train_from_command_line
from benchmarks.derivations.corpora import Pair, article, rows, semeval, split
from benchmarks.derivations.train import held_out
from benchmarks.logistic import auc, fit_logistic
from firsthand.derive.background import load_background
from firsthand.derive.units import embed_articles
from firsthand.embed import Encoder
from firsthand.group.likeness import COMPARED, features, read_heads
from firsthand.model import Article

ECB_PAIRS_A_TOPIC = 20


def labelled(data: Path, rng: random.Random) -> Iterator[tuple[str, Article, Article, bool]]:
    """Pairs of articles with the set's name and whether they report one happening."""
    for pair, overall in semeval(data):
        across = pair.first.language != pair.second.language
        yield f"semeval {'across' if across else 'within'}", pair.first, pair.second, overall <= 2
    for pair in russian(data):
        yield "same_story_ru", pair.first, pair.second, pair.derived
    topics: dict[str, list[tuple[str, Article]]] = defaultdict(list)
    for row in rows(data / "ecbplus" / "docs.jsonl.gz"):
        topics[row["topic"]].append((row["event"], article(row["doc"], "en", row["sentences"])))
    for documents in topics.values():
        every = list(combinations(documents, 2))
        for (event, first), (other, second) in rng.sample(every, min(len(every), ECB_PAIRS_A_TOPIC)):
            yield "ecb+", first, second, event == other
    loose = [document for documents in topics.values() for _, document in documents]
    for _ in range(150):
        first, second = rng.sample(loose, 2)
        yield "random", first, second, False


def russian(data: Path) -> Iterator[Pair]:
    """The pairs of the Telegram contest that people judged."""
    for path in sorted((data / "same_story_ru").glob("*.tsv")):
        with path.open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines, delimiter="\t"):
                if not row.get("GOLDEN:quality"):
                    continue
                both = [
                    article(
                        row[f"INPUT:{n}_url"],
                        "ru",
                        [row[f"INPUT:{n}_title"], *split(row[f"INPUT:{n}_text"], "ru")],
                    )
                    for n in ("first", "second")
                ]
                yield Pair("ru", both[0], both[1], row["GOLDEN:quality"] == "OK")


def main(data: Path, out: Path, encoder: Encoder) -> dict[str, Any]:
    """Fits, writes ``out``, prints and returns the held-out figures."""
    pairs = list(labelled(data, random.Random(20261123)))
    articles = {
        a.id: dataclasses.replace(a, paragraphs=a.paragraphs[:COMPARED])
        for _, *both, _ in pairs
        for a in both
    }
    place = {name: n for n, name in enumerate(articles)}
    heads = read_heads(embed_articles(list(articles.values()), encoder), load_background(encoder))
    x = np.array([features(heads, place[a.id], place[b.id]) for _, a, b, _ in pairs])
    y = np.array([float(same) for *_, same in pairs])
    test = np.array([held_out(a.id + b.id) for _, a, b, _ in pairs])
    mean, scale = x[~test].mean(0), x[~test].std(0) + 1e-9
    weights, bias = fit_logistic(((x - mean) / scale)[~test], y[~test])
    odds = ((x - mean) / scale) @ weights + bias
    figures = {}
    names = np.array([name for name, *_ in pairs])
    for name in sorted(set(names)):
        same, other = odds[test & (names == name) & (y == 1)], odds[test & (names == name) & (y == 0)]
        figures[name] = {
            "auc": round(auc(same, other), 3) if len(same) else None,
            "same called same": round(float((same > 0).mean()), 3) if len(same) else None,
            "other called same": round(float((other > 0).mean()), 3),
            "pairs": int((test & (names == name)).sum()),
        }
    fitted = {
        "mean": mean.tolist(), "scale": scale.tolist(), "weights": weights.tolist(), "bias": bias,
        "provenance": {"script": "benchmarks/grouping/train.py", "encoder": encoder.name, "held_out": figures},
    }  # fmt: skip
    out.write_text(json.dumps(fitted, indent=1) + "\n")
    print(json.dumps(figures, indent=1))
    return figures


if __name__ == "__main__":
    train_from_command_line(main, __doc__)
