"""Words in and around names: the lists of ``names.toml``, compiled.

Keys of a table, all optional:

- ``titles``: words before a person's name that are no part of it ("Prime Minister", "*präsident"; agencies and
  the like too); ``*`` stands for letters of a word at its start or end.
- ``nouns``: words that texts write with a capital and that name nobody by themselves ("Parliament", "Ministerio").
- ``particles``: small words inside names, in texts of this language always ("von der", "bin").
- ``links``: small words of the language that stand inside names and between two ("Banco de España", "París de
  Hidalgo"): what they join is a name where the story has it twice.
- ``elided``: what may stand before an apostrophe and is no part of the name that follows ("L'Italie").
- ``endings_after_apostrophe``: whether endings of cases stand after an apostrophe ("Köln'de").
- ``nouns_have_capitals``: whether every noun has one, so that a capital says little.
- ``country_before_name``: whether the country of an office stands right before a name ("президент России Ким Пак").
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from firsthand.languages import table

SUBJECT = "names"
#: Letters that ``*`` stands for at most: a bound that keeps hostile text cheap.
REST = 24
NEVER = re.compile(r"(?!)")


@dataclass(frozen=True, slots=True, eq=False)
class NamesTable:
    """One language's lists; ``titles`` matches a title and the space behind it, wherever it is asked."""

    titles: re.Pattern[str] = NEVER
    nouns: frozenset[str] = frozenset()
    particles: frozenset[str] = frozenset()
    links: frozenset[str] = frozenset()
    elided: frozenset[str] = frozenset()
    endings_after_apostrophe: bool = False
    nouns_have_capitals: bool = False
    country_before_name: bool = False


EMPTY = NamesTable()


@cache
def names_table(language: str | None) -> NamesTable:
    """The lists of a BCP 47 language, empty where it has no ``names.toml``."""
    raw = table(language, SUBJECT) if language else None
    if raw is None:
        return EMPTY
    return NamesTable(
        titles=_titles(raw.get("titles", ())),
        nouns=frozenset(raw.get("nouns", ())),
        particles=frozenset(raw.get("particles", ())),
        links=frozenset(raw.get("links", ())),
        elided=frozenset(raw.get("elided", ())),
        endings_after_apostrophe=raw.get("endings_after_apostrophe", False),
        nouns_have_capitals=raw.get("nouns_have_capitals", False),
        country_before_name=raw.get("country_before_name", False),
    )


def _titles(titles: Iterable[str]) -> re.Pattern[str]:
    longest = sorted(titles, key=lambda title: (-len(title), title))
    letters = rf"[^\W\d_-]{{0,{REST}}}(?:-[^\W\d_-]{{1,{REST}}})?"
    written = [re.escape(title).replace(r"\*", letters).replace(r"\ ", r"\s+") for title in longest]
    return re.compile(rf"(?:{'|'.join(written)})(?![\w'’-])\s*", re.IGNORECASE) if written else NEVER
