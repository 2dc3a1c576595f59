"""How each language names its sources: the templates of ``credits.toml``, compiled.

A template is words with a slot: ``Nguồn: {name}``, ``relatează {name}``, ``据{name}…报道``.

- Words, a colon and the slot make a *label*: it stands before a name or an address.
- Other words around a slot make a *phrase* of a sentence. ``^`` and ``$`` tie it to the
  sentence's start or end, ``…`` stands for a stretch of the sentence.
- Words without a slot make a *note* ("automatically translated").

Keys of a table: the roles (``reported`` is source or cited, as the page decides), ``attribution``
(whose claim a sentence gives), ``agency`` (words for a news agency), ``joiners`` (words between
two agencies), ``not_names`` (pronouns and articles, which name no party), ``clauses`` (words that
open a clause, behind which no party stands), ``ands`` (words for "and" that CLDR lacks) and ``accents = "optional"``.

Of the grammar around a party (`values.parties`):

- ``prepositions``: what they govern is a place, a time or a listener, not who speaks ("in Geneva", "to reporters");
- ``genitives``: words that join a noun to the name behind it ("police of Avon"): the party is both;
- ``documents``: nouns behind whose preposition the party stands ("a report by the bank");
- ``times``: inflected names of days that CLDR lacks;
- ``not_subjects``: what, right before a verb, makes it no verb or a stretch no subject, where words are not spaced;
- ``set_off = true``: a comma or full stop ends what a preposition gives as the party ("according to Turkish officials,");
- ``inverted_after_mark = true``: a verb stands before its subject only behind a quotation or a comma;
- ``verb_second = true``: behind an adverb that opens the sentence the subject follows its verb.

Nothing here knows a language. Text is compared folded (`fold`), which keeps every offset.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from babel import Locale, UnknownLocaleError
from babel.languages import get_official_languages

from firsthand.languages import covered, primary, table
from firsthand.languages.agencies import agencies
from firsthand.languages.scripts import LETTER, UNSPACED, script

ROLES = ("source", "reported", "cited", "photo", "translated", "wrote")
OPENING = ("photo", "translated", "wrote")

# Words that may stand between a phrase and the name: "announces on Tuesday the official North Korean
# agency" is six, "said on Monday" two after it. Longer gaps began to take other clauses' verbs.
_GAP_BEFORE, _GAP_AFTER, _GAP_LETTERS = 6, 4, 24
_STRETCH = 200


@dataclass(frozen=True, slots=True)
class Phrase:
    """A template of a sentence. ``before`` ends where the name begins, ``after`` starts where it ends.

    Both are matched against folded text; each names what it skipped between phrase and name ``gap``
    and its own words ``words``. None where the template has no words on that side.
    """

    role: str
    before: re.Pattern[str] | None
    after: re.Pattern[str] | None
    at_start: bool
    at_end: bool
    template: str


@dataclass(frozen=True, slots=True, eq=False)
class PhraseTable:
    """What one language's ``credits.toml`` says."""

    language: str
    labels: Mapping[str, str]
    openers: tuple[tuple[str, re.Pattern[str]], ...]
    notes: tuple[tuple[str, re.Pattern[str]], ...]
    phrases: tuple[Phrase, ...]
    attribution: tuple[Phrase, ...]
    agency_words: frozenset[str]
    joiners: frozenset[str]
    not_names: frozenset[str]
    clauses: frozenset[str]
    ands: frozenset[str]
    prepositions: frozenset[str]
    genitives: frozenset[str]
    documents: frozenset[str]
    times: frozenset[str]
    not_subjects: frozenset[str]
    set_off: bool
    inverted_after_mark: bool
    verb_second: bool


_ONE_FORM = {
    "ţ": "ț", "ş": "ș", "ي": "ی", "ى": "ی", "ك": "ک", "أ": "ا", "إ": "ا", "آ": "ا", "ё": "е",
    "İ": "i", "ı": "i", "’": "'", "‘": "'", "ʼ": "'", "：": ":", "﹕": ":", "＝": "=", "\u3000": " ", "\u00a0": " ",
}  # fmt: skip


class _Folding(dict[int, int]):
    """Lower case and one form for look-alike letters, one code point for one."""

    def __missing__(self, code: int) -> int:
        character = chr(code)
        lower = character.lower()
        lower = lower if len(lower) == 1 else character
        self[code] = folded = ord(_ONE_FORM.get(character, _ONE_FORM.get(lower, lower)))
        return folded


_FOLDING = _Folding()


def fold(text: str) -> str:
    """``text`` for comparing: lower case, look-alike letters made one, of the same length."""
    return text.translate(_FOLDING)


@cache
def phrase_table(language: str | None) -> PhraseTable | None:
    """The compiled templates of a BCP 47 language, None where it has no ``credits.toml``."""
    raw = table(language, "credits") if language else None
    return None if raw is None or language is None else _compiled(primary(language), raw)


def phrase_tables() -> Iterator[PhraseTable]:
    """All languages' tables, in the order of their codes."""
    return (t for t in map(phrase_table, sorted(covered("credits"))) if t is not None)


@cache
def all_labels() -> Mapping[str, str]:
    """The labels of all languages. A word that two languages use for two roles is left out."""
    merged: dict[str, str] = {}
    clashing: set[str] = set()
    for raw in _raw_tables():
        for label, role in _labels(raw).items():
            if merged.setdefault(label, role) != role:
                clashing.add(label)
    return {label: role for label, role in merged.items() if label not in clashing}


@cache
def all_joiners() -> frozenset[str]:
    """The words of all languages that join two agencies ("with", "und", "via")."""
    return frozenset(fold(word) for raw in _raw_tables() for word in raw.get("joiners", ()))


def _raw_tables() -> Iterator[Mapping[str, Any]]:
    return (raw for code in sorted(covered("credits")) if (raw := table(code, "credits")) is not None)


@cache
def cldr(language: str) -> Locale | None:
    """What CLDR knows of a language, None where it knows none of that code."""
    try:
        return Locale.parse(primary(language))
    except (UnknownLocaleError, ValueError):
        return None


@cache
def conjunctions(entry: PhraseTable) -> frozenset[str]:
    """The words for "and" between two names, folded: CLDR's list patterns and the table's own."""
    locale = cldr(entry.language)
    patterns = [] if locale is None else [p.get("2", "") for p in locale.list_patterns.values()]
    words = (re.split(r"\{[01]\}", pattern)[1].strip() for pattern in patterns if "{1}" in pattern)
    return entry.ands | {fold(word) for word in words if word.isalpha()}


@cache
def home_agencies(language: str) -> frozenset[str]:
    """Names of the agencies seated where ``language`` is official: there their acronyms are no words."""
    code = primary(language)
    return frozenset(a.name for a in agencies() if a.country and code in _official(a.country))


@cache
def _official(country: str) -> frozenset[str]:
    return frozenset(primary(name) for name in get_official_languages(country, regional=False, de_facto=True))


# -- compiling ---------------------------------------------------------------------

_WORDS = ("joiners", "clauses", "ands", "not_names", "documents", "not_subjects", "times")
_SMALL_WORDS = ("prepositions", "genitives")
_LABEL = re.compile(r"(?P<label>[^{}:]*[^{}:\s])\s*:\s*\{(?:name|url)\}$")
_OPENER = re.compile(r"(?P<words>[^{}^…]+?)\s*\{(?:name|url)\}$")
_SLOT = re.compile(r"\{(?:name|url)\}")


def _compiled(language: str, raw: Mapping[str, Any]) -> PhraseTable:
    bare = raw.get("accents") == "optional"
    openers, notes, phrases = [], [], []
    for role in ROLES:
        for template in _spellings(raw.get(role, ()), bare):
            if _LABEL.match(template):
                continue
            if not _SLOT.search(template):
                notes.append(
                    (role, re.compile(_edge_left(template) + _words(template) + _edge_right(template)))
                )
            elif role in OPENING and (opener := _OPENER.match(template)):
                openers.append((role, _opener(opener["words"])))
            else:
                phrases.append(_phrase(role, template, raw))
    return PhraseTable(
        language=language,
        labels=_labels(raw),
        openers=tuple(openers),
        notes=tuple(notes),
        phrases=tuple(phrases),
        attribution=tuple(
            _phrase("attribution", t, raw) for t in _spellings(raw.get("attribution", ()), bare)
        ),
        agency_words=frozenset(_spellings(raw.get("agency", ()), bare)),
        **{key: frozenset(_spellings(raw.get(key, ()), bare)) for key in _WORDS},
        # Without its accent one small word is another: à and a.
        **{key: frozenset(_spellings(raw.get(key, ()), False)) for key in _SMALL_WORDS},
        set_off=bool(raw.get("set_off", False)),
        inverted_after_mark=bool(raw.get("inverted_after_mark", False)),
        verb_second=bool(raw.get("verb_second", False)),
    )


def _labels(raw: Mapping[str, Any]) -> dict[str, str]:
    bare = raw.get("accents") == "optional"
    templates = ((role, t) for role in ROLES for t in _spellings(raw.get(role, ()), bare))
    return {found["label"]: role for role, t in templates if (found := _LABEL.match(t))}


def _spellings(templates: Iterable[str], bare: bool) -> Iterator[str]:
    """Each template folded, and without accents where the language's writers drop them."""
    seen: dict[str, None] = {}
    for template in templates:
        seen[fold(template)] = None
        if bare:
            seen[fold(_unaccented(template))] = None
    return iter(seen)


def _unaccented(text: str) -> str:
    decomposed = unicodedata.normalize("NFD", text)
    return unicodedata.normalize("NFC", "".join(c for c in decomposed if unicodedata.category(c) != "Mn"))


@cache
def words_pattern(words: str) -> re.Pattern[str]:
    """The folded words of one side of a template, alone. Where a space parts them from the slot, or
    they face away from it, they stand on a word boundary: ``에 따르면`` touches its name.
    """
    text = words.strip()
    touching_left, touching_right = words[:1] == text[:1], words[-1:] == text[-1:]
    left = "" if touching_left and not touching_right else _edge_left(text)
    right = "" if touching_right and not touching_left else _edge_right(text)
    return re.compile(left + _words(text) + right)


def sides(phrase: Phrase) -> tuple[str, str]:
    """The words of a template before and after its slot, each with one space on its outer side, and
    with the template's own space, or none, on the side of the slot.
    """
    left, right = _SLOT.split(phrase.template.strip("^$"), maxsplit=1)
    return (f" {left}" if left.strip() else ""), (f"{right} " if right.strip() else "")


def _words(words: str) -> str:
    """Words as a regular expression: any spacing, nukta optional, ``…`` for a stretch."""
    pieces = [r"\s+".join(map(re.escape, piece.split())) for piece in words.split("…")]
    return rf"[^.!?。！？।]{{0,{_STRETCH}}}?".join(pieces).replace("\u093c", "\u093c?")


def _edge_left(words: str) -> str:
    letters = LETTER.get(_edge_script(words[:1]))
    return f"(?<!{letters})" if letters else ""


def _edge_right(words: str) -> str:
    name = _edge_script(words[-1:])
    return f"(?!{LETTER[name]})" if name in LETTER and name != "Hang" else ""


def _edge_script(character: str) -> str:
    """The script at an edge of a phrase; vowel signs are of the script that they belong to."""
    if script(character):
        return script(character)
    return next((name for name, letters in LETTER.items() if character and re.match(letters, character)), "")


def _opener(words: str) -> re.Pattern[str]:
    return re.compile(_edge_left(words) + f"(?P<words>{_words(words)})" + r"[\s:]\s*")


def _phrase(role: str, template: str, raw: Mapping[str, Any]) -> Phrase:
    at_start, at_end = template.startswith("^"), template.endswith("$")
    left, right = _SLOT.split(template.strip("^$"), maxsplit=1)
    return Phrase(
        role=role,
        before=_before(left, at_start) if left.strip() else None,
        after=_after(right, at_end, raw) if right.strip() else None,
        at_start=at_start,
        at_end=at_end,
        template=template,
    )


_QUOTES = r"[\s«»\"'“”„‘’「『《〈(（\[]"


def _before(words: str, at_start: bool) -> re.Pattern[str]:
    text = words.strip()
    start = r"^[\s«»\"'“”„‘’\-–—(（]*" if at_start else ""
    return re.compile(f"{start}{_edge_left(text)}(?P<words>{_words(text)})(?P<gap>{_gap_before(words)})$")


def _gap_before(words: str) -> str:
    if _edge_script(words.rstrip()[-1:]) in UNSPACED:
        return rf"[^,.;:!?，。、；：！？()（）「」]{{0,{_GAP_LETTERS}}}?{_QUOTES}*"
    if not words.endswith(" "):
        return f"{_QUOTES}*"
    return rf"(?:\s+[^\s,.;:!?()،؛。，]{{1,40}}){{0,{_GAP_BEFORE}}}?{_QUOTES}+"


_CLOSING = r"[»\"'”“’」』》〉]?(?:\s*[(（][^()（）]{1,30}[)）])?"


def _after(words: str, at_end: bool, raw: Mapping[str, Any]) -> re.Pattern[str]:
    text = words.strip()
    end = r"(?P<rest>[\s.!?।。»\"'”)）]*)$" if at_end else ""
    body = f"(?P<words>{_words(text)}){_edge_right(text)}"
    return re.compile(
        f"{_CLOSING}(?P<gap>{_gap_after(words, raw)}){_edge_left(text) if words[0] == ' ' else ''}{body}{end}"
    )


def _gap_after(words: str, raw: Mapping[str, Any]) -> str:
    agency_words = "|".join(sorted((_words(fold(w)) for w in raw.get("agency", ())), key=len, reverse=True))
    optional = rf"(?:\s*(?:{agency_words}))?" if agency_words else ""
    if _edge_script(words.lstrip()[:1]) in UNSPACED:
        return rf"{optional}[^,.;:!?，。；：！？()（）「」]{{0,{_GAP_LETTERS}}}?"
    if not words.startswith(" "):
        return optional
    suffix = r"(?:['’]?[^\W\d_]{1,6}(?=[\s,]))?"
    aside = r"(?:,[^,.;!?]{1,80},)?"
    return rf"{suffix}{aside}(?:\s+[^\s,.;:!?()،؛。，]{{1,40}}){{0,{_GAP_AFTER}}}?\s+"
