"""Plain text → the article's paragraphs and everything else, each line with its role.

The likeliest run of article lines comes from `scorer`. Rules then settle what a score of
single lines cannot: furniture inside the run, exact repeats, captions, the title, the tail.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from firsthand import model
from firsthand.embed.base import Encoder
from firsthand.errors import NoArticle
from firsthand.extract import edges, furniture, shapes, words
from firsthand.extract.features import PROSE, Matrix, page_features
from firsthand.extract.lines import Line
from firsthand.extract.scorer import best_path, score
from firsthand.extract.tails import off_topic
from firsthand.extract.titles import title_index

# A subheading is shorter than a paragraph and has no sentence end.
LONGEST_SUBHEADING = 110.0
# A page of so few lines may be a sentence alone.
FEW_LINES = 3
# Date, author and buttons take so many lines between standfirst and text.
STANDFIRST_REACH = 12
# Lines of metadata stand at most so many lines away from title, lead and last paragraph.
NEAR = 4
# A paragraph above a caption may look less likely than even by so much (log odds).
LEAST_ODDS = -2.0


@dataclass(frozen=True, slots=True)
class Reading:
    """A plain text with roles. ``kept`` and ``dropped`` are in the order of the page, the title is in ``kept``.

    Where date, byline and outlet are looked for: ``metadata`` holds the texts between title and
    lead in their order, ``signature`` those right after the last paragraph, ``above`` those
    right before the title, nearest first: a masthead may show the day of reading there.
    """

    kept: tuple[tuple[Line, model.ParagraphRole], ...]
    dropped: tuple[tuple[Line, model.DroppedRole], ...]
    title: str | None
    metadata: tuple[str, ...]
    signature: tuple[str, ...]
    above: tuple[str, ...]


def read_plain(lines: Sequence[Line], *, title: str | None = None, encoder: Encoder | None = None) -> Reading:
    """Roles for all lines of a plain text.

    :param title: the title where something else than the lines says it (a record, markup).
    :param encoder: lets full sentences at the end be told from the article by their subject.
    :raises NoArticle: where no line is running text.
    """
    texts = [line.text for line in lines]
    _check_letters(texts)
    scores = score(page_features([furniture.without_sign_off(t) for t in texts]))
    body = best_path(scores.odds)
    _drop_furniture(texts, body)
    if not any(body):
        _rescue(texts, body)
    captions = _captions(texts, body)
    _reach_up(texts, body, captions, scores.odds)
    _cut_edges(lines, body)
    blank = captions | {i for i, line in enumerate(lines) if line.row}
    head = title_index(["" if i in blank else t for i, t in enumerate(texts)], body, scores.topic, title)
    if head is not None:
        body[head] = False
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
    shortest = 6.0 if len(texts) <= FEW_LINES else 15.0
    for i, text in enumerate(texts):
        width = shapes.width(text)
        sentence = shapes.ends_sentence(text) == 1.0 and width >= shortest and not shapes.is_cut_off(text)
        unmarked = shapes.ends_sentence(text) > 0 and width >= PROSE / 2
        body[i] = (sentence or unmarked or width >= PROSE) and furniture.sure_kind(text) is None
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


def _cut_edges(lines: Sequence[Line], body: list[bool]) -> None:
    """Take out, in place, what is glued to the article's first and last paragraph."""
    inside = [i for i, kept in enumerate(body) if kept]
    for n in edges.edge_furniture([line.text for i, line in enumerate(lines) if body[i]], lines):
        body[inside[n]] = False


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
        if (
            (i > 0 and i - 1 in found and (text == texts[i - 1] or furniture.is_credit(text)))
            or (furniture.has_photo_credit(text) and shapes.width(text) >= 25)
            or furniture.opens_caption(text)
            or (body[i] and _is_foreign(texts, body, i))
        ):
            found.add(i)
        elif not body[i] and i + 1 < len(texts) and _captioned(texts, i):
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


def _reach_up(texts: Sequence[str], body: list[bool], captions: set[int], odds: Matrix) -> None:
    """Take a paragraph in, in place, that only captions part from the first one kept, unless it is surely none."""
    first = next((i for i, kept in enumerate(body) if kept), 0)
    above = first - 1
    while above in captions:
        above -= 1
    if not 0 <= above < first - 1 or odds[above] < LEAST_ODDS or edges.is_head(texts[above]):
        return
    body[above] = body[above] or _is_prose(texts[above])


def _is_foreign(texts: Sequence[str], body: Sequence[bool], i: int) -> bool:
    """A line without a sentence end, in another script than the lines around it: a caption left untranslated."""
    if shapes.ends_sentence(texts[i]) == 1.0 or shapes.width(texts[i]) > 3 * PROSE:
        return False
    around = [
        shapes.script(texts[j]) for j in range(max(0, i - 3), min(len(texts), i + 4)) if body[j] and j != i
    ]
    own = shapes.script(texts[i])
    return len(around) >= 2 and own is not None and own not in around


def _captioned(texts: Sequence[str], i: int) -> bool:
    """A line of some words above a line that is a credit alone; an agency above a stamp is a byline under the title."""
    plain = (
        shapes.width(texts[i]) >= 12
        and furniture.sure_kind(texts[i]) is None
        and not furniture.is_dated(texts[i])
    )
    below = texts[i + 2] if i + 2 < len(texts) else ""
    signed = furniture.is_stamp(below) or words.leading_kind(below) in ("published", "updated")
    return plain and furniture.is_credit(texts[i + 1]) and not signed


# -- the rest ----------------------------------------------------------------------


def _reading(lines: Sequence[Line], body: Sequence[bool], captions: set[int], head: int | None) -> Reading:
    texts = [line.text for line in lines]
    inside = [i for i, kept in enumerate(body) if kept]
    first, last = inside[0], inside[-1]
    start = head if head is not None else first
    counts = dict.fromkeys(texts, 0)
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
    beside = [texts[i] for i in range(start, first) if i != head and i not in captions]
    beside += _under_standfirst(texts, body, captions, first)
    above = [texts[i] for i in range(start - 1, max(-1, start - NEAR - 1), -1) if i not in captions]
    after = [texts[i] for i in range(last + 1, min(len(texts), last + 3))]
    title = texts[head] if head is not None else None
    return Reading(tuple(kept), tuple(dropped), title, tuple(beside), tuple(after), tuple(above))


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


def _under_standfirst(
    texts: Sequence[str], body: Sequence[bool], captions: set[int], first: int
) -> list[str]:
    """Dropped lines between the first paragraph and the next, where the first is a standfirst over the date.

    None of them where something else of the page is inserted there: its date is another's.
    """
    second = next((j for j in range(first + 1, min(len(texts), first + STANDFIRST_REACH)) if body[j]), None)
    if second is None:
        return []
    between = [texts[i] for i in range(first + 1, second) if i not in captions]
    inserted = any(words.leading_kind(t) == "read_also" or shapes.width(t) >= PROSE for t in between)
    return [] if inserted or len(set(between)) < len(between) else between
