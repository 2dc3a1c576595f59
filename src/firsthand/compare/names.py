"""Names of aligned rows that are another name on the other side.

The side whose script has capitals is the *near* one; its names are looked for on the other by
sound and by meaning (`name_rows`), with what the other rows of the article pair tell of each
(`name_features`). A fitted model says which rows are in doubt (`name_model`); of those, what stands in which
place in its context says whether a name became another (`name_pairs`).
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from firsthand.compare.name_align import align
from firsthand.compare.name_features import Names, context, read_names
from firsthand.compare.name_model import judge, models, read_row, script_class
from firsthand.compare.name_pairs import in_context, pair_features, pair_model, pair_odds
from firsthand.model import Article, Row
from firsthand.names.finding import cased

#: The share of real rows whose name was changed, as taken: the model was fitted on rows of which far more were, so that
#: what is shown as confidence is rather too low than too high.
REAL_SHARE = 0.02


@dataclass(frozen=True, slots=True)
class Swap:
    """A row in which a name became another: the source's words, the target's, None where it cannot be told
    which; and the probability that it did.
    """

    row: Row
    source: str | None
    target: str | None
    probability: float


def swapped_names(source: Article, target: Article, rows: Sequence[Row]) -> Iterator[Swap]:
    """Rows in which a name of the source became another, one a row; none where `measured` is false."""
    left, right = (
        _texts(a, [getattr(r, s) for r in rows]) for a, s in ((source, "source"), (target, "target"))
    )
    turned = not cased(" ".join(left))
    if turned and not cased(" ".join(right)):
        return
    languages = source.language, target.language
    if turned:
        names = read_names(right, left, (languages[1], languages[0]))
    else:
        names = read_names(left, right, languages)
    for change in _changes(names):
        near, far = change.near, change.far
        yield Swap(rows[change.row], *((far, near) if turned else (near, far)), _probability(change.odds))


@dataclass(frozen=True, slots=True)
class _Change:
    """The row's number, the near name, the far word, log odds."""

    row: int
    near: str
    far: str
    odds: float


def _changes(names: Names) -> Iterator[_Change]:
    kind, told, fitted = script_class(names.near, names.far), context(names), pair_model()
    model = models()[kind]
    doubted = []
    for number in range(len(names.rows)):
        read = read_row(number, names, told, model)
        if judge(read, model).odds >= fitted.doubt[kind] and read.missing and read.strange:
            doubted.append((number, read))
    aligned = align([(names.near[n], names.far[n]) for n, _ in doubted])
    for (number, read), own in zip(doubted, aligned, strict=True):
        found, numbers = pair_features(number, names, own, read)
        odds = pair_odds(fitted, numbers, in_context(own, found))
        if len(odds) and odds.max() >= fitted.flagged[kind]:
            pair = found[int(odds.argmax())]
            name, word = names.rows[number].near[pair.name], names.rows[number].strange[pair.strange]
            yield _Change(number, name.text, word.form.text, float(odds.max()))


def _probability(odds: float) -> float:
    """What the model's log odds come to at the share of changed names that is real."""
    share = pair_model().share
    shift = math.log(REAL_SHARE / (1 - REAL_SHARE)) - math.log(share / (1 - share))
    return round(1 / (1 + math.exp(-max(-30.0, min(30.0, odds + shift)))), 2)


def _texts(article: Article, numbers: Sequence[tuple[int, ...]]) -> list[str]:
    known = {p.number: p.text for p in article.paragraphs}
    return [" ".join(known.get(n, "") for n in group) for group in numbers]


def measured(source: Article, target: Article) -> bool:
    """Whether names of two articles can be compared: one of the two scripts must have capitals."""
    return cased(source.text) or cased(target.text)
