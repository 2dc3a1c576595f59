import math
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.derive.clocks import published_within, times_odds
from firsthand.derive.direction import read_direction
from firsthand.derive.pair import PairReading
from firsthand.model import Credit, DroppedLine, Links, Paragraph, Row
from making import article, outlet, published

TITLE = "Velmora council votes for a new harbour bridge"
ADDRESS = "https://courier.example/velmora-council-votes-for-a-new-harbour-bridge"


def reading(first, second, covered=(0.9, 0.9)):
    return PairReading(first.id, second.id, 0.99, (Row((1,), (1,), 0.9),), covered, 1.0, None)


def direction(first, second, covered=(0.9, 0.9)):
    """The reading, after a look that it does not depend on which article comes first."""
    found = read_direction(first, second, reading(first, second, covered))
    turned = read_direction(second, first, reading(second, first, covered[::-1]))
    assert found == turned
    return found


def original(**more):
    return article(
        "b", title=TITLE, language="en", outlet=outlet("Velmora Courier", "courier.example"), **more
    )


def credited(name=None, url=None, role="source"):
    return article("a", language="fr", credits=(Credit(name, role, "Source: it", url=url, line=9),))


def kinds(found):
    return [piece.kind for piece in found.evidence]


def test_the_article_whose_address_is_named_is_the_source_for_certain():
    found = direction(credited(url=ADDRESS), original())
    assert (found.source.id, found.direction, kinds(found)) == ("b", "known", ["named-address"])
    assert found.evidence[0].line == 9
    assert found.probability > 0.99


@pytest.mark.parametrize("name", ["Velmora Courier", "velmora courier", "www.courier.example"])
def test_the_outlet_that_is_credited_is_the_source_for_certain(name):
    found = direction(credited(name=name), original())
    assert (found.source.id, found.direction, kinds(found)) == ("b", "known", ["credit"])


def test_a_photo_credit_or_another_outlet_says_nothing():
    for other in (credited("Velmora Courier", role="photo"), credited("Ostrand Gazette")):
        found = direction(other, original())
        assert (found.direction, found.evidence) == ("unknown", ())


def test_a_credit_of_an_outlet_without_a_name_says_nothing():
    assert direction(credited("Courier"), article("b")).direction == "unknown"


def test_markup_that_declares_a_translation_is_believed():
    found = direction(article("a", language="fr", links=Links(translation_of=ADDRESS)), original())
    assert (found.source.id, found.direction, kinds(found)) == ("b", "known", ["declared-translation"])


@pytest.mark.parametrize("byline", ["Velmora Courier", "VELMORA COURIER"])
def test_the_outlet_in_the_byline_is_the_source_for_certain(byline):
    found = direction(article("a", language="fr", byline=(byline,)), original())
    assert (found.source.id, found.direction, kinds(found)) == ("b", "known", ["byline"])
    wrote = direction(credited(name="Velmora Courier", role="wrote"), original())
    assert (wrote.direction, kinds(wrote)) == ("known", ["byline"])


def test_a_credit_that_both_editions_of_one_outlet_carry_says_nothing():
    edition = article("a", language="fr", outlet=outlet("Velmora Courier"), byline=("Velmora Courier",))
    assert direction(edition, original()).direction == "unknown"


@pytest.mark.parametrize(
    ("name", "line", "known"),
    [
        ("なにわ通信新聞", "2025-05-21 09:16 来源：なにわ通信新聞 编辑：佟某", True),
        ("Velmora Courier", "21.05.2025 / Velmora Courier", True),
        ("Courier", "21.05.2025 / Courier service", False),
        ("Velmora Courier", "21.05.2025 / Ostrand Gazette", False),
    ],
)
def test_the_outlet_in_a_line_of_the_page_about_itself_is_the_source_for_certain(name, line, known):
    target = article("a", language="fr", dropped=(DroppedLine(1, "metadata", line, line=4),))
    found = direction(target, article("b", language="en", outlet=outlet(name, None)))
    assert (found.direction == "known") is known
    assert kinds(found) == (["credit"] if known else [])


def test_an_agency_that_is_credited_is_the_outlet_at_its_own_address():
    wire = article("b", outlet=outlet(None, "reuters.com"))
    found = direction(credited(name="Reuters"), wire)
    assert (found.source.id, found.direction, kinds(found)) == ("b", "known", ["credit"])


def test_a_page_that_gives_the_other_address_as_canonical_was_taken_from_there():
    taken = article("a", language="fr", url="https://bote.example/n/7", links=Links(canonical=ADDRESS))
    found = direction(taken, original(url=ADDRESS))
    assert (found.source.id, found.direction, kinds(found)) == ("b", "known", ["canonical"])


def test_written_words_win_against_times_and_the_confidence_falls():
    late = original(published=published("2024-03-12T10:00+00:00"))
    early = article("a", credits=credited(url=ADDRESS).credits, published=published("2024-03-10T10:00+00:00"))
    found = direction(early, late)
    assert (found.source.id, found.direction) == ("b", "known")
    assert kinds(found) == ["named-address", "times-against"]
    assert 0.85 < found.probability < 0.95
    assert direction(credited(url=ADDRESS), original()).probability > 0.99


def test_two_articles_that_name_each_other_have_no_known_direction():
    named = original(credits=(Credit("Bote", "source", "Source: Bote"),))
    other = article("a", outlet=outlet("Bote"), links=Links(translation_of=ADDRESS))
    assert direction(named, other).direction == "unknown"


def test_the_earlier_article_is_the_likely_source():
    found = direction(
        article("a", published=published("2024-03-12")), article("b", published=published("2024-03-10"))
    )
    assert (found.source.id, found.direction, kinds(found)) == ("b", "likely", ["times"])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2024-03-12", "2024-03-12"),
        ("2024-03-12", "2024-03-12T10:00"),
        ("2024-03-12T10:00", "2024-03-12T10:00"),
        ("2024-03-12T10:00+02:00", "2024-03-12T08:00+00:00"),
        ("2024-03", "2024-05"),
        ("2024-03-12", None),
    ],
)
def test_times_that_may_be_the_same_say_nothing(one, other):
    first = article("a", published=published(one))
    second = article("b", published=published(other) if other else None)
    found = direction(first, second)
    assert (found.direction, found.evidence) == ("unknown", ())


def test_time_zones_are_reckoned_with():
    first = article("a", published=published("2024-03-12T09:00+09:00"))
    second = article("b", published=published("2024-03-12T01:00+00:00"))
    assert direction(first, second).source.id == "a"


def at(name, when, **more):
    return article(name, published=published(when) if when else None, **more)


@pytest.mark.parametrize(
    ("earlier", "later", "expected"),
    [
        ("2024-03-12T10:00", "2024-03-12T10:01", "unknown"),  # a minute, no zones
        ("2024-03-12T10:00", "2024-03-12T15:00", "unknown"),  # five hours, no zones
        ("2024-03-12T10:00", "2024-03-14T10:00", "likely"),
        ("2024-03-12T10:00+00:00", "2024-03-12T10:00:20+00:00", "unknown"),  # editions that go out together
        ("2024-03-12T10:00+00:00", "2024-03-12T12:00+00:00", "likely"),
        ("2024-03-12", "2024-03-13", "likely"),
    ],
)
def test_times_prove_as_much_as_their_gap_and_their_zones_let_them(earlier, later, expected):
    found = direction(at("b", earlier), at("a", later))
    assert found.direction == expected
    assert expected == "unknown" or found.source.id == "b"


def test_clocks_of_one_site_need_no_zone():
    site = outlet("Bote", "bote.example")
    found = direction(
        at("b", "2024-03-12T10:00", outlet=site), at("a", "2024-03-12T15:00", language="fr", outlet=site)
    )
    assert (found.source.id, found.direction) == ("b", "likely")


def test_a_wider_gap_is_never_worth_less():
    hours = [0.01, 0.1, 0.5, 1, 3, 8, 24, 80, 500]
    odds = [times_odds(at("a", "2024-03-01T00:00+00:00"), at("b", moved(h)))[0] for h in hours]
    assert odds == sorted(odds)
    assert 1 / (1 + math.exp(-odds[-1])) < 0.995


def moved(hours):
    return (datetime(2024, 3, 1, tzinfo=UTC) + timedelta(hours=hours)).isoformat()


def test_a_source_that_was_changed_later_is_less_sure():
    later = at("a", "2024-03-12T16:00+00:00")
    plain = direction(at("b", "2024-03-12T10:00+00:00"), later)
    changed = direction(
        at("b", "2024-03-12T10:00+00:00", modified=published("2024-03-13T10:00+00:00")), later
    )
    assert changed.source.id == plain.source.id == "b"
    assert changed.probability < plain.probability


def test_a_copy_that_kept_the_date_is_told_by_its_later_change():
    copy = at("a", "2024-03-12T10:00+00:00", modified=published("2024-03-14T09:00+00:00"))
    found = direction(copy, at("b", "2024-03-12T10:00+00:00"))
    assert (found.source.id, found.direction, kinds(found)) == ("b", "likely", ["modified"])


def test_an_article_is_not_younger_than_its_last_change():
    found = direction(
        at("b", None, modified=published("2024-03-10T10:00+00:00")), at("a", "2024-03-12T10:00+00:00")
    )
    assert (found.source.id, found.direction, kinds(found)) == ("b", "likely", ["modified"])
    late = at("b", None, modified=published("2024-03-14T10:00+00:00"))
    changed = at("a", "2024-03-12T10:00+00:00", modified=published("2024-03-16T10:00+00:00"))
    assert direction(late, at("a", "2024-03-12T10:00+00:00")).direction == "unknown"
    assert direction(late, changed).direction == "unknown"


def test_one_day_on_two_pages_is_no_kept_date():
    changed = at("a", "2024-03-12", modified=published("2024-03-14"))
    assert direction(changed, at("b", "2024-03-12")).direction == "unknown"


EDITIONS = {"en": ADDRESS, "fr": "https://courier.example/fr/7"}


def editions(default=None):
    links = Links(alternate={**EDITIONS, "x-default": default} if default else EDITIONS)
    return (
        original(url=ADDRESS, links=links),
        article("a", language="fr", url=EDITIONS["fr"], links=links, outlet=outlet("Velmora Courier")),
    )


def test_language_editions_are_siblings_unless_one_is_marked_as_the_default():
    assert direction(*editions()).direction == "unknown"
    found = direction(*editions(default=EDITIONS["fr"]))
    assert (found.source.id, found.direction, kinds(found)) == ("a", "likely", ["alternate"])


def test_an_outlet_that_the_text_names_is_the_likely_source():
    text = "The mayor had told the Velmora Courier so."
    found = direction(article("a", [text]), original())
    assert (found.source.id, found.direction, kinds(found)) == ("b", "likely", ["outlet-named"])


def test_a_date_that_was_taken_from_the_story_is_no_evidence():
    assert published_within(article("a", published=published("2024-03-12", from_="story"))) is None


@pytest.mark.parametrize("value", ["0001-01-01T00:00+14:00", "9999-12-31", "yesterdayish", "2024-13-45"])
def test_an_impossible_date_is_no_evidence_and_no_error(value):
    assert published_within(article("a", published=published(value, "day"))) is None


def test_a_line_left_in_the_sources_language_shows_who_translated():
    left = Paragraph(3, "body", "Photo taken by our own reporter.", language="en")
    found = direction(article("a", language="fr", paragraphs=(left,)), article("b", language="en"))
    assert (found.source.id, found.direction, kinds(found)) == ("b", "likely", ["leftover"])


def test_being_longer_alone_does_not_make_a_source():
    assert direction(article("a"), article("b"), covered=(0.2, 1.0)).direction == "unknown"


DATES = st.sampled_from(
    [None, "2024-03-12", "2024-03-12T10:00", "2024-03-12T11:30+02:00", "2024-03-14T10:00+00:00"]
)
TEXTS = st.sampled_from(
    [
        "One line.",
        "Velmora Courier said that the White House press secretary spoke on Black Friday.",
        "Le maire de Québec a parlé du White House press secretary, à 5.4 pour cent.",
        "Мэр России говорил о White House и о Velmora Courier, 5,4 процента.",
        "",
    ]
)


@st.composite
def any_article(draw, name):
    return article(
        name,
        [draw(TEXTS)],
        draw(st.sampled_from([None, "en", "fr", "ru"])),
        published=published(d) if (d := draw(DATES)) else None,
        modified=published(m) if (m := draw(DATES)) else None,
        outlet=outlet(draw(st.sampled_from([None, "Velmora Courier", "Bote"]))),
        byline=draw(st.sampled_from([(), ("Bote",), ("Velmora Courier",)])),
        credits=draw(st.sampled_from([(), (Credit("Bote", "source", "Source: Bote"),)])),
    )


@settings(deadline=None)
@given(any_article("a"), any_article("b"), st.tuples(st.floats(0, 1), st.floats(0, 1)))
def test_which_article_comes_first_never_matters(first, second, covered):
    found = direction(first, second, covered)
    assert 0.5 <= found.probability <= 1
    if found.direction == "likely":
        assert found.probability >= 0.8
