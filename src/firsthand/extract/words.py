"""The small table of words that a page's furniture uses, from ``languages/<code>/lines.toml``.

A hint only: lines are told apart by shape and place where a language has no table. All
tables are looked up at once, since furniture is often left in another language ("No data"
under a Thai article) and the page's language is not known before its lines are.
"""

from __future__ import annotations

from functools import cache

import regex

from firsthand.languages import covered, table

KINDS = (
    "share",
    "comment",
    "read_also",
    "advert",
    "photo",
    "menu",
    "published",
    "updated",
    "byline",
    "rights",
)
#: Kinds that a table may have beside them; the weights of single lines do not know them.
#: ``caption`` opens a sentence about a picture ("Pictured:"), ``closing`` a line under the text that is
#: about the text (a disclaimer, the outlet's standards, a mark of the end).
MORE_KINDS = ("caption", "closing")
# A label at the head of a line is looked for in so many characters.
_LONGEST = 32
# Counters, brackets, bullets and punctuation around a label say nothing.
_AROUND = regex.compile(r"^[^\p{L}\p{M}]+|[^\p{L}\p{M}]+$")
_BETWEEN = regex.compile(r"[^\p{L}\p{M}]+")
_UNSPACED = regex.compile(r"[\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}\p{Tibetan}\p{Han}\p{Hiragana}\p{Katakana}]")
_INSIDE = regex.compile(r"[\p{L}\p{M}]")


@cache
def _phrases() -> dict[str, str]:
    known: dict[str, str] = {}
    for language in sorted(covered("lines")):
        words = table(language, "lines") or {}
        for kind in (*KINDS, *MORE_KINDS):
            for phrase in words.get(kind, ()):
                known.setdefault(_folded(phrase), kind)
    return known


def _folded(text: str) -> str:
    return str(_AROUND.sub("", text)).casefold()


def whole_kind(text: str) -> str | None:
    """The kind of furniture that a whole line is ("Comments (0)" → ``comment``), None where it is none."""
    return _phrases().get(_folded(text[: 2 * _LONGEST])) if len(text) <= 2 * _LONGEST else None


def leading_kind(text: str) -> str | None:
    """The kind of the label that a line begins with ("Photo: Reuters" → ``photo``), None where it has none.

    The longest label counts; between words it must end where a word ends.
    """
    head = _AROUND.sub("", text[: 2 * _LONGEST]).casefold()[: _LONGEST + 1]
    known = _phrases()
    for end in range(min(len(head), _LONGEST), 1, -1):
        if head[:end] in known and _ends_word(head, end):
            return known[head[:end]]
    return None


def _ends_word(text: str, end: int) -> bool:
    """Whether a word may end at ``end``: scripts without spaces between words allow it anywhere."""
    if end >= len(text) or not _INSIDE.match(text[end]):
        return True
    return bool(_UNSPACED.match(text[end - 1]))


def held_kind(text: str, kind: str) -> bool:
    """Whether one of the words of ``kind`` stands anywhere in a short text, such as a bracket at a line's end."""
    pieces = _BETWEEN.split(text[: 4 * _LONGEST].casefold())
    known = _phrases()
    return any(
        known.get(" ".join(pieces[i:j])) == kind
        for i in range(len(pieces))
        for j in range(i + 1, min(i + 4, len(pieces)) + 1)
    )
