"""How much of an article comes from its source, and which of its paragraphs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from firsthand import model
from firsthand.show import words

#: From this share on an article is as good as whole; its paragraphs are not listed one by one.
WHOLE = 0.5
_MOST_RUNS = 8


@dataclass(frozen=True, slots=True)
class Side:
    """The paragraphs of one article, without its title: how many, which of them are in rows.

    ``share`` is in characters. ``strip`` are the runs of paragraphs in reading order, each with
    its share of the length and whether it is in rows; together 1.
    """

    total: int
    numbers: tuple[int, ...]
    share: float | None
    strip: tuple[tuple[float, bool], ...]

    @property
    def whole(self) -> bool:
        """Whether every paragraph is in rows."""
        return len(self.numbers) == self.total

    @property
    def partial(self) -> bool:
        """Whether most of the article comes from elsewhere."""
        return self.share is not None and self.share < WHOLE

    def short(self, source: str, cells: int) -> str:
        """``3 of 15 paragraphs from A1, 20%``, without its end where that is too long."""
        counted = "all" if self.whole else f"{len(self.numbers)} of"
        said = f"{counted} {words.count(self.total, 'paragraph')} from {source}"
        longer = f"{said}, {words.percent(self.share)}"
        return said if self.whole or len(longer) > cells else longer

    @property
    def sentence(self) -> str:
        """``3 of its 15 paragraphs, 20% of it``, with which ones where they are few."""
        if self.whole:
            return "all of it"
        counted = f"{len(self.numbers)} of its {words.count(self.total, 'paragraph')}"
        which = f" ({self.which})" if self.partial and self.numbers else ""
        return f"{counted}{which}, {words.percent(self.share)} of it"

    @property
    def which(self) -> str:
        """The numbers as runs: ``4, 6–8 and 12``."""
        runs = _runs(self.numbers)
        more = [f"{len(runs) - _MOST_RUNS} more"] if len(runs) > _MOST_RUNS else []
        return words.joined([*runs[:_MOST_RUNS], *more])


def taken(article: model.Article, numbers: Iterable[int], share: float | None) -> Side | None:
    """What the rows of a derivation hold of one of its articles; None for one without paragraphs."""
    body = [p for p in article.paragraphs if p.role != "title"]
    if not body or share is None:
        return None
    chosen = set(numbers)
    length = sum(len(p.text) for p in body) or 1
    strip = tuple(
        (sum(len(p.text) for p in run) / length, inside)
        for inside, run in groupby(body, lambda p: p.number in chosen)
    )
    return Side(len(body), tuple(p.number for p in body if p.number in chosen), share, strip)


def _runs(numbers: Sequence[int]) -> list[str]:
    spans: list[list[int]] = []
    for number in numbers:
        if spans and number == spans[-1][1] + 1:
            spans[-1][1] = number
        else:
            spans.append([number, number])
    return [str(a) if a == b else f"{a}–{b}" for a, b in spans]
