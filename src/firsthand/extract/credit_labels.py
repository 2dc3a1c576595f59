"""Credits that a label opens: ``Nguồn: Reuters``, ``Sumber: https://…``, ``By Jane Doe``.

The page's own language may name anyone; labels of other languages count only before an
agency or an address that is known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from tld.utils import is_tld

from firsthand.extract.credit_lines import CLOSES, OPENS, Found, Line, credited, host_of, path_of
from firsthand.languages.agencies import AgencyMention
from firsthand.languages.phrases import PhraseTable, all_labels, conjunctions

_LABEL_LENGTH = 40
_SLOT_LENGTH = 160
_NAME_WORDS = 8
# In flattened text prose runs on after a credit: an agency far behind the label is not the label's.
_FIRST_AGENCY, _NEXT_AGENCY = 60, 30

_SEPARATOR = re.compile(r"[:៖=|]|(?<=\s)[-–—](?=\s)|/")
_URL = re.compile(r"(?:https?://|www\.)[^\s<>\"'“”«»()（）\[\]【】،。，、]+", re.IGNORECASE)
_HOST = re.compile(r"(?<![\w@.])(?:[\w-]{1,63}\.){1,4}[a-z]{2,10}(?:/[^\s<>\"'()]*)?(?![\w@])", re.IGNORECASE)
_QUOTES = '"“”«»„‚‘「」『』'
_UNIT_START = re.compile(r"(?:^|[(（\[［【〔<|•·.!?。！？।)）\]］】»”\"]|\s[-–—])\s*$")
_SLOT_END = re.compile(
    r"[()（）<>\]］】〕|•\n\t;；]|\s[-–—]\s|\s{2,}|(?<=[^\W\d]{2})[.!?](?:\s|$)|[。！？।](?!\w)"
)


def labelled(line: Line, own: PhraseTable | None) -> Iterator[Found]:
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
            yield replace(credit, appended=_appended(line.text, credit))


_ALONE = re.compile(r"\W*(?P<label>[^\d\W][^:：៖/]{1,30}?)\s*[:：៖]\s*(?=https?://)", re.IGNORECASE)
_ARTICLE_PATH = 12
_TEXT = 40


def shaped(line: Line, own: PhraseTable | None) -> Iterator[Found]:
    """``Šaltinis: https://…``: a line of one label and an article's address, in a language without a table."""
    match = _ALONE.match(line.text) if own is None else None
    address = _address(line.text, match.end()) if match else None
    if match is None or address is None or line.text[address[1] :].strip(" .)"):
        return
    if len(path_of(address[0])) >= _ARTICLE_PATH:
        yield credited(line, "source", match.start("label"), address[1], url=address[0])


def _appended(text: str, credit: Found) -> bool:
    """Whether the credit's brackets end a line that says something else before them."""
    alone = credit.start < _TEXT or text[credit.end :].strip(" .")
    return text[credit.start] in OPENS and not alone


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
    line: Line, role: str, start: int, slot: int, known_only: bool, own: PhraseTable | None
) -> Iterator[Found]:
    """What a label at ``start`` credits: an address, agencies, or (``known_only`` apart) any name."""
    slot += len(line.text[slot : slot + 8]) - len(line.text[slot : slot + 8].lstrip())
    mentions = _agencies_of(line, slot, _slot_end(line.text, slot))
    address = _address(line.text, slot)
    if address is not None and not (mentions and mentions[0].start == slot):
        url, end = address
        bare = not path_of(url)
        yield credited(line, role, start, end, url=url, bare_host=bare)
        return
    for mention in mentions:
        yield credited(line, role, start, _name_end(line.text, mentions[-1].end, slot), mention=mention)
    if not mentions and not known_only and _unit_start(line.text, start):
        end = _slot_end(line.text, slot)
        for name in _names(line.text[slot:end], role, own):
            yield credited(line, role, start, end, name=name)


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


def _agencies_of(line: Line, slot: int, end: int) -> list[AgencyMention]:
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
    schemed = "://" in written
    url = written if schemed else f"https://{written}"
    host = host_of(url)
    if not host or not (schemed or is_tld(host.rpartition(".")[2])):
        return None
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


def opened(line: Line, own: PhraseTable | None) -> Iterator[Found]:
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
            yield credited(line, located[1], located[0], mention.end, mention=mention)


def _standing(text: str, start: int, end: int) -> bool:
    """Whether a credit without a colon stands alone: in brackets, as a line, at a line's end."""
    opened = start == 0 or text[:start].rstrip()[-1:] in (*OPENS, ".", "|", "•", "-", "–", "—", "")
    rest = text[end:].lstrip()
    return opened and (not rest or rest[0] in (*CLOSES, ".", "|", "•", "/"))
