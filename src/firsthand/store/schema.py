"""The tables of the SQLite store and how a file is told to hold them."""

from __future__ import annotations

import sqlite3
from typing import Final

from firsthand.errors import StoreError

# Raised by one with every change of the tables; an older file is brought forward by
# `_FORWARD`, a newer one is refused.
VERSION: Final = 1
# "fhnd" in ASCII, in SQLite's header: tells firsthand's files from other programs'.
APPLICATION_ID: Final = 0x66686E64
# STRICT tables came with 3.37 (November 2021).
OLDEST_SQLITE: Final = (3, 37, 0)

TABLES: Final = """
CREATE TABLE schema (version INTEGER NOT NULL) STRICT;
CREATE TABLE results (
    stage TEXT NOT NULL,
    key TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (stage, key)
) STRICT;
CREATE TABLE encoders (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
) STRICT;
CREATE TABLE vectors (
    encoder INTEGER NOT NULL REFERENCES encoders (id),
    key TEXT NOT NULL,
    vector BLOB NOT NULL,
    PRIMARY KEY (encoder, key)
) STRICT;
CREATE TABLE pages (
    sha256 TEXT NOT NULL PRIMARY KEY,
    media TEXT NOT NULL,
    text BLOB NOT NULL
) STRICT;
CREATE TABLE sightings (
    sha256 TEXT NOT NULL REFERENCES pages (sha256),
    input TEXT NOT NULL,
    record TEXT,
    url TEXT,
    fetched TEXT,
    fields TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX sightings_once ON sightings (sha256, input, ifnull(record, ''));
CREATE TABLE articles (
    id TEXT NOT NULL PRIMARY KEY,
    language TEXT,
    published TEXT,
    json TEXT NOT NULL
) STRICT;
"""


def prepare(connection: sqlite3.Connection) -> None:
    """Makes the tables in an empty file and checks those of another.

    :raises StoreError: where the file is another program's or a newer firsthand's.
    :raises sqlite3.Error: where the file is no database or cannot be written.
    """
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        raise StoreError(f"SQLite {sqlite3.sqlite_version} is too old; firsthand needs 3.37 or newer")
    if _is_empty(connection):
        _create(connection)
    if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        raise StoreError("is a database of another program, not a firsthand store")
    (version,) = connection.execute("SELECT version FROM schema").fetchone()
    if version > VERSION:
        raise StoreError(
            f"was made by a newer firsthand (schema {version}, this one knows {VERSION}): upgrade firsthand"
        )


def _is_empty(connection: sqlite3.Connection) -> bool:
    return bool(connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0] == 0)


def _create(connection: sqlite3.Connection) -> None:
    """All in one transaction; of two processes that open a new file, one creates and one waits."""
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("BEGIN IMMEDIATE")
    try:
        if _is_empty(connection):
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            for statement in TABLES.split(";"):
                connection.execute(statement)
            connection.execute("INSERT INTO schema VALUES (?)", (VERSION,))
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise
