"""The derivations of a report as CSV: one a line, for spreadsheets and data frames."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator

from firsthand.model import Article, Derivation, Report
from firsthand.show.clean import plain

COLUMNS = (
    "id", "kind", "direction", "confidence",
    "source", "source_address", "source_outlet", "source_language", "source_published", "source_title",
    "target", "target_address", "target_outlet", "target_language", "target_published", "target_title",
    "source_covered", "target_covered", "rows", "dropped", "added", "flags", "evidence",
)  # fmt: skip
# Spreadsheets run a cell that begins so as a formula (OWASP, "CSV Injection").
_FORMULA = ("=", "+", "-", "@")


def derivations_csv(report: Report) -> Iterator[str]:
    """A line of names, then one line a derivation; RFC 4180 quoting, lines ended by a line feed.

    A text that a spreadsheet would take for a formula gets an apostrophe before it.
    """
    articles = {article.id: article for article in report.articles}
    yield _line(COLUMNS)
    for made in report.derivations:
        source, target = articles.get(made.source or ""), articles.get(made.target)
        yield _line(
            (
                *(made.id, made.kind, made.direction, f"{made.confidence:g}"),
                *_end(made.source, source, made.source_url),
                *_end(made.target, target, target.url if target else None),
                *_measures(made),
            )
        )


def _end(id: str | None, article: Article | None, address: str | None) -> tuple[str, ...]:
    if article is None:
        return id or "", address or "", "", "", "", ""
    published = article.published.value if article.published else ""
    outlet = article.outlet.name or article.outlet.domain or ""
    return (
        article.id,
        address or article.input,
        outlet,
        article.language or "",
        published,
        article.title or "",
    )


def _measures(made: Derivation) -> tuple[str, ...]:
    shares = ("" if s is None else f"{s:g}" for s in (made.coverage.source, made.coverage.target))
    numbers = (str(len(part)) for part in (made.rows, made.dropped, made.added))
    flags = " ".join(f"{kind}:{n}" for kind, n in sorted(Counter(f.kind for f in made.flags).items()))
    return *shares, *numbers, flags, " ".join(dict.fromkeys(piece.kind for piece in made.evidence))


def _line(fields: Iterable[str]) -> str:
    made = io.StringIO()
    csv.writer(made, lineterminator="\n").writerow([_cell(field) for field in fields])
    return made.getvalue()


def _cell(text: str) -> str:
    cleaned = plain(text)
    return f"'{cleaned}" if cleaned.startswith(_FORMULA) else cleaned
