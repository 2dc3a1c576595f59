"""What an HTML page declares about itself: schema.org, OpenGraph, meta names, link relations.

schema.org comes as JSON-LD or microdata. Of several nodes the one that is an article with
a headline counts; nodes of lists, crumbs and related stories do not. Everything is a claim
of the page: the callers weigh it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urljoin, urlsplit

import regex
from lxml.html import HtmlElement

from firsthand.extract.lines import clean

# JSON-LD of hostile pages nests and repeats; news pages stay far below.
MOST_NODES = 5000
LARGEST_BLOCK = 2_000_000
_ARTICLE = regex.compile(
    r"(?:^|/|:)(?:\w*Article|\w*BlogPosting|Report|Review|CreativeWork|WebPage|ItemPage|VideoObject)$"
)
_ARTICLE_RANK = regex.compile(r"(?:^|/|:)(?:\w*Article|\w*BlogPosting|Report)$")
_COMMENTED = regex.compile(r"^\s*(?:<!--|/\*.*?\*/|//<!\[CDATA\[)|(?:-->|//\]\]>)\s*$", regex.DOTALL)
_TAG = regex.compile(r"<[^<>]{0,400}>")

_PUBLISHED = (
    "article:published_time", "og:published_time", "og:article:published_time", "article:published",
    "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime", "datepublished", "date.issued", "dcterms.issued",
    "dc.date.issued", "dcterms.created", "dc.date.created", "pubdate", "publishdate", "publish-date", "publish_date",
    "publication_date", "article.published", "date", "dc.date", "dcterms.date", "originalpublicationdate", "rnews:datepublished",
)  # fmt: skip
_MODIFIED = (
    "article:modified_time", "og:updated_time", "og:modified_time", "datemodified", "dcterms.modified", "dc.date.modified",
    "last-modified", "lastmod", "article.updated", "revision_date", "rnews:datemodified",
)  # fmt: skip
_AUTHOR = (
    "author",
    "article:author",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "dcterms.creator",
    "byl",
    "cxenseparse:author",
)
_SITE = (
    "og:site_name",
    "application-name",
    "dc.publisher",
    "dcterms.publisher",
    "publisher",
    "apple-mobile-web-app-title",
)


@dataclass(frozen=True, slots=True)
class Markup:
    """The claims of a page; texts are as written, dates too. ``languages``: hints, most specific first."""

    title: str | None = None
    authors: tuple[str, ...] = ()
    published: tuple[str, ...] = ()
    modified: tuple[str, ...] = ()
    publisher: str | None = None
    canonical: str | None = None
    address: str | None = None
    alternate: Mapping[str, str] = field(default_factory=dict)
    translation_of: str | None = None
    based_on: str | None = None
    languages: tuple[str, ...] = ()
    body: str | None = None


def read_markup(tree: HtmlElement, url: str | None = None) -> Markup:
    """All claims of a parsed page. ``url`` completes relative addresses."""
    node = _article_node(tree)
    names = _meta_names(tree)
    base = _base(tree, url)
    declared_canonical = _link(tree, "canonical")
    return Markup(
        title=_text(node.get("headline"))
        or _first(names, ("og:title", "twitter:title", "dc.title"))
        or _heading(tree),
        authors=tuple(_authors(node, names)),
        published=tuple(
            _dates(
                node, names, ("datePublished", "dateCreated", "uploadDate"), _PUBLISHED, tree, "datePublished"
            )
        ),
        modified=tuple(_dates(node, names, ("dateModified",), _MODIFIED, tree, "dateModified")),
        publisher=_name(node.get("publisher"))
        or _name(node.get("sourceOrganization"))
        or _first(names, _SITE),
        canonical=absolute(declared_canonical or _first(names, ("og:url",)), base),
        address=absolute(
            _first(names, ("og:url",)) or _address(node.get("url")) or _address(node.get("mainEntityOfPage")),
            base,
        ),
        alternate=_alternates(tree, base),
        translation_of=absolute(_address(node.get("translationOfWork")), base),
        based_on=absolute(_address(node.get("isBasedOn")) or _address(node.get("isBasedOnUrl")), base),
        languages=tuple(_languages(tree, node, names)),
        body=_text(node.get("articleBody"), keep_lines=True),
    )


# -- JSON-LD and microdata ---------------------------------------------------------


def _article_node(tree: HtmlElement) -> dict[str, Any]:
    """The best article node of JSON-LD, completed by other article nodes and by microdata."""
    nodes = [n for n in _json_nodes(tree) if _ARTICLE.search(_type(n))]
    nodes.sort(key=_rank)
    merged: dict[str, Any] = {}
    headline = next((_text(n.get("headline")) for n in nodes if n.get("headline")), None)
    for node in nodes:
        if _text(node.get("headline")) in (headline, None) or not merged:
            for name, value in node.items():
                merged.setdefault(name, value)
    for name, value in _microdata(tree).items():
        merged.setdefault(name, value)
    return merged


def _rank(node: Mapping[str, Any]) -> tuple[bool, bool, bool]:
    return (not _ARTICLE_RANK.search(_type(node)), not node.get("headline"), not node.get("datePublished"))


def _type(node: Mapping[str, Any]) -> str:
    kinds = node.get("@type")
    kinds = kinds if isinstance(kinds, list) else [kinds]
    named = [k for k in kinds if isinstance(k, str)]
    return next((k for k in named if _ARTICLE_RANK.search(k)), named[0] if named else "")


def _json_nodes(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    queue: list[Any] = []
    for script in tree.iter("script"):
        if (
            "ld+json" in (script.get("type") or "").lower()
            and script.text
            and len(script.text) <= LARGEST_BLOCK
        ):
            queue.append(_parsed(script.text))
    seen = 0
    while queue and seen < MOST_NODES:
        thing = queue.pop(0)
        seen += 1
        if isinstance(thing, list):
            queue[:0] = thing[:200]
        elif isinstance(thing, dict):
            yield thing
            queue.extend(
                thing[name] for name in ("@graph", "mainEntity", "mainEntityOfPage") if thing.get(name)
            )


def _parsed(text: str) -> Any:
    """JSON as pages write it: comments around, raw line breaks in strings, a comma too many."""
    text = _COMMENTED.sub("", text.strip())
    for attempt in (text, regex.sub(r",\s*([}\]])", r"\1", text)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _microdata(tree: HtmlElement) -> dict[str, Any]:
    found: dict[str, Any] = {}
    scopes = tree.xpath("//*[@itemscope][contains(@itemtype, 'schema.org/')]")
    scope = next((s for s in scopes if _ARTICLE_RANK.search(s.get("itemtype", ""))), None)
    if scope is None:
        return found
    for element in scope.iter():
        prop = element.get("itemprop") if isinstance(element.tag, str) else None
        if prop and prop not in found and _owner(element) is scope:
            value = _property(element)
            if value:
                found[prop] = value
    return found


def _owner(element: HtmlElement) -> HtmlElement | None:
    return next((a for a in element.iterancestors() if a.get("itemscope") is not None), None)


def _property(element: HtmlElement) -> Any:
    if element.get("itemscope") is not None:
        name = next((e for e in element.iter() if e.get("itemprop") == "name"), None)
        return (
            {"name": _property(name)}
            if name is not None and name is not element
            else clean(element.text_content())[:200]
        )
    for attribute in ("content", "datetime", "href", "src"):
        if element.get(attribute):
            return element.get(attribute)
    return clean(element.text_content())


# -- meta, link and time elements --------------------------------------------------


def _meta_names(tree: HtmlElement) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for meta in tree.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").strip().lower()
        content = clean(meta.get("content") or "")
        if name and content:
            found.setdefault(name, []).append(content)
    return found


def _first(names: Mapping[str, Sequence[str]], wanted: Sequence[str]) -> str | None:
    return next((names[name][0] for name in wanted if name in names), None)


def _dates(
    node: Mapping[str, Any], names: Mapping[str, Sequence[str]], keys: Sequence[str], metas: Sequence[str],
    tree: HtmlElement, prop: str,
) -> Iterator[str]:  # fmt: skip
    for key in keys:
        value = node.get(key)
        value = value[0] if isinstance(value, list) and value else value
        if isinstance(value, str) and value.strip():
            yield clean(value)
    for name in metas:
        yield from names.get(name, ())[:1]
    for element in tree.xpath(f"//*[@itemprop='{prop}']")[:1]:
        value = element.get("datetime") or element.get("content")
        if value:
            yield clean(value)
    if prop == "datePublished":
        for element in tree.xpath("//time[@pubdate][@datetime]")[:1]:
            yield clean(element.get("datetime"))


def visible_times(tree: HtmlElement) -> list[str]:
    """``datetime`` of the ``time`` elements of the header of the page's one article, in order."""
    articles = tree.xpath("//article[.//h1] | //main[.//h1]")
    scope = articles[0] if articles else tree
    after_heading = scope.xpath(".//h1/following::time[@datetime]")
    return [clean(t.get("datetime")) for t in after_heading[:1]]


def _link(tree: HtmlElement, relation: str) -> str | None:
    for link in tree.iter("link"):
        if relation in (link.get("rel") or "").lower().split() and link.get("href"):
            return str(link.get("href")).strip()
    return None


def _alternates(tree: HtmlElement, base: str | None) -> dict[str, str]:
    found: dict[str, str] = {}
    for link in tree.iter("link"):
        if "alternate" in (link.get("rel") or "").lower().split() and link.get("hreflang"):
            address = absolute(link.get("href"), base)
            if address and len(found) < 200:
                found.setdefault(link.get("hreflang").strip(), address)
    return dict(sorted(found.items()))


def _languages(
    tree: HtmlElement, node: Mapping[str, Any], names: Mapping[str, Sequence[str]]
) -> Iterator[str]:
    declared = node.get("inLanguage")
    if isinstance(declared, dict):
        declared = declared.get("alternateName") or declared.get("name")
    roots = [tree.get("lang"), tree.get("{http://www.w3.org/XML/1998/namespace}lang"), tree.get("xml:lang")]
    metas = [_first(names, (name,)) for name in ("content-language", "dc.language", "language", "og:locale")]
    for value in (declared, *roots, *metas):
        if isinstance(value, str) and value.strip():
            yield value.strip()


def _heading(tree: HtmlElement) -> str | None:
    headings = [clean(h.text_content()) for h in tree.iter("h1")]
    named = [h for h in headings if h]
    if len(named) == 1:
        return named[0]
    title = next((clean(t.text_content()) for t in tree.iter("title")), "")
    inside = next((h for h in named if h in title), None)
    return inside or title or None


def _authors(node: Mapping[str, Any], names: Mapping[str, Sequence[str]]) -> list[str]:
    declared = node.get("author") or node.get("creator")
    people = declared if isinstance(declared, list) else [declared]
    found = [name for person in people[:20] if (name := _name(person))]
    if not found:
        found = [value for name in _AUTHOR for value in names.get(name, ())][:10]
    pieces = (clean(p) for name in found for p in regex.split(r"\s*;\s*", name))
    return list(
        dict.fromkeys(
            p for p in pieces if p and len(p) <= 80 and "://" not in p and any(c.isalpha() for c in p)
        )
    )


# -- values ------------------------------------------------------------------------


def _name(value: Any) -> str | None:
    if isinstance(value, list):
        return next((n for v in value if (n := _name(v))), None)
    return _text(value.get("name")) if isinstance(value, dict) else _text(value)


def _text(value: Any, keep_lines: bool = False) -> str | None:
    if isinstance(value, list):
        value = next((v for v in value if isinstance(v, str)), None)
    if not isinstance(value, str):
        return None
    plain = _unescaped(value)
    if keep_lines:
        return "\n".join(line for piece in plain.splitlines() if (line := clean(piece))) or None
    return clean(plain) or None


def _unescaped(value: str) -> str:
    import html

    return html.unescape(_TAG.sub(" ", html.unescape(value)) if "<" in value or "&lt;" in value else value)


def _address(value: Any) -> str | None:
    if isinstance(value, list):
        return next((a for v in value if (a := _address(v))), None)
    if isinstance(value, dict):
        return _address(value.get("url")) or _address(value.get("@id")) or _address(value.get("sameAs"))
    return value.strip() if isinstance(value, str) and ("/" in value) else None


def absolute(address: str | None, base: str | None) -> str | None:
    """An ``http(s)`` address made whole, None where that cannot be."""
    if not address:
        return None
    try:
        whole = urljoin(base or "", address.strip())
        parts = urlsplit(whole)
    except ValueError:
        return None
    return whole if parts.scheme in ("http", "https") and parts.netloc else None


def _base(tree: HtmlElement, url: str | None) -> str | None:
    declared = next((b.get("href") for b in tree.iter("base") if b.get("href")), None)
    return absolute(declared, url) or url or absolute(_link(tree, "canonical"), None)
