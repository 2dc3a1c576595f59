"""What a reader gets for the dates of a text."""

from __future__ import annotations

import datetime

import pytest
from date_cases import CASES
from hypothesis import given
from hypothesis import strategies as st

from firsthand.values.dates import DateMention, covered, find_dates, resolve

REQUIRED = ("en", "es", "ar", "zh")
ANCHOR = datetime.date(2024, 11, 12)


def shown(mention: DateMention) -> str:
    if mention.value is not None:
        return mention.value.date
    relative = mention.relative
    assert relative is not None
    if relative.unit == "weekday":
        return f"weekday{relative.weekday}" + (f"{relative.offset:+}" if relative.offset is not None else "")
    tail = f":{relative.month:02}" if relative.month else ""
    within = relative.weekday if relative.weekday is not None else relative.day
    day = f".{within}" if within is not None else ""
    shift = "".join(f"{count:+}{unit}" for unit, count in mention.shift)
    return f"{relative.unit}{relative.offset:+}{day}{tail}{shift}"


ALL = [(language, text, expected) for language, cases in CASES.items() for text, expected in cases]


@pytest.mark.parametrize(("language", "text", "expected"), ALL)
def test_the_dates_of_a_sentence(language: str, text: str, expected: str) -> None:
    assert " ".join(shown(mention) for mention in find_dates(text, language)) == expected


def test_every_required_language_has_cases_and_a_table() -> None:
    assert all(len(CASES[language]) >= 25 and covered(language) for language in REQUIRED)


@pytest.mark.parametrize(("language", "text", "expected"), ALL)
def test_spans_hold_the_words_of_the_text(language: str, text: str, expected: str) -> None:
    ends = 0
    for mention in find_dates(text, language):
        assert text[mention.start : mention.end] == mention.text
        assert mention.start >= ends
        ends = mention.end


def one(text: str, language: str) -> DateMention:
    (mention,) = find_dates(text, language)
    return mention


def resolved(text: str, language: str, anchor: datetime.date = ANCHOR) -> str:
    mention = resolve(one(text, language), anchor)
    assert mention is not None
    if mention.value is None:
        return f"{mention.earliest}/{mention.latest}"
    return mention.value.date


@pytest.mark.parametrize(
    ("language", "text", "anchor", "expected"),
    [
        ("en", "in August", "2024-11-12", "2024-08"),
        ("en", "12/11/2024", "2024-11-12", "2024-12-11"),
        ("vi", "ngày 12/11", "2024-11-12", "2024-11-12"),
        ("en", "on Tuesday (12/11)", "2024-11-12", "2024-11-12"),
        ("en", "in December", "2025-01-03", "2024-12"),
        ("en", "on 18 November", "2024-11-12", "2024-11-18"),
        ("en", "on 30 November", "2024-11-12", "2024-11-30"),
        ("en", "by 30 June", "2025-04-09", "2025-06-30"),
        ("en", "on 30 August", "2025-04-09", "2024-08-30"),
        ("en", "on 2 January", "2024-12-30", "2025-01-02"),
        ("en", "June 2024", "2024-11-12", "2024-06"),
        ("en", "in 2022", "2024-11-12", "2022"),
        ("en", "yesterday", "2024-03-01", "2024-02-29"),
        ("en", "on Tuesday", "2024-11-12", "2024-11-12"),
        ("en", "last Tuesday", "2024-11-12", "2024-11-05"),
        ("en", "next Tuesday", "2024-11-12", "2024-11-19"),
        ("en", "on Wednesday", "2024-11-12", "2024-11-06"),
        ("en", "last week", "2024-11-12", "2024-11-04/2024-11-10"),
        ("en", "last month", "2024-01-12", "2023-12"),
        ("en", "last year", "2024-01-12", "2023"),
        ("en", "June last year", "2024-11-12", "2023-06"),
        ("en", "last June", "2024-11-12", "2024-06"),
        ("en", "three weeks ago", "2024-11-12", "2024-10-21/2024-10-27"),
        ("en", "on February 29", "2026-05-01", "2024-02-29"),
        ("en", "Friday, November 10", "2024-11-12", "2023-11-10"),
        ("zh", "12日", "2024-11-12", "2024-11-12"),
        ("zh", "28日", "2024-11-12", "2024-10-28"),
        ("vi", "Tuần trước", "2024-11-12", "2024-11-04/2024-11-10"),
        ("hi", "पिछले सप्ताह", "2024-11-12", "2024-11-04/2024-11-10"),
        ("ar", "في رمضان،", "2024-11-12", "2024-03"),
        ("ja", "翌日に中止した", "2024-11-12", "2024-11-13"),
        ("hi", "अगले शुक्रवार 5/12 को", "2024-11-12", "2024-12-05"),
    ],
)
def test_what_is_not_written_comes_from_the_day_of_publication(
    language: str, text: str, anchor: str, expected: str
) -> None:
    assert resolved(text, language, datetime.date.fromisoformat(anchor)) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ja", "祭りは10月31日に始まり、翌日に終わった。"),
        ("ko", "축제는 10월 31일 시작됐고 다음 날 끝났다."),
        ("zh", "集会10月31日开始，次日结束。"),
        ("hi", "मेला 31 अक्टूबर को शुरू हुआ और अगले दिन बंद हुआ।"),
    ],
)
def test_the_next_day_is_that_after_the_day_told_before(language: str, text: str) -> None:
    last = find_dates(text, language)[-1]
    full = resolve(last, ANCHOR)
    assert full is not None and full.value is not None and full.value.date[5:] == "11-01"


def test_a_rough_anchor_tells_less() -> None:
    november = datetime.date(2024, 11, 1)
    partial, relative = one("on 12 November", "en"), one("yesterday", "en")
    by_month = resolve(partial, november, anchor_precision="month")
    assert by_month is not None and by_month.value is not None and by_month.value.date == "2024-11-12"
    assert resolve(relative, november, anchor_precision="month") is None
    assert resolve(partial, november, anchor_precision="year") is None
    this_year = resolve(one("this year", "en"), november, anchor_precision="year")
    assert this_year is not None and this_year.value is not None and this_year.value.date == "2024"
    assert resolve(one("12日", "zh"), november, anchor_precision="month") is None
    assert resolve(one("last month", "en"), november, anchor_precision="year") is None


def test_resolving_twice_changes_nothing() -> None:
    for text in ("on 12 November", "last week", "in 2022", "yesterday"):
        first = resolve(one(text, "en"), ANCHOR)
        assert first is not None
        assert resolve(first, datetime.date(2020, 1, 1)) == first


def test_an_ambiguous_numeric_date_keeps_both_readings() -> None:
    mention = one("on 3/4/2024", "en")
    assert mention.value is not None and mention.alternative is not None
    assert {mention.value.date, mention.alternative.date} == {"2024-03-04", "2024-04-03"}


def test_part_of_the_month_and_weekday_are_kept() -> None:
    assert one("in early March", "en").part == "early"
    assert one("Tuesday, 12 November", "en").weekday == 1


def test_decomposed_letters_and_old_romanian_letters_are_read() -> None:
    import unicodedata

    text = unicodedata.normalize("NFD", "Cuộc họp ngày 12 tháng 11 năm 2024.")
    mention = one(text, "vi")
    assert text[mention.start : mention.end] == mention.text
    assert mention.value is not None and mention.value.date == "2024-11-12"
    assert resolved("anunţă marţi", "ro") == "2024-11-12"


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("cs", "dne 12. listopadu 2024", "2024-11-12"),
        ("sw", "tarehe 12 Novemba 2024", "2024-11-12"),
        ("el", "στις 12 Νοεμβρίου 2024", "2024-11-12"),
        (None, "12.11.2024", "2024-11-12"),
        ("xx", "2024-11-12", "2024-11-12"),
        ("en-GB", "12 November 2024", "2024-11-12"),
    ],
)
def test_languages_without_a_table_still_have_cldr(language: str | None, text: str, expected: str) -> None:
    assert [shown(mention) for mention in find_dates(text, language)] == [expected]


def test_callers_can_know_what_is_covered() -> None:
    assert covered("vi") and covered("zh-CN")
    assert not covered("xx") and not covered(None)


@pytest.mark.parametrize("language", [*REQUIRED, None])
def test_a_page_of_digits_takes_linear_time(language: str | None) -> None:
    find_dates("1/2/3-4.5:6 " * 2_000, language)
    find_dates("12 " * 5_000, language)


@given(st.text(), st.sampled_from([*REQUIRED, None]))
def test_any_text_gives_ordered_spans_and_the_same_twice(text: str, language: str | None) -> None:
    mentions = find_dates(text, language)
    ends = [0] + [mention.end for mention in mentions]
    assert all(m.start >= end for m, end in zip(mentions, ends, strict=False))
    assert all(text[m.start : m.end] == m.text for m in mentions)
    assert mentions == find_dates(text, language)


@given(st.dates(datetime.date(1900, 1, 1), datetime.date(2099, 12, 31)))
def test_an_iso_date_is_read_as_it_is(date: datetime.date) -> None:
    assert [shown(m) for m in find_dates(f"({date.isoformat()})", "en")] == [date.isoformat()]


@given(
    st.dates(datetime.date(2000, 1, 1), datetime.date(2040, 1, 1)),
    st.dates(datetime.date(2000, 1, 1), ANCHOR),
)
def test_a_resolved_day_is_never_far_after_the_anchor(anchor: datetime.date, day: datetime.date) -> None:
    mention = find_dates(f"on {day.day} {day:%B}", "en")
    for each in mention:
        full = resolve(each, anchor)
        assert full is not None and full.value is not None
        assert datetime.date.fromisoformat(full.value.date) <= anchor + datetime.timedelta(days=120)
