"""The table of outlet families: each host in one family, nothing that cannot be checked."""

import re

import pytest

from firsthand.languages.agencies import agencies, agency_of_host
from firsthand.languages.outlets import families, family_of_agency, family_of_host
from firsthand.languages.typography import number_signs

HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}")


def test_names_are_given_once_and_ids_are_wikidata_ids_given_once():
    names = [f.name for f in families()]
    ids = [f.id for f in families() if f.id]
    assert len(names) == len(set(names)) >= 100
    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(r"Q[1-9]\d*", i) for i in ids)


@pytest.mark.parametrize("family", families(), ids=lambda f: f.name)
def test_each_family_has_members_that_are_hosts_and_known_agencies(family):
    assert family.kind in ("agency", "broadcaster", "group")
    assert len(family.domains) + len(family.agencies) >= 2
    assert all(HOST.fullmatch(domain) and not domain.startswith("www.") for domain in family.domains)
    assert set(family.agencies) <= {a.name for a in agencies()}


def test_no_host_is_in_two_families_or_below_another_listed_host():
    domains = [d for f in families() for d in f.domains]
    assert len(domains) == len(set(domains))
    assert not [d for d in domains for other in domains if d.endswith(f".{other}")]


def test_an_agencys_own_pages_and_id_are_its_familys():
    for agency in agencies():
        family = family_of_agency(agency.name)
        if family is None:
            continue
        assert all(family_of_host(domain) is family for domain in agency.domains)
        if agency.name == family.name and agency.id:
            assert family.id == agency.id


def test_a_host_below_a_listed_one_is_of_its_family():
    found = family_of_host("vietnamese.voanews.com")
    assert found is not None and found.name == "Voice of America"
    assert family_of_host("notvoanews.com") is None
    assert family_of_host("com") is None
    assert agency_of_host("ria.ru").name in family_of_host("ria.ru").agencies


def test_signs_of_numbers_come_from_cldr():
    assert number_signs("en-GB") == (".", ",")
    assert number_signs("de") == (",", ".")
    assert number_signs("xx") is None
