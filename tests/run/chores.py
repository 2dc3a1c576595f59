"""What the engine's tests have it do; in a module of its own, because workers import it."""

import os
import signal
import sys
import time
from pathlib import Path


def double(n):
    return 2 * n


def where(n):
    return os.getpid()


def fails_at_three(n):
    if n == 3:
        raise ValueError("three\n  is bad")
    return n


def slow_first(n):
    time.sleep(0.3 if n == 0 else 0.0)
    return n


def sleeps_at_two(n):
    if n == 2:
        time.sleep(60)
    return n


def swallows_at_two(n):
    if n == 2:
        try:
            time.sleep(60)
        except BaseException:
            time.sleep(60)
    return n


def leaves_at_two(n):
    return sys.exit("enough") if n == 2 else n


def deaf_at_two(n):
    if n == 2:
        signal.signal(signal.SIGALRM, signal.SIG_IGN)
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGALRM})
        time.sleep(60)
    return n


def dies_at_four(n):
    if n == 4:
        os.kill(os.getpid(), signal.SIGKILL)
    return n


def exits_at_four(n):
    if n == 4:
        os._exit(5)
    return n


def dies_once(folder, n):
    mark = Path(folder) / str(n)
    if n == 4 and not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return n


def unpicklable_at_one(n):
    return (lambda: n) if n == 1 else n


class Unloadable:
    """Kills the worker that is to import what holds it."""

    def __reduce__(self):
        return sys.exit, (3,)

    def __call__(self, n):
        return n
