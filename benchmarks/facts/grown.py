"""Boosted trees of scikit-learn as the arrays that `firsthand.compare.trees.Trees` reads."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray


def stored(models: Sequence[Any]) -> dict[str, NDArray[Any]]:
    """Several fitted ``HistGradientBoostingClassifier`` as one, whose log odds are the mean of theirs."""
    trees = [step[0].nodes for model in models for step in model._predictors]
    roots = np.cumsum([0, *(len(t) for t in trees[:-1])])
    nodes = np.concatenate(trees)
    shift = np.repeat(roots, [len(t) for t in trees])
    leaf = nodes["is_leaf"].astype(bool)
    bias = np.mean([float(np.ravel(model._baseline_prediction)[0]) for model in models])
    return {
        "feature": np.where(leaf, -1, nodes["feature_idx"]).astype(np.int16),
        "threshold": np.where(leaf, 0, nodes["num_threshold"]).astype(np.float32),
        "left": np.where(leaf, 0, nodes["left"] + shift).astype(np.int32),
        "right": np.where(leaf, 0, nodes["right"] + shift).astype(np.int32),
        "value": np.where(leaf, nodes["value"] / len(models), 0).astype(np.float32),
        "roots": roots.astype(np.int32),
        "bias": np.float32(bias),
    }
