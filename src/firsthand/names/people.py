"""Whether two full names are of one person: every word of the shorter has its like in the longer.

"Putin" fits "Vladimir Putin" and "Lyudmila Putin"; those two do not fit each other.
"""

from __future__ import annotations

import regex

from firsthand.names.matching import log_odds
from firsthand.names.one_name import one_name
from firsthand.names.units import word_script

#: Log odds of a word, and of a whole name written together, from which two are one; a whole name has more
#: letters to agree by chance. Words by themselves in two scripts are decided by themselves (`one_name.one_name`).
WORD, WHOLE = 1.0, 3.0
_WORD = regex.compile(r"[\p{L}\p{M}'’ー]+")


def same_name(a: str, b: str) -> bool:
    """Whether two forms of a name, in any scripts, can be of one bearer. Symmetric, and true of a name with itself.

    Where one side is written without spaces the names are compared as wholes, in either order of their
    words.
    """
    one, two = (_WORD.findall(name) for name in (a, b))
    if not one or not two:
        return a == b
    if len(one) == len(two) == 1:
        return _one_word(one[0], two[0])
    short, long = sorted((one, two), key=len)
    scores = log_odds([(x, y) for x in short for y in long]).reshape(len(short), len(long))
    if bool((scores.max(axis=1) >= WORD).all()) and len(set(scores.argmax(axis=1).tolist())) == len(short):
        return True
    wholes = [("".join(x), "".join(y)) for x in _orders(one) for y in _orders(two)]
    return len(short) < len(long) and bool(log_odds(wholes).max() >= WHOLE)


def _one_word(a: str, b: str) -> bool:
    if word_script(a) == word_script(b):
        return bool(log_odds([(a, b)])[0] >= WORD)
    return bool(one_name([(a, b)])[0] >= 0)


def _orders(words: list[str]) -> list[list[str]]:
    return [words] if len(words) == 1 else [words, [*words[1:], words[0]]]
