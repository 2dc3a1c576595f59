"""Rows of NTREX with their names read, untouched and with a planted name: what the trainers of changed names fit on.

All documents of the set are read. `EACH` rows of a document are planted, each by itself, with a name of another
document. What was read is kept in a file a language, because reading takes most of the time.
"""

from __future__ import annotations

import itertools
import pickle
import random
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from benchmarks.facts.fidelity import LANGUAGES, SEED, Document, documents
from benchmarks.facts.plants import NamePlace, Plant, name_places, name_plants
from firsthand.compare.name_features import (
    Names,
    context,
    missing_features,
    prepare_rows,
    read_names,
    strange_features,
)
from firsthand.compare.name_model import Class, script_class
from firsthand.compare.name_rows import RowNames, row_names
from firsthand.names.finding import known_inside
from firsthand.names.sounds import heard, prepare

T = TypeVar("T")
#: Rows of a document that are planted at most.
EACH = 6
#: Parts of the documents: each is judged by models that were fitted on the others.
FOLDS = 5


@dataclass(frozen=True, slots=True)
class Planted:
    """The near name that was changed, and where ``[start, end)`` its replacement stands in the far line."""

    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Sample:
    """A row of a document with its names and strange words, each with the numbers that tell of it alone."""

    document: str
    row: int
    language: str
    kind: Class
    planted: Planted | None
    near: str
    far: str
    names: RowNames
    missing: tuple[tuple[float, ...], ...]
    strange: tuple[tuple[float, ...], ...]

    @property
    def fold(self) -> int:
        """The part that its document is in, in all languages."""
        return zlib.crc32(self.document.encode()) % FOLDS

    def lost(self, place: int) -> bool:
        """Whether the near name at a place is the one that was changed."""
        return self.planted is not None and self.names.near[place].text == self.planted.name

    def gained(self, place: int) -> bool:
        """Whether the strange word at a place is the planted one."""
        form = self.names.strange[place].form
        return self.planted is not None and form.start < self.planted.end and self.planted.start < form.end


def samples(data: Path, language: str, folder: Path) -> list[Sample]:
    """All samples of a language, kept in a folder."""
    docs = documents(data, LANGUAGES[language])
    return kept(folder / f"{language}.pickle", _read(docs, language))


def kept(file: Path, made: Iterable[T]) -> list[T]:
    """What a file keeps; where it is not there, what is ``made``, which goes into it."""
    if not file.exists():
        file.write_bytes(pickle.dumps(list(made)))
    found: list[T] = pickle.loads(file.read_bytes())
    return found


def _read(docs: Sequence[Document], language: str) -> Iterator[Sample]:
    read = {d.name: read_names(d.source, d.target, ("en", language)) for d in docs}
    places = {d.name: name_places(d.source, d.target, language, _listened) for d in docs}
    for document in docs:
        names = read[document.name]
        yield from (_sample(document.name, n, language, names, None) for n in range(len(names.rows)))
        others = [p for d in docs if d is not document for p in places[d.name]]
        yield from _planted(document, language, names, list(_plants(document, places[document.name], others)))


def _listened(names: Sequence[str], text: str) -> list[tuple[float, int, int]]:
    """Quicker than `finding.best_forms`: what was measured for reading is at hand."""
    prepare((name, text) for name in names)
    return [(own.score, own.start, own.end) for own in (heard(name, text) for name in names)]


def _plants(
    document: Document, own: Sequence[NamePlace], others: Sequence[NamePlace]
) -> Iterator[tuple[Plant, Planted]]:
    chosen = random.Random(f"train {SEED} {document.name}")
    for plant in itertools.islice(name_plants(own, others, document.target, chosen), EACH):
        place = next(p for p in own if p.row == plant.row and _edits(plant, p))
        yield plant, Planted(place.name, place.start, place.start + len(plant.after))


def _edits(plant: Plant, place: NamePlace) -> bool:
    tail = len(plant.text) - place.start - len(plant.after)
    return plant.before == place.form and plant.text[place.start :].startswith(plant.after) and tail >= 0


def _planted(
    document: Document, language: str, names: Names, plants: Sequence[tuple[Plant, Planted]]
) -> Iterator[Sample]:
    known = known_inside(document.source)
    keys = [(document.source[plant.row], plant.text, names.languages, known) for plant, _ in plants]
    prepare_rows(keys)
    for (plant, planted), key in zip(plants, keys, strict=True):
        far, rows = list(names.far), list(names.rows)
        far[plant.row], rows[plant.row] = plant.text, row_names(*key)
        edited = replace(names, far=tuple(far), rows=tuple(rows))
        yield _sample(document.name, plant.row, language, edited, planted)


def _sample(document: str, row: int, language: str, names: Names, planted: Planted | None) -> Sample:
    own, told = names.rows[row], context(names)
    return Sample(
        document,
        row,
        language,
        script_class(names.near, names.far),
        planted,
        names.near[row],
        names.far[row],
        own,
        tuple(tuple(missing_features(row, near, names, told)) for near in own.near),
        tuple(tuple(strange_features(row, odd, names, told)) for odd in own.strange),
    )
