"""Dates and numbers of the Microsoft Recognizers-Text specs: precision and recall of the exact value, by language.

    python -m benchmarks.facts.recognizers --data ../shared/data [--language en] [--misses] [--json out.json]

Half of each file's cases, by hash (``dev``), is what the tables were first written from. The misses of the other half
(``test``) were read later, after its last clean figures were written down; what is truly unseen is hidden elsewhere. Files of optional modes (calendar, experimental, tasks, …) are not read: they give other values to the
same sentences. A case whose spec says ``IgnoreResolution``, and a date without a reference day, has no value to compare.

*Dates* (DateParser, DatePeriodParser, DateTimeModel). Only days, weeks, months, years and ranges of them count. Left
out, by type name, timex and the words of the result alone: times of day, durations and windows counted from today, recurring
sets, quarters, half years, a unit alone ("partner of the week"), counts that the words don't give ("a few days ago"), weekends, decades, centuries, weeks numbered within a year, holidays (what the language's
Holiday files name, and days whose words hold neither a month nor a number of a day), the Chinese lunar calendar, years
before 1000, days that don't exist, results whose words the sentence doesn't hold. Any of a spec's candidates (past, future)
is right. A parser's file lists what that parser reads and no more: mentions beside its results count as extra only in
DateTimeModel, which lists everything; not where a result has their day, whose words are cut short. Where firsthand means something else on purpose, its own rule holds: see `gold_dates`.

*Numbers* (NumberModel, PercentModel). Left out, because news hold no such thing or the spec is wrong: numbers in kana,
results whose words the sentence doesn't hold,
pieces of an address or number (the 168 of 192.168.1.2), specs that contradict the digits they quote, Japanese dates that a spec takes for fractions. A range that we
read gives both its numbers, the first with the scale that is told behind both; 5/100 is right for five percent, and a discount (割引) by what is taken off or by what is left.
Units, ranges and ordinals are reported beside, not part of the figure.
"""

from __future__ import annotations

import argparse
import datetime
import json
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from benchmarks.facts import gold_contradictions, gold_dates, gold_numbers
from benchmarks.facts.specs import Case, Gold, cases

MODELS = {
    "dates": ("DateParser", "DatePeriodParser", "DateTimeModel"),
    "numbers": ("NumberModel", "PercentModel"),
    "units": ("CurrencyModel", "DimensionModel", "TemperatureModel", "AgeModel"),
    "ranges": ("NumberRangeModel",),
    "ordinals": ("OrdinalModel",),
}
HOLIDAYS = ("HolidayParser", "HolidayExtractor")


@dataclass(slots=True)
class Score:
    """Counts of one language, kind and half. ``right`` of ``asked`` values; ``wrong`` ones and ``extra`` ones were given too.

    ``contradicted``: results that go against their own words and don't count.
    """

    asked: int = 0
    right: int = 0
    wrong: int = 0
    extra: int = 0
    contradicted: int = 0
    misses: list[str] = field(default_factory=list)

    def shown(self) -> dict[str, float | int | None]:
        """Precision and recall with their counts."""
        given = self.right + self.wrong + self.extra
        return {
            "asked": self.asked,
            "precision": round(self.right / given, 4) if given else None,
            "recall": round(self.right / self.asked, 4) if self.asked else None,
            "wrong": self.wrong,
            "extra": self.extra,
            "contradicted": self.contradicted,
        }


def measure(data: Path, languages: set[str] | None = None) -> dict[str, Any]:
    """``{"kind": {"language": {"dev": …, "test": …}}}``, or ``{"skipped": reason}`` where the specs are absent."""
    if not (data / "recognizers" / "specs.tar.xz").is_file():
        return {"skipped": f"no recognizers/specs.tar.xz under {data}"}
    report: dict[str, Any] = {}
    for (kind, language, half), score in sorted(scores(data, languages).items()):
        report.setdefault(kind, {}).setdefault(language, {})[half] = score.shown()
    return report


def scores(data: Path, languages: set[str] | None = None) -> dict[tuple[str, str, str], Score]:
    """The counts by kind, language and half, with their misses in words."""
    kinds = {model: kind for kind, models in MODELS.items() for model in models}
    holidays: dict[str, set[str]] = defaultdict(set)
    for case in cases(data, HOLIDAYS):
        holidays[case.language].update(gold.text.lower() for gold in case.golds)
    counted: dict[tuple[str, str, str], Score] = defaultdict(Score)
    wanted = list(cases(data, kinds))
    odd = gold_contradictions.odd_days(
        told for case in wanted if kinds[case.model] == "dates" for told in gold_dates.told_days(case)
    )
    doubled = gold_contradictions.values_of_words(
        (case, gold) for case in wanted if kinds[case.model] == "numbers" for gold in case.golds
    )
    for case in wanted:
        language = case.language.partition("-")[0]
        if languages and language not in languages:
            continue
        kind = kinds[case.model]
        judge = (
            _judged_dates(case, holidays[case.language], odd)
            if kind == "dates"
            else gold_numbers.judged(case, doubled)
        )
        score = counted[kind, language, case.half]
        for outcome in judge:
            _count(score, outcome, case)
    return counted


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one result of a spec or one mention of ours: ``right``, ``wrong``, ``missed``, ``extra``, ``contradicted``."""

    verdict: str
    gold: str
    given: str


def _count(score: Score, outcome: Any, case: Case) -> None:
    if outcome.verdict == "contradicted":
        score.contradicted += 1
    elif outcome.verdict == "extra":
        score.extra += 1
    else:
        score.asked += 1
        score.right += outcome.verdict == "right"
        score.wrong += outcome.verdict == "wrong"
    if outcome.verdict != "right":
        score.misses.append(
            f"{outcome.verdict:6} {case.model:16} {case.reference} | {case.text} | {outcome.gold} | {outcome.given}"
        )


def _judged_dates(case: Case, holidays: set[str], odd: frozenset[tuple[str, str, int]]) -> Iterator[Outcome]:
    from firsthand.values.dates import find_dates, resolve

    if not case.values_checked or case.reference is None:
        return
    reference = datetime.date.fromisoformat(case.reference)
    found = find_dates(case.text, case.language)
    used: set[int] = set()
    for gold in case.golds:
        inside = [m for m in found if m.start < gold.end and gold.start < m.end]
        used.update(m.start for m in inside)
        want = gold_dates.wanted(gold, reference, case.language) if gold.placed else None
        if want is None or _is_holiday(gold, holidays, case.language) or _LUNAR.search(gold.text):
            continue
        if gold_dates.is_contradicted(case, gold, odd):
            yield Outcome("contradicted", f"{gold.text} {sorted(want.timexes)}", "")
            continue
        full = [
            replace(r, relative=m.relative, shift=m.shift)
            for m in inside
            if (r := resolve(m, reference)) is not None
        ]
        given = " + ".join(f"{m.text}={m.value.date if m.value else (m.earliest, m.latest)}" for m in full)
        verdict = "missed" if not full else "right" if gold_dates.is_right(full, want) else "wrong"
        if verdict == "wrong" and gold_dates.in_other_order(full, want):
            continue
        yield Outcome(
            verdict, f"{gold.text} {sorted(want.timexes)} {[tuple(map(str, d)) for d in want.days]}", given
        )
    if case.model != "DateTimeModel":
        return
    told = {day for gold in case.golds for day in gold_dates.told_by(gold)}
    for mention in found:
        full = resolve(mention, reference) if mention.start not in used else None
        if full is not None and not told & set((gold_dates.days_of(full) or ())[:1]):
            yield Outcome("extra", "", mention.text)


# Days of the Chinese lunar calendar.
_LUNAR = re.compile("农历|農曆|正月|腊月|旧历|初[一二三四五六七八九十]|大年")


def _is_holiday(gold: Gold, holidays: set[str], language: str) -> bool:
    text = gold.text.lower()
    listed = any(holiday in text or (len(text) > 4 and text in holiday) for holiday in holidays)
    return listed or gold_dates.is_named_day(gold, language)


def table(report: dict[str, Any]) -> Iterator[str]:
    """One table a kind, one line a language."""
    for kind, languages in report.items():
        yield f"\n{kind:9} {'dev':>28}   {'test':>28}"
        yield f"{'language':9} " + "   ".join(["precision  recall     asked"] * 2)
        for language, halves in languages.items():
            columns = (halves.get(half) or {} for half in ("dev", "test"))
            yield f"{language:9} " + "   ".join(
                f"{c.get('precision') or 0:9.3f} {c.get('recall') or 0:7.3f} {c.get('asked', 0):9}"
                for c in columns
            )


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--language", action="append")
    parser.add_argument("--misses", action="store_true", help="list what both halves got wrong")
    parser.add_argument("--json", type=Path)
    given = parser.parse_args()
    languages = set(given.language) if given.language else None
    report = measure(given.data, languages)
    if given.misses:
        for key, score in sorted(scores(given.data, languages).items()):
            if score.misses:
                print(*(f"{' '.join(key)} {line}" for line in score.misses), sep="\n")
    elif "skipped" in report:
        print(report["skipped"])
    else:
        print(*table(report), sep="\n")
    if given.json:
        given.json.write_text(json.dumps(report, indent=1) + "\n")


if __name__ == "__main__":
    main()
