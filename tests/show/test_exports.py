"""Reports for other programs: what stands in each form, and that no page can break it."""

import csv
import io
import json
import os
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from invented_report import HERALD, HINDI, HOSTILE_PAGE, MARSA, NAMELESS_PAGE, REPORT, SAMACHAR, article
from lxml import etree

from firsthand import codec, model, show
from firsthand.model import (
    Alignment,
    Coverage,
    Derivation,
    Evidence,
    FidelityFlag,
    Inputs,
    Piece,
    Report,
    Row,
    Segment,
)
from firsthand.show.as_json import report_of_json
from firsthand.show.exports import BITEXTS, EXPORTS, Bitext, bitexts
from firsthand.show.exports.segments import segments

HERE = Path(__file__).parent
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def made(form, report=REPORT):
    return "".join(EXPORTS[form](report))


def read_tmx(text):
    tree = etree.fromstring(text.encode("utf-8"))
    dtd = etree.DTD(str(HERE / "tmx_subset.dtd"))
    assert dtd.validate(tree), dtd.error_log
    return tree


def read_tsv(text):
    return list(csv.DictReader(io.StringIO(text), delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("form", EXPORTS)
def test_the_export_is_the_golden_one(form):
    text = made(form).replace(version("firsthand"), "…")
    path = HERE / "golden" / f"report.{form}"
    if os.environ.get("FIRSTHAND_REWRITE_GOLDEN"):
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")


# -- segments ----------------------------------------------------------------------


def pairs(left, right, *rows, languages=("en", "de")):
    source = article(1, languages[0], tuple(("body", text) for text in left))
    target = article(2, languages[1], tuple(("body", text) for text in right))
    found = segments(Bitext(source, target, Alignment(tuple(Row(a, b, 0.9) for a, b in rows))))
    return [(p.source.text, p.target.text, p.unit) for p in found]


def test_equally_many_sentences_are_paired_one_to_one():
    assert pairs(["It rained. We went home."], ["Es regnete. Wir gingen heim."], ((1,), (1,))) == [
        ("It rained.", "Es regnete.", "sentence"),
        ("We went home.", "Wir gingen heim.", "sentence"),
    ]


def test_sentences_of_a_merged_row_are_paired_across_its_paragraphs():
    assert pairs(["It rained.", "We went home."], ["Es regnete. Wir gingen heim."], ((1, 2), (1,))) == [
        ("It rained.", "Es regnete.", "sentence"),
        ("We went home.", "Wir gingen heim.", "sentence"),
    ]


def test_segments_pair_sentences_many_to_many_and_leave_out_what_one_side_alone_has():
    source = article(
        1, "en", (("body", "It rained. We went home. It was late."), ("body", "Then it snowed."))
    )
    target = article(2, "de", (("body", "Es regnete und wir gingen heim. Schade. Dann fiel Schnee."),))
    said = (
        Segment((Piece(1, (0, 24)),), (Piece(1, (0, 31)),), 0.9),
        Segment((Piece(1, (25, 37)),), ()),
        Segment((), (Piece(1, (32, 39)),)),
        Segment((Piece(2, (0, 15)),), (Piece(1, (40, 57)),), 0.8),
    )
    rows = (Row((1, 2), (1,), 0.9),)
    found = segments(Bitext(source, target, Alignment(rows, segments=said)))
    assert [(p.source.text, p.target.text, p.score, p.source.paragraphs, p.unit) for p in found] == [
        ("It rained. We went home.", "Es regnete und wir gingen heim.", 0.9, (1,), "sentence"),
        ("Then it snowed.", "Dann fiel Schnee.", 0.8, (2,), "sentence"),
    ]


def test_where_nothing_says_which_sentences_belong_together_the_row_stays_whole():
    assert pairs(["It rained. We went home."], ["Es regnete und wir gingen."], ((1,), (1,))) == [
        ("It rained. We went home.", "Es regnete und wir gingen.", "paragraph")
    ]
    assert pairs(["It rained.", "We went."], ["Regen, und wir gingen."], ((1, 2), (1,)))[0][2] == "block"


def test_a_language_without_sentence_ends_keeps_its_paragraphs():
    thai = "ฝนตก เรากลับบ้าน"
    assert pairs(["It rained. We went home."], [thai], ((1,), (1,)), languages=("en", "th")) == [
        ("It rained. We went home.", thai, "paragraph")
    ]


def test_numbers_that_no_paragraph_has_give_no_pair():
    assert pairs(["It rained."], ["Es regnete."], ((7,), (1,)), ((1,), (9,))) == []


def test_only_translations_whose_source_is_there_are_texts():
    assert [(t.source.id, t.target.id) for t in bitexts(REPORT)] == [
        (HERALD.id, MARSA.id),
        (MARSA.id, SAMACHAR.id),
    ]


# -- TMX ---------------------------------------------------------------------------


def test_tmx_is_valid_and_each_unit_says_where_it_comes_from():
    unit = read_tmx(made("tmx")).find("body/tu")
    assert [v.get(LANGUAGE) for v in unit.iter("tuv")] == ["en", "ar"]
    assert [v.findtext("seg") for v in unit.iter("tuv")] == [HERALD.title, MARSA.title]
    assert {p.get("type"): p.text for p in unit.findall("prop")} == {
        "x-score": "0.96",
        "x-derivation": "d1",
        "x-direction": "known",
        "x-confidence": "0.99",
    }
    assert {p.get("type"): p.text for p in unit.find("tuv").findall("prop")} == {
        "x-article": HERALD.id,
        "x-address": HERALD.url,
        "x-input": HERALD.input,
        "x-outlet": "Kelvara Herald",
        "x-paragraphs": "1",
    }


def test_tmx_names_one_source_language_or_all():
    assert read_tmx(made("tmx")).find("header").get("srclang") == "*all*"
    one = replace(REPORT, derivations=REPORT.derivations[:1])
    assert read_tmx(made("tmx", one)).find("header").get("srclang") == "en"


def test_unit_names_are_unique():
    names = [unit.get("tuid") for unit in read_tmx(made("tmx")).iter("tu")]
    assert len(names) == len(set(names)) == 9


def test_two_texts_of_an_alignment_and_an_unknown_language():
    text = Bitext(NAMELESS_PAGE, SAMACHAR, Alignment((Row((1,), (1,), 1.0),)))
    unit = read_tmx("".join(BITEXTS["tmx"]([text]))).find("body/tu")
    assert [v.get(LANGUAGE) for v in unit.iter("tuv")] == ["und", "hi"]
    assert [p.get("type") for p in unit.findall("prop")] == ["x-score"]
    assert read_tsv("".join(BITEXTS["tsv"]([text])))[0]["source_language"] == ""


def test_a_report_without_translations_is_an_empty_memory():
    empty = Report(Inputs(0), ())
    assert len(read_tmx(made("tmx", empty)).find("body")) == 0
    assert read_tsv(made("tsv", empty)) == []
    assert len(made("jsonl", empty).splitlines()) == 1
    assert nx.parse_graphml(made("graphml", empty)).number_of_nodes() == 0


# -- hostile and any text ----------------------------------------------------------

NASTY = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from("<>&\"'\t\n\r\x00\x0b\x0c\x1b\x85\u2028\u202e\ufffe\uffff\ud800]=+@.? "),
    ),
    max_size=40,
)


def report_of(hostile):
    one = article(1, "en", (("body", hostile),), outlet=hostile, url=hostile, input=hostile)
    two = article(2, "de", (("body", hostile),), outlet=hostile, input=hostile, record=hostile)
    edges = (
        Derivation(
            hostile, one.id, None, two.id, "translation", "known", 1, Coverage(1, 0.5),
            (Evidence(hostile, hostile),), (Row((1,), (1,), 0.5),), flags=(FidelityFlag("name", 1, 1, hostile, hostile),),
        ),
        Derivation(hostile + "2", None, hostile, one.id, "copy", "known", 0.5, Coverage(None, None)),
        Derivation("3", None, None, one.id, "copy", "known", 0.5, Coverage(None, None)),
    )  # fmt: skip
    return Report(Inputs(2), (one, two), edges, unmeasured=(hostile,))


@settings(max_examples=150, deadline=None)
@given(NASTY)
def test_whatever_a_page_says_every_form_can_be_read_again(hostile):
    report = report_of(hostile)
    texts = {form: made(form, report) for form in EXPORTS}
    for text in texts.values():
        text.encode("utf-8")
        assert not set("\x00\x0b\x1b\u202e") & set(text)
    seg = [s.text or "" for s in read_tmx(texts["tmx"]).iter("seg")]
    table = read_tsv(texts["tsv"])
    lines = texts["tsv"].split("\n")
    assert len(lines) == len(table) + 2 and all(line.count("\t") == 8 for line in lines[:-1])
    # XML has two characters less; all else is the same text in both.
    shown = [
        row[f"{side}_text"].translate({0xFFFE: None, 0xFFFF: None})
        for row in table
        for side in ("source", "target")
    ]
    assert [s.strip() for s in seg] == [s.strip() for s in shown]
    rows = list(csv.DictReader(io.StringIO(texts["csv"])))
    assert len(rows) == 3 and all(None not in row and None not in row.values() for row in rows)
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row.values())
    graph = nx.parse_graphml(texts["graphml"])
    assert graph.number_of_edges() == 3
    assert [json.loads(line)["type"] for line in texts["jsonl"].splitlines()] == ["report", *["article"] * 2, *["derivation"] * 3]  # fmt: skip


def test_hostile_pages_leave_markup_as_text():
    text = Bitext(HOSTILE_PAGE, HOSTILE_PAGE, Alignment((Row((2,), (2,), 1.0),)))
    tree = read_tmx("".join(BITEXTS["tmx"]([text])))
    assert {e.tag for e in tree.iter(etree.Element)} == {"tmx", "header", "body", "tu", "prop", "tuv", "seg"}
    assert "<script>alert('gone')</script>" in tree.findtext(".//seg")


# -- the others --------------------------------------------------------------------


def test_tsv_holds_texts_places_and_numbers():
    row = read_tsv(made("tsv"))[4]
    assert (row["source_language"], row["target_language"], row["score"]) == ("en", "ar", "0.91")
    assert (row["source"], row["target"]) == (HERALD.url, MARSA.input)
    assert (row["source_paragraphs"], row["target_paragraphs"]) == ("6", "5")
    assert read_tsv(made("tsv"))[-1]["target_text"] == HINDI[3][1]


def test_csv_has_a_line_for_every_derivation():
    rows = list(csv.DictReader(io.StringIO(made("csv"))))
    assert [row["id"] for row in rows] == [d.id for d in REPORT.derivations]
    assert rows[1]["flags"] == "addition:1 date:1 number:1"
    assert rows[4]["source_address"] == "https://harborpost.example/ferry-130" and rows[4]["source"] == ""


def test_the_graph_has_articles_absent_sources_and_directed_edges():
    graph = nx.parse_graphml(made("graphml"))
    assert graph.is_directed()
    assert graph.nodes[HERALD.id]["label"] == "A1 Kelvara Herald"
    absent = [n for n, d in graph.nodes(data=True) if d["kind"] == "absent"]
    assert absent == ["https://harborpost.example/ferry-130"]
    edges = {d["kind"] + d["direction"] for _, _, d in graph.edges(data=True)}
    assert {"translationknown", "copyunknown", "excerptlikely"} <= edges
    assert graph.get_edge_data(HERALD.id, MARSA.id)["target_covered"] == 1.0


def test_json_lines_hold_all_that_the_json_does():
    lines = [json.loads(line) for line in made("jsonl").splitlines()]
    document = json.loads(show.json_report(REPORT))
    for kind, name in (("article", "articles"), ("derivation", "derivations"), ("story", "stories")):
        assert [
            {k: v for k, v in line.items() if k != "type"} for line in lines if line["type"] == kind
        ] == document[name]


# -- reading a report again --------------------------------------------------------


def test_a_report_comes_back_from_its_json():
    back = report_of_json(show.json_report(REPORT))
    assert back == REPORT
    assert codec.dumps(back) == codec.dumps(REPORT)


@pytest.mark.parametrize(
    ("document", "reason"),
    [
        ("", "not a whole JSON document"),
        ('{"schema": "firsthand/1"', "not a whole JSON document"),
        ("[" * 100_000, "not a whole JSON document"),
        ("[1]", "not a report of this version"),
        ('{"schema": "firsthand/9"}', "not a report of this version"),
        ('{"schema": "firsthand/1"}', "fields are not those"),
        ('{"schema": "firsthand/1", "inputs": {"read": 1}, "articles": [{"id": 1}]}', "fields are not those"),
        ('{"schema": "firsthand/1", "inputs": {"read": 1}, "articles": 7}', "fields are not those"),
    ],
)
def test_what_is_no_report_is_refused_in_a_line(document, reason):
    with pytest.raises(ValueError, match=reason) as refused:
        report_of_json(document)
    assert "\n" not in str(refused.value)


def test_the_model_has_no_kind_that_is_called_a_bitext_unless_it_is_a_translation():
    kinds = {d.kind for d in REPORT.derivations}
    assert kinds > {"translation"} and len(bitexts(REPORT)) == sum(
        d.kind == "translation" and d.source is not None for d in REPORT.derivations
    )
    assert isinstance(bitexts(REPORT)[0].alignment, model.Derivation)
