"""What every format shares: who hangs on whom, names, rows side by side, and where boxes stand."""

import itertools
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from invented_report import ARTICLES, HERALD, MARSA, REPORT, SAMACHAR, article, crowd

from firsthand.model import (
    Alignment,
    Coverage,
    Derivation,
    Event,
    FidelityFlag,
    Inputs,
    OriginGroup,
    Origins,
    Outlet,
    Piece,
    Report,
    Row,
    Segment,
    Story,
)
from firsthand.show import layout, outline, telling, words
from firsthand.show.lineage import lineage
from firsthand.show.sides import LONGEST_TEXT, MOST_ROWS, around, segments, side_by_side
from firsthand.show.sides import Segment as Run


def edge(source, target, direction="known", confidence=0.9, url=None):
    name = f"{source or url}>{target}"
    return Derivation(name, source, url, target, "copy", direction, confidence, Coverage(1, 1))


def shape(articles, derivations):
    return [(b.key, b.depth, b.column) for b in lineage(articles, derivations)]


# -- lineage -----------------------------------------------------------------------


def test_a_translation_of_a_translation_stays_a_chain():
    assert shape("abc", [edge("b", "c"), edge("a", "b")]) == [("a", 0, 0), ("b", 1, 1), ("c", 2, 2)]


def test_an_absent_source_is_a_branch_that_its_pages_share():
    branches = lineage(
        "ab", [edge(None, "a", url="https://x.example/"), edge(None, "b", url="https://x.example/")]
    )
    assert [(b.article, b.depth) for b in branches] == [(None, 0), ("a", 1), ("b", 1)]
    assert branches[0].address == "https://x.example/"


def test_a_pair_of_unknown_order_shares_a_column():
    assert shape("ab", [edge("a", "b", "unknown")]) == [("a", 0, 0), ("b", 1, 0)]


def test_a_pair_of_unknown_order_hangs_on_whichever_end_is_free():
    branches = {b.key: b for b in lineage("abc", [edge("a", "b"), edge("c", "b", "unknown")])}
    assert (branches["c"].parent, branches["c"].column) == ("b", 1)


def test_the_best_proven_source_carries_and_the_others_are_kept():
    branches = {
        b.key: b for b in lineage("abc", [edge("a", "c", "likely", 0.6), edge("b", "c", "known", 0.5)])
    }
    assert branches["c"].parent == "b"
    assert [d.source for d in branches["c"].others] == ["a"]


def test_children_with_a_direction_stand_before_those_without():
    assert shape("abc", [edge("a", "b", "unknown"), edge("a", "c")])[1:] == [("c", 1, 1), ("b", 1, 0)]


NAMES = "abcdefg"
EDGES = st.builds(
    edge,
    st.sampled_from(NAMES),
    st.sampled_from(NAMES),
    st.sampled_from(["known", "likely", "unknown"]),
    st.floats(0, 1),
)


@given(st.lists(EDGES, max_size=30, unique_by=lambda d: d.id))
def test_any_graph_even_a_circle_shows_each_article_once_and_each_derivation_once(edges):
    branches = lineage(NAMES, edges)
    assert sorted(b.key for b in branches) == list(NAMES)
    shown = [b.edge.id for b in branches if b.edge] + [d.id for b in branches for d in b.others]
    assert sorted(shown) == sorted(d.id for d in edges)
    seen = set()
    for branch in branches:
        assert branch.parent is None or branch.parent in seen
        seen.add(branch.key)


def test_a_chain_of_thousands_does_not_exhaust_the_stack():
    keys = [str(n) for n in range(3000)]
    branches = lineage(keys, [edge(a, b) for a, b in itertools.pairwise(keys)])
    assert branches[-1].depth == 2999


# -- outline -----------------------------------------------------------------------


def test_the_headline_counts_what_is_known_and_says_what_is_not():
    figures = outline.outline(REPORT).figures
    assert (figures.articles, figures.outlets, figures.without_outlet) == (10, 8, 2)
    assert (figures.languages, figures.without_language) == (7, 1)
    assert (figures.stories, figures.outside) == (2, 1)
    assert (figures.origins.least, figures.origins.estimate, figures.origins.most) == (4, 5, 6)
    assert figures.origins.words == "4 to 6"


def test_an_article_is_marked_with_its_origin():
    views = outline.outline(REPORT).views
    assert [views[a.id].ref for a in ARTICLES] == ["A1", "A2", "A3", "A4", "B1", "B2", "C1", "D1", "E1", "N1"]


def test_letters_go_on_after_z():
    assert [outline.letter(n) for n in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]


def test_conflicting_dates_stand_together_and_unknown_years_last():
    ferry = outline.outline(REPORT).stories[0]
    assert [[entry.date for entry in group] for group in ferry.timeline] == [
        ["1998"],
        ["Jun 2030"],
        ["2 Mar 2031", "3 Mar 2031"],
        ["6 Mar 2031"],
        ["9 Mar, year unknown"],
    ]


def test_the_value_of_most_origins_stands_first():
    conflict = outline.outline(REPORT).stories[0].statements["conflict"][0]
    assert [(v.words, v.origins) for v in conflict.values] == [
        ("3 Mar 2031", ("A", "C")),
        ("2 Mar 2031", ("B",)),
    ]


def test_each_origin_speaks_once_and_its_copies_follow():
    conflict = outline.outline(REPORT).stories[0].statements["conflict"][0]
    spoken = [(v.first.article.ref, [m.article.ref for m in v.others]) for v in conflict.values[0].voices]
    assert spoken == [("A1", ["A2"]), ("C1", [])]


def test_what_was_changed_is_told_before_what_was_left_out():
    ferry = outline.outline(REPORT).stories[0]
    flags = (FidelityFlag("omission", 1, None, "x", None), FidelityFlag("number", 1, 1, "1", "2"))
    view = replace(ferry.derivations[0], derivation=replace(ferry.derivations[0].derivation, flags=flags))
    assert [flag.kind for flag in view.flags()] == ["number", "omission"]


def test_a_changed_value_has_its_sentences_and_their_languages():
    made = next(d for s in outline.outline(REPORT).stories for d in s.derivations if d.derivation.id == "d2")
    date = next(flag for flag in made.flags() if flag.kind == "date")
    said = made.told(date)
    assert [(t.of, t.language) for t in said] == [(made.source.ref, "ar"), (made.target.ref, "hi")]
    assert [[s.text for s in t.segments if s.mark] for t in said] == [["الثالث من مارس"], ["4 मार्च"]]
    assert made.told(next(flag for flag in made.flags() if flag.kind == "addition")) == ()


def test_a_long_sentence_is_cut_between_words_around_what_is_marked():
    pieces = segments("one two three four five six seven eight nine ten", [("five", "value")])
    assert around(pieces, 60) == pieces
    cut = around(pieces, 24)
    assert [s.text for s in cut if s.mark] == ["five"]
    assert cut[0].text == "…three four " and cut[-1].text.endswith("…")
    assert around((Run("one two three"),), 9) == (Run("one two…"),)


def test_articles_that_no_origin_holds_are_shown_as_unmeasured():
    event = Event("e", "t", (HERALD.id, MARSA.id), Origins(1, 1, 1, (OriginGroup((HERALD.id,), HERALD.id),)))
    made = outline.outline(
        Report(Inputs(2), (HERALD, MARSA), (), (Story("s", "t", None, None, None, (event,)),))
    )
    assert [o.letter for o in made.stories[0].events[0].origins] == ["A", "?"]
    assert telling.heading(made.stories[0].events[0].origins[1]) == "origin unmeasured"


def test_an_origin_in_two_events_counts_once():
    origins = Origins(1, 1, 1, (OriginGroup((HERALD.id,), HERALD.id),))
    events = tuple(Event(f"e{n}", "t", (HERALD.id,), origins) for n in range(2))
    made = outline.outline(Report(Inputs(1), (HERALD,), (), (Story("s", "t", None, None, None, events),)))
    assert made.figures.origins.estimate == 1


def test_an_article_goes_by_its_outlet_its_host_or_its_file():
    bare = article(1, None, (), input="a/b.txt")
    names = [
        outline.article_view(one, "A").name
        for one in (
            replace(bare, outlet=Outlet(None, "x.example")),
            replace(bare, url="https://www.y.example/z"),
            replace(bare, record="7"),
            bare,
        )
    ]
    assert names == ["x.example", "y.example", "b.txt · 7", "b.txt"]


# -- side by side ------------------------------------------------------------------


def test_rows_keep_the_order_of_the_source_with_what_was_dropped_and_added():
    alignment = Alignment((Row((4,), (1,), 0.9), Row((1, 2), (3,), 0.9)), dropped=(3, 5), added=(2, 4))
    rows = side_by_side(HERALD, MARSA, alignment).rows
    shown = [(r.kind, [p.number for p in r.source], [p.number for p in r.target]) for r in rows]
    assert shown == [
        ("pair", [1, 2], [3]),
        ("added", [], [4]),
        ("dropped", [3], []),
        ("pair", [4], [1]),
        ("added", [], [2]),
        ("dropped", [5], []),
    ]
    assert [r.moved for r in rows if r.kind == "pair"] == [False, True]


def test_a_change_is_marked_on_both_sides_of_its_row_only():
    flag = FidelityFlag("number", 3, 3, "dozens", "عشرات")
    rows = side_by_side(
        HERALD, MARSA, Alignment((Row((2,), (2,), 1), Row((3,), (3,), 1)), flags=(flag,))
    ).rows
    assert [row.flags for row in rows] == [(), (flag,)]
    marked = [
        s.text for part in (*rows[1].source, *rows[1].target) for s in part.segments if s.mark == "number"
    ]
    assert marked == ["dozens", "عشرات"]


def test_numbers_that_no_paragraph_has_are_left_out():
    rows = side_by_side(HERALD, MARSA, Alignment((Row((99,), (1,), 1),), dropped=(77,))).rows
    assert [(r.kind, len(r.source)) for r in rows] == [("dropped", 0), ("pair", 0)]


def test_long_texts_and_many_rows_are_cut_and_say_so():
    long = article(1, "en", (("body", "x" * 9000),) * (MOST_ROWS + 5))
    sides = side_by_side(long, long, Alignment(tuple(Row((n,), (n,), 1) for n in range(1, MOST_ROWS + 6))))
    assert (len(sides.rows), sides.hidden) == (MOST_ROWS, 5)
    text = sides.rows[0].source[0].segments[0].text
    assert len(text) < LONGEST_TEXT + 40 and text.endswith("more]")


def test_overlapping_and_missing_marks_do_no_harm():
    made = segments(
        "more than 120 people", [("more than 120", "value"), ("120", "number"), ("gone", "x"), ("", "y")]
    )
    assert [(s.text, s.mark) for s in made] == [("more than 120", "value"), (" people", None)]


# -- layout ------------------------------------------------------------------------


def boxes_apart(drawing):
    boxes = drawing.boxes
    return all(
        a.x + a.width <= b.x or b.x + b.width <= a.x or a.y + a.height <= b.y or b.y + b.height <= a.y
        for n, a in enumerate(boxes)
        for b in boxes[n + 1 :]
    )


def drawings(report):
    made = outline.outline(report)
    events = [event for story in made.stories for event in story.events]
    return [
        d for e in events for d in (layout.wide(e, made.views), layout.narrow(e, made.views)) if d is not None
    ]


def test_boxes_never_touch_and_stay_inside_the_drawing():
    for drawing in [*drawings(REPORT), *drawings(crowd(60))]:
        assert boxes_apart(drawing)
        assert all(b.x >= 0 and b.x + b.width <= drawing.width for b in drawing.boxes)
        assert all(b.y >= 0 and b.y + b.height <= drawing.height for b in drawing.boxes)


def test_sources_stand_left_of_what_was_made_from_them():
    wide = drawings(REPORT)[0]
    at = {box.article.ref: box.x for box in wide.boxes if box.article}
    assert at["A1"] < at["A2"] < at["A3"]
    assert at["B1"] == at["B2"]


def test_a_chain_longer_than_the_page_is_drawn_indented():
    chain = [replace(SAMACHAR, id=f"sha256:{n}") for n in range(8)]
    derivations = tuple(edge(a.id, b.id) for a, b in itertools.pairwise(chain))
    ids = tuple(a.id for a in chain)
    event = Event("e", "t", ids, Origins(1, 1, 1, (OriginGroup(ids, ids[0]),)))
    made = outline.outline(
        Report(Inputs(8), tuple(chain), derivations, (Story("s", "t", None, None, None, (event,)),))
    )
    view = made.stories[0].events[0]
    assert layout.wide(view, made.views) is None
    assert boxes_apart(layout.narrow(view, made.views))


def test_what_is_too_much_to_draw_is_counted():
    big = drawings(crowd(240))[0]
    assert big.hidden == 161 - layout.MOST_LANES
    assert big.lanes[0].hidden == 80 - layout.MOST_BRANCHES


def test_sentences_that_one_side_alone_has_are_marked_inside_the_pair_and_counted():
    source = article(1, "en", (("body", "It rained all day. Nobody came."),))
    target = article(2, "de", (("body", "Es regnete den ganzen Tag. Schade."),))
    said = (
        Segment((Piece(1, (0, 18)),), (Piece(1, (0, 26)),), 0.9),
        Segment((Piece(1, (19, 31)),), ()),
        Segment((), (Piece(1, (27, 34)),)),
    )
    flag = FidelityFlag("omission", 1, None, "Nobody came.", None)
    made = Alignment((Row((1,), (1,), 0.9),), flags=(flag,), segments=said)
    (row,) = side_by_side(source, target, made).rows
    assert [(s.text, s.mark) for s in row.source[0].segments if s.mark] == [("Nobody came.", "dropped")]
    assert [(s.text, s.mark) for s in row.target[0].segments if s.mark] == [("Schade.", "added")]
    assert row.alone == (1, 1) and row.flags == ()
    assert words.pair_note(row.moved, row.alone, "A", "B") == "1 sentence left out by B; 1 sentence not in A"
