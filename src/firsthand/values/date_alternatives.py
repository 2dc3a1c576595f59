"""The grammar of dates, alternative by alternative, over the roles of tokens.

Every token becomes one character of a *shape*, so that one grammar, written once for all languages, is a set of
regular expressions over a string as short as the sentence has tokens. Only the alternatives that a stretch of tokens
can match are tried on it, each searched for by itself: one pattern of them all is four times slower, as it tries every
alternative at every token.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

import regex

from firsthand.values.lexing import Lexicon, Roles, Token, kinds_of

# What each letter before an alternative asks a stretch to hold, over roles.
_NEEDS = {
    "N": "@num|@count|@day_name|@number_word|@nth|@spell",
    "D": "@num(?:@slash|@hyphen|@dot)@num",
    "M": "@month|@month_unsure|@month_bound|@month_before|@month_after",
    "W": "@weekday|@weekday_bound|@weekday_many|@weekday_cued",
    "R": "@relative|@swing|@whole|@whole_part",
    "U": "@unit|@unit_ago|@spell",
    "L": "@number_word(?:@and|@hyphen|@number_glue)?(?:@number_word|@day_name)|@year_word",
    "O": "@nth|@nth_last|@nth_before",
    "Y": "@year_after",
    "Q": "@relative_year@of?@relative_month",
    "C": "@num@colon@num",
    "S": "@num(?:@comma|@dash|@hyphen|@dot|@to)@num",
    "F": "(?:@from_base|@of_base)(?:@count|@num|@spell)",
    "a": "@after_base|@before_base",
    "b": "@beyond",
    "c": "@weekday_cued",
    "d": "@decade_before|@decade_after",
    "e": "@from_event",
    "g": "@month_genitive",
    "h": "@date_after",
    "i": "@beside",
    "k": "@day_case",
    "o": "@offset|@offset_back",
    "p": "@postposition",
    "s": "@swing",
    "t": "@unit_ago",
    "u": "@month_unsure",
    "w": "@ahead_within",
}

# What one token alone can fulfil.
_ONE = re.compile(r"@\w+(?:\|@\w+)*")


def _held_by(kind: frozenset[str]) -> frozenset[str]:
    """The letters that a token of this kind fulfils by itself."""
    each = (
        (letter, roles.replace("@", "").split("|"))
        for letter, roles in _NEEDS.items()
        if _ONE.fullmatch(roles)
    )
    return frozenset(letter for letter, roles in each if not kind.isdisjoint(roles))


# Shapes whose matches are kept: two thirds of the stretches of news have one of the last thousand. A shape costs about 300 bytes.
_KEPT = 2048


# Alternatives of one token each: one class of letters is looked up faster than several are tried.
_EITHER = re.compile(
    r"\((\?:|\?P<\w+>|\?<?[=!])\s*((?:\[[^\]]*\]|\(\?!\))(?:\s*\|\s*(?:\[[^\]]*\]|\(\?!\)))+)\s*\)"
)


def _one_class(either: re.Match[str]) -> str:
    letters = "".join(re.findall(r"\[([^\]]*)\]", either[2]))
    one = f"[{letters}]" if letters else "(?!)"
    return one if either[1] == "?:" else f"({either[1]}{one})"


@dataclass(frozen=True, slots=True)
class ShapeMatch:
    """One match in a stretch: indices of its tokens, ``[first, last)``, and of those of the groups that took part."""

    first: int
    last: int
    groups: Mapping[str, tuple[int, int]]

    def start(self, group: str) -> int:
        """The index of the first token of a group, −1 where it took no part."""
        return self.groups[group][0] if group in self.groups else -1


#: Tokens without a gap, with the one before them where there is one, and what matches in them from left to right.
Stretch = tuple[Sequence[Token], tuple[ShapeMatch, ...]]


class _Alternative:
    """One line of the grammar, compiled when a stretch first asks for it."""

    def __init__(self, needs: str, pattern: str) -> None:
        self.needs = frozenset(needs.strip(" -"))
        self._source = pattern

    @cached_property
    def pattern(self) -> regex.Pattern[str]:
        return regex.compile(self._source, regex.VERBOSE)


class DateGrammar:
    """The grammar over the roles of one lexicon: lines ``letters | pattern``, the letters from `_NEEDS` (``-`` for none).

    In a pattern (verbose `regex` syntax) ``@role`` is a token that has the role. Group names may repeat. A lookbehind
    sees one token before the stretch, a lookahead one behind it.

    :param more: roles of tokens that are not in the lexicon.
    :param core: roles of which every match holds one token, and no match holds a gap: what has none is skipped.
    """

    def __init__(self, pattern: str, lexicon: Lexicon, more: Iterable[Roles], core: Iterable[str]) -> None:
        kinds = kinds_of(lexicon) | {frozenset(roles) for roles in more}
        self._letters = {kind: chr(0xE000 + number) for number, kind in enumerate(sorted(kinds, key=sorted))}
        wanted = set(core)
        words = "".join(letter for kind, letter in self._letters.items() if "gap" not in kind)
        cores = "".join(letter for kind, letter in self._letters.items() if wanted & kind)
        self._run = re.compile(f"[{words}]*[{cores}][{words}]*")
        self._known: dict[int, tuple[str, Roles]] = {}  # by the identity of roles, which are kept alive here
        lines = (line.partition("|") for line in pattern.splitlines() if line.strip())
        self._alternatives = [
            _Alternative(needs, self._classed(alternative))
            for needs, _, alternative in lines
            if not alternative.strip().startswith("(?!)")  # what the language has no use for
        ]
        self._needs = [
            (letter, re.compile(self._classed(roles)))
            for letter, roles in _NEEDS.items()
            if not _ONE.fullmatch(roles)
        ]
        self._held_by = {letter: _held_by(kind) for kind, letter in self._letters.items()}
        self._by_needs: dict[frozenset[str], list[regex.Pattern[str]]] = {}
        self._matches = lru_cache(maxsize=_KEPT)(self._find)

    def _classed(self, pattern: str) -> str:
        """``pattern`` with the class of its tokens' letters for each ``@role``."""
        return _EITHER.sub(_one_class, re.sub(r"@(\w+)", lambda name: self._class(name[1]), pattern))

    def _class(self, role: str) -> str:
        members = "".join(letter for kind, letter in self._letters.items() if role in kind)
        return f"[{members}]" if members else r"(?!)"

    def stretches(self, found: Sequence[Token]) -> Iterator[Stretch]:
        """The stretches of ``found`` in which something matches."""
        known = self._known
        shape = "".join([(known.get(id(token[3])) or self._letter(token[3]))[0] for token in found])
        for run in self._run.finditer(shape):
            start, end = run.span()
            # One token more on either side: what a stretch ends at is not the end of the text.
            first = max(start - 1, 0)
            if matches := self._matches(shape[first : end + 1], start - first):
                yield found[first : end + 1], matches

    def _letter(self, roles: Roles) -> tuple[str, Roles]:
        letter = self._letters[frozenset(roles)], roles
        self._known[id(roles)] = letter
        return letter

    def _possible(self, held: frozenset[str]) -> list[regex.Pattern[str]]:
        """The alternatives that a stretch with ``held`` may match, in order."""
        if held not in self._by_needs:
            self._by_needs[held] = [each.pattern for each in self._alternatives if each.needs <= held]
        return self._by_needs[held]

    def _find(self, shape: str, start: int) -> tuple[ShapeMatch, ...]:
        """The matches from left to right, from index ``start`` on; of those that start together the first alternative's."""
        held = frozenset().union(*map(self._held_by.__getitem__, shape[start:]))
        held |= {letter for letter, roles in self._needs if roles.search(shape, start)}
        next_of = {each: match for each in self._possible(held) if (match := each.search(shape, start))}
        found: list[ShapeMatch] = []
        while next_of:
            best = min(next_of.values(), key=lambda match: match.start())
            found.append(_told(best))
            start = max(best.end(), start + 1)
            for pattern, match in list(next_of.items()):
                if match.start() < start:
                    later = pattern.search(shape, start)
                    if later is None:
                        del next_of[pattern]
                    else:
                        next_of[pattern] = later
        return tuple(found)


def _told(match: regex.Match[str]) -> ShapeMatch:
    groups = {name: match.span(name) for name in match.re.groupindex if match.start(name) >= 0}
    return ShapeMatch(match.start(), match.end(), groups)
