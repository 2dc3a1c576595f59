"""News agencies are found under every name that the table lists, and not inside other words."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.languages.agencies import agencies, agency_of_host, find_agencies, forms

STRONG = [(form, agency.name) for form, agency in forms(weak=False)]
WEAK = [(form, agency.name) for form, agency in forms(weak=True)]


def named(text: str, *, weak: bool = False) -> list[str]:
    return [m.name for m in find_agencies(text, weak=weak)]


def test_the_table_holds_at_least_sixty_agencies_with_one_name_each():
    names = [a.name for a in agencies()]
    assert len(names) == len(set(names))
    assert sum(a.kind == "agency" for a in agencies()) >= 60


def test_ids_are_wikidata_ids_and_given_once():
    ids = [a.id for a in agencies() if a.id is not None]
    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(r"Q[1-9]\d*", i) for i in ids)


def test_no_form_means_two_agencies():
    meaning: dict[str, str] = {}
    for form, name in STRONG + WEAK:
        assert meaning.setdefault(form, name) == name


@pytest.mark.parametrize("agency", agencies(), ids=lambda a: a.name)
def test_each_name_is_found_in_a_sentence(agency):
    for form in (form for form, name in STRONG if name == agency.name):
        text = f"2024: {form}, 12"
        (mention,) = find_agencies(text)
        assert (mention.name, text[mention.start : mention.end], mention.weak) == (agency.name, form, False)


@pytest.mark.parametrize("agency", agencies(), ids=lambda a: a.name)
def test_each_weak_name_is_found_only_where_it_is_asked_for(agency):
    for form in (form for form, name in WEAK if name == agency.name):
        text = f"({form})"
        assert find_agencies(text) == []
        (mention,) = find_agencies(text, weak=True)
        assert (mention.name, text[mention.start : mention.end], mention.weak) == (agency.name, form, True)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Apa kata mereka? AP dan APA.", ["AP", "APA"]),
        ("Mapping the apartment, an animal, a company", []),
        ("REUTERS, reuters and Reuters", ["Reuters"] * 3),
        ("Die Reutersche Erklärung", []),
        ("Как сообщили Рейтеру и Интерфаксу", ["Reuters", "Interfax"]),
        ("قال لرويترز", ["Reuters"]),
        ("אמר לרויטרס", ["Reuters"]),
        ("로이터통신은 보도했다", ["Reuters"]),
        ("据路透社和AFP报道", ["Reuters", "AFP"]),
        ("中央社会工作部", []),
        ("Telam y Télam", ["Télam", "Télam"]),
        ("https://www.reuters.com/world/AFP reuters.com news@reuters.com", []),
        ("Middle East News Agency MENA", ["MENA", "MENA"]),
        ("รายงานของสำนักข่าวรอยเตอร์ระบุ", ["Reuters"]),
    ],
)
def test_words_end_where_their_script_says(text, expected):
    assert named(text, weak=True) == expected


def test_the_longest_name_wins():
    assert named("Interfax-Ukraine и Интерфакс-Украина") == ["Interfax-Ukraine"] * 2
    assert named("Australian Associated Press") == ["AAP"]


@pytest.mark.parametrize(
    ("host", "name"),
    [
        ("www.reuters.com", "Reuters"),
        ("english.news.cn", "Xinhua"),
        ("reuters.com.evil.example", None),
        ("", None),
    ],
)
def test_a_host_names_its_agency(host, name):
    agency = agency_of_host(host)
    assert (agency.name if agency else None) == name


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_any_text_gives_ordered_spans(text):
    mentions = find_agencies(text, weak=True)
    edges = [edge for m in mentions for edge in (m.start, m.end)]
    assert edges == sorted(edges)
    assert all(0 <= m.start < m.end <= len(text) for m in mentions)


@pytest.mark.parametrize("unit", ["(((((", "Reuter ", "AP.", "a.", "संवाद ", "中央社会"])
def test_a_megabyte_takes_seconds(unit):
    started = time.process_time()
    find_agencies(unit * (300_000 // len(unit)), weak=True)
    assert time.process_time() - started < 5
