"""Statements of a story: what its origins say, value by value, and whether they agree."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from itertools import combinations

from firsthand.compare.answers import Answer
from firsthand.compare.context import Reading, Spot
from firsthand.compare.matching import Cluster, Key, Meeting, Voice, clusters, grouped
from firsthand.compare.meeting import compare
from firsthand.compare.named import NameCluster
from firsthand.compare.readings import DateReading, NameReading, QuantityReading, SentenceReading
from firsthand.compare.reasons import reasons
from firsthand.compare.verdicts import goes_back, is_update, worst
from firsthand.derive.traits import traits
from firsthand.model import Member, NameValue, Statement, StatementKind, Verdict
from firsthand.values.mentions import shown_unit

#: Without a value that both give, sentences are said to agree from this probability and these log-odds on.
#: The probability alone is reached by 0.58 pairs of sentences for every two reports of different stories
#: (semeval2022, fitting half), the log-odds by few that are not boilerplate.
SAME_TEXT, SAME_TEXT_ODDS = 0.95, 1.0
#: Log-odds from which on two dates of two events of a story answer one question: dates that differ part
#: events too. Chosen: above all dates of untouched semeval2022 pairs of the fitting half, as the rules now are.
TWO_EVENTS = 2.5
#: Log-odds from which on a count that differs may be the same count later.
LIKELY = 0.0
#: Words of the shortest sentence that tells something; where words are not spaced, letters.
TELLS, TELLS_LETTERS = 5, 15


@dataclass(frozen=True, slots=True)
class Sources:
    """By article id: its origin's number, its event's number, when it was published, whether it leads its origin."""

    origin: Mapping[str, int]
    event: Mapping[str, int]
    time: Mapping[str, datetime | None]
    leads: frozenset[str]


def statements(voices: Sequence[Voice], found: Sequence[Meeting], sources: Sources) -> list[Statement]:
    """Statements of a story: conflicts first, then by how many origins make them.

    :param found: what every two of the voices have in common.
    """
    valued = list(_valued(voices, [a for m in found for a in m.answers if _taken(a, sources)], sources))
    told = {(m.article, m.sentence) for s in valued if s.origins > 1 for m in s.members}
    texts = [
        _text(cluster, sources)
        for cluster in clusters([link for m in found for link in m.links])
        if _says_the_same(cluster, told, sources)
    ]
    order = {"conflict": 0, "update": 1, "compatible": 2, "agree": 3, "single": 4}
    return sorted([*valued, *texts], key=lambda s: (order[s.verdict], -s.origins, s.id))


# -- sentences without values --------------------------------------------------------------


def _says_the_same(cluster: Cluster, told: set[tuple[str, str]], sources: Sources) -> bool:
    """Whether running sentences of several origins say the same, and no statement of a value has two of them."""
    origins = {sources.origin[s.article] for s in cluster.sentences}
    running = all(s.role in ("lead", "body", "quote") for s in cluster.sentences)
    new = sum((s.article, s.text) in told for s in cluster.sentences) < 2
    sure = cluster.probability >= SAME_TEXT and cluster.odds >= SAME_TEXT_ODDS
    return running and new and len(origins) > 1 and sure and all(map(_tells, cluster.sentences))


def _tells(sentence: SentenceReading) -> bool:
    text = traits(sentence.text)
    return len(text.run) >= TELLS_LETTERS if text.unspaced else len(sentence.text.split()) >= TELLS


def _text(cluster: Cluster, sources: Sources) -> Statement:
    ordered = sorted(cluster.sentences, key=lambda s: s.article not in sources.leads)
    return _statement("text", "agree", [(s, None) for s in ordered], sources)


# -- names ---------------------------------------------------------------------------------


def name_statements(found: Sequence[NameCluster], sources: Sources) -> list[Statement]:
    """A statement for every name that several articles have; origins that name one person do not differ in it."""
    return [_named(cluster, sources) for cluster in found]


def _named(cluster: NameCluster, sources: Sources) -> Statement:
    value = NameValue(cluster.name)
    members = [(f.sentence, NameReading(f.text, (f.start, f.end), value)) for f in cluster.forms]
    several = len({sources.origin[f.article] for f in cluster.forms}) > 1
    return _statement("name", "agree" if several else "single", members, sources)


# -- values --------------------------------------------------------------------------------


def _taken(answer: Answer, sources: Sources) -> bool:
    """Whether an answer counts: origins meet in their leading articles only, dates of two events conflict seldom, and a
    difference that is no more than likely has to be an update, which accuses nobody.
    """
    articles = [spot.sentence.article for spot in (answer.one, answer.other)]
    if len({sources.origin[a] for a in articles}) > 1 and not sources.leads.issuperset(articles):
        return False
    if answer.verdict == "conflict" and not answer.sure:
        likely = answer.odds >= LIKELY and _pair_verdict(answer.one, answer.other, sources) == "update"
        if not likely:
            return False
    one_event = len({sources.event[a] for a in articles}) == 1
    dates = isinstance(answer.one.reading, DateReading)
    return answer.verdict != "conflict" or one_event or not dates or answer.odds >= TWO_EVENTS


def _valued(voices: Sequence[Voice], answers: Sequence[Answer], sources: Sources) -> Iterator[Statement]:
    """A statement for every group of values that answer one question, and for every value left alone."""
    spots = {_key(spot): spot for voice in voices for spot in voice.values.spots}
    ordered = sorted(answers, key=lambda a: (-a.strength, _key(a.one), _key(a.other)))
    groups = grouped([(_key(a.one), _key(a.other)) for a in ordered])
    linked = {key for group in groups for key in group}
    direct = {frozenset((_key(a.one), _key(a.other))): a for a in reversed(ordered)}
    for group in [*groups, *([key] for key in spots if key not in linked)]:
        members = sorted((spots[key] for key in group), key=lambda s: s.sentence.article not in sources.leads)
        leading = [s for s in members if s.sentence.article in sources.leads]
        if leading and not (len(members) == 1 and _weak(members[0].reading)):
            kind: StatementKind = "date" if isinstance(leading[0].reading, DateReading) else "quantity"
            verdict, why = _verdict(leading, direct, sources)
            made = _statement(kind, verdict, [(s.sentence, s.reading) for s in members], sources)
            yield replace(made, evidence=reasons(why)) if why else made


def _weak(reading: Reading) -> bool:
    """Whether a value says nothing alone."""
    return isinstance(reading, QuantityReading) and reading.weak


def _key(spot: Spot) -> Key:
    return spot.sentence.article, spot.number


def _verdict(
    leading: Sequence[Spot], direct: Mapping[frozenset[Key], Answer], sources: Sources
) -> tuple[Verdict, Answer | None]:
    """The worst verdict between leading articles of different origins, and the strongest answer that gives it.

    Only what surely meets directly may differ.
    """
    found: list[tuple[Verdict, Answer | None]] = []
    for a, b in combinations(leading, 2):
        if sources.origin[a.sentence.article] != sources.origin[b.sentence.article]:
            verdict, answer = _pair_verdict(a, b, sources), direct.get(frozenset((_key(a), _key(b))))
            found.append((verdict if _may_differ(verdict, answer) else "compatible", answer))
    whole = worst([verdict for verdict, _ in found])
    if whole == "update" and goes_back([_told(spot, sources) for spot in leading]):
        whole = "conflict"
        found = [
            ("conflict", answer) if verdict == "update" else (verdict, answer) for verdict, answer in found
        ]
    meeting = [answer for verdict, answer in found if verdict == whole and answer is not None]
    return whole, max(meeting, key=lambda a: a.strength, default=None)


def _count(reading: QuantityReading) -> Decimal | None:
    """The number that a later report may raise: of an exact count, of "at least" and of "more than"."""
    more = reading.value.lowest is not None and reading.value.highest is None
    return reading.amount if reading.counting or more else None


def _told(spot: Spot, sources: Sources) -> tuple[datetime | None, Decimal | None]:
    """When a value was told, and the count that it is."""
    count = _count(spot.reading) if isinstance(spot.reading, QuantityReading) else None
    return sources.time[spot.sentence.article], count


def _may_differ(verdict: Verdict, answer: Answer | None) -> bool:
    """A conflict has to be sure; an update, which accuses nobody, has to be likely by the surroundings."""
    if verdict == "conflict":
        return answer is not None and answer.sure
    return verdict != "update" or (answer is not None and answer.odds >= LIKELY)


def _pair_verdict(a: Spot, b: Spot, sources: Sources) -> Verdict:
    if isinstance(a.reading, QuantityReading) and isinstance(b.reading, QuantityReading):
        counts = tuple(_count(r) for r in (a.reading, b.reading))
        times = (sources.time[a.sentence.article], sources.time[b.sentence.article])
        if is_update((counts[0], counts[1]), times):
            return "update"
    return compare(a.reading, b.reading) or "compatible"


def _statement(
    kind: StatementKind,
    verdict: Verdict,
    values: Sequence[tuple[SentenceReading, Reading | NameReading | None]],
    sources: Sources,
) -> Statement:
    members = tuple(
        Member(
            article=sentence.article,
            paragraph=sentence.paragraph,
            sentence=sentence.text,
            value=reading.value if reading else None,
            text=reading.text if reading else None,
            attributed_to=sentence.attributed_to,
            unit=shown_unit(reading.kind, reading.unit) if isinstance(reading, QuantityReading) else None,
        )
        for sentence, reading in values
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
