"""Candidates at scale: what share of planted derivations is found, at what cost.

    python -m benchmarks.derivations.scale --data ../shared/data [--sizes 400 500 5000 50000] [--half all]

400 articles are whole NTREX documents with derivations.scale_inputs (`scale_inputs.real`); other
sizes are synthetic (`scale_inputs.synthetic`). Each size runs in a process of its own. The
table gives recall by kind with a 95 % interval (Wilson), the share of all pairs compared,
seconds by part and peak memory; the JSON (``--json``) recall by pair of languages too, and
growth: by how much tenfold articles raise the time. Beside it, datasketch's MinHash LSH on
the same paragraphs, where installed: on copies and excerpts of one language.

``--half`` says which NTREX documents are read: ``held out`` are those that neither the
encoder's fit nor any threshold has seen, ``fit`` those to set thresholds by, ``all`` both.
"""

from __future__ import annotations

import argparse
import json
import math
import multiprocessing
import platform
import resource
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from benchmarks.derivations.corpora import held_out, ntrex
from benchmarks.derivations.peers import minhash_pairs
from benchmarks.derivations.scale_inputs import Corpus, real, synthetic
from firsthand.derive import candidates as stage
from firsthand.derive import space
from firsthand.derive.neighbours import nearest
from firsthand.derive.passages import nearness
from firsthand.embed.static import StaticEncoder

SIZES = (400, 500, 5_000, 50_000)
REAL = 400
#: datasketch takes about a hundredth of a second an article.
MINHASH_MOST = 5_000
Pair = tuple[int, int]


def interval(found: int, of: int) -> tuple[float, float]:
    """The 95 % interval of a share, by Wilson."""
    if not of:
        return 0.0, 1.0
    p, z = found / of, 1.96
    middle = (p + z * z / (2 * of)) / (1 + z * z / of)
    half = z * math.sqrt(p * (1 - p) / of + z * z / (4 * of * of)) / (1 + z * z / of)
    return round(middle - half, 4), round(min(1.0, middle + half), 4)


def documents(data: Path, half: str) -> dict[str, dict[str, list[str]]]:
    """NTREX documents of a half, or of both."""
    return {
        name: versions
        for name, versions in ntrex(data).items()
        if half == "all" or held_out(name) == (half == "held out")
    }


class _Clock:
    """CPU seconds by part, by wrapping the functions of the stage that do the work."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = defaultdict(float)

    def timed(self, part: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """``function``, its time added to ``part``."""

        def call(*args: Any, **kwargs: Any) -> Any:
            start = time.process_time()
            try:
                return function(*args, **kwargs)
            finally:
                self.seconds[part] += time.process_time() - start

        return call


def _peak() -> float:
    unit = 2**20 if platform.system() == "Darwin" else 2**10
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit)


def _recall(corpus: Corpus, found: set[Pair]) -> tuple[dict[str, Any], dict[str, Any]]:
    by_kind: dict[str, list[bool]] = defaultdict(list)
    by_languages: dict[str, list[bool]] = defaultdict(list)
    for planted in corpus.planted:
        hit = (min(planted.first, planted.second), max(planted.first, planted.second)) in found
        by_kind[planted.kind].append(hit)
        if planted.kind != "chain":
            by_kind["all planted"].append(hit)
        by_languages["-".join(sorted(planted.languages))].append(hit)
    kinds = {
        kind: {
            "recall": round(sum(hits) / len(hits), 4),
            "of": len(hits),
            "95%": interval(sum(hits), len(hits)),
        }
        for kind, hits in sorted(by_kind.items())
    }
    return kinds, {pair: [sum(hits), len(hits)] for pair, hits in sorted(by_languages.items())}


def measure_size(data: Path, size: int, half: str) -> dict[str, Any]:
    """One size, in this process."""
    corpus = real(documents(data, half)) if size == REAL else synthetic(documents(data, half), size)
    before, clock, encoder = _peak(), _Clock(), StaticEncoder()
    start = time.process_time()
    encoder.encode(["a text, so that the vocabulary is loaded"])
    loading = time.process_time() - start
    stage.by_sketch = clock.timed("sketch", stage.by_sketch)
    stage.nearest = clock.timed("search in passages", nearest)
    space.nearest = clock.timed("search", nearest)
    stage.nearness = clock.timed("passages", nearness)
    encoder.encode = clock.timed("encode", encoder.encode)  # type: ignore[method-assign]
    start, wall = time.process_time(), time.perf_counter()
    found = set(stage.candidates(corpus.articles, encoder))
    total, elapsed = time.process_time() - start, time.perf_counter() - wall
    kinds, languages = _recall(corpus, found)
    articles = len(corpus.articles)
    result: dict[str, Any] = {
        "articles": articles,
        "paragraphs": sum(len(a.paragraphs) for a in corpus.articles),
        "recall": kinds,
        "pairs": len(found),
        "share": len(found) / (articles * (articles - 1) / 2),
        "cpu seconds": {
            "load": round(loading, 2), **{k: round(v, 2) for k, v in clock.seconds.items()}, "total": round(total, 2)
        },
        "wall seconds": round(elapsed, 2),
        "megabytes": {"articles alone": before, "peak": _peak()},
        "recall by languages": languages,
    }  # fmt: skip
    result["peer"] = _minhash(corpus)
    return result


def _minhash(corpus: Corpus) -> dict[str, Any]:
    """MinHash LSH on whole articles (`peers.minhash_pairs`)."""
    if len(corpus.articles) > MINHASH_MOST:
        return {"skipped": f"more than {MINHASH_MOST} articles take datasketch too long here"}
    start = time.process_time()
    found = minhash_pairs(corpus.articles)
    if found is None:
        return {"skipped": "datasketch is not installed"}
    kinds, _ = _recall(corpus, found)
    same = {kind: kinds[kind] for kind in ("edited copy", "excerpt")}
    return {"recall": same, "pairs": len(found), "cpu seconds": round(time.process_time() - start, 2)}


def _child(data: Path, size: int, half: str, answer: Any) -> None:
    answer.send(measure_size(data, size, half))
    answer.close()


def measure(data: Path, sizes: Sequence[int] = SIZES, half: str = "all") -> dict[str, Any]:
    """Every size in a fresh process, and the growth from each to ten times it."""
    context = multiprocessing.get_context("spawn")
    found: dict[str, Any] = {}
    for size in sizes:
        here, there = context.Pipe(duplex=False)
        child = context.Process(target=_child, args=(data, size, half, there))
        child.start()
        there.close()
        found[str(size)] = here.recv()
        child.join()
        _print_size(size, found[str(size)])
    growth = {
        f"{size} to {size * 10}": round(
            found[str(size * 10)]["cpu seconds"]["total"] / found[str(size)]["cpu seconds"]["total"], 2
        )
        for size in sizes
        if str(size * 10) in found and size != REAL
    }
    return {"half": half, "sizes": found, "growth of seconds": growth}


def _print_size(size: int, found: dict[str, Any]) -> None:
    print(
        f"{size} articles, {found['paragraphs']} paragraphs: {found['pairs']} pairs, {found['share']:.4%} of all; "
        f"CPU s {found['cpu seconds']}, wall {found['wall seconds']}; MB {found['megabytes']}"
    )
    for kind, row in found["recall"].items():
        print(
            f"    {kind:22}{row['recall']:7.4f}  of {row['of']:5}  95% {row['95%'][0]:.3f}–{row['95%'][1]:.3f}"
        )
    print(f"    MinHash LSH (datasketch): {found['peer']}", flush=True)


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--half", choices=("all", "fit", "held out"), default="all")
    parser.add_argument("--json", type=Path)
    given = parser.parse_args()
    if not (given.data / "ntrex").is_dir():
        print(f"skipped: no ntrex under {given.data}")
        return
    found = measure(given.data, given.sizes, given.half)
    print("growth of CPU seconds:", found["growth of seconds"])
    if given.json:
        given.json.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
