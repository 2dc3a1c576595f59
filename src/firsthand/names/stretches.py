"""Stretches of capitalised words in a sentence, cut where one name must end and another may begin.

Adjacent words with capitals are one stretch, and so are those that a small word of names stands between: a particle
("Ludwig van Beethoven") always, a preposition of the language perhaps ("Banco de España", "París de Hidalgo").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

import regex

from firsthand.languages.names import NamesTable
from firsthand.names.exonyms import codes
from firsthand.names.finding import words
from firsthand.names.ordinary import nature
from firsthand.names.units import word_script

#: A word in capitals with more letters than this stands by itself beside others: a dateline, a heading's last word.
ABBREVIATION = 5
_GENITIVE = regex.compile(r"['’]s?$")
_AFTER_APOSTROPHE = regex.compile(r"(?<=\p{L})['’]\p{Ll}*$")
_ELIDED = regex.compile(r"(\p{L}{1,7})['’](?=\p{Lu})")
_COMPOUND = regex.compile(r"(\p{Lu}{2,6})-(?=\p{L}*\p{Ll})\p{L}{2,}")
_DOTTED = regex.compile(r"(?<![\p{L}.])(?:\p{Lu}{1,2}\.){2,5}|(?<![\p{L}.])(?:\p{Lu}{2}\. ?\p{Lu}{2}\.)")
_ADJACENT = regex.compile(r"[ \u00a0]|")
_SPACED = regex.compile(r"[ \u00a0]([\p{L}'’ ]+?)(?:[ \u00a0]|(?<=['’]))")

#: What ties a word to the one before: nothing between them, a particle, a small word that may also part two names.
Joint = Literal["beside", "particle", "link"]


@dataclass(frozen=True, slots=True)
class Token:
    """A word without its endings: ``[start, end)`` in the sentence; ``inside``: it does not start the sentence.

    ``joint`` ties it to the word before, None where a stretch begins; ``titled``: a title stands before it.
    """

    text: str
    start: int
    end: int
    inside: bool
    joint: Joint | None = None
    titled: bool = False

    @property
    def capital(self) -> bool:
        """Whether it has a capital."""
        return self.text[0].isupper()


Stretch = tuple[Token, ...]


def tokens(text: str, table: NamesTable) -> list[Token]:
    """The words of a sentence, cut free of what an apostrophe or a hyphen ties to them ("l'OTAN", "ÖVP-Chef")."""
    dotted = [match.span() for match in _DOTTED.finditer(text)]
    found = [Token(text[low:high].replace(".", ""), low, high, True) for low, high in dotted]
    for word in words(text):
        if any(low <= word.start < high for low, high in dotted):
            continue
        start, inside = word.start, word.inside
        head = _ELIDED.match(word.text)
        if head and (head[1].islower() or (not inside and head[1].lower() in table.elided)):
            start, inside = start + head.end(), True
        body = text[start : word.end]
        ending = (_AFTER_APOSTROPHE if table.endings_after_apostrophe else _GENITIVE).search(body)
        body = body[: ending.start()] if ending and ending.start() else body
        compound = _COMPOUND.fullmatch(body)
        body = compound[1] if compound else body
        found.append(Token(body, start, start + len(body), inside))
    return sorted(found, key=lambda token: token.start)


@dataclass(frozen=True, slots=True)
class Setting:
    """What an article is written in: BCP 47, its words around names, and whether a capital tells a name there."""

    language: str | None
    table: NamesTable
    tell: bool


def stretches(
    text: str, found: Sequence[Token], taken: Sequence[tuple[int, int]], setting: Setting
) -> Iterator[Stretch]:
    """The stretches of a sentence, without titles; words in the spans ``taken`` are something else."""
    free = [
        token
        for token in found
        if token.capital and not any(low < token.end and token.start < high for low, high in taken)
    ]
    for stretch in _tied(text, free, setting.table):
        for untitled in _untitled(text, stretch, setting.table):
            yield from _parted(untitled, setting)


def _tied(text: str, free: Sequence[Token], table: NamesTable) -> Iterator[list[Token]]:
    open_stretch: list[Token] = []
    for token in free:
        joint = _joint(text, open_stretch[-1], token, table) if open_stretch else None
        if joint is None and open_stretch:
            yield open_stretch
            open_stretch = []
        open_stretch.append(replace(token, joint=joint))
    if open_stretch:
        yield open_stretch


def _joint(text: str, before: Token, token: Token, table: NamesTable) -> Joint | None:
    between = text[before.end : token.start]
    if _ADJACENT.fullmatch(between):
        return "beside" if _kind(before.text) == _kind(token.text) else None
    small = _SPACED.fullmatch(between)
    phrase = " ".join(small[1].replace("’", "'").split()) if small else ""
    return "particle" if phrase in table.particles else "link" if phrase in table.links else None


def _kind(word: str) -> tuple[bool, str]:
    """What all words of a name share: whether it is written in capitals throughout, and its script."""
    return word.isupper() and len(word) > ABBREVIATION, word_script(word)


def _untitled(text: str, stretch: Sequence[Token], table: NamesTable) -> Iterator[list[Token]]:
    """A stretch without the titles at the head of a name: "Greek President Taran Velich" is two stretches."""
    rest: list[Token] = []
    last, after = stretch[-1].start, 0
    for token in stretch:
        if token.start < after:
            continue
        title = table.titles.match(text, token.start)
        if title and (token.joint != "beside" or _heads(rest, behind=title.end() <= last)):
            after = title.end()
            if rest:
                yield rest
            rest = []
        else:
            rest.append(token if rest else replace(token, joint=None, titled=bool(after)))
    if rest:
        yield rest


def _heads(rest: Sequence[Token], *, behind: bool) -> bool:
    """Whether a title beside the words ``rest`` begins a name: at most one word of a name stands before it, and a name
    ``behind`` it.
    """
    begun = bool(rest) and not rest[0].inside and nature(rest[0].text) == "ordinary"
    return len(rest) == begun or (len(rest) == 1 + begun and behind)


def _parted(stretch: Sequence[Token], setting: Setting) -> Iterator[Stretch]:
    """A stretch parted at territories; links behind an ordinary word ("Bank of …") become particles."""
    rest: list[Token] = []
    for token in stretch:
        joined = _joined(rest, token, len(stretch), setting)
        if rest and joined is None:
            yield tuple(rest)
            rest = []
        rest.append(replace(token, joint=joined))
    if rest:
        yield tuple(rest)


def _joined(rest: Sequence[Token], token: Token, length: int, setting: Setting) -> Joint | None:
    """What ties a word to those before it, once it is known which of them name a territory."""
    if not rest or token.joint is None:
        return None
    left = rest[_last_link(rest) :]
    if token.joint == "link":
        if _territory(left, setting.language):
            return None
        return "particle" if len(left) == 1 and setting.tell and _ordinary(left[0], setting.table) else "link"
    if not setting.tell and any(_names_territory(word, setting.language) for word in (rest[-1], token)):
        return None
    if setting.table.country_before_name and len(rest) == 1 and length > 2:
        country = rest[0].titled and _territory(rest, setting.language)
        return None if country or _inflected(rest[0], setting.language) else token.joint
    return token.joint


def _names_territory(token: Token, language: str | None) -> bool:
    return _territory([token], language) or _inflected(token, language)


def _last_link(rest: Sequence[Token]) -> int:
    return max((n for n, token in enumerate(rest) if token.joint == "link"), default=0)


def _territory(named: Sequence[Token], language: str | None) -> bool:
    return " ".join(token.text for token in named).lower() in codes(language)


def _ordinary(token: Token, table: NamesTable) -> bool:
    return token.text.lower() in table.nouns or nature(token.text) == "ordinary"


def _inflected(token: Token, language: str | None) -> bool:
    """Whether a word is a country's name in another case: two letters of its end may differ."""
    small = token.text.lower()
    return small not in codes(language) and any(
        " " not in name and len(name) > 5 and small.startswith(name[:-2]) and abs(len(small) - len(name)) < 2
        for name in codes(language)
    )
