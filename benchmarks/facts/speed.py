"""Sentences a second, and peak memory, of reading dates and quantities on one core.

    python -m benchmarks.facts.speed --data ../shared/data [--json out.json]

The sentences are NTREX's, each language's own. One half compiles the tables and fills the caches; the other half is
then read for the first time, which gives ``sentences_per_second``; after that all are read over and over for
``--seconds``, which gives ``read_again``. Time is the CPU time of the process, so that others on the machine hardly count.
Each language runs in processes of its own (the median of ``--processes`` of them), so that the peak (the largest resident
set, as ``resource`` gives it) is that of one language.
"""

from __future__ import annotations

import argparse
import gzip
import json
import platform
import statistics
import subprocess
import sys
import time
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Any

from benchmarks.values.run import NTREX


def measure(
    data: Path, seconds: float = 1.0, processes: int = 3, languages: Collection[str] = ()
) -> dict[str, Any]:
    """``{"language": {"sentences_per_second": …, "read_again": …, "megabytes": …, "first_milliseconds": …}}``, or why it was skipped.

    :param languages: BCP 47; all where empty.
    """
    if not (data / "ntrex").is_dir():
        return {"skipped": f"no ntrex under {data}"}
    report: dict[str, Any] = {}
    for name, language in {"eng": "en", **NTREX}.items():
        if languages and language not in languages:
            continue
        command = [sys.executable, "-m", "benchmarks.facts.speed", "--data", str(data), "--child", name]
        command += ["--language", language, "--seconds", str(seconds)]
        runs = [
            json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
            for _ in range(processes)
        ]
        report[language] = {key: statistics.median(run[key] for run in runs) for key in runs[0]}
    return report


def child(data: Path, name: str, language: str, seconds: float) -> dict[str, float]:
    """One language, in this process."""
    import resource

    from firsthand.values.dates import find_dates
    from firsthand.values.quantities import find_quantities

    with gzip.open(data / "ntrex" / f"{name}.jsonl.gz", "rt", encoding="utf-8") as rows:
        texts = [json.loads(row)["text"] for row in rows]

    def read(texts: Sequence[str]) -> float:
        start = time.process_time()
        for text in texts:
            taken = [(date.start, date.end) for date in find_dates(text, language)]
            find_quantities(text, language, taken=taken)
        return time.process_time() - start

    start = time.process_time()
    find_dates(texts[0], language)
    find_quantities(texts[0], language)
    first = time.process_time() - start
    read(texts[::2])
    unread = read(texts[1::2])
    rounds, taken = 0, 0.0
    while taken < seconds:
        taken += read(texts)
        rounds += 1
    unit = 2**20 if platform.system() == "Darwin" else 2**10  # macOS counts bytes, Linux kilobytes
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit
    return {
        "sentences_per_second": round(len(texts[1::2]) / unread),
        "read_again": round(rounds * len(texts) / taken),
        "megabytes": round(peak, 1),
        "first_milliseconds": round(first * 1000),
    }


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--seconds", type=float, default=1.0)
    parser.add_argument("--processes", type=int, default=3)
    parser.add_argument("--languages", nargs="+", default=())
    parser.add_argument("--json", type=Path)
    parser.add_argument("--child", help=argparse.SUPPRESS)
    parser.add_argument("--language", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.child:
        print(json.dumps(child(given.data, given.child, given.language, given.seconds)))
        return
    report = measure(given.data, given.seconds, given.processes, given.languages)
    for language, row in report.items():
        print(language, row)
    if given.json:
        given.json.write_text(json.dumps(report, indent=1) + "\n")


if __name__ == "__main__":
    main()
