import numpy as np
import pytest

from firsthand.store import CachedEncoder, LazyEncoder, SqliteStore


class Counting:
    """An encoder that counts what it is asked; a vector is made of the text's length."""

    name = "counting/1"
    dimensions = 2

    def __init__(self, fail_at: int | None = None):
        self.calls: list[list[str]] = []
        self.fail_at = fail_at

    def encode(self, texts):
        self.calls.append(list(texts))
        if self.fail_at is not None and len(self.calls) > self.fail_at:
            raise KeyboardInterrupt
        return np.array([[len(t), 1.0] for t in texts], dtype=np.float32).reshape(-1, 2)


def test_a_text_is_encoded_once():
    inner = Counting()
    cached = CachedEncoder(inner, SqliteStore())
    first = cached.encode(["a", "bb", "a", "é", "e\u0301"])
    assert inner.calls == [["a", "bb", "é"]]
    assert first.tolist() == [[1, 1], [2, 1], [1, 1], [1, 1], [1, 1]] and first.dtype == np.float32
    assert cached.missing(["bb", "ccc", "ccc"]) == ["ccc"]
    assert (cached.encode(["ccc", "a"]) == [[3, 1], [1, 1]]).all()
    assert inner.calls[1:] == [["ccc"]]


def test_no_texts_give_no_vectors():
    assert CachedEncoder(Counting(), SqliteStore()).encode([]).shape == (0, 2)


def test_vectors_of_another_encoder_are_not_used():
    store, other = SqliteStore(), Counting()
    CachedEncoder(Counting(), store).encode(["a"])
    other.name = "counting/2"
    CachedEncoder(other, store).encode(["a"])
    assert other.calls == [["a"]]


def test_a_warm_run_never_makes_the_encoder(tmp_path):
    def make():
        raise AssertionError("the model is loaded")

    with SqliteStore(tmp_path / "s.db") as store:
        cold = CachedEncoder(LazyEncoder("counting/1", 2, Counting), store).encode(["a", "bb"])
    with SqliteStore(tmp_path / "s.db") as store:
        warm = CachedEncoder(LazyEncoder("counting/1", 2, make), store)
        assert (warm.encode(["bb", "a"]) == cold[::-1]).all()
        with pytest.raises(AssertionError, match="loaded"):
            warm.encode(["new"])


def test_the_encoder_is_made_once():
    made = []
    lazy = LazyEncoder("counting/1", 2, lambda: made.append(1) or Counting())
    lazy.encode(["a"])
    lazy.encode(["b"])
    assert made == [1]


def test_batches_are_stored_as_they_come_and_told():
    store, told = SqliteStore(), []
    cut = CachedEncoder(Counting(fail_at=2), store, batch=3, advance=told.append)
    texts = [str(n) for n in range(10)]
    with pytest.raises(KeyboardInterrupt):
        cut.encode(texts)
    assert told == [3, 3]
    again = Counting()
    CachedEncoder(again, store, batch=3).encode(texts)
    assert again.calls == [["6", "7", "8"], ["9"]]
