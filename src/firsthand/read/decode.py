"""Bytes to text: binary data told apart, encodings found.

The order of evidence: a byte order mark; valid UTF-8 (bytes of another encoding almost
never are, while pages that were saved again as UTF-8 often keep an old ``<meta
charset>``); the charset that the page or its record declares; the NUL pattern of UTF-16;
UTF-8 with a few broken bytes; statistics (charset-normalizer).
"""

from __future__ import annotations

import codecs
import unicodedata

import regex

from firsthand.read.charset import ESCAPED, WIDE, guess

# How much of a page is looked at to judge it. Binary formats show in their first bytes,
# and charset-normalizer gains nothing from more than this while its time is linear.
SAMPLE = 64 * 1024

# Share of control characters above which bytes are binary: random bytes hold 27/256 =
# 0.105 of them, text none but for accidents.
BINARY_CONTROLS = 0.05
# Fewer than this many are an accident even in a short text.
BINARY_LEAST = 4

# Share of replaced characters among the non-ASCII ones up to which text counts as UTF-8
# with a few broken bytes (cut within a character, one foreign byte) and not as another
# encoding: another encoding breaks nearly every one of them.
BROKEN_SHARE = 0.5

# Byte order marks, longest first (that of UTF-32 LE begins with that of UTF-16 LE).
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

# First bytes of formats that people have among their pages, with the word to name them by.
_MAGIC = (
    (b"%PDF-", "a PDF document"),
    (b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"PK\x03\x04", "a ZIP archive or office document"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an office document"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"BZh", "a bzip2 file"),
    (b"\xfd7zXZ\x00", "an xz file"),
    (b"SQLite format 3\x00", "a SQLite database"),
    (b"bplist00", "a Safari web archive"),
)

# Labels whose encoding in practice is a larger one, after the WHATWG Encoding Standard.
_LARGER = {
    "ascii": "cp1252",
    "us-ascii": "cp1252",
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "latin-1": "cp1252",
    "iso-8859-9": "cp1254",
    "iso-8859-11": "cp874",
    "tis-620": "cp874",
    "windows-874": "cp874",
    "gb2312": "gb18030",
    "gb_2312-80": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "big5": "big5hkscs",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "x-sjis": "cp932",
    "windows-31j": "cp932",
    "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949",
}
# Encodings of seven bits: their bytes are valid ASCII, so that only a declaration tells.
_SEVEN_BIT = frozenset({"iso2022_jp", "iso2022_jp_2", "iso2022_kr", "hz"})

_META = regex.compile(
    rb"""<meta[^<>]{0,500}?charset\s{0,9}=\s{0,9}["']?\s{0,9}([A-Za-z0-9_:.\-]{2,40})""", regex.I
)
_XML = regex.compile(rb"""^\s{0,99}<\?xml[^<>]{0,200}?encoding\s{0,9}=\s{0,9}["']([A-Za-z0-9_:.\-]{2,40})""")
_CONTROLS = tuple(bytes([c]) for c in (*range(0x00, 0x09), *range(0x0E, 0x1B), *range(0x1C, 0x20)))


class Unreadable(Exception):
    """Bytes that cannot become a page; ``reason`` is one line."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def decode(raw: bytes, declared: str | None = None) -> str:
    """The text of ``raw``, whose charset a header may have ``declared``.

    NUL characters and lone surrogates become U+FFFD, so that every later stage can
    encode, parse and store the text.

    :raises Unreadable: where ``raw`` is empty, binary or of no encoding that fits.
    """
    if not raw.strip():
        raise Unreadable("empty")
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return scrub(raw.decode(encoding, "replace"))
    if (what := known_binary(raw)) is not None:
        raise Unreadable(f"binary data: {what}")
    return scrub(_unmarked(raw, declared))


def scrub(text: str) -> str:
    """``text`` without NUL and lone surrogates, each replaced by U+FFFD; offsets stay."""
    if "\0" in text:
        text = text.replace("\0", "\ufffd")
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        text = regex.sub(r"[\ud800-\udfff]", "\ufffd", text)
    return text


def known_binary(raw: bytes) -> str | None:
    """What ``raw`` is where its first bytes are those of a known binary format."""
    if raw[4:8] == b"ftyp":
        return "a video"
    return next((what for magic, what in _MAGIC if raw.startswith(magic)), None)


def declared_charset(raw: bytes) -> str | None:
    """The charset that an XML declaration or a meta element in the first bytes names."""
    head = raw[:8192]
    found = _XML.search(head) or _META.search(head)
    return found.group(1).decode("ascii") if found else None


def _unmarked(raw: bytes, declared: str | None) -> str:
    named = _codec(declared) or _codec(declared_charset(raw))
    if named in _SEVEN_BIT and raw.isascii():
        return raw.decode(named, "replace")
    strict = _strict(raw, "utf-8")
    if strict is not None and not _many_controls(raw) and not _escaped(raw):
        return strict
    if _many_controls(raw):
        return _wide(raw)
    if strict is not None:
        return raw.decode(guess(raw, ESCAPED) or "utf-8", "replace")
    return _by_name(raw, named) or _damaged_utf8(raw) or _by_language(raw)


def _many_controls(raw: bytes) -> bool:
    sample = raw[:SAMPLE]
    controls = sum(map(sample.count, _CONTROLS))
    return controls >= BINARY_LEAST and controls > BINARY_CONTROLS * len(sample)


def _wide(raw: bytes) -> str:
    """UTF-16 without a mark, where that gives a language: its NUL and high bytes are controls."""
    encoding = guess(raw, WIDE)
    if encoding is None:
        raise Unreadable("binary data")
    return raw.decode(encoding, "replace")


def _codec(label: str | None) -> str | None:
    if not label:
        return None
    label = label.strip().strip("\"'").lower()
    try:
        return codecs.lookup(_LARGER.get(label, label)).name
    except (LookupError, ValueError):
        return None


def _strict(raw: bytes, encoding: str) -> str | None:
    try:
        return raw.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _by_name(raw: bytes, named: str | None) -> str | None:
    """By the declared encoding, where at most a few bytes do not fit it."""
    if named is None or named.startswith(("utf-16", "utf-32", "utf-7", "utf-8")):
        return None  # a page whose meta element could be read as ASCII is none of these
    try:
        text = raw.decode(named, "replace")
    except (LookupError, UnicodeError):  # a codec that is no text encoding, such as "hex"
        return None
    return text if _broken_share(text) <= BROKEN_SHARE else None


def _damaged_utf8(raw: bytes) -> str | None:
    text = raw.decode("utf-8", "replace")
    return text if _broken_share(text) <= BROKEN_SHARE else None


def _broken_share(text: str) -> float:
    sample = text[: 4 * SAMPLE]
    foreign = sum(not c.isascii() for c in sample) or 1
    return sample.count("\ufffd") / foreign


def _escaped(raw: bytes) -> bool:
    """Whether seven-bit text holds the escapes of a Japanese, Korean or Chinese encoding."""
    return raw.isascii() and (b"\x1b$" in raw or b"~{" in raw)


def _by_language(raw: bytes) -> str:
    encoding = guess(raw)
    text = None if encoding is None else raw.decode(encoding, "replace")
    if text is None or _broken_share(text) > BROKEN_SHARE:
        raise Unreadable("its encoding could not be recognised")
    return unicodedata.normalize("NFC", text) if encoding == "cp1258" else text
