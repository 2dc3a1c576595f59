"""The parts of a text that can hold what is searched for, so that the rest is not lexed.

A date is made of tokens side by side. A word that is in no phrase of the lexicon, "government", is no part of any, and
between two of them only few words of a text stand beside a digit or a month. Where spaces set words apart, that is seen
without a pattern; from one such word to the next the tokens are those that the whole text has there.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from functools import lru_cache

from firsthand.values.folding import marks
from firsthand.values.skipping import LETTER
from firsthand.values.tries import UNSPACED, trie_pattern

_DIGIT = re.compile("[0-9]")
_KEPT = 8192  # words of which is kept what they are


@dataclass(frozen=True, slots=True)
class Windows:
    """What tells the windows of texts; see `windows`.

    ``known``: all runs of letters in the words of the lexicon; ``wanted``: of each word that is searched for one.
    ``is_word``: whether what stands between two spaces is one run of letters; ``compound``: whether such a run may begin
    with a number written as one word.
    """

    known: frozenset[str]
    wanted: frozenset[str]
    runs: re.Pattern[str]
    is_word: Callable[[str], bool]
    compound: Callable[[str], bool] | None

    def of(self, text: str) -> list[tuple[int, int]]:
        """The spans of folded ``text``, from left to right, that hold a digit or a word that is searched for.

        Each begins and ends with a word of no phrase, and the space behind it, or with the text.
        """
        if not text.isascii() and UNSPACED.search(text):
            return [(0, len(text))]
        spans: list[tuple[int, int]] = []
        begin, at, held = 0, 0, False
        known, wanted, compound, is_word = self.known, self.wanted, self.compound, self.is_word
        for piece in text.split(" "):
            if piece in known:
                held = held or piece in wanted
            elif not is_word(piece):
                held = held or self._holds(piece)
            elif compound is not None and compound(piece):
                held = True
            else:
                if held:
                    _add(spans, begin, min(at + len(piece) + 1, len(text)))
                begin, held = at, False
            at += len(piece) + 1
        if held:
            _add(spans, begin, len(text))
        return spans

    def _holds(self, piece: str) -> bool:
        """Whether letters with other characters between them hold what is searched for."""
        if _DIGIT.search(piece):
            return True
        runs = self.runs.findall(piece)
        return not self.wanted.isdisjoint(runs) or (
            self.compound is not None and any(map(self.compound, runs))
        )


def _add(spans: list[tuple[int, int]], begin: int, end: int) -> None:
    """Add a span, as one with the last where they share a word."""
    if spans and begin < spans[-1][1]:
        begin = spans.pop()[0]
    spans.append((begin, end))


def windows(
    words: Collection[str], wanted: Collection[str], prefixes: Collection[str], parts: Collection[str]
) -> Windows | None:
    """The windows of a lexicon of folded ``words``; None where spaces don't set them apart, or some wanted have no letters.

    :param wanted: those of ``words`` that are searched for.
    :param prefixes: letters written together with the next word.
    :param parts: of numbers written as one word.
    """
    marked = not parts and any(map(re.compile(f"[{marks()}]").search, words))
    runs = re.compile(f"(?:{LETTER}|[{marks()}])+" if marked else f"{LETTER}+")
    if any(map(UNSPACED.search, (*words, *parts))) or not all(map(runs.search, wanted)):
        return None
    known = {run for word in _spelled(words, prefixes) for run in runs.findall(word)}
    longest = {max(runs.findall(word), key=len) for word in _spelled(wanted, prefixes)}
    is_word = lru_cache(_KEPT)(lambda piece: runs.fullmatch(piece) is not None) if marked else str.isalpha
    return Windows(frozenset(known), frozenset(longest), runs, is_word, _compound(parts) if parts else None)


def _spelled(words: Iterable[str], prefixes: Collection[str]) -> Iterable[str]:
    """The words, each also with every prefix before it."""
    return (f"{prefix}{word}" for word in words for prefix in ("", *prefixes))


def _compound(parts: Iterable[str]) -> Callable[[str], bool]:
    """Whether a run of letters may begin with two of ``parts``, or with one that has more than letters."""
    heads = {part: re.match(f"{LETTER}*", part) for part in parts}
    whole = trie_pattern(part for part, head in heads.items() if head and head[0] == part)
    cut = [re.escape(head[0]) for part, head in heads.items() if head and head[0] != part]
    start = re.compile("|".join([f"(?:{whole}){{2}}", *cut]))
    return lru_cache(_KEPT)(lambda run: start.match(run) is not None)
