"""Which script a letter is of, and where a word of that script ends.

Only what phrase and name matching needs: scripts whose words are spaced get a class of
letters that may not touch a word from outside; Thai, Lao, Khmer, Burmese and Han get none.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

# First words of Unicode character names, and the ISO 15924 code of the script.
_NAMES = {
    "LATIN": "Latn", "CYRILLIC": "Cyrl", "GREEK": "Grek", "ARABIC": "Arab", "HEBREW": "Hebr",
    "ARMENIAN": "Armn", "GEORGIAN": "Geor", "ETHIOPIC": "Ethi", "DEVANAGARI": "Deva", "BENGALI": "Beng",
    "GURMUKHI": "Guru", "GUJARATI": "Gujr", "ORIYA": "Orya", "TAMIL": "Taml", "TELUGU": "Telu",
    "KANNADA": "Knda", "MALAYALAM": "Mlym", "SINHALA": "Sinh", "THAI": "Thai", "LAO": "Laoo",
    "KHMER": "Khmr", "MYANMAR": "Mymr", "CJK": "Hani", "HIRAGANA": "Hira", "KATAKANA": "Kana", "HANGUL": "Hang",
}  # fmt: skip

_INDIC = {
    "Deva": (0x0900, 0x097F), "Beng": (0x0980, 0x09FF), "Guru": (0x0A00, 0x0A7F), "Gujr": (0x0A80, 0x0AFF),
    "Orya": (0x0B00, 0x0B7F), "Taml": (0x0B80, 0x0BFF), "Telu": (0x0C00, 0x0C7F), "Knda": (0x0C80, 0x0CFF),
    "Mlym": (0x0D00, 0x0D7F), "Sinh": (0x0D80, 0x0DFF),
}  # fmt: skip

# A letter, digit or mark of each script: regular expression classes. The dandas are in none.
LETTER = {
    "Latn": "[0-9A-Za-z\u00aa\u00b5\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0300-\u036f\u1e00-\u1eff_]",
    "Cyrl": "[0-9\u0300-\u036f\u0400-\u052f]",
    "Grek": "[\u0300-\u036f\u0370-\u03ff\u1f00-\u1fff]",
    "Arab": "[\u0610-\u061a\u0620-\u0669\u066e-\u06d3\u06d5-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff]",
    "Hebr": "[\u0591-\u05bd\u05d0-\u05ea]",
    "Armn": "[\u0531-\u0587]",
    "Geor": "[\u10a0-\u10ff]",
    "Ethi": "[\u1200-\u135f]",
    "Hang": "[\uac00-\ud7af]",
    "Kana": "[\u30a1-\u30fa\u30fc]",
} | {
    name: f"[{chr(low)}-\u0963\u0966-{chr(high)}]" if name == "Deva" else f"[{chr(low)}-{chr(high)}]"
    for name, (low, high) in _INDIC.items()
}

UNSPACED = frozenset({"Thai", "Laoo", "Khmr", "Mymr", "Hani", "Hira", "Kana"})


@lru_cache(maxsize=8192)
def script(character: str) -> str:
    """The ISO 15924 code of a letter's script, ``""`` for digits, marks, punctuation and others."""
    if not character.isalpha():
        return ""
    return _NAMES.get(unicodedata.name(character, "").split(" ")[0], "Zyyy")
