from hypothesis import given
from hypothesis import strategies as st

from firsthand.derive.verbatim import contained, overlap, runs
from making import BAKERY, HARBOUR

THAI = ["สภาเมืองลงมติเห็นชอบการสร้างสะพานข้ามแม่น้ำแห่งใหม่เมื่อวันอังคาร", "วิศวกรคาดว่างานจะเริ่มก่อนฤดูหนาวปีนี้และใช้เวลาสองปี"]
CHINESE = ["市议会星期二投票决定在港口修建一座新的大桥。", "工程师预计工程将在冬季之前开始，历时两年。"]


def test_a_copy_stands_there_whole():
    found = overlap(HARBOUR, HARBOUR)
    assert (found.source, found.target, found.sentences_of_source, found.sentences_of_target) == (1, 1, 1, 1)


def test_unrelated_texts_of_one_language_share_almost_nothing():
    found = overlap(HARBOUR, BAKERY)
    assert max(found.source, found.target) < 0.05
    assert found.sentences_of_source == found.sentences_of_target == 0


def test_an_excerpt_is_whole_in_its_source_and_its_source_is_not_whole_in_it():
    found = overlap(HARBOUR, HARBOUR[:2])
    assert found.target > 0.99
    assert found.source < 0.5
    assert found.sentences_of_target == 1


def test_one_replaced_word_leaves_a_sentence_taken_over():
    assert overlap(HARBOUR[:1], [HARBOUR[0].replace("debate", "quarrel")]).sentences_of_source == 1


def test_capitals_spaces_and_punctuation_make_no_difference():
    assert (
        overlap(HARBOUR, [text.upper().replace(" ", "  ").replace(".", "!") for text in HARBOUR]).source == 1
    )


def test_copies_are_found_in_scripts_without_spaces():
    for texts in (THAI, CHINESE):
        assert overlap(texts, texts[:1]).target == 1
        assert overlap(texts[:1], texts[1:]).sentences_of_source == 0


def test_texts_without_letters_share_nothing():
    found = overlap(["…"], ["—", ""])
    assert (found.source, found.sentences_of_target) == (0, 0)
    assert contained("!", runs("anything at all")) == 0


@given(st.lists(st.text(max_size=40), max_size=4), st.lists(st.text(max_size=40), max_size=4))
def test_shares_are_shares_and_turn_with_the_sides(left, right):
    there, back = overlap(left, right), overlap(right, left)
    assert (there.source, there.sentences_of_source) == (back.target, back.sentences_of_target)
    assert all(0 <= share <= 1 for share in (there.source, there.target, there.sentences_of_source))
