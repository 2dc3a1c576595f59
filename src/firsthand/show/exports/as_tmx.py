"""Translations as TMX 1.4b, the exchange format of translation memories.

The elements and attributes are those of the Localization Industry Standards Association's
specification of 2005. Each unit carries where it comes from in ``prop`` elements.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from importlib.metadata import version

from lxml import etree

from firsthand.model import Article, Derivation
from firsthand.show.clean import plain
from firsthand.show.exports.segments import Bitext, SegmentPair, SegmentSide, segments
from firsthand.show.exports.xml import xml_text
from firsthand.show.words import language_tag

_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
#: BCP 47's own word for a language that is not known.
_UNKNOWN = "und"


def tmx(texts: Sequence[Bitext]) -> Iterator[str]:
    """One TMX document, unit by unit: well-formed and valid whatever the pages say."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n<tmx version="1.4">\n'
    yield _written(_header(texts))
    yield "<body>\n"
    for number, text in enumerate(texts, 1):
        for place, pair in enumerate(segments(text), 1):
            yield _written(_unit(f"{number}.{place}", text, pair))
    yield "</body>\n</tmx>\n"


def _header(texts: Iterable[Bitext]) -> etree._Element:
    sources = {_tag(text.source.language) for text in texts}
    return etree.Element(
        "header",
        {
            "creationtool": "firsthand",
            "creationtoolversion": version("firsthand"),
            "segtype": "paragraph",
            "o-tmf": "firsthand",
            "adminlang": "en",
            "srclang": sources.pop() if len(sources) == 1 else "*all*",
            "datatype": "plaintext",
        },
    )


def _unit(number: str, text: Bitext, pair: SegmentPair) -> etree._Element:
    unit = etree.Element("tu", {"tuid": number, "segtype": pair.unit, "srclang": _tag(pair.source.language)})
    _property(unit, "x-score", f"{pair.score:g}")
    if isinstance(text.alignment, Derivation):
        _property(unit, "x-derivation", text.alignment.id)
        _property(unit, "x-direction", text.alignment.direction)
        _property(unit, "x-confidence", f"{text.alignment.confidence:g}")
    for article, side in ((text.source, pair.source), (text.target, pair.target)):
        unit.append(_variant(article, side))
    return unit


def _variant(article: Article, side: SegmentSide) -> etree._Element:
    variant = etree.Element("tuv", {_LANGUAGE: _tag(side.language)})
    _property(variant, "x-article", article.id)
    _property(variant, "x-address", article.url)
    _property(variant, "x-input", article.input)
    _property(variant, "x-outlet", article.outlet.name or article.outlet.domain)
    _property(variant, "x-paragraphs", " ".join(str(n) for n in side.paragraphs))
    etree.SubElement(variant, "seg").text = xml_text(side.text)
    return variant


def _property(parent: etree._Element, kind: str, value: str | None) -> None:
    if value:
        etree.SubElement(parent, "prop", {"type": kind}).text = xml_text(plain(value))


def _tag(language: str | None) -> str:
    return language_tag(language) or _UNKNOWN


def _written(element: etree._Element) -> str:
    return str(etree.tostring(element, encoding="unicode")) + "\n"
