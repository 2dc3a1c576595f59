"""The network of `firsthand.embed.static` in torch, and what pulls at it."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn
from torch.nn import functional

from benchmarks.derivations.static_texts import Floats, Targets, Versions
from firsthand.embed.pieces import pieces
from firsthand.embed.static import RARITY, StaticEncoder

SEED = 1
DIMENSIONS = StaticEncoder.dimensions
HIDDEN = 384
BATCH, BATCH_OF_PIECES = 256, 768
RATE, LAST_RATE, DECAY = 2e-3, 0.02, 0.01
#: Pieces left out of a text at random, so that no sentence hangs on one.
DROPPED = 0.1
#: How sharp the four contrasts begin: e to this.
HEAT = 2.7

Rows = Sequence[Sequence[int]]


class Net(nn.Module):
    """Sums of the vectors of ``known`` pieces."""

    def __init__(self, known: NDArray[np.int64]) -> None:
        super().__init__()
        vocabulary = pieces()
        sample = vocabulary.embeddings(np.arange(5, len(vocabulary) - 1, 25))
        self.mean, self.scale = sample.mean(0), sample.std(0)
        self.place = np.full(len(vocabulary), -1)
        self.place[known] = np.arange(len(known))
        self.x = torch.tensor((vocabulary.embeddings(known) - self.mean) / self.scale)
        self.rarity = torch.tensor((RARITY / (RARITY + np.exp(vocabulary.scores[known]))).astype(np.float32))
        width = sample.shape[1]
        self.straight = nn.Linear(width, DIMENSIONS, bias=False)
        self.inner = nn.Linear(width, HIDDEN)
        self.outer = nn.Linear(HIDDEN, DIMENSIONS, bias=False)
        self.weigh = nn.Linear(width, 1, bias=False)
        self.goal = nn.Linear(width, DIMENSIONS, bias=False)
        self.heat = nn.Parameter(torch.full((4,), HEAT))
        nn.init.zeros_(self.weigh.weight)

    def vectors(self, places: NDArray[np.int64]) -> tuple[torch.Tensor, torch.Tensor]:
        """Vectors of pieces, and their weights."""
        x = self.x[torch.tensor(places)]
        made = self.straight(x) + self.outer(torch.relu(self.inner(x)))
        weight = torch.exp(self.weigh(x).clamp(-4, 4)) * self.rarity[torch.tensor(places)][:, None]
        return made, weight

    def forward(self, rows: Rows, drop: float = 0.0) -> torch.Tensor:
        """Unit vectors of texts given as the numbers of their pieces."""
        used, inverse = np.unique(self.place[np.fromiter(chain(*rows), int)], return_inverse=True)
        made, weight = self.vectors(used)
        values = (made * weight)[torch.tensor(inverse)]
        if drop:
            values = values * (torch.rand(len(values), 1) >= drop)
        owner = torch.repeat_interleave(torch.arange(len(rows)), torch.tensor([len(row) for row in rows]))
        return functional.normalize(torch.zeros(len(rows), DIMENSIONS).index_add(0, owner, values), dim=1)

    def aims(self, goals: Floats) -> torch.Tensor:
        """Goals of the default encoder, as vectors of this space."""
        return functional.normalize(self.goal(torch.tensor(goals)), dim=1)

    def save(self, out: Path) -> None:
        """As `firsthand.embed.static.Network` reads it."""
        arrays = {
            "mean": self.mean, "scale": self.scale, "straight": self.straight.weight.T,
            "inner": self.inner.weight.T, "inner_bias": self.inner.bias, "outer": self.outer.weight.T,
            "weigh": self.weigh.weight[0],
        }  # fmt: skip
        np.savez(
            out,
            **{
                n: np.asarray(v.detach() if isinstance(v, torch.Tensor) else v, np.float16)
                for n, v in arrays.items()
            },
        )


def contrast(a: torch.Tensor, b: torch.Tensor, heat: torch.Tensor) -> torch.Tensor:
    """InfoNCE both ways: of all in the batch, each shall be nearest to its own."""
    logits = a @ b.T * heat.exp()
    right = torch.arange(len(a))
    return (functional.cross_entropy(logits, right) + functional.cross_entropy(logits.T, right)) / 2


@dataclass(frozen=True, slots=True)
class Sentences:
    """Sentences as the numbers of their pieces, and the default encoder's vector of each."""

    rows: Rows
    goals: Floats


@dataclass(frozen=True, slots=True)
class Strings:
    """Texts in several languages as the numbers of their pieces, and how often each language is drawn."""

    rows: Sequence[Rows]
    weights: Sequence[Sequence[float]]


def strings(texts: Sequence[Versions], tokeniser: StaticEncoder, languages: Sequence[str]) -> Strings:
    """Rarer languages are drawn more often, and those of ``languages`` twice as often."""
    seen = Counter(language for versions in texts for language in versions)
    cut = iter(tokeniser.piece_numbers([t for versions in texts for t in versions.values()]))
    rows = [[next(cut) for _ in versions] for versions in texts]
    weights = [[seen[x] ** -0.5 * (1 if x in languages else 0.5) for x in versions] for versions in texts]
    return Strings(rows, weights)


class Fit:
    """Draws batches, seeded, and takes steps."""

    def __init__(
        self,
        translated: Sentences,
        languages: int,
        single: Sentences,
        programs: Strings,
        of_pieces: tuple[NDArray[np.int64], Floats],
    ) -> None:
        torch.set_num_threads(1)
        torch.manual_seed(SEED)
        self._random, self._numpy = random.Random(SEED), np.random.default_rng(SEED)
        self._translated, self._single, self._programs = translated, single, programs
        self._languages, self._count = languages, len(translated.rows) // languages
        self._goal, self._goals = of_pieces
        self._aimed = np.flatnonzero(self._goal >= 0)
        likely = np.exp(pieces().scores[self._aimed].astype(float))
        likely = (likely / likely.sum()) ** 0.5
        self._drawn = np.cumsum(likely / likely.sum())
        rows = chain(translated.rows, single.rows, chain(*programs.rows))
        known = np.unique(np.concatenate([self._aimed, *(np.array(row, int) for row in rows)]))
        self.net = Net(known)
        self._optimiser = torch.optim.AdamW(self.net.parameters(), lr=RATE, weight_decay=DECAY)

    def run(self, steps: int) -> None:
        """Takes ``steps``, at a falling rate."""
        for n in range(steps):
            for group in self._optimiser.param_groups:
                group["lr"] = RATE * max(LAST_RATE, 1 - n / steps)
            loss = self._from_ntrex() + self._from_single() + self._from_programs() + self._from_pieces()
            self._optimiser.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            self._optimiser.step()
            if n % 50 == 0:
                print(f"step {n} loss {float(loss.detach()):.3f}", flush=True)

    def _from_ntrex(self) -> torch.Tensor:
        chosen = self._random.sample(range(self._count), min(BATCH, self._count))
        left, right = (
            [self._random.randrange(self._languages) * self._count + n for n in chosen] for _ in range(2)
        )
        rows, goals, net = self._translated.rows, self._translated.goals, self.net
        a, b = (net([rows[n] for n in side], DROPPED) for side in (left, right))
        return contrast(a, b, net.heat[0]) + 0.5 * contrast(a, net.aims(goals[left]), net.heat[1])

    def _from_single(self) -> torch.Tensor:
        own = self._random.sample(range(len(self._single.rows)), min(BATCH, len(self._single.rows)))
        made = self.net([self._single.rows[n] for n in own], DROPPED)
        return contrast(made, self.net.aims(self._single.goals[own]), self.net.heat[1])

    def _from_programs(self) -> torch.Tensor:
        rows, weights = self._programs.rows, self._programs.weights
        pairs = []
        for n in self._random.sample(range(len(rows)), BATCH):
            pairs.append(
                [rows[n][self._random.choices(range(len(rows[n])), weights[n])[0]] for _ in range(2)]
            )
        a, b = (self.net(side, DROPPED) for side in zip(*pairs, strict=True))
        return contrast(a, b, self.net.heat[2])

    def _from_pieces(self) -> torch.Tensor:
        drawn = np.searchsorted(self._drawn, self._numpy.random(BATCH_OF_PIECES))
        chosen = self._aimed[np.unique(np.minimum(drawn, len(self._aimed) - 1))]
        chosen = chosen[np.unique(self._goal[chosen], return_index=True)[1]]
        made, _ = self.net.vectors(self.net.place[chosen])
        aims = self.net.aims(self._goals[self._goal[chosen]])
        return contrast(functional.normalize(made, dim=1), aims, self.net.heat[3])


def sentences(texts: Sequence[tuple[str, str]], targets: Targets, tokeniser: StaticEncoder) -> Sentences:
    """The texts that have a goal."""
    kept, goals = targets.of(texts)
    return Sentences(tokeniser.piece_numbers([text for _, text in kept]), goals)
