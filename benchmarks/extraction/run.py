"""Extraction measured: token F1 beside trafilatura and beside taking everything, by set and by country.

usage: python benchmarks/extraction/run.py --data ../shared/data [--json out.json] [--sample N]

Every page is read twice: as HTML, beside ``trafilatura.extract()`` with its defaults in the
same run, and flattened to text (all text nodes, block elements on lines of their own, no
markup left), beside taking the whole flattened text. Words are runs of word characters,
case kept; each page counts the same. Title, day of publication and authors are scored on
fundus, whose gold has them. With ``--held-out`` the flattened figure uses weights trained
without the publisher measured, since the shipped weights have seen these pages.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import trafilatura
from rapidfuzz import fuzz

from firsthand import model
from firsthand.errors import NoArticle
from firsthand.extract import scorer
from firsthand.extract.flatten import flatten
from firsthand.extract.page import extract_page

sys.path.insert(0, str(Path(__file__).parent))
from pages import GoldPage, article_extraction, fundus, token_f1

SEED = 20241112
FOLDS = 4
Row = dict[str, Any]


def extracted(page: GoldPage, text: str, media: model.Media) -> model.Article | None:
    """The article, None where extraction says that there is none."""
    try:
        return extract_page(model.Page(page.name, media, text, sha256="", url=page.url))
    except NoArticle:
        return None


def measure_html(page: GoldPage) -> Row:
    """HTML: ours, trafilatura's default, and the metadata where gold has it."""
    start = time.perf_counter()
    article = extracted(page, page.html, "html")
    middle = time.perf_counter()
    peer = trafilatura.extract(page.html) or ""
    end = time.perf_counter()
    row: Row = {
        "html": token_f1(article.text if article else "", page.body),
        "trafilatura": token_f1(peer, page.body),
        "html_seconds": middle - start,
        "trafilatura_seconds": end - middle,
    }
    return row | _metadata(page, article, "html")


def measure_flat(page: GoldPage) -> Row:
    """Flattened: ours and everything."""
    text = flatten(page.html)
    start = time.perf_counter()
    article = extracted(page, text, "text")
    row: Row = {
        "flat": token_f1(article.text if article else "", page.body),
        "everything": token_f1(text, page.body),
        "flat_seconds": time.perf_counter() - start,
    }
    return row | _metadata(page, article, "flat")


def _metadata(page: GoldPage, article: model.Article | None, kind: str) -> Row:
    row: Row = {}
    if page.title:
        shown = (article.title if article else None) or ""
        row[f"{kind}_title"] = float(fuzz.ratio(shown.casefold(), page.title.strip().casefold()) >= 85)
    if page.published and page.published != "None":
        found = article.published.value[:10] if article and article.published else None
        row[f"{kind}_date_right"] = float(found == page.published[:10])
        row[f"{kind}_date_wrong"] = float(found is not None and found != page.published[:10])
    if page.authors:
        names = {a.casefold() for a in (article.byline if article else ())}
        row[f"{kind}_byline"] = float(bool(names & {a.casefold() for a in page.authors}))
    return row


def measured(pages: Sequence[GoldPage], measures: Sequence[Callable[[GoldPage], Row]]) -> list[Row]:
    """All figures of all pages."""
    rows = []
    for page in pages:
        row: Row = {"name": page.name, "group": page.group, "publisher": page.publisher}
        for measure in measures:
            row |= measure(page)
        rows.append(row)
    return rows


def held_out(pages: Sequence[GoldPage], data: Path) -> list[Row]:
    """The flattened figures with weights that have not seen the page's publisher."""
    import train

    rng = random.Random(SEED)
    made = train.all_samples(data, rng)
    publishers = sorted({p.publisher for p in pages})
    rng.shuffle(publishers)
    rows: list[Row] = []
    shipped = scorer.weights
    for fold in range(FOLDS):
        held = set(publishers[fold::FOLDS])
        both = train.fit_both([s for s in made if s.publisher not in held])
        scorer.weights = lambda both=both: both  # type: ignore[assignment]
        rows += measured([p for p in pages if p.publisher in held], [measure_flat])
    scorer.weights = shipped
    return rows


def means(rows: Sequence[Row]) -> dict[str, float]:
    """Mean of every figure over the rows that have it."""
    names = sorted({k for row in rows for k, v in row.items() if isinstance(v, float)})
    found = {}
    for name in names:
        values = [row[name] for row in rows if name in row]
        found[name] = round(sum(values) / len(values), 4)
    return found


def report(rows: Sequence[Row]) -> dict[str, Any]:
    """Means by set and by country."""
    sets = {
        "fundus": [r for r in rows if r["group"] != "article_extraction"],
        "article_extraction": [r for r in rows if r["group"] == "article_extraction"],
    }
    countries = sorted({r["group"] for r in sets["fundus"]})
    return {
        "pages": {name: len(chosen) for name, chosen in sets.items()},
        **{name: means(chosen) for name, chosen in sets.items() if chosen},
        "countries": {c: means([r for r in rows if r["group"] == c]) for c in countries},
        "worst_flat": sorted((r["flat"], r["name"]) for r in rows if "flat" in r)[:15],
        "worst_html": sorted((r["html"], r["name"]) for r in rows if "html" in r)[:15],
    }


def table(found: dict[str, Any]) -> str:
    """The report as lines for people."""
    columns = ("html", "trafilatura", "flat", "everything")
    head = f"{'':20}" + "".join(f"{c:>13}" for c in columns)
    named = [(n, found[n]) for n in ("fundus", "article_extraction") if n in found]
    lines = [head] + [
        _line(name, figures, columns) for name, figures in [*named, *found["countries"].items()]
    ]
    for name, figures in named:
        others = {k: v for k, v in figures.items() if k not in columns}
        lines.append(f"{name}: " + ", ".join(f"{k} {v}" for k, v in others.items()))
    return "\n".join(lines)


def _line(name: str, figures: dict[str, float], columns: Sequence[str]) -> str:
    return f"{name:20}" + "".join(f"{figures[c]:13.3f}" if c in figures else f"{'-':>13}" for c in columns)


def main() -> None:
    """Measure, print, and write what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--json", type=Path, help="write all figures here")
    parser.add_argument("--sample", type=int, help="so many pages of each set, seeded")
    parser.add_argument(
        "--held-out", action="store_true", help="train without the publishers measured (minutes)"
    )
    args = parser.parse_args()
    pages: list[GoldPage] = []
    for reader in (fundus, article_extraction):
        found = list(reader(args.data))
        if not found:
            print(f"skipped: no {reader.__name__} under {args.data}")
        pages += random.Random(SEED).sample(found, min(args.sample or len(found), len(found)))
    if not pages:
        print("nothing measured")
        return
    rows = held_out(pages, args.data) if args.held_out else measured(pages, [measure_html, measure_flat])
    figures = report(rows)
    print(table(figures))
    if args.json:
        args.json.write_text(json.dumps(figures, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
