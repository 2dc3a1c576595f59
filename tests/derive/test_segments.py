"""Sentences inside aligned paragraphs: which say the same, and which one side alone has."""

from firsthand.derive.segments import segments
from firsthand.model import Row
from making import BAKERY, HARBOUR, article, background, embedded, mirrored


def found(source, target, rows, languages=("en", "fr")):
    """The texts on both sides of every segment; paragraphs are given as lists of sentences."""
    left = article("left", [" ".join(sentences) for sentences in source], languages[0])
    right = article("right", [" ".join(sentences) for sentences in target], languages[1])
    made = segments(*embedded(left, right), [Row(a, b, 0.9) for a, b in rows], background())
    texts = [{p.number: p.text for p in side.paragraphs} for side in (left, right)]
    return [
        tuple(
            " ".join(texts[n][piece.paragraph][slice(*piece.span)] for piece in side)
            for n, side in enumerate((segment.source, segment.target))
        )
        for segment in made
    ], made


def pairs(*sentences):
    return [(text, mirrored(text)) for text in sentences]


MIRRORED = [mirrored(text) for text in HARBOUR]


def test_sentences_of_a_row_stand_beside_each_other():
    texts, made = found([HARBOUR[:3]], [MIRRORED[:3]], [((1,), (1,))])
    assert texts == pairs(*HARBOUR[:3])
    assert all(0.5 < segment.score <= 1 for segment in made)


def test_a_sentence_left_out_stands_alone_in_its_place():
    texts, made = found([HARBOUR[:4]], [[MIRRORED[0], *MIRRORED[2:4]]], [((1,), (1,))])
    assert texts == [*pairs(HARBOUR[0]), (HARBOUR[1], ""), *pairs(*HARBOUR[2:4])]
    assert made[1].score is None


def test_a_sentence_added_stands_where_the_target_has_it():
    foreign = mirrored(BAKERY[4])
    texts, _ = found([HARBOUR[:3]], [[MIRRORED[0], foreign, *MIRRORED[1:3]]], [((1,), (1,))])
    assert texts == [*pairs(HARBOUR[0]), ("", foreign), *pairs(*HARBOUR[1:3])]


def test_two_sentences_that_became_one_are_one_segment():
    merged = f"{MIRRORED[1].rstrip('.')}, {MIRRORED[2]}"
    texts, _ = found([HARBOUR[:4]], [[MIRRORED[0], merged, MIRRORED[3]]], [((1,), (1,))])
    assert texts[1] == (f"{HARBOUR[1]} {HARBOUR[2]}", merged)


def test_a_sentence_that_moved_to_another_paragraph_stands_beside_it():
    source = [HARBOUR[:3], HARBOUR[3:]]
    target = [[MIRRORED[0], MIRRORED[2]], [MIRRORED[3], MIRRORED[1], *MIRRORED[4:]]]
    texts, _ = found(source, target, [((1,), (1,)), ((2,), (2,))])
    assert (HARBOUR[1], MIRRORED[1]) in texts and len(texts) == 6


def test_sentences_that_changed_places_are_found_in_the_order_of_the_source():
    target = [[MIRRORED[1], MIRRORED[0], *MIRRORED[2:4]]]
    assert found([HARBOUR[:4]], target, [((1,), (1,))])[0] == pairs(*HARBOUR[:4])


def test_paragraphs_without_a_row_have_no_segment():
    texts, _ = found([HARBOUR[:2], BAKERY[:2]], [MIRRORED[:2]], [((1,), (1,))])
    assert texts == pairs(*HARBOUR[:2])


def test_a_language_that_is_not_split_keeps_its_rows():
    texts, made = found([HARBOUR[:2]], [MIRRORED[:2]], [((1,), (1,))], languages=("en", "th"))
    assert texts == [(" ".join(HARBOUR[:2]), " ".join(MIRRORED[:2]))]
    assert made[0].score == 0.9


def test_without_rows_there_is_nothing():
    assert found([HARBOUR], [MIRRORED], []) == ([], ())
