"""Signs for "ago" and "after" that are the head of another word: Korean 전 of 전국, Chinese 前 of 前往 (12日前往).

Scripts that set no spaces need it. ``[words]`` of a language's table tells it in one of two ways: ``ago_behind`` are the
particles that may stand right behind such a sign, where nothing else may; ``ago_unlike`` is what makes another word of
it, where it stands right behind a word that is also the sign of a day (十二日前往 is "on the 12th", 三天前往 is not).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from firsthand.values.date_words import DateWords
from firsthand.values.lexing import Roles, Token

_GAP: Roles = {"gap": None}
_LETTER = re.compile(r"[^\W\d_]")


def closed(found: list[Token], text: str, words: DateWords) -> list[Token]:
    """``found``, where it stands, without the signs in folded ``text`` that are the head of another word."""
    if words.ago_behind is None and words.ago_unlike is None:
        return found
    for index, (_, _, _, roles) in enumerate(found):
        if ("ago" in roles or "ahead" in roles) and not _stands(found, index, text, words):
            found[index] = found[index]._replace(roles=_GAP)
    return found


def _stands(found: Sequence[Token], index: int, text: str, words: DateWords) -> bool:
    end = found[index].end
    if words.ago_behind is not None:
        return not _LETTER.match(text, end) or bool(words.ago_behind.match(text, end))
    assert words.ago_unlike is not None
    is_day = index > 0 and "day_after" in found[index - 1].roles
    return not is_day or not words.ago_unlike.match(text, end)
