"""Plain text → the article's paragraphs and everything else, each line with its role.

The likeliest run of article lines comes from `scorer`. Rules then settle what a score of
single lines cannot: furniture inside the run, exact repeats, captions, the title, the tail.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from rapidfuzz import fuzz

from firsthand import model
from firsthand.embed.base import Encoder
from firsthand.errors import NoArticle
from firsthand.extract import furniture, shapes, words
from firsthand.extract.features import PROSE, page_features
from firsthand.extract.lines import Line
from firsthand.extract.scorer import best_path, score
from firsthand.extract.tails import off_topic

# A title is a line of some words; headlines end before this in all scripts (measured on the
# titles of fundus: 12 to 190).
SHORTEST_TITLE, LONGEST_TITLE = 10.0, 230.0
# The title is looked for in so many lines before the first paragraph.
TITLE_REACH = 40
# A subheading is shorter than a paragraph and has no sentence end.
LONGEST_SUBHEADING = 110.0
# Lines of metadata stand at most so many lines away from title, lead and last paragraph.
NEAR = 4


@dataclass(frozen=True, slots=True)
class Reading:
    """A plain text with roles. ``kept`` and ``dropped`` are in the order of the page, the title is in ``kept``.

    ``metadata`` holds the texts around title and lead, nearest to the lead first, where date,
    byline and outlet are looked for; ``signature`` those right after the last paragraph.
    """

    kept: tuple[tuple[Line, model.ParagraphRole], ...]
    dropped: tuple[tuple[Line, model.DroppedRole], ...]
    title: str | None
    metadata: tuple[str, ...]
    signature: tuple[str, ...]


def read_plain(lines: Sequence[Line], *, title: str | None = None, encoder: Encoder | None = None) -> Reading:
    """Roles for all lines of a plain text.

    :param title: the title where something else than the lines says it (a record, markup).
    :param encoder: lets full sentences at the end be told from the article by their subject.
    :raises NoArticle: where no line is running text.
    """
    texts = [line.text for line in lines]
    _check_letters(texts)
    scores = score(page_features(texts))
    body = best_path(scores.odds)
    _drop_furniture(texts, body)
    if not any(body):
        _rescue(texts, body)
    captions = _captions(texts, body)
    head = _title_index(texts, body, scores.topic, title)
    if head is not None:
        body[head] = False
        captions.discard(head)
    for index in off_topic(texts, body, encoder):
        body[index] = False
    if not any(body):
        raise NoArticle("menus only: no line is running text")
    return _reading(lines, body, captions, head)


def _check_letters(texts: Sequence[str]) -> None:
    if not texts:
        raise NoArticle("empty")
    if not any(shapes.letter_share(t) for t in texts):
        raise NoArticle("no letters")


def _rescue(texts: Sequence[str], body: list[bool]) -> None:
    """Pages of a few lines: every line that is a sentence or long enough to be prose, in place."""
    for i, text in enumerate(texts):
        sentence = shapes.ends_sentence(text) == 1.0 and shapes.width(text) >= 15
        unmarked = shapes.ends_sentence(text) > 0 and shapes.width(text) >= PROSE / 2
        body[i] = (sentence or unmarked or shapes.width(text) >= PROSE) and furniture.sure_kind(text) is None
    if (
        not any(body)
        and len(texts) == 1
        and shapes.width(texts[0]) >= 25
        and furniture.sure_kind(texts[0]) is None
    ):
        body[0] = True


def _drop_furniture(texts: Sequence[str], body: list[bool]) -> None:
    """Take out, in place: repeats of a kept line, sure furniture, and the titles that "read also" announces."""
    seen: set[str] = set()
    announced = False
    for i, text in enumerate(texts):
        kind = words.whole_kind(text)
        if announced and not _is_prose(text):
            body[i] = False
        announced = kind == "read_also" or (announced and not body[i] and i > 0 and text == texts[i - 1])
        if not body[i]:
            continue
        if text in seen or furniture.sure_kind(text) is not None:
            body[i] = False
        seen.add(text)


def _is_prose(text: str) -> bool:
    return shapes.width(text) >= PROSE and (
        shapes.ends_sentence(text) == 1.0 or shapes.width(text) >= 3 * PROSE
    )


# -- captions ----------------------------------------------------------------------


def _captions(texts: Sequence[str], body: list[bool]) -> set[int]:
    """Lines about pictures, between title and last paragraph; they leave ``body`` in place."""
    kept = [i for i, inside in enumerate(body) if inside]
    if not kept:
        return set()
    found: set[int] = set()
    for i in range(max(0, kept[0] - NEAR), kept[-1] + 1):
        text = texts[i]
        if i > 0 and i - 1 in found and (text == texts[i - 1] or furniture.is_credit(text)):
            found.add(i)
        elif furniture.has_photo_credit(text) and shapes.width(text) >= 25:
            found.add(i)
        elif not body[i] and i + 1 < len(texts) and i > kept[0] - NEAR and _captioned(texts, i):
            found |= {i, i + 1}
    if len(found & set(kept)) == len(kept):  # never all of it
        return set()
    for i in found:
        body[i] = False
    return {
        i
        for i in found
        if texts[i] not in texts[:i] or not found & {j for j in range(i) if texts[j] == texts[i]}
    } | found


def _captioned(texts: Sequence[str], i: int) -> bool:
    """A line of some words above a line that is a credit alone."""
    plain = (
        shapes.width(texts[i]) >= 12
        and furniture.sure_kind(texts[i]) is None
        and not furniture.is_dated(texts[i])
    )
    return plain and furniture.is_credit(texts[i + 1])


# -- title -------------------------------------------------------------------------


def _title_index(
    texts: Sequence[str], body: Sequence[bool], topic: Sequence[float] | np.ndarray, known: str | None
) -> int | None:
    """The line that is the title: the known one, else the best line before the first paragraph."""
    first = body.index(True) if True in body else None  # type: ignore[attr-defined]
    if first is None:
        return None
    window = range(max(0, first - TITLE_REACH), first + 1)
    if known:
        scored = [(fuzz.ratio(texts[i], known), -i) for i in window]
        best = max(scored, default=(0.0, 0))
        return -best[1] if best[0] >= 85 else None
    candidates = [
        (_title_score(texts, i, first, float(topic[i])), -i)
        for i in window
        if _may_be_title(texts, body, i, first)
    ]
    return -max(candidates)[1] if candidates else None


def _may_be_title(texts: Sequence[str], body: Sequence[bool], i: int, first: int) -> bool:
    text = texts[i]
    if (
        not SHORTEST_TITLE <= shapes.width(text) <= LONGEST_TITLE
        or furniture.sure_kind(text)
        or furniture.is_dated(text)
    ):
        return False
    if (
        furniture.has_photo_credit(text)
        or furniture.is_credit(text)
        or words.leading_kind(text) in ("comment", "share")
    ):
        return False
    if i < first:
        return True
    # The path took the title for a paragraph: shorter than what follows, and no sentence.
    after = next((texts[j] for j in range(i + 1, len(texts)) if body[j]), "")
    return (
        shapes.ends_sentence(text) < 1.0
        and 2 * shapes.width(text) < shapes.width(after)
        and shapes.width(after) >= PROSE
    )


def _title_score(texts: Sequence[str], i: int, first: int, topic: float) -> float:
    """Shares the article's words, is near its first paragraph, reads like a line and not like a label."""
    text = texts[i]
    width = shapes.width(text)
    return (
        2.0 * topic
        + min(1.0, width / 45)
        - 0.5 * (shapes.ends_sentence(text) == 1.0 and width > PROSE)
        - 0.06 * (first - i)
        + 0.2 * (texts.count(text) > 1 if len(texts) < 5000 else 0)
    )


# -- the rest ----------------------------------------------------------------------


def _reading(lines: Sequence[Line], body: Sequence[bool], captions: set[int], head: int | None) -> Reading:
    texts = [line.text for line in lines]
    inside = [i for i, kept in enumerate(body) if kept]
    first, last = inside[0], inside[-1]
    start = head if head is not None else first
    counts = {t: 0 for t in texts}
    for t in texts:
        counts[t] += 1
    kept: list[tuple[Line, model.ParagraphRole]] = []
    dropped: list[tuple[Line, model.DroppedRole]] = []
    in_list = False
    shown: set[str] = set()
    for i, line in enumerate(lines):
        if i == head:
            kept.append((line, "title"))
        elif body[i]:
            kept.append((line, _paragraph_role(texts, inside, i, first)))
        elif i in captions and line.text not in shown:
            kept.append((line, "caption"))
        elif line.text in shown:
            dropped.append((line, "boilerplate"))
        else:
            in_list = i > last and (in_list or words.whole_kind(line.text) == "read_also")
            near = start - NEAR <= i <= last + NEAR
            role = furniture.likely_kind(
                line.text, before=i < first, near=near, repeated=counts[line.text] > 1, in_list=in_list
            )
            dropped.append((line, role))
        if body[i] or i in captions or i == head:
            shown.add(line.text)
    around = [
        texts[i] for i in range(first - 1, max(-1, start - NEAR - 1), -1) if i != head and i not in captions
    ]
    after = [texts[i] for i in range(last + 1, min(len(texts), last + 3))]
    title = texts[head] if head is not None else None
    return Reading(tuple(kept), tuple(dropped), title, tuple(around), tuple(after))


def _paragraph_role(texts: Sequence[str], inside: Sequence[int], i: int, first: int) -> model.ParagraphRole:
    text = texts[i]
    if i == first:
        return "lead"
    short = shapes.width(text) < LONGEST_SUBHEADING and shapes.ends_sentence(text) < 1.0 and i != inside[-1]
    if (
        short
        and not shapes.is_item(text)
        and (shapes.ends_sentence(text) == 0 or shapes.width(text) < PROSE / 2)
    ):
        return "subheading"
    return "quote" if shapes.starts_quote(text) and text[-1] in '"”»」』’“' else "body"
