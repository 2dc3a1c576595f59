"""Shares with their intervals, and the tables that the benchmarks print."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from typing import Any


def share(hits: int, of: int) -> dict[str, Any]:
    """A share with its 95 % interval (Wilson 1927); ``value`` is None where nothing was counted."""
    if not of:
        return {"value": None, "hits": 0, "of": 0, "low": None, "high": None}
    z, p = 1.96, hits / of
    middle = (p + z * z / (2 * of)) / (1 + z * z / of)
    half = z * math.sqrt(p * (1 - p) / of + z * z / (4 * of * of)) / (1 + z * z / of)
    low, high = max(0.0, middle - half), min(1.0, middle + half)
    return {"value": round(p, 4), "hits": hits, "of": of, "low": round(low, 4), "high": round(high, 4)}


def shown(figure: Mapping[str, Any] | None) -> str:
    """``0.983 (0.951–0.994) 117/119``; a dash where nothing was counted."""
    if not figure or not figure["of"]:
        return "–"
    bounds = f"({figure['low']:.3f}–{figure['high']:.3f})"
    return f"{figure['value']:.3f} {bounds} {figure['hits']}/{figure['of']}"


def print_table(title: str, rows: Iterable[tuple[str, Mapping[str, Any] | str]]) -> None:
    """A title and a row a figure."""
    print(f"\n{title}")
    for name, figure in rows:
        print(f"  {name:44}{figure if isinstance(figure, str) else shown(figure)}", flush=True)
