"""The interface that every engine has: where a stage runs is unknown to what runs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

T = TypeVar("T")
R = TypeVar("R")
R_co = TypeVar("R_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Result(Generic[R_co]):
    """What a function made of one item, or why it made nothing.

    ``index`` is the item's, from 0. ``error`` is one line, None where the function
    returned ``value``. ``seconds`` is the time it took.
    """

    index: int
    value: R_co | None
    error: str | None = None
    seconds: float = 0.0


class Engine(Protocol):
    """Applies a function to items, on one process or on many machines."""

    def map(
        self,
        fn: Callable[[T], R],
        items: Iterable[T],
        *,
        on_result: Callable[[Result[R]], None] | None = None,
    ) -> Iterator[Result[R]]:
        """The result of ``fn`` for every item, in the items' order.

        An item that raises, hangs or kills its process costs that item only: its result
        has an ``error``. ``items`` is drawn from as results are taken, so it may be
        endless. ``fn`` is a module's function (or a `functools.partial` of one), and
        items and results can be pickled, so that it may run elsewhere. ``on_result`` is
        called as results come, which may be in another order.
        """
        ...
