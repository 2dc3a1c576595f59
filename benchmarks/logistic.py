"""Logistic regression small enough to read, for the weights that ship with the package."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
#: Newton's method ends where no weight moves more.
SETTLED = 1e-9


def fit_logistic(x: Floats, y: Floats, ridge: float = 1e-2) -> tuple[Floats, float]:
    """Weights and bias by Newton's method with a ridge penalty on the weights."""
    design = np.hstack([x, np.ones((len(x), 1))])
    theta = np.zeros(design.shape[1])
    penalty = ridge * len(x) * np.eye(len(theta)) / 10
    penalty[-1, -1] = 0
    for _ in range(50):
        p = 1 / (1 + np.exp(-design @ theta))
        gradient = design.T @ (p - y) + penalty @ theta
        hessian = (design * (p * (1 - p) + 1e-9)[:, None]).T @ design + penalty
        step = np.linalg.solve(hessian, gradient)
        theta -= step
        if np.abs(step).max() < SETTLED:
            break
    return theta[:-1], float(theta[-1])


def auc(positive: Floats, negative: Floats) -> float:
    """Share of positive–negative pairs in which the positive one is larger, ties as halves."""
    ordered = np.sort(negative)
    below = np.searchsorted(ordered, positive, "left") + np.searchsorted(ordered, positive, "right")
    return float(below.mean() / 2 / len(negative))
