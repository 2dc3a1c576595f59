"""One call of a function, with what it raises in one line and a bound on its time."""

from __future__ import annotations

import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import TypeVar

from firsthand.errors import FirsthandError
from firsthand.run.engine import Result

T = TypeVar("T")
R = TypeVar("R")

# A library may swallow the first interruption in a broad ``except``; it then comes again.
AGAIN_SECONDS = 0.5
# An error's text may quote the page it is about.
LONGEST_REASON = 300


class TookTooLong(BaseException):
    """The time for one item is over. No `Exception`, so that parsers do not take it for their own."""


def guarded(fn: Callable[[T], R], index: int, item: T, limit: float | None) -> Result[R]:
    """``fn(item)`` as a `Result`, interrupted after ``limit`` seconds.

    Interruption needs the main thread and Unix timers; where either lacks, or a C
    library holds the thread, only a worker process can be stopped (see `local`).
    """
    start = time.monotonic()
    try:
        with _alarm(limit):
            value = fn(item)
    except TookTooLong:
        return Result(index, None, too_long(limit), time.monotonic() - start)
    except (Exception, SystemExit) as error:
        return Result(index, None, one_line(error), time.monotonic() - start)
    return Result(index, value, None, time.monotonic() - start)


def too_long(limit: float | None) -> str:
    """The reason of an item whose time was over."""
    return f"took longer than {limit:g} s"


def one_line(error: BaseException) -> str:
    """An exception in one line: our own say all; of others the type belongs to it."""
    text = " ".join(str(error).split())[:LONGEST_REASON]
    if isinstance(error, FirsthandError):
        return text
    return f"{type(error).__name__}: {text}" if text else type(error).__name__


@contextmanager
def _alarm(limit: float | None) -> Iterator[None]:
    if (
        limit is None
        or not hasattr(signal, "setitimer")
        or threading.current_thread() is not threading.main_thread()
    ):
        yield
        return
    before = signal.signal(signal.SIGALRM, _ring)
    signal.setitimer(signal.ITIMER_REAL, limit, AGAIN_SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _ring(number: int, frame: FrameType | None) -> None:
    raise TookTooLong
