"""What tells a changed name, as numbers: of each near name how surely it is missing, of each strange word how
surely it is a name that does not belong there.

A document pair is read as a whole: what a name becomes in other rows says what to expect in this one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from firsthand.compare.name_rows import (
    MEANS,
    SOUNDS,
    Languages,
    Near,
    RowNames,
    Strange,
    asked,
    compared,
    near_names,
    row_text,
    strange_forms,
    strange_words,
)
from firsthand.names.exonyms import codes, stems
from firsthand.names.finding import known_inside
from firsthand.names.meaning import log_share, vectors
from firsthand.names.naming import named, spelt_as_name
from firsthand.names.ordinary import nature
from firsthand.names.sounds import prepare, sounds
from firsthand.names.units import word_script

#: Log odds beyond this say no more.
MOST = 10.0
Numbers = list[float]


@dataclass(frozen=True, slots=True)
class Names:
    """All rows of a document pair, near side first, with their names."""

    near: tuple[str, ...]
    far: tuple[str, ...]
    languages: Languages
    rows: tuple[RowNames, ...]


@dataclass(frozen=True, slots=True)
class Context:
    """What the rows say together: each name's occurrences by row, in how many rows a strange word
    stands, the share of names that are carried over.
    """

    by_name: Mapping[str, Sequence[tuple[int, Near]]]
    strange: Mapping[str, frozenset[int]]
    carried: float


def read_names(near: Sequence[str], far: Sequence[str], languages: Languages) -> Names:
    """The names of all rows; what must be measured by sound is measured together."""
    known = known_inside(near)
    vectors([word for a, b in zip(near, far, strict=True) for word in asked(a, b)])
    texts = [row_text(a, b, languages, known) for a, b in zip(near, far, strict=True)]
    prepare((name.text, b) for text, b in zip(texts, far, strict=True) for name in text.names)
    names = [near_names(text, b) for text, b in zip(texts, far, strict=True)]
    strange = [
        strange_forms(t, n, a, b, languages) for t, n, a, b in zip(texts, names, near, far, strict=True)
    ]
    sounds(
        [
            pair
            for text, own, b in zip(texts, strange, far, strict=True)
            for pairs in compared(text, own, b)
            for pair in pairs
        ]
    )
    rows = []
    for text, own, odd, a, b in zip(texts, names, strange, near, far, strict=True):
        long = [float(row.max()) for word, row in zip(text.words, text.meaning, strict=True) if len(word) > 3]
        matched = sum(long) / len(long) if long else 0.0
        rows.append(RowNames(own, strange_words(text, own, odd, a, b, languages), matched))
    return Names(tuple(near), tuple(far), languages, tuple(rows))


def context(names: Names) -> Context:
    """What the rows of a document pair say together."""
    by_name: dict[str, list[tuple[int, Near]]] = defaultdict(list)
    strange: dict[str, set[int]] = defaultdict(set)
    for n, row in enumerate(names.rows):
        for near in row.near:
            by_name[near.text].append((n, near))
        for odd in row.strange:
            strange[odd.form.text.lower()].add(n)
    every = [near for own in by_name.values() for _, near in own]
    carried = sum(near.carried for near in every) / max(1, len(every))
    return Context(by_name, {text: frozenset(rows) for text, rows in strange.items()}, carried)


def missing_features(number: int, name: Near, names: Names, told: Context) -> Numbers:
    """Of a near name in row ``number``: 22 numbers, about -1 to 1."""
    far, row = names.far[number].lower(), names.rows[number]
    others = [near for n, near in told.by_name[name.text] if n != number]
    sound, best = _clipped(name.sound.score), max((_clipped(o.sound.score) for o in others), default=0.0)
    meaning = max((o.meaning for o in others), default=0.0)
    learned = any(
        (o.sound.score >= SOUNDS and o.form.lower() in far) or (o.meaning >= MEANS and o.likest.lower() in far)
        for o in others
    )
    code = codes(names.languages[0]).get(name.text.lower())
    known = [s for s in stems(names.languages[1], code) if len(s) > 1] if code else []
    there = any(stem in far for stem in known)
    kind = nature(name.text)
    return [
        sound,
        max(0.0, sound),
        name.meaning,
        max(0.0, name.meaning - 0.45),
        float(bool(others)),
        sum(o.carried for o in others) / len(others) if others else 0.0,
        best,
        meaning,
        max(0.0, max(0.0, best) - sound) if others else 0.0,
        max(0.0, meaning - name.meaning) if others else 0.0,
        float(learned),
        float(bool(known) and not there),
        float(there),
        float(kind == "name"),
        float(kind == "ordinary"),
        float(name.gap),
        min(len(name.text), 10) / 10,
        told.carried,
        float(named([name.text])[0]) / 5,
        float(name.inside),
        row.matched,
        min(len(row.near), 6) / 6,
    ]


def strange_features(number: int, odd: Strange, names: Names, told: Context) -> Numbers:
    """Of a strange far word in row ``number``: 20 numbers, about -1 to 1."""
    text, row = odd.form.text, names.rows[number]
    share, pieces = log_share(text)
    kind = nature(text) if odd.form.shown == "capital" else ""
    script = word_script(text)
    elsewhere = len(told.strange.get(text.lower(), frozenset()) - {number})
    sound = _clipped(odd.sound)
    return [
        sound,
        max(0.0, sound),
        odd.meaning,
        max(0.0, odd.meaning - 0.45),
        max(-40.0, share) / 20,
        min(pieces, 5) / 5,
        spelt_as_name(text) / 3,
        min(len(text), 12) / 12,
        float(kind == "name"),
        float(kind == "ordinary"),
        float(odd.form.inside),
        float(script == "Latn"),
        float(script == "Kana"),
        min(elsewhere, 3) / 3,
        float(odd.territory),
        float(named([text])[0]) / 5,
        float(odd.beside),
        row.matched,
        min(len(row.strange), 8) / 8,
        told.carried,
    ]


def _clipped(score: float) -> float:
    return max(-MOST, min(MOST, score)) / MOST
