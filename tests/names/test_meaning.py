"""Names and words are known by meaning where sound does not help, and names by how they look."""

import itertools

import pytest

from firsthand.names.forms import forms
from firsthand.names.meaning import cut, likeness, log_share
from firsthand.names.naming import named, spelt_as_name
from firsthand.names.sounds import heard, nearest, skeleton


@pytest.mark.parametrize(
    ("word", "same", "other"),
    [
        ("Germany", "Deutschland", "Frankreich"),
        ("Germany", "ألمانيا", "فرنسا"),
        ("Bolivia", "玻利维亚", "墨西哥"),
        ("London", "Londres", "Madrid"),
    ],
)
def test_a_word_is_likest_its_translation(word, same, other):
    right, wrong = likeness([word], [same, other])[0].tolist()
    assert right > wrong + 0.1


def test_words_without_a_known_piece_are_like_nothing():
    assert likeness([""], ["London"])[0, 0] == 0
    assert likeness([], ["London"]).shape == (0, 1)


def test_names_look_like_names_in_scripts_without_capitals():
    names, words = ["ترامب", "伦敦", "प्रिंस", "ロンドン"], ["حكومة", "政府", "सरकार", "今日"]
    assert (named(names) > named(words)).all()
    assert spelt_as_name("斯特林") > spelt_as_name("政府")


def test_a_frequent_word_has_a_larger_share_and_fewer_pieces():
    assert log_share("house")[0] > log_share("Nugroho")[0]
    assert log_share("house")[1] <= log_share("Nugroho")[1]


@pytest.mark.parametrize("run", ["玻利维亚总统", "สวัสดีครับ", "a", "ＡＢ", ""])
def test_pieces_cover_a_run_in_order(run):
    spans = cut(run)
    assert all(a < b for a, b in spans)
    assert all(a[1] == b[0] for a, b in itertools.pairwise(spans))


def test_forms_part_scripts_hyphens_and_joined_letters():
    text = "Puffy和P: Anti-Morales-Demo, والرئيس ترامب"
    found = {text[f.start : f.end]: f for f in forms(text)}
    assert {"Puffy", "Morales", "ترامب"} <= set(found)
    assert found["Morales"].shown == "capital"
    assert "رئيس" in found["والرئيس"].readings
    assert all(f.text == text[f.start : f.end] for f in found.values())


@pytest.mark.parametrize(
    ("name", "text", "form"),
    [
        ("Kyle", "カイル・ロウが集めた後", "カイル"),
        ("Kavanaugh", "قال كافانو أمس", "كافانو"),
        ("Trump", "Трампа выбрали вчера", "Трампа"),
        ("Bolivia", "有利于玻利维亚的裁决", "玻利维亚"),
    ],
)
def test_the_form_of_a_name_is_found_in_a_sentence(name, text, form):
    found = heard(name, text)
    assert text[found.start : found.end] == form and found.score > 3


def test_nothing_is_heard_in_an_empty_text():
    assert heard("Kyle", "").score < 0
    assert nearest(["a"], [], 3) == [[]]


def test_skeletons_of_like_sounds_are_one():
    assert skeleton("David") == skeleton("デビド") and skeleton("Kyle") == skeleton("カイル")
