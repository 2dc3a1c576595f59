"""Conflicts planted between independent reports, and every conflict found between untouched ones.

usage: python -m benchmarks.facts.conflicts --data DATA [--half dev|held-out] [--sets semeval ecb] [--list FILE]

Pairs of semeval2022 with ``overall`` ≤ 2 and pairs of ecbplus texts on one event are run like
any two articles (`firsthand run`). In each, one value is another at a time
(`conflict_plants.py`). Found: a statement with the verdict ``conflict`` (or ``update``,
counted apart) with the two values, one in each article. A changed bound ("more than 300" for
"more than 200") can hold beside the other; where it comes out as ``compatible`` with the two values
it is counted apart too. Reports that the run takes for one origin, or for two stories, cannot
conflict: recall is given over all plants, and over those of two origins in one story.

The conflicts of untouched pairs are listed with their sentences, to be read: nothing
but reading says whether they are real.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from benchmarks.common import cached_encoder
from benchmarks.derivations.corpora import held_out, rows, source_number
from benchmarks.facts.conflict_plants import Conflict, Report, plants
from firsthand import model
from firsthand.embed import Encoder
from firsthand.run import pipeline
from firsthand.store import open_store

SAME_STORY = 2.0
#: Pairs of one event of ecbplus that are read, each text in two at most.
PAIRS_A_TEXT = 2

Pair = tuple[Report, Report]


def semeval(data: Path) -> Iterator[tuple[Pair, bool]]:
    """Pairs of reports of one story, and whether they are held out."""
    for row in rows(data / "semeval2022" / "pairs.jsonl.gz"):
        if float(row["overall"]) <= SAME_STORY and row["text1"] and row["text2"]:
            first, second = (
                Report(f"se-{row['pair_id']}-{n}", row[f"lang{n}"], row[f"text{n}"]) for n in (1, 2)
            )
            yield (first, second), held_out(source_number(first.name))


def ecb(data: Path) -> Iterator[tuple[Pair, bool]]:
    """Pairs of English texts on one event, and whether their topic is held out."""
    by_event: dict[tuple[str, str], list[Report]] = defaultdict(list)
    for row in rows(data / "ecbplus" / "docs.jsonl.gz"):
        text = " ".join(_plain(sentence) for sentence in row["sentences"])
        by_event[row["topic"], row["event"]].append(Report(f"ecb-{row['doc']}", "en", text))
    for (topic, _), reports in by_event.items():
        for n, first in enumerate(reports):
            for second in reports[n + 1 : n + 1 + PAIRS_A_TEXT]:
                yield (first, second), held_out(f"ecb-{topic}")


def ru(data: Path) -> Iterator[tuple[Pair, bool]]:
    """Pairs of Russian texts that people took for one story, and whether they are held out."""
    for part in ("exam", "honey", "train"):
        path = data / "same_story_ru" / f"tgcontest_ru_{part}_pool.tsv"
        with path.open(encoding="utf-8", newline="") as lines:
            for number, row in enumerate(csv.DictReader(lines, delimiter="\t")):
                texts = [row[f"INPUT:{side}_text"].strip() for side in ("first", "second")]
                if row["GOLDEN:quality"] == "OK" and all(texts):
                    name = f"ru-{part}{number}"
                    first, second = (Report(f"{name}-{n}", "ru", text) for n, text in enumerate(texts, 1))
                    yield (first, second), held_out(name)


def _plain(sentence: str) -> str:
    """A tokenised sentence as it was written."""
    text = sentence.replace("``", '"').replace("''", '"').replace("-LRB-", "(").replace("-RRB-", ")")
    text = re.sub(r"(?<=\d) ([.,]) (?=\d)", r"\1", text)
    return re.sub(r" (?=[.,;:!?%)]|'s\b|n't\b)|(?<=[($]) ", "", text)


SETS = {"semeval": semeval, "ru": ru, "ecb": ecb}


def report(pair: Pair, encoder: Encoder) -> model.Report:
    """What ``firsthand run`` makes of two articles."""
    with tempfile.TemporaryDirectory() as folder, open_store(":memory:") as store:
        path = Path(folder) / "pair.jsonl"
        made = [{"id": r.name, "language": r.language, "text": r.text} for r in pair]
        path.write_text("\n".join(json.dumps(row) for row in made), encoding="utf-8")
        return pipeline.run([path], store=store, encoder=encoder)


def met(found: model.Report) -> str:
    """How two articles came out: ``two origins``, ``one origin`` or ``two stories``."""
    if len(found.stories) > 1 or len(found.articles) < 2:
        return "two stories"
    groups = [g for event in found.stories[0].events for g in event.origins.groups]
    return "two origins" if len(groups) > 1 else "one origin"


def outcome(plant: Conflict, pair: Pair, found: model.Report) -> str:
    """The verdict of the statement that holds the two values, or ``missed``; the gravest where there are several."""
    names = {article.id: article.record for article in found.articles}
    edited = pair[plant.edited].name
    wanted = {True: plant.after, False: plant.told}
    verdicts = set()
    for statement in (s for story in found.stories for s in story.statements):
        told = {(names[m.article] == edited, m.text or "") for m in statement.members}
        if all(any(side == mine and says(text, w) for side, text in told) for mine, w in wanted.items()):
            verdicts.add(statement.verdict)
    return next((v for v in ("conflict", "update", "compatible", "agree") if v in verdicts), "missed")


def says(text: str, value: str) -> bool:
    """Whether words that were read as a value have its digits, or where it has none its word."""
    digits = _digits(value)
    return digits in _digits(text) if digits else value.lower() in text.lower()


def _digits(text: str) -> str:
    """The digits of a text, so that forms of one number are one."""
    return "".join(str(int(c)) for c in text if c.isdecimal())


def measure(
    data: Path, encoder: Encoder, sets: Sequence[str], half: str | None, listed: Path | None
) -> dict[str, Any]:
    """All figures; what has to be read goes to ``listed``."""
    figures: dict[str, Any] = {}
    lines: list[str] = []
    for name in sets:
        counts: dict[str, Counter[str]] = defaultdict(Counter)
        for pair, held in SETS[name](data):
            which = "held-out" if held else "dev"
            if half in (None, which):
                _measure_pair(pair, encoder, f"{name} {which}", counts, lines)
        figures |= {key: _figures(count) for key, count in sorted(counts.items())}
    if listed:
        listed.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return figures


def _measure_pair(
    pair: Pair, encoder: Encoder, group: str, counts: dict[str, Counter[str]], lines: list[str]
) -> None:
    untouched = report(pair, encoder)
    keys = [group, f"{group} {pair[0].language}-{pair[1].language}"]
    for key in keys:
        counts[key]["pairs"] += 1
        counts[key][f"pairs, {met(untouched)}"] += 1
    for statement in _several(untouched):
        for key in keys:
            counts[key][f"untouched {statement.kind} {statement.verdict}"] += 1
        lines += [
            f"{group} untouched {statement.kind} {statement.verdict} {pair[0].name}",
            *(f"    [{m.text}] {m.sentence}" for m in statement.members),
        ]
    for plant in plants(*pair):
        side = pair[plant.edited]
        edited = list(pair)
        edited[plant.edited] = Report(side.name, side.language, plant.text)
        found = report((edited[0], edited[1]), encoder)
        result, origins = outcome(plant, pair, found), met(found)
        for key in keys:
            counts[key]["planted"] += 1
            counts[key][f"planted {plant.kind}"] += 1
            counts[key][f"planted, {origins}"] += 1
            counts[key][f"{result}, {origins}"] += 1
            counts[key][f"{plant.kind} {result}, {origins}"] += 1
        lines += [
            f"{group} planted {plant.kind} {result} {origins} {side.name} {plant.before} -> {plant.after}",
            *(f"    {sentence}" for sentence in plant.sentences),
        ]


def _several(found: model.Report) -> Iterator[model.Statement]:
    for story in found.stories:
        yield from (s for s in story.statements if s.origins > 1)


def _figures(count: Counter[str]) -> dict[str, Any]:
    found = count["conflict, two origins"] + count["update, two origins"]
    bounds = count["compatible, two origins"]
    two = count["planted, two origins"]
    return {
        "recall": round(found / count["planted"], 3) if count["planted"] else None,
        "recall, two origins": round(found / two, 3) if two else None,
        "recall, two origins, bounds left out": round(found / (two - bounds), 3) if two > bounds else None,
        **dict(sorted(count.items())),
    }


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--sets", nargs="+", choices=SETS, default=list(SETS))
    parser.add_argument("--half", choices=("dev", "held-out"))
    parser.add_argument("--cache", default="benchmarks/results/vectors.db", help="store for the vectors")
    parser.add_argument("--json", type=Path)
    parser.add_argument("--list", type=Path, help="write plants and statements of untouched pairs here")
    given = parser.parse_args()
    figures = measure(given.data, cached_encoder(given.cache), given.sets, given.half, given.list)
    print(json.dumps(figures, indent=1))
    if given.json:
        given.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
