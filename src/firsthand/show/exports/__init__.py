"""A report for other programs: each form is a function from the report to chunks of text.

A new form is one such function and its line in `EXPORTS`; texts may be large, so that
every form is an iterator. Page text is hostile here too: see each form's escaping.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

from firsthand.model import Report
from firsthand.show.exports.as_csv import derivations_csv
from firsthand.show.exports.as_graphml import graphml
from firsthand.show.exports.as_jsonl import jsonl
from firsthand.show.exports.as_tmx import tmx
from firsthand.show.exports.as_tsv import tsv
from firsthand.show.exports.segments import Bitext, bitexts

#: Forms of two texts side by side: ``firsthand align`` writes them too.
BITEXTS: Final[Mapping[str, Callable[[Sequence[Bitext]], Iterator[str]]]] = {"tmx": tmx, "tsv": tsv}
#: Forms of a whole report.
EXPORTS: Final[Mapping[str, Callable[[Report], Iterator[str]]]] = {
    "jsonl": jsonl,
    "csv": derivations_csv,
    "graphml": graphml,
    "tmx": lambda report: tmx(bitexts(report)),
    "tsv": lambda report: tsv(bitexts(report)),
}

__all__ = ["BITEXTS", "EXPORTS", "Bitext", "bitexts", "derivations_csv", "graphml", "jsonl", "tmx", "tsv"]
