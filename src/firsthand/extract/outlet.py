"""Who published a page, from what is evident on it: never a guess.

In order: what a record or the markup says; the page's own address; and for plain text a
line that is a bare domain, the dateline ("(VTC News) -"), a rights line ("© Name"), or a
name before the date whose letters are those of a domain that the page shows. Agencies and
transports (the search engines and feeds that carried the page) are never the outlet.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

import regex
from anyascii import anyascii
from tld import get_tld

from firsthand import model
from firsthand.extract import shapes
from firsthand.languages.agencies import agency_of_host, find_agencies

# Who carries pages of others. Their names and hosts are never the outlet of what they carry.
TRANSPORTS = frozenset(
    {"google", "facebook", "twitter", "x", "telegram", "t", "whatsapp", "zalo", "youtube", "instagram", "tiktok",
     "linkedin", "reddit", "pinterest", "feedburner", "feedly", "flipboard", "msn", "archive", "bing", "yandex", "dzen"}
)  # fmt: skip
_DATELINE = regex.compile(r"^[(（\[【](?P<name>[^()（）\[\]【】]{2,40})[)）\]】]\s*[-–—:：]")
_RIGHTS = regex.compile(
    r"(?:©|\(c\)|copyright)\s*(?:©|\(c\))?\s*(?:(?:19|20)\d\d(?:\s?[-–]\s?(?:19|20)?\d\d)?)?[\s,.:|-]*(?P<name>[^.|©,]{2,40}?)"
    r"\s*(?:(?:19|20)\d\d)?\s*(?:[.|,]|$)",
    regex.IGNORECASE,
)
_BEFORE_DATE = regex.compile(
    r"^(?P<name>[^\d]{2,80}?)[\s,|•·–—-]*(?=\d{1,2}\s?[./-]\s?\d{1,2}\s?[./-]|(?:19|20)\d\d)"
)
_HOST = regex.compile(r"(?:https?://)(?:www\.)?(?P<host>[\w.-]{3,253})", regex.IGNORECASE)
_NAME = regex.compile(r"^[\p{L}\p{M}\p{N}\s.&'’+!:/-]{2,60}$")


@lru_cache(maxsize=4096)
def site(address: str | None) -> str | None:
    """The registrable domain of an address or host (``https://m.vtcnews.vn/x`` → ``vtcnews.vn``), None for none."""
    if not address:
        return None
    found = get_tld(address, as_object=True, fail_silently=True, fix_protocol=True)
    fld = getattr(found, "fld", None)
    return str(fld).lower() if fld else None


def is_transport(name_or_domain: str) -> bool:
    """Whether a name or domain is of a carrier, such as Google News."""
    first = regex.split(r"[\s.]+", name_or_domain.strip().casefold(), maxsplit=1)[0]
    return first in TRANSPORTS


def is_agency(name: str) -> bool:
    """Whether a short name is a news agency's."""
    return any(
        m.start == 0 and m.end >= len(name) - 2 for m in find_agencies(name, weak=True) if m.kind != "outlet"
    )


def declared(name: object, domain: str | None, url: str | None) -> model.Outlet:
    """The outlet that a record or markup names; its domain from there, or from the page's address."""
    found = domain or site(url)
    shown = name.strip() if isinstance(name, str) and name.strip() and not is_transport(name) else None
    if found and is_transport(found):
        found = None
    if shown and shapes.DOMAIN_LINE.fullmatch(shown):
        found, shown = found or site(shown), None
    return model.Outlet(shown, found)


def visible(texts: Sequence[str], metadata: Sequence[str]) -> model.Outlet:
    """The outlet that the lines of a plain text show.

    :param texts: the lines that are not the article, and its first lines.
    :param metadata: those of them around the title, where a name before the date counts.
    """
    domains = list(dict.fromkeys(d for t in texts if (d := _bare_domain(t))))
    domain = domains[0] if len(domains) == 1 else None
    name = next((n for t in texts if (n := _dateline(t))), None)
    name = name or _named_as(domains + _hosts(texts), metadata)
    if name is None:
        name = next((n for t in reversed(texts) if (n := _rights(t))), None)
    if name and domain and not _shares_letters(name, domain):
        domain = None
    return model.Outlet(name, domain)


def _bare_domain(text: str) -> str | None:
    match = shapes.DOMAIN_LINE.fullmatch(text.strip()) if len(text) <= 80 else None
    found = site(match[1]) if match else None
    if not found or is_transport(found):
        return None
    owner = agency_of_host(found)
    return None if owner is not None and owner.kind != "outlet" else found


def _hosts(texts: Iterable[str]) -> list[str]:
    found = (site(m["host"]) for t in texts for m in _HOST.finditer(t[: shapes.READ]))
    return list(dict.fromkeys(h for h in found if h))


def _dateline(text: str) -> str | None:
    match = _DATELINE.match(text)
    return _accepted(match["name"]) if match else None


def _rights(text: str) -> str | None:
    match = _RIGHTS.search(text) if len(text) <= 160 else None
    return _accepted(match["name"]) if match else None


def _named_as(domains: Sequence[str], metadata: Sequence[str]) -> str | None:
    """The name before the date that a domain on the page spells (Báo Quốc Tế, baoquocte.vn)."""
    for text in metadata:
        match = _BEFORE_DATE.match(text) if len(text) <= 120 else None
        name = _accepted(undoubled(match["name"].strip(" ,|•·–—-"))) if match else None
        if name and any(_same_letters(name, domain) for domain in domains):
            return name
    return None


def undoubled(text: str) -> str:
    """A name that stands twice in a row, as a logo's description and the name beside it do, once."""
    half = len(text) // 2
    for left, right in ((text[:half], text[half:]), (text[:half], text[half + 1 :])):
        if len(left) >= 2 and left.strip() == right.strip():
            return left.strip()
    return text


def _accepted(name: str) -> str | None:
    name = name.strip(" .,:;|-–—")
    if not _NAME.match(name) or not any(c.isalpha() for c in name) or len(name.split()) > 6:
        return None
    return None if is_transport(name) or is_agency(name) else name


def _letters(text: str) -> str:
    return str(regex.sub(r"[^a-z0-9]", "", anyascii(text).lower()))


def _same_letters(name: str, domain: str) -> bool:
    spelled, label = _letters(name), _letters(domain.split(".")[0])
    return len(spelled) >= 3 and spelled == label


def _shares_letters(name: str, domain: str) -> bool:
    spelled, label = _letters(name), _letters(domain.split(".")[0])
    return len(label) >= 3 and (label in spelled or spelled in label)
