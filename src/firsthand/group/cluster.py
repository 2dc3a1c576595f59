"""Groups of things by average log-odds: no member pulls in a stranger by itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import combinations

import networkx as nx
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
    sums: dict[tuple[int, int], float] = {}
    near: nx.Graph = nx.Graph()
    near.add_nodes_from(range(len(clusters)))
    for a, b in combinations(range(len(clusters)), 2):
        found = [odds(min(i, j), max(i, j)) for i in clusters[a] for j in clusters[b]]
        if any(value is not None for value in found):
            sums[a, b] = sum(STRANGERS if value is None else value for value in found)
            if sums[a, b] > above * len(found):
                near.add_edge(a, b)
    # A mean over ``above`` needs one pair over it: parts without such a pair between them
    # never merge, and each is small where the whole would be a matrix of gigabytes.
    merged = [
        group
        for part in nx.connected_components(near)
        for group in _merged(sorted(part), clusters, sums, above)
    ]
    return sorted(merged, key=lambda c: c[0])


def _merged(
    part: Sequence[int], clusters: Sequence[list[int]], sums: Mapping[tuple[int, int], float], above: float
) -> list[list[int]]:
    """The clusters of ``part``, merged nearest first while their mean is over ``above``."""
    groups = [list(clusters[n]) for n in part]
    counts = np.array([len(group) for group in groups], float)
    total = STRANGERS * np.outer(counts, counts)
    np.fill_diagonal(total, -np.inf)
    for (a, m), (b, n) in combinations(enumerate(part), 2):
        total[a, b] = total[b, a] = sums.get((m, n), total[a, b])
    while len(groups) > 1:
        mean = total / np.outer(counts, counts)
        a, b = sorted(int(n) for n in np.unravel_index(int(mean.argmax()), mean.shape))
        if not mean[a, b] > above:
            break
        groups[a] = sorted(groups[a] + groups[b])
        total[a, :] += total[b, :]
        total[:, a] = total[a, :]
        total[a, a] = -np.inf
        counts[a] += counts[b]
        total[b, :] = total[:, b] = -np.inf
        groups[b] = []
    return [group for group in groups if group]
