import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.derive.address import host, is_address_of, is_site_of, normal_address, slug_words
from firsthand.model import Credit, DroppedLine, Links
from making import article, outlet

TITLE = "Velmora council votes for a new harbour bridge"
SLUG = "https://www.courier.example/news/velmora-council-votes-for-new-harbour-bridge-a906862.html"


@pytest.mark.parametrize(
    "address",
    [
        "https://courier.example/a/b",
        "http://www.courier.example/a/b/",
        "https://m.courier.example/a/b?utm_source=x#top",
        "//amp.courier.example:443/a/b",
        "courier.example/a/b",
    ],
)
def test_one_page_has_one_address_however_it_is_written(address):
    assert normal_address(address) == "courier.example/a/b"


def test_the_words_of_a_slug_are_read_without_codes_and_endings():
    assert slug_words(SLUG) == ["velmora", "council", "votes", "for", "new", "harbour", "bridge"]
    assert slug_words("https://courier.example/") == []


def test_an_address_whose_slug_spells_the_title_is_the_articles_own():
    assert is_address_of(SLUG, article("a", title=TITLE, outlet=outlet("Courier", "courier.example")))


def test_a_title_in_another_script_is_matched_by_its_transliteration():
    found = article("a", title="Совет Велморы голосует за новый мост", language="ru")
    assert is_address_of("https://a.example/sovet-velmory-golosuet-za-novyj-most", found)


def test_another_outlets_address_is_not_the_articles_even_with_the_same_title():
    assert not is_address_of(SLUG, article("a", title=TITLE, outlet=outlet(None, "gazette.example")))


def test_a_subdomain_belongs_to_its_outlet():
    found = article("a", title=TITLE, outlet=outlet(None, "courier.example"))
    assert is_address_of(SLUG.replace("www.", "en."), found)


def test_another_story_of_the_same_outlet_is_another_address():
    found = article("a", title="Baker wins the national prize", outlet=outlet(None, "courier.example"))
    assert not is_address_of(SLUG, found)


def test_an_article_that_knows_its_address_is_matched_by_nothing_else():
    known = article("a", title=TITLE, url="https://courier.example/1")
    assert is_address_of("http://www.courier.example/1/", known)
    assert not is_address_of(SLUG, known)
    assert is_address_of("https://courier.example/2", article("b", links=Links("https://courier.example/2")))


def test_a_slug_of_two_words_is_too_little_to_name_an_article():
    assert not is_address_of("https://a.example/harbour-bridge", article("a", title="Harbour bridge"))


def test_an_address_that_the_page_gives_out_to_be_copied_is_its_own():
    page = article(
        "a",
        title="Baker wins the national prize",
        dropped=(DroppedLine(2, "share", f"Save · Copy link {SLUG} · 214 comments"),),
    )
    assert is_address_of(SLUG, page)
    assert not is_address_of("https://www.courier.example/news/another-page-of-that-outlet.html", page)


def test_an_address_lies_on_the_site_of_the_outlet_whose_name_its_host_spells():
    for name, address in (
        ("जनसेतु मीडिया प्रा", "https://www.jansetu.example/n/kamta-tatbandh-5518203.html"),
        ("El Correo de Sotavento", "https://www.correodesotavento.example/1"),
        ("Неделя Острада", "https://nedelya-ostrada.example/1"),
    ):
        assert is_site_of(address, article("a", outlet=outlet(name, None)))
        assert not is_site_of(address, article("a", outlet=outlet("Velmora Courier", None)))
        assert not is_site_of(address, article("a"))
    assert is_site_of(
        "https://en.courier.example/1", article("a", outlet=outlet(None, "www.courier.example"))
    )
    assert not is_site_of("https://abc.example/1", article("a", outlet=outlet("Abc", None)))


def test_a_page_shows_its_site_in_its_head_and_in_the_addresses_that_it_prints():
    named = "https://www.eldiariodevelmora.example/1"
    for role, line in (
        ("menu", "EL DIARIO DE VELMORA"),
        ("teaser", "Save · Copy link https://www.eldiariodevelmora.example/a-new-bridge.html"),
    ):
        page = article("a", outlet=outlet("Editorial S", None), dropped=(DroppedLine(1, role, line),))
        assert is_site_of(named, page)
        assert not is_site_of("https://ostrandgazette.example/1", page)
    credited = Credit(None, "source", f"Source: {named}", url=named)
    page = article("a", credits=(credited,), dropped=(DroppedLine(1, "metadata", f"Source: {named}"),))
    assert not is_site_of(named, page)


def test_a_page_that_knows_its_address_is_not_meant_by_another_of_its_site():
    known = article("a", url="https://jansetu.example/1", outlet=outlet("Jansetu", None))
    assert not is_site_of("https://jansetu.example/2", known)


@pytest.mark.parametrize(
    "address", ["http://[", "http://[::1/a", "//", "", "http://a:99999999/x", "\0", "::", "%"]
)
def test_a_broken_address_matches_nothing_and_raises_nothing(address):
    assert not is_address_of(address, article("a", title=TITLE))
    assert not is_site_of(address, article("a", outlet=outlet("Velmora Courier", None)))
    assert isinstance(normal_address(address), str)
    assert isinstance(slug_words(address), list)


def test_an_endless_address_takes_no_endless_time():
    start = time.perf_counter()
    assert not is_address_of("https://a.example/" + "a-" * 50_000, article("a", title=TITLE))
    assert not is_address_of("https://a.example/x" + "." * 100_000, article("a", title=TITLE))
    assert time.perf_counter() - start < 5


@given(st.text(max_size=60))
def test_any_text_can_be_asked_for_an_address(text):
    assert host(text) == host(text).lower()
    is_address_of(text, article("a", title=text or None, outlet=outlet(None, text)))
    normal_address(text)
