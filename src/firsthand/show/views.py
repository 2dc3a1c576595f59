"""What every format shows: articles, derivations, events and statements with their names and words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from firsthand import model
from firsthand.show import words
from firsthand.show.absent import is_shared
from firsthand.show.changed import Told, told
from firsthand.show.lineage import Branch
from firsthand.show.sides import Segment, Sides, side_by_side
from firsthand.show.taken import Side, taken


@dataclass(frozen=True, slots=True)
class ArticleView:
    """An article with the names it goes by.

    ``number`` counts articles in reading order, ``color`` origins from 0, -1 without one.
    """

    article: model.Article
    ref: str
    number: int
    anchor: str
    color: int
    name: str
    named: bool
    language: str
    date: str | None
    title: str | None
    when: str | None = None


@dataclass(frozen=True, slots=True)
class DerivationView:
    """A derivation with both ends; ``source`` is None where that page is not among the inputs."""

    derivation: model.Derivation
    anchor: str
    source: ArticleView | None
    target: ArticleView
    address: str | None
    source_name: str

    def flags(self) -> tuple[model.FidelityFlag, ...]:
        """What was changed, before what was left out or added."""
        lesser = ("omission", "addition")
        return tuple(sorted(self.derivation.flags, key=lambda flag: flag.kind in lesser))

    def told(self, flag: model.FidelityFlag) -> tuple[Told, ...]:
        """The sentences in which a value was changed, as `changed.told`."""
        if self.source is None:
            return ()
        sides = [(view.ref, view.article) for view in (self.source, self.target)]
        return told(flag, self.derivation.rows, sides)

    @property
    def shared(self) -> bool:
        """Whether both ends follow one text that is not among the pages."""
        return is_shared(self.derivation)

    def of_target(self) -> Side | None:
        """What of the target comes from the source; None where that is unmeasured."""
        numbers = (n for row in self.derivation.rows for n in row.target)
        return taken(self.target.article, numbers, self.derivation.coverage.target)

    def of_source(self) -> Side | None:
        """What of the source the target took over; None where that is unmeasured."""
        if self.source is None:
            return None
        numbers = (n for row in self.derivation.rows for n in row.source)
        return taken(self.source.article, numbers, self.derivation.coverage.source)

    def sides(self) -> Sides | None:
        """Both texts side by side, None where the source is absent or nothing was aligned."""
        if self.source is None or not self.derivation.rows:
            return None
        return side_by_side(self.source.article, self.target.article, self.derivation)


@dataclass(frozen=True, slots=True)
class OriginView:
    """A group of articles of one report; ``letter`` is ``?`` for articles that no group holds."""

    letter: str
    color: int
    credited_to: tuple[str, ...]
    articles: tuple[ArticleView, ...]
    branches: tuple[Branch, ...]


@dataclass(frozen=True, slots=True)
class Range:
    """How many origins: fewest, best estimate, most."""

    least: int
    estimate: int
    most: int

    @property
    def words(self) -> str | None:
        """``2 to 4`` where the fewest and the most differ."""
        return words.range_of(self.least, self.most)


@dataclass(frozen=True, slots=True)
class EventView:
    """An event with its origins."""

    event: model.Event
    title: str
    language: str | None
    origins: tuple[OriginView, ...]
    range: Range
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MemberView:
    """A sentence of a statement with the words that give its value marked.

    ``tag`` is its language, which may be another than the article's: a caption left untranslated; ``language``
    says the same in words.
    """

    article: ArticleView
    paragraph: int
    segments: tuple[Segment, ...]
    attributed_to: tuple[str, ...]
    tag: str | None

    @property
    def language(self) -> str:
        """The language in words."""
        return words.language_name(self.tag)


@dataclass(frozen=True, slots=True)
class VoiceView:
    """What one origin says: its first article's sentence, and those of the articles made from it."""

    first: MemberView
    others: tuple[MemberView, ...]


@dataclass(frozen=True, slots=True)
class ValueView:
    """One value of a statement and who gives it; ``words`` is None for a statement without values.

    ``since`` is when an update's value was first given, where its articles are dated.
    """

    words: str | None
    voices: tuple[VoiceView, ...]
    origins: tuple[str, ...]
    since: str | None = None


@dataclass(frozen=True, slots=True)
class StatementView:
    """A statement with its values, the one that most origins give first; an update's in order of time.

    ``evidence`` says why they are taken for answers to one question.
    """

    statement: model.Statement
    anchor: str
    values: tuple[ValueView, ...]
    rests_on: tuple[str, ...]
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NameForm:
    """How some articles write a name: the form, their languages, and each with the sentence that has it."""

    text: str
    languages: tuple[str, ...]
    members: tuple[MemberView, ...]


@dataclass(frozen=True, slots=True)
class NameView:
    """A name that several articles have, with all its forms, those of most articles first."""

    statement: model.Statement
    name: str
    articles: int
    origins: tuple[str, ...]
    forms: tuple[NameForm, ...]


@dataclass(frozen=True, slots=True)
class DatedView:
    """A timeline entry; ``against`` are the dates that others give for it, in words."""

    entry: model.TimelineEntry
    date: str
    text: str
    articles: tuple[ArticleView, ...]
    against: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EntryView:
    """An article entering the story; ``changed`` tells the new values that came with it."""

    entry: model.Entry
    article: ArticleView
    changed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StoryView:
    """A story in reading order. A timeline item with several entries is a conflict of dates."""

    story: model.Story
    anchor: str
    title: str
    articles: tuple[ArticleView, ...]
    languages: tuple[str, ...]
    range: Range
    events: tuple[EventView, ...]
    derivations: tuple[DerivationView, ...]
    statements: Mapping[str, tuple[StatementView, ...]]
    names: tuple[NameView, ...]
    timeline: tuple[tuple[DatedView, ...], ...]
    entries: tuple[EntryView, ...]

    @property
    def small(self) -> bool:
        """Whether only one page reports it."""
        return len(self.articles) < 2


@dataclass(frozen=True, slots=True)
class Figures:
    """The headline: what was counted, and what of it could not be named."""

    articles: int
    outlets: int
    without_outlet: int
    languages: int
    without_language: int
    stories: int
    origins: Range
    outside: int


@dataclass(frozen=True, slots=True)
class Outline:
    """The whole report; ``loose`` are articles that belong to no story, with the derivations into them."""

    figures: Figures
    stories: tuple[StoryView, ...]
    loose: tuple[ArticleView, ...]
    loose_derivations: tuple[DerivationView, ...]
    views: Mapping[str, ArticleView]
