"""What the benchmarks share: an encoder whose vectors are kept, and the trainers' command line."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from firsthand.embed.nano import NanoEncoder
from firsthand.store.cached import CachedEncoder
from firsthand.store.choose import open_store


def cached_encoder(path: str) -> CachedEncoder:
    """The default encoder with its vectors in the store at ``path``."""
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    return CachedEncoder(NanoEncoder(), open_store(path))


def train_from_command_line(
    main: Callable[[Path, Path, CachedEncoder], object], description: str | None
) -> None:
    """Calls a trainer's ``main`` with the data, the output and the encoder that the command line names."""
    parser = argparse.ArgumentParser(
        description=description, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--cache", default="benchmarks/results/vectors.db", help="store for the vectors")
    given = parser.parse_args()
    main(given.data, given.out, cached_encoder(given.cache))
