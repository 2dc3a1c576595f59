"""Writes the pages of docs/ that follow from the code: cli.md from ``--help``, the table of languages.md.

usage: python docs/make.py      (tests/docs says when that is due)
"""

from __future__ import annotations

from pathlib import Path

import click
from babel import Locale

from firsthand.cli import cli
from firsthand.languages import SUBJECTS, covered

DOCS = Path(__file__).parent
WIDTH = 96
MARK = "<!-- made by docs/make.py; do not edit below -->\n"


def command_line() -> str:
    """docs/cli.md: every command's help as it prints itself."""
    context = click.Context(cli, info_name="firsthand", **{**cli.context_settings, "terminal_width": WIDTH})
    parts = [
        "# Command line",
        "Made by `python docs/make.py` from the program's own help. Exit statuses and the lines for bad "
        "input: [bad-input.md](bad-input.md). The JSON: [json.md](json.md).",
        _block("firsthand", _help(cli, context)),
    ]
    for name in sorted(cli.commands):
        command = cli.commands[name]
        inner = click.Context(command, info_name=name, parent=context)
        parts.append(_block(f"firsthand {name}", _help(command, inner)))
    return "\n\n".join(parts) + "\n"


def _help(command: click.Command, context: click.Context) -> str:
    return "\n".join(line.rstrip() for line in command.get_help(context).splitlines())


def _block(title: str, text: str) -> str:
    return f"## {title}\n\n```text\n{text}\n```"


def languages() -> str:
    """The table of docs/languages.md: which language has which table."""
    every = sorted(set().union(*(covered(subject) for subject in SUBJECTS)))
    head = f"| language | code | {' | '.join(SUBJECTS)} |\n|---|---|{'---|' * len(SUBJECTS)}"
    rows = [
        f"| {Locale.parse(code).get_language_name('en')} | `{code}` | "
        + " | ".join("yes" if code in covered(subject) else "" for subject in SUBJECTS)
        + " |"
        for code in every
    ]
    counts = " | ".join(str(len(covered(subject))) for subject in SUBJECTS)
    return "\n".join([head, *rows, f"| **in all** | {len(every)} | {counts} |"]) + "\n"


def made() -> dict[Path, str]:
    """Every page that is made, with the text that it should have."""
    page = DOCS / "languages.md"
    kept = page.read_text(encoding="utf-8").partition(MARK)[0]
    return {DOCS / "cli.md": command_line(), page: f"{kept}{MARK}\n{languages()}"}


if __name__ == "__main__":
    for path, text in made().items():
        path.write_text(text, encoding="utf-8")
