"""Patterns of many words, and the scripts that set no spaces between words."""

from __future__ import annotations

import re
from collections.abc import Iterable

# Scripts that set words without spaces, or endings right behind them: no word boundary is asked for.
UNSPACED_RANGES = "\u0e00-\u0eff\u0f00-\u0fff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u2e80-\u31ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff"
UNSPACED = re.compile(f"[{UNSPACED_RANGES}]")
HANGUL = "\uac00-\ud7af"


def trie_pattern(words: Iterable[str]) -> str:
    """A pattern of all ``words`` with shared beginnings, longest first, linear to match."""
    tree: dict[str, dict] = {}  # type: ignore[type-arg]
    for word in words:
        node = tree
        for character in word:
            node = node.setdefault(character, {})
        node[""] = {}
    return _branch(tree)


def _branch(node: dict[str, dict]) -> str:  # type: ignore[type-arg]
    ends = "" in node
    choices = [
        (" +" if character == " " else re.escape(character)) + _branch(child)
        for character, child in sorted(node.items())
        if character
    ]
    if not choices:
        return ""
    if len(choices) == 1 and not ends:
        return choices[0]
    return f"(?:{'|'.join(choices)}){'?' if ends else ''}"
