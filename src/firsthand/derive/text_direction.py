"""Direction from the text alone: the traces of a translation, weighed by a fitted model.

Log-odds are a weighted sum without intercept of features that a swap turns, so that no
language and no order of the inputs is favoured. Weights and their figures: `direction.json`,
made by benchmarks/derivations/train_direction.py.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import resources

from firsthand.derive.traces import TRACES, Trace, features, read_traces, sides
from firsthand.model import Article, Evidence, Row

#: The evidence that each trace is shown as.
KINDS: Mapping[str, str] = {
    "kept": "kept-words",
    "letters": "names",
    "script": "names",
    "numbers": "style",
    "places": "places",
}


def text_signals(
    first: Article, second: Article, rows: Iterable[Row]
) -> list[tuple[float, Evidence, Evidence]]:
    """For each trace: log-odds that ``second`` was made from ``first``, and the words that show it or the contrary.

    Empty within one language. ``rows`` have the first article on their source side.
    """
    found = sides(first, second, rows)
    if found is None:
        return []
    forward, backward = read_traces(*found), read_traces(*found[::-1])
    values = features(forward, backward)
    return [
        (weights()[name] * value, _evidence(name, forward[name]), _evidence(name, backward[name]))
        for name, value in zip(TRACES, values, strict=True)
    ]


@cache
def weights() -> dict[str, float]:
    """The weight of each trace."""
    text = (resources.files(__name__.rpartition(".")[0]) / "direction.json").read_text(encoding="utf-8")
    loaded: dict[str, float] = json.loads(text)["weights"]
    return loaded


def _evidence(name: str, trace: Trace) -> Evidence:
    return Evidence(KINDS[name], text=", ".join(trace.examples) or None)
