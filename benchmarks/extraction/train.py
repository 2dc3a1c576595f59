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

import numpy as np
import regex

from firsthand.extract.features import NAMES, Matrix, page_features
from firsthand.extract.flatten import flatten
from firsthand.extract.lines import split_lines
from firsthand.extract.scorer import ENTER, LEAVE, Weights, best_path, log_odds

sys.path.insert(0, str(Path(__file__).parent))
from pages import GoldPage, article_extraction, fundus, token_f1  # noqa: E402

HIDDEN = 24
EPOCHS = 40
SEED = 20241112
MODEL = Path(__file__).parents[2] / "src" / "firsthand" / "extract" / "lines_model.json"
_LETTERS = regex.compile(r"[^\p{L}\p{Nd}]+")


@dataclass(frozen=True)
class Sample:
    """One flattened page or a cut of one."""

    page: GoldPage
    texts: list[str]
    labels: Matrix
    features: Matrix
    weights: Matrix
    whole: bool


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


def samples(page: GoldPage, rng: random.Random) -> list[Sample]:
    """The page whole and in cuts."""
    texts = [line.text for line in split_lines(flatten(page.html))]
    if not texts:
        return []
    labels = label_lines(texts, page)
    if labels.sum() == 0:
        return []
    made = [_sample(page, texts, labels, 0, len(texts))]
    first, last = int(np.argmax(labels > 0)), len(labels) - int(np.argmax(labels[::-1] > 0))
    title = _title_line(texts, page, first)
    cuts = [
        (rng.randint(0, title), rng.randint(last, len(texts))),
        (max(0, title - rng.choice([0, 0, 1, 2])), min(len(texts), last + rng.randint(0, 40))),
        (first, min(len(texts), last + rng.choice([0, 1, 2, 4, 8]))),
    ]
    made += [_sample(page, texts, labels, a, b) for a, b in cuts if b - a > 1]
    return made


def _title_line(texts: Sequence[str], page: GoldPage, first: int) -> int:
    wanted = key(page.title or "")
    for i in range(first, -1, -1):
        if wanted and key(texts[i]) == wanted:
            return i
    return max(0, first - 3)


def _sample(page: GoldPage, texts: list[str], labels: Matrix, start: int, end: int) -> Sample:
    part = texts[start:end]
    whole = (start, end) == (0, len(texts))
    return Sample(page, part, labels[start:end], page_features(part).matrix, line_weights(part), whole)


def fit(chosen: Sequence[Sample], epochs: int = EPOCHS) -> Weights:
    """Adam on the weighted logistic loss, with weight decay."""
    x = np.vstack([s.features for s in chosen])
    y = np.concatenate([s.labels for s in chosen])
    w = np.concatenate([s.weights * (1.0 if s.whole else 0.7) for s in chosen])
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
                params[i] = params[i] - rate * (move + 0.02 * params[i])
    return Weights(mean, scale, params[0], params[1], params[2], float(params[3][0]))


def _gradients(x: Matrix, y: Matrix, w: Matrix, params: list[Matrix]) -> list[Matrix]:
    hidden = np.tanh(x @ params[0] + params[1])
    z = hidden @ params[2] + params[3]
    error = w * (1 / (1 + np.exp(-np.clip(z, -30, 30))) - y) / len(x)
    back = np.outer(error, params[2]) * (1 - hidden**2)
    return [x.T @ back, back.sum(axis=0), hidden.T @ error, np.array([error.sum()])]


def page_f1(sample: Sample, using: Weights, enter: float = ENTER, leave: float = LEAVE) -> float:
    """Token F1 of the lines that the path keeps, before any rule of roles."""
    path = best_path(log_odds(sample.features, using), enter, leave)
    return token_f1(
        "\n".join(t for t, kept in zip(sample.texts, path, strict=True) if kept), sample.page.body
    )


def cross_validate(made: Sequence[Sample], folds: int) -> dict[str, object]:
    """Mean F1 of held-out publishers: whole pages, by set, and over a grid of path costs."""
    publishers = sorted({s.page.publisher for s in made})
    random.Random(SEED).shuffle(publishers)
    grid = [(a, b) for a in (0.0, 0.5, 1.0, 1.5, 2.5) for b in (0.0, 0.5, 1.0, 2.0)]
    scores: dict[tuple[float, float], list[float]] = {g: [] for g in grid}
    rows = []
    for fold in range(folds):
        held = set(publishers[fold::folds])
        using = fit([s for s in made if s.page.publisher not in held])
        for s in made:
            if s.page.publisher in held:
                for g in grid:
                    scores[g].append(page_f1(s, using, *g)) if s.whole else None
                rows.append((s.page.group, s.page.name, s.whole, page_f1(s, using)))
    report: dict[str, object] = {f"path {a}/{b}": round(float(np.mean(v)), 4) for (a, b), v in scores.items()}
    groups = sorted({r[0] for r in rows})
    for group in groups:
        report[group] = round(float(np.mean([r[3] for r in rows if r[0] == group and r[2]])), 4)
    report["fundus"] = round(float(np.mean([r[3] for r in rows if r[0] != "article_extraction" and r[2]])), 4)
    report["cuts"] = round(float(np.mean([r[3] for r in rows if not r[2]])), 4)
    report["worst"] = sorted(((round(r[3], 3), r[0], r[1]) for r in rows if r[2]))[:25]
    return report


def main() -> None:
    """Cross-validate, then train on everything and write the file if asked."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    rng = random.Random(SEED)
    pages = [*fundus(args.data), *article_extraction(args.data)]
    made = [s for page in pages for s in samples(page, rng)]
    if not made:
        sys.exit(f"no pages under {args.data}: nothing to train on")
    print(f"{len(pages)} pages, {len(made)} samples, {sum(len(s.texts) for s in made)} lines", flush=True)
    report = cross_validate(made, args.folds) if args.folds else {}
    print(json.dumps(report, indent=1))
    if args.write:
        write(fit(made), len(pages), report)


def write(using: Weights, pages: int, report: dict[str, object]) -> None:
    """The weights, rounded, with where they come from."""
    raw = {
        "about": "Weights of firsthand.extract.scorer; made by benchmarks/extraction/train.py",
        "data": f"{pages} flattened public news pages: fundus test pages (MIT), article-extraction-benchmark (MIT)",
        "held_out_token_f1": {k: report[k] for k in ("fundus", "article_extraction", "cuts") if k in report},
        "features": NAMES,
    }
    for name in ("mean", "scale", "hidden", "hidden_bias", "out"):
        raw[name] = np.round(getattr(using, name), 4).tolist()
    raw["out_bias"] = round(using.out_bias, 4)
    MODEL.write_text(json.dumps(raw, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"wrote {MODEL} ({MODEL.stat().st_size // 1024} kB)")


if __name__ == "__main__":
    main()
