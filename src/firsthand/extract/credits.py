"""Who a page names as its source, and in which role.

A credit is read from its own words (``Nguồn: Reuters``), from its form (``(AFP)`` at the end, a
dateline) or from the sentence that it stands in (``KCNA đưa tin``). Own language first; of the
other languages' words only labels count, and only before an agency or an address that is known.

An agency that the outlet *took the report from* is ``source``; one that a sentence quotes for a claim
is ``cited``. Phrases that can mean both ("Theo Reuters, …") are ``reported`` in the tables: they give
``source`` near the start of a page that names no source otherwise, else ``cited``.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from firsthand.extract import credit_forms
from firsthand.languages.agencies import AgencyMention, agency_of_host, find_agencies
from firsthand.languages.mentions import best_phrase, sentence_bounds
from firsthand.languages.phrases import (
    PhraseTable,
    all_joiners,
    all_labels,
    conjunctions,
    fold,
    home_agencies,
    phrase_table,
)
from firsthand.model import Credit, CreditRole

# A line of more characters than this is no credit and hardly a paragraph: only its two ends are read.
_LONGEST_LINE = 20_000
# Of a line that names more agencies than this (a list of wires, or an attack) only the first and last count.
_MOST_MENTIONS = 100
_LABEL_LENGTH = 40
_SLOT_LENGTH = 160
_NAME_WORDS = 8
# In flattened text prose runs on after a credit: an agency far behind the label is not the label's.
_FIRST_AGENCY, _NEXT_AGENCY = 60, 30
# "Theo Reuters" opens a report that was taken from Reuters; deep in the text it quotes.
_EARLY_LINES, _TEXT_LENGTH = 3, 60

_ROLES: Mapping[str, CreditRole] = {
    "source": "source", "cited": "cited", "photo": "photo", "translated": "translated", "wrote": "wrote",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Found:
    """A credit before the page as a whole decided on its role."""

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


@dataclass(frozen=True, slots=True)
class _Line:
    """A line with what every reader of it needs. ``mentions`` hold weak forms too."""

    number: int
    text: str
    folded: str
    mentions: tuple[AgencyMention, ...]
    caption: bool
    early: bool


def find_credits(
    lines: Sequence[tuple[int, str]], language: str | None, *, captions: Container[int] = ()
) -> list[Credit]:
    """The credits of a page, each source once a role, in the order of the page.

    :param lines: number and text of each line that may hold a credit: paragraphs and
        dropped metadata lines, no teasers.
    :param language: BCP 47; None, or one without a ``credits.toml``, leaves forms, addresses
        and the labels of all languages.
    :param captions: numbers of the lines under pictures; whatever their words, their credits
        are ``photo``.
    :returns: spans are code points of the line's text; ``name`` is an agency's one name where
        it is known, None where only an address is given.
    """
    own = phrase_table(language)
    home = home_agencies(language) if language else frozenset()
    labels = own.labels if own else all_labels()
    found: list[_Found] = []
    texts = 0
    for number, text in lines:
        texts += len(text) >= _TEXT_LENGTH
        for offset, part in _parts(text):
            line = _line(number, part, number in captions, texts <= _EARLY_LINES, home, labels)
            found.extend(_shift(credit, offset) for credit in _line_credits(line, own))
    return [_credit(f) for f in _merged(_settled(found))]


def _parts(text: str) -> Iterator[tuple[int, str]]:
    if len(text) <= _LONGEST_LINE:
        yield 0, text
    else:
        half = _LONGEST_LINE // 2
        yield 0, text[:half]
        yield len(text) - half, text[-half:]


def _shift(found: _Found, offset: int) -> _Found:
    return replace(found, start=found.start + offset, end=found.end + offset) if offset else found


def _line(
    number: int, text: str, caption: bool, early: bool, home: frozenset[str], labels: Mapping[str, str]
) -> _Line:
    folded = fold(text)
    mentions = tuple(
        replace(m, weak=False) if m.weak and m.name in home else m
        for m in find_agencies(text, weak=True)
        if not _is_label(folded, m, labels)
    )
    return _Line(number, text, folded, _ends(mentions), caption, early)


def _ends(mentions: tuple[AgencyMention, ...]) -> tuple[AgencyMention, ...]:
    half = _MOST_MENTIONS // 2
    return mentions if len(mentions) <= _MOST_MENTIONS else mentions[:half] + mentions[-half:]


def _is_label(folded: str, mention: AgencyMention, labels: Mapping[str, str]) -> bool:
    """Whether the form is a label's word here: ``Bild: dpa`` credits dpa, not the paper."""
    return (
        folded[mention.start : mention.end] in labels
        and folded[mention.end : mention.end + 2].lstrip()[:1] == ":"
    )


def _line_credits(line: _Line, own: PhraseTable | None) -> list[_Found]:
    found: list[_Found] = []
    for reader in (_labelled, _shaped, _opened, _formed, _phrased, _noted):
        for credit in reader(line, own):
            if not any(
                credit.start < f.end and f.start < credit.end and f.role != credit.role for f in found
            ):
                found.append(credit)
    return [_as_photo(f) for f in found if f.role != "cited" or f.name] if line.caption else found


def _as_photo(found: _Found) -> _Found:
    return found if found.role == "wrote" and not found.id else replace(found, role="photo")


# -- labels ------------------------------------------------------------------------

_SEPARATOR = re.compile(r"[:៖=|]|(?<=\s)[-–—](?=\s)|/")
_URL = re.compile(r"(?:https?://|www\.)[^\s<>\"'“”«»()（）\[\]【】،。，、]+", re.IGNORECASE)
_HOST = re.compile(r"(?<![\w@.])(?:[\w-]{1,63}\.){1,4}[a-z]{2,10}(?:/[^\s<>\"'()]*)?(?![\w@])", re.IGNORECASE)
_QUOTES = '"“”«»„‚‘「」『』'
_OPENS, _CLOSES = "(（[［【〔<", ")）]］】〕>"
_UNIT_START = re.compile(r"(?:^|[(（\[［【〔<|•·.!?。！？।)）\]］】»”\"]|\s[-–—])\s*$")
_SLOT_END = re.compile(
    r"[()（）<>\]］】〕|•\n\t;；]|\s[-–—]\s|\s{2,}|(?<=[^\W\d]{2})[.!?](?:\s|$)|[。！？।](?!\w)"
)


def _labelled(line: _Line, own: PhraseTable | None) -> Iterator[_Found]:
    """``Nguồn: Reuters``, ``Sumber: https://…``, ``(사진=연합뉴스)``."""
    labels = own.labels if own else {}
    done = 0
    for separator in _SEPARATOR.finditer(line.folded):
        if separator.start() < done:
            continue
        located = _label_before(line.folded, separator.start(), done, labels)
        known_only = located is None or separator[0] not in ":៖"
        located = located or _label_before(line.folded, separator.start(), done, all_labels())
        if located is None or (separator[0] not in ":៖" and not _unit_start(line.text, located[0])):
            continue
        start, role = located
        for credit in _slot_credits(line, role, start, separator.end(), known_only, own):
            done = max(done, credit.end)
            yield credit


_ALONE = re.compile(r"\W*(?P<label>[^\d\W][^:：៖/]{1,30}?)\s*[:：៖]\s*(?=https?://)", re.IGNORECASE)
_ARTICLE_PATH = 12


def _shaped(line: _Line, own: PhraseTable | None) -> Iterator[_Found]:
    """``Šaltinis: https://…``: a line of one label and an article's address, in a language without a table."""
    match = _ALONE.match(line.text) if own is None else None
    address = _address(line.text, match.end()) if match else None
    if match is None or address is None or line.text[address[1] :].strip(" .)"):
        return
    if _is_address(address[0]) and len(urlsplit(address[0]).path) >= _ARTICLE_PATH:
        yield _found(line, "source", match.start("label"), address[1], url=address[0])


def _label_before(folded: str, end: int, floor: int, labels: Mapping[str, str]) -> tuple[int, str] | None:
    """The longest label that ends at ``end`` (spaces between allowed) and starts a word, with its role."""
    stop = len(folded[max(floor, end - 4) : end].rstrip()) + max(floor, end - 4)
    low = max(floor, stop - _LABEL_LENGTH)
    window = folded[low:stop]
    for start in range(len(window)):
        role = labels.get(window[start:])
        if role is not None and (start == 0 or _starts_word(window, start)):
            return low + start, role
    return None


def _starts_word(window: str, start: int) -> bool:
    return not (window[start - 1].isalnum() and window[start].isascii()) and not (
        window[start - 1].isalpha() and window[start].isalpha() and window[start] < "\u0e00"
    )


def _slot_credits(
    line: _Line, role: str, start: int, slot: int, known_only: bool, own: PhraseTable | None
) -> Iterator[_Found]:
    """What a label at ``start`` credits: an address, agencies, or (``known_only`` apart) any name."""
    slot += len(line.text[slot : slot + 8]) - len(line.text[slot : slot + 8].lstrip())
    mentions = _credited(line, slot, _slot_end(line.text, slot))
    address = _address(line.text, slot)
    if address is not None and not (mentions and mentions[0].start == slot):
        url, end = address
        bare = not urlsplit(url).path.strip("/")
        yield _found(line, role, start, end, url=url, bare_host=bare)
        return
    for mention in mentions:
        yield _found(line, role, start, _name_end(line.text, mentions[-1].end, slot), mention=mention)
    if not mentions and not known_only and _unit_start(line.text, start):
        end = _slot_end(line.text, slot)
        for name in _names(line.text[slot:end], role, own):
            yield _found(line, role, start, end, name=name)


def _names(text: str, role: str, own: PhraseTable | None) -> list[str]:
    """The name in a slot; of authors each one ("Ana Pop und Ion Ene"), and none that a date ran into."""
    if role != "wrote" or own is None:
        return [name] if (name := _clean_name(text)) else []
    joined = "|".join(map(re.escape, sorted(conjunctions(own))))
    parts = re.split(rf"[,،、，&]|\s(?:{joined})\s" if joined else r"[,،、，&]", text)
    names = [name for part in parts if (name := _clean_name(part))]
    return [name for name in names if not any(c.isdigit() for c in name)]


def _unit_start(text: str, start: int) -> bool:
    return bool(_UNIT_START.search(text[max(0, start - 6) : start]))


def _credited(line: _Line, slot: int, end: int) -> list[AgencyMention]:
    """The agencies that belong to a label: those near its start, and each near the one before."""
    near: list[AgencyMention] = []
    position, reach = slot, _FIRST_AGENCY
    for mention in line.mentions:
        if mention.start >= slot and mention.end <= end and mention.start - position <= reach:
            near.append(mention)
            position, reach = mention.end, _NEXT_AGENCY
    return near


def _name_end(text: str, end: int, slot: int) -> int:
    """The end of the evidence: with what is left of a short slot (``Reuters/Kim Hong-ji``), else at the name."""
    closing = _slot_end(text, slot)
    return closing if closing - end <= _NEXT_AGENCY else end


def _slot_end(text: str, slot: int) -> int:
    match = _SLOT_END.search(text, slot, slot + _SLOT_LENGTH)
    end = match.start() if match else min(len(text), slot + _SLOT_LENGTH)
    return slot + len(text[slot:end].rstrip(" .,;:،"))


def _address(text: str, slot: int) -> tuple[str, int] | None:
    """The address that stands at ``slot``, without the sentence's own punctuation, and its end."""
    match = _URL.match(text, slot) or _HOST.match(text, slot)
    if match is None:
        return None
    written = match[0].rstrip(".,;:!?")
    url = written if "://" in written.lower() else f"https://{written}"
    return url, slot + len(written)


def _clean_name(text: str) -> str | None:
    """A name as written, or None where the words are no name (lower case, too many, no letter)."""
    name = " ".join(text.strip(" \t\"'“”«»„*_-–—,.:").split())
    first = next((c for c in name if c.isalpha()), "")
    quoted = text.strip()[:1] in _QUOTES and not any(c in _QUOTES for c in text.strip()[1:])
    if quoted or sum(c.isalnum() for c in name) < 2:
        return None
    if not first or first.islower() or len(name.split()) > _NAME_WORDS or len(name) > 80:
        return None
    return name


# -- openers, forms, phrases, notes ------------------------------------------------


def _opened(line: _Line, own: PhraseTable | None) -> Iterator[_Found]:
    """``By Jane Doe``, ``Translated from the Russian``, ``Photo by …``; ``Foto Reuters`` without a colon."""
    for role, pattern in own.openers if own else ():
        for match in pattern.finditer(line.folded):
            start = match.start()
            unit = _unit_start(line.text, start)
            if role == "wrote" and line.text[:start].strip():
                continue
            known_only = not unit or len(line.text) > _SLOT_LENGTH
            yield from _slot_credits(line, role, start, match.end(), known_only, own)
    for mention in line.mentions:
        located = _label_before(line.folded, mention.start, 0, own.labels if own else {})
        if located and _standing(line.text, located[0], mention.end):
            yield _found(line, located[1], located[0], mention.end, mention=mention)


def _standing(text: str, start: int, end: int) -> bool:
    """Whether a credit without a colon stands alone: in brackets, as a line, at a line's end."""
    opened = start == 0 or text[:start].rstrip()[-1:] in (*_OPENS, ".", "|", "•", "-", "–", "—", "")
    rest = text[end:].lstrip()
    return opened and (not rest or rest[0] in (*_CLOSES, ".", "|", "•", "/"))


def _formed(line: _Line, own: PhraseTable | None) -> Iterator[_Found]:
    """Brackets, datelines, closing agencies, bare lines."""
    if not line.mentions:
        return
    joiners = own.joiners if own else all_joiners()
    for form in (
        credit_forms.bare(line.text, line.mentions, joiners),
        credit_forms.dateline(line.text, line.mentions),
        credit_forms.closing(line.text, line.mentions, joiners),
    ):
        for mention in form.mentions if form else ():
            assert form is not None
            yield _found(line, "source", form.start, form.end, mention=mention)


def _phrased(line: _Line, own: PhraseTable | None) -> Iterator[_Found]:
    """``KCNA đưa tin``, ``relatează AFP``: the phrase nearest to each agency decides on its role."""
    if own is None:
        return
    for mention in line.mentions:
        bounds = sentence_bounds(line.text, mention.start)
        match = best_phrase(line.folded, mention.start, mention.end, bounds, own.phrases)
        if match is None or (mention.weak and not _called_agency(line.folded, match.start, match.end, own)):
            continue
        yield _found(line, match.phrase.role, match.start, match.end, mention=mention)


def _called_agency(folded: str, start: int, end: int, own: PhraseTable) -> bool:
    """Whether the phrase calls the name an agency: then ``PTI`` is not the party."""
    around = folded[max(0, start - 30) : end + 20]
    return any(word in around for word in own.agency_words)


def _noted(line: _Line, own: PhraseTable | None) -> Iterator[_Found]:
    """``translated automatically``: a role without a name."""
    for role, pattern in own.notes if own else ():
        for match in pattern.finditer(line.folded):
            yield _found(line, role, *match.span())


# -- making and merging ------------------------------------------------------------


def _found(
    line: _Line,
    role: str,
    start: int,
    end: int,
    *,
    mention: AgencyMention | None = None,
    name: str | None = None,
    url: str | None = None,
    bare_host: bool = False,
) -> _Found:
    start, end = _with_brackets(line.text, start, end)
    known = agency_of_host(urlsplit(url).hostname or "") if url and _is_address(url) else None
    ident: str | None = None
    kind = ""
    if mention is not None:
        name, ident, kind = mention.name, mention.id, mention.kind
    elif known is not None:
        name, ident, kind = known.name, known.id, known.kind
    if bare_host and url:
        # "teleshow.wp.pl" names an outlet; no page of it could be fetched.
        name, url = name or urlsplit(url).hostname, None
    if kind == "photo":
        role = "photo"
    if role == "wrote" and mention is not None and kind != "outlet":
        role = "source"
    return _Found(role, name, ident, url, line.number, start, end, line.text[start:end], line.early, kind)


def _is_address(url: str) -> bool:
    try:
        return bool(urlsplit(url).hostname)
    except ValueError:
        return False


def _with_brackets(text: str, start: int, end: int) -> tuple[int, int]:
    """The span with the brackets that enclose it and nothing else."""
    left, right = text[:start].rstrip(), text[end:]
    if left[-1:] in _OPENS and left:
        closing = right.lstrip()
        if closing and closing[0] == _CLOSES[_OPENS.index(left[-1])]:
            return len(left) - 1, end + len(right) - len(closing) + 1
    return start, end


def _settled(found: Sequence[_Found]) -> list[_Found]:
    """Each ``reported`` made ``source`` or ``cited``; what is a source needs not be cited as well."""
    explicit = any(f.role in ("source", "translated") for f in found)
    roles = [_settled_role(f, explicit) for f in found]
    sources = {f.name for f, role in zip(found, roles, strict=True) if role == "source" and f.name}
    return [
        replace(f, role=role)
        for f, role in zip(found, roles, strict=True)
        if not (role == "cited" and f.name in sources)
    ]


def _settled_role(found: _Found, explicit: bool) -> str:
    if found.role != "reported":
        return found.role
    return "source" if found.early and not explicit and found.kind == "agency" else "cited"


def _merged(found: Iterable[_Found]) -> list[_Found]:
    first: dict[tuple[str, str | None, str | None], _Found] = {}
    for credit in found:
        first.setdefault((credit.role, credit.name, credit.url), credit)
    return sorted(first.values(), key=lambda f: (f.line, f.start))


def _credit(found: _Found) -> Credit:
    return Credit(
        name=found.name,
        role=_ROLES[found.role],
        evidence=found.text,
        id=found.id,
        url=found.url,
        line=found.line,
        span=(found.start, found.end),
    )
