"""What a derived article changed, with the sentences on both sides in which it did."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from firsthand import model
from firsthand.extract.sentences import sentence_spans
from firsthand.show.clean import plain
from firsthand.show.sides import Segment, belongs, segments

#: Flags whose texts are values, which say nothing without their sentence; the others' are sentences.
VALUES: tuple[model.FlagKind, ...] = ("number", "date", "name")


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence with the changed words marked; ``language`` is its paragraph's, ``of`` whose it is."""

    of: str
    language: str | None
    segments: tuple[Segment, ...]


def told(
    flag: model.FidelityFlag,
    rows: Sequence[model.Row],
    sides: Sequence[tuple[str, model.Article]],
) -> tuple[Told, ...]:
    """The sentences of a changed value, the source's first; none for other flags, or where the text is not found.

    :param sides: what the source and the target are called, and the articles themselves.
    """
    if flag.kind not in VALUES:
        return ()
    row = next((row for row in rows if belongs(flag, row)), None)
    texts = (flag.source_text, flag.target_text)
    numbers = (row.source, row.target) if row else ((), ())
    return tuple(
        found
        for (name, article), text, of_row, own in zip(
            sides, texts, numbers, (flag.source, flag.target), strict=True
        )
        if text and (found := _sentence(name, article, text, (*filter(None, (own,)), *of_row), flag.kind))
    )


def _sentence(
    name: str, article: model.Article, text: str, numbers: Sequence[int], kind: model.FlagKind
) -> Told | None:
    by_number = {p.number: p for p in article.paragraphs}
    for paragraph in (by_number[n] for n in numbers if n in by_number):
        language = paragraph.language or article.language
        for sentence in _sentences(paragraph.text, language):
            if plain(text) in plain(sentence):
                return Told(name, language, segments(sentence, [(text, kind)]))
    return None


def _sentences(text: str, language: str | None) -> Iterator[str]:
    """The sentences of a paragraph, and last the whole, for words that a border of sentences cuts."""
    yield from (text[start:end] for start, end in sentence_spans(text, language))
    yield text
