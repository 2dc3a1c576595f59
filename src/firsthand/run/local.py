"""The engine of one machine: in this process, or in worker processes that may die.

Workers are single processes with a pipe each, not a pool: a pool of `multiprocessing`
hangs when a worker is killed, and that of `concurrent.futures` knows neither which item
killed it nor how to stop one that hangs. Here each worker has one item at a time, so
the item that a worker dies of is known: it is tried once more in a fresh worker (a
machine short of memory kills at random) and then given up.
"""

from __future__ import annotations

import math
import multiprocessing
import os
import signal
import time
import weakref
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing
from multiprocessing.connection import Connection, wait
from typing import Any, TypeVar

from firsthand.errors import FirsthandError
from firsthand.run.engine import Result
from firsthand.run.guard import guarded, one_line, too_long

T = TypeVar("T")
R = TypeVar("R")

# A page of a few hundred kilobytes takes 20 ms, the slowest of 129 news pages 72 ms
# (trafilatura 2.3): a page that needs a minute will need an hour.
LIMIT_SECONDS = 60.0
# A worker interrupts itself at the limit; one that does not within this time is killed.
GRACE_SECONDS = 2.0
# A worker imports what the function needs before it starts, on a cold disk slowly.
START_SECONDS = 120.0
# How far, per worker, results may run ahead of one that is awaited.
AHEAD = 16
# Times that an item may kill its worker.
TRIES = 2


class LocalEngine:
    """Runs functions in this process (``jobs=1``) or in ``jobs`` worker processes (0: one a core).

    :param limit: seconds that one item may take, None for no limit.

    Workers stay for the next map, because what they import and load costs seconds; they end
    with the engine. Scripts that use more than one job need the usual
    ``if __name__ == "__main__":``, because workers import them.
    """

    def __init__(self, jobs: int = 1, *, limit: float | None = LIMIT_SECONDS) -> None:
        if jobs < 0:
            raise ValueError(f"jobs is {jobs}; it counts worker processes, 0 for one a core")
        self.jobs = jobs or cores()
        self.limit = limit
        self._spare: list[_Worker] = []
        weakref.finalize(self, _stop, self._spare)

    def map(
        self,
        fn: Callable[[T], R],
        items: Iterable[T],
        *,
        on_result: Callable[[Result[R]], None] | None = None,
    ) -> Iterator[Result[R]]:
        """See `Engine.map`.

        :raises FirsthandError: where worker processes cannot start.
        """
        if self.jobs == 1:
            results = self._here(fn, items)
        else:
            results = _Workers(fn, self.jobs, self.limit, self._spare).run(items)
        waiting: dict[int, Result[R]] = {}
        wanted = 0
        with closing(results):
            for result in results:
                if on_result is not None:
                    on_result(result)
                waiting[result.index] = result
                while wanted in waiting:
                    yield waiting.pop(wanted)
                    wanted += 1

    def _here(self, fn: Callable[[T], R], items: Iterable[T]) -> Generator[Result[R]]:
        for index, item in enumerate(items):
            yield guarded(fn, index, item, self.limit)


def _stop(workers: list[_Worker]) -> None:
    while workers:
        workers.pop().stop()


def cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class _Workers:
    """The workers of one map; results come as they are done, never far ahead of the oldest outstanding."""

    def __init__(
        self, fn: Callable[[Any], Any], jobs: int, limit: float | None, spare: list[_Worker]
    ) -> None:
        self._fn = fn
        self._jobs = jobs
        self._limit = limit
        self._spare = spare
        self._workers: list[_Worker] = []
        self._again: deque[tuple[int, Any]] = deque()
        self._died: dict[int, int] = {}

    def run(self, items: Iterable[Any]) -> Generator[Result[Any]]:
        source = enumerate(items)
        done: set[int] = set()
        oldest, drawn = 0, -1
        exhausted = False
        try:
            while True:
                while not exhausted and drawn - oldest < self._jobs * AHEAD and self._idle_or_room():
                    following = next(source, None)
                    exhausted = following is None
                    if following is not None:
                        drawn = following[0]
                        yield from self._give(*following)
                while self._again and self._idle_or_room():
                    yield from self._give(*self._again.popleft())
                if exhausted and not self._again and not any(w.busy for w in self._workers):
                    return
                for result in self._collect():
                    done.add(result.index)
                    while oldest in done:
                        done.remove(oldest)
                        oldest += 1
                    yield result
        finally:
            _stop([worker for worker in self._workers if worker.busy])
            self._spare.extend(worker for worker in self._workers if not worker.busy)

    def _idle_or_room(self) -> bool:
        return len(self._workers) < self._jobs or any(not w.busy for w in self._workers)

    def _give(self, index: int, item: Any) -> Iterator[Result[Any]]:
        worker = next((w for w in self._workers if not w.busy), None)
        if worker is None:
            worker = self._hired()
            self._workers.append(worker)
        try:
            worker.give(index, item)
        except (BrokenPipeError, ConnectionResetError):
            yield from self._dead(worker)
        except Exception as error:  # an item that cannot be pickled
            worker.item = None
            yield Result(index, None, one_line(error))

    def _hired(self) -> _Worker:
        while self._spare:
            worker = self._spare.pop()
            if worker.process.is_alive():
                break
            worker.kill()
        else:
            worker = _Worker(self._limit)
        worker.use(self._fn)
        return worker

    def _collect(self) -> Iterator[Result[Any]]:
        """What is ready, after a wait until something is, or the time of some item is over."""
        busy = [w for w in self._workers if w.busy]
        ready = wait([w.pipe for w in busy], timeout=self._patience(busy))
        for worker in busy:
            if worker.pipe in ready:
                yield from self._receive(worker)
            elif worker.item is not None and self._end(worker) < time.monotonic():
                index = worker.item[0]
                self._drop(worker)
                yield Result(index, None, too_long(self._limit), time.monotonic() - worker.since)

    def _patience(self, busy: list[_Worker]) -> float | None:
        end = min(map(self._end, busy))
        return None if end == math.inf else max(0.0, end - time.monotonic()) + 0.01

    def _end(self, worker: _Worker) -> float:
        """When the worker is to be killed, unless it says something before."""
        if self._limit is None:
            return math.inf
        return worker.since + self._limit + (GRACE_SECONDS if worker.started else START_SECONDS)

    def _receive(self, worker: _Worker) -> Iterator[Result[Any]]:
        try:
            message = worker.pipe.recv()
        except (EOFError, OSError):
            yield from self._dead(worker)
            return
        if message is None:  # it has started
            worker.started = True
            worker.since = time.monotonic()
            return
        worker.item = None
        yield message

    def _dead(self, worker: _Worker) -> Iterator[Result[Any]]:
        item, how = worker.item, self._drop(worker)
        if not worker.started:
            raise FirsthandError(
                f"worker processes cannot start ({how}); scripts that use jobs need if __name__ == '__main__':"
            )
        if item is None:
            return
        self._died[item[0]] = self._died.get(item[0], 0) + 1
        if self._died[item[0]] < TRIES:
            self._again.append(item)
        else:
            yield Result(item[0], None, f"the process that worked on it died each time ({how})")

    def _drop(self, worker: _Worker) -> str:
        self._workers.remove(worker)
        return worker.kill()


class _Worker:
    """A process with a pipe to it and the item that it works on."""

    def __init__(self, limit: float | None) -> None:
        # Spawned, not forked: this process may hold threads (the encoder's) and locks.
        context = multiprocessing.get_context("spawn")
        self.pipe, theirs = context.Pipe()
        self.process = context.Process(target=_work, args=(theirs, limit), daemon=True)
        self.process.start()
        theirs.close()  # so that the pipe ends when the process does
        self.item: tuple[int, Any] | None = None
        self.since = time.monotonic()
        self.started = False

    @property
    def busy(self) -> bool:
        return self.item is not None

    def use(self, fn: Callable[[Any], Any]) -> None:
        """The function of the items to come; the worker answers None when it has loaded it."""
        self.started = False
        self.pipe.send(fn)

    def give(self, index: int, item: Any) -> None:
        self.item, self.since = (index, item), time.monotonic()
        self.pipe.send((index, item))

    def kill(self) -> str:
        """Ends the process and says how it ended."""
        self.process.join(0.2)  # a process that died by itself is reaped with its own status
        self.process.kill()
        self.process.join()
        self.pipe.close()
        code = self.process.exitcode or 0
        return f"exit status {code}" if code >= 0 else signal.Signals(-code).name

    def stop(self) -> None:
        """Lets an idle process end by itself, a busy one not."""
        self.pipe.close()
        if self.busy:
            self.process.kill()
        self.process.join(GRACE_SECONDS)
        if self.process.is_alive():
            self.process.kill()
            self.process.join()


def _work(pipe: Connection, limit: float | None) -> None:
    """The life of a worker: until its pipe ends, one result for each item."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the one who started it stops it
    fn: Callable[[Any], Any] = _no_function
    while True:
        try:
            message = pipe.recv()
        except (EOFError, OSError):
            return
        if callable(message):
            fn = message
            pipe.send(None)
            continue
        index, item = message
        result = guarded(fn, index, item, limit)
        try:
            pipe.send(result)
        except (BrokenPipeError, ConnectionResetError):
            return
        except Exception as error:  # a result that cannot be pickled
            pipe.send(Result(index, None, one_line(error), result.seconds))


def _no_function(item: Any) -> None:
    raise RuntimeError("an item came before its function")
