"""What a pattern of the date grammar needs is never more than what a match of it has."""

from __future__ import annotations

import random

import pytest

from firsthand.values.date_grammar import date_reader
from firsthand.values.pattern_needs import needs_of


@pytest.mark.parametrize(
    ("pattern", "needs"),
    [
        ("@day @month", [{"day"}, {"month"}]),
        ("@day? @month+", [{"month"}]),
        ("@day (?: @comma )* @month{0,2}", [{"day"}]),
        ("(?: @day | @name ) @month", [{"month"}, {"day", "name"}]),
        ("(?: @day @of | @name )", [{"day", "name"}, {"name", "of"}]),
        ("(?P<d>@day) (?! @month ) (?= @year )", [{"day"}, {"year"}]),
        ("@day (?= \\Z | @stop )", [{"day"}]),
        ("(?: @day | )", []),
    ],
)
def test_needs_of_a_pattern(pattern: str, needs: list[set[str]]) -> None:
    assert list(needs_of(pattern)) == needs


@pytest.mark.parametrize("language", ["de", "zh"])
def test_no_alternative_matches_a_stretch_without_what_it_needs(language: str) -> None:
    grammar = date_reader(language).grammar
    letters = "".join(letter for kind, letter in grammar._letters.items() if "gap" not in kind)
    chosen = random.Random(20241112)
    shapes = ["".join(chosen.choices(letters, k=chosen.randint(2, 7))) for _ in range(400)]
    matched = 0
    for rarest, others, pattern in (each.compiled for each in grammar._alternatives):
        for shape in shapes:
            if pattern.search(shape):
                matched += 1
                held = sum({grammar._bit_of[letter] for letter in shape})
                assert held & rarest and all(map(held.__and__, others))
    assert matched > 100
