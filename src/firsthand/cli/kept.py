"""Reports that were made before: the JSON of ``firsthand run``, and the newest of a store."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import click

from firsthand.errors import ReadError, StoreError

if TYPE_CHECKING:
    from firsthand.cli.options import Options
    from firsthand.model import Report

# How the JSON of a report begins, whatever its version (`show.as_json`).
_HEAD = re.compile(rb'\s*\{\s*"schema"\s*:\s*"firsthand/')
_HEAD_BYTES = 64
# More than the JSON of a hundred thousand articles.
MOST_BYTES = 4 * 2**30


def is_report(name: str) -> bool:
    """Whether an input is the JSON of a report; one that cannot be opened is none."""
    from firsthand.read.decode import Unreadable
    from firsthand.read.opening import opened

    if name == "-":
        return _HEAD.match(sys.stdin.buffer.peek(_HEAD_BYTES)) is not None  # type: ignore[union-attr]
    try:
        if not Path(name).is_file():
            return False
        with opened(Path(name)) as stream:
            return _HEAD.match(stream.read(_HEAD_BYTES)) is not None
    except (Unreadable, OSError):
        return False


def read_report(inputs: Sequence[str]) -> Report:
    """The report in the JSON document that ``inputs`` names alone.

    :raises ReadError: where it cannot be read.
    """
    from firsthand.read.decode import Unreadable
    from firsthand.read.opening import opened, read_bounded
    from firsthand.show.as_json import report_of_json

    if len(inputs) > 1:
        raise click.UsageError(f"{inputs[0]} is a report, and is exported alone")
    source: Path | BinaryIO = sys.stdin.buffer if inputs[0] == "-" else Path(inputs[0])
    try:
        with opened(source) as stream:
            whole = read_bounded(stream, MOST_BYTES)
        return report_of_json(whole.decode("utf-8"))
    except UnicodeDecodeError:
        raise ReadError(inputs[0], "not UTF-8") from None
    except (Unreadable, ValueError) as error:
        raise ReadError(inputs[0], str(error)) from None


def stored_report(options: Options) -> Report:
    """The report of the last run that kept its results in the store.

    :raises StoreError: where there is no store, or none of this version's reports in it.
    """
    from firsthand.run.newest import newest_report
    from firsthand.run.pipeline import REPORT_VERSION

    name = options.store
    if name != ":memory:" and "://" not in name and not Path(name).exists():
        raise StoreError(f"{name}: no such store; firsthand run INPUT... makes it, or name INPUT here")
    with options.open_store() as store:
        report = newest_report(store, REPORT_VERSION)
    if report is None:
        raise StoreError(f"{name}: no report of this version in the store; firsthand run INPUT... makes one")
    return report
