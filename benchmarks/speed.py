"""Seconds and peak memory of ``firsthand run``: the sample pages cold, warm, and repeated tenfold.

usage: python benchmarks/speed.py [--times 10] [--json out.json]

Each run is a process of its own, started as a user starts it. *cold* has an empty store,
*warm* the store of the cold run. *repeated* runs on ``--times`` copies of every sample text,
each with its words of four letters and more shuffled within the line, so that every copy is
a text of its own and encoded anew. Memory is the largest resident set of the process, as
``resource`` gives it; with worker processes it is the largest of them.
"""

from __future__ import annotations

import argparse
import json
import platform
import random
import subprocess
import sys
import tempfile
import time
from importlib import resources
from pathlib import Path

SEED = 20261123
Figures = dict[str, dict[str, float]]


def timed(inputs: Path, store: Path) -> dict[str, float]:
    """One ``firsthand run`` in a process of its own: wall seconds and peak megabytes."""
    child = (
        "import resource, sys; from firsthand.cli import main\n"
        "try: main(sys.argv[1:])\n"
        "finally: print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=sys.stderr)"
    )
    command = [
        sys.executable,
        "-c",
        child,
        "run",
        str(inputs),
        "--format",
        "json",
        "--store",
        str(store),
        "--quiet",
    ]
    start = time.perf_counter()
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    seconds = time.perf_counter() - start
    unit = 2**20 if platform.system() == "Darwin" else 2**10  # macOS counts bytes, Linux kilobytes
    peak = int(done.stderr.split()[-1]) / unit
    return {
        "articles": len(json.loads(done.stdout)["articles"]),
        "seconds": round(seconds, 2),
        "megabytes": round(peak, 1),
    }


def repeated(pages: Path, folder: Path, times: int) -> None:
    """``times`` shuffled copies of every flattened sample page, in ``folder``."""
    rng = random.Random(SEED)
    for page in sorted(pages.glob("*.txt")):
        lines = page.read_text(encoding="utf-8").splitlines()
        for n in range(times):
            text = "\n".join(_shuffled(line, rng) for line in lines)
            (folder / f"{page.stem}-{n}.txt").write_text(text, encoding="utf-8")


def _shuffled(line: str, rng: random.Random) -> str:
    words = line.split(" ")
    places = [n for n, word in enumerate(words) if len(word) >= 4]
    moved = rng.sample(places, len(places))
    return " ".join(words[dict(zip(places, moved, strict=True)).get(n, n)] for n in range(len(words)))


def measure(times: int) -> Figures:
    """All three runs."""
    with (
        tempfile.TemporaryDirectory() as scratch,
        resources.as_file(resources.files("firsthand") / "samples" / "pages") as pages,
    ):
        store, many = Path(scratch) / "store.db", Path(scratch) / "many"
        many.mkdir()
        repeated(pages, many, times)
        return {
            "cold": timed(pages, store),
            "warm": timed(pages, store),
            f"repeated {times} times": timed(many, Path(scratch) / "many.db"),
        }


def main() -> None:
    """Measure, print a table, write what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--times", type=int, default=10, help="copies of each page in the third run")
    parser.add_argument("--json", type=Path, help="write the figures here")
    given = parser.parse_args()
    figures = measure(given.times)
    print(f"{'run':22}{'articles':>10}{'seconds':>10}{'megabytes':>11}")
    for name, row in figures.items():
        print(f"{name:22}{row['articles']:10}{row['seconds']:10}{row['megabytes']:11}")
    if given.json:
        given.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
