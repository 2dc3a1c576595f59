"""Web archives: the HTML pages of WARC files, the texts of WET files, and WACZ packages of these."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from hashlib import sha256
from typing import Any, BinaryIO, Final, cast

from firsthand.errors import MissingExtra
from firsthand.model import Failure, Page
from firsthand.read import opening
from firsthand.read.decode import Unreadable, decode

HTML: Final = frozenset({"text/html", "application/xhtml+xml"})


def read_warc(stream: BinaryIO, name: str) -> Iterator[Page | Failure]:
    """A page for every HTML answer that succeeded (``response``, ``resource``) and every text (``conversion``).

    Pictures, styles, redirections and errors are no pages and pass in silence.
    """
    found = False
    for record in _records(stream):
        media = _media(record)
        if media is not None:
            found = True
            yield _page(record, media, name)
    if not found:
        yield Failure(name, "no HTML pages in this archive")


def read_wacz(stream: BinaryIO, name: str) -> Iterator[Page | Failure]:
    """The pages of every WARC file in a package, a ZIP archive."""
    whole = stream if stream.seekable() else io.BytesIO(opening.read_bounded(stream))
    try:
        with zipfile.ZipFile(whole) as package:
            archives = sorted(n for n in package.namelist() if n.startswith("archive/") and ".warc" in n)
            for archive in archives:
                with package.open(archive) as packed, opening.opened(cast(BinaryIO, packed)) as unpacked:
                    yield from read_warc(unpacked, name)
    except (zipfile.BadZipFile, NotImplementedError) as error:
        raise Unreadable("damaged WACZ package (not a ZIP archive)") from error
    if not archives:
        raise Unreadable("holds no archive/*.warc (not a WACZ package?)")


def _records(stream: BinaryIO) -> Iterator[Any]:
    try:
        from fastwarc.warc import ArchiveIterator, WarcRecordType
    except ImportError as error:
        raise Unreadable(str(MissingExtra("reading web archives", "warc"))) from error
    kinds = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
    with opening.reasons():
        yield from ArchiveIterator(stream, record_types=kinds, auto_decode="all", stream_detect=False)


def _media(record: Any) -> str | None:
    """``html`` or ``text``, None for what is no page."""
    kind = str(record.record_type)
    if kind == "conversion":
        return "text"
    if kind == "response" and (record.http_headers is None or record.http_headers.status_code != 200):
        return None
    declared = record.http_content_type or record.headers.get("Content-Type") or ""
    return "html" if declared.split(";")[0].strip().lower() in HTML else None


def _page(record: Any, media: Any, name: str) -> Page | Failure:
    try:
        with opening.reasons():
            raw = opening.read_bounded(record.reader)
        text = decode(raw, record.http_charset)
    except Unreadable as error:
        return Failure(name, error.reason, record.record_id)
    return Page(
        input=name,
        media=media,
        text=text,
        sha256=sha256(raw).hexdigest(),
        record=record.record_id,
        url=record.headers.get("WARC-Target-URI"),
        fetched=record.record_date.isoformat() if record.record_date else None,
    )
