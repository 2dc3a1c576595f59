"""Fits the row models and the two pair models of the derive room, and says how well they do.

    python -m benchmarks.derivations.train --data ../shared/data --out src/firsthand/derive/weights.json

Rows: sentences of NTREX with their translations, against the best matches of other documents
and of real reports of one event (SemEval-2022; within a language where few runs are shared).
Pairs, derived: NTREX documents across languages, whole, abridged and a fifth of them scattered
among foreign paragraphs; real machine translations; planted copies and excerpts. Not
derived: other documents, alone and with one translated sentence (a shared quotation); templates
with other numbers and names; real reports of one event (SemEval-2022, ECB+), and written ones (benchmarks/stories).
Half of the documents (by hash) fit, the other half gives the printed figures. Seeded.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.common import train_from_command_line
from benchmarks.derivations import lookalikes
from benchmarks.derivations.corpora import (
    Pair,
    abridged,
    article,
    ecbplus,
    edited_copy,
    held_out,
    machine_translated,
    ntrex,
    refilled,
    rewritten,
    semeval,
    shared_runs,
    source_number,
)
from benchmarks.derivations.planted import PARTIAL_FROM, SHARE, passage_among
from benchmarks.logistic import Floats, fit_logistic
from benchmarks.stories.written import written
from firsthand.derive import align, evidence
from firsthand.derive.background import Background, load_background
from firsthand.derive.candidates import centred
from firsthand.derive.edges import DERIVED
from firsthand.derive.features import pair_features, second_order, values_against
from firsthand.derive.pair import model_vector, same_language, units_compared
from firsthand.derive.units import EmbeddedArticle, Units, embed_articles
from firsthand.derive.verbatim import overlap
from firsthand.derive.weights import weights
from firsthand.embed import Encoder

#: Reports within a language of which more runs are shared took text from one agency.
SIMILAR_AT_MOST = 0.12
#: Reports of one event in one language stand in for those in two, of which the sets have 47; they are
#: nearer to each other, so that what is told from them is told from the others too.
STAND_IN = ("same story", "same event", "written apart")
#: Near misses are few in the sets and many among the candidates of a run: how often each
#: counts in the fit.
WEIGHT = {
    "same story": 12,
    "same event": 5,
    "written apart": 3,
    "other news": 4,
    "near document": 4,
    "filled in": 12,
    "one language: same story": 1,
    "one language: same event": 1,
}
#: Log-odds added to a model's bias: among a run's candidates across languages derived pairs are
#: rarer than among the labelled ones, and a wrong edge costs more than a missed passage.
PRIOR = {"across": -0.5, "within": 0.0}
#: Ridge of the pair models; of 0.005 to 0.1 these give the least loss on the half that did not fit.
RIDGE = {"across": 2e-2, "within": 1e-1}
ROW_WEIGHT = {"same story": 10, "other news": 2, "near document": 2}
#: Articles made of each template of `lookalikes`.
FILLED_IN = 12
#: Share of the sentences that must hold numbers or names for a text to serve as a template.
TEMPLATE = 0.7
REAL = ("machine translation", "same story")
#: How many of an article's nearest are taken as strangers, of how many looked at.
STRANGERS = 4
MOST_NEAR = 20
#: Nearest other documents of one, and in how many pairs of languages each.
NEIGHBOURS = 3
NEIGHBOUR_LANGUAGES = 6


@dataclass(frozen=True, slots=True)
class Ready:
    """A labelled pair with its units, their margins and its rows."""

    name: str
    pair: Pair
    first: EmbeddedArticle
    second: EmbeddedArticle
    units: tuple[Units, Units]
    margin: align.Matrix
    rows: tuple[tuple[int, int], ...]

    @property
    def within(self) -> bool:
        return same_language(self.first, self.second)


def pairs(data: Path) -> Iterator[tuple[str, Pair]]:
    """All labelled pairs with the name that decides the half they belong to."""
    documents = ntrex(data)
    languages = sorted(next(iter(documents.values())))
    for name in sorted(documents):
        mates = [n for n in sorted(documents) if n != name and held_out(n) == held_out(name)]
        for n in range(12):
            rng = random.Random(f"{name} {n}")
            a, b = rng.sample(languages, 2)
            mine, theirs, foreign = documents[name][a], documents[name][b], documents[rng.choice(mates)][b]
            yield from ((name, pair) for pair in _across(name, (a, b), mine, theirs, foreign, rng))
        for n in range(3):
            rng = random.Random(f"{name} within {n}")
            language = rng.choice(languages)
            text, foreign = documents[name][language], documents[rng.choice(mates)][language]
            yield from ((name, pair) for pair in _within(name, language, text, foreign, rng))
    yield from filled_in()
    yield from ((source_number(pair.first.input), pair) for pair in machine_translated(data))
    for pair, overall in semeval(data):
        across = pair.first.language != pair.second.language
        if across or (max(shared_runs(pair)) < SIMILAR_AT_MOST and overall < 4):
            yield source_number(pair.first.input), pair
    for pair in ecbplus(data, random.Random(20261125)):
        if max(shared_runs(pair)) < SIMILAR_AT_MOST:
            yield pair.first.input, pair
    for told in written():
        for one, other in combinations(told.reports, 2):
            yield told.name, Pair("written apart", one, other, False)


def filled_in() -> Iterator[tuple[str, Pair]]:
    """Reports filled in by machines, with other values and with the same, in one language and in two."""
    tables = lookalikes.tables()
    for (kind, language), sentences in tables.items():
        others = [x for k, x in tables if k == kind and x != language] or [language]
        for n in range(FILLED_IN):
            rng = random.Random(f"{kind} {language} {n}")
            name, there = f"{kind}.{language}", others[n % len(others)]
            values = lookalikes.values(rng)
            first = article(f"{name} {n}", language, lookalikes.filled(values, language, sentences))
            again = lookalikes.filled(lookalikes.values(rng), language, sentences)
            copy = edited_copy(rng, [p.text for p in first.paragraphs], words=rng.uniform(0, 0.15), cut=0.1)
            yield name, Pair("filled in", first, article(f"{name} {n} again", language, again), False)
            yield name, Pair("copy of filled in", first, article(f"{name} {n} copy", language, copy), True)
            if there == language:
                continue
            abroad = lookalikes.filled(lookalikes.values(rng), there, tables[kind, there])
            translated = lookalikes.filled(values, there, tables[kind, there])
            yield name, Pair("filled in", first, article(f"{name} {n} abroad", there, abroad), False)
            yield (
                name,
                Pair(
                    "translation of filled in", first, article(f"{name} {n} there", there, translated), True
                ),
            )


def _across(
    name: str,
    languages: tuple[str, str],
    mine: Sequence[str],
    theirs: Sequence[str],
    foreign: Sequence[str],
    rng: random.Random,
) -> Iterator[Pair]:
    first = article(f"{name}-{languages[0]}", languages[0], mine)

    def second(body: Sequence[str]) -> Any:
        return article(f"{name}-{rng.randrange(10**9)}", languages[1], body)

    yield Pair("translation", first, second(theirs), True)
    yield Pair("abridged translation", first, second(abridged(rng, theirs, rng.uniform(0.2, 0.5))), True)
    yield Pair("other document", first, second(foreign), False)
    quote = list(foreign)
    quote.insert(rng.randrange(len(quote) + 1), rng.choice(list(theirs)))
    yield Pair("shared quotation", first, second(quote), False)
    if len(theirs) >= PARTIAL_FROM:
        yield Pair(
            "partial translation", first, second(passage_among(rng, _passage(theirs, rng), foreign)), True
        )


def _passage(sentences: Sequence[str], rng: random.Random) -> Sequence[str]:
    count = round(len(sentences) * SHARE)
    start = rng.randrange(len(sentences) - count + 1)
    return sentences[start : start + count]


def _within(
    name: str, language: str, text: Sequence[str], foreign: Sequence[str], rng: random.Random
) -> Iterator[Pair]:
    first = article(f"{name}-{language}", language, text)

    def second(body: Sequence[str]) -> Any:
        return article(f"{name}-{rng.randrange(10**9)}", language, body)

    copy = edited_copy(rng, text, words=rng.uniform(0, 0.2), cut=rng.uniform(0.1, 0.4))
    yield Pair("edited copy", first, second(copy), True)
    yield Pair("rewrite", first, second(rewritten(random.Random(f"{name} {language}"), text)), True)
    count = max(2, round(len(text) * rng.uniform(0.2, 0.5)))
    start = rng.randrange(len(text) - count + 1)
    excerpt = edited_copy(rng, text[start : start + count], words=rng.uniform(0, 0.1), cut=0.0)
    yield Pair("excerpt", first, second(excerpt), True)
    yield Pair("other document", first, second(foreign), False)
    quote = list(foreign)
    quote.insert(rng.randrange(len(quote) + 1), rng.choice(list(text)))
    yield Pair("shared quotation", first, second(quote), False)
    filled = [refilled(rng, sentence) for sentence in text]
    if sum(a != b for a, b in zip(text, filled, strict=True)) >= TEMPLATE * len(text):
        yield Pair("template", first, second(filled), False)
    if len(text) >= PARTIAL_FROM:
        passage = edited_copy(rng, _passage(text, rng), words=rng.uniform(0, 0.1), cut=0.0)
        yield Pair("partial copy", first, second(passage_among(rng, passage, foreign)), True)


def ready(labelled: Sequence[tuple[str, Pair]], encoder: Encoder, background: Background) -> list[Ready]:
    """The pairs embedded, with margins and mutual bests."""
    articles = {a.id: a for _, pair in labelled for a in (pair.first, pair.second)}
    embedded = {e.article.id: e for e in embed_articles(list(articles.values()), encoder)}
    made = []
    for name, pair in labelled:
        a, b = embedded[pair.first.id], embedded[pair.second.id]
        units = units_compared(a, b)
        margin = align.margins(*units, (a.article.language, b.article.language), background)
        made.append(Ready(name, pair, a, b, units, margin, tuple(align.mutual_best(margin))))
    return made


def strangers(made: Sequence[Ready], background: Background) -> list[tuple[str, Pair]]:
    """Real articles with the nearest of other stories: not derived, however near.

    Boilerplate ("all rights reserved") and stock phrases of the trade meet in them.
    """
    real = {
        e.article.id: e
        for r in made
        if r.pair.kind in REAL
        for e in (r.first, r.second)
        if len(e.paragraphs.texts)
    }
    articles = list(real.values())
    numbers = [source_number(e.article.input) for e in articles]
    paired = {
        frozenset(source_number(a.input) for a in (r.pair.first, r.pair.second))
        for r in made
        if r.pair.kind in REAL
    }
    means = np.array(
        [
            centred(e.paragraphs.vectors.mean(0, keepdims=True), e.article.language, background)[0]
            for e in articles
        ]
    )
    found = []
    for n, near in enumerate(np.argsort(-(means @ means.T), axis=1)):
        others = [
            m for m in near[:MOST_NEAR]
            if numbers[m] != numbers[n] and frozenset((numbers[m], numbers[n])) not in paired
            and held_out(numbers[m]) == held_out(numbers[n])
        ]  # fmt: skip
        for m in others[:STRANGERS]:
            pair = Pair("other news", articles[n].article, articles[m].article, False)
            if not same_language(articles[n], articles[m]) or max(shared_runs(pair)) < SIMILAR_AT_MOST:
                found.append((numbers[n], pair))
    return found


def neighbours(data: Path, encoder: Encoder, background: Background) -> list[tuple[str, Pair]]:
    """NTREX documents with the nearest other ones in other languages: some report the same happening."""
    documents = ntrex(data)
    names = sorted(documents)
    english = [article(f"{name}-en", "en", documents[name]["en"]) for name in names]
    embedded = embed_articles(english, encoder)
    means = np.array(
        [centred(e.paragraphs.vectors.mean(0, keepdims=True), "en", background)[0] for e in embedded]
    )
    found = []
    for n, near in enumerate(np.argsort(-(means @ means.T), axis=1)):
        same_half = [m for m in near if m != n and held_out(names[m]) == held_out(names[n])]
        rng = random.Random(f"{names[n]} neighbours")
        for m in same_half[:NEIGHBOURS]:
            for _ in range(NEIGHBOUR_LANGUAGES):
                a, b = rng.sample(sorted(documents[names[n]]), 2)
                first = article(f"{names[n]}-{a}", a, documents[names[n]][a])
                second = article(f"{names[m]}-{b}", b, documents[names[m]][b])
                found.append((names[n], Pair("near document", first, second, False)))
    return found


def row_margins(chosen: Sequence[Ready], background: Background) -> tuple[Floats, Floats]:
    """Margins of paragraphs with their translations, and of mutual bests where nothing is translated."""
    true: list[float] = []
    false: list[float] = []
    for r in chosen:
        if r.within or r.pair.kind not in ("translation", "other document", "same story"):
            continue
        languages = (r.first.article.language, r.second.article.language)
        margin = align.margins(r.first.paragraphs, r.second.paragraphs, languages, background)
        if r.pair.kind == "translation":
            true.extend(np.diag(margin))
        else:
            false.extend(margin[p] for p in align.mutual_best(margin))
    return np.array(true), np.array(false)


def evidence_rows(chosen: Sequence[Ready]) -> tuple[Floats, Floats]:
    """Features of rows and whether each is one; hard rows are repeated."""
    x, y = [], []
    for r in chosen:
        seen = evidence.row_features(*r.units, r.margin, r.rows)
        if not len(seen):
            continue
        if r.pair.kind == "translation" and len(r.units[0].texts) == len(r.units[1].texts):
            label = np.array([float(i == j) for i, j in r.rows])
        elif (
            r.pair.kind in ("other document", "other news", "near document") and not r.within
        ) or r.pair.kind == "same story":
            label = np.zeros(len(seen))
        else:
            continue
        times = 2 if r.within else ROW_WEIGHT.get(r.pair.kind, 1)
        x.append(np.repeat(seen, times, axis=0))
        y.append(np.repeat(label, times))
    return np.vstack(x), np.concatenate(y)


def main(data: Path, out: Path, encoder: Encoder) -> dict[str, Any]:
    """Fits, writes ``out``, prints and returns the held-out figures."""
    background = load_background(encoder)
    made = ready(list(pairs(data)), encoder, background)
    made += ready([*strangers(made, background), *neighbours(data, encoder, background)], encoder, background)
    fit = [r for r in made if not held_out(r.name)]
    fitted: dict[str, Any] = {
        "row": _fit_row(*row_margins(fit, background)),
        "evidence": _fit_evidence(*evidence_rows(fit)),
    }
    _write(out, fitted)
    figures = {}
    for model in ("across", "within"):
        chosen = [
            r
            for r in made
            if r.within == (model == "within") or (model == "across" and r.pair.kind in STAND_IN)
        ]
        fitted[model], figures[model] = _fit_pairs(chosen, model, background)
    fitted["provenance"] = {
        "script": "benchmarks/derivations/train.py",
        "encoder": encoder.name,
        "held_out": figures,
    }
    _write(out, fitted)
    print(json.dumps(figures, indent=1))
    return figures


def _write(out: Path, fitted: dict[str, Any]) -> None:
    """Written before the pairs are fitted, because their features are made with the row models."""
    out.write_text(json.dumps(fitted, indent=1) + "\n", encoding="utf-8")
    weights.cache_clear()


def _fit_row(true: Floats, false: Floats) -> dict[str, float]:
    x = np.concatenate([true, false])[:, None]
    y = np.concatenate([np.ones(len(true)), np.zeros(len(false))])
    scale = float(x.std())
    weight, bias = fit_logistic((x - x.mean()) / scale, y, 1e-4)
    return {"middle": float(x.mean() - bias / weight[0] * scale), "scale": float(scale / weight[0])}


def _fit_evidence(x: Floats, y: Floats) -> dict[str, Any]:
    mean, scale = x.mean(0), x.std(0) + 1e-9
    found, bias = fit_logistic((x - mean) / scale, y)
    even = bias - float(np.log(y.mean() / (1 - y.mean())))
    return {"mean": mean.tolist(), "scale": scale.tolist(), "weights": found.tolist(), "bias": even}


def pair_vectors(chosen: Sequence[Ready], model: str) -> Floats:
    """What the pair models see, shape ``(n, features)``."""
    rows = []
    for r in chosen:
        odds = evidence.log_odds(evidence.row_features(*r.units, r.margin, r.rows))
        found = pair_features(*r.units, r.margin, r.rows, odds)
        assert found is not None
        shared = overlap(r.units[0].texts, r.units[1].texts) if model == "within" else None
        rows.append(model_vector(found, shared, evidence.refilled_share(*r.units, r.rows)))
    return np.array(rows)


def _against(r: Ready, background: Background) -> float:
    """What the values say, of which the pair model knows nothing."""
    languages = (r.first.article.language, r.second.article.language)
    sides = r.first.paragraphs, r.second.paragraphs
    return values_against(*sides, align.align_units(*sides, align.margins(*sides, languages, background)))


def _fit_pairs(
    chosen: Sequence[Ready], model: str, background: Background
) -> tuple[dict[str, Any], dict[str, Any]]:
    x = pair_vectors(chosen, model)
    y = np.array([float(r.pair.derived) for r in chosen])
    test = np.array([held_out(r.name) for r in chosen])
    kinds = np.array(
        [("one language: " if model == "across" and r.within else "") + r.pair.kind for r in chosen]
    )
    mean, scale = x[~test].mean(0), x[~test].std(0) + 1e-9
    z = second_order((x - mean) / scale)
    fit_on = np.repeat(np.where(~test)[0], np.array([WEIGHT.get(k, 1) for k in kinds])[~test])
    found, bias = fit_logistic(z[fit_on], y[fit_on], RIDGE[model])
    bias += PRIOR[model]
    against = np.array([0.0 if model == "within" else _against(r, background) for r in chosen])
    p = 1 / (1 + np.exp(-(z @ found + bias - against)))
    called = p[test] >= DERIVED
    figures: dict[str, Any] = {
        "precision": round(float(y[test][called].mean()), 4),
        "called derived": {
            k: [round(float(called[kinds[test] == k].mean()), 3), int((kinds[test] == k).sum())]
            for k in sorted(set(kinds))
        },
    }
    return {"mean": mean.tolist(), "scale": scale.tolist(), "weights": found.tolist(), "bias": bias}, figures


if __name__ == "__main__":
    train_from_command_line(main, __doc__)
