"""Dates in running text, with the precision that the text gives and nothing filled in.

    >>> [m.value.date for m in find_dates("on 12 November and in June 2024", "en")]
    ['--11-12', '2024-06']

What isn't written stays unknown: ``--11-12`` has no year, ``--06`` neither year nor day,
``---12`` only a day of a month. "Yesterday", "last week" and weekdays have no value until
`resolve` is told when the text was published.
"""

from __future__ import annotations

from firsthand.values.date_chains import besides, read_all
from firsthand.values.date_closing import closed
from firsthand.values.date_grammar import DateReader, date_reader, number_roles
from firsthand.values.date_ranges import linked
from firsthand.values.date_words import covered
from firsthand.values.folding import Folded, fold
from firsthand.values.lexing import tokens
from firsthand.values.mentions import DateMention, Relative
from firsthand.values.resolving import resolve

__all__ = ["DateMention", "Relative", "covered", "find_dates", "resolve"]


def find_dates(text: str, language: str | None) -> list[DateMention]:
    """The dates that ``text`` gives, in order, without overlaps.

    :param language: BCP 47; None reads numeric dates only, day before month.
    """
    reader = date_reader(language)
    folded = fold(text)
    mentions = [mention for span in _spans(folded.text, reader) for mention in _read(folded, reader, span)]
    if reader.words.besides:
        mentions = besides(mentions, reader.lexicon.words)
    return linked(mentions, text, reader.joints) if len(mentions) > 1 else mentions


def _spans(text: str, reader: DateReader) -> list[tuple[int, int]]:
    """Where dates may be in folded ``text``."""
    if reader.windows is not None:
        spans = reader.windows.of(text)
        return spans if spans and reader.lexicon.trigger.is_in(text) else []
    held = reader.lexicon.trigger.is_in(text) and reader.lexicon.core.is_in(text)
    return [(0, len(text))] if held else []


def _read(folded: Folded, reader: DateReader, span: tuple[int, int]) -> list[DateMention]:
    found = closed(tokens(folded.text, reader.lexicon, number_roles, span), folded.text, reader.words)
    return read_all(reader.grammar.stretches(found), folded, reader.words)
