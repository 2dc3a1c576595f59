"""Translations as tab-separated lines: one pair of segments a line, with where both stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from firsthand.model import Article
from firsthand.show.clean import plain
from firsthand.show.exports.segments import Bitext, segments

COLUMNS = (
    "source_language",
    "target_language",
    "score",
    "source_text",
    "target_text",
    "source",
    "target",
    "source_paragraphs",
    "target_paragraphs",
)


def tsv(texts: Iterable[Bitext]) -> Iterator[str]:
    r"""A line of names, then one line a pair, each ended by ``\n``.

    No field is quoted: `plain` leaves neither tabs nor line breaks in any. ``source`` and
    ``target`` are the page's address, or the input where it has none; a language that was
    not measured is empty.
    """
    yield _line(COLUMNS)
    for text in texts:
        places = _place(text.source), _place(text.target)
        for pair in segments(text):
            one, two = pair.source, pair.target
            numbers = (" ".join(str(n) for n in side.paragraphs) for side in (one, two))
            score = f"{pair.score:g}"
            yield _line(
                (one.language or "", two.language or "", score, one.text, two.text, *places, *numbers)
            )


def _place(article: Article) -> str:
    return article.url or article.input


def _line(fields: Iterable[str]) -> str:
    return "\t".join(plain(field) for field in fields) + "\n"
