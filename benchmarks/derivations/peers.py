"""What others use for the same question, run beside ours where their package is installed."""

from __future__ import annotations

import importlib.util
from collections.abc import Sequence

from firsthand.derive.verbatim import runs
from firsthand.model import Article

#: A Jaccard this low is the least that the bands can be set to without nearly every pair;
#: permutations as in datasketch's examples.
MINHASH_JACCARD, PERMUTATIONS = 0.2, 128


def minhash_pairs(articles: Sequence[Article]) -> set[tuple[int, int]] | None:
    """Pairs ``(i, j)``, ``i < j``, that datasketch's MinHash LSH over runs of ten characters finds; None without it."""
    if importlib.util.find_spec("datasketch") is None:
        return None
    from datasketch import MinHash, MinHashLSH

    index = MinHashLSH(threshold=MINHASH_JACCARD, num_perm=PERMUTATIONS)
    made = []
    for n, article in enumerate(articles):
        hashes = MinHash(num_perm=PERMUTATIONS)
        hashes.update_batch([run.encode() for run in sorted(runs(article.text))])
        index.insert(n, hashes)
        made.append(hashes)
    return {(n, m) for n, hashes in enumerate(made) for m in index.query(hashes) if n < m}
