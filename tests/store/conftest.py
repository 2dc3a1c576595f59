import pytest

from firsthand.store import SqliteStore


@pytest.fixture(params=["file", "memory"])
def store(request, tmp_path):
    with SqliteStore(tmp_path / "s.db" if request.param == "file" else ":memory:") as opened:
        yield opened
