"""The exact JSON, Markdown and 80-column terminal output; golden/README.md says how to rewrite it."""

import io
import json
import os
from importlib.metadata import version
from pathlib import Path

import pytest
from invented_lineage import LINEAGE_REPORT
from invented_report import ALIGNMENT, MARSA, REPORT, SAMACHAR
from rich.console import Console

from firsthand import codec, model, show

GOLDEN = Path(__file__).parent / "golden"


def printed(act, *things, width=80):
    stream = io.StringIO()
    act(*things, Console(file=stream, width=width))
    return stream.getvalue()


MADE = {
    "report.json": lambda: show.json_report(REPORT).replace(
        f'"version": "{version("firsthand")}"', '"version": "…"'
    ),
    "report.md": lambda: show.markdown(REPORT),
    "report.txt": lambda: printed(show.terminal, REPORT),
    "lineage.md": lambda: show.markdown(LINEAGE_REPORT),
    "lineage.txt": lambda: printed(show.terminal, LINEAGE_REPORT),
    "alignment.md": lambda: show.alignment_markdown(MARSA, SAMACHAR, ALIGNMENT),
    "alignment.txt": lambda: printed(show.alignment_terminal, MARSA, SAMACHAR, ALIGNMENT),
}


@pytest.mark.parametrize("name", MADE)
def test_the_output_is_the_golden_one(name):
    made = MADE[name]()
    path = GOLDEN / name
    if os.environ.get("FIRSTHAND_REWRITE_GOLDEN"):
        path.write_text(made, encoding="utf-8")
    assert made == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", MADE)
def test_the_same_report_gives_the_same_bytes(name):
    assert MADE[name]() == MADE[name]()


def test_the_json_is_the_document_of_the_contract():
    document = json.loads(show.json_report(REPORT))
    assert list(document) == [
        "schema",
        "version",
        "inputs",
        "articles",
        "derivations",
        "stories",
        "unmeasured",
        "judge",
    ]
    assert document["schema"] == "firsthand/1"
    assert document["inputs"]["failed"][1] == {
        "input": "pages/rows.jsonl",
        "reason": REPORT.inputs.failed[1].reason,
        "record": "row-17",
    }
    assert all("dropped" not in article for article in document["articles"])


def test_the_json_gives_the_report_back():
    document = json.loads(show.json_report(REPORT))
    assert codec.from_dict(document["derivations"], list[model.Derivation]) == list(REPORT.derivations)
    assert codec.from_dict(document["stories"], list[model.Story]) == list(REPORT.stories)


def test_the_json_cannot_steer_a_terminal_and_is_always_utf_8():
    broken = model.Report(model.Inputs(0), (), unmeasured=("\ud800 \x9b31m \x1b[0m \u202e",))
    made = show.json_report(broken)
    made.encode("utf-8")
    assert not set("\x1b\x9b\u202e") & set(made)
    assert json.loads(made)["unmeasured"] == list(broken.unmeasured)
