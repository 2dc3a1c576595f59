"""The exceptions of firsthand.

    FirsthandError
    ├── ReadError          an input, or one record of it, cannot be read
    ├── NoArticle          a page holds nothing that could be measured
    ├── StoreError         the store cannot be opened or written
    └── MissingExtra       an optional package is not installed

Each message is one line that a user can act on. A failure of one input never ends a
run: it becomes a `model.Failure`.
"""

from __future__ import annotations


class FirsthandError(Exception):
    """Everything that firsthand raises on purpose."""


class ReadError(FirsthandError):
    """An input cannot be read; carries the input's name and the reason apart."""

    def __init__(self, input: str, reason: str) -> None:
        super().__init__(f"{input}: {reason}")
        self.input = input
        self.reason = reason


class NoArticle(FirsthandError):
    """A page was read but holds no article, with the reason (menus only, no letters, …)."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class StoreError(FirsthandError):
    """The store cannot be opened, read or written."""


class MissingExtra(FirsthandError):
    """An optional package is missing; the message ends in the pip command that installs it."""

    def __init__(self, what: str, extra: str) -> None:
        super().__init__(f"{what} needs an optional package: pip install 'firsthand[{extra}]'")
        self.extra = extra
