"""Fits the weights of the alignment of lines (`firsthand.derive.beads`), and says what they give.

    python -m benchmarks.derivations.train_lines --data ../shared/data --out src/firsthand/derive/lines.json

Needs scipy (``pip install scipy``), for the fit only. A semi-Markov conditional random field: the
paths of the second pass, each with the exponential of its gain; the weights make the gold's paths
likely. Fitted on text_berg and on the texts made from half 1 of NTREX (`made_lines`). Gold rows that
cross others are left to `derive.moved`: the longest run in order is the gold's path.

A line that is wrongly alone costs the usual measures more than a row that is one line too long, and
the likelihood knows nothing of that. So what a line alone costs is raised in the end by the one of `SHIFTS`
that gives text_berg the best lax F1. The provenance gives text_berg leaving each
text out of the fit and the choice, and of the fit alone.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.common import train_from_command_line
from benchmarks.derivations.made_lines import Bead, made_texts, with_moved
from benchmarks.derivations.text_berg import LINES, berg_texts, both_ways, figures, with_alone
from firsthand.derive.beads import Weights, rows_in_order, see
from firsthand.derive.beads import with_moved as find_moved
from firsthand.derive.blocks import chance, make_blocks
from firsthand.derive.gains import KINDS, SHAPES, TERMS, Seen
from firsthand.derive.lines import joined_vectors
from firsthand.embed import Encoder

Array = NDArray[np.float64]
#: Of the sum of squares. With a hundred times as much, similarity and chance share what one of
#: them should have, and foreign lines are merged into rows.
PENALTY = 0.0005
STEPS = 100
#: What a line alone may cost besides the fit. Beyond, lines that were dropped are merged into rows.
SHIFTS = (0.0, -1.0, -2.0, -2.5, -3.0, -3.5)
#: A stretch of lines alone, begun and for each line. Chosen: no set at hand has long ones.
STRETCH = (-14.0, -0.3)
_KIND = np.array(KINDS)
_MOVES = range(len(SHAPES))


@dataclass(frozen=True)
class Text:
    """Two texts as the second pass sees them, with the gold."""

    name: str
    seen: Seen
    gold: Sequence[Bead]
    terms: Array
    """Shape ``(n + 1, shapes, columns, terms)``, by where a row starts."""
    allowed: NDArray[np.bool_]
    path: Array
    """What the gold's path counts, in the order of the weights: kinds, terms, lines alone."""


def read(
    name: str, source: Sequence[str], target: Sequence[str], gold: Sequence[Bead], encoder: Encoder
) -> Text:
    """A text from its lines."""
    lines = [[line.strip() for line in side] for side in (source, target)]
    left, right = (
        make_blocks(vectors[0], [len(line) for line in side], vectors[1:])
        for side, vectors in ((side, joined_vectors(side, encoder)) for side in lines)
    )
    seen = see(left, right, (chance(left, right), chance(right, left)))
    terms, allowed = _all_terms(seen)
    return Text(name, seen, gold, terms, allowed, _counts(seen, gold, terms, allowed))


def _all_terms(seen: Seen) -> tuple[Array, NDArray[np.bool_]]:
    n, (low, high) = len(seen.left), seen.corridor
    width = int((high - low).max()) + 1
    terms = np.zeros((n + 1, len(SHAPES), width, len(TERMS)))
    allowed = np.zeros((n + 1, len(SHAPES), width), bool)
    before = None
    for i in range(n):
        here = seen.similarities(i)
        for k in (k for k in _MOVES if i + SHAPES[k][0] <= n):
            values = np.stack(seen.terms(i, SHAPES[k], here, before), axis=-1)
            ok = np.isfinite(values).all(axis=1)
            terms[i, k, : len(values)][ok] = values[ok]
            allowed[i, k, : len(values)] = ok
        before = here
    return terms, allowed


def _counts(seen: Seen, gold: Sequence[Bead], terms: Array, allowed: NDArray[np.bool_]) -> Array:
    counts = np.zeros(6 + len(TERMS) + 1)
    alone = len(seen.left) + len(seen.right)
    for source, target in _in_order(gold):
        shape = len(source), len(target)
        k = SHAPES.index(shape) if shape in SHAPES else -1
        x = target[0] - int(seen.corridor[0][source[0]])
        if k >= 0 and 0 <= x < allowed.shape[2] and allowed[source[0], k, x]:
            counts[KINDS[k]] += 1
            counts[6:-1] += terms[source[0], k, x]
            alone -= sum(shape)
    counts[-1] = alone
    return counts


def _in_order(gold: Sequence[Bead]) -> list[Bead]:
    """The most rows of the gold that do not cross, each of neighbouring lines."""
    rows = sorted(
        (s, t) for s, t in gold if s and t and s[-1] - s[0] < len(s) and t[-1] - t[0] < len(t)
    )  # fmt: skip
    best: list[list[Bead]] = []
    for source, target in rows:
        before = (run for run in best if run[-1][0][-1] < source[0] and run[-1][1][-1] < target[0])
        best.append([*max(before, key=len, default=[]), (source, target)])
    return max(best, key=len, default=[])


# -- the field ----------------------------------------------------------------------------


def expected(text: Text, weights: Array) -> tuple[float, Array]:
    """The logarithm of the sum over all paths, and what a path counts on average."""
    gains = np.where(text.allowed, text.terms @ weights[6:-1] + weights[:6][_KIND][None, :, None], -np.inf)
    forward, backward = _forward(text, gains, weights[-1]), _backward(text, gains, weights[-1])
    n, total = len(text.seen.left), float(backward[0, 0])
    counts = np.zeros(len(weights))
    for i in range(n + 1):
        width = int(text.seen.corridor[1][i] - text.seen.corridor[0][i])
        counts[-1] += np.exp(forward[i, :width] + weights[-1] + backward[i, 1 : width + 1] - total).sum()
        for k, here, to, there in _steps(text, i):
            value = weights[-1] if k < 0 else gains[i, k, here]
            share = np.exp(forward[i, here] + value + backward[to, there] - total)
            counts[-1 if k < 0 else KINDS[k]] += share.sum()
            if k >= 0:
                counts[6:-1] += share @ text.terms[i, k, here]
    return total, counts


def _steps(text: Text, i: int) -> Iterator[tuple[int, slice, int, slice]]:
    """Moves from the cells of row ``i``: number of the shape or -1 for a source line alone, from, to."""
    n, (low, high) = len(text.seen.left), text.seen.corridor
    for k, (a, b) in ((-1, (1, 0)), *enumerate(SHAPES)):
        if i + a <= n:
            first, last = max(low[i], low[i + a] - b), min(high[i], high[i + a] - b)
            if last >= first:
                yield (
                    k,
                    slice(first - low[i], last - low[i] + 1),
                    i + a,
                    slice(first + b - low[i + a], last + b - low[i + a] + 1),
                )


def _run(values: Array, each: float) -> Array:
    """Sums over the places before, a target line alone for each step."""
    slope = each * np.arange(len(values))
    summed: Array = np.logaddexp.accumulate(values - slope) + slope
    return summed


def _forward(text: Text, gains: Array, alone: float) -> Array:
    low, high = text.seen.corridor
    found = np.full((len(low), gains.shape[2]), -np.inf)
    found[0, 0] = 0.0
    for i in range(len(low)):
        width = int(high[i] - low[i]) + 1
        found[i, :width] = _run(found[i, :width], alone)
        for k, here, to, there in _steps(text, i):
            value = alone if k < 0 else gains[i, k, here]
            found[to, there] = np.logaddexp(found[to, there], found[i, here] + value)
    return found


def _backward(text: Text, gains: Array, alone: float) -> Array:
    low, high = text.seen.corridor
    found = np.full((len(low), gains.shape[2]), -np.inf)
    found[-1, len(text.seen.right) - low[-1]] = 0.0
    for i in reversed(range(len(low))):
        for k, here, to, there in _steps(text, i):
            value = alone if k < 0 else gains[i, k, here]
            found[i, here] = np.logaddexp(found[i, here], value + found[to, there])
        width = int(high[i] - low[i]) + 1
        found[i, :width] = _run(found[i, :width][::-1], alone)[::-1]
    return found


def fit(texts: Sequence[Text], start: Array | None = None) -> Array:
    """The weights under which the gold's paths are likeliest.

    :param start: where to begin; the loss is convex, so that only time depends on it.
    """
    from scipy.optimize import minimize

    def loss(weights: Array) -> tuple[float, Array]:
        value, slope = PENALTY * float(weights @ weights), 2 * PENALTY * weights
        for text in texts:
            total, counts = expected(text, weights)
            value += total - float(text.path @ weights)
            slope = slope + counts - text.path
        return value, slope

    begin = np.zeros(6 + len(TERMS) + 1) if start is None else start
    found: Array = minimize(loss, begin, jac=True, method="L-BFGS-B", options={"maxiter": STEPS}).x
    return found


# -- what is kept ---------------------------------------------------------------------------


def as_weights(fitted: Array, shift: float) -> Weights:
    """The fitted numbers as the search takes them."""
    w = [round(float(x), 2) for x in fitted]
    return Weights(tuple(w[:6]), w[6], -w[7], w[8], w[9], w[10], round(w[11] + shift, 2), *STRETCH)  # type: ignore[arg-type]


def aligned(text: Text, weights: Weights) -> list[Bead]:
    """The beads of a text, a line without a row as a bead of its own."""
    beads = find_moved(rows_in_order(text.seen, weights), text.seen, weights)
    rows = [
        (tuple(range(b.source, b.source + b.lines[0])), tuple(range(b.target, b.target + b.lines[1])))
        for b in beads
    ]
    return with_alone(rows, len(text.seen.left), len(text.seen.right))


def score(texts: Sequence[Text], weights: Sequence[Weights]) -> dict[str, float]:
    """Figures of texts, each with its weights."""
    found = figures([both_ways(t.gold, aligned(t, w)) for t, w in zip(texts, weights, strict=True)])
    return {name: round(value, 4) for name, value in found.items()}


def best_shift(fitted: Array, texts: Sequence[Text]) -> float:
    """The shift with the best lax F1: strict F1 hardly changes with it."""

    def worth(shift: float) -> float:
        return score(texts, [as_weights(fitted, shift)] * len(texts))["lax F1"]

    return max(SHIFTS, key=worth)


def train(data: Path, out: Path, encoder: Encoder) -> None:
    """Fits, measures and writes."""
    berg = [read(*text, encoder) for text in berg_texts(data / "text_berg")]
    halves = [made_texts(data, half, LINES) for half in (1, 0)]
    made, unseen = ([read(t.language, t.source, t.target, t.gold, encoder) for t in half] for half in halves)
    fitted = fit([*berg, *made])
    shift = best_shift(fitted, berg)
    print(as_weights(fitted, shift), shift, flush=True)
    left_out, of_all = [], []
    for one in berg:
        rest = [text for text in berg if text is not one]
        found = fit([*rest, *made], fitted)
        left_out.append(as_weights(found, best_shift(found, rest)))
        of_all.append(as_weights(found, shift))
        print(one.name, left_out[-1], flush=True)
    weights, free = as_weights(fitted, shift), as_weights(fitted, 0.0)
    moved = [read(t.language, t.source, t.target, t.gold, encoder) for t in map(with_moved, halves[1])]
    provenance = {
        "script": "benchmarks/derivations/train_lines.py",
        "text_berg, each text left out of the fit and of the shift": score(berg, left_out),
        "text_berg, each text left out of the fit, the shift of all": score(berg, of_all),
        "text_berg, in the fit": score(berg, [weights] * len(berg)),
        "made, unseen half": score(unseen, [weights] * len(unseen)),
        "made, unseen half, as fitted": score(unseen, [free] * len(unseen)),
        "made, unseen half, with lines moved": score(moved, [weights] * len(moved)),
    }
    kept = {"lines": asdict(weights), "fitted alone": free.alone, "shift": shift, "provenance": provenance}
    out.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(provenance, indent=1))


if __name__ == "__main__":
    train_from_command_line(train, __doc__)
