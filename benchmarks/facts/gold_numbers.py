"""What the specs' numbers are, which of them count, and whether a reading of ours is one of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from benchmarks.facts.gold_contradictions import Key, contradicts, is_piece, number_key
from benchmarks.facts.specs import Case, Gold
from firsthand.values.dates import find_dates
from firsthand.values.quantities import QuantityMention, find_quantities

_KANA = re.compile("[\u3040-\u30ff\\s]+")
# Dates that Japanese specs take for fractions: 5月16日2020年 is no 3.2.
_DATE = re.compile("[年月].*[月日]")

Ends = tuple[Decimal | None, Decimal | None]


@dataclass(frozen=True, slots=True)
class Outcome:
    """See `recognizers.Outcome`; ``contradicted`` is a result that does not count."""

    verdict: str
    gold: str
    given: str


def judged(case: Case, doubled: Mapping[Key, frozenset[Decimal]]) -> Iterator[Outcome]:
    """What became of each result that counts, and of each of our mentions beside the results.

    ``doubled``: see `gold_contradictions.values_of_words`.
    """
    if not case.values_checked:
        return
    found = find_quantities(case.text, case.language, marked=True)
    used: set[int] = set()
    for gold in case.golds:
        inside = [m for m in found if m.start < gold.end and gold.start < m.end]
        used.update(m.start for m in inside)
        want = _wanted(gold) if gold.placed else None
        if want is None or is_piece(gold, case.text):
            continue
        if want[0] is not None and want[0] == want[1] and contradicts(gold, want[0], case.language):
            yield Outcome("contradicted", f"{gold.text}={want[0]}", "")
            continue
        wordings = [
            *_wordings(gold, want),
            *_doubled(want, doubled.get(number_key(gold.text, case.language))),
        ]
        right = len(inside) == 1 and any(_is_right(inside[0], ends) for ends in wordings)
        given = " + ".join(f"{m.text}={m.value.lowest}..{m.value.highest}" for m in inside)
        yield Outcome(
            "missed" if not inside else "right" if right else "wrong",
            f"{gold.text}={want[0]}..{want[1]}",
            given,
        )
    taken = [(date.start, date.end) for date in find_dates(case.text, case.language)]
    for mention in find_quantities(case.text, case.language, taken=taken):
        inside = any(mention.start < end and start < mention.end for start, end in _spans(used, found))
        if not inside and _counts(mention, case.model):
            yield Outcome("extra", "", f"{mention.text} {mention.kind}")


def _spans(used: set[int], found: Sequence[QuantityMention]) -> list[tuple[int, int]]:
    return [(mention.start, mention.end) for mention in found if mention.start in used]


def _counts(mention: QuantityMention, model: str) -> bool:
    if model in ("NumberModel", "PercentModel"):
        return mention.kind == ("percent" if model == "PercentModel" else "number") and mention.unit is None
    if model == "OrdinalModel":
        return mention.kind == "ordinal"
    if model == "NumberRangeModel":
        return mention.amount is None or mention.bound is not None
    return mention.unit is not None


def _wanted(gold: Gold) -> Ends | None:
    resolution = gold.resolution or {}
    if gold.type == "ordinal.relative" or resolution.get("value") is None:
        return None
    text = str(resolution["value"]).replace("%", "").strip()
    span = re.fullmatch(r"[\[(]\s*(\S*)\s*,\s*(\S*)\s*[\])]", text)
    if span:
        return _decimal(span[1]), _decimal(span[2])
    value = _decimal(text.replace(",", "."))  # some languages' specs write 0,5
    if value is None or _KANA.fullmatch(gold.text):
        return None
    if _DATE.search(gold.text):
        return None
    return value, value


def _wordings(gold: Gold, want: Ends) -> Iterator[Ends]:
    """The same value in other words: 5/100 as 0.05, a discount by what is taken off instead of what is left."""
    yield want
    if want[0] is not None and want[0] == want[1] and gold.type == "percentage":
        yield want[0] / 100, want[0] / 100
        if "割引" in gold.text:
            yield 100 - want[0], 100 - want[0]
            yield 1 - want[0] / 100, 1 - want[0] / 100


def _doubled(want: Ends, values: frozenset[Decimal] | None) -> Iterator[Ends]:
    """The values that other cases give to the same words, with the sign of this one."""
    for value in values or ():
        signed = -value if want[0] is not None and want[0] < 0 else value
        yield signed, signed


def _decimal(text: str) -> Decimal | None:
    try:
        return Decimal(text)
    except InvalidOperation:
        return None


# What a scale that is told once, behind both ends, makes of the first: "100 to 300 billion".
_SCALES = frozenset(Decimal(10) ** power for power in (3, 6, 9, 12))


def _is_right(mention: QuantityMention, want: Ends) -> bool:
    if mention.amount is not None and want[0] is not None and want[0] == want[1]:
        hundredth = mention.kind == "percent" and _same(mention.amount / 100, want[0])
        return hundredth or _same(mention.amount, want[0])
    if mention.bound == "range" and want[0] is not None and want[0] == want[1]:
        # A range gives both numbers; firsthand carries a scale over to the first.
        ends = mention.value.lowest, mention.value.highest
        carried = ends[0] is not None and want[0] != 0 and ends[0] / want[0] in _SCALES
        return carried or any(_same(end, want[0]) for end in ends)
    return _same(mention.value.lowest, want[0]) and _same(mention.value.highest, want[1])


def _same(one: Decimal | None, other: Decimal | None) -> bool:
    if one is None or other is None:
        return one is other
    return abs(one - other) <= abs(other) * Decimal("1e-9")  # the specs give 15 digits
