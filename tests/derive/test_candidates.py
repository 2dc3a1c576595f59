import numpy as np
import pytest

from firsthand.derive.background import Background, load_background, nearness_to, sentences
from firsthand.derive.candidates import ALL_PAIRS, by_sketch, candidates, centred
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


class MirrorEncoder(WordEncoder):
    """`WordEncoder` without the common part, as the static encoder's vectors are."""

    def encode(self, texts):
        made = super().encode(texts)
        common = np.ones(self.dimensions, np.float32) / np.sqrt(self.dimensions)
        made -= np.outer(made @ common, common)
        return made / np.maximum(np.linalg.norm(made, axis=1, keepdims=True), 1e-9)


CROWD = [invented(n) for n in range(60)]


def found(*everyone):
    return candidates(everyone, MirrorEncoder())


def test_a_small_run_compares_every_pair_and_loads_no_encoder():
    assert candidates([invented(n) for n in range(4)], None) == [
        (0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3),
    ]  # fmt: skip


def test_in_a_large_run_the_planted_translations_are_compared_and_most_pairs_are_not():
    planted = [
        article("p", [mirrored(text) for text in HARBOUR], "fr"),
        article("q", [mirrored(text) for text in BAKERY], "fr"),
    ]
    everyone = [article("h", HARBOUR), *CROWD, *planted, article("b", BAKERY)]
    assert len(everyone) > ALL_PAIRS
    pairs = found(*everyone)
    assert {(0, 61), (62, 63)} <= set(pairs)
    assert pairs == sorted(set(pairs))
    assert all(i < j for i, j in pairs)
    assert len(pairs) < len(everyone) * (len(everyone) - 1) / 4


def test_three_translated_sentences_among_foreign_ones_are_enough():
    host = [p.text for p in invented("host", "fr").paragraphs]
    partial = article("p", [*host[:3], *(mirrored(text) for text in HARBOUR[2:5]), *host[3:]], "fr")
    assert (0, 61) in found(article("h", HARBOUR), *CROWD, partial)


def test_three_translated_sentences_here_and_there_in_another_order_are_enough():
    host = [p.text for p in invented("host", "fr").paragraphs]
    taken = [mirrored(text) for text in HARBOUR[2:5]]
    partial = article("p", [taken[2], *host[:2], taken[0], *host[2:], taken[1]], "fr")
    assert (0, 61) in found(article("h", HARBOUR), *CROWD, partial)


def test_among_many_articles_those_are_compared_that_sentences_nominate(monkeypatch):
    monkeypatch.setattr("firsthand.derive.candidates.ALL_NOMINATED", 10)
    host = [p.text for p in invented("host", "fr").paragraphs]
    planted = [
        article("p", [*host[:3], *(mirrored(text) for text in HARBOUR[2:5]), *host[3:]], "fr"),
        article("q", [mirrored(text) for text in BAKERY], "fr"),
    ]
    pairs = found(article("h", HARBOUR), *CROWD, *planted, article("b", BAKERY))
    assert {(0, 61), (62, 63)} <= set(pairs)
    assert len(pairs) < 64 * 63 / 4


def test_sentences_that_everyone_has_are_found_by_what_stands_beside_them(monkeypatch):
    monkeypatch.setattr("firsthand.derive.candidates.ALL_NOMINATED", 10)
    known = [p.text for n in range(6) for p in invented(n).paragraphs]
    random = np.random.default_rng(7)
    crowd = [article(f"{n}", list(random.permutation(known)[:9])) for n in range(60)]
    source = [p.text for p in crowd[7].paragraphs]
    pairs = found(*crowd, article("t", [mirrored(text) for text in source], "fr"))
    assert (7, 60) in pairs


def test_articles_of_one_sentence_are_no_trouble_among_many(monkeypatch):
    monkeypatch.setattr("firsthand.derive.candidates.ALL_NOMINATED", 10)
    short = [article(f"{n}", [invented(n).paragraphs[0].text]) for n in range(60)]
    assert (0, 60) in found(*short, article("t", [mirrored(short[0].paragraphs[0].text)], "fr"))


def test_a_translated_sentence_alone_finds_its_source():
    assert (0, 61) in found(article("h", HARBOUR), *CROWD, article("r", [mirrored(HARBOUR[0])], "fr"))


THAI = (
    "สภาเมืองลงมติเห็นชอบโครงการก่อสร้างสะพานข้ามแม่น้ำแห่งใหม่เมื่อคืนที่ผ่านมาหลังการอภิปรายยาวนาน",
    "สมาชิกเจ็ดคนคัดค้านแผนดังกล่าวเพราะฝั่งเหนือยังไม่มีถนนที่เหมาะสมสำหรับรถบรรทุก",
    "วิศวกรคาดว่าจะตอกเสาเข็มลงในท้องแม่น้ำก่อนที่พายุฤดูหนาวจะมาถึงในเดือนหน้า",
    "เรือข้ามฟากจะพาคนงานข้ามแม่น้ำในระหว่างที่สะพานเก่าปิดซ่อมแซม",
)
CHINESE = (
    "市议会昨晚经过长时间辩论后投票通过了新建跨河大桥的计划。",
    "七名议员反对这项计划，理由是北岸还没有合适的道路可供卡车通行。",
    "工程师预计在冬季风暴到来之前将桩基打入河床。",
    "旧桥关闭期间，渡轮将把工人送到对岸。",
)


@pytest.mark.parametrize(("language", "text"), [("th", THAI), ("zh", CHINESE), ("en", HARBOUR)])
def test_an_edited_copy_shares_runs_whatever_the_script(language, text):
    edited = [line[: len(line) // 3] + "XY" + line[len(line) // 3 + 4 :] for line in text[1:]]
    crowd = [invented(n, language) for n in range(60)]
    assert (0, 61) in by_sketch([article("a", text, language), *crowd, article("b", edited, language)])


def test_boilerplate_shared_by_hundreds_makes_no_candidates():
    notice = ["All rights reserved; no part of this page may be copied without written permission.",
              "Subscribe to our morning letter and never miss what matters in your town."]  # fmt: skip
    crowd = [invented(n) for n in range(200)]
    signed = [article(a.id, [*(p.text for p in a.paragraphs), *notice]) for a in crowd]
    assert len(by_sketch(signed)) < 10
    assert len(found(*signed)) <= len(found(*crowd)) + 10


def test_a_wire_text_in_hundreds_of_outlets_stays_one_chain_without_all_its_pairs():
    copies = [
        article(f"{n:03}", [*HARBOUR, *(p.text for p in invented(n).paragraphs[:1])]) for n in range(200)
    ]
    pairs = by_sketch(copies)
    assert {(n, n + 1) for n in range(199)} <= set(pairs)
    assert len(pairs) < 200 * 10


def test_the_order_of_the_articles_does_not_matter():
    everyone = [article("h", HARBOUR), *CROWD, article("p", [mirrored(text) for text in HARBOUR], "fr")]
    shuffled = np.random.default_rng(3).permutation(len(everyone))
    name = [a.id for a in everyone]
    straight = {frozenset((name[i], name[j])) for i, j in found(*everyone)}
    mixed = {
        frozenset((name[shuffled[i]], name[shuffled[j]])) for i, j in found(*(everyone[n] for n in shuffled))
    }
    assert straight == mixed


def test_a_named_address_makes_a_candidate_whatever_the_texts_say():
    naming = article(
        "n",
        ["Quite short."],
        credits=(Credit(None, "source", "x", url="https://courier.example/on-the-bridge"),),
    )
    named = article("m", ["Otherwise worded altogether."], outlet=outlet(None, "www.courier.example"))
    assert (0, 61) in found(naming, *CROWD, named)


def test_articles_without_text_are_no_trouble():
    assert found(*(article(str(n), ()) for n in range(50))) == []


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
