"""Fidelity flags: planted edits found, and clean rows flagged, on NTREX, language by language.

    python -m benchmarks.facts.fidelity --data ../shared/data [--json out.json] [--list flags.jsonl]

A document is an article, its English the source; rows are given (aligning is measured elsewhere). In each
document one number, one part of a date and one name of the translation is changed, each by itself
(`plants`); the row is found where it gets a flag of that kind that it did not have before. Clean rows
are all rows as the translators left them; who errs, converts or leaves out there is counted as a false
flag, so that the raw figure is an upper bound; ``--list`` writes them for reading. Documents are halved by
hash: rules for numbers and dates were chosen on ``dev``, ``held-out`` is their figure. What tells changed names was fitted
on all documents: here its recall is that of documents it has seen. What it finds in unseen ones is what
``train_pairs`` prints, which fits without each fold of documents in turn.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.facts.plants import Plant, date_plants, name_places, name_plants, number_plants
from firsthand.compare.fidelity import flags
from firsthand.model import Article, FidelityFlag, Paragraph, Row

LANGUAGES = {
    "ar": "arb", "de": "deu", "es": "spa", "fa": "fas", "fr": "fra", "hi": "hin", "id": "ind", "it": "ita", "ja": "jpn", "nl": "nld",
    "pl": "pol", "pt": "por", "ro": "ron", "ru": "rus", "th": "tha", "tr": "tur", "uk": "ukr", "vi": "vie", "zh": "zho-CN",
}  # fmt: skip
KINDS = ("number", "date", "name")
SEED = 20241112
#: Edits of one kind in a document, each planted alone.
EACH = 1


@dataclass(frozen=True, slots=True)
class Document:
    """The lines of a document in English and in one translation."""

    name: str
    source: tuple[str, ...]
    target: tuple[str, ...]

    @property
    def half(self) -> str:
        return "held-out" if hashlib.sha256(self.name.encode()).digest()[0] % 2 else "dev"


def documents(data: Path, code: str) -> list[Document]:
    english, other = _lines(data, "eng"), _lines(data, code)
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for a, b in zip(english, other, strict=True):
        found[a["document"]].append((a["text"], b["text"]))
    return [Document(name, *map(tuple, zip(*rows, strict=True))) for name, rows in found.items()]


def _lines(data: Path, code: str) -> list[dict[str, Any]]:
    with gzip.open(data / "ntrex" / f"{code}.jsonl.gz", "rt", encoding="utf-8") as rows:
        return [json.loads(row) for row in rows]


def article(name: str, language: str, lines: Sequence[str]) -> Article:
    paragraphs = tuple(Paragraph(n, "body", line, language=language) for n, line in enumerate(lines, 1))
    return Article(
        f"{name}-{language}", name, language, {language: 1.0}, None, paragraphs, "\n\n".join(lines)
    )


def flagged(source: Article, target: Article) -> list[FidelityFlag]:
    rows = [Row((p.number,), (p.number,), 1.0) for p in source.paragraphs]
    return [f for f in flags(source, target, rows, None, (0.0, 0.0)) if f.kind in KINDS]


def _keys(found: Sequence[FidelityFlag]) -> set[tuple[Any, ...]]:
    return {(f.kind, f.target, f.source_text, f.target_text) for f in found}


def measure_language(data: Path, language: str, half: str | None = None) -> Iterator[dict[str, Any]]:
    """Clean flags and plants of one language, one record each."""
    docs = [d for d in documents(data, LANGUAGES[language]) if half in (None, d.half)]
    places = {d.name: name_places(d.source, d.target, language) for d in docs}
    for document in docs:
        source, target = (
            article(document.name, "en", document.source),
            article(document.name, language, document.target),
        )
        clean = flagged(source, target)
        before = _keys(clean)
        yield {"what": "rows", "half": document.half, "rows": len(document.source)}
        for flag in clean:
            yield _record(
                "clean", document, flag.kind, (flag.source or 1) - 1, flag.source_text, flag.target_text, True
            )
        others = [p for d in docs if d is not document and d.half == document.half for p in places[d.name]]
        for plant in _plants(document, language, places[document.name], others):
            edited = tuple(plant.text if n == plant.row else line for n, line in enumerate(document.target))
            now = flagged(source, article(document.name, language, edited))
            hit = any(k[0] == plant.kind and k[1] == plant.row + 1 for k in _keys(now) - before)
            any_kind = any(k[1] == plant.row + 1 for k in _keys(now) - before)
            yield {
                **_record("plant", document, plant.kind, plant.row, plant.before, plant.after, hit),
                "any": any_kind,
            }


def _plants(document: Document, language: str, own: Any, others: Any) -> Iterator[Plant]:
    chosen = random.Random(f"{SEED} {document.name} {language}")
    ways = (
        number_plants(document.target, language, chosen),
        date_plants(document.source, document.target, language, chosen),
        name_plants(own, others, document.target, chosen),
    )
    for way in ways:
        for _ in range(EACH):
            plant = next(way, None)
            if plant is None:
                break
            yield plant


def _record(
    what: str, document: Document, kind: str, row: int, before: Any, after: Any, hit: bool
) -> dict[str, Any]:
    return {
        "what": what, "document": document.name, "half": document.half, "kind": kind, "row": row, "before": before, "after": after,
        "found": hit, "source": document.source[row], "target": document.target[row],
    }  # fmt: skip


# -- summing up --------------------------------------------------------------------------


def summary(records: Sequence[dict[str, Any]], half: str) -> dict[str, Any]:
    """Recall by kind, rows, rows with a flag, of one language and half."""
    mine = [r for r in records if r["half"] == half]
    found: dict[str, Any] = {"rows": sum(r["rows"] for r in mine if r["what"] == "rows")}
    clean = [r for r in mine if r["what"] == "clean"]
    found["flagged rows"] = len({(r["document"], r["row"]) for r in clean})
    found["false flags"] = round(found["flagged rows"] / max(1, found["rows"]), 4)
    for kind in KINDS:
        plants = [r for r in mine if r["what"] == "plant" and r["kind"] == kind]
        found[kind] = {
            "planted": len(plants),
            "recall": round(sum(r["found"] for r in plants) / len(plants), 4) if plants else None,
            "any kind": round(sum(r["any"] for r in plants) / len(plants), 4) if plants else None,
            "false": len({(r["document"], r["row"]) for r in clean if r["kind"] == kind}),
        }
    return found


def measure(
    data: Path,
    languages: Sequence[str] = tuple(LANGUAGES),
    half: str | None = None,
    listed: Path | None = None,
) -> dict[str, Any]:
    """Figures by half and language, and the worst language of each held-out figure; ``skipped`` where the set is absent."""
    if not (data / "ntrex").is_dir():
        return {"skipped": f"no ntrex under {data}"}
    halves = [half] if half else ["dev", "held-out"]
    report: dict[str, Any] = {name: {} for name in halves}
    out = listed.open("w", encoding="utf-8") if listed else None
    for language in languages:
        records = list(measure_language(data, language, half))
        for name in halves:
            report[name][language] = summary(records, name)
            print(row(name, language, report[name][language]), flush=True)
        for record in records if out else ():
            if record["what"] == "clean" or not record.get("found", True):
                print(json.dumps({"language": language, **record}, ensure_ascii=False), file=out)
    if out:
        out.close()
    report["worst"] = {name: worst(report[name]) for name in halves}
    return report


def worst(by_language: dict[str, Any]) -> dict[str, str]:
    """The language with the lowest recall of each kind, and with the most false flags."""
    found = {}
    for kind in KINDS:
        known = {
            language: f[kind]["recall"]
            for language, f in by_language.items()
            if f[kind]["recall"] is not None
        }
        if known:
            low = min(known, key=lambda language: known[language])
            found[kind] = f"{low} {known[low]}"
    most = max(by_language, key=lambda language: by_language[language]["false flags"])
    found["false flags"] = f"{most} {by_language[most]['false flags']}"
    return found


def row(half: str, language: str, figures: dict[str, Any]) -> str:
    recalls = "  ".join(
        f"{kind} {figures[kind]['recall']} of {figures[kind]['planted']} ({figures[kind]['false']} false)"
        for kind in KINDS
    )
    return f"{half:9}{language:4}rows {figures['rows']}  {recalls}  rows flagged {figures['false flags']}"


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--languages", nargs="+", choices=LANGUAGES, default=list(LANGUAGES))
    parser.add_argument("--half", choices=("dev", "held-out"))
    parser.add_argument("--json", type=Path)
    parser.add_argument("--list", type=Path, help="write false flags and missed plants here, for reading")
    given = parser.parse_args()
    report = measure(given.data, given.languages, given.half, given.list)
    print(json.dumps(report.get("worst", report), indent=1))
    if given.json:
        given.json.write_text(json.dumps(report, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
