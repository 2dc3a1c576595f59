"""The options of the optional judge, and what they make."""

from __future__ import annotations

import functools
import os
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

import click

if TYPE_CHECKING:
    from firsthand.cli.options import Options
    from firsthand.judge import Judge, Settings
    from firsthand.model import JudgeUse
    from firsthand.store import Store

#: Keys come from the environment only: a command line stands in histories and process lists.
KEY: Final = "FIRSTHAND_JUDGE_KEY"


def judge_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options ``--judge…`` of a command, given to it as ``judging``: the settings, or None."""

    @functools.wraps(command)
    def wrapped(**given: Any) -> Any:
        settings = _settings(
            *(given.pop(f"judge{name}") for name in ("", "_model", "_rows", "_price", "_timeout"))
        )
        return command(**given, judging=settings)

    for option in reversed(_OPTIONS):
        wrapped = option(wrapped)
    return wrapped


_OPTIONS: Final = (
    click.option(
        "--judge",
        metavar="URL",
        help="Asks a language model at an OpenAI-compatible address about changed sense; sends it pairs of "
        f"sentences. Key: {KEY}.  [default: nobody is asked]",
    ),
    click.option("--judge-model", metavar="NAME", help="The model's name, as its server knows it."),
    click.option(
        "--judge-rows",
        type=click.Choice(["doubt", "all"]),
        default="doubt",
        show_default=True,
        help="Pairs of sentences to ask about: where the offline reading is in doubt, or all.",
    ),
    click.option(
        "--judge-price",
        metavar="IN,OUT",
        help="Price of a million tokens in and out, to show what was spent.",
    ),
    click.option(
        "--judge-timeout",
        type=click.FloatRange(min=0, min_open=True),
        default=60.0,
        show_default=True,
        metavar="SECONDS",
        help="How long to wait for one answer.",
    ),
)


def _settings(
    url: str | None, model: str | None, rows: Any, price: str | None, timeout: float
) -> Settings | None:
    if url is None:
        if model or price:
            raise click.UsageError("--judge-model and --judge-price need --judge URL")
        return None
    if not model:
        raise click.UsageError("--judge needs --judge-model NAME")
    from firsthand.judge import Settings

    try:
        return Settings(url, model, os.environ.get(KEY) or None, rows, _price(price), timeout)
    except ValueError as error:
        raise click.UsageError(f"--judge: {error}") from None


def _price(given: str | None) -> tuple[float, float] | None:
    if given is None:
        return None
    try:
        first, second = (float(part) for part in given.split(","))
    except ValueError:
        raise click.UsageError("--judge-price takes two numbers: IN,OUT") from None
    if not (0 <= first < float("inf") and 0 <= second < float("inf")):
        raise click.UsageError("--judge-price takes two numbers that are not negative")
    return first, second


def make_judge(settings: Settings | None, store: Store) -> Judge | None:
    """The judge with its answers in ``store``, None where nobody is to be asked."""
    if settings is None:
        return None
    from firsthand.judge import Judge

    return Judge(settings, store)


def say_use(judge: Judge | None, options: Options) -> None:
    """What the judge was asked and what that cost, and what it left unanswered, as notes."""
    if judge is None:
        return
    from firsthand.show.words import judge_use

    use: JudgeUse = judge.use()
    options.note(judge_use(use))
    for line in judge.unanswered():
        options.note(line)
