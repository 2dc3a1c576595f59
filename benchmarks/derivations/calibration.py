"""How good probabilities are: accuracy against coverage, and calibration error."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from benchmarks.logistic import Floats

THRESHOLDS = (0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99)
BINS = 10


def calibration_error(confidence: Floats, right: Floats) -> float:
    """Expected calibration error over ten bins of equal mass (Naeini et al. 2015), in [0, 1].

    :param confidence: probability of the answer that was given, in [0.5, 1].
    :param right: 1 where the answer was right, 0 where wrong, 0.5 where none was given or none can be.
    """
    order = np.argsort(confidence, kind="stable")
    gaps = [
        len(part) * abs(confidence[part].mean() - right[part].mean())
        for part in np.array_split(order, BINS)
        if len(part)
    ]
    return float(sum(gaps) / max(1, len(confidence)))


def curve(confidence: Floats, right: Floats) -> list[dict[str, float | None]]:
    """For each threshold the share of pairs that are called, and the share of these that are right."""
    rows: list[dict[str, float | None]] = []
    for threshold in THRESHOLDS:
        called = confidence > threshold if threshold == 0.5 else confidence >= threshold
        rows.append(
            {
                "threshold": threshold,
                "coverage": round(float(called.mean()), 4) if len(called) else None,
                "accuracy": round(float(right[called].mean()), 4) if called.any() else None,
            }
        )
    return rows


def judged(log_odds: Floats, either: Sequence[bool]) -> tuple[Floats, Floats]:
    """Confidence and rightness of answers to pairs whose first article is the source.

    :param either: pairs that nobody can tell: half right whatever is said.
    """
    confidence = 1 / (1 + np.exp(-np.abs(log_odds)))
    right = np.where(log_odds > 0, 1.0, np.where(log_odds < 0, 0.0, 0.5))
    return confidence, np.where(np.array(either, bool), 0.5, right)
