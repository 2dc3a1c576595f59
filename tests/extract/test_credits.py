"""What a page names as its source is read, in every language of the tables, with role and place."""

from __future__ import annotations

import re
import time

import pytest
from credit_sentences import LINES
from hypothesis import given
from hypothesis import strategies as st

from firsthand.extract.credits import find_credits
from firsthand.languages import covered
from firsthand.languages.phrases import all_labels, fold, phrase_tables
from firsthand.model import Credit

MARK = re.compile(r"\[\[(.*?)\]\](?!\])")
ROWS = [row.split(" | ") for row in LINES.strip().splitlines()]


def credits(text: str, language: str | None = "en", *, caption: bool = False) -> list[Credit]:
    return find_credits([(7, text)], language, captions={7} if caption else ())


def shown(found: list[Credit]) -> list[str]:
    return sorted(f"{c.role} {c.url or c.name or '-'}" for c in found)


@pytest.mark.parametrize(
    ("language", "expected", "marked"), ROWS, ids=[f"{r[0]}-{i}" for i, r in enumerate(ROWS)]
)
def test_each_line_gives_its_credits_with_their_evidence(language, expected, marked):
    text = MARK.sub(r"\1", marked)
    found = credits(text, language.lstrip("!"), caption=language.startswith("!"))
    assert shown(found) == sorted(expected.split(", "))
    assert {c.evidence for c in found} == set(MARK.findall(marked))
    assert all(c.line == 7 and c.span and text[slice(*c.span)] == c.evidence for c in found)


def test_every_language_has_at_least_four_lines():
    languages = [row[0].lstrip("!") for row in ROWS]
    assert {code for code in covered("credits") if languages.count(code) < 4} == set()


def test_the_tables_cover_at_least_thirty_languages():
    assert len(covered("credits")) >= 30


def test_every_table_can_name_a_source_a_quote_a_picture_and_an_author():
    for table in phrase_tables():
        roles = (
            set(table.labels.values()) | {p.role for p in table.phrases} | {role for role, _ in table.notes}
        )
        assert roles >= {"source", "cited", "photo", "translated", "wrote", "reported"}, table.language
        assert table.attribution, table.language


def test_labels_are_folded_and_lose_no_clash():
    assert all(label == fold(label) and label.strip() == label for label in all_labels())


@pytest.mark.parametrize(
    "text",
    [
        "Reuters TV",
        "The new Reuters building in London opens on Monday.",
        "He worked for the Agence France-Presse (AFP).",
        "Ports of the Middle East and North Africa (MENA)",
        "The harbour of the Aam Aadmi Party (AAP) leader",
        "MAP",
        "Trend",
        "Visit reuters.com or write to desk@afp.com",
        "The source: a spring in the hills, where the river begins, is protected by law.",
        "By the time the ferry returned, the port was closed.",
        "",
    ],
)
def test_what_only_looks_like_a_credit_is_none(text):
    assert credits(text) == []


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Apa yang terjadi? Ini apa?", "id", []),
        ("Nguồn：Reuters", "vi", ["source Reuters"]),
        ("Nguồn : Reuters", "vi", ["source Reuters"]),
        ("(Nguồn: Reuters, AFP)", "vi", ["source AFP", "source Reuters"]),
        ("Lan Anh(Nguồn: Reuters)", "vi", ["source Reuters"]),
        (
            "Autor: Ana Pop | Foto: AFP | Sursa: Agerpres",
            "ro",
            ["photo AFP", "source Agerpres", "wrote Ana Pop"],
        ),
        ("Source: https://www.reuters.com/world/x.", "en", ["source https://www.reuters.com/world/x"]),
        ("Source: example.org", "en", ["source example.org"]),
        ("Источник: «Вечерний Город»", "ru", ["source Вечерний Город"]),
        ("Bild: dpa", "de", ["photo dpa"]),
        ("By Reuters", "en", ["source Reuters"]),
        ("By Jane Doe and John Roe", "en", ["wrote Jane Doe", "wrote John Roe"]),
        ("By Jane DoeNovember 21, 2025", "en", []),
        ("Source: St.Petersburg Evening", "en", ["source St.Petersburg Evening"]),
        ("Source: https://example℀.com/a/b", "en", []),
        ("Dam is ready at last ROME (Reuters) - The dam is ready.", "en", ["source Reuters"]),
        ("Die Talsperre ist fertig. cr/dpa", "de", ["source dpa"]),
        ("Die Talsperre ist fertig. (rot, APA, AFP, 16.5.2020)", "de", ["source AFP", "source APA"]),
        ("Rubriklistenbild: © dpa / Georg Wendt", "de", ["photo dpa"]),
        ("© Getty Images", "en", ["photo Getty Images"]),
    ],
)
def test_spelling_of_labels_may_vary(text, language, expected):
    assert shown(credits(text, language)) == expected


def test_an_address_of_an_agency_names_it():
    (credit,) = credits("Source: https://www.reuters.com/world/x")
    assert (credit.name, credit.id, credit.url) == ("Reuters", "Q130879", "https://www.reuters.com/world/x")


def test_an_agency_that_another_quotes_is_cited_and_the_other_the_source():
    text = "Barajul este gata, anunţă marţi agenţia oficială japoneză de presă Kyodo, relatează AFP."
    assert shown(credits(text, "ro")) == ["cited Kyodo", "source AFP"]


LEAD = "Theo Reuters, con đập đã được sửa xong trong tuần này và sẽ mở cửa trở lại vào tháng sau."


def test_a_report_may_be_taken_from_the_agency_that_its_lead_names():
    assert shown(find_credits([(1, LEAD)], "vi")) == ["source Reuters"]


def test_the_agency_of_the_lead_is_only_quoted_where_the_page_names_its_source():
    found = find_credits([(1, LEAD), (2, "(Nguồn: AFP)")], "vi")
    assert shown(found) == ["cited Reuters", "source AFP"]


def test_deep_in_the_text_the_same_words_only_quote():
    filler = "Con đập dài hai cây số nằm ở phía bắc thành phố và được xây dựng trong bảy năm liền."
    lines = [(n, filler) for n in range(1, 6)]
    assert shown(find_credits([*lines, (6, LEAD)], "vi")) == ["cited Reuters"]


def test_the_same_credit_twice_is_given_once_where_it_stands_first():
    found = find_credits([(3, "Cảng biển. (Ảnh: AFP)"), (9, "Cảng cá. (Ảnh: AFP)")], "vi")
    assert [(c.role, c.line) for c in found] == [("photo", 3)]


def test_a_source_is_not_given_as_cited_too():
    found = find_credits([(1, "AFP reported that the dam is ready."), (2, "(AFP)")], "en")
    assert shown(found) == ["source AFP"]


def test_whatever_stands_under_a_picture_credits_the_picture():
    for text, language in [("KCNA", "ro"), ("ท่าเรือ (ที่มา : รอยเตอร์)", "th"), ("Le port — AFP", "fr")]:
        (credit,) = credits(text, language, caption=True)
        assert credit.role == "photo"


def test_a_source_behind_an_early_text_is_a_pictures_where_the_page_names_its_own_later():
    picture = (2, "ชาวบ้านอพยพหนีน้ำท่วมในเมืองริมแม่น้ำเมื่อวันอังคาร (ที่มา: รอยเตอร์)")
    own = (9, "ที่มา: https://tuayang.example/khao/1.html")
    assert [c.role for c in find_credits([picture, own], "th")] == ["photo", "source"]
    assert [c.role for c in find_credits([picture], "th")] == ["source"]


def test_a_language_without_a_table_leaves_addresses_labels_and_forms():
    assert shown(credits("Sumber: https://example.org/a", None)) == ["source https://example.org/a"]
    assert shown(credits("Ffynhonnell. (Reuters)", "cy")) == ["source Reuters"]
    assert shown(credits("(Foto: Reuters)", "cy")) == ["photo Reuters"]
    assert credits("Foto: Siân Jones", "cy") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ffynhonnell: https://example.org/news/one-2.html", ["source https://example.org/news/one-2.html"]),
        ("Gwefan: https://example.org/", []),
        ("Darllenwch fwy am yr hanes hwn ar ein gwefan newydd: https://example.org/news/one-2.html", []),
        ("Llun: https://example.org/news/one-2.html a mwy", []),
    ],
)
def test_one_label_and_an_address_are_a_source_even_in_a_language_without_a_table(text, expected):
    assert shown(credits(text, "cy")) == expected


def test_a_line_that_opens_and_ends_with_an_agency_credits_the_last():
    found = credits("Reuters reported that the dam is ready. (AFP)")
    assert shown(found) == ["cited Reuters", "source AFP"]


def test_a_line_in_another_language_keeps_its_label():
    assert shown(credits("(Ảnh: Reuters)", "th")) == ["photo Reuters"]


def test_an_acronym_is_an_agency_at_home():
    assert shown(credits("Hon säger till TT att bron är klar.", "sv")) == ["cited TT"]
    assert credits("She said TT had been cancelled.", "en") == []


@given(
    st.lists(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=120), max_size=5),
    st.sampled_from([None, "en", "vi", "th", "ar", "zh", "ko", "xx", "zh-Hant-TW"]),
)
def test_any_lines_give_spans_that_hold_their_evidence(texts, language):
    lines = list(enumerate(texts, 1))
    for credit in find_credits(lines, language, captions={2}):
        start, end = credit.span
        assert 0 <= start < end <= len(dict(lines)[credit.line])
        assert dict(lines)[credit.line][start:end] == credit.evidence


PIECES = [
    "(",
    ")",
    "[",
    "：",
    ": ",
    " - ",
    "/",
    "Source",
    "Nguồn",
    "Reuters",
    "AFP",
    "(AFP)",
    "https://",
    "x.org",
    "。",
    "by ",
]


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join), st.sampled_from(["en", "vi", "zh"]))
def test_broken_credits_never_raise(text, language):
    for credit in find_credits([(1, text)], language):
        start, end = credit.span
        assert text[start:end] == credit.evidence


@pytest.mark.parametrize(
    "unit", ["(((((", "Reuters ", "AFP:", "Source: ", "a:a ", "by by ", "https://", "：", "Theo "]
)
@pytest.mark.parametrize("language", ["en", "vi"])
def test_a_megabyte_in_one_line_takes_no_longer_than_a_paragraph(unit, language):
    started = time.process_time()
    credits(unit * (1_000_000 // len(unit)), language)
    assert time.process_time() - started < 5
