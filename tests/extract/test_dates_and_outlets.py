"""Publication dates with the precision that the page gives; outlets and authors only where evident."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand import model
from firsthand.extract import byline, outlet
from firsthand.extract.published import (
    day_first,
    first_found,
    from_address,
    from_line,
    from_lines,
    from_machine,
)


@pytest.mark.parametrize(
    ("line", "language", "value"),
    [
        ("Section nameThứ Ba, 12/11/2024 06:53:54 +07:00Google News", "vi", "2024-11-12T06:53:54+07:00"),
        ("A PaperA Paper24/10/2024", "th", "2024-10-24"),
        ("2024年11月12日 10時32分", "ja", "2024-11-12T10:32"),
        ("09:56 01/04/2025", "vi", "2025-04-01T09:56"),
        ("11/13/2024", "en", "2024-11-13"),
        ("11/12/2024", "en", "2024"),
        ("11/12/2024", "en-US", "2024-11-12"),
        ("11/12/2024", "en-GB", "2024-12-11"),
        ("2024-11-12 at 5:31 pm", "en", "2024-11-12T17:31"),
        ("24/10/2567 14:05 น.", "th", "2024-10-24T14:05"),
        ("Published6 November 2025, 12:26", "en", "2025-11-06T12:26"),
        ("12.11.2024, 08:15 GMT", "de", "2024-11-12T08:15+00:00"),
    ],
)
def test_visible_dates_keep_their_precision(line, language, value):
    assert from_line(line, language).value == value


def test_the_weekday_is_part_of_the_evidence():
    assert from_line("Tin, Thứ Ba, 12/11/2024", "vi").evidence == "Thứ Ba, 12/11/2024"


@pytest.mark.parametrize("line", ["31/02/2024", "99/99/2024", "1.2.3", "", "12/11/1888", "no date here"])
def test_no_date_is_no_date(line):
    assert from_line(line, "de") is None


def test_a_sentence_that_mentions_a_date_is_no_date_line():
    sentence = (
        "The minister, seen here speaking in the harbour on 12/11/2024, has since then left the government."
    )
    assert from_line(sentence, "de") is None


def test_of_two_dates_the_earlier_was_the_publication():
    assert from_lines(["13.11.2024 10:00", "12.11.2024 09:00"], "de").value == "2024-11-12T09:00"


@pytest.mark.parametrize(
    ("text", "value", "precision"),
    [
        ("2024", "2024", "year"),
        ("2024-11", "2024-11", "month"),
        ("20241112", "2024-11-12", "day"),
        ("2024-11-12T06:53", "2024-11-12T06:53", "minute"),
        ("2024-11-12 06:53:54.123+0700", "2024-11-12T06:53:54+07:00", "second"),
        ("2024-11-12T06:53:54Z", "2024-11-12T06:53:54+00:00", "second"),
        ("Tue, 12 Nov 2024 06:53:54 +0100", "2024-11-12T06:53:54+01:00", "second"),
    ],
)
def test_machine_dates(text, value, precision):
    found = from_machine(text, "markup")
    assert (found.value, found.precision) == (value, precision)


@pytest.mark.parametrize("text", [None, 5, "", "soon", "0001-01-01", "2024-13-45", "x" * 100])
def test_machine_dates_that_are_none(text):
    assert from_machine(text, "record") is None


@pytest.mark.parametrize(
    ("url", "value"),
    [
        ("https://a.example/2024/11/12/title", "2024-11-12"),
        ("https://a.example/2024/11/title", "2024-11"),
        ("https://a.example/title-20241112.html", "2024-11-12"),
        ("https://a.example/2024/13/12/x", None),
        (None, None),
    ],
)
def test_dates_of_addresses(url, value):
    found = from_address(url)
    assert (found.value if found else None) == value


def test_a_date_with_a_time_of_the_same_day_is_better():
    day, minute = from_machine("2024-11-12", "record"), from_machine("2024-11-12T10:00", "markup")
    other = from_machine("2025-01-01T10:00", "markup")
    assert first_found([None, day, other, minute]) == minute
    assert first_found([day, other]) == day and first_found([None]) is None


def test_day_and_month_order_is_cldr_s():
    assert day_first("de") and day_first("es") and day_first(None) and day_first("xx")
    assert day_first("en") is None and day_first("en-US") is False


@settings(deadline=None)
@given(st.text(max_size=200), st.sampled_from(["en", "vi", "th", None]))
def test_any_line_is_read(text, language):
    found = from_line(text, language)
    assert found is None or found.value


@pytest.mark.parametrize(
    ("texts", "metadata", "expected"),
    [
        (["(Velmora News) -", "velmoranews.com"], [], model.Outlet("Velmora News", "velmoranews.com")),
        (["(Reuters) -"], [], model.Outlet(None, None)),
        (["© 2024 Velmora Courier. All rights reserved."], [], model.Outlet("Velmora Courier", None)),
        (
            ["Source: https://baovelmora.com/x"],
            ["Báo VelmoraBáo Velmora24/10/2024"],
            model.Outlet("Báo Velmora", None),
        ),
        (["Source: https://baovelmora.com/x"], ["Ann Berg 24/10/2024"], model.Outlet(None, None)),
        (["google.com", "facebook.com"], [], model.Outlet(None, None)),
    ],
)
def test_outlets_are_named_only_where_evident(texts, metadata, expected):
    assert outlet.visible(texts, metadata) == expected


def test_transports_and_domains_are_no_outlet_names():
    assert outlet.declared("Google News", None, "https://www.bbc.co.uk/x") == model.Outlet(None, "bbc.co.uk")
    assert outlet.declared("courier.example.com", None, None).name is None
    assert outlet.declared("A", "google.com", None) == model.Outlet("A", None)


@pytest.mark.parametrize(
    ("metadata", "signature", "expected"),
    [
        (["By Ann Berg"], [], ("Ann Berg",)),
        (["By Ann Berg, Carl Dorn"], [], ("Ann Berg", "Carl Dorn")),
        (["Tác giả: Hoa Mai"], [], ("Hoa Mai",)),
        ([], ["Hoa Mai(Nguồn: Reuters)"], ("Hoa Mai",)),
        ([], ["Kim Jong Un"], ()),
        (["By Reuters"], [], ()),
        (["By the way, it rained 3 times"], [], ()),
    ],
)
def test_authors_are_named_only_where_evident(metadata, signature, expected):
    assert byline.visible(metadata, signature, model.Outlet(None, None)) == expected


def test_declared_authors_are_split_and_the_outlet_left_out():
    shown = model.Outlet("Velmora Bote", "bote.example")
    assert byline.declared(["Ann Berg und Carl Dorn, dpa", "Velmora Bote"], "de", shown) == (
        "Ann Berg",
        "Carl Dorn",
        "dpa",
    )
