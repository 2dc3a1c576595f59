"""What bounds and vague words mean as intervals. ``None`` is open.

=====================  ====================  =========================================
words                  interval              example
=====================  ====================  =========================================
n                      ``[n, n]``            12 soldiers
more than, at least n  ``[n, None]``         more than 10,000
up to, less than n     ``[None, n]``         up to 500
about n                ``[0.9 n, 1.1 n]``    about 11,000: 9,900 to 12,100
nearly n               ``[0.9 n, n]``        nearly 100
n to m                 ``[n, m]``            10–12
thousands              ``[10³, 10⁴ − 1]``    and hundreds, several thousand, millions, …
tens of thousands      ``[10⁴, None]``       and hundreds of thousands, 数万, लाखों
=====================  ====================  =========================================

A power of ten that English has a word of its own for (ten, hundred, thousand, million,
billion, trillion) reaches to the next power; the powers between are open upward, because
"tens of thousands" says no more than that a thousand is too small a unit. The rule goes by
the power, not the words: languages with words for 10⁴ or 10⁵ mean the same by them. The tenth
of "about" is firsthand's choice: 11,000 counted as "about 12,000" still agrees.
"""

from __future__ import annotations

from decimal import Decimal

from firsthand.model import QuantityValue
from firsthand.values.mentions import Bound

_NAMED_POWERS = frozenset(Decimal(10) ** power for power in (1, 2, 3, 6, 9, 12))
_TENTH = Decimal("0.1")


def exact(amount: Decimal) -> QuantityValue:
    """``[n, n]``."""
    return QuantityValue(amount, amount)


def within(amount: Decimal, bound: Bound) -> QuantityValue:
    """The interval of ``amount`` with the words before or after it."""
    margin = abs(amount) * _TENTH
    if bound in ("over", "least"):
        return QuantityValue(amount, None)
    if bound in ("under", "most"):
        return QuantityValue(None, amount)
    if bound == "about":
        return QuantityValue(amount - margin, amount + margin)
    return QuantityValue(amount - margin, amount)


def range_of(low: Decimal, high: Decimal) -> QuantityValue:
    """``[low, high]``."""
    return QuantityValue(low, high)


def vague_interval(power: Decimal) -> QuantityValue:
    """What "thousands" (power 1000) or "tens of thousands" (power 10000) means."""
    return QuantityValue(power, power * 10 - 1 if power in _NAMED_POWERS else None)
