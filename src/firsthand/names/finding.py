"""Where the names of a text stand, and where another text has the form of a name.

In scripts with capitals a name is a capitalised word; what starts a sentence is one only where the same
word is capitalised elsewhere inside a sentence. In scripts without, names are not found but looked for: the
stretch of the text that is most like a name found in the other language.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import regex

from firsthand.languages.scripts import UNSPACED
from firsthand.names.matching import log_odds
from firsthand.names.units import latin, units, word_script

WORD = regex.compile(r"\p{L}[\p{L}\p{M}'’ʼ-]*")
_SENTENCE_START = regex.compile(r"(?:^|[.!?…:]|\n)[\s\"'“”„«»‘’(\[–—-]*$")
#: Shorter words say too little by their sound.
SHORTEST = 3
#: What each letter costs that is taken for an ending ("Мэттом" for Matt), in log odds.
ENDING = 0.7
#: Units that a form in an unspaced script may have for each letter of the Latin name, and one more.
_LEAST_UNITS, _MOST_UNITS = 0.4, 1.6


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text: ``[start, end)`` in code points; ``inside``: it does not start a sentence."""

    text: str
    start: int
    end: int
    inside: bool


def words(text: str) -> list[Word]:
    """All words of a text, in order; of unspaced scripts whole runs."""
    found = []
    for match in WORD.finditer(text):
        head = text[max(0, match.start() - 8) : match.start()]
        found.append(Word(match.group(), match.start(), match.end(), not _SENTENCE_START.search(head)))
    return found


def capitalised(text: str) -> Iterator[Word]:
    """Words with a capital first and small letters after it."""
    for word in words(text):
        letters = word.text
        if letters[0].isupper() and not letters.isupper() and len(latin(letters)) - 2 >= SHORTEST:
            yield word


def cased(text: str) -> bool:
    """Whether most letters of a text are of a script with capitals."""
    letters = [c for c in text if c.isalpha()]
    return 2 * sum(c.lower() != c.upper() for c in letters) > len(letters)


def spaced(text: str) -> bool:
    """Whether words stand apart in the text's script."""
    return word_script(text) not in UNSPACED


@lru_cache(maxsize=4096)
def candidates(text: str) -> tuple[tuple[int, int], ...]:
    """Stretches of a text that could be a name's form: words, or in unspaced scripts all stretches of them."""
    found: list[tuple[int, int]] = []
    for word in words(text):
        for run in _one_script(word.text):
            start, end = word.start + run[0], word.start + run[1]
            script = word_script(text[start:end])
            if script not in UNSPACED:
                found.append((start, end))
                found.extend(_parts(Word(text[start:end], start, end, word.inside)))
            elif script == "Kana":
                found.append((start, end))
            else:
                found.extend(_stretches(text, start, end))
    return tuple(found)


def _parts(word: Word) -> Iterator[tuple[int, int]]:
    """The words that hyphens join."""
    if "-" in word.text:
        for match in regex.finditer(r"[^-]{3,}", word.text):
            yield word.start + match.start(), word.start + match.end()


def _one_script(run: str) -> Iterator[tuple[int, int]]:
    """Where katakana, Chinese characters and other letters part in a run; hiragana is no name."""
    for match in regex.finditer(r"[\p{Katakana}ー]+|\p{Han}+|[^\p{Katakana}ー\p{Han}\p{Hiragana}]+", run):
        yield match.span()


#: Longest stretch in characters, by script; the rest of the unspaced ones as Thai.
_LONGEST = {"Hani": 8}


def _stretches(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    longest = _LONGEST.get(word_script(text[start:end]), 14)
    for low in range(start, end):
        if regex.match(r"[\p{M}ะาำๅๆฯ]", text[low]):
            continue
        for high in range(low + 2, min(end, low + longest) + 1):
            if high == end or not regex.match(r"[\p{M}ะาำๅ]", text[high]):
                yield low, high


def best_forms(names: Sequence[str], text: str) -> list[tuple[float, int, int]]:
    """For each name the stretch of ``text`` that sounds most like it: log odds, start, end."""
    places = candidates(text)
    pairs: list[tuple[str, str]] = []
    owner: list[tuple[int, tuple[int, int], float]] = []
    for n, name in enumerate(names):
        size = len(latin(name)) - 2
        for place in places:
            form = text[place[0] : place[1]]
            if word_script(form) in UNSPACED and not _fits(size, form):
                continue
            for cut in range(_cuts(name, form) + 1):
                pairs.append((name, form[: len(form) - cut]))
                owner.append((n, place, cut * ENDING))
    best = [(-50.0, 0, 0)] * len(names)
    for (n, place, cost), score in zip(owner, log_odds(pairs).tolist(), strict=True):
        if score - cost > best[n][0]:
            best[n] = (score - cost, *place)
    return best


def _cuts(name: str, form: str) -> int:
    """How many letters of a word may be an ending of its case: of a word longer than the name, three at most."""
    if word_script(form) in UNSPACED:
        return 0
    return max(0, min(3, len(form) - 3, len(form) - len(latin(name)) + 4))


def _fits(letters: int, form: str) -> bool:
    size = len(units(form).units) - 2
    return _LEAST_UNITS * letters - 1 <= size <= _MOST_UNITS * letters + 1


def known_inside(texts: Iterable[str]) -> frozenset[str]:
    """Words that a document writes with a capital inside a sentence and never without one."""
    inside: set[str] = set()
    small: set[str] = set()
    for text in texts:
        for word in words(text):
            if word.text[0].islower():
                small.add(word.text.lower())
            elif word.inside:
                inside.add(word.text)
    return frozenset(word for word in inside if word.lower() not in small)
