"""What a translator leaves behind: signs in the text alone of which of two languages was first.

Each trace is counted for both directions in the same way, so that swapping the articles
turns every feature's sign; no feature knows a language by name. What was tried and left out,
with figures, stands in benchmarks/derivations/train_direction.py.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

import regex

from firsthand.extract.language import guesses
from firsthand.languages import primary
from firsthand.languages.scripts import script
from firsthand.languages.territories import speakers_of, territories_named
from firsthand.languages.typography import number_signs
from firsthand.model import Article, Row

_WORD = regex.compile(r"\p{L}[\p{L}\p{M}]*(?:['’-]\p{L}[\p{L}\p{M}]*)*")
#: Addresses stand in every translation as they are.
_ADDRESS = regex.compile(
    r"(?<!\S)[^\s@:]*+(?:://|@)\S++|(?<![\w.-])(?:[\w-]{1,60}+\.){1,6}+[a-z]{2,6}(?![\w-])\S*+"
)
_NUMBER = regex.compile(r"(?<![\w.,])\d{1,12}[.,]\d{1,12}(?![\w.,]*\d)")
#: Letters of a text that are looked at: more adds time and no certainty.
LONGEST = 40_000
#: Words that must stand together, and letters that they must have, before they are asked for their language.
FEWEST_KEPT = 2
FEWEST_LETTERS = 10
#: A name shorter than this is chance, one in capitals alone an abbreviation that every language keeps.
SHORTEST_NAME = 4
#: Names that are asked for their language together.
MOST_NAMES = 40
EXAMPLES = 3


@dataclass(frozen=True)
class Side:
    """The aligned text of one article and its language (primary subtag)."""

    text: str
    language: str

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Its words in order, as written."""
        return tuple(_WORD.findall(self.text))

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Its distinct words."""
        return frozenset(self.words)

    @cached_property
    def script(self) -> str:
        """The script of most of its letters."""
        counted: dict[str, int] = {}
        for character in self.text[:2000]:
            if found := script(character):
                counted[found] = counted.get(found, 0) + 1
        return max(counted, key=lambda name: (counted[name], name), default="")


@dataclass(frozen=True, slots=True)
class Trace:
    """How much one text has of one trace, and the words that show it."""

    amount: float
    examples: tuple[str, ...] = ()


def sides(first: Article, second: Article, rows: Iterable[Row]) -> tuple[Side, Side] | None:
    """The aligned text of both (all of it where there are no rows); None within one language."""
    if not first.language or not second.language or primary(first.language) == primary(second.language):
        return None
    listed = list(rows)
    left = {n for row in listed for n in row.source}
    right = {n for row in listed for n in row.target}
    return _side(first, left), _side(second, right)


def _side(article: Article, numbers: set[int]) -> Side:
    texts = [p.text for p in article.paragraphs if not numbers or p.number in numbers]
    return Side(_ADDRESS.sub(" ", "\n".join(texts)[:LONGEST]), primary(article.language or ""))


def features(forward: Mapping[str, Trace], backward: Mapping[str, Trace]) -> list[float]:
    """One number for each trace, positive where it speaks for ``forward``; turned by a swap.

    Logarithms: the first kept words say most, a tenth name says little more than the ninth.
    """
    return [
        math.log1p(forward[name].amount / unit) - math.log1p(backward[name].amount / unit)
        for name, unit in UNITS.items()
    ]


def read_traces(source: Side, target: Side) -> dict[str, Trace]:
    """All traces that ``target`` bears of having been made from ``source``."""
    return {name: count(source, target) for name, count in TRACES.items()}


# -- words ---------------------------------------------------------------------------


def kept(source: Side, target: Side) -> Trace:
    """Letters of runs of words that stand in both texts and read as the source's language."""
    amount, examples = 0.0, []
    for run in dict.fromkeys(_shared_runs(source, target)):
        if len(run) < FEWEST_LETTERS:
            continue
        sure = _reads_as(run, source.language)
        if sure > 0:
            amount += sure * len(run)
            examples.append((sure * len(run), run))
    return Trace(amount, _strongest(examples))


def _shared_runs(source: Side, target: Side) -> Iterator[str]:
    """Longest runs of the target's words whose every two neighbours are neighbours in the source."""
    pairs = set(zip(source.words, source.words[1:], strict=False))
    run: list[str] = []
    for before, word in zip(target.words, target.words[1:], strict=False):
        if (before, word) in pairs:
            run = [*run, word] if run else [before, word]
        elif run:
            yield " ".join(run)
            run = []
    if len(run) >= FEWEST_KEPT:
        yield " ".join(run)


@lru_cache(maxsize=20_000)
def _reads_as(words: str, language: str) -> float:
    """How much more ``words`` read as ``language`` than as any other, in [0, 1].

    Capitals pull fastText to names of any country: both spellings are asked. Any other
    language counts, not only the target's: two translations of an absent third text share
    its words too, and those read as neither's language.
    """
    asked = [guesses(words), guesses(words.lower())]
    leads = [
        g.get(language, 0.0) - max((p for c, p in g.items() if c != language), default=0.0) for g in asked
    ]
    return max(0.0, sum(leads) / len(leads))


def letters(source: Side, target: Side) -> Trace:
    """Names that stand in both texts with a letter that only the source's other words use."""
    return _native(source, target) if source.script == target.script else Trace(0.0)


def foreign_script(source: Side, target: Side) -> Trace:
    """Words of the source that stand in the target in the source's script."""
    return _native(source, target) if source.script != target.script else Trace(0.0)


def _native(source: Side, target: Side) -> Trace:
    shared = source.vocabulary & target.vocabulary
    names = sorted(w for w in shared if len(w) >= SHORTEST_NAME and not w.isupper())
    here = _letters(source.vocabulary - shared)
    there = _letters(target.vocabulary - shared)
    if not here or not there:
        return Trace(0.0)
    found = [w for w in names if any(c in here and c not in there for c in w.lower())]
    sounds = _reads_as(" ".join(found[:MOST_NAMES]), source.language) if found else 0.0
    return Trace(len(found) * sounds, _strongest((len(w), w) for w in found))


def _letters(words: Iterable[str]) -> frozenset[str]:
    return frozenset(c for word in words for c in word.lower())


# -- signs ---------------------------------------------------------------------------


def numbers(source: Side, target: Side) -> Trace:
    """Numbers that stand in both as the source's language writes them and the target's does not."""
    here, there = number_signs(source.language), number_signs(target.language)
    if here is None or there is None:
        return Trace(0.0)
    shared = sorted(set(_NUMBER.findall(source.text)) & set(_NUMBER.findall(target.text)))
    found = [n for n in shared if _written_as(n, here) and not _written_as(n, there)]
    return Trace(float(len(found)), tuple(found[:EXAMPLES]))


def _written_as(number: str, signs: tuple[str, str]) -> bool:
    """Whether a number with one sign in it is written with a language's decimal or grouping sign."""
    at = next(i for i, c in enumerate(number) if c in ".,")
    decimal, group = signs
    return number[at] == decimal or (number[at] == group and len(number) - at == 4)


def places(source: Side, target: Side) -> Trace:
    """How often the texts name countries that speak the source's language and not the target's."""
    found = [
        name
        for side in (source, target)
        for name, territory in territories_named(side.text, side.language)
        if source.language in speakers_of(territory) and target.language not in speakers_of(territory)
    ]
    return Trace(float(len(found)), tuple(dict.fromkeys(found))[:EXAMPLES])


def _strongest(examples: Iterable[tuple[float, str]]) -> tuple[str, ...]:
    return tuple(words for _, words in sorted(examples, key=lambda e: (-e[0], e[1]))[:EXAMPLES])


Count = Callable[[Side, Side], Trace]

#: What one of each trace is measured in, small beside a sure finding: a letter of ten that
#: read for certain, a fiftieth of a name, a fifth of a number or country. Coarser units gave a
#: calibration error of 0.05 to 0.09 in place of 0.04 on held-out language pairs.
UNITS: Mapping[str, float] = {"kept": 0.1, "letters": 0.02, "script": 0.02, "numbers": 0.2, "places": 0.2}

#: The traces, in the order of the fitted weights.
TRACES: Mapping[str, Count] = {
    "kept": kept,
    "letters": letters,
    "script": foreign_script,
    "numbers": numbers,
    "places": places,
}
