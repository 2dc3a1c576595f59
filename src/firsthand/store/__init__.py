"""What each stage made, kept by content: SQLite by default."""

from firsthand.store.base import Store
from firsthand.store.cached import CachedEncoder, LazyEncoder
from firsthand.store.choose import open_store
from firsthand.store.sqlite import SqliteStore

__all__ = ["CachedEncoder", "LazyEncoder", "SqliteStore", "Store", "open_store"]
