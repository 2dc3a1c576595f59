"""The report as the one JSON document of the contract."""

from __future__ import annotations

import json
from importlib.metadata import version

from firsthand import codec, model
from firsthand.show.clean import json_text

SCHEMA = "firsthand/1"


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
    }
    return json_text(json.dumps(document, ensure_ascii=False, indent=1)) + "\n"
