"""Sentences a second, and peak memory, of reading dates and quantities on one core.

    python -m benchmarks.facts.speed --data ../shared/data [--json out.json]

The sentences are NTREX's, each language's own, read over and over for ``--seconds`` after one
round that compiles the tables. Each language runs in a process of its own, so that the peak (the
largest resident set, as ``resource`` gives it) is that of one language.
"""

from __future__ import annotations

import argparse
import gzip
import json
import platform
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from benchmarks.values.run import NTREX


def measure(data: Path, seconds: float = 2.0) -> dict[str, Any]:
    """``{"language": {"sentences_per_second": …, "megabytes": …, "first_milliseconds": …}}``, or why it was skipped."""
    if not (data / "ntrex").is_dir():
        return {"skipped": f"no ntrex under {data}"}
    report: dict[str, Any] = {}
    for name, language in {"eng": "en", **NTREX}.items():
        command = [sys.executable, "-m", "benchmarks.facts.speed", "--data", str(data), "--child", name]
        command += ["--language", language, "--seconds", str(seconds)]
        report[language] = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    return report


def child(data: Path, name: str, language: str, seconds: float) -> dict[str, float]:
    """One language, in this process."""
    import resource

    from firsthand.values.dates import find_dates
    from firsthand.values.quantities import find_quantities

    with gzip.open(data / "ntrex" / f"{name}.jsonl.gz", "rt", encoding="utf-8") as rows:
        texts = [json.loads(row)["text"] for row in rows]

    def read() -> None:
        for text in texts:
            taken = [(date.start, date.end) for date in find_dates(text, language)]
            find_quantities(text, language, taken=taken)

    start = time.perf_counter()
    find_dates(texts[0], language)
    find_quantities(texts[0], language)
    first = time.perf_counter() - start
    read()
    rounds, start = 0, time.process_time()
    while time.process_time() - start < seconds:
        read()
        rounds += 1
    taken = time.process_time() - start
    unit = 2**20 if platform.system() == "Darwin" else 2**10  # macOS counts bytes, Linux kilobytes
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit
    return {
        "sentences_per_second": round(rounds * len(texts) / taken),
        "megabytes": round(peak, 1),
        "first_milliseconds": round(first * 1000),
    }


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--seconds", type=float, default=2.0)
    parser.add_argument("--json", type=Path)
    parser.add_argument("--child", help=argparse.SUPPRESS)
    parser.add_argument("--language", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.child:
        print(json.dumps(child(given.data, given.child, given.language, given.seconds)))
        return
    report = measure(given.data, given.seconds)
    for language, row in report.items():
        print(language, row)
    if given.json:
        given.json.write_text(json.dumps(report, indent=1) + "\n")


if __name__ == "__main__":
    main()
