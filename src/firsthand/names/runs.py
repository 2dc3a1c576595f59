"""Names as one article writes them: runs of capitalised words.

A word that starts a sentence counts only where the article writes it with a capital inside a sentence too, and never
small. Where capitals say little (German writes every noun with one) only runs of two words and more are names.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import regex

from firsthand.names.exonyms import territories
from firsthand.names.finding import Word, cased, known_inside, words

#: From this share of capitals among the words inside sentences on they say little. By document of NTREX: German 0.26 to
#: 0.40 (fifth and ninety-fifth percentile), the next Turkish 0.07 to 0.27, English 0.06 to 0.22.
MANY_CAPITALS = 0.27
#: The usual share, and the number of words that say as much: a short text may be all names.
USUAL, FEW = 0.15, 40
#: A sentence whose letters are capitals from this share on is a heading: its capitals say nothing.
SHOUTED = 0.6
_BETWEEN = regex.compile(r"[ \u00a0]|")
_GENITIVE = regex.compile(r"['’]s?$")
_PART = regex.compile(r"[^-]+")


@dataclass(frozen=True, slots=True)
class Run:
    """A name in a sentence: its words, and ``[start, end)`` of each in code points of the sentence."""

    words: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]

    @property
    def start(self) -> int:
        """Where the name starts."""
        return self.spans[0][0]

    @property
    def end(self) -> int:
        """Where the name ends."""
        return self.spans[-1][1]


def runs(
    sentences: Sequence[str], language: str | None, taken: Sequence[Iterable[tuple[int, int]]]
) -> list[list[Run]]:
    """The names of each sentence of an article; none where the script has no capitals.

    Territories of several words ("Coreea de Nord") are one word of a name.

    :param language: BCP 47; says which names territories have.
    :param taken: spans of each sentence that are something else: dates, whose months and weekdays have capitals too.
    """
    if not cased(" ".join(sentences)):
        return [[] for _ in sentences]
    known, small = known_inside(sentences), _small(sentences)
    least = 1 if capitals_tell(sentences) else 2
    found = []
    for text, spans in zip(sentences, taken, strict=True):
        countries = _territories(text, language)
        named = _runs(text, known, [*spans, *(country.spans[0] for country in countries)])
        kept = [run for run in named if len(run.words) >= least and not _common(run, small)]
        found.append(sorted([*kept, *countries], key=lambda run: run.start))
    return found


def _common(run: Run, small: frozenset[str]) -> bool:
    """Whether a run is one word that the article also writes small."""
    return len(run.words) == 1 and run.words[0].lower() in small


def _small(sentences: Iterable[str]) -> frozenset[str]:
    """Words that an article writes small: with a capital they are no name by themselves."""
    return frozenset(w.text for text in sentences for w in words(text) if w.text[0].islower())


def _territories(text: str, language: str | None) -> list[Run]:
    return [Run((m.group(),), (m.span(),)) for m in _named_by_several_words(language).finditer(text)]


@cache
def _named_by_several_words(language: str | None) -> regex.Pattern[str]:
    """Names of several words that CLDR gives to territories."""
    named = {form for forms in territories(language).values() for form in forms if " " in form}
    longest = sorted(named, key=lambda form: (-len(form), form))
    return regex.compile(rf"\b(?:{'|'.join(map(regex.escape, longest))})\b" if longest else r"(?!)")


def capitals_tell(sentences: Sequence[str]) -> bool:
    """Whether a capital tells a name from other words in an article: not in Thai, and not in German."""
    return cased(" ".join(sentences)) and _capitals(sentences) < MANY_CAPITALS


def _capitals(sentences: Iterable[str]) -> float:
    inside = [word.text[0].isupper() for text in sentences for word in words(text) if word.inside]
    return (sum(inside) + USUAL * FEW) / (len(inside) + FEW)


def _runs(text: str, known: frozenset[str], taken: Sequence[tuple[int, int]]) -> Iterator[Run]:
    if _shouted(text):
        return
    open_run: list[Word] = []
    for word in words(text):
        free = not any(low < word.end and word.start < high for low, high in taken)
        if not free or not word.text[0].isupper() or not (word.inside or word.text in known):
            yield from _closed(open_run)
            open_run = []
            continue
        if open_run and not _BETWEEN.fullmatch(text[open_run[-1].end : word.start]):
            yield from _closed(open_run)
            open_run = []
        open_run.append(word)
    yield from _closed(open_run)


def _closed(found: Sequence[Word]) -> Iterator[Run]:
    """The run of some words, each cut at its hyphens: "Jong-un" is "Jong Un" elsewhere."""
    parts = [
        (part.group(), word.start + part.start(), word.start + part.end())
        for word in found
        for part in _PART.finditer(_GENITIVE.sub("", word.text))
    ]
    if parts:
        yield Run(tuple(p[0] for p in parts), tuple((p[1], p[2]) for p in parts))


def _shouted(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    return len(letters) > 12 and sum(c.isupper() for c in letters) >= SHOUTED * len(letters)
