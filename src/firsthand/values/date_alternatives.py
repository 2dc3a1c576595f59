"""The grammar of dates, alternative by alternative, over the roles of tokens.

Every token becomes one character of a *shape*, so that one grammar, written once for all languages, is a set of
regular expressions over a string as short as the sentence has tokens. Only the alternatives that a stretch of tokens
can match are tried on it, each searched for by itself: one pattern of them all is four times slower, as it tries every
alternative at every token.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache, reduce
from itertools import count
from operator import or_

import regex

from firsthand.values.lexing import Lexicon, Roles, Token, kinds_of
from firsthand.values.pattern_needs import Need, needs_of

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


# Letters are bits: which of them a stretch holds, and an alternative asks for, is one number each.
_BITS = {letter: 1 << number for number, letter in enumerate(_NEEDS)}


def _held_by(kind: frozenset[str]) -> int:
    """The letters that a token of this kind fulfils by itself."""
    each = (
        (_BITS[letter], roles.replace("@", "").split("|"))
        for letter, roles in _NEEDS.items()
        if _ONE.fullmatch(roles)
    )
    return sum(bit for bit, roles in each if not kind.isdisjoint(roles))


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


# Letters of tokens: `re` takes ten times as long to compile classes of those from U+0100 on.
_LETTERS = "".join(
    map(chr, (*range(0x41, 0x5B), *range(0x61, 0x7B), *range(0xA1, 0x100), *range(0x100, 0x1000)))
)

# The head of a group with a name; names in `re` are used once, so that each is numbered there.
_NAMED = re.compile(r"\(\?P<\w+(?=>)")

AnyPattern = re.Pattern[str] | regex.Pattern[str]
AnyMatch = re.Match[str] | regex.Match[str]


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


#: Bits of tokens of which a stretch has to hold one, more such bits, and the pattern.
Compiled = tuple[int, list[int], AnyPattern]


class _Alternative:
    """One line of the grammar, compiled when a stretch first holds its letters.

    :param classed: gives a pattern with the letters of tokens in place of roles.
    :param bits: gives the bits of all tokens that have one of some roles.
    """

    def __init__(
        self, needs: str, pattern: str, classed: Callable[[str], str], bits: Callable[[Need], int]
    ) -> None:
        self.letters = sum(_BITS[letter] for letter in needs.strip(" -"))
        self._source, self._classed, self._bits = pattern, classed, bits

    @cached_property
    def compiled(self) -> Compiled:
        """In `re`, which compiles and matches several times as fast; a lookbehind of no one length needs `regex`."""
        needs = sorted((self._bits(need) for need in needs_of(self._source)), key=int.bit_count) or [-1]
        source, copies = self._classed(self._source), count()
        try:
            named = _NAMED.sub(lambda name: f"{name[0]}_{next(copies)}", source)
            return needs[0], needs[1:], re.compile(named, re.VERBOSE)
        except re.error:
            return needs[0], needs[1:], regex.compile(source, regex.VERBOSE)


class DateGrammar:
    """The grammar over the roles of one lexicon: lines ``letters | pattern``, the letters from `_NEEDS` (``-`` for none).

    In a pattern (verbose `regex` syntax) ``@role`` is a token that has the role. Group names may repeat. A lookbehind
    sees one token before the stretch, a lookahead one behind it.

    :param more: roles of tokens that are not in the lexicon.
    :param core: roles of which every match holds one token, and no match holds a gap: what has none is skipped.
    """

    def __init__(self, pattern: str, lexicon: Lexicon, more: Iterable[Roles], core: Iterable[str]) -> None:
        kinds = kinds_of(lexicon) | {frozenset(roles) for roles in more}
        self._letters = dict(zip(sorted(kinds, key=sorted), _LETTERS, strict=False))
        self._with_role: dict[str, str] = {}
        for kind, letter in self._letters.items():
            for role in kind:
                self._with_role[role] = self._with_role.get(role, "") + letter
        wanted = set(core)
        words = "".join(letter for kind, letter in self._letters.items() if "gap" not in kind)
        cores = "".join(letter for kind, letter in self._letters.items() if wanted & kind)
        self._run = re.compile(f"[{words}]*[{cores}][{words}]*")
        self._letter_of: dict[int, str] = {}  # by the identity of roles, which are kept alive
        self._roles: list[Roles] = []
        lines = (line.partition("|") for line in pattern.splitlines() if line.strip())
        self._bit_of = {letter: 1 << number for number, letter in enumerate(self._letters.values())}
        self._alternatives = [
            _Alternative(needs, alternative, self._classed, self._bits)
            for needs, _, alternative in lines
            if not alternative.strip().startswith("(?!)")  # what the language has no use for
        ]
        self._needs = [
            (_BITS[letter], re.compile(self._classed(roles)))
            for letter, roles in _NEEDS.items()
            if not _ONE.fullmatch(roles)
        ]
        self._held_by = {letter: _held_by(kind) for kind, letter in self._letters.items()}
        self._by_letters: dict[int, list[Compiled]] = {}
        self._matches = lru_cache(maxsize=_KEPT)(self._find)

    def _classed(self, pattern: str) -> str:
        """``pattern`` with the class of its tokens' letters for each ``@role``."""
        return _EITHER.sub(_one_class, re.sub(r"@(\w+)", lambda name: self._class(name[1]), pattern))

    def _class(self, role: str) -> str:
        members = self._with_role.get(role)
        return f"[{members}]" if members else r"(?!)"

    def _bits(self, roles: Need) -> int:
        letters = {letter for role in roles for letter in self._with_role.get(role, "")}
        return sum(self._bit_of[letter] for letter in letters)

    def stretches(self, found: Sequence[Token]) -> Iterator[Stretch]:
        """The stretches of ``found`` in which something matches."""
        kinds = [token[3] for token in found]
        try:
            shape = "".join(map(self._letter_of.__getitem__, map(id, kinds)))
        except KeyError:
            shape = "".join(map(self._letter, kinds))
        for run in self._run.finditer(shape):
            start, end = run.span()
            # One token more on either side: what a stretch ends at is not the end of the text.
            first = max(start - 1, 0)
            if matches := self._matches(shape[first : end + 1], start - first):
                yield found[first : end + 1], matches

    def _letter(self, roles: Roles) -> str:
        letter = self._letters[frozenset(roles)]
        if id(roles) not in self._letter_of:
            self._letter_of[id(roles)] = letter
            self._roles.append(roles)
        return letter

    def _possible(self, shape: str, start: int) -> list[AnyPattern]:
        """The alternatives that the stretch may match, in order: by the letters before them, then by their own needs."""
        held = reduce(or_, map(self._held_by.__getitem__, shape[start:]))
        for bit, roles in self._needs:
            if roles.search(shape, start):
                held |= bit
        by_letters = self._by_letters.get(held)
        if by_letters is None:
            by_letters = [each.compiled for each in self._alternatives if not each.letters & ~held]
            self._by_letters[held] = by_letters
        tokens = reduce(or_, map(self._bit_of.__getitem__, shape))
        holds = tokens.__and__
        return [
            pattern for rarest, others, pattern in by_letters if tokens & rarest and all(map(holds, others))
        ]

    def _find(self, shape: str, start: int) -> tuple[ShapeMatch, ...]:
        """The matches from left to right, from index ``start`` on; of those that start together the first alternative's."""
        next_of = {
            each: match for each in self._possible(shape, start) if (match := each.search(shape, start))
        }
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


def _told(match: AnyMatch) -> ShapeMatch:
    """The match with its groups; of a name that is given more than once the one that was matched last."""
    groups: dict[str, tuple[int, int]] = {}
    for copy in match.re.groupindex:
        name, span = copy.partition("_")[0], match.span(copy)
        if span[0] >= 0 and (name not in groups or span >= groups[name]):
            groups[name] = span
    return ShapeMatch(match.start(), match.end(), groups)
