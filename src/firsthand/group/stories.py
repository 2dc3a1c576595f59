"""Articles to events, events to stories.

Event and story differ by time: reports of one happening come within days, a story goes on
for months. Articles that were made from each other stay together whatever else speaks.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
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
#: A story loses little by time: one unit of log-odds in two months.
STORY_DECAY, STORY_DECAY_MOST = 1 / 60, 4.0
#: Neighbours of an article that are compared in full where there are many articles.
COMPARED_NEIGHBOURS = 30


@dataclass(frozen=True, slots=True)
class Grouping:
    """Indices of articles: stories of events of articles."""

    stories: tuple[tuple[tuple[int, ...], ...], ...]


def group(heads: Heads, edges: Iterable[Derivation]) -> Grouping:
    """Groups articles into events and events into stories."""
    compared = _compared(heads)
    text = {pair: text_odds(heads, *pair) for pair in compared}
    gaps = {(i, j): days_between(heads.articles[i].article, heads.articles[j].article) for i, j in text}

    def event_odds(i: int, j: int) -> float | None:
        return _with_time(text.get((i, j)), gaps.get((i, j)), EVENT_DECAY, EVENT_DECAY_MOST)

    def story_odds(i: int, j: int) -> float | None:
        return _with_time(text.get((i, j)), gaps.get((i, j)), STORY_DECAY, STORY_DECAY_MOST)

    events = average_link(_families(heads, edges), event_odds)
    stories = average_link(events, story_odds)
    by_first = {event[0]: event for event in events}
    return Grouping(tuple(tuple(tuple(by_first[i]) for i in story if i in by_first) for story in stories))


def _with_time(odds: float | None, days: int | None, decay: float, most: float) -> float | None:
    if odds is None:
        return None
    late = max(0, (days or 0) - SAME_HAPPENING_DAYS)
    return odds - min(most, decay * late)


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
