"""Statements of a story: what its origins say, value by value, and whether they agree."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import combinations

from firsthand.compare.matching import SAME, Cluster
from firsthand.compare.readings import DateReading, QuantityReading, SentenceReading
from firsthand.compare.slots import date_slots, quantity_slots
from firsthand.compare.verdicts import compare_dates, compare_quantities, is_update, worst
from firsthand.model import Member, Statement, StatementKind, Verdict

Reading = DateReading | QuantityReading

#: Without a value that both give, sentences are said to agree from this probability on.
SAME_TEXT = 0.95
#: Different counts are called an update or a conflict from this probability on: a sentence
#: counts many things.
SURE_OF_COUNTS = 0.8


@dataclass(frozen=True, slots=True)
class Sources:
    """By article id: its origin's number, its event's number, when it was published, whether it leads its origin."""

    origin: Mapping[str, int]
    event: Mapping[str, int]
    time: Mapping[str, datetime | None]
    leads: frozenset[str]


def statements(clusters: Sequence[Cluster], sources: Sources) -> list[Statement]:
    """Statements of all clusters: conflicts first, then by how many origins make them."""
    found = [s for cluster in clusters for s in _of_cluster(cluster, sources)]
    order = {"conflict": 0, "update": 1, "compatible": 2, "agree": 3, "single": 4}
    return sorted(found, key=lambda s: (order[s.verdict], -s.origins, s.id))


def _of_cluster(cluster: Cluster, sources: Sources) -> Iterator[Statement]:
    by_article = {
        s.article: s for s in sorted(cluster.sentences, key=lambda s: s.article not in sources.leads)
    }
    shared = 0
    for statement in _valued(by_article, cluster.probability, sources):
        shared += statement.origins > 1
        yield statement
    origins = {sources.origin[article] for article in by_article}
    running = all(s.role in ("lead", "body", "quote") for s in cluster.sentences)
    if not shared and running and len(origins) > 1 and cluster.probability >= SAME_TEXT:
        yield _statement("text", "agree", {a: (s, None) for a, s in by_article.items()}, sources)


def _valued(
    by_article: Mapping[str, SentenceReading], probability: float, sources: Sources
) -> Iterator[Statement]:
    kinds: tuple[tuple[StatementKind, Sequence[Mapping[str, Reading]]], ...] = (
        ("date", date_slots({a: s.dates for a, s in by_article.items()})),
        ("quantity", quantity_slots({a: s.quantities for a, s in by_article.items()})),
    )
    for kind, slots in kinds:
        for slot in slots:
            if not sources.leads & slot.keys():
                continue
            verdict = _verdict(kind, slot, sources)
            if verdict in ("conflict", "update") and not _certain(slot, probability, kind, sources):
                continue
            if verdict == "conflict" and not _comparable(
                kind, [by_article[a] for a in slot if a in sources.leads]
            ):
                continue
            yield _statement(
                kind, verdict, {a: (by_article[a], reading) for a, reading in slot.items()}, sources
            )


def _certain(slot: Mapping[str, Reading], probability: float, kind: StatementKind, sources: Sources) -> bool:
    """Whether a difference may be called one: same wording, and for dates the same event."""
    events = {sources.event[a] for a in slot if a in sources.leads}
    if kind == "date":
        return probability >= SAME and len(events) == 1
    return probability >= SURE_OF_COUNTS


def _comparable(kind: StatementKind, sentences: Sequence[SentenceReading]) -> bool:
    """Whether nothing else in the sentences could be what the other one counts."""
    return kind == "date" or len({len(s.quantities) for s in sentences}) == 1


def _verdict(kind: StatementKind, slot: Mapping[str, Reading], sources: Sources) -> Verdict:
    """The worst verdict between leading articles of different origins."""
    leading = [a for a in slot if a in sources.leads]
    pairs = [(a, b) for a, b in combinations(leading, 2) if sources.origin[a] != sources.origin[b]]
    return worst([_pair_verdict(slot[a], slot[b], (sources.time[a], sources.time[b])) for a, b in pairs])


def _pair_verdict(a: Reading, b: Reading, times: tuple[datetime | None, datetime | None]) -> Verdict:
    if isinstance(a, DateReading) and isinstance(b, DateReading):
        return compare_dates(a.value, b.value)
    if isinstance(a, QuantityReading) and isinstance(b, QuantityReading):
        counts = (a.amount if a.counting else None, b.amount if b.counting else None)
        return "update" if is_update(counts, times) else compare_quantities(a.value, b.value)
    raise TypeError("a slot holds values of one kind")


def _statement(
    kind: StatementKind,
    verdict: Verdict,
    values: Mapping[str, tuple[SentenceReading, Reading | None]],
    sources: Sources,
) -> Statement:
    members = tuple(
        Member(
            article=article,
            paragraph=sentence.paragraph,
            sentence=sentence.text,
            value=reading.value if reading else None,
            text=reading.text if reading else None,
            attributed_to=sentence.attributed_to,
        )
        for article, (sentence, reading) in values.items()
    )
    leading = [m for m in members if m.article in sources.leads]
    return Statement(
        id=_identity(kind, members),
        kind=kind,
        verdict=verdict,
        origins=len({sources.origin[m.article] for m in members}),
        rests_on=rests_on([m.attributed_to for m in leading]),
        members=members,
    )


def rests_on(attributions: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """The parties that everyone names, in the first one's order; nobody where there is only one voice."""
    if len(attributions) < 2:
        return ()
    common = set.intersection(*(set(parties) for parties in attributions))
    return tuple(party for party in attributions[0] if party in common)


def _identity(kind: str, members: Sequence[Member]) -> str:
    parts = sorted(f"{m.article}\0{m.paragraph}\0{m.sentence}\0{m.text}" for m in members)
    return "sha256:" + hashlib.sha256("\1".join([kind, *parts]).encode()).hexdigest()
