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
#: Names and strange words of a row that are tried with each other.
KEPT = 4
#: Near words by spelling that a far word is compared with.
COMPARED = 4
#: What stands for a name or a strange word that a pair has not.
NONE = -99.0
Sounding = tuple[str, str, float]


@dataclass(frozen=True, slots=True)
class Pair:
    """A near name and a strange far word of a row, by their places in it; the near units that are the name
    and the far units ``[low, high)`` that are the word.
    """

    name: int
    strange: int
    near: tuple[int, ...]
    low: int
    high: int


def pairs(number: int, names: Names, aligned: Aligned, odds: tuple[Sequence[float], Sequence[float]]) -> list[Pair]:
    """The likeliest missing names beside the likeliest strange words; ``odds``: of each name, of each strange word."""
    row = names.rows[number]
    if not aligned.cosines.size:
        return []
    found = []
    for n in _likeliest(odds[0]):
        near = tuple(i for i, u in enumerate(aligned.near) if bare(u.text) == row.near[n].text)
        for s in _likeliest(odds[1]):
            form = row.strange[s].form
            far = [j for j, u in enumerate(aligned.far) if u.start < form.end and form.start < u.end]
            if near and far:
                found.append(Pair(n, s, near, far[0], far[-1] + 1))
    return found


def _likeliest(odds: Sequence[float]) -> list[int]:
    return sorted(range(len(odds)), key=lambda n: -odds[n])[:KEPT]


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


def _sounds(name: str, text: str) -> list[Sounding]:
    return [(name, t, c) for t, c in variants(text)]


def _other_sounds(text: str, others: Sequence[str]) -> list[Sounding]:
    """The near words by whose sound a far word may be explained."""
    found = variants(text)
    near = {n for row in nearest([t for t, c in found if c == 0], others, COMPARED) for n in row}
    return [(others[n], t, c) for t, c in found for n in sorted(near)]


def _parts(word: str) -> list[str]:
    return [word, *(p for p in word.split("-") if len(p) > 2)] if "-" in word else [word]


def best_sound(asked: Sequence[Sounding]) -> float:
    """The best log odds of sound, endings taken off."""
    scores = sounds([(a, b) for a, b, _ in asked])
    return max((s - c for s, (_, _, c) in zip(scores, asked, strict=True)), default=NOTHING)


def row_odds(number: int, names: Names, told: Context, model: Model) -> tuple[list[list[float]], list[list[float]], list[float], list[float]]:
    """Features of a row's names and strange words, and the log odds of each."""
    row = names.rows[number]
    missing = [missing_features(number, name, names, told) for name in row.near]
    strange = [strange_features(number, odd, names, told) for odd in row.strange]
    return missing, strange, [model.missing(m) for m in missing], [model.strange(s) for s in strange]


def pair_features(number: int, names: Names, aligned: Aligned, read: tuple[list[list[float]], list[list[float]], list[float], list[float]], judged: Judged) -> tuple[list[Pair], list[list[float]]]:
    """What tells of each pair whether one became the other."""
    missing, strange, lost, odd = read
    far, row = names.far[number], names.rows[number]
    found = pairs(number, names, aligned, (lost, odd))
    near = list(dict.fromkeys(p for u in aligned.near for p in _parts(bare(u.text)) if len(p) >= 3))
    forms = {p.strange: row.strange[p.strange].form for p in found}
    own = {(p.name, p.strange): _sounds(row.near[p.name].text, forms[p.strange].text) for p in found}
    other = {
        (p.name, p.strange): _other_sounds(forms[p.strange].text, [w for w in near if w != row.near[p.name].text])
        for p in found
    }
    sounds([(a, b) for asked in (own, other) for every in asked.values() for a, b, _ in every])
    whole = [judged.missing, judged.strange, judged.odds, *_seconds(lost), *_seconds(odd), *_script(far), len(row.near), len(row.strange)]
    made = []
    for p in found:
        form = forms[p.strange]
        key = p.name, p.strange
        made.append(
            [
                *_context(aligned, p),
                best_sound(own[key]),
                best_sound(other[key]),
                *_meanings(row.near[p.name].text, form.readings, near),
                *_form(form.text, aligned.far[p.low]),
                *whole,
                lost[p.name],
                odd[p.strange],
                row.near[p.name].sound.score,
                row.near[p.name].meaning,
                row.strange[p.strange].sound,
                row.strange[p.strange].meaning,
                *missing[p.name],
                *strange[p.strange],
            ]
        )
    return found, made


def _seconds(odds: Sequence[float]) -> list[float]:
    ordered = sorted(odds, reverse=True)
    return [ordered[1] if len(ordered) > 1 else NONE, float(sum(o > 0 for o in ordered))]


def _script(far: str) -> list[float]:
    script = word_script(far)
    return [float(cased(far)), *(float(script == s) for s in ("Latn", "Arab", "Kana", "Hani", "Thai"))]


def _context(aligned: Aligned, pair: Pair) -> list[float]:
    """How alike both are in their places, and what else either could belong to."""
    cosines = aligned.cosines
    chief, span = cosines[CHIEF], slice(pair.low, pair.high)
    i = min(pair.near, key=lambda n: chief[n].max() - chief[n, span].max())
    column, line = chief[:, span].mean(axis=1), chief[i]
    rest = np.delete(line, np.arange(pair.low, pair.high)).max(initial=0.0)
    others = np.delete(column, i).max(initial=0.0)
    long = [n for n, u in enumerate(aligned.near) if len(u.text) > 3] or [i]
    usual = float(np.median(chief[long].max(axis=1)))
    place = int(line.argmax())
    taken = float(np.delete(chief[:, place], i).max(initial=0.0))
    rows, columns = chief.shape
    before = float(chief[i - 1, pair.low - 1]) if i > 0 and pair.low > 0 else 0.0
    after = float(chief[i + 1, pair.high]) if i + 1 < rows and pair.high < columns else 0.0
    return [
        *(float(layer[i, span].mean()) for layer in cosines),
        *(float(layer[i].max()) for layer in cosines),
        *(float(layer[:, span].mean(axis=1).max()) for layer in cosines),
        float(rest),
        float(others),
        float(column[i] - others),
        float(line[span].max() - rest),
        float(line[place] - taken),
        float((line > column[i]).sum()),
        float((column > column[i]).sum()),
        usual,
        float(line.max()) - usual,
        float(column.max()) - usual,
        before,
        after,
        abs(i / rows - pair.low / columns),
        columns / rows,
        float(len(pair.near)),
    ]


def _meanings(name: str, forms: Sequence[str], near: Sequence[str]) -> list[float]:
    """Likeness in meaning of the word to the name and to the other near words."""
    own = float(likeness([name], forms).max())
    others = [w for w in near if w != name]
    return [own, float(likeness(others, forms).max()) if others else -1.0]


def _form(text: str, unit: Unit) -> list[float]:
    share, pieces = log_share(text)
    kind = nature(text) if text[:1].isupper() else ""
    script = word_script(text)
    return [
        float(text[:1].isupper()), float(unit.inside), float(unit.whole), float(kind == "name"), float(kind == "ordinary"),
        float(named([text])[0]), spelt_as_name(text), share, pieces, len(text), float(script == "Latn"), float(script == "Kana"),
    ]  # fmt: skip
