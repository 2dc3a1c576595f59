"""The tables of furniture words: complete, clean, and only a hint."""

from __future__ import annotations

import json
from importlib import resources

import numpy as np
import pytest

from firsthand.extract import features, scorer, titles, words
from firsthand.extract.furniture import is_credit, likely_kind, sure_kind
from firsthand.languages import covered, table

LANGUAGES = sorted(covered("lines"))


def test_at_least_25_languages_have_a_table():
    assert len(LANGUAGES) >= 25


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_table_has_every_kind_and_no_empty_word(language):
    found = table(language, "lines")
    assert set(words.KINDS) <= set(found) <= {*words.KINDS, *words.MORE_KINDS}
    for kind, phrases in found.items():
        assert phrases, kind
        assert len(phrases) == len(set(phrases)), kind
        assert all((p == p.strip() and len(p) > 1) or (len(p) == 1 and not p.isascii()) for p in phrases), (
            kind
        )


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_of_a_table_is_recognised(language):
    for kind, phrases in table(language, "lines").items():
        for phrase in phrases:
            assert words.whole_kind(phrase) is not None, (kind, phrase)


@pytest.mark.parametrize(
    ("text", "kind"),
    [("Comments (0)", "comment"), ("टिप्पणी (0)", "comment"), ("• Zalo", "share"), ("การแสดงความคิดเห็น (0)", "comment"),
     ("Citește și...", "read_also"), ("The bridge was opened", None)],
)  # fmt: skip
def test_whole_lines_are_matched_without_counters_and_signs(text, kind):
    assert words.whole_kind(text) == kind


def test_a_leading_label_ends_where_a_word_ends():
    assert words.leading_kind("Photo: Reuters") == "photo"
    assert words.leading_kind("Photosynthesis is studied") is None
    assert words.leading_kind("写真提供：共同") == "photo"


@pytest.mark.parametrize(
    ("text", "role"),
    [("[iklan_2]", "advert"), ("Sumber: https://news.example/x", "metadata"), ("***", "boilerplate"),
     ("Hoa Mai(Nguồn: Reuters)", "metadata"), ("(Velmora News) -", "metadata"), ("© 2024 Courier", "boilerplate"),
     ("Read also: a title of another page", "teaser"), ("A sentence about a bridge.", None)],
)  # fmt: skip
def test_furniture_is_known_by_words_or_shape(text, role):
    assert sure_kind(text) == role


def test_likely_roles_by_place():
    assert likely_kind("Velmora", before=True, near=False, repeated=False, in_list=False) == "menu"
    assert likely_kind("Velmora", before=False, near=False, repeated=False, in_list=True) == "teaser"
    assert likely_kind("12/11/2024", before=False, near=True, repeated=False, in_list=False) == "metadata"
    assert (
        likely_kind("Comments on this page", before=False, near=True, repeated=False, in_list=False)
        == "comment"
    )


def test_credit_lines():
    assert is_credit("KCNA") and is_credit("Ann Berg/Reuters") and not is_credit("A bridge")
    assert not is_credit("a-" * 44)


def test_the_weights_fit_the_features_and_say_where_they_come_from():
    raw = json.loads((resources.files("firsthand.extract") / "lines_model.json").read_text(encoding="utf-8"))
    assert raw["data"] and raw["held_out_token_f1"]["fundus"] > 0.88
    assert raw["title"]["features"] == list(titles.NAMES)
    first, second = scorer.weights()
    assert len(first.mean) == len(features.NAMES) and len(second.mean) == len(features.NAMES) + len(
        features.ODDS
    )


def test_the_path_prefers_runs():
    assert scorer.best_path([-1.0, 2.0, -0.1, 2.0, -3.0]) == [False, True, True, True, False]
    assert scorer.best_path([]) == []


def test_features_of_no_line():
    page = features.page_features([])
    assert features.first_core(page) == (0, 0)
    assert features.largest_run(np.array([-1.0, 2.0, -1.0, 3.0, -9.0])) == (1, 4)
