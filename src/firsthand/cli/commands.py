"""The commands. Each reads its options, calls one function and writes what it gives.

What is imported inside functions is heavy: ``firsthand --help`` answers at once.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from firsthand.cli import status, teach
from firsthand.cli.judging import judge_options, make_judge, say_use
from firsthand.cli.options import Options, common
from firsthand.cli.output import (
    ALIGNMENT_FORMS,
    EXPORT_FORMS,
    EXTRACT_FORMS,
    REPORT,
    opened,
    write_alignment,
    write_export,
    write_report,
)

if TYPE_CHECKING:
    from firsthand.judge import Settings
    from firsthand.model import Failure, Page, Report


class _Group(click.Group):
    def invoke(self, ctx: click.Context) -> object:
        """Keeps a reader that went away from click, which calls it status 1: inputs that were not read."""
        try:
            made: object = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError as error:
            raise ReaderGone from error
        return made


class ReaderGone(Exception):
    """Nobody reads standard output any more."""


@click.group(
    cls=_Group,
    help=teach.GROUP,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog=teach.STATUSES,
)
@click.version_option(package_name="firsthand", message="%(prog)s %(version)s")
def cli() -> None:
    """The command line; see `teach.GROUP`."""


@cli.command(help=teach.DEMO, short_help="The report on the sample pages of the package.")
@common(store=":memory:")
def demo(options: Options) -> int:
    """See `teach.DEMO`; gives the exit status, as every command does."""
    from importlib import resources

    samples = resources.files("firsthand") / "samples" / "pages"
    with resources.as_file(samples) as folder:
        report = _report([str(folder)], options)
    done = _finish(report, options)
    if not options.chosen:
        write_report(report, "html", REPORT)
        click.echo(f"\nThe report with graph, timeline and articles side by side: {REPORT.absolute()}")
    return done


@cli.command(help=teach.RUN, short_help="Pages to the report: origins, conflicts, timeline.")
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@judge_options
@common()
def run(inputs: tuple[str, ...], options: Options, judging: Settings | None) -> int:
    """See `teach.RUN`."""
    _one_stdin(inputs)
    report = _report(inputs, options, judging)
    return _finish(report, options)


@cli.command(help=teach.EXTRACT, short_help="Pages to articles, as JSON Lines.")
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@common(forms=EXTRACT_FORMS)
def extract(inputs: tuple[str, ...], options: Options) -> int:
    """See `teach.EXTRACT`."""
    _one_stdin(inputs)
    from firsthand import codec, model
    from firsthand.run import pipeline

    articles = failures = 0
    progress = options.progress(streaming=True)
    with options.open_store() as store, opened(options.output) as out:
        try:
            for made in pipeline.extract(inputs, store=store, engine=options.engine(), progress=progress):
                if isinstance(made, model.Failure):
                    failures += 1
                    _say([made])
                else:
                    articles += 1
                    out.write(json.dumps(codec.article_dict(made, dropped=True), ensure_ascii=False) + "\n")
        finally:
            progress.done()
    return _status(articles, failures)


@cli.command(help=teach.ALIGN, short_help="Two articles side by side, with what was changed.")
@click.argument("a", metavar="A")
@click.argument("b", metavar="B")
@click.option("--lines", is_flag=True, help="Every line that is not empty is one unit; nothing is extracted.")
@judge_options
@common(forms=ALIGNMENT_FORMS)
def align(a: str, b: str, lines: bool, options: Options, judging: Settings | None) -> int:
    """See `teach.ALIGN`."""
    _one_stdin((a, b))
    if lines and judging:
        raise click.UsageError("--judge reads articles, not ready lines")
    from firsthand.run import pipeline
    from firsthand.run.coverage import unmeasured_names
    from firsthand.run.ready_lines import lines_article

    sides = _page(a), _page(b)
    if sides[0] is None or sides[1] is None:
        return status.UNREAD
    progress = options.progress()
    with options.open_store() as store:
        try:
            if lines:
                units = [
                    [line.strip() for line in page.text.splitlines() if line.strip()]
                    for page in sides
                    if page
                ]
                alignment = pipeline.align_lines(*units, store=store, progress=progress)
                one, two = (lines_article(name, unit) for name, unit in zip((a, b), units, strict=True))
            else:
                judge = make_judge(judging, store)
                one, two, alignment = pipeline.align_pages(
                    sides[0], sides[1], store=store, progress=progress, judge=judge
                )
                say_use(judge, options)
        finally:
            progress.done()
    for line in unmeasured_names(one, two):
        click.echo(line, err=True)
    write_alignment(one, two, alignment, options.format, options.output)
    return status.DONE


@cli.command(
    help=teach.EXPORT, short_help="The report for other programs: TMX, TSV, CSV, GraphML, JSON Lines."
)
@click.argument("inputs", nargs=-1, metavar="[INPUT...]")
@common(forms=EXPORT_FORMS)
def export(inputs: tuple[str, ...], options: Options) -> int:
    """See `teach.EXPORT`."""
    _one_stdin(inputs)
    from firsthand.cli import kept

    if inputs and not kept.is_report(inputs[0]):
        report = _report(inputs, options)
        _say(report.inputs.failed)
        failures = len(report.inputs.failed)
    else:
        report = kept.read_report(inputs) if inputs else kept.stored_report(options)
        failures = 0  # of an earlier run, which named them
    write_export(report, options.format, options.output)
    return _status(len(report.articles), failures)


def _report(inputs: Sequence[str], options: Options, judging: Settings | None = None) -> Report:
    from firsthand.run import pipeline

    progress = options.progress()
    with options.open_store() as store:
        try:
            judge = make_judge(judging, store)
            made = pipeline.run(inputs, store=store, engine=options.engine(), progress=progress, judge=judge)
        finally:
            progress.done()
    say_use(judge, options)
    return made


def _finish(report: Report, options: Options) -> int:
    """Write the report, name every input that failed, and give the exit status."""
    if report.articles or options.format != "terminal":
        written = write_report(report, options.format, options.output)
        if written is not None:
            options.note(f"wrote {written}")
    _say(report.inputs.failed)
    return _status(len(report.articles), len(report.inputs.failed))


def _status(articles: int, failures: int) -> int:
    if not articles:
        click.echo("firsthand: no article found", err=True)
    return status.of(articles=articles, failures=failures)


def _say(failures: Iterable[Failure]) -> None:
    """Every failure on a line of its own, whatever characters are in names and reasons."""
    sys.stdout.flush()
    for failure in failures:
        where = failure.input if failure.record is None else f"{failure.input} ({failure.record})"
        click.echo("firsthand: " + _printable(f"{where}: {failure.reason}"), err=True)


def _printable(text: str) -> str:
    return "".join(c if c.isprintable() else "\ufffd" for c in " ".join(text.split()))


def _one_stdin(inputs: Sequence[str]) -> None:
    if list(inputs).count("-") > 1:
        raise click.UsageError("standard input (-) can be read once only")


def _page(name: str) -> Page | None:
    """The one page of an input; None, and a line that says why, where it cannot be read."""
    from firsthand.model import Failure
    from firsthand.read import read_inputs

    if name != "-" and Path(name).is_dir():
        raise click.UsageError(f"{name} is a folder; align takes two single pages")
    pages: list[Page] = []
    for read in read_inputs([name]):
        if isinstance(read, Failure):
            _say([read])
        elif pages:
            raise click.UsageError(f"{name} holds more than one page; align takes two single pages")
        else:
            pages.append(read)
    return pages[0] if pages else None
