"""The report as Markdown (CommonMark with the lists of GFM). Page text is escaped throughout."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from firsthand import model
from firsthand.show import telling, words
from firsthand.show.clean import markdown as escaped
from firsthand.show.clean import shorten, web_address
from firsthand.show.lineage import Branch
from firsthand.show.outline import VERDICT_ORDER, article_view, outline
from firsthand.show.sides import Part, Segment, SideRow, around, side_by_side
from firsthand.show.taken import taken
from firsthand.show.views import (
    ArticleView,
    DerivationView,
    EventView,
    OriginView,
    Outline,
    StatementView,
    StoryView,
    VoiceView,
)

# Sentences are cut to this many terminal cells: the JSON holds them whole.
_SENTENCE = 400


def markdown(report: model.Report) -> str:
    """The report as one Markdown document."""
    made = outline(report)
    lines = [*_headline(made), *(line for story in made.stories for line in _story(story))]
    if made.loose:
        lines += ["", f"## {words.count(len(made.loose), 'article')} in no story", ""]
        lines += [f"- {_article(view)}" for view in made.loose]
        lines += _derivations(made.loose_derivations)
    lines += _limits(report)
    lines += ["", "---", "", "firsthand counts reporting; it never says that something is true.", ""]
    return "\n".join(lines)


def alignment_markdown(a: model.Article, b: model.Article, alignment: model.Alignment) -> str:
    """Two articles row by row as one Markdown document; changed values are bold."""
    lines = [
        "# Side by side",
        "",
        f"- A: {_article(article_view(a, 'A'))}",
        f"- B: {_article(article_view(b, 'B'))}",
    ]
    sides = side_by_side(a, b, alignment)
    for row in sides.rows:
        lines += ["", *_row(row)]
    if sides.hidden:
        lines += ["", f"{words.count(sides.hidden, 'more row')} in the JSON."]
    return "\n".join([*lines, ""])


# -- headline ----------------------------------------------------------------------


def _headline(made: Outline) -> Iterator[str]:
    figures = made.figures
    if not figures.articles:
        yield "# No article was found."
        return
    languages = f", {words.count(figures.languages, 'language')}" if figures.languages else ""
    stories = words.count(figures.stories, "story", "stories")
    origins = words.count(figures.origins.estimate, "origin")
    yield f"# {words.count(figures.articles, 'article')}{languages}, {stories} → {origins}"
    yield ""
    if figures.origins.words:
        yield f"Between {figures.origins.least} and {figures.origins.most} origins; best estimate {figures.origins.estimate}."
    unnamed = (
        f" ({words.count(figures.without_outlet, 'article')} naming none)" if figures.without_outlet else ""
    )
    yield f"Outlets: {figures.outlets}{unnamed}."


# -- stories -----------------------------------------------------------------------


def _story(story: StoryView) -> Iterator[str]:
    yield from ("", f"## {escaped(shorten(story.title, _SENTENCE)) or 'Story'}", "")
    between = f" (between {story.range.least} and {story.range.most})" if story.range.words else ""
    yield (
        f"{words.count(len(story.articles), 'article')} in {words.joined(story.languages) or 'no measured language'}, "
        f"**{words.count(story.range.estimate, 'origin')}**{between}"
    )
    yield from ("", "### Where it comes from")
    for event in story.events:
        yield from _event(event, len(story.events) > 1)
    yield from _statements(story)
    yield from _names(story)
    yield from _timeline(story)
    yield from _derivations(story.derivations)


def _event(event: EventView, titled: bool) -> Iterator[str]:
    yield ""
    rests = (
        f"; all rest on {words.joined(escaped(r) for r in event.event.rests_on)}"
        if event.event.rests_on
        else ""
    )
    between = f" (between {event.range.least} and {event.range.most})" if event.range.words else ""
    title = f"“{escaped(shorten(event.title, _SENTENCE))}”: " if titled else ""
    yield f"{title}{words.count(event.range.estimate, 'origin')}{between}{rests}"
    yield ""
    for line in event.reasons:
        yield from (escaped(line), "")
    for origin in event.origins:
        yield f"- **Origin {origin.letter}** — {escaped(telling.heading(origin))}"
        yield from _branches(origin)


def _branches(origin: OriginView) -> Iterator[str]:
    views = {view.article.id: view for view in origin.articles}
    names = telling.names(origin)
    for branch in origin.branches:
        indent = "  " * (1 + min(branch.depth, 8))
        if branch.article is None:
            yield f"{indent}- _{escaped(telling.absent_name(branch))}_ ({telling.ABSENT})"
        else:
            view = views[branch.article]
            edge = _edge(branch, view, names)
            yield f"{indent}- {_article(view)}" + (f" — {escaped(edge)}" if edge else "")


def _edge(branch: Branch, view: ArticleView, names: Mapping[str, str]) -> str:
    edge, parent = branch.edge, names.get(branch.parent or "", "another page")
    if edge is None:
        return f"follows {parent}" if branch.parent else ""
    side = taken(view.article, (n for row in edge.rows for n in row.target), edge.coverage.target)
    return f"{telling.took(edge, parent, side)}; {telling.sureness(edge)}"


def _article(view: ArticleView) -> str:
    return (
        f"**{view.ref}** {escaped(view.name)} · {escaped(view.language)} · {escaped(view.date or 'no date')}"
    )


# -- statements and timeline -------------------------------------------------------


def _statements(story: StoryView) -> Iterator[str]:
    for verdict in VERDICT_ORDER:
        statements = story.statements[verdict]
        if not statements:
            continue
        said, meaning = words.VERDICTS[verdict]
        yield from ("", f"### {said}", "", f"{meaning[0].upper()}{meaning[1:]}.", "")
        if verdict == "single":
            yield f"{words.count(len(statements), 'statement')}; they are in the JSON."
            continue
        for statement in statements:
            yield from _statement(statement)


def _names(story: StoryView) -> Iterator[str]:
    if story.names:
        yield from ("", "### Names", "", "Who and what several articles name, in every form.", "")
    for name in story.names:
        forms = [f"{escaped(f.text)} ({escaped(', '.join(f.languages))})" for f in name.forms]
        counts = f"{words.count(name.articles, 'article')}, {words.count(len(name.origins), 'origin')}"
        yield f"- **{escaped(name.name)}** ({counts}): {'; '.join(forms)}"


def _statement(statement: StatementView) -> Iterator[str]:
    rests = f", rest on {words.joined(escaped(r) for r in statement.rests_on)}" if statement.rests_on else ""
    kind = words.STATEMENTS[statement.statement.kind]
    yield f"- {kind}: {words.count(statement.statement.origins, 'origin')}{rests}"
    for value in statement.values:
        indent = "  "
        if value.words:
            since = f", since {escaped(value.since)}" if value.since else ""
            yield f"  - **{escaped(shorten(value.words, 120))}** (origin {words.joined(value.origins)}{since})"
            indent = "    "
        yield from (f"{indent}- {_voice(voice)}" for voice in value.voices)


def _voice(voice: VoiceView) -> str:
    member = voice.first
    refs = dict.fromkeys(other.article.ref for other in voice.others)
    also = f"; also {words.joined(refs)}" if refs else ""
    after = (
        f", according to {words.joined(escaped(p) for p in member.attributed_to)}"
        if member.attributed_to
        else ""
    )
    name = f"{member.article.ref} {escaped(member.article.name)}, {escaped(member.language)}"
    return f"“{_quoted(member.segments)}” — {name}{after}{also}"


def _quoted(pieces: Sequence[Segment]) -> str:
    """A sentence with its marked words bold, cut around them where it is too long."""
    return _bold((piece.text, piece.mark) for piece in around(pieces, _SENTENCE))


def _bold(pieces: Iterable[tuple[str, str | None]]) -> str:
    """Marked pieces bold; the space at a mark's edge stays outside, or Markdown would not see it."""
    made = []
    for text, mark in pieces:
        core = text.strip()
        if not mark or not core:
            made.append(_keep_edges(text))
        else:
            made.append(f"**{escaped(core)}**")
    return "".join(made)


def _keep_edges(text: str) -> str:
    start = " " if text[:1].isspace() else ""
    end = " " if text[-1:].isspace() and text.strip() else ""
    return f"{start}{escaped(text)}{end}"


def _timeline(story: StoryView) -> Iterator[str]:
    if not story.timeline:
        return
    yield from ("", "### Timeline", "")
    for group in story.timeline:
        for entry in group:
            against = f" **conflicts with {words.joined(entry.against)}**" if entry.against else ""
            refs = ", ".join(view.ref for view in entry.articles)
            text = escaped(shorten(entry.text, _SENTENCE))
            yield f"- **{escaped(entry.date)}** ({refs}){against} “{text}”"


def _derivations(derivations: Sequence[DerivationView]) -> Iterator[str]:
    if not derivations:
        return
    yield from ("", "### Who took it from whom", "")
    for view in derivations:
        made = view.derivation
        source = f"{view.source.ref} {escaped(view.source.name)}" if view.source else _absent(view)
        verb = telling.tie(made)
        yield (
            f"- {view.target.ref} {escaped(view.target.name)}: {verb} {source}; {words.DIRECTIONS[made.direction]}, "
            f"confidence {words.percent(made.confidence)}"
        )
        yield from _shares(view)
        yield from (f"  - {escaped(shorten(words.evidence(piece), _SENTENCE))}" for piece in made.evidence)
        for flag in view.flags():
            yield f"  - **{words.FLAGS[flag.kind]}**: {escaped(shorten(words.flag(flag), _SENTENCE))}"
            for said in view.told(flag):
                yield f"    - {said.of}, {escaped(words.language_name(said.language))}: “{_quoted(said.segments)}”"


def _shares(view: DerivationView) -> Iterator[str]:
    """What of the target comes from the source, and what of the source was taken over."""
    of_target, of_source = view.of_target(), view.of_source()
    if view.source is None or of_target is None:
        yield "  - how much was taken over is unmeasured"
        return
    mutual = view.derivation.direction == "unknown"
    yield f"  - {view.target.ref}: {of_target.sentence} {'in common with' if mutual else 'from'} {view.source.ref}"
    if of_source:
        verb = "in common with" if mutual else "taken over by"
        yield f"  - {view.source.ref}: {of_source.sentence} {verb} {view.target.ref}"


def _absent(view: DerivationView) -> str:
    web = web_address(view.address)
    return (
        f"[{escaped(view.source_name)}](<{web}>) (not among the pages)" if web else escaped(view.source_name)
    )


def _limits(report: model.Report) -> Iterator[str]:
    if report.judge:
        yield from ("", "## The judge", "", escaped(words.judge_use(report.judge)))
    if report.unmeasured:
        yield from ("", "## Not measured", "")
        yield from (f"- {escaped(line)}" for line in report.unmeasured)
    if report.inputs.failed:
        yield from ("", "## Not read", "")
        for failure in report.inputs.failed:
            record = f" · {failure.record}" if failure.record else ""
            yield f"- {escaped(failure.input + record)}: {escaped(failure.reason)}"


# -- alignment ---------------------------------------------------------------------


def _row(row: SideRow) -> Iterator[str]:
    said = words.pair_note(row.moved, row.alone, "A", "B")
    note = {"dropped": "Left out by B", "added": "Not in A", "pair": said[:1].upper() + said[1:]}[row.kind]
    if note:
        yield from (f"_{note}_", "")
    for letter, parts in (("A", row.source), ("B", row.target)):
        yield from (f"- {letter} {part.number}: {_part(part)}" for part in parts)
    for flag in row.flags:
        yield f"- **{words.FLAGS[flag.kind]}**: {escaped(words.flag(flag))}"


def _part(part: Part) -> str:
    return _bold((piece.text, piece.mark) for piece in part.segments)
