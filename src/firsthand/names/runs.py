"""Names as one article writes them: runs of capitalised words.

A word that starts a sentence counts where the article writes it with a capital inside a sentence too and never
small, or where it is no ordinary word (`ordinary.nature`) and a name goes on behind it. One word alone is a name unless it is an
ordinary word or one that names nobody by itself ("Parliament", a table of the language). Where capitals say little
(German writes every noun with one) single words are names only behind a title, as the last word of such a name, as
abbreviations, territories and great cities.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

import regex

from firsthand.languages.names import names_table
from firsthand.names.exonyms import cities, codes, territories
from firsthand.names.finding import cased, words
from firsthand.names.ordinary import nature
from firsthand.names.stretches import ABBREVIATION, Setting, Stretch, Token, stretches, tokens

#: From this share of capitals among the words inside sentences on they say little. By document of NTREX: German 0.26 to
#: 0.40 (fifth and ninety-fifth percentile), the next Turkish 0.07 to 0.27, English 0.06 to 0.22.
MANY_CAPITALS = 0.27
#: The usual share, and the number of words that say as much: a short text may be all names.
USUAL, FEW = 0.15, 40
#: A sentence whose letters are capitals from this share on is a heading: its capitals say nothing.
SHOUTED = 0.6
_PART = regex.compile(r"[^-]+")
_ROMAN = regex.compile(r"[IVXLCDM]+")


@dataclass(frozen=True, slots=True)
class Run:
    """A name in a sentence: its words, and ``[start, end)`` of each in code points of the sentence.

    ``parts``: where a small word in it may part names instead of joining one, the names that it is then, else None.
    """

    words: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    parts: tuple[Run, ...] | None = None

    @property
    def start(self) -> int:
        """Where the name starts."""
        return self.spans[0][0]

    @property
    def end(self) -> int:
        """Where the name ends."""
        return self.spans[-1][1]


@dataclass(frozen=True, slots=True)
class _Usage:
    """What an article does with capitals: words inside sentences with one, words without, last words of full names."""

    setting: Setting
    inside: frozenset[str]
    small: frozenset[str]
    surnames: frozenset[str] = frozenset()


def runs(
    sentences: Sequence[str], language: str | None, taken: Sequence[Iterable[tuple[int, int]]]
) -> list[list[Run]]:
    """The names of each sentence of an article; none where the script has no capitals.

    Territories of several words ("Coreea de Nord") are one word of a name.

    :param language: BCP 47; says which names territories have, and which words stand around names.
    :param taken: spans of each sentence that are something else: dates, whose months and weekdays have capitals too.
    """
    if not cased(" ".join(sentences)):
        return [[] for _ in sentences]
    setting = Setting(language, names_table(language), capitals_tell(sentences, language))
    cut = [tokens(text, setting.table) for text in sentences]
    countries = [_territories(text, language) for text in sentences]
    found: list[list[Stretch]] = []
    for text, own, spans, named in zip(sentences, cut, taken, countries, strict=True):
        closed = [*spans, *(country.spans[0] for country in named)]
        found.append([] if _shouted(text) else list(stretches(text, own, closed, setting)))
    usage = _usage(cut, found, setting)
    return [
        sorted([*(run for s in own if (run := _run(s, usage))), *named], key=lambda run: run.start)
        for own, named in zip(found, countries, strict=True)
    ]


def _usage(cut: Sequence[Sequence[Token]], found: Sequence[Sequence[Stretch]], setting: Setting) -> _Usage:
    """Where capitals say little, only names behind a title have last words that are names alone."""
    every = [token for own in cut for token in own]
    usage = _Usage(
        setting,
        frozenset(t.text for t in every if t.inside and t.capital),
        frozenset(t.text.lower() for t in every if t.text[0].islower()),
    )
    full = [_kept(s, usage) for own in found for s in own if setting.tell or s[0].titled]
    last = {kept[-1].text for kept in full if len(kept) > 1}
    surnames = frozenset(w for w in last if w.lower() not in usage.small | setting.table.nouns)
    return replace(usage, surnames=surnames)


def _run(stretch: Stretch, usage: _Usage) -> Run | None:
    """The name that a stretch is, if it is one; with its parts where a link may part them."""
    kept = _kept(stretch, usage)
    places = [n for n, token in enumerate(kept) if n and token.joint == "link"]
    if not kept or not places:
        return _cut_at_hyphens(kept) if kept else None
    bounds = [0, *places, len(kept)]
    parts = [_kept(kept[low:high], usage) for low, high in itertools.pairwise(bounds)]
    return replace(_cut_at_hyphens(kept), parts=tuple(_cut_at_hyphens(part) for part in parts if part))


def _kept(stretch: Stretch, usage: _Usage) -> Stretch:
    """The words of a stretch that are a name, without an ordinary word at a sentence's start; none where it is no name."""
    first, rest = stretch[0], stretch[1:]
    if not (first.inside or first.titled or _written_inside(first.text, usage)):
        plain = first.text.lower() in usage.small or nature(first.text) == "ordinary"
        if plain or (not rest and nature(first.text) != "name"):
            return _kept(rest, usage) if rest else ()
    if rest:
        named = " ".join(token.text for token in stretch).lower() not in usage.setting.table.nouns
    else:
        named = _alone(first, usage)
    return stretch if named else ()


def _written_inside(word: str, usage: _Usage) -> bool:
    return word in usage.inside and word.lower() not in usage.small


def _alone(token: Token, usage: _Usage) -> bool:
    """Whether one word is a name by itself."""
    small = token.text.lower()
    if small in usage.setting.table.nouns or _ROMAN.fullmatch(token.text):
        return False
    places = codes(usage.setting.language), cities(usage.setting.language)
    if any(small in known for known in places) or _abbreviation(token.text):
        return True
    if small in usage.small:
        return False
    if token.titled or token.text in usage.surnames:
        return True
    return usage.setting.tell and nature(token.text) != "ordinary"


def _abbreviation(word: str) -> bool:
    return word.isupper() and 1 < len(word) <= ABBREVIATION


def _cut_at_hyphens(stretch: Stretch) -> Run:
    """The run of some words, each cut at its hyphens: "Jong-un" is "Jong Un" elsewhere."""
    parts = [part for token in stretch for part in _parts(token)]
    return Run(tuple(p[0] for p in parts), tuple((p[1], p[2]) for p in parts))


def _parts(token: Token) -> Iterator[tuple[str, int, int]]:
    if "-" not in token.text:
        yield token.text, token.start, token.end
        return
    for part in _PART.finditer(token.text):
        yield part.group(), token.start + part.start(), token.start + part.end()


def _territories(text: str, language: str | None) -> list[Run]:
    return [Run((m.group(),), (m.span(),)) for m in _named_by_several_words(language).finditer(text)]


@cache
def _named_by_several_words(language: str | None) -> regex.Pattern[str]:
    """Names of several words that CLDR gives to territories."""
    named = {form for forms in territories(language).values() for form in forms if " " in form}
    longest = sorted(named, key=lambda form: (-len(form), form))
    return regex.compile(rf"\b(?:{'|'.join(map(regex.escape, longest))})\b" if longest else r"(?!)")


def capitals_tell(sentences: Sequence[str], language: str | None) -> bool:
    """Whether a capital tells a name from other words in an article: not in Thai, and not in German."""
    if names_table(language).nouns_have_capitals or not cased(" ".join(sentences)):
        return False
    return _capitals(sentences) < MANY_CAPITALS


def _capitals(sentences: Iterable[str]) -> float:
    inside = [word.text[0].isupper() for text in sentences for word in words(text) if word.inside]
    return (sum(inside) + USUAL * FEW) / (len(inside) + FEW)


def _shouted(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    return len(letters) > 12 and sum(c.isupper() for c in letters) >= SHOUTED * len(letters)
