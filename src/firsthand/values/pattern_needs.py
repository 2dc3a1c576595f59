"""What a stretch of tokens has to hold so that a pattern of the date grammar can match in it.

Asking for the roles that no match of a pattern is without costs a twentieth of trying it, and a pattern that is never
tried is never compiled.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache

#: Roles of which a stretch has to hold a token with one.
Need = frozenset[str]

# Needs of a part of a pattern: those of a choice are as many as the ways to combine those of its sides, and the smallest
# tell the most.
_MOST = 4

_PIECES = re.compile(
    r"@(?P<role>\w+)|(?P<open>\((?:\?(?:P<\w+>|<?[=!]|[:>]))?)|(?P<close>\))|(?P<either>\|)|(?P<end>\\Z)"
    r"|(?P<optional>[?*]|\{0?,\d*\})"
)


# The same grammar serves every language.
@cache
def needs_of(pattern: str) -> tuple[Need, ...]:
    """The needs of ``pattern`` (verbose `regex` syntax with ``@role`` for tokens), the smallest first.

    Empty where a match may hold no token with a role. Quantifiers are greedy, and stand right behind what they repeat.
    """
    opened: list[tuple[str, list[list[tuple[Need, ...]]]]] = [
        ("(?:", [[]])
    ]  # a bracket: choices of sequences of needs
    for piece in _PIECES.finditer(pattern):
        kind, (bracket, choices) = piece.lastgroup, opened[-1]
        if kind == "role":
            choices[-1].append((frozenset({piece["role"]}),))
        elif kind == "open":
            opened.append((piece[0], [[]]))
        elif kind == "either":
            choices.append([])
        elif kind == "close":
            opened.pop()
            inside = () if bracket.endswith("!") else _either(tuple(map(_together, map(tuple, choices))))
            opened[-1][1][-1].append(inside)
        elif kind == "end":
            choices[-1].append(())
        else:
            choices[-1][-1] = ()
    return _either(tuple(map(_together, map(tuple, opened[0][1]))))


# Parts are repeated all over the grammar (a year, a month), so that most are known.
@lru_cache(maxsize=4096)
def _together(sequence: tuple[tuple[Need, ...], ...]) -> tuple[Need, ...]:
    """The needs of pieces that stand one behind the other."""
    return _smallest(need for needs in sequence for need in needs)


@lru_cache(maxsize=4096)
def _either(sides: tuple[tuple[Need, ...], ...]) -> tuple[Need, ...]:
    """The needs of a choice: whichever side is taken, one of its own needs is met."""
    needs = sides[0]
    for side in sides[1:]:
        needs = _smallest(one | other for one in needs for other in side)
    return needs


def _smallest(needs: Iterable[Need]) -> tuple[Need, ...]:
    """The smallest needs, without those that hold another, which tell nothing more."""
    kept: list[Need] = []
    for need in sorted(set(needs), key=lambda need: (len(need), sorted(need))):
        if not any(each <= need for each in kept):
            kept.append(need)
    return tuple(kept[:_MOST])
