"""Languages measured and declared; sentences that cover their paragraph."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.extract.language import bcp47, guesses, measure
from firsthand.extract.sentences import sentence_spans

ENGLISH = "The harbour city opened its rebuilt river bridge on Tuesday, nine years after a storm."
GERMAN = "Die Hafenstadt hat am Dienstag ihre neue Brücke eröffnet, neun Jahre nach dem Sturm."
INDONESIAN = "Kota pelabuhan itu membuka kembali jembatan sungainya pada hari Selasa setelah sembilan tahun."


def test_an_article_s_language_and_shares():
    found = measure([ENGLISH, ENGLISH, GERMAN])
    assert found.language == "en"
    assert found.paragraphs == ("en", "en", "de")
    assert list(found.shares) == ["en", "de"] and sum(found.shares.values()) == pytest.approx(1, abs=1e-3)


def test_short_paragraphs_are_read_as_their_article_s():
    assert measure([INDONESIAN, "Jakarta"]).paragraphs == ("id", "id")


def test_too_little_text_is_not_measured():
    assert measure(["Ok"]).language is None
    assert measure([]).language is None and measure([]).shares == {}
    assert guesses("123 456") == {}


def test_a_declared_language_settles_what_is_not_measured():
    assert measure(["Ok"], ["de-AT"]).language == "de-AT"
    assert measure([ENGLISH], ["fr"]).language == "en"


def test_newlines_and_long_texts_are_survived():
    assert measure(["\n".join([ENGLISH] * 400)]).language == "en"


@pytest.mark.parametrize(
    ("written", "code"),
    [("zh_cn", "zh-CN"), ("EN", "en"), ("iw", "he"), ("zh-hant-tw", "zh-Hant-TW"), ("de_DE.UTF-8", "de-DE"),
     ("und", None), ("", None), (None, None), ("english", None)],
)  # fmt: skip
def test_declared_languages_become_bcp47(written, code):
    assert bcp47(written) == code


def spans(text, language):
    return [text[a:b] for a, b in sentence_spans(text, language)]


def test_abbreviations_do_not_end_sentences():
    assert spans("Mr. Berg came. He left.", "en") == ["Mr. Berg came.", "He left."]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "So meldet es der Katastrophenschutz. 27 Menschen werden am 3. Mai noch vermisst."),
        ("cs", "Uvedlo to ministerstvo. 27 lidí se podle čl. 5, odst. 3 pohřešuje."),
        ("da", "Det oplyser ministeriet. 27 personer er savnet, ca. 40 reddet."),
        ("fi", "Näin kertoo ministeriö. 27 ihmistä on kateissa, milj. 5 euroa."),
        ("en", "So says the ministry. 27 people are missing."),
    ],
)
def test_a_number_may_start_a_sentence(language, text):
    assert len(sentence_spans(text, language)) == 2


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Trauer ist am Montag, den 17. März, im ganzen Land."),
        ("cs", "Smutek bude v pondělí 17. března, v celé zemi."),
        ("da", "Sorgen er mandag den 17. marts, i hele landet."),
    ],
)
def test_a_month_behind_its_day_starts_none(language, text):
    assert spans(text, language) == [text]


def test_line_breaks_do():
    assert spans("One line\n\nanother 😀 line. End.", "en") == ["One line", "another 😀 line.", "End."]


def test_other_scripts():
    assert spans("यह एक वाक्य है। यह दूसरा है।", "hi") == ["यह एक वाक्य है।", "यह दूसरा है।"]
    assert spans("他来了。她走了。", "zh") == ["他来了。", "她走了。"]


def test_thai_stays_by_paragraph():
    assert len(sentence_spans("พ.ศ. 2567 เมืองเปิดสะพาน ประชาชนยินดี", "th")) == 1


@settings(deadline=None)
@given(st.text(max_size=300), st.sampled_from(["en", "th", "zh", "hi", "xx", None]))
def test_sentences_cover_the_text_in_order_without_overlap(text, language):
    covered, last = set(), 0
    for start, end in sentence_spans(text, language):
        assert last <= start < end <= len(text)
        assert text[start:end] == text[start:end].strip()
        covered |= set(range(start, end))
        last = end
    assert all(text[i].isspace() for i in range(len(text)) if i not in covered)
