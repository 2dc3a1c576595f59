r"""A plain text as numbered lines; hard-wrapped paragraphs are joined again.

A line ends at ``\n``, ``\r\n`` or ``\r`` and at nothing else, so that numbers are those of
an editor and of ``cat -n``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from firsthand.extract.shapes import ends_sentence, is_row

# Hard-wrapped text is set at 60 to 80 columns, mail and e-books up to 120.
NARROWEST, WIDEST = 40, 120
# Of the places where a wrapped line ends inside a block, so many must be where a wrapping
# program would have ended it: the next word did not fit any more.
WRAPPED_SHARE = 0.9
FEWEST_JOINTS = 4
# Wrapped lines end inside sentences; lines that mostly end one are paragraphs of like length.
ENDED_SHARE = 0.5

_LINE_END = re.compile(r"\r\n|\n|\r")
# What pages hold for the eye alone: zero-width characters, byte order and direction marks, soft hyphens.
_INVISIBLE = re.compile("[\u200b\u2060\ufeff\u200e\u200f\u202a-\u202e\u2066-\u2069\u00ad\x00-\x08\x0e-\x1f]")
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank: its 1-based number, its text trimmed, and whether a blank line precedes it.

    ``row``: whether it holds names side by side (a menu, buttons), which wide gaps may say that ``text`` has lost.
    """

    number: int
    text: str
    after_blank: bool = False
    row: bool = False


def split_lines(text: str) -> list[Line]:
    """The lines of ``text`` that are not blank, white space collapsed, hard wrapping undone."""
    raw = list(_plain_lines(text))
    return _joined(raw) if is_wrapped(raw) else raw


def _plain_lines(text: str) -> Iterator[Line]:
    after_blank = False
    for number, piece in enumerate(_LINE_END.split(text), start=1):
        cleaned = clean(piece)
        if cleaned:
            yield Line(number, cleaned, after_blank, is_row(_INVISIBLE.sub("", piece)))
        after_blank = not cleaned


def clean(text: str) -> str:
    """White space collapsed and trimmed, invisible characters gone."""
    return _SPACES.sub(" ", _INVISIBLE.sub("", text)).strip()


def is_wrapped(lines: Sequence[Line]) -> bool:
    """Whether a program wrapped the text at a column: inside blocks lines end where the next word did not fit."""
    pairs = [(a.text, b.text) for a, b in pairwise(lines) if not b.after_blank]
    if len(pairs) < FEWEST_JOINTS or len(pairs) < len(lines) // 2:
        return False
    widths = sorted(len(line.text) for line in lines)
    width = widths[-1]
    if not NARROWEST <= width <= WIDEST:
        return False
    if sum(ends_sentence(a) == 1.0 for a, _ in pairs) > ENDED_SHARE * len(pairs):
        return False
    full = sum(len(a) + 1 + len(b.split(" ", 1)[0]) > width for a, b in pairs)
    return full >= WRAPPED_SHARE * len(pairs)


def _joined(lines: Sequence[Line]) -> list[Line]:
    blocks: list[list[Line]] = []
    for line in lines:
        if line.after_blank or not blocks:
            blocks.append([line])
        else:
            blocks[-1].append(line)
    return [Line(b[0].number, " ".join(line.text for line in b), b[0].after_blank) for b in blocks]
