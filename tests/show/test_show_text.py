"""Terminal and Markdown: everything the reader needs, nothing the page could do."""

import io
import re

import pytest
from invented_report import ALIGNMENT, HOSTILE_PAGE, MARSA, REPORT, SAMACHAR, crowd
from markdown_it import MarkdownIt
from rich.cells import cell_len
from rich.console import Console

from firsthand import show
from firsthand.model import Alignment, Inputs, Report, Row


def printed(report, width=80, **options):
    stream = io.StringIO()
    show.terminal(report, Console(file=stream, width=width, **options))
    return stream.getvalue()


def test_the_first_line_is_the_answer():
    assert (
        printed(REPORT)
        .splitlines()[0]
        .startswith("10 articles · 7 languages · 8 outlets · 2 stories → 5 origins (between 4 and 6)")
    )


def test_the_tree_says_who_took_it_from_whom():
    text = printed(REPORT)
    for said in (
        "Origin A  Kelvara Herald first; 3 articles took it over, 1 at second hand",
        "Origin B  harborpost.example, not among the pages; 2 articles took it over",
        "harborpost.example  not among the pages",
        "likely translated from A2: 3 of its 4 paragraphs, 80% of it",
        "direction likely, confidence 86%; 1 date changed",
        "same text as B1 (copy); either could be first",
        "also from A3",
        "conflicts with 3 Mar 2031",
        "all rest on Tal Delta coast guard",
    ):
        assert said in text


@pytest.mark.parametrize("width", [40, 80, 200])
def test_no_line_is_wider_than_the_terminal(width):
    lines = printed(REPORT, width).splitlines()
    assert max(cell_len(line) for line in lines) <= max(width, 44)


def test_off_a_terminal_there_is_no_escape_and_on_one_only_colours():
    assert "\x1b" not in printed(REPORT)
    coloured = printed(REPORT, force_terminal=True, color_system="truecolor")
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == printed(REPORT)


@pytest.mark.parametrize("make", [printed, show.markdown])
def test_page_text_cannot_steer_the_terminal_or_turn_text_round(make):
    made = make(REPORT)
    assert not any((ord(c) in range(32) and c != "\n") or 0x7F <= ord(c) < 0xA0 for c in made)
    assert not set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069") & set(made)


def test_a_hostile_page_puts_no_html_link_or_picture_into_markdown():
    html = MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(show.markdown(REPORT))
    assert "<script" not in html and "<img" not in html and "<b>" not in html
    assert re.findall(r'href="([^"]*)"', html) == ["https://harborpost.example/ferry-130"]


def test_markdown_holds_the_values_with_their_sentences():
    text = show.markdown(REPORT)
    assert "# 10 articles, 7 languages, 2 stories → 5 origins" in text
    assert "  - **3 Mar 2031** (origin A and C)" in text
    assert "**3月2日晚**" in text
    assert "**number changed**: “عشرات” (10 to 99) became “सैकड़ों” (100 to 999)" in text
    assert "pages/broken\\.html: not text in any known encoding" in text


@pytest.mark.parametrize("report", [Report(Inputs(0), ()), Report(Inputs(1), (SAMACHAR,))])
def test_a_report_without_stories_is_no_error(report):
    assert printed(report)
    assert show.markdown(report)
    assert show.html_report(report)
    assert show.json_report(report)


def test_a_large_report_is_cut_in_the_terminal_and_says_so():
    text = printed(crowd(400, 40))
    assert "… and 16 more stories" in text
    assert len(text.splitlines()) < 1500
    assert "more origins" in printed(crowd(100))
    assert "more articles" in printed(crowd(150))


def test_an_alignment_shows_rows_changes_and_what_is_missing():
    stream = io.StringIO()
    show.alignment_terminal(MARSA, SAMACHAR, ALIGNMENT, Console(file=stream, width=80))
    for text in (stream.getvalue(), show.alignment_markdown(MARSA, SAMACHAR, ALIGNMENT)):
        assert "number changed" in text
        assert "left out by b" in text.lower()
        assert "not in a" in text.lower()


def test_an_alignment_of_hostile_text_is_harmless():
    alignment = Alignment((Row((1,), (2,), 1.0),), dropped=(2,))
    text = show.alignment_markdown(HOSTILE_PAGE, HOSTILE_PAGE, alignment)
    html = MarkdownIt("commonmark").render(text)
    assert "<script" not in html and "href" not in html
    assert "\x1b" not in text
