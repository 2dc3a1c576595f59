import dataclasses
import os
import signal
import sqlite3
import subprocess
import sys
import textwrap

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from kept import article, page

from firsthand.errors import StoreError
from firsthand.store import SqliteStore, open_store
from firsthand.store.schema import APPLICATION_ID, VERSION


def test_results_come_back_by_stage_and_key(store):
    store.put_many("extract/1", {"a": '{"x": 1}', "b": "[]"})
    store.put_many("extract/2", {"a": "2"})
    store.put_many("extract/1", {"b": '"new"'})
    store.put_many("extract/1", {})
    assert store.get_many("extract/1", ["a", "b", "c", "a"]) == {"a": '{"x": 1}', "b": '"new"'}
    assert store.get_many("extract/2", ["a"]) == {"a": "2"}
    assert store.get_many("none", ["a"]) == store.get_many("extract/1", []) == {}


def test_more_keys_than_a_statement_has_variables(store):
    store.put_many("s", {str(n): str(n) for n in range(50_000)})
    assert len(store.get_many("s", [str(n) for n in range(60_000)])) == 50_000


def test_vectors_come_back_bit_by_bit(store):
    vectors = {str(n): np.random.default_rng(n).standard_normal(384).astype(np.float32) for n in range(20)}
    store.put_vectors("one", vectors)
    store.put_vectors("two", {"0": np.zeros(3, np.float32)})
    got = store.get_vectors("one", [*vectors, "absent"])
    assert got.keys() == vectors.keys()
    assert all((got[k] == v).all() and got[k].dtype == np.float32 for k, v in vectors.items())
    assert store.get_vectors("two", ["0"])["0"].shape == (3,)
    assert store.get_vectors("three", ["0"]) == {}


def test_articles_come_back_in_the_order_of_their_ids(store):
    store.put_articles(article(n) for n in (3, 1, 2))
    store.put_articles([article(2, title="New", published=None)])
    assert [a.id for a in store.articles()] == ["sha256:0001", "sha256:0002", "sha256:0003"]
    assert store.article("sha256:0001") == article(1)
    assert store.article("sha256:0002").title == "New"
    assert store.article("sha256:9") is None


def test_pages_are_kept_once_with_every_input_that_held_them(store):
    first = page(url="https://a.example", fetched="2024-11-12", fields={"byline": ["W"], "title": "T"})
    again = dataclasses.replace(first, input="b.txt", url=None)
    other = page("Water.", record="r1", media="html")
    store.put_pages([first, other, again, again])
    assert sorted(store.pages(), key=lambda p: (p.input, p.sha256)) == sorted(
        [first, other, again], key=lambda p: (p.input, p.sha256)
    )
    (kept,) = store._connection.execute("SELECT count(*) FROM pages").fetchone()
    assert kept == 2


def test_pages_are_compressed(tmp_path):
    with SqliteStore(tmp_path / "s.db") as store:
        store.put_pages([page("Nước lũ đã rút. " * 200_000)])
    assert (tmp_path / "s.db").stat().st_size < 400_000


@settings(max_examples=50, deadline=None)
@given(st.dictionaries(st.text(st.characters(exclude_characters="\0")), st.text(), max_size=20))
def test_any_text_is_a_key_and_a_value(items):
    items = {
        k.encode("utf-8", "replace").decode(): v.encode("utf-8", "replace").decode() for k, v in items.items()
    }
    with SqliteStore() as store:
        store.put_many("s", items)
        assert store.get_many("s", list(items)) == items


def test_what_was_stored_is_there_when_opened_again(tmp_path):
    with open_store(tmp_path / "s.db") as store:
        store.put_many("s", {"a": "1"})
    with open_store(str(tmp_path / "s.db")) as store:
        assert store.get_many("s", ["a"]) == {"a": "1"}


def test_a_store_that_is_closed_says_so(tmp_path):
    store = SqliteStore(tmp_path / "s.db")
    store.close()
    store.close()
    with pytest.raises(StoreError, match=r"s\.db: is closed"):
        store.get_many("s", ["a"])


WRITER = """
import sys
from firsthand.store import SqliteStore
store = SqliteStore(sys.argv[1])
for n in range(100000):
    store.put_many("s", {f"{n}-{part}": "x" * 100 for part in range(20)})
    print(n, flush=True)
"""


def test_a_kill_loses_nothing_that_was_put_and_leaves_no_half(tmp_path):
    path = tmp_path / "s.db"
    writer = subprocess.Popen([sys.executable, "-c", WRITER, str(path)], stdout=subprocess.PIPE, text=True)
    for _ in range(50):
        writer.stdout.readline()
    os.kill(writer.pid, signal.SIGKILL)
    done = 49 + len(writer.stdout.read().splitlines())
    writer.wait()
    with SqliteStore(path) as store:
        assert store._connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        keys = [f"{n}-{part}" for n in range(done + 1) for part in range(20)]
        assert len(store.get_many("s", keys)) == len(keys)
        assert len(store.get_many("s", [f"{done + 1}-{part}" for part in range(20)])) in (0, 20)
        store.put_many("s", {"after": "1"})


def test_others_read_while_one_writes(tmp_path):
    path = tmp_path / "s.db"
    writer = subprocess.Popen([sys.executable, "-c", WRITER, str(path)], stdout=subprocess.PIPE, text=True)
    try:
        writer.stdout.readline()
        with SqliteStore(path) as reader:
            for _ in range(20):
                number = int(writer.stdout.readline())
                assert len(reader.get_many("s", [f"{number}-{part}" for part in range(20)])) == 20
    finally:
        writer.kill()
        writer.wait()
        writer.stdout.close()


def test_processes_that_open_a_new_store_together_agree(tmp_path):
    code = textwrap.dedent("""
        import sys
        from firsthand.store import SqliteStore
        with SqliteStore(sys.argv[1]) as store:
            store.put_many("s", {sys.argv[2]: "1"})
    """)
    runs = [subprocess.Popen([sys.executable, "-c", code, str(tmp_path / "s.db"), str(n)]) for n in range(3)]
    assert [run.wait() for run in runs] == [0, 0, 0]
    with SqliteStore(tmp_path / "s.db") as store:
        assert len(store.get_many("s", ["0", "1", "2"])) == 3


# -- what goes wrong ---------------------------------------------------------------


def refused(spec) -> str:
    with pytest.raises(StoreError) as caught:
        open_store(spec)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_a_newer_store_is_refused(tmp_path):
    SqliteStore(tmp_path / "s.db").close()
    with sqlite3.connect(tmp_path / "s.db") as connection:
        connection.execute("UPDATE schema SET version = ?", (VERSION + 8,))
    connection.close()
    assert f"made by a newer firsthand (schema {VERSION + 8}, this one knows {VERSION})" in refused(
        tmp_path / "s.db"
    )


def test_another_programs_database_is_refused_and_left_alone(tmp_path):
    with sqlite3.connect(tmp_path / "s.db") as connection:
        connection.execute("CREATE TABLE mine (a)")
    connection.close()
    before = (tmp_path / "s.db").read_bytes()
    assert "another program" in refused(tmp_path / "s.db")
    assert (tmp_path / "s.db").read_bytes() == before


def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path):
    (tmp_path / "s.db").write_text("Water rose.\n" * 200)
    assert "not a SQLite database" in refused(tmp_path / "s.db")
    assert (tmp_path / "s.db").read_text().startswith("Water")


def test_places_where_no_store_can_be(tmp_path):
    assert "is a folder" in refused(tmp_path)
    assert "does not exist" in refused(tmp_path / "none" / "s.db")
    assert "PostgreSQL" in refused("postgresql://team@db/firsthand")
    assert "mysql:// names no store" in refused("mysql://x")
    assert "empty" in refused("")


def test_a_store_that_may_not_be_written_can_be_read(tmp_path):
    SqliteStore(tmp_path / "s.db").close()
    store = SqliteStore(tmp_path / "s.db")
    store._connection.execute("PRAGMA query_only = ON")
    assert store.get_many("s", ["a"]) == {}
    with pytest.raises(StoreError, match="may not be written"):
        store.put_many("s", {"a": "1"})
    store.close()


def test_a_full_disk_is_said_and_what_was_stored_is_kept(tmp_path):
    store = SqliteStore(tmp_path / "s.db")
    store.put_many("s", {"a": "1"})
    (pages,) = store._connection.execute("PRAGMA page_count").fetchone()
    store._connection.execute(f"PRAGMA max_page_count = {pages + 2}")
    with pytest.raises(StoreError, match="disk is full"):
        store.put_many("s", {"b": "x" * 1_000_000})
    assert store.get_many("s", ["a", "b"]) == {"a": "1"}
    store.close()


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser may write anywhere"
)
def test_a_folder_that_may_not_be_written(tmp_path):
    tmp_path.chmod(0o500)
    assert "cannot be opened there" in refused(tmp_path / "s.db")


def test_a_writer_that_never_ends_is_said(tmp_path, monkeypatch):
    monkeypatch.setattr("firsthand.store.sqlite.BUSY_SECONDS", 0.05)
    with SqliteStore(tmp_path / "s.db") as one, SqliteStore(tmp_path / "s.db") as two:
        one._connection.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="another process has been writing"):
            two.put_many("s", {"a": "1"})
        one._connection.execute("ROLLBACK")


def test_an_old_sqlite_is_said(monkeypatch):
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 34, 0))
    assert "too old" in refused(":memory:")


def test_a_store_half_made_is_not_taken_for_one(tmp_path, monkeypatch):
    monkeypatch.setattr(
        "firsthand.store.schema.TABLES", "CREATE TABLE schema (version INTEGER); CREATE NONSENSE"
    )
    assert "syntax error" in refused(tmp_path / "s.db")
    monkeypatch.undo()
    with SqliteStore(tmp_path / "s.db") as store:
        assert store._connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
