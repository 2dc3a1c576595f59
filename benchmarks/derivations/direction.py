"""Who was first: direction by text alone, by written words and by times.

    python -m benchmarks.derivations.direction --data ../shared/data [--json out.json]

`text`: accuracy against coverage and calibration error on true translations, each language pair
judged by weights fitted without it and without its half of the documents (`train_direction`).
`control`: independent reports of one event in two languages (SemEval-2022), where no direction
exists: how often one is called, and for which language. `planted`: NTREX documents and machine
translations with an address, a credit or times planted on them (`planted_times`), through the
shipped model, aligned: how many are called known or likely, and how many of these rightly.
`alone` leaves the text out.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.common import measure_from_command_line
from benchmarks.derivations.calibration import calibration_error
from benchmarks.derivations.corpora import semeval
from benchmarks.derivations.direction_pairs import Labelled, pairs
from benchmarks.derivations.planted_times import SETTINGS, with_address, with_credit, with_times
from benchmarks.derivations.train_direction import figures, held_out_odds, read_rows
from firsthand.derive.background import load_background
from firsthand.derive.direction import read_direction
from firsthand.derive.pair import PairReading, read_pair
from firsthand.derive.units import embed_articles
from firsthand.embed import Encoder
from firsthand.model import Article

#: NTREX documents come in 19 pairs each: these many of them, by chance, carry planted evidence.
NTREX_PAIRS = 5
Planted = Callable[[Article, Article], tuple[Article, Article]]
Aligned = tuple[Article, Article, PairReading]


def measure(data: Path, encoder: Encoder) -> dict[str, Any]:
    """All figures: ``text``, ``control`` and ``planted``, as plain dicts."""
    rows = read_rows(data)
    aligned = list(aligned_pairs(data, encoder))
    return {
        "text": figures(rows, held_out_odds(rows)),
        "control": control(data),
        "planted": planted(aligned),
    }


def aligned_pairs(data: Path, encoder: Encoder) -> Iterator[Aligned]:
    """True translations, source first, with their rows."""
    chosen = list(_some(pairs(data)))
    articles = {a.id: a for pair in chosen for a in (pair.first, pair.second)}
    embedded = {e.article.id: e for e in embed_articles(list(articles.values()), encoder)}
    background = load_background(encoder)
    for pair in chosen:
        reading = read_pair(embedded[pair.first.id], embedded[pair.second.id], background)
        if reading is not None:
            yield pair.first, pair.second, reading


def _some(labelled: Iterable[Labelled]) -> Iterator[Labelled]:
    rng = random.Random(20261126)
    for pair in labelled:
        machine = pair.document.startswith("mt-")
        if pair.kind == "real" and (machine or rng.random() < NTREX_PAIRS / 19):
            yield pair


def planted(aligned: Sequence[Aligned]) -> dict[str, Any]:
    """For each kind of planted evidence: what is called and how much of it rightly, with and without the text."""
    rng = random.Random(20261127)
    kinds: dict[str, Planted] = {"address": with_address, "credit": with_credit}
    for setting in SETTINGS:
        kinds[f"times, {setting.name}"] = lambda a, b, s=setting: with_times(rng, a, b, s)  # type: ignore[misc]
    found: dict[str, Any] = {}
    for name, plant in kinds.items():
        made = [(*plant(a, b), reading) for a, b, reading in aligned]
        found[name] = _called(made)
        found[f"{name}, alone"] = _called([(_bare(a), _bare(b), reading) for a, b, reading in made])
    conflict = [(*with_address(*_later(rng, a, b)), reading) for a, b, reading in aligned]
    found["address, though the target shows the earlier time"] = _called(conflict)
    return found


def _later(rng: random.Random, source: Article, target: Article) -> tuple[Article, Article]:
    """With times the wrong way round."""
    second, first = with_times(rng, target, source, SETTINGS[0])
    return first, second


def _bare(article: Article) -> Article:
    return replace(article, paragraphs=(), text="", language=None)


def _called(made: Sequence[Aligned]) -> dict[str, Any]:
    confidence, right, directions = [], [], []
    for source, target, reading in made:
        answer = read_direction(source, target, reading)
        confidence.append(answer.probability)
        right.append(0.5 if answer.probability == 0.5 else float(answer.source.id == source.id))
        directions.append(answer.direction)
    sure = np.array([d != "unknown" for d in directions])
    rightly = np.array(right)
    return {
        "pairs": len(made),
        "known": round(directions.count("known") / len(made), 4),
        "called": round(float(sure.mean()), 4),
        "accuracy": round(float(rightly[sure].mean()), 4) if sure.any() else None,
        "calibration_error": round(calibration_error(np.array(confidence), rightly), 4),
    }


def control(data: Path) -> dict[str, Any]:
    """Independent reports of one event in two languages: share called likely, by the language called first."""
    found = [
        read_direction(pair.first, pair.second, _unaligned(pair.first, pair.second))
        for pair, overall in semeval(data)
        if pair.first.language != pair.second.language and overall <= 2
    ]
    called = [answer.source.language or "" for answer in found if answer.direction != "unknown"]
    return {
        "pairs": len(found),
        "called": {language: called.count(language) for language in sorted(set(called))},
    }


def _unaligned(first: Article, second: Article) -> PairReading:
    return PairReading(first.id, second.id, 0.0, (), (0.0, 0.0), 0.0, None)


def show(measured: dict[str, Any]) -> Iterator[str]:
    """The figures as lines of text."""
    yield "text alone, held-out language pairs and documents: coverage at accuracy from each probability on"
    for part, found in measured["text"].items():
        shown = "  ".join(
            f"{row['threshold']}: {row['coverage']:.2f} at {row['accuracy'] or float('nan'):.3f}"
            for row in found["curve"]
        )
        yield f"{part:40}{found['pairs']:6}  ECE {found['calibration_error']:.3f}  {shown}"
    yield f"independent reports of one event: {measured['control']}"
    yield f"{'planted':56}{'pairs':>6}{'known':>8}{'called':>8}{'right':>8}{'ECE':>8}"
    for part, found in measured["planted"].items():
        right = "" if found["accuracy"] is None else f"{found['accuracy']:.4f}"
        yield (
            f"{part:56}{found['pairs']:6}{found['known']:8.3f}{found['called']:8.3f}{right:>8}"
            f"{found['calibration_error']:8.3f}"
        )


if __name__ == "__main__":
    measure_from_command_line(measure, lambda figures: "\n".join(show(figures)), __doc__)
