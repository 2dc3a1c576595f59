"""Names of aligned rows that are another name on the other side.

The side whose script has capitals tells the names; for each the other side is searched for the form
that sounds most like it (`firsthand.names`), or for the name that CLDR gives the territory. A name is
*expected* where the article shows that it is carried over: its form stands in other rows, or in this row
beside a name whose form does; a territory is expected by its table. One that is expected and
missing is *lost*. It is called swapped where something *strange* stands instead: a name of the other side that sounds
like nothing in this one. In scripts without capitals a strange name is told where it can be: katakana,
Latin letters, a territory; elsewhere only a name that the article carries over again and again
counts as lost.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import regex

from firsthand.model import Article, Row
from firsthand.names.exonyms import codes, stems
from firsthand.names.finding import (
    SHORTEST,
    Word,
    best_forms,
    candidates,
    capitalised,
    cased,
    known_inside,
    words,
)
from firsthand.names.matching import log_odds
from firsthand.names.ordinary import nature
from firsthand.names.units import latin, word_script
from firsthand.values.date_words import date_words

#: Log odds from which a form is the name's, and below which nothing there is.
KEPT, MISSING = 3.0, 0.0
#: Share of the other rows with a name in which its form has to stand for it to be expected in this one.
MOSTLY = 0.7
#: A name that no other row has is missing only where nothing sounds like it at all.
FAR = -6.0
#: In how many other rows, all that have the name, its form has to stand where nothing strange can be told.
OFTEN = 3
Why = Literal["again and again", "elsewhere", "territory", "beside"]
_POSSESSIVE = regex.compile(r"['’]s?$")


@dataclass(frozen=True, slots=True)
class _Name:
    """A name in a row: how well its best form sounds like it, whether a territory; ``beside``: the name
    before or after it in one run.
    """

    text: str
    score: float
    form: Word
    code: str | None
    beside: tuple[str, ...]

    @property
    def kept(self) -> bool:
        return self.score >= KEPT


@dataclass(frozen=True, slots=True)
class Lost:
    """A name that is expected in a row and missing there, with why it is expected and what stands instead."""

    row: Row
    name: str
    why: Why
    strange: tuple[str, ...]


def swapped_names(
    source: Article, target: Article, rows: Sequence[Row]
) -> Iterator[tuple[Row, str | None, str | None]]:
    """Rows in which a name of the source became another: the row, the source's words, the target's.

    Where only one of the two can be told (a script without capitals) the other is None.
    """
    swap = not _is_near(source, rows, "source")
    if swap and not _is_near(target, rows, "target"):
        return
    for lost in lost_names(source, target, rows):
        if lost.strange or lost.why == "again and again":
            other = lost.strange[0] if lost.strange else None
            yield (lost.row, lost.name, other) if not swap else (lost.row, other, lost.name)


def _is_near(article: Article, rows: Sequence[Row], side: str) -> bool:
    return cased(" ".join(_texts(article, [getattr(row, side) for row in rows])))


def _texts(article: Article, numbers: Sequence[tuple[int, ...]]) -> list[str]:
    known = {p.number: p.text for p in article.paragraphs}
    return [" ".join(known.get(n, "") for n in group) for group in numbers]


def measured(source: Article, target: Article) -> bool:
    """Whether names of two articles can be compared: one of the two scripts must have capitals."""
    return cased(source.text) or cased(target.text)


def lost_names(source: Article, target: Article, rows: Sequence[Row]) -> Iterator[Lost]:
    """Names of the side with capitals that are expected on the other and missing there."""
    near, far = (source, "source"), (target, "target")
    if not _is_near(source, rows, "source"):
        near, far = far, near
    near_texts = _texts(near[0], [getattr(row, near[1]) for row in rows])
    far_texts = _texts(far[0], [getattr(row, far[1]) for row in rows])
    languages = near[0].language, far[0].language
    known, far_known = known_inside(near_texts), known_inside(far_texts)
    found = [_names(a, b, languages, known) for a, b in zip(near_texts, far_texts, strict=True)]
    for row, names, a, b in zip(rows, found, near_texts, far_texts, strict=True):
        for name in names:
            why = _expected(name, names, found, told=cased(b))
            if why and name.score < MISSING and not _same_form(name, found, b):
                strange = _instead(name, why, names, _strange(a, b, languages, far_known), languages[1])
                yield Lost(row, name.text, why, tuple(w.text for w in strange))


# -- the names of a row ------------------------------------------------------------------


@lru_cache(maxsize=4096)
def _names(
    near: str, far: str, languages: tuple[str | None, str | None], known: frozenset[str]
) -> tuple[_Name, ...]:
    dates = _date_words(languages[0])
    here = [
        w
        for w in capitalised(near)
        if (w.inside or bare(w.text) in known) and bare(w.text).lower() not in dates
    ]
    here = [w for w in here if len(latin(bare(w.text))) - 2 >= SHORTEST]
    texts = list(dict.fromkeys(bare(w.text) for w in here))
    forms = dict(zip(texts, best_forms(texts, far), strict=True))
    found = []
    for text in texts:
        score, start, end = forms[text]
        code = codes(languages[0]).get(text.lower())
        if code and languages[1]:
            there = any(stem in far.lower() for stem in stems(languages[1], code) if len(stem) > 1)
            score = max(score, 9.0 if there else score)
        found.append(_Name(text, score, Word(far[start:end], start, end, True), code, _beside(text, here)))
    return tuple(found)


def bare(word: str) -> str:
    """A word without the English genitive."""
    return _POSSESSIVE.sub("", word)


def _beside(text: str, here: Sequence[Word]) -> tuple[str, ...]:
    found = []
    for a, b in itertools.pairwise(here):
        if b.start - a.end == 1:
            if bare(a.text) == text:
                found.append(bare(b.text))
            if bare(b.text) == text and a.text == bare(a.text):
                found.append(a.text)
    return tuple(found)


@lru_cache(maxsize=64)
def _date_words(language: str | None) -> frozenset[str]:
    roles = ("month", "month_unsure", "month_bound", "weekday")
    return frozenset(
        w.lower() for w, r in date_words(language).words.items() if any(role in r for role in roles)
    )


def _expected(
    name: _Name, here: Sequence[_Name], found: Sequence[Sequence[_Name]], *, told: bool
) -> Why | None:
    """Why a name's form should stand in this row, None where nothing says so.

    :param told: whether the other side's script shows which of its words are names.
    """
    elsewhere = [n for row in found if row is not here for n in row if n.text == name.text]
    kept = sum(n.kept for n in elsewhere)
    kind = nature(name.text)
    if kind == "ordinary" and not name.code:
        return None
    if kept and kept >= MOSTLY * len(elsewhere):
        return "again and again" if kept >= OFTEN and kept == len(elsewhere) and not told else "elsewhere"
    if elsewhere or name.code:
        return None if elsewhere else "territory"
    if any(n.kept for n in here if n.text in name.beside):
        return "beside"
    return None


def _same_form(name: _Name, found: Sequence[Sequence[_Name]], far: str) -> bool:
    """Whether a form that the name has in another row stands here."""
    forms = {n.form.text.lower() for row in found for n in row if n.text == name.text and n.kept}
    return any(form in far.lower() for form in forms)


# -- what stands instead -----------------------------------------------------------------


def _instead(
    name: _Name, why: Why, here: Sequence[_Name], strange: Sequence[Word], language: str | None
) -> list[Word]:
    """The strange words that can stand for a name: the less says that it is expected, the more they must."""
    if why == "beside":
        if name.score > FAR:
            return []
        unsure = nature(name.text) == "unknown"
        forms = [n.form for n in here if n.kept and n.text in name.beside]
        near = [
            w for w in strange if any(w.start - f.end in (1, 2) or f.start - w.end in (1, 2) for f in forms)
        ]
        return [w for w in near if unsure or nature(w.text) == "name"]
    if why == "territory":
        return [w for w in strange if w.text.lower() in codes(language)]
    return list(strange)


@lru_cache(maxsize=4096)
def _strange(
    near: str, far: str, languages: tuple[str | None, str | None], known: frozenset[str]
) -> tuple[Word, ...]:
    """Names of ``far`` that sound like no word of ``near`` and are no territory of it."""
    likely = [w for w in _likely_names(far, known) if w.text.lower() not in _date_words(languages[1])]
    own = list(dict.fromkeys(bare(w.text) for w in words(near)))
    if not likely or not own:
        return ()
    scores = log_odds([(word, name.text) for name in likely for word in own]).reshape(len(likely), len(own))
    there = {code for name, code in codes(languages[0]).items() if name in near.lower()}
    explained = {stem for code in there for stem in stems(languages[1], code)}
    strange = [
        name
        for name, row in zip(likely, scores, strict=True)
        if row.max() < MISSING
        and not any(stem in name.text.lower() for stem in explained)
        and nature(name.text) != "ordinary"
    ]
    return tuple(strange + _territories(far, languages, there))


def _likely_names(far: str, known: frozenset[str]) -> Iterator[Word]:
    if cased(far):
        yield from (w for w in capitalised(far) if w.inside or w.text in known)
        return
    for start, end in candidates(far):
        text = far[start:end]
        if (word_script(text) == "Latn" and text[0].isupper() and len(text) > 2) or (
            word_script(text) == "Kana" and end - start > 2
        ):
            yield Word(text, start, end, True)


def _territories(far: str, languages: tuple[str | None, str | None], there: set[str]) -> list[Word]:
    """Territories that only the far side names; in scripts without capitals nothing else shows them."""
    if cased(far):
        return []
    names: Mapping[str, str] = codes(languages[1])
    mine = {form for form, code in names.items() if code in there}
    found = [
        f
        for f, code in names.items()
        if code not in there and len(f) > 2 and len(code) == 2 and f in far.lower()
    ]
    return [
        Word(f, far.lower().find(f), far.lower().find(f) + len(f), False)
        for f in found
        if not any(f in form for form in mine if form in far.lower())
    ]
