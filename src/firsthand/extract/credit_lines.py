"""What the readers of credits share: a line as they see it, and a credit as they find it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from firsthand.languages.agencies import AgencyMention, agency_of_host, find_agencies
from firsthand.languages.phrases import fold

# A line of more characters than this is no credit and hardly a paragraph: only its two ends are read.
_LONGEST_LINE = 20_000
# Of a line that names more agencies than this (a list of wires, or an attack) only the first and last count.
_MOST_MENTIONS = 100
OPENS, CLOSES = "(（[［【〔<", ")）]］】〕>"


@dataclass(frozen=True, slots=True)
class Found:
    """A credit before the page as a whole decided on its role.

    ``appended`` says that a label in brackets closes a line of running text, as under pictures.
    """

    role: str
    name: str | None
    id: str | None
    url: str | None
    line: int
    start: int
    end: int
    text: str
    early: bool = False
    kind: str = ""
    appended: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A line with what every reader of it needs. ``mentions`` hold weak forms too."""

    number: int
    text: str
    folded: str
    mentions: tuple[AgencyMention, ...]
    caption: bool
    early: bool


def parts(text: str) -> Iterator[tuple[int, str]]:
    """The line in one piece with its offset, or the two ends of one that is too long."""
    if len(text) <= _LONGEST_LINE:
        yield 0, text
    else:
        half = _LONGEST_LINE // 2
        yield 0, text[:half]
        yield len(text) - half, text[-half:]


def shift(found: Found, offset: int) -> Found:
    """The credit of a piece of a line, placed in the line."""
    return replace(found, start=found.start + offset, end=found.end + offset) if offset else found


def read_line(
    number: int, text: str, caption: bool, early: bool, home: frozenset[str], labels: Mapping[str, str]
) -> Line:
    """The line with its agencies; of ``home`` ones the acronyms are no words, and ``labels`` are no names."""
    folded = fold(text)
    mentions = tuple(
        replace(m, weak=False) if m.weak and m.name in home else m
        for m in find_agencies(text, weak=True)
        if not _is_label(folded, m, labels)
    )
    return Line(number, text, folded, _ends(mentions), caption, early)


def _ends(mentions: tuple[AgencyMention, ...]) -> tuple[AgencyMention, ...]:
    half = _MOST_MENTIONS // 2
    return mentions if len(mentions) <= _MOST_MENTIONS else mentions[:half] + mentions[-half:]


def _is_label(folded: str, mention: AgencyMention, labels: Mapping[str, str]) -> bool:
    """Whether the form is a label's word here: ``Bild: dpa`` credits dpa, not the paper."""
    return (
        folded[mention.start : mention.end] in labels
        and folded[mention.end : mention.end + 2].lstrip()[:1] == ":"
    )


def credited(
    line: Line,
    role: str,
    start: int,
    end: int,
    *,
    mention: AgencyMention | None = None,
    name: str | None = None,
    url: str | None = None,
    bare_host: bool = False,
) -> Found:
    """The credit that ``line`` gives between ``start`` and ``end``, enclosing brackets included.

    :param mention: the agency credited, else ``name`` or ``url`` says who.
    :param bare_host: the address is a host alone, which names an outlet but no page.
    """
    start, end = _with_brackets(line.text, start, end)
    known = agency_of_host(host_of(url)) if url else None
    ident: str | None = None
    kind = ""
    if mention is not None:
        name, ident, kind = mention.name, mention.id, mention.kind
    elif known is not None:
        name, ident, kind = known.name, known.id, known.kind
    if bare_host and url:
        # "teleshow.wp.pl" names an outlet; no page of it could be fetched.
        name, url = name or host_of(url) or None, None
    if kind == "photo":
        role = "photo"
    if role == "wrote" and mention is not None and kind != "outlet":
        role = "source"
    return Found(role, name, ident, url, line.number, start, end, line.text[start:end], line.early, kind)


def path_of(url: str) -> str:
    """The path of an address, empty for the root of a host and for what is no address."""
    try:
        return urlsplit(url).path.strip("/")
    except ValueError:
        return ""


def host_of(url: str) -> str:
    """The host of an address, empty for what is no address (page text may hold anything)."""
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def _with_brackets(text: str, start: int, end: int) -> tuple[int, int]:
    """The span with the brackets that enclose it and nothing else."""
    left, right = text[:start].rstrip(), text[end:]
    if left[-1:] in OPENS and left:
        closing = right.lstrip()
        if closing and closing[0] == CLOSES[OPENS.index(left[-1])]:
            return len(left) - 1, end + len(right) - len(closing) + 1
    return start, end
