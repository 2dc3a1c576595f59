"""How a sentence denies: its negators, and the words that hold a denial without one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from firsthand.languages.negation import negation_table
from firsthand.languages.phrases import fold

Span = tuple[int, int]
_GAP = re.compile(r"\s{2,}")


@dataclass(frozen=True, slots=True)
class Denial:
    """Spans of the negators of a text, with their particles, and whether it has other words that deny or limit, or an idiom
    with a negator: then a translator may well have said it the other way round.
    """

    negators: tuple[Span, ...]
    otherwise: bool


@lru_cache(maxsize=4096)
def read_denial(text: str, language: str | None) -> Denial | None:
    """What of ``text`` denies, None where the language has no table: then it is unmeasured."""
    table = negation_table(language)
    if table is None:
        return None
    found = list(table.denial.finditer(fold(text)))
    denies = any(match.lastgroup == "negator" for match in found)
    negators = tuple(m.span() for m in found if denies and m.lastgroup in ("negator", "particle"))
    return Denial(negators, any(match.lastgroup in ("implicit", "idiom") for match in found))


def without(text: str, spans: tuple[Span, ...]) -> str:
    """``text`` without ``spans``, which are in order, and without the doubled spaces that they leave."""
    kept, last = [], 0
    for start, end in spans:
        kept.append(text[last:start])
        last = end
    return _GAP.sub(" ", "".join([*kept, text[last:]])).strip()
