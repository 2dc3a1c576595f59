"""The main job on the sample pages, scored against their gold as the quality gate scores it."""

from __future__ import annotations

import json
from importlib import resources

import pytest
from benchmarks.sample_pages import measure

import firsthand


@pytest.fixture(scope="module")
def figures():
    return measure()


EXACT = (
    "derivations precision",
    "derivations recall",
    "stories precision",
    "stories recall",
    "events precision",
    "events recall",
    "origins precision",
    "origins recall",
    "teasers' dates kept out",
    "value flags precision",
    "value flags recall",
    "languages right",
    "conflicts precision",
)


def test_every_exact_figure_is_measured(figures):
    assert set(EXACT) <= set(figures), sorted(figures)


@pytest.mark.parametrize("figure", EXACT)
def test_the_analyst_and_firsthand_read_the_same(figures, figure):
    assert figures[figure] == 1.0


@pytest.mark.parametrize(("figure", "least"), [("timeline recall", 0.9), ("days of publication right", 0.9)])
def test_most_of_what_the_analyst_dates_is_found(figures, figure, least):
    assert figures[figure] >= least


def test_the_lines_of_the_flattened_pages_are_told_apart(tmp_path):
    samples = resources.files("firsthand") / "samples"
    gold = json.loads((samples / "gold.json").read_text(encoding="utf-8"))["pages"]
    right = wrong = missed = 0
    with resources.as_file(samples / "pages") as folder:
        for name, page in gold.items():
            path = folder / f"{name}.txt"
            if not path.is_file():
                continue
            article = firsthand.extract(path.read_bytes())
            body = set(page["body_lines"]) | set(page.get("subheading_lines", []))
            free = set(page["caption_lines"]) | set(page["metadata_lines"]) | {page["title_line"]}
            got = {p.line for p in article.paragraphs if p.role not in ("caption", "title")} - free
            right, wrong, missed = right + len(got & body), wrong + len(got - body), missed + len(body - got)
    assert right / (right + wrong) >= 0.97 and right / (right + missed) >= 0.97, (right, wrong, missed)
