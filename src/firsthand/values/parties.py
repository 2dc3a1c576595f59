"""Parties in scripts with capitals: the noun phrase of the capitalised words nearest to a phrase.

"Le ministère de l'Intérieur a déclaré": the capital alone would be a wrong name, so that words which join a
noun to a name are followed to the noun. A name that another preposition governs ("a spokesman in Geneva
said", "told reporters in Kyiv") is a place, a time or a listener, and gives no party.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from firsthand.languages.phrases import fold

#: Lower-case words between a phrase and its name: "according to the official news agency KCNA".
SKIPPED = 4
#: Lower-case words between a preposition and the name that it may govern.
BETWEEN = 2
#: Words of the longest party.
LONGEST = 9
#: Lower-case words that belong to a party up to the comma that ends it: "the Turkish defence ministry".
BEHIND = 3
#: Letters of an ending behind an apostrophe.
ENDING = 3

_QUOTES = "\"'“”«»„‘’"
_TOKEN = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_][\w'’\-.]*[^\W_]|[^\W_]|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open stretch of the sentence."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Whether both have a character in common."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """A language's words around parties; see `languages.phrases`. ``excluded`` name nobody.

    ``elided`` and ``titles`` are those of `languages.names`, ``inside`` its particles and links.
    """

    ands: frozenset[str]
    excluded: frozenset[str]
    calendar: frozenset[str]
    clauses: frozenset[str]
    prepositions: frozenset[str]
    genitives: frozenset[str]
    documents: frozenset[str]
    not_subjects: frozenset[str]
    set_off: bool
    elided: frozenset[str]
    inside: frozenset[str]
    titles: re.Pattern[str]


def tokens(text: str, low: int, high: int, words: Words) -> list[Span]:
    """The words and marks of ``text[low:high]``; an elided article is a word of its own ("d'", "Eurostat")."""
    found: list[Span] = []
    for match in _TOKEN.finditer(text, low, high):
        start, end = match.span()
        head, mark, _ = match[0].replace("’", "'").partition("'")
        if mark and head.lower() in words.elided:
            found.append(Span(start, start + len(head) + 1))
            start += len(head) + 1
        if start < end:
            found.append(Span(start, end))
    return found


def parties_behind(text: str, found: Sequence[Span], words: Words, *, given: bool) -> Iterator[Span]:
    """The parties that begin the tokens: behind "according to", or behind a verb.

    :param given: whether the phrase ends in a preposition, so that a comma ends what it gives.
    """
    sentence = _Sentence(text, found, words)
    first = sentence.noun_phrase(given=given)
    if first is None:
        return
    runs = sentence.listed(first[0], +1)
    if not runs:
        return
    start = runs[0].start if first[1] is None else found[first[1]].start
    end = runs[0].end
    if len(runs) == 1:
        end = sentence.joined_behind(runs[0])
        if given and words.set_off:
            end = sentence.up_to_edge(end)
    yield Span(start, end)
    yield from runs[1:]


def parties_before(text: str, found: Sequence[Span], words: Words) -> Iterator[Span]:
    """The parties that end the tokens: right before a verb."""
    sentence = _Sentence(text, found, words)
    runs = sentence.listed(len(found) - 1, -1)
    if not runs:
        return
    start = sentence.head(sentence.at(runs[-1].start))
    if start is not None:
        yield Span(found[start].start, runs[-1].end)
    elif len(runs) < 2 or not sentence.parted(runs[-1].end, runs[-2].start):
        return
    yield from runs[:-1]


class _Sentence:
    """The tokens of a stretch with what each is."""

    def __init__(self, text: str, found: Sequence[Span], words: Words) -> None:
        self._text = text
        self._found = found
        self._words = words
        self._folded = [fold(text[t.start : t.end]) for t in found]

    def at(self, start: int) -> int:
        """The index of the token that starts there."""
        return next(n for n, token in enumerate(self._found) if token.start == start)

    def _alpha(self, n: int) -> bool:
        return 0 <= n < len(self._found) and self._text[self._found[n].start].isalpha()

    def _upper(self, n: int) -> bool:
        return 0 <= n < len(self._found) and self._text[self._found[n].start].isupper()

    def _excluded(self, n: int) -> bool:
        """Whether a word names nobody, with or without an ending behind an apostrophe ("Monday's")."""
        word, _, ending = self._folded[n].partition("'")
        ended = 0 < len(ending) <= ENDING and word in self._words.excluded
        return ended or self._folded[n] in self._words.excluded

    def _governs(self, n: int) -> bool:
        return self._folded[n] in self._words.prepositions

    def _joins(self, n: int) -> bool:
        return self._folded[n] in self._words.genitives

    def _is_day(self, n: int) -> bool:
        return n < len(self._folded) and self._folded[n] in self._words.calendar

    def _titled(self, n: int) -> bool:
        found = self._words.titles.match(self._text, self._found[n].start)
        return found is not None and found.end() >= self._found[n].end

    # -- runs of capitals --

    def _run(self, n: int, step: int) -> tuple[Span | None, int]:
        """The capitalised words from ``n`` on, and the token behind them; words that name nobody are passed at first."""
        run: list[int] = []
        while self._upper(n) and not self._governs(n):
            if not self._excluded(n):
                run.append(n)
            elif run:
                break
            n += step
        if not run:
            return None, n
        return Span(self._found[min(run)].start, self._found[max(run)].end), n

    def listed(self, n: int, step: int) -> list[Span]:
        """The run at ``n`` and the others of its list ("A, B and C"), nearest first."""
        run, n = self._run(n, step)
        runs, joined = [], False
        while run:
            runs.append(run)
            between = n
            while 0 <= n < len(self._found) and self._binds(n):
                joined = joined or self._folded[n] in self._words.ands
                n += step
            if n == between:
                break
            run, n = self._run(n, step)
        # A comma alone parts clauses ("In Moscow, Putin said"): only an "and" makes a list.
        return runs if joined else runs[:1]

    def _binds(self, n: int) -> bool:
        """Whether a word may stand between two names of a list: "and", a comma, an article."""
        article = self._excluded(n) and not self._upper(n)
        return self._folded[n] in self._words.ands or self._folded[n] == "," or article

    def parted(self, low: int, high: int) -> bool:
        """Whether a comma and an "and" part two clauses: "in Athens, and Costa said", but "between Athens and Cairo"."""
        between = {f for t, f in zip(self._found, self._folded, strict=True) if low <= t.start < high}
        return "," in between and not between.isdisjoint(self._words.ands)

    # -- behind a phrase --

    def noun_phrase(self, *, given: bool) -> tuple[int, int | None] | None:
        """The first capital, and the noun before it that it is joined to; None where another clause or a place begins."""
        head: int | None = None
        start: int | None = None
        for n in range(min(len(self._found), SKIPPED + 1)):
            if self._upper(n) and self._folded[n] in self._words.documents:
                head = n
                continue
            if self._upper(n) and not self._governs(n):
                return n, start
            if not self._alpha(n):
                if self._text[self._found[n].start] not in _QUOTES:
                    return None
            elif self._folded[n] in self._words.clauses:
                return None
            elif not given and self._governs(n) and self._is_day(n + 1):
                continue  # "on Tuesday"
            elif self._joins(n) or self._governs(n):
                document = head is not None and self._folded[n - 1] in self._words.documents
                if head is None or (self._governs(n) and not document):
                    return None
                start = None if document else start if start is not None else head
            elif self._excluded(n):
                head = None
            elif head is None:
                head = n
        return None

    def joined_behind(self, run: Span) -> int:
        """Where a party ends with the names that are joined to it: "Ministry of Tourism"."""
        end, n = run.end, next(i for i, token in enumerate(self._found) if token.end == run.end) + 1
        while n < len(self._found) and self._joins(n):
            n += 1
            while n < len(self._found) and not self._upper(n) and self._excluded(n):
                n += 1
            more, n = self._run(n, +1)
            if more is None:
                break
            end = more.end
        return end

    def up_to_edge(self, end: int) -> int:
        """The comma or end that follows within a few words, none of which opens something else; else ``end``."""
        first = next((n for n, token in enumerate(self._found) if token.start >= end), len(self._found))
        n, lower = first, 0
        while self._alpha(n) and lower <= BEHIND:
            word = self._folded[n]
            other = word in self._words.clauses | self._words.ands | self._words.genitives
            if other or self._governs(n) or self._excluded(n):
                return end
            lower += not self._upper(n)
            n += 1
        edge = n == len(self._found) and not self._text[self._found[-1].end :].strip() if n > first else False
        marked = first < n < len(self._found) and self._text[self._found[n].start] in ",.;:)"
        return self._found[n - 1].end if (edge or marked) and lower <= BEHIND else end

    # -- before a verb --

    def head(self, first: int) -> int | None:
        """The first token of the party whose name starts at ``first``; None where a preposition governs it."""
        start, n, between = first, first - 1, 0
        while n >= 0 and between <= BETWEEN and first - n <= LONGEST:
            word = self._folded[n]
            clause = word in self._words.clauses and not self._governs(n)
            if not self._alpha(n) or clause or word in self._words.ands:
                return start
            inside = self._inside(n, start)
            if self._joins(n) or inside is not None:
                joined = self._joined_to(n if inside is None else inside)
                if joined is None:
                    return None
                start = joined
                n, between = start - 1, 0
                continue
            if self._governs(n):
                opens = n == 0 or not self._alpha(n - 1)
                return start if between and opens else None
            if not between and not self._upper(n) and self._titled(n) and not (n and self._joins(n - 1)):
                return start
            between += not self._excluded(n) or self._is_day(n)
            n -= 1
        return start

    def _inside(self, n: int, start: int) -> int | None:
        """Where the small words begin that end at ``n`` and stand inside a name: "Ursula von der Leyen"."""
        ends = n + 1 == start or all(self._excluded(m) for m in range(n + 1, start))
        for first in (n, n - 1, n - 2) if ends else ():
            if self._upper(first - 1) and " ".join(self._folded[first:start]) in self._words.inside:
                return first
        return None

    def _joined_to(self, n: int) -> int | None:
        """The first token of what stands before a joining word: a noun with its adjective, or a run of capitals.

        The word itself where nothing stands there ("von der Leyen"); None where both are one preposition ("close to").
        """
        noun = n - 1
        while noun >= 0 and self._alpha(noun) and self._excluded(noun) and not self._upper(noun):
            noun -= 1
        if noun >= 0 and self._governs(noun):
            return None
        if not self._noun(noun):
            return n
        if self._upper(noun):
            while self._upper(noun - 1) and not self._excluded(noun - 1):
                noun -= 1
        elif self._noun(noun - 1) and not self._upper(noun - 1):
            noun -= 1
        return noun

    def _noun(self, n: int) -> bool:
        """Whether a word is no small one."""
        word = self._folded[n] if n >= 0 else ""
        small = word in self._words.clauses or word in self._words.ands or self._joins(n)
        return self._alpha(n) and not small and not self._excluded(n) and not self._governs(n)
