"""Fits `compare/differences.npz`: which values left over between two reports answer one question differently.

usage: python -m benchmarks.facts.train_differences --data DATA --out src/firsthand/compare/differences.npz

Positive: values that two reports both give, one of them changed (`conflict_plants.py`; semeval2022, same_story_ru and
ecbplus, reports that the run takes for two origins of one story). Negative: what is left over between the
untouched reports; the few that are real conflicts, as read (`read_conflicts.py`), are left out. Boosted trees of three levels
(scikit-learn), in which every feature may only speak for one side (`SIGNS`), the mean of several fits. All pairs are
fitted in the end; what is printed, and kept in the file, is what comes out for each pair by trees that
have not seen its article or topic: how many plants are found, what is called a conflict between untouched reports.
Needs scikit-learn. About a quarter of an hour.
"""

from __future__ import annotations

import json
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.common import train_from_command_line
from benchmarks.facts.conflict_plants import Conflict, plants
from benchmarks.facts.conflicts import SETS, Pair, met, report, says
from benchmarks.facts.grown import stored
from benchmarks.facts.read_conflicts import READ_AS_REAL
from firsthand.compare import context
from firsthand.compare.anchor import anchors
from firsthand.compare.answers import Answer, Model, decided, difference
from firsthand.compare.differences import Candidate, candidates
from firsthand.compare.matching import Voice, voice
from firsthand.compare.readings import DateReading, read_sentences
from firsthand.compare.trees import Trees
from firsthand.derive.align import margins
from firsthand.derive.background import Background, load_background
from firsthand.embed import Encoder
from firsthand.embed.static import StaticEncoder
from firsthand.model import Article

#: One in so many pairs of a set is read: the texts of ecbplus repeat each other.
ONE_IN = {"semeval": 1, "ru": 1, "ecb": 2}
MODELS: tuple[Model, Model] = ("quantities apart", "dates apart")
#: Which way a feature may speak: 1 the more the likelier, -1 the less, 0 either. In the order of the features.
SIGNS = (1, 1, 1, 1, 1, 1, -1, 0, -1, -1, 1, -1, 1, 1, 1, 0, -1, 1, -1, 1, 1, 0, 1, 1)
TREES, DEPTH, RATE, SMALLEST, PENALTY = 200, 3, 0.05, 12, 3.0
#: Fits whose mean is taken, and parts of articles and topics of which each is judged by trees of the others.
FITS, FOLDS = 3, 5
#: Slashes from which on a sentence is an address: ecbplus keeps those of its pages.
ADDRESS = 2


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is left over between two reports, one of them edited where ``planted``; ``fold`` goes by article or topic.

    ``labels``: of a planted sheet whether each candidate is the plant; of another false for all but real ones, which are None.
    """

    name: str
    group: str
    fold: int
    planted: bool
    sides: tuple[context.Context, context.Context]
    seen: tuple[Candidate, ...]
    labels: tuple[bool | None, ...]


Sides = tuple[context.Context, context.Context]


class Reader:
    """Articles as voices, with the vectors of their sentences kept."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder, self._near = encoder, StaticEncoder()
        self._background: Background = load_background(encoder)

    def read(self, articles: Sequence[Article]) -> tuple[Sides, tuple[Candidate, ...]] | None:
        """The values of two articles and what is left over between them; None where one says nothing."""
        known = anchors(articles, [], [[a.id for a in articles]])
        one, other = (self._voice(a, known) for a in articles)
        if one is None or other is None:
            return None
        margin = margins(one.units, other.units, (one.language, other.language), self._background)
        sides = one.values, other.values
        return sides, tuple(candidates(*sides, context.Likeness(*sides, margin)))

    def _voice(self, article: Article, known: Any) -> Voice | None:
        sentences = read_sentences(article, known.get(article.id))
        return voice(article, 0, sentences, self._encoder, self._near) if sentences else None


def sheets(data: Path, encoder: Encoder) -> Iterator[Sheet]:
    """A sheet for each untouched pair of two origins, and one for each plant in it."""
    reader = Reader(encoder)
    for name, one_in in ONE_IN.items():
        for number, (pair, _) in enumerate(SETS[name](data)):
            if number % one_in == 0:
                found = report(pair, encoder)
                if met(found) == "two origins":
                    by_name = {a.record: a for a in found.articles}
                    yield from _sheets(name, pair, [by_name[r.name] for r in pair], reader)


def _sheets(group: str, pair: Pair, articles: Sequence[Article], reader: Reader) -> Iterator[Sheet]:
    name = pair[0].name
    topic = name.split("_")[0] if group == "ecb" else name
    fold = zlib.crc32(topic.encode()) % FOLDS
    if untouched := reader.read(articles):
        labels = tuple(None if _real(name, c) else False for c in untouched[1])
        yield Sheet(name, group, fold, False, *untouched, labels)
    for plant in plants(*pair):
        sides = list(articles)
        edited = _edited(articles[plant.edited], pair[plant.edited].text, plant.text)
        if edited is not None:
            sides[plant.edited] = edited
            if read := reader.read(sides):
                yield Sheet(name, group, fold, True, *read, tuple(_is_plant(plant, c) for c in read[1]))


def _real(name: str, candidate: Candidate) -> bool:
    """Whether a candidate of untouched reports was read as a real conflict, or stands in what is no sentence."""
    spots = candidate.one, candidate.other
    address = any(s.sentence.text.count(" / ") >= ADDRESS for s in spots)
    return address or (name, spots[0].reading.text, spots[1].reading.text) in READ_AS_REAL


def _is_plant(plant: Conflict, candidate: Candidate) -> bool:
    spots = candidate.one, candidate.other
    return says(spots[plant.edited].reading.text, plant.after) and says(
        spots[1 - plant.edited].reading.text, plant.told
    )


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


@dataclass(frozen=True, slots=True)
class Examples:
    """What one model learns from: features, whether planted, weights; those of one report and label weigh as the root of
    their number.
    """

    features: NDArray[np.float64]
    planted: NDArray[np.bool_]
    weights: NDArray[np.float64]


def examples(made: Sequence[Sheet], model: str) -> Examples:
    """The plant of each planted sheet, and all that is left over in the others."""
    found: list[tuple[tuple[float, ...], tuple[str, bool]]] = []
    for sheet in made:
        told = [c for c, label in zip(sheet.seen, sheet.labels, strict=True) if label is sheet.planted]
        if sheet.planted:
            told = sorted(told, key=lambda c: c.features[0] + 4 * c.features[1])[-1:]
        found += [(c.features, (sheet.name, sheet.planted)) for c in told if _model(c) == model]
    counts = Counter(key for _, key in found)
    return Examples(
        np.array([features for features, _ in found]),
        np.array([planted for _, (_, planted) in found]),
        np.array([counts[key] ** -0.5 for _, key in found]),
    )


def _model(candidate: Candidate) -> Model:
    return MODELS[isinstance(candidate.one.reading, DateReading)]


def fit(made: Sequence[Sheet]) -> dict[str, dict[str, NDArray[Any]]]:
    """The trees of both models, as `Trees.read` reads them."""
    from sklearn.ensemble import HistGradientBoostingClassifier

    found = {}
    for model in MODELS:
        own = examples(made, model)
        fits = [
            HistGradientBoostingClassifier(
                max_depth=DEPTH,
                max_iter=TREES,
                learning_rate=RATE,
                min_samples_leaf=SMALLEST,
                l2_regularization=PENALTY,
                monotonic_cst=list(SIGNS),
                max_features=0.5,
                early_stopping=False,
                random_state=seed,
            ).fit(own.features, own.planted, sample_weight=own.weights)
            for seed in range(FITS)
        ]
        found[model] = stored(fits)
    return found


def figures(made: Sequence[Sheet]) -> dict[str, dict[str, int]]:
    """By set and kind: plants and those found, and the conflicts between untouched reports, by trees that have not seen them."""
    counts: dict[str, Counter[str]] = {}
    for fold in range(FOLDS):
        stored_ = fit([sheet for sheet in made if sheet.fold != fold])
        trees = {model: Trees.read(arrays) for model, arrays in stored_.items()}
        for sheet in made:
            if sheet.fold == fold:
                _count(sheet, trees, counts)
    return {name: dict(sorted(count.items())) for name, count in sorted(counts.items())}


def _count(sheet: Sheet, trees: Mapping[str, Trees], counts: dict[str, Counter[str]]) -> None:
    kept = decided(_answers(sheet, trees), *sheet.sides)
    labels = {
        (c.one.number, c.other.number): label for c, label in zip(sheet.seen, sheet.labels, strict=True)
    }
    found = Counter(labels[a.one.number, a.other.number] for a in kept)
    count = counts.setdefault(sheet.group, Counter())
    if sheet.planted:
        count["planted"] += 1
        count["planted, found"] += found[True] > 0
    else:
        count["untouched pairs"] += 1
        count["untouched, read as real"] += found[None]
        count["untouched, other"] += found[False]


def _answers(sheet: Sheet, trees: Mapping[str, Trees]) -> list[Answer]:
    found = []
    for model in MODELS:
        own = [c for c in sheet.seen if _model(c) == model]
        odds = trees[model]([c.features for c in own]).tolist()
        found += [difference(c, value, model) for c, value in zip(own, odds, strict=True)]
    return found


def main(data: Path, out: Path, encoder: Encoder) -> None:
    """Reads all pairs, tells what trees find that have not seen them, fits on all and writes."""
    made = list(sheets(data, encoder))
    told = json.dumps(figures(made), indent=1)
    print(told)
    arrays = {f"{model}/{n}": a for model, own in fit(made).items() for n, a in own.items()}
    np.savez_compressed(out, provenance=np.array(f"{__name__}: {told}"), **arrays)


if __name__ == "__main__":
    train_from_command_line(main, __doc__)
