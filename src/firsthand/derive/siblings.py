"""Articles that give one absent source as theirs: siblings, neither made from the other.

Two papers that print one agency's report, or one company's press release, look like copies of
each other, and the earlier like the source of the later. Where both say whom they have it
from, and neither names the other, they are two prints of a text that is not among the pages.
"""

from __future__ import annotations

from functools import cache

from firsthand.languages.agencies import agencies
from firsthand.model import Article, Evidence


def source_credits(article: Article) -> frozenset[str]:
    """Names of agencies that the article credits as its source."""
    return frozenset(c.name for c in article.credits if c.role == "source" and c.name and not c.url)


def shared_source(one: Article, other: Article) -> Evidence | None:
    """The party that both give as their source: an agency, or a service for press releases."""
    common = sorted(source_credits(one) & source_credits(other))
    if not common:
        return None
    released = [name for name in common if name in _releases()]
    return Evidence("press-release" if released else "shared-source", text=(released or common)[0])


@cache
def _releases() -> frozenset[str]:
    return frozenset(agency.name for agency in agencies() if agency.kind == "release")
