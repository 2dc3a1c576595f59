import datetime
import io
import json

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyarrow import parquet

from firsthand.model import Failure, Page
from firsthand.read import opening, read_inputs
from firsthand.read.fields import NAMES, canonical, contract_fields
from firsthand.read.rows import read_json_lines, row_page


def lines(*rows):
    return "\n".join(r if isinstance(r, str) else json.dumps(r, ensure_ascii=False) for r in rows) + "\n"


def test_rows_are_pages_or_ready_articles(write):
    path = write("a.jsonl", lines(
        {"id": "p1", "html": "<p>Water</p>", "url": "https://a.example/1"},
        {"id": 7, "page_text": "Menu\nWater"},
        {"text": "Water rose.", "title": "Water", "published": "2024-11-12"},
        {"paragraphs": ["Water rose.", "It fell."], "language": "en"},
    ))  # fmt: skip
    pages = list(read_inputs([path]))
    assert [(p.media, p.record, p.input.rpartition("/")[2]) for p in pages] == [
        ("html", "p1", "a.jsonl"), ("text", "7", "a.jsonl"), ("article", None, "a.jsonl#3"), ("article", None, "a.jsonl#4"),
    ]  # fmt: skip
    assert pages[0].url == "https://a.example/1"
    assert pages[2].fields == {"title": "Water", "published": "2024-11-12"}
    assert pages[3].text == "Water rose.\n\nIt fell."
    assert pages[3].fields == {"paragraphs": ["Water rose.", "It fell."], "language": "en"}


def test_news_please_rows_are_understood():
    row = {"maintext": "Water rose.", "date_publish": "2024-11-12 06:00:00", "source_domain": "a.example",
           "authors": ["A. Writer"], "title": "Water", "date_download": "2024-11-13", "url": "https://a.example"}  # fmt: skip
    page = row_page(row, "x.jsonl", 1)
    assert page.media == "article" and page.text == "Water rose." and page.fetched == "2024-11-13"
    assert page.fields == {
        "title": "Water",
        "published": "2024-11-12 06:00:00",
        "domain": "a.example",
        "byline": ["A. Writer"],
    }


def test_trafilatura_rows_are_understood():
    row = {"raw_text": "Water rose. It fell.", "text": "Water rose.\nIt fell.", "date": "2024-11-12",
           "sitename": "A Paper", "hostname": "a.example", "author": "A. Writer; B. Writer"}  # fmt: skip
    page = row_page(row, "x.jsonl", 1)
    assert page.text == "Water rose.\nIt fell."
    assert page.fields["outlet"] == "A Paper" and page.fields["domain"] == "a.example"
    assert page.fields["byline"] == ["A. Writer", "B. Writer"]


def test_raw_text_is_a_page_where_it_has_lines():
    assert row_page({"raw_text": "Menu\nWater rose."}, "x", 1).media == "text"
    assert row_page({"raw_text": "Water rose."}, "x", 1).media == "article"


def test_what_extract_prints_can_be_read_again():
    row = {"id": "sha256:1", "published": {"value": "2024-11-12", "precision": "day"}, "outlet": {"name": "A", "domain": "a.example"},
           "byline": ["W"], "language": "en", "text": "One.",
           "paragraphs": [{"line": 1, "role": "title", "text": "T"}, {"line": 2, "role": "lead", "text": "One."}]}  # fmt: skip
    page = row_page(row, "x", 1)
    assert page.fields["published"] == "2024-11-12"
    assert (page.fields["outlet"], page.fields["domain"]) == ("A", "a.example")
    assert page.fields["paragraphs"] == ["T", "One."] and page.fields["roles"] == ["title", "lead"]


def test_times_in_numbers_and_objects_become_iso():
    assert contract_fields({"timestamp": 1731370434})["fetched"] == "2024-11-12T00:13:54+00:00"
    assert contract_fields({"timestamp": 1731370434000})["fetched"] == "2024-11-12T00:13:54+00:00"
    assert contract_fields({"date": datetime.date(2024, 11, 12)})["published"] == "2024-11-12"
    assert "published" not in contract_fields({"date": 1e300})
    assert "published" not in contract_fields({"date": True})


@pytest.mark.parametrize("name", [n for names in NAMES.values() for n in names])
def test_every_known_field_name_is_read(name):
    value = ["One"] if name in ("paragraphs", "authors") else "2024"
    (field,) = contract_fields({name: value})
    assert name in NAMES[field]


def test_a_row_without_text_is_named_and_the_rest_done(write):
    path = write("a.jsonl", lines({"id": "a", "title": "T"}, {"text": "Water."}, {"text": "  "}, [1], "3"))
    got = list(read_inputs([path]))
    assert [isinstance(g, Page) for g in got] == [False, True, False, False, False]
    assert "holds no text" in got[0].reason and got[0].record == "a" and got[0].input.endswith("a.jsonl#1")
    assert "not an object" in got[3].reason


def test_a_truncated_last_line_is_named_and_the_rest_done(write):
    path = write("a.jsonl", lines({"text": "Water."}) + '{"text": "Wat')
    done, failed = read_inputs([path])
    assert done.text == "Water."
    assert failed == Failure(
        f"{path}#2", "line 2 is not complete JSON: Unterminated string starting at character 10"
    )


def test_blank_lines_count_as_lines_but_are_no_rows(write):
    path = write("a.ndjson", '\ufeff\n{"text": "Water."}\n\n')
    # a mark alone is a line with nothing on it
    got = list(read_inputs([path]))
    assert [g.input.rpartition("#")[2] for g in got if isinstance(g, Page)] == ["2"]


@pytest.mark.parametrize("content", ["", "\n\n"])
def test_a_file_without_rows_is_empty(write, content):
    assert [f.reason for f in read_inputs([write("a.jsonl", content)])] == ["empty"]


def test_json_lines_in_other_encodings(write):
    row = '{"text": "Вода отступила, школы снова открыты для детей."}\n'
    for name, raw in (("a.jsonl", row.encode("utf-16")), ("b.jsonl", (row * 2).encode("cp1251"))):
        assert {p.text for p in read_inputs([write(name, raw)])} == {
            "Вода отступила, школы снова открыты для детей."
        }


def test_hostile_json_costs_its_line_only(write):
    path = write(
        "a.jsonl",
        "\n".join(
            [
                "[" * 200_000,
                '{"text": ' + "9" * 5000 + "}",
                '{"text": "a\\ud800b\\u0000"}',
                "\x00\x01\x02\x03\x04\x05",
            ]
        ),
    )
    got = list(read_inputs([path]))
    assert [isinstance(g, Failure) for g in got] == [True, True, False, True]
    assert got[2].text == "a\ufffdb\ufffd"
    assert all("\n" not in g.reason for g in got if isinstance(g, Failure))


def test_a_line_beyond_the_bound_is_named(monkeypatch):
    monkeypatch.setattr(opening, "MAX_PAGE_BYTES", 100)
    stream = io.BytesIO(b'{"text": "a"}\n{"text": "' + b"x" * 200 + b'"}\n')
    page, failed = read_json_lines(stream, "a")
    assert page.text == "a" and "longer than" in failed.reason


def test_parquet_gives_the_same_pages_as_json_lines(write, tmp_path):
    rows = [
        {"id": f"r{n}", "text": f"Water rose {n}.", "title": "T", "embedding": [0.1] * 5} for n in range(70)
    ]
    parquet.write_table(pa.Table.from_pylist(rows), tmp_path / "a.parquet")
    jsonl = write("a.jsonl", lines(*rows))
    ours, theirs = list(read_inputs([tmp_path / "a.parquet"])), list(read_inputs([jsonl]))
    assert [p.sha256 for p in ours] == [p.sha256 for p in theirs] and len(ours) == 70
    assert ours[3].record == "r3"


def test_parquet_times_and_empty_and_damaged_files(write, tmp_path):
    moment = datetime.datetime(2024, 11, 12, 6, 0, tzinfo=datetime.UTC)
    parquet.write_table(pa.Table.from_pylist([{"text": "W.", "date": moment}]), tmp_path / "a.parquet")
    (page,) = read_inputs([tmp_path / "a.parquet"])
    assert page.fields["published"] == "2024-11-12T06:00:00+00:00"
    parquet.write_table(pa.table({"text": pa.array([], pa.string())}), tmp_path / "b.parquet")
    parquet.write_table(pa.table({"n": [1]}), tmp_path / "c.parquet")
    damaged = write("d.parquet", (tmp_path / "a.parquet").read_bytes()[:-20])
    reasons = [f.reason for f in read_inputs([tmp_path / "b.parquet", tmp_path / "c.parquet", damaged])]
    assert reasons[0] == "empty" and "holds no text" in reasons[1] and "Parquet" in reasons[2]


def test_json_documents(write):
    one = write("one.json", json.dumps({"maintext": "Water."}, indent=2))
    many = write("many.json", json.dumps([{"text": "A."}, {"text": "B."}], indent=2))
    flat = write("flat.json", '[{"text": "A."}, {"text": "B."}]')
    assert [p.text for p in read_inputs([one, many, flat])] == ["Water.", "A.", "B.", "A.", "B."]
    assert [p.input.rpartition("/")[2] for p in read_inputs([one, many])] == [
        "one.json",
        "many.json#1",
        "many.json#2",
    ]


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


@settings(max_examples=200, deadline=None)
@given(
    st.dictionaries(st.sampled_from([n for names in NAMES.values() for n in names]), json_values, max_size=6)
)
def test_any_row_gives_a_page_that_can_be_stored_or_a_failure(row):
    got = row_page(row, "x", 1)
    if isinstance(got, Page):
        assert got.text.strip()
        canonical(dict(got.fields)).decode()
    else:
        assert got.reason


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_as_json_lines_never_raise(raw):
    for got in read_json_lines(io.BytesIO(raw), "x"):
        assert isinstance(got, Page | Failure)
