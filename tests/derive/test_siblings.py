"""Prints of one text that is not among the pages are not made from each other."""

import pytest

from firsthand.derive.edges import derivations
from firsthand.derive.pair import read_pair
from firsthand.derive.siblings import shared_source
from firsthand.model import Credit, Evidence
from making import HARBOUR, article, background, embedded, mirrored, published


def by(*names):
    return tuple(Credit(name, "source", f"({name})") for name in names)


def edge(first, second):
    (found,) = derivations([first, second], [read_pair(*embedded(first, second), background())])
    return found


@pytest.mark.parametrize(
    ("one", "other", "kind", "name"),
    [
        (by("Reuters"), by("Reuters"), "shared-source", "Reuters"),
        (by("Reuters", "AFP"), by("AFP"), "shared-source", "AFP"),
        (by("PR Newswire"), by("PR Newswire"), "press-release", "PR Newswire"),
        (by("AFP", "Business Wire"), by("AFP", "Business Wire"), "press-release", "Business Wire"),
    ],
)
def test_both_give_one_agency_or_one_press_release(one, other, kind, name):
    assert shared_source(article("a", credits=one), article("b", credits=other)) == Evidence(kind, text=name)


def test_other_sources_or_none_are_not_shared():
    assert shared_source(article("a", credits=by("AFP")), article("b", credits=by("dpa"))) is None
    assert shared_source(article("a", credits=by("AFP")), article("b")) is None


def test_the_earlier_of_two_prints_is_not_the_source_of_the_later():
    days = {"published": published("2024-03-10")}, {"published": published("2024-03-12")}
    alone = edge(*(article(name, HARBOUR, **day) for name, day in zip("ab", days, strict=True)))
    assert alone.direction == "likely"
    both = edge(*(article(n, HARBOUR, credits=by("dpa"), **day) for n, day in zip("ab", days, strict=True)))
    assert both.direction == "unknown"
    assert both.evidence[0] == Evidence("shared-source", text="dpa")


def test_the_agencys_own_text_is_the_source_of_what_another_wrote_from_it_in_another_language():
    mirror = [mirrored(text) for text in HARBOUR]
    theo = (Credit("AFP", "source", "(Theo AFP)", line=9),)
    told = article("b", mirror, "vi", credits=theo, byline=("Minh Khanh",))
    alone = (Credit("AFP", "source", "AFP"),)
    found = edge(article("a", HARBOUR, credits=alone), told)
    assert (found.source, found.direction) == ("a", "known")
    assert found.evidence[0] == Evidence("credit", text="(Theo AFP)", line=9)
    for other in (
        article("a", HARBOUR, credits=alone, byline=("Ada Marlow",)),
        article("a", HARBOUR, credits=(Credit("AFP", "source", "with AFP"),)),
    ):
        assert edge(other, told).direction == "unknown"


def test_a_source_that_is_named_by_address_is_one_whatever_both_credit():
    first = article("a", HARBOUR, url="https://one.example/n/harbour", credits=by("dpa"))
    named = Credit(None, "source", "x", url="https://one.example/n/harbour")
    assert edge(first, article("b", HARBOUR, credits=(*by("dpa"), named))).direction == "known"
