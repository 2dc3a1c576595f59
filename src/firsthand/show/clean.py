"""Page text made safe to print: hostile until it has passed through here.

A page may carry terminal escapes, bidi overrides that turn a sentence round, control
characters, lone surrogates, Markdown and addresses of any scheme. HTML is escaped by
the templates; what is here serves every format.
"""

from __future__ import annotations

import os.path
import re
import unicodedata
from urllib.parse import quote, urlsplit

import regex
from rich.cells import cell_len

# CSI, OSC/DCS/PM/APC strings, then any other escape: ECMA-48, both 7-bit and 8-bit forms.
# Every repeat excludes the bytes that may follow it, so the scan is linear.
_ESCAPE = re.compile(
    r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]?"
    r"|(?:\x1b[\]PX^_]|[\x90\x98\x9d-\x9f])[^\x07\x1b\x9c]*(?:\x07|\x1b\\|\x9c)?"
    r"|\x1b[ -/]*[0-~]?"
)
_SPACE = re.compile(r"[\s\u2028\u2029\u0085]+")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufff9-\ufffb\ufeff]")
# Embeddings, overrides and isolates. The marks U+200E, U+200F and U+061C stay: they turn no
# other text round; so do the joiners, which Persian and Hindi need.
_BIDI = re.compile(r"[\u202a-\u202e\u2066-\u2069]")
_GRAPHEME = regex.compile(r"\X")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
# What CommonMark and GFM give a meaning to inside a line, with the autolinks of GFM.
_MARKDOWN = re.compile(r"[\\`*_\[\]<>|~&$#]|:(?=//)|(?<=\w)\.(?=[^\W\d_])")
_JSON_RISKY = re.compile(r"[\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def scrub(text: str) -> str:
    """``text`` without escapes, control characters and bidi overrides; its spaces are kept."""
    text = _ESCAPE.sub("", text) if "\x1b" in text or _CONTROL.search(text) else text
    return _SURROGATE.sub("\ufffd", _BIDI.sub("", _CONTROL.sub("", text)))


# Letters of a word that is rather left out than cut.
_WORD = 16


def plain(text: str) -> str:
    """Page text as one scrubbed line."""
    return _SPACE.sub(" ", scrub(text)).strip()


def shorten(text: str, cells: int) -> str:
    """``text`` cut with an ellipsis to at most ``cells`` terminal cells, never inside a grapheme and, where words are
    spaced, behind one.
    """
    if len(text) <= cells * 8 and cell_len(text) <= cells:
        return text
    # A grapheme has at least one code point: no more of the text than this can fit, bar
    # long runs of marks, which may then lose their tail.
    head = text[: cells * 8]
    used, end = 0, 0
    for grapheme in _GRAPHEME.finditer(head):
        used += cell_len(grapheme.group())
        if used > cells - 1:
            break
        end = grapheme.end()
    if text[end : end + 1].strip() and (space := head.rfind(" ", max(1, end - _WORD), end)) > 0:
        end = space
    return head[:end].rstrip() + "…"


def shorten_start(text: str, cells: int) -> str:
    """The end of ``text`` that fits into ``cells`` behind an ellipsis."""
    if len(text) <= cells * 8 and cell_len(text) <= cells:
        return text
    used, start = 1, len(text)
    for grapheme in reversed(_GRAPHEME.findall(text[-cells * 8 :])):
        used += cell_len(grapheme)
        if used > cells:
            break
        start -= len(grapheme)
    if text[start - 1 : start].strip() and (space := text.find(" ", start, start + _WORD)) >= 0:
        start = space
    return "…" + text[start:].lstrip()


def markdown(text: str) -> str:
    """Page text for the middle of a Markdown line: no link, HTML, mention or emphasis survives."""
    escaped = _MARKDOWN.sub(lambda match: "\\" + match.group(), plain(text))
    # GFM links addresses of e-mail and mentions after escapes are resolved: only an invisible
    # WORD JOINER keeps them apart.
    return escaped.replace("@", "@\u2060")


def json_text(document: str) -> str:
    """A JSON document with the characters escaped that could act on a terminal or break UTF-8."""
    return _JSON_RISKY.sub(lambda match: f"\\u{ord(match.group()):04x}", document)


def web_address(address: str | None) -> str | None:
    """``address`` percent-encoded where it is http or https with a host, None for all others."""
    if not address:
        return None
    cleaned = plain(address)
    try:
        parts = urlsplit(cleaned)
    except ValueError:
        return None
    if parts.scheme.lower() not in {"http", "https"} or not parts.netloc or " " in cleaned:
        return None
    return quote(cleaned, safe="/:?#[]@!$&'*+,;=%~")


def host(address: str | None) -> str | None:
    """The host that an http or https address names, without ``www.``, None for all others."""
    web = web_address(address)
    name = urlsplit(web).hostname if web else None
    return name.removeprefix("www.") if name else None


def file_name(path: str) -> str:
    """The last part of a path, or the path itself."""
    cleaned = plain(path)
    return os.path.basename(cleaned.rstrip("/")) or cleaned  # noqa: PTH119 - may be no path at all


def reads_right_to_left(text: str) -> bool:
    """Whether the first strong character of ``text`` is right-to-left (rule P2 of UAX 9)."""
    for character in text:
        kind = unicodedata.bidirectional(character)
        if kind in {"L", "R", "AL"}:
            return kind != "L"
    return False
