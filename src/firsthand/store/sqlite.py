"""The default store: one SQLite file.

Write-ahead logging lets other processes read while one writes, and what was committed
is there after a kill. Every ``put`` is one short transaction.
"""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import numpy as np

from firsthand import codec
from firsthand.embed.base import Vectors
from firsthand.errors import StoreError
from firsthand.model import Article, Page
from firsthand.store.schema import prepare

MEMORY = ":memory:"
# Seconds that a writer waits for another one. Transactions take milliseconds; this is for
# a machine that swaps or a disk that sleeps.
BUSY_SECONDS = 30.0
# Rows of one transaction where callers hand over an iterator of unknown length.
BATCH = 256


class SqliteStore:
    """A store in the SQLite file ``path``, which is made where there is none.

    :raises StoreError: where it cannot be opened, is another program's file, or a newer
        firsthand's.
    """

    def __init__(self, path: str | Path = MEMORY) -> None:
        self.path = str(path)
        self._connection: sqlite3.Connection | None = None
        with self._words():
            connection = sqlite3.connect(self.path, timeout=BUSY_SECONDS, isolation_level=None)
            try:
                prepare(connection)
                # What a power cut may lose is the last transactions, never the file.
                connection.execute("PRAGMA synchronous = NORMAL")
            except BaseException:
                connection.close()
                raise
        self._connection = connection

    # -- results -------------------------------------------------------------------

    def get_many(self, stage: str, keys: Sequence[str]) -> dict[str, str]:
        """See `Store.get_many`."""
        sql = "SELECT key, value FROM results WHERE stage = ? AND key IN (SELECT value FROM json_each(?))"
        with self._reading() as connection:
            return dict(connection.execute(sql, (stage, json.dumps(list(keys)))))

    def put_many(self, stage: str, items: Mapping[str, str]) -> None:
        """See `Store.put_many`."""
        with self._writing() as connection:
            connection.executemany(
                "INSERT OR REPLACE INTO results VALUES (?, ?, ?)",
                ((stage, key, value) for key, value in items.items()),
            )

    # -- vectors -------------------------------------------------------------------

    def get_vectors(self, encoder: str, keys: Sequence[str]) -> dict[str, Vectors]:
        """See `Store.get_vectors`."""
        sql = """SELECT key, vector FROM vectors
                 WHERE encoder = (SELECT id FROM encoders WHERE name = ?)
                 AND key IN (SELECT value FROM json_each(?))"""
        with self._reading() as connection:
            rows = connection.execute(sql, (encoder, json.dumps(list(keys))))
            return {key: np.frombuffer(vector, dtype="<f4") for key, vector in rows}

    def put_vectors(self, encoder: str, vectors: Mapping[str, Vectors]) -> None:
        """See `Store.put_vectors`."""
        with self._writing() as connection:
            connection.execute("INSERT OR IGNORE INTO encoders (name) VALUES (?)", (encoder,))
            (number,) = connection.execute("SELECT id FROM encoders WHERE name = ?", (encoder,)).fetchone()
            connection.executemany(
                "INSERT OR REPLACE INTO vectors VALUES (?, ?, ?)",
                ((number, key, np.asarray(v, dtype="<f4").tobytes()) for key, v in vectors.items()),
            )

    # -- pages ---------------------------------------------------------------------

    def put_pages(self, pages: Iterable[Page]) -> None:
        """See `Store.put_pages`."""
        for page in pages:  # one transaction each: a page may be large
            text = zlib.compress(page.text.encode())
            fields = json.dumps(dict(page.fields), ensure_ascii=False, sort_keys=True, default=list)
            seen = (page.sha256, page.input, page.record, page.url, page.fetched, fields)
            with self._writing() as connection:
                connection.execute(
                    "INSERT OR IGNORE INTO pages VALUES (?, ?, ?)", (page.sha256, page.media, text)
                )
                connection.execute("INSERT OR REPLACE INTO sightings VALUES (?, ?, ?, ?, ?, ?)", seen)

    def pages(self) -> Iterator[Page]:
        """See `Store.pages`."""
        sql = """SELECT input, media, text, sha256, record, url, fetched, fields
                 FROM sightings JOIN pages USING (sha256) ORDER BY sha256, input, record"""
        for input, media, text, sha256, record, url, fetched, fields in self._rows(sql):
            content = zlib.decompress(text).decode()
            yield Page(input, media, content, sha256, record, url, fetched, json.loads(fields))

    # -- articles ------------------------------------------------------------------

    def put_articles(self, articles: Iterable[Article]) -> None:
        """See `Store.put_articles`."""
        for some in _batches(articles, BATCH):
            with self._writing() as connection:
                connection.executemany(
                    "INSERT OR REPLACE INTO articles VALUES (?, ?, ?, ?)",
                    ((a.id, a.language, a.published and a.published.value, codec.dumps(a)) for a in some),
                )

    def article(self, id: str) -> Article | None:
        """See `Store.article`."""
        with self._reading() as connection:
            row = connection.execute("SELECT json FROM articles WHERE id = ?", (id,)).fetchone()
        return None if row is None else codec.loads(row[0], Article)

    def articles(self) -> Iterator[Article]:
        """See `Store.articles`."""
        for (text,) in self._rows("SELECT json FROM articles ORDER BY id"):
            yield codec.loads(text, Article)

    # -- the file ------------------------------------------------------------------

    def close(self) -> None:
        """See `Store.close`."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _rows(self, sql: str) -> Iterator[tuple[Any, ...]]:
        with self._reading() as connection:
            yield from connection.execute(sql)

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        with self._words():
            if self._connection is None:
                raise StoreError("is closed")
            yield self._connection

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with self._reading() as connection:
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
                connection.execute("COMMIT")
            except BaseException:
                if connection.in_transaction:  # a full disk ends the transaction by itself
                    connection.execute("ROLLBACK")
                raise

    @contextmanager
    def _words(self) -> Iterator[None]:
        """Turns what SQLite says into one line that names the store."""
        try:
            yield
        except StoreError as error:
            raise StoreError(f"{self.path}: {error}") from error
        except sqlite3.Error as error:
            raise StoreError(f"{self.path}: {_reason(self.path, error)}") from error


def _batches(articles: Iterable[Article], size: int) -> Iterator[list[Article]]:
    remaining = iter(articles)
    while some := list(islice(remaining, size)):
        yield some


def _reason(path: str, error: sqlite3.Error) -> str:
    """SQLite's own words, where these do not say what a user can do."""
    place = Path(path)
    code = getattr(error, "sqlite_errorname", "")
    if code.startswith("SQLITE_CANTOPEN"):
        if place.is_dir():
            return "is a folder, not a store; name a file in it"
        if not place.parent.is_dir():
            return f"the folder {place.parent} does not exist"
        return "the store cannot be opened there (no permission to write?); choose another with --store"
    if code.startswith("SQLITE_READONLY"):
        return "the store may not be written; choose another with --store, or --store :memory:"
    if code.startswith("SQLITE_FULL"):
        return "the disk is full; what was stored before is kept"
    if code.startswith("SQLITE_BUSY"):
        return f"another process has been writing to the store for {BUSY_SECONDS:.0f} seconds"
    if code.startswith("SQLITE_NOTADB"):
        return "is not a firsthand store (not a SQLite database)"
    return " ".join(str(error).split())
