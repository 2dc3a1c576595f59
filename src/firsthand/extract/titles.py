"""Which of the lines before the first paragraph is the title.

Standfirsts, captions, bylines and section names stand there too. Each candidate gets log
odds from a few numbers (weights in ``lines_model.json``, made by
`benchmarks/extraction/train.py`); the best one is the title if its odds are even.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from rapidfuzz import fuzz

from firsthand.extract import edges, furniture, shapes, words
from firsthand.extract.features import PROSE, Matrix
from firsthand.extract.scorer import title_weights

# Headlines of all scripts are longer than a word and shorter than a paragraph (the titles of
# fundus: 12 to 190, weighted as `shapes.width` does).
SHORTEST, LONGEST = 10.0, 230.0
# The title is looked for in so many lines before the first paragraph.
REACH = 40
# Where a known title is looked for, a line that is this much like it is it.
SAME = 85
# Straight above byline and date a line is the title although it looks less likely than even by so much (log odds).
LEAST_ODDS = -2.0
# Lines of a page that are compared with a candidate.
COMPARED = 3000

NAMES = (
    "width",
    "narrow",
    "wide",
    "ends_sentence",
    "distance",
    "adjacent",
    "repeated",
    "begins_another",
    "topic",
    "words_shared",
    "dated",
    "upper",
    "item",
    "quote",
    "labelled",
    "above_credit",
    "above_metadata",
    "wide_after",
    "wide_before",
    "wide_just_before",
    "shorts_before",
    "prose_before",
    "below_credit",
    "said",
    "in_body",
    "commas",
    "capitalised",
)


def title_index(
    texts: Sequence[str], body: Sequence[bool], topic: Matrix, known: str | None = None
) -> int | None:
    """The index of the title's line, None where no line before the first paragraph reads like one.

    :param topic: for each line the share of its words that the article's core has.
    :param known: the title where something else says it; then the line that is like it.
    """
    first = next((i for i, kept in enumerate(body) if kept), None)
    if first is None:
        return None
    if known:
        window = range(max(0, first - REACH), first + 1)
        best = max(window, key=lambda i: (fuzz.ratio(texts[i], known), i))
        return best if fuzz.ratio(texts[best], known) >= SAME else None
    chosen = candidates(texts, body, first)
    if not chosen:
        return None
    weights, bias = title_weights()
    odds = describe(texts, chosen, first, topic) @ weights + bias
    best = int(np.argmax(odds))
    if odds[best] > 0:
        return chosen[best]
    return chosen[best] if odds[best] > LEAST_ODDS and _heads_stamps(texts, chosen[best], first) else None


def _heads_stamps(texts: Sequence[str], i: int, first: int) -> bool:
    """Whether between a line and the first paragraph stand only bylines, stamps, buttons and captions, one of them dated."""
    between = [t for t in texts[i + 1 : first] if t]
    stamped = any(furniture.is_stamp(t) or words.leading_kind(t) in ("published", "updated") for t in between)
    return stamped and all(edges.is_head(t) or furniture.has_photo_credit(t) for t in between)


def candidates(texts: Sequence[str], body: Sequence[bool], first: int) -> list[int]:
    """Lines that may be the title; the first kept line only where a longer paragraph follows it."""
    window = [i for i in range(max(0, first - REACH), first) if _may_be(texts[i])]
    after = next((texts[j] for j in range(first + 1, min(len(texts), first + REACH)) if body[j]), "")
    taken = (
        _may_be(texts[first]) and shapes.ends_sentence(texts[first]) < 1.0 and shapes.width(after) >= PROSE
    )
    if taken and 2 * shapes.width(texts[first]) < shapes.width(after):
        window.append(first)
    return window


def _may_be(text: str) -> bool:
    if not SHORTEST <= shapes.width(text) <= LONGEST or furniture.sure_kind(text):
        return False
    return not furniture.has_photo_credit(text) and not furniture.is_credit(text)


def describe(texts: Sequence[str], chosen: Sequence[int], first: int, topic: Matrix) -> Matrix:
    """One row a candidate, columns as `NAMES`."""
    head = texts[:COMPARED]
    wide = [i for i in chosen if shapes.width(texts[i]) >= 30]
    rows = []
    for i in chosen:
        text = texts[i]
        width = shapes.width(text)
        below = texts[i + 1] if i + 1 < len(texts) else ""
        rows.append(
            [
                min(3.0, width / 50),
                width < 22,
                width > 130,
                shapes.ends_sentence(text) == 1.0,
                math.log1p(first - i),
                first - i == 1,
                head.count(text) > 1,
                any(len(t) > len(text) and t.startswith(text) for t in head),
                float(topic[i]),
                min(1.0, float(topic[i]) * width / 60),
                furniture.is_dated(text),
                shapes.upper_share(text) > 0.8,
                shapes.is_item(text) or shapes.has_separator(text),
                shapes.starts_quote(text),
                words.leading_kind(text) is not None,
                furniture.has_photo_credit(below) or furniture.is_credit(below),
                furniture.is_dated(below) or words.leading_kind(below) == "byline",
                math.log1p(sum(j > i for j in wide)),
                math.log1p(sum(j < i for j in wide)),
                any(i - 4 <= j < i for j in wide),
                math.log1p(_shorts_before(texts, i)) / 2,
                any(shapes.width(t) >= PROSE for t in texts[max(0, i - 4) : i]),
                i > 0 and (furniture.has_photo_credit(texts[i - 1]) or furniture.is_credit(texts[i - 1])),
                shapes.sentence_ends(text) > 1 or (width > PROSE and shapes.ends_sentence(text) == 1.0),
                i == first,
                shapes.commas(text) > 1,
                shapes.capitalised_words(text),
            ]
        )
    return np.array(rows, dtype=np.float64)


def _shorts_before(texts: Sequence[str], i: int) -> int:
    """How many lines in a row above line ``i`` are shorter than a headline, at most 20."""
    count = 0
    while count < 20 and i - count > 0 and shapes.width(texts[i - count - 1]) < 30:
        count += 1
    return count
