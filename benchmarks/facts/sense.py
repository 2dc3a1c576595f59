"""Negation, attribution and inverted sense: edits by hand found, and clean rows flagged, on NTREX.

    python -m benchmarks.facts.sense --data ../shared/data --cache vectors.db [--half held-out] [--list out.jsonl]

``sense_edits.tsv`` holds edits written by hand in held-out documents: in one line of a translation
one wording is replaced by another, which loses a negation, gains one, or turns the sense round. The English
is the source. ``sense-known`` were written before the tables of opposite words, by their author, who knew
them: an upper bound. ``sense-other`` were written after, of whatever a sentence offered. An edit is found where its line gets a flag of the right kind that the clean line has not.
Clean lines are all lines of all 19 translations as they are; who flags there may be right, since translators
err: ``--list`` writes them for reading. Thresholds and tables were made on the ``dev`` half.

The judge is measured against a stub on this machine that answers from the edits themselves. That
proves the plumbing (what is asked, sent, read, stored and flagged) and says nothing of any model.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from benchmarks.common import cached_encoder
from benchmarks.facts.fidelity import LANGUAGES, Document, _lines, article, documents
from benchmarks.facts.label_server import serving
from firsthand.compare.wording import WordingReading, read_wording
from firsthand.embed import Encoder
from firsthand.judge import Judge, Settings
from firsthand.judge.asking import Rows
from firsthand.model import Row
from firsthand.run.judging import judged_flags
from firsthand.store.choose import open_store

EDITS = Path(__file__).with_name("sense_edits.tsv")
KIND = {"lost": "negation", "gained": "negation", "sense-known": "sense", "sense-other": "sense"}
CHANGES = tuple(KIND)


@dataclass(frozen=True, slots=True)
class Edit:
    """In ``line`` (NTREX's number) of a language, ``before`` becomes ``after``."""

    language: str
    line: int
    change: str
    before: str
    after: str

    def applied(self, text: str) -> str:
        if text.count(self.before) != 1:
            raise ValueError(f"{self.language} {self.line}: {self.before!r} does not stand there once")
        return text.replace(self.before, self.after)


def edits(path: Path = EDITS) -> list[Edit]:
    rows = (r.split("\t") for r in path.read_text(encoding="utf-8").splitlines() if not r.startswith("#"))
    return [Edit(language, int(line), *rest) for language, line, *rest in rows]


def read(source: str, target: str, language: str, encoder: Encoder) -> WordingReading | None:
    """The reading of one line beside its English, None where it is no pair (a bare copy)."""
    sides = article("a", "en", [source]), article("b", language, [target])
    readings = list(read_wording(*sides, [Row((1,), (1,), 1.0)], encoder))
    if len(readings) < 2:
        return readings[0] if readings else None
    flags = tuple(f for r in readings for f in r.flags)
    return WordingReading(readings[0].pair, flags, any(r.doubt for r in readings))


def kinds(reading: WordingReading | None) -> set[str]:
    return {flag.kind for flag in reading.flags} if reading else set()


# -- clean rows --------------------------------------------------------------------------


def clean(data: Path, language: str, half: str, encoder: Encoder) -> Iterator[dict[str, Any]]:
    """Each clean row with what it is flagged for, both ways round."""
    chosen: Sequence[Document] = [d for d in documents(data, LANGUAGES[language]) if d.half == half]
    for document in chosen:
        for source, target in zip(document.source, document.target, strict=True):
            reading = read(source, target, language, encoder)
            yield {
                "language": language,
                "kinds": sorted(kinds(reading)),
                "doubt": bool(reading and reading.doubt),
                "source": source,
                "target": target,
            }


def clean_summary(records: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    rows = len(records)
    flagged = Counter(kind for r in records for kind in r["kinds"])
    return {
        "rows": rows,
        "negation": round(flagged["negation"] / rows, 4),
        "attribution": round(flagged["attribution"] / rows, 4),
        "sense": round(flagged["sense"] / rows, 4),
        "in doubt": round(sum(r["doubt"] for r in records) / rows, 4),
    }


# -- edits -------------------------------------------------------------------------------


def planted(data: Path, encoder: Encoder) -> Iterator[dict[str, Any]]:
    """Each edit: whether offline finds it, and whether it would be put before the judge."""
    english = {row["line"]: row["text"] for row in _lines(data, "eng")}
    texts = _texts(data)
    for edit in edits():
        source, target = english[edit.line], texts[edit.language][edit.line]
        edited = read(source, edit.applied(target), edit.language, encoder)
        new = kinds(edited) - kinds(read(source, target, edit.language, encoder))
        yield {
            "language": edit.language,
            "change": edit.change,
            "found": KIND[edit.change] in new,
            "doubt": bool(edited and edited.doubt),
            "source": source,
            "target": edit.applied(target),
        }


def planted_summary(records: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    by: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for record in records:
        by[record["change"]].append(record)
    return {
        change: {
            "edits": len(by[change]),
            "recall": round(sum(r["found"] for r in by[change]) / len(by[change]), 3),
            "found or in doubt": round(
                sum(r["found"] or r["doubt"] for r in by[change]) / len(by[change]), 3
            ),
        }
        for change in CHANGES
        if by[change]
    }


def with_judge(data: Path, encoder: Encoder, rows: Rows) -> dict[str, Any]:
    """Edits found offline or by a judge that knows the labels, and what it flags of the same lines unedited."""
    english = {row["line"]: row["text"] for row in _lines(data, "eng")}
    texts = _texts(data)
    labels = {e.applied(texts[e.language][e.line]): KIND[e.change] for e in edits()}
    found: dict[str, list[bool]] = defaultdict(list)
    false = 0
    with serving(labels) as url, open_store(":memory:") as store:
        judge = Judge(Settings(url, "labels", rows=rows, price=(1.0, 1.0)), store)
        for edit in edits():
            clean = texts[edit.language][edit.line]
            sides = [
                _judged(english[edit.line], text, edit.language, judge, encoder)
                for text in (edit.applied(clean), clean)
            ]
            found[edit.change].append(KIND[edit.change] in sides[0])
            false += any(flag == judge.by for flag in sides[1].values())
        use = judge.use()
    recall = {change: round(sum(hits) / len(hits), 3) for change, hits in found.items()}
    return {"recall": recall, "false flags of the judge": false, "use": asdict(use)}


def _judged(source: str, target: str, language: str, judge: Judge, encoder: Encoder) -> dict[str, str]:
    """Kinds of the flags of a pair with who found them."""
    sides = article("a", "en", [source]), article("b", language, [target])
    rows = [Row((1,), (1,), 1.0)]
    known = [f for r in read_wording(*sides, rows, encoder) for f in r.flags]
    return {f.kind: f.by for f in judged_flags(*sides, rows, known, judge, encoder)}


def _texts(data: Path) -> dict[str, dict[int, str]]:
    return {
        language: {row["line"]: row["text"] for row in _lines(data, LANGUAGES[language])}
        for language in dict.fromkeys(edit.language for edit in edits())
    }


def measure(
    data: Path, encoder: Encoder, halves: Sequence[str], listed: Path | None = None
) -> dict[str, Any]:
    """Figures of clean rows by half and language, and of the edits; ``skipped`` where the set is absent."""
    if not (data / "ntrex").is_dir():
        print(f"skipped: no ntrex under {data}")
        return {"skipped": f"no ntrex under {data}"}
    report: dict[str, Any] = {"edits": {}, **{half: {} for half in halves}}
    found = list(planted(data, encoder))
    kept = [r for r in found if not r["found"]]
    for language in (*dict.fromkeys(r["language"] for r in found), "all"):
        mine = [r for r in found if language in (r["language"], "all")]
        report["edits"][language] = planted_summary(mine)
        print("edits", language, json.dumps(report["edits"][language]), flush=True)
    report["judge"] = {rows: with_judge(data, encoder, rows) for rows in ("doubt", "all")}
    print("judge that knows the labels", json.dumps(report["judge"]), flush=True)
    for half in halves:
        every: list[dict[str, Any]] = []
        for language in LANGUAGES:
            records = list(clean(data, language, half, encoder))
            every += records
            report[half][language] = clean_summary(records)
            print(half, language, json.dumps(report[half][language]), flush=True)
        report[half]["all"] = clean_summary(every)
        print(half, "all", json.dumps(report[half]["all"]), flush=True)
        kept += [r for r in every if r["kinds"]]
    if listed:
        lines = (json.dumps(r, ensure_ascii=False) for r in kept)
        listed.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return report


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--cache", default="benchmarks/results/vectors.db", help="store for the vectors")
    parser.add_argument("--half", choices=("dev", "held-out", "both"), default="both")
    parser.add_argument("--json", type=Path)
    parser.add_argument("--list", type=Path, help="write missed edits and flagged clean rows here")
    given = parser.parse_args()
    halves = ("dev", "held-out") if given.half == "both" else (given.half,)
    report = measure(given.data, cached_encoder(given.cache), halves, given.list)
    if given.json:
        given.json.write_text(json.dumps(report, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
