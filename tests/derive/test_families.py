"""Owners and sister services: their copies are no second origin."""

from firsthand.derive.families import credited_parties, family_joins, owner_of
from firsthand.derive.origins import count_origins
from firsthand.derive.pair import PairReading
from firsthand.model import Credit
from making import article, outlet


def at(name, domain, *credited):
    credits = tuple(Credit(c, "source", c) for c in credited)
    return article(name, outlet=outlet(None, domain), credits=credits)


def reading(first, second, covered):
    return PairReading(first, second, 0.01, (), covered, 1.0, None)


def least(*articles, readings=()):
    found = count_origins(articles, (), readings)
    assert found.least <= found.estimate <= found.most
    return found.least, found.most


def test_credits_of_sister_services_are_one_origin_in_the_fewest_and_two_in_the_most():
    assert least(at("a", "one.example", "RIA Novosti"), at("b", "two.example", "Sputnik")) == (1, 2)


def test_credits_of_two_owners_stay_two():
    assert least(at("a", "one.example", "RIA Novosti"), at("b", "two.example", "TASS")) == (2, 2)


def test_an_agencys_own_page_stands_with_those_that_credit_it():
    assert least(at("a", "ria.ru"), at("b", "two.example", "Sputnik")) == (1, 2)


def test_papers_of_one_owner_that_share_text_are_one_origin_in_the_fewest():
    papers = at("a", "www.hna.de"), at("b", "merkur.de")
    assert least(*papers, readings=[reading("a", "b", (0.3, 0.1))]) == (1, 2)
    assert least(*papers, readings=[reading("a", "b", (0.2, 0.1))]) == (2, 2)
    assert least(at("a", "hna.de"), at("b", "waz.de"), readings=[reading("a", "b", (0.3, 0.1))]) == (2, 2)


def test_the_reason_names_the_owner_or_the_agency():
    papers = [at("a", "hna.de", "dpa"), at("b", "merkur.de", "dpa")]
    joins = family_joins(papers, [reading("a", "b", (0.5, 0.5))])
    assert [(j.kind, j.text) for j in joins] == [("family", "Ippen"), ("credit", "dpa")]


def test_an_outlet_of_no_listed_owner_has_none():
    assert owner_of(at("a", "one.example")) is None
    assert owner_of(article("a")) is None
    assert credited_parties(at("a", "one.example", "Ostrand Press")) == {"Ostrand Press"}
