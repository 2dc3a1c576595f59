import gzip
import io
import os
import sys
import zipfile
from hashlib import sha256

import pytest

from firsthand.model import Failure, Page
from firsthand.read import opening, read_inputs

HTML = "<p>Вода отступила.</p>"


def record(kind, body, number=1, content="application/http; msgtype=response"):
    head = (
        f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{number}>\r\nWARC-Date: 2024-11-12T00:00:00Z\r\n"
        f"WARC-Target-URI: https://a.example/{number}\r\nContent-Type: {content}\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body + b"\r\n\r\n"


def answer(body, status="200 OK", kind="text/html; charset=windows-1251", more=""):
    return (
        f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{more}Content-Length: {len(body)}\r\n\r\n".encode()
        + body
    )


PAGE = HTML.encode("cp1251")
RECORDS = [
    record("warcinfo", b"software: x", 0, "application/warc-fields"),
    record("response", answer(gzip.compress(PAGE), more="Content-Encoding: gzip\r\n"), 1),
    record("response", answer(b"<p>gone</p>", "404 Not Found"), 2),
    record("response", answer(b"\x89PNG", kind="image/png"), 3),
    record("conversion", "Nước lũ đã rút.".encode(), 4, "text/plain"),
    record("response", answer(b"%PDF-1.4", kind="text/html"), 5),
    record("resource", HTML.encode(), 6, "text/html"),
]


@pytest.fixture
def fastwarc():
    return pytest.importorskip("fastwarc", reason="fastwarc is not installed")


def check(got):
    assert [(g.record, type(g)) for g in got] == [
        ("<urn:uuid:1>", Page), ("<urn:uuid:4>", Page), ("<urn:uuid:5>", Failure), ("<urn:uuid:6>", Page),
    ]  # fmt: skip
    assert (got[0].media, got[0].text, got[0].sha256) == ("html", HTML, sha256(PAGE).hexdigest())
    assert (got[0].url, got[0].fetched) == ("https://a.example/1", "2024-11-12T00:00:00+00:00")
    assert (got[1].media, got[1].text) == ("text", "Nước lũ đã rút.")
    assert "PDF" in got[2].reason


def test_an_archive_gives_its_pages_with_address_and_time(fastwarc, write):
    check(list(read_inputs([write("a.warc", b"".join(RECORDS))])))
    check(list(read_inputs([write("a.warc.gz", b"".join(map(gzip.compress, RECORDS)))])))
    check(list(read_inputs([write("nameless", b"".join(RECORDS))])))


def test_a_package_gives_the_pages_of_its_archives(fastwarc, tmp_path):
    with zipfile.ZipFile(tmp_path / "a.wacz", "w") as package:
        package.writestr("datapackage.json", "{}")
        package.writestr("archive/data.warc.gz", gzip.compress(b"".join(RECORDS)))
    check(list(read_inputs([tmp_path / "a.wacz"])))
    check(list(_from_a_pipe(tmp_path / "a.wacz")))


def _from_a_pipe(path):
    from firsthand.read.warc import read_wacz

    class Pipe(io.BytesIO):
        def seekable(self):
            return False

    return read_wacz(Pipe(path.read_bytes()), str(path))


def test_what_is_no_archive_is_said(fastwarc, write, tmp_path):
    with zipfile.ZipFile(tmp_path / "other.wacz", "w") as package:
        package.writestr("x.txt", "x")
    inputs = [
        write("a.warc", b"words\n" * 100),
        write("b.warc", b""),
        write("c.wacz", b"words"),
        tmp_path / "other.wacz",
    ]
    reasons = [f.reason for f in read_inputs(inputs)]
    assert "Invalid WARC header" in reasons[0] and "no HTML pages" in reasons[1]
    assert "not a ZIP archive" in reasons[2] and "holds no archive" in reasons[3]


def test_pages_before_a_truncation_are_read(fastwarc, write):
    bodies = [f"<p>{os.urandom(4000).hex()}</p>".encode() for _ in range(100)]
    packed = b"".join(gzip.compress(record("response", answer(body), n)) for n, body in enumerate(bodies))
    got = list(read_inputs([write("a.warc.gz", packed[:-3000])]))
    assert isinstance(got[0], Page) and isinstance(got[-1], Failure) and "too early" in got[-1].reason


def test_a_page_that_unpacks_without_end_is_bounded(fastwarc, write, monkeypatch):
    monkeypatch.setattr(opening, "MAX_PAGE_BYTES", 2 * 2**20)
    bomb = record("response", answer(gzip.compress(b" " * 2**24), more="Content-Encoding: gzip\r\n"))
    failed, page = read_inputs([write("a.warc", bomb + RECORDS[-1])])
    assert "larger than 2 MB" in failed.reason and isinstance(page, Page)


def test_without_the_package_the_command_that_installs_it_is_named(write, monkeypatch):
    monkeypatch.setitem(sys.modules, "fastwarc.warc", None)
    (failed,) = read_inputs([write("a.warc", b"".join(RECORDS))])
    assert failed.reason.endswith("pip install 'firsthand[warc]'")
