"""Credits that need no words: an agency in brackets, in a dateline, at the end of a line.

    PARIS, 12 Nov (AFP) —      【新華社北京11月12日電】      [서울=연합뉴스]      МОСКВА, 12 ноя - РИА Новости.
    … said the minister. (Reuters)      … said the minister. – AP/dpa      AFP

All functions take a line, the agencies in it (weak forms too) and give spans. What a form proves
does not depend on the language, only the words that may stand between two agencies do.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from firsthand.languages.agencies import AgencyMention
from firsthand.languages.phrases import fold

_BRACKETED = re.compile(r"[(（\[［【〔]([^()（）\[\]［］【】〔〕]{1,80})[)）\]］】〕]")
_SLASHED = re.compile(r"(?<![\w/])/([^/\n]{2,40})/(?![\w/])")
_DASH = re.compile(r"\.?\s*(?:[-–—―－:：=|]+|//+)(?:\s|$)|\s*[-–—]{1,2}(?=\w)")
_SPACED_DASH = re.compile(r"\.?\s*(?:-{1,2}|[–—―])\s")
_DASHES = "-–—―－|•·/:：>»©"
_SENTENCE_END = '.!?。！？।॥۔؟…"”»’」』）)'
# Datelines of twelve seen languages run to 60 characters ("WASHINGTON/MOSCOW/BEIJING, Nov. 12"); beyond
# that the words before the agency are a sentence.
_DATELINE, _PLACE_WORDS = 70, 9
# A reporter's initials or a desk after the agency: dpa/kf, APA/red.
_INITIALS = re.compile(r"[a-z]{1,5}")
_DATE = re.compile(r"\d+(?:[./-]\d+)*\.?")
# "cr/dpa": who edited, before whose text it is.
_EDITED = re.compile(r"(?:(?<=[\s.!?])|^)[^\W\d_]{1,4}/$")
_WORD = re.compile(r"[^\W\d_]+")
# Beside an agency in a dateline's brackets: place and date ("平壌12日 … 時事").
_BESIDE = 30


@dataclass(frozen=True, slots=True)
class Form:
    """Agencies that one stretch of a line credits."""

    start: int
    end: int
    mentions: tuple[AgencyMention, ...]


def agencies_only(
    text: str, start: int, end: int, mentions: Sequence[AgencyMention], joiners: Collection[str]
) -> bool:
    """Whether ``text[start:end]`` holds agencies, joining words, dates and initials, and nothing else."""
    inside = [m for m in mentions if start <= m.start and m.end <= end]
    if not inside:
        return False
    position, rest = start, []
    for mention in inside:
        rest.append(text[position : mention.start])
        position = mention.end
    rest.append(text[position:end])
    return all(_joins(piece, joiners) for piece in rest)


def _joins(piece: str, joiners: Collection[str]) -> bool:
    """Whether what stands beside an agency belongs to a credit: punctuation, dates, "and", initials."""
    rest = _DATE.sub(" ", piece).strip()
    if len(rest) > 2 and any(c in rest for c in '.!?。"'):
        return False
    words = [fold(word) for word in _WORD.findall(piece)]
    strange = [word for word in _WORD.findall(piece) if fold(word) not in joiners]
    initials = all(_INITIALS.fullmatch(word) for word in strange)
    return not strange or (initials and (len(words) > len(strange) or any(c in rest for c in "/,")))


def dateline(text: str, mentions: Sequence[AgencyMention]) -> Form | None:
    """The agency that opens a line: in brackets or slashes after a place, or before a dash."""
    if not mentions or mentions[0].start > _DATELINE:
        return None
    return _bracket_opening(text, mentions) or _dash_opening(text, mentions)


def _bracket_opening(text: str, mentions: Sequence[AgencyMention]) -> Form | None:
    for pattern in (_BRACKETED, _SLASHED):
        match = next(pattern.finditer(text, 0, _DATELINE + 82), None)
        inside = (
            [] if match is None else [m for m in mentions if match.start() < m.start and m.end < match.end()]
        )
        if match is None or not inside or not _place(text[: match.start()]):
            continue
        if _short_form(text, match.start(), inside[0], mentions):
            continue
        dash = _DASH.match(text, match.end()) or (
            text[match.end() : match.end() + 1] == "." and "/" in match[0]
        )
        beside = len(match[1]) - sum(m.end - m.start for m in inside)
        opens = match.start() == 0 and not text[match.end() :].isspace() and match.end() < len(text)
        if beside <= _BESIDE and (dash or (opens and not any(m.weak for m in inside))):
            return Form(match.start(), match.end(), tuple(inside))
    return None


def _short_form(text: str, opening: int, inside: AgencyMention, mentions: Sequence[AgencyMention]) -> bool:
    """Whether brackets only give the short form of the name before them: Agence France-Presse (AFP)."""
    end = len(text[:opening].rstrip())
    return any(m.end == end and m.name == inside.name for m in mentions)


def _place(words: str) -> bool:
    """Whether ``words`` may be the place and date of a dateline: short, and no sentence."""
    text = words.strip()
    return (
        len(text) <= _DATELINE and len(text.split()) <= _PLACE_WORDS and not any(c in text for c in "!?。；;")
    )


def _dash_opening(text: str, mentions: Sequence[AgencyMention]) -> Form | None:
    """``МОСКВА, 12 ноя — РИА Новости.`` and ``AFP - Text``."""
    first = mentions[0]
    before = text[: first.start].strip()
    if before and not (before[-1] in "-–—./,،" and _place(before) and _dated(before)):
        return None
    after = _DASH.match(text, first.end)
    stop = bool(before) and text[first.end : first.end + 2] in (". ", ".\xa0")
    # "Reuters: …" is how headlines quote.
    if not (after or stop) or (not before and text[first.end :].lstrip()[:1] in (":", "：")):
        return None
    return Form(first.start, first.end, (first,))


def _dated(place: str) -> bool:
    letters = [c for c in place if c.isalpha()]
    return any(c.isdigit() for c in place) or (bool(letters) and all(c.isupper() for c in letters))


def inline(text: str, mentions: Sequence[AgencyMention], joiners: Collection[str]) -> Form | None:
    """``… TITLE ROME (Reuters) - Italy …``: the dateline of a page that lost its line breaks."""
    for match in _BRACKETED.finditer(text):
        inside = tuple(m for m in mentions if match.start() < m.start and m.end < match.end())
        before = text[max(0, match.start() - 9) : match.start()].rstrip()
        opens = _SPACED_DASH.match(text, match.end()) or (before[-1:].isdigit() and match.end() < len(text))
        if not inside or any(m.weak for m in inside) or not opens:
            continue
        if agencies_only(text, *match.span(1), mentions, joiners) and (
            before[-1:].isalnum() or before[-1:] == "."
        ):
            return Form(match.start(), match.end(), inside)
    return None


def copyright(text: str, mentions: Sequence[AgencyMention]) -> Form | None:
    """``© dpa / Georg Wendt``: whose picture it is."""
    marked = tuple(m for m in mentions if text[: m.start].rstrip().endswith("©"))
    if not marked:
        return None
    return Form(text.rindex("©", 0, marked[0].start), marked[0].end, marked[:1])


def closing(text: str, mentions: Sequence[AgencyMention], joiners: Collection[str]) -> Form | None:
    """The agencies that end a line: in brackets, or after a dash or a finished sentence."""
    end = len(text.rstrip().rstrip(".。।"))
    if not mentions or mentions[-1].end < end - 40:
        return None
    return _closing_bracket(text, end, mentions, joiners) or _closing_run(text, end, mentions, joiners)


def _closing_bracket(
    text: str, end: int, mentions: Sequence[AgencyMention], joiners: Collection[str]
) -> Form | None:
    match = next((m for m in _last_brackets(text, end)), None)
    if match is None or not agencies_only(text, *match.span(1), mentions, joiners):
        return None
    inside = tuple(m for m in mentions if match.start() < m.start and m.end < match.end())
    before = text[: match.start()].rstrip()
    if _short_form(text, match.start(), inside[0], mentions):
        return None
    # "… the Middle East and North Africa (MENA)" as well: a word's short form needs a finished sentence.
    if any(m.weak for m in inside) and before and before[-1] not in _SENTENCE_END:
        return None
    return Form(match.start(), match.end(), inside)


def _last_brackets(text: str, end: int) -> Iterator[re.Match[str]]:
    for match in _BRACKETED.finditer(text, max(0, end - 90)):
        if match.end() >= end:
            yield match


def _closing_run(
    text: str, end: int, mentions: Sequence[AgencyMention], joiners: Collection[str]
) -> Form | None:
    """``… ended. – AP/dpa``: the longest run of agencies at the end that a dash or sentence end opens."""
    best: Form | None = None
    for first in range(len(mentions) - 1, -1, -1):
        start = mentions[first].start
        if not agencies_only(text, start, end, mentions, joiners):
            break
        opening = _opening(text, start)
        if opening is not None and (first == 0 or mentions[first - 1].end <= opening):
            best = Form(opening, end, tuple(mentions[first:]))
    return best


def _opening(text: str, start: int) -> int | None:
    """Where a closing credit at ``start`` begins, its dash included; None where words run into it."""
    edited = _EDITED.search(text, max(0, start - 6), start)
    start = edited.start() if edited else start
    before = text[:start].rstrip()
    marked = before.rstrip(_DASHES + " ")
    if not marked:
        return None  # the whole line: `bare` reads it
    if len(marked) < len(before):
        touching = before[-1] in "-–/" and text[start - 1] == before[-1] and before[-2:-1].isalnum()
        return None if touching else len(text[:start].rstrip(_DASHES + " \xa0\t")) + _leading(text, marked)
    if before[-1] in _SENTENCE_END:
        return start
    return None


def _leading(text: str, marked: str) -> int:
    rest = text[len(marked) :]
    return len(rest) - len(rest.lstrip())


def bare(text: str, mentions: Sequence[AgencyMention], joiners: Collection[str]) -> Form | None:
    """A line of agencies alone. Weak forms need a dash or slash before them: ``MAP`` may be a menu."""
    start = len(text) - len(text.lstrip(_DASHES + " \t\xa0"))
    end = len(text.rstrip(" .\t\xa0"))
    if not mentions or not agencies_only(text, start, end, mentions, joiners):
        return None
    if any(m.weak or m.kind == "outlet" for m in mentions) and not text[:start].strip():
        return None
    return Form(len(text) - len(text.lstrip()), end, tuple(mentions))
