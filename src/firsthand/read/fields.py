"""What a row or a record says of itself, under the names of the contract.

`NAMES` is data: for every field of the contract the names it has in foreign sets, the
better ones first. news-please: maintext, date_publish, source_domain, authors.
trafilatura: raw_text, date, sitename, hostname, author. Common Crawl derived sets
(CC-News, RedPajama, C4, FineWeb, OSCAR): raw_content, plain_text, requested_url,
published_date, publisher, timestamp, warc_date.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping, Sequence
from typing import Any, Final

from firsthand.read.decode import scrub

NAMES: Final[Mapping[str, tuple[str, ...]]] = {
    "id": ("id", "record_id", "doc_id", "document_id", "article_id", "warc_record_id", "WARC-Record-ID"),
    "url": ("url", "requested_url", "responded_url", "source_url", "link", "uri", "target_uri", "WARC-Target-URI"),
    "html": ("html", "raw_html", "page_html", "html_content"),
    "page_text": ("page_text",),
    "raw_text": ("raw_text", "raw_content"),
    "paragraphs": ("paragraphs",),
    "text": ("text", "maintext", "plain_text", "article_text", "full_text", "body", "content", "article"),
    "title": ("title", "headline", "title_page", "title_rss"),
    "published": ("published", "date_publish", "published_date", "publish_date", "date_published", "published_at",
                  "publishedAt", "pub_date", "pubDate", "datePublished", "publication_date", "date"),
    "modified": ("modified", "date_modify", "date_modified", "dateModified", "updated", "updated_at"),
    "language": ("language", "lang", "inLanguage", "language_code"),
    "outlet": ("outlet", "sitename", "site_name", "publisher", "publication", "newspaper"),
    "domain": ("domain", "source_domain", "hostname", "host", "source-hostname"),
    "byline": ("byline", "authors", "author", "creator"),
    "fetched": ("fetched", "date_download", "crawl_date", "fetch_time", "warc_date", "WARC-Date", "timestamp"),
}  # fmt: skip

# Every name that is read, for readers that choose columns.
KNOWN: Final = frozenset(name for names in NAMES.values() for name in names)

# Numbers that say a time are seconds since 1970, or milliseconds from here on (the
# seconds of the year 5138).
_MILLISECONDS = 1e11


def contract_fields(row: Mapping[str, Any]) -> dict[str, Any]:
    """The row's fields that hold something, under the contract's names, as JSON values.

    Texts are stripped of NUL; times become ISO 8601; ``paragraphs`` a list of strings,
    with ``roles`` beside it where the row gives them (as ``firsthand extract`` does);
    ``byline`` a list of names; an ``outlet`` object gives ``outlet`` and ``domain``.
    """
    found: dict[str, Any] = {}
    for field, names in NAMES.items():
        value = next((v for name in names if (v := _READ.get(field, _text)(row.get(name)))), None)
        if value:
            found[field] = value
    _take_outlet(row, found)
    if roles := _roles(row.get("paragraphs")):
        found["roles"] = roles
    return found


def canonical(fields: Mapping[str, Any]) -> bytes:
    """The bytes by which a row is known: its fields as JSON with sorted keys, UTF-8."""
    return json.dumps(fields, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def _text(value: Any) -> str | None:
    if isinstance(value, str):
        return scrub(value) if value.strip() else None
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return str(value)


def _time(value: Any) -> str | None:
    if isinstance(value, Mapping):
        value = value.get("value")
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, bool) or not isinstance(value, int | float):
        return _text(value)
    try:
        moment = datetime.datetime.fromtimestamp(
            value / 1000 if value > _MILLISECONDS else value, datetime.UTC
        )
    except (ValueError, OverflowError, OSError):
        return None
    return moment.isoformat()


def _paragraphs(value: Any) -> list[str]:
    if not isinstance(value, Sequence) or isinstance(value, str):
        return []
    texts = (_text(p.get("text") if isinstance(p, Mapping) else p) for p in value)
    return [text for text in texts if text]


def _roles(value: Any) -> list[str]:
    """The roles of paragraphs that are objects with ``text`` and ``role``, as `_paragraphs` counts them."""
    if (
        not isinstance(value, Sequence)
        or isinstance(value, str)
        or not all(isinstance(p, Mapping) for p in value)
    ):
        return []
    return [str(p.get("role") or "body") for p in value if _text(p.get("text"))]


def _names(value: Any) -> list[str]:
    if isinstance(value, str):  # trafilatura joins names with semicolons
        value = value.split(";")
    if not isinstance(value, Sequence):
        return []
    named = (_text(v.get("name") if isinstance(v, Mapping) else v) for v in value)
    return [name.strip() for name in named if name]


def _named(value: Any) -> str | None:
    return _text(value.get("name") if isinstance(value, Mapping) else value)


def _take_outlet(row: Mapping[str, Any], found: dict[str, Any]) -> None:
    outlet = row.get("outlet")
    if isinstance(outlet, Mapping) and (domain := _text(outlet.get("domain"))):
        found.setdefault("domain", domain)


_READ: Final[Mapping[str, Any]] = {
    "published": _time,
    "modified": _time,
    "fetched": _time,
    "paragraphs": _paragraphs,
    "byline": _names,
    "outlet": _named,
}
