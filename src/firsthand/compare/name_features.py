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
    row_names,
    row_text,
)
from firsthand.names.exonyms import codes, stems
from firsthand.names.finding import known_inside
from firsthand.names.meaning import log_share, vectors
from firsthand.names.naming import named, spelt_as_name
from firsthand.names.ordinary import nature
from firsthand.names.sounds import prepare, sounds
from firsthand.names.units import word_script

#: Log odds of sound beyond this, either way, say no more.
SOUND = 6.0
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
    keys = [(a, b, languages, known) for a, b in zip(near, far, strict=True)]
    prepare_rows(keys)
    return Names(tuple(near), tuple(far), languages, tuple(row_names(*key) for key in keys))


def prepare_rows(keys: Sequence[tuple[str, str, Languages, frozenset[str]]]) -> None:
    """Measure together what `name_rows.row_names` will ask for rows: two texts, languages, known names."""
    vectors([word for a, b, *_ in keys for word in asked(a, b)])
    prepare((name.text, key[1]) for key in keys for name in row_text(*key).names)
    sounds([pair for key in keys for pairs in compared(*key) for pair in pairs])


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
    """Of a near name in row ``number``, each about 0 to 1."""
    far, row = names.far[number].lower(), names.rows[number]
    others = [near for n, near in told.by_name[name.text] if n != number]
    sound = max((o.sound.score for o in others), default=-SOUND)
    meaning = max((o.meaning for o in others), default=0.0)
    learned = any(
        (o.sound.score >= SOUNDS and o.form.lower() in far)
        or (o.meaning >= MEANS and o.likest.lower() in far)
        for o in others
    )
    carried = name.carried or name.text.lower() in far
    lost = not carried and not learned
    expected = lost and any(o.carried for o in others)
    code = codes(names.languages[0]).get(name.text.lower())
    known = [s for s in stems(names.languages[1], code) if len(s) > 1] if code else []
    there = any(stem in far for stem in known)
    kind = nature(name.text)
    return [
        *_sound(name.sound.score),
        *_meaning(name.meaning),
        float(bool(others)),
        sum(o.carried for o in others) / len(others) if others else 0.0,
        *_sound(sound),
        *_meaning(meaning),
        _share(sound - max(0.0, name.sound.score), 0, 10),
        _share(meaning - name.meaning, 0, 0.5),
        float(learned),
        float(name.text.lower() in far),
        float(expected),
        float(name.gap and not carried),
        told.carried * float(lost),
        float(lost and kind == "name"),
        float(lost and name.inside),
        float(lost) * min(len(name.text), 10) / 10,
        float(bool(known) and not there),
        float(there),
        float(kind == "name"),
        float(kind == "ordinary"),
        float(name.gap),
        min(len(name.text), 10) / 10,
        told.carried,
        *_named(name.text),
        float(name.inside),
        row.matched,
        min(len(row.near), 6) / 6,
    ]


def strange_features(number: int, odd: Strange, names: Names, told: Context) -> Numbers:
    """Of a strange far word in row ``number``, each about 0 to 1."""
    text, row = odd.form.text, names.rows[number]
    share, pieces = log_share(text)
    kind = nature(text) if odd.form.shown == "capital" else ""
    script = word_script(text)
    elsewhere = len(told.strange.get(text.lower(), frozenset()) - {number})
    return [
        *_sound(odd.sound),
        *_meaning(odd.meaning),
        _share(-share, 8, 20),
        _share(-share, 20, 40),
        min(pieces, 5) / 5,
        _share(spelt_as_name(text), -2, 0),
        _share(spelt_as_name(text), 0, 2),
        min(len(text), 12) / 12,
        float(kind == "name"),
        float(kind == "ordinary"),
        float(odd.form.inside),
        float(script == "Latn"),
        float(script == "Kana"),
        min(elsewhere, 3) / 3,
        float(odd.territory),
        *_named(text),
        float(odd.beside),
        float(odd.beside and spelt_as_name(text) > 0),
        _share(spelt_as_name(text), 0, 2) * _share(-odd.sound, 0, SOUND),
        _share(-share, 20, 40) * _share(0.5 - odd.meaning, 0, 0.3),
        row.matched,
        min(len(row.strange), 8) / 8,
        told.carried,
    ]


def _sound(score: float) -> tuple[float, float]:
    """Log odds below and above zero, where they say something."""
    return _share(score, -SOUND, 0), _share(score, 0, SOUND)


def _meaning(cosine: float) -> tuple[float, float, float]:
    return _share(cosine, 0.1, 0.35), _share(cosine, 0.35, 0.5), _share(cosine, 0.5, 0.75)


def _named(word: str) -> tuple[float, float]:
    odds = float(named([word])[0])
    return _share(odds, -4, 0), _share(odds, 0, 4)


def _share(value: float, low: float, high: float) -> float:
    """How far a value has come from ``low`` to ``high``."""
    return max(0.0, min(1.0, (value - low) / (high - low)))
