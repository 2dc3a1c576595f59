"""How many newsrooms actually know a thing, and do they agree?

    >>> import firsthand
    >>> report = firsthand.run(["pages/"])  # doctest: +SKIP
    >>> report.stories[0].events[0].origins.estimate  # doctest: +SKIP
    2

The rooms `firsthand.run` and `firsthand.extract` bear the names of public functions: they
are imported first, so that the functions' names stay.
"""

import firsthand.extract
import firsthand.run  # noqa: F401 - as above
from firsthand.api import align, extract, run
from firsthand.errors import FirsthandError, MissingExtra, NoArticle, ReadError, StoreError
from firsthand.model import (
    Alignment,
    Article,
    Derivation,
    Event,
    FidelityFlag,
    Origins,
    Page,
    Report,
    Statement,
    Story,
)

__all__ = [
    "Alignment",
    "Article",
    "Derivation",
    "Event",
    "FidelityFlag",
    "FirsthandError",
    "MissingExtra",
    "NoArticle",
    "Origins",
    "Page",
    "ReadError",
    "Report",
    "Statement",
    "StoreError",
    "Story",
    "align",
    "extract",
    "run",
]
