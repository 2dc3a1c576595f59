"""How alike two articles are as reports of one happening, in log-odds.

Two logistic models (`weights.json`, fitted by benchmarks/grouping/train.py), within a language and
across, over what their heads mean, what their paragraphs match, and which names and numbers they
share. Across languages all of these are lower: one model for both parts half of the events.
Time comes on top and is not fitted: the sets have no dates.
"""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import numpy as np
from numpy.typing import NDArray

from firsthand.derive.align import margins
from firsthand.derive.background import Background
from firsthand.derive.candidates import centred
from firsthand.derive.pair import same_language
from firsthand.derive.units import EmbeddedArticle, Units
from firsthand.embed import Vectors
from firsthand.group.names import name_keys

#: Pieces that make the head: title and first two paragraphs (design: AUC 0.97 against 0.73
#: for all paragraphs; here best of 1, 2, 3, 5, 8 on ECB+).
HEAD = 3
#: Characters of one piece that count, so that a long paragraph does not drown the title.
LONGEST = 300
COMPARED = 8
#: Log-odds that two texts in different languages give at most. The stories that fit them have no next day, and what
#: a story's next event is told in is nearly the same: so much has to be left for time to part them. From 1 to 3 the
#: stories written blind are grouped alike; three days after the first two this one is used up.
MOST_ACROSS = 1.5


@dataclass(frozen=True, slots=True)
class Heads:
    """What grouping reads of a set of articles: head vectors ``(n, d)``, first units and name keys."""

    articles: tuple[EmbeddedArticle, ...]
    vectors: Vectors
    units: tuple[Units, ...]
    keys: tuple[frozenset[str], ...]
    weight: Mapping[str, float]
    background: Background


def read_heads(articles: Sequence[EmbeddedArticle], background: Background) -> Heads:
    """Heads of all articles, with name keys weighted by how rare they are among them."""
    keys = tuple(name_keys(a.article) for a in articles)
    seen = Counter(key for own in keys for key in own)
    # Small runs say little about rarity: two articles always share their keys' counts.
    weight = {key: math.log((len(articles) + 10) / (count + 1)) for key, count in seen.items()}
    vectors = [_head_vector(a, background) for a in articles]
    width = articles[0].paragraphs.vectors.shape[1] if articles else 0
    return Heads(
        tuple(articles),
        np.array(vectors, np.float32).reshape(len(articles), width),
        tuple(_head_units(a) for a in articles),
        keys,
        weight,
        background,
    )


def _running(embedded: EmbeddedArticle, most: int) -> list[int]:
    """Indices of the first paragraphs that are no captions."""
    roles = [p.role for p in embedded.article.paragraphs]
    return [n for n in range(len(embedded.paragraphs.texts)) if roles[n] != "caption"][:most]


def _head_vector(embedded: EmbeddedArticle, background: Background) -> NDArray[np.float32]:
    chosen = _running(embedded, HEAD)
    units = embedded.paragraphs
    if not chosen:
        return np.zeros(units.vectors.shape[1], np.float32)
    summed = (units.vectors[chosen] * np.minimum(units.weights[chosen, None], LONGEST)).sum(
        axis=0, keepdims=True
    )
    unit = (summed / (np.linalg.norm(summed) or 1.0)).astype(np.float32)
    head: NDArray[np.float32] = centred(unit, embedded.article.language, background)[0]
    return head


def features(heads: Heads, i: int, j: int) -> NDArray[np.float64]:
    """Features of a pair, shape ``(4,)``: head cosine, matched heads, shared names, matched paragraphs.

    A match is the mean of the best margins, of both sides: of the heads with all that is `COMPARED`, or of all with all.
    """
    a, b = heads.articles[i], heads.articles[j]
    left, right = heads.units[i], heads.units[j]
    margin = margins(left, right, (a.article.language, b.article.language), heads.background)
    by_row, by_column = (margin.max(axis=side) if margin.size else np.zeros(1) for side in (1, 0))
    return np.array(
        [
            float(heads.vectors[i] @ heads.vectors[j]),
            by_row[:HEAD].mean() + by_column[:HEAD].mean(),
            _shared_names(heads, i, j),
            by_row.mean() + by_column.mean(),
        ]
    )


def _head_units(embedded: EmbeddedArticle) -> Units:
    chosen = _running(embedded, COMPARED)
    units = embedded.paragraphs
    return Units(
        tuple(units.texts[n] for n in chosen),
        tuple(units.paragraph[n] for n in chosen),
        units.weights[chosen],
        units.vectors[chosen],
        tuple(units.spans[n] for n in chosen),
    )


def _shared_names(heads: Heads, i: int, j: int) -> float:
    """Weight of shared name keys over the weight of the side with less, in [0, 1]."""
    sums = [sum(heads.weight[key] for key in heads.keys[n]) for n in (i, j)]
    shared = sum(heads.weight[key] for key in heads.keys[i] & heads.keys[j])
    return shared / min(sums) if min(sums) > 0 else 0.0


def text_odds(heads: Heads, i: int, j: int) -> float:
    """Log-odds that two articles report one happening, by their text alone."""
    return float(odds(features(heads, i, j), same_language(heads.articles[i], heads.articles[j])))


def odds(features: NDArray[np.float64], within: bool) -> NDArray[np.float64]:
    """Log-odds from `features`, shape ``(…, 4)`` → ``(…)``; ``within``: of articles of one language."""
    model = weights()["within" if within else "across"]
    z = (features - model["mean"]) / model["scale"]
    found: NDArray[np.float64] = z @ np.array(model["weights"]) + model["bias"]
    return found if within else np.minimum(found, MOST_ACROSS)


@cache
def weights() -> dict[str, Any]:
    """What benchmarks/grouping/train.py wrote."""
    text = (resources.files(__name__.rpartition(".")[0]) / "weights.json").read_text(encoding="utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded
