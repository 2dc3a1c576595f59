"""What each language denies and doubts with: the word lists of ``negation.toml``, compiled.

Lists of a table:

- ``negators``: words that deny a clause ("not", "nobody"); several in one clause may be one denial.
- ``particles``: words that go with a negator and deny nothing alone (French "ne").
- ``implicit``: words that hold a denial or a limit ("fail", "without", "un…", "until", "only"),
  which translators swap for a negator and back.
- ``idioms``: wordings with a negator that deny nothing ("not only", "no less than", "no doubt").
- ``lookalikes``: words that only look like one of the other lists ("under" like "un…").
- ``opposing``: words of for and against ("against", "prevent", "resist"), on which the sense turns.
- ``hedges``: words that mark a claim as somebody's or as unproven ("alleged", "according to").
- ``opposites``: pairs of poles (``victory = [["win", …], ["lose", …]]``); a pair has one name in all languages.
- ``nearer``: a bound of the language's own for `compare.negation`, where the common one is too low.
- ``claims``: all other words that may render a hedge ("said", "may", a conditional).

``*`` stands for any letters of a word, ``?`` for one letter, ``…`` for a stretch of the clause.
In scripts without spaces the words stand anywhere. Nothing here knows a language; text is
compared folded (`phrases.fold`), which keeps every offset.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from firsthand.languages import primary, table
from firsthand.languages.phrases import fold
from firsthand.languages.scripts import LETTER, UNSPACED, script

SUBJECT = "negation"
#: Letters that ``*`` stands for, characters that ``…`` does: bounds that keep hostile text cheap.
_REST, _STRETCH = 24, 60
_LETTERS_ONLY = frozenset({"Latn", "Cyrl", "Grek", "Arab"})
_PARTS = re.compile(r"[*?…]|\s+|[^*?…\s]+")


@dataclass(frozen=True, slots=True, eq=False)
class NegationTable:
    """One language's lists. ``denial`` finds all of the first five, named by its groups ``idiom``,
    ``lookalike``, ``negator``, ``particle`` and ``implicit``; at one place the first in this order wins.
    ``claims`` finds the hedges too.
    """

    language: str
    denial: re.Pattern[str]
    opposing: re.Pattern[str]
    hedges: re.Pattern[str]
    claims: re.Pattern[str]
    opposites: Mapping[str, tuple[re.Pattern[str], re.Pattern[str]]]
    nearer: float | None = None


@cache
def negation_table(language: str | None) -> NegationTable | None:
    """The compiled lists of a BCP 47 language, None where it has no ``negation.toml``."""
    raw = table(language, SUBJECT) if language else None
    return None if raw is None or language is None else _compiled(primary(language), raw)


def _compiled(language: str, raw: dict[str, Any]) -> NegationTable:
    groups = ("idiom", "lookalike", "negator", "particle", "implicit")
    lists = ("idioms", "lookalikes", "negators", "particles", "implicit")
    denial = "|".join(
        f"(?P<{name}>{_any(raw.get(key, ()))})" for name, key in zip(groups, lists, strict=True)
    )
    hedges = _any(raw.get("hedges", ()))
    return NegationTable(
        language,
        re.compile(denial),
        re.compile(_any(raw.get("opposing", ()))),
        re.compile(hedges),
        re.compile(f"{hedges}|{_any(raw.get('claims', ()))}"),
        {
            name: (re.compile(_any(a)), re.compile(_any(b)))
            for name, (a, b) in raw.get("opposites", {}).items()
        },
        raw.get("nearer"),
    )


def _any(words: Iterable[str]) -> str:
    """A pattern of any of the words, longer ones first; of none it matches nothing."""
    return "|".join(_word(fold(w)) for w in sorted(words, key=len, reverse=True)) or "(?!)"


def _word(word: str) -> str:
    letters = _letters(word)
    if not letters:
        return "".join(_part(part, ".") for part in _PARTS.findall(word))
    body = "".join(_part(part, letters) for part in _PARTS.findall(word))
    left = f"(?<!{letters})" if word[0] == "?" or re.match(letters, word[0]) else ""
    right = f"(?!{letters})" if word[-1] == "?" or re.match(letters, word[-1]) else ""
    return left + body + right


def _part(part: str, letters: str) -> str:
    if part == "*":
        return f"{letters}{{0,{_REST}}}"
    if part == "?":
        return letters
    if part == "…":
        return rf"[^.!?。！？।؟;；]{{0,{_STRETCH}}}?"
    return r"\s+" if part.isspace() else re.escape(part)


def _letters(word: str) -> str:
    """The class of the letters of a word's script; "" for scripts without spaces.

    Any letter of any script serves where vowels are letters of their own; it compiles faster.
    """
    first = next((c for c in word if c.isalpha()), "")
    name = script(first)
    if name in UNSPACED:
        return ""
    return r"\w" if name in _LETTERS_ONLY else LETTER.get(name, r"\w")
