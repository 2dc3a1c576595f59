"""Of a row in doubt: its names beside the words that stand in their places, and what tells whether both are one name.

What `name_features` says of a name or of a strange word by itself is in doubt often. Vectors in context (`name_align`)
say which far word stands in a name's place, and which near word in a strange one's; how alike the
two are in their places, in sound and in meaning tells a change from another wording.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import regex

from firsthand.compare.name_align import Aligned, Unit
from firsthand.compare.name_features import Context, Names, missing_features, strange_features
from firsthand.compare.name_model import Judged, Model
from firsthand.compare.name_rows import bare
from firsthand.languages.scripts import UNSPACED
from firsthand.names.finding import ENDING, cased
from firsthand.names.forms import JOINED
from firsthand.names.meaning import likeness, log_share
from firsthand.names.naming import named, spelt_as_name
from firsthand.names.ordinary import nature
from firsthand.names.sounds import NOTHING, nearest, sounds
from firsthand.names.units import word_script

#: The layer whose cosines say which words belong together (place in `name_align.LAYERS`).
CHIEF = -1
#: A neighbouring piece belongs to a form where it is at least this share as like the name as the likest is.
SHARE = 0.5
#: Pieces of a form, and pieces beside the likest one that are tried.
LONGEST, REACH = 6, 4
#: Near words by spelling that a far word is compared with.
COMPARED = 4
#: What stands for a name or a strange word that a pair has not.
NONE = -99.0
Sounding = tuple[str, str, float]


@dataclass(frozen=True, slots=True)
class Pair:
    """A near unit and the far units ``[low, high)`` that stand in its place; places of the row's near
    name and strange word that they are, None where they are none.
    """

    near: int
    low: int
    high: int
    name: int | None
    strange: int | None


def pairs(number: int, names: Names, aligned: Aligned) -> list[Pair]:
    """Pairs that could be changes: each name with its place, each strange word with its."""
    row, chief = names.rows[number], aligned.cosines[CHIEF]
    if not chief.size:
        return []
    known = {name.text: n for n, name in enumerate(row.near)}
    found = [
        (i, *_grown(aligned, i, int(chief[i].argmax()))) for i, u in enumerate(aligned.near) if bare(u.text) in known
    ]
    for odd in row.strange:
        own = [j for j, u in enumerate(aligned.far) if u.start < odd.form.end and odd.form.start < u.end]
        if own:
            i = int(chief[:, own].mean(axis=1).argmax())
            found.append((i, own[0], own[-1] + 1))
    return [
        Pair(i, a, b, known.get(bare(aligned.near[i].text)), _strange_at(number, names, aligned, a, b))
        for i, a, b in dict.fromkeys(found)
    ]


def _strange_at(number: int, names: Names, aligned: Aligned, low: int, high: int) -> int | None:
    start, end = aligned.far[low].start, aligned.far[high - 1].end
    for n, odd in enumerate(names.rows[number].strange):
        if odd.form.start < end and start < odd.form.end:
            return n
    return None


def _grown(aligned: Aligned, near: int, far: int) -> tuple[int, int]:
    """The far unit, and of pieces the neighbours that belong to it."""
    units, chief = aligned.far, aligned.cosines[CHIEF]
    least, low, high = SHARE * chief[near, far], far, far + 1

    def belongs(j: int) -> bool:
        return not units[j].whole and bool(chief[near, j] >= least and chief[:, j].argmax() == near)

    if not units[far].whole:
        while high - low < LONGEST and low > 0 and units[low - 1].end == units[low].start and belongs(low - 1):
            low -= 1
        while high - low < LONGEST and high < len(units) and units[high].start == units[high - 1].end and belongs(high):
            high += 1
    return low, high


def form(far: str, aligned: Aligned, pair: Pair) -> str:
    """The far text of a pair."""
    return far[aligned.far[pair.low].start : aligned.far[pair.high - 1].end]


@lru_cache(maxsize=100_000)
def variants(text: str) -> tuple[tuple[str, float], ...]:
    """A far word with and without what may be joined to it and what may be an ending, with what each costs."""
    script = word_script(text)
    if script in UNSPACED:
        return ((text, 0.0),)
    wholes = [text, *(p for p in regex.split(r"[-'’ʼ]", text) if len(p) > 2 and p != text)]
    wholes += [text[n:] for n in range(1, JOINED.get(script, 0) + 1) if len(text) - n >= 3]
    return tuple(
        (w[: len(w) - cut], cut * ENDING) for w in wholes for cut in range(min(3, max(0, len(w) - 3)) + 1)
    )


def own_sounds(far: str, aligned: Aligned, pair: Pair) -> list[Sounding]:
    """What around a pair's place could be the form of its near word, to be measured by sound."""
    name, units = bare(aligned.near[pair.near].text), aligned.far
    if units[pair.low].whole:
        return [(name, text, cost) for text, cost in variants(form(far, aligned, pair))]
    first, last = pair.low, pair.high
    while first > 0 and pair.low - first < REACH and units[first - 1].end == units[first].start:
        first -= 1
    while last < len(units) and last - pair.high < REACH and units[last].start == units[last - 1].end:
        last += 1
    texts = sorted(
        {
            far[units[a].start : units[b - 1].end]
            for a in range(first, pair.high)
            for b in range(max(a, pair.low) + 1, last + 1)
        }
    )
    texts = [t for t in texts if 1 < len(t) <= 14]
    (near,) = nearest([name], texts, 16)
    return [(name, texts[n], 0.0) for n in near]


def other_sounds(far: str, aligned: Aligned, pair: Pair) -> list[Sounding]:
    """The other near words by whose sound the pair's far word may be explained."""
    text, skip = form(far, aligned, pair), bare(aligned.near[pair.near].text)
    own = dict.fromkeys(p for u in aligned.near for p in _parts(bare(u.text)))
    others = [w for w in own if len(w) >= 3 and w != skip]
    found = variants(text)
    near = {n for row in nearest([t for t, c in found if c == 0], others, COMPARED) for n in row}
    return [(others[n], t, c) for t, c in found for n in sorted(near)]


def _parts(word: str) -> list[str]:
    return [word, *(p for p in word.split("-") if len(p) > 2)] if "-" in word else [word]


def best_sound(asked: Sequence[Sounding]) -> float:
    """The best log odds of sound, endings taken off."""
    scores = sounds([(a, b) for a, b, _ in asked])
    return max((s - c for s, (_, _, c) in zip(scores, asked, strict=True)), default=NOTHING)


def pair_features(number: int, found: Sequence[Pair], names: Names, told: Context, aligned: Aligned, judged: Judged, model: Model) -> list[list[float]]:
    """What tells of each pair whether it is a change."""
    far = names.far[number]
    asked = [(own_sounds(far, aligned, p), other_sounds(far, aligned, p)) for p in found]
    sounds([(a, b) for both in asked for own in both for a, b, _ in own])
    row = names.rows[number]
    missing = [missing_features(number, name, names, told) for name in row.near]
    strange = [strange_features(number, odd, names, told) for odd in row.strange]
    odds = [model.missing(m) for m in missing], [model.strange(s) for s in strange]
    whole = [judged.missing, judged.strange, judged.odds, *_seconds(odds[0]), *_seconds(odds[1]), *_script(far), len(row.near), len(row.strange)]
    made = []
    for pair, (own, other) in zip(found, asked, strict=True):
        n, s = pair.name, pair.strange
        made.append(
            [
                *_context(aligned, pair),
                *_likeness(far, aligned, pair, best_sound(own), best_sound(other)),
                *_form(form(far, aligned, pair), aligned.far[pair.low]),
                *whole,
                odds[0][n] if n is not None else NONE,
                odds[1][s] if s is not None else NONE,
                *(missing[n] if n is not None else [NONE] * len(model.missing.weights)),
                *(strange[s] if s is not None else [NONE] * len(model.strange.weights)),
            ]
        )
    return made


def _seconds(odds: Sequence[float]) -> list[float]:
    ordered = sorted(odds, reverse=True)
    return [ordered[1] if len(ordered) > 1 else NONE, float(sum(o > 0 for o in ordered))]


def _script(far: str) -> list[float]:
    script = word_script(far)
    return [float(cased(far)), *(float(script == s) for s in ("Latn", "Arab", "Kana", "Hani", "Thai"))]


def _context(aligned: Aligned, pair: Pair) -> list[float]:
    """How alike both are in their places, and what else either could belong to."""
    cosines, chief = aligned.cosines, aligned.cosines[CHIEF]
    i, span = pair.near, slice(pair.low, pair.high)
    column, line = chief[:, span].mean(axis=1), chief[i]
    rest = np.delete(line, np.arange(pair.low, pair.high))
    others = np.delete(column, i)
    long = [n for n, u in enumerate(aligned.near) if len(u.text) > 3] or [i]
    usual = float(np.median(chief[long].max(axis=1)))
    rows, columns = chief.shape
    before = float(chief[i - 1, pair.low - 1]) if i > 0 and pair.low > 0 else 0.0
    after = float(chief[i + 1, pair.high]) if i + 1 < rows and pair.high < columns else 0.0
    beside = [float(chief[n].max()) for n in (i - 1, i + 1) if 0 <= n < rows]
    return [
        *(float(layer[i, span].mean()) for layer in cosines),
        *(float(layer[i].max()) for layer in cosines),
        float(rest.max(initial=0.0)),
        float(others.max(initial=0.0)),
        float(column[i] - others.max(initial=0.0)),
        float(line[span].max() >= line.max() - 1e-6),
        float(column.argmax() == i),
        usual,
        float(line.max()) - usual,
        before,
        after,
        sum(beside) / max(1, len(beside)),
        abs(i / rows - pair.low / columns),
        columns / rows,
    ]


def _likeness(far: str, aligned: Aligned, pair: Pair, own: float, other: float) -> list[float]:
    """Sound and meaning of both, and of the far word and the other near ones."""
    text, name = form(far, aligned, pair), bare(aligned.near[pair.near].text)
    near = list(dict.fromkeys(bare(u.text) for u in aligned.near))
    meaning = likeness(near, [text, *(t for t, c in variants(text) if c == 0)]).max(axis=1)
    place = near.index(name)
    return [own, other, float(meaning[place]), float(np.delete(meaning, place).max(initial=-1.0)), float(name.lower() in far.lower())]


def _form(text: str, unit: Unit) -> list[float]:
    share, pieces = log_share(text)
    kind = nature(text) if text[:1].isupper() else ""
    script = word_script(text)
    return [
        float(text[:1].isupper()), float(unit.inside), float(unit.whole), float(kind == "name"), float(kind == "ordinary"),
        float(named([text])[0]), spelt_as_name(text), share, pieces, len(text), float(script == "Latn"), float(script == "Kana"),
    ]
