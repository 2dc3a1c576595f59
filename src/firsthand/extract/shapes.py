"""What single lines look like, in any script: widths, sentence ends, dates, times, addresses.

Everything here is a pure function of one line, linear in its length, and reads at most
`READ` characters of it: a line of a megabyte is judged by its beginning and its end.
"""

from __future__ import annotations

from collections.abc import Sequence

import regex

READ = 2000
# A row has so many pieces; each is a section's name, a button, a counter.
FEWEST_PIECES, LONGEST_PIECE, MOST_WORDS = 3, 34.0, 4

# Sentence ends of the scripts of Unicode (property Sentence_Terminal), closing quotes and brackets after them.
_ENDS = regex.compile(r"[\p{Sentence_Terminal}…]+[\p{Pe}\p{Pf}\p{Pi}\"'”’»」』）\]*]*")
_ENDED = regex.compile(r"[\p{Sentence_Terminal}…][\p{Pe}\p{Pf}\p{Pi}\"'”’»」』）\])*]*$")
_CUT_OFF = regex.compile(r"(?:\.\.\.|…|\[…\]|\[\.\.\.\])$")
_DENSE = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}]")
_UNMARKED = regex.compile(r"[\p{Thai}\p{Lao}]")
_LETTER = regex.compile(r"[\p{L}\p{M}]")
_UPPER = regex.compile(r"\p{Lu}")
_LOWER = regex.compile(r"\p{Ll}")
_DIGIT = regex.compile(r"\p{Nd}")
_COMMA = regex.compile(r"[,;،؛、，；]")
ADDRESS = regex.compile(r"(?:https?://|www\.)\S+|\b[\w.+-]{1,64}@[\w-]{1,64}\.[\w.]{2,}")
DOMAIN_LINE = regex.compile(
    r"(?:https?://)?(?:www\.)?((?:[a-z0-9-]{1,63}\.)+[a-z]{2,24})/?", regex.IGNORECASE
)
TIME = regex.compile(
    r"(?<![\d:])(?:[01]?\d|2[0-3])[:hH.](?:[0-5]\d)(?::[0-5]\d)?(?!\d)(?:\s*[AaPp]\.?[Mm]\b)?"
)
# Three numbers with separators, a year written in four digits, or year-month-day characters of East Asia.
DATE = regex.compile(
    r"(?<![\d/.])(?:\d{1,2}\s?[./-]\s?\d{1,2}\s?[./-]\s?(?:\d{4}|\d{2})(?!\d)|(?:19|20|25)\d\d\s?[./-]\s?\d{1,2}\s?[./-]\s?\d{1,2}(?!\d))"
    r"|\d{2,4}\s?[年년]\s?\d{1,2}\s?[月월]\s?\d{1,2}\s?[日일]|\d{1,2}\s?[月월]\s?\d{1,2}\s?[日일]"
    r"|(?<!\d)(?:19|20|25)\d\d(?!\d)"
)
_SEPARATOR = regex.compile(r"[|•·›»→▶►❯/>]")
_RIGHTS = regex.compile(r"[©®™℗]|\(c\)\s*\d{4}", regex.IGNORECASE)
_QUOTE = regex.compile(r"^[\"'“”„«‹「『‘‚—–-]")
_ITEM = regex.compile(r"^(?:[•·*+▪■●◦–—-]\s|\d{1,2}[.)]?\s|\d{1,3}$|[#@]\w)")
# Between the links of a menu, a path to a section or a bar of buttons: signs with or without space, or wide gaps.
_PIECES = regex.compile(r"\s*[|•·›»→▶►❯｜∙⋅]\s*|\s+[/>–—]\s+|[／＞\u3000\t]|\s{2,}")
_STEPS = regex.compile(r"\s*[|›»→>／＞/·•]\s*")
# A menu in Han and kana parts its names, which are of a few letters, by single spaces.
_DENSE_WORD = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}ー]{1,6}")
_BRACKETED = regex.compile(r"^[\[({【（].*[\])}】）]$")
SCRIPTS = ("Latin", "Cyrillic", "Greek", "Arabic", "Hebrew", "Devanagari", "Thai", "Han", "Hangul", "Bengali")
_SCRIPT = regex.compile("|".join(rf"(?P<{name}>\p{{{name}}})" for name in SCRIPTS))


def width(text: str) -> float:
    """How long a line is, in Latin letters: Han, kana and Hangul say about 2.2 letters each."""
    return len(text) + 1.2 * len(_DENSE.findall(text[:READ]))


def ends_sentence(text: str) -> float:
    """1 where the line ends as a sentence does; 0.6 where its script marks no ends; else 0."""
    if _ENDED.search(text[-12:]) and not is_cut_off(text):
        return 1.0
    return 0.6 if _UNMARKED.search(text[-12:]) else 0.0


def is_cut_off(text: str) -> bool:
    """Whether a line ends in dots that stand for the rest, as teasers do."""
    return bool(_CUT_OFF.search(text[-6:]))


def sentence_ends(text: str) -> int:
    """How many sentence ends a line holds, in its first `READ` characters."""
    return len(_ENDS.findall(text[:READ]))


def commas(text: str) -> int:
    """How many commas and semicolons of any script."""
    return len(_COMMA.findall(text[:READ]))


def digit_share(text: str) -> float:
    """Digits per character."""
    head = text[:READ]
    return len(_DIGIT.findall(head)) / len(head) if head else 0.0


def letter_share(text: str) -> float:
    """Letters and their marks per character."""
    head = text[:READ]
    return len(_LETTER.findall(head)) / len(head) if head else 0.0


def upper_share(text: str) -> float:
    """Capitals per cased letter; 0 in scripts without case."""
    head = text[:READ]
    capitals = len(_UPPER.findall(head))
    cased = capitals + len(_LOWER.findall(head))
    return capitals / cased if cased else 0.0


def capitalised_words(text: str) -> float:
    """Share of words that begin with a capital; 0 in scripts without case."""
    words = [w for w in text[:READ].split() if w[0].isalpha()]
    return sum(w[0].isupper() for w in words) / len(words) if words else 0.0


def starts_lower(text: str) -> bool:
    """Whether a line goes on in the middle of a sentence."""
    return bool(_LOWER.match(text))


def has_separator(text: str) -> bool:
    """Bars, bullets, arrows: what stands between the links of a menu."""
    return bool(_SEPARATOR.search(text[:READ]))


def is_row(text: str) -> bool:
    """Whether a line is a row of links or buttons: three names or more side by side, none of them a sentence.

    Wide gaps are told only while the line's white space is as the page wrote it.
    """
    line = text.strip()
    if len(line) > READ:
        return False
    if len(line.split()) >= 2 * FEWEST_PIECES - 1 and all(_DENSE_WORD.fullmatch(p) for p in line.split()):
        return True
    return _are_names(_PIECES.split(line), FEWEST_PIECES)


def is_path(text: str) -> bool:
    """Whether a line is a path to a section: two names or more with a sign between (``World / Elections``)."""
    return len(text) <= 2 * LONGEST_PIECE and _are_names(_STEPS.split(text), 2)


def _are_names(pieces: Sequence[str], fewest: int) -> bool:
    names = [p for p in pieces if p.strip()]
    return len(names) >= fewest and all(
        width(p) <= LONGEST_PIECE and len(p.split()) <= MOST_WORDS and ends_sentence(p) < 1.0 for p in names
    )


def has_rights(text: str) -> bool:
    """A sign of rights reserved."""
    return bool(_RIGHTS.search(text[:READ]))


def starts_quote(text: str) -> bool:
    """Whether a line opens with a quotation mark or a dash of any style."""
    return bool(_QUOTE.match(text))


def is_item(text: str) -> bool:
    """Whether a line opens like an item of a list, a counter, or a tag."""
    return bool(_ITEM.match(text))


def is_bracketed(text: str) -> bool:
    """Whether brackets hold the whole line: ``[advert_2]``."""
    return len(text) < 80 and bool(_BRACKETED.match(text))


def script(text: str) -> str | None:
    """The script of most letters of a line's beginning, None where it has none that is known."""
    counted: dict[str, int] = {}
    for match in _SCRIPT.finditer(text[:200]):
        name = str(match.lastgroup)
        counted[name] = counted.get(name, 0) + 1
    return max(counted, key=lambda name: counted[name]) if counted else None
