"""Which numbers of a text are no quantities: ordinals, labels and codes, clock times, scores."""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence
from decimal import Decimal

from firsthand.values.amount import Amount
from firsthand.values.folding import Folded
from firsthand.values.lexing import Token, unspaced
from firsthand.values.mentions import Bound, Kind

# An ungrouped number in this range that no word beside it makes a quantity is more likely a year.
_YEARS = (Decimal(1900), Decimal(2099))
_DOTTED_TIME = re.compile(r"\d{1,2}\.[0-5]\d")
_CODE = 7  # digits of a telephone number, without those of its country
_GROUPS = 4  # of such a number, looked for on either side

# What the rules here and in `quantities` ask of the token before an amount, and of the one behind it.
_ASKED_BEFORE = frozenset(
    {"between", "money", "percent_before", "percent", "bound_before", "ordinal_before", "glued", "capital", "measure", "hyphen"}
    | {"dash", "slash", "dot", "colon", "quote", "label_before", "clock_after", "clock_before", "at", "digits"}
)  # fmt: skip
_ASKED_BEHIND = frozenset(
    {"percent", "percent_scale", "percent_word", "to", "hyphen", "dash", "slash", "colon", "of", "money", "money_word", "counter"}
    | {"measure", "bound_after", "ordinal_number", "ordinal_after", "label_after", "capital", "clock_after", "hour_word", "digits"}
    | {"clock_sure", "glue"}
)  # fmt: skip

_GROUPING = frozenset({"digits", "hyphen"})
_SCORING = frozenset({"hyphen", "dash", "colon", "slash"})
_TIMING = frozenset({"clock_after", "clock_before", "hour_word", "at", "colon"})


class TokenText:
    """The tokens of one text, with the spans of dates in it."""

    def __init__(self, folded: Folded, found: Sequence[Token], taken: Sequence[tuple[int, int]]) -> None:
        self._folded = folded
        self._found = found
        self._taken = taken
        self._roles = [token[3] for token in found]
        self._size = len(found)

    def _has(self, index: int, role: str) -> bool:
        return 0 <= index < self._size and role in self._roles[index]

    def _none_of(self, index: int, roles: frozenset[str]) -> bool:
        return not 0 <= index < self._size or roles.isdisjoint(self._roles[index])

    def _is_taken(self, token: Token) -> bool:
        start, end = self._folded.start(token.start), self._folded.end(token.end)
        at = bisect.bisect_left(self._taken, (end,)) - 1  # spans of dates don't overlap
        return at >= 0 and start < self._taken[at][1]

    def _taken_tokens(self) -> list[int]:
        """The indices of the tokens of dates."""
        folded, found, taken = self._folded, self._found, self._taken
        indices, at = list[int](), 0
        for start, end in taken:
            while at < len(found) and folded.end(found[at].end) <= start:
                at += 1
            while at < len(found) and folded.start(found[at].start) < end:
                indices.append(at)
                at += 1
        return indices

    def _touches(self, left: int, right: int) -> bool:
        return self._found[left].end == self._found[right].start

    def _tight(self, index: int) -> bool:
        return "tight" in self._found[index].roles


def _is_year(amount: Amount, written: str) -> bool:
    return len(written) == 4 and written.isdigit() and _YEARS[0] <= amount.value <= _YEARS[1]


class NumberKinds(TokenText):
    """What an amount in a text is."""

    def _stands_alone(self, amount: Amount) -> bool:
        """Whether no token beside the amount tells more of it, as with most of the numbers of news: no rule has to be asked."""
        found, first, last = self._found, amount.first, amount.last
        if (
            amount.negative
            or (amount.digits and last > first + 1)
            or "percent_whole" in found[first].roles
            or "measure_one" in found[last - 1].roles
            or (first and not _ASKED_BEFORE.isdisjoint(found[first - 1].roles))
        ):
            return False
        if last == len(found):
            return True
        behind = found[last].roles
        return _ASKED_BEHIND.isdisjoint(behind) and not (
            "gap" in behind and self._has(last + 1, "bound_after")
        )

    def _lone_kind(self, amount: Amount) -> Kind:
        """What an amount that `_stands_alone` is."""
        written = self._found[amount.first].text
        if not amount.digits:
            return "number"
        glued = self._has(amount.last, "gap") and self._letter_follows(amount.last)
        coded = written[0] == "0" and len(written) > 1 and written.isdigit()
        return "label" if not amount.parsed or glued or coded or _is_year(amount, written) else "number"

    def _kind(self, amount: Amount, second: Amount | None, bound: Bound | None) -> Kind:
        first, last = amount.first + amount.negative, (second or amount).last
        if not amount.digits:
            return "ordinal" if self._ordinal(first, last) else self._worded_kind(last)
        if not amount.parsed or self._glued(first, last):
            return "label"
        if self._ordinal(first, last):
            return "ordinal"
        before = first - 2 if self._has(first - 1, "quote") else first - 1
        if self._has(before, "label_before") or self._has(last, "label_after"):
            return "label"
        return self._numeric_kind(amount, second, bound)

    def _worded_kind(self, last: int) -> Kind:
        """Three o'clock is a time, where the word behind is never one for hours; what else is told in words is a number."""
        return "time" if self._has(last, "clock_sure") else "number"

    def _numeric_kind(self, amount: Amount, second: Amount | None, bound: Bound | None) -> Kind:
        first, last = amount.first + amount.negative, amount.last
        written = self._found[first].text
        if self._clock(first, last):
            return "time"
        if self._scored(first, last) and second is None:
            return "score"
        slashed = any(self._has(index, "slash") for index in range(first, last))
        if slashed and len(amount.parts) == 2 and amount.parts[0] / amount.parts[1] == abs(amount.value):
            return "score"  # 3/4 may be a part, a result or a day
        if self._leading_zero(first) or (self._leading_zero(first - 1)):
            return "label"
        if last == first + 1 and bound is None and _is_year(amount, written):
            return "label"
        return "number"

    def _leading_zero(self, index: int) -> bool:
        """Digits like 007 or the 0800 of a telephone number, or more of such a number."""
        text = self._found[index].text if index >= 0 else ""
        return (len(text) > 1 and text[0] == "0" and text.isdigit()) or self._in_code(index)

    def _in_code(self, index: int) -> bool:
        """Groups of digits with nothing but spaces and hyphens between, too long for a range: 210 123 4567."""
        alone = self._none_of(index - 1, _GROUPING) and self._none_of(index + 1, _GROUPING)
        if alone or not self._has(index, "digits"):
            return False
        first, last, joints = index, index, list[str]()
        for step in (-1, 1):
            end = index
            for _ in range(_GROUPS):
                joint = self._joint(end + step)
                if not joint or not self._has(end + step * len(joint), "digits"):
                    break
                end += step * len(joint)
                joints.append(joint)
            first, last = min(first, end), max(last, end)
        digits = sum(
            character.isdigit() for token in self._found[first : last + 1] for character in token.text
        )
        return digits >= _CODE and (len(joints) > 1 or joints == ["x"])

    def _joint(self, index: int) -> str:
        """What joins a group of digits to the next one at ``index``: ``x`` nothing, ``-x`` a tight hyphen."""
        if self._has(index, "digits") and not (self._taken and self._is_taken(self._found[index])):
            return "x"
        return "-x" if self._has(index, "hyphen") and self._tight(index) else ""

    def _ordinal(self, first: int, last: int) -> bool:
        if self._has(last, "ordinal_number"):
            return True  # Hindi एक सौ पैंतीसवां, the hundred and thirty-fifth
        if (
            self._has(last, "glue")
            and self._has(last + 1, "ordinal_number")
            and not self._has(last - 1, "digits")
        ):
            return True  # Persian بیست و پنجمین, the twenty-fifth
        after = self._has(last, "ordinal_after") and not self._full_stop(last)
        return self._has(first - 1, "ordinal_before") or after

    def _full_stop(self, index: int) -> bool:
        """Whether a dot, which makes ordinals in some languages, rather ends the sentence."""
        if self._found[index].text != ".":
            return False
        after = self._folded.original[self._folded.end(self._found[index].end) :].lstrip(" »”\"'")
        return not after[:1].islower() and not after[:1].isdigit()

    def _glued(self, first: int, last: int) -> bool:
        """Part of a name or code: F-16, COVID-19, MH17, 4x4."""
        before = self._found[first - 1] if first else None
        if before is not None and self._touches(first - 1, first):
            if "glued" in before.roles:
                return True
            sign = before.text.isascii() and not {"capital", "measure"}.isdisjoint(before.roles)
            if sign and not self._has(first - 2, "digits"):
                return True  # t0, but the inches of 6ft6in
            hyphen = "hyphen" in before.roles or "slash" in before.roles or "dot" in before.roles
            if hyphen and self._has(first - 2, "glued") and self._touches(first - 2, first - 1):
                return True
        if (
            self._has(last, "capital")
            and self._folded.original[self._folded.start(self._found[last].start)] == "G"
        ):
            return self._touches(last - 1, last)  # 5G
        return self._has(last, "gap") and self._letter_follows(last)

    def _letter_follows(self, index: int) -> bool:
        start = self._found[index].start
        character = self._folded.text[start]
        return self._touches(index - 1, index) and (
            (character.isalnum() and not unspaced(character)) or character == "_"
        )

    def _clock(self, first: int, last: int) -> bool:
        if self._none_of(first - 1, _TIMING) and self._none_of(last, _TIMING):
            return False
        return (
            self._has(last, "clock_after")
            or (self._has(first - 1, "clock_after") and self._touches(first - 1, first))
            or (
                (self._has(last, "hour_word") or self._has(first - 1, "at"))
                and _DOTTED_TIME.fullmatch(self._found[first].text) is not None
            )
            or self._has(first - 1, "clock_before")
            or (self._has(last, "colon") and self._two_digits(last + 1) and self._touches(last, last + 1))
            or (self._has(first - 1, "colon") and self._two_digits(first) and self._touches(first - 1, first))
        )

    def _two_digits(self, index: int) -> bool:
        return (
            self._has(index, "digits")
            and len(self._found[index].text) == 2
            and self._found[index].text < "60"
        )

    def _scored(self, first: int, last: int) -> bool:
        """One side of 2-1, 4:1 or 3/4."""
        right = not self._none_of(last, _SCORING) and self._has(last + 1, "digits") and self._tight(last)
        left = not self._none_of(first - 1, _SCORING) and self._has(first - 2, "digits")
        return right or (left and self._tight(first - 1))
