import datetime
from decimal import Decimal

import pytest

from firsthand.compare.anchor import Anchor, anchors, published_from_story
from firsthand.compare.fidelity import flags, with_flags
from firsthand.compare.names import swapped_names
from firsthand.model import Coverage, DateValue, Derivation, Piece, QuantityValue, Row, Segment
from making import article, published

DAY = datetime.date(2024, 3, 12)


def rows(count, score=0.9):
    return tuple(Row((n,), (n,), score) for n in range(1, count + 1))


def changed(source, target, languages=("en", "de"), shares=(1.0, 1.0), score=0.9, aligned=None):
    """Kinds and words of the flags of a translation given line by line."""
    made = flags(
        article("a", source, languages[0]),
        article("b", target, languages[1]),
        rows(min(len(source), len(target)) if aligned is None else aligned, score),
        Anchor(DAY, own=True),
        shares,
    )
    return [(f.kind, f.source_text, f.target_text) for f in made]


@pytest.mark.parametrize(
    ("source", "target", "languages"),
    [
        ("The works cost 210 million euros.", "Die Arbeiten kosten 210 Millionen Euro.", ("en", "de")),
        ("Some 12,500 people came.", "Rund 12.500 Menschen kamen.", ("en", "de")),
        ("It opened on 12 March 2024.", "Sie wurde am 12.03.2024 eröffnet.", ("en", "de")),
        ("It fell by 1.5 percent.", "Она упала на 1,5 процента.", ("en", "ru")),
        ("It opened on 12 March 2024.", "Мост открыли 12 марта 2024 года.", ("en", "ru")),
    ],
)
def test_a_value_that_is_only_written_otherwise_is_no_change(source, target, languages):
    assert changed([source], [target], languages) == []


def test_a_changed_number_is_flagged_with_both_values():
    made = list(
        flags(
            article("a", ["The works cost 210 million euros."]),
            article("b", ["Die Arbeiten kosten 120 Millionen Euro."], "de"),
            rows(1),
            None,
            (1.0, 1.0),
        )
    )
    assert [(f.kind, f.source, f.target) for f in made] == [("number", 1, 1)]
    assert made[0].source_value == QuantityValue(Decimal(210_000_000), Decimal(210_000_000))
    assert made[0].target_value == QuantityValue(Decimal(120_000_000), Decimal(120_000_000))
    assert (made[0].source_unit, made[0].target_unit) == ("EUR", "EUR")
    assert "120" in made[0].target_text
    assert 0 < made[0].confidence <= 1


def test_a_changed_date_is_flagged():
    (made,) = changed(["It opened on 12 March 2024."], ["Sie wurde am 13. März 2024 eröffnet."])
    assert made[0] == "date"


def test_a_number_that_only_one_side_has_is_no_change():
    assert changed(["The works cost 210 million euros."], ["Die Arbeiten sind teuer."]) == []


def test_numbers_of_a_language_without_tables_are_left_alone():
    assert changed(["The works cost 210 million euros."], ["120 120 120 euro"], ("en", "xx")) == []
    assert changed(["The works cost 210 million euros."], ["120 Millionen Euro"], ("en", None)) == []


def test_a_row_that_is_hardly_sure_is_not_compared():
    assert changed(["The works cost 210 million euros."], ["Sie kosten 120 Millionen Euro."], score=0.3) == []


def test_lines_left_out_and_added_are_flagged_only_where_most_was_taken_over():
    source, target = ["One thing.", "Left out."], ["Ein Ding.", "Dazu."]
    found = changed(source, target, aligned=1)
    assert found == [("omission", "Left out.", None), ("addition", None, "Dazu.")]
    assert changed(source, target, aligned=1, shares=(0.3, 0.9)) == [("addition", None, "Dazu.")]
    assert changed(source, target, aligned=1, shares=(0.9, 0.3)) == [("omission", "Left out.", None)]


SPEAKS = [
    "Today Marchetti spoke first.",
    "Then Lindqvist answered him.",
    "So Marchetti agreed.",
    "Again Lindqvist smiled.",
]
SPRICHT = [
    "Heute sprach Marchetti zuerst.",
    "Dann antwortete ihm Lindqvist.",
    "Da war Marchetti einig.",
    "Wieder lachte Lindqvist.",
]


def test_a_name_that_became_another_of_the_articles_names_is_flagged():
    source = [*SPEAKS, "In the end Marchetti paid."]
    target = [*SPRICHT, "Am Ende zahlte Lindqvist."]
    assert changed(source, target) == [("name", "Marchetti", "Lindqvist")]


def test_names_that_stay_or_are_replaced_by_a_pronoun_are_no_swap():
    assert changed(SPEAKS, SPRICHT) == []
    assert changed([*SPEAKS, "In the end Marchetti paid."], [*SPRICHT, "Am Ende zahlte er."]) == []


def test_names_are_followed_into_another_script():
    russian = [
        "Сегодня Маркетти начал.",
        "Потом Линдквист ответил.",
        "Так Маркетти решил.",
        "Опять Линдквист смеялся.",
    ]
    source, target = article("a", SPEAKS), article("b", russian, "ru")
    assert list(swapped_names(source, target, rows(4))) == []


def edge(source, target, **more):
    return Derivation("d", source, None, target, "translation", "known", 0.9, Coverage(0.9, 0.9), **more)


def test_an_edge_gets_its_flags_and_one_from_an_absent_source_stays_as_it_is():
    a, b = (
        article("a", ["It cost 210 million euros."]),
        article("b", ["Es kostete 120 Millionen Euro."], "de"),
    )
    flagged = with_flags(edge("a", "b", rows=rows(1)), {"a": a, "b": b}, {})
    assert [f.kind for f in flagged.flags] == ["number"]
    absent = edge(None, "b")
    assert with_flags(absent, {"b": b}, {}) is absent


# -- the day from which an article speaks ------------------------------------------------


def test_an_undated_translation_speaks_from_the_day_of_its_source_and_so_on_down():
    made = [article("a", published=published("2024-03-10")), article("b"), article("c"), article("d")]
    found = anchors(made, [edge("b", "c"), edge("a", "b")], [["a", "b", "c", "d"]])
    assert found["a"] == Anchor(datetime.date(2024, 3, 10), own=True)
    assert found["c"] == Anchor(datetime.date(2024, 3, 10), own=False)


def test_an_undated_report_speaks_from_the_middle_day_of_its_event_else_of_its_story():
    days = {"a": "2024-03-10", "b": "2024-03-11", "c": "2024-03-20"}
    made = [article(n, published=published(v)) for n, v in days.items()] + [article("x"), article("y")]
    found = anchors(made, [edge("q", "y")], [["a", "b", "c", "x"], ["y"]])
    assert found["x"].day == found["y"].day == datetime.date(2024, 3, 11)
    assert anchors([article("x")], [], [["x"]]) == {}


def test_a_weekday_in_the_head_and_the_storys_days_give_a_date():
    told = article("x", ["The council voted on Tuesday for the bridge."])
    found = published_from_story(told, Anchor(datetime.date(2024, 3, 13), own=False)).published
    assert (found.value, found.precision, found.from_) == ("2024-03-12", "day", "story")
    assert "Tuesday" in found.evidence


def test_the_weekday_is_not_before_the_latest_day_that_the_head_tells():
    told = article("x", ["It fell on 14 March 2024.", "The council met on Tuesday."])
    found = published_from_story(told, Anchor(datetime.date(2024, 3, 13), own=False)).published
    assert found.value == "2024-03-19"


@pytest.mark.parametrize(
    ("made", "anchor"),
    [
        (article("x", ["The council voted for the bridge."]), Anchor(DAY, own=False)),
        (article("x", ["The council voted on Tuesday."]), None),
        (article("x", ["The council voted on Tuesday."]), Anchor(DAY, own=True)),
        (
            article("x", ["The council voted on Tuesday."], published=published("2024-03")),
            Anchor(DAY, own=False),
        ),
    ],
)
def test_where_nothing_tells_a_date_it_stays_as_it_is(made, anchor):
    assert published_from_story(made, anchor) is made


def test_a_flag_of_a_date_reads_both_sides_from_the_sources_day():
    source, target = (
        article("a", ["It opens on 12 March."]),
        article("b", ["Sie öffnet am 13. März 2024."], "de"),
    )
    made = list(flags(source, target, rows(1), Anchor(DAY, own=True), (1, 1)))
    assert [f.source_value for f in made] == [DateValue("2024-03-12", "day")]


def alone(text, sentence, number=1):
    start = text.index(sentence)
    return (Piece(number, (start, start + len(sentence))),)


def test_a_sentence_left_out_or_added_inside_a_paragraph_is_flagged_by_itself():
    source, target = "It rained all day. Nobody came.", "Es regnete den ganzen Tag. Schade."
    segments = [
        Segment((Piece(1, (0, 18)),), (Piece(1, (0, 26)),), 0.9),
        Segment(alone(source, "Nobody came."), ()),
        Segment((), alone(target, "Schade.")),
    ]
    sides = article("a", [source]), article("b", [target], "de")
    made = [
        (f.kind, f.source, f.target, f.source_text, f.target_text)
        for f in flags(*sides, rows(1), None, (1.0, 1.0), segments)
    ]
    assert made == [("omission", 1, None, "Nobody came.", None), ("addition", None, 1, None, "Schade.")]
    assert list(flags(*sides, rows(1), None, (0.2, 0.2), segments)) == []
