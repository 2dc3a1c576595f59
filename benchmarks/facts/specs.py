"""The Microsoft Recognizers-Text specs as cases: sentences with what is in them, by language and model.

The specs are read in place from ``recognizers/specs.tar.xz`` of the public sets. Which files, and
which results of them, count is said in `recognizers`.
"""

from __future__ import annotations

import hashlib
import json
import tarfile
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

LANGUAGES = {
    "English": "en", "EnglishOthers": "en-GB", "Spanish": "es", "SpanishMexican": "es-MX", "Chinese": "zh", "Hindi": "hi",
    "Arabic": "ar", "German": "de", "French": "fr", "Italian": "it", "Portuguese": "pt", "Turkish": "tr",
    "Japanese": "ja", "Korean": "ko", "Dutch": "nl", "Swedish": "sv",
}  # fmt: skip


# What a spec says of a case whose results only an optional mode gives.
_OTHER_MODE = "Only supported in "


@dataclass(frozen=True, slots=True)
class Gold:
    """One result of a case: its span, type and resolution. ``placed`` is False where the sentence doesn't hold the words
    of the result (English ones under a translated sentence): the span is the whole sentence then.
    """

    start: int
    end: int
    text: str
    type: str
    resolution: Any
    placed: bool = True


@dataclass(frozen=True, slots=True)
class Case:
    """A sentence. ``reference``: ISO day of writing, or None. ``half``: ``dev`` or ``test``, by hash."""

    language: str
    model: str
    text: str
    reference: str | None
    golds: tuple[Gold, ...]
    half: str
    values_checked: bool


def cases(data: Path, models: Iterable[str]) -> Iterator[Case]:
    """The cases of ``models`` (file names without ``.json``), in the order of the archive."""
    wanted = set(models)
    with tarfile.open(data / "recognizers" / "specs.tar.xz") as specs:
        for member in specs:
            parts = Path(member.name).parts
            if len(parts) != 3 or parts[1] not in LANGUAGES or Path(parts[2]).stem not in wanted:
                continue
            stored = specs.extractfile(member)
            assert stored is not None
            for row in json.loads(stored.read().decode("utf-8-sig")):
                yield _case(row, LANGUAGES[parts[1]], Path(parts[2]).stem)


def _case(row: dict[str, Any], language: str, model: str) -> Case:
    text = str(row["Input"])
    reference = (row.get("Context") or {}).get("ReferenceDateTime")
    return Case(
        language,
        model,
        text,
        reference[:10] if reference else None,
        tuple(_golds(row.get("Results") or (), text)),
        half_of(f"{language}/{model}/{text}"),
        not row.get("IgnoreResolution", False) and not str(row.get("Comment", "")).startswith(_OTHER_MODE),
    )


def half_of(key: str) -> str:
    """``dev`` or ``test``, by the hash of the case: the same on every machine."""
    return "dev" if hashlib.sha256(key.encode()).digest()[0] % 2 else "test"


def _golds(results: Iterable[dict[str, Any]], text: str) -> Iterator[Gold]:
    """The results in their order: equal words of two results are two places of the sentence."""
    after = 0
    for result in results:
        gold = _gold(result, text, after)
        after = gold.end if gold.placed else after
        yield gold


def _gold(result: dict[str, Any], text: str, after: int) -> Gold:
    words = str(result.get("Text", ""))
    kind = str(result.get("TypeName") or result.get("Typename") or result.get("Type") or "")
    span = _span(result, words, text, after)
    resolution = result.get("Resolution", result.get("Value"))
    start, end = span or (0, len(text))
    return Gold(start, end, words, kind.removeprefix("datetimeV2."), resolution, span is not None)


def _span(result: dict[str, Any], words: str, text: str, after: int) -> tuple[int, int] | None:
    if not words:
        return None
    start = result.get("Start")
    written, wanted = _plain(text), _plain(words)
    if isinstance(start, int) and written[start : start + len(words)] == wanted:
        return start, start + len(words)
    at = written.find(wanted, after)
    at = written.find(wanted) if at < 0 else at
    return (at, at + len(words)) if at >= 0 else None


def _plain(text: str) -> str:
    """Lower case, half-width, character for character: the specs quote wide digits as narrow ones."""
    narrow = (unicodedata.normalize("NFKC", character) for character in text)
    pairs = zip(text, narrow, strict=True)
    folded = ((plain if len(plain) == 1 else character).lower() for character, plain in pairs)
    return "".join(lower if len(lower) == 1 else lower[:1] for lower in folded)
