"""Fit what tells that a name became another one (`firsthand.compare.name_pairs`) on planted edits of NTREX.

    python -m benchmarks.facts.train_pairs --data ../shared/data --features DIR [--languages ar de …] [--out FILE.npz]

Needs scikit-learn. All documents are read (`name_samples`), all languages by default: rows by the models of doubt of
`train_changes`, which are fitted here once more for each fold of documents without it. A pair is right where it is the
planted name and the word that was planted for it; all pairs of untouched rows are wrong; the other pairs of planted rows
are left out. What the models of doubt say is no number of a pair.

Printed is, language by language, what models find that have seen no line of a document in any language, with thresholds
that the other documents chose: the figure for documents that nobody has seen. ``--out`` then fits on all documents.
Rows and pairs are kept in files a language under ``--features``; delete them where features change.

In documents that no model had seen, those of 19 languages found 0.73 (ja) to 0.97 (it) of planted names, mean 0.89, and
flagged 0.28 % of untouched rows. About a quarter of an hour.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.facts.fidelity import LANGUAGES, SEED
from benchmarks.facts.grown import stored
from benchmarks.facts.name_samples import FOLDS, Sample, kept, samples
from benchmarks.facts.train_changes import fit_folds, row_odds
from firsthand.compare.name_align import Aligned, align
from firsthand.compare.name_features import Names
from firsthand.compare.name_model import Model, RowOdds
from firsthand.compare.name_pairs import FALLING, FARTHEST, RISING, in_context, pair_features

Floats = NDArray[np.float64]
#: Share of the untouched rows of a class that are in doubt: where no capitals show names, less is sure.
DOUBT = {"latin": 0.1, "cased": 0.1, "spaced": 0.25, "unspaced": 0.25}
#: Share of the untouched rows of a class that may be flagged, and of any one language's.
FALSE, WORST = 0.0025, 0.0045
#: Numbers that tell how plants are made and not what a changed name is like: a planted word comes from another document
#: and so stands in no other row, that a translator confused with one of the same document does. They are not learned from.
OF_PLANTS = (102, 120, 121)
#: Log odds of a row that has no pair.
NOTHING = -20.0
#: What vectors are multiplied by before they are fitted: their numbers are small.
SCALE = 20.0
#: Inverse strength of the ridges of what vectors in context say, and of the logistic model of pairs.
RIDGE, LINE_RIDGE = 0.0005, 0.1
#: Shape of the trees: chosen by hand on the folds.
SHAPE = {
    "max_iter": 150,
    "learning_rate": 0.07,
    "max_leaf_nodes": 10,
    "min_samples_leaf": 30,
    "l2_regularization": 5.0,
    "max_features": 0.5,
}


@dataclass(frozen=True, slots=True, eq=False)
class Read:
    """A row in doubt and its pairs: numbers ``(pairs, features)``, vectors ``(pairs, layers, 2, 384)`` as
    `name_pairs.in_context` gives them, and which pair is the planted one.
    """

    sample: Sample
    numbers: NDArray[np.float32]
    vectors: NDArray[np.float16]
    right: NDArray[np.bool_]


def read(
    rows: Sequence[Sample], models: Mapping[str, Sequence[Model]], doubt: Mapping[str, float]
) -> Iterator[Read]:
    """The rows of a language that are in doubt by models that have not seen their documents."""
    documents = {row.document: [r for r in rows if r.document == row.document] for row in rows}
    for own in documents.values():
        model = models[own[0].kind][own[0].fold]
        doubted = [r for r in own if r.missing and r.strange and row_odds(r, model) >= doubt[r.kind]]
        clean = [r for r in own if r.planted is None]
        for row, aligned in zip(doubted, align([(r.near, r.far) for r in doubted]), strict=True):
            yield _read(row, clean, aligned, model)


def _read(row: Sample, document: Sequence[Sample], aligned: Aligned, model: Model) -> Read:
    every = [row if own.row == row.row else own for own in document]
    near, far, names = zip(*((own.near, own.far, own.names) for own in every), strict=True)
    odds = RowOdds(
        row.missing, row.strange,
        [model.missing(own) for own in row.missing], [model.strange(own) for own in row.strange],
    )  # fmt: skip
    found, numbers = pair_features(row.row, Names(near, far, ("en", row.language), names), aligned, odds)
    return Read(
        row,
        np.array(numbers, np.float32),
        in_context(aligned, found).astype(np.float16),
        np.array([row.lost(pair.name) and row.gained(pair.strange) for pair in found], bool),
    )


# -- fitting -----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """All pairs: numbers, vectors, whether right, and the place of each one's row; of planted rows only the
    planted pair is learned from (``fitted``). ``fold`` is that of each pair's document.
    """

    numbers: Floats
    vectors: NDArray[np.float16]
    right: NDArray[np.bool_]
    row: NDArray[np.int64]
    fitted: NDArray[np.bool_]
    fold: NDArray[np.int64]


def table(found: Sequence[Read]) -> Table:
    """The pairs of all rows in doubt."""
    size = [len(own.right) for own in found]
    right = np.concatenate([own.right for own in found])
    clean = np.repeat([own.sample.planted is None for own in found], size)
    numbers = np.concatenate([own.numbers for own in found if len(own.right)])
    numbers[:, OF_PLANTS] = 0
    return Table(
        numbers,
        np.concatenate([own.vectors.reshape(len(own.right), -1) for own in found if len(own.right)]),
        right,
        np.repeat(np.arange(len(found)), size),
        right | clean,
        np.repeat([own.sample.fold for own in found], size),
    )


def unseen_odds(whole: Table) -> Floats:
    """Log odds of each pair by models that have not seen its document."""
    numbers = np.column_stack([whole.numbers, context_odds(whole)])
    odds = np.zeros(len(whole.row))
    for fold in range(FOLDS):
        own, others = whole.fold == fold, whole.fitted & (whole.fold != fold)
        trees = grown(numbers[others], whole.right[others])
        line = drawn(numbers[others], whole.right[others])
        odds[own] = (trees.decision_function(numbers[own]) + line(numbers[own])) / 2
    return odds


def context_odds(whole: Table) -> Floats:
    """What the vectors of each pair say, by weights that have not seen its document."""
    odds = np.zeros(len(whole.row))
    for fold in range(FOLDS):
        weights, bias = fit_context(whole, whole.fitted & (whole.fold != fold))
        own = whole.fold == fold
        odds[own] = whole.vectors[own].astype(np.float32) @ weights + bias
    return odds


def fit_context(whole: Table, chosen: NDArray[np.bool_]) -> tuple[Floats, float]:
    """Weights and bias of what the vectors of a pair say."""
    from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]

    model = LogisticRegression(C=RIDGE, max_iter=60)
    model.fit(whole.vectors[chosen].astype(np.float32) * SCALE, whole.right[chosen])
    return model.coef_[0] * SCALE, float(model.intercept_[0])


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """A logistic model of numbers less their mean over their spread."""

    weights: Floats
    bias: float
    mean: Floats
    spread: Floats

    def __call__(self, numbers: Floats) -> Floats:
        """Log odds."""
        return _apart(numbers, self.mean, self.spread) @ self.weights + self.bias


def _apart(numbers: Floats, mean: Floats, spread: Floats) -> Floats:
    return np.clip((numbers - mean) / spread, -FARTHEST, FARTHEST)


def drawn(numbers: Floats, right: NDArray[np.bool_]) -> Line:
    """The logistic model of pairs."""
    from sklearn.linear_model import LogisticRegression

    mean, spread = numbers.mean(axis=0), numbers.std(axis=0) + 1e-6
    model = LogisticRegression(C=LINE_RIDGE, max_iter=300).fit(_apart(numbers, mean, spread), right)
    return Line(model.coef_[0], float(model.intercept_[0]), mean, spread)


def grown(numbers: Floats, right: NDArray[np.bool_]) -> Any:
    """The trees of scikit-learn."""
    from sklearn.ensemble import HistGradientBoostingClassifier  # type: ignore[import-untyped]

    ways = np.zeros(numbers.shape[1], int)
    ways[list(FALLING)] = -1
    ways[list(RISING)] = 1
    model = HistGradientBoostingClassifier(**SHAPE, random_state=SEED, monotonic_cst=list(ways))
    return model.fit(numbers, right)


# -- thresholds --------------------------------------------------------------------------


def row_best(found: Sequence[Read], whole: Table, odds: Floats) -> Floats:
    """The highest log odds of each row's pairs."""
    best = np.full(len(found), NOTHING)
    np.maximum.at(best, whole.row, odds)
    return best


def threshold(clean: Mapping[str, Sequence[float]], rows: Mapping[str, int]) -> float:
    """The log odds that `FALSE` of the untouched rows of a class reach, and no more than `WORST` of a language's."""
    every = sorted((o for own in clean.values() for o in own), reverse=True)
    least = every[int(FALSE * sum(rows.values()))]
    for language, own in clean.items():
        ranked = sorted(own, reverse=True)
        least = max(least, ranked[int(WORST * rows[language])])
    return float(least) + 1e-4


def thresholds(
    rows: Sequence[Sample], found: Sequence[Read], best: Floats, fold: int = -1
) -> dict[str, float]:
    """By class of scripts, from all documents but those of a fold."""
    chosen = {}
    for kind in sorted({row.kind for row in rows}):
        size: Counter[str] = Counter()
        size.update(r.language for r in rows if r.kind == kind and r.planted is None and r.fold != fold)
        clean: dict[str, list[float]] = {language: [NOTHING] for language in size}
        for own, odds in zip(found, best.tolist(), strict=True):
            if own.sample.kind == kind and own.sample.planted is None and own.sample.fold != fold:
                clean[own.sample.language].append(odds)
        chosen[kind] = threshold(clean, size)
    return chosen


def tell(rows: Sequence[Sample], found: Sequence[Read], best: Floats) -> None:
    """What is found and falsely flagged in unseen documents, language by language, then of all."""
    flagged = [thresholds(rows, found, best, fold) for fold in range(FOLDS)]
    hits: Counter[tuple[str, bool]] = Counter()
    sizes = Counter((row.language, row.planted is not None) for row in rows)
    for own, odds in zip(found, best.tolist(), strict=True):
        row = own.sample
        hits[row.language, row.planted is not None] += odds >= flagged[row.fold][row.kind]
    languages = sorted({row.language for row in rows})
    recalls = {language: hits[language, True] / sizes[language, True] for language in languages}
    for language in languages:
        print(
            f"{language}: found {recalls[language]:.3f} of {sizes[language, True]}, "
            f"false {hits[language, False]} of {sizes[language, False]}"
        )
    false = sum(hits[language, False] for language in languages)
    clean = sum(sizes[language, False] for language in languages)
    print(f"mean {np.mean(list(recalls.values())):.3f}, false {false / clean:.4f}", flush=True)


# -- all of it ---------------------------------------------------------------------------


def fit(rows: Sequence[Sample], found: Sequence[Read], doubt: Mapping[str, float]) -> dict[str, Any]:
    """What ``changed_pairs.npz`` holds: fitted on all documents, thresholds by the folds' models."""
    whole = table(found)
    best = row_best(found, whole, unseen_odds(whole))
    tell(rows, found, best)
    weights, bias = fit_context(whole, whole.fitted)
    numbers = np.column_stack([whole.numbers, context_odds(whole)])
    line = drawn(numbers[whole.fitted], whole.right[whole.fitted])
    trees = stored([grown(numbers[whole.fitted], whole.right[whole.fitted])])
    return {
        **{f"trees_{name}": own for name, own in trees.items()},
        "linear": line.weights.astype(np.float32),
        "linear_bias": np.float32(line.bias),
        "mean": line.mean.astype(np.float32),
        "spread": line.spread.astype(np.float32),
        "context": weights.astype(np.float32),
        "context_bias": np.float32(bias),
        "share": np.float32(np.mean([row.planted is not None for row in rows])),
        **{f"flagged_{kind}": np.float32(o) for kind, o in thresholds(rows, found, best).items()},
        **{f"doubt_{kind}": np.float32(o) for kind, o in doubt.items()},
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--features", type=Path, required=True)
    parser.add_argument("--languages", nargs="*", choices=LANGUAGES, default=list(LANGUAGES))
    parser.add_argument("--out", type=Path, help="write the model here")
    given = parser.parse_args()
    by_language = {name: samples(given.data, name, given.features) for name in given.languages}
    rows = [row for own in by_language.values() for row in own]
    models = {kind: fit_folds(rows, kind) for kind in sorted({row.kind for row in rows})}
    doubt = {kind: _doubt([row for row in rows if row.kind == kind], own) for kind, own in models.items()}
    found: list[Read] = []
    for language, own in by_language.items():
        found += kept(given.features / f"{language}-pairs.pickle", read(own, models, doubt))
        print(language, len(own), len(found), flush=True)
    model = fit(rows, found, doubt)
    if given.out:
        np.savez_compressed(given.out, **model)


def _doubt(rows: Sequence[Sample], models: Sequence[Model]) -> float:
    odds = [row_odds(row, models[row.fold]) for row in rows if row.planted is None]
    return float(np.quantile(odds, 1 - DOUBT[rows[0].kind]))


if __name__ == "__main__":
    main()
