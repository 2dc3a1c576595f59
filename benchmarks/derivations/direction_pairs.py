"""Pairs of articles for direction by text alone, each with its answer.

``real``: NTREX documents and their professional translations, real machine translations.
``either``: two translations of one absent English source; nobody can tell, the answer is a coin.
``made``: what the sets lack, originals in other languages than English: a page of fundus, and a
text in another language that keeps from it what translators keep as it is (names, and words that
already stood in the other script) among sentences of another NTREX document. It shows only how
often an original *looks* translated by chance; it is no translation and its figures stay apart.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import regex

from benchmarks.derivations.corpora import NTREX, article, machine_translated, ntrex
from firsthand.extract.language import measure
from firsthand.extract.sentences import sentence_spans
from firsthand.languages import primary
from firsthand.languages.scripts import script
from firsthand.languages.territories import territories_named
from firsthand.model import Article

Kind = Literal["real", "either", "made"]

_WORD = regex.compile(r"\p{L}[\p{L}\p{M}'’-]*")
_NAME = regex.compile(r"(?<=[\p{Ll}\p{M},] )\p{Lu}[\p{L}\p{M}'’-]+(?: \p{Lu}[\p{L}\p{M}'’-]+)*")
#: German capitalises its nouns, so that its names cannot be told by their capitals.
_NO_NAMES = frozenset({"de", "lb"})
SIBLINGS = 6
TARGETS = 4


@dataclass(frozen=True, slots=True)
class Labelled:
    """``first`` is the source, except where ``kind`` is ``either``. ``document`` decides the half."""

    kind: Kind
    document: str
    first: Article
    second: Article

    @property
    def languages(self) -> str:
        """``en-vi``: the source's language first."""
        return f"{primary(self.first.language or '')}-{primary(self.second.language or '')}"

    @property
    def unordered(self) -> frozenset[str]:
        """The two languages, for holding a pair of languages out whole."""
        return frozenset(self.languages.split("-"))


def pairs(data: Path) -> Iterator[Labelled]:
    """All pairs, seeded, in a stable order."""
    documents = ntrex(data)
    for name in sorted(documents):
        texts = {code: article(f"{name}-{code}", code, lines) for code, lines in documents[name].items()}
        yield from (Labelled("real", name, texts["en"], texts[c]) for c in NTREX.values() if c != "en")
        rng = random.Random(name)
        for _ in range(SIBLINGS):
            one, other = rng.sample([c for c in NTREX.values() if c != "en"], 2)
            yield Labelled("either", name, texts[one], texts[other])
    for pair in machine_translated(data):
        yield Labelled("real", pair.first.input, pair.first, pair.second)
    yield from _made(data, documents)


def half(document: str) -> int:
    """0 or 1: the half of the documents that one belongs to, fixed."""
    return hashlib.sha256(f"direction {document}".encode()).digest()[0] % 2


def _made(data: Path, documents: dict[str, dict[str, list[str]]]) -> Iterator[Labelled]:
    rng = random.Random(20261125)
    names = sorted(documents)
    for page, language, paragraphs in _originals(data):
        source = article(page, language, paragraphs)
        others = [code for code in NTREX.values() if code != primary(language)]
        for code in ["en", *rng.sample(others, TARGETS - 1)]:
            if code == primary(language):
                continue
            filler = _without_countries(documents[rng.choice(names)][code], code)
            body = [*filler, *_left_as_is(source, filler)]
            yield Labelled("made", page, source, article(f"{page}-{code}", code, body))


def _originals(data: Path) -> Iterator[tuple[str, str, Sequence[str]]]:
    """Pages of fundus that are not in English: name, language, paragraphs."""
    from benchmarks.extraction.pages import fundus

    for page in fundus(data):
        language = measure(page.paragraphs).language
        if language and primary(language) not in _NO_NAMES | {"en"} and len(page.paragraphs) > 2:
            yield page.name, language, page.paragraphs


def _without_countries(lines: Sequence[str], language: str) -> list[str]:
    return [line for line in lines if not any(territories_named(line, language))]


def _left_as_is(source: Article, filler: Sequence[str]) -> list[str]:
    """What a translation into the filler's script keeps unchanged, in lines of their own."""
    wanted, own = _script(" ".join(filler)), _script(source.text)
    if wanted == own:
        sentences = (
            p.text[a:b] for p in source.paragraphs for a, b in sentence_spans(p.text, source.language)
        )
        return [name for sentence in sentences for name in _NAME.findall(sentence)]
    words = _WORD.findall(source.text)
    return [word for word in words if script(word[0]) == wanted]


def _script(text: str) -> str:
    found = [s for c in text[:500] if (s := script(c))]
    return max(sorted(set(found)), key=found.count, default="")
