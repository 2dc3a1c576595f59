"""Trees in a file give what the trees that were fitted gave."""

import numpy as np
import pytest

from firsthand.compare.trees import Trees


def test_each_row_goes_down_each_tree_and_the_leaves_are_added():
    trees = Trees(
        feature=np.array([0, -1, -1, 1, -1, -1], np.int16),
        threshold=np.array([0.5, 0, 0, 2, 0, 0], np.float32),
        left=np.array([1, 0, 0, 4, 0, 0], np.int32),
        right=np.array([2, 0, 0, 5, 0, 0], np.int32),
        value=np.array([0, -1, 1, 0, 10, 20], np.float32),
        roots=np.array([0, 3], np.int32),
        bias=0.5,
    )
    assert trees([[0.5, 2], [0.6, 2], [0.6, 2.1]]).tolist() == [9.5, 11.5, 21.5]
    assert trees([]).shape == (0,)


def test_stored_trees_are_the_mean_of_the_librarys():
    ensemble = pytest.importorskip("sklearn.ensemble")
    from benchmarks.facts.grown import stored

    chosen = np.random.default_rng(1)
    rows = chosen.normal(size=(400, 5)).astype(np.float32)
    right = rows[:, 0] * rows[:, 1] > 0
    models = [ensemble.HistGradientBoostingClassifier(max_iter=n).fit(rows, right) for n in (20, 5)]
    mean = sum(model.decision_function(rows) for model in models) / 2
    assert np.allclose(Trees.read(stored(models))(rows), mean, atol=1e-4)
