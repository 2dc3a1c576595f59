"""Ranges, and dates counted from other dates, once the day of publication is known."""

import datetime

import pytest

from firsthand.values.dates import DateMention, find_dates, resolve


def full(text: str, language: str, anchor: str) -> list[str]:
    mentions = (
        resolve(mention, datetime.date.fromisoformat(anchor)) for mention in find_dates(text, language)
    )
    return [shown(mention) for mention in mentions if mention is not None]


def shown(mention: DateMention) -> str:
    part = f" {mention.part}" if mention.part else ""
    if mention.value is None:
        return f"{mention.earliest}/{mention.latest}{part}"
    return mention.value.date + part


@pytest.mark.parametrize(
    ("language", "text", "anchor", "expected"),
    [
        ("en", "The port is shut from November to March.", "2024-11-12", ["2024-11", "2025-03"]),
        ("en", "It ran from 20 December to 5 January.", "2025-01-10", ["2024-12-20", "2025-01-05"]),
        ("en", "From next Monday to Friday trains stop.", "2024-11-12", ["2024-11-18", "2024-11-22"]),
        ("en", "It was open between March and October.", "2024-10-30", ["2024-03", "2024-10"]),
        ("en", "between 2015 and 5 January 2018", "2024-11-12", ["2015", "2018-01-05"]),
        ("de", "vom 20. Dezember bis 5. Januar", "2025-01-10", ["2024-12-20", "2025-01-05"]),
        ("de", "Das Treffen ist am 28. 11. in Bonn.", "2024-11-12", ["2024-11-28"]),
        ("ja", "展示は10月1日から11月7日までだ。", "2024-11-12", ["2024-10-01", "2024-11-07"]),
        ("ja", "会期は2015年11月18日から12月19日まで。", "2024-11-12", ["2015-11-18", "2015-12-19"]),
        ("ja", "工事は08日から12日まで続く。", "2024-11-05", ["2024-11-08", "2024-11-12"]),
        ("ja", "彼は四日前に着いた。", "2024-11-12", ["2024-11-08"]),
        ("ja", "平成元年に生まれた。", "2024-11-12", ["1989"]),
        ("ko", "행사는 2017년 1월부터 2월까지 열렸다.", "2024-11-12", ["2017-01", "2017-02"]),
        ("tr", "Sergi bu ayın 4'ünden 22'sine kadar açık.", "2024-11-12", ["2024-11-04", "2024-11-22"]),
        ("tr", "29 Eylül 2018 Cumartesi günü döndü.", "2024-11-12", ["2018-09-29"]),
        ("hi", "वह 2020 में 28 जून को लौटा।", "2024-11-12", ["2020-06-28"]),
        ("hi", "दुकान इस महीने 4 से 22 तक बंद थी।", "2024-11-12", ["2024-11-04", "2024-11-22"]),
        ("hi", "मंत्री कल दिल्ली जाएंगे।", "2024-11-12", ["2024-11-13"]),
        ("hi", "मंत्री ने कल बयान दिया था।", "2024-11-12", ["2024-11-11"]),
        ("hi", "कल की बात।", "2024-11-12", []),
        ("nl", "Hij komt twee dagen na morgen.", "2024-11-12", ["2024-11-15"]),
        ("pt", "A obra acaba no final do ano.", "2024-11-12", ["2024 late"]),
        ("fr", "La décision est attendue avant la fin de l’année.", "2024-11-12", ["2024 late"]),
        ("it", "Riparte all’inizio della prossima settimana.", "2024-11-12", ["2024-11-18/2024-11-24 early"]),
        ("en", "on Friday the 13th", "2024-11-12", ["2024-12-13"]),
        ("en", "They vote on the first Tuesday of November.", "2024-11-12", ["2024-11-05"]),
        ("en", "the last Friday of next month", "2024-11-12", ["2024-12-27"]),
        ("en", "a month after 31 January 2024", "2024-11-12", ["2024-02"]),
        ("en", "two days before 1 March 2024", "2024-11-12", ["2024-02-28"]),
    ],
)
def test_a_range_or_a_date_counted_from_another(
    language: str, text: str, anchor: str, expected: list[str]
) -> None:
    assert full(text, language, anchor) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nl", "Feyenoord staat op 18-7 in de ranglijst."),
        ("en", "It happened a year after the vote."),
        ("en", "The screen is 16/9."),
        ("ja", "投票から1年後に辞めた。"),
        ("zh", "选举的两年后他辞职。"),
    ],
)
def test_what_only_looks_like_a_date(language: str, text: str) -> None:
    assert not [
        mention for mention in find_dates(text, language) if resolve(mention, datetime.date(2024, 11, 12))
    ]
