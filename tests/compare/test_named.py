"""What the user gets: a name with every form in every language, two people of one family name apart."""

from dataclasses import replace

from firsthand.compare.name_clusters import Told
from firsthand.compare.named import name_clusters
from firsthand.compare.readings import read_sentences
from firsthand.compare.statements import Sources, name_statements
from firsthand.model import NameValue
from making import article

ENGLISH = [
    "Fisheries Minister Lino Batara met his colleague Sigrun Halle in Vienna.",
    "Speaking for Norway, Halle called the talks with Batara useful.",
]
INDONESIAN = [
    "Menteri Perikanan Lino Batara bertemu Menteri Luar Negeri Sigrun Halle di Wina.",
    "Delegasi Norwegia menyebut pembicaraan itu berguna.",
]
RUSSIAN = ["Министр Лино Батара встретился с Сигрун Халле, сообщает делегация из Норвегии."]
HINDI = ["मंत्री लीनो बटारा ने सिग्रुन हाले से मुलाकात की।", "नॉर्वे का प्रतिनिधिमंडल भी आया।"]
JAPANESE = ["漁業相のリノ・バタラ氏は、ノルウェーの代表団と会談した。"]


def told(name, texts, language):
    return Told(name, language, tuple(read_sentences(article(name, texts, language), None)))


def forms(articles):
    return {c.name: {(f.article, f.text) for f in c.forms} for c in name_clusters(articles)}


EVERY = [
    told("en", ENGLISH, "en"),
    told("id", INDONESIAN, "id"),
    told("ru", RUSSIAN, "ru"),
    told("hi", HINDI, "hi"),
    told("ja", JAPANESE, "ja"),
]


def test_a_name_is_reported_in_every_form_and_language():
    assert forms(EVERY)["Lino Batara"] == {
        ("en", "Lino Batara"),
        ("en", "Batara"),
        ("id", "Lino Batara"),
        ("ru", "Лино Батара"),
        ("hi", "लीनो बटारा"),
        ("ja", "リノ・バタラ"),
    }


def test_titles_before_a_name_are_no_part_of_it():
    found = forms(EVERY)
    assert ("ru", "Сигрун Халле") in found["Sigrun Halle"]
    assert not any("Minister" in text or "Menteri" in text for pairs in found.values() for _, text in pairs)


def test_countries_are_found_by_their_own_names():
    (norway,) = (pairs for name, pairs in forms(EVERY).items() if ("en", "Norway") in pairs)
    assert {("id", "Norwegia"), ("hi", "नॉर्वे"), ("ja", "ノルウェー")} <= norway


def test_two_people_of_one_family_name_stay_two():
    texts = ["The brothers Anton Weller and Pavel Weller own the yard.", "Critics say Weller paid nobody."]
    other = ["The yard belongs to Anton Weller and Pavel Weller."]
    found = forms([told("a", texts, "en"), told("b", other, "en")])
    assert found["Anton Weller"] == {("a", "Anton Weller"), ("b", "Anton Weller")}
    assert found["Pavel Weller"] == {("a", "Pavel Weller"), ("b", "Pavel Weller")}


def test_names_alike_in_one_language_are_not_joined():
    found = forms(
        [
            told("a", ["In Minsk Volodymyr Taran met Vladimir Gusin."], "en"),
            told("b", ["On Sunday Volodymyr Taran met Vladimir Gusin."], "en"),
        ]
    )
    assert {"Volodymyr Taran", "Vladimir Gusin"} <= set(found)


def test_german_nouns_are_no_names():
    german = [
        "Der Fischereiminister Lino Batara lobte die Arbeit der Behörde und die Hilfe der Nachbarn.",
        "Die Feuerwehr brachte Wasser und Decken in die Schule, die Kinder blieben zu Hause.",
        "Am Abend zählten die Helfer auf dem Marktplatz die Boote, die Kisten und die Netze.",
    ]
    found = forms([told("a", german, "de"), told("b", german, "de"), told("c", ENGLISH, "en")])
    assert set(found) == {"Lino Batara"}


def test_months_and_weekdays_are_no_names():
    text = ["The vote is on Monday and again in October, said Lino Batara."]
    assert set(forms([told("a", text, "en"), told("b", text, "en")])) == {"Lino Batara"}


def test_words_that_are_also_written_small_are_no_names():
    text = [
        "The mayor of Halden, Lino Batara, left the Town Hall.",
        "The town and its hall are old, said the mayor.",
    ]
    other = ["In Halden the Town is in debt, and the town knows it, said Lino Batara."]
    assert set(forms([told("a", text, "en"), told("b", other, "en")])) == {"Lino Batara", "Halden"}


def test_headings_in_capitals_name_nobody():
    text = ["THE MINISTER AND THE HARBOUR OF HALDEN ARE AT ODDS", "On Sunday the minister left."]
    assert forms([told("a", text, "en"), told("b", text, "en")]) == {}


def test_names_that_a_preposition_joins_are_one_where_the_story_has_them_twice():
    one, other = ["Llegó a la Haldenia de Batara."], ["Vive en Haldenia, dijo Lino Batara."]
    assert "Haldenia" in forms([told("a", one, "es"), told("b", other, "es")])
    port = ["Llegó al Puerto de Batara y habló."], ["En el Puerto de Batara hay barcos."]
    assert set(forms([told(n, text, "es") for n, text in zip("ab", port, strict=True)])) == {
        "Puerto de Batara"
    }


def test_titles_that_two_articles_share_are_no_part_of_a_name():
    one = ["On Sunday Prime Minister Sigrun Halle left."], ["It was Prime Minister Sigrun Halle, they say."]
    assert set(forms([told(n, text, "en") for n, text in zip("ab", one, strict=True)])) == {"Sigrun Halle"}


def test_amounts_of_money_are_no_names():
    text = ["Der Umsatz stieg laut Lino Batara auf 30 Mio Euro, danach auf 20 Milliarden Yen."]
    assert set(forms([told("a", text, "de"), told("b", text, "de")])) == {"Lino Batara"}


def test_without_a_script_that_has_capitals_there_are_none():
    assert name_clusters([told("hi", HINDI, "hi"), told("ja", JAPANESE, "ja")]) == []


def test_origins_that_name_one_person_agree():
    origins = {"en": 0, "id": 0, "ru": 1, "hi": 2, "ja": 2}
    sources = Sources(origin=origins, event={}, time={}, leads=frozenset(["en", "ru", "hi"]))
    (found,) = (
        s for s in name_statements(name_clusters(EVERY), sources) if s.members[0].text == "Lino Batara"
    )
    assert (found.kind, found.verdict, found.origins) == ("name", "agree", 3)
    assert all(m.value == NameValue("Lino Batara") and m.text in m.sentence for m in found.members)


def test_names_of_one_origin_are_single():
    sources = Sources(dict.fromkeys(["en", "id"], 0), {}, {}, frozenset(["en"]))
    found = name_statements(name_clusters(EVERY[:2]), sources)
    assert found and {s.verdict for s in found} == {"single"}


def test_the_order_of_the_forms_follows_the_articles():
    turned = name_clusters(EVERY[::-1])
    assert [f.article for f in turned[0].forms] == sorted(
        (f.article for f in turned[0].forms), key=["ja", "hi", "ru", "id", "en"].index
    )
    assert name_clusters([replace(t) for t in EVERY]) == name_clusters(EVERY)
