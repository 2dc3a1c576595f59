from firsthand.derive.lines import align_lines
from making import BAKERY, HARBOUR, WordEncoder, mirrored


def rows(source, target):
    found = align_lines(source, target, WordEncoder())
    return [(r.source, r.target) for r in found.rows], found.dropped, found.added


def test_lines_of_a_translation_stand_beside_each_other():
    assert rows(HARBOUR, [mirrored(t) for t in HARBOUR]) == ([((n,), (n,)) for n in range(1, 7)], (), ())


def test_two_lines_that_were_merged_stand_beside_the_one():
    target = [mirrored(HARBOUR[0]), mirrored(HARBOUR[1] + " " + HARBOUR[2]), *map(mirrored, HARBOUR[3:])]
    found, dropped, added = rows(HARBOUR, target)
    assert ((2, 3), (2,)) in found
    assert (dropped, added) == ((), ())


def test_lines_left_out_and_added_have_no_row():
    target = [mirrored(HARBOUR[0]), mirrored(BAKERY[0]), *map(mirrored, HARBOUR[3:])]
    found, dropped, added = rows(HARBOUR, target)
    assert found == [((1,), (1,)), ((4,), (3,)), ((5,), (4,)), ((6,), (5,))]
    assert (dropped, added) == ((2, 3), (2,))


def test_empty_lines_keep_their_numbers_and_have_no_row():
    found, dropped, added = rows(["", HARBOUR[0], "  ", HARBOUR[1]], [HARBOUR[0], "", HARBOUR[1]])
    assert (found, dropped, added) == ([((2,), (1,)), ((4,), (3,))], (), ())


def test_a_text_beside_nothing_is_all_dropped():
    assert rows(["a", "", "b"], ["", ""]) == ([], (1, 3), ())
