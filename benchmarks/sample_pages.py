"""The pipeline on the package's sample pages, scored against their gold file.

Gold is read as src/firsthand/samples/README.md lays it out. All figures lie between 0 and 1
and 1 is right everywhere. Shares of a set are F1, or precision and recall apart.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from importlib import resources
from itertools import combinations
from pathlib import Path
from typing import Any

from firsthand import model
from firsthand.run import pipeline
from firsthand.store import open_store

Figures = dict[str, float]
#: Flags that say that a value was changed; the others say what was left out or added.
VALUE_FLAGS = ("number", "date", "name")


def measure() -> Figures:
    """Runs the pipeline on the sample pages, keeping nothing, and scores the report."""
    with resources.as_file(resources.files("firsthand") / "samples") as folder:
        gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
        with open_store(":memory:") as store:
            report = pipeline.run([folder / "pages"], store=store)
    return score(report, gold)


def score(report: model.Report, gold: Mapping[str, Any]) -> Figures:
    """All figures of a report on the sample pages."""
    names = {article.id: page_name(article, gold["pages"]) for article in report.articles}
    return {
        **_derivations(report, gold, names),
        **_groups(report, gold, names),
        **_origins(report, gold, names),
        **_timeline(report, gold, names),
        **_statements(report, gold, names),
        **_flags(report, gold, names),
        **_metadata(report, gold, names),
    }


def page_name(article: model.Article, pages: Mapping[str, Any]) -> str:
    """What gold calls the page of ``article``: a row's id, else the file's name without its ending."""
    return article.record if article.record in pages else Path(article.input).name.split(".")[0]


def precision_recall(found: set[Any], wanted: set[Any]) -> tuple[float, float]:
    """Shares of ``found`` that is wanted and of ``wanted`` that was found; 1 where a set is empty."""
    right = len(found & wanted)
    return (right / len(found) if found else 1.0), (right / len(wanted) if wanted else 1.0)


def _derivations(report: model.Report, gold: Mapping[str, Any], names: Mapping[str, str]) -> Figures:
    """Edges as (source, target); of those found, how many have gold's kind and direction.

    An address beside an edge from a page is not counted: gold has external edges only where
    the source is not among the pages.
    """
    wanted = {(d["source"], d["target"]): d for d in gold["derivations"]}
    found = {(_source(d, names), names[d.target]): d for d in report.derivations}
    precision, recall = precision_recall(set(found), set(wanted))
    both = sorted(set(found) & set(wanted))
    return {
        "derivations precision": precision,
        "derivations recall": recall,
        "kind right": sum(found[e].kind == wanted[e]["kind"] for e in both) / max(1, len(both)),
        "direction right": sum(found[e].direction == wanted[e]["direction"] for e in both)
        / max(1, len(both)),
        "tempting pairs left alone": 1 - _tempted(found, gold["not_derived"]) / len(gold["not_derived"]),
    }


def _source(edge: model.Derivation, names: Mapping[str, str]) -> str:
    return names[edge.source] if edge.source else f"external:{edge.source_url}"


def _tempted(found: Iterable[tuple[str, str]], tempting: Iterable[Iterable[str]]) -> int:
    undirected = {frozenset(edge) for edge in found}
    return sum(frozenset(pair) in undirected for pair in tempting)


def _groups(report: model.Report, gold: Mapping[str, Any], names: Mapping[str, str]) -> Figures:
    """Stories and events as the pairs of articles that they hold together."""
    stories = [[n for e in s["events"] for n in e["articles"]] for s in gold["stories"]]
    events = [e["articles"] for s in gold["stories"] for e in s["events"]]
    found_stories = [[names[a] for e in s.events for a in e.articles] for s in report.stories]
    found_events = [[names[a] for a in e.articles] for s in report.stories for e in s.events]
    story, event = (
        precision_recall(_together(found), _together(wanted))
        for found, wanted in ((found_stories, stories), (found_events, events))
    )
    return {
        "stories precision": story[0],
        "stories recall": story[1],
        "events precision": event[0],
        "events recall": event[1],
    }


def _together(groups: Iterable[Iterable[str]]) -> set[frozenset[str]]:
    return {frozenset(pair) for group in groups for pair in combinations(sorted(group), 2)}


def _origins(report: model.Report, gold: Mapping[str, Any], names: Mapping[str, str]) -> Figures:
    """Origin groups as sets of articles; and whether any event is credited with more origins than it has."""
    wanted = {frozenset(o) for s in gold["stories"] for e in s["events"] for o in e["origins"]}
    alone = {frozenset([name]) for name in gold["alone"]}
    found = {
        frozenset(names[a] for a in group.articles)
        for s in report.stories
        for e in s.events
        for group in e.origins.groups
    }
    precision, recall = precision_recall(found - alone, wanted)
    return {"origins precision": precision, "origins recall": recall}


def _timeline(report: model.Report, gold: Mapping[str, Any], names: Mapping[str, str]) -> Figures:
    """Dates found in any story, and teasers' dates kept out."""
    alone = set(gold["alone"])
    told = [s for s in report.stories if not {names[a] for e in s.events for a in e.articles} <= alone]
    found = {entry.date for s in told for entry in s.timeline}
    wanted = {entry["date"] for entry in gold["timeline"]}
    teasers = set(gold["timeline_must_not_hold"])
    return {
        "timeline recall": precision_recall(found, wanted)[1],
        "teasers' dates kept out": 1 - len(found & teasers) / len(teasers),
    }


def _statements(report: model.Report, gold: Mapping[str, Any], names: Mapping[str, str]) -> Figures:
    """Gold's statements found with their verdict, and conflicts that are gold's.

    One is found where a statement of that verdict holds at least two of its places (page and
    paragraph) of different origins.
    """
    wanted = [(s["verdict"], {_gold_place(v) for v in s["values"]}) for s in gold["statements"]]
    place = _places(report)
    found = [
        (s.verdict, {(names[m.article], place[m.article, m.paragraph]) for m in s.members})
        for story in report.stories
        for s in story.statements
        if s.origins > 1
    ]
    hit = [any(v == verdict and len(p & places) > 1 for v, p in found) for verdict, places in wanted]
    conflicts = [p for v, p in found if v == "conflict"]
    true = sum(any(v == "conflict" and len(p & places) > 1 for v, places in wanted) for p in conflicts)
    return {
        "statements recall": sum(hit) / len(wanted),
        "conflicts precision": true / len(conflicts) if conflicts else 1.0,
    }


def _places(report: model.Report) -> dict[tuple[str, int], int]:
    """Paragraphs as gold counts them: lines of flattened pages, else the paragraphs of the body from 1."""
    found = {}
    for article in report.articles:
        body = 0
        for paragraph in article.paragraphs:
            body += paragraph.role not in ("title", "subheading", "caption")
            place = body if paragraph.line is None else paragraph.number
            found[article.id, paragraph.number] = place
    return found


def _gold_place(value: Mapping[str, Any]) -> tuple[str, int]:
    return value["origin"], value.get("line", value.get("paragraph"))


def _flags(report: model.Report, gold: Mapping[str, Any], names: Mapping[str, str]) -> Figures:
    """Changed values, as (source, target, kind) with gold's place in the source or target."""
    wanted = {_gold_flag(f) for f in gold["fidelity"]}
    place = _places(report)
    found = {
        (f"{names[d.source]}->{names[d.target]}", f.kind, _flag_place(d, f, place))
        for d in report.derivations
        if d.source
        for f in d.flags
    }
    values = {f for f in found if f[1] in VALUE_FLAGS}
    precision, recall = precision_recall(values, {f for f in wanted if f[1] in VALUE_FLAGS})
    left = {f for f in wanted if f[1] not in VALUE_FLAGS}
    return {
        "value flags precision": precision,
        "value flags recall": recall,
        "omissions and additions recall": precision_recall(found, left)[1],
    }


def _flag_place(
    edge: model.Derivation, flag: model.FidelityFlag, place: Mapping[tuple[str, int], int]
) -> int | None:
    article, number = (edge.target, flag.target) if flag.kind == "addition" else (edge.source, flag.source)
    return None if article is None or number is None else place[article, number]


def _gold_flag(flag: Mapping[str, Any]) -> tuple[str, str, int | None]:
    side = "target" if flag["kind"] == "addition" else "source"
    place = flag.get(f"{side}_line", flag.get(f"{side}_paragraph"))
    return flag["edge"], flag["kind"], place


def _metadata(report: model.Report, gold: Mapping[str, Any], names: Mapping[str, str]) -> Figures:
    """Language and day of publication (None where neither page nor story says)."""
    pages = gold["pages"]
    days = languages = 0
    for article in report.articles:
        page = pages[names[article.id]]
        languages += article.language is not None and article.language.split("-")[0] == page["language"]
        shown = article.published.value[:10] if article.published else None
        days += shown == (page["published"][:10] if page["published"] else None)
    count = len(pages)
    return {"languages right": languages / count, "days of publication right": days / count}
