"""Fits `compare/questions.npz`: which values of two reports answer one question, and which answer it differently.

usage: python -m benchmarks.facts.train_questions --data DATA --out src/firsthand/compare/questions.npz

Three models of boosted trees (scikit-learn), each the mean of several fits.

"one question" learns from reports whose shared questions were written down with them
(`benchmarks/stories/reports`: three newsrooms' invented reports of each of 48 events, every question that two of
them answer, and much that is like it and is none): positive are the values of one question, whatever they are. From
public sets of real reports (semeval2022, same_story_ru, ecbplus; those that the run takes for two origins of one
story) it has what was planted there (`conflict_plants.py`), against what is left over between untouched ones.

"quantities apart" and "dates apart" learn, of values that are left over, which answer one question differently: of the
written reports those that do, of the real ones the plants. The few real conflicts between untouched
reports, as read (`read_conflicts.py`), are left out. Every feature may only speak for one side (`SIGNS`). The first
model's odds are, in this, of trees that had not seen the story or topic.

All is fitted in the end; what is printed, and kept in the file, comes out for each pair by trees that have not seen
its story, article or topic. Needs scikit-learn. About half an hour.
"""

from __future__ import annotations

import json
import zlib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.common import train_from_command_line
from benchmarks.facts.conflict_plants import Conflict, plants
from benchmarks.facts.conflicts import SETS, Pair, met, report, says
from benchmarks.facts.grown import stored
from benchmarks.facts.read_conflicts import READ_AS_REAL
from benchmarks.stories.shared_questions import facts_of, reports, written
from firsthand.compare import context, questions
from firsthand.compare.anchor import Anchor, anchors
from firsthand.compare.answers import Answer, decided, difference
from firsthand.compare.context import Likeness, Spot
from firsthand.compare.differences import Candidate, candidates, model_of
from firsthand.compare.matching import Voice, voice
from firsthand.compare.questions import Model
from firsthand.compare.readings import DateReading, read_sentences
from firsthand.compare.trees import Trees
from firsthand.derive.align import margins
from firsthand.derive.background import Background, load_background
from firsthand.embed import Encoder
from firsthand.embed.static import StaticEncoder
from firsthand.model import Article

#: One in so many pairs of a set is read: the texts of ecbplus repeat each other.
ONE_IN = {"semeval": 1, "ru": 1, "ecb": 2}
#: The models of differences and what a written example counts in them: the real reports are nearly all of one
#: language, so that two languages are learned from the written ones.
APART: dict[Model, float] = {
    "quantities apart": 1.0,
    "dates apart": 1.0,
    "quantities apart, two languages": 3.0,
    "dates apart, two languages": 3.0,
}
#: Which way a feature of a difference may speak: 1 the more the likelier, -1 the less, 0 either; those of how a pair
#: stands last.
SIGNS = (1, 1, 1, 1, 1, 1, -1, 0, -1, -1, 1, -1, 1, 1, 1, 0, -1, 1, -1, 1, 1, 0, 1, 1, 1, 1, 1, 1, 1, -1, -1)
TREES, DEPTH, RATE, PENALTY = 200, 3, 0.05, 3.0
#: Examples of the smallest leaf, of one question and of differences.
SMALLEST = (20, 12)
#: Fits whose mean is taken, and parts of stories, articles and topics of which each is judged by trees of the others.
FITS, FOLDS = 3, 5
#: Slashes from which on a sentence is an address: ecbplus keeps those of its pages.
ADDRESS = 2

Sides = tuple[context.Context, context.Context]
Label = bool | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """The values of two reports, one of them edited where ``planted``; ``fold`` goes by story, article or topic.

    ``labels``: of each pair of values whether it answers one question, None where nobody knows.
    """

    name: str
    group: str
    fold: int
    planted: bool
    sides: Sides
    pairs: tuple[questions.Pair, ...]
    labels: tuple[Label, ...]


class Reader:
    """Articles as voices, with the vectors of their sentences kept."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder, self._near = encoder, StaticEncoder()
        self._background: Background = load_background(encoder)

    def voices(self, articles: Sequence[Article]) -> list[Voice | None]:
        """What each of several articles of one event says."""
        known = anchors(articles, [], [[a.id for a in articles]])
        return [self._voice(a, known) for a in articles]

    def _voice(self, article: Article, known: Mapping[str, Anchor]) -> Voice | None:
        sentences = read_sentences(article, known.get(article.id))
        return voice(article, 0, sentences, self._encoder, self._near) if sentences else None

    def sheet(
        self,
        name: str,
        group: str,
        sides: Sequence[Voice | None],
        label: Callable[[Spot, Spot, str], Label],
        planted: bool = False,
    ) -> Iterator[Sheet]:
        """The sheet of two voices; none where one says nothing."""
        one, other = sides
        if one is not None and other is not None:
            margin = margins(one.units, other.units, (one.language, other.language), self._background)
            values = one.values, other.values
            found = tuple(questions.pairs(*values, Likeness(*values, margin)))
            labels = tuple(label(p.one, p.other, p.verdict) for p in found)
            yield Sheet(name, group, _fold(name, group), planted, values, found, labels)


def _fold(name: str, group: str) -> int:
    topic = name.split("_")[0] if group == "ecb" else name
    return zlib.crc32(topic.encode()) % FOLDS


def sheets(data: Path, encoder: Encoder) -> Iterator[Sheet]:
    """Of the written reports every two of a story; of the real ones a sheet for each pair, and one for each plant in it."""
    reader = Reader(encoder)
    for story in written():
        articles = reports(story)
        voices = reader.voices(articles)
        for a, b in combinations(range(len(articles)), 2):
            told = [facts_of(story, n, voices[n]) for n in (a, b)]
            yield from reader.sheet(
                story["story"],
                "written",
                (voices[a], voices[b]),
                lambda one, other, _, told=told: bool(told[0][one.number] & told[1][other.number]),
            )
    for name, one_in in ONE_IN.items():
        for number, (pair, _) in enumerate(SETS[name](data)):
            if number % one_in == 0 and (articles := origins(pair, encoder)):
                yield from _real_sheets(name, pair, articles, reader)


def origins(pair: Pair, encoder: Encoder) -> list[Article] | None:
    """The articles of a pair that the run takes for two origins of one story."""
    found = report(pair, encoder)
    by_name = {a.record: a for a in found.articles}
    return [by_name[r.name] for r in pair] if met(found) == "two origins" else None


def _real_sheets(group: str, pair: Pair, articles: Sequence[Article], reader: Reader) -> Iterator[Sheet]:
    name = pair[0].name

    def untouched(one: Spot, other: Spot, verdict: str) -> Label:
        return None if verdict != "conflict" or _real(name, one, other) else False

    yield from reader.sheet(name, group, reader.voices(articles), untouched)
    for plant in plants(*pair):
        edited = _edited(articles[plant.edited], pair[plant.edited].text, plant.text)
        if edited is not None:
            sides = list(articles)
            sides[plant.edited] = edited

            def planted(one: Spot, other: Spot, verdict: str, plant: Conflict = plant) -> Label:
                return True if verdict == "conflict" and _is_plant(plant, one, other) else None

            yield from reader.sheet(name, group, reader.voices(sides), planted, planted=True)


def _real(name: str, one: Spot, other: Spot) -> bool:
    """Whether values of untouched reports were read as a real conflict, or stand in what is no sentence."""
    address = any(s.sentence.text.count(" / ") >= ADDRESS for s in (one, other))
    return address or (name, one.reading.text, other.reading.text) in READ_AS_REAL


def _is_plant(plant: Conflict, one: Spot, other: Spot) -> bool:
    spots = one, other
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

Example = tuple[tuple[float, ...], bool, tuple[str, bool, bool]]


def fit(found: Sequence[Example], model: Model) -> dict[str, NDArray[Any]]:
    """Trees of examples: features, label, and what they are of; those of one real report and label weigh as the root
    of their number.
    """
    from sklearn.ensemble import HistGradientBoostingClassifier

    counts = Counter(key for _, _, key in found)
    weights = np.array([APART.get(model, 1.0) if key[2] else counts[key] ** -0.5 for _, _, key in found])
    features = np.array([f for f, _, _ in found], np.float32)
    labels = np.array([label for _, label, _ in found])
    return stored(
        [
            HistGradientBoostingClassifier(
                max_depth=DEPTH,
                max_iter=TREES,
                learning_rate=RATE,
                min_samples_leaf=SMALLEST[model in APART],
                l2_regularization=PENALTY,
                monotonic_cst=SIGNS if model in APART else None,
                max_features=0.5,
                early_stopping=False,
                random_state=seed,
            ).fit(features, labels, sample_weight=weights)
            for seed in range(FITS)
        ]
    )


def asked(made: Sequence[Sheet]) -> list[Example]:
    """What is known of pairs of values."""
    return [
        (pair.features, label, (sheet.name, sheet.planted, sheet.group == "written"))
        for sheet in made
        for pair, label in zip(sheet.pairs, sheet.labels, strict=True)
        if label is not None
    ]


@dataclass(frozen=True, slots=True)
class Left:
    """What is left over on a sheet, with labels."""

    sheet: Sheet
    seen: tuple[Candidate, ...]
    labels: tuple[Label, ...]


def left_over(sheet: Sheet, trees: Trees) -> Left:
    """What is left over on a sheet, by the odds of trees that have not seen it."""
    weighed = questions.weighed(sheet.pairs, trees([p.features for p in sheet.pairs]))
    seen = tuple(candidates(*sheet.sides, weighed))
    known = {
        (p.one.number, p.other.number): label for p, label in zip(sheet.pairs, sheet.labels, strict=True)
    }
    return Left(sheet, seen, tuple(known[c.one.number, c.other.number] for c in seen))


def apart(every: Sequence[Left], model: Model) -> list[Example]:
    """The plant of each planted sheet, and all that is known to be left over in the others."""
    found: list[Example] = []
    for left in every:
        told = [(c, known) for c, known in zip(left.seen, left.labels, strict=True) if known is not None]
        if left.sheet.planted:
            told = sorted(told, key=lambda t: t[0].features[0] + 4 * t[0].features[1])[-1:]
        key = (left.sheet.name, left.sheet.planted, left.sheet.group == "written")
        found += [(c.features, known, key) for c, known in told if _dates(c) is model.startswith("dates")]
    return found


def _dates(candidate: Candidate) -> bool:
    return isinstance(candidate.one.reading, DateReading)


def figures(every: Sequence[Left]) -> dict[str, dict[str, int]]:
    """By set: what is there to find and what is found, and what is called a conflict besides, by trees that have not seen it."""
    counts: dict[str, Counter[str]] = {}
    for fold in range(FOLDS):
        seen = [left for left in every if left.sheet.fold != fold]
        trees = {model: Trees.read(fit(apart(seen, model), model)) for model in APART}
        for left in every:
            if left.sheet.fold == fold:
                _count(left, trees, counts.setdefault(_set(left.sheet), Counter()))
    return {name: dict(sorted(count.items())) for name, count in sorted(counts.items())}


def _set(sheet: Sheet) -> str:
    return sheet.group if questions.one_language(*sheet.sides) else f"{sheet.group}, two languages"


def _count(left: Left, trees: Mapping[Model, Trees], count: Counter[str]) -> None:
    kept = decided(_answers(left, trees), *left.sheet.sides)
    known = {(c.one.number, c.other.number): label for c, label in zip(left.seen, left.labels, strict=True)}
    sure = [known[a.one.number, a.other.number] for a in kept if a.sure]
    likely = [known[a.one.number, a.other.number] for a in kept]
    if left.sheet.planted:
        count["planted"] += 1
        count["planted, found"] += True in sure
        count["planted, likely"] += True in likely
    elif left.sheet.group == "written":
        count["differences"] += sum(label is True for label in left.labels)
        count["differences, found"] += sure.count(True)
        count["differences, likely"] += likely.count(True)
        count["other"] += sure.count(False)
        count["other, likely"] += likely.count(False)
    else:
        count["untouched pairs"] += 1
        count["untouched, read as real"] += sure.count(None)
        count["untouched, other"] += sure.count(False)
        count["untouched, other, likely"] += likely.count(False)


def _answers(left: Left, trees: Mapping[Model, Trees]) -> list[Answer]:
    found = []
    for dates in (False, True):
        model = model_of(*left.sheet.sides, dates=dates)
        own = [c for c in left.seen if _dates(c) is dates]
        odds = trees[model]([c.features for c in own]).tolist()
        found += [difference(c, value, model) for c, value in zip(own, odds, strict=True)]
    return found


def main(data: Path, out: Path, encoder: Encoder) -> None:
    """Reads all pairs, tells what trees find that have not seen them, fits on all and writes."""
    made = list(sheets(data, encoder))
    every = []
    for fold in range(FOLDS):
        trees = Trees.read(fit(asked([s for s in made if s.fold != fold]), "one question"))
        every += [left_over(sheet, trees) for sheet in made if sheet.fold == fold]
    told = json.dumps(figures(every), indent=1)
    print(told)
    fitted = {"one question": fit(asked(made), "one question")}
    fitted |= {model: fit(apart(every, model), model) for model in APART}
    arrays = {f"{model}/{n}": a for model, own in fitted.items() for n, a in own.items()}
    np.savez_compressed(out, provenance=np.array(f"{__name__}: {told}"), **arrays)


if __name__ == "__main__":
    train_from_command_line(main, __doc__)
