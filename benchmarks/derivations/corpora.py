"""The public sets as articles, read in place, and edits planted into them."""

from __future__ import annotations

import gzip
import hashlib
import json
import random
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import regex

from firsthand.derive.background import load_background
from firsthand.derive.candidates import candidates
from firsthand.derive.edges import derivations
from firsthand.derive.pair import PairReading, read_pair
from firsthand.derive.units import embed_articles
from firsthand.derive.verbatim import overlap
from firsthand.derive.votes import by_votes
from firsthand.embed import Encoder
from firsthand.embed.static import StaticEncoder
from firsthand.extract.sentences import sentence_spans
from firsthand.model import Article, Derivation, Paragraph

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


def held_out(name: str) -> bool:
    """Half of the names, fixed: what is never fitted.

    By the second byte: the public halves of some sets were themselves drawn by a hash of the name.
    """
    return hashlib.sha256(name.encode()).digest()[1] % 2 == 1


def derived(articles: Sequence[Article], encoder: Encoder) -> list[Derivation]:
    """The derivations of a run over ``articles``."""
    return read(articles, encoder)[0]


def read(articles: Sequence[Article], encoder: Encoder) -> tuple[list[Derivation], list[PairReading]]:
    """The derivations and the readings of the pairs that a run over ``articles`` compares."""
    background = load_background(encoder)
    embedded = embed_articles(articles, encoder)
    readings = [
        reading
        for i, j in sorted({*candidates(articles, StaticEncoder()), *by_votes(embedded, background)})
        if (reading := read_pair(embedded[i], embedded[j], background)) is not None
    ]
    return derivations(articles, readings), readings


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


def source_number(name: str) -> str:
    """The number of the article that a text of `machine_translated` or `semeval` is of.

    The two sets share some articles, and a source has several translations.
    """
    _, numbers, side = name.split("-")
    first, _, second = numbers.partition("_")
    return second if second and side == "2" else first


def semeval(data: Path) -> Iterator[tuple[Pair, float]]:
    """Pairs of real articles with ``overall`` (1 same story … 4 different)."""
    for row in rows(data / "semeval2022" / "pairs.jsonl.gz"):
        first, second = (
            article(f"se-{row['pair_id']}-{n}", row[f"lang{n}"], split(row[f"text{n}"], row[f"lang{n}"]))
            for n in (1, 2)
        )
        if len(first.paragraphs) > 1 and len(second.paragraphs) > 1:
            yield Pair("same story", first, second, False), float(row["overall"])


def shared_runs(pair: Pair) -> tuple[float, float]:
    """Shares of both sides' runs of characters that stand in the other too."""
    both = overlap([p.text for p in pair.first.paragraphs], [p.text for p in pair.second.paragraphs])
    return both.source, both.target


def sharing(
    documents: Mapping[str, Mapping[str, Sequence[str]]], *, least: float = 0.2
) -> set[frozenset[str]]:
    """Pairs of NTREX documents of which one has this share of its English text in sentences of the other.

    Two desks that wrote the same sentences: an edge between them is no mistake.
    """
    return {
        frozenset((one, other))
        for one, other in combinations(sorted(documents), 2)
        if (o := overlap(documents[one]["en"], documents[other]["en"]))
        and max(o.sentences_of_source, o.sentences_of_target) >= least
    }


def ecbplus(data: Path, rng: random.Random, *, most: int = 400) -> Iterator[Pair]:
    """Pairs of English texts that report one event, or two events of one kind."""
    by_topic: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in rows(data / "ecbplus" / "docs.jsonl.gz"):
        by_topic[row["topic"]].append(row)
    chosen = [
        (a, b)
        for topic in sorted(by_topic)
        for a, b in combinations(by_topic[topic], 2)
        if a["event"] == b["event"]
    ]
    for a, b in rng.sample(chosen, min(most, len(chosen))):
        first, second = (
            article(f"{row['topic']}_{row['doc']}", "en", list(row["sentences"])) for row in (a, b)
        )
        if len(first.paragraphs) > 1 and len(second.paragraphs) > 1:
            yield Pair("same event", first, second, False)


def abridged(rng: random.Random, translated: Sequence[str], cut: float) -> list[str]:
    """A translation without ``cut`` of its sentences."""
    kept = [s for s in translated if rng.random() >= cut]
    return kept if len(kept) >= 2 else list(translated[:2])


_WORD = regex.compile(r"\p{Lu}\p{L}+|\p{Nd}+")


def refilled(rng: random.Random, sentence: str) -> str:
    """The sentence as a template filled anew: other digits, and other names where the script has capitals."""

    def other(match: regex.Match[str]) -> str:
        word = match.group()
        if word.isdecimal():
            return str(rng.randrange(10 ** (len(word) - 1), 10 ** len(word)))
        if match.start() == 0:
            return word
        return word[0] + "".join(rng.sample(word[1:], len(word) - 1))

    return _WORD.sub(other, sentence)


def edited_copy(rng: random.Random, sentences: Sequence[str], *, words: float, cut: float) -> list[str]:
    """A copy with ``cut`` of its sentences dropped and ``words`` of its words swapped for others of it."""
    spaced = sum(s.count(" ") for s in sentences) > len(sentences) * 2
    pool = [w for s in sentences for w in (s.split() if spaced else list(s))]
    kept = [s for s in sentences if rng.random() >= cut]
    kept = kept if len(kept) >= 2 else list(sentences[:2])
    joiner = " " if spaced else ""
    return [
        joiner.join(
            rng.choice(pool) if rng.random() < words else w for w in (s.split() if spaced else list(s))
        )
        for s in kept
    ]


_CLAUSE = regex.compile(r"(?<=[,;:，、；،])\s*")


def rewritten(rng: random.Random, sentences: Sequence[str]) -> list[str]:
    """A rewrite that follows the source: clauses change places, a fifth of the words others, a tenth is cut."""
    kept = [s for s in sentences if rng.random() >= 0.1] or list(sentences[:2])
    turned = []
    for sentence in kept:
        clauses = [c for c in _CLAUSE.split(sentence) if c.strip()]
        rng.shuffle(clauses)
        turned.append(" ".join(clauses))
    return edited_copy(rng, turned, words=0.2, cut=0.0)
