"""What a line is that is not the article's running text: captions and credits first, then furniture.

Each rule reads one line and its place; none knows a language. Words come from the tables
of `words`, agency names from `firsthand.languages.agencies`.
"""

from __future__ import annotations

import regex

from firsthand import model
from firsthand.extract import shapes, words
from firsthand.languages.agencies import find_agencies

# A credit line is a name or two and a bracket; a source line a label and an address.
LONGEST_CREDIT = 90.0
LONGEST_LABEL = 40
# A caption that names itself is a sentence; a credit behind a text is so long at most.
LONGEST_CAPTION = 160.0
LONGEST_CLOSE = 90
# A desk's names in a bracket of their own under the text.
LONGEST_SIGN_OFF = 240
# Digits of a stamp: a date of eight with weekday, place and author beside it.
MOSTLY_DIGITS = 0.1
_LAST_BRACKET = regex.compile(r"[(（\[【]\s*(?P<inside>[^()（）\[\]【】]{2,80})[)）\]】][\s.。]*$")
_WHOLE_BRACKET = regex.compile(r"[*_\s]*[(（\[【](?P<inside>[^()（）\[\]【】]{2,})[)）\]】][\s.。*_]*")
# What stands behind the last sentence of a caption or a report.
_CLOSE_LABEL = regex.compile(
    r"(?<=[^\p{L}])(?P<label>\p{L}[\p{L}\p{M} ]{1,24})\s?[:：]\s*(?P<rest>[^:：]{2,60})$"
)
_CLOSE_SLASH = regex.compile(r"(?<=[.!?。।…\"”»]\s?)[\p{L}\p{M} ]{2,30}\s?/\s?\p{L}[\p{L}\p{M} .'’-]{1,40}$")
_CLOSE_AGENCY = regex.compile(
    r"[\p{Sentence_Terminal}\"”»’]\s*[-–—(（\[]*\s*(?P<name>\p{L}[\p{L}\p{M} /.-]{1,40}?)[)）\]]*\s*$"
)
_LABELLED = regex.compile(r"^(?P<label>[^:：\n]{1,40})\s?[:：]\s*(?P<rest>\S.*)$")
_SLASH = regex.compile(r"\s*[/|©]\s*")
_PERSON = regex.compile(r"[\p{L}\p{M}\s.&'’-]{2,60}")

_WHOLE: dict[str, model.DroppedRole] = {
    "share": "share",
    "comment": "comment",
    "read_also": "teaser",
    "advert": "advert",
    "photo": "boilerplate",
    "menu": "menu",
    "published": "metadata",
    "updated": "metadata",
    "byline": "metadata",
    "rights": "boilerplate",
    "caption": "boilerplate",
    "closing": "boilerplate",
}


def bracket(text: str) -> str | None:
    """What stands in the bracket that closes a line, None where none does."""
    match = _LAST_BRACKET.search(text[-120:])
    return match["inside"].strip() if match else None


def label(text: str) -> tuple[str, str] | None:
    """The label before a colon and what follows it; None for a line without a label or an address alone."""
    match = _LABELLED.match(text)
    if not match or shapes.ADDRESS.match(text) or not shapes.letter_share(match["label"]):
        return None
    return match["label"].strip(), match["rest"].strip()


def names_agency(text: str) -> bool:
    """Whether a short text names an agency and little else."""
    found = find_agencies(text[:200], weak=True)
    return bool(found) and sum(m.end - m.start for m in found) * 3 >= len(text)


def has_photo_credit(text: str) -> bool:
    """Whether a line closes with a picture's credit ("(Photo: Reuters)", "FOTO: Ann Berg/dpa") or opens with its label."""
    inside = bracket(text)
    if inside and (words.leading_kind(inside) == "photo" or words.held_kind(inside, "photo")):
        return True
    labelled = label(text)
    if labelled is not None and words.whole_kind(labelled[0]) in ("photo", "caption"):
        return True
    return _closes_with_photo(text)


def _closes_with_photo(text: str) -> bool:
    """A label and a name, or an agency and a name with a slash, behind the last sentence of a caption."""
    tail = text[-LONGEST_CLOSE:]
    found = _CLOSE_LABEL.search(tail)
    if found and words.whole_kind(found["label"]) == "photo" and shapes.ends_sentence(found["rest"]) < 1.0:
        return True
    slashed = _CLOSE_SLASH.search(tail)
    return slashed is not None and bool(find_agencies(slashed[0], weak=True))


def opens_caption(text: str) -> bool:
    """Whether a short sentence says at its head that it is about a picture: ``图为…``, ``Na zdjęciu …``."""
    short = shapes.width(text) < LONGEST_CAPTION and shapes.sentence_ends(text) <= 1
    return short and words.leading_kind(text) == "caption"


def without_sign_off(text: str) -> str:
    """A paragraph without the agency's name behind its last sentence: ``… was closed. AFP``, ``… (Reuters)``."""
    found = _CLOSE_AGENCY.search(text[-LONGEST_CLOSE:])
    if not found or not names_agency(found["name"]):
        return text
    return text[: len(text) - len(found[0]) + 1].rstrip()


def is_credit(text: str) -> bool:
    """A picture's or a report's credit alone: ``KCNA``, ``Reuters/John Doe``, ``© AFP``."""
    if shapes.width(text) > LONGEST_CREDIT or shapes.ends_sentence(text) == 1.0:
        return False
    if words.leading_kind(text) == "byline":  # "By Reuters, Velmora" says who wrote the report
        return False
    pieces = [p for p in _SLASH.split(text) if p]
    slashed = len(pieces) > 1 and all(_PERSON.fullmatch(p) for p in pieces)
    return names_agency(text) or (slashed and bool(find_agencies(text, weak=True)))


def is_signature(text: str) -> bool:
    """A short line of a name and a bracket that names an agency or source: ``Hoa Vũ (Nguồn: Reuters)``."""
    inside = bracket(text)
    if inside is None or shapes.width(text) > LONGEST_CREDIT or shapes.sentence_ends(text) > 1:
        return False
    head = _LAST_BRACKET.sub("", text).strip()
    short = len(head.split()) <= 6 and shapes.width(head) <= LONGEST_LABEL and not shapes.digit_share(head)
    return short and (names_agency(inside) or label(inside) is not None)


def is_sign_off(text: str) -> bool:
    """A line under the text that is about the text: a bracket with who wrote it, a label's disclaimer.

    ``(Reporting by …; Editing by …)``, ``(dpa)``, ``免责声明：…``
    """
    whole = _WHOLE_BRACKET.fullmatch(text)
    if whole and len(whole["inside"]) <= LONGEST_SIGN_OFF:
        inside = whole["inside"].strip()
        told = words.leading_kind(inside) in ("byline", "closing") and shapes.ends_sentence(inside) < 1.0
        return told or names_agency(inside)
    labelled = label(text)
    return labelled is not None and words.whole_kind(labelled[0]) == "closing"


def is_stamp(text: str) -> bool:
    """A short line that is mostly a date or a clock time: when it was written, how long it takes to read."""
    return shapes.width(text) < LONGEST_CREDIT and shapes.digit_share(text) > MOSTLY_DIGITS and is_dated(text)


def is_source_line(text: str) -> bool:
    """A label and an address, or an address alone: ``Sumber: https://…``."""
    address = shapes.ADDRESS.search(text[: shapes.READ])
    return address is not None and len(text) - len(address[0]) <= LONGEST_LABEL


def is_dateline_alone(text: str) -> bool:
    """A line that is a bracket and a dash: ``(VTC News) -``; the paragraph follows on the next line."""
    return (
        bool(regex.fullmatch(r"[(（\[【][^()（）\[\]【】]{2,40}[)）\]】]\s*[-–—:：]*", text))
        and len(text) <= 60
    )


def is_dated(text: str) -> bool:
    """A short line with a date or a clock time in it."""
    short = shapes.width(text) < 120 and shapes.sentence_ends(text) <= 2
    return short and bool(shapes.DATE.search(text) or shapes.TIME.search(text))


def sure_kind(text: str) -> model.DroppedRole | None:
    """The role of a line that is furniture wherever it stands, by its words or its shape; else None."""
    kind = words.whole_kind(text)
    if kind is not None:
        return _WHOLE[kind]
    if not shapes.letter_share(text):
        return "metadata" if is_dated(text) else "boilerplate"
    if is_sign_off(text):
        return "metadata"
    if shapes.is_bracketed(text) and len(text.split()) <= 4:
        inside = words.leading_kind(text)
        return _WHOLE[inside] if inside else "advert" if regex.search(r"[_\d]", text) else None
    if is_source_line(text) or is_signature(text) or is_dateline_alone(text):
        return "metadata"
    labelled = label(text)
    if labelled and words.whole_kind(labelled[0]) in ("read_also", "advert", "share"):
        return _WHOLE[words.whole_kind(labelled[0]) or "read_also"]
    return "boilerplate" if shapes.has_rights(text) and shapes.width(text) < 200 else None


def likely_kind(text: str, *, before: bool, near: bool, repeated: bool, in_list: bool) -> model.DroppedRole:
    """The likeliest role of a line that is not the article.

    :param before: whether it stands before the article's first paragraph.
    :param near: whether it stands between the title and the last paragraph, or beside them.
    :param repeated: whether the page holds the line more than once.
    :param in_list: whether a heading of related pages ("Read also") stands above it after the article.
    """
    sure = sure_kind(text)
    if sure is not None:
        return sure
    leading = words.leading_kind(text)
    if leading in ("comment", "share", "advert", "rights") and shapes.width(text) < 60:
        return _WHOLE[leading]
    if near and (is_dated(text) or is_credit(text) or leading in ("byline", "published", "updated")):
        return "metadata"
    if shapes.width(text) >= 30 or repeated or is_dated(text) or in_list:
        return "teaser"
    return "menu" if before or not near else "boilerplate"
