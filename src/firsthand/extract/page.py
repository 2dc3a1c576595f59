"""Page → Article: the one function that the other rooms call.

text     lines → plain → paragraphs, dates, outlet and byline from the lines around the title
html     trafilatura's paragraphs, the page's own claims; plain text where trafilatura finds none
article  the row's paragraphs as they are
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from firsthand import model
from firsthand.embed.base import Encoder
from firsthand.errors import NoArticle
from firsthand.extract import byline, outlet, published
from firsthand.extract.credits import find_credits
from firsthand.extract.flatten import flatten_tree, parse
from firsthand.extract.identity import article_id
from firsthand.extract.language import bcp47, measure
from firsthand.extract.lines import Line, split_lines
from firsthand.extract.long_lines import parted
from firsthand.extract.markup import Markup, read_markup, visible_times
from firsthand.extract.plain import Reading, read_plain
from firsthand.extract.record import names_field, record_paragraphs, text_field
from firsthand.extract.web import read_web
from firsthand.languages import primary

RUNNING = ("lead", "body", "subheading", "quote")

# No news page comes near: the longest live blogs hold some 200,000 characters. What is longer is
# a book, a log or a table, and is not one article that anything could be compared with.
MOST_CHARACTERS = 3_000_000
MOST_MARKUP = 20_000_000
MOST_LINES = 20_000
#: A page of so few lines may have lost the others: a title and all the rest.
FEW_LINES = 2


@dataclass(frozen=True, slots=True)
class _Draft:
    """What one medium gives, before language, credits and id."""

    title: str | None
    paragraphs: tuple[model.Paragraph, ...]
    dropped: tuple[model.DroppedLine, ...] = ()
    hints: tuple[str, ...] = ()
    markup: Markup = field(default_factory=Markup)
    metadata: tuple[str, ...] = ()
    signature: tuple[str, ...] = ()
    above: tuple[str, ...] = ()
    times: tuple[str, ...] = ()
    shown: tuple[str, ...] = ()


def extract_page(page: model.Page, *, encoder: Encoder | None = None) -> model.Article:
    """The article of one page; the same page gives the same article, byte for byte.

    :param encoder: optional; tells teasers of full sentences from the article's end.
    :raises NoArticle: where the page holds nothing that could be measured, with the reason.
    """
    _check_length(page)
    drafts = {"text": _text_draft, "html": _html_draft, "article": _record_draft}
    draft = drafts[page.media](page, encoder)
    running = [p for p in draft.paragraphs if p.role in RUNNING]
    if not running:
        raise NoArticle("no running text")
    return _article(page, draft, running)


def _check_length(page: model.Page) -> None:
    most = MOST_MARKUP if page.media == "html" else MOST_CHARACTERS
    if len(page.text) > most:
        raise NoArticle(f"too long for one article: {len(page.text):,} characters, at most {most:,} are read")


def _check_lines(lines: Sequence[Line]) -> None:
    if len(lines) > MOST_LINES:
        raise NoArticle(f"too long for one article: {len(lines):,} lines, at most {MOST_LINES:,} are read")


# -- the three media ---------------------------------------------------------------


def _text_draft(page: model.Page, encoder: Encoder | None) -> _Draft:
    title, declared = text_field(page.fields, "title"), text_field(page.fields, "language")
    lines = split_lines(page.text)
    draft = _plain_draft(lines, title, encoder, numbered=True)
    # With its lines the text has lost what paragraphs are pointed at by: they count like those of a web page.
    unlined = _unlined(draft, declared) if len(lines) <= FEW_LINES else draft
    return (
        unlined if unlined is draft else replace(unlined, paragraphs=_located(page.text, unlined.paragraphs))
    )


def _unlined(draft: _Draft, declared: str | None) -> _Draft:
    """The draft with its one running line parted, where that is long enough."""
    running = [p for p in draft.paragraphs if p.role in RUNNING]
    parts = parted(running[0].text, declared) if len(running) == 1 else []
    if len(parts) < 2:
        return draft
    led: list[tuple[model.ParagraphRole, str]] = [("lead", parts[0]), *(("body", part) for part in parts[1:])]
    texts = [pair for p in draft.paragraphs for pair in (led if p is running[0] else [(p.role, p.text)])]
    paragraphs = tuple(model.Paragraph(n, role, text) for n, (role, text) in enumerate(texts, start=1))
    dropped = (replace(d, number=n, line=None) for n, d in enumerate(draft.dropped, start=len(texts) + 1))
    return replace(draft, paragraphs=paragraphs, dropped=tuple(dropped))


def _plain_draft(
    lines: Sequence[Line], title: str | None, encoder: Encoder | None, *, numbered: bool
) -> _Draft:
    _check_lines(lines)
    reading = read_plain(lines, title=title, encoder=encoder)
    order = {id(line): index for index, line in enumerate((line for line, _ in reading.kept), start=1)}
    paragraphs = tuple(
        model.Paragraph(
            line.number if numbered else order[id(line)], role, line.text, line.number if numbered else None
        )
        for line, role in reading.kept
    )
    dropped = tuple(_dropped(reading, numbered))
    shown = tuple(line.text for line, _ in reading.dropped) + tuple(p.text for p in paragraphs[:2])
    return _Draft(
        title=reading.title or title,
        paragraphs=paragraphs,
        dropped=dropped,
        metadata=reading.metadata,
        signature=reading.signature,
        above=reading.above,
        shown=shown,
    )


def _dropped(reading: Reading, numbered: bool) -> list[model.DroppedLine]:
    first = 1 if numbered else len(reading.kept) + 1
    return [
        model.DroppedLine(
            line.number if numbered else first + i, role, line.text, line.number if numbered else None
        )
        for i, (line, role) in enumerate(reading.dropped)
    ]


def _html_draft(page: model.Page, encoder: Encoder | None) -> _Draft:
    tree = parse(page.text)
    if tree is None:
        raise NoArticle("empty")
    markup = read_markup(tree, page.url)
    title = text_field(page.fields, "title") or markup.title
    flat = flatten_tree(tree)
    lines = split_lines(flat)
    times = tuple(visible_times(tree))
    web = read_web(tree, page.url, title, lines)
    if web is None:
        body = markup.body if not lines or len(markup.body or "") > len(flat) // 2 else None
        draft = _plain_draft(split_lines(body) if body else lines, title, encoder, numbered=False)
    else:
        draft = _web_draft(web.paragraphs, web.comments, lines, title)
    located = _located(page.text, draft.paragraphs)
    return replace(
        draft,
        title=draft.title or title,
        paragraphs=located,
        hints=markup.languages,
        markup=markup,
        times=times,
    )


def _web_draft(
    pairs: Sequence[tuple[model.ParagraphRole, str]],
    comments: Sequence[str],
    lines: Sequence[Line],
    title: str | None,
) -> _Draft:
    headed: list[tuple[model.ParagraphRole, str]] = [("title", title)] if title else []
    paragraphs = tuple(
        model.Paragraph(number, role, text) for number, (role, text) in enumerate([*headed, *pairs], start=1)
    )
    beside = _beside(lines, [text for _, text in pairs], title)
    known = set(comments)
    others = dict.fromkeys([*beside.metadata, *beside.signature, *comments])
    dropped = tuple(
        model.DroppedLine(len(paragraphs) + i, "comment" if text in known else "metadata", text)
        for i, text in enumerate(others, start=1)
    )
    return replace(beside, title=title, paragraphs=paragraphs, dropped=dropped)


def _beside(lines: Sequence[Line], texts: Sequence[str], title: str | None) -> _Draft:
    """Short lines of the flattened page between title and lead, above the title, and after the last paragraph."""
    flat = [line.text for line in lines]
    lead = next((i for i, t in enumerate(flat) if texts and t == texts[0]), None)
    if lead is None:
        return _Draft(None, ())
    last = next(i for i in range(len(flat) - 1, -1, -1) if flat[i] in (texts[-1], texts[0]))
    heads = [i for i in range(max(0, lead - 40), lead) if title and flat[i] == title]
    start = heads[-1] if heads else lead
    return _Draft(
        None,
        (),
        metadata=tuple(t for t in flat[start:lead] if t != title and len(t) <= 200),
        signature=tuple(t for t in flat[last + 1 : last + 3] if len(t) <= 120),
        above=tuple(t for t in flat[max(0, start - 4) : start][::-1] if len(t) <= 200),
        shown=tuple(flat[-40:]),
    )


def _record_draft(page: model.Page, _: Encoder | None) -> _Draft:
    title = text_field(page.fields, "title")
    pairs = record_paragraphs(page, title)
    if not any(c.isalpha() for _, text in pairs for c in text):
        raise NoArticle("no letters" if pairs else "empty")
    paragraphs = tuple(model.Paragraph(i, role, text) for i, (role, text) in enumerate(pairs, start=1))
    title = title or next((text for role, text in pairs if role == "title"), None)
    return _Draft(title, paragraphs)


def _located(text: str, paragraphs: Sequence[model.Paragraph]) -> tuple[model.Paragraph, ...]:
    """Paragraphs with their offset into the decoded page, where their first words are found in order."""
    found, position, missed = [], 0, 0
    for paragraph in paragraphs:
        offset = -1
        if paragraph.role != "title" and missed < 20:
            match = _beginning(paragraph.text).search(text, position)
            offset = match.start() if match else -1
            missed += offset < 0
        if offset >= 0:
            position = offset
        found.append(replace(paragraph, offset=offset if offset >= 0 else None))
    return tuple(found)


def _beginning(text: str) -> re.Pattern[str]:
    """The head of a paragraph as the page may write it: 60 characters up to what markup escapes, any white space."""
    head = re.split("[&<>\"'’]", text[:60])[0]
    words = (head if len(head) >= 12 else text[:60]).split()
    return re.compile(r"\s+".join(re.escape(word) for word in words))


# -- all media ---------------------------------------------------------------------


def _article(page: model.Page, draft: _Draft, running: Sequence[model.Paragraph]) -> model.Article:
    declared = text_field(page.fields, "language")
    languages = measure([p.text for p in running], [h for h in (declared, *draft.hints) if h])
    main = languages.language
    paragraphs = _with_languages(draft.paragraphs, languages.paragraphs, main)
    shown_outlet = _outlet(page, draft)
    canonical = draft.markup.canonical
    return model.Article(
        id=article_id(
            draft.title,
            [p.text for p in paragraphs if p.role != "title"],
            url=page.url,
            canonical=canonical,
            outlet=shown_outlet,
        ),
        input=page.input,
        language=main,
        languages=languages.shares,
        title=draft.title,
        paragraphs=paragraphs,
        text="\n\n".join(p.text for p in running),
        record=page.record,
        url=page.url or canonical,
        published=_published(page, draft, main),
        modified=_modified(page, draft, main),
        outlet=shown_outlet,
        byline=_byline(page, draft, main, shown_outlet),
        credits=_credits(paragraphs, draft.dropped, main),
        links=model.Links(
            canonical, draft.markup.alternate, draft.markup.translation_of or draft.markup.based_on
        ),
        dropped=draft.dropped,
    )


def _with_languages(
    paragraphs: Sequence[model.Paragraph], own: Sequence[str | None], main: str | None
) -> tuple[model.Paragraph, ...]:
    """Paragraphs with their language where it differs from the article's; captions and titles are measured alone."""
    measured = iter(own)
    with_own = []
    for paragraph in paragraphs:
        code = next(measured) if paragraph.role in RUNNING else measure([paragraph.text]).language
        with_own.append(replace(paragraph, language=code if code != main else None))
    return tuple(with_own)


def _published(page: model.Page, draft: _Draft, language: str | None) -> model.PublishedDate | None:
    record = published.from_machine(page.fields.get("published"), "record")
    claims = [published.from_machine(text, "markup") for text in (*draft.markup.published, *draft.times)]
    if record is not None:
        return published.first_found([record, *claims])
    markup = next((c for c in claims if c is not None), None)
    if markup is not None:
        return published.first_found([markup, *claims])
    address = published.from_address(page.url or draft.markup.canonical)
    habit = _habit(page, draft, language)
    groups = byline.published_lines(draft.metadata, draft.signature, draft.above)
    visible = next((d for lines in groups if (d := published.from_lines(lines, habit))), None)
    return published.first_found([visible, address])


def _habit(page: model.Page, draft: _Draft, language: str | None) -> str | None:
    """The language with the region that the page declares for it, whose habit orders day and month."""
    declared = (bcp47(h) for h in (text_field(page.fields, "language"), *draft.hints))
    regional = (h for h in declared if h and language and "-" in h and primary(h) == primary(language))
    return next(regional, language)


def _modified(page: model.Page, draft: _Draft, language: str | None) -> model.PublishedDate | None:
    record = published.from_machine(page.fields.get("modified"), "record")
    markup = next((d for t in draft.markup.modified if (d := published.from_machine(t, "markup"))), None)
    lines = byline.updated_lines(draft.metadata, draft.signature)
    return record or markup or published.from_lines(lines, _habit(page, draft, language))


def _outlet(page: model.Page, draft: _Draft) -> model.Outlet:
    domain = text_field(page.fields, "domain")
    name = text_field(page.fields, "outlet") or draft.markup.publisher
    address = page.url or draft.markup.canonical
    if name or domain or address:
        return outlet.declared(name, outlet.site(domain), address)
    if page.media == "article":
        return model.Outlet(None, None)
    return outlet.visible(draft.shown, (*draft.metadata, *draft.above))


def _byline(page: model.Page, draft: _Draft, language: str | None, shown: model.Outlet) -> tuple[str, ...]:
    given = names_field(page.fields, "byline") or draft.markup.authors
    people = byline.declared(given, language, shown)
    return people or byline.visible(draft.metadata, draft.signature, shown)


def _credits(
    paragraphs: Sequence[model.Paragraph], dropped: Sequence[model.DroppedLine], language: str | None
) -> tuple[model.Credit, ...]:
    """Credits in paragraphs and in the metadata and boilerplate beside them, in the order of the page."""
    kept = [(p.number, p.text) for p in paragraphs if p.role != "title"]
    beside = [(d.number, d.text) for d in dropped if d.role in ("metadata", "boilerplate")]
    captions = {p.number for p in paragraphs if p.role == "caption"}
    return tuple(find_credits(sorted([*kept, *beside]), language, captions=captions))
