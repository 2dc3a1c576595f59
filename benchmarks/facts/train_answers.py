"""Fits `compare/weights.json`: which values of two reports answer one question.

usage: python -m benchmarks.facts.train_answers --data DATA --out src/firsthand/compare/weights.json

Positive: values that two reports of one event both give, one of them changed (`conflict_plants.py`,
ecbplus and semeval2022). Negative: what would be taken for a conflict between the untouched reports,
and between reports of different stories (semeval2022 with ``overall`` > 2); the few that are real
conflicts, as read, are left out. Which pairs would be taken depends on the weights, so
fitting goes in rounds. Half of the topics and articles is never fitted (`corpora.held_out`); its
figures go into the file. Weights against what a feature means are set to nothing.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.common import train_from_command_line
from benchmarks.derivations.corpora import article, held_out, rows, source_number, split
from benchmarks.facts.conflict_plants import Conflict, Report, plants
from benchmarks.facts.conflicts import PAIRS_A_TEXT, SAME_STORY
from benchmarks.logistic import Floats, auc
from firsthand.compare import answers as model
from firsthand.compare.answers import Answer
from firsthand.compare.context import NAMES, Context, context
from firsthand.compare.readings import SentenceReading, read_sentences, read_values
from firsthand.derive.align import Matrix, margins
from firsthand.derive.background import load_background
from firsthand.derive.units import Units
from firsthand.embed import Encoder
from firsthand.embed.static import StaticEncoder

ROUNDS = 3
#: Log-odds from which on an untouched pair is a negative example.
LEAST = -4.0
#: A plant is worth as much as three negatives of the same count of texts.
RIDGE = 2e-2
#: Conflicts of untouched reports of the fitting half that were read and are real: report and the two values.
READ_AS_REAL = frozenset(
    {
        ("ecb-20_6ecbplus", "120", "200"),
        ("ecb-9_2ecb", "nearly 235,000", "nearly 300,000"),
        ("ecb-12_5ecb", "early December", "November"),
        ("se-1576017384_1576058414-1", "600 liralık", "650 TL"),
        ("se-1484455112_1484095819-1", "78%", "over 80%"),
    }
)


@dataclass(frozen=True, slots=True)
class Example:
    """Two reports read, the margin of their sentences, and what is known of them."""

    name: str
    held: bool
    same: bool
    reports: tuple[Report, Report]
    sentences: tuple[tuple[SentenceReading, ...], tuple[SentenceReading, ...]]
    margin: Matrix


def read(data: Path, encoder: Encoder) -> list[Example]:
    """All pairs of reports with their margins."""
    background = load_background(encoder)

    @lru_cache(maxsize=None)
    def sentences(report: Report) -> tuple[tuple[SentenceReading, ...], Units | None]:
        lines = report.text.split("\n") if report.name.startswith("ecb") else split(report.text, report.language)
        found = tuple(read_sentences(article(report.name, report.language, lines), None))
        if not found:
            return found, None
        texts = tuple(s.text for s in found)
        spans = tuple((0, len(t)) for t in texts)
        units = Units(texts, tuple(s.paragraph for s in found), np.ones(len(texts)), encoder.encode(texts), spans)
        return found, units

    made = []
    for reports, name, held, same in _pairs(data):
        (a, left), (b, right) = (sentences(r) for r in reports)
        if left is not None and right is not None:
            margin = margins(left, right, (reports[0].language, reports[1].language), background)
            made.append(Example(name, held, same, reports, (a, b), margin))
    return made


def _pairs(data: Path) -> Iterator[tuple[tuple[Report, Report], str, bool, bool]]:
    for row in rows(data / "semeval2022" / "pairs.jsonl.gz"):
        if row["text1"] and row["text2"]:
            first, second = (
                Report(f"se-{row['pair_id']}-{n}", row[f"lang{n}"], row[f"text{n}"]) for n in (1, 2)
            )
            same = float(row["overall"]) <= SAME_STORY
            yield (first, second), first.name, held_out(source_number(first.name)), same
    by_event: dict[tuple[str, str], list[Report]] = {}
    for row in rows(data / "ecbplus" / "docs.jsonl.gz"):
        made = Report(f"ecb-{row['doc']}", "en", "\n".join(row["sentences"]))
        by_event.setdefault((row["topic"], row["event"]), []).append(made)
    for (topic, _), reports in by_event.items():
        for n, first in enumerate(reports):
            for second in reports[n + 1 : n + 1 + PAIRS_A_TEXT]:
                yield (first, second), f"ecb-{topic}", held_out(f"ecb-{topic}"), True


# -- examples to fit -----------------------------------------------------------------------


def planted(example: Example, static: Encoder) -> Iterator[Answer]:
    """The pair of every plant: the changed value and the other report's."""
    for plant in plants(*example.reports):
        changed = _changed(example, plant)
        if changed is None:
            continue
        sides = list(example.sentences)
        sides[plant.edited] = changed
        one, other = (context(side, static) for side in sides)
        found = [a for a in model.pairs(one, other, example.margin) if _holds(a, plant)]
        if found:
            yield max(found, key=lambda a: a.odds)


def _changed(example: Example, plant: Conflict) -> tuple[SentenceReading, ...] | None:
    side = list(example.sentences[plant.edited])
    spot = re.compile(rf"(?<![\d.,]){re.escape(plant.before)}(?!\d)")
    for n, sentence in enumerate(side):
        match = spot.search(sentence.text)
        within = sentence.text in plant.sentences[0] or plant.sentences[0] in sentence.text
        if match and within:
            text = sentence.text[: match.start()] + plant.after + sentence.text[match.end() :]
            dates, quantities = read_values(text, example.reports[plant.edited].language, None)
            side[n] = replace(sentence, text=text, dates=dates, quantities=quantities)
            return tuple(side)
    return None


def _holds(answer: Answer, plant: Conflict) -> bool:
    edited, other = (answer.one, answer.other) if plant.edited == 0 else (answer.other, answer.one)
    return (
        answer.verdict == "conflict"
        and _digits(plant.after) in _digits(edited.reading.text)
        and _digits(plant.before) in _digits(other.reading.text)
    )


def _digits(text: str) -> str:
    return "".join(str(int(c)) for c in text if c.isdecimal())


def untouched(example: Example, static: Encoder) -> Iterator[Answer]:
    """What would be taken for a conflict between the reports as they are, but for what was read as real."""
    one, other = (context(side, static) for side in example.sentences)
    for answer in model.answers(one, other, example.margin, least=LEAST):
        told = (example.reports[0].name, answer.one.reading.text, answer.other.reading.text)
        if answer.verdict == "conflict" and told not in READ_AS_REAL:
            yield answer


def collect(made: list[Example], static: Encoder) -> tuple[Floats, Floats, Floats, Floats]:
    """Features, labels, whether held out, and weights: a text's examples together weigh as their root."""
    found = [
        (a.features, float(label), float(e.held), e.name, e.same)
        for e in made
        for label, answers in ((1, planted(e, static) if e.same else ()), (0, untouched(e, static)))
        for a in answers
    ]
    counts = Counter((name, label) for _, label, _, name, _ in found)
    weights = np.array([counts[name, label] ** -0.5 for _, label, _, name, _ in found])
    features = np.array([f for f, *_ in found], np.float64)
    return features, np.array([f[1] for f in found]), np.array([f[2] for f in found]), weights


# -- fitting -------------------------------------------------------------------------------


def fit(features: Floats, labels: Floats, weights: Floats) -> dict[str, Any]:
    """A weighted logistic regression whose weights are none of them negative."""
    mean, scale = features.mean(axis=0), features.std(axis=0) + 1e-9
    kept = list(range(features.shape[1]))
    while True:
        theta = _newton(((features - mean) / scale)[:, kept], labels, weights)
        if min(theta[:-1]) >= 0:
            break
        del kept[int(np.argmin(theta[:-1]))]
    full = np.zeros(features.shape[1])
    full[kept] = theta[:-1]
    return {
        "mean": [round(float(v), 5) for v in mean],
        "scale": [round(float(v), 5) for v in scale],
        "weights": [round(float(v), 5) for v in full],
        "bias": round(float(theta[-1]), 5),
    }


def _newton(x: Floats, y: Floats, weights: Floats) -> Floats:
    design = np.hstack([x, np.ones((len(x), 1))])
    theta = np.zeros(design.shape[1])
    penalty = RIDGE * weights.sum() * np.eye(len(theta)) / 10
    penalty[-1, -1] = 0
    for _ in range(50):
        p = 1 / (1 + np.exp(-design @ theta))
        gradient = design.T @ (weights * (p - y)) + penalty @ theta
        hessian = (design * (weights * p * (1 - p) + 1e-9)[:, None]).T @ design + penalty
        theta -= np.linalg.solve(hessian, gradient)
    return theta


#: Where the first round starts: every feature counts, on a scale near its own.
START = {
    "mean": [3.0, 0.5, 0.1, 0.2, 0.4],
    "scale": [4.0, 0.9, 0.1, 0.5, 0.3],
    "weights": [1.0] * len(NAMES),
    "bias": -1.0,
}


def main(data: Path, out: Path, encoder: Encoder) -> None:
    """Fits round by round; each round's file is what the next one reads."""
    static = StaticEncoder()
    made = read(data, encoder)
    _write(out, START, {})
    for _ in range(ROUNDS):
        features, labels, held, weights = collect(made, static)
        fitted = held == 0
        weighed = fit(features[fitted], labels[fitted], weights[fitted])
        _write(out, weighed, {})
        odds = np.array([model.log_odds(tuple(f)) for f in features])
        figures = {
            half: {
                "plants": int((labels[side] == 1).sum()),
                "untouched": int((labels[side] == 0).sum()),
                "auc": round(auc(odds[side][labels[side] == 1], odds[side][labels[side] == 0]), 3),
                "plants over 0": round(float((odds[side][labels[side] == 1] > 0).mean()), 3),
                "untouched over 0": round(float((odds[side][labels[side] == 0] > 0).mean()), 3),
            }
            for half, side in (("fitted", held == 0), ("held out", held == 1))
        }
        print(json.dumps([dict(zip(NAMES, weighed["weights"], strict=True)), weighed["bias"], figures]), flush=True)
    _write(out, weighed, figures)


def _write(out: Path, weighed: dict[str, Any], figures: dict[str, Any]) -> None:
    provenance = {
        "script": "benchmarks/facts/train_answers.py",
        "features": list(NAMES),
        "data": "ecbplus, semeval2022; half by topic or article held out",
        "figures": figures,
    }
    text = json.dumps({"answers": weighed, "provenance": provenance}, indent=1)
    out.write_text(text + "\n", encoding="utf-8")
    model.weights.cache_clear()


if __name__ == "__main__":
    train_from_command_line(main, __doc__)
