"""From compared pairs to derivations: a target gets the sources that explain it, and no more.

Edges are taken strongest first, and each joins the paragraphs of its rows. An edge whose rows
the accepted ones already join is left out, so that a chain stays a chain and two
translations of one source are not taken for translations of each other; an edge for another
part of an article (a passage from a second source) is kept.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import networkx as nx
from networkx.utils import UnionFind

from firsthand.derive.address import host, is_address_of, is_site_of, normal_address, slug_words
from firsthand.derive.direction import DirectionReading, read_direction
from firsthand.derive.pair import PairReading
from firsthand.derive.verbatim import Overlap
from firsthand.extract.language import measure
from firsthand.languages import primary
from firsthand.model import (
    Article,
    Coverage,
    Credit,
    Derivation,
    DerivationKind,
    Evidence,
    Row,
)

#: A pair is a derivation from this probability on. Of 0.5 to 0.8, measured on three planted inputs and on
#: news (benchmarks/derivations), this one keeps translations at a precision of 0.997 and 1.000.
DERIVED = 0.7
#: Rows must cover this share of the characters of one article: one sentence or two of a long one are a
#: quotation. A fifth of an article, found with gaps, covers .08 and more.
TAKEN = 0.08
#: A further edge must join at least this share of its rows anew.
NEWLY_JOINED = 0.34
#: Within a language: share of the target's characters in sentences taken over word for word.
VERBATIM = 0.5
#: A target taken over word for word that covers less of its source than this is an excerpt.
EXCERPT = 0.6

#: Words of an address whose language can be told.
SLUG_WORDS = 5


@dataclass(frozen=True, slots=True)
class _Edge:
    reading: PairReading
    direction: DirectionReading

    @property
    def strength(self) -> tuple[bool, float, float, float]:
        """What comes first among the edges that could explain the same rows.

        A source that somebody named; then the text that stands there word for word, for what is copied
        was not translated back; then the nearest as a whole.
        """
        scores = [row.score for row in self.reading.rows]
        nearness = sum(scores) / len(scores) if scores else 0.0
        return (
            self.direction.direction == "known",
            round(word_for_word(self.reading.overlap), 2),
            round(nearness * min(self.reading.covered), 6),
            self.reading.probability,
        )


def derivations(articles: Sequence[Article], readings: Iterable[PairReading]) -> list[Derivation]:
    """All derivations among ``articles``, and those from addresses that are not among them."""
    by_id = {article.id: article for article in articles}
    edges = [
        _Edge(reading, read_direction(by_id[reading.first], by_id[reading.second], reading))
        for reading in readings
        if is_derived(reading) and not versions(by_id, reading)
    ]
    partners: dict[str, list[Article]] = {article.id: [] for article in articles}
    for edge in edges:
        partners[edge.direction.target.id].append(edge.direction.source)
    external = {a.id: external_sources(a, articles, partners[a.id]) for a in articles}
    edges.sort(key=lambda e: (*e.strength, e.reading.first, e.reading.second), reverse=True)
    accepted = _explaining(edges, external)
    found = [_derivation(edge) for edge in accepted]
    found += [_external(article, credit) for article in articles for credit in external[article.id]]
    return sorted(found, key=lambda d: (d.target, d.source or "", d.source_url or ""))


def is_derived(reading: PairReading) -> bool:
    """Whether a pair's texts are enough to call the one made from the other."""
    return reading.probability >= DERIVED and bool(reading.rows) and max(reading.covered) >= TAKEN


def versions(articles: Mapping[str, Article], reading: PairReading) -> bool:
    """Whether two articles of one language are of one outlet: a correction or an update of its own text.

    That is no derivation, and one origin all the same (`origins`).
    """
    one, other = articles[reading.first].outlet, articles[reading.second].outlet
    same = (one.domain and one.domain == other.domain) or (one.name and one.name == other.name)
    return bool(same) and reading.overlap is not None


def _explaining(edges: Sequence[_Edge], external: Mapping[str, Sequence[Credit]]) -> list[_Edge]:
    graph: nx.DiGraph = nx.DiGraph()
    graph.add_nodes_from(external)
    joined = UnionFind()
    accepted = []
    for edge in edges:
        source, target = edge.direction.source.id, edge.direction.target.id
        if nx.has_path(graph, target, source) or _siblings(source, target, external):
            continue
        rows = [_ends(source, target, row) for row in oriented_rows(edge)]
        fresh = [ends for ends in rows if len({joined[end] for end in ends}) > 1]
        if len(fresh) < NEWLY_JOINED * len(rows):
            continue
        if edge.direction.direction != "unknown":
            graph.add_edge(source, target)
        for ends in rows:
            joined.union(*ends)
        accepted.append(edge)
    return accepted


def _ends(source: str, target: str, row: Row) -> list[tuple[str, int]]:
    """The paragraphs that a row joins, each with its article."""
    return [*((source, number) for number in row.source), *((target, number) for number in row.target)]


def _siblings(source: str, target: str, external: Mapping[str, Sequence[Credit]]) -> bool:
    """Whether both name the same absent source: then neither was made from the other."""
    named = [{normal_address(c.url) for c in external[a] if c.url} for a in (source, target)]
    return bool(named[0] & named[1])


def oriented_rows(edge: _Edge) -> tuple[Row, ...]:
    """The rows, source side first."""
    if edge.direction.source.id == edge.reading.first:
        return edge.reading.rows
    return tuple(
        sorted((Row(r.target, r.source, r.score) for r in edge.reading.rows), key=lambda r: r.source)
    )


def word_for_word(overlap: Overlap | None) -> float:
    """Share of the characters of one side, the larger, in sentences of the other; 0 where it is no copy."""
    if overlap is None:
        return 0.0
    taken = max(overlap.sentences_of_source, overlap.sentences_of_target)
    return taken if taken >= VERBATIM else 0.0


def kind_of(source: Article, target: Article, overlap: Overlap | None, *, flipped: bool) -> DerivationKind:
    """Translation across languages; within one, by how much stands there word for word."""
    if overlap is None:
        return "translation"
    if not word_for_word(overlap):
        return "rewrite"
    taken = (overlap.sentences_of_source, overlap.sentences_of_target)
    of_source, of_target = taken[::-1] if flipped else taken
    return "excerpt" if of_target >= VERBATIM and of_source < EXCERPT else "copy"


def _derivation(edge: _Edge) -> Derivation:
    source, target = edge.direction.source, edge.direction.target
    flipped = source.id != edge.reading.first
    rows = oriented_rows(edge)
    covered = edge.reading.covered[::-1] if flipped else edge.reading.covered
    evidence = [*edge.direction.evidence, Evidence("alignment", rows=len(rows), value=edge.reading.in_order)]
    if edge.reading.overlap is not None:
        shared = max(edge.reading.overlap.source, edge.reading.overlap.target)
        evidence.append(Evidence("verbatim", value=round(shared, 3)))
    return Derivation(
        id=derivation_id(source.id, target.id),
        source=source.id,
        source_url=source.url or _named_url(edge.direction.evidence),
        target=target.id,
        kind=kind_of(source, target, edge.reading.overlap, flipped=flipped),
        direction=edge.direction.direction,
        confidence=round(edge.reading.probability, 3),
        coverage=Coverage(*covered),
        evidence=tuple(evidence),
        rows=rows,
        dropped=_unaligned(source, {n for row in rows for n in row.source}),
        added=_unaligned(target, {n for row in rows for n in row.target}),
    )


def _named_url(evidence: Iterable[Evidence]) -> str | None:
    text = next((e.text for e in evidence if e.kind == "named-address" and e.text), None)
    at = text.find("http") if text else -1
    return text[at:].split()[0] if text and at >= 0 else None


def _unaligned(article: Article, aligned: set[int]) -> tuple[int, ...]:
    return tuple(p.number for p in article.paragraphs if p.number not in aligned)


def derivation_id(source: str, target: str) -> str:
    """An id from what the edge joins, so that it stays from run to run."""
    return "sha256:" + hashlib.sha256(f"{source}\0{target}".encode()).hexdigest()


# -- sources that are not among the inputs -------------------------------------------


def external_sources(
    article: Article, articles: Iterable[Article], sources: Sequence[Article] = ()
) -> list[Credit]:
    """Credits by which ``article`` names the address of a source that is not among the inputs.

    :param sources: articles from which its text was made: one on the site that is named is the one meant.
    """
    own = {
        host(address) for address in (article.url, article.outlet.domain, article.links.canonical) if address
    }
    own.discard("")
    found: dict[str, Credit] = {}
    for credit in article.credits:
        if credit.url is None or credit.role not in ("source", "translated"):
            continue
        if (
            host(credit.url) in own
            or any(is_address_of(credit.url, a) for a in articles if a.id != article.id)
            or any(is_site_of(credit.url, a) for a in sources)
        ):
            continue
        found.setdefault(normal_address(credit.url), credit)
    declared = article.links.translation_of
    if declared and not any(is_address_of(declared, a) for a in articles):
        found.setdefault(normal_address(declared), Credit(None, "translated", declared, url=declared))
    return list(found.values())


def _external(article: Article, credit: Credit) -> Derivation:
    foreign = [
        p for p in article.paragraphs
        if p.language and article.language and primary(p.language) != primary(article.language)
    ]  # fmt: skip
    evidence = [Evidence("named-address", text=credit.evidence, line=credit.line)]
    evidence += [Evidence("leftover", text=p.text, line=p.number) for p in foreign[:1]]
    spoken = _slug_language(credit.url or "", article.language)
    if spoken:
        evidence.append(Evidence("address-language", text=spoken))
    declared = bool(foreign) or credit.role == "translated"
    translated = declared or bool(spoken) or _elsewhere(credit.url or "", article.language)
    return Derivation(
        id=derivation_id(credit.url or "", article.id),
        source=None,
        source_url=credit.url,
        target=article.id,
        kind="translation" if translated else "rewrite",
        direction="known",
        confidence=0.95 if foreign else 0.8 if declared or not translated else 0.6,
        coverage=Coverage(None, None),
        evidence=tuple(evidence),
    )


def _slug_language(url: str, language: str | None) -> str | None:
    """The language in which an address spells its title, where that is plainly another than the article's."""
    words = slug_words(url)
    if language is None or len(words) < SLUG_WORDS:
        return None
    spoken = measure([" ".join(words)]).language
    return spoken if spoken and primary(spoken) != primary(language) else None


def _elsewhere(url: str, language: str | None) -> bool:
    """Whether the address's country speaks another language than the article (CLDR territory data)."""
    from babel.languages import get_official_languages

    ending = host(url).rpartition(".")[2].upper()
    ending = {"UK": "GB"}.get(ending, ending)
    spoken = get_official_languages(ending, de_facto=True) if len(ending) == 2 else ()
    return bool(spoken) and language is not None and primary(language) not in {primary(s) for s in spoken}
