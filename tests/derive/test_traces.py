"""What a translator leaves behind tells the source's language, and no language is favoured."""

import time

import pytest

from firsthand.derive.text_direction import text_signals, weights
from firsthand.derive.traces import TRACES, UNITS, Side, features, read_traces
from firsthand.model import Row
from making import article


def traces(source, target, languages):
    return read_traces(Side(source, languages[0]), Side(target, languages[1]))


def amounts(source, target, languages=("en", "fr")):
    return {name: trace.amount for name, trace in traces(source, target, languages).items() if trace.amount}


def test_words_left_in_the_sources_language_are_counted_for_it_and_not_against_it():
    source = "Shoppers came early for the spring clearance sale at the old market hall."
    target = "Les clients sont venus tôt pour la « spring clearance sale » aux halles."
    assert set(amounts(source, target)) == {"kept"}
    assert traces(source, target, ("en", "fr"))["kept"].examples == ("spring clearance sale",)
    assert "kept" not in amounts(target, source, ("fr", "en"))


def test_the_same_holds_with_the_languages_the_other_way_round():
    source = "Les clients sont venus pour la grande braderie du vieux marché couvert."
    target = "Customers came for the grande braderie du vieux marché in the covered hall."
    assert "kept" in amounts(source, target, ("fr", "en"))
    assert "kept" not in amounts(target, source)


def test_words_of_a_third_language_say_nothing():
    german = "Der Bürgermeister sprach über die Spring Clearance Sale of the Market."
    french = "Le maire a parlé de la Spring Clearance Sale of the Market."
    assert "kept" not in amounts(german, french, ("de", "fr"))
    assert "kept" not in amounts(french, german, ("fr", "de"))


def test_a_name_with_letters_of_one_language_only_is_native_there():
    source = "Burmistrz Wałbrzycha Włodzimierz Żółkiewski powiedział, że będzie też źródło."
    target = "The mayor Włodzimierz Żółkiewski said that there will be a spring as well."
    assert "letters" in amounts(source, target, ("pl", "en"))
    assert "letters" not in amounts(target, source, ("en", "pl"))


def test_words_in_the_other_script_tell_whose_script_it_is():
    source = "Residents of Greenfield Heights said that the council had not listened to them."
    target = "Жители Greenfield Heights said сообщили, что совет их не слушал."
    assert "script" in amounts(source, target, ("en", "ru"))


def test_an_abbreviation_proves_nothing():
    source = "Officials of NASA and the UNHCR spoke about the launch."
    target = "Представители NASA и UNHCR говорили о запуске."
    assert amounts(source, target, ("en", "ru")) == {}


@pytest.mark.parametrize(
    ("number", "languages", "speaks"),
    [
        ("5.4", ("en", "fr"), True),
        ("5,4", ("fr", "en"), True),
        ("5,4", ("en", "fr"), False),
        ("5.4", ("en", "zh"), False),
    ],
)
def test_a_number_kept_as_the_sources_language_writes_it(number, languages, speaks):
    assert ("numbers" in amounts(f"a {number} b", f"c {number} d", languages)) == speaks


def test_countries_where_one_language_is_spoken_lean_to_it():
    assert amounts("Deszcz nad krajem Polska.", "Rain fell over Poland.", ("pl", "en")) == {"places": 2}
    assert amounts("Rain fell over Poland.", "Deszcz nad krajem Polska.", ("en", "pl")) == {}


def test_a_swap_turns_every_feature():
    source, target = "Rain at Market Hall Street fell, 5.4 mm.", "Pluie sur Market Hall Street, 5.4 mm."
    forward, backward = traces(source, target, ("en", "fr")), traces(target, source, ("fr", "en"))
    assert features(forward, backward) == [-value for value in features(backward, forward)]


def test_weights_speak_for_their_source_or_not_at_all():
    assert list(weights()) == list(TRACES) == list(UNITS)
    assert all(weight >= 0 for weight in weights().values())


def test_only_aligned_paragraphs_are_read_and_one_language_gives_nothing():
    first = article("a", ["Rain fell.", "The spring clearance sale began."])
    second = article("b", ["La pluie.", "La spring clearance sale began ici."], "fr")
    assert any(odds > 0 for odds, _, _ in text_signals(first, second, ()))
    assert not any(odds for odds, _, _ in text_signals(first, second, (Row((1,), (1,), 0.9),)))
    assert text_signals(first, article("c", ["The spring clearance sale began."]), ()) == []


@pytest.mark.parametrize("piece", ["a", "a.", "a@", "-", "a-", "A ", "(", "5.", "ก"])
def test_hostile_text_is_read_in_linear_time(piece):
    text = piece * (40_000 // len(piece))
    started = time.process_time()
    text_signals(article("a", [text]), article("b", [text], "fr"), ())
    assert time.process_time() - started < 5


def test_addresses_are_no_words_of_any_language():
    source = article("a", ["Filings stand at www.velmora-stock-exchange.com and nowhere else, they said."])
    target = article("b", ["Les documents sont sur www.velmora-stock-exchange.com et nulle part."], "fr")
    assert not any(odds for odds, _, _ in text_signals(source, target, ()))
