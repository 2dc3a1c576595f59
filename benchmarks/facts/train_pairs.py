"""Fit what tells that a name became another one (`firsthand.compare.name_pairs`) on planted edits of NTREX.

    python -m benchmarks.facts.train_pairs --data ../shared/data --features DIR [--languages ar de …] [--out FILE.npz]

Needs scikit-learn. Only documents of the development half (`fidelity.Document.half`) are read, after `train_changes`
fitted the models that say which rows are in doubt. Numbers of every language go to a file of their own under
``--features`` (a minute each); ``--out`` fits on all files that are there. A pair is right where
it is the planted name and the word that was planted for it; all pairs of untouched rows are wrong; the other pairs
of planted rows are left out. The threshold lets ``FALSE`` of the untouched rows of a class's worst language pass, by trees that have not seen
their documents. What the models of doubt say is no number of a pair: they have seen them.
"""

from __future__ import annotations

import argparse
import pickle
import random
import zlib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.facts.fidelity import LANGUAGES, SEED, Document, documents
from benchmarks.facts.plants import NamePlace, Plant, name_places, name_plants
from firsthand.compare.name_align import align
from firsthand.compare.name_features import Names, context, read_names
from firsthand.compare.name_model import Judged, RowOdds, judge, models, read_row, script_class
from firsthand.compare.name_pairs import FALLING, Pair, pair_features

#: Names planted in a document, each by itself.
EACH = 4
#: Share of the untouched rows of a language that are read, of those of a class that are in doubt, and that may be flagged.
READ, DOUBT, FALSE = 0.25, 0.2, 0.002
#: Parts of the documents, each judged by trees of the others, for the threshold.
FOLDS = 5
#: Shape of the trees: chosen by hand on the folds, once.
SHAPE = {
    "max_iter": 300,
    "learning_rate": 0.07,
    "max_leaf_nodes": 10,
    "min_samples_leaf": 30,
    "l2_regularization": 5.0,
    "max_features": 0.5,
}


@dataclass(frozen=True, slots=True)
class Sample:
    """A row: its class of scripts, whether a name was planted, its log odds of doubt, its pairs' numbers and
    which of them are the planted one.
    """

    document: str
    row: int
    language: str
    kind: str
    planted: bool
    odds: float
    numbers: tuple[tuple[float, ...], ...]
    right: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class _Read:
    """A row's log odds and, where it is in doubt, its pairs."""

    names: Names
    judged: Judged
    odds: RowOdds


def samples(data: Path, language: str) -> Iterator[Sample]:
    """Untouched and planted rows of a language that may be in doubt, and all others without numbers."""
    docs = [d for d in documents(data, LANGUAGES[language]) if d.half == "dev"]
    places = {d.name: name_places(d.source, d.target, language) for d in docs}
    clean = {d.name: _rows(d, d.target, language, range(len(d.source))) for d in docs}
    least = float(np.quantile([r.judged.odds for own in clean.values() for r in own], 1 - READ))
    for document in docs:
        for number, own in enumerate(clean[document.name]):
            yield _sample(document, language, number, own, least, None)
        others = [p for d in docs if d is not document for p in places[d.name]]
        chosen = random.Random(f"train {SEED} {document.name} {language}")
        made = name_plants(places[document.name], others, document.target, chosen)
        for _, plant in zip(range(EACH), made, strict=False):
            edited = [plant.text if n == plant.row else t for n, t in enumerate(document.target)]
            (own,) = _rows(document, edited, language, [plant.row])
            place = next(p for p in places[document.name] if p.row == plant.row and p.form == plant.before)
            yield _sample(document, language, plant.row, own, least, (plant, place))


def _rows(document: Document, target: Sequence[str], language: str, rows: Sequence[int]) -> list[_Read]:
    names = read_names(document.source, target, ("en", language))
    told, model = context(names), models()[script_class(names.near, names.far)]
    read = [read_row(n, names, told, model) for n in rows]
    return [_Read(names, judge(own, model), own) for own in read]


def _sample(
    document: Document,
    language: str,
    row: int,
    own: _Read,
    least: float,
    planted: tuple[Plant, NamePlace] | None,
) -> Sample:
    names, doubted = own.names, own.judged.odds >= least
    found: tuple[list[Pair], list[list[float]]] = ([], [])
    if doubted and own.odds.missing and own.odds.strange:
        (aligned,) = align([(names.near[row], names.far[row])])
        found = pair_features(row, names, aligned, own.odds)
    return Sample(
        document.name, row, language, script_class(names.near, names.far), planted is not None, own.judged.odds,
        tuple(tuple(numbers) for numbers in found[1]),
        tuple(planted is not None and _right(names, row, pair, *planted) for pair in found[0]),
    )  # fmt: skip


def _right(names: Names, row: int, pair: Pair, plant: Plant, place: NamePlace) -> bool:
    form = names.rows[row].strange[pair.strange].form
    end = place.start + len(plant.after)
    return names.rows[row].near[pair.name].text == place.name and form.start < end and place.start < form.end


# -- fitting -----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Table:
    """All pairs: numbers, whether right, and the place of each one's row; only ``fitted`` ones are learned from."""

    numbers: NDArray[np.float32]
    right: NDArray[np.bool_]
    row: NDArray[np.int64]
    fitted: NDArray[np.bool_]


def table(rows: Sequence[Sample]) -> Table:
    """The pairs of all rows."""
    every = [
        (n, numbers, right)
        for n, r in enumerate(rows)
        for numbers, right in zip(r.numbers, r.right, strict=True)
    ]
    row = np.array([n for n, *_ in every])
    right = np.array([r for *_, r in every])
    planted = np.array([r.planted for r in rows])
    return Table(np.array([x for _, x, _ in every], np.float32), right, row, right | ~planted[row])


def fit(rows: Sequence[Sample]) -> dict[str, Any]:
    """What ``changed_pairs.npz`` holds."""
    read = table(rows)
    folds = np.array([zlib.crc32(r.document.encode()) % FOLDS for r in rows])
    odds = np.zeros(len(read.row))
    for fold in range(FOLDS):
        own = folds[read.row] == fold
        odds[own] = _grown(read, read.fitted & ~own).decision_function(read.numbers[own])
    whole = np.full(len(rows), -20.0)
    np.maximum.at(whole, read.row, odds)
    flagged = _strictest(rows, whole.tolist())
    _tell(rows, whole, flagged)
    doubt = _least(rows, [r.odds for r in rows], DOUBT)
    return {
        **stored(_grown(read, read.fitted)),
        "share": np.float32(np.mean([r.planted for r in rows])),
        **{f"flagged_{kind}": np.float32(value) for kind, value in flagged.items()},
        **{f"doubt_{kind}": np.float32(value) for kind, value in doubt.items()},
    }


def _least(rows: Sequence[Sample], odds: Sequence[float], share: float) -> dict[str, float]:
    """By class the log odds that a share of the untouched rows reach."""
    clean: dict[str, list[float]] = defaultdict(list)
    for row, own in zip(rows, odds, strict=True):
        if not row.planted:
            clean[row.kind].append(own)
    return {kind: float(np.quantile(own, 1 - share)) for kind, own in sorted(clean.items())}


def _strictest(rows: Sequence[Sample], odds: Sequence[float]) -> dict[str, float]:
    """By class the log odds that `FALSE` of the untouched rows of its worst language reach."""
    found: dict[str, float] = {}
    for language in sorted({row.language for row in rows}):
        own = [n for n, row in enumerate(rows) if row.language == language]
        for kind, least in _least([rows[n] for n in own], [odds[n] for n in own], FALSE).items():
            found[kind] = max(least, found.get(kind, least))
    return found


def _tell(rows: Sequence[Sample], odds: NDArray[np.float64], flagged: Mapping[str, float]) -> None:
    for language in sorted({r.language for r in rows}):
        own = [
            (r.planted, o >= flagged[r.kind])
            for r, o in zip(rows, odds, strict=True)
            if r.language == language
        ]
        found = [hit for planted, hit in own if planted]
        false = sum(hit for planted, hit in own if not planted)
        print(f"{language}: unseen planted rows found {np.mean(found):.3f} of {len(found)}, false {false}")


def _grown(read: Table, chosen: NDArray[np.bool_]) -> Any:
    from sklearn.ensemble import HistGradientBoostingClassifier  # type: ignore[import-untyped]

    ways = np.zeros(read.numbers.shape[1], int)
    ways[list(FALLING)] = -1
    model = HistGradientBoostingClassifier(**SHAPE, random_state=SEED, monotonic_cst=list(ways))
    return model.fit(read.numbers[chosen], read.right[chosen])


def stored(model: Any) -> dict[str, NDArray[Any]]:
    """The trees of scikit-learn's model as `firsthand.compare.trees.Trees` reads them."""
    trees = [step[0].nodes for step in model._predictors]
    roots = np.cumsum([0, *(len(t) for t in trees[:-1])])
    nodes = np.concatenate(trees)
    shift = np.repeat(roots, [len(t) for t in trees])
    leaf = nodes["is_leaf"].astype(bool)
    return {
        "feature": np.where(leaf, -1, nodes["feature_idx"]).astype(np.int16),
        "threshold": np.where(leaf, 0, nodes["num_threshold"]).astype(np.float32),
        "left": (nodes["left"] + shift).astype(np.int32),
        "right": (nodes["right"] + shift).astype(np.int32),
        "value": np.where(leaf, nodes["value"], 0).astype(np.float32),
        "roots": roots.astype(np.int32),
        "bias": np.float32(model._baseline_prediction[0, 0]),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--features", type=Path, required=True)
    parser.add_argument("--languages", nargs="*", default=[])
    parser.add_argument("--out", type=Path, help="fit, and write the model here")
    given = parser.parse_args()
    for language in given.languages:
        found = list(samples(given.data, language))
        (given.features / f"{language}.pickle").write_bytes(pickle.dumps(found))
        print(language, len(found), flush=True)
    if given.out:
        rows = [
            s for path in sorted(given.features.glob("*.pickle")) for s in pickle.loads(path.read_bytes())
        ]
        np.savez_compressed(given.out, **fit(rows))


if __name__ == "__main__":
    main()
