"""Of a row in doubt: each name that may be missing beside each word that may not belong, and what tells whether the
one became the other.

Both must be open: the name has no counterpart, the word no origin; other mentions of both are heard
(`name_mentions`). Vectors in context (`name_align`) say it of names that
sound and meaning do not know, and whether the two stand in each other's place. The mean of boosted trees and of a
logistic model over all of it (`changed_pairs.npz`), fitted on planted edits by ``benchmarks/facts/train_pairs.py``.
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

import numpy as np
import regex
from numpy.typing import NDArray

from firsthand.compare.name_align import Aligned, Unit
from firsthand.compare.name_features import Names
from firsthand.compare.name_mentions import companions, mentions
from firsthand.compare.name_model import RowOdds
from firsthand.compare.name_rows import Near, Strange, bare, parts
from firsthand.compare.trees import Trees
from firsthand.languages.scripts import UNSPACED
from firsthand.names.exonyms import stems, territory_code
from firsthand.names.finding import ENDING, SHORTEST, capitalised, cased
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
#: Numbers of a pair that speak against a change the higher they are: likeness of any kind, small letters; and those that
#: speak for one. The trees may not learn otherwise from chance.
FALLING = (
    *range(3, 11), 17, 18, *range(24, 28), 32, *range(48, 52), *range(52, 57), 66, 67, 75, 77,
    *range(86, 91), 98, 102, 113, 114, 120, 121, *range(126, 129),
)  # fmt: skip
RISING = (33, 34, 68, 74, 115, 116, 117, 124, 129)
#: Spreads from the mean beyond which the logistic model reads nothing more.
FARTHEST = 4.0
#: Log odds of sound below which parts of a full name are all alike.
FAINTEST = -20.0
Sounding = tuple[str, str, float]


@dataclass(frozen=True, slots=True, eq=False)
class PairModel:
    """What says of a pair whether one became the other: the mean of trees and of a logistic model (``linear`` and
    ``bias``, of numbers less their ``mean`` over their ``spread``). Both read last what vectors in context say, by
    weights and a bias of their own. By class of scripts from which log odds of `name_model` a row is in doubt, and
    from which a pair is flagged; the share of changed rows that all were fitted on.
    """

    trees: Trees
    linear: NDArray[np.float32]
    bias: float
    mean: NDArray[np.float32]
    spread: NDArray[np.float32]
    context: NDArray[np.float32]
    context_bias: float
    doubt: Mapping[str, float]
    flagged: Mapping[str, float]
    share: float


@cache
def pair_model() -> PairModel:
    """The fitted model."""
    file = resources.files("firsthand.compare") / "changed_pairs.npz"
    with np.load(io.BytesIO(file.read_bytes())) as stored:
        read = dict(stored)
    doubt, flagged = (
        {name.removeprefix(head): float(own) for name, own in read.items() if name.startswith(head)}
        for head in ("doubt_", "flagged_")
    )
    return PairModel(
        Trees.read(read, "trees_"),
        read["linear"], float(read["linear_bias"]), read["mean"], read["spread"],
        read["context"], float(read["context_bias"]),
        doubt, flagged, float(read["share"]),
    )  # fmt: skip


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


def pairs(number: int, names: Names, aligned: Aligned, read: RowOdds) -> list[Pair]:
    """The likeliest missing names beside the likeliest strange words."""
    row = names.rows[number]
    if not aligned.cosines.size:
        return []
    found = []
    for n in _likeliest(read.lost):
        near = tuple(i for i, u in enumerate(aligned.near) if bare(u.text) == row.near[n].text)
        for s in _likeliest(read.odd):
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


def best_sound(asked: Sequence[Sounding]) -> float:
    """The best log odds of sound, endings taken off."""
    scores = sounds([(a, b) for a, b, _ in asked])
    return max((s - c for s, (_, _, c) in zip(scores, asked, strict=True)), default=NOTHING)


def pair_features(
    number: int, names: Names, aligned: Aligned, read: RowOdds
) -> tuple[list[Pair], list[list[float]]]:
    """A row's pairs and what tells of each whether one became the other."""
    row, found = names.rows[number], pairs(number, names, aligned, read)
    lost = [not _there(near, names.far[number]) for near in row.near]
    near = tuple(dict.fromkeys(p for u in aligned.near for p in parts(bare(u.text)) if len(p) >= SHORTEST))
    fellows = companions(names.near)
    asked = [
        _asked(row.near[p.name].text, row.strange[p.strange].form.text, near)
        + _asked_fellows(row.near[p.name].text, row.strange[p.strange].form.text, row.near, fellows)
        for p in found
    ]
    sounds([(a, b) for ways in asked for own in ways for a, b, _ in own])
    capitals = _capitalised(names.near[number], names.far[number])
    whole = [*_script(names.far[number]), len(row.near), len(row.strange)]
    return found, [
        [
            *_context(aligned, pair),
            *(best_sound(own) for own in ways[:2]),
            *_meanings(row.near[pair.name].text, row.strange[pair.strange].form.readings, near),
            *_form(row.strange[pair.strange].form.text, aligned.far[pair.low]),
            *whole,
            *_by_itself(row.near[pair.name], row.strange[pair.strange], read, pair),
            *_capitals(row.near[pair.name].text, row.strange[pair.strange].form.text),
            *_territories(number, names, row.near[pair.name].text, row.strange[pair.strange].form.text),
            float(sum(lost) - lost[pair.name]),
            *_elsewhere(number, names, row.near[pair.name].text, row.strange[pair.strange].form.text),
            *capitals,
            *mentions(number, names, row.near[pair.name], row.strange[pair.strange].form.text),
            *(max(best_sound(own), FAINTEST) for own in ways[2:]),
        ]
        for pair, ways in zip(found, asked, strict=True)
    ]


def pair_odds(
    model: PairModel, numbers: Sequence[Sequence[float]], vectors: NDArray[np.float32]
) -> NDArray[np.float64]:
    """Log odds of each pair, from its numbers and its vectors `in_context`."""
    if not len(numbers):
        return np.zeros(0)
    context = vectors.reshape(len(numbers), -1) @ model.context + model.context_bias
    read = np.column_stack([np.asarray(numbers, np.float32), context])
    apart = np.clip((read - model.mean) / model.spread, -FARTHEST, FARTHEST)
    return np.asarray((model.trees(read) + apart @ model.linear + model.bias) / 2, np.float64)


def _asked(name: str, text: str, near: Sequence[str]) -> tuple[list[Sounding], ...]:
    return _sounds(name, text), _other_sounds(text, [word for word in near if word != name])


def _asked_fellows(
    name: str, text: str, row: Sequence[Near], fellows: Mapping[str, frozenset[str]]
) -> tuple[list[Sounding], ...]:
    """The words that stand beside the name anywhere, and those beside the row's other names."""
    here = {near.text for near in row}
    own = fellows.get(name, frozenset()) - here
    others = {word for near in here - {name} for word in fellows.get(near, ())}
    return _other_sounds(text, sorted(own)), _other_sounds(text, sorted(others))


def _by_itself(name: Near, odd: Strange, read: RowOdds, pair: Pair) -> list[float]:
    """What tells of the name and of the word without each other."""
    return [
        name.sound.score, name.meaning, odd.sound, odd.meaning,
        *read.missing[pair.name], *read.strange[pair.strange],
    ]  # fmt: skip


def _capitals(name: str, text: str) -> tuple[float, float]:
    """How much commoner both are in small letters (log): "Magistrates", not "Feinstein"; 0 without capitals."""
    own, other = (log_share(w.lower())[0] - log_share(w)[0] if w[0].isupper() else 0.0 for w in (name, text))
    return own, other


def _there(near: Near, far: str) -> bool:
    return near.carried or near.text.lower() in far.lower()


def _territories(number: int, names: Names, name: str, text: str) -> tuple[float, float, float]:
    """Whether a territory is named near and not far, far and not near, and both."""
    own, other = (territory_code(w, lang) for w, lang in zip((name, text), names.languages, strict=True))
    lost = own is not None and own != other and not _names_it(names.far[number], names.languages[1], own)
    new = other is not None and own != other and not _names_it(names.near[number], names.languages[0], other)
    return float(lost), float(new), float(lost and new)


def _names_it(text: str, language: str | None, code: str) -> bool:
    small = text.lower()
    return any(stem in small for stem in stems(language, code) if len(stem) > 1)


def _elsewhere(number: int, names: Names, name: str, text: str) -> tuple[float, float, float]:
    """Other rows that have the name, the word, and both."""
    near = [name in row and n != number for n, row in enumerate(names.near)]
    far = [text.lower() in row.lower() and n != number for n, row in enumerate(names.far)]
    return float(sum(near)), float(sum(far)), float(sum(a and b for a, b in zip(near, far, strict=True)))


def _capitalised(near: str, far: str) -> tuple[float, float]:
    """Capitalised words inside sentences, near and, where there are capitals, far."""
    own, other = (sum(w.inside for w in capitalised(side)) if cased(side) else 0 for side in (near, far))
    return float(own), float(other)


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


def in_context(aligned: Aligned, found: Sequence[Pair]) -> NDArray[np.float32]:
    """Vectors of each pair, ``(len(found), layers, 2, 384)``: of the word in its place, and that times the name's."""
    near, far = aligned.near_vectors, aligned.far_vectors
    vectors = np.zeros((len(found), len(near), 2, near.shape[-1]), np.float32)
    for n, pair in enumerate(found):
        word = far[:, pair.low : pair.high].mean(axis=1)
        vectors[n, :, 0], vectors[n, :, 1] = word, word * near[:, list(pair.near)].mean(axis=1)
    return vectors


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
