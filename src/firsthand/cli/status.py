"""Exit statuses (docs/cli.md)."""

from __future__ import annotations

from typing import Final

DONE: Final = 0
UNREAD: Final = 1
USAGE: Final = 2
NOTHING: Final = 3
# As sysexits.h and shells number them.
FAULT: Final = 70
INTERRUPTED: Final = 130
GONE: Final = 141


def of(*, articles: int, failures: int) -> int:
    """The status of a run that made ``articles`` and could not read ``failures`` inputs."""
    if not articles:
        return NOTHING
    return UNREAD if failures else DONE
