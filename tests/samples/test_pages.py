"""The sample pages and their gold file fit together (the pipeline is scored against them elsewhere)."""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path

import pytest

import firsthand

SAMPLES = Path(firsthand.__file__).parent / "samples"
SEEDS = Path(__file__).resolve().parents[3] / "shared" / "seeds"
GOLD = json.loads((SAMPLES / "gold.json").read_text(encoding="utf-8"))
PAGES = GOLD["pages"]
TEXTS = sorted(name for name, page in PAGES.items() if page["file"].endswith(".txt"))
OTHERS = sorted(set(PAGES) - set(TEXTS))
ROLES = ("body_lines", "subheading_lines", "caption_lines", "metadata_lines", "boilerplate_lines")
VERDICTS = {"agree", "compatible", "update", "conflict", "single"}
KINDS = {"translation", "copy", "excerpt", "rewrite"}


def read(name):
    return (SAMPLES / "pages" / PAGES[name]["file"]).read_text(encoding="utf-8")


def lines(name):
    return read(name).split("\n")


def line(name, number):
    return lines(name)[number - 1]


class Body(HTMLParser):
    """The paragraphs of the element that directly holds the most ``<p>``: the article's, in these pages."""

    def __init__(self, markup):
        super().__init__()
        self.stack, self.blocks, self.paragraph = [], {}, None
        self.feed(markup)
        self.paragraphs = max(self.blocks.values(), key=len)

    def handle_starttag(self, tag, attrs):
        if tag == "p":
            self.paragraph = []
        elif tag not in ("meta", "link", "img", "input", "br"):
            self.stack.append((tag, len(self.blocks), self.getpos()))

    def handle_endtag(self, tag):
        if tag == "p":
            self.blocks.setdefault(self.stack[-1], []).append("".join(self.paragraph).strip())
            self.paragraph = None
        elif self.stack and self.stack[-1][0] == tag:
            self.stack.pop()

    def handle_data(self, data):
        if self.paragraph is not None:
            self.paragraph.append(data)


def rows(name):
    return [json.loads(row) for row in read(name).splitlines()]


def paragraphs(name):
    """The body's paragraphs of an HTML page or a row, without looking at the gold's counts."""
    if PAGES[name]["file"].endswith(".html"):
        return Body(read(name)).paragraphs
    (row,) = [row for row in rows(name) if row["id"] == PAGES[name]["record"]]
    return (row.get("text") or row["maintext"]).split("\n\n")


def body(name):
    """What an alignment or a statement may point at: line or paragraph numbers."""
    if name not in TEXTS:
        return set(range(1, PAGES[name]["body_paragraphs"] + 1))
    page = PAGES[name]
    roles = page["body_lines"] + page["subheading_lines"] + page["caption_lines"]
    return {*roles, *([page["title_line"]] if page["title_line"] else [])}


def test_there_are_enough_pages_languages_and_scripts():
    languages = Counter(page["language"] for page in PAGES.values())
    letters = "".join(read(name) for name in PAGES)
    scripts = {unicodedata.name(c).split()[0] for c in set(letters) if unicodedata.category(c) == "Lo"}
    scripts |= {unicodedata.name(c).split()[0] for c in set(letters) if unicodedata.category(c) == "Ll"}
    assert len(PAGES) >= 14
    assert len(languages) >= 9
    assert len(scripts & {"LATIN", "CYRILLIC", "ARABIC", "DEVANAGARI", "THAI", "CJK", "HIRAGANA"}) >= 5


def test_every_file_is_in_the_gold_and_the_gold_names_only_files():
    there = {path.name for path in (SAMPLES / "pages").iterdir()}
    assert there == {page["file"] for page in PAGES.values()}
    for name, page in PAGES.items():
        assert name == page.get("record", Path(page["file"]).stem)


@pytest.mark.parametrize("path", sorted(SAMPLES.rglob("*.*")), ids=lambda path: path.name)
def test_files_are_utf8_with_unix_line_ends(path):
    raw = path.read_bytes()
    text = raw.decode("utf-8")
    assert b"\r" not in raw
    assert not raw.startswith(b"\xef\xbb\xbf")
    assert text == unicodedata.normalize("NFC", text)
    assert text.endswith("\n")


@pytest.mark.parametrize("name", TEXTS)
def test_every_line_of_a_text_page_has_exactly_one_role(name):
    page = PAGES[name]
    numbers = [number for role in ROLES for number in page[role]]
    numbers += [page["title_line"]] if page["title_line"] else []
    assert sorted(numbers) == [n for n, text in enumerate(lines(name), 1) if text.strip()]


@pytest.mark.parametrize("name", OTHERS)
def test_other_pages_hold_the_body_that_gold_says(name):
    page, found = PAGES[name], paragraphs(name)
    assert len(found) == page["body_paragraphs"]
    assert found[0].startswith(page["first_words"])
    assert found[-1].endswith(page["last_words"])
    assert page["title"] in read(name)
    for words in page["must_not_hold"]:
        assert words in read(name)
        assert words not in "\n".join(found)
    for words in page.get("subheadings", []):
        assert words in read(name)


@pytest.mark.parametrize("name", sorted(PAGES))
def test_pages_are_of_a_real_size(name):
    count = len(PAGES[name]["body_lines"]) if name in TEXTS else PAGES[name]["body_paragraphs"]
    assert 4 <= count <= 14


def test_ready_rows_parse():
    (name,) = {page["file"] for page in PAGES.values() if "record" in page}
    parsed = [json.loads(row) for row in (SAMPLES / "pages" / name).read_text(encoding="utf-8").splitlines()]
    assert [row["id"] for row in parsed] == [n for n, page in PAGES.items() if page["file"] == name]


def test_structured_data_of_html_pages_parses_and_agrees_with_gold():
    for name in (n for n in OTHERS if PAGES[n]["file"].endswith(".html")):
        (block,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', read(name), re.DOTALL)
        items = json.loads(block)
        (item,) = [i for i in items.get("@graph", [items]) if i["@type"] == "NewsArticle"]
        assert item["headline"] == PAGES[name]["title"]
        assert item["datePublished"] == PAGES[name]["published"]


@pytest.mark.parametrize("name", sorted(PAGES))
def test_outlet_byline_and_credited_addresses_stand_in_the_page(name):
    page, text = PAGES[name], read(name)
    for said in (page["outlet"], page["byline"]):
        assert said is None or said in text
    for credit in page["credits"]:
        assert "name" in credit or "url" in credit
        if "url" in credit:
            assert credit["url"] in (line(name, credit["line"]) if "line" in credit else text)
        if name in TEXTS:
            assert line(name, credit["line"]).strip()


def test_derivations_name_pages_or_addresses():
    for edge in GOLD["derivations"]:
        source, target = edge["source"], edge["target"]
        assert (
            target in PAGES and edge["kind"] in KINDS and edge["direction"] in {"known", "likely", "unknown"}
        )
        assert source != target
        if source.startswith("external:"):
            assert source.removeprefix("external:") in read(target)
        else:
            assert source in PAGES


def test_known_sources_are_named_by_an_address_that_leads_to_them():
    for edge in GOLD["derivations"]:
        if edge["direction"] != "known" or edge["source"].startswith("external:"):
            continue
        (address,) = {c["url"] for c in PAGES[edge["target"]]["credits"] if "url" in c}
        domain = address.split("/")[2].removeprefix("www.")
        assert domain in read(edge["source"])


def test_not_derived_pairs_are_pages_and_not_derivations():
    derived = {frozenset((edge["source"], edge["target"])) for edge in GOLD["derivations"]}
    pairs = [frozenset(pair) for pair in GOLD["not_derived"]]
    assert len(pairs) == len(set(pairs))
    assert not derived & set(pairs)
    assert all(len(pair) == 2 and pair <= set(PAGES) for pair in pairs)


def test_alignments_cover_the_article_and_point_into_it():
    edges = {k for k in GOLD["alignment"] if "->" in k}
    assert edges == {f"{e['source']}->{e['target']}" for e in GOLD["derivations"] if e["source"] in PAGES}
    for edge in edges:
        source, target = edge.split("->")
        left = [pair[0] for pair in GOLD["alignment"][edge]]
        right = [pair[1] for pair in GOLD["alignment"][edge]]
        gone = GOLD["alignment"]["not_carried_over"][edge]
        assert len(set(left)) == len(left) and len(set(right)) == len(right)
        assert not set(left) & set(gone)
        assert {*left, *gone} <= body(source) and set(right) <= body(target)
        main = set(PAGES[source].get("body_lines", body(source)))
        assert main <= {*left, *gone}


def test_every_page_is_in_one_event_or_alone_and_counts_fit():
    seen = list(GOLD["alone"])
    for story in GOLD["stories"]:
        names = [name for event in story["events"] for name in event["articles"]]
        seen += names
        assert story["articles"] == len(names)
        assert story["languages"] == len({PAGES[name]["language"] for name in names})
        assert story["origins"] == sum(len(event["origins"]) for event in story["events"])
        for event in story["events"]:
            assert sorted(n for origin in event["origins"] for n in origin) == sorted(event["articles"])
            assert len(event["origin_credits"]) == len(event["origins"])
    assert sorted(seen) == sorted(PAGES)


def test_derived_pages_are_in_their_source_s_origin():
    origins = [set(o) for story in GOLD["stories"] for event in story["events"] for o in event["origins"]]
    for edge in GOLD["derivations"]:
        if edge["source"] in PAGES:
            assert any({edge["source"], edge["target"]} <= origin for origin in origins)


def test_the_credits_of_an_event_are_on_its_pages():
    for event in (event for story in GOLD["stories"] for event in story["events"]):
        for origin, agency in zip(event["origins"], event["origin_credits"], strict=True):
            assert any(agency in {c.get("name") for c in PAGES[name]["credits"]} for name in origin)
        if event["all_rest_on"]:
            for origin in event["origins"]:
                named = {c.get("name") for name in origin for c in PAGES[name]["credits"]}
                assert event["all_rest_on"] in named


def test_timeline_names_pages_of_its_story_with_well_formed_dates():
    form = {"year": r"\d{4}", "month": r"\d{4}-\d\d", "day": r"\d{4}-\d\d-\d\d"}
    dates = set()
    for entry in GOLD["timeline"]:
        assert re.fullmatch(form[entry["precision"]], entry["date"])
        story = GOLD["stories"][entry["story"]]
        assert set(entry["pages"]) <= {name for event in story["events"] for name in event["articles"]}
        dates.add(entry["date"])
    for entry in GOLD["timeline"]:
        assert entry.get("conflicts_with", entry["date"]) in dates
    assert not dates & set(GOLD["timeline_must_not_hold"])


def test_statements_point_at_body_paragraphs_of_several_origins():
    for statement in GOLD["statements"]:
        assert statement["verdict"] in VERDICTS
        assert len({value["origin"] for value in statement["values"]}) >= 2
        for value in statement["values"]:
            assert value.get("line", value.get("paragraph")) in body(value["origin"])
    assert {"agree", "compatible", "update", "conflict"} == {s["verdict"] for s in GOLD["statements"]}


def test_fidelity_flags_lie_on_aligned_rows_or_dropped_lines():
    alignment = GOLD["alignment"]
    for flag in GOLD["fidelity"]:
        if flag["kind"] == "omission":
            assert flag["source_line"] in alignment["not_carried_over"][flag["edge"]]
        elif flag["kind"] == "addition":
            assert flag["target_paragraph"] in alignment["added"][flag["edge"]]
        else:
            assert [flag["source_line"], flag["target_line"]] in alignment[flag["edge"]]


def test_names_stand_in_the_pages_of_their_language():
    text = {}
    for name, page in PAGES.items():
        text[page["language"]] = text.get(page["language"], "") + read(name)
    for name, forms in GOLD["names"].items():
        for language, form in forms.items() if name != "note" else ():
            assert form in text[language]


def test_addresses_belong_to_nobody():
    for name in PAGES:
        for domain in re.findall(r"https?://([^/\s\"'<]+)", read(name)):
            assert domain.endswith(".example") or domain in {"schema.org", "ogp.me"}


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the seeds are not at hand")
def test_no_sentence_of_the_seeds_is_in_the_samples():
    samples = re.sub(r"\s+", " ", " ".join(read(name) for name in PAGES))
    for seed in SEEDS.glob("*.txt"):
        for sentence in re.split(r"(?<=[.!?।。])\s+|\n", seed.read_text(encoding="utf-8")):
            if len(sentence.strip()) >= 25:
                assert re.sub(r"\s+", " ", sentence.strip()) not in samples
