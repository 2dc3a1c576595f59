"""Where results go: standard output, or a file that is there whole or not at all."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final, TextIO

import click

if TYPE_CHECKING:
    from rich.console import Console

    from firsthand.model import Alignment, Article, Report

FORMATS: Final = ("terminal", "json", "html", "md")
REPORT: Final = Path("firsthand-report.html")
ENDINGS: Final = {
    ".json": "json",
    ".html": "html",
    ".htm": "html",
    ".md": "md",
    ".markdown": "md",
    ".txt": "terminal",
}
# Width of a terminal report in a file: what any terminal and mail shows.
WIDTH: Final = 80


def chosen_format(asked: str | None, output: Path | None) -> str:
    """The format asked for, else the one that the output's ending says.

    :raises click.UsageError: where neither tells.
    """
    if asked or output is None:
        return asked or "terminal"
    if (found := ENDINGS.get(output.suffix.lower())) is None:
        known = " ".join(ENDINGS)
        raise click.UsageError(f"the ending of {output} names no format ({known}); say it with --format")
    return found


@contextmanager
def opened(output: Path | None) -> Iterator[TextIO]:
    """Standard output, or ``output``, which takes its place only when all is written.

    :raises click.FileError: where it cannot be written.
    """
    if output is None:
        yield sys.stdout
        return
    try:
        if _is_special(output):  # a pipe or device is written to, not replaced
            with output.open("w", encoding="utf-8") as file:
                yield file
            return
        with _replacing(output) as file:
            yield file
    except BrokenPipeError:
        raise
    except OSError as error:
        raise Unwritable(f"{output} cannot be written: {error.strerror or error}") from error


class Unwritable(click.ClickException):
    """An output that cannot be written, in one line."""

    exit_code = 2

    def show(self, file: object = None) -> None:
        """Print it as every other line for people."""
        click.echo(f"firsthand: {self.message}", err=True)


def write_report(report: Report, format: str, output: Path | None) -> Path | None:
    """Write ``report``; gives the file where HTML without an ``output`` made one of its own."""
    from firsthand import show

    output = output or (REPORT if format == "html" else None)
    with opened(output) as file:
        if format == "terminal":
            show.terminal(report, console(file))
        else:
            made = {"json": show.json_report, "html": show.html_report, "md": show.markdown}[format](report)
            file.write(made.rstrip("\n") + "\n")
    return output


def write_alignment(a: Article, b: Article, alignment: Alignment, format: str, output: Path | None) -> None:
    """Write two articles side by side, or their rows alone as JSON."""
    from firsthand import codec, show

    with opened(output) as file:
        if format == "terminal":
            show.alignment_terminal(a, b, alignment, console(file))
        elif format == "json":
            file.write(codec.dumps(alignment) + "\n")
        else:
            made = {"html": show.alignment_html, "md": show.alignment_markdown}[format](a, b, alignment)
            file.write(made.rstrip("\n") + "\n")


def console(file: TextIO) -> Console:
    """A rich console that prints to ``file``, as wide as the terminal where that is one."""
    from rich.console import Console

    return Console() if file is sys.stdout else Console(file=file, width=WIDTH)


@contextmanager
def _replacing(output: Path) -> Iterator[TextIO]:
    part = output.with_name(f".{output.name}.{os.getpid()}.part")
    try:
        with part.open("w", encoding="utf-8") as file:
            yield file
        part.replace(output)
    finally:
        part.unlink(missing_ok=True)


def _is_special(output: Path) -> bool:
    try:
        return not stat.S_ISREG(output.stat().st_mode) and not output.is_dir()
    except OSError:
        return False
