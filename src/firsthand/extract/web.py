"""HTML → paragraphs with roles, by trafilatura; by `plain` where trafilatura finds nothing."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import trafilatura
from lxml.etree import _Element
from lxml.html import HtmlElement
from rapidfuzz import fuzz

from firsthand import model
from firsthand.extract.edges import edge_furniture
from firsthand.extract.lines import Line, clean

# trafilatura says on standard error what it discards; firsthand says so itself.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
logging.getLogger("htmldate").setLevel(logging.CRITICAL)

# A found body of fewer letters is a cookie notice or a teaser, not an article.
SHORTEST_BODY = 80


@dataclass(frozen=True, slots=True)
class WebReading:
    """Roles and texts in the page's order, title not among them; texts of readers' comments."""

    paragraphs: tuple[tuple[model.ParagraphRole, str], ...]
    comments: tuple[str, ...]


def read_web(
    tree: HtmlElement, url: str | None, title: str | None, lines: Sequence[Line]
) -> WebReading | None:
    """What trafilatura takes for the article, None where it takes nothing or hardly anything.

    :param lines: the page's own lines, which tell what of it is furniture.
    """
    try:
        found = trafilatura.bare_extraction(tree, url=url, include_comments=True, include_formatting=False)
    except Exception:
        return None
    if found is None or isinstance(found, dict) or found.body is None:
        return None
    pairs = [(role, text) for role, text in _paragraphs(found.body) if not _is_title(text, title)]
    if sum(len(text) for _, text in pairs) < SHORTEST_BODY:
        return None
    cut = edge_furniture([text for _, text in pairs], lines)
    pairs = [pair for i, pair in enumerate(pairs) if i not in cut]
    comments = (
        tuple(text for _, text in _paragraphs(found.commentsbody)) if found.commentsbody is not None else ()
    )
    return WebReading(tuple(_led(pairs)), comments)


def _is_title(text: str, title: str | None) -> bool:
    return bool(title) and fuzz.ratio(text.casefold(), str(title).casefold()) >= 92


def _paragraphs(body: _Element) -> Iterator[tuple[model.ParagraphRole, str]]:
    """The blocks of trafilatura's tree: p, head, quote, items of lists, rows of tables."""
    for element in body:
        tag = element.tag
        if tag in ("list", "table"):
            for item in element.iter("item", "row"):
                yield from _one("body", item)
        elif tag == "quote":
            blocks = [e for e in element if e.tag == "p"]
            for block in blocks or [element]:
                yield from _one("quote", block)
        elif tag in ("div", "article", "section"):
            yield from _paragraphs(element)
        else:
            yield from _one("subheading" if tag == "head" else "body", element)
        if tag in ("list", "table", "quote") and element.tail and clean(element.tail):
            yield "body", clean(element.tail)


def _one(role: model.ParagraphRole, element: _Element) -> Iterator[tuple[model.ParagraphRole, str]]:
    for node in element.iter("lb", "cell", "p", "item"):
        if node is not element:
            node.tail = ("\n" if node.tag == "lb" else " ") + (node.tail or "")
    for line in "".join(element.itertext()).split("\n"):
        if text := clean(line):
            yield role, text


def _led(pairs: list[tuple[model.ParagraphRole, str]]) -> Iterator[tuple[model.ParagraphRole, str]]:
    lead = next((i for i, (role, _) in enumerate(pairs) if role == "body"), None)
    for i, (role, text) in enumerate(pairs):
        yield ("lead" if i == lead else role), text
