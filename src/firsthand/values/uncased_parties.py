"""Parties in scripts without capitals: the few words, or the stretch, up to the clause's edge."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile

from firsthand.languages.phrases import fold
from firsthand.languages.scripts import script
from firsthand.values.parties import Span, Words

EDGES = ',.;:!?()[]،؛؟。，、；：！？（）「」『』《》〈〉“”«»„"–—।॥\n\t'
_BREAKS = frozenset(",.;:!?，。、；：！？")
# How far a party's name may reach where no capitals show it: "the Ukrainian defence minister Umerov".
MOST_WORDS, _LETTERS = 4, 14


def spaced(text: str, low: int, high: int, forward: bool, words: Words) -> Iterator[Span]:
    """The last (or first) few words up to the clause's edge, split at "and", with the list before it."""
    segments = _segments(text, low, high)
    for index, segment in enumerate(segments if forward else segments[::-1]):
        tokens = _within_clause(text, segment, words, forward)
        cuts = [i for i, token in enumerate(tokens) if _folded(text, token) in words.ands]
        if not tokens or (index and len(tokens) >= MOST_WORDS):
            return
        if cuts:
            parts = (tokens[: cuts[0]], tokens[cuts[-1] + 1 :])
            yield from (_joined(part) for part in parts if 0 < len(part) <= MOST_WORDS)
            continue
        yield _joined(tokens[:MOST_WORDS] if forward else tokens[-MOST_WORDS:])
        if index == 0:
            return


def _folded(text: str, token: Span) -> str:
    return fold(text[token.start : token.end])


def _within_clause(text: str, segment: Span, words: Words, forward: bool) -> list[Span]:
    """The words of a segment from the phrase up to the nearest word that opens or closes a clause.

    None before a verb where that word is a preposition: what it governs is a place or a listener.
    """
    tokens = [
        Span(segment.start + m.start(), segment.start + m.end())
        for m in re.finditer(r"\S+", text[segment.start : segment.end])
    ]
    ordered = tokens if forward else tokens[::-1]
    stops = words.clauses | words.prepositions
    near = list(takewhile(lambda token: _folded(text, token) not in stops, ordered))
    stop = ordered[len(near)] if len(near) < len(ordered) else None
    if not forward and stop is not None and _folded(text, stop) in words.prepositions:
        return []
    return near if forward else near[::-1]


def _joined(words: list[Span]) -> Span:
    return Span(words[0].start, words[-1].end)


def _segments(text: str, low: int, high: int) -> list[Span]:
    """The stretches of a slot between punctuation."""
    pieces = re.finditer(f"[^{re.escape(EDGES)}]+", text[low:high])
    return [Span(low + m.start(), low + m.end()) for m in pieces if m[0].strip()]


def unspaced(text: str, low: int, high: int, forward: bool, words: Words) -> Iterator[Span]:
    """The stretch up to the nearest space or punctuation, split at "and"; none where it is too long for names."""
    slot = text[low:high]
    edges = [
        m.span() for m in re.finditer(f"[{re.escape(EDGES)}\\s]+", slot.rstrip() if not forward else slot)
    ]
    if forward:
        start = len(slot) - len(slot.lstrip())
        if slot[start : start + 1] in _BREAKS:
            return
        end = next((a for a, b in edges if a > start), len(slot))
    else:
        end = len(slot.rstrip())
        start = max((b for a, b in edges if b <= end), default=0)
    if not forward and slot[start:end].endswith(tuple(words.not_subjects)):
        return
    parts = list(_between(slot[start:end], low + start, words.ands))
    names = (_trimmed(text, name, words.clauses) for name in parts)
    longest = _LETTERS * 2 if slot[start:end] and script(slot[start]) == "Thai" else _LETTERS
    for name in names if forward else (_ungoverned(text, n, words) for n in names):
        if 0 < name.end - name.start <= longest:
            yield name


def _ungoverned(text: str, name: Span, words: Words) -> Span:
    """``name`` up to the first preposition in it ("外长|在北京"); nothing of one that begins with one."""
    found = (text.find(word, name.start, name.end) for word in words.prepositions)
    return Span(name.start, min((at for at in found if at >= 0), default=name.end))


def _trimmed(text: str, name: Span, clauses: frozenset[str]) -> Span:
    """``name`` without the adverbs and conjunctions that touch it where no space parts words."""
    start, end = name.start, name.end
    while start < end:
        head = max((len(c) for c in clauses if text.startswith(c, start, end)), default=0)
        tail = max((len(c) for c in clauses if text.endswith(c, start, end)), default=0)
        if not head and not tail:
            break
        start, end = start + head, max(start + head, end - tail)
    return Span(start, end)


def _between(text: str, offset: int, ands: frozenset[str]) -> Iterator[Span]:
    """The stretches of ``text`` that the words for "and" leave."""
    start = 0
    for match in re.finditer("|".join(map(re.escape, ands)) or "(?!)", text):
        yield Span(offset + start, offset + match.start())
        start = match.end()
    yield Span(offset + start, offset + len(text))
