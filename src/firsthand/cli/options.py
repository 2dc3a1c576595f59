"""The options that every command has, and what they make."""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from firsthand.cli.output import REPORT_FORMS, Forms

if TYPE_CHECKING:
    from firsthand.run.engine import Engine
    from firsthand.run.progress import Progress
    from firsthand.store import Store

STORE: Final = "firsthand.db"


@dataclass(frozen=True, slots=True)
class Options:
    """What the common options say."""

    store: str
    format: str
    output: Path | None
    jobs: int
    quiet: bool
    no_progress: bool
    chosen: bool

    def open_store(self) -> Store:
        """The store of ``--store``.

        :raises StoreError: where it cannot be opened.
        """
        from firsthand.store import open_store

        return open_store(self.store)

    def engine(self) -> Engine:
        """The engine of ``--engine`` with its ``--jobs``."""
        from firsthand.run.local import LocalEngine

        return LocalEngine(self.jobs)

    def progress(self, *, streaming: bool = False) -> Progress:
        """Bars where a person sees them and, of results that stream, they do not stand among these."""
        from firsthand.run.progress import Bars, Silent

        among = streaming and self.output is None and sys.stdout.isatty()
        if self.quiet or self.no_progress or among or not sys.stderr.isatty():
            return Silent()
        return Bars()

    def note(self, line: str) -> None:
        """Say something that is neither result nor failure, unless ``--quiet``."""
        if not self.quiet:
            click.echo(line, err=True)


def common(
    *, store: str = STORE, forms: Forms = REPORT_FORMS
) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """The common options of a command, given to it as ``options``.

    :param store: default of ``--store``.
    :param forms: what ``--format`` takes.
    """

    def decorate(command: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(command)
        def wrapped(**given: Any) -> Any:
            return command(**_gathered(given, forms))

        for option in reversed(_options(store, forms)):
            wrapped = option(wrapped)
        return wrapped

    return decorate


def _gathered(given: dict[str, Any], forms: Forms) -> dict[str, Any]:
    output: Path | None = None if given["output"] in (None, Path("-")) else given["output"]
    if output is not None and output.is_dir():
        raise click.UsageError(f"{output} is a folder; name a file with -o")
    options = Options(
        store=given.pop("store"),
        chosen=bool(given["format"] or output),
        format=forms.chosen(given.pop("format"), output),
        output=output,
        jobs=given.pop("jobs"),
        quiet=given.pop("quiet"),
        no_progress=given.pop("no_progress"),
    )
    given.pop("output")
    given.pop("engine")
    return {**given, "options": options}


def _options(store: str, forms: Forms) -> list[Callable[[Callable[..., Any]], Callable[..., Any]]]:
    return [
        click.option(
            "--store",
            default=store,
            show_default=True,
            metavar="PATH",
            help="Keeps what is computed, so that a second run is quick; :memory: keeps nothing.",
        ),
        click.option(
            "--format",
            type=click.Choice((*forms.names, *forms.unbuilt)),
            metavar=f"[{'|'.join(forms.names)}]",
            help="Form of the result.  [default: "
            f"{'by the ending of -o, else ' if forms.endings else ''}{forms.default}]",
        ),
        click.option(
            "-o",
            "--output",
            type=click.Path(path_type=Path),
            metavar="PATH",
            help="File for the result.  [default: standard output]",
        ),
        click.option(
            "--jobs",
            type=click.IntRange(min=0),
            default=1,
            show_default=True,
            metavar="N",
            help="Worker processes; 0 for one a core.",
        ),
        click.option(
            "--engine",
            type=click.Choice(["local"]),
            default="local",
            show_default=True,
            help="Where the work runs.",
        ),
        click.option("--quiet", is_flag=True, help="Only results and failures, no notes and no progress."),
        click.option(
            "--no-progress", is_flag=True, help="No progress bars (shown only on a terminal anyway)."
        ),
    ]
