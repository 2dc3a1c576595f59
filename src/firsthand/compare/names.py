"""Names that stand in aligned rows, and rows in which one name became another.

Which form a name has in the other language is learned from the rows themselves: the form
that is like it in sound (consonant skeleton of its transliteration) in another row. A
name is called swapped only where its own form is missing from a row and the form of
another name of the article stands there without that name: no list of names is needed,
and what cannot be matched is left alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

import regex
from rapidfuzz import fuzz

from firsthand.model import Article, Row
from firsthand.values.skeletons import skeleton

_WORD = regex.compile(r"\p{L}[\p{L}\p{M}'’-]*")
#: Skeletons this alike (rapidfuzz ratio, percent) are one name in two scripts.
ALIKE = 80
SHORTEST_SKELETON = 3


def swapped_names(source: Article, target: Article, rows: Sequence[Row]) -> Iterator[tuple[Row, str, str]]:
    """Rows with the source's name that is missing and the target's name that stands there instead."""
    left = {p.number: p.text for p in source.paragraphs}
    right = {p.number: p.text for p in target.paragraphs}
    names = [(_names(left, row.source), _words(right, row.target), row) for row in rows]
    forms = _forms(names)
    for own, other, row in names:
        lost = [n for n in own if n in forms and not forms[n] & other.keys()]
        strange = {
            word: name
            for name, known in forms.items()
            for word in known & other.keys()
            if name not in own and not any(_alike(name, n) for n in own)
        }
        if len(lost) == 1 and len(strange) == 1:
            yield row, own[lost[0]], other[next(iter(strange))]


def _names(texts: dict[int, str], numbers: Sequence[int]) -> dict[str, str]:
    """Capitalised words inside sentences, by skeleton; none in scripts without capitals."""
    found = {}
    for number in numbers:
        for place, word in enumerate(_WORD.findall(texts.get(number, ""))):
            if (
                place
                and word[0].isupper()
                and not word.isupper()
                and len(skeleton(word)) >= SHORTEST_SKELETON
            ):
                found[skeleton(word)] = word
    return found


def _words(texts: dict[int, str], numbers: Sequence[int]) -> dict[str, str]:
    words = [word for number in numbers for word in _WORD.findall(texts.get(number, ""))]
    return {key: word for word in words if len(key := skeleton(word)) >= SHORTEST_SKELETON}


def _forms(names: Sequence[tuple[dict[str, str], dict[str, str], Row]]) -> dict[str, set[str]]:
    """Target skeletons that render each source name in at least two rows."""
    seen: dict[str, list[str]] = defaultdict(list)
    for own, other, _ in names:
        for name in own:
            seen[name].extend(word for word in other if _alike(name, word))
    return {name: set(words) for name, words in seen.items() if len(words) >= 2}


def _alike(a: str, b: str) -> bool:
    return fuzz.ratio(a, b) >= ALIKE
