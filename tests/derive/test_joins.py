"""Why articles count as one report though no derivation joins them."""

import pytest

from firsthand.derive.joins import DOUBT, SHARED, together
from firsthand.derive.origins import count_origins
from firsthand.derive.pair import PairReading
from firsthand.derive.verbatim import Overlap
from firsthand.model import Credit, Row
from making import article, outlet

COPIED = Overlap(0.2, 0.2, 0.1, 0.1)


def reading(first, second, probability, *, covered=(0.2, 0.2), copied=None):
    return PairReading(first, second, probability, (Row((1,), (1,), 0.9),), covered, 1.0, copied)


def told(articles, *readings):
    counted = count_origins(articles, (), readings)
    return (
        (counted.least, counted.estimate, counted.most),
        [(j.counts_in, j.kind, j.text, j.probability) for j in counted.joins],
    )


def some(count, **fields):
    return [article(name, **fields) for name in "abcdefgh"[:count]]


@pytest.mark.parametrize(
    ("found", "counted", "joins"),
    [
        ([], (2, 2, 2), []),
        ([reading("a", "b", DOUBT / 2)], (2, 2, 2), []),
        ([reading("a", "b", DOUBT)], (1, 2, 2), [("least", "doubt", None, DOUBT)]),
        ([reading("a", "b", SHARED)], (1, 2, 2), [("least", "doubt", None, SHARED)]),
        ([reading("a", "b", SHARED, copied=COPIED)], (1, 1, 2), [("estimate", "text", None, SHARED)]),
    ],
)
def test_alike_texts_join_the_fewest_or_the_estimate(found, counted, joins):
    assert told(some(2), *found) == (counted, joins)


def test_one_agency_and_its_text_join_the_estimate_and_the_agency_alone_the_fewest():
    credited = some(2, credits=(Credit("AFP", "source", "(AFP)"),))
    assert told(credited, reading("a", "b", 0.01, covered=(0.5, 0.1))) == (
        (1, 1, 2),
        [("estimate", "agency", "AFP", None)],
    )
    assert told(credited) == ((1, 2, 2), [("least", "credit", "AFP", None)])


def test_versions_of_one_outlet_are_one_even_in_the_most():
    own = some(2, outlet=outlet("Harbour Gazette"))
    assert told(own, reading("a", "b", 0.9, copied=COPIED)) == (
        (1, 1, 1),
        [("most", "versions", "Harbour Gazette", 0.9)],
    )


def test_only_joins_that_change_the_count_are_given():
    counted, joins = told(some(3), reading("a", "b", 0.09), reading("b", "c", 0.08), reading("a", "c", 0.07))
    assert counted == (1, 3, 3)
    assert [probability for *_, probability in joins] == [0.09, 0.08]


# -- several pairs together ----------------------------------------------------------------


def test_two_pairs_together_do_what_neither_does_alone():
    groups = [{"a", "b", "c"}, {"d", "e"}]
    (join,) = together(groups, [reading("a", "d", 0.33), reading("e", "b", 0.27), reading("c", "e", 0.1)])
    assert (join.first, join.second, join.kind, join.probability) == ("a", "d", "together", 0.511)


@pytest.mark.parametrize(
    "found",
    [
        [reading("a", "d", 0.54)],
        [reading("a", "d", 0.4), reading("b", "d", 0.4), reading("c", "d", 0.4)],
        [reading("a", "d", 0.09), reading("b", "e", 0.09)],
    ],
)
def test_one_article_never_weighs_twice_and_less_than_a_doubt_not_at_all(found):
    assert list(together([{"a", "b", "c"}, {"d", "e"}], found)) == []
