"""Reports whose shared questions were written down with them: `reports/*.jsonl`, a story a line.

A story has three reports, as three newsrooms would print them, and ``facts``: every question that two of them
answer with a value, each value with its report, its words (``text``) and a longer stretch of its sentence
(``sentence_has``). What is in no fact answers no question of another report.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from firsthand.compare.context import Spot
from firsthand.compare.matching import Voice
from firsthand.extract.page import extract_page
from firsthand.model import Article, Failure
from firsthand.read.rows import row_page

Story = Mapping[str, Any]
FOLDER = Path(__file__).with_name("reports")


def written() -> Iterator[Story]:
    """All stories."""
    for path in sorted(FOLDER.glob("*.jsonl")):
        with path.open(encoding="utf-8") as lines:
            yield from map(json.loads, lines)


def reports(story: Story) -> list[Article]:
    """A story's reports as articles."""
    pages = [row_page(row, story["story"], None) for row in story["reports"]]
    return [extract_page(page) for page in pages if not isinstance(page, Failure)]


def facts_of(story: Story, number: int, voice: Voice | None) -> list[set[int]]:
    """Of each value of a report the facts that it answers, by their places."""
    name = story["reports"][number]["id"]
    told = [(n, v) for n, fact in enumerate(story["facts"]) for v in fact["values"] if v["report"] == name]
    return [{n for n, value in told if _is(value, spot)} for spot in (voice.values.spots if voice else ())]


def _is(value: Mapping[str, str], spot: Spot) -> bool:
    """Whether a value of a fact is at a spot; a sentence may end inside the longer stretch."""
    sentence, beside, text = spot.sentence.text, value["sentence_has"], value["text"]
    if (place := sentence.find(beside)) >= 0:
        start = place + beside.find(text)
    elif sentence in beside and text in sentence:
        start = sentence.find(text)
    else:
        return False
    low, high = spot.reading.span
    return low < start + len(text) and start < high
