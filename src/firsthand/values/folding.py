"""One spelling for comparing words: lower case, ASCII digits, no marks that writers leave out.

`fold` keeps the way back: every character of the folded text knows where in the text it
came from, so that spans found in the folded text are spans of the text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain

# Writers set or leave out these marks at will: Devanagari and Bengali nukta, Arabic vowel signs
# and tatweel, soft hyphen, zero-width characters, directional marks.
_LEFT_OUT = re.compile(
    r"[\u00ad\u034f\u061c\u064b-\u0652\u0670\u0640\u093c\u09bc\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)

# Letters that are written in two ways for one sound, within one language.
_SAME = {
    "ţ": "ț", "ş": "ș", "ı": "i", "İ": "i", "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ی": "ي", "ک": "ك",
    "ё": "е", "Ё": "е", "’": "'", "ʼ": "'", "‘": "'", "＇": "'",
    "‐": "-", "‑": "-", "–": "–", "—": "—", "−": "-", "﹣": "-", "－": "-", "〜": "–", "～": "–", "∼": "~", "٪": "%", "﹪": "%",
    "٫": ".", "٬": "'", "॰": ".", "‰": "‰",
}  # fmt: skip


class _Folds(dict[int, int]):
    """Code point → folded code point, filled as characters are met; always one to one."""

    def __missing__(self, code: int) -> int:
        folded = ord(_fold_character(chr(code)))
        self[code] = folded
        return folded


def _fold_character(character: str) -> str:
    if character in _SAME:
        return _SAME[character]
    digit = unicodedata.decimal(character, None)
    if digit is not None:
        return str(digit)
    if character.isspace() and character != "\n":
        return " "
    if unicodedata.category(character) == "No" or character in "ªº":
        return character  # m² is not m2, 1ª not 1a
    plain = unicodedata.normalize("NFKC", character)
    base = plain[0] if len(plain) == 1 or _LEFT_OUT.match(plain[1]) else character
    lowered = base.lower()
    return _SAME.get(lowered, lowered) if len(lowered) == 1 else lowered[0]


_FOLDS = _Folds()
_DISTINCT = (
    12  # characters that are replaced one after the other: what has more is folded character by character
)


@dataclass(frozen=True, slots=True)
class Folded:
    """``text`` in folded form; ``offsets[i]`` is where its character i stands in the original.

    ``offsets`` is None where both texts have the same length, character for character.
    """

    text: str
    original: str
    offsets: tuple[int, ...] | None

    def start(self, index: int) -> int:
        """Where the character at ``index`` of the folded text starts in the original."""
        return index if self.offsets is None else self.offsets[index]

    def end(self, index: int) -> int:
        """Where what ends before ``index`` of the folded text ends in the original."""
        if self.offsets is None:
            return index
        return self.offsets[index - 1] + self._width(index - 1) if index else 0

    def _width(self, index: int) -> int:
        assert self.offsets is not None
        following = self.offsets[index + 1] if index + 1 < len(self.offsets) else len(self.original)
        width = 1
        at = self.offsets[index]
        while at + width < following and unicodedata.combining(self.original[at + width]):
            width += 1
        return width


@lru_cache(maxsize=256)
def fold(text: str) -> Folded:
    """The folded form of ``text`` with the way back to its offsets."""
    if text.isascii():
        return Folded(text.lower().replace("\t", " ").replace("\r", " "), text, None)
    if not _LEFT_OUT.search(text) and _is_composed(text):
        return Folded(_one_by_one(text), text, None)
    return _fold_with_offsets(text)


def _one_by_one(text: str) -> str:
    """Every character folded. Most need lower case alone, which Python does ten times as fast for the text as a whole.

    Of the others a text mostly has one or two, many times (a no-break space, Persian letters): each is replaced at once.
    """
    odd, at = _odd(), 0
    for _ in range(_DISTINCT):
        match = odd.search(text, at)
        if match is None:
            return text.lower()
        character, at = match[0], match.end()
        text = text.replace(character, chr(_FOLDS[ord(character)]))
    rest = odd.sub(lambda match: chr(_FOLDS[ord(match[0])]), text[at:])
    return f"{text[:at]}{rest}".lower()


@cache
def _odd() -> re.Pattern[str]:
    """Characters of which `_fold_character` makes something else than lower case; those from U+3100 on count as such, but for Han and Hangul."""
    # A capital sigma alone is put into lower case by what stands behind it.
    plain = (
        code for code in range(0x3100) if code != 0x3A3 and _fold_character(chr(code)) == chr(code).lower()
    )
    _clusters()  # needed for few texts, so that a first of them would wait for it
    return re.compile(f"[^{_ranges(plain)}\u4e00-\u9fff\uac00-\ud7a3]")


def _is_composed(text: str) -> bool:
    """Whether NFC leaves ``text`` alone, but for the precomposed nukta letters, which it takes apart and `_FOLDS` reads alone."""
    return unicodedata.is_normalized("NFC", text) or unicodedata.is_normalized(
        "NFC", _EXCLUSIONS.sub("", text)
    )


_EXCLUSIONS = re.compile(r"[\u0958-\u095f\u09dc\u09dd\u09df]")


def _fold_with_offsets(text: str) -> Folded:
    """Letters with marks, and what is left out, one by one; the stretches between them in one go."""
    pieces: list[str] = []
    offsets: list[int] = []
    at = 0
    for match in _clusters().finditer(text):
        start, end = match.span()
        pieces.append(text[at:start])
        offsets.extend(range(at, start))
        kept = _LEFT_OUT.sub("", text[start:end])
        composed = kept if kept and _EXCLUSIONS.match(kept) else unicodedata.normalize("NFC", kept)
        pieces.append(composed)
        offsets.extend([start] * len(composed))
        at = end
    pieces.append(text[at:])
    offsets.extend(range(at, len(text)))
    return Folded(_one_by_one("".join(pieces)), text, tuple(offsets))


def _small_scripts() -> Iterable[int]:
    """From U+0300 on, without Han, Hangul and private use, which have no marks and no other forms and take four times as long."""
    return chain(range(0x300, 0x3400), range(0xA000, 0xAC00), range(0xF900, 0x10000))


@cache
def _clusters() -> re.Pattern[str]:
    """A character with combining marks behind it, or one that is left out, or that NFC takes to another."""
    combining = _ranges(code for code in _small_scripts() if unicodedata.combining(chr(code)))
    changed = _ranges(code for code in _small_scripts() if not unicodedata.is_normalized("NFC", chr(code)))
    left_out = _LEFT_OUT.pattern[1:-1]
    return re.compile(f"(?s:.)[{combining}]+|[{left_out}{changed}{combining}]")


def fold_word(word: str) -> str:
    """A word of a table in folded form, single spaces."""
    return " ".join(fold(word).text.split())


@cache
def marks() -> str:
    """The inside of a character class of all combining marks of the basic plane, as ranges."""
    return _ranges(code for code in _small_scripts() if unicodedata.category(chr(code))[0] == "M")


def _ranges(codes: Iterable[int]) -> str:
    ranges: list[list[int]] = []
    for code in codes:
        if ranges and ranges[-1][1] == code - 1:
            ranges[-1][1] = code
        else:
            ranges.append([code, code])
    return "".join(f"{chr(first)}-{chr(last)}" for first, last in ranges)
