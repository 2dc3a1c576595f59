"""Which capitalised words are ordinary words: what titles, headlines and nouns of German capitalise.

The encoder's vocabulary was counted on text of a hundred languages: it holds how often a word stands there with
a capital and how often without. "Committee" is as frequent in small letters, "London" never is.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping
from functools import cache
from typing import Literal

from firsthand.embed.pieces import pieces

#: A word is ordinary where its small form has at least this share (log) of its capitalised one. "West"
#: (−1.5) and "Trump" (−2.0) are names, "American" (−1.1) and "Lake" (−0.6) ordinary words.
NEARLY = -1.25
_WORD_START = "▁"
_APOSTROPHE = re.compile("['’ʼ]")


def nature(word: str) -> Literal["ordinary", "name", "unknown"]:
    """What the vocabulary says of a capitalised word; ``unknown`` where it holds neither form.

    Of words joined by hyphens one that is ordinary makes the whole so ("President-elect"); of one that an
    apostrophe parts the longest part tells ("L’Agence").
    """
    if "-" in word:
        kinds = {nature(part) for part in word.split("-") if part}
        return "ordinary" if "ordinary" in kinds else "name" if kinds == {"name"} else "unknown"
    large, small = _vocabulary().get(word), _vocabulary().get(word.lower())
    if large is None and small is None:
        longest = max(_APOSTROPHE.split(word), key=len)
        return nature(longest) if longest != word else "unknown"
    if large is None or (small is not None and small >= large + NEARLY):
        return "ordinary"
    return "name"


@cache
def _vocabulary() -> Mapping[str, float]:
    found = pieces()
    text, ends = found.text, found.offsets.tolist()
    words = (text[a:b].decode("utf-8", "replace") for a, b in itertools.pairwise(ends))
    return {w[1:]: s for w, s in zip(words, found.scores.tolist(), strict=False) if w.startswith(_WORD_START)}
