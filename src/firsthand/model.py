"""The nouns of firsthand: small frozen dataclasses, no behaviour beyond themselves.

Every stage is a function from these to these. Field names are those of the JSON
that users script against (docs/json.md); `codec.py` turns both into each other. Spans
are half-open ``[start, end)`` offsets in Unicode code points. Languages are BCP 47,
times ISO 8601, dates ISO 8601 cut to their precision (``2022``, ``2024-06``).

A paragraph's ``number`` is how everything later points at it: its 1-based line where
the input was plain text, else its 1-based index in the article.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

Media = Literal["text", "html", "article"]
Precision = Literal["year", "month", "day", "minute", "second"]
DateFrom = Literal["page", "markup", "url", "feed", "record", "story"]
ParagraphRole = Literal["title", "lead", "body", "subheading", "quote", "caption"]
DroppedRole = Literal["menu", "teaser", "advert", "comment", "share", "metadata", "boilerplate"]
CreditRole = Literal["source", "translated", "cited", "photo", "wrote"]
DerivationKind = Literal["translation", "copy", "excerpt", "rewrite"]
Direction = Literal["known", "likely", "unknown"]
JoinKind = Literal["versions", "text", "agency", "together", "doubt", "credit", "family"]
FlagKind = Literal["number", "date", "name", "negation", "sense", "attribution", "omission", "addition"]
StatementKind = Literal["date", "quantity", "name", "text"]
Verdict = Literal["agree", "compatible", "update", "conflict", "single"]


# -- read --------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Page:
    """The bytes as they came, decoded, with where from and when.

    ``fields`` holds what a row or record says of itself, under the names of the
    contract (``title``, ``published``, ``language``, ``outlet``, ``byline``,
    ``paragraphs``, …), already mapped from foreign names.
    """

    input: str
    media: Media
    text: str
    sha256: str
    record: str | None = None
    url: str | None = None
    fetched: str | None = None
    fields: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Failure:
    """An input, or a part of one, that could not be read, and why, in one line."""

    input: str
    reason: str
    record: str | None = None


# -- extract -----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class PublishedDate:
    """When a page says that it was published or modified."""

    value: str
    precision: Precision
    evidence: str | None
    from_: DateFrom


@dataclass(frozen=True, slots=True)
class Outlet:
    """Who published the page: not the transport and not the agency."""

    name: str | None
    domain: str | None


@dataclass(frozen=True, slots=True)
class Credit:
    """A source that the page names. ``line`` is the paragraph's or dropped line's number.

    ``id`` is a Wikidata id where ``languages/agencies.toml`` knows the name. ``span`` covers
    ``evidence`` within that line's text.
    """

    name: str | None
    role: CreditRole
    evidence: str
    id: str | None = None
    url: str | None = None
    line: int | None = None
    span: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Links:
    """What the markup declares: canonical address, hreflang alternates, translationOfWork."""

    canonical: str | None = None
    alternate: Mapping[str, str] = field(default_factory=dict)
    translation_of: str | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A piece of the article with its role; ``language`` differs from the article's where it does."""

    number: int
    role: ParagraphRole
    text: str
    line: int | None = None
    offset: int | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class DroppedLine:
    """A line of the page that is not the article, with the role it has there."""

    number: int
    role: DroppedRole
    text: str
    line: int | None = None
    offset: int | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """What a page reports. ``id`` comes from its content (``sha256:…``).

    ``language`` is None where it could not be measured; ``languages`` maps each
    language to its share of the characters. ``text`` is the running text without the
    title: lead, body, subheading and quote paragraphs joined by blank lines.
    """

    id: str
    input: str
    language: str | None
    languages: Mapping[str, float]
    title: str | None
    paragraphs: tuple[Paragraph, ...]
    text: str
    record: str | None = None
    url: str | None = None
    published: PublishedDate | None = None
    modified: PublishedDate | None = None
    outlet: Outlet = Outlet(None, None)
    byline: tuple[str, ...] = ()
    credits: tuple[Credit, ...] = ()
    links: Links = Links()
    dropped: tuple[DroppedLine, ...] = ()


# -- derive ------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Row:
    """Paragraphs of the source beside the paragraphs of the target that say the same.

    ``score``, in [0, 1], is the margin-normalised similarity; between ready lines (``--lines``) it
    is the gain of the row over leaving its lines alone, squashed by the logistic function.
    """

    source: tuple[int, ...]
    target: tuple[int, ...]
    score: float


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a paragraph's text: one sentence, or what belongs together."""

    paragraph: int
    span: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Segment:
    """Sentences of aligned paragraphs that say the same, many to many, in any order.

    With one side empty: a sentence of an aligned paragraph that was dropped or added;
    ``score`` is None then, else as a row's.
    """

    source: tuple[Piece, ...]
    target: tuple[Piece, ...]
    score: float | None = None


@dataclass(frozen=True, slots=True)
class FidelityFlag:
    """What a derived article changed. ``source`` and ``target`` are paragraph numbers.

    ``by`` says who found it: ``offline``, or ``judge:`` and the model's name; ``needs`` what it would
    take to be sure, None where the values say it all. The units are of quantities, as `Member.unit`.
    """

    kind: FlagKind
    source: int | None
    target: int | None
    source_text: str | None
    target_text: str | None
    source_value: Value | None = None
    target_value: Value | None = None
    confidence: float = 0.0
    by: str = "offline"
    needs: str | None = None
    source_unit: str | None = None
    target_unit: str | None = None


@dataclass(frozen=True, slots=True)
class Alignment:
    """Two articles side by side: rows, what was dropped, what was added, what was changed.

    ``segments`` are the sentences inside the rows; ready lines (``--lines``) have none.
    """

    rows: tuple[Row, ...]
    dropped: tuple[int, ...] = ()
    added: tuple[int, ...] = ()
    flags: tuple[FidelityFlag, ...] = ()
    segments: tuple[Segment, ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """One reason for a derivation or its direction, named."""

    kind: str
    text: str | None = None
    line: int | None = None
    rows: int | None = None
    value: float | None = None


@dataclass(frozen=True, slots=True)
class Coverage:
    """Shares, in characters, of the source and of the target that the rows cover."""

    source: float | None
    target: float | None


@dataclass(frozen=True, slots=True)
class Derivation:
    """A directed edge: ``target`` was made from ``source`` (an article) or ``source_url``.

    With direction ``unknown`` the order of source and target says nothing.
    """

    id: str
    source: str | None
    source_url: str | None
    target: str
    kind: DerivationKind
    direction: Direction
    confidence: float
    coverage: Coverage
    evidence: tuple[Evidence, ...] = ()
    rows: tuple[Row, ...] = ()
    dropped: tuple[int, ...] = ()
    added: tuple[int, ...] = ()
    flags: tuple[FidelityFlag, ...] = ()
    segments: tuple[Segment, ...] = ()


# -- group -------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class OriginGroup:
    """Articles that come from one report. ``first`` is the article the others come from,
    None where that one is not among the inputs; ``credited_to`` names the agencies.
    """

    articles: tuple[str, ...]
    first: str | None
    credited_to: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OriginJoin:
    """Why two groups of articles count as one report though no derivation joins them.

    ``first`` and ``second`` are one article of each; the join counts in the figure ``counts_in`` and
    in those below it. ``text`` is the party or family that both name, ``probability`` that of one
    having been made from the other, where texts are the reason.
    """

    first: str
    second: str
    counts_in: Literal["most", "estimate", "least"]
    kind: JoinKind
    text: str | None = None
    probability: float | None = None


@dataclass(frozen=True, slots=True)
class Origins:
    """How many origins an event has: fewest, best estimate, most; ``groups`` are the estimate's.

    ``joins`` are the reasons of the range: no more than are needed to get from derivations alone to
    the fewest.
    """

    least: int
    estimate: int
    most: int
    groups: tuple[OriginGroup, ...]
    joins: tuple[OriginJoin, ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """Articles that report the same happening."""

    id: str
    title: str
    articles: tuple[str, ...]
    origins: Origins
    rests_on: tuple[str, ...] = ()


# -- compare -----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class DateValue:
    """A date cut to its precision; ``--11-12`` where no year is known."""

    date: str
    precision: Precision


@dataclass(frozen=True, slots=True)
class QuantityValue:
    """An interval ``[lowest, highest]``, None for open. In JSON: two decimal strings or nulls."""

    lowest: Decimal | None
    highest: Decimal | None


@dataclass(frozen=True, slots=True)
class NameValue:
    """A name in one form, with its Wikidata id where known."""

    name: str
    id: str | None = None


Value = DateValue | QuantityValue | NameValue


@dataclass(frozen=True, slots=True)
class Member:
    """One sentence of a statement: where it stands, the value it gives and the words that give it.

    ``unit`` is what a quantity is measured in: the ISO 4217 code of money, ``percent``, or CLDR's name
    of a unit (``kilometer``); None of a bare number.
    """

    article: str
    paragraph: int
    sentence: str
    value: Value | None
    text: str | None
    attributed_to: tuple[str, ...] = ()
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """Sentences of several articles that say the same thing, and whether their origins agree.

    ``evidence`` says why values of two origins are taken for answers to one question.
    """

    id: str
    kind: StatementKind
    verdict: Verdict
    origins: int
    rests_on: tuple[str, ...]
    members: tuple[Member, ...]
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """A dated happening as one article words it, with all articles that date it so."""

    date: str
    precision: Precision
    text: str
    language: str | None
    articles: tuple[str, ...]
    origins: int
    conflicts_with: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """An article entering the story. ``origin`` counts from 0 over the story's origin groups.

    ``changed`` are the ids of the updates to which it gives a value that no earlier article gave.
    """

    at: str | None
    article: str
    origin: int
    first_of_origin: bool
    changed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Story:
    """Events that belong together."""

    id: str
    title: str
    language: str | None
    first_seen: str | None
    last_seen: str | None
    events: tuple[Event, ...]
    statements: tuple[Statement, ...] = ()
    timeline: tuple[TimelineEntry, ...] = ()
    entries: tuple[Entry, ...] = ()


# -- show --------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Inputs:
    """How many pages were read, and which inputs could not be."""

    read: int
    failed: tuple[Failure, ...] = ()


@dataclass(frozen=True, slots=True)
class JudgeUse:
    """What the optional judge was asked in a run, and what that cost.

    ``pairs`` of sentences were asked about: ``stored`` were answered by the store, ``requests`` were
    sent, ``failed`` have no usable answer. Tokens are the server's own count. ``price`` is in the
    user's money, None where no price was given.
    """

    model: str
    prompt: str
    pairs: int
    requests: int
    stored: int
    failed: int
    input_tokens: int
    output_tokens: int
    price: float | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """The answer of a run.

    ``unmeasured`` says in plain lines what could not be measured and why (a language
    without tables, an article of one sentence): never read as "none".
    """

    inputs: Inputs
    articles: tuple[Article, ...]
    derivations: tuple[Derivation, ...] = ()
    stories: tuple[Story, ...] = ()
    unmeasured: tuple[str, ...] = ()
    judge: JudgeUse | None = None

    def to_json(self) -> str:
        """The document that ``firsthand run --format json`` prints."""
        from firsthand.show import json_report

        return json_report(self)

    def to_html(self) -> str:
        """The self-contained HTML report."""
        from firsthand.show import html_report

        return html_report(self)
