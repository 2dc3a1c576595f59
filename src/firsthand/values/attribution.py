"""To whom a sentence attributes what it says: "according to Kyiv", "KCNA đưa tin", 据新华社报道.

Agencies are known by name (`languages.agencies`), so that केसीएनए and KCNA are one. Any other party
is the run of name-like words in the slot of an attribution template: capitalised words where the
script has capitals, else the few words up to the clause's edge. Such names stay as written.

A sentence in a language without ``credits.toml`` gives nothing: `measures` says so beforehand.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from anyascii import anyascii

from firsthand.languages import primary
from firsthand.languages.agencies import AgencyMention, find_agencies
from firsthand.languages.mentions import PhraseMatch, best_phrase, sentence_bounds
from firsthand.languages.names import names_table
from firsthand.languages.phrases import (
    Phrase,
    PhraseTable,
    cldr,
    conjunctions,
    fold,
    phrase_table,
    sides,
    words_pattern,
)
from firsthand.languages.scripts import UNSPACED, script
from firsthand.values.parties import Span, Words, parties_before, parties_behind, tokens
from firsthand.values.uncased_parties import EDGES, MOST_WORDS, spaced, unspaced

_CASED = frozenset({"Latn", "Cyrl", "Grek", "Armn"})
_SLOT = 80
# Longer than any sentence of news; what follows is not read.
_LONGEST = 4000


@dataclass(frozen=True, slots=True)
class Attribution:
    """A party that a sentence names as the origin of what it says; ``id`` as in `model.Credit`."""

    start: int
    end: int
    name: str
    id: str | None = None


def measures(language: str | None) -> bool:
    """Whether sentences of ``language`` can be read for attributions at all."""
    return phrase_table(language) is not None


def find_attributions(sentence: str, language: str | None) -> list[Attribution]:
    """The parties that ``sentence`` attributes its content to, in order, each once.

    :param language: BCP 47; None and languages without a table give ``[]``.
    :returns: spans of the name alone, in code points of ``sentence``.
    """
    table = phrase_table(language)
    if table is None or language is None:
        return []
    text = sentence[:_LONGEST]
    folded = fold(text)
    mentions = find_agencies(text, weak=True)
    found = list(_agencies(text, folded, mentions, table))
    words = _words(language, table)
    near = [p for p in table.attribution if not _is_far(p)]
    spans = list(_parties(text, folded, near, words, table))
    # A verb at the sentence's end belongs to the subject at its start only where nothing nearer does.
    if not found and not spans:
        far = list(_parties(text, folded, filter(_is_far, table.attribution), words, table))
        # One capital that opens a sentence may be any word: "Ulusal afet ajansı … söyledi".
        spans = (
            [] if len(far) == 1 and _opens(text, far) and text[far[0].end : far[0].end + 1] != "," else far
        )
    for span in spans:
        inside = [m for m in mentions if m.start < span.end and span.start < m.end]
        strong = [m for m in inside if not m.weak]
        found.extend(map(_of_mention, strong))
        if not strong and all(m.end - m.start < span.end - span.start for m in inside):
            found.append(Attribution(span.start, span.end, text[span.start : span.end]))
    return _distinct(found)


def party_key(name: str) -> str:
    """What names of one party have in common across scripts: letters as ASCII, lower case."""
    return " ".join(re.findall(r"\w+", anyascii(name).casefold()))


def _of_mention(mention: AgencyMention) -> Attribution:
    return Attribution(mention.start, mention.end, mention.name, mention.id)


def _distinct(found: Iterable[Attribution]) -> list[Attribution]:
    kept: dict[str, Attribution] = {}
    for attribution in sorted(found, key=lambda a: (a.start, a.end)):
        if not any(attribution.start < k.end and k.start < attribution.end for k in kept.values()):
            kept.setdefault(party_key(attribution.name), attribution)
    return list(kept.values())


def _agencies(
    text: str, folded: str, mentions: Iterable[AgencyMention], table: PhraseTable
) -> Iterator[Attribution]:
    phrases = (*table.attribution, *(p for p in table.phrases if p.role in ("cited", "reported")))
    for mention in mentions:
        bounds = sentence_bounds(text, mention.start)
        denied = folded.startswith(tuple(table.not_subjects), mention.end)
        longer = mention.weak and text[mention.end : mention.end + 2].strip().isupper()  # Petra Costa
        match = None if denied or longer else best_phrase(folded, mention.start, mention.end, bounds, phrases)
        if match is not None and not _mid_clause(folded, match, table):
            yield _of_mention(mention)


def _mid_clause(folded: str, match: PhraseMatch, table: PhraseTable) -> bool:
    """Whether a verb before its subject follows a word: "the prosecutor said CCTV showed"."""
    left, right = sides(match.phrase)
    inverted = table.inverted_after_mark and not right and left.strip() in _kinds(table)[0]
    return inverted and folded[: match.start].rstrip()[-1:].isalnum()


# -- parties that are no agency ----------------------------------------------------


def _is_far(phrase: Phrase) -> bool:
    return sides(phrase)[1].strip().startswith("…")


def _parties(
    text: str, folded: str, phrases: Iterable[Phrase], words: Words, table: PhraseTable
) -> Iterator[Span]:
    """The parties of all phrases; a verb that has its subject before it has none behind."""
    inverted: list[tuple[_Slot, list[Span]]] = []
    subjects: list[tuple[_Slot, list[Span]]] = []
    for phrase in phrases:
        for slot in _slots(phrase, folded, table):
            if (
                slot.inverted
                and table.inverted_after_mark
                and folded[: slot.verb.start].rstrip()[-1:].isalnum()
            ):
                continue
            spans = [
                s for s in _names(text, slot, words) if _is_name(folded[s.start : s.end], words.excluded)
            ]
            if slot.inverted:
                inverted.append((slot, spans))
                continue
            if spans:
                subjects.append((slot, spans))
    for slot, spans in inverted:
        before = [n for n, (other, _) in enumerate(subjects) if slot.verb.overlaps(other.verb)]
        if spans and table.verb_second and spans[0].start - slot.verb.end <= 1:
            opening = [n for n in before if _opens(text, subjects[n][1])]
            subjects = [found for n, found in enumerate(subjects) if n not in opening]
            before = [n for n in before if n not in opening]
        if not before:
            yield from spans
    for _, spans in subjects:
        yield from spans


def _opens(text: str, spans: Sequence[Span]) -> bool:
    """Whether a sentence opens with one word, which an adverb may be: "Darin betonte Costa"."""
    (first, *others) = spans
    return (
        not others and not text[: first.start].strip(EDGES + " ") and text[first.start : first.end].isalpha()
    )


@dataclass(frozen=True, slots=True)
class _Slot:
    """Where a phrase's party may stand; ``forward`` where the name is at its start.

    ``verb`` is where the phrase itself stands; ``inverted``: it is a verb that also follows its subject;
    ``given``: it ends in a preposition.
    """

    low: int
    high: int
    forward: bool
    verb: Span
    inverted: bool = False
    given: bool = False


def _slots(phrase: Phrase, folded: str, table: PhraseTable) -> Iterator[_Slot]:
    left, right = sides(phrase)
    if not left:
        for match in words_pattern(right).finditer(folded):
            verb = Span(*match.span())
            if phrase.at_end and folded[match.end() :].strip(EDGES + " "):
                continue
            if right.strip().startswith("…"):
                yield _Slot(0, match.end(), True, verb)
            elif "…" not in right or _opens_clause(folded, match.start()):
                yield _Slot(max(0, match.start() - _SLOT), match.start(), False, verb)
        return
    verbs, given = _kinds(table)
    for match in words_pattern(left).finditer(folded):
        verb, high = Span(*match.span()), min(len(folded), match.end() + _SLOT)
        if not right:
            yield _Slot(match.end(), high, True, verb, left.strip() in verbs, left.strip() in given)
        elif closing := words_pattern(right).search(folded, match.end(), high):
            yield _Slot(match.end(), closing.start(), True, verb)


@cache
def _kinds(table: PhraseTable) -> tuple[frozenset[str], frozenset[str]]:
    """The words of templates that stand on both sides of a party, as verbs do; and those that end in a preposition."""
    before = {left.strip() for left, right in map(sides, table.attribution) if left and not right}
    after = {right.strip() for left, right in map(sides, table.attribution) if right and not left}
    ties = table.prepositions | table.genitives
    return frozenset(before & after), frozenset(words for words in before if words.split()[-1] in ties)


def _opens_clause(folded: str, end: int) -> bool:
    """Whether few words stand before ``end`` in the sentence: the subject that a far verb belongs to."""
    before = folded[:end].strip()
    few = len(before) <= _SLOT // 2 and len(before.split()) <= MOST_WORDS
    return few and not any(c in before for c in EDGES)


def _names(text: str, slot: _Slot, words: Words) -> Iterator[Span]:
    stretch = text[slot.low : slot.high]
    scripts = [script(c) for c in stretch if script(c)]
    if not scripts:
        return
    near = scripts[0] if slot.forward else scripts[-1]
    if near in _CASED:
        yield from (s for s in _cased(text, slot, words) if not _in_case(text[s.start : s.end], words))
    elif near in UNSPACED:
        yield from unspaced(text, slot.low, slot.high, slot.forward, words)
    else:
        yield from spaced(text, slot.low, slot.high, slot.forward, words)


def _cased(text: str, slot: _Slot, words: Words) -> Iterator[Span]:
    found = tokens(text, slot.low, slot.high, words)
    if slot.forward:
        yield from parties_behind(text, found, words, given=slot.given)
    elif not text[slot.low : slot.high].rstrip().endswith(tuple(EDGES)):
        yield from parties_before(text, found, words)


# -- what is no name ---------------------------------------------------------------


def _in_case(name: str, words: Words) -> bool:
    """Whether a name's ending says that it is no subject: Turkish "Paris'te"."""
    return "'" in fold(name) and fold(name).endswith(tuple(words.not_subjects))


def _is_name(folded: str, excluded: frozenset[str]) -> bool:
    return folded not in excluded and not folded[:1].isdigit() and sum(c.isalpha() for c in folded) >= 2


@cache
def _words(language: str, table: PhraseTable) -> Words:
    names, calendar = names_table(language), _calendar(primary(language)) | table.times
    return Words(
        ands=conjunctions(table),
        excluded=table.not_names | calendar,
        calendar=calendar,
        clauses=table.clauses,
        prepositions=table.prepositions,
        genitives=table.genitives,
        documents=table.documents,
        not_subjects=table.not_subjects,
        set_off=table.set_off,
        elided=names.elided,
        inside=names.particles | names.links,
        titles=names.titles,
    )


@cache
def _calendar(language: str) -> frozenset[str]:
    """Weekdays and months, from CLDR: "said Tuesday" names no party."""
    locale = cldr(language)
    if locale is None:
        return frozenset()
    names = [
        name
        for table in (locale.days, locale.months)
        for form in ("format", "stand-alone")
        for width in ("wide", "abbreviated")
        for name in table.get(form, {}).get(width, {}).values()
    ]
    return frozenset(fold(name.strip(".")) for name in names)
