"""A report as every format shows it: named, numbered, counted, in reading order.

Each origin gets a letter, each article its origin's letter and a number in
reading order: ``A1`` is where origin A starts as far as the inputs show, ``A2`` was made
from it, ``B1`` is independent of both. So the name of a source already tells whether it
is a second source.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from firsthand import model
from firsthand.languages import primary
from firsthand.show import words
from firsthand.show.absent import absent_sources
from firsthand.show.clean import file_name, host, plain, web_address
from firsthand.show.lineage import lineage
from firsthand.show.naming import member_view, names
from firsthand.show.reasons import reasons
from firsthand.show.views import (
    ArticleView,
    DatedView,
    DerivationView,
    EntryView,
    EventView,
    Figures,
    MemberView,
    OriginView,
    Outline,
    Range,
    StatementView,
    StoryView,
    ValueView,
    VoiceView,
)

#: Sorts behind every date.
UNDATED = "~"
VERDICT_ORDER: tuple[model.Verdict, ...] = ("conflict", "update", "compatible", "agree", "single")


def outline(report: model.Report) -> Outline:
    """The report, larger stories first, every article named once."""
    derivations = _by_target(report.derivations)
    articles = {article.id: article for article in report.articles}
    views: dict[str, ArticleView] = {}
    ordered = sorted(report.stories, key=lambda story: -sum(len(e.articles) for e in story.events))
    stories: list[StoryView] = []
    taken = 0
    for number, story in enumerate(ordered, 1):
        stories.append(_story(number, taken, story, articles, derivations, views))
        taken += sum(len(event.origins) for event in stories[-1].events)
    loose = tuple(
        _view(article, f"N{n}", -1, len(views) + n)
        for n, article in enumerate((a for a in report.articles if a.id not in views), 1)
    )
    views.update({view.article.id: view for view in loose})
    made = [d for view in loose for d in derivations.get(view.article.id, [])]
    return Outline(
        figures=_figures(report, stories, len(loose)),
        stories=tuple(stories),
        loose=loose,
        loose_derivations=tuple(_derivations("dn", made, views)),
        views=views,
    )


def letter(index: int) -> str:
    """0 → ``A``, 25 → ``Z``, 26 → ``AA``."""
    made = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        made = chr(ord("A") + rest) + made
    return made


def article_view(article: model.Article, ref: str) -> ArticleView:
    """An article outside a report, under a name of the caller's."""
    return _view(article, ref, -1, 0)


# -- figures -----------------------------------------------------------------------


def _figures(report: model.Report, stories: Sequence[StoryView], outside: int) -> Figures:
    outlets = [_outlet_key(article) for article in report.articles]
    languages = [primary(a.language) for a in report.articles if a.language]
    ranges = [story.range for story in stories]
    return Figures(
        articles=len(report.articles),
        outlets=len({o for o in outlets if o}),
        without_outlet=sum(o is None for o in outlets),
        languages=len(set(languages)),
        without_language=len(report.articles) - len(languages),
        stories=len(stories),
        origins=Range(*(sum(getattr(r, part) for r in ranges) for part in ("least", "estimate", "most"))),
        outside=outside,
    )


def _outlet_key(article: model.Article) -> str | None:
    outlet = article.outlet
    name = outlet.domain or outlet.name
    return plain(name).casefold().removeprefix("www.") if name else host(article.url)


def _by_target(derivations: Iterable[model.Derivation]) -> dict[str, list[model.Derivation]]:
    into: dict[str, list[model.Derivation]] = {}
    for derivation in derivations:
        into.setdefault(derivation.target, []).append(derivation)
    return into


# -- articles ----------------------------------------------------------------------


def _view(article: model.Article, ref: str, color: int, number: int) -> ArticleView:
    outlet = article.outlet.name or article.outlet.domain or host(article.url)
    shown = plain(outlet) if outlet else ""
    return ArticleView(
        article=article,
        ref=ref,
        number=number,
        anchor=f"article-{number}",
        color=color,
        name=shown or _input_name(article),
        named=bool(shown),
        language=words.language_name(article.language),
        date=words.day(article.published.value) if article.published else None,
        title=plain(article.title) if article.title else None,
        when=words.moment(article.published.value) if article.published else None,
    )


def _input_name(article: model.Article) -> str:
    name = file_name(article.input)
    return f"{name} · {plain(article.record)}" if article.record else name


# -- stories -----------------------------------------------------------------------


def _story(
    number: int,
    taken: int,
    story: model.Story,
    articles: Mapping[str, model.Article],
    derivations: Mapping[str, list[model.Derivation]],
    views: dict[str, ArticleView],
) -> StoryView:
    events: list[EventView] = []
    for event in story.events:
        events.append(
            _event(event, taken + sum(len(e.origins) for e in events), articles, derivations, views)
        )
    origins = [origin for event in events for origin in event.origins]
    members = tuple(dict.fromkeys(a.article.id for origin in origins for a in origin.articles))
    made = [d for member in members for d in derivations.get(member, [])]
    valued = [s for s in story.statements if s.kind != "name"]
    statements = [_statement(f"s{number}-{n}", s, views) for n, s in enumerate(valued, 1)]
    return StoryView(
        story=story,
        anchor=f"story-{number}",
        title=plain(story.title),
        articles=tuple(views[m] for m in members),
        languages=tuple(dict.fromkeys(views[m].language for m in members if views[m].article.language)),
        range=_story_range(events),
        events=tuple(events),
        derivations=tuple(_derivations(f"d{number}", made, views)),
        statements={v: tuple(s for s in statements if s.statement.verdict == v) for v in VERDICT_ORDER},
        names=tuple(names([s for s in story.statements if s.kind == "name"], views)),
        timeline=_timeline(story.timeline, views),
        entries=tuple(_entries(story.entries, statements, views)),
    )


def _story_range(events: Sequence[EventView]) -> Range:
    """The events' ranges added up; a group of the same articles in two events counts once."""
    groups = [
        frozenset(a.article.id for a in o.articles) for e in events for o in e.origins if o.letter != "?"
    ]
    twice = len(groups) - len(set(groups))
    least, estimate, most = (
        sum(getattr(e.range, part) for e in events) for part in ("least", "estimate", "most")
    )
    return Range(max(least - twice, min(least, 1)), max(estimate - twice, 0), max(most - twice, 0))


def _event(
    event: model.Event,
    taken: int,
    articles: Mapping[str, model.Article],
    derivations: Mapping[str, list[model.Derivation]],
    views: dict[str, ArticleView],
) -> EventView:
    grouped = {a for group in event.origins.groups for a in group.articles}
    rest = tuple(a for a in event.articles if a not in grouped)
    groups = [*event.origins.groups, *([model.OriginGroup(rest, None)] if rest else [])]
    origins = tuple(
        _origin(
            group,
            "?" if group.articles is rest else letter(taken + n),
            taken + n,
            articles,
            derivations,
            views,
        )
        for n, group in enumerate(groups)
    )
    counted = Range(event.origins.least, event.origins.estimate, event.origins.most)
    titled = (views[a].article for a in event.articles if a in views)
    language = next((a.language for a in titled if a.title == event.title), None)
    return EventView(event, plain(event.title), language, origins, counted, reasons(event.origins, origins))


def _origin(
    group: model.OriginGroup,
    name: str,
    color: int,
    articles: Mapping[str, model.Article],
    derivations: Mapping[str, list[model.Derivation]],
    views: dict[str, ArticleView],
) -> OriginView:
    present = [a for a in dict.fromkeys(group.articles) if a in articles]
    present.sort(key=lambda a: (a != group.first, _published(articles[a])))
    made = [d for a in present for d in derivations.get(a, [])]
    absent = absent_sources([articles[a] for a in present], made)
    branches = lineage(present, made, absent)
    order = [branch.article for branch in branches if branch.article]
    for n, article in enumerate(order, 1):
        views.setdefault(article, _view(articles[article], f"{name}{n}", color, len(views) + 1))
    credited = tuple(plain(c) for c in group.credited_to)
    return OriginView(name, color, credited, tuple(views[a] for a in order), branches)


def _published(article: model.Article) -> str:
    """Sorts undated articles last."""
    return article.published.value if article.published else UNDATED


def _derivations(
    prefix: str,
    made: Iterable[model.Derivation],
    views: Mapping[str, ArticleView],
) -> Iterator[DerivationView]:
    for n, derivation in enumerate(made, 1):
        source = views.get(derivation.source) if derivation.source else None
        name = source.name if source else host(derivation.source_url) or plain(derivation.source_url or "")
        yield DerivationView(
            derivation=derivation,
            anchor=f"{prefix}-{n}",
            source=source,
            target=views[derivation.target],
            address=web_address(derivation.source_url),
            source_name=name or "a source that is not named",
        )


# -- statements and timeline -------------------------------------------------------


def _statement(anchor: str, statement: model.Statement, views: Mapping[str, ArticleView]) -> StatementView:
    by_value: dict[str | None, list[MemberView]] = {}
    for member in statement.members:
        if member.article in views:
            said = None if statement.kind == "text" else words.value(member.value, member.unit) or member.text
            by_value.setdefault(said and plain(said), []).append(member_view(member, views))
    values = [_value(said, members) for said, members in by_value.items()]
    if statement.verdict == "update":
        values = [replace(v, since=_since(v)) for v in sorted(values, key=_first_given)]
    else:
        values.sort(key=lambda v: -len(v.origins))
    rests = tuple(plain(r) for r in statement.rests_on)
    return StatementView(statement, anchor, tuple(values), rests, words.one_question(statement.evidence))


def _first_given(value: ValueView) -> str:
    """When a value was first given; sorts those without a time last."""
    members = [m for voice in value.voices for m in (voice.first, *voice.others)]
    return min(_published(m.article.article) for m in members)


def _since(value: ValueView) -> str | None:
    first = _first_given(value)
    return None if first == UNDATED else words.day(first)


def _value(said: str | None, members: Sequence[MemberView]) -> ValueView:
    """The sentences of one value by origin, an origin's first article first."""
    by_origin: dict[str, list[MemberView]] = {}
    for member in sorted(members, key=lambda m: m.article.number):
        by_origin.setdefault(member.article.ref.rstrip("0123456789"), []).append(member)
    voices = tuple(VoiceView(first, tuple(others)) for first, *others in by_origin.values())
    return ValueView(said, voices, tuple(by_origin))


def _timeline(
    entries: Sequence[model.TimelineEntry], views: Mapping[str, ArticleView]
) -> tuple[tuple[DatedView, ...], ...]:
    """Entries by date; those that conflict with each other stand together, at the earliest's place."""
    groups: list[list[model.TimelineEntry]] = []
    for entry in entries:
        rival = next((g for g in groups if any(_clash(entry, other) for other in g)), None)
        if rival is None:
            groups.append([entry])
        else:
            rival.append(entry)
    groups.sort(key=lambda group: min(_place(entry.date) for entry in group))
    return tuple(tuple(_dated(entry, views) for entry in group) for group in groups)


def _place(date: str) -> tuple[bool, str]:
    """Sorts dates whose year is unknown last: nothing says where they belong."""
    return date.startswith("-"), date


def _clash(one: model.TimelineEntry, other: model.TimelineEntry) -> bool:
    return one.date in other.conflicts_with and other.date in one.conflicts_with


def _entries(
    entries: Iterable[model.Entry], statements: Iterable[StatementView], views: Mapping[str, ArticleView]
) -> Iterator[EntryView]:
    updates = {s.statement.id: s for s in statements if s.statement.verdict == "update"}
    for entry in entries:
        if entry.article in views:
            changed = [_news(updates[i], entry.article) for i in entry.changed if i in updates]
            yield EntryView(entry, views[entry.article], tuple(filter(None, changed)))


def _news(update: StatementView, article: str) -> str | None:
    """``19, before 12 or more``: the value that an article brings, and the one before it."""
    given = [
        value.words
        for value in update.values
        if any(m.article.article.id == article for v in value.voices for m in (v.first, *v.others))
    ]
    known = [value.words for value in update.values if value.words]
    if not given or not given[0] or known.index(given[0]) == 0:
        return None
    return f"{given[0]}, before {known[known.index(given[0]) - 1]}"


def _dated(entry: model.TimelineEntry, views: Mapping[str, ArticleView]) -> DatedView:
    return DatedView(
        entry=entry,
        date=words.date(entry.date),
        text=plain(entry.text),
        articles=tuple(views[a] for a in entry.articles if a in views),
        against=tuple(words.date(d) for d in entry.conflicts_with),
    )
