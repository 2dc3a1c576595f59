"""A name that a translation changed is found in any script; one that is only written otherwise is left alone."""

import pytest

from firsthand.compare.names import swapped_names
from firsthand.model import Row
from making import article

ENGLISH = [
    "The mayor of Hamburg opened the bridge on Monday.",
    "Residents of Hamburg had waited for eight years.",
    "The engineer Petra Hollmann called it a good day.",
    "Trains from Hamburg to Vienna will use it from June.",
]
JAPANESE = [
    "ハンブルクの市長が月曜日に橋を開通させた。",
    "ハンブルクの住民は8年待っていた。",
    "技師のペトラ・ホルマンは良い日だと述べた。",
    "ハンブルクからウィーンへの列車は6月から利用する。",
]
ARABIC = [
    "افتتح عمدة هامبورغ الجسر يوم الاثنين.",
    "انتظر سكان هامبورغ ثماني سنوات.",
    "وصفته المهندسة بيترا هولمان بأنه يوم جيد.",
    "ستستخدمه القطارات من هامبورغ إلى فيينا اعتبارا من يونيو.",
]
RUSSIAN = [
    "Мэр Гамбурга открыл мост в понедельник.",
    "Жители Гамбурга ждали восемь лет.",
    "Инженер Петра Хольман назвала это хорошим днём.",
    "Поезда из Гамбурга в Вену пойдут по нему с июня.",
]


def swapped(source, target, language):
    rows = [Row((n,), (n,), 0.9) for n in range(1, len(source) + 1)]
    return list(swapped_names(article("a", source), article("b", target, language), rows))


@pytest.mark.parametrize(
    ("lines", "language", "form", "other", "name", "row"),
    [
        (JAPANESE, "ja", "ウィーン", "チューリッヒ", "Vienna", 4),
        (ARABIC, "ar", "هولمان", "غرافستروم", "Hollmann", 3),
        (RUSSIAN, "ru", "Хольман", "Графстрём", "Hollmann", 3),
    ],
)
def test_a_changed_name_is_flagged_with_both_names(lines, language, form, other, name, row):
    assert swapped(ENGLISH, lines, language) == []
    (found,) = swapped(ENGLISH, [line.replace(form, other) for line in lines], language)
    assert (found.row.source, found.source, found.target) == ((row,), name, other)
    assert 0 < found.probability < 1
