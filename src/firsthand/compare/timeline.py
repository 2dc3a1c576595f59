"""What the story's articles date, day by day, and when each article came in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

import networkx as nx

from firsthand.compare.matching import Voice
from firsthand.compare.readings import DateReading, SentenceReading
from firsthand.derive.align import margins, row_probability
from firsthand.derive.background import Background
from firsthand.model import Article, DateValue, Entry, Statement, TimelineEntry

#: Two sentences of different articles that give one date tell one happening from this
#: row probability on: the date already speaks for it.
SAME_HAPPENING = 0.05

_Dated = tuple[int, int, DateReading]


def timeline(
    voices: Sequence[Voice], found: Iterable[Statement], background: Background
) -> list[TimelineEntry]:
    """One entry a dated happening, in order of date; voices in order of precedence for the wording."""
    conflicts = _conflicts(found)
    by_date: dict[DateValue, list[_Dated]] = defaultdict(list)
    for v, voice in enumerate(voices):
        for s, sentence in enumerate(voice.sentences):
            for reading in sentence.dates:
                if not reading.value.date.startswith("-") and not _of_writing(reading, voice.published):
                    by_date[reading.value].append((v, s, reading))
    entries = [
        _entry(value, part, voices, conflicts)
        for value, dated in by_date.items()
        for part in _happenings(dated, voices, background)
    ]
    return sorted(entries, key=lambda e: (e.date, e.text))


def _of_writing(reading: DateReading, published: str | None) -> bool:
    """Whether a relative date is just the day of publication ("announced on Tuesday")."""
    return reading.relative and published is not None and reading.value.date == published[:10]


def _happenings(
    dated: Sequence[_Dated], voices: Sequence[Voice], background: Background
) -> Iterable[list[tuple[Voice, SentenceReading, DateReading]]]:
    graph: nx.Graph = nx.Graph()
    graph.add_nodes_from(range(len(dated)))
    likely: dict[tuple[int, int], object] = {}
    for a, b in combinations(range(len(dated)), 2):
        (va, sa, _), (vb, sb, _) = dated[a], dated[b]
        if (va, sa) == (vb, sb):
            graph.add_edge(a, b)
        elif va != vb:
            if (va, vb) not in likely:
                left, right = voices[va], voices[vb]
                languages = (left.language, right.language)
                likely[va, vb] = row_probability(margins(left.units, right.units, languages, background))
            if likely[va, vb][sa, sb] >= SAME_HAPPENING:  # type: ignore[index]
                graph.add_edge(a, b)
    for part in nx.connected_components(graph):
        chosen = [dated[n] for n in sorted(part)]
        yield [(voices[v], voices[v].sentences[s], reading) for v, s, reading in chosen]


def _entry(
    value: DateValue,
    part: Sequence[tuple[Voice, SentenceReading, DateReading]],
    voices: Sequence[Voice],
    conflicts: Mapping[tuple[str, str, str], frozenset[str]],
) -> TimelineEntry:
    voice, sentence, _ = part[0]
    against = {d for _, s, _ in part for d in conflicts.get((s.article, s.text, value.date), frozenset())}
    return TimelineEntry(
        date=value.date,
        precision=value.precision,
        text=sentence.text,
        language=voice.language,
        articles=tuple(dict.fromkeys(v.article for v, _, _ in part)),
        origins=len({v.origin for v, _, _ in part}),
        conflicts_with=tuple(sorted(against)),
    )


def _conflicts(found: Iterable[Statement]) -> dict[tuple[str, str, str], frozenset[str]]:
    """For each sentence and date in a conflict, the dates it stands against."""
    against = {}
    for statement in found:
        if statement.kind != "date" or statement.verdict != "conflict":
            continue
        given = {m.value.date for m in statement.members if isinstance(m.value, DateValue)}
        for member in statement.members:
            if isinstance(member.value, DateValue):
                key = (member.article, member.sentence, member.value.date)
                against[key] = frozenset(given - {member.value.date})
    return against


def entries(
    articles: Sequence[Article], origin: Mapping[str, int], found: Iterable[Statement]
) -> list[Entry]:
    """When each article came into the story, undated ones last, which was its origin's first, and what it changed."""
    dated = sorted(
        articles, key=lambda a: (a.published is None, a.published.value if a.published else "", a.id)
    )
    changed = _changed([a.id for a in dated if a.published], found)
    seen: set[int] = set()
    made = []
    for article in dated:
        number = origin[article.id]
        at = article.published.value if article.published else None
        made.append(Entry(at, article.id, number, number not in seen, tuple(changed[article.id])))
        seen.add(number)
    return made


def _changed(dated: Sequence[str], found: Iterable[Statement]) -> Mapping[str, list[str]]:
    """For each article the updates to which it gives a new value; the first value of each is no change."""
    changed = defaultdict(list)
    for statement in found:
        if statement.verdict == "update":
            given = {m.article: m.value for m in statement.members}
            seen: list[object] = []
            for article in dated:
                if article in given and given[article] not in seen:
                    if seen:
                        changed[article].append(statement.id)
                    seen.append(given[article])
    return changed
