"""HTML → plain text as a person's copy-and-paste gives it: all text nodes, block elements on lines of their own.

The rendering follows the ``innerText`` steps of the HTML standard closely enough for
reading: white space collapses, ``br`` breaks a line, block elements start and end one,
paragraphs and headings leave a blank line. Nothing is judged here: menus, teasers and
hidden elements stay, scripts and styles go.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import html as lxml_html
from lxml.etree import ParserError

SKIPPED = frozenset(
    {
        "script",
        "style",
        "noscript",
        "template",
        "head",
        "svg",
        "iframe",
        "object",
        "canvas",
        "math",
        "datalist",
    }
)
PARAGRAPHS = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre"})
BLOCKS = PARAGRAPHS | frozenset(
    {
        "address",
        "article",
        "aside",
        "body",
        "button",
        "caption",
        "dd",
        "details",
        "dialog",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "header",
        "hgroup",
        "hr",
        "legend",
        "li",
        "main",
        "nav",
        "ol",
        "option",
        "section",
        "select",
        "summary",
        "table",
        "tbody",
        "td",
        "textarea",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    }
)
# Deeper pages are hostile or broken; libxml2 itself stops at 256 unless told otherwise.
_BREAK = "\n"
_PARAGRAPH = "\n\n"


def flatten(text: str) -> str:
    """The visible text of an HTML page, one block a line, blank lines around paragraphs; "" where there is none."""
    tree = parse(text)
    return "" if tree is None else flatten_tree(tree)


def parse(text: str) -> lxml_html.HtmlElement | None:
    """The page's tree, None where it holds no element at all.

    Decoded text goes in as UTF-8 bytes: lxml refuses a ``str`` with an encoding declaration.
    """
    parser = lxml_html.HTMLParser(encoding="utf-8", huge_tree=False, remove_comments=True, remove_pis=True)
    try:
        return lxml_html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (ParserError, ValueError, AssertionError):
        return None


def flatten_tree(tree: lxml_html.HtmlElement) -> str:
    """As `flatten`, of a tree that is parsed already."""
    lines: list[str] = []
    current: list[str] = []
    for piece in _pieces(tree):
        if piece is _BREAK or piece is _PARAGRAPH:
            _close(lines, current)
            if piece is _PARAGRAPH and lines and lines[-1]:
                lines.append("")
        else:
            current.append(piece)
    _close(lines, current)
    return "\n".join(lines).strip("\n")


def _close(lines: list[str], current: list[str]) -> None:
    line = " ".join("".join(current).split())
    current.clear()
    if line:
        lines.append(line)


def _pieces(tree: lxml_html.HtmlElement) -> Iterator[str]:
    """Text nodes and the two break markers, in document order, without recursion."""
    stack: list[tuple[lxml_html.HtmlElement, bool]] = [(tree, False)]
    while stack:
        element, leaving = stack.pop()
        tag = element.tag if isinstance(element.tag, str) else ""
        mark = _PARAGRAPH if tag in PARAGRAPHS else _BREAK if tag in BLOCKS or tag == "br" else None
        if leaving:
            if mark:
                yield mark
            if element.tail and element is not tree:
                yield element.tail
            continue
        stack.append((element, True))
        if not tag or tag in SKIPPED:
            continue
        if mark:
            yield mark
        if element.text:
            yield element.text
        stack.extend((child, False) for child in reversed(element))
