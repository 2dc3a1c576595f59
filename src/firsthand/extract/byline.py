"""Who wrote the article, and which of the lines around it speak of its dates."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import regex
from babel import Locale, UnknownLocaleError

from firsthand import model
from firsthand.extract import furniture, outlet, shapes, words

_CREDIT = regex.compile(r"\s*[(（\[][^()（）\[\]]{2,80}[)）\]]\s*\.?\s*$")
_NAMES = regex.compile(r"^\p{Lu}[\p{L}\p{M}.'’-]*(?:\s+(?:\p{Lu}[\p{L}\p{M}.'’-]*|\p{Ll}{1,3})){1,4}$")
_BETWEEN = regex.compile(r"\s*(?:,|;|/|&|\||·|•)\s*")
LONGEST_NAME = 40


def declared(names: Sequence[str], language: str | None, shown: model.Outlet) -> tuple[str, ...]:
    """The people among the authors that a record or markup names, one by one, without the outlet itself."""
    pieces = [p for name in names for p in split_names(name, language)]
    own = {n.casefold() for n in (shown.name, shown.domain, (shown.domain or "").split(".")[0]) if n}
    cleaned = (_CREDIT.sub("", p).strip(" .,") for p in pieces)
    return tuple(
        dict.fromkeys(p for p in cleaned if p and p.casefold() not in own and any(c.isalpha() for c in p))
    )


def split_names(text: str, language: str | None) -> list[str]:
    """Names that stand in one list: at commas, semicolons, bars and the language's "and" (CLDR's list patterns)."""
    joined = text
    for word in _and_words(language):
        joined = regex.sub(rf"(?<=\s){regex.escape(word)}(?=\s)", ";", joined)
    return [p.strip() for p in _BETWEEN.split(joined) if p.strip()]


@cache
def _and_words(language: str | None) -> tuple[str, ...]:
    found = []
    for code in (language, "en"):
        try:
            pattern = Locale.parse(str(code).replace("-", "_")).list_patterns["standard"]["2"]
        except (ValueError, UnknownLocaleError, KeyError):
            continue
        word = pattern.replace("{0}", "").replace("{1}", "").strip()
        if word and word[0].isalpha():
            found.append(word)
    return tuple(dict.fromkeys(found))


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


def published_lines(
    metadata: Sequence[str], signature: Sequence[str], above: Sequence[str]
) -> list[list[str]]:
    """Groups of lines that may give the publication date, the surest group first."""
    beside = [(words.leading_kind(t), t) for t in metadata]
    after = [(words.leading_kind(t), t) for t in signature]
    other = ("published", "updated", "photo", "read_also", "comment")
    return [
        [t for kind, t in (*beside, *after) if kind == "published"],
        [t for kind, t in beside if kind not in other],
        [t for kind, t in beside if kind == "updated"],
        [t for kind, t in after if kind not in other and furniture.is_dated(t)][:1],
        [t for t in above if words.leading_kind(t) not in other[1:]],
    ]


def updated_lines(metadata: Sequence[str], signature: Sequence[str]) -> list[str]:
    """Lines that say when the article was last changed."""
    return [t for t in (*metadata, *signature) if words.leading_kind(t) == "updated"]
