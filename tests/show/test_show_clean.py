"""Hostile page text, made safe."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from firsthand.show import clean


@pytest.mark.parametrize(
    ("hostile", "safe"),
    [
        ("a\x1b[31mb\x1b[0mc", "abc"),
        ("a\x1b]8;;http://evil.example/\x07link\x1b]8;;\x07b", "alinkb"),
        ("a\x1b]0;title\x1b\\b", "ab"),
        ("a\x9b2Jb", "ab"),
        ("a\x1b", "a"),
        ("a\x1bcb", "ab"),
        ("a\x00\x07\x08b", "ab"),
        ("a\u202eb\u2066c\u2069", "abc"),
        ("two\r\nlines\u2028three", "two lines three"),
        ("\ud83d alone", "\ufffd alone"),
    ],
)
def test_escapes_controls_and_overrides_are_taken_out(hostile, safe):
    assert clean.plain(hostile) == safe


@pytest.mark.parametrize("text", ["می‌خواهم", "क्‍ष", "ال‏نص", "👨‍👩‍👧", "Việt Nam", "พ.ศ. ๒๕๖๗"])
def test_joiners_and_marks_that_writing_needs_are_kept(text):
    assert clean.plain(text) == text


@given(st.text(alphabet=st.characters(codec=None), max_size=200))
def test_nothing_that_steers_survives_any_text(text):
    made = clean.plain(text)
    made.encode("utf-8")
    assert not any(ord(c) < 32 or 127 <= ord(c) < 160 or 0x202A <= ord(c) <= 0x202E for c in made)
    assert clean.plain(made) == made


@given(st.text(max_size=200), st.integers(2, 40))
def test_shortened_text_fits(text, cells):
    made = clean.shorten(text, cells)
    assert made == text or (cell_len(made) <= cells and made.endswith("…"))


@given(st.text(max_size=200), st.integers(2, 40))
def test_text_shortened_at_its_start_fits_and_keeps_its_end(text, cells):
    made = clean.shorten_start(text, cells)
    assert made == text or (cell_len(made) <= cells and text.endswith(made[1:]))


def test_shortening_never_parts_a_mark_from_its_letter():
    assert clean.shorten("हिन्दी हिन्दी हिन्दी", 3)[:-1] in "हिन्दी"
    assert clean.shorten("ก็ก็ก็ก็", 3) == "ก็ก็…"
    assert clean.shorten("中文中文", 4) == "中…"


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "//evil.example/x",
        "http://",
        "http://[",
        "https://a b.example/",
        "\x01javascript:alert(1)",
        "",
        None,
    ],
)
def test_only_web_addresses_become_links(address):
    assert clean.web_address(address) is None
    assert clean.host(address) is None


def test_a_web_address_is_encoded_and_names_its_host():
    assert clean.web_address('https://www.a.example/"><b>(x)') == "https://www.a.example/%22%3E%3Cb%3E%28x%29"
    assert clean.host("HTTPS://WWW.A.example/x") == "a.example"


def test_markdown_of_the_page_is_dead():
    from markdown_it import MarkdownIt

    hostile = "[a](javascript:x) ![b](http://e.example) <b>c</b> `d` **e** | f ~~g~~ &lt; https://h.example @i $j$ #1"
    html = MarkdownIt("commonmark").enable(["table", "strikethrough"]).render("- " + clean.markdown(hostile))
    assert not any(tag in html for tag in ("<a", "<img", "<b>", "<code", "<strong", "<del", "<s>"))
    assert clean.markdown("See https://x.example") == "See https\\://x\\.example"


def test_reading_direction_is_that_of_the_first_strong_letter():
    assert clean.reads_right_to_left("«صحيفة» ABC")
    assert not clean.reads_right_to_left("12 ABC صحيفة")
    assert not clean.reads_right_to_left("123")


def test_file_names():
    assert clean.file_name("a/b/c.txt") == "c.txt"
    assert clean.file_name("a/b/") == "b"
    assert clean.file_name("-") == "-"
