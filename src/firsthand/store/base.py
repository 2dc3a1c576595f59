"""The interface that every store has.

A store keeps what each stage made, keyed by content, so that nothing is computed twice
and a run that was cut off goes on where it was. It knows no stage: keys are hashes that
the caller makes of all that a result depends on (the text, the stage's version) and hold
no NUL, values are JSON. Raw pages are kept, so that every derived value can be computed again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import TracebackType
from typing import Protocol, Self

from firsthand.embed.base import Vectors
from firsthand.model import Article, Page


class Store(Protocol):
    """Results, vectors, articles and pages by their content; every ``put`` is kept once it returns.

    Every method raises `errors.StoreError` where the store cannot be read or written.
    """

    def get_many(self, stage: str, keys: Sequence[str]) -> dict[str, str]:
        """The JSON results of ``stage`` that are there, by key."""
        ...

    def put_many(self, stage: str, items: Mapping[str, str]) -> None:
        """Keeps JSON results of ``stage``; a key that is there already gets the new one."""
        ...

    def get_vectors(self, encoder: str, keys: Sequence[str]) -> dict[str, Vectors]:
        """The float32 vectors, shape ``(dimensions,)``, of ``encoder`` that are there, by key."""
        ...

    def put_vectors(self, encoder: str, vectors: Mapping[str, Vectors]) -> None:
        """Keeps vectors of ``encoder`` bit by bit: a warm run computes with what the cold one had."""
        ...

    def put_pages(self, pages: Iterable[Page]) -> None:
        """Keeps pages, each text once however many inputs hold it."""
        ...

    def pages(self) -> Iterator[Page]:
        """Every page in the order of its content hash, once for every input that held it."""
        ...

    def put_articles(self, articles: Iterable[Article]) -> None:
        """Keeps articles; an id that is there already gets the new one."""
        ...

    def article(self, id: str) -> Article | None:
        """The article of ``id``, None where there is none."""
        ...

    def articles(self) -> Iterator[Article]:
        """Every article, in the order of the ids."""
        ...

    def close(self) -> None:
        """Lets go of the store; closing twice does nothing."""
        ...

    def __enter__(self) -> Self:
        """The store, closed at the end of the ``with``."""
        ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Closes the store."""
        ...
