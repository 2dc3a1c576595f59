"""The fitted numbers of the derive room, with their provenance inside the file."""

from __future__ import annotations

import json
from functools import cache
from importlib import resources
from typing import Any


@cache
def weights() -> dict[str, Any]:
    """What benchmarks/derivations/train.py wrote: row curve, pair model, direction table."""
    text = (resources.files(__name__.rpartition(".")[0]) / "weights.json").read_text(encoding="utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded
