"""How near a text is to texts that have nothing to do with it.

Cosines of the encoder differ by language pair and by how general a text is. The margin
takes that out: similarity minus the mean of both sides' nearest neighbours in a
background outside the pair (Artetxe & Schwenk 2019, "Margin-based Parallel Corpus
Mining", arXiv:1811.01136; there the neighbours come from the corpus itself).
The background is 240 sentences of invented news in 20 languages, none a translation of
another, so that a pair's score never depends on what else is in the run.
"""

from __future__ import annotations

import io
import json
from dataclasses import dataclass, field
from functools import cache
from importlib import resources

import numpy as np
from numpy.typing import NDArray

from firsthand.embed import Encoder, Vectors
from firsthand.languages import primary

#: Neighbours averaged. Swept on NTREX against texts of other documents: AUC 0.986 at 4,
#: 0.987 at 8 and 12; against same-event pairs of SemEval 0.897, 0.898, 0.895.
NEIGHBOURS = 8
#: Arrays of vectors whose nearness is kept, and how long each may be: some 20 megabytes.
MOST_KEPT, LONGEST_KEPT = 2_048, 200


@dataclass(frozen=True, slots=True)
class Background:
    """Background vectors by language: each of shape ``(sentences, d)``."""

    by_language: dict[str, Vectors]
    _kept: dict[int, tuple[Vectors, dict[str, NDArray[np.float32]]]] = field(
        default_factory=dict, repr=False, compare=False
    )

    def nearness(self, vectors: Vectors) -> dict[str, NDArray[np.float32]]:
        """For each background language, each vector's mean cosine to its nearest neighbours there.

        Kept for the arrays asked about last, which are not to be changed: an article is
        compared with many, and this was a third of comparing two.
        """
        kept = self._kept.get(id(vectors))
        if kept is not None and kept[0] is vectors:
            return kept[1]
        found = {
            language: _nearest_mean(vectors @ sentences.T) for language, sentences in self.by_language.items()
        }
        if len(vectors) <= LONGEST_KEPT:
            while len(self._kept) >= MOST_KEPT:
                self._kept.pop(next(iter(self._kept)), None)
            self._kept[id(vectors)] = vectors, found
        return found


def _nearest_mean(similarity: NDArray[np.float32]) -> NDArray[np.float32]:
    most = min(NEIGHBOURS, similarity.shape[1])
    nearest = np.partition(similarity, similarity.shape[1] - most, axis=1)[:, -most:]
    mean: NDArray[np.float32] = nearest.mean(axis=1)
    return mean


def nearness_to(
    nearness: dict[str, NDArray[np.float32]], own: str | None, other: str | None
) -> NDArray[np.float32]:
    """Nearness of one side's vectors to the language of the other side.

    Where the background lacks that language, the mean over the languages it has (without
    the side's own, which is nearer than any other) stands in.
    """
    key = primary(other) if other else None
    if key in nearness:
        return nearness[key]
    skip = primary(own) if own else None
    rest = [value for language, value in nearness.items() if language != skip]
    mean: NDArray[np.float32] = np.mean(rest, axis=0)
    return mean


def sentences() -> list[tuple[str, str]]:
    """The background sentences as ``(language, text)``."""
    text = (resources.files("firsthand.embed") / "background.jsonl").read_text(encoding="utf-8")
    rows = [json.loads(line) for line in text.splitlines()]
    return [(row["language"], row["text"]) for row in rows]


def load_background(encoder: Encoder) -> Background:
    """The background in the encoder's space: shipped vectors for the default one, else encoded."""
    pairs = sentences()
    vectors = _shipped(encoder.name)
    if vectors is None or len(vectors) != len(pairs):
        vectors = encoder.encode([text for _, text in pairs])
    languages = np.array([language for language, _ in pairs])
    return Background({str(name): vectors[languages == name] for name in dict.fromkeys(languages)})


@cache
def _shipped(encoder_name: str) -> Vectors | None:
    path = resources.files("firsthand.embed") / "background.npz"
    if not path.is_file():
        return None
    with np.load(io.BytesIO(path.read_bytes())) as stored:
        if str(stored["encoder"]) != encoder_name:
            return None
        vectors: Vectors = stored["vectors"].astype(np.float32)
    return vectors
