"""Where a text names a news agency, in any script.

`find_agencies` reads `agencies.toml`. Each form becomes a path in a prefix tree, the tree one
regular expression for each script, so that a text is read once for each script whatever the number
of names. A form of a script with spaces stands on word boundaries, bar the affixes that the table
lists for its script; capitals keep short forms apart from words (AP from Indonesian *apa*).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from firsthand.languages import shared_table
from firsthand.languages.scripts import LETTER, script

Kind = Literal["agency", "photo", "outlet", "release"]
#: Kinds that supply whole texts: who names one first has its text from there.
SUPPLIERS: frozenset[Kind] = frozenset({"agency", "release"})

# Forms up to this many characters are matched as written: nearly all are acronyms or could be words.
_AS_WRITTEN = 4
# Names shorter than this carry no affix: لتاس and Apin are other words.
_AFFIXED = 5
# Accents above and below, nukta, cedilla: what writers drop. Not vowel signs, tones or dakuten.
_DROPPED_MARKS = frozenset({7, 202, 214, 216, 220, 230, 240})


@dataclass(frozen=True, slots=True)
class Agency:
    """One entry of `agencies.toml`: ``name`` is the one name that firsthand gives it."""

    name: str
    id: str | None
    country: str | None
    kind: Kind
    domains: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AgencyMention:
    """Where a text names an agency, in code points.

    ``weak`` says that the form is also a word, a party or a place.
    """

    start: int
    end: int
    name: str
    id: str | None
    kind: Kind = "agency"
    weak: bool = False


def find_agencies(text: str, *, weak: bool = False) -> list[AgencyMention]:
    """The agencies that ``text`` names, in order, none overlapping, the longest form first.

    :param weak: give also forms that are ordinary words or parties elsewhere (``AAP``, ``Mehr``).
        They are agencies only where something else says so.
    """
    patterns = (p for p in _patterns() if p.letter is None or p.letter.search(text))
    found = [m for pattern in patterns for m in _mentions(pattern, text)]
    found.sort(key=lambda m: (m.start, -m.end))
    kept: list[AgencyMention] = []
    for mention in found:
        if (weak or not mention.weak) and (not kept or mention.start >= kept[-1].end):
            kept.append(mention)
    return kept


def agency_of_host(host: str) -> Agency | None:
    """The agency or outlet whose own pages are at ``host`` or at a parent of it."""
    labels = host.lower().rstrip(".").split(".")
    domains = _domains()
    parents = (".".join(labels[i:]) for i in range(len(labels) - 1))
    return next((domains[parent] for parent in parents if parent in domains), None)


@cache
def agencies() -> tuple[Agency, ...]:
    """All entries of the table, in its order."""
    return tuple(_agency(raw) for raw in _table()["agency"])


def forms(*, weak: bool) -> Iterator[tuple[str, Agency]]:
    """Each form as the table writes it, with its agency: the weak ones or the others."""
    for raw, agency in zip(_table()["agency"], agencies(), strict=True):
        listed_weak = raw.get("weak", [])
        strong = [form for form in (agency.name, *raw.get("names", [])) if form not in listed_weak]
        for form in dict.fromkeys(listed_weak if weak else strong):
            yield form, agency


# -- the table ---------------------------------------------------------------------


def _table() -> dict[str, Any]:
    return shared_table("agencies")


def _agency(raw: Mapping[str, Any]) -> Agency:
    return Agency(
        name=raw["name"],
        id=raw.get("id"),
        country=raw.get("country"),
        kind=raw.get("kind", "agency"),
        domains=tuple(raw.get("domains", ())),
    )


@cache
def _domains() -> dict[str, Agency]:
    return {domain: agency for agency in agencies() for domain in agency.domains}


def _variants(form: str) -> set[str]:
    """``form`` as other keyboards write it: composed, decomposed, without accents, without joiners."""
    decomposed = unicodedata.normalize("NFD", form)
    bare = "".join(c for c in decomposed if unicodedata.combining(c) not in _DROPPED_MARKS)
    variants = {form, decomposed, unicodedata.normalize("NFC", form), unicodedata.normalize("NFC", bare)}
    variants |= {v.replace("\u200c", " ") for v in variants} | {v.replace("\u200c", "") for v in variants}
    return variants


def _as_written(form: str, weak: bool) -> bool:
    return weak or len(form) <= _AS_WRITTEN or form.isupper()


# -- the patterns ------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Pattern:
    """The forms of one script that are matched as written, or those matched in any case.

    A text without a ``letter`` of the script need not be read for them.
    """

    letter: re.Pattern[str] | None
    regex: re.Pattern[str]
    folded: bool
    named: Mapping[str, tuple[Agency, bool]]


@cache
def _patterns() -> tuple[_Pattern, ...]:
    groups: dict[tuple[str, bool], dict[str, tuple[Agency, bool]]] = {}
    for weak in (True, False):
        for form, agency in forms(weak=weak):
            for variant in _variants(form):
                exact = _as_written(form, weak)
                key = variant if exact else variant.casefold()
                group = groups.setdefault((_first_script(variant), not exact), {})
                group.setdefault(key, (agency, weak))
    return tuple(
        _pattern(name, folded, named) for (name, folded), named in sorted(groups.items(), key=_by_key)
    )


def _by_key(item: tuple[tuple[str, bool], object]) -> tuple[str, bool]:
    return item[0]


def _first_script(form: str) -> str:
    return next((script(c) for c in form if script(c)), "")


def _pattern(name: str, folded: bool, named: dict[str, tuple[Agency, bool]]) -> _Pattern:
    affixes = _table()["affixes"].get(name, {})
    tree = _tree((form, _right_edge(form)) for form in named)
    body = f"({_alternatives(tree)})"
    before = _left_edge(name) + _optional(affixes.get("before", ()))
    letter = re.compile(LETTER[name].replace("0-9", "")) if name in LETTER else None
    return _Pattern(letter, re.compile(before + body, re.IGNORECASE if folded else 0), folded, named)


def _optional(affixes: Iterable[str]) -> str:
    ordered = sorted(map(re.escape, affixes), key=len, reverse=True)
    return f"(?:{'|'.join(ordered)})?" if ordered else ""


def _left_edge(name: str) -> str:
    return f"(?<!{LETTER[name]})" if name in LETTER else "(?<!@)"


def _right_edge(form: str) -> str:
    """What must follow ``form``: no further letter of its script, or an affix and then none."""
    if not form[-1].isalnum() and not unicodedata.combining(form[-1]):
        return ""
    name = next((script(c) for c in reversed(form) if script(c)), "")
    affixes = _table()["affixes"].get(name, {})
    if "not_after" in affixes:
        return f"(?![{re.escape(affixes['not_after'])}])"
    if name not in LETTER or name == "Hang":
        return ""
    after = affixes.get("after", ()) if len(form) >= _AFFIXED else ()
    # An affix is looked at, not consumed: the mention is the name alone.
    return f"(?={_optional(after)}(?!{LETTER[name]}))"


_Tree = dict[str, Any]


def _tree(words: Iterable[tuple[str, str]]) -> _Tree:
    root: _Tree = {}
    for word, edge in words:
        node = root
        for character in word:
            node = node.setdefault(character, {})
        node[""] = edge
    return root


def _alternatives(node: _Tree) -> str:
    """The regular expression of a tree: at each step the longer words come first."""
    longer = [re.escape(c) + _alternatives(node[c]) for c in sorted(node) if c]
    ends = [node[""]] if "" in node else []
    options = longer + ends
    return options[0] if len(options) == 1 else f"(?:{'|'.join(options)})"


def _mentions(pattern: _Pattern, text: str) -> Iterator[AgencyMention]:
    for match in pattern.regex.finditer(text):
        start, end = match.span(1)
        key = text[start:end].casefold() if pattern.folded else text[start:end]
        entry = pattern.named.get(key)
        if entry is not None and not _in_address(text, start, end):
            agency, weak = entry
            yield AgencyMention(start, end, agency.name, agency.id, agency.kind, weak)


_HOST_TAIL = re.compile(r"\.[a-z]{2,6}(?![a-z])|@|\.\w+@")


def _in_address(text: str, start: int, end: int) -> bool:
    """Whether the form is a part of a host name, a path or a mail address."""
    if _HOST_TAIL.match(text, end):
        return True
    left = text[max(0, start - 200) : start]
    token = left[max(left.rfind(" "), left.rfind("\t"), left.rfind("\u00a0")) + 1 :]
    return "://" in token or "www." in token or token.endswith("@")
