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
    compared = _compared(heads)
    text = {pair: text_odds(heads, *pair) for pair in compared}
    gaps = {(i, j): days_between(heads.articles[i].article, heads.articles[j].article) for i, j in text}

    families = _families(heads, edges)

    def odds(a: int, b: int, free: int, decay: float, most: float) -> float | None:
        """The best pair of two families: what was made from one report says what it says."""
        pairs = [(min(i, j), max(i, j)) for i in families[a] for j in families[b]]
        known = [text[pair] for pair in pairs if pair in text]
        days = min((gap for pair in pairs if (gap := gaps.get(pair)) is not None), default=0)
        return max(known) - min(most, decay * max(0, days - free)) if known else None

    single = [[n] for n in range(len(families))]
    events = average_link(single, lambda a, b: odds(a, b, SAME_HAPPENING_DAYS, EVENT_DECAY, EVENT_DECAY_MOST))
    stories = average_link(
        events, lambda a, b: odds(a, b, STORY_DAYS, STORY_DECAY, STORY_DECAY_MOST), above=STORY_ABOVE
    )
    by_first = {event[0]: event for event in events}
    return Grouping(
        tuple(
            tuple(tuple(sorted(i for f in by_first[n] for i in families[f])) for n in story if n in by_first)
            for story in stories
        )
    )


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
