"""What the user gets: the names of an article from end to end, and nothing that only has a capital."""

import pytest

from firsthand.languages import covered
from firsthand.languages.names import names_table
from firsthand.names.runs import runs


def names(language, *sentences):
    found = runs(sentences, language, [[] for _ in sentences])
    return [s[run.start : run.end] for s, own in zip(sentences, found, strict=True) for run in own]


#: Words without capitals, so that the share of capitals is that of a text.
PLAIN = " and then nothing more was to be said of it by any of those who were there at the time"


@pytest.mark.parametrize(
    ("language", "sentence", "found"),
    [
        ("en", "The minister met Sigrun van der Halle and Karim bin Taran in Halden.",
         ["Sigrun van der Halle", "Karim bin Taran", "Halden"]),
        ("en", "Yesterday Prime Minister Sigrun Halle met the Haldenian President Lino Batara.",
         ["Sigrun Halle", "Haldenian", "Lino Batara"]),
        ("en", "Yesterday Prime Minister Sigrun Halle spoke, and so did the President.", ["Sigrun Halle"]),
        ("en", "It was Halden’s Batara who told the U.N. in Oslo.", ["Halden", "Batara", "U.N.", "Oslo"]),
        ("fr", "Selon l'ONU et d’après Lino Batara, le navire a quitté l’Italie.", ["ONU", "Lino Batara", "Italie"]),
        ("tr", "Dün Batara'nın Halden'deki evinde Sigrun Halle ile görüştü.", ["Batara", "Halden", "Sigrun Halle"]),
        ("ru", "Вчера президент России Лино Батара прибыл в Осло.", ["России", "Лино Батара", "Осло"]),
        ("id", "Kemarin Presiden Ukraina Lino Batara tiba di Oslo.", ["Ukraina", "Lino Batara", "Oslo"]),
        ("ru", "Вчера клуб Haldenia Лино Батара подписал.", ["Haldenia", "Лино Батара"]),
        ("de", "Der ÖVP-Chef Lino Batara sprach mit der EU in Wien über die Arbeit der Behörde.",
         ["ÖVP", "Lino Batara", "EU", "Wien"]),
        ("vi", "Hôm qua, Tổng thống Lino Batara gặp ông Taran tại Oslo.", ["Lino Batara", "Taran", "Oslo"]),
    ],
)  # fmt: skip
def test_names_are_found_from_end_to_end(language, sentence, found):
    assert names(language, sentence, PLAIN) == found


def test_a_word_of_no_name_is_none_at_a_sentence_s_start_or_after_a_bracket():
    assert names("en", "(Halden) Several ships left. Many of them sank.", "Several said so.") == []


def test_a_first_name_at_a_sentence_s_start_is_part_of_the_name():
    assert names("es", "Sigrun Halle ganó en Oslo.") == ["Sigrun Halle", "Oslo"]


@pytest.mark.parametrize("language", ["de"])
def test_nouns_of_a_short_text_are_no_names(language):
    assert (
        names(language, "Dann kam das Krankenhaus.", "und es ist nun so, dass alle es sehr gern haben.") == []
    )


def test_a_last_name_alone_is_one_where_a_title_told_the_full_name():
    text = ["Gestern kam die Ministerin Sigrun Halle nach Wien.", "Am Abend lobte Halle die Arbeit."]
    assert names("de", *text) == ["Sigrun Halle", "Wien", "Halle"]


def test_prepositions_may_join_a_name_or_part_two():
    (bank,), (two,) = runs(
        ["La reunión fue en el Banco de Halden.", "Es la ciudad de la Haldenia de Batara."], "es", [[], []]
    )
    assert (bank.words, bank.parts) == (("Banco", "Halden"), None)
    assert [part.words for part in two.parts] == [("Haldenia",), ("Batara",)]


def test_what_a_country_stands_before_is_another_name():
    assert names("es", "Se fue a la España de Batara.") == ["España", "Batara"]


@pytest.mark.parametrize("language", sorted(covered("names")))
def test_tables_hold_small_words_and_no_particle_is_a_link_too(language):
    table = names_table(language)
    assert table.particles and not table.particles & table.links
    for word in table.particles | table.links | table.nouns:
        assert word == word.lower()
    assert table.titles.match("Sigrun Halle") is None


def test_a_language_without_a_table_still_has_names():
    assert names("xx", "ka tuli Lino Batara ol Halden.") == ["Lino Batara", "Halden"]
