"""Fingerprints of runs of characters, and neighbours by cells."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.derive import neighbours
from firsthand.derive.neighbours import nearest
from firsthand.derive.sketch import shared, sketches
from making import BAKERY, HARBOUR


@given(st.lists(st.lists(st.text(max_size=60), max_size=4), max_size=6))
@settings(max_examples=60, deadline=None)
def test_any_text_can_be_sketched_and_only_within_its_paragraphs(texts):
    found = sketches(texts)
    assert len(found.sizes) == len(texts)
    assert found.sizes.sum() == len(found.run) == len(found.owner)
    pairs = shared(found)
    assert (pairs.first < pairs.second).all()
    assert (pairs.count <= np.minimum(found.sizes[pairs.first], found.sizes[pairs.second])).all()


@given(st.permutations(HARBOUR))
@settings(max_examples=10, deadline=None)
def test_the_order_of_paragraphs_does_not_matter(order):
    pairs = shared(sketches([HARBOUR, order, BAKERY]))
    assert (pairs.first.tolist(), pairs.second.tolist()) == ([0], [1])
    assert pairs.count[0] == sketches([HARBOUR]).sizes[0]


@pytest.mark.parametrize("changed", [str.upper, lambda t: t.replace(" ", "  "), lambda t: t.replace(",", "")])
def test_case_spaces_and_punctuation_do_not_matter(changed):
    pairs = shared(sketches([HARBOUR, [changed(text) for text in HARBOUR]]))
    assert pairs.count[0] == sketches([HARBOUR]).sizes[0]


def test_a_run_in_too_many_articles_links_none():
    assert len(shared(sketches([HARBOUR[:1]] * 1_001)).first) == 0


def test_neighbours_by_cells_are_nearly_always_the_exact_ones_and_repeat(monkeypatch):
    random = np.random.default_rng(5)
    topics = random.standard_normal((300, 16))
    vectors = (topics.repeat(10, 0) + 0.3 * random.standard_normal((3_000, 16))).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    owner, language = np.arange(3_000) // 2, np.arange(3_000) // 2 % 3
    exact = nearest(vectors, language, owner)
    assert (owner[exact.row[:, 0, 0]] != owner).all()
    assert (language[exact.row] == np.arange(3)[:, None]).all()
    assert (exact.similarity[:, :, 0] >= exact.similarity[:, :, 1]).all()
    monkeypatch.setattr(neighbours, "EXACT", 1_000)
    monkeypatch.setattr(neighbours, "CELL", 100)
    cells, again = nearest(vectors, language, owner), nearest(vectors, language, owner)
    assert (cells.row == exact.row).mean() > 0.95
    assert (cells.row == again.row).all()
