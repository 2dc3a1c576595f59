"""Reads like the rules: which value of one report answers the same question as which of another."""

import pytest

from firsthand.compare.answers import answers, compare
from firsthand.compare.context import beside, context
from firsthand.compare.readings import read_sentences
from firsthand.derive.align import margins
from firsthand.derive.units import Units
from firsthand.embed.static import StaticEncoder
from making import WordEncoder, article, background

DEAD = "The flood on the Marvel river killed {} people in the old town of Ostrand, the fire service said."
HURT = "Doctors of the district hospital treated {} injured volunteers until late in the evening."
BRIDGES = "Engineers of the road office have closed {} damaged bridges north of the harbour."


def told(left, right):
    """The texts of the values that answer one question, with the verdict."""
    encoder = WordEncoder()
    sides = [read_sentences(article(n, lines), None) for n, lines in (("a", left), ("b", right))]
    units = [
        Units(
            tuple(s.text for s in side),
            tuple(s.paragraph for s in side),
            None,
            encoder.encode([s.text for s in side]),
            tuple((0, len(s.text)) for s in side),
        )
        for side in sides
    ]
    margin = margins(*units, ("en", "en"), background())
    found = answers(*(context(side, "en", StaticEncoder()) for side in sides), margin)
    return sorted(
        (a.one.reading.text, a.other.reading.text, a.verdict)
        for a in found
        if a.verdict != "conflict" or a.sure
    )


def test_one_value_is_one_answer_and_so_are_two_in_the_same_surroundings():
    assert told([DEAD.format(41), HURT.format(120)], [HURT.format(120), DEAD.format(37)]) == [
        ("120", "120", "agree"),
        ("41", "37", "conflict"),
    ]


def test_a_value_that_the_other_report_gives_too_answers_nothing_else():
    found = told([DEAD.format(41)], [DEAD.format(41), DEAD.replace("river", "stream").format(37)])
    assert [(a, b) for a, b, verdict in found if verdict == "conflict"] == []


def test_values_that_hold_each_other_are_compatible():
    assert told([DEAD.format("more than 40")], [DEAD.format(41)]) == [("more than 40", "41", "compatible")]


def test_values_in_other_surroundings_answer_other_questions():
    left, right = [DEAD.format(41), HURT.format(120)], [BRIDGES.format(37), HURT.format(120)]
    assert told(left, right) == [("120", "120", "agree")]


def test_values_of_another_size_answer_other_questions():
    assert told([DEAD.format(41)], [DEAD.format(4_100)]) == []


def test_the_date_of_a_dateline_and_a_relative_date_conflict_with_nothing():
    line = "OSTRAND, {} March 2024 (AFP) - The flood on the Marvel river reached the old town of Ostrand."
    assert told([line.format(4)], [line.format(5)]) == []
    said = "The flood on the Marvel river reached the old town of Ostrand {} in the early morning."
    assert told([said.format("on 4 March 2024")], [said.format("on 5 March 2024")]) != []
    assert told([said.format("yesterday")], [said.format("on 5 March 2024")]) == []


def test_rounding_is_no_conflict():
    assert told([DEAD.format("41 million")], [DEAD.format("40.8 million")]) == [
        ("41 million", "40.8 million", "compatible")
    ]
    share = "A survey by the Ostrand office found that {} of all voters in the old town want the bridge."
    assert told([share.format("10%")], [share.format("9.9%")]) == [("10%", "9.9%", "compatible")]
    assert told([share.format("30%")], [share.format("28%")]) == [("30%", "28%", "conflict")]


def test_a_small_number_in_words_answers_one_in_digits_and_says_nothing_else():
    assert told([DEAD.format("seven")], [DEAD.format("8")]) == [("seven", "8", "conflict")]
    assert told([DEAD.format("seven")], [DEAD.format("7")]) == []


def test_a_number_in_a_name_answers_nothing():
    seen = "The flood on the Marvel river was shown by the channel ORT {} in the early morning."
    assert told([seen.format(2)], [seen.format(1)]) == []


def test_sentences_that_leave_several_values_and_agree_in_none_are_a_template():
    line = "Plan {0}: loans from {1} to {2} crowns of the Ostrand savings bank are covered at {3}% for each debtor."
    first, second = (line.format(*values) for values in (("A", 2_100, 4_700, 31), ("B", 5_200, 9_800, 64)))
    assert told([first], [second]) == []


def test_a_span_of_days_in_another_month_is_one_difference():
    said = "The flood on the Marvel river held the old town of Ostrand from 12 to 14 {} 2024 in its grip."
    assert [verdict for *_, verdict in told([said.format("March")], [said.format("May")])] == ["conflict"] * 2


def test_a_year_does_not_explain_a_day():
    said = "The flood on the Marvel river reached the old town of Ostrand {} in the early morning."
    past = "The council of the old town had raised the walls of the harbour in 2024 after a long debate."
    found = told([said.format("on 4 March 2024")], [said.format("on 5 March 2024"), past])
    assert ("4 March 2024", "5 March 2024", "conflict") in found


def test_stamps_say_too_little():
    assert told(["Updated 4 March 2024"], ["Updated 5 March 2024"]) == []


def test_what_is_seen_of_the_surroundings():
    (spot,) = context(read_sentences(article("a", [DEAD.format(41)]), None), "en", WordEncoder()).spots
    assert beside(spot) == {"river", "kille", "peopl", "the"}
    assert spot.numbers == frozenset()


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        ("more than 300", "more than 800", "conflict"),
        ("more than 300", "more than 400", "compatible"),
        ("at least 300", "at least 800", "compatible"),
        ("more than 300", "800", "compatible"),
        ("less than 300", "less than 800", "conflict"),
    ],
)
def test_bounds_of_one_direction_say_how_large_a_thing_is(one, other, verdict):
    spots = [
        context(
            read_sentences(article(n, [f"There were {t} people that day."]), None), "en", WordEncoder()
        ).spots[0]
        for n, t in (("a", one), ("b", other))
    ]
    assert compare(spots[0].reading, spots[1].reading) == verdict


@pytest.mark.parametrize(("text", "other"), [("41 people", "41 euros"), ("41 people", "4 March 2024")])
def test_values_of_other_kinds_are_not_compared(text, other):
    spots = [
        context(
            read_sentences(article(n, [f"There were {t} in all that day."]), None), "en", WordEncoder()
        ).spots[0]
        for n, t in (("a", text), ("b", other))
    ]
    assert compare(spots[0].reading, spots[1].reading) is None
