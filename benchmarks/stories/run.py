"""firsthand on stories written blind: pages of invented news, and what a careful analyst reads in them.

usage: python -m benchmarks.stories.run [STORY…] [--misses] [--json out.json]

A story is a folder with ``pages`` and ``gold.json``, written by somebody who had not seen what firsthand can
do, before it was run on them. Figures lie between 0 and 1. What is counted:

- ``language``, ``published`` (the day), ``title`` and ``body`` (first and last words of the article's text,
  none of the page's chrome), each a share of pages;
- ``derivations`` as edges with their kind, precision and recall, and the share of found ones with the right direction;
- ``events`` and ``origins`` as the pairs of articles that they hold together, precision and recall;
- ``statements`` by verdict: a gold statement is found where one reported statement of that verdict has two
  of its places, of different origins; a place is a page and the words of the value;
- ``conflicts real``: the share of reported conflicts that gold has;
- ``timeline`` recall, and ``teasers kept out``: the share of chrome's dates that it doesn't show;
- ``flags`` of values, negation and sense on the right sentence, and ``parts`` left out or added, recall; and
  ``flags right``, the share of reported flags of values that gold has.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

from firsthand import model
from firsthand.run import pipeline
from firsthand.store import open_store

HERE = Path(__file__).parent
Gold = Mapping[str, Any]
#: By name: how many were right, of how many, and what was not.
Counts = dict[str, tuple[int, int, list[str]]]
PARTS = ("omission", "addition")
#: Marks that close a quotation: gold's last words stop before them or behind them.
CLOSING = "\"'”’»«“」』"
#: Letters of a title that are compared.
TITLE = 25


def read(folder: Path) -> tuple[Gold, model.Report]:
    """A story's gold and firsthand's report on its pages."""
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    with open_store(":memory:") as store:
        return gold, pipeline.run([folder / "pages"], store=store)


def score(gold: Gold, report: model.Report) -> Counts:
    """What is right of one story."""
    names = {a.id: Path(a.input).name.split(".")[0] for a in report.articles}
    return {
        **_pages(gold, report, names),
        **_derivations(gold, report, names),
        **_groups(gold, report, names),
        **_statements(gold, report, names),
        **_timeline(gold, report),
        **_flags(gold, report, names),
    }


def _share(wanted: Iterable[tuple[str, bool]]) -> tuple[int, int, list[str]]:
    every = list(wanted)
    return sum(right for _, right in every), len(every), [name for name, right in every if not right]


def _plain(text: str) -> str:
    return " ".join(text.split())


# -- pages -----------------------------------------------------------------------------------


def _pages(gold: Gold, report: model.Report, names: Mapping[str, str]) -> Counts:
    by_name = {names[a.id]: a for a in report.articles}
    told: dict[str, list[tuple[str, bool]]] = defaultdict(list)
    for name, page in gold["pages"].items():
        article = by_name.get(name)
        text = _plain(article.text) if article else ""
        day = article.published.value[:10] if article and article.published else None
        language = (article.language or "").split("-")[0] if article else None
        told["language"].append((f"{name}: {language}", language == page["language"].split("-")[0]))
        told["published"].append((f"{name}: {day}, not {page['published']}", day == page["published"]))
        title = _plain(article.title or "")[:TITLE] if article else ""
        told["title"].append((f"{name}: {title}", title == _plain(page["title"])[:TITLE]))
        first, last = (_plain(page[k]) for k in ("first_words", "last_words"))
        told["body"] += [
            (f"{name} begins: {text[:60]}", text.startswith(first)),
            (f"{name} ends: {text[-60:]}", text.rstrip(CLOSING).endswith(last.rstrip(CLOSING))),
            *((f"{name} holds: {w}", _plain(w) not in text) for w in page["must_not_hold"]),
        ]
    return {name: _share(every) for name, every in told.items()}


# -- derivations, events, origins --------------------------------------------------------------


def _derivations(gold: Gold, report: model.Report, names: Mapping[str, str]) -> Counts:
    wanted = {(d["source"], d["target"]): (d["kind"], d["direction"]) for d in gold["derivations"]}
    found = {
        (names[d.source] if d.source else f"external:{d.source_url}", names[d.target]): (d.kind, d.direction)
        for d in report.derivations
    }
    both = sorted(set(wanted) & set(found))
    return {
        "derivations recall": _share((f"lost {' → '.join(e)}", e in found) for e in wanted),
        "derivations precision": _share((f"wrong {' → '.join(e)} {found[e]}", e in wanted) for e in found),
        "kind": _share(
            (f"{' → '.join(e)}: {found[e][0]}, not {wanted[e][0]}", found[e][0] == wanted[e][0]) for e in both
        ),
        "direction": _share(
            (f"{' → '.join(e)}: {found[e][1]}, not {wanted[e][1]}", found[e][1] == wanted[e][1]) for e in both
        ),
    }


def _groups(gold: Gold, report: model.Report, names: Mapping[str, str]) -> Counts:
    events = [e for s in report.stories for e in s.events]
    found = {
        "events": [[names[a] for a in e.articles] for e in events],
        "origins": [[names[a] for a in g.articles] for e in events for g in e.origins.groups],
        "one story": [[names[a] for e in s.events for a in e.articles] for s in report.stories],
    }
    wanted = {
        "events": [e["articles"] for e in gold["events"]],
        "origins": [o for e in gold["events"] for o in e["origins"]],
        "one story": [list(gold["pages"])],
    }
    counts: Counts = {}
    for name in found:
        have, want = (set(_together(side[name])) for side in (found, wanted))
        counts[f"{name} recall"] = _share((f"parted {p}", p in have) for p in sorted(want))
        counts[f"{name} precision"] = _share((f"joined {p}", p in want) for p in sorted(have))
    return counts


def _together(groups: Iterable[Sequence[str]]) -> Iterator[tuple[str, ...]]:
    return (pair for group in groups for pair in combinations(sorted(group), 2))


# -- statements --------------------------------------------------------------------------------


def _statements(gold: Gold, report: model.Report, names: Mapping[str, str]) -> Counts:
    origin = {page: n for n, o in enumerate(o for e in gold["events"] for o in e["origins"]) for page in o}
    found = [
        (s.verdict, [(names[m.article], _plain(m.text or ""), _plain(m.sentence)) for m in s.members])
        for story in report.stories
        for s in story.statements
        if s.kind in ("date", "quantity") and s.origins > 1
    ]
    told: dict[str, list[tuple[str, bool]]] = defaultdict(list)
    right = set()
    for statement in gold["statements"]:
        held = [
            (n, {origin[page] for page in _places(statement, members)})
            for n, (verdict, members) in enumerate(found)
            if verdict == statement["verdict"]
        ]
        hits = {n for n, origins in held if len(origins) > 1}
        right |= hits
        what = f"{statement['what']}: " + "; ".join(
            f"{m['page'].split('_')[1]} {m['text']}" for m in statement["members"]
        )
        told[statement["verdict"]].append((what, bool(hits)))
    conflicts = (
        (" | ".join(f"{page}: {text} — {sentence[:140]}" for page, text, sentence in members), n in right)
        for n, (verdict, members) in enumerate(found)
        if verdict == "conflict"
    )
    return {**{name: _share(every) for name, every in told.items()}, "conflicts real": _share(conflicts)}


def _places(statement: Mapping[str, Any], members: Sequence[tuple[str, str, str]]) -> set[str]:
    """Pages whose value of the statement is among the members."""
    return {
        m["page"]
        for m in statement["members"]
        for page, text, sentence in members
        if page == m["page"] and _one_value(m, text, sentence)
    }


def _one_value(member: Mapping[str, Any], text: str, sentence: str) -> bool:
    mine = _plain(member["text"])
    beside = _plain(member["sentence_has"])
    return bool(text) and (mine in text or text in mine) and (beside in sentence or mine in sentence)


# -- timeline and flags ------------------------------------------------------------------------


def _timeline(gold: Gold, report: model.Report) -> Counts:
    found = {row.date for s in report.stories for row in s.timeline}
    return {
        "timeline": _share((f"{t['date']} {t['what']}", t["date"] in found) for t in gold["timeline"]),
        "teasers kept out": _share((day, day not in found) for day in gold["timeline_must_not_hold"]),
    }


def _flags(gold: Gold, report: model.Report, names: Mapping[str, str]) -> Counts:
    by_id = {a.id: a for a in report.articles}
    found = [
        (names.get(d.source or "", ""), names[d.target], flag, _sides(d, flag, by_id))
        for d in report.derivations
        for flag in d.flags
    ]
    told: dict[str, list[tuple[str, bool]]] = defaultdict(list)
    right = set()
    for wanted in gold["flags"]:
        hits = {
            n
            for n, (source, target, flag, sides) in enumerate(found)
            if (source, target) == (wanted["source"], wanted["target"]) and _flagged(wanted, flag, sides)
        }
        right |= hits
        kind = (
            wanted["kind"]
            if wanted["kind"] in ("number", "date", "name")
            else "parts"
            if wanted["kind"] in PARTS
            else "negation, sense"
        )
        told[f"flags: {kind}"].append(
            (
                f"{wanted['target']} {wanted['kind']}: {wanted['source_text']} → {wanted['target_text']}",
                bool(hits),
            )
        )
    values = (
        (f"{target} {f.kind}: {f.source_text} → {f.target_text} | {sides[1][:160]}", n in right)
        for n, (_, target, f, sides) in enumerate(found)
        if f.kind not in PARTS
    )
    parts = (
        (f"{target} {f.kind}: {f.source_text or ''} → {f.target_text or ''}"[:200], n in right)
        for n, (_, target, f, _) in enumerate(found)
        if f.kind in PARTS
    )
    return {
        **{name: _share(every) for name, every in told.items()},
        "flags right": _share(values),
        "parts right": _share(parts),
    }


def _sides(
    d: model.Derivation, flag: model.FidelityFlag, by_id: Mapping[str, model.Article]
) -> tuple[str, str]:
    """The paragraphs that a flag points at."""
    return _paragraph(by_id.get(d.source or ""), flag.source), _paragraph(by_id.get(d.target), flag.target)


def _paragraph(article: model.Article | None, number: int | None) -> str:
    if article is None or number is None:
        return ""
    return " ".join(
        _plain(p.text)
        for n, p in enumerate(article.paragraphs, 1)
        if (p.line if p.line is not None else n) == number
    )


def _flagged(wanted: Mapping[str, Any], flag: model.FidelityFlag, sides: tuple[str, str]) -> bool:
    kind, beside = wanted["kind"], _plain(wanted["sentence_has"])
    if kind in PARTS:
        said = _plain(" ".join(filter(None, (flag.source_text, flag.target_text, *sides))))
        return flag.kind == kind and beside in said
    same = (
        flag.kind == kind
        or {flag.kind, kind} <= {"negation", "sense"}
        or {flag.kind, kind} <= {"number", "date"}
    )
    return same and beside in sides[1]


# -- command -----------------------------------------------------------------------------------


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs the stories and prints their figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("stories", nargs="*", help="folders' names or their beginnings; all by default")
    parser.add_argument("--misses", action="store_true", help="lists what is not right")
    parser.add_argument("--json", type=Path)
    options = parser.parse_args(arguments)
    folders = sorted(p.parent for p in HERE.glob("*/gold.json"))
    chosen = [f for f in folders if not options.stories or f.name.startswith(tuple(options.stories))]
    total: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for folder in chosen:
        counts = score(*read(folder))
        for name, (right, every, misses) in counts.items():
            total[name][0] += right
            total[name][1] += every
            if options.misses:
                sys.stdout.writelines(f"{folder.name} {name}: {miss}\n" for miss in misses)
    figures = {name: right / every for name, (right, every) in total.items() if every}
    for name, value in figures.items():
        sys.stdout.write(f"{name:24} {value:.3f}  {total[name][0]} of {total[name][1]}\n")
    if options.json:
        options.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
