"""What firsthand knows of single languages, as data: one folder a language, one TOML file a subject.

    languages/vi/dates.toml        words for relative and partial dates
    languages/vi/quantities.toml   scale words, vague quantities, bounds
    languages/vi/credits.toml      how a source is named ("Nguồn: …", "theo …")
    languages/vi/lines.toml        words of share buttons, teasers, comment boxes
    languages/vi/negation.toml     words that deny, doubt and hedge
    languages/vi/names.toml        titles, particles and prepositions around names
    languages/agencies.toml        news agencies with their names in many scripts

No rule that knows one language sits in code. Where a file is missing, callers say so.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any

SUBJECTS = ("dates", "quantities", "credits", "lines", "negation", "names")


@cache
def table(language: str, subject: str) -> dict[str, Any] | None:
    """The table of ``subject`` for a BCP 47 ``language`` (its primary subtag), None where there is none."""
    folder = resources.files(__name__) / primary(language)
    path = folder / f"{subject}.toml"
    if not path.is_file():
        return None
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def shared_table(name: str) -> dict[str, Any]:
    """A table that serves all languages, such as ``agencies``.

    :raises FileNotFoundError: where there is no such file.
    """
    path = resources.files(__name__) / f"{name}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def covered(subject: str) -> frozenset[str]:
    """The languages that have a table of ``subject``."""
    folders = (entry for entry in resources.files(__name__).iterdir() if entry.is_dir())
    return frozenset(f.name for f in folders if (f / f"{subject}.toml").is_file())


def primary(language: str) -> str:
    """The primary subtag, lower case: ``zh-CN`` → ``zh``."""
    return language.replace("_", "-").split("-")[0].lower()
