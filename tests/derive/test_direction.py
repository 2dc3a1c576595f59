import pytest

from firsthand.derive.direction import published_within, read_direction
from firsthand.derive.pair import PairReading
from firsthand.model import Credit, Links, Paragraph, Row
from making import article, outlet, published

TITLE = "Velmora council votes for a new harbour bridge"
ADDRESS = "https://courier.example/velmora-council-votes-for-a-new-harbour-bridge"


def reading(first, second, covered=(0.9, 0.9)):
    return PairReading(first.id, second.id, 0.99, (Row((1,), (1,), 0.9),), covered, 1.0, None)


def direction(first, second, covered=(0.9, 0.9)):
    """The reading, after a look that it does not depend on which article comes first."""
    found = read_direction(first, second, reading(first, second, covered))
    turned = read_direction(second, first, reading(second, first, covered[::-1]))
    assert (found.source.id, found.direction) == (turned.source.id, turned.direction)
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
