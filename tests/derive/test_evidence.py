"""What tells a translated sentence from another report's sentence about the same thing."""

import numpy as np
import pytest

from firsthand.derive.align import UnitRow
from firsthand.derive.evidence import refilled_share, row_evidence, row_features
from firsthand.derive.features import values_against
from firsthand.derive.traits import names_kept, numbers_kept, refilled, traits
from firsthand.derive.units import Units, whole_sentences


def texts(*sentences):
    vectors = np.eye(len(sentences), dtype=np.float32)
    weights = np.array([len(s) for s in sentences], float)
    numbers = tuple(range(1, len(sentences) + 1))
    return Units(sentences, numbers, weights, vectors, tuple((0, len(s)) for s in sentences))


def odds(one, other, margin=0.1):
    return float(row_evidence(texts(one), texts(other), np.array([[margin]]))[1][0])


PLAIN = "The council of the town voted on the bridge late in the evening"


def test_the_same_number_speaks_for_a_translation_and_another_one_against():
    same = odds(
        "The flood took 1,340 houses by noon", "Le acque hanno portato via 1.340 case entro mezzogiorno"
    )
    other = odds(
        "The flood took 1,340 houses by noon", "Le acque hanno portato via 2.110 case entro mezzogiorno"
    )
    assert same > other + 1


def test_names_are_found_again_in_another_script_and_with_another_ending():
    kept, lost = names_kept(traits("Today Putin met Zelmar"), traits("Сегодня Путина встретил Зелмар"))
    assert (kept, lost) == (4, 0.0)
    assert names_kept(traits("On Monday Putin spoke"), traits("ปูตินพูดเมื่อวันจันทร์"))[0] == 1


def test_a_sentence_full_of_capitals_loses_no_names():
    german = traits("Der Rat der Stadt stimmte am Abend über die Brücke am Hafen ab")
    assert names_kept(german, traits("The council voted on the bridge"))[1] == 0.0


def test_digits_of_any_script_are_one_number_and_single_digits_may_be_words():
    assert numbers_kept(traits("10,000 soldiers"), traits("१०,००० सैनिक")) == (1, 0, 0)
    assert numbers_kept(traits("4 days"), traits("four days")) == (0, 0, 0)
    assert numbers_kept(traits("in 2024, 85 million"), traits("2024年8500万")) == (0, 1, 0)


def rows(count):
    return [UnitRow((n,), (n,), 0.9) for n in range(count)]


def test_other_numbers_in_aligned_paragraphs_speak_against_a_translation():
    source = texts(
        "The flood took 27 lives", "On 14 August 43 villages stood under water", "Aid of 1,250 came"
    )
    apart = texts(
        "Le acque fanno 34 vittime", "Il 16 agosto 51 paesi erano sommersi", "Aiuti per 900 milioni"
    )
    made = texts(
        "Le acque fanno 27 vittime", "Il 14 agosto 43 paesi erano sommersi", "Aiuti per 1.205 in arrivo"
    )
    assert values_against(source, apart, rows(3)) > 5
    assert values_against(source, made, rows(3)) == 0  # one mistake among many numbers that are kept
    assert values_against(source, apart, []) == 0
    assert values_against(texts(PLAIN), texts(PLAIN), rows(1)) == 0


def test_a_number_with_a_scale_word_and_a_year_of_another_calendar_are_no_other_number():
    source = texts("投入4.8万人，费用12亿元", "协议于2025年12月1日生效，惠及8500万人")
    target = texts("ระดม 48,000 คน งบ 1,200 ล้าน", "มีผล 1 ธันวาคม 2568 ถึงประชาชน 85 ล้านคน")
    assert values_against(source, target, rows(2)) == 0
    assert values_against(source, texts("ระดม 39,000 คน งบ 700 ล้าน"), rows(1)) > 2


def test_a_row_of_several_paragraphs_is_read_as_one():
    source, target = texts("The flood took 27 lives in 43 villages"), texts("27 vittime", "in 43 paesi")
    assert values_against(source, target, [UnitRow((0,), (0,), 0.9)]) == 0
    assert values_against(source, target, [UnitRow((0,), (0, 1), 0.9)]) == 0
    assert values_against(source, texts("27 vittime", "in 51 paesi"), [UnitRow((0,), (0, 1), 0.9)]) > 0


def test_lengths_that_do_not_match_speak_against_a_translation():
    assert odds(PLAIN, PLAIN[:20]) < odds(PLAIN, PLAIN)
    assert traits("维也纳举行的会议").length == pytest.approx(
        traits("Weiyena juxing de huiyi").length, abs=0.3
    )


def test_a_template_filled_anew_is_told_from_a_copy():
    weather = ("Rain in Velmora, 14 degrees by noon", "Wind of 35 km/h in Ostrand today", PLAIN)
    again = ("Rain in Halmeri, 21 degrees by noon", "Wind of 52 km/h in Sorona today", PLAIN)
    pairs = [(0, 0), (1, 1), (2, 2)]
    assert refilled(traits(PLAIN), traits(PLAIN)) is None
    assert refilled_share(texts(*weather), texts(*weather), pairs) == 0
    assert refilled_share(texts(*weather), texts(*again), pairs) == 1


def test_what_is_seen_of_a_row_is_the_same_from_both_sides():
    left, right = texts(PLAIN, "Then 340 people left Zelmar"), texts("Dann gingen 340 Leute", PLAIN, "Nie")
    margin = np.array([[0.1, 0.3, 0.0], [0.2, 0.1, 0.05]])
    there = row_features(left, right, margin, [(0, 1), (1, 0)])
    back = row_features(right, left, margin.T, [(1, 0), (0, 1)])
    assert there == pytest.approx(back)


def test_fragments_join_the_sentence_before_them():
    text = "The mayor spoke to the press for an hour. He left. Nobody asked her about the harbour bridge."
    spans = whole_sentences(text, "en")
    assert [text[a:b] for a, b in spans] == [text[:50], text[51:]]
