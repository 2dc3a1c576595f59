"""Where a page writes down what it was made from: addresses, credits, bylines, markup.

`written_words` decide alone. `hints` lean one way: hreflang names siblings and not an
original, and a mention of the other outlet may be about something else.
"""

from __future__ import annotations

from collections.abc import Iterator

from anyascii import anyascii
from rapidfuzz import fuzz, utils

from firsthand.derive.address import host, is_address_of, is_site_of, normal_address
from firsthand.derive.siblings import source_credits
from firsthand.languages import primary
from firsthand.languages.agencies import agency_of_host, find_agencies
from firsthand.model import Article, Evidence

#: rapidfuzz ratio, in percent, from which two spellings are one outlet.
ALIKE = 92
#: Log-odds, chosen, not fitted: each is just enough for `likely` and loses against times that disagree.
DEFAULT_EDITION = 1.5
NAMED_IN_TEXT = 1.5
#: Letters, in ASCII, that an outlet's name must have to be looked for in a page's lines: shorter ones are words.
SHORTEST_NAME = 8


def written_words(source: Article, target: Article) -> Iterator[Evidence]:
    """Each way in which ``target`` says that it was made from ``source``, of two whose texts show that one was."""
    credited = [*_credited(source, target), *_wrote(source, target)]
    yield from credited or _told(source, target) or _printed_whole(source, target)
    declared = target.links.translation_of
    if declared and is_address_of(declared, source):
        yield Evidence("declared-translation", text=declared)
    elif _canonical_is(source, target):
        yield Evidence("canonical", text=target.links.canonical)


def hints(source: Article, target: Article) -> Iterator[tuple[float, Evidence]]:
    """What leans to ``source`` without saying so, with log-odds."""
    default = _default_edition(source, target)
    if default:
        yield DEFAULT_EDITION, Evidence("alternate", text=default)
    name = source.outlet.name or ""
    if len(name) >= SHORTEST_NAME and name in target.text and not is_outlet(name, target):
        number = next((p.number for p in target.paragraphs if name in p.text), None)
        yield NAMED_IN_TEXT, Evidence("outlet-named", text=name, line=number)


def is_outlet(name: str, article: Article) -> bool:
    """Whether ``name`` (a credit, a byline, a host) is the outlet of ``article``."""
    outlet = article.outlet
    if outlet.domain and host(name) == host(outlet.domain):
        return True
    agency = agency_of_host(host(outlet.domain)) if outlet.domain else None
    names = [own for own in (outlet.name, agency.name if agency else None) if own]
    return any(fuzz.ratio(utils.default_process(name), utils.default_process(own)) >= ALIKE for own in names)


def _credited(source: Article, target: Article) -> Iterator[Evidence]:
    for credit in target.credits:
        if credit.role not in ("source", "translated"):
            continue
        if credit.url and (is_address_of(credit.url, source) or is_site_of(credit.url, source)):
            yield Evidence("named-address", text=credit.evidence, line=credit.line)
            return
        if credit.name and _is_other_outlet(credit.name, source, target):
            yield Evidence("credit", text=credit.evidence, line=credit.line)
            return


def _wrote(source: Article, target: Article) -> Iterator[Evidence]:
    """The other outlet in the byline, as its name alone or as a credit for the writing."""
    for name in target.byline:
        if _is_other_outlet(name, source, target):
            yield Evidence("byline", text=name)
            return
    for credit in target.credits:
        if credit.role == "wrote" and credit.name and _is_other_outlet(credit.name, source, target):
            yield Evidence("byline", text=credit.evidence, line=credit.line)
            return


def _told(source: Article, target: Article) -> list[Evidence]:
    """The other outlet's name in the lines that the target's page has about itself: date, source, editor."""
    name = source.outlet.name or ""
    otherwise = any(name in credit.evidence for credit in target.credits)
    if len(anyascii(name)) < SHORTEST_NAME or otherwise or not _is_other_outlet(name, source, target):
        return []
    lines = [line for line in target.dropped if line.role == "metadata" and name in line.text]
    return [Evidence("credit", text=line.text, line=line.line) for line in lines[:1]]


def _printed_whole(source: Article, target: Article) -> list[Evidence]:
    """The credit of an agency that both give, where only the target, in another language, has a writer of its own.

    The source gives the agency's name alone, as that of who wrote: it prints the text that the target's writer
    had before him.
    """
    if not source.language or not target.language or primary(source.language) == primary(target.language):
        return []
    common = source_credits(source) & source_credits(target)
    bare = any(c.name in common and _bare(c.evidence) for c in source.credits)
    if not bare or source.byline or not target.byline:
        return []
    said = [c for c in target.credits if c.role == "source" and c.name in common and not _bare(c.evidence)]
    return [Evidence("credit", text=credit.evidence, line=credit.line) for credit in said[:1]]


def _bare(evidence: str) -> bool:
    """Whether a credit's words are an agency's name and nothing else."""
    found = find_agencies(evidence, weak=True)
    rest = "".join(evidence[: m.start] + evidence[m.end :] for m in found[:1])
    return bool(found) and not any(character.isalnum() for character in rest)


def _is_other_outlet(name: str, source: Article, target: Article) -> bool:
    """Two editions of one outlet credit it alike: that says nothing."""
    return is_outlet(name, source) and not is_outlet(name, target)


def _canonical_is(source: Article, target: Article) -> bool:
    """Whether the target, at an address of its own, gives the source's as the canonical one."""
    declared, own, at = target.links.canonical, source.url or source.links.canonical, target.url
    if not declared or not own or not at:
        return False
    return normal_address(declared) == normal_address(own) != normal_address(at)


def _default_edition(source: Article, target: Article) -> str | None:
    """The address that hreflang ``x-default`` gives, where it is the source's and both are alternates."""
    for article in (target, source):
        alternate = {code.lower(): address for code, address in article.links.alternate.items()}
        default = alternate.get("x-default")
        if default and is_address_of(default, source) and _listed(target, article):
            return default
    return None


def _listed(article: Article, by: Article) -> bool:
    """Whether ``by`` is the article itself or names it among its alternates."""
    return by is article or any(is_address_of(address, article) for address in by.links.alternate.values())
