"""What the user gets: one name in many scripts is one, two people of one family name stay two."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.names.exonyms import codes, stems
from firsthand.names.finding import best_forms, capitalised, cased, known_inside
from firsthand.names.forms import forms
from firsthand.names.matching import log_odds
from firsthand.names.ordinary import nature
from firsthand.names.people import same_name
from firsthand.names.tables import table
from firsthand.names.units import latin, units, word_script

KIM = ["Kim Jong-un", "김정은", "किम जोंग-उन", "คิม จองอึน", "كيم جونغ أون", "キム・ジョンウン"]
SPELLINGS = st.sampled_from(
    ["Putin", "Путин", "プーチン", "普京", "بوتين", "פוטין", "पुतिन", "ปูติน", "푸틴", "Poutine", "ლიკა", "Ян"]
)


@pytest.mark.parametrize("form", KIM)
def test_one_person_in_six_scripts_is_one(form):
    assert same_name("Kim Jong-un", form)


@pytest.mark.parametrize(
    "form",
    [
        *KIM[:-1],
        pytest.param(KIM[-1], marks=pytest.mark.xfail(reason="ジョンウン is like jong, Yo is not asked for")),
    ],
)
def test_her_brother_is_another_person(form):
    assert not same_name("Kim Yo-jong", form)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Vladimir Putin", "Lyudmila Putina"),
        ("Людмила Путина", "Vladimir Putin"),
        ("George Bush", "Джеб Буш"),
        ("Putin", "Lutin"),
        ("Putin", "Lutins"),
    ],
)
def test_people_of_one_family_name_or_of_a_like_name_stay_two(one, other):
    assert not same_name(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Vladimir Putin", "Владимир Путин"),
        ("Putin", "Владимир Путин"),
        ("Angela Merkel", "アンゲラ・メルケル"),
        ("Emmanuel Macron", "马克龙"),
        ("Sturridge", "ستوريدج"),
    ],
)
def test_a_name_is_known_in_another_script(one, other):
    assert same_name(one, other)


@given(st.text(alphabet="abcdeiklmnorstuyвгкнпрстаиеоメルケ김정은金正恩", min_size=1, max_size=9), SPELLINGS)
@settings(max_examples=80, deadline=None)
def test_the_measure_is_symmetric_and_a_name_is_most_like_itself(word, other):
    there, back = log_odds([(word, other), (other, word)]).tolist()
    assert there == pytest.approx(back)
    assert same_name(word, word)
    assert same_name(word, other) == same_name(other, word)


def test_comparing_many_pairs_gives_what_comparing_one_gives():
    pairs = [
        ("Putin", "Путин"),
        ("Kursk", "Курск"),
        ("Merkel", "ميركل"),
        ("Schwarzenegger", "シュワルツェネッガー"),
    ]
    assert log_odds(pairs).tolist() == pytest.approx([log_odds([pair])[0] for pair in pairs])
    assert log_odds([]).tolist() == []


def test_units_keep_the_order_of_speech_and_what_has_a_sound():
    assert latin("Łódź") == ("^", "l", "o", "d", "z", "$")
    assert units("เมร์").units[1:3] == ("ม", "เ")
    assert units("シュワ").units == ("^", "シュ", "ワ", "$")
    assert units("金").units == ("^", "j", "-in", "$")
    assert word_script("123") == "Latn"


def test_a_script_without_a_table_is_compared_in_latin_letters():
    assert table("Khmr") is None
    assert log_odds([("Putin", "ពូទីន")])[0] > log_odds([("Merkel", "ពូទីន")])[0]


def test_names_are_found_by_their_capitals_and_ordinary_words_are_told():
    text = "Yesterday Marchetti met the Council. Then Lindqvist left."
    assert [w.text for w in capitalised(text) if w.inside] == ["Marchetti", "Council", "Lindqvist"]
    assert cased("Осло") and not cased("東京")
    assert "Marchetti" in known_inside([text])
    assert [nature(w) for w in ("Committee", "London", "Marchettix", "President-elect")] == [
        "ordinary",
        "name",
        "unknown",
        "ordinary",
    ]


def test_the_form_of_a_name_is_found_in_a_sentence_with_and_without_spaces():
    for text, form in (
        ("Вчера приехал Маркетти домой", "Маркетти"),
        ("昨日マルケッティが来た", "マルケッティ"),
    ):
        ((score, start, end),) = best_forms(["Marchetti"], text)
        assert text[start:end] == form and score > 3


def test_territories_are_known_in_every_language():
    assert codes("en")["germany"] == "DE"
    assert any(stem in "в германии" for stem in stems("ru", "DE"))
    assert stems("xx", "DE") == []
    assert codes(None) == {}


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("le nord de l’Espagne", ["Espagne"]),
        ("il sindaco dell'Aquila", ["Aquila"]),
        ("la pluie d’hier", []),
        ("Об'єднання міст", ["Об'єднання"]),
    ],
)
def test_a_name_behind_a_word_that_lost_its_vowel_is_seen(text, shown):
    assert [form.text for form in forms(text) if form.shown == "capital"] == shown
