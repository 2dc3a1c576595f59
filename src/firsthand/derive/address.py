"""Which article an address that a page names belongs to.

Saved text seldom knows its own address, but its outlet's domain and its title give it
away: news sites spell the title in the last part of the path.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from itertools import combinations
from urllib.parse import unquote, urlsplit

from anyascii import anyascii
from rapidfuzz import fuzz

from firsthand.model import Article
from firsthand.values.skeletons import skeleton

_ADDRESS = re.compile(r"https?://[^\s<>\"'，。）)]{4,500}")
#: Words that a slug must have before it can stand for a title.
FEWEST_WORDS = 3
#: rapidfuzz token_sort_ratio, in percent: slugs drop stop words and cut long titles.
SLUG_ALIKE = 85
#: rapidfuzz ratio, in percent, of the consonants of a host and of an outlet's name: an article may be lost.
HOST_ALIKE = 90
#: Consonants that a host must have: fewer are an abbreviation that many outlets share.
SHORTEST_HOST = 4
#: Characters of a line that may be an outlet's name.
LONGEST_NAME = 40


def normal_address(url: str) -> str:
    """An address without scheme, ``www.``, query, fragment and closing slash, for comparison."""
    return host(url) + unquote(_path(url)).rstrip("/")


def host(url: str) -> str:
    """The host of an address, lower case, without ``www.``, ``m.`` or ``amp.`` and port; may be empty."""
    try:
        name = urlsplit(url if "//" in url else f"//{url}").hostname or ""
    except ValueError:
        return ""
    return re.sub(r"^(www|m|amp|mobile)\.", "", name.lower())


def _path(url: str) -> str:
    """The path of an address; empty where it is none (``http://[``): pages are hostile."""
    try:
        return urlsplit(url if "//" in url else f"//{url}").path
    except ValueError:
        return ""


def slug_words(url: str) -> list[str]:
    """The words of the last part of the path, in ASCII: ``…/a-treaty-signed-ar906862.html`` → a, treaty, signed."""
    parts = [part for part in unquote(_path(url)).split("/") if part]
    if not parts:
        return []
    stem = re.sub(r"\.[a-z]{2,5}$", "", parts[-1])
    words = re.split(r"[^a-z0-9]+", anyascii(stem).lower())
    return [word for word in words if word and not any(c.isdigit() for c in word)]


def is_address_of(url: str, article: Article) -> bool:
    """Whether an address is this article's: by its own, its canonical one, or domain and title."""
    asked = normal_address(url)
    if asked and asked in {normal_address(address) for address in _printed(article, ("share",))}:
        return True
    own = _own(article)
    if own:
        return bool(asked) and asked in {normal_address(address) for address in own}
    domain = article.outlet.domain
    if domain and not _same_site(host(url), host(domain)):
        return False
    return _slug_is_title(url, article.title, required=FEWEST_WORDS if domain else FEWEST_WORDS + 1)


def is_site_of(url: str, article: Article) -> bool:
    """Whether an address lies on the site of the outlet of an article that does not know its own address.

    By the outlet's domain or another address that the page prints, or by a name that the host spells, in any
    script (जनसेतु, jansetu.example): the outlet's, or a line of the page's head or foot. That says nothing of
    the article: ask it where the texts prove that one was made from the other.
    """
    if _own(article):
        return False
    if article.outlet.domain:
        return _same_site(host(url), host(article.outlet.domain))
    if any(_same_site(host(url), host(address)) for address in _printed(article)):
        return True
    labels = [label for label in map(skeleton, host(url).split(".")[:-1]) if len(label) >= SHORTEST_HOST]
    return any(fuzz.ratio(label, name) >= HOST_ALIKE for label in labels for name in _names(article))


def _names(article: Article) -> Iterator[str]:
    """The consonants of what may be the outlet's name: its words in a row, and short lines around the text."""
    words = (article.outlet.name or "").split()
    for first, last in combinations(range(len(words) + 1), 2):
        yield skeleton("".join(words[first:last]))
    lines = (line.text for line in article.dropped)
    yield from (skeleton(text) for text in lines if len(text) <= LONGEST_NAME)


def _own(article: Article) -> list[str]:
    """Addresses that are certainly the article's."""
    about = _printed(article, ("metadata",))
    return [address for address in (article.url, article.links.canonical, *about) if address]


def _printed(article: Article, roles: Collection[str] | None = None) -> list[str]:
    """Addresses in the page's lines of these roles, or in any around the text, that it does not name as a source.

    In its lines about itself they are its own. Beside the buttons that share it its own stands too, but so do
    those of the networks that it is shared with; teasers give other pages'.
    """
    credited = {normal_address(credit.url) for credit in article.credits if credit.url}
    lines = (line.text for line in article.dropped if roles is None or line.role in roles)
    found = [address for text in lines for address in _ADDRESS.findall(text)]
    return [address for address in found if slug_words(address) and normal_address(address) not in credited]


def _same_site(left: str, right: str) -> bool:
    return left == right or left.endswith(f".{right}") or right.endswith(f".{left}")


def _slug_is_title(url: str, title: str | None, *, required: int) -> bool:
    words = slug_words(url)
    if not title or len(words) < required:
        return False
    spelled = " ".join(re.split(r"[^a-z0-9]+", anyascii(title).lower()))
    return fuzz.token_sort_ratio(" ".join(words), spelled) >= SLUG_ALIKE


def written_apart(one: Article, other: Article) -> bool:
    """Whether both name their sources and name different ones: neither says that it is from the other."""
    sources = [_written(article) for article in (one, other)]
    if not all(sources) or sources[0] & sources[1]:
        return False
    named = [
        (credit.url, of) for by, of in ((one, other), (other, one)) for credit in by.credits if credit.url
    ]
    return not any(is_address_of(url, of) or is_site_of(url, of) for url, of in named)


def _written(article: Article) -> frozenset[str]:
    credits = [c for c in article.credits if c.role in ("source", "translated")]
    return frozenset(normal_address(c.url) if c.url else c.name or "" for c in credits) - {""}
