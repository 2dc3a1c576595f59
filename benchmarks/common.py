"""What the benchmarks share: an encoder whose vectors are kept between runs."""

from __future__ import annotations

from pathlib import Path

from firsthand.embed.nano import NanoEncoder
from firsthand.store.cached import CachedEncoder
from firsthand.store.choose import open_store


def cached_encoder(path: str) -> CachedEncoder:
    """The default encoder with its vectors in the store at ``path``."""
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    return CachedEncoder(NanoEncoder(), open_store(path))
