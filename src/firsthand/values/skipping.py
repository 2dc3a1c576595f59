"""Patterns that pass over the words of a text in which nothing can begin.

Nearly every word of a text is none of a lexicon's thousands. A search tries all of them at every character; a pattern that
first takes whole words, as long as their first letters begin none of them, tries them a dozen times a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from string import ascii_lowercase

from firsthand.values.folding import marks
from firsthand.values.tries import UNSPACED, UNSPACED_RANGES

#: A letter of a script that sets spaces between words.
LETTER = rf"[^\W\d_{UNSPACED_RANGES}]"
_DEPTH = 3  # letters by which words are told apart: with four the pattern is larger, and no faster


def run_class(words: Iterable[str], *, with_marks: bool) -> str:
    """The inside of a class of the letters of ``words`` that set spaces, in whose runs no word begins but at their start.

    :param with_marks: take in the marks between the letters: where no word begins behind one either.
    """
    characters = {character for word in words for character in word if not UNSPACED.match(character)}
    kept = re.compile(f"{LETTER}|[{marks()}]" if with_marks else LETTER)
    return "".join(sorted({*ascii_lowercase, *filter(kept.match, characters)}))


def skip_to(pattern: str, words: Iterable[str], run: str, others: str) -> str:
    """A pattern of all up to where ``pattern`` matches, or up to the end.

    :param words: what ``pattern`` begins with, as far as those are words: what goes before them included.
    :param run: see `run_class`.
    :param others: the inside of a class of what else it begins with.
    """
    heads = "".join(sorted({re.escape(word[0]) for word in words}))
    return f"(?:[^{run}{heads}{others}]++|(?!{pattern})(?:{one_step(run)}))*+"


def one_step(run: str) -> str:
    """A pattern of a run of letters, or one other character."""
    return f"[{run}]++|[^{run}]"


def beginnings(words: Iterable[str], parts: Iterable[str], glue: str, run: str, others: str) -> str:
    """A pattern that matches wherever one of ``words``, of ``parts`` of compounds or of ``others`` begins, and at few other places.

    :param glue: the pattern of what may stand before a word and be written together with it.
    """
    chained = [word for word in words if UNSPACED.match(word[0]) and UNSPACED.match(word[-1])]
    spaced = set(words) - set(chained)
    starts = [f"[{others}]"]
    if spaced:
        starts.append(f"{glue}{_heads(spaced, f'(?![{run}])')}")
    if heads := [*chained, *parts]:
        starts.append(_heads(heads, ""))
    return "|".join(starts)


def _heads(words: Iterable[str], end: str) -> str:
    """A pattern of the first letters of ``words``; what is shorter has ``end`` behind it."""
    tree: dict[str, dict] = {}  # type: ignore[type-arg]
    for word in words:
        node, first = tree, word.partition(" ")[0]
        for character in first[:_DEPTH]:
            node = node.setdefault(character, {})
        if len(first) < _DEPTH:
            node[""] = {}
    return _branch(tree, 0, end)


def _branch(node: dict[str, dict], depth: int, end: str) -> str:  # type: ignore[type-arg]
    if depth == _DEPTH or ("" in node and not end):
        return ""
    choices = [
        end if not character else re.escape(character) + _branch(child, depth + 1, end)
        for character, child in sorted(node.items(), reverse=True)
    ]
    return choices[0] if len(choices) == 1 else f"(?:{'|'.join(choices)})"
