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
        ("It was 20 degrees warmer.", "Es war 11 Grad wärmer."),
        ("Up to 10 inches of rain fell.", "Es fielen bis zu 25 cm Regen."),
        ("It opened on Saturday.", "Am Samstag wurde eröffnet."),
        ("It opened on Saturday.", "Gestern wurde eröffnet."),
        ("Between 1 to 4 inches of rain fell.", "Es fielen 2 bis 10 cm Regen."),
        ("He pitched 220 2/3 innings.", "Er warf 220 Innings."),
        ("In the first half, eight inmates left.", "Es endete um 17:30 Uhr."),
        ("His first album came out.", "Das Album gab es 2 Mal."),
        ("It lies about a mile away.", "Es liegt etwa 1,6 Kilometer entfernt."),
        ("It was over half an inch.", "Es waren über 1,3 cm."),
        ("It blew at 85 mph.", "Es wehte mit 136 km/h."),
        ("There were widespread 80s.", "Es hatte verbreitet 27 °C."),
        ("They sold both shops twice.", "Sie verkauften die 2 Läden 2 Mal."),
        ("It starts at 7 p.m.", "Beginn ist um 19:00 Uhr."),
        ("The wave was 3 feet high.", "Die Welle war 1 Meter hoch."),
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
        ("Up to 10 inches of rain fell.", "Es fielen bis zu 25 mm Regen.", "number"),
        ("It was 10 degrees warmer.", "Es war 12 Grad wärmer.", "number"),
        ("They won 5-2.", "Sie gewannen 7:2.", "number"),
        ("It lies about a mile away.", "Es liegt etwa 5,6 Kilometer entfernt.", "number"),
        ("It was over half an inch.", "Es waren über 4,3 cm.", "number"),
        ("Between 2 to 4 inches of rain fell.", "Es fielen 9 bis 10 cm Regen.", "number"),
        ("It was 80 degrees, 10 more.", "Es waren 26 Grad, 40 mehr.", "number"),
        ("It was 20 degrees warmer.", "Es war 40 Grad wärmer.", "number"),
        ("A Category 1 hurricane came.", "Ein Hurrikan der Kategorie 2 kam.", "number"),
        ("Twelve points remain.", "Es bleiben 72 Punkte.", "number"),
        ("It starts at 7 p.m.", "Beginn ist um 19:40 Uhr.", "number"),
        ("They won twice.", "Sie gewannen 8 Mal.", "number"),
        ("It took an hour.", "Es dauerte 8 Stunden.", "number"),
        ("The wave was 20 feet high.", "Die Welle war 60 Fuß (6 Meter) hoch.", "number"),
        ("It was 136 years ago.", "Das war vor 736 Jahren.", "number"),
        ("Three men came.", "Es kamen 8 Männer.", "number"),
        ("It was her eighth album.", "Es war ihr 7. Album.", "number"),
        ("It had a magnitude of 7.5.", "Es hatte 3,5 Grad.", "number"),
        ("It went at 800 kph.", "Es fuhr 700 Kilometer weit.", "number"),
        ("It lies about a mile away.", "Es liegt etwa 7,6 Kilometer von einem Dorf entfernt.", "number"),
        ("From 2 to 3 inches fell.", "Es fielen 5 bis 3 Zoll.", "number"),
        ("Almost 1000 people came.", "Es kamen fast 900 Leute.", "number"),
        ("It lies 300 km (190 miles) north.", "Es liegt 300 km (390 Meilen) nördlich.", "number"),
        ("He lost 19 of his 29 matches.", "Er verlor 29 seiner 29 Spiele.", "number"),
        ("His ERA is 2.53 in 220 2/3 innings.", "Sein ERA ist 3,53 in 220 2/3 Innings.", "number"),
        ("It was on Oct. 2, 1968.", "Es war am 10. Oktober 1968.", "day"),
        ("From Friday to Saturday to Saturday.", "Von Samstag bis Samstag bis Samstag.", "weekday"),
    ],
)
def test_a_number_or_part_of_a_date_that_became_another_is_a_change(source, target, part):
    assert [p for p, _, _ in changed(source, target)] == [part]


def test_a_day_of_last_year_is_compared():
    assert changed("On 12 March last year it opened.", "Am 15. März vergangenen Jahres wurde eröffnet.") == [
        ("day", 12, 15)
    ]


def test_a_part_behind_and_is_one_with_its_whole_number():
    source, target = "He pitched 220 2/3 innings.", "A jucat 820 și 2/3 de reprize."
    assert [part for part, _, _ in changed(source, target, "ro")] == ["number"]
    assert changed(source, target.replace("820", "220"), "ro") == []


def test_a_place_in_digits_counts_once():
    source, target = "He scored in the 65th minute.", "Er traf in Minute 65 von 90."
    assert changed(source, target) == []


def test_persian_words_for_places_are_read():
    assert changed("It was the 50th anniversary.", "پنجاهمین سالگرد ۲۰ نفره بود.", "fa") == []
