"""Two articles compared: how likely one was made from the other, and how.

Across languages the evidence is alignment, and the numbers that differ in what is aligned; within
one language also what stands word for word in both. Two logistic models of second order (`weights.json`), fitted by
benchmarks/derivations/train.py, turn it into a probability.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from firsthand.derive.address import written_apart
from firsthand.derive.align import UnitRow, align_units, margins
from firsthand.derive.background import Background
from firsthand.derive.evidence import Pairs, refilled_share, row_evidence
from firsthand.derive.features import (
    PairFeatures,
    longest_increasing,
    pair_features,
    second_order,
    values_against,
)
from firsthand.derive.traits import numbers_kept, traits
from firsthand.derive.units import EmbeddedArticle, Units
from firsthand.derive.verbatim import Overlap, overlap
from firsthand.derive.weights import weights
from firsthand.languages import primary
from firsthand.model import Row

#: Log-odds that two articles lose where each names another source. Not fitted: the sets name none. A
#: full translation stands far above it, a passage that both might have taken does not.
APART = 3.0
#: Share of both texts' runs that stand in the other where at most a word here and there was changed. Chosen.
WORD_FOR_WORD = 0.8


@dataclass(frozen=True, slots=True)
class PairReading:
    """What the texts of two articles say about each other, direction left open.

    ``rows`` point at paragraph numbers; ``covered`` are the shares of characters of the
    first and the second article's paragraphs (titles left out) that the rows cover.
    ``overlap`` is None across languages.
    """

    first: str
    second: str
    probability: float
    rows: tuple[Row, ...]
    covered: tuple[float, float]
    in_order: float
    overlap: Overlap | None


def same_language(a: EmbeddedArticle, b: EmbeddedArticle) -> bool:
    """Whether two articles are of one language; unknown languages count as one."""
    left, right = a.article.language, b.article.language
    return left is None or right is None or primary(left) == primary(right)


def read_pair(a: EmbeddedArticle, b: EmbeddedArticle, background: Background) -> PairReading | None:
    """Compares two articles; None where one of them has no text."""
    languages = (a.article.language, b.article.language)
    units = units_compared(a, b)
    margin = margins(*units, languages, background)
    found, odds = row_evidence(*units, margin)
    features = pair_features(*units, margin, found, odds)
    if features is None:
        return None
    shared = overlap(units[0].texts, units[1].texts) if same_language(a, b) else None
    anew = refilled_share(*units, found) if shared else 0.0
    if shared and _one_edit(*units, found, shared):
        features, anew = replace(features, numbers=max(0.0, features.numbers)), 0.0
    paragraph_margins = margins(a.paragraphs, b.paragraphs, languages, background)
    rows = align_units(a.paragraphs, b.paragraphs, paragraph_margins)
    against = APART if written_apart(a.article, b.article) else 0.0
    if shared is None:
        against += values_against(a.paragraphs, b.paragraphs, rows)
    return PairReading(
        first=a.article.id,
        second=b.article.id,
        probability=lowered(probability(features, shared, anew), against),
        rows=tuple(_numbered(row, a.paragraphs, b.paragraphs) for row in rows),
        covered=(_covered(a, rows, 0), _covered(b, rows, 1)),
        in_order=_in_order(found, odds),
        overlap=shared,
    )


def _one_edit(source: Units, target: Units, pairs: Pairs, shared: Overlap) -> bool:
    """Whether two texts stand in each other word for word but for one row's numbers: somebody changed one, and no machine
    filled a template in anew.
    """
    if min(shared.source, shared.target) < WORD_FOR_WORD:
        return False
    kept = (numbers_kept(traits(source.texts[i]), traits(target.texts[j])) for i, j in pairs)
    return sum(changed > 0 for _, changed, _ in kept) <= 1


def units_compared(a: EmbeddedArticle, b: EmbeddedArticle) -> tuple[Units, Units]:
    """Sentences of both, or paragraphs of both where one side's language is not split."""
    if a.sentences is None or b.sentences is None:
        return a.paragraphs, b.paragraphs
    return a.sentences, b.sentences


def probability(features: PairFeatures, shared: Overlap | None, refilled: float) -> float:
    """Probability that one article was made from the other, or both from one text.

    :param refilled: share of the rows that give other values (`evidence.refilled_share`).
    """
    model = weights()["within" if shared else "across"]
    standardised = (model_vector(features, shared, refilled) - model["mean"]) / model["scale"]
    z = float(np.dot(second_order(standardised), model["weights"]) + model["bias"])
    return float(1 / (1 + np.exp(-z)))


def lowered(probability: float, by: float) -> float:
    """A probability lowered by log-odds."""
    return probability / (probability + (1 - probability) * math.exp(by))


def model_vector(features: PairFeatures, shared: Overlap | None, refilled: float) -> NDArray[np.float64]:
    """What the model sees: alignment features, and overlaps (larger first) within a language."""
    base = features.array()
    if shared is None:
        return base
    whole = sorted((shared.source, shared.target), reverse=True)
    sentences = sorted((shared.sentences_of_source, shared.sentences_of_target), reverse=True)
    return np.concatenate([base, whole, sentences, [refilled]])


def _in_order(pairs: Pairs, odds: NDArray[np.float64]) -> float:
    """Share of the likely rows that the longest run in the order of both sides holds; 0 without rows."""
    likely = [j for (_, j), value in zip(pairs, odds, strict=True) if value > 0]
    return round(longest_increasing(likely) / len(likely), 3) if likely else 0.0


def _numbered(row: UnitRow, source: Units, target: Units) -> Row:
    return Row(
        source=tuple(source.paragraph[i] for i in row.source),
        target=tuple(target.paragraph[j] for j in row.target),
        score=row.score,
    )


def _covered(embedded: EmbeddedArticle, rows: list[UnitRow], side: int) -> float:
    chosen = {i for row in rows for i in (row.source if side == 0 else row.target)}
    sizes = [
        0 if paragraph.role == "title" else len(paragraph.text)
        for paragraph in embedded.article.paragraphs[: len(embedded.paragraphs.texts)]
    ]
    return round(sum(sizes[i] for i in chosen) / (sum(sizes) or 1), 3)
