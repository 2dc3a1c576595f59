"""Log-odds by small decision trees (Friedman 2001, gradient boosting), read from `differences.json`.

A tree is a list of nodes, the root first: ``[feature, threshold, low, high]`` sends what is at most the threshold
to node ``low``, all else to ``high``; ``[value]`` is a leaf. The log-odds are the sum of all trees' leaves and the
start.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from importlib import resources
from typing import Any


def tree_odds(features: Sequence[float], model: str) -> float:
    """Log-odds of features, in the order that the model names, by all trees of a model."""
    fitted = trees()[model]
    return float(fitted["start"] + sum(_leaf(tree, features) for tree in fitted["trees"]))


def _leaf(tree: Sequence[Sequence[float]], features: Sequence[float]) -> float:
    node = tree[0]
    while len(node) > 1:
        feature, threshold, low, high = node
        node = tree[int(low if features[int(feature)] <= threshold else high)]
    return node[0]


@cache
def trees() -> dict[str, Any]:
    """The fitted trees of all models."""
    text = (resources.files("firsthand.compare") / "differences.json").read_text(encoding="utf-8")
    loaded: dict[str, Any] = json.loads(text)["models"]
    return loaded
