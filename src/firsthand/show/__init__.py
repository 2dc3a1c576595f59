"""Report → what a person or a program reads: terminal, HTML, Markdown, JSON.

Each format is a function from model objects to text. What they share (names, order,
figures) is made once in `outline`; page text is hostile and passes through `clean`.
"""

from __future__ import annotations

from firsthand.show.as_html import alignment_html, html_report
from firsthand.show.as_json import json_report
from firsthand.show.as_markdown import alignment_markdown, markdown
from firsthand.show.as_terminal import alignment_terminal, terminal

__all__ = [
    "alignment_html",
    "alignment_markdown",
    "alignment_terminal",
    "html_report",
    "json_report",
    "markdown",
    "terminal",
]
