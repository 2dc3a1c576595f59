"""Text for XML, which has no way at all to write some characters."""

from __future__ import annotations

import re

from firsthand.show.clean import scrub

# What is outside the production Char of XML 1.0 (fifth edition); writers escape the rest.
_UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_text(text: str) -> str:
    """``text`` scrubbed, and without the characters that no XML document may hold."""
    return _UNWRITABLE.sub("", scrub(text))
