"""What the static encoder is fitted on: translated sentences, single ones, strings of programs, pieces."""

from __future__ import annotations

import gettext
import io
import itertools
import json
import re
import zipfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.common import cached_encoder
from benchmarks.derivations.corpora import held_out, machine_translated, ntrex, semeval, source_number
from firsthand.embed.pieces import pieces

LENGTHS = (30, 500)
#: Programs' strings say little below the first; one of the versions has to have the second.
LEAST_STRING, LEAST_LONGEST = 12, 15
#: Pieces with a goal of their own, the most frequent first: a quarter of an hour of the default encoder.
PIECES = 82_432
#: Languages of home-assistant's and Django's strings that are read, by their code there.
_COMPONENTS = {
    **{
        c: c
        for c in ("en", "vi", "hi", "ru", "ar", "th", "ja", "de", "fr", "es", "it", "pt", "pl", "ro", "id")
    },
    **{c: c for c in ("tr", "uk", "fa", "nl", "sv", "ko", "cs", "hu", "el", "he", "bg", "da", "fi")},
    "zh-Hans": "zh",
    "pt-BR": "ptbr",
}
_CATALOGUES = {
    **{c: c for c in ("vi", "hi", "ru", "ar", "th", "ja", "de", "fr", "es", "it", "pt", "pl", "ro", "id")},
    **{c: c for c in ("tr", "uk", "fa", "nl", "ko")},
    "zh_Hans": "zh",
}
_MARKS = re.compile(r"\{\w+\}|\[%.*?%\]|<[^>]+>|\*\*|`|\[([^\]]*)\]\([^)]*\)")
_PLACES = re.compile(r"%\(\w+\)[sd]|%[sd]|\x04")

Floats = NDArray[np.float32]
#: A text in several languages.
Versions = dict[str, str]


def aligned(data: Path) -> dict[str, dict[str, list[str]]]:
    """NTREX sentences as ``{half: {language: sentences}}``, the same place the same sentence."""
    found: dict[str, dict[str, list[str]]] = {"fit": {}, "held out": {}}
    for name, versions in sorted(ntrex(data).items()):
        for language, sentences in versions.items():
            half = "held out" if held_out(name) else "fit"
            found[half].setdefault(language, []).extend(sentences)
    return found


def single(data: Path) -> list[tuple[str, str]]:
    """``(language, sentence)`` of real news, of the half that may be read."""
    read = itertools.chain(machine_translated(data), (pair for pair, _ in semeval(data)))
    texts = {
        (article.language or "", p.text): None
        for pair in read
        for article in (pair.first, pair.second)
        if not held_out(source_number(article.input))
        for p in article.paragraphs
        if LENGTHS[0] <= len(p.text) <= LENGTHS[1]
    }
    return list(texts)


def strings(wheels: Path) -> list[Versions]:
    """Strings of home-assistant (Apache 2.0) and Django (BSD) in all their languages.

    :param wheels: a folder with one wheel of each: ``pip download --no-deps homeassistant==2025.4.4
        django==6.1.3`` (``--python-version 3.13 --only-binary=:all:`` where Python is older).
    """
    (home,), (django,) = wheels.glob("homeassistant-*.whl"), wheels.glob("django-*.whl")
    found = [*_components(home), *_messages(django)]
    return [versions for versions in found if max(map(len, versions.values())) >= LEAST_LONGEST]


def _components(wheel: Path) -> list[Versions]:
    rows: dict[str, Versions] = defaultdict(dict)
    with zipfile.ZipFile(wheel) as packed:
        for name in packed.namelist():
            match = re.fullmatch(r"homeassistant/components/([^/]+)/translations/([^/]+)\.json", name)
            if match and match[2] in _COMPONENTS:
                for path, text in _leaves(json.loads(packed.read(name)), match[1]):
                    rows[path][_COMPONENTS[match[2]]] = _spaced(_MARKS.sub(r" \1 ", text))
    found: dict[str, Versions] = {}
    for versions in rows.values():
        english = versions.get("en", "")
        kept = {k: t for k, t in versions.items() if k == "en" or (t != english and len(t) > 3)}
        if len(english) >= LEAST_STRING and len(kept) > 1:
            met = found.setdefault(english, {})
            for language, text in kept.items():
                met.setdefault(language, text)
    return [found[english] for english in sorted(found)]


def _leaves(tree: Any, path: str) -> Iterator[tuple[str, str]]:
    if isinstance(tree, dict):
        for key, value in tree.items():
            yield from _leaves(value, f"{path}.{key}")
    elif isinstance(tree, str):
        yield path, tree


def _messages(wheel: Path) -> list[Versions]:
    found: dict[str, Versions] = {}
    with zipfile.ZipFile(wheel) as packed:
        for name in packed.namelist():
            match = re.fullmatch(r"django/.*?/locale/([^/]+)/LC_MESSAGES/\w+\.mo", name)
            if match and match[1] in _CATALOGUES:
                for english, text in _catalogue(packed.read(name)):
                    found.setdefault(english, {"en": english})[_CATALOGUES[match[1]]] = text
    return list(found.values())


def _catalogue(compiled: bytes) -> Iterator[tuple[str, str]]:
    catalogue: dict[Any, Any] = vars(gettext.GNUTranslations(io.BytesIO(compiled)))["_catalog"]
    for key, text in catalogue.items():
        english = key[0] if isinstance(key, tuple) else key
        if len(english) > 8 and text:
            yield _spaced(_PLACES.sub(" ", english)), _spaced(_PLACES.sub(" ", text))


def _spaced(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


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

    def of_pieces(self) -> tuple[NDArray[np.int64], Floats]:
        """The goal's number for each piece of the vocabulary, -1 where it has none, and the goals."""
        vocabulary = pieces()
        bounds = itertools.pairwise(vocabulary.offsets.tolist())
        spelled = [
            vocabulary.text[a:b].decode("utf8", "replace").replace("▁", " ").strip() for a, b in bounds
        ]
        number = {text: n for n, text in enumerate(dict.fromkeys(spelled))}
        goal = np.array([number[text] for text in spelled])
        goal[goal >= PIECES] = -1
        goal[list(vocabulary.special)] = -1
        vectors = self._encoder.encode(list(number)[:PIECES])
        vectors -= vectors.mean(axis=0)
        return goal, vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
