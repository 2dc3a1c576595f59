import pytest


@pytest.fixture
def write(tmp_path):
    """Writes a file below the test's folder and gives its path."""

    def _write(name: str, content: bytes | str):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return _write
