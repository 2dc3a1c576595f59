"""Texts with a known alignment, made from NTREX: lines merged, split, dropped and inserted at random.

English beside another language, line by line the same sentence; the change is the gold. Shares are
round numbers, not those of any test set. Half of the documents by hash is for fitting, the other for
reporting. Seeded, so that every run makes the same texts.
"""

from __future__ import annotations

import hashlib
import random
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.derivations.corpora import ntrex

Bead = tuple[tuple[int, ...], tuple[int, ...]]
#: Languages written without spaces between sentences; only here, to make the texts.
UNSPACED = frozenset({"ja", "th", "zh"})


@dataclass
class Made:
    """Two texts and their beads, 0-based; a bead without lines on one side is a dropped line."""

    language: str
    source: list[str] = field(default_factory=list)
    target: list[str] = field(default_factory=list)
    gold: list[Bead] = field(default_factory=list)

    def put(self, source: Sequence[str], target: Sequence[str]) -> None:
        """One more bead at the end."""
        i, j = len(self.source), len(self.target)
        self.gold.append((tuple(range(i, i + len(source))), tuple(range(j, j + len(target)))))
        self.source += source
        self.target += target


def in_half(document: str, half: int) -> bool:
    """Whether a document belongs to the half 0 (reported) or 1 (fitted)."""
    return hashlib.sha256(document.encode()).digest()[0] % 2 == half


def made_texts(data: Path, half: int, lines: int, seed: int = 11) -> list[Made]:
    """One text a language, of about ``lines`` NTREX sentences from one half of the documents."""
    documents = ntrex(data)
    names = sorted(name for name in documents if in_half(name, half))
    others = sorted(name for name in documents if not in_half(name, half))
    return [
        _made(language, documents, names, others, lines, random.Random(f"{seed} {language}"))
        for language in sorted(documents[names[0]])
        if language != "en"
    ]


def with_moved(made: Made, seed: int = 7) -> Made:
    """The same texts with two blocks of one to three rows of the target put elsewhere.

    Each block goes 5 to 15 rows on or back.
    """
    rng = random.Random(f"{seed} {made.language}")
    order = list(range(len(made.gold)))
    paired = [n for n, (source, target) in enumerate(made.gold) if source and target]
    for _ in range(2):
        first, size = rng.choice(paired), rng.choice((1, 1, 2, 3))
        block = [n for n in range(first, first + size) if n in set(paired)]
        at = order.index(block[0])
        order = [n for n in order if n not in block]
        to = min(max(at + rng.choice((-1, 1)) * rng.randrange(5, 16), 0), len(order))
        order[to:to] = block
    target, places = [], {}
    for n in order:
        lines = made.gold[n][1]
        places[n] = tuple(range(len(target), len(target) + len(lines)))
        target += [made.target[line] for line in lines]
    gold = [(source, places[n]) for n, (source, _) in enumerate(made.gold)]
    return Made(made.language, made.source, target, gold)


def _made(
    language: str,
    documents: dict[str, dict[str, list[str]]],
    names: Sequence[str],
    others: Sequence[str],
    lines: int,
    rng: random.Random,
) -> Made:
    chosen = rng.sample(names, len(names))
    pairs = [p for n in chosen for p in zip(documents[n]["en"], documents[n][language], strict=True)][:lines]
    foreign = [[s for n in rng.sample(others, 4) for s in documents[n][side]] for side in ("en", language)]
    made = Made(language)
    while pairs:
        pairs = pairs[_bead(made, pairs, foreign, rng) :]
    return made


def _bead(made: Made, pairs: list[tuple[str, str]], foreign: list[list[str]], rng: random.Random) -> int:
    """Puts one bead, and gives how many pairs it took."""
    side, chance = rng.randrange(2), rng.random()
    joiner = "" if (made.language if side == 0 else "en") in UNSPACED else " "
    own = [pair[side] for pair in pairs[:3]]
    other = [pair[1 - side] for pair in pairs[:3]]

    def put(a: Sequence[str], b: Sequence[str]) -> None:
        made.put(*((a, b) if side == 0 else (b, a)))

    if chance < 0.08 and len(pairs) > 1:
        put(own[:2], [joiner.join(other[:2])])
        return 2
    if chance < 0.10 and len(pairs) > 2:
        put(own, [joiner.join(other)])
        return 3
    if chance < 0.18:
        put(own[:1], cut(other[0]))
        return 1
    if chance < 0.20 and len(pairs) > 1 and len(halves := cut(other[1])) == 2:
        put(own[:2], [joiner.join((other[0], halves[0])), halves[1]])
        return 2
    if chance < 0.24:
        put(own[:1], [])
        return 1
    if chance < 0.27:
        for _ in range(rng.choice((1, 1, 2, 3))):
            put([rng.choice(foreign[side])], [])
        return 0
    put(own[:1], other[:1])
    return 1


def cut(text: str) -> list[str]:
    """A text cut at the clause mark nearest its middle, or whole where it has none there."""
    spots = [
        n
        for n in range(len(text) // 4, 3 * len(text) // 4)
        if unicodedata.category(text[n - 1]) == "Po" and (text[n] == " " or ord(text[n - 1]) > 0x2FFF)
    ]
    if not spots:
        return [text]
    middle = min(spots, key=lambda n: abs(n - len(text) / 2))
    return [text[:middle].strip(), text[middle:].strip()]
