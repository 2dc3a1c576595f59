"""Two texts of ready lines (``--lines``): aligned, and what the second changed of the first."""

from __future__ import annotations

from collections.abc import Sequence

from firsthand.compare.fidelity import flags
from firsthand.derive import lines
from firsthand.embed import Encoder
from firsthand.extract.language import measure
from firsthand.model import Alignment, Article, Paragraph

#: Lines of a text that say which language it is in.
MEASURED = 200


def lines_article(name: str, units: Sequence[str]) -> Article:
    """Lines as an article: number and text of each, and the language of all."""
    language = measure(units[:MEASURED]).language
    paragraphs = tuple(Paragraph(n, "body", text, line=n) for n, text in enumerate(units, 1))
    return Article(name, name, language, {}, None, paragraphs, "\n\n".join(units))


def align_ready_lines(a: Sequence[str], b: Sequence[str], encoder: Encoder) -> Alignment:
    """Rows of 1-based line numbers, in order, with flags; see `derive.lines`."""
    found = lines.align_lines(a, b, encoder)
    one, two = lines_article("a", a), lines_article("b", b)
    shares = (
        _share(a, [n for row in found.rows for n in row.source]),
        _share(b, [n for row in found.rows for n in row.target]),
    )
    made = tuple(flags(one, two, found.rows, None, shares))
    return Alignment(found.rows, found.dropped, found.added, made)


def _share(units: Sequence[str], aligned: Sequence[int]) -> float:
    """The share of the characters that rows cover."""
    total = sum(map(len, units))
    return sum(len(units[n - 1]) for n in aligned) / total if total else 0.0
