"""Numbers written as one word: zweihundertfünf, tjugosex, 삼백오십.

A language gives the parts. Two or more of them make a number; in Korean, whose parts are syllables of many other
words, tables say where even one is a number, and which words only look like one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from firsthand.values.tries import HANGUL, UNSPACED, trie_pattern

Roles = Mapping[str, object]

_MOST_PARTS = 16  # of a compound, so that a hostile run of them costs little


@dataclass(frozen=True, slots=True)
class CompoundRules:
    """Where parts of a number make a word. ``unsure``: compounds that are other words too, numbers only before
    one of ``counters``, or as the whole text. ``before`` and ``behind``: what makes even a single part a number,
    right behind or before it; ``around``: words that do so between two numbers (오점 오). ``mixed``: words
    between a number and its fraction, which ``parts_of`` makes (일과 사분의 일). ``endings``: endings of words that begin
    with a part (이다), which so is none there; ``particles`` may follow a number. ``glued``: tens and units need "and" between them (Persian سی‌ونه is 39, سینه a breast).
    """

    unsure: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    behind: tuple[str, ...] = ()
    around: tuple[str, ...] = ()
    mixed: tuple[str, ...] = ()
    parts_of: tuple[str, ...] = ()
    endings: tuple[str, ...] = ()
    particles: tuple[str, ...] = ()
    counters: tuple[str, ...] = ()
    glued: bool = False


def compound_pattern(parts: Iterable[str], rules: CompoundRules) -> str:
    """A whole word made of two or more of ``parts``; in a script that joins endings to words, one may follow."""
    joined = any(UNSPACED.match(word) for word in parts)
    start = f"(?<![{HANGUL}])" if joined else ""  # else the lexer's own word boundary stands before
    after = "" if joined else r"(?![^\W\d_])"
    ending = f"(?!{_any(rules.endings)})" if rules.endings else ""
    part = f"(?:{ending}{trie_pattern(parts)})"
    run = f"{part}{{1,{_MOST_PARTS}}}"
    counted = f"(?! ?(?:{_any(rules.counters)})|\\Z| +{part}{{2}})" if rules.counters else ""
    unsure = f"(?!(?:{trie_pattern(rules.unsure)}){counted}(?!{part}{{2}}))" if rules.unsure else ""
    patterns = [f"{start}{unsure}{part}{{2,{_MOST_PARTS}}}{after}"]
    if rules.before:
        patterns.append(f"{start}{run}(?= ?(?:{_any(rules.before)}))")
    if rules.around:
        single = "|".join(sorted(re.escape(word) for word in parts if len(word) == 1))
        behind = _behind(f"(?:{single}){word}" for word in rules.around)
        patterns.append(f"(?:{behind}){run}(?=\\Z|[^{HANGUL}]|{_any(rules.particles)})")
    if rules.mixed:
        patterns.append(f"{start}{run}(?=(?:{_any(rules.mixed)}) {run}(?:{_any(rules.parts_of)}))")
    if rules.behind:
        patterns.append(f"(?:{_behind(map(re.escape, rules.behind))}){run}")
    return f"(?P<compound>{'|'.join(reversed(patterns))})"


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in words)


def _behind(patterns: Iterable[str]) -> str:
    return "|".join(f"(?<={pattern})" for pattern in patterns)


def spans_of_parts(text: str, start: int, end: int, parts: Mapping[str, Roles]) -> list[tuple[int, int]]:
    """The parts that the word is made of, without a rest: the longest first, shorter ones where those leave one."""
    dead: set[int] = set()
    longest = max(map(len, parts))

    def rest(at: int) -> list[tuple[int, int]] | None:
        if at == end:
            return []
        for stop in range(min(end, at + longest), at, -1) if at not in dead else ():
            if text[at:stop] in parts and (behind := rest(stop)) is not None:
                return [(at, stop), *behind]
        dead.add(at)
        return None

    return rest(start) or []


# What makes a number of two parts: one word of two units is none.
_JOINING = frozenset({"scale", "below", "denominator", "fraction"})


def is_number(roles: Sequence[Roles], *, glued: bool = False) -> bool:
    """Whether parts with these roles make a number. ``glued``: see `CompoundRules`."""
    joined = any(not _JOINING.isdisjoint(of) for of in roles) or (not glued and _falling(roles))
    return len(roles) == 1 or joined or (any("glue" in of for of in roles) and max(_values(roles)) >= 20)


def _values(roles: Sequence[Roles]) -> list[Decimal]:
    return [Decimal(0), *(value for of in roles if isinstance(value := of.get("word"), Decimal))]


def _falling(roles: Sequence[Roles]) -> bool:
    """Hundreds, tens and a unit, each below the place of the one before: "tjugosex", "duecentoquarantatre"."""
    values = _values(roles)[1:]
    pairs = list(pairwise(values))
    return bool(pairs) and all(0 < low < _place(high) for high, low in pairs)


def _place(value: Decimal) -> Decimal:
    """The power of ten of the last digit that is not nought: 100 for 200."""
    return Decimal(10) ** int(value.normalize().as_tuple().exponent)
