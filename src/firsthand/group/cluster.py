"""Groups of things by average log-odds: no member pulls in a stranger by itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

#: What a pair counts that nobody compared.
STRANGERS = -4.0


def average_link(
    groups: Sequence[Sequence[int]], odds: Callable[[int, int], float | None], *, above: float = 0.0
) -> list[list[int]]:
    """Merges groups while the mean log-odds between two of them is over ``above``.

    :param groups: starting groups of item indices.
    :param odds: log-odds of two items, None for `STRANGERS`; called once a pair.
    :return: groups of sorted items, in order of their first item.
    """
    clusters = [sorted(group) for group in groups]
    size = len(clusters)
    total = np.full((size, size), -np.inf)
    for a in range(size):
        for b in range(a + 1, size):
            found = [odds(min(i, j), max(i, j)) for i in clusters[a] for j in clusters[b]]
            total[a, b] = total[b, a] = sum(STRANGERS if value is None else value for value in found)
    counts = np.array([len(c) for c in clusters], float)
    while size > 1:
        mean = total / np.outer(counts, counts)
        a, b = sorted(int(n) for n in np.unravel_index(int(mean.argmax()), mean.shape))
        if not mean[a, b] > above:
            break
        clusters[a] = sorted(clusters[a] + clusters[b])
        total[a, :] += total[b, :]
        total[:, a] = total[a, :]
        total[a, a] = -np.inf
        counts[a] += counts[b]
        total[b, :] = total[:, b] = -np.inf
        clusters[b] = []
    return sorted((c for c in clusters if c), key=lambda c: c[0])
