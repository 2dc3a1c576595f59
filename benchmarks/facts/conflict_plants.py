"""Values that two independent reports give of one thing, and one of them changed: the edit is the label.

A shared slot is found without what is measured: a value (`conflict_spots.py`) that the edited report
gives once and the other gives too, in sentences that talk of one thing by the words that both have.
The rarer the value, the fewer of them are asked for. Across languages words cannot be shared: the
value has to be rare, or the sentences have a name in common by its consonants, or another number. What was
read as equal by chance (`read_conflicts.BY_CHANCE`) is left out. What a value becomes stands in neither report. Fixed
seed: the same plants each time.
"""

from __future__ import annotations

import hashlib
import random
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from benchmarks.facts.conflict_spots import Report, Spot, by_value, number_words
from benchmarks.facts.plants import _forms, _same_ending, other_number
from benchmarks.facts.read_conflicts import BY_CHANCE
from firsthand.derive.traits import names_kept, numbers_kept, traits

SEED = 20261125
#: Words before and after a value that may name what it counts.
BESIDE = (2, 3)
#: Letters by which a word is the same in another case or number, and the shortest that says anything.
STEM = 5
SHORTEST = 4
#: Words that both sentences have, those beside the value counted twice, by its digits. Read on the fitting half.
SHARED_WORDS = {1: 4, 2: 3, 3: 1}
#: Digits of a value that hardly any two sentences share by chance.
RARE = 3
#: Numbers that sentences of two languages share, the value among them, where they share no name.
SHARED_NUMBERS = 2
#: Years that a year is moved by at most.
YEARS = 4

_WORD = re.compile(r"[^\W\d_]+")

__all__ = ["Conflict", "Report", "plants", "shared_slots"]


@dataclass(frozen=True, slots=True)
class Conflict:
    """``edited`` (0 or 1) gives ``after`` for what the other report and it gave as ``before``.

    ``told`` is how the other report writes the value.
    """

    kind: str
    edited: int
    before: str
    after: str
    text: str
    sentences: tuple[str, str]
    told: str


def plants(first: Report, second: Report) -> list[Conflict]:
    """Conflicts of two reports: each value that one gives once, of what the other gives it for too."""
    reports = (first, second)
    found = []
    for edited in (0, 1):
        for mine, theirs in shared_slots(reports[edited], reports[1 - edited]):
            if (first.name, reports[edited].text[mine.start : mine.end]) in BY_CHANCE:
                continue
            seed = f"{SEED}\0{first.name}\0{second.name}\0{edited}\0{mine.kind}\0{mine.key}"
            chosen = random.Random(hashlib.sha256(seed.encode()).digest())
            made = _planted(mine, theirs, (reports[edited], reports[1 - edited]), edited, chosen)
            if made is not None:
                found.append(made)
    return found


def _sentence(spot: Spot, report: Report) -> str:
    return report.text[slice(*spot.sentence)]


def _planted(
    mine: Spot, theirs: Spot, sides: Sequence[Report], edited: int, chosen: random.Random
) -> Conflict | None:
    report = sides[0]
    before = report.text[mine.start : mine.end]
    known = {spot.key for side in sides for spots in by_value(side).values() for spot in spots}
    made = (word for word, key in _others(mine, before, report.language, chosen) if key not in known)
    after = next(made, None)
    if after is None:
        return None
    text = report.text[: mine.start] + after + report.text[mine.end :]
    sentences = (_sentence(mine, report), _sentence(theirs, sides[1]))
    return Conflict(
        mine.kind, edited, before, after, text, sentences, sides[1].text[theirs.start : theirs.end]
    )


def _others(spot: Spot, before: str, language: str, chosen: random.Random) -> list[tuple[str, str]]:
    """What a value may become, in random order, with its key."""
    if spot.kind == "date":
        month = spot.key.split()[1].split("-")[0]
        days = [d for d in range(1, 29) if d != int(before)]
        return [(str(d), f"day {month}-{d}") for d in chosen.sample(days, 9)]
    if spot.kind == "month":
        day, value = spot.key.split("-")[1], int(spot.key.split()[1].split("-")[0])
        others = [m for m in range(1, 13) if m != value]
        return [
            (word, f"month {m}-{day}")
            for m in chosen.sample(others, 11)
            if (word := _inflected(before, _forms(language, "month"), m))
        ]
    if spot.kind == "year":
        years = [y for y in range(int(before) - YEARS, int(before) + YEARS + 1) if y != int(before)]
        return [(str(y), f"year {y}") for y in chosen.sample(years, 5)]
    if spot.kind == "word":
        known = number_words(language)
        values = [v for v in sorted(set(known.values())) if v != int(spot.key) and v <= 2 * int(spot.key) + 2]
        return [
            (word, str(v))
            for v in chosen.sample(values, len(values))
            if (word := _inflected(before, known, v))
        ]
    return [(new, re.sub("[,٫]", ".", new)) for new in (other_number(before, chosen) for _ in range(9))]


def _inflected(word: str, forms: Mapping[str, int], value: int) -> str | None:
    new = _same_ending(word, [w for w, v in forms.items() if v == value])
    return new.capitalize() if new and word[0].isupper() else new


def shared_slots(edited: Report, other: Report) -> list[tuple[Spot, Spot]]:
    """Values that ``edited`` gives once, each beside the place where ``other`` gives it of what seems one thing."""
    mine, theirs = by_value(edited), by_value(other)
    found = []
    for value, spots in mine.items():
        like = [s for s in theirs.get(value, []) if _one_thing(spots[0], edited, s, other)]
        if len(spots) == 1 and like:
            found.append((spots[0], like[0]))
    return found


def _one_thing(a: Spot, first: Report, b: Spot, second: Report) -> bool:
    sentences = _sentence(a, first), _sentence(b, second)
    digits = min(RARE, a.digits, b.digits)
    if first.language != second.language:
        one, other = (traits(s) for s in sentences)
        told = names_kept(one, other)[0] > 0 or numbers_kept(one, other)[0] >= SHARED_NUMBERS
        return digits >= RARE or (told and digits > 1)
    beside = _beside(a, first) & _beside(b, second)
    shared = _stems(sentences[0]) & _stems(sentences[1])
    return len(shared) + len(beside) >= SHARED_WORDS[digits]


def _stems(text: str) -> set[str]:
    return {w[:STEM].lower() for w in _WORD.findall(text) if len(w) >= SHORTEST}


def _beside(spot: Spot, report: Report) -> set[str]:
    low, high = spot.sentence
    before, after = report.text[low : spot.start].split(), report.text[spot.end : high].split()
    return _stems(" ".join([*before[-BESIDE[0] :], *after[: BESIDE[1]]]))
