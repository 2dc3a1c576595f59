"""Whether two sentences, one a translation of the other, give the same dates and quantities.

What must be found again is what a faithful translation cannot leave out: dates that are
written out and quantities that aren't small words. Anything may serve to find it again: a
small word, an ordinal, a label, the number of a date ("12" for "twelve", "2018" for "in
2018"), so that a difference in how languages word a number is no difference in value.
Relative dates and weekdays satisfy but aren't asked for: "on Saturday" is "the day before" elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from firsthand.values.date_values import fields
from firsthand.values.dates import find_dates
from firsthand.values.measures import FACTORS, same_measure
from firsthand.values.mentions import DateMention, QuantityMention, date_spans
from firsthand.values.quantities import find_quantities

Mention = DateMention | QuantityMention


@dataclass(frozen=True, slots=True)
class Values:
    """The dates and quantities of one text; ``numbers`` holds every number in it, whatever it counts."""

    dates: tuple[DateMention, ...]
    quantities: tuple[QuantityMention, ...]
    numbers: frozenset[Decimal]


def read_values(text: str, language: str | None) -> Values:
    """The values of ``text`` in a BCP 47 ``language``: dates first, quantities in what is left."""
    dates = tuple(find_dates(text, language))
    quantities = tuple(find_quantities(text, language, taken=date_spans(dates)))
    return Values(dates, quantities, frozenset(_numbers(text, language, dates)))


def _numbers(text: str, language: str | None, dates: tuple[DateMention, ...]) -> Iterator[Decimal]:
    for mention in find_quantities(text, language, marked=True):
        ends = (
            mention.amount,
            mention.alternative,
            mention.value.lowest,
            mention.value.highest,
            *mention.parts,
        )
        yield from (end for end in ends if end is not None and not mention.vague)
    for date in dates:
        if date.value is not None:
            yield from (Decimal(part) for part in fields(date.value) if part is not None)
        if date.relative is not None and date.relative.offset is not None:
            yield Decimal(abs(date.relative.offset))


def missing(source: Values, target: Values) -> list[Mention]:
    """The mentions of ``source`` that ``target`` must give again and doesn't, in order."""
    dates: list[Mention] = [date for date in source.dates if _asked(date) and not _date_found(date, target)]
    quantities = [q for q in source.quantities if _asked(q) and not _quantity_found(q, source, target)]
    return sorted((*dates, *quantities), key=lambda mention: mention.start)


def _asked(mention: Mention) -> bool:
    """Whether a faithful translation must give it: not a relative date, not "an hour" for "1 hour"."""
    if isinstance(mention, DateMention):
        return mention.value is not None
    return not mention.small_word and mention.amount != 1


# -- dates ---------------------------------------------------------------------------


def _date_found(date: DateMention, target: Values) -> bool:
    readings = [fields(value) for value in (date.value, date.alternative) if value is not None]
    others = [fields(v) for d in target.dates for v in (d.value, d.alternative) if v is not None]
    if any(_compatible(mine, theirs) for mine in readings for theirs in others):
        return True
    known = [part for part in readings[0] if part is not None]
    if len(known) == 1:
        relative_months = {d.relative.month for d in target.dates if d.relative}
        return Decimal(known[0]) in target.numbers or (
            readings[0][1] is not None and known[0] in relative_months
        )
    return False


def _compatible(mine: tuple[int | None, ...], theirs: tuple[int | None, ...]) -> bool:
    """All that both know is the same, and theirs knows the most precise part of mine."""
    finest = max(index for index, part in enumerate(mine) if part is not None)
    same = all(a == b for a, b in zip(mine, theirs, strict=True) if a is not None and b is not None)
    return same and theirs[finest] is not None


# -- quantities ----------------------------------------------------------------------


def _quantity_found(quantity: QuantityMention, source: Values, target: Values) -> bool:
    if quantity.vague:
        return any(_overlap(quantity, other) for other in target.quantities if other.vague or other.amount)
    # Where a side gives both ("800 kph (497 mph)") and the other too, its second is no rendering of the first.
    both = any(other.unit == quantity.unit for other in target.quantities) and _converted(quantity, source)
    if not both and _converted(quantity, target):
        return True
    if quantity.parts and all(part in target.numbers for part in quantity.parts):
        return True  # 220 2/3 told as "220 and 2/3"
    wanted = (
        [quantity.amount] if quantity.amount is not None else [quantity.value.lowest, quantity.value.highest]
    )
    return all(end is None or end in target.numbers for end in wanted) or (
        quantity.alternative is not None and quantity.alternative in target.numbers
    )


def _converted(quantity: QuantityMention, target: Values) -> bool:
    """Whether another unit of the same kind holds the same measure: miles told in kilometres."""
    if quantity.unit not in FACTORS:
        return False
    for other in target.quantities:
        if (other.unit in FACTORS and other.unit != quantity.unit) or other.unit == "degree":
            pairs = zip(_ends(quantity), _ends(other), strict=False)
            if all(same_measure(mine, quantity.unit, theirs, str(other.unit)) for mine, theirs in pairs):
                return True
    return False


def _ends(quantity: QuantityMention) -> list[Decimal]:
    if quantity.amount is not None:
        return [quantity.amount]
    return [end for end in (quantity.value.lowest, quantity.value.highest) if end is not None]


def _overlap(one: QuantityMention, other: QuantityMention) -> bool:
    low = max(v for v in (one.value.lowest, other.value.lowest, Decimal(0)) if v is not None)
    highs = [v for v in (one.value.highest, other.value.highest) if v is not None]
    return not highs or low <= min(highs)
