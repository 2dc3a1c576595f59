"""What a reader of pages leaves at the edges of an article's text: a path to the section, byline, stamps, sign-off.

Both readers need it: trafilatura keeps what stands inside the article's element, and a
score of single lines keeps what is glued to the text. The text begins at the first line
that reads like a paragraph; what stands before it goes only where its own words or shape
say what it is, since a standfirst may have no sentence end. The end is cut in the same way.
"""

from __future__ import annotations

from collections.abc import Sequence

from firsthand.extract import furniture, shapes, words
from firsthand.extract.features import PROSE
from firsthand.extract.lines import Line

# The first paragraph stands among so many lines; what has none there is a list or a poem.
HEAD, TAIL = 12, 6
# Of a sentence so short it cannot be said whether it is a paragraph.
SHORTEST_SENTENCE = 30.0
# The name of a section or author; standfirsts of public pages are longer.
SHORT = 30.0
# A byline with several authors and their places; a line of stamps, counters and buttons.
LONGEST_BYLINE, LONGEST_STAMP = 120.0, 120.0
# "Reporting by …; Editing by …" with the names of a newsroom's desk.
LONGEST_SIGN_OFF = 240.0


def edge_furniture(texts: Sequence[str], page: Sequence[Line]) -> set[int]:
    """Indices of the lines of a found body that are not the article's; none where no line reads like a paragraph.

    :param page: all lines of the page: the name of a section stands in its menu too.
    """
    first = next((i for i, text in enumerate(texts[:HEAD]) if _opens(text)), None)
    if first is None:
        return set()
    found = {i for i in range(first) if is_head(texts[i]) or _is_echoed(texts[i], page)}
    for i in range(first):  # an unknown name between known furniture is furniture
        if _is_short(texts[i]) and {i - 1, i + 1} & found:
            found.add(i)
    end = len(texts)
    while end > max(first + 1, len(texts) - TAIL) and is_tail(texts[end - 1]):
        end -= 1
    return found | set(range(end, len(texts)))


def _opens(text: str) -> bool:
    """Whether a line reads like a paragraph of running text."""
    width, ends = shapes.width(text), shapes.ends_sentence(text)
    prose = width >= PROSE or (ends > 0 and width >= SHORTEST_SENTENCE)
    return prose and not is_head(text) and not is_tail(text)


def _is_short(text: str) -> bool:
    """Whether a line is a name and no sentence; a dateline alone ("VELMORA:") is more than that."""
    return shapes.width(text) < SHORT and shapes.ends_sentence(text) < 1.0 and text[-1] not in ":：】-–—,،、"


def _is_echoed(text: str, page: Sequence[Line]) -> bool:
    """Whether a short line stands a second time on its page, by itself or in a row of links."""
    if not _is_short(text):
        return False
    spaced = f" {text} "
    return sum(line.text == text or (line.row and spaced in f" {line.text} ") for line in page) > 1


def is_head(text: str) -> bool:
    """Whether a line above the first paragraph is a path, byline, stamp or button by its words or its shape."""
    if furniture.sure_kind(text) is not None or shapes.is_row(text) or shapes.is_path(text):
        return True
    if shapes.ends_sentence(text) == 1.0 and not shapes.is_bracketed(text):
        return False
    if furniture.is_stamp(text) or furniture.is_credit(text):
        return True
    if furniture.is_signature(text.rstrip(" -–—·|")):
        return True
    width = shapes.width(text)
    kind = words.leading_kind(text)
    return (kind == "byline" and width < LONGEST_BYLINE) or (
        kind in ("published", "updated", "share", "comment", "advert") and width < LONGEST_STAMP
    )


def is_tail(text: str) -> bool:
    """Whether a line below the last paragraph is a sign-off, a disclaimer or a button by its words or its shape."""
    if furniture.sure_kind(text) is not None or furniture.is_sign_off(text) or shapes.is_row(text):
        return True
    width = shapes.width(text)
    if width > LONGEST_SIGN_OFF or shapes.ends_sentence(text) == 1.0:
        return False
    kind = words.leading_kind(text)
    return kind == "byline" or (kind in ("share", "comment", "advert") and width < LONGEST_STAMP / 2)
