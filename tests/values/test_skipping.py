"""Passing over words finds the tokens that a search at every character finds."""

from __future__ import annotations

import random
import re
from dataclasses import replace

import pytest

from firsthand.values.date_grammar import date_reader
from firsthand.values.folding import fold
from firsthand.values.lexing import Lexicon, Token, tokens
from firsthand.values.quantities import _number_roles, _reader

LANGUAGES = ("en", "de", "ar", "hi", "ja", "ko", "ru", "th", "tr", "vi", "zh")
FILLER = (
    "Regierung",
    "government",
    "правительство",
    "सरकार",
    "政府は",
    "รัฐบาล",
    "الحكومة",
    "정부가",
    "«",
    "naïve",
    "f16",
    "x²",
)


def _tokens_without_skipping(text: str, lexicon: Lexicon) -> list[Token]:
    return tokens(text, replace(lexicon, scanner=re.compile(lexicon.anywhere)), _number_roles)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_tokens_are_found(language: str) -> None:
    chosen = random.Random(language)
    reader = date_reader(language)
    for lexicon, prefixes in (
        (reader.lexicon, reader.words.prefixes),
        (_reader(language).lexicon, _reader(language).words.prefixes),
    ):
        words = [*lexicon.words, *lexicon.part_roles]
        for _ in range(60):
            pieces = [
                chosen.choice(("", "", *prefixes)) + chosen.choice((chosen.choice(words), chosen.choice(FILLER), "12", "2.5", ", "))
                + chosen.choice((" ", " ", " ", "", ". ", "-"))
                for _ in range(chosen.randint(2, 8))
            ]  # fmt: skip
            text = fold("".join(pieces)).text
            assert tokens(text, lexicon, _number_roles) == _tokens_without_skipping(text, lexicon)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_word_that_triggers_is_found_wherever_it_stands(language: str) -> None:
    lexicon = date_reader(language).lexicon
    months = [
        word for word, roles in lexicon.words.items() if "month" in roles and not re.search(r"\d", word)
    ]
    assert months or language in ("ja", "ko", "zh")
    for month in months:
        for text in (month, f"{FILLER[0].lower()} {month}", f"naïve ({month}, x²"):
            assert lexicon.trigger.is_in(text) and lexicon.core.is_in(text)
    assert not lexicon.trigger.is_in("qzx xyzzy!")


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("see https://x.org/2024-05-06/12 on 3 may", ["3"]),
        ("xhttps://x.org/2024-05-06", []),
        ("éwww.x.org/12 (www.y.org/13)", []),
    ],
)
def test_what_stands_in_a_link_is_no_number(text: str, numbers: list[str]) -> None:
    lexicon = date_reader("en").lexicon
    found = tokens(text, lexicon, _number_roles)
    assert found == _tokens_without_skipping(text, lexicon)
    assert [token.text for token in found if "digits" in token.roles] == numbers
