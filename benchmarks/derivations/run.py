"""Everything that is measured of the derive room: one table a question, and JSON.

usage: python -m benchmarks.derivations.run [--data ../shared/data] [--only PART…] [--cache STORE] [--json out.json]

Parts: ``mixed`` (planted derivations of every kind), ``news`` (machine translations among real
reports of one story), ``lookalikes`` (what must not be derived), ``origins`` (planted clusters),
``text_berg`` (lines), ``segments`` (sentences inside paragraphs), ``direction``, ``scale``
(candidates; long). ``mixed``, ``news``, ``lookalikes`` and ``origins`` are measured twice: on everything, and on the
half of the documents that no weight has seen. Sets that are absent skip a part, with the reason.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from benchmarks.common import cached_encoder
from benchmarks.derivations import direction, lookalikes, mixed, news, origins, scale, segments, text_berg
from firsthand.embed import Encoder

ROOT = Path(__file__).resolve().parents[2]
#: Sets that each part reads.
NEEDS: Mapping[str, tuple[str, ...]] = {
    "mixed": ("ntrex",),
    "news": ("machine_translated", "semeval2022"),
    "lookalikes": ("ntrex",),
    "origins": ("ntrex", "semeval2022"),
    "text_berg": ("text_berg",),
    "segments": ("ntrex",),
    "direction": ("ntrex", "machine_translated"),
    "scale": ("ntrex",),
}
HALVED = {"mixed": mixed, "news": news, "lookalikes": lookalikes, "origins": origins}


def _halved(name: str, data: Path, encoder: Encoder) -> dict[str, Any]:
    part = HALVED[name]
    figures = {}
    for half in (False, True):
        title = f"{name}, unseen half" if half else name
        figures["unseen half" if half else "everything"] = part.measure(data, encoder, only_held_out=half)
        part.show(figures["unseen half" if half else "everything"], title)
    return figures


def _text_berg(data: Path, encoder: Encoder) -> dict[str, Any]:
    figures = text_berg.measure(data, encoder)
    print(text_berg.table(figures))
    return figures


def _segments(data: Path, encoder: Encoder) -> dict[str, Any]:
    figures = segments.measure(data, encoder)
    print(segments.table(figures))
    return figures


def _direction(data: Path, encoder: Encoder) -> dict[str, Any]:
    figures = direction.measure(data, encoder)
    print("\n".join(direction.show(figures)))
    return figures


def _scale(data: Path, encoder: Encoder) -> dict[str, Any]:
    return scale.measure(data)


def part(name: str) -> Callable[[Path, Encoder], dict[str, Any]]:
    """The function that measures a part and prints its tables."""
    if name in HALVED:
        return lambda data, encoder: _halved(name, data, encoder)
    return {"text_berg": _text_berg, "segments": _segments, "direction": _direction, "scale": _scale}[name]


def main() -> None:
    """Measures what is at hand."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data", help="the public sets")
    parser.add_argument("--only", nargs="+", choices=NEEDS, default=[n for n in NEEDS if n != "scale"])
    parser.add_argument("--cache", default="benchmarks/results/vectors.db", help="store for the vectors")
    parser.add_argument("--json", type=Path, help="write the figures here")
    given = parser.parse_args()
    encoder, measured = cached_encoder(given.cache), {}
    for name in given.only:
        absent = [needed for needed in NEEDS[name] if not (given.data / needed).is_dir()]
        if absent:
            print(f"{name}: skipped, no {', '.join(absent)} under {given.data}")
            continue
        start = time.perf_counter()
        measured[name] = part(name)(given.data, encoder)
        print(f"  {name}: {time.perf_counter() - start:.0f} s")
    if given.json:
        given.json.write_text(json.dumps(measured, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
