"""Line alignment: text_berg (7 German-French texts with gold) and texts made from NTREX.

    python -m benchmarks.derivations.text_berg --data ../shared/data --json out.json

Strict and lax as in vecalign's score.py (Sennrich & Volk 2011): precision over all beads, those of
a line alone too; recall over gold beads with lines on both sides; strict wants the same bead, lax one
line in common on both sides. Intervals: 1,000 resamples of beads within each text, seeded.
"""

from __future__ import annotations

import random
from ast import literal_eval
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from benchmarks.common import measure_from_command_line
from benchmarks.derivations.made_lines import Bead, made_texts, with_moved
from firsthand.derive.lines import align_lines
from firsthand.embed import Encoder

#: As published: Thompson & Koehn 2019; Liu & Zhu 2022 (LaBSE).
PEERS = {"vecalign": (0.902, 0.986), "bertalign": (0.936, 0.989)}
#: NTREX sentences in each made text.
LINES = 45
Hits = list[tuple[bool, bool]]


def beads_of(source: Sequence[str], target: Sequence[str], encoder: Encoder) -> list[Bead]:
    """0-based beads of `align_lines`, a line without a row as a bead of its own."""
    found = align_lines(source, target, encoder)
    rows = [(tuple(n - 1 for n in row.source), tuple(n - 1 for n in row.target)) for row in found.rows]
    return [*rows, *(((n - 1,), ()) for n in found.dropped), *(((), (n - 1,)) for n in found.added)]


def with_alone(rows: Sequence[Bead], source: int, target: int) -> list[Bead]:
    """The rows, and each line of texts of so many lines that none has as a bead of its own."""
    taken = {i for row in rows for i in row[0]}, {j for row in rows for j in row[1]}
    dropped: list[Bead] = [((i,), ()) for i in range(source) if i not in taken[0]]
    added: list[Bead] = [((), (j,)) for j in range(target) if j not in taken[1]]
    return [*rows, *dropped, *added]


def hits(asked: Sequence[Bead], other: Sequence[Bead]) -> Hits:
    """For each bead of ``asked``: whether ``other`` has it, and whether it has one that overlaps it."""
    same = set(other)
    cells = {(i, j) for source, target in other for i in source for j in target}
    return [
        (bead in same, bead in same or any((i, j) in cells for i in bead[0] for j in bead[1]))
        for bead in sorted({b for b in asked if b[0] or b[1]})
    ]


def both_ways(gold: Sequence[Bead], found: Sequence[Bead]) -> tuple[Hits, Hits]:
    """Hits of the found beads (precision) and of the gold ones (recall)."""
    paired = [[bead for bead in beads if bead[0] and bead[1]] for beads in (gold, found)]
    return hits(found, gold), hits(paired[0], paired[1])


def figures(counted: Sequence[tuple[Hits, Hits]]) -> dict[str, float]:
    """Precision, recall and F1, strict and lax, over all texts together."""
    result = {}
    for index, name in enumerate(("strict", "lax")):
        p, r = (
            sum(hit[index] for text in counted for hit in text[way])
            / max(1, sum(len(text[way]) for text in counted))
            for way in (0, 1)
        )
        result |= {f"{name} P": p, f"{name} R": r, f"{name} F1": 2 * p * r / (p + r) if p + r else 0.0}
    return result


def intervals(counted: Sequence[tuple[Hits, Hits]], draws: int = 1000) -> dict[str, tuple[float, float]]:
    """95 % intervals of the two F1."""
    rng = random.Random(5)
    made = [
        figures([(rng.choices(p, k=len(p)), rng.choices(r, k=len(r))) for p, r in counted if p and r])
        for _ in range(draws)
    ]
    ends = {}
    for name in ("strict F1", "lax F1"):
        values = sorted(one[name] for one in made)
        ends[name] = values[int(0.025 * draws)], values[int(0.975 * draws) - 1]
    return ends


def berg_texts(folder: Path) -> Iterator[tuple[str, list[str], list[str], list[Bead]]]:
    """Name, German lines, French lines and gold of each text."""
    for path in sorted((folder / "gold").iterdir()):
        one, two = (
            (folder / side / path.name).read_text(encoding="utf-8").splitlines() for side in ("de", "fr")
        )
        parts = [row.split(":") for row in path.read_text(encoding="utf-8").splitlines() if row.strip()]
        yield path.name, one, two, [(tuple(literal_eval(r[0])), tuple(literal_eval(r[1]))) for r in parts]


def _berg(folder: Path, encoder: Encoder) -> dict[str, tuple[Hits, Hits]]:
    return {name: both_ways(gold, beads_of(one, two, encoder)) for name, one, two, gold in berg_texts(folder)}


def measure(data: Path, encoder: Encoder, *, lines: int = LINES) -> dict[str, Any]:
    """Figures of each text, of all, and of each made language pair; ``skipped`` says what was absent."""
    result: dict[str, Any] = {"peers": PEERS, "skipped": []}
    if (data / "text_berg" / "gold").is_dir():
        counted = _berg(data / "text_berg", encoder)
        result["text_berg"] = {name: figures([one]) for name, one in counted.items()}
        result["all"] = figures(list(counted.values())) | {"intervals": intervals(list(counted.values()))}
    else:
        result["skipped"].append(f"text_berg: not in {data}")
    if (data / "ntrex").is_dir():
        texts = made_texts(data, 0, lines)
        for name, those in (("made", texts), ("moved", [with_moved(text) for text in texts])):
            made = {
                f"en-{text.language}": both_ways(text.gold, beads_of(text.source, text.target, encoder))
                for text in those
            }
            result[name] = {pair: figures([one]) for pair, one in made.items()}
            whole = list(made.values())
            result[f"{name} all"] = figures(whole) | {"intervals": intervals(whole)}
    else:
        result["skipped"].append(f"ntrex: not in {data}")
    return result


def table(result: dict[str, Any]) -> str:
    """The figures as lines of text."""
    names = [f"{way} {what}" for way in ("strict", "lax") for what in ("P", "R", "F1")]
    rows = ["text".ljust(12) + "".join(name.rjust(11) for name in names)]
    for group, total in (("text_berg", "all"), ("made", "made all"), ("moved", "moved all")):
        if total not in result:
            continue
        for label, one in [*result[group].items(), (total, result[total])]:
            rows.append(label.ljust(12) + "".join(f"{one[name]:11.3f}" for name in names))
        rows += [f"  {name}: {a:.3f} to {b:.3f}" for name, (a, b) in result[total]["intervals"].items()]
    rows += [
        f"{name} (published, text_berg): strict F1 {s}, lax F1 {x}"
        for name, (s, x) in result["peers"].items()
    ]
    return "\n".join([*rows, *(f"skipped {reason}" for reason in result["skipped"])])


if __name__ == "__main__":
    measure_from_command_line(measure, table, __doc__)
