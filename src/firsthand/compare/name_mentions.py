"""Other mentions of a row's names: how many have a form left, what the name became in other rows, and the other parts
of the same full names.

A name that stands twice is not carried over by one form. What stands open beside it in other rows as well renders it,
though neither sound nor meaning knows it. And who reads "Velich" and writes "Taran" named the same person.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from firsthand.compare.name_features import Names
from firsthand.compare.name_rows import MEANS, SOUNDS, Near, bare
from firsthand.names.finding import Word, words

#: Letters of a form that may be an ending, those that must be left, and those that two forms of a word share.
CUT, STEM, SHARED = 3, 3, 4
#: Rows beyond which more say nothing new.
OFTEN = 3
_GENITIVE = ("'s", "’s")


def mentions(number: int, names: Names, name: Near, text: str) -> tuple[float, float, float]:
    """Of a name and a strange word of a row, as numbers: `unserved`, `repeated`, `rendered` up to `OFTEN`."""
    near, far = names.near[number], names.far[number]
    return (
        float(unserved(name, names.rows[number].near, near, far)),
        float(repeated(name, near)),
        float(min(rendered(number, names, name.text, text), OFTEN)),
    )


def unserved(name: Near, row: Sequence[Near], near: str, far: str) -> int:
    """How many mentions of a name, and of names with the same form, are more than the far side has of that form; 0 of
    a name that has none.
    """
    form = _form(name)
    if not form:
        return 0
    stem = _stem(form)
    counted = Counter(bare(word.text) for word in words(near))
    claims = sum(counted[other.text] for other in row if other is name or _claims(_form(other), stem))
    return max(0, claims - far.lower().count(stem))


def _form(name: Near) -> str:
    """What carries a name over, lower case."""
    by_sound = name.sound.score >= SOUNDS
    return (name.form if by_sound else name.likest if name.meaning >= MEANS else "").lower()


def _stem(form: str) -> str:
    return form[: max(STEM, len(form) - CUT)]


def _claims(form: str, stem: str) -> bool:
    return bool(form) and (form.startswith(stem) or stem.startswith(_stem(form)))


def repeated(name: Near, near: str) -> bool:
    """Whether a row has a name more than once."""
    return sum(bare(word.text) == name.text for word in words(near)) > 1


def rendered(number: int, names: Names, name: str, text: str) -> int:
    """Other rows in which the name has no counterpart and the word, in whatever case, no origin.

    None too where one name of the article was taken for another: elsewhere that one is the word's origin.
    """
    small = text.lower()
    return sum(
        any(near.text == name and not near.carried for near in row.near)
        and any(_one_word(odd.form.text.lower(), small) for odd in row.strange)
        for n, row in enumerate(names.rows)
        if n != number
    )


def _one_word(a: str, b: str) -> bool:
    """Whether two words are one but for their endings."""
    size = max(SHARED, max(len(a), len(b)) - CUT)
    return a == b or (min(len(a), len(b)) >= size and a[:size] == b[:size])


@lru_cache(maxsize=64)
def companions(texts: tuple[str, ...]) -> Mapping[str, frozenset[str]]:
    """The words that stand in one run of capitalised words with each, anywhere in a document."""
    found: dict[str, set[str]] = defaultdict(set)
    for text in texts:
        for run in _capital_runs(text):
            own = [bare(word.text) for word in run]
            for place, word in enumerate(own):
                found[word].update(own[:place] + own[place + 1 :])
    return {word: frozenset(others) for word, others in found.items()}


def _capital_runs(text: str) -> Iterator[list[Word]]:
    run: list[Word] = []
    for word in words(text):
        joined = run and text[run[-1].end : word.start] == " " and not run[-1].text.endswith(_GENITIVE)
        if run and not (joined and word.text[0].isupper()):
            yield run
            run = []
        if word.text[0].isupper():
            run.append(word)
    if run:
        yield run
