import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.derive.beads import align_blocks
from firsthand.derive.blocks import LONGEST, make_blocks


def unit(rows):
    return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)


def lines(count, seed=0, width=64):
    """Lines that have a common part, as those of an encoder have."""
    random = np.random.default_rng(seed)
    return unit(unit(random.standard_normal((count, width))) + 2 * unit(random.standard_normal((1, width))))


def translated(vectors, seed=1):
    random = np.random.default_rng(seed)
    return unit(vectors + 0.3 * unit(random.standard_normal(vectors.shape)))


def found(source, target, source_lengths=None, target_lengths=None):
    beads = align_blocks(
        source,
        target,
        source_lengths if source_lengths is not None else [80] * len(source),
        target_lengths if target_lengths is not None else [80] * len(target),
    )
    return [(b.source, b.target, b.lines) for b in beads]


def one_to_one(count, source=0, target=0):
    return [(source + n, target + n, (1, 1)) for n in range(count)]


def test_nothing_beside_something_has_no_row():
    assert found(lines(3), lines(0)) == [] and found(lines(0), lines(3)) == []


def test_one_line_beside_one_is_a_row():
    assert found(lines(1), translated(lines(1))) == [(0, 0, (1, 1))]


@pytest.mark.parametrize("many", range(2, LONGEST + 1))
def test_lines_merged_in_translation_stand_beside_the_one(many):
    source = lines(20)
    target = np.concatenate([source[:8], unit(source[8 : 8 + many].sum(axis=0)[None]), source[8 + many :]])
    lengths = [80] * len(target)
    lengths[8] = 80 * many
    rows = found(source, translated(target), None, lengths)
    assert rows == [*one_to_one(8), (8, 8, (many, 1)), *one_to_one(20 - 8 - many, 8 + many, 9)]


def test_fifty_foreign_lines_on_one_side_are_left_alone():
    source = lines(40)
    target = np.concatenate([translated(source)[:15], lines(50, seed=9), translated(source)[15:]])
    assert found(source, target) == [*one_to_one(15), *one_to_one(25, 15, 65)]


def test_a_text_of_very_different_length_is_found_inside_the_other():
    source = lines(120)
    assert found(source, translated(source)[70:90]) == one_to_one(20, 70)


def test_long_texts_go_through_the_same_corridor():
    source = lines(1500)
    target = np.delete(translated(source), [200, 201, 900], axis=0)
    rows = found(source, target)
    assert rows == [*one_to_one(200), *one_to_one(698, 202, 200), *one_to_one(599, 901, 898)]


def test_scores_are_shares_and_say_which_row_is_sure():
    source = lines(12)
    beads = align_blocks(source, translated(source), [80] * 12, [80] * 12)
    assert all(0.9 < bead.score <= 1 for bead in beads)


def test_joined_vectors_are_used_where_given():
    source = lines(6)
    pairs = unit(lines(5, seed=5))
    made = make_blocks(source, [10] * 6, [pairs])
    assert [len(v) for v in made.vectors] == [6, 5, 4, 3]
    common = source.sum(axis=0) / 8
    assert np.allclose(made.vectors[1], unit(pairs - common), atol=1e-5)


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 14), st.integers(1, 14), st.integers(0, 10_000))
def test_rows_take_each_line_once(n, m, seed):
    random = np.random.default_rng(seed)
    base = lines(max(n, m), seed)
    source, target = base[:n], translated(base)[:m]
    lengths = random.integers(1, 300, n), random.integers(1, 300, m)
    rows = found(source, target, *lengths)
    taken = [line for i, _, (a, _) in rows for line in range(i, i + a)]
    others = [line for _, j, (_, b) in rows for line in range(j, j + b)]
    assert taken == sorted(set(taken)) and set(taken) <= set(range(n))
    assert len(others) == len(set(others)) and set(others) <= set(range(m))


@settings(max_examples=40, deadline=None)
@given(st.integers(2, 16), st.integers(0, 10_000), st.data())
def test_swapping_the_sides_swaps_the_rows(n, seed, data):
    source = lines(n, seed)
    gone = data.draw(st.sets(st.integers(0, n - 1), max_size=n // 2))
    target = np.delete(translated(source, seed + 1), sorted(gone), axis=0)
    there, back = found(source, target), found(target, source)
    assert [(j, i, (b, a)) for i, j, (a, b) in back] == there


def test_lines_that_moved_have_a_row_that_crosses_the_others():
    source = lines(30)
    order = [*range(4), *range(6, 20), 4, 5, *range(20, 30)]
    rows = found(source, translated(source)[order])
    assert sorted(rows) == sorted((n, order.index(n), (1, 1)) for n in range(30))


def test_a_foreign_line_on_each_side_is_no_line_that_moved():
    *same, one, other = lines(32)
    source = np.insert(same, 5, one, axis=0)
    target = np.insert(translated(np.array(same)), 20, other, axis=0)
    assert found(source, target) == [*one_to_one(5), *one_to_one(15, 6, 5), *one_to_one(10, 21, 21)]
