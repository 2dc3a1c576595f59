"""The main job on the sample pages, scored against their gold as the quality gate scores it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
from benchmarks.sample_pages import measure


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
