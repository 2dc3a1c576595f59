"""``firsthand export``: from pages, a report or a store, to a file or standard output."""

import io
import json
import subprocess
import sys

import pytest

from firsthand import show
from firsthand.cli import output, status
from firsthand.model import Article, Failure, Inputs, Paragraph, Report
from firsthand.run.newest import newest_report, remember
from firsthand.store import open_store

ARTICLE = Article("sha256:1", "1.txt", "en", {}, "Flood", (Paragraph(1, "title", "Flood"),), "")
REPORT = Report(Inputs(1, (Failure("b.txt", "empty"),)), (ARTICLE,))
STAGE = "report/test"


@pytest.fixture
def report_file(folder):
    (folder / "report.json").write_text(show.json_report(REPORT), encoding="utf-8")
    return folder / "report.json"


@pytest.fixture
def store_file(folder, pipeline):
    from firsthand import codec

    pipeline.REPORT_VERSION = STAGE
    with open_store("kept.db") as store:
        store.put_many(STAGE, {"k": codec.dumps(REPORT)})
        remember(store, STAGE, "k", REPORT.inputs)
    return folder / "kept.db"


def types(text):
    return [json.loads(line)["type"] for line in text.splitlines()]


def test_pages_are_read_and_exported(call, pipeline):
    pipeline.failed = (Failure("b.txt", "empty"),)
    code, out, err = call("export", "pages/", "--jobs", "2")
    assert (
        code == status.UNREAD and types(out) == ["report", "article"] and err == "firsthand: b.txt: empty\n"
    )
    assert pipeline.called == [("run", ("pages/",), "firsthand.db", 2)]


def test_a_report_is_exported_without_reading_a_page(call, pipeline, report_file):
    code, out, err = call("export", report_file)
    assert code == 0 and types(out) == ["report", "article"] and err == "" and pipeline.called == []


def test_a_report_comes_through_a_pipe(report_file):
    command = [sys.executable, "-m", "firsthand.cli", "export", "-", "--format", "csv"]
    made = subprocess.run(command, input=report_file.read_bytes(), capture_output=True)
    assert made.returncode == 0 and made.stdout.startswith(b"id,kind,direction") and made.stderr == b""


def test_the_newest_report_of_a_store_is_exported(call, pipeline, store_file):
    code, out, _ = call("export", "--store", store_file)
    assert code == 0 and types(out) == ["report", "article"] and pipeline.called == []
    assert json.loads(out.splitlines()[0])["inputs"]["failed"][0]["input"] == "b.txt"


def test_a_store_forgets_reports_of_other_versions(store_file):
    with open_store(store_file) as store:
        assert newest_report(store, STAGE) == REPORT
        assert newest_report(store, "report/other") is None
        remember(store, STAGE, "gone", REPORT.inputs)
        assert newest_report(store, STAGE) is None


@pytest.mark.parametrize("form", output.EXPORT_FORMS.names)
def test_every_form_by_name_and_by_ending(call, report_file, folder, form):
    code, out, _ = call("export", report_file, "--format", form)
    assert code == 0 and out
    assert call("export", report_file, "-o", f"x.{form}")[:2] == (0, "")
    assert (folder / f"x.{form}").read_text(encoding="utf-8") == out


@pytest.mark.parametrize("arguments", [["--format", "parquet"], ["--format", "ninjs"], ["-o", "feed.rss"]])
def test_forms_to_come_are_answered_with_a_line(call, pipeline, folder, arguments):
    code, out, err = call("export", "x", *arguments)
    assert code == 2 and out == "" and err.startswith("firsthand: ") and err.count("\n") == 1
    assert "cannot be written by this version yet; it writes jsonl, csv, graphml, tmx, tsv" in err
    assert pipeline.called == [] and list(folder.iterdir()) == []


def test_forms_to_come_are_not_offered(call):
    assert (
        "parquet]" not in call("export", "--help")[1]
        and "[jsonl|csv|graphml|tmx|tsv]" in call("export", "--help")[1]
    )


def test_without_store_or_report_it_says_what_to_do_and_makes_no_store(call, pipeline, folder):
    pipeline.REPORT_VERSION = STAGE
    for spec, words in (("firsthand.db", "no such store"), (":memory:", "no report of this version")):
        code, out, err = call("export", "--store", spec)
        assert (
            code == 2 and out == "" and words in err and "firsthand run INPUT" in err and err.count("\n") == 1
        )
    assert list(folder.iterdir()) == []


def test_a_damaged_report_is_named(call, folder):
    for damaged in (b'{"schema": "firsthand/1", "articles"', b'{"schema": "firsthand/1", "x": "\xff"}'):
        (folder / "r.json").write_bytes(damaged)
        code, out, err = call("export", "r.json")
        assert code == 1 and out == "" and err.startswith("firsthand: r.json: not ") and err.count("\n") == 1


def test_a_report_is_exported_alone(call, report_file):
    code, _, err = call("export", report_file, "pages/")
    assert code == 2 and "exported alone" in err


def test_an_ending_that_names_no_form(call, report_file):
    code, _, err = call("export", report_file, "-o", "x.docx")
    assert code == 2 and ".tmx" in err and ".parquet" not in err


@pytest.mark.parametrize("lines", [[], ["--lines"]])
def test_align_writes_memories_and_tables(call, pipeline, folder, lines):
    (folder / "a.txt").write_text("The water has gone down.\nPeople return to their houses in the valley.\n")
    (folder / "b.txt").write_text(
        "Das Wasser ist gefallen.\nDie Menschen kehren in ihre Häuser im Tal zurück.\n"
    )
    code, out, _ = call("align", "a.txt", "b.txt", "--format", "tmx", *lines)
    assert code == 0 and out.startswith("<?xml") and out.count("<tu ") == 1
    assert call("align", "a.txt", "b.txt", "-o", "x.tsv", *lines)[0] == 0
    table = (folder / "x.tsv").read_text(encoding="utf-8").splitlines()
    assert len(table) == 2
    if lines:
        assert table[1].split("\t")[:2] == ["en", "de"] and 'xml:lang="de"' in out


def test_the_head_of_a_report_is_told_whatever_its_indent(folder):
    from firsthand.cli.kept import is_report

    (folder / "a.json").write_text('{\n  "schema" : "firsthand/1"}')
    (folder / "b.json").write_text('{"text": "a page"}')
    assert is_report("a.json") and not is_report("b.json")
    assert not is_report(".") and not is_report("missing.json") and not is_report("a\0b")


def test_standard_input_that_is_no_report_is_pages(call, pipeline, monkeypatch):
    stream = io.TextIOWrapper(io.BufferedReader(io.BytesIO(b'{"text": "a"}')))
    monkeypatch.setattr(sys, "stdin", stream)
    assert call("export", "-")[0] == 0 and pipeline.called[0][:2] == ("run", ("-",))
