"""The quality gate: every figure of the benchmarks at hand against its pinned floor.

usage: python benchmarks/gate.py [--data ../shared/data] [--only SET…] [--json out.json]

Floors stand in floors.json beside the value that was measured when they were set and the
day. A floor is a little below its value, by what a change of library or machine may move.
Nobody lowers one without saying why in the commit that does, and in the entry's ``why``;
whoever raises a value raises the floor. Sets that are not on this machine are skipped, with
the reason. Exit status 1 where a figure is below its floor.

The shipped weights were fitted on the public sets too: ``extraction`` here guards against
breakage and is higher than on unseen publishers (``benchmarks/extraction/run.py --held-out``).

Sets: ``samples`` (the package's sample pages against their gold), ``seeds`` (five real
pages, by their own script), ``extraction`` (fundus and article_extraction, a seeded
sample), ``values`` (dates and quantities of NTREX translations against English),
``recognizers`` (exact dates and numbers of Recognizers-Text), ``names`` (Wikidata's pairs across
scripts), ``story names`` (names of real articles, written down by hand), ``derivations`` (planted ones, in the half of NTREX that no weight has seen).
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

Figures = dict[str, float]
FLOORS = Path(__file__).with_name("floors.json")
#: Pages of each public set: the mean of 40 moves by about 0.02 with the choice, which is seeded.
PAGES = 40
#: One language for each way of writing numbers and dates: scripts, calendars, separators, scale words.
LANGUAGES = ("deu", "rus", "zho-CN", "arb", "hin", "vie", "tha")


class Skipped(Exception):
    """A set that cannot be measured here; the message says why."""


def samples(data: Path) -> Figures:
    """The package's sample pages; they are always there."""
    from benchmarks.sample_pages import measure

    return measure()


def seeds(data: Path) -> Figures:
    """The five seeds through their own script, which runs the command line."""
    script = data.parent / "check" / "seeds.py"
    if not script.is_file():
        raise Skipped(f"no {script}")
    command = f"{sys.executable} -m firsthand.cli"
    done = subprocess.run(
        [sys.executable, str(script)],
        capture_output=True,
        text=True,
        timeout=600,
        env={**os.environ, "FIRSTHAND": command},
        check=False,
    )
    found = {k: float(v) for k, v in re.findall(r"(\w+)=([\d.]+)", done.stdout) if k != "seconds"}
    if not found:
        raise RuntimeError(f"{script} printed no figures: {done.stderr.strip()[-300:]}")
    return found


def extraction(data: Path) -> Figures:
    """Token F1 of HTML beside trafilatura's in the same run, and of flattened text."""
    sys.path.insert(0, str(ROOT / "benchmarks" / "extraction"))
    import pages as readers  # beside run.py

    from benchmarks.extraction import run

    figures: Figures = {}
    for name, reader in (("fundus", readers.fundus), ("article_extraction", readers.article_extraction)):
        found = list(reader(data))
        if not found:
            continue
        chosen = run.random.Random(run.SEED).sample(found, min(PAGES, len(found)))
        means = run.means(run.measured(chosen, [run.measure_html, run.measure_flat]))
        figures[f"{name} html"] = means["html"]
        figures[f"{name} html, over trafilatura"] = means["html"] - means["trafilatura"]
        figures[f"{name} flattened"] = means["flat"]
    if not figures:
        raise Skipped(f"no fundus and no article_extraction under {data}")
    return figures


def values(data: Path) -> Figures:
    """Lines of NTREX that give the same dates and quantities as English; planted changes that are noticed."""
    if not (data / "ntrex").is_dir():
        raise Skipped(f"no ntrex under {data}")
    from benchmarks.values import run

    run.NTREX = {code: run.NTREX[code] for code in LANGUAGES}
    found = run.agreement(data)
    return {
        **{f"agreement {language}": 1 - row["rate"] for language, row in found.items()},
        **{f"planted {language}": row["planted_found"] for language, row in found.items() if row["planted"]},
    }


def recognizers(data: Path) -> Figures:
    """Exact values of dates and numbers in the specs of Recognizers-Text, both halves' means by language."""
    from benchmarks.facts import recognizers as specs

    report = specs.measure(data)
    if "skipped" in report:
        raise Skipped(report["skipped"])
    return {
        f"{kind} {language} {figure}": sum(half[figure] or 0.0 for half in halves.values()) / len(halves)
        for kind in ("dates", "numbers")
        for language, halves in report[kind].items()
        for figure in ("precision", "recall")
    }


def names(data: Path) -> Figures:
    """Wikidata's names across scripts: pairs matched, and shuffled ones left alone."""
    if not (data / "names").is_dir():
        raise Skipped(f"no names under {data}")
    from benchmarks.facts import names as pairs

    found = {language: pairs.measure_language(data, language) for language in pairs.LANGUAGES}
    return {
        **{f"matched {language}": row["recall"] for language, row in found.items()},
        **{f"shuffled left alone {language}": 1 - row["false matches"] for language, row in found.items()},
    }


def story_names(data: Path) -> Figures:
    """Names of articles and stories, both halves by themselves."""
    from benchmarks.facts import story_names as stories

    report = stories.measure(data)
    if "skipped" in report:
        raise Skipped(report["skipped"])
    return {
        f"{kind} {half} {figure}": row[figure]
        for kind, halves in report.items()
        for half, row in halves.items()
        for figure in ("precision", "recall")
    }


#: Pairs of each kind: with the 100 of benchmarks/derivations/run.py it takes four times as long.
DERIVED_EACH = 40


def derivations(data: Path) -> Figures:
    """Planted derivations of the half of NTREX that no weight has seen, found again in one input."""
    if not (data / "ntrex").is_dir():
        raise Skipped(f"no ntrex under {data}")
    from benchmarks.derivations import mixed
    from firsthand.embed.nano import NanoEncoder

    found = mixed.measure(data, NanoEncoder(), only_held_out=True, each=DERIVED_EACH)
    kinds = ("translation", "partial translation", "edited copy", "excerpt")
    right = [row for row in found["precision"].values() if row["of"]]
    return {
        **{f"found: {kind}": found["recall"][kind]["value"] for kind in kinds},
        "edges right": sum(row["hits"] for row in right) / sum(row["of"] for row in right),
    }


SETS: Mapping[str, Callable[[Path], Figures]] = {
    "samples": samples,
    "seeds": seeds,
    "extraction": extraction,
    "values": values,
    "recognizers": recognizers,
    "names": names,
    "story names": story_names,
    "derivations": derivations,
}


def judged(
    figures: Mapping[str, float], floors: Mapping[str, Any]
) -> list[tuple[str, float | None, float | None, bool]]:
    """(figure, value, floor, holds) for every figure measured or pinned; a pinned one that is gone doesn't hold."""
    names = list(dict.fromkeys([*floors, *figures]))
    rows = []
    for name in names:
        value, floor = figures.get(name), floors.get(name, {}).get("floor")
        rows.append((name, value, floor, floor is None or (value is not None and value >= floor)))
    return rows


def main() -> int:
    """Measure what is at hand, print one table, and say whether every floor holds."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data", help="the public sets")
    parser.add_argument("--only", nargs="+", choices=SETS, default=list(SETS))
    parser.add_argument("--json", type=Path, help="write the figures here")
    given = parser.parse_args()
    floors = json.loads(FLOORS.read_text(encoding="utf-8"))
    measured: dict[str, Figures] = {}
    broken = 0
    print(f"{'set':12}{'figure':40}{'value':>8}{'floor':>8}")
    for name in given.only:
        try:
            measured[name] = SETS[name](given.data)
        except Skipped as skipped:
            print(f"{name:12}skipped: {skipped}")
            continue
        for figure, value, floor, holds in judged(measured[name], floors.get(name, {})):
            broken += not holds
            shown = [f"{x:8.3f}" if x is not None else f"{'-':>8}" for x in (value, floor)]
            print(f"{name:12}{figure:40}{''.join(shown)}{'' if holds else '  below its floor'}", flush=True)
    if given.json:
        given.json.write_text(json.dumps(measured, indent=1) + "\n", encoding="utf-8")
    print("gate: closed, a floor is broken" if broken else "gate: open, every floor holds")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
