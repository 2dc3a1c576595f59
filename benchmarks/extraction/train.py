"""Make src/firsthand/extract/lines_model.json: which lines of a flattened page are the article's.

usage: python benchmarks/extraction/train.py --data ../shared/data [--write] [--folds 5]

Training pages are those of fundus and article_extraction, flattened. A line's label comes
from the gold body (`label_lines`). Every page is taken several times, as pages are saved in
several ways: whole; without blank lines; with the furniture before and after the article cut
at a seeded place. Figures are of publishers that the weights have not seen (folds by
publisher). Plain numpy: Adam on the logistic loss, seeded, so the file can be made again.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import regex
from rapidfuzz import fuzz

from firsthand.extract import titles
from firsthand.extract.features import (
    NAMES,
    ODDS,
    OWN,
    Matrix,
    PageFeatures,
    described,
    first_core,
    page_features,
    second_core,
)
from firsthand.extract.flatten import flatten
from firsthand.extract.lines import split_lines
from firsthand.extract.scorer import ENTER, LEAVE, Weights, best_path, log_odds

sys.path.insert(0, str(Path(__file__).parent))
from made import Document, documents, made_page, real_tail
from pages import GoldPage, article_extraction, fundus, token_f1

from firsthand.extract.language import measure
from firsthand.languages import table

HIDDEN = 24
# More epochs fit the publishers trained on: held-out F1 of whole pages fell from .920 at 6 to .909 at 40.
EPOCHS = 8
DECAY = 0.1
# How much a page counts for the title: real headers are harder than made ones, and fewer.
TITLE_COUNTS = {"whole": 4.0, "cut": 1.0, "tail": 1.0, "made": 1.0}
SEED = 20241112
MODEL = Path(__file__).parents[2] / "src" / "firsthand" / "extract" / "lines_model.json"
_LETTERS = regex.compile(r"[^\p{L}\p{Nd}]+")


@dataclass(frozen=True)
class Sample:
    """One flattened page or a cut of one."""

    name: str
    group: str
    publisher: str
    gold: str
    texts: list[str]
    labels: Matrix
    features: PageFeatures
    first: Matrix
    weights: Matrix
    kind: str
    title: str = ""


# Columns that come from the tables of words: some samples are taken without them, so that the
# rest learns to do alone in languages without a table.
WORDED = [i for i, name in enumerate(OWN) if name.startswith(("whole_", "leading_"))]


def key(text: str) -> str:
    """Letters and digits alone, so that typography does not matter."""
    return _LETTERS.sub("", text).casefold()


def label_lines(texts: Sequence[str], page: GoldPage) -> Matrix:
    """1 for lines that the gold body holds. Short ones must be a gold paragraph or open or close one."""
    paragraphs = [key(p) for p in page.paragraphs]
    whole, everything = set(paragraphs), "\n".join(paragraphs)
    title = key(page.title or "")
    labels = np.zeros(len(texts))
    for i, text in enumerate(texts):
        k = key(text)
        if not k or k == title:
            continue
        if k in whole:
            labels[i] = 1
        elif len(k) >= 25:
            labels[i] = k in everything or _covered(k, everything) >= 0.7
    return labels


def _covered(k: str, everything: str, size: int = 16) -> float:
    pieces = [k[i : i + size] for i in range(0, len(k) - size + 1, size)]
    return sum(p in everything for p in pieces) / len(pieces) if pieces else 0.0


def line_weights(texts: Sequence[str]) -> Matrix:
    """How much a line counts: by the square root of its length, since F1 counts words."""
    return np.sqrt(np.array([min(len(t), 600) for t in texts], dtype=np.float64) + 5) / 8


def samples(page: GoldPage, others: Sequence[tuple[str, str]], rng: random.Random) -> list[Sample]:
    """The page whole, in cuts, and in a cut with teasers of other pages after it."""
    texts = [line.text for line in split_lines(flatten(page.html))]
    if not texts:
        return []
    labels = label_lines(texts, page)
    if labels.sum() == 0:
        return []
    made = [_sample(page, texts, labels, "whole", rng)]
    first, last = int(np.argmax(labels > 0)), len(labels) - int(np.argmax(labels[::-1] > 0))
    title = _title_line(texts, page, first)
    near = max(0, title - rng.choice([0, 0, 1, 2]))
    cuts = [
        (rng.randint(0, title), rng.randint(last, len(texts))),
        (near, min(len(texts), last + rng.randint(0, 40))),
        (first, min(len(texts), last + rng.choice([0, 1, 2, 4, 8]))),
    ]
    made += [_sample(page, texts[a:b], labels[a:b], "cut", rng) for a, b in cuts if b - a > 1]
    if others:
        end = min(len(texts), last + rng.choice([0, 1, 3]))
        words = table(measure(page.paragraphs[:20]).language or "en", "lines") or {}
        tail = list(real_tail(others, words, rng))
        tail_texts, tail_labels = [t for t, _ in tail], [v for _, v in tail]
        made.append(
            _sample(page, texts[near:end] + tail_texts, np.append(labels[near:end], tail_labels), "tail", rng)
        )
    return made


def made_samples(document: Document, others: Sequence[Document], rng: random.Random) -> Sample:
    """A made page in the document's language."""
    lines = made_page(document, others, rng)
    texts = [text for text, _ in lines]
    labels = np.array([label or 0.0 for _, label in lines])
    weights = line_weights(texts) * np.array([label is not None for _, label in lines])
    gold = "\n".join(text for text, label in lines if label)
    features = _features(texts, rng)
    first = described(features, first_core(features)).matrix
    group = f"made {document.language}"
    return Sample(
        document.name,
        group,
        document.name,
        gold,
        texts,
        labels,
        features,
        first,
        weights,
        "made",
        document.title,
    )


def _features(texts: Sequence[str], rng: random.Random) -> PageFeatures:
    features = page_features(texts)
    if rng.random() < 0.3:
        features.own[:, WORDED] = 0.0
    return features


def _title_line(texts: Sequence[str], page: GoldPage, first: int) -> int:
    wanted = key(page.title or "")
    for i in range(first, -1, -1):
        if wanted and key(texts[i]) == wanted:
            return i
    return max(0, first - 3)


def _sample(page: GoldPage, texts: list[str], labels: Matrix, kind: str, rng: random.Random) -> Sample:
    features = page_features(texts) if kind == "whole" else _features(texts, rng)
    first = described(features, first_core(features)).matrix
    weights = line_weights(texts)
    return Sample(
        page.name,
        page.group,
        page.publisher,
        page.body,
        texts,
        labels,
        features,
        first,
        weights,
        kind,
        page.title or "",
    )


def title_rows(sample: Sample, odds: Matrix) -> tuple[Matrix, Matrix] | None:
    """Candidates for the title of a sample and which of them is it; None where there is no choice."""
    body = best_path(odds)
    if not sample.title or not any(body):
        return None
    first = body.index(True)
    chosen = titles.candidates(sample.texts, body, first)
    if not chosen:
        return None
    topic = described(sample.features, second_core(sample.features, odds)).topic
    wanted = sample.title.casefold()
    right = [fuzz.ratio(sample.texts[i].strip().casefold(), wanted) >= titles.SAME for i in chosen]
    return titles.describe(sample.texts, chosen, first, topic), np.array(right, dtype=np.float64)


def fit_titles(
    pairs: Sequence[tuple[Matrix, Matrix]], counts: Sequence[float], steps: int = 600
) -> tuple[Matrix, float]:
    """Softmax over the candidates of a page and "none of them", whose log odds are minus the bias."""
    x = np.vstack([rows for rows, _ in pairs])
    scale = x.std(axis=0) + 0.05
    pages = np.repeat(np.arange(len(pairs)), [len(right) for _, right in pairs])
    right = np.concatenate([r / max(1.0, r.sum()) for _, r in pairs])
    missing = np.array([not r.any() for _, r in pairs], dtype=np.float64)
    counted = np.asarray(counts) / sum(counts)
    z, weights, bias = x / scale, np.zeros(x.shape[1]), 0.0
    for step in range(steps):
        odds = np.exp(np.clip(z @ weights + bias, -30, 30))
        total = np.bincount(pages, odds) + 1.0
        error = (odds / total[pages] - right) * counted[pages]
        rate = 1.0 * (1 - step / steps) + 0.02
        weights -= rate * (z.T @ error + 1e-3 * weights)
        bias -= rate * float(((missing - 1 / total) * counted).sum())
    return weights / scale, bias


def title_accuracy(pairs: Sequence[tuple[Matrix, Matrix]], fitted: tuple[Matrix, float]) -> float:
    """Share of pages whose title is found, or rightly found missing among the candidates."""
    good = 0
    for rows, right in pairs:
        odds = rows @ fitted[0] + fitted[1]
        best = int(np.argmax(odds))
        good += bool(right[best]) if odds[best] > 0 else not right.any()
    return good / len(pairs) if pairs else 0.0


def second_look(sample: Sample, first: Weights) -> Matrix:
    """Features of the second look, from the odds of weights that have not seen the sample."""
    odds = log_odds(sample.first, first)
    return described(sample.features, second_core(sample.features, odds), odds).matrix


def fit_both(chosen: Sequence[Sample], folds: int = 3) -> tuple[Weights, Weights]:
    """Both looks; the second learns from odds that the first gives to publishers that it has not seen."""
    publishers = sorted({s.publisher for s in chosen})
    random.Random(SEED + 1).shuffle(publishers)
    seconds: list[Matrix | None] = [None] * len(chosen)
    for fold in range(folds):
        held = set(publishers[fold::folds])
        first = fit(
            [s for s in chosen if s.publisher not in held],
            [s.first for s in chosen if s.publisher not in held],
        )
        for i, s in enumerate(chosen):
            if s.publisher in held:
                seconds[i] = second_look(s, first)
    second = fit(chosen, [m for m in seconds if m is not None])
    return fit(chosen, [s.first for s in chosen]), second


def fit(chosen: Sequence[Sample], matrices: Sequence[Matrix], epochs: int = EPOCHS) -> Weights:
    """Adam on the weighted logistic loss, with weight decay."""
    x = np.vstack(matrices)
    y = np.concatenate([s.labels for s in chosen])
    w = np.concatenate([s.weights * (1.0 if s.kind == "whole" else 0.7) for s in chosen])
    mean, scale = x.mean(axis=0), x.std(axis=0) + 0.05
    x = (x - mean) / scale
    rng = np.random.default_rng(SEED)
    params = [
        rng.normal(0, 0.1, (x.shape[1], HIDDEN)),
        np.zeros(HIDDEN),
        rng.normal(0, 0.1, HIDDEN),
        np.zeros(1),
    ]
    first = [np.zeros_like(p) for p in params]
    second = [np.zeros_like(p) for p in params]
    step, batch = 0, 512
    for epoch in range(epochs):
        rate = 3e-3 * (1 - epoch / epochs) + 1e-4
        order = rng.permutation(len(x))
        for start in range(0, len(x), batch):
            rows = order[start : start + batch]
            step += 1
            gradients = _gradients(x[rows], y[rows], w[rows], params)
            for i, gradient in enumerate(gradients):
                first[i] = 0.9 * first[i] + 0.1 * gradient
                second[i] = 0.999 * second[i] + 0.001 * gradient**2
                move = (first[i] / (1 - 0.9**step)) / (np.sqrt(second[i] / (1 - 0.999**step)) + 1e-8)
                params[i] = params[i] - rate * (move + DECAY * params[i])
    return Weights(mean, scale, params[0], params[1], params[2], float(params[3][0]))


def _gradients(x: Matrix, y: Matrix, w: Matrix, params: list[Matrix]) -> list[Matrix]:
    hidden = np.tanh(x @ params[0] + params[1])
    z = hidden @ params[2] + params[3]
    error = w * (1 / (1 + np.exp(-np.clip(z, -30, 30))) - y) / len(x)
    back = np.outer(error, params[2]) * (1 - hidden**2)
    return [x.T @ back, back.sum(axis=0), hidden.T @ error, np.array([error.sum()])]


def page_f1(sample: Sample, odds: Matrix, enter: float = ENTER, leave: float = LEAVE) -> float:
    """Token F1 of the lines that the path keeps, before any rule of roles."""
    path = best_path(odds, enter, leave)
    return token_f1("\n".join(t for t, kept in zip(sample.texts, path, strict=True) if kept), sample.gold)


def cross_validate(made: Sequence[Sample], folds: int) -> dict[str, object]:
    """Mean F1 of held-out publishers and documents: by kind of sample, by set, and over path costs."""
    publishers = sorted({s.publisher for s in made})
    random.Random(SEED).shuffle(publishers)
    grid = [(a, b) for a in (0.25, 0.5, 1.0, 2.0) for b in (0.25, 0.5, 1.0)]
    scores: dict[tuple[float, float], list[float]] = {g: [] for g in grid}
    rows: list[tuple[str, str, str, float]] = []
    looks: list[tuple[str, float]] = []
    chosen: list[tuple[str, str, tuple[Matrix, Matrix]]] = []
    for fold in range(folds):
        held = set(publishers[fold::folds])
        first, second = fit_both([s for s in made if s.publisher not in held])
        for s in (s for s in made if s.publisher in held):
            odds = log_odds(second_look(s, first), second)
            for g in grid:
                scores[g].append(page_f1(s, odds, *g))
            rows.append((s.group, s.name, s.kind, page_f1(s, odds)))
            looks.append((s.kind, page_f1(s, log_odds(s.first, first))))
            pair = title_rows(s, odds)
            if pair:
                chosen.append((s.publisher, s.kind, pair))
    report: dict[str, object] = {f"path {a}/{b}": _mean(v) for (a, b), v in scores.items()}
    for group in sorted({r[0] for r in rows}):
        report[group] = _mean([r[3] for r in rows if r[0] == group and r[2] in ("whole", "made")])
    for kind in sorted({r[2] for r in rows}):
        report[f"first look {kind}"] = _mean([v for k, v in looks if k == kind])
        report[f"kind {kind}"] = _mean([r[3] for r in rows if r[2] == kind])
    report["fundus"] = _mean([r[3] for r in rows if r[0] != "article_extraction" and r[2] == "whole"])
    for kind, share in _title_figures(chosen, publishers, folds).items():
        report[f"title {kind}"] = share
    worst = sorted((round(r[3], 2), r[0], r[1][:24]) for r in rows if r[2] in ("whole", "made"))
    report["worst"] = " ".join(f"{a}:{b}:{c}" for a, b, c in worst[:30])
    return report


def _title_figures(
    chosen: Sequence[tuple[str, str, tuple[Matrix, Matrix]]], publishers: Sequence[str], folds: int
) -> dict[str, float]:
    scored: dict[str, list[float]] = {}
    for fold in range(folds):
        held = set(publishers[fold::folds])
        seen = [(pair, TITLE_COUNTS[kind]) for publisher, kind, pair in chosen if publisher not in held]
        fitted = fit_titles([p for p, _ in seen], [c for _, c in seen])
        for publisher, kind, pair in chosen:
            if publisher in held:
                scored.setdefault(kind, []).append(title_accuracy([pair], fitted))
    return {kind: _mean(values) for kind, values in sorted(scored.items())}


def _mean(values: Sequence[float]) -> float:
    return round(float(np.mean(values)), 4) if values else 0.0


def all_samples(data: Path, rng: random.Random) -> list[Sample]:
    """Every sample of every page and document under ``data``."""
    pages = [*fundus(data), *article_extraction(data)]
    made = [s for page in pages for s in samples(page, _others(page, pages), rng)]
    texts = documents(data)
    for document in texts:
        others = [d for d in texts if d.language == document.language and d.name != document.name]
        made.append(made_samples(document, others, rng))
    return made


def main() -> None:
    """Cross-validate, then train on everything and write the file if asked."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    made = all_samples(args.data, random.Random(SEED))
    if not made:
        sys.exit(f"no pages under {args.data}: nothing to train on")
    pages = sorted({s.name for s in made if s.kind == "whole"})
    print(f"{len(pages)} pages, {len(made)} samples, {sum(len(s.texts) for s in made)} lines", flush=True)
    report = cross_validate(made, args.folds) if args.folds else {}
    print(json.dumps(report, indent=1))
    if args.write:
        both = fit_both(made)
        rows = [(s, title_rows(s, log_odds(second_look(s, both[0]), both[1]))) for s in made]
        pairs = [(p, TITLE_COUNTS[s.kind]) for s, p in rows if p]
        write(both, fit_titles([p for p, _ in pairs], [c for _, c in pairs]), len(pages), report)


def _others(page: GoldPage, pages: Sequence[GoldPage]) -> list[tuple[str, str]]:
    """Titles and leads of other publishers' pages of the same country."""
    same = [
        p
        for p in pages
        if p.group == page.group and p.publisher != page.publisher and p.title and p.paragraphs
    ]
    return [(str(p.title), p.paragraphs[0]) for p in same]


def write(
    using: tuple[Weights, Weights], title: tuple[Matrix, float], pages: int, report: dict[str, object]
) -> None:
    """The weights, rounded, with where they come from."""
    raw: dict[str, Any] = {
        "about": "Weights of firsthand.extract.scorer; made by benchmarks/extraction/train.py",
        "data": f"{pages} flattened public news pages: fundus test pages (MIT), article-extraction-benchmark (MIT), and pages made of NTREX-128 (CC BY-SA 4.0)",
        "held_out_token_f1": {
            k: report[k]
            for k in (
                "fundus",
                "article_extraction",
                "kind cut",
                "kind tail",
                "kind made",
                "title whole",
                "title made",
            )
            if k in report
        },
        "features": [*NAMES, *ODDS],
    }
    for look, w in zip(("first", "second"), using, strict=True):
        names = ("mean", "scale", "hidden", "hidden_bias", "out")
        raw[look] = {name: np.round(getattr(w, name), 4).tolist() for name in names}
        raw[look]["out_bias"] = round(w.out_bias, 4)
    raw["title"] = {
        "features": titles.NAMES,
        "weights": np.round(title[0], 4).tolist(),
        "bias": round(title[1], 4),
    }
    MODEL.write_text(json.dumps(raw, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"wrote {MODEL} ({MODEL.stat().st_size // 1024} kB)")


if __name__ == "__main__":
    main()
