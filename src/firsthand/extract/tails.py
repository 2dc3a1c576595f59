"""Teasers that are full sentences: what tells them from the article's last paragraphs.

Two kinds of evidence. Structure: a title that stands twice in a row and one or two lines
under it, several times. Subject: such lines say something else than the article does,
measured against how much its own paragraphs differ from its lead.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from firsthand.embed.base import Encoder
from firsthand.extract import shapes

# A teaser's summary is so many lines at most.
LONGEST_RUN = 2
# So many lines of the article, and so many of doubt, are turned into vectors at most.
MOST_VECTORS = 24
# A line of doubt is off topic where its similarity to the lead is so many standard deviations
# under that of the article's own paragraphs.
DEVIATIONS = 2.0

Run = tuple[int, int]


def off_topic(texts: Sequence[str], body: Sequence[bool], encoder: Encoder | None) -> list[int]:
    """Indices of kept lines after the article's main run that are teasers."""
    runs = kept_runs(body)
    if len(runs) < 2:
        return []
    main = max(runs, key=lambda run: (_mass(texts, run), -run[0]))
    later = [run for run in runs if run[0] >= main[1] and run[1] - run[0] <= LONGEST_RUN]
    under_pairs = [run for run in later if _under_repeated(texts, body, run[0])]
    dropped = {i for run in under_pairs for i in range(*run)} if len(under_pairs) > 1 else set()
    doubt = [i for run in later for i in range(*run) if i not in dropped]
    if encoder is not None and doubt and main[1] - main[0] >= 3:
        dropped |= _unlike(texts, main, doubt[:MOST_VECTORS], encoder)
    return sorted(dropped)


def kept_runs(body: Sequence[bool]) -> list[Run]:
    """Half-open spans of kept lines that follow one another."""
    runs: list[Run] = []
    start: int | None = None
    for i, kept in enumerate([*body, False]):
        if kept and start is None:
            start = i
        elif not kept and start is not None:
            runs.append((start, i))
            start = None
    return runs


def _mass(texts: Sequence[str], run: Run) -> float:
    return sum(min(shapes.width(texts[i]), 600.0) for i in range(*run))


def _under_repeated(texts: Sequence[str], body: Sequence[bool], i: int) -> bool:
    """Whether the line above is a dropped one that stands twice, perhaps with one line (a date) between."""
    for above in (i - 1, i - 2):
        if above >= 1 and not body[above] and texts[above] == texts[above - 1]:
            return True
    return False


def _unlike(texts: Sequence[str], main: Run, doubt: Sequence[int], encoder: Encoder) -> set[int]:
    own = list(range(*main))[:MOST_VECTORS]
    vectors = encoder.encode([texts[i][:1000] for i in (*own, *doubt)])
    lead = vectors[:2].mean(axis=0)
    likeness = vectors @ lead
    inside, outside = likeness[2 : len(own)], likeness[len(own) :]
    floor = float(inside.mean() - DEVIATIONS * max(float(inside.std()), 0.01))
    return {i for i, value in zip(doubt, outside, strict=True) if float(np.round(value, 4)) < floor}
