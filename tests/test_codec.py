import json
from decimal import Decimal

import cattrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand import codec, model
from making import article, published

decimals = st.none() | st.decimals(
    allow_nan=False, allow_infinity=False, min_value=-(10**30), max_value=10**30
)
values = st.one_of(
    st.none(),
    st.builds(model.DateValue, st.text(max_size=10), st.sampled_from(["year", "month", "day", "minute"])),
    st.builds(model.QuantityValue, decimals, decimals),
    st.builds(model.NameValue, st.text(max_size=10), st.none() | st.just("Q1")),
)
members = st.builds(
    model.Member, st.text(max_size=5), st.integers(1, 9), st.text(), values, st.none() | st.text(max_size=5),
    st.tuples(st.text(max_size=5)),
)  # fmt: skip


@given(st.lists(members, max_size=3))
def test_statements_come_back_as_they_were(some):
    statement = model.Statement("id", "quantity", "agree", 1, ("AFP",), tuple(some))
    assert codec.loads(codec.dumps(statement), model.Statement) == statement


@given(st.text(), st.one_of(st.none(), st.text()), st.dictionaries(st.text(), st.floats(0, 1)))
def test_articles_come_back_as_they_were(text, title, languages):
    made = model.Article(
        "a", "a.txt", None, languages, title, (model.Paragraph(1, "body", text),), text,
        published=published("2024-03-12"), credits=(model.Credit("AFP", "source", "(AFP)", span=(0, 5)),),
        links=model.Links(alternate={"de": text}), dropped=(model.DroppedLine(1, "menu", text),),
    )  # fmt: skip
    assert codec.loads(codec.dumps(made), model.Article) == made


def test_a_report_comes_back_with_everything_in_it():
    flag = model.FidelityFlag("number", 1, 2, "3", "4", model.QuantityValue(Decimal(3), None), None, 0.8)
    edge = model.Derivation(
        "d", None, "https://a.example", "b", "translation", "known", 0.9, model.Coverage(None, 1.0),
        (model.Evidence("times", text="x"),), (model.Row((1,), (2, 3), 0.9),), (4,), (5,), (flag,),
    )  # fmt: skip
    origins = model.Origins(1, 1, 2, (model.OriginGroup(("b",), None, ("AFP",)),))
    story = model.Story(
        "s", "T", "en", None, None, (model.Event("e", "T", ("b",), origins),), (),
        (model.TimelineEntry("2024", "year", "x", None, ("b",), 1, ("2023",)),), (model.Entry(None, "b", 0, True),),
    )  # fmt: skip
    report = model.Report(
        model.Inputs(2, (model.Failure("x", "no"),)), (article("b"),), (edge,), (story,), ("nothing",)
    )
    assert codec.loads(codec.dumps(report), model.Report) == report


def test_json_has_the_names_of_the_contract():
    raw = codec.to_dict(published("2024-03-12"))
    assert raw == {"value": "2024-03-12", "precision": "day", "evidence": "2024-03-12", "from": "page"}
    assert codec.to_dict(model.Evidence("times")) == {"kind": "times"}
    assert codec.to_dict(model.QuantityValue(Decimal("1E+3"), None)) == ["1000", None]


def test_one_line_of_json_keeps_every_script_readable():
    line = codec.dumps(model.NameValue("Пхеньян\n平壤"))
    assert "\n" not in line
    assert "Пхеньян" in line
    assert json.loads(line)["name"] == "Пхеньян\n平壤"


def test_run_prints_articles_without_their_dropped_lines():
    assert "dropped" in codec.article_dict(article("a"), dropped=True)
    assert "dropped" not in codec.article_dict(article("a"), dropped=False)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("1E+4", "10000"),
        ("1.50", "1.5"),
        ("0.000", "0"),
        ("-2.0", "-2"),
        ("100", "100"),
        ("0E-7", "0"),
        ("1E-3", "0.001"),
    ],
)
def test_numbers_are_written_out_plainly(value, text):
    assert codec.decimal_string(Decimal(value)) == text


@pytest.mark.parametrize("value", ["1E+999999", "-1E-999999", "NaN", "Infinity", "0E+999999", "0E-999999"])
def test_an_absurd_number_does_not_fill_the_report(value):
    assert len(codec.decimal_string(Decimal(value))) < 20


@given(st.decimals(allow_nan=False, allow_infinity=False))
def test_a_written_number_is_the_number(value):
    assert Decimal(codec.decimal_string(value)) == value
    assert len(codec.decimal_string(value)) < 200


@pytest.mark.parametrize("raw", [{}, {"id": 1}, [], None, "x"])
def test_what_is_no_article_is_refused(raw):
    with pytest.raises((cattrs.errors.BaseValidationError, TypeError, KeyError, AttributeError)):
        codec.from_dict(raw, model.Article)
