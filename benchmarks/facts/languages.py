"""Dates and quantities on hand-made sentences, one row a language.

    python -m benchmarks.facts.languages [--only vi,th] [--wrong] [--json out.json]

The sentences are those of ``tests/values/cases`` (see `benchmarks.facts.cases`); nothing else is
needed. Precision and recall are of exact values: the interval with its unit, the date cut to
its precision, on the right words. *blind* is what the first reading gave on the sentences that were
written before the reader was run on them, and before its tables were changed for them.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from benchmarks.facts import cases


def measure(only: list[str] | None = None) -> dict[str, dict[str, Any]]:
    """The counts of each language: ``sentences``, and for each subject expected, found, right."""
    return {language: _language(language) for language in only or cases.languages()}


def _language(language: str) -> dict[str, Any]:
    every = list(cases.cases(language))
    totals = {subject: cases.total(every, subject) for subject in cases.SUBJECTS}
    return {
        "sentences": len(every),
        **{
            subject: {
                "expected": score.expected,
                "precision": round(score.precision, 4),
                "recall": round(score.recall, 4),
            }
            for subject, score in totals.items()
        },
        "first_run": cases.table(language).get("first_run", {}),
    }


def report(figures: dict[str, dict[str, Any]]) -> str:
    """A Markdown table of `measure`'s figures."""
    head = (
        "| language | sentences | dates | P | R | blind P, R | quantities | P | R | blind P, R |\n"
        "|---|---|---|---|---|---|---|---|---|---|"
    )
    rows = [
        f"| {language} | {row['sentences']} | "
        + " | ".join(
            f"{row[s]['expected']} | {row[s]['precision']:.3f} | {row[s]['recall']:.3f} | {_blind(row, s)}"
            for s in cases.SUBJECTS
        )
        + " |"
        for language, row in figures.items()
    ]
    return "\n".join([head, *rows])


def _blind(row: dict[str, Any], subject: str) -> str:
    counts = row["first_run"].get(subject)
    if counts is None:
        return ""
    score = cases.Score(*counts)
    return f"{score.precision:.3f}, {score.recall:.3f}"


def wrong(language: str, section: str | None = None) -> list[str]:
    """The sentences that are read wrong, each with what is expected and what is found."""
    lines = []
    for case in cases.cases(language):
        if section not in (None, case.section):
            continue
        for subject in case.subjects():
            score = cases.score(case, subject)
            if not score.expected == score.found == score.right:
                expected = case.dates if subject == "dates" else case.quantities
                lines.append(f"{language} {case.text}\n    expected {_shown(case, expected)}"
                             f"\n    found    {_shown(case, cases.read(case, subject))}")  # fmt: skip
    return lines


def _shown(case: cases.Case, marks: Any) -> str:
    return "; ".join(f"{case.text[mark.start : mark.end]} = {mark.value}" for mark in marks)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0] if __doc__ else None)
    parser.add_argument("--only", help="languages, with commas between")
    parser.add_argument("--wrong", action="store_true", help="also the sentences that are read wrong")
    parser.add_argument("--json", type=Path, help="write the figures here")
    options = parser.parse_args()
    figures = measure(options.only.split(",") if options.only else None)
    if options.wrong:
        print("\n".join(line for language in figures for line in wrong(language)))
    print(report(figures))
    if options.json:
        options.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
