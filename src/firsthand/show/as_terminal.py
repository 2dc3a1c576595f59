"""The report for a terminal, readable at 80 columns in any script.

Terminals disagree about the width of Thai, Devanagari and Arabic marks, so nothing here
needs a right edge: lists and trees only, page text cut by graphemes. Page text enters as
`rich.text.Text`, never as markup, and scrubbed of everything that a terminal would obey.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rich.console import Console
from rich.text import Text
from rich.tree import Tree

from firsthand import model
from firsthand.show import telling, words
from firsthand.show.absent import is_shared
from firsthand.show.changed import Told
from firsthand.show.clean import host, plain, shorten
from firsthand.show.lineage import Branch
from firsthand.show.outline import article_view, outline
from firsthand.show.sides import Part, Segment, SideRow, around, side_by_side
from firsthand.show.taken import Side, taken
from firsthand.show.views import (
    DatedView,
    DerivationView,
    EventView,
    Figures,
    OriginView,
    StatementView,
    StoryView,
    ValueView,
    VoiceView,
)

# Lists longer than this are cut with a line that says so: the terminal is for a look, the
# HTML report and the JSON hold everything.
MOST, MOST_CHANGES = 12, 6
_COLORS = ("blue", "dark_orange3", "green", "magenta", "yellow", "cyan", "deep_pink3", "bright_black")
_VERDICT_STYLE = {
    "conflict": "bold red",
    "update": "bold yellow",
    "compatible": "bold blue",
    "agree": "bold green",
}
_DEEPEST = 8
# Cells of the bar that shows which part of an article comes from its source.
_BAR = 30


def terminal(report: model.Report, console: Console) -> None:
    """Print the report to ``console``; without colour where that is no terminal."""
    made = outline(report)
    _print(console, _headline(made.figures))
    large = [story for story in made.stories if not story.small] or list(made.stories[:1])
    for story in large[: MOST * 2]:
        _story(console, story)
    _more(console, len(large) - MOST * 2, "story", "stories")
    _print_small(console, [story for story in made.stories if story not in large])
    if made.loose:
        _heading(console, f"{words.count(len(made.loose), 'article')} in no story")
        for view in made.loose[:MOST]:
            _print(console, Text(f"{view.ref} {view.name} · {view.language}"), 2)
        _more(console, len(made.loose) - MOST, "article")
    _limits(console, report)


def alignment_terminal(
    a: model.Article, b: model.Article, alignment: model.Alignment, console: Console
) -> None:
    """Print two articles row by row, A above B, with changed values marked."""
    sides = side_by_side(a, b, alignment)
    left, right = article_view(a, "A"), article_view(b, "B")
    for view in (left, right):
        _print(console, Text.assemble((f"{view.ref}  ", "bold"), f"{view.name} · {view.language}"))
    counts = (len(alignment.rows), len(alignment.dropped), len(alignment.added), len(alignment.flags))
    said = "{} aligned rows, {} of A left out, {} of B added, {} changes".format(*counts)
    _print(console, Text(said, style="dim"))
    for row in sides.rows:
        _row(console, row)
    _more(console, sides.hidden, "row")


# -- printing ----------------------------------------------------------------------


def _print(console: Console, text: Text, indent: int = 0, hanging: int = 0) -> None:
    """Print wrapped lines without the trailing spaces that rich's padding leaves."""
    lines = text.wrap(console, max(console.width - indent - hanging, 20), overflow="fold")
    for number, line in enumerate(lines):
        line.rstrip()
        margin = " " * (indent + (hanging if number else 0))
        console.print(Text(margin) + line, highlight=False, markup=False, soft_wrap=True)


def _heading(console: Console, text: str) -> None:
    console.print()
    _print(console, Text(text, style="bold underline"))


def _more(console: Console, number: int, noun: str, plural: str | None = None, indent: int = 2) -> None:
    if number > 0:
        said = f"… and {words.count(number, 'more ' + noun, plural and 'more ' + plural)}"
        _print(console, Text(said, style="dim"), indent)


def _headline(figures: Figures) -> Text:
    if not figures.articles:
        return Text("No article was found.", style="bold")
    parts = [words.count(figures.articles, "article")]
    parts += [words.count(figures.languages, "language")] if figures.languages else []
    parts += [words.count(figures.outlets, "outlet")] if figures.outlets else []
    parts += [words.count(figures.stories, "story", "stories")]
    text = Text(" · ".join(parts), style="bold").append(" → ", style="not bold")
    text.append(words.count(figures.origins.estimate, "origin"), style="bold reverse")
    if figures.origins.words:
        text.append(f" (between {figures.origins.least} and {figures.origins.most})", style="not bold")
    unnamed = []
    if figures.without_outlet:
        unnamed.append(f"{words.count(figures.without_outlet, 'article')} naming no outlet")
    if figures.without_language:
        unnamed.append(f"{words.count(figures.without_language, 'article')} whose language is unmeasured")
    return text.append(f"\n{', '.join(unnamed)}", style="dim") if unnamed else text


# -- stories -----------------------------------------------------------------------


def _story(console: Console, story: StoryView) -> None:
    width = console.width
    _heading(console, shorten(story.title, max(20, width - 2)))
    counts = f"{words.count(len(story.articles), 'article')}, {words.count(story.range.estimate, 'origin')}"
    between = f" (between {story.range.least} and {story.range.most})" if story.range.words else ""
    _print(console, Text(f"{counts}{between} · {words.joined(story.languages[:10])}", style="dim"))
    for number, event in enumerate(story.events, 1):
        _event(console, event, number, story)
    _statements(console, story)
    _names(console, story)
    _timeline(console, story)
    _changes(console, story)


def _event(console: Console, event: EventView, number: int, story: StoryView) -> None:
    console.print()
    if len(story.events) > 1:
        said = Text(f"Event {number} of {len(story.events)}: ", style="bold")
        _print(console, said.append(shorten(event.title, console.width * 2 - 20), style="not bold"))
    rests = (
        f"; all rest on {words.joined(plain(r) for r in event.event.rests_on)}"
        if event.event.rests_on
        else ""
    )
    between = f" (between {event.range.least} and {event.range.most})" if event.range.words else ""
    _print(console, Text(f"{words.count(event.range.estimate, 'origin')}{between}{rests}"))
    for line in event.reasons:
        _print(console, Text(line, style="dim"), hanging=2)
    for origin in event.origins[: MOST * 2]:
        console.print(_tree(origin, console), highlight=False, markup=False)
    _more(console, len(event.origins) - MOST * 2, "origin")


def _top(origin: OriginView, style: str, console: Console) -> Text:
    """An origin's letter and what is said of it, wrapped beside the letter."""
    letter = f"Origin {origin.letter}  "
    said = Text(telling.heading(origin)).wrap(console, max(console.width - len(letter), 20), overflow="fold")
    lines = f"\n{' ' * len(letter)}".join(line.plain.rstrip() for line in said)
    return Text.assemble((letter.rstrip(), f"bold {style}"), "  ", lines)


def _tree(origin: OriginView, console: Console) -> Tree:
    style = _COLORS[origin.color % len(_COLORS)]
    top = Tree(_top(origin, style, console), guide_style="dim")
    stems: list[Tree] = [top]
    views = {view.article.id: view for view in origin.articles}
    names = telling.names(origin)
    for branch in origin.branches[: MOST * 3]:
        del stems[min(branch.depth, _DEEPEST) + 1 :]
        view = views.get(branch.article or "")
        if view is None:
            label = Text(telling.absent_name(branch), style="italic")
            label.append(f"  {telling.ABSENT}", style="dim")
        else:
            label = Text.assemble((f"{view.ref} ", f"bold {style}"), view.name)
            label.append(f" · {view.language} · {view.when or 'no date'}", style="dim")
            label.append_text(_edge(branch, view.article, names))
        label.overflow = "fold"
        stems.append(stems[-1].add(label))
    hidden = len(origin.branches) - MOST * 3
    if hidden > 0:
        top.add(Text(f"… and {words.count(hidden, 'more article')}", style="dim"))
    return top


def _edge(branch: Branch, article: model.Article, names: Mapping[str, str]) -> Text:
    """What was taken from whom, in lines of their own under an article's name."""
    text, edge, parent = Text(), branch.edge, names.get(branch.parent or "", "another page")
    if edge is not None:
        side = taken(article, (n for row in edge.rows for n in row.target), edge.coverage.target)
        text.append(f"\n{telling.took(edge, parent, side)}")
        text.append_text(_bar(side if edge.direction != "unknown" else None))
        text.append(f"\n{telling.sureness(edge)}", style="dim")
        if edge.flags:
            text.append("; " + words.joined(words.changes(edge.flags)), style="red")
    elif branch.parent is not None:
        text.append(f"\nfollows {parent}")
    also = [names.get(d.source or "") or host(d.source_url) or "another page" for d in branch.others]
    ties = {True: "same text as", False: "also from"}
    for undirected in (False, True):
        of_kind = [n for n, d in zip(also, branch.others, strict=True) if _undirected(d) is undirected]
        if of_kind:
            text.append(f"; {ties[undirected]} {words.joined(of_kind)}")
    return text


def _undirected(edge: model.Derivation) -> bool:
    return edge.direction == "unknown" or is_shared(edge)


def _bar(side: Side | None) -> Text:
    """The article's length as a bar, with the parts that the source has filled."""
    if side is None or not side.partial:
        return Text()
    cells = ["░"] * _BAR
    at = 0.0
    for share, inside in side.strip:
        if inside:
            first, last = int(at * _BAR), int((at + share) * _BAR - 1e-9)
            cells[first : last + 1] = "█" * (min(last, _BAR - 1) - first + 1)
        at += share
    return Text("\n" + "".join(cells))


def _print_small(console: Console, stories: Sequence[StoryView]) -> None:
    if not stories:
        return
    each = ", each" if len(stories) > 1 else ""
    _heading(console, f"{words.count(len(stories), 'more story', 'more stories')}{each} from one page only")
    for story in stories[:MOST]:
        _print(console, Text(shorten(story.title, console.width - 4)), 2)
    _more(console, len(stories) - MOST, "story", "stories")


# -- statements, timeline, changes -------------------------------------------------


def _statements(console: Console, story: StoryView) -> None:
    for verdict in ("conflict", "update", "compatible", "agree"):
        statements = story.statements[verdict]
        if not statements:
            continue
        console.print()
        said, meaning = words.VERDICTS[verdict]
        _print(console, Text.assemble((said, _VERDICT_STYLE[verdict]), (f"  {meaning}", "dim")))
        for statement in statements[: MOST if verdict == "conflict" else 4]:
            _statement(console, statement)
        _more(console, len(statements) - (MOST if verdict == "conflict" else 4), "statement")
    single = len(story.statements["single"])
    if single:
        console.print()
        _print(console, Text(f"{words.count(single, 'statement')} of one origin only", style="dim"))


def _statement(console: Console, statement: StatementView) -> None:
    rests = f", rest on {words.joined(statement.rests_on)}" if statement.rests_on else ""
    kind = words.STATEMENTS[statement.statement.kind].lower()
    _print(
        console, Text(f"{kind}: {words.count(statement.statement.origins, 'origin')}{rests}", style="dim"), 2
    )
    for value in statement.values[:MOST]:
        _value(console, value)
    _more(console, len(statement.values) - MOST, "value", indent=4)


def _value(console: Console, value: ValueView) -> None:
    if value.words:
        since = f"  since {value.since}" if value.since else ""
        said = Text.assemble(
            (shorten(value.words, 60), "bold"), (f"  {' '.join(value.origins)}{since}", "dim")
        )
        _print(console, said, 4)
    for voice in value.voices[:MOST]:
        _voice(console, voice)
    _more(console, len(value.voices) - MOST, "origin", indent=6)


def _voice(console: Console, voice: VoiceView) -> None:
    first = voice.first
    head = Text(f"{first.article.ref} {first.article.name} · {first.language}", style="dim")
    if first.attributed_to:
        head.append(f", according to {words.joined(first.attributed_to)}")
    if voice.others:
        refs = dict.fromkeys(member.article.ref for member in voice.others)
        head.append(f"; also {words.joined(refs)}")
    _print(console, head, 6, hanging=2)
    _print(console, _around(first.segments, (console.width - 8) * 2), 8)


def _around(pieces: Sequence[Segment], cells: int) -> Text:
    """A sentence of at most ``cells`` with its marked words kept in view."""
    return Text.assemble(*((p.text, "bold reverse" if p.mark else "") for p in around(pieces, cells)))


def _names(console: Console, story: StoryView) -> None:
    if not story.names:
        return
    console.print()
    _print(console, Text.assemble(("Names", "bold"), ("  in every form that the articles use", "dim")))
    for name in story.names[: MOST // 2]:
        counts = f"  {words.count(name.articles, 'article')}, {words.count(len(name.origins), 'origin')}"
        _print(console, Text(shorten(name.name, 60), style="bold").append(counts, style="dim"), 2)
        forms = [f"{form.text} ({', '.join(form.languages)})" for form in name.forms]
        _print(console, Text(shorten(" · ".join(forms), (console.width - 6) * 2)), 6)
    _more(console, len(story.names) - MOST // 2, "name")


def _timeline(console: Console, story: StoryView) -> None:
    if not story.timeline:
        return
    console.print()
    _print(console, Text("Timeline", style="bold"))
    for group in story.timeline[: MOST * 2]:
        clash = len(group) > 1 or bool(group[0].against)
        for entry in group:
            _moment(console, entry, clash)
    _more(console, len(story.timeline) - MOST * 2, "date")


def _moment(console: Console, entry: DatedView, clash: bool) -> None:
    refs = " ".join(view.ref for view in entry.articles[:8])
    head = Text(entry.date, style="bold").append(f"  {refs}", style="dim")
    if clash:
        head.append(f"  conflicts with {words.joined(entry.against)}", style="red")
    _print(console, head, 2)
    _print(console, Text(shorten(entry.text, (console.width - 6) * 2)), 6)


def _changes(console: Console, story: StoryView) -> None:
    changed = [d for d in story.derivations if d.derivation.flags]
    if not changed:
        return
    console.print()
    _print(console, Text("What derived articles changed", style="bold"))
    for view in changed[:MOST]:
        _print(console, _pair(view), 2, hanging=2)
        for flag in view.flags()[:MOST_CHANGES]:
            _change(console, flag, view.told(flag))
        _more(console, len(view.derivation.flags) - MOST_CHANGES, "change", indent=4)
    _more(console, len(changed) - MOST, "derivation")


def _pair(view: DerivationView) -> Text:
    """Both articles with their languages: all that is quoted below is of one of them."""
    source = f"{view.source.ref} · {view.source.language}" if view.source else view.source_name
    return Text(f"{view.target.ref} · {view.target.language}, from {source}")


def _change(console: Console, flag: model.FidelityFlag, sentences: Sequence[Told]) -> None:
    lines = 1 if flag.kind in ("omission", "addition") else 3
    detail = shorten(words.flag(flag), (console.width - 16) * lines)
    _print(console, Text.assemble((words.FLAGS[flag.kind], "red"), f": {detail}"), 4, hanging=2)
    for said in sentences:
        head = f"{said.of} "
        text = Text(head, style="dim").append_text(
            _around(said.segments, (console.width - 8) * 2 - len(head))
        )
        _print(console, text, 6, hanging=len(head))


def _limits(console: Console, report: model.Report) -> None:
    if report.judge:
        _heading(console, "The judge")
        _print(console, Text(words.judge_use(report.judge)), 2)
    if report.unmeasured:
        _heading(console, "Not measured (unknown, not absent)")
        for line in report.unmeasured[:MOST]:
            _print(console, Text("- " + plain(line)), 2, 2)
        _more(console, len(report.unmeasured) - MOST, "line")
    if report.inputs.failed:
        _heading(console, f"Not read ({words.count(report.inputs.read, 'page')} read)")
        for failure in report.inputs.failed[:MOST]:
            record = f" · {plain(failure.record)}" if failure.record else ""
            _print(console, Text(f"- {plain(failure.input)}{record}: {plain(failure.reason)}"), 2, 2)
        _more(console, len(report.inputs.failed) - MOST, "input")


# -- alignment ---------------------------------------------------------------------


#: Of a sentence that the other side lacks; every other mark is of a value.
_STYLES = {"": "", "dropped": "underline", "added": "underline"}


def _row(console: Console, row: SideRow) -> None:
    console.print()
    said = words.pair_note(row.moved, row.alone, "A", "B")
    note = {"dropped": "left out by B", "added": "not in A", "pair": said}[row.kind]
    if note:
        _print(console, Text(note, style="yellow"))
    for letter, parts in (("A", row.source), ("B", row.target)):
        for text in _paragraphs(letter, parts):
            _print(console, text, hanging=6)
    for flag in row.flags if row.kind == "pair" else ():
        _print(console, Text(f"{words.FLAGS[flag.kind]}: {words.flag(flag)}", style="red"), 6)


def _paragraphs(letter: str, parts: Sequence[Part]) -> Iterator[Text]:
    for part in parts:
        text = Text(f"{letter} {part.number:>3} ", style="")
        for segment in part.segments:
            text.append(segment.text, style=_STYLES.get(segment.mark or "", "bold reverse"))
        yield text
