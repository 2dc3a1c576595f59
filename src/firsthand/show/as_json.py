"""The report as the one JSON document of the contract."""

from __future__ import annotations

import json
from importlib.metadata import version

from cattrs.errors import BaseValidationError

from firsthand import codec, model
from firsthand.show.clean import json_text

SCHEMA = "firsthand/1"
#: How such a document begins, white space left out.
HEAD = f'{{"schema":"{SCHEMA.partition("/")[0]}/'


def json_report(report: model.Report) -> str:
    r"""What ``run --format json`` prints: one document, ended by a line feed.

    Keys and lists keep the model's order, so equal reports give equal bytes. Page text is
    kept whole; what could act on a terminal or break UTF-8 is written as ``\uXXXX``.
    """
    body = codec.to_dict(report)
    document = {
        "schema": SCHEMA,
        "version": version("firsthand"),
        "inputs": body["inputs"],
        "articles": [codec.article_dict(article, dropped=False) for article in report.articles],
        "derivations": body["derivations"],
        "stories": body["stories"],
        "unmeasured": body["unmeasured"],
        "judge": body["judge"],
    }
    return json_text(json.dumps(document, ensure_ascii=False, indent=1)) + "\n"


def report_of_json(document: str) -> model.Report:
    """The report that `json_report` wrote; its articles have no dropped lines, which it leaves out.

    :raises ValueError: where the document is none of this schema, in one line.
    """
    try:
        raw = json.loads(document)
    except (ValueError, RecursionError):
        raise ValueError("not a whole JSON document") from None
    schema = raw.get("schema") if isinstance(raw, dict) else None
    if schema != SCHEMA:
        raise ValueError(f"not a report of this version ({SCHEMA})")
    try:
        return codec.from_dict(raw, model.Report)
    except (BaseValidationError, KeyError, TypeError, ValueError):
        raise ValueError("a report whose fields are not those of docs/json.md") from None
