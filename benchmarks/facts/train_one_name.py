"""Fit `firsthand.names.one_name`: the weights of what is heard of two words, and each script's threshold.

    python -m benchmarks.facts.train_one_name --data ../shared/data --folds /tmp/folds --write

A table knows the names that it was fitted on, so each part of the names is heard by tables that were fitted on the
others (``train_names --folds``); shuffled pairs of the part stand for words that are not one name. The weights that
are written are fitted on all parts; of languages that are not asked for, what is written stays. What is printed, and kept as ``out of fold``, is asked of names that neither tables
nor weights have seen: the recall of all pairs and of the first 500 by hash of each half (`names.by_hash`), and the
share of shuffled pairs that pass.

A script that one table alone hears has no weights: its threshold decides. Weights over the same features matched no
more pairs of Hebrew and 0.2 % more of Korean. Every threshold lets one of
`SHARES` of the shuffled pairs pass: the one with the most pairs matched, where a false match in a hundred costs as
much as `COST` misses in a hundred.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.facts.names import FIRST, by_hash, shuffle
from benchmarks.facts.train_names import FOLDS, LANGUAGES, Pair, fold, wikidata
from benchmarks.logistic import fit_logistic
from firsthand.names import matching, one_name
from firsthand.names.tables import Table, read_table
from firsthand.names.units import word_script
from firsthand.names.voices import heard_by

#: Shuffles of each part.
SHUFFLES = 4
#: Shares of shuffled pairs that may pass; what a false match costs, in misses; the ridge of the weights.
SHARES, COST, RIDGE = (0.002, 0.003, 0.004), 3.0, 1e-3
OUT = Path("src/firsthand/names/one_name.json")

Floats = NDArray[np.float64]


def heard(data: Path, folds: Path, language: str) -> tuple[str, list[Pair], list[Floats], list[Floats]]:
    """Of a language the script, the pairs part after part, and by part the features of pairs and of shuffled ones."""
    every = [(a, b) for a, b, _ in wikidata(data, language)]
    script = word_script("".join(b for _, b in every[:200]))
    asked, true, false = [], [], []
    for part in range(FOLDS):
        tables = {
            name: read_table(json.loads((folds / str(part) / f"{name}.json").read_text("utf-8")))
            for name in heard_by(script)
        }
        pairs = [pair for pair in every if fold(pair[0]) == part]
        asked += pairs
        true.append(_features(script, pairs, tables))
        false.append(_features(script, shuffle(pairs, SHUFFLES), tables))
    return script, asked, true, false


def _features(script: str, pairs: Sequence[Pair], tables: dict[str, Table]) -> Floats:
    said = [matching.by_fitted(table, name, pairs) for name, table in tables.items()]
    return one_name.weighed(pairs, said) if len(said) > 1 else said[0][:, None]


def fitted(true: Sequence[Floats], false: Sequence[Floats]) -> tuple[dict[str, Any], Floats, Floats]:
    """The model, and log odds of pairs and shuffled ones by weights that have not seen their part."""
    by_part = [
        _weights(*([f for n, f in enumerate(side) if n != part] for side in (true, false)))
        for part in range(FOLDS)
    ]
    right, wrong = (
        np.concatenate([f @ weights + bias for f, (weights, bias) in zip(side, by_part, strict=True)])
        for side in (true, false)
    )
    least = threshold(right, wrong)
    weights, bias = _weights(true, false)
    right, wrong = (
        np.concatenate([one_name.decided(f, w, b - least) for f, (w, b) in zip(side, by_part, strict=True)])
        for side in (true, false)
    )
    return {"weights": [round(float(w), 4) for w in weights], "bias": round(bias - least, 4)}, right, wrong


def threshold(right: Floats, wrong: Floats) -> float:
    """The log odds from which two words are called one name."""
    every = [float(np.quantile(wrong, 1 - share)) for share in SHARES]
    worth = [(right >= least).mean() - COST * share for least, share in zip(every, SHARES, strict=True)]
    return every[int(np.argmax(worth))]


def _weights(true: Sequence[Floats], false: Sequence[Floats]) -> tuple[Floats, float]:
    given = np.concatenate([*true, *false])
    answers = np.repeat([1.0, 0.0], [sum(map(len, true)), sum(map(len, false))])
    centre, spread = given.mean(axis=0), given.std(axis=0) + 1e-9
    weights, bias = fit_logistic((given - centre) / spread, answers, RIDGE)
    found = weights / spread
    return found, float(bias - centre @ found)


def figures(data: Path, language: str, asked: Sequence[Pair], right: Floats, wrong: Floats) -> dict[str, Any]:
    """Recall and false matches of one language, out of fold."""
    odds = dict(zip(asked, right.tolist(), strict=True))
    firsts = [
        [odds[pair] >= 0 for pair in by_hash(data, language, held=half)[:FIRST]] for half in (False, True)
    ]
    return {
        "pairs": len(asked),
        "recall": round(float((right >= 0).mean()), 4),
        "first 500 of each half": [round(sum(first) / len(first), 4) for first in firsts],
        "false matches": round(float((wrong >= 0).mean()), 5),
        **{
            f"recall at {share:.1%}": round(float((right >= np.quantile(wrong, 1 - share)).mean()), 4)
            for share in (*SHARES, 0.005)
        },
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument(
        "--folds", type=Path, required=True, help="tables of the parts, by train_names --folds"
    )
    parser.add_argument("--write", action="store_true", help=f"write {OUT}")
    parser.add_argument(
        "--missed", type=Path, help="a folder for the pairs not matched, out of fold, by language"
    )
    parser.add_argument("--only", nargs="+", choices=LANGUAGES, default=[*LANGUAGES], help="languages to fit")
    given = parser.parse_args()
    found = json.loads(OUT.read_text("utf-8"))
    models, measures, thresholds = (found[part] for part in ("models", "out of fold", "thresholds"))
    for language in given.only:
        script, asked, true, false = heard(given.data, given.folds, language)
        if len(heard_by(script)) > 1:
            models[script], right, wrong = fitted(true, false)
        else:
            right, wrong = (np.concatenate(side)[:, 0] for side in (true, false))
            thresholds[script] = round(threshold(right, wrong), 2)
            right, wrong = right - thresholds[script], wrong - thresholds[script]
        measures[language] = figures(given.data, language, asked, right, wrong)
        print(language, json.dumps(measures[language]), flush=True)
        if given.missed:
            missed = [f"{a}\t{b}\t{v:.2f}" for (a, b), v in zip(asked, right.tolist(), strict=True) if v < 0]
            (given.missed / f"{language}.tsv").write_text("\n".join(missed) + "\n", encoding="utf-8")
    if given.write:
        OUT.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
