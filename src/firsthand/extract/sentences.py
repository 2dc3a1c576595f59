"""Where the sentences of a paragraph begin and end.

The rules and abbreviations are sentencex's. Four things are ours: a line break always ends
a sentence; a number may start one where ordinals have dots too ("… meldete der Minister. 27
Menschen …"); none starts with a month behind the number of its day ("den 17. März"); and languages
whose writing does not mark the end of a sentence are kept whole, paragraph by paragraph, instead
of being cut at the dots of abbreviations.
"""

from __future__ import annotations

from functools import cache

import regex
import sentencex
from babel import Locale, UnknownLocaleError

from firsthand.languages import primary

# Thai, Lao and their neighbours separate sentences, and clauses too, by a space.
UNMARKED = frozenset({"th", "lo", "tdd", "khb", "blt", "nod", "shn", "kkh"})
# What sentencex takes for a language that nobody measured: its rules without abbreviations.
_UNKNOWN = "und"
# A digit behind a dot that ends a word of five letters and more: abbreviations are shorter ("Abs. 3", "odst. 3").
_FIRST_DIGIT = regex.compile(r"(?<=\p{L}{5}\.\s)\d")
# What may be the number of a day, where a sentence seems to end.
_DAY = regex.compile(r"(?<!\d)\d{1,2}\.\s*$")


@cache
def _months(code: str) -> regex.Pattern[str]:
    """The names of the months in a language (CLDR), inflected ones too; nothing where it has none."""
    try:
        names = Locale.parse(code).months
    except (UnknownLocaleError, ValueError):
        return regex.compile(r"(?!)")
    written = {name for context in names.values() for name in context["wide"].values() if name.isalpha()}
    return regex.compile(rf"\s*(?:{'|'.join(sorted(map(regex.escape, written)))})\b" if written else r"(?!)")


def sentence_spans(text: str, language: str | None) -> list[tuple[int, int]]:
    """Half-open spans of the sentences of ``text``, in code points, in order, without overlap.

    Together they cover everything but white space; none begins or ends with white space.

    :param language: BCP 47, or None where unknown.
    """
    code = primary(language) if language else _UNKNOWN
    spans: list[tuple[int, int]] = []
    for start, end in _line_spans(text):
        spans.extend([(start, end)] if code in UNMARKED else _within(text[start:end], start, code))
    return spans


def _line_spans(text: str) -> list[tuple[int, int]]:
    spans, start = [], 0
    for line in text.splitlines(keepends=True):
        spans.extend(_trimmed(text, start, start + len(line)))
        start += len(line)
    return spans


def _within(line: str, base: int, code: str) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    last = 0
    for boundary in sentencex.get_sentence_boundaries(code, _FIRST_DIGIT.sub("A", line)):
        end = min(max(int(boundary["end_index"]), last), len(line))
        if _DAY.search(line, last, end) and _months(code).match(line, end):
            continue
        spans.extend(_trimmed(line, last, end))
        last = end
    spans.extend(_trimmed(line, last, len(line)))
    return [(base + start, base + end) for start, end in spans]


def _trimmed(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The span without white space at its ends; no span where nothing else is left."""
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    right = len(piece.rstrip())
    return [(start + left, start + right)] if right > left else []
