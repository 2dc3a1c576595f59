import numpy as np
import pytest

from firsthand.derive.background import Background, load_background, nearness_to, sentences
from firsthand.derive.candidates import ALL_PAIRS, candidates, centred
from firsthand.derive.pair import read_pair
from firsthand.embed.nano import NanoEncoder
from firsthand.model import Credit
from making import BAKERY, HARBOUR, WordEncoder, article, background, embedded, mirrored, outlet

WORDS = [
    f"{a}{b}"
    for a in ["bak", "dor", "fel", "gim", "hul", "jor", "kem", "lat", "mov", "nup"]
    for b in ["an", "er", "is", "os", "um"]
]


def invented(name, language="en"):
    random = np.random.default_rng(abs(int.from_bytes(str(name).encode())) % 2**32)
    lines = [" ".join(random.choice(WORDS, 9)).capitalize() + f" {name}{n}." for n in range(5)]
    return article(str(name), lines, language)


def test_a_small_run_compares_every_pair():
    assert candidates(embedded(*(invented(n) for n in range(4))), background()) == [
        (0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3),
    ]  # fmt: skip


def test_in_a_large_run_the_planted_translations_are_compared_and_most_pairs_are_not():
    crowd = [invented(n) for n in range(60)]
    planted = [
        article("p", [mirrored(text) for text in HARBOUR], "fr"),
        article("q", [mirrored(text) for text in BAKERY], "fr"),
    ]
    short = article("r", [mirrored(HARBOUR[0])], "fr")
    everyone = [article("h", HARBOUR), *crowd, *planted, article("b", BAKERY), short]
    assert len(everyone) > ALL_PAIRS
    found = candidates(embedded(*everyone), background())
    assert {(0, 61), (62, 63), (0, 64)} <= set(found)
    assert found == sorted(set(found))
    assert all(i < j for i, j in found)
    assert len(found) < len(everyone) * (len(everyone) - 1) / 4


def test_a_named_address_makes_a_candidate_whatever_the_texts_say():
    crowd = [invented(n) for n in range(60)]
    naming = article(
        "n",
        ["Quite short."],
        credits=(Credit(None, "source", "x", url="https://courier.example/on-the-bridge"),),
    )
    named = article("m", ["Otherwise worded altogether."], outlet=outlet(None, "www.courier.example"))
    assert (0, 61) in candidates(embedded(naming, *crowd, named), background())


def test_taking_out_the_languages_mean_keeps_unit_length():
    vectors = WordEncoder().encode(HARBOUR)
    for language in ("en", "xx", None):
        assert np.linalg.norm(centred(vectors, language, background()), axis=1) == pytest.approx(1, abs=1e-5)


def test_a_language_without_background_borrows_the_mean_of_the_others():
    near = {"en": np.array([0.1]), "fr": np.array([0.3]), "de": np.array([0.5])}
    assert nearness_to(near, "en", "fr-CA") == pytest.approx([0.3])
    assert nearness_to(near, "en", "xx") == pytest.approx([0.4])
    assert nearness_to(near, None, None) == pytest.approx([0.3])


def test_the_background_is_invented_news_in_many_languages():
    found = sentences()
    assert len({language for language, _ in found}) >= 20
    assert len(found) == len(set(found)) == 240


def test_another_encoder_gets_a_background_in_its_own_space():
    encoder = WordEncoder()
    loaded = load_background(encoder)
    assert encoder.encoded == 240
    assert all(v.shape[1] == encoder.dimensions for v in loaded.by_language.values())


def test_the_shipped_background_is_what_the_default_encoder_gives():
    encoder, loaded = NanoEncoder(), load_background(NanoEncoder())
    language, text = sentences()[0]
    assert encoder.encode([text])[0] @ loaded.by_language[language][0] > 0.99


def test_a_translation_is_told_from_another_report_by_the_default_encoder():
    english = article("a", HARBOUR[:4])
    german = article(
        "b",
        [
            "Der Rat von Velmora stimmte am späten Abend nach langer Debatte über die Hafenbrücke ab.",
            "Sieben Mitglieder sprachen gegen den Plan, weil dem Nordufer eine richtige Straße fehlt.",
            "Ingenieure erwarten, dass vor den Winterstürmen Pfähle in das Flussbett gerammt werden.",
            "Eine Fähre bringt Arbeiter über das Wasser, solange der alte Übergang gesperrt bleibt.",
        ],
        "de",
    )
    encoder = NanoEncoder()
    first, second, other = embedded(english, german, article("c", BAKERY[:4]), encoder=encoder)
    known = load_background(encoder)
    near, far = read_pair(first, second, known), read_pair(other, second, known)
    assert near.probability > 0.5 > far.probability
    assert [(r.source, r.target) for r in near.rows] == [((n,), (n,)) for n in range(1, 5)]


def test_an_article_without_text_is_compared_with_nothing():
    first, second = embedded(article("a", HARBOUR), article("b", ()))
    assert read_pair(first, second, background()) is None


def test_every_distinct_line_is_encoded_once():
    encoder = WordEncoder()
    embedded(article("a", HARBOUR), article("b", HARBOUR), encoder=encoder)
    assert encoder.encoded == len(HARBOUR)


def test_a_language_without_sentence_marks_is_compared_by_paragraphs():
    (thai,) = embedded(article("a", ["สภาเมืองลงมติ เห็นชอบการสร้างสะพาน"], "th"))
    assert thai.sentences is None


def test_the_background_measures_each_of_its_languages():
    near = Background({"en": np.eye(3, dtype=np.float32)}).nearness(np.eye(3, dtype=np.float32)[:1])
    assert near["en"] == pytest.approx([1 / 3])
