"""What the user gets: forty well-known people, written from memory in seven scripts that no set of pairs here has."""

import itertools
from pathlib import Path

import pytest

from firsthand.names.one_name import one_name
from firsthand.names.people import same_name

ROWS = [line.split("\t") for line in Path(__file__).with_name("people.tsv").read_text("utf-8").splitlines()]
LANGUAGES = ROWS[0][1:]
#: Of the forty, how many full names are known: a short word ("Marie", "Bill") or one spelt by eye may say too little.
FULL = {"hi": 37, "bn": 32, "ta": 37, "th": 36, "fa": 40, "uk": 40, "el": 37}


def forms(language: str) -> list[tuple[str, str]]:
    place = ROWS[0].index(language)
    return [(row[0], row[place]) for row in ROWS[1:]]


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_word_of_a_name_is_known_and_hardly_any_other(language):
    words = [pair for name, form in forms(language) for pair in zip(name.split(), form.split(), strict=True)]
    others = [(a, b) for (a, _), (_, b) in itertools.permutations(words, 2)]
    assert (one_name(words) >= 0).mean() >= 0.98
    assert (one_name(others) >= 0).mean() <= 0.005


@pytest.mark.parametrize("language", LANGUAGES)
def test_people_are_known_by_their_full_names_and_never_taken_for_another(language):
    people = forms(language)
    assert sum(same_name(name, form) for name, form in people) >= FULL[language]
    assert not [(a, b) for (a, _), (_, b) in itertools.permutations(people, 2) if same_name(a, b)]
