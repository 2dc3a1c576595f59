"""Folded text → tokens with roles.

A language gives words with roles (a month's name, "before a day's number", …). The lexer
finds the longest words, the digits and the punctuation. Everything that is no token is one gap.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import NamedTuple

from firsthand.values.chinese_numerals import CHARACTERS as HAN_CHARACTERS
from firsthand.values.compounds import CompoundRules, compound_pattern, is_number, spans_of_parts
from firsthand.values.folding import fold_word, marks
from firsthand.values.skipping import LETTER, beginnings, one_step, run_class, skip_to
from firsthand.values.tries import HANGUL, UNSPACED, trie_pattern

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
        return _DIGIT.search(text) is not None or self.words.match(text) is not None


_DIGIT = re.compile("[0-9]")  # all that folding leaves


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of one language with their roles, compiled; see `lexicon`.

    ``scanner`` matches what is no token and the token behind it; ``anywhere`` is the pattern of a token alone.
    """

    words: Mapping[str, Roles]
    scanner: re.Pattern[str]
    anywhere: str
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
    number = f"{number}|{han_numbers}" if han_numbers else number
    token = rf"{_LINK}|(?P<number>{number})|{pattern}|(?P<mark>[{_MARK_CLASS}])"
    han = HAN_CHARACTERS if han_numbers or numerals else ""
    run = run_class((*folded, *parts, *glue), with_marks=not parts)
    others = rf"\d{_MARK_CLASS}{han}"
    starts = beginnings((*folded, *_LINKS), parts, _glue_pattern(glue), run, others)
    skip = skip_to(starts, (*folded, *_LINKS, *parts, *glue), run, others)
    lean = starters if idle is None else [word for word in starters if not idle(folded[word])]

    def sign(words: Collection[str]) -> Sign:
        pattern = _word_pattern(words, glue, bounded, compound) + written
        pattern = _NAME.sub("(?:", f"{han_numbers}|{pattern}" if han_numbers else pattern)
        return Sign(re.compile(f"{skip_to(pattern, (*words, *parts, *glue), run, han)}(?s:.)"))

    return Lexicon(
        folded,
        re.compile(f"(?P<skip>{skip})(?:{token}|{one_step(run)}|\\Z)"),
        f"(?P<skip>)(?:{token})",
        sign(starters),
        sign(lean),
        sign(_with_one_of(core, folded)),
        parts,
        glued,
    )


# What names a group.
_NAME = re.compile(r"\(\?P<\w+>")
_LINKS = ("http://", "https://", "www.")
_LINK = r"(?P<link>(?:https?://|www\.)[^\s<>]+)"


def _with_one_of(wanted: Iterable[str], words: Mapping[str, Roles]) -> list[str]:
    roles = set(wanted)
    return [word for word, of in words.items() if roles & of.keys()]


_MARK_CLASS = "".join(re.escape(mark) for mark in _PUNCTUATION)


def _word_pattern(words: Iterable[str], prefixes: Collection[str], bounded: set[str], compound: str) -> str:
    """A pattern that matches the longest of ``words``, between word boundaries where their script has them.

    A number word in Hangul (``bounded``) is none in the middle of a word. ``compound``: the pattern of compounds or nothing.
    """
    chained = [word for word in words if UNSPACED.match(word[-1]) and UNSPACED.match(word[0])]
    starting = [word for word in chained if word in bounded and re.match(f"[{HANGUL}]", word)]
    spaced = sorted(set(words) - set(chained))
    # Letters first: nearly every place of a text is inside a word.
    letters, before = f"(?<!{LETTER})", f"(?<![{marks()}])"
    after = rf"(?![{marks()}])(?!{LETTER})(?!(?<=\d)\d)"
    glue = _glue_pattern(prefixes)
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


def _glue_pattern(prefixes: Collection[str]) -> str:
    return f"(?:{'|'.join(prefixes)})??" if prefixes else ""


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
    words, at = lexicon.words, 0
    # `Token(...)` takes twice as long, and there are ten million of them in a million sentences.
    add, token, gap_roles = found.append, tuple.__new__, _gap_roles
    for match in _scanner(text, lexicon).finditer(text):
        kind, start, end = match.lastgroup, match.end(1), match.end()
        if kind == "skip":
            continue
        if start > at and (gap := text[at:start]) != " " and (roles := gap_roles(gap)) is not None:
            add(token(Token, (at, start, gap, roles)))
        at, written = end, text[start:end]
        if kind == "spaced" or kind == "chained":
            roles = words.get(written)
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
        add(token(Token, (start, end, written, roles)))
    if at < len(text) and (roles := gap_roles(text[at:])) is not None:
        add(token(Token, (at, len(text), text[at:], roles)))
    return found


def _scanner(text: str, lexicon: Lexicon) -> re.Pattern[str]:
    """What finds the tokens of ``text``: all but links begin at the start of a word."""
    linked = ("://" in text or "www." in text) and _GLUED_LINK.search(text)
    return _compiled(lexicon.anywhere) if linked else lexicon.scanner


_GLUED_LINK = re.compile(rf"(?<=[^\s\d.,:;()<>'\"/]){_LINK}")
_compiled = cache(re.compile)


def _is_tight(text: str, start: int, end: int) -> bool:
    return start > 0 and end < len(text) and not text[start - 1].isspace() and not text[end].isspace()


def _spelled_otherwise(text: str, match: re.Match[str], kind: str, lexicon: Lexicon) -> Iterator[Token]:
    """A word with a letter of another one before it (Arabic و, "and": a token where it is a word), or with more than one space inside."""
    begin, (start, end) = match.end(1), match.span(kind)
    prefix, word = text[begin:start], text[start:end]
    if prefix in lexicon.words:
        yield Token(begin, start, prefix, lexicon.words[prefix])
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


def _gap_roles(gap: str) -> Roles | None:
    """The roles of what stands between two tokens; None for spaces, which are no token."""
    words = gap.strip(" ")
    # Folding leaves no other spaces than control characters.
    if not words or (words[0] < " " and words.isspace() and "\n" not in words):
        return None
    return _roles_between(words[0], gap[-1])


@lru_cache(maxsize=4096)
def _roles_between(first: str, last: str) -> Roles:
    """The roles of a gap by the first of its characters that is no space, and the last of all."""
    if last != " " and _glues(last):
        return _STOP_GLUED if first in _STOPS else _GLUED_GAP
    return _STOP_GAP if first in _STOPS else _GAP


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
