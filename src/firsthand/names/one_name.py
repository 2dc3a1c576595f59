"""Whether two words by themselves are forms of one name, from all that is heard of them.

`matching.log_odds` measures how well two words' letters go together by one table. Beside it stand what other
voices say (`voices`), whether a language reads the characters so (`native`), and how alike consonants and
lengths are. A logistic model weighs them, for each script that has one in ``one_name.json``
(``benchmarks/facts/train_one_name.py``); of the others the measure alone decides. Scripts differ in what chance
makes of their short names, so each has the threshold that lets the same share of shuffled names pass.
"""

from __future__ import annotations

import itertools
import json
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from importlib import resources
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from firsthand.names.matching import ONE_NAME, by_table, log_odds, plain
from firsthand.names.native import BEFOREHAND, at_home
from firsthand.names.readings import cantonese, mandarin
from firsthand.names.units import word_script
from firsthand.names.voices import heard_by

Floats = NDArray[np.float64]

#: How far what `native` says counts by itself, either way.
CLIPPED = 8.0
#: Where among the features that stands.
HOME = 1
_VOWELS = re.compile("[aeiouy]+")
_LIKE = str.maketrans("lvpfdgcqzxmw", "rbbbtkksssnb", "aeiouhyj'")
_HISSED = re.compile("zh|ch|sh")


def one_name(pairs: Sequence[tuple[str, str]]) -> Floats:
    """For each pair of words log odds that they are one name; from 0 on they are called so.

    Symmetric. Some tens of thousands of pairs a second.
    """
    asked: dict[str, list[tuple[int, str, str]]] = defaultdict(list)
    found = np.empty(len(pairs))
    others = []
    for place, (a, b) in enumerate(pairs):
        one, two = word_script(a), word_script(b)
        if one == "Latn" and two in _stored()["models"]:
            asked[two].append((place, a, b))
        elif two == "Latn" and one in _stored()["models"]:
            asked[one].append((place, b, a))
        else:
            others.append((place, threshold(one, two)))
    if others:
        places = [place for place, _ in others]
        found[places] = log_odds([pairs[p] for p in places]) - [least for _, least in others]
    for script, rows in asked.items():
        found[[place for place, *_ in rows]] = _by_model(script, [(a, b) for _, a, b in rows])
    return found


def threshold(one: str, two: str) -> float:
    """The log odds of `matching.log_odds` from which words of two scripts are called one name."""
    known: Mapping[str, float] = _stored()["thresholds"]
    return max(known.get(one, -np.inf), known.get(two, -np.inf)) if {one, two} & set(known) else ONE_NAME


def _by_model(script: str, pairs: Sequence[tuple[str, str]]) -> Floats:
    model = _stored()["models"][script]
    return decided(features(script, pairs), np.array(model["weights"]), model["bias"])


def decided(given: Floats, weights: Floats, bias: float) -> Floats:
    """Log odds by the weights; what a language reads so needs no other witness."""
    return np.asarray(np.maximum(given @ weights + bias, given[:, HOME] + BEFOREHAND), np.float64)


def features(script: str, pairs: Sequence[tuple[str, str]]) -> Floats:
    """What the model weighs of pairs (Latin word, word of the script), ``(len(pairs), features)``."""
    heard = [by_table(name, pairs) for name in heard_by(script)]
    return weighed(pairs, heard)


def weighed(pairs: Sequence[tuple[str, str]], heard: Sequence[Floats]) -> Floats:
    """The features, from what each voice's table says of the pairs."""
    home = np.array([at_home(a, b) for a, b in pairs])
    together = np.logaddexp.reduce([*heard, home + BEFOREHAND], axis=0)
    seen = np.array([_seen(plain(a), b) for a, b in pairs]).reshape(len(pairs), -1)
    return np.column_stack([together, np.clip(home, -CLIPPED, CLIPPED), *heard, seen])


@lru_cache(maxsize=100_000)
def _seen(letters: str, word: str) -> tuple[float, ...]:
    """Lengths, and how alike the consonants are, of the better of two readings."""
    own = consonants(letters)
    readings = [consonants(mandarin(word)), consonants(cantonese(word))]
    return (
        len(word),
        len(letters),
        abs(len(_VOWELS.findall(letters)) - len(word)),
        max(fuzz.ratio(own, r) for r in readings) / 100,
        float(any(own[:1] == r[:1] for r in readings)),
        min(Levenshtein.distance(own, r) for r in readings),
    )


def consonants(letters: str) -> str:
    """The consonants of a word, those of like sound as one; "ng" is "n"."""
    like = _HISSED.sub("s", letters).replace("ng", "n").translate(_LIKE)
    return "".join(letter for letter, _ in itertools.groupby(like))


@cache
def _stored() -> Mapping[str, Any]:
    read = (resources.files("firsthand.names") / "one_name.json").read_text(encoding="utf-8")
    stored: dict[str, Any] = json.loads(read)
    return stored
