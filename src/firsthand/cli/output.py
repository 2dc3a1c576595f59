"""Where results go: standard output, or a file that is there whole or not at all."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, TextIO

import click

if TYPE_CHECKING:
    from rich.console import Console

    from firsthand.model import Alignment, Article, Report

REPORT: Final = Path("firsthand-report.html")


@dataclass(frozen=True, slots=True)
class Forms:
    """What ``--format`` of a command takes.

    ``default`` holds where neither it nor the ending of an output (`endings`) says a form.
    Those of ``unbuilt`` belong to the contract and are answered with a line.
    """

    names: tuple[str, ...]
    default: str
    endings: Mapping[str, str]
    unbuilt: tuple[str, ...] = ()

    def chosen(self, asked: str | None, output: Path | None) -> str:
        """The form that was asked for, else the one that the output's ending says, else the default.

        :raises click.UsageError: where the ending says none.
        :raises Refused: where it is one that this version does not write.
        """
        told = self._of_ending(output) if output is not None and self.endings and not asked else None
        form = asked or told or self.default
        if form in self.unbuilt:
            raise Refused(f"{form} cannot be written by this version yet; it writes {', '.join(self.names)}")
        return form

    def _of_ending(self, output: Path) -> str:
        if (found := self.endings.get(output.suffix.lower())) is None:
            known = " ".join(ending for ending, form in self.endings.items() if form in self.names)
            raise click.UsageError(f"the ending of {output} names no format ({known}); say it with --format")
        return found


REPORT_FORMS: Final = Forms(
    ("terminal", "json", "html", "md"),
    "terminal",
    {
        ".json": "json",
        ".html": "html",
        ".htm": "html",
        ".md": "md",
        ".markdown": "md",
        ".txt": "terminal",
    },
)
ALIGNMENT_FORMS: Final = Forms(
    (*REPORT_FORMS.names, "tmx", "tsv"), "terminal", {**REPORT_FORMS.endings, ".tmx": "tmx", ".tsv": "tsv"}
)
EXTRACT_FORMS: Final = Forms(("json",), "json", {})
EXPORT_FORMS: Final = Forms(
    ("jsonl", "csv", "graphml", "tmx", "tsv"),
    "jsonl",
    {
        ".jsonl": "jsonl",
        ".ndjson": "jsonl",
        ".csv": "csv",
        ".graphml": "graphml",
        ".tmx": "tmx",
        ".tsv": "tsv",
        ".parquet": "parquet",
        ".rss": "rss",
    },
    unbuilt=("parquet", "ninjs", "rss"),
)
# Width of a terminal report in a file: what any terminal and mail shows.
WIDTH: Final = 80


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


class Refused(click.ClickException):
    """What was asked for cannot be done, in one line."""

    exit_code = 2

    def show(self, file: object = None) -> None:
        """Print it as every other line for people."""
        click.echo(f"firsthand: {self.message}", err=True)


class Unwritable(Refused):
    """An output that cannot be written."""


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


def write_export(report: Report, format: str, output: Path | None) -> None:
    """Write ``report`` in one of `EXPORT_FORMS`, chunk by chunk."""
    from firsthand.show.exports import EXPORTS

    with opened(output) as file:
        file.writelines(EXPORTS[format](report))


def write_alignment(a: Article, b: Article, alignment: Alignment, format: str, output: Path | None) -> None:
    """Write two articles side by side, their rows alone as JSON, or their pairs of segments."""
    from firsthand import codec, show
    from firsthand.show.exports import BITEXTS, Bitext

    with opened(output) as file:
        if format == "terminal":
            show.alignment_terminal(a, b, alignment, console(file))
        elif format == "json":
            file.write(codec.dumps(alignment) + "\n")
        elif format in BITEXTS:
            file.writelines(BITEXTS[format]([Bitext(a, b, alignment)]))
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
