"""What the sentences of an article say in values: dates, quantities, who says so."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from decimal import Decimal

from firsthand.compare.anchor import Anchor
from firsthand.extract.sentences import sentence_spans
from firsthand.model import Article, DateValue, NameValue, ParagraphRole, QuantityValue
from firsthand.values.attribution import find_attributions
from firsthand.values.dates import DateMention, find_dates, resolve
from firsthand.values.mentions import date_spans
from firsthand.values.quantities import QuantityMention, find_quantities

#: A bare number below this is a count far more often than a year of the news.
EARLIEST_YEAR = "1500"


@dataclass(frozen=True, slots=True)
class DateReading:
    """A date in a sentence: the words and what they say once anchored; ``span`` in the sentence."""

    text: str
    span: tuple[int, int]
    value: DateValue
    relative: bool


@dataclass(frozen=True, slots=True)
class QuantityReading:
    """A quantity in a sentence: the words, the interval, what kind of thing it measures.

    ``amount`` is the number itself; ``counting`` is true of an exact count and of "at least":
    what later reports may raise. ``weak`` of a number spelled in letters and twelve or less, which languages use
    as articles and pronouns: it speaks only where it differs.
    """

    text: str
    span: tuple[int, int]
    value: QuantityValue
    kind: str
    unit: str | None
    amount: Decimal | None = None
    counting: bool = False
    weak: bool = False


@dataclass(frozen=True, slots=True)
class NameReading:
    """A name in a sentence: the words, and what most articles call it."""

    text: str
    span: tuple[int, int]
    value: NameValue


@dataclass(frozen=True, slots=True)
class SentenceReading:
    """A sentence with its values; ``place`` is its index among the article's sentences."""

    article: str
    paragraph: int
    role: ParagraphRole
    place: int
    text: str
    dates: tuple[DateReading, ...]
    quantities: tuple[QuantityReading, ...]
    attributed_to: tuple[str, ...]


def read_sentences(article: Article, anchor: Anchor | None) -> list[SentenceReading]:
    """All sentences of an article but its title, in order."""
    found: list[SentenceReading] = []
    for paragraph in article.paragraphs:
        if paragraph.role == "title":
            continue
        language = paragraph.language or article.language
        for start, end in sentence_spans(paragraph.text, language):
            text = paragraph.text[start:end]
            dates, quantities = read_values(text, language, anchor)
            parties = dict.fromkeys(a.name for a in find_attributions(text, language))
            found.append(
                SentenceReading(
                    article.id,
                    paragraph.number,
                    paragraph.role,
                    len(found),
                    text,
                    dates,
                    quantities,
                    tuple(parties),
                )
            )
    return found


def read_values(
    text: str, language: str | None, anchor: Anchor | None
) -> tuple[tuple[DateReading, ...], tuple[QuantityReading, ...]]:
    """Dates (full where the anchor tells) and quantities of a text; "13 days ago" is a quantity where no anchor tells."""
    day = anchor.day if anchor else None
    read = [(m, _date(m, day)) for m in find_dates(text, language)]
    dates = tuple(reading for _, reading in read if reading is not None)
    taken = date_spans([mention for mention, reading in read if reading is not None])
    return dates, tuple(map(_quantity, find_quantities(text, language, taken=taken)))


def _date(mention: DateMention, anchor: datetime.date | None) -> DateReading | None:
    full = resolve(mention, anchor) if anchor else mention
    value = full.value if full and full.value else mention.value
    if value is None or (value.precision == "year" and value.date < EARLIEST_YEAR):
        return None
    return DateReading(mention.text, (mention.start, mention.end), value, mention.relative is not None)


def _quantity(mention: QuantityMention) -> QuantityReading:
    return QuantityReading(
        mention.text,
        (mention.start, mention.end),
        mention.value,
        mention.kind,
        mention.unit,
        mention.amount,
        counting=mention.bound in (None, "least") and not mention.vague,
        weak=mention.small_word,
    )
