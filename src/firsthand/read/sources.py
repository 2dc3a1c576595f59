"""Files, folders and standard input to pages, whatever mix is named.

`READERS` says which function reads which ending. A new format is one function
``(stream, name) -> Iterator[Page | Failure]`` and its line there; the stream is
decompressed already, and `Unreadable` raised by it becomes the input's failure.
"""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path, PurePath
from typing import BinaryIO, Final

from firsthand.model import Failure, Page
from firsthand.read.decode import Unreadable
from firsthand.read.documents import read_html, read_mhtml, read_text, read_unknown
from firsthand.read.opening import opened
from firsthand.read.rows import read_json_lines, read_parquet
from firsthand.read.warc import read_wacz, read_warc

Reader = Callable[[BinaryIO, str], Iterator[Page | Failure]]


READERS: Final[Mapping[str, Reader]] = {
    ".txt": read_text,
    ".html": read_html,
    ".htm": read_html,
    ".mhtml": read_mhtml,
    ".jsonl": read_json_lines,
    ".ndjson": read_json_lines,
    ".parquet": read_parquet,
    ".warc": read_warc,
    ".wacz": read_wacz,
}
COMPRESSED: Final = (".gz", ".zst")


def read_inputs(inputs: Sequence[str | Path], *, stdin: BinaryIO | None = None) -> Iterator[Page | Failure]:
    """The pages of ``inputs`` in order, and a failure for everything that could not be read.

    An input is a file, a folder (with all below it, sorted, without hidden files; only
    names whose ending is in `READERS`), ``-`` for ``stdin`` (default: standard input)
    or an address. A named file is tried whatever its name. One page is held at a time;
    the same page twice is yielded twice.
    """
    for item in inputs:
        if str(item) == "-":
            yield from _read_one("-", lambda: stdin or sys.stdin.buffer)
        elif str(item).lower().startswith(("http://", "https://")):
            reason = "addresses are not fetched in this version; save the page and name the file"
            yield Failure(str(item), reason)
        elif _is_folder(Path(item)):
            yield from _read_folder(Path(item))
        else:
            yield from _read_one(_name(Path(item)), lambda item=item: Path(item))  # type: ignore[misc]


def reader_for(name: str) -> Reader | None:
    """The reader of a file's ending, looking through ``.gz`` and ``.zst``; None for an unknown one."""
    path = PurePath(name.lower())
    if path.suffix in COMPRESSED:
        path = path.with_suffix("")
    return READERS.get(path.suffix)


def _read_folder(folder: Path) -> Iterator[Page | Failure]:
    found = False
    for path in _walk(folder, set()):
        found = True
        if isinstance(path, Failure):
            yield path
        else:
            yield from _read_one(_name(path), lambda path=path: path)  # type: ignore[misc]
    if not found:
        yield Failure(_name(folder), f"no pages in this folder (known endings: {' '.join(READERS)})")


def _walk(folder: Path, visited: set[tuple[int, int]]) -> Iterator[Path | Failure]:
    """Files below ``folder`` in the order of their names; a folder that links back is entered once."""
    try:
        status = folder.stat()
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        yield Failure(_name(folder), (error.strerror or str(error)).lower())
        return
    if (status.st_dev, status.st_ino) in visited:
        return
    visited.add((status.st_dev, status.st_ino))
    for entry in entries:
        path = folder / entry.name
        if entry.name.startswith("."):
            continue
        if _is_folder(path):
            yield from _walk(path, visited)
        elif reader_for(entry.name) is not None and _is_file(path):
            yield path


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # below a folder that may not be entered; opening it will say so
        return False


def _is_file(path: Path) -> bool:
    """A regular file, or a link to nothing (which then fails in words); pipes and devices would block."""
    try:
        return stat.S_ISREG(path.stat().st_mode)
    except OSError:
        return True


def _read_one(name: str, source: Callable[[], Path | BinaryIO]) -> Iterator[Page | Failure]:
    try:
        with opened(source()) as stream:
            yield from (reader_for(name) or read_unknown)(stream, name)
    except Unreadable as error:
        yield Failure(name, error.reason)


def _name(path: Path) -> str:
    """How an input is called in reports: its path with ``/``, in valid UTF-8 whatever the file system says."""
    return os.fsencode(path.as_posix()).decode("utf-8", "replace")
