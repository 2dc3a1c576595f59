"""Stories with everything in them, from grouped articles: the last step before showing."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from firsthand.compare.anchor import Anchor
from firsthand.compare.matching import Voice, meetings, voice
from firsthand.compare.name_clusters import Told
from firsthand.compare.named import NameCluster, name_clusters
from firsthand.compare.readings import SentenceReading, read_sentences
from firsthand.compare.statements import Sources, name_statements, rests_on, statements
from firsthand.compare.timeline import entries, timeline
from firsthand.derive.background import Background
from firsthand.derive.clocks import published_within
from firsthand.derive.origins import count_origins
from firsthand.derive.pair import PairReading
from firsthand.embed import Encoder
from firsthand.embed.static import StaticEncoder
from firsthand.group.when import published_day
from firsthand.model import Article, Derivation, Event, Origins, Story

#: Sentences of the head in which an event's sources say whom they rest on.
HEAD_PARAGRAPHS = 3
#: Words of the text that stand for a title.
TITLE_WORDS = 12
#: Articles whose names are joined, leading ones first: every two words are compared.
NAMING = 120


@dataclass(frozen=True, slots=True)
class Material:
    """What a story is made from: everything by article id, and the edges of the run."""

    articles: Mapping[str, Article]
    anchors: Mapping[str, Anchor]
    edges: Sequence[Derivation]
    readings: Sequence[PairReading]
    encoder: Encoder
    background: Background


def story(events: Sequence[Sequence[str]], material: Material) -> Story:
    """One story from the article ids of its events."""
    ordered = [sorted(event, key=lambda i: _precedence(material.articles[i])) for event in events]
    ordered.sort(key=lambda event: _precedence(material.articles[event[0]]))
    everyone = [material.articles[i] for event in ordered for i in event]
    counted = [_origins([material.articles[i] for i in event], material) for event in ordered]
    sources = _sources(ordered, counted, material)
    sentences = {a.id: read_sentences(a, material.anchors.get(a.id)) for a in everyone}
    voices = _voices(everyone, sources, sentences, material)
    found = statements(voices, meetings(voices, material.background), sources)
    made = [
        _event(event, origins, sentences, material) for event, origins in zip(ordered, counted, strict=True)
    ]
    founder = _title_article(everyone)
    stamps = [a.published.value for a in everyone if a.published]
    return Story(
        id=_identity("story", ordered[0][0]),
        title=made[0].title,
        language=founder.language,
        first_seen=min(stamps, default=None),
        last_seen=max(stamps, default=None),
        events=tuple(made),
        statements=(*found, *name_statements(_names(voices), sources)),
        timeline=tuple(timeline(voices, found, material.background)),
        entries=tuple(entries(everyone, sources.origin, found)),
    )


def _precedence(article: Article) -> tuple[bool, str, bool, str]:
    """Dated articles first, by date; then those with a title."""
    stamp = article.published.value if article.published else ""
    return article.published is None, stamp, article.title is None, article.id


def _origins(articles: Sequence[Article], material: Material) -> Origins:
    return count_origins(articles, material.edges, material.readings)


def _sources(events: Sequence[Sequence[str]], counted: Sequence[Origins], material: Material) -> Sources:
    origin: dict[str, int] = {}
    event_of: dict[str, int] = {}
    leads = set()
    number = 0
    for place, (event, origins) in enumerate(zip(events, counted, strict=True)):
        for group in origins.groups:
            origin |= dict.fromkeys(group.articles, number)
            leads.add(group.first or max(group.articles, key=lambda i: len(material.articles[i].text)))
            number += 1
        event_of |= dict.fromkeys(event, place)
    times = {i: _written(material.articles[i], material.anchors.get(i)) for i in origin}
    return Sources(origin, event_of, times, frozenset(leads))


def _written(article: Article, anchor: Anchor | None) -> datetime | None:
    """When an article was published; where it does not say, the first instant of the day that its story tells."""
    within = published_within(article)
    if within:
        return within[0]
    day = published_day(article) or (anchor.day if anchor else None)
    return datetime(day.year, day.month, day.day, tzinfo=UTC) if day else None


def _voices(
    articles: Sequence[Article],
    sources: Sources,
    sentences: Mapping[str, Sequence[SentenceReading]],
    material: Material,
) -> list[Voice]:
    """The articles' voices, leading articles first: their wording is shown."""
    ordered = sorted(articles, key=lambda a: (a.id not in sources.leads, sources.origin[a.id]))
    near = StaticEncoder()
    return [
        voice(a, sources.origin[a.id], sentences[a.id], material.encoder, near)
        for a in ordered
        if sentences[a.id]
    ]


def _names(voices: Sequence[Voice]) -> list[NameCluster]:
    return name_clusters([Told(v.article, v.language, v.sentences) for v in voices[:NAMING]])


def _event(
    event: Sequence[str],
    origins: Origins,
    sentences: Mapping[str, Sequence[SentenceReading]],
    material: Material,
) -> Event:
    articles = [material.articles[i] for i in event]
    named = [
        list(
            dict.fromkeys(
                party for i in group.articles for party in _head_parties(material.articles[i], sentences[i])
            )
        )
        for group in origins.groups
    ]
    return Event(
        id=_identity("event", event[0]),
        title=_title_article(articles).title or _first_words(_title_article(articles)),
        articles=tuple(event),
        origins=origins,
        rests_on=rests_on(named),
    )


def _head_parties(article: Article, sentences: Sequence[SentenceReading]) -> list[str]:
    numbers = [p.number for p in article.paragraphs if p.role not in ("title", "caption")][:HEAD_PARAGRAPHS]
    cited = [c.name for c in article.credits if c.role == "cited" and c.name and c.line in numbers]
    return cited + [party for s in sentences if s.paragraph in numbers for party in s.attributed_to]


def _title_article(articles: Sequence[Article]) -> Article:
    return next((a for a in articles if a.title), articles[0])


def _first_words(article: Article) -> str:
    words = article.text.split()
    cut = "…" if len(words) > TITLE_WORDS else ""
    return " ".join(words[:TITLE_WORDS]) + cut or article.input


def _identity(kind: str, founder: str) -> str:
    return "sha256:" + hashlib.sha256(f"{kind}\0{founder}".encode()).hexdigest()
