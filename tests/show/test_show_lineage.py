"""Who copied whom: the chain, the part taken over, the siblings, and why the range is what it is."""

from dataclasses import replace
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from invented_lineage import (
    COURIER,
    EDGES,
    EVENING,
    FLOD,
    KANAL,
    LINEAGE_REPORT,
    MAENAM,
    NADI,
    RIVES,
    SONG,
    lineage_report,
)
from invented_report import HOSTILE_PAGE, REPORT, SCRIPT, article
from lxml import html
from rich.console import Console

from firsthand import show
from firsthand.model import (
    Coverage,
    Credit,
    Derivation,
    Event,
    Evidence,
    Inputs,
    OriginGroup,
    Origins,
    Report,
    Row,
    Story,
)
from firsthand.show import layout, outline, telling, words
from firsthand.show.absent import Absent, absent_sources
from firsthand.show.lineage import lineage
from firsthand.show.sides import FOLDED
from firsthand.show.taken import taken

APART = lineage_report(EDGES[:3] + EDGES[4:])


def printed(report=LINEAGE_REPORT):
    stream = StringIO()
    show.terminal(report, Console(file=stream, width=80))
    return " ".join(stream.getvalue().split())


def page(report=LINEAGE_REPORT):
    return " ".join("".join(html.document_fromstring(show.html_report(report)).itertext()).split())


def marked(report=LINEAGE_REPORT):
    return " ".join(show.markdown(report).replace("\\", "").replace("*", "").split())


def origins(report=LINEAGE_REPORT):
    return outline.outline(report).stories[0].events[0].origins


def wide(report=LINEAGE_REPORT):
    made = outline.outline(report)
    return layout.wide(made.stories[0].events[0], made.views)


# -- the answer in a line ----------------------------------------------------------

HEADINGS = [
    "Ostavel Courier first; 3 articles took it over, 1 at second hand",
    "Norsand Press Agency, not among the pages; 2 articles took it over",
    "2 articles share one text; either could be first",
    "taken from no other page here; credits Norsand Press Agency",
]


def test_each_origin_says_who_was_first_and_how_many_took_it_over():
    assert [telling.heading(origin) for origin in origins()] == HEADINGS


@pytest.mark.parametrize("made", [printed, page, marked])
@pytest.mark.parametrize("said", [*HEADINGS, "At least 3, not 4: B and D both credit Norsand Press Agency"])
def test_every_format_says_the_same(made, said):
    assert said in made()


@pytest.mark.parametrize("made", [printed, page, marked])
def test_the_part_that_was_taken_over_is_counted_named_and_measured(made):
    assert "3 of its 15 paragraphs (5, 9 and 13), 30% of it" in made()


def test_a_first_that_is_only_likely_or_one_of_two_is_told_so():
    likely = tuple(replace(edge, direction="likely") for edge in EDGES)
    assert telling.heading(origins(lineage_report(likely))[0]).startswith("Ostavel Courier likely first; 3")
    either = (replace(EDGES[0], direction="unknown"), *EDGES[1:])
    assert telling.heading(origins(lineage_report(either))[0]).startswith(
        "Ostavel Courier or Báo Sông likely first; 2"
    )


# -- chain, part, siblings ---------------------------------------------------------


def test_the_chain_the_part_and_the_siblings_hang_where_they_belong():
    hung = {b.article: b.parent for origin in origins() for b in origin.branches if b.article}
    assert (hung[COURIER.id], hung[SONG.id], hung[NADI.id], hung[RIVES.id]) == (
        None,
        COURIER.id,
        SONG.id,
        COURIER.id,
    )
    assert hung[KANAL.id] == hung[FLOD.id] == "named:Norsand Press Agency"
    assert hung[MAENAM.id] is None


def test_siblings_by_their_credit_alone_hang_as_those_that_share_a_text():
    shape = [[(b.key, b.parent, b.column) for b in o.branches] for o in (origins()[1], origins(APART)[1])]
    assert shape[0] == shape[1]


def test_a_text_that_no_sibling_names_is_a_source_without_a_name():
    bare = [replace(a, credits=()) for a in (KANAL, FLOD)]
    found = absent_sources(bare, [EDGES[3]])
    assert found[KANAL.id] == found[FLOD.id] == Absent(f"shared:{KANAL.id}", None)
    press = replace(EDGES[3], evidence=(Evidence("press-release"),))
    assert absent_sources(bare, [press])[FLOD.id].name == "a press release"


def test_what_one_sibling_credits_holds_for_the_other():
    found = absent_sources([KANAL, replace(FLOD, credits=())], [EDGES[3]])
    assert found[FLOD.id] == found[KANAL.id] == Absent("named:Norsand Press Agency", "Norsand Press Agency")


def test_what_was_made_from_a_page_hangs_on_that_and_not_on_an_agency():
    named = Credit("Agency", "source", "(Agency)")
    chain = [replace(COURIER, credits=(named,)), replace(SONG, credits=(named,))]
    assert list(absent_sources(chain, EDGES[:1])) == [COURIER.id]
    assert absent_sources(chain[:1], []) == {}


NAMES = "abcdef"
ENDS = st.sampled_from(NAMES)


@given(
    st.lists(
        st.tuples(ENDS, ENDS, st.sampled_from(["known", "likely", "unknown"]), st.booleans()),
        max_size=20,
        unique_by=lambda e: e[:2],
    ),
    st.dictionaries(ENDS, st.sampled_from([Absent("named:X", "X"), Absent("shared:a", None)])),
)
def test_any_graph_with_absent_sources_is_a_forest(edges, absent):
    made = [
        Derivation(
            f"{a}>{b}", a, None, b, "copy", d, 0.9, Coverage(1, 1), (Evidence("shared-source"),) if s else ()
        )
        for a, b, d, s in edges
    ]
    branches = lineage(NAMES, made, absent)
    keys = [b.key for b in branches]
    assert sorted(keys) == sorted({*NAMES, *(one.key for one in absent.values())})
    seen = set()
    for branch in branches:
        assert branch.parent is None or branch.parent in seen
        seen.add(branch.key)


# -- how much ----------------------------------------------------------------------


def test_a_strip_is_the_whole_length_in_reading_order():
    side = taken(RIVES, (5, 9, 13), 0.3)
    assert sum(share for share, _ in side.strip) == pytest.approx(1)
    assert [inside for _, inside in side.strip] == [False, True, False, True, False, True, False]
    assert sum(share for share, inside in side.strip if inside) == pytest.approx(0.3, abs=0.01)


def test_the_title_is_no_paragraph_and_what_is_unmeasured_has_no_strip():
    assert taken(COURIER, (1,), 0.0).numbers == ()
    assert taken(COURIER, (1, 2), None) is None
    assert taken(article(1, "en", (("title", "x"),)), (1,), 1.0) is None


def test_many_parts_are_named_as_runs_and_cut():
    long = article(1, "en", tuple(("body", "word") for _ in range(60)))
    assert taken(long, (1, 2, 3, 7, 9, 10), 0.1).which == "1–3, 7 and 9–10"
    assert taken(long, range(1, 60, 3), 0.3).which.endswith("and 12 more")


def test_all_of_an_article_is_said_in_one_word():
    whole = taken(SONG, (2, 3, 4, 5, 6), 1.0)
    assert (whole.sentence, whole.short("A1", 40)) == ("all of it", "all 5 paragraphs from A1")
    assert taken(RIVES, (5, 9, 13), 0.3).short("A1", 28) == "3 of 15 paragraphs from A1"


# -- the drawing -------------------------------------------------------------------


def test_the_drawing_has_the_absent_agency_its_followers_and_the_strip():
    drawing = wide()
    boxes = {b.name: b for b in drawing.boxes}
    assert boxes["Norsand Press Agency"].article is None
    assert boxes["Norsand Press Agency"].detail == "not among the pages"
    assert [line.label for line in drawing.lines if line.kind == "credit"] == ["followed", "followed"]
    assert [inside for _, _, inside in boxes["Rives"].strip].count(True) == 3
    assert boxes["Evening Dispatch"].note == "either could be first"
    assert boxes["Kanal-Anzeiger"].note is None


def test_no_line_is_drawn_between_siblings():
    tie = replace(EDGES[3], evidence=(Evidence("alignment", rows=3),))
    drawn = wide(lineage_report((*EDGES[:3], tie, EDGES[4])))
    assert len(drawn.lines) == len(wide().lines)


def test_among_many_only_what_took_a_part_says_so():
    few, many = (
        [b for b in wide(_copies(n)).boxes if b.note] for n in (layout.ALL_NOTED, layout.ALL_NOTED + 1)
    )
    assert (len(few), len(many)) == (layout.ALL_NOTED - 1, 1)


def _copies(number):
    made = [replace(COURIER, id=f"c{n}", url=None) for n in range(number)]
    rows = tuple(Row((n,), (n,), 0.9) for n in range(2, 8))
    edges = tuple(
        Derivation(a.id, "c0", None, a.id, "copy", "known", 0.9, Coverage(1, 1), (), rows if n else rows[:2])
        for n, a in enumerate(made[1:])
    )
    ids = tuple(a.id for a in made)
    event = Event("e", "t", ids, Origins(1, 1, 1, (OriginGroup(ids, ids[0]),)))
    return Report(Inputs(number), tuple(made), edges, (Story("s", "t", None, None, None, (event,)),))


def test_rows_that_one_side_alone_has_are_folded_and_counted():
    view = outline.outline(LINEAGE_REPORT).stories[0].derivations[2]
    runs = list(view.sides().runs())
    assert [len(run) for run in runs if len(run) > 1] and all(len(r) == 1 or len(r) >= FOLDED for r in runs)
    assert sum(row.kind == "pair" for run in runs for row in run if len(run) == 1) == 3
    assert "1 paragraph of A1 left out, 3 paragraphs of A4 not in A1" in page()


# -- reasons -----------------------------------------------------------------------


def test_the_reasons_tell_the_fewest_and_the_most():
    assert outline.outline(APART).stories[0].events[0].reasons == (
        "At least 3, not 4: B and D both credit Norsand Press Agency and may rest on one report of it.",
        "At most 5, not 4: B1 and B2 count as one because they both draw on Norsand Press Agency and follow "
        "one text, which no derivation proves.",
    )


def test_what_the_report_does_not_hold_is_told_as_a_doubt():
    assert outline.outline(REPORT).stories[0].events[0].reasons == (
        "At least 2, not 3: texts of different origins are alike enough to leave a doubt.",
        "At most 4, not 3: articles count as one on evidence that no derivation proves.",
    )


def test_a_range_of_one_number_needs_no_reason():
    assert outline.outline(REPORT).stories[0].events[1].reasons == ()


# -- words -------------------------------------------------------------------------


def test_kinds_of_evidence_that_are_not_known_yet_are_named_as_they_are():
    assert words.evidence(Evidence("some-new_kind", "x", line=3)) == "some new kind: “x”, line 3"
    assert (
        words.evidence(Evidence("passage", rows=3, value=0.2))
        == "a passage taken over (3 rows), 20% of this article"
    )
    assert "one text that is not among the pages" in words.evidence(Evidence("shared-source", "AFP"))


def test_kinds_of_derivation_that_are_not_known_yet_are_named_as_they_are():
    odd = replace(EDGES[0], kind="summary", direction="likely")
    report = replace(LINEAGE_REPORT, derivations=(odd, *EDGES[1:]))
    assert "likely summary from A1" in printed(report)
    assert "summary" in page(report) and "summary of A1" in marked(report)


def test_an_agency_by_a_hostile_name_does_nothing():
    credit = Credit(f"{SCRIPT}\x1b[31m \u202e", "source", "x")
    two = [replace(a, credits=(credit,)) for a in (KANAL, replace(HOSTILE_PAGE, url=None))]
    ids = tuple(a.id for a in two)
    event = Event("e", "t", ids, Origins(1, 1, 2, (OriginGroup(ids, None, (credit.name,)),)))
    report = Report(Inputs(2), tuple(two), (), (Story("s", "t", None, None, None, (event,)),))
    for text in (show.html_report(report), show.markdown(report), printed(report)):
        assert not set("\x1b\u202e") & set(text)
    assert "<script" not in show.html_report(report)
    assert "not among the pages" in page(report)


def test_times_in_boxes_are_in_one_zone():
    assert words.moment("2031-05-05T15:05+07:00") == "5 May, 08:05 UTC"
    assert (words.moment("2031-05-06"), words.moment("2031-05"), words.moment("x")) == (
        "6 May 2031",
        "May 2031",
        "x",
    )
    assert words.moment("2031-05-06T10:00") == "6 May 2031"


def test_a_pair_without_order_says_so_in_every_format():
    assert EVENING.outlet.name == "Evening Dispatch"
    for made in (printed, page, marked):
        assert "either could be first" in made()
