"""What counts as a change of a number or of a part of a date, and what is only written otherwise."""

import pytest

from firsthand.compare.numbers import changed_numbers


def changed(source, target, language="de"):
    return [
        (lost.part, lost.number, new.number)
        for lost, new in changed_numbers([(source, "en")], [(target, language)], None)
    ]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("The train left at 7.55 am.", "Der Zug fuhr um 7:55 Uhr ab."),
        ("The game begins at 3 p.m.", "Das Spiel beginnt um 15 Uhr."),
        ("They came in the 1980s.", "Sie kamen in den 80er Jahren."),
        ("It lies 10 miles away.", "Es liegt 16 Kilometer entfernt."),
        ("It was 80 degrees.", "Es waren 27 Grad."),
        ("It opened on Saturday.", "Am Samstag wurde eröffnet."),
        ("It opened on Saturday.", "Gestern wurde eröffnet."),
    ],
)
def test_what_is_only_told_otherwise_is_no_change(source, target):
    assert changed(source, target) == []


@pytest.mark.parametrize(
    ("source", "target", "part"),
    [
        ("It opened on Saturday.", "Am Sonntag wurde eröffnet.", "weekday"),
        ("It opened in March.", "Im Mai wurde eröffnet.", "month"),
        ("It opened on 12 March.", "Am 15. März wurde eröffnet.", "day"),
        ("It opened in 2018.", "Im Jahr 2016 wurde eröffnet.", "year"),
        ("It was their 34th start.", "Es war ihr 94. Start.", "number"),
        ("They won 5-2.", "Sie gewannen 7:2.", "number"),
        ("It was 136 years ago.", "Das war vor 736 Jahren.", "number"),
        ("Three men came.", "Es kamen 8 Männer.", "number"),
    ],
)
def test_a_number_or_part_of_a_date_that_became_another_is_a_change(source, target, part):
    assert [p for p, _, _ in changed(source, target)] == [part]
