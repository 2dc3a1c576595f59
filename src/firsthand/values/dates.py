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
from firsthand.values.date_grammar import date_reader, number_roles
from firsthand.values.date_ranges import linked
from firsthand.values.date_words import covered
from firsthand.values.folding import fold
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
    if not (reader.lexicon.trigger.is_in(folded.text) and reader.lexicon.core.is_in(folded.text)):
        return []
    found = closed(tokens(folded.text, reader.lexicon, number_roles), folded.text, reader.words)
    mentions = read_all(reader.grammar.stretches(found), folded, reader.words)
    if reader.words.besides:
        mentions = besides(mentions, reader.lexicon.words)
    return linked(mentions, text, reader.joints) if len(mentions) > 1 else mentions
