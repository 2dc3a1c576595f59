"""Fits the network of the static encoder (`firsthand.embed.static`), and says how well it retrieves.

    python -m benchmarks.derivations.static --data ../shared/data --wheels WHEELS --out src/firsthand/embed/static.npz

Needs torch (``pip install torch``), for the fit only, and a folder with two wheels
(`static_texts.strings`). Four aims at once, all InfoNCE over a batch: a sentence's sum of pieces
shall be nearest to the sum of its translation (NTREX in 20 languages), and to the default
encoder's vector of that sentence (less the mean of its language; NTREX, SemEval-2022 and
machine-translated news); a program's string shall be nearest to its translation (30
languages: words that few news sentences teach); and a piece nearest to what the default
encoder makes of it alone. Half of the documents (`corpora.held_out`) are never read in the
fit. Vectors of the default encoder are cached (``--cache``); with ``--known`` only news that
is in the cache is used. Seeded, one thread: the same again on one machine with one torch.
About five minutes of one core once the vectors are there.

Why not the usual recipe (embed each piece by the model, centre, take out the two strongest
directions): on NTREX it finds fewer sentences than the input embeddings do (see the note in
docs/how-it-works.md), takes the better part of an hour, and its table is large.
"""

from __future__ import annotations

import argparse
import itertools
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.derivations.static_texts import Floats, Targets, aligned, single, strings
from firsthand.embed.static import StaticEncoder

STEPS = 700


def recall_at_1(versions: Mapping[str, Floats]) -> dict[str, float]:
    """Share of sentences whose nearest in another language is their translation, by pair of languages."""
    return {
        f"{a}-{b}": float(((versions[a] @ versions[b].T).argmax(1) == np.arange(len(versions[a]))).mean())
        for a, b in itertools.permutations(sorted(versions), 2)
    }


def fit(data: Path, wheels: Path, out: Path, targets: Targets, steps: int) -> None:
    """Fits on the half that may be read, and writes ``out``."""
    from benchmarks.derivations import static_fit

    tokeniser, translated = StaticEncoder(), aligned(data)["fit"]
    languages = sorted(translated)
    texts = [(language, text) for language in languages for text in translated[language]]
    static = static_fit.Fit(
        static_fit.sentences(texts, targets, tokeniser),
        len(languages),
        static_fit.sentences(single(data), targets, tokeniser),
        static_fit.strings(strings(wheels), tokeniser, languages),
        targets.of_pieces(),
    )
    static.run(steps)
    static.net.save(out)


def measure(versions: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    """Recall at 1 of the shipped encoder over sentences in several languages."""
    found = recall_at_1({language: StaticEncoder().encode(rows) for language, rows in versions.items()})
    by_language = {
        language: round(float(np.mean([v for pair, v in found.items() if language in pair.split("-")])), 3)
        for language in versions
    }
    sentences = len(next(iter(versions.values())))
    return {
        "sentences": sentences,
        "recall at 1": round(float(np.mean(list(found.values()))), 3),
        **by_language,
    }


def main() -> None:
    """Fit, or without ``--out`` only measure what is shipped on the half that no fit has read."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--wheels", type=Path)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--cache", default="benchmarks/results/vectors.db")
    parser.add_argument("--known", action="store_true", help="use only news that the cache holds")
    parser.add_argument("--steps", type=int, default=STEPS)
    given = parser.parse_args()
    if given.out is not None:
        if given.wheels is None:
            parser.error("a fit needs --wheels")
        fit(given.data, given.wheels, given.out, Targets(given.cache, given.known), given.steps)
    print(json.dumps(measure(aligned(given.data)["held out"]), indent=1))


if __name__ == "__main__":
    main()
