"""Words reduced to their consonants in ASCII, a form that holds across scripts.

Putin, Путин and पुतिन meet in it. It is coarse on purpose: a match says that two words may
be one name, never that they are.
"""

from __future__ import annotations

import re
from functools import lru_cache

from anyascii import anyascii

#: Spellings of one sound, longest first (after Latin transliteration by anyascii).
_SAME_SOUND = (
    ("sch", "s"),
    ("ph", "f"),
    ("sh", "s"),
    ("ch", "c"),
    ("kh", "k"),
    ("ts", "s"),
    ("th", "t"),
    ("gh", "g"),
)
_ONE_LETTER = str.maketrans("qcvwzjx", "kkbbsgs", "aeiouyh")


@lru_cache(maxsize=50_000)
def skeleton(word: str) -> str:
    """The consonants of a word in ASCII: Pyongyang → pnng, Пхеньян → pnn."""
    letters = "".join(c for c in anyascii(word).lower() if c.isalnum())
    for spelled, sound in _SAME_SOUND:
        letters = letters.replace(spelled, sound)
    return re.sub(r"(.)\1+", r"\1", letters.translate(_ONE_LETTER))
