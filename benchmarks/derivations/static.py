"""Fits the network of the static encoder (`firsthand.embed.static`), and says how well it retrieves.

    python -m benchmarks.derivations.static --data ../shared/data --out src/firsthand/embed/static.npz

Needs torch (``pip install torch``), for the fit only. Two aims at once, both InfoNCE over a
batch: a sentence's sum of pieces shall be nearest to the default encoder's vector of that
sentence (less the mean of its language), and nearest to the sum of its translation. The
first reads NTREX, SemEval-2022 and machine-translated news, the second NTREX in 20 languages.
Half of the documents (by hash, as in train.py) are never read in the fit; of the other
half, a fifth is held back to watch the fit. Vectors of the default encoder are cached
(``--cache``); with ``--known`` only texts that are in the cache are used. Seeded.

Why not the usual recipe (embed each piece by the model, centre, take out the two strongest
directions): on NTREX it finds fewer sentences than the input embeddings do (see the note in
docs/how-it-works.md), takes the better part of an hour, and its table is large.
"""

from __future__ import annotations

import argparse
import hashlib
import itertools
import json
import random
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.common import cached_encoder
from benchmarks.derivations.corpora import machine_translated, ntrex, semeval
from firsthand.embed.pieces import pieces
from firsthand.embed.static import RARITY, StaticEncoder

SEED = 20261125
DIMENSIONS = StaticEncoder.dimensions
HIDDEN = 384
BATCH = 256
LONGEST_TRAINED = 500
#: Pieces left out of a text at random in the fit, so that no sentence hangs on one.
DROPPED = 0.1
Floats = NDArray[np.float32]


def half(name: str) -> str:
    """``fit``, ``watch`` or ``held out``: half of the names is held out, a fifth of the rest watched."""
    digest = hashlib.sha256(name.encode()).digest()
    if digest[0] % 2 == 1:
        return "held out"
    return "watch" if digest[1] % 5 == 0 else "fit"


def aligned(data: Path) -> dict[str, dict[str, list[str]]]:
    """NTREX sentences as ``{half: {language: sentences}}``, the same place the same sentence."""
    found: dict[str, dict[str, list[str]]] = {h: {} for h in ("fit", "watch", "held out")}
    for name, versions in sorted(ntrex(data).items()):
        for language, sentences in versions.items():
            found[half(name)].setdefault(language, []).extend(sentences)
    return found


def single(data: Path) -> list[tuple[str, str]]:
    """``(language, sentence)`` of real news, of the half that may be read."""
    read = itertools.chain(machine_translated(data), (pair for pair, _ in semeval(data)))
    texts = {
        (article.language or "", p.text): None
        for pair in read
        if half(pair.first.input) != "held out"
        for article in (pair.first, pair.second)
        for p in article.paragraphs
        if 30 <= len(p.text) <= LONGEST_TRAINED
    }
    return list(texts)


class Targets:
    """The default encoder's vectors less the mean of their language, unit length."""

    def __init__(self, cache: str, known: bool) -> None:
        self._encoder = cached_encoder(cache)
        self._known = known

    def of(self, texts: Sequence[tuple[str, str]]) -> tuple[list[tuple[str, str]], Floats]:
        """The texts that have one, and their vectors."""
        if self._known:
            missing = set(self._encoder.missing([text for _, text in texts]))
            texts = [item for item in texts if item[1] not in missing]
        vectors = self._encoder.encode([text for _, text in texts])
        languages = np.array([language for language, _ in texts])
        for language in set(languages.tolist()):
            vectors[languages == language] -= vectors[languages == language].mean(axis=0)
        return list(texts), vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


def recall_at_1(versions: Mapping[str, Floats]) -> dict[str, float]:
    """Share of sentences whose nearest in another language is their translation, by pair of languages."""
    return {
        f"{a}-{b}": float(((versions[a] @ versions[b].T).argmax(1) == np.arange(len(versions[a]))).mean())
        for a, b in itertools.permutations(sorted(versions), 2)
    }


def fit(data: Path, out: Path, targets: Targets, seconds: float) -> dict[str, Any]:  # noqa: C901
    """Fits for ``seconds``, writes ``out`` and returns the held-out figures."""
    import torch
    from torch import nn
    from torch.nn import functional

    torch.manual_seed(SEED)
    rng = random.Random(SEED)
    sentences = aligned(data)
    languages = sorted(sentences["fit"])
    tokeniser = StaticEncoder()
    kept = single(data)
    count = len(sentences["fit"]["en"])
    texts = [(language, text) for language in languages for text in sentences["fit"][language]]
    known, known_goals = targets.of(texts)
    goal_of = dict(zip(known, known_goals, strict=True))
    kept, kept_targets = targets.of(kept)
    print(
        f"{count} sentences × {len(languages)} languages ({len(known)} with a goal), {len(kept)} of other news"
    )
    numbers = tokeniser.piece_numbers([t for _, t in texts]), tokeniser.piece_numbers([t for _, t in kept])
    goals = torch.tensor(kept_targets)

    vocabulary = pieces()
    sample = vocabulary.embeddings(np.arange(5, len(vocabulary) - 1, 25))
    mean, scale = torch.tensor(sample.mean(0)), torch.tensor(sample.std(0))

    class Net(nn.Module):
        def __init__(self) -> None:
            super().__init__()
            width = sample.shape[1]
            self.straight = nn.Linear(width, DIMENSIONS, bias=False)
            self.inner = nn.Linear(width, HIDDEN)
            self.outer = nn.Linear(HIDDEN, DIMENSIONS, bias=False)
            self.weigh = nn.Linear(width, 1, bias=False)
            self.goal = nn.Linear(width, DIMENSIONS, bias=False)
            self.heat = nn.Parameter(torch.tensor([2.7, 2.7]))
            nn.init.zeros_(self.weigh.weight)

        def forward(self, rows: Sequence[Sequence[int]], drop: float = 0.0) -> torch.Tensor:
            lengths = torch.tensor([len(row) for row in rows])
            flat = np.array([n for row in rows for n in row])
            used, inverse = np.unique(flat, return_inverse=True)
            x = (torch.tensor(vocabulary.embeddings(used)) - mean) / scale
            made = self.straight(x) + self.outer(torch.relu(self.inner(x)))
            rarity = RARITY / (RARITY + np.exp(vocabulary.scores[used].astype(np.float32)))
            weight = torch.exp(self.weigh(x).clamp(-4, 4)) * torch.tensor(rarity)[:, None]
            values = (made * weight)[torch.tensor(inverse)]
            if drop:
                values = values * (torch.rand(len(values), 1) >= drop)
            owner = torch.repeat_interleave(torch.arange(len(rows)), lengths)
            total = torch.zeros(len(rows), DIMENSIONS).index_add(0, owner, values)
            return functional.normalize(total, dim=1)

    net = Net()
    optimiser = torch.optim.AdamW(net.parameters(), lr=2e-3, weight_decay=0.01)

    def contrast(a: torch.Tensor, b: torch.Tensor, heat: torch.Tensor) -> torch.Tensor:
        logits = a @ b.T * heat.exp()
        right = torch.arange(len(a))
        return (functional.cross_entropy(logits, right) + functional.cross_entropy(logits.T, right)) / 2

    def watched(part: str) -> float:
        with torch.no_grad():
            made = {
                language: net(tokeniser.piece_numbers(rows)).numpy()
                for language, rows in sentences[part].items()
            }
        return float(np.mean(list(recall_at_1(made).values())))

    def step() -> float:
        chosen = rng.sample(range(count), min(BATCH, count))
        left, right = ([rng.randrange(len(languages)) * count + n for n in chosen] for _ in range(2))
        a, b = (net([numbers[0][n] for n in side], DROPPED) for side in (left, right))
        loss = contrast(a, b, net.heat[0])
        aimed = [k for k, n in enumerate(left) if texts[n] in goal_of]
        if len(aimed) > 1:
            goal = torch.tensor(np.array([goal_of[texts[left[k]]] for k in aimed]))
            loss = loss + 0.5 * contrast(a[aimed], functional.normalize(net.goal(goal), dim=1), net.heat[1])
        if kept:
            own = rng.sample(range(len(kept)), min(BATCH, len(kept)))
            c = net([numbers[1][n] for n in own], DROPPED)
            loss = loss + contrast(c, functional.normalize(net.goal(goals[own]), dim=1), net.heat[1])
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        return float(loss)

    def save() -> None:
        arrays = {
            "mean": mean, "scale": scale, "straight": net.straight.weight.T, "inner": net.inner.weight.T,
            "inner_bias": net.inner.bias, "outer": net.outer.weight.T, "weigh": net.weigh.weight[0],
        }  # fmt: skip
        np.savez(out, **{name: value.detach().numpy().astype(np.float16) for name, value in arrays.items()})

    began, best, n = time.monotonic(), 0.0, 0
    while (spent := time.monotonic() - began) < seconds:
        for group in optimiser.param_groups:
            group["lr"] = 2e-3 * max(0.02, 1 - spent / seconds)
        loss = step()
        n += 1
        if n % 50 == 0:
            now = watched("watch")
            print(f"step {n} {spent:.0f} s loss {loss:.3f} watched {now:.3f}", flush=True)
            if now > best:
                best = now
                save()
    return measure(sentences["held out"])


def measure(versions: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    """Recall at 1 of the shipped encoder over sentences in several languages."""
    found = recall_at_1({language: StaticEncoder().encode(rows) for language, rows in versions.items()})
    by_language = {
        language: round(float(np.mean([v for pair, v in found.items() if language in pair.split("-")])), 3)
        for language in versions
    }
    sentences = len(next(iter(versions.values())))
    return {
        "sentences": sentences,
        "recall at 1": round(float(np.mean(list(found.values()))), 3),
        **by_language,
    }


def main() -> None:
    """Fit, or with ``--measure`` only measure what is shipped."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--cache", default="benchmarks/results/vectors.db")
    parser.add_argument("--known", action="store_true", help="use only texts that the cache holds")
    parser.add_argument("--seconds", type=float, default=900)
    given = parser.parse_args()
    if given.out is None:
        print(json.dumps(measure(aligned(given.data)["held out"]), indent=1))
    else:
        print(
            json.dumps(fit(given.data, given.out, Targets(given.cache, given.known), given.seconds), indent=1)
        )


if __name__ == "__main__":
    main()
