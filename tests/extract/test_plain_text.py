"""What a user gets from a flattened page: the article's lines, each with its role, and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_pages import CLEAN, ENGLISH, page

from firsthand import codec
from firsthand.errors import NoArticle
from firsthand.extract.lines import is_wrapped, split_lines
from firsthand.extract.page import extract_page
from firsthand.extract.tails import kept_runs, off_topic


@pytest.fixture(scope="module")
def article():
    return extract_page(page(ENGLISH))


def roles(article):
    return {p.line: p.role for p in article.paragraphs}


def dropped(article):
    return {d.line: d.role for d in article.dropped}


def test_the_article_is_kept_and_its_furniture_is_not(article):
    assert [p.line for p in article.paragraphs if p.role in ("lead", "body", "subheading")] == [
        7,
        8,
        9,
        10,
        13,
        14,
    ]


def test_title_lead_subheading_and_caption_have_their_roles(article):
    found = roles(article)
    assert (found[4], found[6], found[7], found[9]) == ("title", "caption", "lead", "subheading")
    assert article.title.startswith("Harbour city of Velmora")


def test_an_insertion_is_dropped_with_its_label(article):
    assert dropped(article)[11] == dropped(article)[12] == "teaser"


def test_teasers_of_full_sentences_are_dropped(article):
    assert {18, 19, 20, 21, 22, 23} <= dropped(article).keys()


def test_dropped_lines_say_what_they_are(article):
    found = dropped(article)
    assert (found[3], found[5], found[15], found[16], found[24]) == (
        "share",
        "metadata",
        "metadata",
        "comment",
        "boilerplate",
    )


def test_every_line_is_either_kept_or_dropped_once(article):
    numbers = [p.line for p in article.paragraphs] + [d.line for d in article.dropped]
    assert sorted(numbers) == list(range(1, 25))


def test_text_is_the_running_text_without_title_and_caption(article):
    assert article.text.startswith("The harbour city") and "Photo" not in article.text
    assert article.text.count("\n\n") == 5


def test_date_outlet_and_byline_come_from_the_lines_beside_the_title(article):
    assert article.published.value == "2024-03-12T10:32"
    assert article.published.precision == "minute" and article.published.from_ == "page"
    assert article.outlet.name == "Velmora Courier"
    assert article.byline == ("Ann Berg",)


def test_the_same_page_gives_the_same_bytes(article):
    assert codec.dumps(extract_page(page(ENGLISH))) == codec.dumps(article)


def test_a_clean_article_keeps_every_line_and_has_no_title():
    article = extract_page(page(CLEAN))
    assert [p.line for p in article.paragraphs] == [1, 3, 5]
    assert article.title is None and article.dropped == ()


def test_a_title_that_the_row_knows_is_found_in_the_lines():
    title = "Harbour city of Velmora opens its rebuilt bridge after nine years"
    article = extract_page(
        page(ENGLISH, fields={"title": title, "published": "2024-03-12", "outlet": "Courier"})
    )
    assert roles(article)[4] == "title"
    assert article.outlet.name == "Courier"


def test_wrapped_lines_become_paragraphs_numbered_by_their_first_line():
    words = ("the minister who came from the harbour city said nothing about it and " * 12).split()
    lines = [""]
    for word in words:
        if len(lines[-1]) + 1 + len(word) > 72:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    block = "\n".join(lines) + "."
    joined = split_lines(block + "\n\n" + block)
    assert [line.number for line in joined] == [1, len(lines) + 2]
    assert joined[0].text == " ".join(words) + "."


def test_paragraphs_of_like_length_are_not_wrapped_lines():
    lines = [
        f"The minister said that bridge number {i} had been opened by the city council."
        for i in range(10, 30)
    ]
    assert not is_wrapped(split_lines("\n".join(lines)))


def test_one_sentence_is_an_article():
    article = extract_page(page("The bridge was opened on Tuesday."))
    assert [(p.role, p.line) for p in article.paragraphs] == [("lead", 1)]
    assert article.language in ("en", None)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "empty"),
        (" \n\n\t", "empty"),
        ("12 345\n--- !!!", "no letters"),
        ("Home\nPolitics\nLogin\nContact", "menus only"),
        ("word " * 700_000, "too long"),
        ("a\n" * 25_000, "too long"),
    ],
)
def test_pages_without_an_article_say_why(text, reason):
    with pytest.raises(NoArticle, match=reason):
        extract_page(page(text))


def test_a_caption_left_in_another_script_is_no_paragraph():
    thai = (
        "เมืองท่าแห่งหนึ่งเปิดสะพานข้ามแม่น้ำที่สร้างขึ้นใหม่เมื่อวันอังคาร หลังจากพายุพัดสะพานเก่าพังไปเมื่อเก้าปีก่อน นายกเทศมนตรีกล่าวว่า "
    )
    lines = [
        thai * 2,
        "Velmora opens its rebuilt river bridge after nine years",
        thai + "หนึ่ง",
        thai + "สอง",
        thai + "สาม",
    ]
    article = extract_page(page("\n\n".join(lines)))
    assert roles(article)[3] == "caption"
    assert article.language == "th"


def test_a_repeated_paragraph_is_dropped_once():
    first, *rest = CLEAN.split("\n\n")
    article = extract_page(page("\n".join([first, *rest, rest[0], rest[1]])))
    assert article.text.count(rest[0]) == 1


def test_kept_runs_are_half_open_spans():
    assert kept_runs([False, True, True, False, True]) == [(1, 3), (4, 5)]


class TopicEncoder:
    """Two directions: bridges and everything else."""

    name, dimensions = "topics", 2

    def encode(self, texts):
        import numpy as np

        return np.array([[1.0, 0.0] if "bridge" in t else [0.0, 1.0] for t in texts], dtype=np.float32)


def test_an_encoder_tells_an_off_topic_tail():
    texts = ["the bridge " + "x" * 90] * 4 + [
        "A label",
        "Something else about bread, said at length by a baker.",
    ]
    body = [True] * 4 + [False, True]
    assert off_topic(texts, body, TopicEncoder()) == [5]
    assert off_topic(texts, body, None) == []


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=400))
def test_any_text_is_read_or_refused_with_a_reason(text):
    try:
        article = extract_page(page(text))
    except NoArticle as error:
        assert error.reason
    else:
        assert article.text.strip()
        assert codec.loads(codec.dumps(article), type(article)) == article


SENTENCES = [
    f"The harbour office of Kelvara counted {n} boats on the river that morning, more than in any week since the flood, and said so."
    for n in range(31, 39)
]


@pytest.mark.parametrize("title", [None, "Boats return to Kelvara"])
def test_a_text_that_lost_its_lines_has_some_sentences_a_paragraph(title):
    text = " ".join(SENTENCES)
    source = f"{title}\n{text}" if title else text
    article = extract_page(page(source))
    parts = [p for p in article.paragraphs if p.role in ("lead", "body")]
    assert [p.role for p in parts] == ["lead", *["body"] * (len(parts) - 1)]
    assert len(parts) == 4
    assert " ".join(p.text for p in parts) == text
    assert [p.number for p in article.paragraphs] == list(range(1, len(article.paragraphs) + 1))
    assert {p.line for p in article.paragraphs} == {None}
    assert all(p.text.startswith(source[p.offset : p.offset + 20]) for p in parts)


def test_two_paragraphs_keep_their_lines():
    halves = [" ".join(SENTENCES[:4]), " ".join(SENTENCES[4:])]
    assert [p.line for p in extract_page(page("\n".join(halves))).paragraphs] == [1, 2]
