"""Folded text → tokens with roles.

A language gives words with roles (a month's name, "before a day's number", …). The lexer
finds the longest words, the digits and the punctuation. Everything that is no token is one gap.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from string import ascii_lowercase
from typing import NamedTuple

from firsthand.values.compounds import CompoundRules, compound_pattern, is_number, spans_of_parts
from firsthand.values.folding import fold_word, marks
from firsthand.values.tries import HANGUL, UNSPACED, UNSPACED_RANGES, trie_pattern

Roles = Mapping[str, object]

_ACCENTLESS = 4  # letters: "à" is not "a", "más" not "mas"

_PUNCTUATION = {
    ",": "comma", "،": "comma", "、": "comma", ".": "dot", "。": "dot", "/": "slash", "-": "hyphen", "–": "dash", "—": "dash",
    ":": "colon", "(": "open", "（": "open", "[": "open", ")": "close", "）": "close", "]": "close", "'": "quote",
    "%": "percent", "+": "plus", "~": "dash",
}  # fmt: skip


class Token(NamedTuple):
    """A piece of folded text: ``[start, end)`` there, its roles and what each role's value is."""

    start: int
    end: int
    text: str
    roles: Roles


_GAP: Roles = {"gap": None}
_GLUED_GAP: Roles = {"gap": None, "glued": None}
# A gap that starts with the end of a sentence or clause.
_STOPS = frozenset("!?;…\n！？；")
_STOP_GAP: Roles = {"gap": None, "stop": None}
_STOP_GLUED: Roles = {"gap": None, "glued": None, "stop": None}


@dataclass(frozen=True, slots=True)
class Sign:
    """What makes a text worth lexing: a digit, which is found at once, or one of the words."""

    words: re.Pattern[str]

    def is_in(self, text: str) -> bool:
        """Whether folded ``text`` holds one."""
        return _DIGIT.search(text) is not None or self.words.search(text) is not None


_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of one language with their roles, compiled; see `lexicon`."""

    words: Mapping[str, Roles]
    scanner: re.Pattern[str]
    trigger: Sign
    lean_trigger: Sign
    core: Sign
    part_roles: Mapping[str, Roles] = field(default_factory=dict)
    glued: bool = False


def lexicon(
    words: Mapping[str, Roles],
    *,
    triggers: Iterable[str],
    core: Iterable[str] = (),
    prefixes: Iterable[str] = (),
    number: str = r"\d+",
    han_numbers: str = "",
    numerals: str | None = None,
    keep_accents: bool = False,
    compounds: Mapping[str, Roles] | None = None,
    compound_rules: CompoundRules | None = None,
    idle: Callable[[Roles], bool] | None = None,
) -> Lexicon:
    """Compile ``words`` (any spelling) with their roles.

    :param triggers: roles of which a text must hold one (or a digit) to be worth lexing.
    :param core: roles of which a text must hold one as well, or a digit.
    :param prefixes: letters that a language writes together with the next word (Arabic و, ب).
    :param number: pattern of a number in (folded) digits.
    :param han_numbers: pattern of numbers written in Chinese characters that no word goes before.
    :param numerals: the same, where words go before it.
    :param keep_accents: leave out the spellings without accents (Spanish "millon"), which are
        other words in some languages (Vietnamese "nam").
    :param compounds: parts of which two or more make one word (German "zweihundertfünf"), with the roles
        of the tokens that they become.
    :param idle: by its roles, whether a word that triggers is still not worth lexing where nothing else is in the text.
    """
    folded: dict[str, dict[str, object]] = {}
    for word, roles in words.items():
        folded.setdefault(fold_word(word), {}).update(roles)
    folded.pop("", None)
    if not keep_accents:
        for word in list(folded):
            folded.setdefault(_without_accents(word), folded[word])
    starters = _with_one_of(triggers, folded)
    glue = [fold_word(prefix) for prefix in prefixes]
    written = rf"|(?P<numeral>{numerals})" if numerals else ""
    glued = compound_rules is not None and compound_rules.glued
    parts = {fold_word(word): roles for word, roles in (compounds or {}).items()}
    compound = compound_pattern(parts, compound_rules or CompoundRules()) if parts else ""
    bounded = {word for word, roles in folded.items() if "word" in roles}
    pattern = _word_pattern(folded, glue, bounded, compound) + written
    free = _not_inside(folded)
    number = f"{number}|{han_numbers}" if han_numbers else number
    link = r"(?P<link>(?:https?://|www\.)[^\s<>]+)"
    scanner = rf"{link}|{free}(?:(?P<number>{number})|{pattern}|(?P<mark>[{_MARK_CLASS}]))"
    lean = starters if idle is None else [word for word in starters if not idle(folded[word])]

    def sign(words: Iterable[str]) -> Sign:
        pattern = _word_pattern(words, glue, bounded, compound) + written
        return Sign(re.compile(f"{han_numbers}|{pattern}" if han_numbers else pattern))

    cores = sign(_with_one_of(core, folded))
    return Lexicon(folded, re.compile(scanner), sign(starters), sign(lean), cores, parts, glued)


def _with_one_of(wanted: Iterable[str], words: Mapping[str, Roles]) -> list[str]:
    roles = set(wanted)
    return [word for word, of in words.items() if roles & of.keys()]


_MARK_CLASS = "".join(re.escape(mark) for mark in _PUNCTUATION)


def _not_inside(words: Collection[str]) -> str:
    """A pattern that passes over the places inside words, nearly all of a text: only a link can start between two letters.

    The letters are those of ``words``; a class of them is tested faster than all letters of Unicode. Nothing where most
    words have marks between their letters, or letters of a script without spaces: it would find no such places.
    """
    letters = {character for word in words for character in word if re.match(_LETTER, character)}
    broken = sum(1 for word in words if _broken().search(word))
    if broken * 2 > len(words):
        return ""
    either = f"[{''.join(sorted(letters | set(ascii_lowercase)))}]"
    return f"(?!(?<={either}){either})"


@cache
def _broken() -> re.Pattern[str]:
    return re.compile(f"[{marks()}{UNSPACED_RANGES}]")


# A letter of a script that sets spaces between words.
_LETTER = rf"[^\W\d_{UNSPACED_RANGES}]"


def _word_pattern(words: Iterable[str], prefixes: Iterable[str], bounded: set[str], compound: str) -> str:
    """A pattern that matches the longest of ``words``, between word boundaries where their script has them.

    A number word in Hangul (``bounded``) is none in the middle of a word. ``compound``: the pattern of compounds or nothing.
    """
    chained = [word for word in words if UNSPACED.match(word[-1]) and UNSPACED.match(word[0])]
    starting = [word for word in chained if word in bounded and re.match(f"[{HANGUL}]", word)]
    spaced = sorted(set(words) - set(chained))
    # Letters first: nearly every place of a text is inside a word.
    letters, before = f"(?<!{_LETTER})", f"(?<![{marks()}])"
    after = rf"(?![{marks()}])(?!{_LETTER})(?!(?<=\d)\d)"
    glue = f"(?:{'|'.join(prefixes)})??" if list(prefixes) else ""
    patterns = [compound] if compound and starting else []
    if spaced:
        first = f"{compound}|" if compound and not starting else ""
        patterns.append(f"{letters}(?:{first}{before}{glue}(?P<spaced>{trie_pattern(spaced)}){after})")
    if starting:
        free = sorted(set(chained) - set(starting))
        inside = f"|{trie_pattern(free)}" if free else ""
        patterns.append(f"(?P<chained>(?<![{HANGUL}])(?:{trie_pattern(chained)}){inside})(?![{marks()}])")
    elif chained:
        patterns.append(f"(?P<chained>{trie_pattern(chained)})(?![{marks()}])")
    return "|".join(patterns) or "(?!)"


def _without_accents(word: str) -> str:
    """A Latin word as careless writers spell it; short words, which would be other words then, stay."""
    plain = "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))
    return plain if plain.isascii() and len(plain) >= _ACCENTLESS else word


def tokens(text: str, lexicon: Lexicon, number_roles: Callable[[str], Roles]) -> list[Token]:
    """The tokens of folded ``text`` in order, gaps between them included.

    ``number_roles`` is asked for the roles of every number. A number that touches a letter (``F16``, ``COVID-19``'s is a gap, a hyphen, a number) follows
    a gap with the role ``glued``. Punctuation has ``tight`` where no space touches it.
    """
    found: list[Token] = []
    at = 0
    for match in lexicon.scanner.finditer(text):
        start, end = match.span()
        if start > at and (gap := text[at:start]) != " ":
            _add_gap(found, gap, at)
        at, kind, written = end, match.lastgroup, text[start:end]
        if kind == "spaced" or kind == "chained":
            roles = lexicon.words.get(written)
            if roles is None:
                found.extend(_spelled_otherwise(text, match, kind, lexicon))
                continue
        elif kind == "mark":
            roles = _MARKS[written, _is_tight(text, start, end)]
        elif kind == "compound":
            found.extend(
                _parts(text, start, end, lexicon, behind_point=bool(found) and "point" in found[-1].roles)
            )
            continue
        else:
            roles = _GAP if kind == "link" else number_roles(written)
        found.append(_token(Token, (start, end, written, roles)))
    if at < len(text):
        _add_gap(found, text[at:], at)
    return found


# `Token(...)` takes twice as long, and there are ten million of them in a million sentences.
_token = tuple.__new__


def _is_tight(text: str, start: int, end: int) -> bool:
    return start > 0 and end < len(text) and not text[start - 1].isspace() and not text[end].isspace()


def _spelled_otherwise(text: str, match: re.Match[str], kind: str, lexicon: Lexicon) -> Iterator[Token]:
    """A word with a letter of another one before it (Arabic و, "and": a token where it is a word), or with more than one space inside."""
    start, end = match.span(kind)
    prefix, word = text[match.start() : start], text[start:end]
    if prefix in lexicon.words:
        yield Token(match.start(), start, prefix, lexicon.words[prefix])
    roles = lexicon.words[word] if word in lexicon.words else lexicon.words[" ".join(word.split())]
    yield Token(start, end, word, roles)


def _parts(text: str, start: int, end: int, lexicon: Lexicon, *, behind_point: bool) -> Iterator[Token]:
    """The tokens of a number written as one word, or of its decimals; of a word that only looks like one, a gap."""
    whole = lexicon.words.get(text[start:end], {})
    if not _WHOLE.isdisjoint(whole):
        yield Token(start, end, text[start:end], whole)
        return
    spans = spans_of_parts(text, start, end, lexicon.part_roles)
    roles = [lexicon.part_roles[text[first:last]] for first, last in spans]
    if behind_point or is_number(roles, glued=lexicon.glued):
        for first, last in spans:
            yield Token(first, last, text[first:last], lexicon.part_roles[text[first:last]])
    else:
        yield Token(start, end, text[start:end], _GAP)


# Roles of a word in the table by which it is read whole, though it may be taken apart.
_WHOLE = frozenset({"avoid", "vague", "word", "denominator", "day_name"})


def _add_gap(found: list[Token], gap: str, start: int) -> None:
    if gap.isspace() and "\n" not in gap:
        return
    glued = gap[-1] != " " and _glues(gap[-1])
    if gap.lstrip(" ")[:1] in _STOPS:
        roles = _STOP_GLUED if glued else _STOP_GAP
    else:
        roles = _GLUED_GAP if glued else _GAP
    found.append(_token(Token, (start, start + len(gap), gap, roles)))


def unspaced(character: str) -> bool:
    """Whether the character is of a script that sets no spaces between words."""
    return UNSPACED.match(character) is not None


def _glues(character: str) -> bool:
    return (character.isalnum() and not UNSPACED.match(character)) or character in "_@#&=<>\\$€£¥₹"


_MARKS: Mapping[tuple[str, bool], Roles] = {
    (mark, tight): {_PUNCTUATION[mark]: None, "tight" if tight else "loose": None}
    for mark in _PUNCTUATION
    for tight in (False, True)
}


def kinds_of(lexicon: Lexicon) -> set[frozenset[str]]:
    """The sets of roles that tokens of the lexicon have, those of numbers left out."""
    words = (*lexicon.words.values(), *lexicon.part_roles.values())
    return {
        frozenset(roles) for roles in (*words, *_MARKS.values(), _GAP, _GLUED_GAP, _STOP_GAP, _STOP_GLUED)
    }
