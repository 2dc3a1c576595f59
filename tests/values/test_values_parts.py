"""The parts of the values room: folding, calendars, Chinese numerals, clock times, tables."""

from __future__ import annotations

import datetime
import tomllib
from decimal import Decimal
from importlib import resources

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand import languages
from firsthand.model import QuantityValue
from firsthand.values import calendars, chinese_numerals, folding
from firsthand.values.date_grammar import date_reader
from firsthand.values.dates import find_dates
from firsthand.values.folding import fold, fold_word
from firsthand.values.intervals import vague_interval, within
from firsthand.values.quantities import find_quantities


@given(st.text())
def test_every_folded_character_knows_where_it_stood(text: str) -> None:
    folded = fold(text)
    assert all(0 <= folded.start(i) < len(text) for i in range(len(folded.text)))
    if folded.text:
        assert folded.end(len(folded.text)) <= len(text)
        assert all(folded.start(i) < folded.end(i + 1) for i in range(len(folded.text)))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("हज़ार", "हजार"),
        ("हज़ार", "हज़ार"),
        ("MARŢI", "marți"),
        ("ＡＢ１", "ab1"),
        ("١٢", "12"),
        ("Tháng", "Tháng"),
        ("أكتوبر", "اكتوبر"),
        ("İstanbul", "istanbul"),
        ("KASIM", "Kasım"),
        ("m²", "m²"),
    ],
)
def test_spellings_of_one_word_fold_to_one(one: str, other: str) -> None:
    assert fold_word(one) == fold_word(other)


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ((1403, 1, 1), (2024, 3, 20)),
        ((1399, 12, 30), (2021, 3, 20)),
        ((1357, 11, 22), (1979, 2, 11)),
        ((1404, 1, 1), (2025, 3, 21)),
    ],
)
def test_persian_dates(date: tuple[int, int, int], expected: tuple[int, int, int]) -> None:
    assert calendars.persian_date(*date) == datetime.date(*expected)


def test_hijri_dates_and_eras() -> None:
    assert calendars.hijri_date(1, 1, 1) == datetime.date(622, 7, 19)
    assert calendars.hijri_date(1446, 1, 1) == datetime.date(2024, 7, 8)
    assert calendars.common_year("buddhist", 2567) == 2024
    assert calendars.common_year("reiwa", 6) == 2024
    assert calendars.common_year("minguo", 113) == 2024
    assert calendars.common_year("persian", 1403) == 2024
    assert calendars.common_year("hijri", 1446) == 2024
    assert calendars.common_year("discordian", 1) is None
    with pytest.raises(ValueError, match="Hijri"):
        calendars.hijri_date(1446, 13, 1)
    with pytest.raises(ValueError, match="Persian"):
        calendars.persian_date(1403, 12, 31)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("三千五百万", 35_000_000),
        ("一百零二", 102),
        ("二〇二四", 2024),
        ("十一", 11),
        ("一亿二千万", 120_000_000),
        ("廿三", 23),
    ],
)
def test_chinese_numerals(text: str, value: int) -> None:
    assert chinese_numerals.number(text) == value


def test_what_is_no_chinese_numeral_has_no_value() -> None:
    assert chinese_numerals.number("日本") is None
    assert chinese_numerals.scale("万亿") == Decimal(10**12)
    assert chinese_numerals.scale("三万") is None


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Nov 12, 2024 at 6:53 PM", "en", "2024-11-12T18:53"),
        ("12 November 2024, 12:05 am", "en", "2024-11-12T00:05"),
        ("2024-11-12T06:53:54Z", "en", "2024-11-12T06:53:54+00:00"),
        ("12/11/2024 | 06:53 (GMT+7)", "vi", "2024-11-12T06:53+07:00"),
        ("06:53 - 12/11/2024", "vi", "2024-11-12T06:53"),
        ("12.11.2024 25:99", "ro", "2024-11-12"),
    ],
)
def test_a_full_date_with_a_clock_time(text: str, language: str, expected: str) -> None:
    assert [m.value.date for m in find_dates(text, language) if m.value] == [expected]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("令和6年11月12日", "ja", "2024-11-12"),
        ("11月12日に会談した", "ja", "--11-12"),
        ("2024년 11월 12일", "ko", "2024-11-12"),
        ("11월에 회담", "ko", "--11"),
        ("12 Kasım 2024'te imzalandı", "tr", "2024-11-12"),
        ("Kasım ayında görüştüler", "tr", "--11"),
        ("۲۲ آبان ۱۴۰۳", "fa", "2024-11-12"),
        ("در ۱۲ نوامبر ۲۰۲۴", "fa", "2024-11-12"),
        ("am 12. November 2024", "de", "2024-11-12"),
        ("im März", "de", "--03"),
        ("le 1er mai 2024", "fr", "2024-05-01"),
        ("la planète Mars est rouge", "fr", ""),
        ("il 12 novembre 2024", "it", "2024-11-12"),
        ("no dia 12 de novembro de 2024", "pt", "2024-11-12"),
        ("w listopadzie 2024 r.", "pl", "2024-11"),
        ("12 листопада 2024 року", "uk", "2024-11-12"),
        ("op 12 november 2024", "nl", "2024-11-12"),
    ],
)
def test_dates_of_further_languages(text: str, language: str, expected: str) -> None:
    assert " ".join(m.value.date for m in find_dates(text, language) if m.value) == expected


@pytest.mark.parametrize(
    ("text", "language", "low", "high"),
    [
        ("mehr als 10.000 Soldaten", "de", 10_000, None),
        ("Zehntausende flohen", "de", 10_000, None),
        ("plus de 10 000 soldats", "fr", 10_000, None),
        ("des dizaines de milliers", "fr", 10_000, None),
        ("oltre 10.000 soldati", "it", 10_000, None),
        ("decine di migliaia", "it", 10_000, None),
        ("mais de 10 mil soldados", "pt", 10_000, None),
        ("dezenas de milhares", "pt", 10_000, None),
        ("ponad 10 tys. żołnierzy", "pl", 10_000, None),
        ("dziesiątki tysięcy", "pl", 10_000, None),
        ("10.000'den fazla asker", "tr", 10_000, None),
        ("on binlerce asker", "tr", 10_000, None),
        ("понад 10 тисяч солдатів", "uk", 10_000, None),
        ("десятки тисяч", "uk", 10_000, None),
        ("1万人以上の兵士", "ja", 10_000, None),
        ("数万人の兵士", "ja", 10_000, None),
        ("1만 명 이상", "ko", 10_000, None),
        ("수만 명", "ko", 10_000, None),
        ("بیش از ۱۰ هزار سرباز", "fa", 10_000, None),
        ("meer dan 10.000 soldaten", "nl", 10_000, None),
        ("tienduizenden soldaten", "nl", 10_000, None),
        ("10 thousand in a language that has no table: 10.000", "sw", 10, 10),
    ],
)
def test_quantities_of_further_languages(text: str, language: str, low: int, high: int | None) -> None:
    mention = find_quantities(text, language)[0]
    assert (mention.value.lowest, mention.value.highest) == (low, high)


def test_intervals() -> None:
    assert vague_interval(Decimal(1000)) == QuantityValue(Decimal(1000), Decimal(9999))
    assert vague_interval(Decimal(10_000)) == QuantityValue(Decimal(10_000), None)
    assert within(Decimal(100), "near") == QuantityValue(Decimal(90), Decimal(100))
    assert within(Decimal(100), "most") == QuantityValue(None, Decimal(100))


@pytest.mark.parametrize("subject", ["dates", "quantities"])
def test_every_table_is_read_without_empty_words(subject: str) -> None:
    for language in sorted(languages.covered(subject)):
        file = resources.files(languages) / language / f"{subject}.toml"
        table = tomllib.loads(file.read_text(encoding="utf-8"))
        assert all(word.strip() for word in _words(table)), language


def _words(table: object) -> list[str]:
    if isinstance(table, dict):
        return [word for value in table.values() for word in _words(value)]
    return [word for word in table if isinstance(word, str)] if isinstance(table, list) else []


@pytest.mark.parametrize("language", sorted(languages.covered("dates") | languages.covered("quantities")))
def test_every_month_name_of_a_table_is_read_beside_a_day_and_year(language: str) -> None:
    table = languages.table(language, "dates") or {}
    unread = []
    for number, names in table.get("month", {}).items():
        for name in names:
            values = [m.value.date for m in find_dates(f"7 {name} 2024", language) if m.value]
            if values not in ([f"2024-{int(number):02}-07"], [f"2024-{int(number):02}"]):
                unread.append(name)
    assert unread == []
    assert date_reader(language) is date_reader(language)


def test_a_text_is_folded_as_its_characters_are() -> None:
    every = [chr(code) for code in range(0x110000) if not 0xD800 <= code < 0xE000]
    for joint in ("", " ", "a"):
        text = joint.join(every)
        assert folding._one_by_one(text) == text.translate(folding._FOLDS)


def test_a_final_sigma_is_the_same_letter() -> None:
    assert fold("ΟΔΟΣ ΙΟΥΝΙΟΣ").text == "οδοσ ιουνιοσ"


def test_a_stretch_read_before_gives_its_dates_where_they_now_stand() -> None:
    first = find_dates("It began on 12 March 2024.", "en")
    second = find_dates("Nobody knew that it began on 7 April 2025.", "en")
    assert [(m.text, m.value.date) for m in (*first, *second) if m.value] == [
        ("12 March 2024", "2024-03-12"),
        ("7 April 2025", "2025-04-07"),
    ]
    assert second[0].start == len("Nobody knew that it began on ")


def test_a_lone_article_is_no_quantity_and_one_with_a_word_beside_it_may_be() -> None:
    assert find_quantities("Vino un hombre con una carta.", "es") == []
    assert [q.text for q in find_quantities("Es un 5 por ciento de un millón.", "es")] == [
        "5 por ciento",
        "un millón",
    ]


def test_a_power_beyond_what_is_counted_is_read_like_any_other() -> None:
    for text in ("about 1e55 million stars", "$1e55 50 cents", "1e55 million 200 thousand stars"):
        assert [m.amount for m in find_quantities(text, "en") if m.amount and m.amount > 10**50]
