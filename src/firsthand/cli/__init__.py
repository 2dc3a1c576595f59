"""The command line: a thin layer over `firsthand.run` and `firsthand.show`.

Exit status: 0 done; 1 some inputs could not be read; 2 wrong usage, or a store or file
that cannot be used; 3 nothing could be measured; 130 interrupted; 141 the reader of
standard output went away; 70 a fault of firsthand.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import NoReturn

import click

from firsthand.cli.commands import ReaderGone, cli
from firsthand.cli.status import FAULT, GONE, INTERRUPTED, NOTHING, UNREAD, USAGE
from firsthand.errors import FirsthandError, NoArticle, ReadError

__all__ = ["cli", "main"]


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command that ``arguments`` (default: those of the process) name, and exit with its status."""
    for stream in (sys.stdout, sys.stderr):  # all output is UTF-8, whatever the locale says
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    sys.exit(_status(arguments))


def _status(arguments: Sequence[str] | None) -> int:
    try:
        status = cli.main(arguments, prog_name="firsthand", standalone_mode=False)
        sys.stdout.flush()
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        return _said("interrupted", INTERRUPTED)
    except (ReaderGone, BrokenPipeError):
        _let_go_of_stdout()
        return GONE
    except FirsthandError as error:
        return _said(str(error), _status_of(error))
    except Exception as error:
        return _fault(error)
    return status if isinstance(status, int) else 0


def _status_of(error: FirsthandError) -> int:
    if isinstance(error, ReadError):
        return UNREAD
    return NOTHING if isinstance(error, NoArticle) else USAGE


def _fault(error: Exception) -> int:
    if os.environ.get("FIRSTHAND_DEBUG"):
        import traceback

        traceback.print_exception(error)
        return FAULT
    text = " ".join(f"{type(error).__name__}: {error}".split())[:300]
    return _said(f"a fault of firsthand: {text} (FIRSTHAND_DEBUG=1 shows where)", FAULT)


def _said(line: str, status: int) -> int:
    click.echo(f"firsthand: {line}", err=True)
    return status


def _let_go_of_stdout() -> None:
    """Python would complain on exit that it cannot flush what nobody reads."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
