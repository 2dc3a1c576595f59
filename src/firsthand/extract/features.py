"""Numbers that describe each line of a page by itself, by its neighbours and by its place.

Nothing here knows a language: words enter through the repeats of the page's own words
(the most frequent ones are its function words, those shared with the densest block are its
topic) and through the table of furniture words, which may be empty. All costs are linear
in the length of the page.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import regex
from numpy.typing import NDArray

from firsthand.extract import shapes, words

Matrix = NDArray[np.float64]

_WORD = regex.compile(r"\p{Han}|\p{Hiragana}+|\p{Katakana}+|[\p{L}\p{M}\p{Nd}]+")
_UNSPACED = regex.compile(r"[\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]+")
# From so much running text a line counts as prose by width alone; shorter ones are titles and menus.
PROSE = 80.0
# The lead: so many lines of prose at the beginning of the densest block.
LEAD_LINES = 4
# So many of the most frequent words of a page's prose are taken for its function words.
FUNCTION_WORDS = 40
OFFSETS = (-3, -2, -1, 1, 2, 3)

OWN = (
    "width",
    "tiny",
    "short",
    "prose",
    "ends_sentence",
    "sentence_ends",
    "ends_colon",
    "cut_off",
    "commas",
    "digits",
    "letters",
    "upper",
    "capitalised",
    "starts_lower",
    "address",
    "date",
    "time",
    "rights",
    "separator",
    "repeated",
    "repeats_previous",
    "quote",
    "item",
    "bracketed",
    "function_words",
    "topic",
    "lead_topic",
    "other_script",
    *(f"whole_{kind}" for kind in words.KINDS),
    *(f"leading_{kind}" for kind in words.KINDS),
)
NEIGHBOUR = (
    "width",
    "ends_sentence",
    "prose",
    "short",
    "repeated",
    "date",
    "time",
    "topic",
    "whole_read_also",
)
PLACE = (
    "before",
    "after",
    "prose_before",
    "prose_after",
    "in_core",
    "to_core_start",
    "to_core_end",
    "near",
    "wide",
    "lines",
    "prose_share",
    "first_prose",
    "since_label",
    "since_repeat",
)
ODDS = ("odds", "odds-1", "odds+1", "odds_near")
_WHOLE = tuple(f"whole_{kind}" for kind in words.KINDS)
NAMES = (*OWN, *(f"{name}{offset:+d}" for offset in OFFSETS for name in NEIGHBOUR), *PLACE)


@dataclass(frozen=True, slots=True)
class PageFeatures:
    """What the lines of a page are by themselves; computed once, read for each choice of a core.

    ``own`` has the columns `OWN` with the three shares of words still zero.
    """

    widths: Matrix
    ends: Matrix
    own: Matrix
    tokens: tuple[tuple[str, ...], ...]
    function: frozenset[str]


@dataclass(frozen=True, slots=True)
class Described:
    """``matrix``: one row a line, columns `NAMES`. ``topic``: the share of words that the core has too."""

    matrix: Matrix
    topic: Matrix


def page_features(texts: Sequence[str]) -> PageFeatures:
    """The lines of a page by themselves; blank lines are left out before."""
    widths = np.array([shapes.width(t) for t in texts], dtype=np.float64)
    ends = np.array([shapes.ends_sentence(t) for t in texts], dtype=np.float64)
    tokens = tuple(tuple(_tokens(t)) for t in texts)
    prose = Counter(w for i, line in enumerate(tokens) if widths[i] >= PROSE for w in line)
    function = frozenset(word for word, count in prose.most_common(FUNCTION_WORDS) if count > 1)
    return PageFeatures(widths, ends, _own(texts, widths, ends), tokens, function)


def described(page: PageFeatures, core: tuple[int, int], odds: Matrix | None = None) -> Described:
    """All features of all lines, seen from a core (half-open line indices).

    :param odds: log odds of a first look, which become four more columns (`ODDS`).
    """
    own = page.own.copy()
    shares = _word_shares(page, core)
    own[:, OWN.index("function_words") : OWN.index("lead_topic") + 1] = shares.T
    columns = [own, _neighbours(own), _place(own, page.widths, page.ends, core)]
    if odds is not None:
        clipped = np.clip(odds / 4.0, -2.0, 2.0)[:, None]
        mass = _window(np.maximum(odds, 0.0) * np.sqrt(page.widths), 3)[:, None] / 50.0
        columns += [clipped, _shifted(clipped, -1), _shifted(clipped, 1), mass]
    return Described(np.hstack(columns), shares[1])


def first_core(page: PageFeatures) -> tuple[int, int]:
    """The run of lines with most prose; short lines, repeats and furniture count against it."""
    furniture = page.own[:, [OWN.index(n) for n in ("repeated", "rights", *_WHOLE)]].any(axis=1)
    prose = (page.widths >= PROSE) & ~furniture
    gain = np.where(prose, np.minimum(page.widths, 600.0) * (0.5 + 0.5 * page.ends), -40.0)
    return largest_run(gain)


def second_core(page: PageFeatures, odds: Matrix) -> tuple[int, int]:
    """The run of lines that are the likeliest article, by the log odds of a first look and their lengths."""
    return largest_run(odds * np.sqrt(np.minimum(page.widths, 600.0) + 5.0))


def largest_run(gain: Matrix) -> tuple[int, int]:
    """The half-open span of the largest sum (Kadane's algorithm); (0, 0) of nothing."""
    best, best_span, running, start = -math.inf, (0, 0), 0.0, 0
    for i, value in enumerate(gain):
        if running <= 0:
            running, start = 0.0, i
        running += float(value)
        if running > best:
            best, best_span = running, (start, i + 1)
    return best_span


def _tokens(text: str) -> list[str]:
    head = text[: shapes.READ].casefold()
    found = _WORD.findall(head)
    if _UNSPACED.search(head):
        return [piece for word in found for piece in _pieces(word)]
    return found


def _pieces(word: str) -> list[str]:
    """Words of scripts without spaces, as overlapping runs of three characters."""
    if not _UNSPACED.match(word) or len(word) < 4:
        return [word]
    return [word[i : i + 3] for i in range(len(word) - 2)]


def _word_shares(page: PageFeatures, core: tuple[int, int]) -> Matrix:
    """Shares of function words, and of other words that stand on another line of the core, and of its lead."""
    leading = set([i for i in range(*core) if page.widths[i] >= PROSE][:LEAD_LINES])
    block = Counter(w for line in page.tokens[core[0] : core[1]] for w in set(line))
    lead = Counter(w for i in leading for w in set(page.tokens[i]))
    shares = np.zeros((3, len(page.tokens)))
    for i, line in enumerate(page.tokens):
        content = {w for w in line if w not in page.function}
        if line:
            shares[0, i] = sum(w in page.function for w in line) / len(line)
        if content:
            shares[1, i] = sum(block[w] > (core[0] <= i < core[1]) for w in content) / len(content)
            shares[2, i] = sum(lead[w] > (i in leading) for w in content) / len(content)
    return shares


def _own(texts: Sequence[str], widths: Matrix, ends: Matrix) -> Matrix:
    counts = Counter(texts)
    main = shapes.script(" ".join(t[:200] for t in _longest(texts, 8)))
    rows = np.zeros((len(texts), len(OWN)))
    for i, text in enumerate(texts):
        rows[i] = [
            math.log1p(widths[i]) / 6,
            widths[i] < 12,
            widths[i] < 40,
            widths[i] >= PROSE,
            ends[i],
            math.log1p(shapes.sentence_ends(text)),
            text.endswith((":", "：")),
            shapes.is_cut_off(text),
            min(1.0, 20 * shapes.commas(text) / (widths[i] + 1)),
            min(1.0, 5 * shapes.digit_share(text)),
            shapes.letter_share(text),
            shapes.upper_share(text),
            shapes.capitalised_words(text),
            shapes.starts_lower(text),
            bool(shapes.ADDRESS.search(text[: shapes.READ])),
            widths[i] < 120 and bool(shapes.DATE.search(text)),
            widths[i] < 120 and bool(shapes.TIME.search(text)),
            shapes.has_rights(text),
            shapes.has_separator(text),
            counts[text] > 1,
            i > 0 and texts[i - 1] == text,
            shapes.starts_quote(text),
            shapes.is_item(text),
            shapes.is_bracketed(text),
            *(0.0, 0.0, 0.0),
            shapes.script(text) not in (None, main),
            *_kinds(text),
        ]
    return rows


def _kinds(text: str) -> list[bool]:
    whole = words.whole_kind(text)
    leading = words.leading_kind(text)
    return [whole == kind for kind in words.KINDS] + [leading == kind for kind in words.KINDS]


def _longest(texts: Sequence[str], count: int) -> list[str]:
    return sorted(texts, key=len, reverse=True)[:count]


def _neighbours(own: Matrix) -> Matrix:
    chosen = own[:, [OWN.index(name) for name in NEIGHBOUR]]
    return np.hstack([_shifted(chosen, offset) for offset in OFFSETS])


def _shifted(columns: Matrix, offset: int) -> Matrix:
    """Each row's neighbour ``offset`` lines away; zeros beyond the page."""
    moved = np.zeros_like(columns)
    if abs(offset) >= len(columns):
        return moved
    if offset < 0:
        moved[-offset:] = columns[:offset]
    else:
        moved[:-offset] = columns[offset:]
    return moved


def _place(own: Matrix, widths: Matrix, ends: Matrix, core: tuple[int, int]) -> Matrix:
    n = len(widths)
    index = np.arange(n, dtype=np.float64)
    prose = np.where(widths >= PROSE, np.minimum(widths, 600.0) * (0.5 + 0.5 * ends), 0.0)
    total = prose.sum() or 1.0
    before = np.cumsum(prose) - prose
    first = int(np.argmax(prose > 0)) if (prose > 0).any() else 0
    return np.column_stack(
        [
            np.log1p(index) / 6,
            np.log1p(n - 1 - index) / 6,
            before / total,
            (total - before - prose) / total,
            (index >= core[0]) & (index < core[1]),
            _signed_log(index - core[0]),
            _signed_log(index - (core[1] - 1)),
            _window(prose, 2) / 600,
            _window(prose, 6) / 600,
            np.full(n, math.log1p(n) / 6),
            np.full(n, float((widths >= PROSE).mean()) if n else 0.0),
            _signed_log(index - first),
            _since(own[:, OWN.index("whole_read_also")] > 0),
            _since(own[:, OWN.index("repeats_previous")] > 0),
        ]
    )


def _since(marked: NDArray[np.bool_]) -> Matrix:
    """1 right after a marked line, fading to nothing over some twenty lines."""
    index = np.arange(len(marked))
    last = np.maximum.accumulate(np.where(marked, index, -1000))
    before = np.concatenate([[-1000], last[:-1]])
    return np.asarray(np.exp(-(index - before - 1) / 6.0), dtype=np.float64)


def _signed_log(values: Matrix) -> Matrix:
    return np.asarray(np.sign(values) * np.log1p(np.abs(values)) / 6, dtype=np.float64)


def _window(values: Matrix, reach: int) -> Matrix:
    """Mean of the values at most ``reach`` lines away, the line itself left out."""
    sums = np.concatenate([[0.0], np.cumsum(values)])
    index = np.arange(len(values))
    low, high = np.maximum(index - reach, 0), np.minimum(index + reach + 1, len(values))
    return np.asarray((sums[high] - sums[low] - values) / (2 * reach), dtype=np.float64)
