import os
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.read.decode import Unreadable, declared_charset, decode, scrub

# Sentences of our own, each in the encodings that its country's pages came in.
SENTENCES = {
    "vi": ("Sáng nay, chính quyền tỉnh cho biết nước lũ đã rút và các trường học mở cửa trở lại.", ["utf-16-le", "utf-16-be"]),
    "ru": ("Утром власти области сообщили, что вода отступила и школы снова открыты для детей.", ["cp1251", "koi8-r", "iso-8859-5", "cp866", "utf-16-le"]),
    "zh": ("省政府今天上午表示，洪水，学校重新开放，两千名居民回到了家中。", ["gb18030", "utf-16-le", "hz"]),
    "zh-TW": ("省政府今天上午表示，洪水已經退去，學校重新開放，兩千名居民回到了家中。", ["big5"]),
    "ja": ("県は今朝、洪水が引いて学校が再開し、二千人の住民が自宅に戻ったと発表した。", ["cp932", "euc-jp", "iso2022_jp"]),
    "ko": ("도 당국은 오늘 아침 홍수가 물러가고 학교가 다시 문을 열었다고 밝혔다.", ["cp949"]),
    "th": ("เจ้าหน้าที่จังหวัดกล่าวเมื่อเช้านี้ว่าน้ำลดแล้วและโรงเรียนเปิดอีกครั้ง ประชาชนกลับบ้าน", ["cp874", "utf-16-le"]),
    "ar": ("قالت السلطات صباح اليوم إن المياه انحسرت وإن المدارس فتحت أبوابها من جديد وعاد السكان إلى منازلهم.", ["cp1256", "iso-8859-6"]),
    "el": ("Οι αρχές ανακοίνωσαν σήμερα το πρωί ότι τα νερά υποχώρησαν και τα σχολεία άνοιξαν ξανά.", ["cp1253", "iso-8859-7"]),
    "he": ("הרשויות הודיעו הבוקר כי המים נסוגו ובתי הספר נפתחו מחדש, ואלפי תושבים שבו לבתיהם.", ["cp1255"]),
    "tr": ("Valilik bu sabah suların çekildiğini ve okulların yeniden açıldığını, iki bin kişinin evine döndüğünü açıkladı.", ["cp1254"]),
    "fr": ("La préfecture a annoncé ce matin que l’eau s’était retirée et que les écoles avaient été rouvertes.", ["cp1252"]),
}  # fmt: skip
CASES = [(text, encoding) for text, encodings in SENTENCES.values() for encoding in encodings]


@pytest.mark.parametrize(("text", "encoding"), CASES, ids=[f"{t[:6]}-{e}" for t, e in CASES])
def test_text_in_an_encoding_that_nobody_names_is_recognised(text, encoding):
    assert decode((text + "\n").encode(encoding)) == text + "\n"


def test_a_vietnamese_code_page_gives_composed_letters():
    text = unicodedata.normalize("NFC", "Nước lũ đã rút, các trường học mở cửa trở lại vào sáng nay.")
    tones = "\u0300\u0301\u0303\u0309\u0323"
    split = "".join(
        unicodedata.normalize(
            "NFC", "".join(c for c in unicodedata.normalize("NFD", letter) if c not in tones)
        )
        + "".join(c for c in unicodedata.normalize("NFD", letter) if c in tones)
        for letter in text
    )
    assert decode(split.encode("cp1258")) == text


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_decides(encoding):
    assert decode("Nước lũ đã rút".encode(encoding)) == "Nước lũ đã rút"


@pytest.mark.parametrize(
    ("markup", "encoding"),
    [
        ('<meta charset="windows-1251">', "cp1251"),
        ('<META http-equiv="Content-Type" content="text/html; charset=KOI8-R">', "koi8-r"),
        ('<?xml version="1.0" encoding="iso-8859-5"?>', "iso-8859-5"),
        ("<meta charset=iso-2022-jp>", "iso2022_jp"),
        ("<meta charset='gb2312'>", "gb18030"),
    ],
)
def test_the_charset_that_a_page_declares_is_used(markup, encoding):
    word = "洪水" if encoding in ("gb18030", "iso2022_jp") else "вода"
    assert word in decode(f"{markup}<p>{word}</p>".encode(encoding))


def test_valid_utf8_wins_over_an_old_declaration():
    page = '<meta charset="windows-1251"><p>вода</p>'
    assert decode(page.encode()) == page


def test_a_header_declares_the_charset():
    assert decode("вода".encode("cp1251"), "windows-1251") == "вода"


@pytest.mark.parametrize("label", ["hex", "rot13", "no-such-charset", "undefined", "\x00", "idna"])
def test_a_declared_charset_that_is_none_is_not_used(label):
    assert "été" in decode("un été, un hiver, une région où les élèves étaient".encode("latin-1"), label)


def test_a_declaration_that_does_not_fit_is_not_used():
    thai = SENTENCES["th"][0]
    assert decode(b"<meta charset=ascii>" + thai.encode()).endswith(thai)


def test_utf8_with_a_broken_byte_stays_utf8():
    assert decode("Nước lũ đã rú".encode()[:-1]) == "Nước lũ đã r\ufffd"


def test_nul_and_lone_surrogates_become_replacement_characters():
    assert decode(b"water\0 has withdrawn") == "water\ufffd has withdrawn"
    assert scrub("a\ud800b") == "a\ufffdb"


@pytest.mark.parametrize("raw", [b"", b"  \n\t \n"])
def test_an_empty_page_says_so(raw):
    with pytest.raises(Unreadable, match=r"^empty$"):
        decode(raw)


@pytest.mark.parametrize(
    ("raw", "what"),
    [
        (b"%PDF-1.7 ...", "a PDF document"),
        (b"\x89PNG\r\n\x1a\n....", "a PNG image"),
        (b"\0\0\0\x18ftypmp42", "a video"),
        (b"PK\x03\x04....", "a ZIP archive"),
        (b"\0" * 200, "binary data"),
        (bytes(range(256)) * 8, "binary data"),
    ],
)
def test_binary_data_is_named(raw, what):
    with pytest.raises(Unreadable, match=what):
        decode(raw)


@pytest.mark.parametrize("size", [1000, 5001, 100_000])
def test_random_bytes_are_binary(size):
    with pytest.raises(Unreadable, match="binary data"):
        decode(os.urandom(size))


def test_dollar_escapes_of_plain_english_are_no_japanese():
    assert decode(b"It costs ~{5} and \x1b$ more, they said this morning.").startswith("It costs ~{5}")


def test_declared_charset_reads_only_the_head():
    assert declared_charset(b"x" * 9000 + b"<meta charset=utf-8>") is None


plain = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="~\ufeff"), min_size=1)


@settings(max_examples=200, deadline=None)
@given(plain.filter(str.strip))
def test_utf8_comes_back_as_it_was(text):
    assert decode(text.encode()) == text


@settings(max_examples=200, deadline=None)
@given(st.binary())
def test_any_bytes_give_text_that_can_be_stored_or_one_line(raw):
    try:
        text = decode(raw)
    except Unreadable as error:
        assert error.reason and "\n" not in error.reason
    else:
        assert "\0" not in text
        text.encode("utf-8")
