"""What a user gets from HTML and from ready rows."""

from __future__ import annotations

import pytest
from made_pages import CLEAN, HTML, page

from firsthand import model
from firsthand.errors import NoArticle
from firsthand.extract.flatten import flatten, parse
from firsthand.extract.identity import article_id, own_address
from firsthand.extract.markup import absolute, read_markup
from firsthand.extract.page import extract_page


@pytest.fixture(scope="module")
def article():
    return extract_page(page(HTML, "html"))


def test_html_gives_roles_and_numbers_from_one(article):
    assert [(p.number, p.role) for p in article.paragraphs] == [
        (1, "title"),
        (2, "lead"),
        (3, "subheading"),
        (4, "body"),
        (5, "quote"),
        (6, "body"),
    ]
    assert all(p.line is None for p in article.paragraphs)


def test_offsets_point_into_the_page(article):
    for paragraph in article.paragraphs[1:]:
        assert HTML[paragraph.offset :].startswith(paragraph.text[:12])


def test_claims_of_the_markup_are_read(article):
    assert article.title == "Velmora opens its bridge"
    assert article.published == model.PublishedDate(
        "2024-03-12T10:32:00+01:00", "second", "2024-03-12T10:32:00+01:00", "markup"
    )
    assert article.modified.value == "2024-03-13" and article.modified.precision == "day"
    assert article.outlet == model.Outlet("Velmora Courier", "example.com")
    assert article.byline == ("Ann Berg", "Carl Dorn")


def test_links_of_the_markup_are_read(article):
    assert article.links.canonical == "https://courier.example.com/bridge"
    assert article.links.alternate == {"de": "https://courier.example.com/de/bruecke"}
    assert article.links.translation_of == "https://bote.example.org/bruecke"


def test_microdata_is_read_where_there_is_no_json():
    html = """<html><body><div itemscope itemtype="https://schema.org/NewsArticle"><h1 itemprop="headline">A headline</h1>
    <span itemprop="author" itemscope><b itemprop="name">Ann Berg</b></span><time itemprop="datePublished"
    datetime="2024-03-12">March</time><meta itemprop="dateModified" content="2024-03-14"></div></body></html>"""
    markup = read_markup(parse(html))
    assert (markup.title, markup.authors, markup.published[0]) == ("A headline", ("Ann Berg",), "2024-03-12")
    assert markup.modified[0] == "2024-03-14"


def test_hostile_markup_is_survived():
    html = (
        '<html><head><script type="application/ld+json">{"@type": [[[</script><base href="::"></head><body>'
    )
    markup = read_markup(parse(html + "<h1>One</h1><h1>Two</h1></body></html>"))
    assert markup.published == () and absolute("javascript:alert(1)", "https://a.example/") is None
    assert absolute("http://[", None) is None


def test_a_page_that_trafilatura_finds_nothing_in_is_read_as_text():
    rows = "".join(f"<div><button>{line}</button></div>" for line in CLEAN.split("\n\n"))
    article = extract_page(page(f"<html><body>{rows}</body></html>", "html"))
    assert article.text.split("\n\n") == CLEAN.split("\n\n")


@pytest.mark.parametrize(
    "text", ["", "<html></html>", "<html><body><script>x</script></body></html>", "<!-- -->"]
)
def test_empty_html_says_so(text):
    with pytest.raises(NoArticle, match=r"empty|no "):
        extract_page(page(text, "html"))


def test_flatten_puts_blocks_on_lines_and_skips_scripts():
    html = (
        "<p>One <b>two</b></p><div>three<br>four<script>x()</script></div><ul><li>five</li><li>six</li></ul>"
    )
    assert flatten(html) == "One two\n\nthree\nfour\nfive\nsix"


def test_deep_nesting_is_survived():
    assert flatten("<p>first</p>" + "<div>" * 5000 + "deep" + "</div>" * 5000).startswith("first")


def test_a_ready_row_is_taken_as_it_is():
    fields = {
        "title": "A title",
        "published": "2024-03-12T10:00:00Z",
        "modified": "Tue, 12 Mar 2024 11:00:00 GMT",
        "language": "EN_us",
        "outlet": "Velmora Courier",
        "domain": "https://courier.example.com",
        "byline": ["Ann Berg"],
    }
    article = extract_page(page(CLEAN, "article", fields=fields))
    assert [p.role for p in article.paragraphs] == ["title", "lead", "body", "body"]
    assert article.published.from_ == "record" and article.published.value == "2024-03-12T10:00:00+00:00"
    assert article.modified.value == "2024-03-12T11:00:00+00:00"
    assert article.outlet == model.Outlet("Velmora Courier", "example.com")
    assert article.byline == ("Ann Berg",)


def test_paragraphs_and_roles_of_a_row_are_kept():
    fields = {"paragraphs": ["T", "One sentence here.", "A caption"], "roles": ["title", "lead", "caption"]}
    article = extract_page(page("", "article", fields=fields))
    assert [p.role for p in article.paragraphs] == ["title", "lead", "caption"]
    assert article.title == "T" and article.text == "One sentence here."


def test_a_row_whose_text_is_one_long_line_has_some_sentences_a_paragraph():
    said = [
        f"The mayor of Velmora promised bridge {n} to the people who live beside the harbour."
        for n in range(9)
    ]
    article = extract_page(page(" ".join(said), "article"))
    assert [p.text for p in article.paragraphs] == [" ".join(said[n : n + 3]) for n in (0, 3, 6)]
    assert [p.role for p in article.paragraphs] == ["lead", "body", "body"]
    for kept in (
        page(" ".join(said[:2]), "article"),
        page(" ".join(said), "article", fields={"roles": ["quote"]}),
    ):
        assert len(extract_page(kept).paragraphs) == 1


@pytest.mark.parametrize("text", ["", "123"])
def test_a_row_without_text_says_so(text):
    with pytest.raises(NoArticle):
        extract_page(page(text, "article"))


def test_ids_come_from_content_and_publisher():
    def made(url=None, outlet=None, canonical=None, title="t"):
        return article_id(
            title, ["one", "two"], url=url, canonical=canonical, outlet=model.Outlet(outlet, None)
        )

    assert made() == made() != made(title="other")
    assert made(url="https://a.example.com/x") != made(url="https://b.example.org/x")
    assert made(outlet="A") != made(outlet="B")
    assert made(url="https://a.example.com/x?utm=1", canonical="https://a.example.com/x") == made(
        url="http://a.example.com/x/"
    )


def test_a_canonical_address_of_another_site_does_not_stand_for_the_page():
    assert (
        own_address("https://copy.example.org/x", "https://first.example.com/x")
        == "https://copy.example.org/x"
    )
    assert own_address("http://[bad", None) == "http://[bad"


def test_the_same_file_under_two_names_is_one_article():
    one = extract_page(model.Page("a.txt", "text", CLEAN, ""))
    two = extract_page(model.Page("b.txt", "text", CLEAN, ""))
    assert one.id == two.id and one.input != two.input
