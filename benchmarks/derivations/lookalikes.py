"""What looks derived and is not: reports filled in by machines, and live blogs.

`templates`: weather, football results, stock reports and earthquakes in several languages, each article
with values of its own (`lookalikes.toml`); no two are derived, in one language or across. Beside
them the same texts a second time with a tenth of the words changed: true copies, to be found.
Half of the templates fit the shipped weights (`train`).
`live blogs`: pages of some dozen entries, each one sentence of another document (NTREX) under a
time of day, in another language than the document; a document quoted once is no source.
"""

from __future__ import annotations

import random
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import count
from pathlib import Path
from typing import Any

from benchmarks.derivations.corpora import article, derived, edited_copy, held_out, ntrex
from benchmarks.derivations.figures import print_table, share
from firsthand.embed import Encoder
from firsthand.model import Article

SEED = 20261128
TABLE = Path(__file__).with_suffix(".toml")
FILLED = 12
COPIED = 4
LIVE_BLOGS, ENTRIES = 30, 12
_CONSONANTS, _VOWELS = "bdfgklmnprstvz", "aeiou"
DAYS: Mapping[str, Sequence[str]] = {
    "en": ("Monday", "Tuesday", "Friday"), "es": ("lunes", "martes", "viernes"), "ru": ("среду", "пятницу", "субботу"),
    "zh": ("周一", "周二", "周五"), "de": ("Montag", "Dienstag", "Freitag"), "pt": ("domingo", "sábado", "feriado"),
    "fr": ("lundi", "mardi", "vendredi"), "tr": ("pazartesi", "salı", "cuma"), "id": ("Senin", "Selasa", "Jumat"),
    "hi": ("सोमवार", "मंगलवार", "शुक्रवार"),
}  # fmt: skip


def tables() -> dict[tuple[str, str], tuple[str, ...]]:
    """The templates' sentences by kind and language."""
    read = tomllib.loads(TABLE.read_text(encoding="utf-8"))
    return {(kind, language): tuple(t["text"]) for kind, by in read.items() for language, t in by.items()}


def values(rng: random.Random) -> dict[str, Any]:
    """Values for a template, drawn anew; the day is an index into `DAYS`."""
    return {
        **{name: _place(rng) for name in ("town", "club", "rival", "name", "firm", "firm2")},
        "day": rng.randrange(3),
        "low": rng.randrange(-5, 12),
        "high": rng.randrange(13, 38),
        "wind": rng.randrange(12, 90),
        "rain": rng.randrange(2, 60),
        "goals": rng.randrange(2, 7),
        "against": rng.randrange(0, 2),
        "minute": rng.randrange(4, 89),
        "crowd": rng.randrange(1200, 78000),
        "points": rng.randrange(9, 70),
        "index": rng.randrange(1000, 20000),
        "change": round(rng.uniform(0.1, 3.9), 1),
        "gain": round(rng.uniform(1, 9), 1),
        "loss": round(rng.uniform(1, 9), 1),
        "price": round(rng.uniform(50, 110), 2),
        "quake": round(rng.uniform(3, 7), 1),
        "depth": rng.randrange(5, 300),
        "hour": rng.randrange(1, 24),
    }


def filled(given: Mapping[str, Any], language: str, sentences: Sequence[str]) -> list[str]:
    """A template's sentences with these values."""
    told = {**given, "day": DAYS[language][given["day"]]}
    return [sentence.format(**told) for sentence in sentences]


def _place(rng: random.Random) -> str:
    return "".join(rng.choice(_CONSONANTS) + rng.choice(_VOWELS) for _ in range(rng.randrange(2, 5))).title()


def templates(rng: random.Random, *, only_held_out: bool = False) -> Iterator[tuple[Article, str]]:
    """Articles, each with what only its copies share."""
    number = count()
    for (kind, language), sentences in tables().items():
        if only_held_out and not held_out(f"{kind}.{language}"):
            continue
        for _ in range(FILLED):
            text, family = filled(values(rng), language, sentences), f"{kind} {next(number)}"
            yield article(family, language, text), family
            if rng.random() < COPIED / FILLED:
                copy = edited_copy(rng, text, words=0.1, cut=0.0)
                yield article(f"copy of {family}", language, copy), family


def live_blogs(documents: Mapping[str, Mapping[str, Sequence[str]]], rng: random.Random) -> list[Article]:
    """Documents in one language each, and live blogs that quote one sentence of a dozen of them."""
    names = sorted(documents)
    made = []
    spoken = {}
    for name in names:
        spoken[name] = rng.choice(sorted(documents[name]))
        made.append(article(f"document {name}", spoken[name], documents[name][spoken[name]]))
    for number in range(LIVE_BLOGS):
        language = rng.choice(sorted(documents[names[0]]))
        quoted = rng.sample([n for n in names if spoken[n] != language], min(ENTRIES, len(names) - 1))
        entries = [
            f"{rng.randrange(6, 23)}:{rng.randrange(10, 60)} {rng.choice(documents[name][language])}"
            for name in quoted
        ]
        made.append(article(f"live blog {number}", language, entries))
    return made


def measure(data: Path, encoder: Encoder, *, only_held_out: bool = False) -> dict[str, Any]:
    """Derivations among lookalikes, which are all wrong, and true copies found among them."""
    made = list(templates(random.Random(SEED), only_held_out=only_held_out))
    family = {made_article.id: name for made_article, name in made}
    edges = [e for e in derived([a for a, _ in made], encoder) if e.source]
    wrong = [e for e in edges if family[e.source or ""] != family[e.target]]
    joined = {frozenset((e.source, e.target)) for e in edges}
    members: dict[str, list[str]] = defaultdict(list)
    for made_article, name in made:
        members[name].append(made_article.id)
    copies = [frozenset(ids) for ids in members.values() if len(ids) > 1]
    documents = {n: d for n, d in ntrex(data).items() if not only_held_out or held_out(n)}
    blogs = live_blogs(documents, random.Random(SEED))
    called = [e for e in derived(blogs, encoder) if e.source]
    names = {a.id: a.input for a in [*(a for a, _ in made), *blogs]}
    return {
        "articles": len(made) + len(blogs),
        "filled-in reports in a wrong derivation": share(
            len({i for e in wrong for i in (e.source, e.target)}), len(made)
        ),
        "copies of them found": share(sum(pair in joined for pair in copies), len(copies)),
        "live blogs in a derivation": share(
            len({i for e in called for i in (e.source, e.target) if names[i or ""].startswith("live")}),
            LIVE_BLOGS,
        ),
        "wrong": [
            [e.kind, names[e.source or ""], names[e.target], e.confidence, len(e.rows)]
            for e in [*wrong, *called]
        ],
    }


def show(figures: dict[str, Any], title: str) -> None:
    """Prints the table."""
    print_table(
        f"{title}: {figures['articles']} articles",
        [(k, v) for k, v in figures.items() if isinstance(v, dict)],
    )
