"""Names of real articles and stories as users see them: precision and recall against names written down by hand.

    python -m benchmarks.facts.story_names --data ../shared/data [--half dev|held-out] [--misses] [--json out.json]

``story_names.tsv`` holds ids and names alone; the texts are read in place (semeval2022: ``se-pair-side``, same_story_ru:
``ru-row-side``, ntrex: ``ntrex-document-language``), a paragraph a line, and given to `compare.named` as the articles of
one story: what grouping and the extraction of articles may lose is not measured here. Half of the stories, by hash, is
``held-out``: its misses are not read.

*One article*: the forms that firsthand finds in an article whose script has capitals, before other articles are looked at.
Precision: shares of the distinct forms that are names, from end to end. Recall: shares of the bearers of whom one form is found.
*Stories*: the statements of kind ``name``. One is right where each of its forms is a name and all are of one bearer. Recall is of the
bearers that two articles name. What stands after an apostrophe ("Köln'de") is left out of the comparison.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import regex

from benchmarks.derivations.corpora import NTREX, article, held_out, rows
from benchmarks.facts.conflicts import ru
from firsthand.compare.name_clusters import Told, written
from firsthand.compare.named import name_clusters
from firsthand.compare.readings import read_sentences
from firsthand.names.finding import cased

GOLD = Path(__file__).with_suffix(".tsv")
HALVES = ("dev", "held-out")
NEEDED = ("semeval2022", "same_story_ru", "ntrex")
_ENDING = regex.compile(r"(?<=\p{L})['’]\p{Ll}+$")


@dataclass(slots=True)
class Gold:
    """A story: its articles' ids, the forms of each bearer by article, and those that are counted neither way."""

    articles: tuple[str, ...]
    bearers: list[list[frozenset[str]]] = field(default_factory=list)
    ignored: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    @property
    def half(self) -> str:
        """Which half it is of."""
        return HALVES[held_out(self.articles[0].rpartition("-")[0])]

    def bearer(self, article: str, form: str) -> int | None:
        """The number of the bearer that a form of an article names."""
        place = self.articles.index(article)
        return next((n for n, forms in enumerate(self.bearers) if plain(form) in forms[place]), None)


def plain(form: str) -> str:
    """A form without what stands after an apostrophe, and with single spaces."""
    return _ENDING.sub("", " ".join(form.split()))


def gold() -> list[Gold]:
    """All stories of the file, in its order."""
    stories: list[Gold] = []
    for line in GOLD.read_text(encoding="utf-8").splitlines():
        head, *rest = line.lstrip("?").split("\t")
        if line.startswith("#"):
            continue
        if head == "story":
            stories.append(Gold(tuple(rest)))
            continue
        forms = [frozenset(f for f in cell.split(" / ") if f != "-") for cell in (head, *rest)]
        if len(forms) != len(stories[-1].articles):
            raise ValueError(
                f"{GOLD.name}: {len(forms)} cells for {len(stories[-1].articles)} articles: {line}"
            )
        if line.startswith("?"):
            for article, cell in zip(stories[-1].articles, forms, strict=True):
                stories[-1].ignored[article] |= cell
        else:
            stories[-1].bearers.append(forms)
    return stories


def texts(data: Path) -> dict[str, tuple[str, str]]:
    """(language, text) of every article of the sets by its id."""
    found = {
        f"se-{row['pair_id']}-{n}": (row[f"lang{n}"], row[f"text{n}"])
        for row in rows(data / "semeval2022" / "pairs.jsonl.gz")
        for n in (1, 2)
    }
    found |= {report.name: ("ru", report.text) for pair, _ in ru(data) for report in pair}
    for code, language in NTREX.items():
        lines: dict[str, list[str]] = defaultdict(list)
        for row in rows(data / "ntrex" / f"{code}.jsonl.gz"):
            lines[row["document"]].append(row["text"])
        found |= {f"ntrex-{name}-{code}": (language, "\n\n".join(told)) for name, told in lines.items()}
    return found


@dataclass(slots=True)
class Score:
    """Counts of one half: what was given, what of it is right, what was asked, what of it was found."""

    given: int = 0
    right: int = 0
    asked: int = 0
    found: int = 0
    misses: list[str] = field(default_factory=list)

    def shown(self) -> dict[str, float | int | None]:
        """Precision and recall with their counts."""
        return {
            "given": self.given,
            "precision": round(self.right / self.given, 4) if self.given else None,
            "asked": self.asked,
            "recall": round(self.found / self.asked, 4) if self.asked else None,
        }


def articles(story: Gold, told: Mapping[str, tuple[str, str]]) -> list[Told]:
    """The articles of a story as the names are read from them."""
    made = []
    for name in story.articles:
        language, text = told[name]
        read = article(name, language, [line for line in text.splitlines() if line.strip()])
        made.append(Told(name, language, tuple(read_sentences(read, None))))
    return made


def by_article(story: Gold, told: Sequence[Told], score: Score) -> None:
    """Counts the names that each article has by itself."""
    for place, one in enumerate(told):
        if not cased(" ".join(s.text for s in one.sentences)):
            continue
        spans = {n.sentence.text[n.run.start : n.run.end] for n in written([one])}
        forms = {plain(form) for form in spans} - story.ignored[one.article]
        hits = {form: story.bearer(one.article, form) for form in sorted(forms)}
        asked = {n for n, bearer in enumerate(story.bearers) if bearer[place]}
        _count(score, list(hits.values()), asked)
        score.misses += [f"extra  {one.article} {form}" for form, n in hits.items() if n is None]
        missed = sorted(asked - set(hits.values()))
        score.misses += [f"missed {one.article} {min(story.bearers[n][place])}" for n in missed]


def by_story(story: Gold, told: Sequence[Told], score: Score) -> None:
    """Counts the names that two articles and more have."""
    hits: list[int | None] = []
    for cluster in name_clusters(told):
        every = {(f.article, plain(f.text)) for f in cluster.forms}
        forms = {(name, form) for name, form in every if form not in story.ignored[name]}
        if not forms:
            continue
        bearers = {story.bearer(*form) for form in forms}
        hits.append(bearers.pop() if len(bearers) == 1 else None)
        if hits[-1] is None:
            score.misses.append(f"extra  {story.articles[0]} {' | '.join(f for _, f in sorted(forms))}")
    asked = {n for n, bearer in enumerate(story.bearers) if sum(map(bool, bearer)) > 1}
    _count(score, hits, asked)
    for n in sorted(asked - set(hits)):
        score.misses.append(f"missed {story.articles[0]} {' | '.join(min(f) for f in story.bearers[n] if f)}")


def _count(score: Score, hits: Sequence[int | None], asked: set[int]) -> None:
    score.given += len(hits)
    score.right += sum(hit is not None for hit in hits)
    score.asked += len(asked)
    score.found += len(asked & set(hits))


def scores(data: Path, halves: Sequence[str] = HALVES) -> dict[tuple[str, str], Score]:
    """The counts by kind (``one article``, ``stories``) and half; empty where a set is absent."""
    if not all((data / folder).is_dir() for folder in NEEDED):
        return {}
    told = texts(data)
    counted: dict[tuple[str, str], Score] = defaultdict(Score)
    for story in gold():
        if story.half in halves:
            read = articles(story, told)
            by_article(story, read, counted["one article", story.half])
            by_story(story, read, counted["stories", story.half])
    return counted


def measure(data: Path) -> dict[str, Any]:
    """``{"one article": {"dev": …, "held-out": …}, "stories": …}``, or ``{"skipped": reason}``."""
    report: dict[str, Any] = {}
    for (kind, half), score in sorted(scores(data).items()):
        report.setdefault(kind, {})[half] = score.shown()
    return report or {"skipped": f"no {', '.join(NEEDED)} under {data}"}


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--half", choices=HALVES, help="both where left out")
    parser.add_argument("--misses", action="store_true", help="list them, for reading: of dev alone")
    parser.add_argument("--json", type=Path)
    given = parser.parse_args()
    found = scores(given.data, [given.half] if given.half else HALVES)
    for (kind, half), score in sorted(found.items()):
        print(f"{kind:12} {half:9} {json.dumps(score.shown())}")
        if given.misses and half == "dev":
            print("\n".join(score.misses))
    if given.json:
        shown = {f"{kind}, {half}": score.shown() for (kind, half), score in sorted(found.items())}
        given.json.write_text(json.dumps(shown, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
