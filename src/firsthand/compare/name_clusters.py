"""Names of a story: who and what its articles name, with every form in every language.

Words of names are joined across articles by their sound (`names.alike`); a name is the longest run of such words
that two articles share, titles before it left out ("Menteri Taran Velich" and "Prime Minister Taran Velich"
share two words). Where a script has no capitals names are not found but looked for (`sought`).
Two people of one family name stay two: a last name alone is a form of the full name only
where the article gives it no other.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from firsthand.compare.readings import SentenceReading
from firsthand.names.alike import Spelling, likeness, one_word
from firsthand.names.runs import Run, runs
from firsthand.values.dates import find_dates

#: Words of a name by the number of their cluster.
Core = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """Sentences of one article, in a BCP 47 ``language``."""

    article: str
    language: str | None
    sentences: tuple[SentenceReading, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """A name as a sentence has it, ``[start, end)`` in code points."""

    article: str
    sentence: SentenceReading
    start: int
    end: int

    @property
    def text(self) -> str:
        """The form itself."""
        return self.sentence.text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Named:
    """A run of an article with its words' clusters."""

    article: str
    sentence: SentenceReading
    run: Run
    core: Core


def written(articles: Sequence[Told]) -> list[Named]:
    """All names that articles write with capitals, their words joined across articles."""
    found = [
        (told, sentence, run)
        for told in articles
        for sentence, of_sentence in zip(told.sentences, _runs(told), strict=True)
        for run in of_sentence
    ]
    spelt = list(dict.fromkeys(Spelling(w, told.language) for told, _, run in found for w in run.words))
    home = _clusters(spelt)

    def named(told: Told, sentence: SentenceReading, run: Run) -> Named:
        core = tuple(home[Spelling(w, told.language)] for w in run.words)
        return Named(told.article, sentence, run, core)

    whole = [named(*one) for one in found]
    once = _once(whole)
    return [
        settled
        for one, (told, sentence, run) in zip(whole, found, strict=True)
        for settled in (
            [one]
            if run.parts is None or one.core not in once
            else [named(told, sentence, part) for part in run.parts]
        )
    ]


def _once(found: Sequence[Named]) -> set[Core]:
    """Names that the articles have once: what a preposition joins in them may be two ("París de Hidalgo")."""
    counted = Counter(named.core for named in found)
    return {core for core, times in counted.items() if times == 1}


def _runs(told: Told) -> list[list[Run]]:
    taken = [[*(d.span for d in s.dates), *(q.span for q in s.quantities)] for s in told.sentences]
    return [
        [run for run in found if len(run.words) > 1 or not find_dates(run.words[0], told.language)]
        for found in runs([s.text for s in told.sentences], told.language, taken)
    ]


def _clusters(spelt: Sequence[Spelling]) -> Mapping[Spelling, int]:
    """The cluster of each word: strongest pairs first, joined only where every two words of both are one."""
    odds = likeness(spelt)
    home = list(range(len(spelt)))
    members = {n: [n] for n in home}
    pairs = [
        (float(odds[i, j]), i, j)
        for i in range(len(spelt))
        for j in range(i)
        if one_word(float(odds[i, j]), spelt[i].word, spelt[j].word)
    ]
    alike = {frozenset(pair[1:]) for pair in pairs}
    for _, i, j in sorted(pairs, key=lambda pair: (-pair[0], pair[1:])):
        a, b = home[i], home[j]
        if a != b and all(frozenset((x, y)) in alike for x in members[a] for y in members[b]):
            members[a] += members.pop(b)
            for n in members[a]:
                home[n] = a
    return dict(zip(spelt, home, strict=True))


def cores(found: Sequence[Named]) -> dict[Core, list[Named]]:
    """Names by their words: the longest that several articles share, or the run as it is.

    A last word alone is a form of the one longer name that the article ends with it and writes first, where no
    article has the word without such a name: who is introduced in full goes by the last name from then on,
    California does not by Baja California's.
    """
    shared = _shared(found)
    chosen = [(named, _core(named.core, shared)) for named in found]
    introduced = {(named.article, core[-1:]) for named, core in chosen if len(core) > 1}
    alone = {core for named, core in chosen if len(core) == 1 and (named.article, core) not in introduced}
    names: dict[Core, list[Named]] = defaultdict(list)
    longer: dict[tuple[str, Core], set[Core]] = defaultdict(set)
    for named, core in chosen:
        full = longer[named.article, core]
        name = min(full) if len(full) == 1 and core not in alone else core
        longer[named.article, core[-1:]].add(name)
        names[name].append(named)
    return dict(names)


def _shared(found: Sequence[Named]) -> set[Core]:
    """Endings of runs that runs of several articles hold.

    Of two that end alike the shorter, if it has two words and stands in more articles: what is before it is a title.
    """
    holders: dict[Core, set[str]] = defaultdict(set)
    endings = {named.core[n:] for named in found for n in range(len(named.core))}
    for named in found:
        for core in _parts(named.core):
            if core in endings:
                holders[core].add(named.article)
    whole = {named.core for named in found}
    several = {core for core, of in holders.items() if len(of) > 1 and (len(core) > 1 or core in whole)}
    return {
        core
        for core in several
        if not any(holders[core[n:]] > holders[core] for n in range(1, len(core) - 1))
    }


def _parts(run: Core) -> Iterator[Core]:
    for low in range(len(run)):
        for high in range(low + 1, len(run) + 1):
            yield run[low:high]


def _core(run: Core, shared: set[Core]) -> Core:
    """The longest shared name in a run, the last of two; of one word only at the end; the run itself where none is."""
    held = [part for part in _parts(run) if part in shared and (len(part) > 1 or part == run[-1:])]
    return max(held, key=len) if held else run


def form(named: Named, core: Core) -> Form:
    """Where the words of a name stand in a run."""
    places = [n for n, word in enumerate(named.core) if word in core] or range(len(named.core))
    spans = named.run.spans
    return Form(named.article, named.sentence, spans[min(places)][0], spans[max(places)][1])


def shown(forms: Sequence[Form]) -> str:
    """What a name is called: the form in most articles, of several the one that stands most often, then the first."""
    counted = Counter(f.text for f in forms)
    spread = Counter(text for text, _ in {(f.text, f.article) for f in forms})
    return max(counted, key=lambda text: (spread[text], counted[text]))


def distinct(forms: Sequence[Form]) -> Iterator[Form]:
    """The first place of each form in each article."""
    seen = set()
    for one in forms:
        if (one.article, one.text) not in seen:
            seen.add((one.article, one.text))
            yield one
