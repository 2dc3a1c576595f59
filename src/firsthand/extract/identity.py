"""An article's id: from what it says and who says it, never from where the file lay.

Decided so: the same page read twice, from two files or at two times, is one article; the
same flattened text under two file names is one article; the same text at two addresses, or
published by two outlets, is two articles, because one newsroom copied the other and that is
what firsthand is there to find. The canonical address stands for the page's own, so that a
tracking parameter does not make a second article, unless it points to another site: then
the page is a copy that names its original.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from urllib.parse import urlsplit, urlunsplit

from firsthand import model
from firsthand.extract.outlet import site


def article_id(
    title: str | None,
    paragraphs: Sequence[str],
    *,
    url: str | None,
    canonical: str | None,
    outlet: model.Outlet,
) -> str:
    """``sha256:`` and 64 hex digits over title, paragraphs and address, or outlet where no address is known."""
    address = own_address(url, canonical)
    publisher = None if address else outlet.domain or outlet.name
    content = [_folded(title or ""), [_folded(p) for p in paragraphs], address, publisher]
    raw = json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
    return "sha256:" + hashlib.sha256(raw).hexdigest()


def own_address(url: str | None, canonical: str | None) -> str | None:
    """The address that stands for the page: the canonical one if it is on the page's own site."""
    if canonical and (not url or site(url) == site(canonical)):
        return _normal(canonical)
    return _normal(url) if url else None


def _normal(address: str) -> str:
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return address.strip()
    path = parts.path.rstrip("/") or "/"
    return urlunsplit(("https", parts.netloc.lower(), path, parts.query, ""))


def _folded(text: str) -> str:
    return " ".join(text.split())
