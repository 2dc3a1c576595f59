"""The grammar of dates compiled piece by piece: only the alternatives that a stretch of tokens can match are tried on it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

import regex

from firsthand.values.lexing import Grammar, Lexicon, Roles, Token

# What each letter before an alternative asks a stretch to hold, over roles.
_NEEDS = {
    "N": "@num|@count|@day_name|@number_word|@nth|@spell",
    "D": "@num(?:@slash|@hyphen|@dot)@num",
    "M": "@month|@month_unsure|@month_bound|@month_before|@month_after",
    "W": "@weekday|@weekday_bound|@weekday_cued",
    "R": "@relative|@swing|@whole|@whole_part",
    "U": "@unit|@unit_ago|@spell",
    "L": "@number_word",
    "O": "@nth|@nth_last|@nth_before",
}
# What each small letter asks the language to have a word for; without one the alternative is left out for good.
_HAS = {
    "a": "@year_after|@day_after",
    "b": "@beyond",
    "e": "@from_event",
    "f": "@from_base|@of_base",
    "k": "@day_case",
    "p": "@postposition",
}

# No alternative starts with a token that has these roles alone: there none is tried.
_NEVER_FIRST = frozenset({
    "gap", "glued", "stop", "tight", "loose", "comma", "dot", "slash", "hyphen", "dash", "colon", "close",
    "percent", "plus", "to", "and", "counted", "case", "beyond", "ordinal", "month_after", "year_after", "between", "postposition",
})  # fmt: skip


class DateGrammar(Grammar):
    """A grammar whose alternatives are lines ``letters | pattern``, the letters from `_NEEDS` (``-`` for none) and `_HAS`.

    A pattern of the alternatives that are possible together is compiled when a text first asks for it.
    """

    def __init__(self, pattern: str, lexicon: Lexicon, more: Iterable[Roles], core: Iterable[str]) -> None:
        super().__init__("(?!)", lexicon, more, core)
        pairs = (line.partition("|") for line in pattern.splitlines() if line.strip())
        lacked = {
            letter
            for letter, roles in _HAS.items()
            if self.classed(roles).replace("(?!)", "").strip("|") == ""
        }
        self._alternatives = [
            (frozenset(needs.strip(" -")) - _HAS.keys(), self.classed(alternative))
            for needs, _, alternative in pairs
            # what the language has no use for
            if not alternative.strip().startswith("(?!)") and lacked.isdisjoint(needs)
        ]
        names = dict.fromkeys(re.findall(r"\?P<(\w+)>", pattern))
        self._names = "(?!)" + "".join(f"(?P<{name}>)" for name in names)
        self._needs = [(letter, re.compile(self.classed(roles))) for letter, roles in _NEEDS.items()]
        never = (letter for kind, letter in self._letters.items() if kind <= _NEVER_FIRST)
        self._first = f"(?![{''.join(never)}])"
        self._variants: dict[frozenset[str], regex.Pattern[str]] = {}

    def matches(self, found: Sequence[Token]) -> Iterator[regex.Match[str]]:
        """The matches from left to right over the shape of the tokens; indices are token indices."""
        for shape, start, end in self.runs(found):
            held = frozenset(letter for letter, role in self._needs if role.search(shape, start, end))
            pattern = self._variants.get(held) or self._compile(held)
            yield from pattern.finditer(shape, start, end)

    def _compile(self, held: frozenset[str]) -> regex.Pattern[str]:
        possible = [alternative for needs, alternative in self._alternatives if needs <= held]
        every = "|".join([*possible, self._names])
        self._variants[held] = regex.compile(f"{self._first}(?:{every})", regex.VERBOSE)
        return self._variants[held]
