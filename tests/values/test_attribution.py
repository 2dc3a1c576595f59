"""A sentence's parties are found, in every language of the tables, and one agency has one name."""

from __future__ import annotations

import re
import time

import pytest
from attribution_sentences import SENTENCES
from hypothesis import given
from hypothesis import strategies as st
from party_sentences import SENTENCES as PARTIES

from firsthand.languages import covered
from firsthand.values.attribution import find_attributions, measures, party_key

ROWS = [row.split(" | ") for row in (SENTENCES.strip() + PARTIES).strip().splitlines()]


@pytest.mark.parametrize(("language", "marked"), ROWS, ids=[f"{r[0]}-{i}" for i, r in enumerate(ROWS)])
def test_each_sentence_gives_its_parties(language, marked):
    text = marked.replace("[", "").replace("]", "")
    found = find_attributions(text, language)
    assert [text[a.start : a.end] for a in found] == re.findall(r"\[(.*?)\]", marked)


def test_every_language_of_the_tables_has_a_sentence_and_twenty_five_have_four():
    languages = [language for language, _ in ROWS]
    assert set(covered("credits")) == set(languages)
    assert sum(languages.count(code) >= 4 for code in set(languages)) >= 25


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("According to KCNA the bridge is open.", "en"),
        ("केसीएनए ने बताया कि पुल खुला है।", "hi"),
        ("По данным ЦТАК, мост открыт.", "ru"),
        ("据朝中社报道，大桥已开放。", "zh"),
        ("조선중앙통신에 따르면 다리가 열렸다.", "ko"),
        ("朝鮮中央通信によると、橋が開通した。", "ja"),
        ("สำนักข่าวกลางเกาหลีรายงานว่า สะพานเปิดแล้ว", "th"),
    ],
)
def test_one_agency_has_one_name_in_all_scripts(text, language):
    assert [a.name for a in find_attributions(text, language)] == ["KCNA"]


@pytest.mark.parametrize(
    "text",
    [
        "The bridge is open.",
        "He said on Tuesday that the bridge is open.",
        "Kyiv is a city on the Dnipro.",
        "It was said that President Costa came.",
        "",
    ],
)
def test_a_sentence_without_a_named_party_gives_none(text):
    assert find_attributions(text, "en") == []


def test_a_comma_alone_makes_no_list():
    assert [a.name for a in find_attributions("In Athens, Maria Costa said the dam is safe.", "en")] == [
        "Maria Costa"
    ]


def test_a_language_without_a_table_gives_none_and_says_so():
    assert find_attributions("Yn ôl Athen, mae'r bont ar agor.", "cy") == []
    assert not measures("cy")
    assert not measures(None)
    assert measures("vi-VN")


def test_names_of_one_party_share_a_key_across_scripts():
    assert party_key("Путин") == party_key("Putin")


@given(
    st.text(alphabet=st.characters(exclude_categories=["Cs"])),
    st.sampled_from([None, "en", "hi", "th", "ar", "zh", "ja", "ko", "tr", "he", "xx"]),
)
def test_any_text_gives_ordered_spans_within_it(text, language):
    found = find_attributions(text, language)
    edges = [edge for a in found for edge in (a.start, a.end)]
    assert edges == sorted(edges)
    assert all(0 <= a.start < a.end <= len(text) for a in found)


@pytest.mark.parametrize("unit", ["(((((", "said Reuters ", "according to ", "A and ", "Kyiv, ", "é"])
def test_a_megabyte_takes_no_longer_than_a_sentence(unit):
    started = time.process_time()
    find_attributions(unit * (1_000_000 // len(unit)), "en")
    assert time.process_time() - started < 5
