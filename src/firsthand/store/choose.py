"""From what ``--store`` says to a store."""

from __future__ import annotations

import os

from firsthand.errors import StoreError
from firsthand.store.base import Store
from firsthand.store.sqlite import SqliteStore


def open_store(spec: str | os.PathLike[str]) -> Store:
    """The store that ``spec`` names: a file's path, or ``:memory:`` for one that keeps nothing.

    :raises StoreError: where it cannot be opened, or is of a kind that this version does
        not have.
    """
    name = os.fspath(spec)
    if name.startswith(("postgresql://", "postgres://")):
        raise StoreError("this version has no PostgreSQL store yet; name a file, or :memory:")
    if "://" in name:
        raise StoreError(
            f"{name.split('://')[0]}:// names no store that firsthand knows; name a file, or :memory:"
        )
    if not name:
        raise StoreError("the store's name is empty; name a file, or :memory:")
    return SqliteStore(name)
