"""Page → Article: html, plain text, language, dates, credits."""

from __future__ import annotations

from firsthand.extract.page import extract_page

__all__ = ["extract_page"]
