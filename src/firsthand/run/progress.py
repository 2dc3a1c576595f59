"""How a long run tells where it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from rich.progress import TaskID


class Progress(Protocol):
    """Told of one stage at a time: ``start``, any number of ``advance``, ``done``."""

    def start(self, stage: str, total: int | None) -> None:
        """``stage`` begins, with ``total`` steps or an unknown number (None). The one before it ends."""
        ...

    def advance(self, n: int = 1) -> None:
        """``n`` steps of the stage are done."""
        ...

    def done(self) -> None:
        """The stage, and for now the work, is done; calling it twice does nothing."""
        ...


class Silent:
    """Tells nothing."""

    def start(self, stage: str, total: int | None) -> None:
        """See `Progress.start`."""

    def advance(self, n: int = 1) -> None:
        """See `Progress.advance`."""

    def done(self) -> None:
        """See `Progress.done`."""


class Bars:
    """A bar on standard error for the stage that runs, gone when it is done."""

    def __init__(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, SpinnerColumn, TextColumn, TimeElapsedColumn
        from rich.progress import Progress as RichProgress

        columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
        self._bars = RichProgress(
            *columns,
            TimeElapsedColumn(),
            console=Console(stderr=True),
            transient=True,
            redirect_stdout=False,  # results go to standard output while the bar is drawn
        )
        self._task: TaskID | None = None

    def start(self, stage: str, total: int | None) -> None:
        """See `Progress.start`."""
        self.done()
        self._bars.start()
        self._task = self._bars.add_task(stage, total=total)

    def advance(self, n: int = 1) -> None:
        """See `Progress.advance`."""
        if self._task is not None:
            self._bars.advance(self._task, n)

    def done(self) -> None:
        """See `Progress.done`."""
        if self._task is not None:
            self._bars.remove_task(self._task)
            self._bars.stop()
            self._task = None
