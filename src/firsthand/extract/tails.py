"""Teasers that are full sentences: told from the article's end by what they are about."""

from __future__ import annotations

from collections.abc import Sequence

from firsthand.embed.base import Encoder


def off_topic(texts: Sequence[str], body: Sequence[bool], encoder: Encoder | None) -> list[int]:
    """Kept lines at the end of a page that are about something else than its lead; none without an encoder."""
    return []
