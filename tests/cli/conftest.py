import sys
import types

import pytest

import firsthand  # noqa: F401 - loads the rooms
from firsthand.model import Alignment, Article, Inputs, Paragraph, Report, Row


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    """Every test runs in a folder of its own, because commands leave stores and reports there."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def article(number: int = 1) -> Article:
    paragraphs = (Paragraph(1, "title", "Nước lũ", line=1), Paragraph(2, "lead", "Nước lũ đã rút.", line=2))
    return Article(
        f"sha256:{number}", f"{number}.txt", "vi", {"vi": 1.0}, "Nước lũ", paragraphs, "Nước lũ đã rút."
    )


class FakePipeline(types.ModuleType):
    """Stands for `firsthand.run.pipeline`: notes what it is called with and gives what it is told to."""

    def __init__(self):
        super().__init__("firsthand.run.pipeline")
        self.called = []
        self.articles = [article()]
        self.failed = ()
        self.error = None
        self.alignment = Alignment((Row((2,), (2,), 0.9),), dropped=(1,))

    def run(self, inputs, *, store, engine=None, progress=None, **more):
        self._note("run", inputs, store, engine, progress)
        return Report(Inputs(len(self.articles), tuple(self.failed)), tuple(self.articles))

    def extract(self, inputs, *, store, engine=None, progress=None):
        self._note("extract", inputs, store, engine, progress)
        yield from self.articles
        yield from self.failed

    def align_pages(self, a, b, *, store, progress=None, **more):
        self._note("align_pages", (a, b), store, None, progress)
        return article(1), article(2), self.alignment

    def align_lines(self, a, b, *, store, progress=None, **more):
        self._note("align_lines", (a, b), store, None, progress)
        return self.alignment

    def _note(self, name, inputs, store, engine, progress):
        progress.start(name, 2)
        progress.advance()
        self.called.append((name, inputs, store.path, getattr(engine, "jobs", None)))
        if self.error is not None:
            raise self.error


@pytest.fixture
def pipeline(monkeypatch):
    fake = FakePipeline()
    monkeypatch.setitem(sys.modules, "firsthand.run.pipeline", fake)
    monkeypatch.setattr(sys.modules["firsthand.run"], "pipeline", fake, raising=False)
    return fake


@pytest.fixture
def call(capsys):
    """Runs the command line in this process and gives status, output and error lines."""
    from firsthand.cli import main

    def _call(*arguments):
        with pytest.raises(SystemExit) as exit:
            main([str(a) for a in arguments])
        said = capsys.readouterr()
        return exit.value.code, said.out, said.err

    return _call


__all__ = ["article"]
