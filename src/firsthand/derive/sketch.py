"""Which articles share runs of characters, without comparing each with each.

Of every article's runs of letters and digits (as in `verbatim`: NFKC, case folded, no
spaces, so that no script needs a tokeniser) those are kept whose hash falls below a fixed
share of the range: the same runs in every article, whatever stands around them ("0 mod p"
of Schleimer et al. 2003, "Winnowing", which prefers windows; a word replaced here and there
breaks windows much more often than runs).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

#: Characters in a run, by how much one carries: ideographs and syllables; alphabets without
#: spaces between words (a run of Thai has no word ends that would make it rare); others.
RUN_IDEOGRAPHIC, RUN_UNSPACED, RUN = 4, 7, 10
#: One of so many runs is kept: about 100 of a news article, 20 of an excerpt of three sentences.
KEPT_OF = 12
#: A run in more articles than this links each only with those next in line (below), so that
#: the pairs stay linear in the articles: a wire text in 200 outlets is still one chain.
FEW, NEXT = 12, 3
#: A run in more articles than this is a phrase or boilerplate and links none.
MANY = 1_000
#: Characters taken at once.
_BATCH = 2_000_000
_SEPARATOR = 0
_PRIME = np.uint64(0x9E3779B97F4A7C15)

Integers = NDArray[np.int64]
#: Blocks of Unicode 15: Thai, Lao, Myanmar, Khmer; Han, Kana, Hangul.
_RANGES = (
    (0x0E00, 0x0F00, 2), (0x1000, 0x10A0, 2), (0x1780, 0x1800, 2),
    (0x2E80, 0xA4D0, 3), (0xAC00, 0xD7B0, 3), (0xF900, 0xFB00, 3), (0x20000, 0x323B0, 3),
)  # fmt: skip
_SIGNS = ((0x0E31, 0x0E4F), (0x0EB1, 0x0ECE), (0x102B, 0x103F), (0x17B6, 0x17D4))


@dataclass(frozen=True, slots=True)
class Sketches:
    """Fingerprints: ``run`` is a hash, ``owner`` the article; sorted by both, each pair once.

    ``sizes`` has the number of fingerprints of every article.
    """

    run: NDArray[np.uint64]
    owner: NDArray[np.int32]
    sizes: Integers


@dataclass(frozen=True, slots=True)
class Shared:
    """Pairs ``first < second`` of articles, and how many fingerprints are found in both.

    ``rare`` counts those of them that stand in `FEW` articles or fewer.
    """

    first: Integers
    second: Integers
    count: Integers
    rare: Integers


def sketches(texts: Sequence[Sequence[str]]) -> Sketches:
    """Fingerprints of articles given as their paragraphs; no run crosses paragraphs."""
    runs, owners = [], []
    for start, batch in _batches(texts):
        run, owner = _fingerprints(batch)
        runs.append(run)
        owners.append(owner + start)
    run = np.concatenate([np.zeros(0, np.uint64), *runs])
    owner = np.concatenate([np.zeros(0, np.int32), *owners]).astype(np.int32)
    order = np.lexsort((owner, run))
    run, owner = run[order], owner[order]
    new = np.ones(len(run), bool)
    new[1:] = (run[1:] != run[:-1]) | (owner[1:] != owner[:-1])
    run, owner = run[new], owner[new]
    return Sketches(run, owner, np.bincount(owner, minlength=len(texts)))


def shared(found: Sketches) -> Shared:
    """Pairs of articles with the fingerprints they share; see `FEW` and `MANY` for frequent ones."""
    articles = len(found.sizes)
    starts = (
        np.flatnonzero(np.r_[True, found.run[1:] != found.run[:-1]]) if len(found.run) else np.zeros(0, int)
    )
    counts = np.diff(np.r_[starts, len(found.run)])
    place = np.arange(len(found.run)) - np.repeat(starts, counts)
    frequent = np.repeat(counts, counts)
    codes = []
    for step in range(1, FEW):
        partner = (place + step < frequent) & ((frequent <= FEW) | (step <= NEXT)) & (frequent <= MANY)
        at = np.flatnonzero(partner)
        if not len(at):
            break
        pairs = found.owner[at].astype(np.int64) * articles + found.owner[at + step]
        codes.append((pairs, frequent[at] <= FEW))
    return _counted(codes, articles)


def _counted(codes: Sequence[tuple[Integers, NDArray[np.bool_]]], articles: int) -> Shared:
    pairs, inverse = np.unique(
        np.concatenate([np.zeros(0, np.int64), *(pair for pair, _ in codes)]), return_inverse=True
    )
    rare = np.concatenate([np.zeros(0, bool), *(few for _, few in codes)])
    return Shared(
        pairs // max(articles, 1),
        pairs % max(articles, 1),
        np.bincount(inverse, minlength=len(pairs)),
        np.bincount(inverse[rare], minlength=len(pairs)),
    )


def _batches(texts: Sequence[Sequence[str]]) -> Iterator[tuple[int, Sequence[Sequence[str]]]]:
    start = size = 0
    for n, own in enumerate(texts):
        size += sum(len(text) for text in own)
        if size > _BATCH:
            yield start, texts[start : n + 1]
            start, size = n + 1, 0
    if start < len(texts):
        yield start, texts[start:]


def _fingerprints(texts: Sequence[Sequence[str]]) -> tuple[NDArray[np.uint64], NDArray[np.int32]]:
    """Kept hashes and the article of each."""
    whole = ["\0".join(own) + "\0" for own in texts]
    folded = [unicodedata.normalize("NFKC", text).casefold() for text in whole]
    code = np.frombuffer("".join(folded).encode("utf-32-le", "replace"), "<u4")
    owner = np.repeat(np.arange(len(folded), dtype=np.int32), [len(text) for text in folded])
    kept = _kinds()[code] > 0
    code, owner = code[kept], owner[kept]
    kind = _kinds()[code]
    ends = np.cumsum(code == _SEPARATOR)
    runs, owners = [], []
    for number, size in ((1, RUN), (2, RUN_UNSPACED), (3, RUN_IDEOGRAPHIC)):
        if len(code) < size or not (kind == number).any():
            continue
        last = len(code) - size + 1
        # A run is of the kind of its first character and ends in the paragraph where it began.
        within = (kind[:last] == number) & (ends[:last] == ends[size - 1 :])
        at = np.flatnonzero(within)
        hashed = _hashes(code, at, size)
        chosen = hashed % np.uint64(KEPT_OF) == 0
        runs.append(hashed[chosen])
        owners.append(owner[at[chosen]])
    return np.concatenate([np.zeros(0, np.uint64), *runs]), np.concatenate([np.zeros(0, np.int32), *owners])


def _hashes(code: NDArray[np.uint32], at: Integers, size: int) -> NDArray[np.uint64]:
    """A hash of the ``size`` characters from each place on; multiplication mixes, and overflow is meant."""
    total = np.zeros(len(at), np.uint64)
    for offset in range(size):
        total = (total ^ code[at + offset]) * _PRIME
        total ^= total >> np.uint64(29)
    return total


@cache
def _kinds() -> NDArray[np.uint8]:
    """By code point: 0 dropped, 1 letter or digit, 2 of a script without spaces, 3 ideograph or syllable.

    The separator of paragraphs counts as kept, so that no run crosses it.
    """
    kinds = np.zeros(0x110000, np.uint8)
    for low, high in ((0, 0x323B0), (0xE0000, 0xE01F0)):
        kinds[low:high] = [chr(n).isalnum() for n in range(low, high)]
    for low, high, kind in _RANGES:
        kinds[low:high][kinds[low:high] > 0] = kind
    # Vowel signs of these scripts are no letters to Unicode but say as much.
    for low, high in _SIGNS:
        kinds[low:high] = 2
    kinds[_SEPARATOR] = 4
    return kinds
