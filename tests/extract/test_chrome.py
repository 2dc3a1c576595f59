"""What a user gets from pages whose text is framed by paths, bylines, stamps, buttons and sign-offs."""

from __future__ import annotations

import pytest
from chrome_pages import CHROME, WEB
from made_pages import page

from firsthand.extract.edges import edge_furniture
from firsthand.extract.furniture import has_photo_credit, is_sign_off, sure_kind, without_sign_off
from firsthand.extract.language import measure
from firsthand.extract.lines import split_lines
from firsthand.extract.page import extract_page
from firsthand.extract.shapes import is_path, is_row


@pytest.fixture(scope="module", params=sorted(CHROME))
def framed(request):
    text, title, first, last, day = CHROME[request.param]
    return request.param, extract_page(page(text)), title, first, last, day


def test_the_text_begins_and_ends_with_the_report(framed):
    _, article, _, first, last, _ = framed
    assert article.text.startswith(first)
    assert article.text.endswith(last)
    assert article.text.count("\n\n") == 2


def test_title_day_and_language_are_those_of_the_report(framed):
    code, article, title, _, _, day = framed
    assert (article.title or "").startswith(title)
    assert article.published is not None and article.published.value[:10] == day
    assert (article.language or "").split("-")[0] == code


def test_a_web_page_loses_what_stands_inside_its_article_element():
    article = extract_page(page(WEB, "html"))
    assert article.text.startswith("A ponte de Vale Frio")
    assert article.text.endswith("taxas municipais.")
    assert article.published is not None and article.published.value[:10] == "2024-02-06"


@pytest.mark.parametrize(
    ("text", "row"),
    [("Home   Markets   Autos   Podcasts", True), ("Print | Email | Comments (6)", True), ("首页 新闻 财经 社会 体育", True),
     ("Facebook  X  WhatsApp  அச்சிடுக", True), ("Home Markets Autos Podcasts", False), ("The bridge is closed  |  It rained", False),
     ("李 여수, 순천, 목포 찾아 빗속 유세", False), ("江口大桥提前通车 过江时间缩短一半", False)],
)  # fmt: skip
def test_a_row_is_names_side_by_side(text, row):
    assert is_row(text) is row
    assert [line.row for line in split_lines(text)] == [row]


def test_a_path_is_two_names_with_a_sign_between():
    assert is_path("World | Elections") and is_path("Caraïbe / Politique")
    assert not is_path("The bridge over the river is closed") and not is_path("Velmora")


@pytest.mark.parametrize(
    ("text", "is_one"),
    [("(Reporting by Ann Berg; Editing by Carl Dorn)", True), ("(dpa)", True), ("免责声明：本文不代表本网观点。", True),
     ("(By Tuesday the number had risen to 40.)", False), ("(The mayor did not answer)", False), ("A bridge.", False)],
)  # fmt: skip
def test_sign_offs_are_told_from_sentences_in_brackets(text, is_one):
    assert is_sign_off(text) is is_one
    assert not is_one or sure_kind(text) == "metadata"


@pytest.mark.parametrize(
    ("text", "without"),
    [("The road was closed. AFP", "The road was closed."), ("Die Straße war gesperrt. (dpa)", "Die Straße war gesperrt."),
     ("The mayor said so to Reuters", "The mayor said so to Reuters"), ("He left. Then Ann Berg", "He left. Then Ann Berg")],
)  # fmt: skip
def test_an_agency_behind_the_last_sentence_is_a_sign_off(text, without):
    assert without_sign_off(text) == without


@pytest.mark.parametrize(
    ("text", "credit"),
    [("A crane beside the wagon. Foto: Ann Berg/dpa", True), ("Workers at the plant, June 3, 2022. REUTERS/Ann Berg", True),
     ("Health workers on a jetty on March 10. PHOTO: AFP", True), ("He told Reuters/Ipsos that it was closed.", False),
     ("The mayor said: we will rebuild the bridge", False)],
)  # fmt: skip
def test_a_credit_closes_a_caption(text, credit):
    assert has_photo_credit(text) is credit


def test_a_standfirst_above_a_byline_stays():
    lines = [
        "The old one was torn down by a storm nine years ago",
        "By Ann Berg",
        "The harbour city of Velmora opened its rebuilt river bridge on Tuesday, and trams will cross it from the summer.",
    ]
    assert edge_furniture(lines, split_lines("\n".join(lines))) == {1}


def test_a_list_without_a_paragraph_is_left_alone():
    assert edge_furniture(["Palm Bay 70", "Rockledge 44", "By points"], []) == set()


def test_a_declared_language_stands_against_the_words_of_a_neighbour():
    text = CHROME["ms"][0].split("\n\n")[1]
    assert measure([text], ["id"]).language == "id"
