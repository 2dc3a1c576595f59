"""Single pages: plain text, HTML, MHTML, and what an unnamed file holds."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from hashlib import sha256
from io import BytesIO
from typing import BinaryIO, cast

import regex

from firsthand.model import Failure, Media, Page
from firsthand.read import opening
from firsthand.read.decode import Unreadable, decode
from firsthand.read.rows import read_json, read_json_lines, read_parquet
from firsthand.read.warc import read_warc

# How much of a file without a telling name is looked at.
HEAD = 4096

_DOCUMENT = regex.compile(
    r"^(?:<\?xml[^>]{0,300}>|<!--.{0,2000}?-->|\s)*+<(?:!doctype\s+html|html|head|body)\b", regex.I | regex.S
)
_TAGS = regex.compile(
    r"</?(?:p|div|span|a|br|h[1-6]|ul|li|article|section|table|meta|link|script|img)\b[^<>]{0,500}>", regex.I
)
# Fewer tags than this are a text that quotes some.
_TAGS_LEAST = 3


def read_text(stream: BinaryIO, name: str) -> Iterator[Page | Failure]:
    """A text file; one that holds a whole HTML document is read as that."""
    raw = opening.read_bounded(stream)
    text = decode(raw)
    yield _page(raw, text, "html" if _DOCUMENT.match(text[:HEAD]) else "text", name)


def read_html(stream: BinaryIO, name: str) -> Iterator[Page | Failure]:
    """An HTML file; one without a single tag is read as text."""
    raw = opening.read_bounded(stream)
    text = decode(raw)
    yield _page(raw, text, "html" if "<" in text else "text", name)


def read_mhtml(stream: BinaryIO, name: str) -> Iterator[Page | Failure]:
    """The first HTML (else plain text) part of a page that a browser saved as one file."""
    raw = opening.read_bounded(stream)
    message = message_from_bytes(raw, policy=policy.default)
    parts = [part for part in message.walk() if not part.is_multipart()]
    wanted = [p for kind in ("text/html", "text/plain") for p in parts if p.get_content_type() == kind]
    if not raw.strip():
        raise Unreadable("empty")
    if not wanted or not message.keys():
        raise Unreadable("holds no HTML part (not an MHTML file?)")
    part = wanted[0]
    text = decode(cast(bytes, part.get_payload(decode=True)), part.get_content_charset())
    media: Media = "html" if part.get_content_type() == "text/html" else "text"
    url = message.get("Snapshot-Content-Location") or part.get("Content-Location")
    yield _page(raw, text, media, name, url=str(url) if url else None, fetched=_sent(message))


def read_unknown(stream: BinaryIO, name: str) -> Iterator[Page | Failure]:
    """A file whose name does not tell, by what it holds."""
    raw = opening.read_bounded(stream)
    yield from _reader_of(raw)(BytesIO(raw), name)


def text_page(text: str, name: str = "<text>", *, media: Media | None = None, url: str | None = None) -> Page:
    """A page from text that the caller has at hand; HTML is told by its tags where ``media`` is None."""
    kind: Media = media or ("html" if _looks_like_html(text[:HEAD]) else "text")
    return _page(text.encode("utf-8", "replace"), text, kind, name, url=url)


def _page(
    raw: bytes, text: str, media: Media, name: str, *, url: str | None = None, fetched: str | None = None
) -> Page:
    return Page(input=name, media=media, text=text, sha256=sha256(raw).hexdigest(), url=url, fetched=fetched)


def _sent(message: EmailMessage) -> str | None:
    try:
        return message["Date"].datetime.isoformat()  # type: ignore[no-any-return]
    except (AttributeError, TypeError, ValueError):
        return None


def _reader_of(raw: bytes) -> Callable[[BinaryIO, str], Iterator[Page | Failure]]:
    head = raw[:HEAD].lstrip()
    if raw.startswith(b"PAR1"):
        return read_parquet
    if raw.startswith(b"WARC/"):
        return read_warc
    if head.startswith((b"{", b"[")):
        return _reader_of_json(raw)
    if regex.search(rb"^MIME-Version:", head, regex.I | regex.M) and b"multipart/related" in head:
        return read_mhtml
    text = head.decode("utf-8", "replace")
    return read_html if _looks_like_html(text) else read_text


def _reader_of_json(raw: bytes) -> Callable[[BinaryIO, str], Iterator[Page | Failure]]:
    """JSON Lines where the first line is a whole object, a JSON document where all is, else text."""
    first = raw.lstrip().split(b"\n", 1)[0]
    for piece, reader in ((first, read_json_lines), (raw, read_json)):
        try:
            if isinstance(json.loads(piece), dict | list):
                return reader if piece.startswith(b"{") or reader is read_json else read_json
        except (ValueError, RecursionError):
            continue
    return read_json_lines if first.startswith(b'{"') else read_text


def _looks_like_html(head: str) -> bool:
    return bool(_DOCUMENT.match(head)) or len(_TAGS.findall(head)) >= _TAGS_LEAST
