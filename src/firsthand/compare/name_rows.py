"""The names of one row: what carries each over to the other side, and what stands there that nothing explains.

The *near* side is the one whose script has capitals. Each of its names is looked for on the *far* side by
sound (`names.sounds`) and by meaning (`names.meaning`). Far words that could be names and are
like no near word in either way are *strange*.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import regex
from numpy.typing import NDArray

from firsthand.languages.scripts import UNSPACED
from firsthand.names.exonyms import codes, territories, territory_code
from firsthand.names.finding import SHORTEST, Word, capitalised, cased, words
from firsthand.names.forms import Form, forms
from firsthand.names.meaning import likeness, log_share
from firsthand.names.naming import named
from firsthand.names.ordinary import nature
from firsthand.names.sounds import Heard, heard, nearest, sounds
from firsthand.names.units import latin, word_script
from firsthand.values.date_words import date_words

#: A name is carried over where a form sounds or means like it at least so much: log odds, cosine.
SOUNDS, MEANS = 3.0, 0.55
#: A far word this like a near one in meaning is not strange; a stretch this like one is explained, and
#: so is one that sounds so much like a name.
EXPLAINED, COVERED, COVERS = 0.62, 0.5, 5.0
#: A stretch owes its likeness to a part of it that is nearly as like.
OWED = 0.1
#: Far words that common are ordinary (log share by the encoder's counts), where capitals show no names.
COMMON = -10.5
#: Strange words that are kept of a row without capitals, and how much unlike meaning counts beside naming.
STRANGEST, UNLIKE = 10, 6.0
#: Near words by spelling that a strange word is compared with.
COMPARED = 3
_POSSESSIVE = regex.compile(r"['’]s?$")
Languages = tuple[str | None, str | None]


@dataclass(frozen=True, slots=True)
class Near:
    """A name and how it is carried over: by its best form in sound, and by the likest word in meaning.

    ``gap``: a name beside it in one run is carried over by sound.
    """

    text: str
    inside: bool
    sound: Heard
    form: str
    meaning: float
    likest: str
    gap: bool

    @property
    def carried(self) -> bool:
        """Whether the far side has the name, as far as it alone tells."""
        return self.sound.score >= SOUNDS or self.meaning >= MEANS


@dataclass(frozen=True, slots=True)
class Strange:
    """A far word that nothing near explains, the likest near word by sound and meaning all the same;
    ``beside``: it stands beside the form of a name whose neighbour is not carried over.
    """

    form: Form
    sound: float
    meaning: float
    territory: bool
    beside: bool


@dataclass(frozen=True, slots=True)
class RowNames:
    """Names and strange words of a row; ``matched``: mean likeness of its near words to the far side."""

    near: tuple[Near, ...]
    strange: tuple[Strange, ...]
    matched: float


@dataclass(frozen=True, slots=True, eq=False)
class RowText:
    """A row before anything is listened to: its near names and words, its forms, their likeness in meaning.

    The functions of a row take its two texts, their languages, and the words that the near document writes with a
    capital inside sentences only (``known``).
    """

    names: tuple[Word, ...]
    words: tuple[str, ...]
    forms: tuple[Form, ...]
    meaning: NDArray[np.float32]


@lru_cache(maxsize=4096)
def row_text(near: str, far: str, languages: Languages, known: frozenset[str]) -> RowText:
    """The row as it is read first."""
    own, found = _near_words(near), forms(far)
    return RowText(tuple(_names(near, languages[0], known)), own, found, _meaning(own, found))


@lru_cache(maxsize=4096)
def row_names(near: str, far: str, languages: Languages, known: frozenset[str]) -> RowNames:
    """The row's names and strange words."""
    read = row_text(near, far, languages, known)
    long = [float(row.max()) for word, row in zip(read.words, read.meaning, strict=True) if len(word) > 3]
    names = near_names(near, far, languages, known)
    strange = tuple(strange_words(near, far, languages, known))
    return RowNames(names, strange, sum(long) / len(long) if long else 0.0)


def asked(near: str, far: str) -> Iterator[str]:
    """The words of a row whose meaning will be asked for: those of many rows at once are read quicker."""
    yield from _near_words(near)
    yield from (reading for form in forms(far) for reading in form.readings)


def _near_words(near: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part for w in words(near) for part in parts(bare(w.text))))


def bare(word: str) -> str:
    """A word without the English genitive."""
    return _POSSESSIVE.sub("", word)


def parts(word: str) -> list[str]:
    """A word and what its hyphens join."""
    return [word, *(p for p in word.split("-") if len(p) > 2)] if "-" in word else [word]


def _names(near: str, language: str | None, known: frozenset[str]) -> Iterator[Word]:
    """Each name once: capitalised words, at the start of a sentence only those that are no ordinary words."""
    seen: set[str] = set()
    for word in capitalised(near):
        text = bare(word.text)
        shown = word.inside or text in known
        if text in seen or text.lower() in day_words(language) or len(latin(text)) - 2 < SHORTEST:
            continue
        if shown or nature(text) != "ordinary":
            seen.add(text)
            yield Word(text, word.start, word.start + len(text), shown)


@lru_cache(maxsize=64)
def day_words(language: str | None) -> frozenset[str]:
    """Words for months and weekdays, lower case: no names here."""
    roles = ("month", "month_unsure", "month_bound", "weekday")
    return frozenset(
        w.lower() for w, r in date_words(language).words.items() if any(role in r for role in roles)
    )


def _meaning(own: Sequence[str], found: Sequence[Form]) -> NDArray[np.float32]:
    """Likeness of each near word to each form, by the likest of its readings ``(words, forms)``."""
    if not own or not found:
        return np.full((len(own), max(1, len(found))), -1, np.float32)
    starts = np.cumsum([0, *(len(f.readings) for f in found[:-1])])
    every = likeness(own, [r for f in found for r in f.readings])
    return np.asarray(np.maximum.reduceat(every, starts, axis=1), np.float32)


# -- near --------------------------------------------------------------------------------


@lru_cache(maxsize=4096)
def near_names(near: str, far: str, languages: Languages, known: frozenset[str]) -> tuple[Near, ...]:
    """The names of a row, each with what carries it over."""
    read = row_text(near, far, languages, known)
    listened = [heard(name.text, far) for name in read.names]
    place = {word: n for n, word in enumerate(read.words)}
    found = []
    for name, sound in zip(read.names, listened, strict=True):
        row = read.meaning[place[name.text]]
        best = int(row.argmax())
        likest = read.forms[best].text if read.forms else ""
        found.append(
            Near(name.text, name.inside, sound, far[sound.start : sound.end], float(row[best]), likest, False)
        )
    return tuple(_with_gaps(read.names, found))


def _with_gaps(places: Sequence[Word], found: Sequence[Near]) -> Iterator[Near]:
    """Marks the names beside which one is carried over."""
    beside = dict.fromkeys(range(len(found)), False)
    for a, b in itertools.pairwise(range(len(found))):
        if places[b].start - places[a].end == 1:
            beside[a] = beside[a] or found[b].sound.score >= SOUNDS
            beside[b] = beside[b] or found[a].sound.score >= SOUNDS
    for n, name in enumerate(found):
        yield Near(name.text, name.inside, name.sound, name.form, name.meaning, name.likest, beside[n])


# -- far ---------------------------------------------------------------------------------


@lru_cache(maxsize=4096)
def strange_forms(near: str, far: str, languages: Languages, known: frozenset[str]) -> tuple[Form, ...]:
    """Far words that could be names and that neither meaning nor the sound of a near name explains."""
    read, names = row_text(near, far, languages, known), near_names(near, far, languages, known)
    likest = read.meaning.max(axis=0) if len(read.words) else np.full(len(read.forms), -1.0)
    shown = cased(far)
    ordinary = {word.lower() for word in read.words} | day_words(languages[1])
    explained = [] if shown else _covered(read, names, likest)
    kept = [
        rest
        for form, like in zip(read.forms, likest.tolist(), strict=False)
        if like < EXPLAINED and form.text.lower() not in ordinary
        for rest in _unexplained(form, explained)
        if _could_be_name(rest, shown, languages[1])
    ]
    if not shown and len(kept) > STRANGEST:
        texts = [form.text for form in kept]
        like = likeness(read.words, texts).max(axis=0) if read.words else np.zeros(len(texts))
        order = np.argsort(UNLIKE * like - named(texts), kind="stable")
        kept = [kept[n] for n in sorted(order[:STRANGEST].tolist())]
    return tuple(kept)


def _unexplained(form: Form, explained: Sequence[tuple[int, int]]) -> list[Form]:
    """The form where nothing in it is explained; of a run of characters what is not."""
    over = [(a, b) for a, b in explained if a < form.end and form.start < b]
    if not over or form.shown != "characters":
        return [] if over else [form]
    free = [n for n in range(form.start, form.end) if not any(a <= n < b for a, b in over)]
    runs: list[list[int]] = []
    for n in free:
        if runs and runs[-1][-1] == n - 1:
            runs[-1].append(n)
        else:
            runs.append([n])
    return [_part(form, own[0], own[-1] + 1) for own in runs if len(own) > 1]


def _part(form: Form, start: int, end: int) -> Form:
    text = form.text[start - form.start : end - form.start]
    return Form(text, start, end, (text,), form.shown, form.inside)


def _could_be_name(form: Form, shown: bool, language: str | None) -> bool:
    text, script = form.text, word_script(form.text)
    if len(text) < (2 if script == "Hani" else SHORTEST):
        return False
    if shown:
        if territory_code(text, language) and (form.shown or text.islower()):
            return True
        return form.shown == "capital" and nature(text) != "ordinary"
    if form.shown or text.lower() in codes(language):
        return True
    share, pieces = log_share(text)
    if script == "Hani":
        return pieces == 1 and share <= COMMON and float(named([text])[0]) >= 0
    return script != "Latn" and share <= COMMON


def _covered(read: RowText, names: Sequence[Near], likest: NDArray[np.float32]) -> list[tuple[int, int]]:
    """Stretches that a near word or name explains."""
    found = [
        (n.sound.start, n.sound.end)
        for n in names
        if n.sound.score >= (SOUNDS if word_script(n.form) == "Hani" else COVERS)
    ]
    plain = [(f.start, f.end, m) for f, m in zip(read.forms, likest.tolist(), strict=False) if not f.shown]
    return found + _narrowest(plain)


def _narrowest(forms: Sequence[tuple[int, int, float]]) -> list[tuple[int, int]]:
    """The stretches that mean what a near word does, without those that owe it to a part: "law court" does not explain
    the town before it.
    """
    starts, ends, like = (np.array([form[n] for form in forms]) for n in range(3))
    found = []
    for start, end, own in forms:
        if own >= COVERED:
            inside = (starts >= start) & (ends <= end) & (ends - starts < end - start)
            if like[inside].max(initial=-1.0) < own - OWED:
                found.append((start, end))
    return found


def compared(near: str, far: str, languages: Languages, known: frozenset[str]) -> list[list[tuple[str, str]]]:
    """For each strange word the pairs (near word, reading) by whose sound it may be explained after all."""
    read, shown = row_text(near, far, languages, known), cased(far)
    own = [w for w in read.words if len(w) >= SHORTEST and (shown or w[0].isupper())]
    pairs: list[list[tuple[str, str]]] = []
    for form in strange_forms(near, far, languages, known):
        unspaced = word_script(form.text) in UNSPACED
        cuts = range(1) if unspaced else range(min(3, max(0, len(form.text) - 3)) + 1)
        found = [
            (own[n], reading[: len(reading) - cut])
            for reading, places in zip(form.readings, nearest(form.readings, own, COMPARED), strict=True)
            for n in places
            for cut in cuts
            if len(reading) - cut > 1
        ]
        names = _territory(form.text, languages)
        pairs.append(found + [(w, name) for name in names for w in own])
    return pairs


def _territory(text: str, languages: Languages) -> tuple[str, ...]:
    """What the near language calls the territory that a far word names: "Spain" of スペイン, like "Spanish"."""
    code = territory_code(text, languages[1])
    return territories(languages[0]).get(code, ()) if code else ()


def strange_words(near: str, far: str, languages: Languages, known: frozenset[str]) -> Iterator[Strange]:
    """The strange forms with how little explains them."""
    read, names = row_text(near, far, languages, known), near_names(near, far, languages, known)
    gaps = [name.sound for name, beside in _gap_edges(read.names, names) if beside]
    strange = strange_forms(near, far, languages, known)
    for form, pairs in zip(strange, compared(near, far, languages, known), strict=True):
        called = _territory(form.text, languages)
        like = likeness(read.words, [*form.readings, *called])
        meaning = float(like.max()) if like.size else -1.0
        beside = any(abs(form.start - g.end) <= 2 or abs(form.end - g.start) <= 2 for g in gaps)
        yield Strange(form, max(sounds(pairs), default=-50.0), meaning, bool(called), beside)


def _gap_edges(places: Sequence[Word], names: Sequence[Near]) -> Iterator[tuple[Near, bool]]:
    """Each name that sound carries over, and whether a name beside it is not carried over."""
    for n, name in enumerate(names):
        if name.sound.score >= SOUNDS:
            beside = [m for m in (n - 1, n + 1) if 0 <= m < len(names)]
            beside = [m for m in beside if places[max(m, n)].start - places[min(m, n)].end == 1]
            yield name, any(not names[m].carried for m in beside)
