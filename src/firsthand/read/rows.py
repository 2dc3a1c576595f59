"""Rows to pages: JSON Lines, JSON documents and Parquet."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from typing import Any, BinaryIO

from firsthand.model import Failure, Media, Page
from firsthand.read import opening
from firsthand.read.decode import Unreadable, decode, scrub
from firsthand.read.fields import KNOWN, canonical, contract_fields

# Rows of Parquet turned into Python objects at once: pages of a megabyte stay affordable.
PARQUET_BATCH = 32

# Fields that become attributes of the page rather than `Page.fields`.
_OWN = frozenset({"id", "url", "fetched", "html", "page_text", "raw_text", "text"})
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")


def read_json_lines(stream: BinaryIO, name: str) -> Iterator[Page | Failure]:
    """A page, or a failure that names the line, for every line that is not blank."""
    seen = 0
    for number, line in _lines(stream, name):
        if isinstance(line, Failure):
            yield line
            return
        if line.strip():
            seen += 1
            yield _json_line(line, name, number)
    if not seen:
        yield Failure(name, "empty")


def read_json(stream: BinaryIO, name: str) -> Iterator[Page | Failure]:
    """A JSON document: one row, or a list of rows."""
    text = decode(opening.read_bounded(stream))
    try:
        rows = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise Unreadable(f"not JSON: {_said(error)}") from error
    if isinstance(rows, dict):
        yield row_page(rows, name, None)
        return
    yield from _row_pages(rows if isinstance(rows, list) else [rows], name)


def read_parquet(stream: BinaryIO, name: str) -> Iterator[Page | Failure]:
    """A page, or a failure that names the row, for every row; only columns with known names are read."""
    import pyarrow as pa
    from pyarrow import parquet

    source = stream if isinstance(stream, io.BufferedReader) and stream.seekable() else io.BytesIO(
        opening.read_bounded(stream)
    )  # fmt: skip
    try:
        table = parquet.ParquetFile(source)
        columns = [c for c in table.schema_arrow.names if c in KNOWN]
        batches = table.iter_batches(batch_size=PARQUET_BATCH, columns=columns)
        yield from _row_pages((row for batch in batches for row in batch.to_pylist()), name)
    except pa.ArrowException as error:
        raise Unreadable(f"damaged Parquet file: {_said(error)}") from error


def row_page(row: object, name: str, number: int | None) -> Page | Failure:
    """The page of one row: ``html`` or ``page_text``, else the ready article in ``paragraphs`` or ``text``.

    A row that holds both a page and a text is read from the page, which is what every
    derived value can be computed again from. ``number`` is the row's, from 1, or None
    where the file holds this row only.
    """
    where = name if number is None else f"{name}#{number}"
    if not isinstance(row, Mapping):
        return Failure(where, "this row is not an object with named fields")
    fields = contract_fields(row)
    media, text = _content(fields)
    record = fields.get("id")
    if media is None or not text.strip():
        wanted = "html, page_text, text or paragraphs"
        return Failure(where, f"this row holds no text (none of {wanted})", record)
    return Page(
        input=name if record is not None else where,
        media=media,
        text=text,
        sha256=sha256(canonical(fields)).hexdigest(),
        record=record,
        url=fields.get("url"),
        fetched=fields.get("fetched"),
        fields={key: value for key, value in fields.items() if key not in _OWN},
    )


def _content(fields: Mapping[str, Any]) -> tuple[Media | None, str]:
    if "html" in fields:
        return "html", fields["html"]
    if "page_text" in fields:
        return "text", fields["page_text"]
    if "paragraphs" in fields:
        return "article", "\n\n".join(fields["paragraphs"])
    if "text" in fields:
        return "article", fields["text"]
    # "Raw" text of several lines is what stood on the page, menus included; on one line it
    # is what trafilatura gives beside its own text, and there are no lines to judge.
    raw = fields.get("raw_text", "")
    return (None if not raw else "text" if "\n" in raw.strip() else "article"), raw


def _row_pages(rows: Iterable[object], name: str) -> Iterator[Page | Failure]:
    number = 0
    for number, row in enumerate(rows, 1):
        yield row_page(row, name, number)
    if not number:
        yield Failure(name, "empty")


def _json_line(line: bytes, name: str, number: int) -> Page | Failure:
    try:
        row = json.loads(_line_text(line))
    except Unreadable as error:
        return Failure(f"{name}#{number}", f"line {number}: {error.reason}")
    except (ValueError, RecursionError) as error:
        return Failure(f"{name}#{number}", f"line {number} is not complete JSON: {_said(error)}")
    return row_page(row, name, number)


def _line_text(line: bytes) -> str:
    try:
        return line.decode("utf-8-sig")
    except UnicodeDecodeError:
        return decode(line)


def _lines(stream: BinaryIO, name: str) -> Iterator[tuple[int, bytes | Failure]]:
    limit, number = opening.MAX_PAGE_BYTES, 0
    while True:
        number += 1
        try:
            with opening.reasons():
                line = stream.readline(limit + 1)
        except Unreadable as error:  # the rows before the damage are done
            yield number, Failure(f"{name}#{number}", f"line {number}: {error.reason}")
            return
        if number == 1 and line.startswith(_WIDE_MARKS):
            stream = io.BytesIO(decode(line + opening.read_bounded(stream)).encode())
            line = stream.readline()
        if len(line) > limit:
            reason = f"line {number} is longer than {limit // 2**20} MB; the rest was not read"
            yield number, Failure(f"{name}#{number}", reason)
            return
        if not line:
            return
        yield number, line


def _said(error: BaseException) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"{error.msg.removesuffix(' at')} at character {error.pos + 1}"
    return scrub(" ".join(str(error).split())[:200])
