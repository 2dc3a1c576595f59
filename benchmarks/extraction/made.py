"""Made pages: articles of many languages between furniture of their language, as pages are saved.

Real flattened pages are mostly European. Here translated news documents (NTREX-128, CC
BY-SA 4.0, 20 languages; only numbers computed from them reach the weights) stand between
furniture words of ``languages/<code>/lines.toml`` and teasers made of other documents: titles
that stand twice, summaries that are full sentences, dates of other days, "read also" in the
middle. The edits are the labels.
"""

from __future__ import annotations

import datetime
import gzip
import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from babel.dates import format_date, format_datetime

from firsthand.extract import shapes
from firsthand.languages import table

CODES = {
    "arb": "ar", "deu": "de", "eng": "en", "fas": "fa", "fra": "fr", "hin": "hi", "ind": "id", "ita": "it", "jpn": "ja",
    "nld": "nl", "pol": "pl", "por": "pt", "ron": "ro", "rus": "ru", "spa": "es", "tha": "th", "tur": "tr", "ukr": "uk",
    "vie": "vi", "zho-CN": "zh",
}  # fmt: skip

Lines = list[tuple[str, float | None]]  # text and label: 1 article, 0 not, None either


@dataclass(frozen=True, slots=True)
class Document:
    """A title and the sentences after it."""

    name: str
    language: str
    title: str
    sentences: tuple[str, ...]


def documents(data: Path) -> list[Document]:
    """The documents of ``data/ntrex``; the first line of each is its headline."""
    found = []
    for path in sorted((data / "ntrex").glob("*.jsonl.gz")):
        language = CODES.get(path.name.split(".")[0])
        rows = [json.loads(line) for line in gzip.decompress(path.read_bytes()).decode().splitlines()]
        for name in dict.fromkeys(r["document"] for r in rows):
            texts = [r["text"].strip() for r in rows if r["document"] == name]
            if language and len(texts) > 3:
                found.append(Document(name, language, texts[0], tuple(texts[1:])))
    return found


def made_page(document: Document, others: Sequence[Document], rng: random.Random) -> Lines:
    """One page around ``document``; ``others`` are of its language and lend their titles and leads."""
    words = table(document.language, "lines") or {}
    lines: Lines = []
    lines += _head(document, words, rng)
    lines += _body(document, others, words, rng)
    if rng.random() < 0.85:
        lines += _foot(document, others, words, rng)
    return lines


def _head(document: Document, words: dict[str, list[str]], rng: random.Random) -> Lines:
    lines: Lines = [(w, 0.0) for w in _some(words, ("menu", "share"), rng, rng.choice([0, 0, 0, 1, 3, 12]))]
    if rng.random() < 0.65:
        lines.append((document.title, 0.0))
        if rng.random() < 0.1:
            lines.append((document.title, 0.0))
    if rng.random() < 0.5:
        section = _some(words, ("menu",), rng, 1) if rng.random() < 0.4 else []
        lines.append((rng.choice(["", " "]).join([*section, _date(document.language, rng)]), 0.0))
    if rng.random() < 0.3:
        lines += [(w, 0.0) for w in _some(words, ("share", "comment"), rng, 2)]
    if rng.random() < 0.25:
        lines += _caption(document, words, rng)
    return lines


def _body(
    document: Document, others: Sequence[Document], words: dict[str, list[str]], rng: random.Random
) -> Lines:
    lines: Lines = []
    sentences = list(document.sentences)
    size = rng.choice([1, 2, 2, 3])
    joint = "" if document.language in ("zh", "ja") else " "
    start = 0
    wanted = rng.randint(2, 14)
    while start < len(sentences) and wanted:
        step = max(1, size + rng.choice([-1, 0, 0, 1]))
        lines.append((joint.join(sentences[start : start + step]), 1.0))
        start += step
        wanted -= 1
        chance = rng.random()
        if chance < 0.06 and start < len(sentences):
            lines += _also(others, words, rng)
        elif chance < 0.11:
            lines += _caption(document, words, rng)
        elif chance < 0.15 and start < len(sentences):
            lines.append((_cut(rng.choice(sentences), rng.randint(2, 6)), 1.0))  # a subheading
    return lines


def _also(others: Sequence[Document], words: dict[str, list[str]], rng: random.Random) -> Lines:
    lines: Lines = (
        [(w, 0.0) for w in _some(words, ("read_also", "advert"), rng, 1)] if rng.random() < 0.8 else []
    )
    title = rng.choice(others).title
    if lines and rng.random() < 0.3:
        return [(f"{lines[0][0]}: {title}", 0.0)]
    return [*lines, *[(title, 0.0)] * rng.choice([1, 1, 2])]


def _caption(document: Document, words: dict[str, list[str]], rng: random.Random) -> Lines:
    text = _cut(rng.choice(document.sentences), rng.randint(4, 25))
    if rng.random() < 0.5:
        text += f" ({''.join(_some(words, ('photo',), rng, 1))}: {rng.choice(['Reuters', 'AFP', 'AP', 'Getty Images'])})"
    return [(text, None)] * rng.choice([1, 1, 2])


def _foot(
    document: Document, others: Sequence[Document], words: dict[str, list[str]], rng: random.Random
) -> Lines:
    lines: Lines = []
    if rng.random() < 0.2:
        lines.append(
            (
                f"{''.join(_some(words, ('byline',), rng, 1))}: https://example.org/{rng.randint(1000, 99999)}",
                0.0,
            )
        )
    count = rng.choice([0, 1, 2, 4, 8])
    lines += [(w, 0.0) for w in _some(words, ("share", "comment", "read_also", "menu"), rng, count)]
    twice, dated, summary = rng.random() < 0.5, rng.random() < 0.4, rng.random() < 0.6
    for other in rng.sample(list(others), min(len(others), rng.choice([0, 0, 2, 4, 8]))):
        if rng.random() < 0.15:
            lines += [(w, 0.0) for w in _some(words, ("read_also",), rng, 1)]
        teaser: Lines = [(other.title, 0.0)] * (2 if twice else 1)
        if dated:
            teaser.append((_date(document.language, rng), 0.0))
        if summary:
            teaser.append((other.sentences[0] + (" ..." if rng.random() < 0.2 else ""), 0.0))
        lines += teaser
    lines += [(w, 0.0) for w in _some(words, ("menu", "share", "rights"), rng, rng.choice([0, 0, 2, 10]))]
    return lines


def _some(words: dict[str, list[str]], kinds: Sequence[str], rng: random.Random, count: int) -> list[str]:
    pool = [w for kind in kinds for w in words.get(kind, ())]
    chosen = [rng.choice(pool) for _ in range(count)] if pool else []
    return [w + f" ({rng.randint(0, 20)})" if rng.random() < 0.05 else w for w in chosen]


def _date(language: str, rng: random.Random) -> str:
    moment = datetime.datetime(2024, 1, 1) + datetime.timedelta(minutes=rng.randint(0, 900_000))
    style = rng.choice(["short", "medium", "long", "full"])
    if rng.random() < 0.5:
        return str(format_date(moment, style, locale=language))
    return str(format_datetime(moment, style if style != "full" else "long", locale=language))


def _cut(sentence: str, words: int) -> str:
    if " " not in sentence[:40] or shapes.script(sentence) == "Thai":
        return sentence[: words * 4]
    return " ".join(sentence.split()[:words]).rstrip(".,;:")


def real_tail(
    pages: Sequence[tuple[str, str]], words: dict[str, list[str]], rng: random.Random
) -> Iterator[tuple[str, float]]:
    """Teasers made of other real pages' titles and leads, under labels of their language."""
    twice, summary = rng.random() < 0.5, rng.random() < 0.7
    for title, lead in rng.sample(list(pages), min(len(pages), rng.choice([1, 3, 6]))):
        for label in _some(words, ("read_also",), rng, int(rng.random() < 0.35)):
            yield label, 0.0
        for _ in range(2 if twice else 1):
            yield title, 0.0
        if summary and lead:
            yield lead, 0.0
