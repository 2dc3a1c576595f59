"""To whom a sentence attributes what it says: "according to Kyiv", "KCNA đưa tin", 据新华社报道.

Agencies are known by name (`languages.agencies`), so that केसीएनए and KCNA are one. Any other party
is the run of name-like words in the slot of an attribution template: capitalised words where the
script has capitals, else the few words up to the clause's edge. Such names stay as written.

A sentence in a language without ``credits.toml`` gives nothing: `measures` says so beforehand.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import takewhile

from anyascii import anyascii

from firsthand.languages import primary
from firsthand.languages.agencies import AgencyMention, find_agencies
from firsthand.languages.mentions import best_phrase, sentence_bounds
from firsthand.languages.phrases import (
    Phrase,
    PhraseTable,
    cldr,
    conjunctions,
    fold,
    phrase_table,
    sides,
    words_pattern,
)
from firsthand.languages.scripts import UNSPACED, script

_CASED = frozenset({"Latn", "Cyrl", "Grek", "Armn"})
_EDGES = ',.;:!?()[]،؛؟。，、；：！？（）「」『』《》〈〉“”«»„"–—।॥\n\t'
# How far a party's name may reach where no capitals show it: "the Ukrainian defence minister Umerov".
_WORDS, _LETTERS = 4, 14
# Lower-case words between a phrase and its name: "according to the official news agency KCNA".
_SKIPPED = 3
_SLOT = 80
# Longer than any sentence of news; what follows is not read.
_LONGEST = 4000


@dataclass(frozen=True, slots=True)
class Attribution:
    """A party that a sentence names as the origin of what it says; ``id`` as in `model.Credit`."""

    start: int
    end: int
    name: str
    id: str | None = None


@dataclass(frozen=True, slots=True)
class _Span:
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a language that join names, name nobody, or open a clause."""

    ands: frozenset[str]
    excluded: frozenset[str]
    clauses: frozenset[str]


def measures(language: str | None) -> bool:
    """Whether sentences of ``language`` can be read for attributions at all."""
    return phrase_table(language) is not None


def find_attributions(sentence: str, language: str | None) -> list[Attribution]:
    """The parties that ``sentence`` attributes its content to, in order, each once.

    :param language: BCP 47; None and languages without a table give ``[]``.
    :returns: spans of the name alone, in code points of ``sentence``.
    """
    table = phrase_table(language)
    if table is None or language is None:
        return []
    text = sentence[:_LONGEST]
    folded = fold(text)
    mentions = find_agencies(text, weak=True)
    found = list(_agencies(text, folded, mentions, table))
    words = _Words(conjunctions(table), table.not_names | _calendar(primary(language)), table.clauses)
    near = [p for p in table.attribution if not _is_far(p)]
    spans = list(_parties(text, folded, near, words))
    # A verb at the sentence's end belongs to the subject at its start only where nothing nearer does.
    if not found and not spans:
        spans = list(_parties(text, folded, filter(_is_far, table.attribution), words))
    for span in spans:
        inside = [m for m in mentions if m.start < span.end and span.start < m.end]
        if inside:
            found.extend(_of_mention(m) for m in inside if not m.weak)
        else:
            found.append(Attribution(span.start, span.end, text[span.start : span.end]))
    return _distinct(found)


def party_key(name: str) -> str:
    """What names of one party have in common across scripts: letters as ASCII, lower case."""
    return " ".join(re.findall(r"\w+", anyascii(name).casefold()))


def _of_mention(mention: AgencyMention) -> Attribution:
    return Attribution(mention.start, mention.end, mention.name, mention.id)


def _distinct(found: Iterable[Attribution]) -> list[Attribution]:
    kept: dict[str, Attribution] = {}
    for attribution in sorted(found, key=lambda a: (a.start, a.end)):
        if not any(attribution.start < k.end and k.start < attribution.end for k in kept.values()):
            kept.setdefault(party_key(attribution.name), attribution)
    return list(kept.values())


def _agencies(
    text: str, folded: str, mentions: Iterable[AgencyMention], table: PhraseTable
) -> Iterator[Attribution]:
    phrases = (*table.attribution, *(p for p in table.phrases if p.role in ("cited", "reported")))
    for mention in mentions:
        bounds = sentence_bounds(text, mention.start)
        if best_phrase(folded, mention.start, mention.end, bounds, phrases) is not None:
            yield _of_mention(mention)


# -- parties that are no agency ----------------------------------------------------


def _is_far(phrase: Phrase) -> bool:
    return sides(phrase)[1].strip().startswith("…")


def _parties(text: str, folded: str, phrases: Iterable[Phrase], words: _Words) -> Iterator[_Span]:
    for phrase in phrases:
        for low, high, forward in _slots(phrase, folded):
            for span in _names(text, low, high, forward, words):
                if _is_name(folded[span.start : span.end], words.excluded):
                    yield span


def _slots(phrase: Phrase, folded: str) -> Iterator[tuple[int, int, bool]]:
    """Where the party of ``phrase`` may stand: a stretch, and whether the name is at its start."""
    left, right = sides(phrase)
    if not left:
        for match in words_pattern(right).finditer(folded):
            if phrase.at_end and folded[match.end() :].strip(_EDGES + " "):
                continue
            if right.strip().startswith("…"):
                yield 0, match.end(), True
            elif "…" not in right or _opens_clause(folded, match.start()):
                yield max(0, match.start() - _SLOT), match.start(), False
        return
    for match in words_pattern(left).finditer(folded):
        high = min(len(folded), match.end() + _SLOT)
        if not right:
            yield match.end(), high, True
        elif closing := words_pattern(right).search(folded, match.end(), high):
            yield match.end(), closing.start(), True


def _opens_clause(folded: str, end: int) -> bool:
    """Whether few words stand before ``end`` in the sentence: the subject that a far verb belongs to."""
    before = folded[:end].strip()
    return (
        len(before) <= _SLOT // 2 and len(before.split()) <= _WORDS and not any(c in before for c in _EDGES)
    )


def _names(text: str, low: int, high: int, forward: bool, words: _Words) -> Iterator[_Span]:
    slot = text[low:high]
    scripts = [script(c) for c in slot if script(c)]
    if not scripts:
        return
    near = scripts[0] if forward else scripts[-1]
    if near in _CASED:
        tokens = [_shift(m, low) for m in _TOKEN.finditer(slot)]
        if forward:
            yield from _capitalised(text, tokens, words, +1)
        elif not slot.rstrip().endswith(tuple(_EDGES)):
            yield from _capitalised(text, tokens[::-1], words, -1)
    elif near in UNSPACED:
        yield from _unspaced(text, low, high, forward, words)
    else:
        yield from _uncased(text, low, high, forward, words)


# -- scripts with capitals ---------------------------------------------------------

_TOKEN = re.compile(r"[^\W_][\w'’\-.]*[^\W_]|[^\W_]|[^\w\s]")


def _shift(match: re.Match[str], by: int) -> _Span:
    return _Span(match.start() + by, match.end() + by)


def _capitalised(text: str, tokens: list[_Span], words: _Words, step: int) -> Iterator[_Span]:
    """The run of capitalised words nearest to the phrase, and the others of its list ("A, B and C")."""
    position = _skip_lower(text, tokens, words.clauses) if step > 0 else 0
    run, position = _run(text, tokens, position, words.excluded)
    runs, joined = [], False
    while run:
        runs.append(run)
        between = position
        while position < len(tokens) and _folded(text, tokens[position]) in words.ands | {","}:
            joined = joined or _folded(text, tokens[position]) in words.ands
            position += 1
        if position == between:
            break
        run, position = _run(text, tokens, position, words.excluded)
    # A comma alone parts clauses ("In Moscow, Putin said"): only an "and" makes a list.
    yield from runs if joined else runs[:1]


def _folded(text: str, token: _Span) -> str:
    return fold(text[token.start : token.end])


def _skip_lower(text: str, tokens: list[_Span], clauses: frozenset[str]) -> int:
    """Past articles and "the official agency", up to the first capital; not into another clause."""
    for index, token in enumerate(tokens[: _SKIPPED + 1]):
        if text[token.start].isupper():
            return index
        other = not text[token.start].isalpha() and text[token.start] not in "\"'“”«»„‘’"
        if other or _folded(text, token) in clauses:
            break
    return len(tokens)


def _run(text: str, tokens: list[_Span], position: int, excluded: frozenset[str]) -> tuple[_Span | None, int]:
    run: list[_Span] = []
    while position < len(tokens) and text[tokens[position].start].isupper():
        if _folded(text, tokens[position]) not in excluded:
            run.append(tokens[position])
        elif run:
            break
        position += 1
    if not run:
        return None, position
    return _Span(min(t.start for t in run), max(t.end for t in run)), position


# -- scripts without capitals ------------------------------------------------------


def _uncased(text: str, low: int, high: int, forward: bool, words: _Words) -> Iterator[_Span]:
    """The last (or first) few words up to the clause's edge, split at "and", with the list before it."""
    segments = _segments(text, low, high)
    for index, segment in enumerate(segments if forward else segments[::-1]):
        tokens = _within_clause(text, segment, words.clauses, forward)
        cuts = [i for i, token in enumerate(tokens) if _folded(text, token) in words.ands]
        if not tokens or (index and len(tokens) >= _WORDS):
            return
        if cuts:
            parts = (tokens[: cuts[0]], tokens[cuts[-1] + 1 :])
            yield from (_joined(part) for part in parts if 0 < len(part) <= _WORDS)
            continue
        yield _joined(tokens[:_WORDS] if forward else tokens[-_WORDS:])
        if index == 0:
            return


def _tokens(text: str, segment: _Span) -> list[_Span]:
    return [_shift(m, segment.start) for m in re.finditer(r"\S+", text[segment.start : segment.end])]


def _within_clause(text: str, segment: _Span, clauses: frozenset[str], forward: bool) -> list[_Span]:
    """The words of a segment from the phrase up to the nearest word that opens or closes a clause."""
    tokens = _tokens(text, segment)
    near = takewhile(
        lambda token: _folded(text, token) not in clauses, tokens if forward else reversed(tokens)
    )
    return list(near) if forward else list(near)[::-1]


def _joined(words: list[_Span]) -> _Span:
    return _Span(words[0].start, words[-1].end)


def _segments(text: str, low: int, high: int) -> list[_Span]:
    """The stretches of a slot between punctuation."""
    pieces = re.finditer(f"[^{re.escape(_EDGES)}]+", text[low:high])
    return [_shift(m, low) for m in pieces if m[0].strip()]


def _unspaced(text: str, low: int, high: int, forward: bool, words: _Words) -> Iterator[_Span]:
    """The stretch up to the nearest space or punctuation, split at "and"; none where it is too long for names."""
    slot = text[low:high]
    edges = [
        m.span() for m in re.finditer(f"[{re.escape(_EDGES)}\\s]+", slot.rstrip() if not forward else slot)
    ]
    if forward:
        start = len(slot) - len(slot.lstrip())
        end = next((a for a, b in edges if a > start), len(slot))
    else:
        end = len(slot.rstrip())
        start = max((b for a, b in edges if b <= end), default=0)
    names = (
        _trimmed(text, name, words.clauses) for name in _between(slot[start:end], low + start, words.ands)
    )
    longest = _LETTERS * 2 if slot[start:end] and script(slot[start]) == "Thai" else _LETTERS
    yield from (name for name in names if 0 < name.end - name.start <= longest)


def _trimmed(text: str, name: _Span, clauses: frozenset[str]) -> _Span:
    """``name`` without the adverbs and conjunctions that touch it where no space parts words."""
    start, end = name.start, name.end
    while start < end:
        head = max((len(c) for c in clauses if text.startswith(c, start, end)), default=0)
        tail = max((len(c) for c in clauses if text.endswith(c, start, end)), default=0)
        if not head and not tail:
            break
        start, end = start + head, max(start + head, end - tail)
    return _Span(start, end)


def _between(text: str, offset: int, ands: frozenset[str]) -> Iterator[_Span]:
    """The stretches of ``text`` that the words for "and" leave."""
    start = 0
    for match in re.finditer("|".join(map(re.escape, ands)) or "(?!)", text):
        yield _Span(offset + start, offset + match.start())
        start = match.end()
    yield _Span(offset + start, offset + len(text))


# -- what is no name ---------------------------------------------------------------


def _is_name(folded: str, excluded: frozenset[str]) -> bool:
    return folded not in excluded and sum(c.isalpha() for c in folded) >= 2


@cache
def _calendar(language: str) -> frozenset[str]:
    """Weekdays and months, from CLDR: "said Tuesday" names no party."""
    locale = cldr(language)
    if locale is None:
        return frozenset()
    names = [
        name
        for table in (locale.days, locale.months)
        for form in ("format", "stand-alone")
        for width in ("wide", "abbreviated")
        for name in table.get(form, {}).get(width, {}).values()
    ]
    return frozenset(fold(name.strip(".")) for name in names)
