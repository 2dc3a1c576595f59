"""The HTML report: inert, self-contained, readable; in a real browser where one is installed."""

import re
from pathlib import Path

import pytest
from browser import chromium, executable
from hypothesis import given, settings
from hypothesis import strategies as st
from invented_report import ALIGNMENT, ARTICLES, HOSTILE_PAGE, MARSA, REPORT, SAMACHAR, article, crowd
from lxml import etree, html

from firsthand import show
from firsthand.model import (
    Coverage,
    Credit,
    Derivation,
    Event,
    Evidence,
    Failure,
    FidelityFlag,
    Inputs,
    Member,
    OriginGroup,
    Origins,
    Report,
    Statement,
    Story,
    TimelineEntry,
)
from firsthand.show.clean import plain

KNOWN_TAGS = {
    "html",
    "head",
    "meta",
    "link",
    "title",
    "style",
    "body",
    "a",
    "header",
    "p",
    "span",
    "div",
    "h1",
    "h2",
    "h3",
    "h4",
    "strong",
    "b",
    "i",
    "em",
    "dl",
    "dt",
    "dd",
    "small",
    "main",
    "section",
    "nav",
    "ol",
    "ul",
    "li",
    "details",
    "summary",
    "article",
    "figure",
    "blockquote",
    "figcaption",
    "mark",
    "bdi",
    "q",
    "code",
    "time",
    "svg",
    "g",
    "rect",
    "text",
    "tspan",
    "path",
    "circle",
}
STYLE = Path(show.__file__).parent / "templates" / "style.css"


@pytest.fixture(scope="module")
def page():
    return show.html_report(REPORT)


@pytest.fixture(scope="module")
def tree(page):
    return html.document_fromstring(page)


def text_of(tree):
    return " ".join(" ".join(tree.itertext()).split())


def test_it_opens_with_the_answer(tree):
    heading = " ".join(tree.xpath("string(//h1)").split())
    assert heading == "10 articles, 7 languages, 2 stories →from 5 origins"


def test_its_markup_is_well_formed(page):
    errors = html.HTMLParser(recover=True)
    etree.fromstring(page, errors)
    # libxml2 knows HTML 4 only: names of HTML 5 and SVG are no errors of ours.
    assert [e.message for e in errors.error_log if not re.search(r"Tag \w+ invalid", e.message)] == []


def test_ids_are_unique_and_every_inner_link_has_its_place(tree):
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {href[1:] for href in tree.xpath("//a/@href") if href.startswith("#")} <= set(ids)


def test_nothing_is_fetched_and_only_web_addresses_are_links(tree):
    assert tree.xpath("//script|//iframe|//object|//embed|//form|//img|//base") == []
    assert tree.xpath("//@src|//@srcset|//@poster|//@action|//@*[starts-with(name(), 'on')]") == []
    assert {link.get("href") for link in tree.xpath("//link")} == {"data:,"}
    outside = [a for a in tree.xpath("//a[@href]") if not a.get("href").startswith("#")]
    assert outside and all(re.match(r"https?://", a.get("href")) for a in outside)
    assert all({"noopener", "noreferrer"} <= set(a.get("rel").split()) for a in outside)
    style = "".join(tree.xpath("//style/text()"))
    assert "url(" not in style and "@import" not in style


def test_the_policy_forbids_scripts_and_fetches(tree):
    policy = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    assert policy.startswith("default-src 'none'")
    assert "script-src" not in policy


def test_hostile_text_is_shown_and_does_nothing(page, tree):
    assert "<script" not in page
    assert not set("\x1b\x9b\x00\u202e\u2066") & set(page)
    assert "<script>alert('gone')</script> [click](javascript:alert(1))" in text_of(tree)


PIECES = [
    "<",
    ">",
    '"',
    "'",
    "&",
    "</span>",
    "<img src=x onerror=1>",
    "{{ 7*7 }}",
    "{% x %}",
    "\x1b[1m",
    "]]>",
    "-->",
    "a",
    "م",
    "\u202e",
]


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=8).map("".join))
def test_whatever_a_page_says_adds_no_element_and_no_attribute(hostile):
    body = (("title", hostile), ("body", hostile))
    credit = Credit(hostile, "cited", hostile, url=hostile)
    one = article(
        1, hostile, body, outlet=hostile, url=hostile, byline=(hostile,), input=hostile, credits=(credit,)
    )
    flag = FidelityFlag("name", 1, 1, hostile, hostile)
    made = Derivation(
        "d",
        None,
        hostile,
        one.id,
        "copy",
        "known",
        1.0,
        Coverage(1, 1),
        (Evidence(hostile, hostile),),
        flags=(flag,),
    )
    event = Event(
        "e", hostile, (one.id,), Origins(1, 1, 1, (OriginGroup((one.id,), one.id, (hostile,)),)), (hostile,)
    )
    member = Member(one.id, 1, hostile, None, hostile, (hostile,))
    story = Story(
        "s", hostile, hostile, hostile, hostile, (event,),
        (Statement("x", "name", "conflict", 1, (hostile,), (member,)),),
        (TimelineEntry(hostile, "day", hostile, hostile, (one.id,), 1, (hostile,)),),
    )  # fmt: skip
    report = Report(Inputs(1, (Failure(hostile, hostile, hostile),)), (one,), (made,), (story,), (hostile,))
    tree = html.document_fromstring(show.html_report(report))
    assert tree.xpath("//img|//script|//*[@onerror]") == []
    assert {e.tag for e in tree.iter(etree.Element)} <= KNOWN_TAGS
    assert all(href.startswith("#") for href in tree.xpath("//a/@href"))


def test_every_sentence_title_and_credit_is_there(tree):
    shown = re.sub(r"\s+", "", text_of(tree))
    for one in ARTICLES:
        for paragraph in one.paragraphs:
            assert re.sub(r"\s+", "", plain(paragraph.text)[:200]) in shown
    for line in REPORT.unmeasured:
        assert re.sub(r"\s+", "", line) in shown
    assert "notinanystory" not in shown and "1articleinnostory" in shown


def test_page_text_carries_its_language_and_direction(tree):
    arabic = tree.xpath("//blockquote[@lang='ar']")
    assert arabic and all(b.get("dir") == "rtl" for b in arabic)
    assert tree.xpath("//blockquote[@lang='zh-Hans'][@dir='ltr']")
    assert set(tree.xpath("//@lang")) <= {"en", "ar", "hi", "th", "zh-Hans", "id", "he", ""}


def test_values_and_changes_are_marked(tree):
    assert "3月2日晚" in tree.xpath("//mark[@class='m-value']/text()")
    assert {"عشرات", "सैकड़ों"} <= set(tree.xpath("//mark[@class='m-number']/text()"))


def test_conflicts_come_first_and_single_statements_are_folded(tree):
    verdicts = [
        v.get("class").split()[-1]
        for v in tree.xpath("//section[@id='story-1']//div[contains(@class, 'verdict')]")
    ]
    assert verdicts == ["v-conflict", "v-update", "v-compatible", "v-agree", "v-single"]
    assert tree.xpath("//div[contains(@class, 'v-single')]/details[not(@open)]")


def test_the_drawing_shows_absent_sources_and_kinds_of_lines(tree):
    assert "harborpost.example" in tree.xpath("string(//*[contains(@class, 'box absent')])")
    classes = set(tree.xpath("//section[@id='story-1']//*[contains(@class, 'line')]/@class"))
    assert {"line k-translation d-known", "line k-translation d-likely", "line k-copy d-unknown"} <= classes


def test_size_grows_in_line_with_the_articles():
    small, large = (len(show.html_report(crowd(n, n // 10))) for n in (100, 400))
    assert large < 5 * small
    assert large < 6_000_000


def test_an_alignment_is_one_safe_file_too():
    made = html.document_fromstring(show.alignment_html(MARSA, SAMACHAR, ALIGNMENT))
    assert "4 aligned rows, 3 changes" in text_of(made)
    assert "<script" not in show.alignment_html(HOSTILE_PAGE, HOSTILE_PAGE, ALIGNMENT)


# -- colours -----------------------------------------------------------------------


def luminance(color):
    digits = color.lstrip("#")
    digits = "".join(c * 2 for c in digits) if len(digits) == 3 else digits
    parts = [int(digits[n : n + 2], 16) / 255 for n in (0, 2, 4)]
    red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", [0, 1])
def test_text_contrast_is_that_of_wcag_aa(scheme):
    blocks = re.findall(r":root\{(.*?)\}", STYLE.read_text(encoding="utf-8"), re.S)
    colors = dict(re.findall(r"--([\w-]+):(#\w+)", blocks[scheme]))
    for back in ("paper", "card", "soft"):
        for front in ("ink", "quiet", "link", "conflict", "update", "compatible", "agree"):
            assert contrast(colors[front], colors[back]) >= 4.5, (front, back)
    for back in ("mark", "mark-changed"):
        assert contrast(colors["ink"], colors[back]) >= 4.5
    for n in "01234567x":
        assert contrast(colors["on"], colors[f"o{n}"]) >= 4.5, n


# -- in a browser ------------------------------------------------------------------


@pytest.fixture(scope="module")
def tab():
    if executable() is None:
        pytest.skip("no Chromium is installed")
    with chromium() as opened:
        yield opened


@pytest.fixture(scope="module")
def files(tmp_path_factory, page):
    folder = tmp_path_factory.mktemp("html")
    made = {
        "report": page,
        "crowd": show.html_report(crowd(60)),
        "pair": show.alignment_html(MARSA, SAMACHAR, ALIGNMENT),
    }
    for name, text in made.items():
        (folder / f"{name}.html").write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize("width", [360, 720, 1280])
@pytest.mark.parametrize("name", ["report", "crowd", "pair"])
def test_a_browser_has_nothing_to_complain_of_and_nothing_to_scroll_sideways(tab, files, name, width):
    tab.open(files / f"{name}.html", width)
    tab.run("document.querySelectorAll('details').forEach(d => { d.open = true })")
    assert tab.run("document.documentElement.scrollWidth") <= width
    assert tab.problems == []


def test_a_fold_opens_by_keyboard(tab, files):
    tab.open(files / "report.html", 1280)
    tab.run("document.querySelector('.side-fold > summary').focus()")
    assert tab.run("document.querySelector('.side-fold').open") is False
    tab.press("Enter", 13)
    assert tab.run("document.querySelector('.side-fold').open") is True


def test_no_script_of_a_page_ran_and_the_first_tab_stop_skips_to_the_report(tab, files):
    tab.open(files / "report.html", 1280)
    tab.press("Tab", 9)
    assert tab.run("document.activeElement.className") == "skip"
