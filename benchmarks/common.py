"""What the benchmarks share: an encoder whose vectors are kept, and the command lines of
trainers and of parts that are measured by themselves."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

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


def measure_from_command_line(
    measure: Callable[[Path, CachedEncoder], dict[str, Any]],
    table: Callable[[dict[str, Any]], str],
    description: str | None,
) -> None:
    """Measures with the data and the encoder that the command line names, prints the table, writes ``--json``."""
    parser = argparse.ArgumentParser(
        description=description, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--cache", default="benchmarks/results/vectors.db", help="store for the vectors")
    parser.add_argument("--json", type=Path)
    given = parser.parse_args()
    result = measure(given.data, cached_encoder(given.cache))
    print(table(result))
    if given.json:
        given.json.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
