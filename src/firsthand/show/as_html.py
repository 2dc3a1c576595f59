"""The report and an alignment as one self-contained HTML file each.

Everything a page says is escaped by Jinja (autoescape is on for every template) and
scrubbed of control characters and bidi overrides on its way out. There is no script, and
the policy in the head forbids one, as it forbids any fetch.
"""

from __future__ import annotations

from functools import cache
from importlib import resources

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from firsthand import model
from firsthand.show import layout, telling, words
from firsthand.show.clean import plain, reads_right_to_left, scrub, shorten, web_address
from firsthand.show.outline import VERDICT_ORDER, article_view, outline
from firsthand.show.sides import around, side_by_side
from firsthand.show.views import EventView, Outline

# How many items of a list are open before the rest is folded.
OPEN_ITEMS = 12
OPEN_STORIES = 10


def html_report(report: model.Report) -> str:
    """The report as one HTML file that needs no network and no script."""
    made = outline(report)
    large = [story for story in made.stories if not story.small] or list(made.stories[:1])
    small = [story for story in made.stories if story not in large]
    template = _environment().get_template("report.html")
    return template.render(
        o=made, report=report, large=large, small=small, drawings=_Drawings(made), verdicts=VERDICT_ORDER
    )


def alignment_html(a: model.Article, b: model.Article, alignment: model.Alignment) -> str:
    """Two articles side by side as one HTML file."""
    template = _environment().get_template("alignment.html")
    sides = side_by_side(a, b, alignment)
    return template.render(a=article_view(a, "A"), b=article_view(b, "B"), alignment=alignment, sides=sides)


class _Drawings:
    """The drawings of an event, made when the template asks for them."""

    def __init__(self, made: Outline) -> None:
        self._views = made.views

    def wide(self, event: EventView) -> layout.Drawing | None:
        return layout.wide(event, self._views)

    def narrow(self, event: EventView) -> layout.Drawing:
        return layout.narrow(event, self._views)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("firsthand.show"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_finalize,
    )
    environment.globals.update(
        w=words,
        css=_style(),
        open_items=OPEN_ITEMS,
        open_stories=OPEN_STORIES,
        telling=telling,
        around=around,
    )
    environment.filters.update(
        plain=plain,
        shorten=shorten,
        web=web_address,
        rtl=reads_right_to_left,
        tag=words.language_tag,
        bare=words.bare,
    )
    return environment


def _finalize(thing: object) -> object:
    """Scrubs every string that a template prints, bar what the templates themselves made."""
    if isinstance(thing, str) and not isinstance(thing, Markup):
        return scrub(thing)
    return thing


@cache
def _style() -> Markup:
    path = resources.files("firsthand.show") / "templates" / "style.css"
    return Markup(path.read_text(encoding="utf-8"))
