"""Fits `compare/differences.json`: which values left over between two reports answer one question differently.

usage: python -m benchmarks.facts.train_differences --data DATA --out src/firsthand/compare/differences.json

Positive: values that two reports both give, one of them changed (`conflict_plants.py`; semeval2022, same_story_ru and
ecbplus, reports that the run takes for two origins of one story). Negative: what is left over between the
untouched reports; the few that are real conflicts, as read, are left out. Boosted trees of three levels
(scikit-learn), in which every feature may only speak for one side (`SIGNS`). Half of the topics and articles is
never fitted; its figures go into the file. Needs scikit-learn. About ten minutes.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.common import train_from_command_line
from benchmarks.facts.conflict_plants import Conflict, plants
from benchmarks.facts.conflicts import SETS, Pair, met, report, says
from benchmarks.logistic import auc
from firsthand.compare import context
from firsthand.compare.anchor import anchors
from firsthand.compare.differences import NAMES, Candidate, candidates
from firsthand.compare.matching import Voice, voice
from firsthand.compare.readings import DateReading, read_sentences
from firsthand.compare.trees import Trees
from firsthand.derive.align import margins
from firsthand.derive.background import Background, load_background
from firsthand.embed import Encoder
from firsthand.embed.static import StaticEncoder
from firsthand.model import Article

#: One in so many pairs of a set is read: the texts of ecbplus repeat each other.
ONE_IN = {"semeval": 1, "ru": 1, "ecb": 6}
#: Which way a feature may speak: 1 the more the likelier, -1 the less, 0 either. In the order of the features.
SIGNS = (1, 1, 1, 1, 1, 1, -1, 0, -1, -1, 1, -1, 1, 1, 1, 0, -1, 1, -1, 1, 1, 0, 1, 1)
TREES, DEPTH, RATE, SMALLEST, PENALTY = 100, 3, 0.08, 12, 3.0
SEED = 0
#: Slashes from which on a sentence is an address: ecbplus keeps those of its pages.
ADDRESS = 2
#: What is left over between untouched reports of the fitting half and was read as a real conflict, or as one that
#: readers could take for one (two polls): report and the two values.
READ_AS_REAL = frozenset(
    {
        ("se-1576017384_1576058414-1", "600 liralık", "650 TL"),
        ("se-1485163958_1484203160-1", "45 por ciento", "31%"),
        ("se-1485163958_1484203160-1", "22%", "35%"),
        ("se-1484455112_1484095819-1", "78%", "over 80%"),
        ("se-1638659955_1610014644-1", "3 procent", "9,6 procent"),
        ("se-1638659955_1610014644-1", "7 procent", "6,8 procent"),
        ("se-1638659955_1610014644-1", "10%", "9,9 procent"),
        ("se-1638659955_1610014644-1", "2 procent", "6,8 proc."),
        ("se-1638659955_1610014644-1", "2 procent", "6,8 procent"),
        ("se-1645623438_1618355202-1", "1.392", "877"),
        ("se-1645623438_1618355202-1", "13", "11"),
        ("se-1645623438_1618355202-1", "38", "11"),
        ("se-1483978479_1484279598-1", "al menos 23", "Nueve"),
        ("ecb-9_2ecb", "nearly 235,000", "nearly 300,000"),
        ("ecb-12_5ecb", "early December", "November"),
        ("ecb-7_10ecb", "46", "44"),
        ("ecb-10_3ecbplus", "$165 million", "$184 million"),
        ("ecb-20_7ecbplus", "200,000", "120,000"),
        ("ru-honey130-1", "41 миллион долларов", "$ 40,8 млн"),
        ("ru-honey130-1", "миллионы долларов", "53 млн долларов"),
        ("ru-honey133-1", "до четырех", "до 40"),
    }
)


@dataclass(frozen=True, slots=True)
class Example:
    """A candidate, whether it was planted, and the report that it is of; ``held`` is never fitted."""

    name: str
    held: bool
    planted: bool
    candidate: Candidate

    @property
    def model(self) -> str:
        """Which of the two models it is for."""
        return "dates apart" if isinstance(self.candidate.one.reading, DateReading) else "quantities apart"


class Reader:
    """Articles as voices, with the vectors of their sentences kept."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder, self._near = encoder, StaticEncoder()
        self._background: Background = load_background(encoder)

    def candidates(self, articles: Sequence[Article]) -> list[Candidate]:
        """What is left over between two articles."""
        known = anchors(articles, [], [[a.id for a in articles]])
        one, other = (self._voice(a, known) for a in articles)
        if one is None or other is None:
            return []
        margin = margins(one.units, other.units, (one.language, other.language), self._background)
        likeness = context.Likeness(one.values, other.values, margin)
        return candidates(one.values, other.values, likeness)

    def _voice(self, article: Article, known: Any) -> Voice | None:
        sentences = read_sentences(article, known.get(article.id))
        return voice(article, 0, sentences, self._encoder, self._near) if sentences else None


def examples(data: Path, encoder: Encoder) -> Iterator[Example]:
    """All candidates of untouched pairs, and the planted one of each plant."""
    reader = Reader(encoder)
    for name, one_in in ONE_IN.items():
        for number, (pair, held) in enumerate(SETS[name](data)):
            if number % one_in:
                continue
            found = report(pair, encoder)
            by_name = {a.record: a for a in found.articles}
            if met(found) == "two origins":
                articles = [by_name[r.name] for r in pair]
                for candidate in reader.candidates(articles):
                    if _negative(pair, candidate):
                        yield Example(pair[0].name, held, False, candidate)
                for plant in plants(*pair):
                    positive = _positive(plant, pair, articles, reader)
                    if positive:
                        yield Example(pair[0].name, held, True, positive)


def _negative(pair: Pair, candidate: Candidate) -> bool:
    spots = candidate.one, candidate.other
    address = any(s.sentence.text.count(" / ") >= ADDRESS for s in spots)
    told = (pair[0].name, *(s.reading.text for s in spots))
    return not address and told not in READ_AS_REAL


def _positive(plant: Conflict, pair: Pair, articles: Sequence[Article], reader: Reader) -> Candidate | None:
    sides = list(articles)
    edited = _edited(articles[plant.edited], pair[plant.edited].text, plant.text)
    if edited is None:
        return None
    sides[plant.edited] = edited
    hits = [
        c
        for c in reader.candidates(sides)
        if says((c.one, c.other)[plant.edited].reading.text, plant.after)
        and says((c.one, c.other)[1 - plant.edited].reading.text, plant.told)
    ]
    return max(hits, key=lambda c: c.features[0] + 4 * c.features[1], default=None)


def _edited(article: Article, before: str, after: str) -> Article | None:
    """An article with what changed in the text that it was read from changed in its paragraph."""
    old, new = (" ".join(text.split()) for text in (before, after))
    start = next(n for n, (a, b) in enumerate(zip(old, new, strict=False)) if a != b)
    tail = next(n for n in range(len(old)) if old[-1 - n] != new[-1 - n] or start >= len(old) - 1 - n)
    at = 0
    for n, paragraph in enumerate(article.paragraphs):
        text = " ".join(paragraph.text.split())
        place = old.find(text, at)
        if place < 0:
            continue
        at = place + len(text)
        if place <= start < at:
            made = text[: start - place] + new[start : len(new) - tail] + text[len(old) - tail - place :]
            paragraphs = list(article.paragraphs)
            paragraphs[n] = replace(paragraph, text=made)
            return replace(article, paragraphs=tuple(paragraphs))
    return None


# -- fitting -------------------------------------------------------------------------------


def fit(chosen: Sequence[Example]) -> dict[str, Any]:
    """Boosted trees for one model; examples of one report and label weigh as the root of their number."""
    from sklearn.ensemble import HistGradientBoostingClassifier

    counts = Counter((e.name, e.planted) for e in chosen)
    weights = [counts[e.name, e.planted] ** -0.5 for e in chosen]
    made = HistGradientBoostingClassifier(
        max_depth=DEPTH,
        max_iter=TREES,
        learning_rate=RATE,
        min_samples_leaf=SMALLEST,
        l2_regularization=PENALTY,
        monotonic_cst=list(SIGNS),
        max_features=0.5,
        early_stopping=False,
        random_state=SEED,
    )
    features = np.array([e.candidate.features for e in chosen])
    made.fit(features, [e.planted for e in chosen], sample_weight=weights)
    start = float(np.ravel(made._baseline_prediction)[0])
    return {"start": round(start, 4), "trees": [_tree(p[0].nodes) for p in made._predictors]}


def _tree(nodes: Any) -> list[list[float]]:
    """A tree of scikit-learn as `compare.trees` reads it."""
    return [
        [round(float(n["value"]), 5)]
        if n["is_leaf"]
        else [int(n["feature_idx"]), round(float(n["num_threshold"]), 5), int(n["left"]), int(n["right"])]
        for n in nodes
    ]


def figures(made: Sequence[Example], models: dict[str, Any]) -> dict[str, Any]:
    """By half and model: examples, area under the curve, and what lies above log-odds 0."""
    trees = {name: Trees.listed(made["start"], made["trees"]) for name, made in models.items()}
    found = {}
    for half, held in (("fitted", False), ("held out", True)):
        for model in models:
            side = [e for e in made if e.held == held and e.model == model]
            odds = {
                label: trees[model]([e.candidate.features for e in side if e.planted == label])
                for label in (True, False)
            }
            found[f"{half}, {model}"] = {
                "planted": len(odds[True]),
                "left over": len(odds[False]),
                "auc": round(float(auc(odds[True], odds[False])), 3),
                "planted over 0": round(float((odds[True] > 0).mean()), 3),
                "left over over 0": round(float((odds[False] > 0).mean()), 3),
            }
    return found


def write(out: Path, made: Sequence[Example]) -> None:
    """Fits both models and writes them with their figures."""
    models = {
        name: fit([e for e in made if not e.held and e.model == name])
        for name in ("quantities apart", "dates apart")
    }
    provenance = {
        "script": "benchmarks/facts/train_differences.py",
        "features": [*context.NAMES, *NAMES],
        "data": "semeval2022, same_story_ru, ecbplus; half by topic or article held out",
        "figures": figures(made, models),
    }
    rows = ",\n".join(
        f'  "{name}": {{"start": {fitted["start"]}, "trees": [\n'
        + ",\n".join(f"   {json.dumps(tree)}" for tree in fitted["trees"])
        + "\n  ]}"
        for name, fitted in models.items()
    )
    told = json.dumps(provenance, indent=1).replace("\n", "\n ")
    out.write_text(f'{{\n "models": {{\n{rows}\n }},\n "provenance": {told}\n}}\n', encoding="utf-8")
    print(json.dumps(provenance["figures"], indent=1))


def main(data: Path, out: Path, encoder: Encoder) -> None:
    """Reads all pairs, fits and writes."""
    write(out, list(examples(data, encoder)))


if __name__ == "__main__":
    train_from_command_line(main, __doc__)
