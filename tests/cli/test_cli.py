import json
import os
import subprocess
import sys
import time
from pathlib import Path

import click
import pytest

from firsthand import cli as package
from firsthand.cli import cli, output, status
from firsthand.errors import MissingExtra, NoArticle, ReadError
from firsthand.model import Failure
from firsthand.run import ready_lines
from firsthand.run.progress import Bars, Silent

UNREADABLE = Failure("b.txt", "empty")


# -- help --------------------------------------------------------------------------


@pytest.mark.parametrize("command", sorted(cli.commands))
def test_every_command_teaches_with_examples_and_explains_every_option(call, command):
    code, out, _ = call(command, "--help")
    assert code == 0 and out.count(f"firsthand {command}") >= 2
    assert all(p.help for p in cli.commands[command].params if isinstance(p, click.Option))
    for option in ("--store", "--format", "-o", "--jobs", "--engine", "--quiet", "--no-progress"):
        assert option in out


def test_help_names_the_commands_and_statuses(call):
    code, out, _ = call("--help")
    assert code == 0 and "no article found" in " ".join(out.split())
    assert sorted(cli.commands) == ["align", "demo", "export", "extract", "run"]


def test_version(call):
    assert call("--version")[1].startswith("firsthand ")


def test_help_answers_at_once():
    took = []
    for _ in range(3):
        start = time.perf_counter()
        subprocess.run([sys.executable, "-m", "firsthand.cli", "--help"], check=True, capture_output=True)
        took.append(time.perf_counter() - start)
    assert min(took) < 1.0  # 0.1 s alone; the bound leaves room for a loaded machine
    code = "import sys, firsthand.cli; sys.exit(any(m in sys.modules for m in ('numpy', 'lxml', 'rich', 'sqlite3')))"
    assert subprocess.run([sys.executable, "-c", code]).returncode == 0


# -- run ---------------------------------------------------------------------------


def test_run_prints_the_report_and_keeps_a_store(call, pipeline, folder):
    code, out, err = call("run", "pages/", "a.html")
    assert code == 0 and out and err == ""
    assert pipeline.called == [("run", ("pages/", "a.html"), "firsthand.db", 1)]
    assert (folder / "firsthand.db").exists()


def test_run_as_json_is_one_document(call, pipeline):
    code, out, _ = call("run", "x", "--format", "json", "--store", ":memory:")
    document = json.loads(out)
    assert code == 0 and document["schema"] == "firsthand/1" and document["articles"][0]["title"] == "Nước lũ"


@pytest.mark.parametrize(
    ("name", "start"), [("r.json", "{"), ("r.html", "<!"), ("r.HTM", "<!"), ("r.md", "#"), ("r.txt", None)]
)
def test_the_ending_of_the_output_says_the_form(call, pipeline, folder, name, start):
    code, out, _ = call("run", "x", "-o", name, "--store", ":memory:")
    text = (folder / name).read_text()
    assert code == 0 and out == "" and text.endswith("\n") and "\x1b" not in text
    assert start is None or text.lstrip().lower().startswith(start)


def test_the_format_overrules_the_ending(call, pipeline, folder):
    call("run", "x", "-o", "r.dat", "--format", "json", "--store", ":memory:")
    json.loads((folder / "r.dat").read_text())


def test_html_without_an_output_goes_to_a_file_and_says_so(call, pipeline, folder):
    code, out, err = call("run", "x", "--format", "html")
    assert code == 0 and out == "" and err == "wrote firsthand-report.html\n"
    assert "<html" in (folder / "firsthand-report.html").read_text()
    assert call("run", "x", "--format", "html", "--quiet")[2] == ""


def test_a_dash_is_standard_output(call, pipeline):
    assert json.loads(call("run", "x", "--format", "json", "-o", "-")[1])


def test_inputs_that_failed_are_named_and_the_rest_reported(call, pipeline):
    pipeline.failed = (UNREADABLE, Failure("c.jsonl#2", "no\ttext\x1b[2J\nat all", "r2"))
    code, out, err = call("run", "x", "--quiet", "--format", "json")
    assert code == status.UNREAD and json.loads(out)["articles"]
    assert err == "firsthand: b.txt: empty\nfirsthand: c.jsonl#2 (r2): no text\ufffd[2J at all\n"


def test_no_article_is_status_three_with_valid_json(call, pipeline):
    pipeline.articles, pipeline.failed = [], (UNREADABLE,)
    code, out, err = call("run", "x", "--format", "json")
    assert code == status.NOTHING and json.loads(out)["articles"] == []
    assert err == "firsthand: b.txt: empty\nfirsthand: no article found\n"
    code, out, err = call("run", "x")
    assert code == status.NOTHING and out == ""


def test_jobs_reach_the_engine(call, pipeline):
    call("run", "x", "--jobs", "3")
    assert pipeline.called[0][-1] == 3


# -- demo --------------------------------------------------------------------------


def test_demo_prints_the_report_and_writes_one_without_keeping_a_store(call, pipeline, folder):
    code, out, err = call("demo")
    assert code == 0 and str(folder / "firsthand-report.html") in out and err == ""
    assert [p.name for p in folder.iterdir()] == ["firsthand-report.html"]
    (name, inputs, store, _) = pipeline.called[0]
    assert (name, store) == ("run", ":memory:") and inputs[0].endswith("samples/pages")


def test_demo_in_one_form_writes_that_only(call, pipeline, folder):
    assert json.loads(call("demo", "--format", "json")[1]) and not list(folder.iterdir())


# -- extract -----------------------------------------------------------------------


def test_extract_prints_articles_as_lines(call, pipeline):
    pipeline.articles = [ready_lines.lines_article("a", ["x"]), ready_lines.lines_article("b", ["nước"])]
    pipeline.failed = (UNREADABLE,)
    code, out, err = call("extract", "x")
    assert code == status.UNREAD and [json.loads(line)["id"] for line in out.splitlines()] == ["a", "b"]
    assert "dropped" in json.loads(out.splitlines()[0]) and "nước" in out
    assert err == "firsthand: b.txt: empty\n"


def test_extract_into_a_file(call, pipeline, folder):
    assert call("extract", "x", "-o", "a.jsonl", "--format", "json")[:2] == (0, "")
    assert len((folder / "a.jsonl").read_text().splitlines()) == 1


def test_extract_of_nothing(call, pipeline):
    pipeline.articles = []
    assert call("extract", "x") == (status.NOTHING, "", "firsthand: no article found\n")


# -- align -------------------------------------------------------------------------


@pytest.fixture
def pair(folder):
    (folder / "a.txt").write_text("One.\n\n  Two.\n")
    (folder / "b.txt").write_text("Un.\nDeux.\n")
    return folder / "a.txt", folder / "b.txt"


def test_align_as_json(call, pipeline, pair):
    code, out, _ = call("align", *pair, "--format", "json")
    assert code == 0 and json.loads(out) == {
        "rows": [{"source": [2], "target": [2], "score": 0.9}], "dropped": [1], "added": [], "flags": [],
        "segments": [],
    }  # fmt: skip
    assert [p.text for p in pipeline.called[0][1]] == ["One.\n\n  Two.\n", "Un.\nDeux.\n"]


def test_align_lines_takes_every_line_that_is_not_empty(call, pipeline, pair):
    code, _, _ = call("align", *pair, "--lines", "--format", "json")
    assert code == 0 and pipeline.called[0][:2] == ("align_lines", (["One.", "Two."], ["Un.", "Deux."]))


def test_align_says_where_changed_names_cannot_be_looked_for(call, pipeline, pair):
    pair[0].write_text("बाढ़ का पानी उतर गया।\nमेयर शहर में नहीं थे।\n")
    pair[1].write_text("洪水退去了。\n市长不在城里。\n")
    code, out, err = call("align", *pair, "--lines", "--format", "json")
    assert code == 0 and json.loads(out)["rows"]
    assert err.startswith("changed names: unmeasured in ") and "no capitals" in err


@pytest.mark.parametrize("more", [[], ["--lines"], ["--format", "md"], ["-o", "s.html"]])
def test_align_for_people(call, pipeline, pair, folder, more):
    code, out, _ = call("align", *pair, *more)
    assert code == 0 and (out.strip() or (folder / "s.html").read_text())


def test_align_of_what_cannot_be_read(call, pipeline, pair):
    code, out, err = call("align", pair[0], "missing.txt")
    assert (code, out, err) == (status.UNREAD, "", "firsthand: missing.txt: no such file or folder\n")


def test_align_takes_two_single_pages(call, pipeline, pair, folder):
    (folder / "rows.jsonl").write_text('{"text": "a"}\n{"text": "b"}\n')
    for name in (folder, folder / "rows.jsonl"):
        code, _, err = call("align", pair[0], name)
        assert code == 2 and "two single pages" in err


# -- what goes wrong ---------------------------------------------------------------


@pytest.mark.parametrize(
    "arguments",
    [
        ["nonsense"],
        ["run"],
        ["run", "x", "--format", "pdf"],
        ["run", "x", "-o", "report.pdf"],
        ["run", "x", "-o", "."],
        ["run", "x", "--jobs", "-1"],
        ["run", "x", "--engine", "cloud"],
        ["run", "-", "-"],
        ["align", "a"],
        ["align", "-", "-"],
        ["extract", "x", "--format", "html"],
    ],
)
def test_wrong_usage_is_status_two_with_a_line(call, pipeline, arguments):
    code, out, err = call(*arguments)
    assert code == 2 and out == "" and "Error: " in err and "Traceback" not in err
    assert pipeline.called == []


@pytest.mark.parametrize(
    ("spec", "words"),
    [("postgresql://h/d", "no PostgreSQL store yet"), ("none/s.db", "does not exist"), (".", "is a folder")],
)
def test_a_store_that_cannot_be_opened(call, pipeline, spec, words):
    code, _, err = call("run", "x", "--store", spec)
    assert code == 2 and words in err and err.startswith("firsthand: ") and err.count("\n") == 1


def test_an_output_that_cannot_be_written(call, pipeline, folder):
    code, _, err = call("run", "x", "-o", "none/r.json")
    assert code == 2 and err == "firsthand: none/r.json cannot be written: No such file or directory\n"


@pytest.mark.parametrize(
    ("error", "code", "line"),
    [
        (ReadError("a.txt", "empty"), 1, "a.txt: empty"),
        (NoArticle("menus only"), 3, "menus only"),
        (MissingExtra("PyTorch", "transformers"), 2, "pip install 'firsthand[transformers]'"),
        (KeyboardInterrupt(), 130, "interrupted"),
        (BrokenPipeError(), 141, None),
        (ZeroDivisionError("oh\nno"), 70, "a fault of firsthand: ZeroDivisionError: oh no (FIRSTHAND_DEBUG=1 shows where)"),
    ],
)  # fmt: skip
def test_no_error_is_a_traceback(call, pipeline, monkeypatch, error, code, line):
    monkeypatch.setattr(package, "_let_go_of_stdout", lambda: None)
    monkeypatch.delenv("FIRSTHAND_DEBUG", raising=False)
    pipeline.error = error
    got, _, err = call("run", "x")
    assert got == code and "Traceback" not in err
    assert err == "" if line is None else line in err and err.count("\n") == (2 if code == 130 else 1)


def test_a_fault_shows_where_on_request(call, pipeline, monkeypatch):
    monkeypatch.setenv("FIRSTHAND_DEBUG", "1")
    pipeline.error = ZeroDivisionError("oh")
    code, _, err = call("run", "x")
    assert code == 70 and "Traceback" in err


def test_an_output_appears_whole_or_not_at_all(folder):
    target = folder / "r.json"
    target.write_text("before")
    with pytest.raises(ZeroDivisionError), output.opened(target) as file:
        file.write("half")
        raise ZeroDivisionError
    assert target.read_text() == "before" and list(folder.iterdir()) == [target]
    with output.opened(target) as file:
        file.write("after")
        assert target.read_text() == "before"
    assert target.read_text() == "after" and list(folder.iterdir()) == [target]


def test_a_pipe_is_written_to_and_not_replaced(folder):
    os.mkfifo(folder / "pipe.json")
    reader = subprocess.Popen(["cat", str(folder / "pipe.json")], stdout=subprocess.PIPE, text=True)
    with output.opened(folder / "pipe.json") as file:
        file.write("through")
    assert reader.communicate()[0] == "through"
    assert (folder / "pipe.json").is_fifo()


def test_progress_is_for_terminals_only(monkeypatch):
    from firsthand.cli.options import Options

    def made(streaming=False, **changed):
        given = {
            "store": "s",
            "format": "json",
            "output": None,
            "jobs": 1,
            "quiet": False,
            "no_progress": False,
            "chosen": False,
        }
        return type(Options(**{**given, **changed}).progress(streaming=streaming))

    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    assert (
        made() is Bars and made(streaming=True) is Silent and made(streaming=True, output=Path("x")) is Bars
    )
    assert made(quiet=True) is made(no_progress=True) is Silent
    monkeypatch.setattr(sys.stderr, "isatty", lambda: False, raising=False)
    assert made() is Silent
