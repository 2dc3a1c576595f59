"""Names of aligned rows that are another name on the other side.

The side whose script has capitals is the *near* one; its names are looked for on the other by
sound and by meaning (`name_rows`), with what the other rows of the article pair tell of each
(`name_features`), and a fitted model says how probable it is that one was changed (`name_model`).
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from firsthand.compare.name_features import Names, context, read_names
from firsthand.compare.name_model import Judged, judge, models, script_class
from firsthand.model import Article, Row
from firsthand.names.finding import cased
from firsthand.names.matching import ONE_NAME
from firsthand.names.sounds import sounds

#: A name, or the word in its place, is named in the flag from these log odds on.
TOLD = -2.5
#: The model was fitted on rows of which one in five was changed; of real rows far fewer are: one in fifty is
#: taken, so that what is shown as confidence is rather too low than too high.
FITTED_SHARE, REAL_SHARE = 0.2, 0.02


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
    model, told = models()[script_class(names.near, names.far)], context(names)
    for number, row in enumerate(rows):
        found = judge(number, names, told, model)
        if found.odds >= model.flagged and not _one_name(number, found, names):
            near, far = _told(number, found, names)
            sides = (far, near) if turned else (near, far)
            yield Swap(row, *sides, _probability(found.odds))


def _one_name(number: int, found: Judged, names: Names) -> bool:
    """Whether the strange word is a form of one of the row's names after all, which both models doubted."""
    row = names.rows[number]
    if found.far is None:
        return False
    readings = row.strange[found.far].form.readings
    return max(sounds([(n.text, r) for n in row.near for r in readings]), default=ONE_NAME - 1) >= ONE_NAME


def _told(number: int, found: Judged, names: Names) -> tuple[str | None, str | None]:
    row = names.rows[number]
    near = row.near[found.near].text if found.near is not None and found.missing >= TOLD else None
    far = row.strange[found.far].form.text if found.far is not None and found.strange >= TOLD else None
    return near, far


def _probability(odds: float) -> float:
    """What the model's log odds come to at the share of changed names that is real."""
    shift = math.log(REAL_SHARE / (1 - REAL_SHARE)) - math.log(FITTED_SHARE / (1 - FITTED_SHARE))
    return round(1 / (1 + math.exp(-max(-30.0, min(30.0, odds + shift)))), 2)


def _texts(article: Article, numbers: Sequence[tuple[int, ...]]) -> list[str]:
    known = {p.number: p.text for p in article.paragraphs}
    return [" ".join(known.get(n, "") for n in group) for group in numbers]


def measured(source: Article, target: Article) -> bool:
    """Whether names of two articles can be compared: one of the two scripts must have capitals."""
    return cased(source.text) or cased(target.text)
