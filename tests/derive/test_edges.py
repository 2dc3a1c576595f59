import pytest

from firsthand.derive.edges import derivations, external_sources, is_derived, kind_of
from firsthand.derive.origins import count_origins
from firsthand.derive.pair import PairReading, read_pair
from firsthand.derive.siblings import source_credits
from firsthand.derive.verbatim import Overlap, overlap
from firsthand.model import Credit, Links, Paragraph, Row
from making import BAKERY, HARBOUR, article, background, embedded, mirrored, outlet, published


def readings(*articles):
    found = embedded(*articles)
    pairs = [(a, b) for n, a in enumerate(found) for b in found[n + 1 :]]
    return [r for a, b in pairs if (r := read_pair(a, b, background()))]


def edges(*articles):
    return derivations(articles, readings(*articles))


def translated(name, texts=HARBOUR, **more):
    return article(name, [mirrored(text) for text in texts], "fr", **more)


def test_a_translation_is_found_with_its_rows():
    (edge,) = edges(
        article("a", HARBOUR, published=published("2024-03-10")),
        translated("b", published=published("2024-03-12")),
    )
    assert (edge.source, edge.target, edge.kind, edge.direction) == ("a", "b", "translation", "likely")
    assert [(r.source, r.target) for r in edge.rows] == [((n,), (n,)) for n in range(1, 7)]
    assert edge.coverage.source == edge.coverage.target == 1
    assert edge.confidence > 0.85
    assert {e.kind for e in edge.evidence} == {"times", "alignment"}


def test_what_was_left_out_and_added_is_named():
    (edge,) = edges(
        article("b", HARBOUR, published=published("2024-03-10")),
        translated("a", [*HARBOUR[:4], BAKERY[0]], published=published("2024-03-12")),
    )
    assert (edge.source, edge.dropped, edge.added) == ("b", (5, 6), (5,))
    assert edge.rows[0].source == (1,)


def test_articles_about_other_things_are_not_derived():
    assert edges(article("a", HARBOUR), article("b", BAKERY), translated("c", BAKERY[::-1][:1])) == []


def test_a_chain_stays_a_chain():
    first = article("a", HARBOUR, published=published("2024-03-10"), outlet=outlet("Courier"))
    second = article(
        "b",
        HARBOUR,
        published=published("2024-03-12"),
        outlet=outlet("Bote"),
        credits=(Credit("Courier", "source", "Courier"),),
    )
    third = translated("c", published=published("2024-03-14"), credits=(Credit("Bote", "source", "Bote"),))
    assert [(e.source, e.target) for e in edges(first, second, third)] == [("a", "b"), ("b", "c")]


def test_without_any_hint_three_copies_are_joined_by_two_edges_of_unknown_direction():
    found = edges(*(article(name, HARBOUR) for name in "abc"))
    assert len(found) == 2
    assert {e.direction for e in found} == {"unknown"}
    assert {e.kind for e in found} == {"copy"}


def test_an_outlets_own_correction_is_no_derivation_and_no_second_origin():
    paper = outlet("Courier", "courier.example")
    first = article("a", HARBOUR, outlet=paper, published=published("2024-03-10T08:00"))
    again = article("b", [*HARBOUR[:5], BAKERY[0]], outlet=paper, published=published("2024-03-10T11:00"))
    assert edges(first, again) == []
    assert range_of(origins(first, again)) == (1, 1, 1)


def test_a_passage_from_a_second_source_has_an_edge_of_its_own():
    mixed = translated("c", [*HARBOUR, *BAKERY])
    found = edges(article("a", HARBOUR), article("b", BAKERY), translated("d", HARBOUR), mixed)
    assert {frozenset((e.source, e.target)) for e in found} >= {frozenset("bc")}
    assert len(found) == 3


def test_two_translations_of_an_absent_page_are_not_derived_from_each_other():
    named = (
        Credit("Courier", "translated", "Source: courier.example/n/1", url="https://courier.example/n/1"),
    )
    found = edges(article("a", HARBOUR, credits=named), translated("b", credits=named))
    assert [(e.source, e.source_url, e.target) for e in found] == [
        (None, "https://courier.example/n/1", "a"),
        (None, "https://courier.example/n/1", "b"),
    ]


def test_a_named_page_that_is_among_the_inputs_is_not_external():
    source = article("a", HARBOUR, url="https://courier.example/n/1")
    target = translated(
        "b",
        credits=(
            Credit(None, "source", "at https://courier.example/n/1", url="https://courier.example/n/1"),
        ),
    )
    (edge,) = edges(source, target)
    assert (edge.source, edge.source_url, edge.direction) == ("a", "https://courier.example/n/1", "known")
    assert edges(article("a", HARBOUR), target)[0].source_url == "https://courier.example/n/1"


def test_a_page_of_the_outlet_that_is_named_and_whose_text_was_taken_is_the_page_that_is_named():
    url = "https://www.velmoracourier.example/n/5518203.html"
    target = translated("b", credits=(Credit(None, "source", f"Source: {url}", url=url),))
    source = article("a", HARBOUR, outlet=outlet("The Velmora Courier", None))
    (edge,) = edges(source, target)
    assert (edge.source, edge.source_url, edge.target, edge.direction) == ("a", url, "b", "known")
    # Of the same outlet, but another report: the page that is named is not among the inputs.
    (absent,) = edges(article("a", BAKERY, outlet=outlet("The Velmora Courier", None)), target)
    assert (absent.source, absent.source_url, absent.target) == (None, url, "b")


@pytest.mark.parametrize(
    ("url", "role", "kind"),
    [
        ("https://zeitung.de/n/1", "source", "translation"),
        ("https://courier.co.uk/n/1", "source", "rewrite"),
        ("https://courier.example/n/1", "source", "rewrite"),
        ("https://courier.example/n/1", "translated", "translation"),
    ],
)
def test_an_absent_source_was_translated_where_its_country_or_the_credit_says_so(url, role, kind):
    (edge,) = edges(article("a", credits=(Credit(None, role, url, url=url),)))
    assert (edge.kind, edge.direction, edge.coverage.source) == (kind, "known", None)


def test_a_leftover_in_another_language_shows_a_translation_of_an_absent_source():
    left = (Paragraph(1, "body", "Eine Zeile."), Paragraph(2, "body", "Une ligne.", language="fr"))
    credit = Credit(None, "source", "x", url="https://c.example/1")
    (edge,) = edges(article("a", paragraphs=left, language="de", credits=(credit,)))
    assert (edge.kind, [e.kind for e in edge.evidence]) == ("translation", ["named-address", "leftover"])


def test_a_declared_original_is_an_external_source_and_ones_own_site_is_not():
    declared = article("a", links=Links(translation_of="https://c.example/1"))
    assert [c.url for c in external_sources(declared, [declared])] == ["https://c.example/1"]
    own = article(
        "a", url="https://a.example/2", credits=(Credit(None, "source", "x", url="https://www.a.example/1"),)
    )
    assert external_sources(own, [own]) == []


def test_hostile_addresses_in_credits_end_no_run():
    broken = article(
        "a", credits=(Credit(None, "source", "x", url="http://["),), links=Links("http://[", {}, "http://[::")
    )
    assert [e.target for e in edges(broken)] == ["a"]
    assert edges(broken, article("b", links=Links("http://[")))[0].source is None


@pytest.mark.parametrize(
    ("source", "target", "kind"),
    [
        (HARBOUR, HARBOUR, "copy"),
        (HARBOUR, HARBOUR[:2], "excerpt"),
        (HARBOUR, HARBOUR[:2] + BAKERY, "rewrite"),
        (HARBOUR[:2], HARBOUR[:2] + BAKERY, "copy"),
    ],
)
def test_copy_excerpt_and_rewrite_are_told_apart(source, target, kind):
    a, b = article("a"), article("b")
    assert kind_of(a, b, overlap(source, target), flipped=False) == kind
    assert kind_of(a, b, overlap(target, source), flipped=True) == kind


def test_across_languages_everything_derived_is_a_translation():
    assert kind_of(article("a"), article("b"), None, flipped=False) == "translation"
    assert kind_of(article("a"), article("b"), Overlap(0.2, 0.2, 0.0, 0.0), flipped=False) == "rewrite"


# -- origins ---------------------------------------------------------------------------


def origins(*articles):
    found = readings(*articles)
    counted = count_origins(articles, derivations(articles, found), found)
    assert counted.least <= counted.estimate <= counted.most
    return counted


def range_of(counted):
    return counted.least, counted.estimate, counted.most


def test_a_text_and_its_translations_are_one_origin_led_by_the_text():
    counted = origins(
        article("a", HARBOUR, published=published("2024-03-10")),
        translated("b", published=published("2024-03-12")),
        article("c", BAKERY),
    )
    assert range_of(counted) == (2, 2, 2)
    assert [(g.articles, g.first) for g in counted.groups] == [(("a", "b"), "a"), (("c",), "c")]


def test_copies_without_a_known_direction_have_no_first():
    (group,) = origins(article("a", HARBOUR), article("b", HARBOUR)).groups
    assert (group.articles, group.first) == (("a", "b"), None)


def test_different_texts_that_credit_one_agency_may_be_one_origin():
    agency = (Credit("AFP", "source", "(AFP)"),)
    counted = origins(article("a", HARBOUR, credits=agency), article("b", BAKERY, credits=agency))
    assert range_of(counted) == (1, 2, 2)
    assert counted.groups[0].credited_to == ("AFP",)


def test_children_of_one_absent_page_are_one_origin():
    named = (Credit(None, "source", "x", url="https://courier.example/n/1"),)
    again = (Credit(None, "source", "x", url="http://www.courier.example/n/1/"),)
    counted = origins(article("a", HARBOUR, credits=named), article("b", BAKERY, credits=again))
    assert range_of(counted) == (1, 1, 1)
    assert counted.groups[0].first is None


def test_only_credits_as_source_count_as_an_agency():
    named = article(
        "a",
        credits=(
            Credit("AFP", "photo", "x"),
            Credit("dpa", "source", "x"),
            Credit("X", "source", "x", url="https://x.example/"),
        ),
    )
    assert source_credits(named) == {"dpa"}


def test_one_article_is_one_origin():
    assert range_of(origins(article("a", HARBOUR))) == (1, 1, 1)


@pytest.mark.parametrize(("covered", "called"), [((0.02, 0.07), False), ((0.02, 0.08), True)])
def test_a_sentence_of_a_long_article_is_a_quotation(covered, called):
    assert is_derived(PairReading("a", "b", 0.99, (Row((1,), (2,), 0.9),), covered, 1.0, None)) == called
