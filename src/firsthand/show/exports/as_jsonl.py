"""A report as JSON Lines: each line one thing, with its type, under the names of the JSON report."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib.metadata import version
from typing import Any

from firsthand import codec
from firsthand.model import Report
from firsthand.show.as_json import SCHEMA
from firsthand.show.clean import json_text


def jsonl(report: Report) -> Iterator[str]:
    """First a line of the report itself, then every article, derivation and story, a line each."""
    inputs = codec.to_dict(report.inputs)
    head = {
        "schema": SCHEMA,
        "version": version("firsthand"),
        "inputs": inputs,
        "unmeasured": report.unmeasured,
        "judge": codec.to_dict(report.judge),
    }
    yield _line("report", head)
    for article in report.articles:
        yield _line("article", dict(codec.article_dict(article, dropped=False)))
    for derivation in report.derivations:
        yield _line("derivation", codec.to_dict(derivation))
    for story in report.stories:
        yield _line("story", codec.to_dict(story))


def _line(kind: str, body: dict[str, Any]) -> str:
    return json_text(json.dumps({"type": kind, **body}, ensure_ascii=False)) + "\n"
