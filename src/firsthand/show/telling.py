"""Who took it from whom, in one line each: for every format the same words."""

from __future__ import annotations

from firsthand import model
from firsthand.show import words
from firsthand.show.absent import is_shared
from firsthand.show.clean import host, plain
from firsthand.show.lineage import Branch
from firsthand.show.taken import Side
from firsthand.show.views import OriginView

ABSENT = "not among the pages"
EITHER = "either could be first"


def heading(origin: OriginView) -> str:
    """What is said of an origin beside its letter: who was first, and how many took it over."""
    if origin.letter == "?":
        return "origin unmeasured"
    many = len(origin.articles)
    roots = [branch for branch in origin.branches if branch.parent is None]
    if many == 1 and len(origin.branches) == 1:
        told = "taken from no other page here"
        return told + (f"; credits {words.joined(origin.credited_to)}" if origin.credited_to else "")
    root = roots[0] if len(roots) == 1 else None
    if root is None:
        return f"{words.count(many, 'article')} from one report" + _crediting(origin)
    if root.article is None:
        took = f"{words.count(many, 'article')} took it over"
        return f"{absent_name(root)}, {ABSENT}; {took}{_farther(origin)}"
    return _from_article(origin)


def _from_article(origin: OriginView) -> str:
    """The heading where an article of the origin's own is its first, or one of several could be."""
    names = {view.article.id: view.name for view in origin.articles}
    tops = [names[branch.article] for branch in origin.branches if branch.article and not branch.column]
    others = len(names) - len(tops)
    if not others:
        return f"{words.count(len(tops), 'article')} share one text; {EITHER}" + _crediting(origin)
    sure = any(b.edge is not None and b.edge.direction == "known" for b in origin.branches if b.column == 1)
    first = " or ".join(tops[:3]) if len(tops) < 4 else f"one of {len(tops)} articles"
    likely = "" if sure else " likely"
    return f"{first}{likely} first; {words.count(others, 'article')} took it over{_farther(origin)}"


def _crediting(origin: OriginView) -> str:
    return f", crediting {words.joined(origin.credited_to)}" if origin.credited_to else ""


def _farther(origin: OriginView) -> str:
    """How many took it from one that had taken it."""
    farther = sum(branch.column > 1 and branch.article is not None for branch in origin.branches)
    if not farther:
        return ""
    return f", {farther} at second hand" if farther < len(origin.articles) else ", all at second hand"


def absent_name(branch: Branch) -> str:
    """What an absent source is called."""
    named = plain(branch.name or "") or host(branch.address) or plain(branch.address or "")
    return named or "a source that is not named"


def verb(edge: model.Derivation) -> str:
    """``translated``, ``likely translated``, ``same text``: what stands on a line of the drawing."""
    made = words.DERIVED.get(edge.kind, plain(edge.kind))
    return {"known": made, "likely": f"likely {made}", "unknown": "same text"}[edge.direction]


def tie(edge: model.Derivation) -> str:
    """``translation of``, ``shares its text with``: between what was made and its source."""
    if is_shared(edge):
        return "follows the same absent text as"
    return "shares its text with" if edge.direction == "unknown" else f"{plain(edge.kind)} of"


def took(edge: model.Derivation, source: str, side: Side | None) -> str:
    """``translated from A1: 3 of its 15 paragraphs (4, 6 and 9), 20% of it``."""
    if edge.direction == "unknown":
        return f"same text as {source} ({edge.kind}); {EITHER}"
    return f"{verb(edge)} from {source}" + (f": {side.sentence}" if side else "")


def sureness(edge: model.Derivation) -> str:
    """How sure the direction and the whole are."""
    known = "" if edge.direction == "unknown" else f"{words.DIRECTIONS[edge.direction]}, "
    return f"{known}confidence {words.percent(edge.confidence)}"


def names(origin: OriginView) -> dict[str, str]:
    """What everything of an origin is called by its key: an article's mark, an absent source's name."""
    absent = {branch.key: absent_name(branch) for branch in origin.branches if branch.article is None}
    return absent | {view.article.id: view.ref for view in origin.articles}
