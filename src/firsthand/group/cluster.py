"""Groups of things by average log-odds: no member pulls in a stranger by itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations

import networkx as nx
import numpy as np

#: What a pair counts that nobody compared.
STRANGERS = -4.0


def average_link(
    groups: Sequence[Sequence[int]], odds: Mapping[tuple[int, int], float], *, above: float = 0.0
) -> list[list[int]]:
    """Merges groups while the mean log-odds between two of them is over ``above``.

    :param groups: starting groups of item indices.
    :param odds: log-odds of items ``(i, j)``, ``i < j``; `STRANGERS` are those that it lacks.
    :param above: no less than `STRANGERS`.
    :return: groups of sorted items, in order of their first item.
    """
    clusters = [sorted(group) for group in groups]
    sums = _sums(clusters, odds)
    near: nx.Graph = nx.Graph()
    near.add_nodes_from(range(len(clusters)))
    near.add_edges_from(
        (a, b)
        for (a, b), value in sorted(sums.items())
        if value > above * len(clusters[a]) * len(clusters[b])
    )
    # A mean over ``above`` needs one pair over it: parts without such a pair between them
    # never merge, and each is small where the whole would be a matrix of gigabytes.
    merged = [
        group
        for part in nx.connected_components(near)
        for group in _merged(sorted(part), clusters, sums, above)
    ]
    return sorted(merged, key=lambda c: c[0])


def _sums(
    clusters: Sequence[Sequence[int]], odds: Mapping[tuple[int, int], float]
) -> dict[tuple[int, int], float]:
    """Log-odds added up over the pairs of two clusters, of those clusters of which a pair was compared."""
    place = {item: n for n, cluster in enumerate(clusters) for item in cluster}
    sums: dict[tuple[int, int], float] = {}
    for (i, j), value in odds.items():
        a, b = sorted((place[i], place[j]))
        if a != b:
            whole = STRANGERS * len(clusters[a]) * len(clusters[b])
            sums[a, b] = sums.get((a, b), whole) + value - STRANGERS
    return sums


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
