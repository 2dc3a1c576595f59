"""Names looked for in articles whose script does not show them.

A name that other articles of the story write with capitals is looked for by its sound, word by word beside each
other, and territories by their names in the article's language (CLDR).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from firsthand.compare.name_clusters import Form, Told
from firsthand.compare.readings import SentenceReading
from firsthand.names.exonyms import codes, territories
from firsthand.names.sounds import sounds, wanted

#: Log odds of sound from which one word is called found in an article, and several words together: English names on
#: 24 documents of NTREX are found so in their translations (ar hi ja th zh) 31 to 63 % of the time (what is translated
#: by meaning is not), in translations of other documents 0 to 4 % (words such as BBC), of two words 28 to 54 % and 1 to 3 %.
ONE_WORD, SEVERAL_WORDS = 9.0, 5.0
#: Characters between two words of a name at most.
APART = 3

#: Log odds, and where in the text.
Place = tuple[float, int, int]


def sought(name: str, language: str | None, told: Told) -> Iterator[Form]:
    """The sentence of an article that has a name, captions last, if any does; ``language`` is that of the ``name``."""
    code = codes(language).get(name.lower()) if language else None
    for captions in (False, True):
        sentences = [s for s in told.sentences if (s.role == "caption") is captions]
        found = list(_in(sentences, name, code, told))
        yield from found
        if found:
            return


def _in(sentences: Sequence[SentenceReading], name: str, code: str | None, told: Told) -> Iterator[Form]:
    text = "\n".join(s.text for s in sentences)
    place = _territory(code, told.language, text) if code else None
    for words in _ways(name) if place is None else ():
        place = place or _by_sound(words, text)
    start = 0
    for sentence in sentences if place else ():
        if place and start <= place[0] and place[1] <= start + len(sentence.text):
            yield Form(told.article, sentence, place[0] - start, place[1] - start)
        start += len(sentence.text) + 1


def _ways(name: str) -> Iterator[list[str]]:
    """The words of a name, those joined by a hyphen as one word and as two; abbreviations sound like nothing."""
    if not name.isupper():
        yield name.split()
        if "-" in name:
            yield name.replace("-", " ").split()


def _territory(code: str, language: str | None, text: str) -> tuple[int, int] | None:
    for form in territories(language).get(code, ()):
        at = text.find(form)
        if at >= 0:
            return at, at + len(form)
    return None


def _by_sound(words: Sequence[str], text: str) -> tuple[int, int] | None:
    """Where all words stand beside each other, in their order or turned round: the likeliest such place."""
    places = [_places(word, text) for word in words]
    found = [best for order in (places, places[::-1]) if (best := _beside(order))]
    least = ONE_WORD if len(words) == 1 else SEVERAL_WORDS
    score, start, end = max(found, default=(0.0, 0, 0))
    return (start, end) if score >= least else None


def _beside(places: Sequence[Sequence[Place]]) -> Place | None:
    """The best chain of one place of each word, each beside the one before."""
    chains = list(places[0])
    for following in places[1:]:
        chains = [
            (score + more, start, end)
            for score, start, stop in chains
            for more, begin, end in following
            if 0 <= begin - stop <= APART
        ]
    return max(chains, default=None)


def _places(word: str, text: str) -> list[Place]:
    """Stretches that sound like a word at all: log odds, start, end."""
    near = wanted(word, text)
    scores = sounds([(word, variant.text) for variant in near])
    return [(s - v.cost, v.start, v.end) for s, v in zip(scores, near, strict=True) if s - v.cost >= 0]
