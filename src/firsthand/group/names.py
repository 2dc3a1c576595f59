"""Name-like words in a form that holds across scripts.

Words are transliterated to ASCII and reduced to a consonant skeleton, so that Putin,
Путин and पुतिन meet. Where a script has capitals, only capitalised words inside a sentence
count; numbers of two digits and more count as they are. Scripts written without spaces
give none: their articles are compared by meaning and numbers alone.
"""

from __future__ import annotations

from collections.abc import Iterable

import regex

from firsthand.model import Article
from firsthand.values.skeletons import skeleton

_WORD = regex.compile(r"\p{L}[\p{L}\p{M}'’-]*|\p{Nd}+")
_UNSPACED = regex.compile(r"[\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}\p{Han}\p{Hiragana}\p{Katakana}]")
#: Paragraphs read: names of the happening stand in the head, background names further down.
HEAD = 8
#: Digits of a number that is compared: longer ones are codes, and `int` refuses thousands of digits.
LONGEST_NUMBER = 18


def name_keys(article: Article) -> frozenset[str]:
    """Skeletons and numbers of the article's head, without those of its credits and outlet."""
    texts = [p.text for p in article.paragraphs if p.role != "caption"][:HEAD]
    ignored = [c.name for c in article.credits if c.name] + [article.outlet.name or ""]
    unwanted = {skeleton(word) for name in ignored for word in _WORD.findall(name)}
    return frozenset(key for text in texts for key in _keys(text)) - unwanted


def _keys(text: str) -> Iterable[str]:
    for place, word in enumerate(_WORD.findall(text)):
        if word[0].isdigit():
            if 1 < len(word) <= LONGEST_NUMBER:
                yield "#" + str(int(word))
            continue
        cased = word.lower() != word.upper()
        if len(word) < 3 or _UNSPACED.search(word) or (cased and (place == 0 or not word[0].isupper())):
            continue
        key = skeleton(word)
        if len(key) >= 3:
            yield key
