"""What people throw at it: a clear line, the right status, everything else done, never a traceback.

Through the command line, with the real pipeline and the default encoder.
"""

import functools
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from firsthand.run import pipeline as pipeline_module

LINES = (
    "Water has withdrawn from the lower town, governor says",
    "By Ann Writer, 12 November 2024 06:53",
    "The river fell below the danger mark on Tuesday, the governor of the province told reporters in the capital.",
    "About 2,000 residents who had left their homes went back during the night, and schools opened again on Monday.",
    "Engineers closed the two breaches in the dam before dawn, the water authority said in a statement on its site.",
    "No deaths were reported, but the rice harvest of eleven villages is lost, according to the farmers' union.",
    "The governor promised that the dam would be raised by a metre before the next rainy season begins in June.",
)
GOOD = "\n".join(LINES)
VIETNAMESE = (
    "Nước lũ đã rút khỏi khu phố thấp, thống đốc cho biết trong cuộc họp báo sáng thứ Ba tại thủ phủ của tỉnh.",
    "Khoảng hai nghìn người dân đã trở về nhà trong đêm, các trường học mở cửa trở lại từ hôm thứ Hai tuần này.",
    "Các kỹ sư đã bịt hai chỗ vỡ của con đập trước bình minh, cơ quan thủy lợi cho biết trong một thông cáo.",
)


@pytest.fixture
def write(folder):
    (folder / "pages").mkdir()

    def _write(name, content):
        path = folder / "pages" / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return _write


@pytest.fixture
def extract(call):
    """Extracts without a store: status, articles, error lines."""

    def _extract(*inputs):
        code, out, err = call("extract", *inputs, "--store", ":memory:")
        assert "Traceback" not in err
        return code, [json.loads(line) for line in out.splitlines()], err.splitlines()

    return _extract


def test_a_good_page_among_bad_ones_is_done_and_each_bad_one_named(write, extract, folder):
    good = write("good.txt", GOOD)
    write("empty.txt", "")
    write("blank.html", " \n\n ")
    write("image.txt", b"\x89PNG\r\n\x1a\n" + os.urandom(500))
    write("noise.html", os.urandom(2000))
    write(
        "rows.jsonl",
        json.dumps({"id": "r1", "text": GOOD.replace("dam", "dyke")})
        + '\n{"id": "r2", "title": "T"}\n{"text": "cut',
    )
    code, articles, err = extract(folder / "pages")
    assert code == 1
    assert [a["record"] or Path(a["input"]).name for a in articles] == ["good.txt", "r1"]
    said = {line.split("/pages/")[1].split(":")[0]: line for line in err}
    assert set(said) == {
        "empty.txt",
        "blank.html",
        "image.txt",
        "noise.html",
        "rows.jsonl#2 (r2)",
        "rows.jsonl#3",
    }
    assert said["empty.txt"].endswith(": empty") and said["blank.html"].endswith(": empty")
    assert "PNG" in said["image.txt"] and "binary" in said["noise.html"]
    assert (
        "holds no text" in said["rows.jsonl#2 (r2)"] and "line 3 is not complete JSON" in said["rows.jsonl#3"]
    )
    assert articles[0]["input"] == str(good)


def test_run_of_good_and_bad_is_status_one_with_a_report(write, call, folder):
    write("good.txt", GOOD)
    write("empty.txt", "")
    code, out, err = call("run", folder / "pages", "--format", "json", "--store", ":memory:")
    report = json.loads(out)
    assert code == 1 and report["inputs"]["read"] == 1 and len(report["articles"]) == 1
    assert [f["reason"] for f in report["inputs"]["failed"]] == ["empty"]
    assert err.splitlines() == [f"firsthand: {folder}/pages/empty.txt: empty"]


@pytest.mark.parametrize("format", ["terminal", "json", "html", "md"])
def test_nothing_but_bad_input_is_status_three_in_every_form(write, call, folder, format):
    write("empty.txt", "")
    code, _, err = call("run", folder / "pages", "--format", format, "--store", ":memory:", "--quiet")
    assert code == 3 and err.splitlines()[-1] == "firsthand: no article found"


def test_inputs_that_are_not_there(extract, folder):
    code, articles, err = extract("missing.html", "https://a.example/x")
    assert code == 3 and articles == [] and len(err) == 3
    assert err[0] == "firsthand: missing.html: no such file or folder"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "cp1258"])
def test_the_encoding_is_found(write, extract, encoding):
    page = (
        "\n".join(VIETNAMESE)
        if encoding != "cp1258"
        else GOOD + "\nLa préfecture a été prévenue, dit-on à l’hôtel de ville."
    )
    code, (article,), err = extract(write("a.txt", page.encode(encoding, "ignore")))
    assert code == 0 and err == []
    assert ("rút khỏi" if encoding != "cp1258" else "danger mark") in article["text"]


def test_a_wrong_declared_encoding_does_no_harm(write, extract):
    body = "".join(f"<p>{line}</p>" for line in VIETNAMESE)
    code, (article,), _ = extract(
        write("a.html", f"<html><head><meta charset=ascii></head><body>{body}</body></html>")
    )
    assert code == 0 and "rút khỏi" in article["text"] and article["language"] == "vi"


@pytest.mark.parametrize(
    "markup",
    [
        "<html><body><article><h1>{title}</h1><p>{body}",
        "<html><body></div></p><b><i><p>{body}</b></p></i></article><table><tr><td></body>",
        "<!doctype html><html><head><title>{title}</title><script>var a = '<p>'</script><body><p>{body}</p><!-- ",
        "<p>{body}</p>" + "<div>" * 3000,
        '<html><body onload="x(<"><p class="a" class=b style=">{body}</p><p>{body}</p></body></html>',
    ],
)
def test_broken_html_is_read_or_named(write, extract, markup):
    body = "</p><p>".join(LINES[2:])
    code, articles, err = extract(write("a.html", markup.format(title=LINES[0], body=body)))
    assert (code == 0 and "danger mark" in articles[0]["text"]) or (code == 3 and len(err) == 2)


def test_the_same_page_twice_is_one_article_of_the_report(write, call, extract, folder):
    write("a.txt", GOOD), write("b.txt", GOOD)
    code, articles, err = extract(folder / "pages")
    assert code == 0 and len(articles) == 2 and articles[0]["id"] == articles[1]["id"] and err == []
    code, out, err = call("run", folder / "pages", "--format", "json", "--store", ":memory:")
    assert code == 0 and len(json.loads(out)["articles"]) == 1 and err == ""


def test_a_page_of_menus_only(write, extract):
    menu = "\n".join(
        ["Home", "News", "World", "Sports", "Weather", "Log in", "Share", "Subscribe", "Contact us"] * 3
    )
    code, articles, err = extract(write("a.txt", menu))
    assert (code == 3 and "no article found" in err[0]) or (code == 0 and len(articles[0]["text"]) < 60)


def test_one_sentence_is_reported_without_guesses(write, call, folder):
    write("a.txt", LINES[2])
    code, out, err = call("run", folder / "pages", "--format", "json", "--store", ":memory:")
    report = json.loads(out)
    assert code == 0 and err == "" and report["articles"][0]["text"] == LINES[2]
    assert report["derivations"] == []


def test_two_languages_in_one_page(write, call, folder):
    write("a.txt", GOOD + "\n" + "\n".join(VIETNAMESE))
    code, out, _ = call("extract", folder / "pages", "--store", ":memory:")
    article = json.loads(out)
    assert (
        code == 0
        and article["language"] in ("en", "vi")
        and 0 < article["languages"][article["language"]] <= 1
    )


def test_hostile_text_does_no_harm(write, call, folder):
    write(
        "a.txt",
        GOOD + "\n\x1b[31mred\x1b[0m </script><script>alert(1)</script> \u202e evil \ufdd0 \U000e0001 \x00",
    )
    for more in (["--format", "md"], ["--format", "terminal"], ["--format", "html", "-o", "r.html"]):
        code, out, err = call("run", folder / "pages", "--store", ":memory:", "--quiet", *more)
        assert code == 0 and err == "" and "\x1b[31m" not in out
    assert "<script>alert(1)" not in (folder / "r.html").read_text()


def test_a_page_too_slow_to_extract_is_named(write, extract, monkeypatch):
    from firsthand.extract.page import extract_page

    def slow(page, **more):
        while "huge" in page.input:
            time.sleep(0.05)
        return extract_page(page, **more)

    monkeypatch.setattr("firsthand.cli.options.Options.engine", lambda self: _impatient())
    monkeypatch.setattr(pipeline_module, "extract_page", slow)
    code, articles, err = extract(write("good.txt", GOOD), write("huge.txt", GOOD + "\nMore."))
    assert code == 1 and len(articles) == 1 and err[0].endswith("huge.txt: took longer than 1 s")


def _impatient():
    from firsthand.run.local import LocalEngine

    return LocalEngine(1, limit=1.0)


# -- as a process of its own -------------------------------------------------------


def firsthand(*arguments, **more):
    return subprocess.Popen(
        [sys.executable, "-m", "firsthand.cli", *map(str, arguments)], stderr=subprocess.PIPE, **more
    )


def test_a_reader_that_goes_away_is_no_error(write, folder):
    write(
        "rows.jsonl",
        "".join(json.dumps({"id": n, "text": f"{LINES[2]} {n} " * 50}) + "\n" for n in range(300)),
    )
    process = firsthand("extract", folder / "pages", "--store", ":memory:", stdout=subprocess.PIPE)
    process.stdout.readline()
    process.stdout.close()
    assert process.stderr.read() == b"" and process.wait() == 141


def test_standard_input_and_an_ascii_locale(write):
    process = firsthand("extract", "-", "--store", ":memory:", stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                        env={**os.environ, "PYTHONIOENCODING": "ascii", "LC_ALL": "C"})  # fmt: skip
    out, err = process.communicate("\n".join(VIETNAMESE).encode())
    assert process.returncode == 0 and err == b"" and json.loads(out.decode())["language"] == "vi"


def _once_read(pipe):
    """Opens a named pipe for writing as soon as somebody reads it."""
    for _ in range(600):
        try:
            return os.open(pipe, os.O_WRONLY | os.O_NONBLOCK)
        except OSError:
            time.sleep(0.1)
    raise AssertionError("nobody reads the pipe")


def test_an_interrupted_run_says_so_in_one_line(folder):
    os.mkfifo(folder / "never.txt")
    # A shell's background job ignores interrupts, and its children inherit that.
    heard = functools.partial(signal.signal, signal.SIGINT, signal.default_int_handler)
    process = firsthand("run", folder / "never.txt", stdout=subprocess.PIPE, preexec_fn=heard)
    writer = _once_read(folder / "never.txt")
    time.sleep(0.5)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    os.close(writer)
    assert process.returncode == 130 and err.decode().strip() == "firsthand: interrupted" and out == b""


def test_two_jobs_give_the_same_articles_as_one(write, call, folder):
    for n in range(6):
        write(
            f"{n}.txt",
            f"{GOOD}\nThis is page {n} of the record, as the clerk of the council wrote on Tuesday.",
        )
    one = call("extract", folder / "pages", "--store", ":memory:")
    two = call("extract", folder / "pages", "--store", ":memory:", "--jobs", "2")
    assert one == two and one[0] == 0 and len(one[1].splitlines()) == 6


def test_a_run_that_is_killed_goes_on_where_it_was(write, call, folder):
    import sqlite3

    for n in range(150):
        write(
            f"{n:03}.txt",
            f"{GOOD}\nThis is page {n} of the record, as the clerk of the council wrote on Tuesday.",
        )
    process = firsthand("extract", folder / "pages", "--store", "s.db", stdout=subprocess.DEVNULL)
    done = 0
    while done < 5 and process.poll() is None:
        time.sleep(0.05)
        if (folder / "s.db").exists():
            with sqlite3.connect(f"file:{folder}/s.db?mode=ro", uri=True) as reader:
                made = reader.execute("SELECT count(*) FROM sqlite_schema WHERE name = 'results'").fetchone()[
                    0
                ]
                done = reader.execute("SELECT count(*) FROM results").fetchone()[0] if made else 0
            reader.close()
    process.kill()
    process.communicate()
    assert done >= 5
    again = call("extract", folder / "pages", "--store", "s.db")
    assert again == call("extract", folder / "pages", "--store", ":memory:")
    assert again[0] == 0 and len(again[1].splitlines()) == 150
