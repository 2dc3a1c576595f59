import gzip
import io
import os
from hashlib import sha256

import pytest
import zstandard

from firsthand.model import Failure, Page
from firsthand.read import READERS, opening, read_inputs, text_page

HTML = "<!doctype html><html><body><p>Nước lũ đã rút.</p></body></html>"


def names(results):
    return [r.input.rpartition("/")[2] for r in results]


def test_a_folder_is_read_in_order_with_all_below_it_and_hidden_files_left_out(write, tmp_path):
    for name in (
        "b.txt",
        "a/z.html",
        "a/.hidden.txt",
        ".git/x.txt",
        "c.jpg",
        "README.md",
        "d.HTM",
        "a/b/c.txt",
    ):
        write(name, HTML)
    got = list(read_inputs([tmp_path]))
    assert [os.path.relpath(p.input, tmp_path) for p in got] == ["a/b/c.txt", "a/z.html", "b.txt", "d.HTM"]
    assert all(isinstance(p, Page) for p in got)


def test_identity_is_the_hash_of_the_bytes_and_duplicates_are_both_read(write):
    one, two = write("a.html", HTML), write("b.html", HTML)
    pages = list(read_inputs([one, str(two), one]))
    assert {p.sha256 for p in pages} == {sha256(HTML.encode()).hexdigest()} and len(pages) == 3


@pytest.mark.parametrize("pack", [gzip.compress, zstandard.compress], ids=["gz", "zst"])
def test_compressed_pages_have_the_identity_of_what_they_hold(write, pack):
    ending = "gz" if pack is gzip.compress else "zst"
    (page,) = read_inputs([write(f"a.html.{ending}", pack(HTML.encode()))])
    assert page.media == "html" and page.text == HTML and page.sha256 == sha256(HTML.encode()).hexdigest()
    many = "".join(f'{{"text": "Water {n}."}}\n' for n in range(3000))
    assert len(list(read_inputs([write(f"a.jsonl.{ending}", pack(many.encode()))]))) == 3000


def test_zstd_of_several_frames(write):
    raw = zstandard.compress(b"Water rose. ") + zstandard.compress(b"It fell.")
    (page,) = read_inputs([write("a.txt.zst", raw)])
    assert page.text == "Water rose. It fell."


@pytest.mark.parametrize("pack", [gzip.compress, zstandard.compress], ids=["gz", "zst"])
def test_truncated_and_damaged_compression_is_said(write, pack):
    raw = pack(os.urandom(5000))
    ending = "gz" if pack is gzip.compress else "zst"
    cut = write(f"cut.txt.{ending}", raw[:-500])
    broken = write(f"broken.txt.{ending}", raw[:10] + b"\xff" * 50 + raw[60:])
    reasons = [f.reason for f in read_inputs([cut, broken])]
    assert "ends too early" in reasons[0]
    assert "damaged" in reasons[1] or "binary" in reasons[1] or "CRC" in reasons[1]


def test_rows_before_a_truncation_are_read(write):
    raw = gzip.compress(
        "".join(f'{{"text": "Water {os.urandom(40).hex()}."}}\n' for _ in range(2000)).encode()
    )
    got = list(read_inputs([write("a.jsonl.gz", raw[: len(raw) // 2])]))
    assert sum(isinstance(g, Page) for g in got) > 500
    assert "ends too early" in got[-1].reason and isinstance(got[-1], Failure)


@pytest.mark.parametrize("pack", [gzip.compress, zstandard.compress], ids=["gz", "zst"])
def test_a_decompression_bomb_is_bounded(write, monkeypatch, pack):
    monkeypatch.setattr(opening, "MAX_PAGE_BYTES", 3 * 2**20)
    (failed,) = read_inputs([write("a.txt.gz", pack(b" " * 2**25))])
    assert failed.reason == "larger than 3 MB once decompressed; not read"


def test_what_cannot_be_opened_is_named(tmp_path, write):
    locked = write("locked.txt", "Water.")
    locked.chmod(0)
    (tmp_path / "dangling.txt").symlink_to(tmp_path / "nowhere")
    got = {
        r.input.rpartition("/")[2]: r.reason
        for r in read_inputs([tmp_path, tmp_path / "missing.html"])
        if isinstance(r, Failure)
    }
    assert got["missing.html"] == got["dangling.txt"] == "no such file or folder"
    if os.geteuid():  # the superuser may read everything
        assert got["locked.txt"] == "permission denied"


def test_a_folder_that_cannot_be_listed_is_named(tmp_path, monkeypatch):
    def refuse(path):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "scandir", refuse)
    assert [f.reason for f in read_inputs([tmp_path])] == ["permission denied"]


def test_a_folder_without_pages_says_which_endings_are_read(tmp_path):
    (failed,) = read_inputs([tmp_path])
    assert "no pages" in failed.reason and ".parquet" in failed.reason


def test_folders_that_link_to_each_other_are_entered_once(write, tmp_path):
    write("a/x.txt", "Water.")
    (tmp_path / "a" / "loop").symlink_to(tmp_path)
    (tmp_path / "b").symlink_to(tmp_path / "a")
    assert names(read_inputs([tmp_path])) == ["x.txt"]


def test_pipes_in_folders_are_passed_over(write, tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    write("x.txt", "Water.")
    assert names(read_inputs([tmp_path])) == ["x.txt"]


def test_a_file_of_unknown_name_is_read_by_what_it_holds(write, tmp_path):
    cases = {
        "page": (HTML, "html"),
        "fragment": ("<div><p>Water <b>rose</b></p><p>fell</p></div>", "html"),
        "note.md": ("Water rose.\nIt fell.", "text"),
        "math": ("a < b and c > d", "text"),
        "rows": ('{"text": "Water."}\n{"text": "Fell."}\n', "article"),
        "cut": ('{"text": "Wat', None),
        "brace": ("{Water} rose.", "text"),
        "doc.gz": (gzip.compress(HTML.encode()), "html"),
        "image": (b"\x89PNG\r\n\x1a\n\0\0", None),
    }
    for name, (content, media) in cases.items():
        first = next(read_inputs([write(name, content)]))
        assert getattr(first, "media", None) == media, name
    import pyarrow as pa
    from pyarrow import parquet

    parquet.write_table(pa.table({"text": ["Water."]}), tmp_path / "table")
    assert next(read_inputs([tmp_path / "table"])).text == "Water."


def test_a_name_does_not_overrule_what_a_file_plainly_is(write):
    assert next(read_inputs([write("a.txt", HTML)])).media == "html"
    assert next(read_inputs([write("a.html", "Water rose.\nIt fell.")])).media == "text"


def test_standard_input(write):
    (page,) = read_inputs(["-"], stdin=io.BytesIO(gzip.compress(HTML.encode())))
    assert (page.input, page.media) == ("-", "html")
    (failed,) = read_inputs(["-"], stdin=io.BytesIO(b""))
    assert failed == Failure("-", "empty")
    stream = io.BytesIO(b'{"id": "r", "text": "Water."}\n')
    assert [p.record for p in read_inputs(["-"], stdin=stream)] == ["r"]
    assert not stream.closed


def test_standard_input_holds_parquet():
    import pyarrow as pa
    from pyarrow import parquet

    raw = io.BytesIO()
    parquet.write_table(pa.table({"text": ["Water."]}), raw)
    raw.seek(0)
    assert [p.text for p in read_inputs(["-"], stdin=raw)] == ["Water."]


def test_addresses_are_named_in_one_line():
    got = list(read_inputs(["https://a.example/x", "HTTP://a.example"]))
    assert all("not fetched" in g.reason and "\n" not in g.reason for g in got) and len(got) == 2


def mhtml(body, *, kind="text/html; charset=windows-1251", encoding="base64"):
    return (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://a.example/x\r\nSubject: S\r\n"
        "Date: Tue, 12 Nov 2024 06:53:54 +0700\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="B"\r\n\r\n'
        f"--B\r\nContent-Type: {kind}\r\nContent-Transfer-Encoding: {encoding}\r\n\r\n{body}\r\n--B--\r\n"
    )


def test_mhtml_gives_its_html_part_with_address_and_time(write):
    import base64

    body = base64.b64encode("<p>вода</p>".encode("cp1251")).decode()
    for name in ("a.mhtml", "saved"):
        (page,) = read_inputs([write(name, mhtml(body))])
        assert (page.media, page.text, page.url) == ("html", "<p>вода</p>", "https://a.example/x")
        assert page.fetched == "2024-11-12T06:53:54+07:00"


def test_mhtml_without_html_says_so(write):
    none = write("a.mhtml", mhtml("AAAA", kind="image/png"))
    empty, no_mail = write("b.mhtml", ""), write("c.mhtml", "just words")
    reasons = [f.reason for f in read_inputs([none, empty, no_mail])]
    assert "holds no HTML part" in reasons[0] and reasons[1] == "empty" and "not an MHTML" in reasons[2]


def test_a_file_name_that_is_no_utf8_is_still_named(tmp_path):
    (tmp_path / os.fsdecode(b"caf\xe9.txt")).write_bytes(b"Water.")
    (page,) = read_inputs([tmp_path])
    page.input.encode("utf-8")


def test_a_reader_is_one_function_in_the_table(write, monkeypatch):
    def shout(stream, name):
        yield Page(name, "text", stream.read().decode().upper(), "0")

    monkeypatch.setitem(READERS, ".loud", shout)
    assert [p.text for p in read_inputs([write("a.loud.gz", gzip.compress(b"water"))])] == ["WATER"]


def test_text_at_hand_becomes_a_page():
    assert text_page(HTML, url="https://a.example").media == "html"
    assert text_page("Water.").media == "text"
    assert text_page("Water.", media="html").sha256 == sha256(b"Water.").hexdigest()


def test_fifty_megabytes_are_read(write):
    raw = "Nước lũ đã rút, trường học mở cửa trở lại.\n".encode() * 900_000
    (page,) = read_inputs([write("big.txt", raw)])
    assert len(raw) > 50 * 10**6 and page.sha256 == sha256(raw).hexdigest()
