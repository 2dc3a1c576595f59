"""The judge with its memory: answers are kept by content, model and prompt, and counted."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Literal

from firsthand.compare.pairs import Pair
from firsthand.judge import prompt
from firsthand.judge.answers import Change, Malformed, read_answer
from firsthand.judge.client import NoAnswer, address, complete
from firsthand.model import JudgeUse
from firsthand.store.base import Store

Rows = Literal["doubt", "all"]
#: Failures in a row after which the server is taken for gone: each may have cost a whole time-out.
GIVE_UP = 3
_MILLION = 1_000_000


@dataclass(frozen=True, slots=True)
class Settings:
    """Where the judge is and when it is asked.

    :param url: base address of the server (``http://localhost:11434/v1``), or of its chat/completions.
    :param key: sent as bearer token; never stored, shown or written into a message.
    :param rows: pairs of sentences that are asked about: those in doubt, or all.
    :param price: of a million tokens in and of a million out, in the user's money; None where not told.
    :param timeout: seconds for one answer.
    :raises ValueError: where ``url`` is no http or https address, or ``model`` is empty.
    """

    url: str
    model: str
    key: str | None = None
    rows: Rows = "doubt"
    price: tuple[float, float] | None = None
    timeout: float = 60.0

    def __post_init__(self) -> None:
        address(self.url)
        if not self.model.strip():
            raise ValueError("the judge's model has no name")


class Judge:
    """Asks about pairs of sentences, each once ever in a store; counts what that cost."""

    def __init__(self, settings: Settings, store: Store) -> None:
        self.settings = settings
        self.by = f"judge:{settings.model}"
        self._store = store
        self._stage = f"judge/{settings.model}/{prompt.VERSION}"
        self._counts: Counter[str] = Counter()
        self._reasons: Counter[str] = Counter()
        self._failed_in_a_row = 0

    def changes(self, pair: Pair) -> tuple[Change, ...] | None:
        """What was changed in a pair; None where the judge gave no usable answer."""
        self._counts["pairs"] += 1
        key = hashlib.sha256(prompt.content(pair).encode()).hexdigest()
        kept = self._store.get_many(self._stage, [key]).get(key)
        if kept is not None:
            self._counts["stored"] += 1
            return tuple(Change(**change) for change in json.loads(kept))
        found = self._asked(pair)
        if found is not None:
            self._store.put_many(
                self._stage, {key: json.dumps([asdict(c) for c in found], ensure_ascii=False)}
            )
        return found

    def _asked(self, pair: Pair) -> tuple[Change, ...] | None:
        if self._failed_in_a_row >= GIVE_UP:
            self._failed("not asked any more")
            return None
        s = self.settings
        self._counts["requests"] += 1
        try:
            made = complete(address(s.url), s.model, prompt.messages(pair), key=s.key, timeout=s.timeout)
            self._counts["input"] += made.input_tokens
            self._counts["output"] += made.output_tokens
            found = read_answer(made.text, pair)
        except (NoAnswer, Malformed) as error:
            self._failed_in_a_row += 1
            self._failed(str(error))
            return None
        self._failed_in_a_row = 0
        return found

    def _failed(self, reason: str) -> None:
        self._counts["failed"] += 1
        self._reasons[reason] += 1

    def use(self) -> JudgeUse:
        """What was asked so far, and what it cost."""
        c, price = self._counts, self.settings.price
        cost = None if price is None else (c["input"] * price[0] + c["output"] * price[1]) / _MILLION
        return JudgeUse(
            model=self.settings.model,
            prompt=prompt.VERSION,
            pairs=c["pairs"],
            requests=c["requests"],
            stored=c["stored"],
            failed=c["failed"],
            input_tokens=c["input"],
            output_tokens=c["output"],
            price=None if cost is None else round(cost, 6),
        )

    def unanswered(self) -> Iterator[str]:
        """A line for `Report.unmeasured` where pairs went without an answer."""
        if self._counts["failed"]:
            why = ", ".join(f"{reason}: {n}" for reason, n in sorted(self._reasons.items()))
            pairs = f"{self._counts['failed']} of {self._counts['pairs']} pairs of sentences"
            yield f"sense: unmeasured in {pairs}, {self.by} gave no usable answer ({why})"
