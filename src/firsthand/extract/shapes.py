"""What single lines look like, in any script: widths, sentence ends, dates, times, addresses.

Everything here is a pure function of one line, linear in its length, and reads at most
`READ` characters of it: a line of a megabyte is judged by its beginning and its end.
"""

from __future__ import annotations

import regex

READ = 2000

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
