"""The public sets as articles, read in place, and edits planted into them."""

from __future__ import annotations

import gzip
import hashlib
import json
import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from firsthand.extract.sentences import sentence_spans
from firsthand.model import Article, Paragraph

NTREX = {
    "eng": "en", "vie": "vi", "hin": "hi", "rus": "ru", "arb": "ar", "tha": "th", "zho-CN": "zh", "jpn": "ja",
    "deu": "de", "fra": "fr", "spa": "es", "ita": "it", "por": "pt", "pol": "pl", "ron": "ro", "ind": "id",
    "tur": "tr", "ukr": "uk", "fas": "fa", "nld": "nl",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Pair:
    """Two articles and whether one was made from the other; ``source_share`` of it was used."""

    kind: str
    first: Article
    second: Article
    derived: bool


def article(name: str, language: str, sentences: Sequence[str], *, title: str | None = None) -> Article:
    """An article with one paragraph a sentence, as the extract room would give it."""
    paragraphs = [Paragraph(n, "lead" if n == 1 else "body", text) for n, text in enumerate(sentences, 1)]
    digest = hashlib.sha256(f"{name}\0{'|'.join(sentences)}".encode()).hexdigest()
    return Article(
        id=f"sha256:{digest}",
        input=name,
        language=language,
        languages={language: 1.0},
        title=title,
        paragraphs=tuple(paragraphs),
        text="\n\n".join(sentences),
    )


def split(text: str, language: str) -> list[str]:
    """The sentences of a text that came without paragraphs."""
    return [text[a:b] for a, b in sentence_spans(text, language)]


def rows(path: Path) -> Iterator[dict[str, str]]:
    """The rows of a gzipped JSON Lines file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def ntrex(data: Path) -> dict[str, dict[str, list[str]]]:
    """NTREX-128 as ``{document: {language: sentences}}``."""
    documents: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for code, language in NTREX.items():
        for row in rows(data / "ntrex" / f"{code}.jsonl.gz"):
            documents[row["document"]][language].append(row["text"])
    return documents


def machine_translated(data: Path) -> Iterator[Pair]:
    """Real articles and their machine translations."""
    for row in rows(data / "machine_translated" / "pairs.jsonl.gz"):
        first, second = (
            article(
                f"mt-{row['article_id']}-{row[side + '_lang']}",
                row[side + "_lang"],
                split(row[side + "_text"], row[side + "_lang"]),
            )
            for side in ("src", "mt")
        )
        if len(first.paragraphs) > 1 and len(second.paragraphs) > 1:
            yield Pair("machine translation", first, second, True)


def semeval(data: Path) -> Iterator[tuple[Pair, float]]:
    """Pairs of real articles with ``overall`` (1 same story … 4 different)."""
    for row in rows(data / "semeval2022" / "pairs.jsonl.gz"):
        first, second = (
            article(f"se-{row['pair_id']}-{n}", row[f"lang{n}"], split(row[f"text{n}"], row[f"lang{n}"]))
            for n in (1, 2)
        )
        if len(first.paragraphs) > 1 and len(second.paragraphs) > 1:
            yield Pair("same story", first, second, False), float(row["overall"])


def planted_partial(
    rng: random.Random, source: Sequence[str], translated: Sequence[str], foreign: Sequence[str], share: float
) -> tuple[Sequence[str], list[str]]:
    """A foreign text that holds the translation of ``share`` of the source, in its middle."""
    count = max(2, round(len(source) * share))
    start = rng.randrange(max(1, len(translated) - count + 1))
    place = rng.randrange(len(foreign) + 1)
    keep = max(2, round(count * 4))
    body = list(foreign)[:keep]
    place = min(place, len(body))
    return source, [*body[:place], *translated[start : start + count], *body[place:]]


def abridged(rng: random.Random, translated: Sequence[str], cut: float) -> list[str]:
    """A translation without ``cut`` of its sentences."""
    kept = [s for s in translated if rng.random() >= cut]
    return kept if len(kept) >= 2 else list(translated[:2])


def scattered(
    rng: random.Random, translated: Sequence[str], foreign: Sequence[str], share: float
) -> list[str]:
    """What an independent report of the same event looks like at its closest.

    ``share`` of the sentences say what the other report says, roughly in its order, and
    sentences of its own stand between them.
    """
    kept = [n for n in range(len(translated)) if rng.random() < share]
    kept.sort(key=lambda n: n + rng.uniform(-2, 2))
    own = iter(foreign)
    body: list[str] = []
    for n in kept:
        body.extend(s for s in (next(own, None) for _ in range(rng.choice((0, 1, 1, 2)))) if s)
        body.append(translated[n])
    return [*body, *(s for s in (next(own, None) for _ in range(3)) if s)]


def edited_copy(rng: random.Random, sentences: Sequence[str], *, words: float, cut: float) -> list[str]:
    """A copy with ``cut`` of its sentences dropped and ``words`` of its words swapped for others of it."""
    spaced = sum(s.count(" ") for s in sentences) > len(sentences) * 2
    pool = [w for s in sentences for w in (s.split() if spaced else list(s))]
    kept = [s for s in sentences if rng.random() >= cut] or list(sentences[:2])
    joiner = " " if spaced else ""
    return [
        joiner.join(
            rng.choice(pool) if rng.random() < words else w for w in (s.split() if spaced else list(s))
        )
        for s in kept
    ]
