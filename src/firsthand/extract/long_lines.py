"""A text whose lines were lost: one long line, as many sets of data and saved pages are, parted between sentences."""

from __future__ import annotations

from firsthand.extract.language import measure
from firsthand.extract.sentences import sentence_spans

#: Characters of the longest paragraph that an article may be, of which the lines were not lost. Chosen.
LONG = 400


def parted(line: str, declared: str | None = None) -> list[str]:
    """The line as paragraphs: sentences of half of `LONG` characters and more together; itself where it is no longer.

    :param declared: the language that the input gives, BCP 47.
    """
    if len(line) <= LONG:
        return [line]
    language = measure([line], [declared] if declared else []).language
    spans: list[tuple[int, int]] = []
    for start, end in sentence_spans(line, language):
        if spans and spans[-1][1] - spans[-1][0] < LONG // 2:
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    return [line[start:end] for start, end in spans]
