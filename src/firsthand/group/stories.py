"""Articles to events, events to stories.

Event and story differ by time: reports of one happening come within days, a story goes on
for months. Articles that were made from each other stay together whatever else speaks.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import networkx as nx
import numpy as np

from firsthand.group.cluster import average_link
from firsthand.group.likeness import Heads, text_odds
from firsthand.group.when import days_between
from firsthand.model import Derivation

#: Days that pass without making another happening likelier: follow-ups of the next days.
SAME_HAPPENING_DAYS = 2
#: Log-odds lost a day after that, and the most that time can take away. Reported gains of
#: time decay are 1.4–6.4 F1 (design); half of all same-event pairs of news lie within a day.
EVENT_DECAY, EVENT_DECAY_MOST = 0.6, 8.0
#: A story loses little by time: one unit of log-odds in four months after the first two weeks.
STORY_DAYS = 14
STORY_DECAY, STORY_DECAY_MOST = 1 / 120, 4.0
#: Mean log-odds from which events belong together. Over -1 lie 97 % of ECB+'s pairs of one
#: event, 19 % of its pairs of two like events (years apart in truth, and time counts on
#: top) and 3 % of random pairs.
STORY_ABOVE = -1.0
#: Neighbours of an article that are compared in full where there are many articles.
COMPARED_NEIGHBOURS = 30


@dataclass(frozen=True, slots=True)
class Grouping:
    """Indices of articles: stories of events of articles."""

    stories: tuple[tuple[tuple[int, ...], ...], ...]


def group(heads: Heads, edges: Iterable[Derivation]) -> Grouping:
    """Groups articles into events and events into stories."""
    families = _families(heads, edges)
    alike = _alike(heads, families)
    single = [[n] for n in range(len(families))]
    events = average_link(single, _timed(alike, SAME_HAPPENING_DAYS, EVENT_DECAY, EVENT_DECAY_MOST))
    stories = average_link(
        events, _timed(alike, STORY_DAYS, STORY_DECAY, STORY_DECAY_MOST), above=STORY_ABOVE
    )
    by_first = {event[0]: event for event in events}
    return Grouping(
        tuple(
            tuple(tuple(sorted(i for f in by_first[n] for i in families[f])) for n in story if n in by_first)
            for story in stories
        )
    )


def _alike(heads: Heads, families: Sequence[Sequence[int]]) -> dict[tuple[int, int], tuple[float, float]]:
    """Of two families that were compared the log-odds of their best pair, and the fewest days between any two.

    What was made from one report says what it says.
    """
    family = {article: n for n, members in enumerate(families) for article in members}
    alike: dict[tuple[int, int], tuple[float, float]] = {}
    for i, j in _compared(heads):
        a, b = sorted((family[i], family[j]))
        if a != b:
            best, days = alike.get((a, b), (-math.inf, math.inf))
            gap = days_between(heads.articles[i].article, heads.articles[j].article)
            alike[a, b] = max(best, text_odds(heads, i, j)), days if gap is None else min(days, gap)
    return alike


def _timed(
    alike: Mapping[tuple[int, int], tuple[float, float]], free: int, decay: float, most: float
) -> dict[tuple[int, int], float]:
    """Log-odds less what time takes away, which is nothing where no days are known."""
    return {
        pair: text - (min(most, decay * max(0, days - free)) if days < math.inf else 0.0)
        for pair, (text, days) in alike.items()
    }


def _compared(heads: Heads) -> list[tuple[int, int]]:
    """Pairs of articles whose heads are near: all of them in a small run."""
    count = len(heads.articles)
    if count <= COMPARED_NEIGHBOURS:
        return [(i, j) for i in range(count) for j in range(i + 1, count)]
    pairs: set[tuple[int, int]] = set()
    for start in range(0, count, 1024):
        similarity = heads.vectors[start : start + 1024] @ heads.vectors.T
        nearest = np.argpartition(similarity, -COMPARED_NEIGHBOURS, axis=1)[:, -COMPARED_NEIGHBOURS:]
        pairs |= {
            (min(i, int(j)), max(i, int(j))) for i, row in enumerate(nearest, start) for j in row if i != j
        }
    return sorted(pairs)


def _families(heads: Heads, edges: Iterable[Derivation]) -> Sequence[Sequence[int]]:
    """Articles joined by derivations, singles included."""
    place = {a.article.id: n for n, a in enumerate(heads.articles)}
    graph: nx.Graph = nx.Graph()
    graph.add_nodes_from(range(len(heads.articles)))
    graph.add_edges_from(
        (place[e.source], place[e.target]) for e in edges if e.source in place and e.target in place
    )
    return [sorted(part) for part in nx.connected_components(graph)]
