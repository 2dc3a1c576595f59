from itertools import combinations, pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.derive.align import align_units, mutual_best, row_probability
from firsthand.derive.evidence import row_evidence
from firsthand.derive.features import PairFeatures, best_chain, longest_increasing, pair_features
from making import units

pairs_and_scores = st.lists(
    st.tuples(st.integers(0, 6), st.integers(0, 6), st.integers(-3, 5)), max_size=7, unique_by=lambda p: p[:2]
)


def chains(pairs):
    for size in range(1, len(pairs) + 1):
        for chosen in combinations(sorted(pairs), size):
            if all(a[0] < b[0] and a[1] < b[1] for a, b in pairwise(chosen)):
                yield chosen


@given(pairs_and_scores)
def test_the_best_chain_is_the_best_of_all_chains(given_pairs):
    scores = {(i, j): s for i, j, s in given_pairs}
    chain, total = best_chain(list(scores), list(scores.values()))
    assert total == max([0, *(sum(scores[p] for p in c) for c in chains(scores))])
    assert sum(scores[p] for p in chain) == total


@given(pairs_and_scores)
def test_a_price_on_skipped_lines_never_raises_the_total(given_pairs):
    pairs, scores = [p[:2] for p in given_pairs], [p[2] for p in given_pairs]
    assert best_chain(pairs, scores, skipped=1.5)[1] <= best_chain(pairs, scores)[1]


def test_a_dense_passage_is_worth_more_than_scattered_rows():
    dense, scattered = [(3, 3), (4, 4), (5, 5)], [(0, 9), (4, 14), (9, 20)]
    assert best_chain(dense, [2, 2, 2], skipped=1.5)[1] == 6
    assert best_chain(scattered, [2, 2, 2], skipped=1.5)[1] == 2


@given(st.lists(st.integers(0, 8), max_size=9))
def test_the_longest_increasing_run_is_the_longest_of_all(values):
    rises = [
        size
        for size in range(len(values) + 1)
        if any(all(a < b for a, b in pairwise(c)) for c in combinations(values, size))
    ]
    assert longest_increasing(values) == max(rises)


@given(st.integers(1, 5), st.integers(1, 5), st.randoms(use_true_random=False))
def test_mutual_best_pairs_use_every_line_once(n, m, random):
    margin = np.array([[random.random() for _ in range(m)] for _ in range(n)])
    pairs = mutual_best(margin)
    assert len({i for i, _ in pairs}) == len({j for _, j in pairs}) == len(pairs) >= 1
    assert all(margin[i, j] == margin[i].max() == margin[:, j].max() for i, j in pairs)


def test_the_row_curve_rises_with_the_margin():
    low, high = row_probability(-0.5), row_probability(0.5)
    assert low < 0.05 < 0.95 < high


def test_rows_are_found_in_any_order():
    margin = np.full((3, 3), -0.3)
    margin[0, 2] = margin[1, 0] = margin[2, 1] = 0.4
    axes = np.eye(3)
    rows = align_units(units(*axes), units(axes[1], axes[2], axes[0]), margin)
    assert [(r.source, r.target) for r in rows] == [((0,), (2,)), ((1,), (0,)), ((2,), (1,))]
    assert all(0.9 < r.score <= 1 for r in rows)


def test_a_paragraph_that_was_split_in_two_gets_both_halves():
    rest = [[0, 0, 0, 1, 0], [0, 0, 0, 0, 1]]
    source = units([1, 1, 1.2, 0, 0], *rest, weights=[40, 20, 20])
    target = units([1, 1, 0, 0, 0], [0, 0, 1, 0, 0], *rest, weights=[22, 18, 20, 20])
    margin = (source.vectors @ target.vectors.T - 0.4).astype(float)
    for one, other, matrix in ((source, target, margin), (target, source, margin.T)):
        rows = align_units(one, other, matrix)
        widest = max(rows, key=lambda r: len(r.source) + len(r.target))
        assert len(rows) == 3
        assert {widest.source, widest.target} == {(0,), (0, 1)}


def test_a_line_that_only_resembles_its_neighbour_does_not_join_the_row():
    source, target = units([1, 0, 0], weights=[20]), units([1, 0, 0], [0.6, 0, 0.8], weights=[20, 20])
    rows = align_units(source, target, (source.vectors @ target.vectors.T - 0.4).astype(float))
    assert [(r.source, r.target) for r in rows] == [((0,), (0,))]


def test_texts_with_nothing_in_common_have_no_rows():
    assert align_units(units([1, 0]), units([0, 1]), np.array([[-0.6]])) == []
    assert align_units(units([1, 0]), units([1, 0]), np.zeros((1, 0))) == []


def test_features_do_not_depend_on_which_article_is_called_first():
    random = np.random.default_rng(1)
    margin = random.uniform(-0.5, 0.5, (4, 6))
    a, b = units(*random.standard_normal((4, 3))), units(*random.standard_normal((6, 3)))
    there = pair_features(a, b, margin, *row_evidence(a, b, margin))
    back = pair_features(b, a, margin.T, *row_evidence(b, a, margin.T))
    assert there.array() == pytest.approx(back.array())
    assert len(PairFeatures.names()) == len(there.array())
    nothing = units(weights=[])
    assert pair_features(a, nothing, np.zeros((4, 0)), [], np.zeros(0)) is None
