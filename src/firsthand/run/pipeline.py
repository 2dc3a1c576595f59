"""The way of the data: read → extract → derive → group → compare, each stage kept in the store."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from firsthand import codec
from firsthand.compare.anchor import Anchor, anchors, published_from_story
from firsthand.compare.fidelity import flags, with_flags
from firsthand.derive.background import Background, load_background
from firsthand.derive.candidates import candidates
from firsthand.derive.edges import derivations
from firsthand.derive.pair import PairReading, read_pair
from firsthand.derive.segments import segments
from firsthand.derive.units import EmbeddedArticle, embed_articles
from firsthand.derive.votes import by_votes
from firsthand.embed import Encoder
from firsthand.embed.nano import NanoEncoder
from firsthand.embed.static import StaticEncoder
from firsthand.errors import NoArticle
from firsthand.extract.page import extract_page
from firsthand.group.likeness import read_heads
from firsthand.group.stories import group
from firsthand.judge import Judge
from firsthand.model import Alignment, Article, Derivation, Failure, Inputs, Page, Report, Story
from firsthand.read import read_inputs
from firsthand.run.assemble import Material, story
from firsthand.run.coverage import unmeasured
from firsthand.run.engine import Engine
from firsthand.run.judging import judged, judged_flags
from firsthand.run.local import LocalEngine
from firsthand.run.newest import remember
from firsthand.run.progress import Progress, Silent
from firsthand.run.ready_lines import align_ready_lines
from firsthand.store.base import Store
from firsthand.store.cached import CachedEncoder

#: Raised when a stage would make something else of the same input.
EXTRACT_VERSION = "extract/7"
PAIR_VERSION = "pair/8"
REPORT_VERSION = "report/15"
#: Pages handed to the engine, and stored, at once.
BATCH = 64


def run(
    inputs: Sequence[str | Path],
    *,
    store: Store,
    encoder: Encoder | None = None,
    engine: Engine | None = None,
    progress: Progress | None = None,
    stdin: BinaryIO | None = None,
    judge: Judge | None = None,
) -> Report:
    """The main job: everything that the inputs say, as a `Report`.

    :param judge: asked about pairs of sentences after all else; None asks nobody.
    :raises StoreError: where the store cannot be read or written.
    """
    progress = progress or Silent()
    articles, failures, read = _collect(
        extract(inputs, store=store, encoder=encoder, engine=engine, progress=progress, stdin=stdin)
    )
    encoder = encoder or NanoEncoder()
    key = _key(REPORT_VERSION, encoder.name, *(codec.dumps(article) for article in articles))
    read_now = Inputs(read, tuple(failures))
    kept = store.get_many(REPORT_VERSION, [key]).get(key)
    if kept is not None:
        progress.done()
        report = codec.loads(kept, Report)
    else:
        report = _report(articles, store, encoder, progress)
        store.put_many(REPORT_VERSION, {key: codec.dumps(report)})
    if judge is not None:
        # Kept by itself, for export alone: the answers are in the store, and what failed is asked again.
        report = judged(report, judge, CachedEncoder(encoder, store), progress)
        key = _key(key, judge.by)
        store.put_many(REPORT_VERSION, {key: codec.dumps(report)})
    remember(store, REPORT_VERSION, key, read_now)
    return replace(report, inputs=read_now)


def _report(articles: list[Article], store: Store, encoder: Encoder, progress: Progress) -> Report:
    """All that follows from the articles alone; the inputs are filled in by `run`."""
    embedded, cached = _embed(articles, store, encoder, progress)
    background = load_background(cached)
    readings = _read_pairs(embedded, background, store, cached.name, progress)
    edges = _with_segments(derivations(articles, readings), embedded, background)
    progress.start("Grouping into events and stories", None)
    grouping = group(read_heads(embedded, background), edges) if embedded else None
    ids = [
        [[articles[n].id for n in event] for event in events]
        for events in (grouping.stories if grouping else ())
    ]
    articles, edges, days = _dated(articles, edges, ids, cached)
    material = Material({a.id: a for a in articles}, days, edges, readings, cached, background)
    progress.start("Comparing stories", len(ids))
    stories = [_advanced(story(events, material), progress) for events in ids]
    progress.done()
    return Report(
        inputs=Inputs(len(articles)),
        articles=tuple(articles),
        derivations=tuple(edges),
        stories=tuple(sorted(stories, key=lambda s: (-sum(len(e.articles) for e in s.events), s.id))),
        unmeasured=tuple(unmeasured(articles, edges)),
    )


def _advanced(made: Story, progress: Progress) -> Story:
    progress.advance()
    return made


def _collect(found: Iterable[Article | Failure]) -> tuple[list[Article], list[Failure], int]:
    """Articles, each content once, in order of id; failures; how many pages were read."""
    articles: dict[str, Article] = {}
    failures = []
    read = 0
    for item in found:
        if isinstance(item, Failure):
            failures.append(item)
        else:
            read += 1
            articles.setdefault(item.id, item)
    return [articles[name] for name in sorted(articles)], failures, read


# -- read and extract ------------------------------------------------------------------


def extract(
    inputs: Sequence[str | Path],
    *,
    store: Store,
    encoder: Encoder | None = None,
    engine: Engine | None = None,
    progress: Progress | None = None,
    stdin: BinaryIO | None = None,
) -> Iterator[Article | Failure]:
    """Pages → articles, in the order of the inputs; what could not be read comes as a `Failure`."""
    progress = progress or Silent()
    progress.start("Reading and extracting", None)
    work = _Extraction(encoder or NanoEncoder())
    for batch in _batches(read_inputs(inputs, stdin=stdin), BATCH):
        yield from _extract_batch(batch, work, store, engine or LocalEngine(), progress)
    progress.done()


class _Extraction:
    """`extract_page` with its encoder, as something that can be sent to another process."""

    def __init__(self, encoder: Encoder) -> None:
        self.encoder = encoder

    def __call__(self, page: Page) -> str:
        try:
            return codec.dumps(extract_page(page, encoder=self.encoder))
        except NoArticle as nothing:
            return json.dumps({"no_article": nothing.reason})

    def key(self, page: Page) -> str:
        """What the result depends on."""
        return _key(
            EXTRACT_VERSION, self.encoder.name, page.media, page.sha256, page.url or "", page.record or ""
        )


def _extract_batch(
    batch: Sequence[Page | Failure], work: _Extraction, store: Store, engine: Engine, progress: Progress
) -> Iterator[Article | Failure]:
    pages = {work.key(item): item for item in batch if isinstance(item, Page)}
    store.put_pages(pages.values())
    known = store.get_many(EXTRACT_VERSION, list(pages))
    missing = [key for key in pages if key not in known]
    errors: dict[str, str] = {}
    for result in engine.map(work, [pages[key] for key in missing]):
        key = missing[result.index]
        if result.value is None:
            errors[key] = result.error or "could not be extracted"
        else:
            known[key] = result.value
            store.put_many(EXTRACT_VERSION, {key: result.value})
    for item in batch:
        progress.advance()
        if isinstance(item, Failure):
            yield item
        else:
            key = work.key(item)
            yield _outcome(item, known.get(key), errors.get(key))


def _outcome(page: Page, made: str | None, error: str | None) -> Article | Failure:
    if made is None:
        return Failure(page.input, error or "could not be extracted", page.record)
    raw = json.loads(made)
    if "no_article" in raw:
        return Failure(page.input, f"no article found: {raw['no_article']}", page.record)
    return replace(codec.from_dict(raw, Article), input=page.input, record=page.record)


def _batches(items: Iterable[Page | Failure], size: int) -> Iterator[list[Page | Failure]]:
    batch: list[Page | Failure] = []
    for item in items:
        batch.append(item)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch


def _key(*parts: str) -> str:
    return hashlib.sha256("\1".join(parts).encode()).hexdigest()


# -- embed and derive --------------------------------------------------------------------


def _embed(
    articles: Sequence[Article], store: Store, encoder: Encoder, progress: Progress
) -> tuple[list[EmbeddedArticle], Encoder]:
    progress.start("Encoding sentences", None)
    cached = CachedEncoder(encoder, store, advance=progress.advance)
    store.put_articles(articles)
    return embed_articles(articles, cached), cached


def _read_pairs(
    embedded: Sequence[EmbeddedArticle],
    background: Background,
    store: Store,
    encoder: str,
    progress: Progress,
) -> list[PairReading]:
    near = candidates([e.article for e in embedded], StaticEncoder())
    chosen = sorted({*near, *by_votes(embedded, background)})
    progress.start("Comparing articles", len(chosen))
    stage = f"{PAIR_VERSION}/{encoder}"
    read = [_as_read(e.article) for e in embedded]
    keys = {(i, j): _key(read[i], read[j]) for i, j in chosen}
    known = store.get_many(stage, list(keys.values()))
    found, fresh = [], {}
    for pair, key in keys.items():
        progress.advance()
        if key in known:
            reading = codec.loads(known[key], PairReading) if known[key] != "null" else None
        else:
            reading = read_pair(embedded[pair[0]], embedded[pair[1]], background)
            fresh[key] = codec.dumps(reading) if reading else "null"
        if reading is not None:
            found.append(reading)
    store.put_many(stage, fresh)
    return found


def _with_segments(
    edges: Sequence[Derivation], embedded: Sequence[EmbeddedArticle], background: Background
) -> list[Derivation]:
    """The derivations with the sentences inside their rows."""
    known = {one.article.id: one for one in embedded}
    return [
        replace(edge, segments=segments(known[edge.source], known[edge.target], edge.rows, background))
        if edge.source in known
        else edge
        for edge in edges
    ]


def _as_read(article: Article) -> str:
    """What a pair's reading depends on: the id, and language, numbers and roles, which the id leaves out."""
    roles = [(p.number, p.role, p.language) for p in article.paragraphs]
    return json.dumps([article.id, article.language, roles])


def _dated(
    articles: Sequence[Article],
    edges: Sequence[Derivation],
    stories: Sequence[Sequence[Sequence[str]]],
    encoder: Encoder,
) -> tuple[list[Article], list[Derivation], dict[str, Anchor]]:
    """Articles with dates told by their story, edges with flags, and every article's anchor."""
    days: dict[str, Anchor] = {}
    for events in stories:
        members = {name for event in events for name in event}
        days |= anchors([a for a in articles if a.id in members], edges, events)
    derived = {edge.target for edge in edges if edge.direction != "unknown"}
    dated = [a if a.id in derived else published_from_story(a, days.get(a.id)) for a in articles]
    by_id = {a.id: a for a in dated}
    return dated, [with_flags(edge, by_id, days, encoder) for edge in edges], days


# -- align ---------------------------------------------------------------------------------


def align_articles(
    a: Article, b: Article, *, store: Store, encoder: Encoder | None = None, judge: Judge | None = None
) -> Alignment:
    """Two articles side by side: ``a`` is read as the source of ``b``."""
    embedded, cached = _embed([a, b], store, encoder or NanoEncoder(), Silent())
    background = load_background(cached)
    first, second = embedded
    reading = read_pair(first, second, background)
    if reading is None:
        return Alignment((), tuple(p.number for p in a.paragraphs), tuple(p.number for p in b.paragraphs))
    aligned = {n for row in reading.rows for n in row.source}, {n for row in reading.rows for n in row.target}
    days = anchors([a, b], [], [[a.id, b.id]])
    inside = segments(first, second, reading.rows, background)
    found = tuple(flags(a, b, reading.rows, days.get(a.id), reading.covered, inside, cached))
    if judge is not None:
        found = judged_flags(a, b, reading.rows, found, judge, cached)
    return Alignment(
        rows=reading.rows,
        dropped=tuple(p.number for p in a.paragraphs if p.number not in aligned[0]),
        added=tuple(p.number for p in b.paragraphs if p.number not in aligned[1]),
        flags=found,
        segments=inside,
    )


def align_pages(
    a: Page,
    b: Page,
    *,
    store: Store,
    encoder: Encoder | None = None,
    progress: Progress | None = None,
    judge: Judge | None = None,
) -> tuple[Article, Article, Alignment]:
    """Two pages extracted and put side by side, the first read as the source.

    :raises NoArticle: where one of them holds none.
    """
    progress = progress or Silent()
    progress.start("Extracting", 2)
    encoder = encoder or NanoEncoder()
    articles = []
    for page in (a, b):
        try:
            articles.append(extract_page(page, encoder=encoder))
        except NoArticle as nothing:
            raise NoArticle(f"{page.input}: no article found: {nothing.reason}") from nothing
        progress.advance()
    alignment = align_articles(*articles, store=store, encoder=encoder, judge=judge)
    return articles[0], articles[1], alignment


def align_lines(
    a: Sequence[str],
    b: Sequence[str],
    *,
    store: Store,
    encoder: Encoder | None = None,
    progress: Progress | None = None,
) -> Alignment:
    """Two texts of ready lines, aligned in order, with flags; see `run.ready_lines`."""
    progress = progress or Silent()
    progress.start("Encoding lines", None)
    return align_ready_lines(a, b, CachedEncoder(encoder or NanoEncoder(), store, advance=progress.advance))
