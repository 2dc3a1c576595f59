"""What a run could not measure, in plain lines: never to be read as "none"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from firsthand.compare.names import measured
from firsthand.languages import covered, primary
from firsthand.model import Article, Derivation

#: With fewer sentences than this nothing can be said of what an article was made from.
FEWEST_PARAGRAPHS = 2


#: Tables of opposite words find some inversions, no offline method the others; benchmarks/facts/sense.py.
SENSE = (
    "sense: a statement turned round by other words than known opposites is unmeasured (--judge asks a model)"
)


def unmeasured(articles: Sequence[Article], edges: Sequence[Derivation] = ()) -> Iterator[str]:
    """Lines that name a language, two, or an article, and what was not measured of it."""
    languages = Counter(primary(a.language) for a in articles if a.language)
    for subject, what in (
        ("dates", "relative dates and dates in words"),
        ("quantities", "quantities in words"),
        ("credits", "credits and attributions in its own wording"),
    ):
        without = sorted(set(languages) - covered(subject))
        if without:
            yield f"{what}: unmeasured in {', '.join(without)} (no table for the language)"
    if any(edge.rows for edge in edges):
        yield from _wording(articles, edges)
    yield from _names(articles, edges)
    for article in articles:
        if article.language is None:
            yield f"{article.input}: language unmeasured (too little text)"
        if len([p for p in article.paragraphs if p.role != "title"]) < FEWEST_PARAGRAPHS:
            yield f"{article.input}: derivations unmeasured (a single paragraph)"


def _wording(articles: Sequence[Article], edges: Sequence[Derivation]) -> Iterator[str]:
    """What of the wording of derivations was not compared."""
    compared = {end for edge in edges if edge.rows for end in (edge.source, edge.target)}
    languages = {primary(a.language) for a in articles if a.id in compared and a.language}
    without = sorted(languages - covered("negation"))
    if without:
        yield f"negation and attribution: unmeasured in {', '.join(without)} (no table for the language)"
    yield SENSE


def _names(articles: Sequence[Article], edges: Sequence[Derivation]) -> Iterator[str]:
    """Pairs of languages between which changed names are not looked for."""
    by_id = {article.id: article for article in articles}
    pairs = [(by_id[e.source], by_id[e.target]) for e in edges if e.source in by_id and e.target in by_id]
    yield from sorted({line for a, b in pairs for line in unmeasured_names(a, b)})


def unmeasured_names(source: Article, target: Article) -> Iterator[str]:
    """A line where changed names are not looked for between two articles."""
    if not measured(source, target):
        told = " and ".join(sorted({a.language or "an unknown language" for a in (source, target)}))
        yield f"changed names: unmeasured in {told} (the script has no capitals)"
