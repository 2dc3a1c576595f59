"""Who wrote the article, and which of the lines around it speak of its dates."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from firsthand import model
from firsthand.extract import furniture, outlet, shapes, words

_CREDIT = regex.compile(r"\s*[(（\[][^()（）\[\]]{2,80}[)）\]]\s*\.?\s*$")
_NAMES = regex.compile(r"^\p{Lu}[\p{L}\p{M}.'’-]*(?:\s+(?:\p{Lu}[\p{L}\p{M}.'’-]*|\p{Ll}{1,3})){1,4}$")
_BETWEEN = regex.compile(r"\s*(?:,|;|/|&|\||·|•)\s*")
LONGEST_NAME = 40


def visible(metadata: Sequence[str], signature: Sequence[str], shown: model.Outlet) -> tuple[str, ...]:
    """The authors that lines beside the article name: after a byline's label, or before a source in a bracket.

    A name alone is taken only right after the last paragraph or between title and lead where
    a label or bracket says what it is: a line "Kim Jong Un" may as well be a caption.
    """
    for text in metadata:
        if found := _labelled(text, shown):
            return found
    for text in signature:
        if found := _signed(text, shown) or _labelled(text, shown):
            return found
    return ()


def _labelled(text: str, shown: model.Outlet) -> tuple[str, ...]:
    if len(text) > 120 or words.leading_kind(text) != "byline":
        return ()
    rest = _after_label(text)
    pieces = [p for p in _BETWEEN.split(_CREDIT.sub("", rest)) if p]
    names = [p.strip(" .:：") for p in pieces if _is_name(p.strip(" .:："), shown)]
    return tuple(dict.fromkeys(names)) if names and len(names) == len(pieces) else ()


def _after_label(text: str) -> str:
    labelled = furniture.label(text)
    if labelled:
        return labelled[1]
    for end in range(1, min(len(text), 40)):
        if words.whole_kind(text[:end]) == "byline" and text[end] in " \u00a0":
            rest = text[end:].strip()
            if words.whole_kind(text[: end + 1 + len(rest.split(" ")[0])]) != "byline":
                return rest
    return ""


def _signed(text: str, shown: model.Outlet) -> tuple[str, ...]:
    if not furniture.is_signature(text):
        return ()
    name = _CREDIT.sub("", text).strip(" -–—,")
    return (name,) if _is_name(name, shown) else ()


def _is_name(text: str, shown: model.Outlet) -> bool:
    if (
        not 2 <= len(text) <= LONGEST_NAME
        or shapes.digit_share(text)
        or outlet.is_agency(text)
        or text == shown.name
    ):
        return False
    cased = bool(regex.search(r"[\p{Lu}\p{Ll}]", text))
    return bool(_NAMES.match(text)) if cased else len(text.split()) <= 4 and shapes.letter_share(text) > 0.8


def published_first(metadata: Sequence[str], signature: Sequence[str]) -> list[str]:
    """Lines that may give the publication date: labelled ones first, those of an update last."""
    kinds = [(words.leading_kind(t), t) for t in metadata]
    labelled = [t for k, t in kinds if k == "published"]
    plain = [t for k, t in kinds if k not in ("published", "updated", "photo", "read_also")]
    after = [t for t in signature if words.leading_kind(t) == "published"]
    return [*labelled, *plain, *after, *(t for k, t in kinds if k == "updated")]


def updated_lines(metadata: Sequence[str], signature: Sequence[str]) -> list[str]:
    """Lines that say when the article was last changed."""
    return [t for t in (*metadata, *signature) if words.leading_kind(t) == "updated"]
