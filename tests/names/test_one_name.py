"""What the user gets: names in Chinese characters are known as their languages read them, and by more than one ear."""

import pytest
from benchmarks.facts.han_readings import rows

from firsthand.names.native import NEVER, spelt
from firsthand.names.one_name import consonants, one_name
from firsthand.names.people import same_name
from firsthand.names.readings import cantonese, characters, mandarin
from firsthand.names.sounds import heard
from firsthand.names.voices import cantonese_units, like_letters, mandarin_units


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("Yamada", "山田"),
        ("Kishida", "岸田"),
        ("Kōgen", "孝元"),
        ("Xiaoping", "小平"),
        ("Jong-un", "正恩"),
        ("Jae-myung", "在明"),
        ("Bong-soon", "奉順"),
        ("Van Dong", "文同"),
        ("Nguyễn", "阮"),
        ("Keikō", "景行天皇"),
        ("Cheung", "張"),
        ("Tak-wah", "德華"),
        ("Hyun-young", "賢英"),
        ("Hee-jung", "熙貞"),
        ("Huzino", "藤野"),
        ("Homma", "本間"),
        ("Dawen", "王大文"),
        ("Chiaki", "藤本千秋"),
    ],
)
def test_a_name_at_home_in_characters_is_known_by_its_readings(name, written):
    assert spelt(name, written) > NEVER
    assert one_name([(name, written)])[0] >= 0


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("Tanaka", "山田"),
        ("Yamada", "小平"),
        ("Ямада", "山田"),
        ("Yamada", "山"),
        ("Kim", "金正恩"),
        ("", "山田"),
        ("Tanaka", "田中山太郎次郎"),
        ("Yamada", ""),
    ],
)
def test_readings_that_do_not_spell_a_name_say_never(name, written):
    assert spelt(name, written) == NEVER


@pytest.mark.parametrize(
    ("one", "other"),
    [("Taro Yamada", "山田太郎"), ("小平", "Xiaoping"), ("Kim Jong-un", "金正恩"), ("Kishida", "岸田")],
)
def test_a_full_name_is_known_in_either_order(one, other):
    assert same_name(one, other) and same_name(other, one)


def test_a_native_name_is_found_in_running_text_and_told_from_another():
    sentence = "日本首相石破茂星期三在东京会见记者"
    found = heard("Ishiba", sentence)
    assert sentence[found.start : found.end] == "石破" and found.score > 5
    assert heard("Kishida", sentence).score < 0


def test_foreign_names_are_heard_in_mandarin_and_in_cantonese():
    pairs = [("Merkel", "默克爾"), ("Vujević", "禾耶域"), ("Josué", "祖殊"), ("Alström", "阿爾絲特倫")]
    assert (one_name(pairs) >= 0).all()
    mixed = [(a, pairs[n - 1][1]) for n, (a, _) in enumerate(pairs)]
    assert (one_name(mixed) < 0).all()


def test_one_name_is_symmetric_and_comparing_many_gives_what_comparing_one_gives():
    pairs = [
        ("Merkel", "默克尔"),
        ("Putin", "Путин"),
        ("Путин", "普京"),
        ("Lutin", "Putin"),
        ("Seoul", "서울"),
    ]
    together = one_name(pairs)
    assert together.tolist() == pytest.approx([one_name([pair])[0] for pair in pairs])
    assert together.tolist() == pytest.approx(one_name([(b, a) for a, b in pairs]).tolist())
    assert one_name([]).tolist() == []


def test_units_of_a_voice():
    assert like_letters("Schwartz") == ("^", *"xwalts", "$")
    assert mandarin_units("域").units == ("^", "y", "-u", "$")
    assert cantonese_units("域").units == ("^", "w", "-ik", "$")
    assert cantonese_units("爾").characters[2] == "尔"
    assert consonants("zhang") == consonants("sang")


def test_the_table_of_readings_gives_each_character_once_in_letters():
    assert (mandarin("域"), cantonese("域"), mandarin("x")) == ("yu", "wik", "")
    assert len(characters()) > 7000
    for sign, known in characters().items():
        assert len(sign) == len(known.simplified) == 1
        assert (known.mandarin + known.cantonese + "".join(known.on + known.kun)).isascii()
        assert all(len(syllable) == 1 for syllable in known.korean)


def test_the_table_is_cut_from_the_database(tmp_path):
    (tmp_path / "Unihan_OtherMappings.txt").write_text(
        "# head\nU+5C71\tkGB0\t4130\nU+9F98\tkGB0\t6500\n", "utf-8"
    )
    (tmp_path / "Unihan_Readings.txt").write_text(
        "U+5C71\tkMandarin\tshān\nU+5C71\tkCantonese\tsaan1\nU+5C71\tkJapaneseOn\tSAN SEN\n"
        "U+5C71\tkJapaneseKun\tYAMA\nU+5C71\tkHangul\t산:0E\nU+5C71\tkVietnamese\tsơn\n",
        "utf-8",
    )
    (tmp_path / "Unihan_Variants.txt").write_text("U+5C71\tkZVariant\tU+5C71\n", "utf-8")
    assert list(rows(tmp_path)) == ["山\t\tshan\tsaan\tsan sen\tyama\t산\tson"]
