"""Names across scripts: Wikidata's pairs matched, and shuffled pairs matched falsely, language by language.

    python -m benchmarks.facts.names --data ../shared/data [--json out.json] [--missed]

What is measured is the product's own answer (`one_name.one_name`), of the first 500 pairs by hash of one half
(`train_names.held_out`), and of all of the half. The tables of Chinese characters were fitted on all pairs, those of the
other scripts on the other half: the figures of ``zh`` guard against breakage, and names that nobody saw are measured
by ``train_one_name``, which prints figures out of fold.
``bound``: recall at the threshold that lets exactly 0.5 % of the shuffled pairs pass. Shuffles stay within the language, twenty of them, fixed seed. The set itself is noisy (a Japanese
family name beside a given name, "Emperor" beside an emperor): nothing is taken out of ``recall``;
``confirmed`` is the recall of the first 500 pairs that two items of Wikidata and more have.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.facts.train_names import LANGUAGES, held_out, wikidata
from firsthand.names.one_name import one_name

SEED = 20241112
SHUFFLES = 20
FALSE = 0.005
FIRST = 500


def by_hash(data: Path, language: str, *, held: bool) -> list[tuple[str, str]]:
    """The pairs of one half, in the order of their hashes."""
    pairs = [(a, b) for a, b, _ in wikidata(data, language) if held_out(a) == held]
    return sorted(pairs, key=lambda pair: hashlib.sha256("\t".join(pair).encode()).digest())


def shuffled(pairs: Sequence[tuple[str, str]], times: int) -> NDArray[np.float64]:
    """Log odds of shuffled pairs."""
    return one_name(shuffle(pairs, times))


def shuffle(pairs: Sequence[tuple[str, str]], times: int) -> list[tuple[str, str]]:
    """Pairs of which each name stands beside another's form."""
    chosen = np.random.default_rng(SEED)
    mixed = []
    for _ in range(times):
        order = chosen.permutation(len(pairs)).tolist()
        mixed += [(pairs[n][0], pairs[m][1]) for n, m in enumerate(order) if pairs[n][1] != pairs[m][1]]
    return mixed


def measure(data: Path, missed: bool = False) -> dict[str, Any]:
    """Recall, false matches and speed by language; ``skipped`` where the set is absent."""
    if not (data / "names").is_dir():
        return {"skipped": f"no names under {data}"}
    report: dict[str, Any] = {}
    for language in LANGUAGES:
        report[language] = measure_language(data, language, missed)
        print(language, json.dumps({k: v for k, v in report[language].items() if k != "missed"}), flush=True)
    return report


def measure_language(data: Path, language: str, missed: bool = False) -> dict[str, Any]:
    every = by_hash(data, language, held=True)
    first = every[:FIRST]
    true, false = one_name(first), shuffled(first, SHUFFLES)
    start = time.process_time()
    count = len(shuffled(first, SHUFFLES))
    seconds = time.process_time() - start
    found = {
        "pairs": len(first),
        "recall": round(float((true >= 0).mean()), 4),
        "false matches": round(float((false >= 0).mean()), 5),
        "bound": round(float((true > np.quantile(false, 1 - FALSE)).mean()), 4),
        **_confirmed(data, language, every),
        "all of the half": len(every),
        "recall of all": round(float((one_name(every) >= 0).mean()), 4),
        "comparisons a second": round(count / seconds),
    }
    if missed:
        found["missed"] = [f"{a} {b}" for (a, b), score in zip(first, true, strict=True) if score < 0]
    return found


def _confirmed(data: Path, language: str, every: Sequence[tuple[str, str]]) -> dict[str, Any]:
    """Recall and false matches of the pairs that several items have."""
    items = {(a, b): count for a, b, count in wikidata(data, language)}
    pairs = [pair for pair in every if items[pair] > 1][:FIRST]
    return {
        "confirmed": len(pairs),
        "recall of confirmed": round(float((one_name(pairs) >= 0).mean()), 4),
        "false of confirmed": round(float((shuffled(pairs, SHUFFLES) >= 0).mean()), 5),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--json", type=Path)
    parser.add_argument("--missed", action="store_true", help="list the pairs not matched, for reading")
    given = parser.parse_args()
    report = measure(given.data, given.missed)
    if "skipped" in report:
        print(report["skipped"])
    if given.json:
        given.json.write_text(json.dumps(report, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
