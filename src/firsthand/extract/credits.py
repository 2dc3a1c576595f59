"""Who a page names as its source, and in which role.

A credit is read from its own words (``Nguồn: Reuters``), from its form (``(AFP)`` at the end, a
dateline) or from the sentence that it stands in (``KCNA đưa tin``). Own language first; of the
other languages' words only labels count, and only before an agency or an address that is known.

An agency that the outlet *took the report from* is ``source``; one that a sentence quotes for a claim
is ``cited``. Phrases that can mean both ("Theo Reuters, …") are ``reported`` in the tables: they give
``source`` near the start of a page that names no source otherwise, else ``cited``.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from firsthand.extract import credit_forms
from firsthand.extract.credit_labels import labelled, opened, shaped
from firsthand.extract.credit_lines import Found, Line, credited, parts, read_line, shift
from firsthand.languages.agencies import SUPPLIERS
from firsthand.languages.mentions import best_phrase, sentence_bounds
from firsthand.languages.phrases import PhraseTable, all_joiners, all_labels, home_agencies, phrase_table
from firsthand.model import Credit, CreditRole

# "Theo Reuters" opens a report that was taken from Reuters; deep in the text it quotes.
_EARLY_LINES, _TEXT_LENGTH = 3, 60

_ROLES: Mapping[str, CreditRole] = {
    "source": "source", "cited": "cited", "photo": "photo", "translated": "translated", "wrote": "wrote",
}  # fmt: skip


def find_credits(
    lines: Sequence[tuple[int, str]], language: str | None, *, captions: Container[int] = ()
) -> list[Credit]:
    """The credits of a page, each source once a role, in the order of the page.

    :param lines: number and text of each line that may hold a credit: paragraphs and
        dropped metadata lines, no teasers.
    :param language: BCP 47; None, or one without a ``credits.toml``, leaves forms, addresses
        and the labels of all languages.
    :param captions: numbers of the lines under pictures; whatever their words, their credits
        are ``photo``.
    :returns: spans are code points of the line's text; ``name`` is an agency's one name where
        it is known, None where only an address is given.
    """
    own = phrase_table(language)
    home = home_agencies(language) if language else frozenset()
    labels = own.labels if own else all_labels()
    found: list[Found] = []
    texts = 0
    for number, text in lines:
        texts += len(text) >= _TEXT_LENGTH
        for offset, part in parts(text):
            line = read_line(number, part, number in captions, texts <= _EARLY_LINES, home, labels)
            found.extend(shift(credit, offset) for credit in _line_credits(line, own))
    return [_credit(f) for f in _merged(_settled(found))]


def _line_credits(line: Line, own: PhraseTable | None) -> list[Found]:
    found: list[Found] = []
    for reader in (labelled, shaped, opened, _formed, _phrased, _noted):
        for credit in reader(line, own):
            if not any(_reads_again(credit, f) for f in found):
                found.append(credit)
    return [_as_photo(f) for f in found if f.role != "cited" or f.name] if line.caption else found


def _reads_again(credit: Found, earlier: Found) -> bool:
    """Whether an earlier reader has read these words: labels before forms before phrases."""
    overlaps = credit.start < earlier.end and earlier.start < credit.end
    return overlaps and (credit.role != earlier.role or credit.name == earlier.name)


def _as_photo(found: Found) -> Found:
    return found if found.role == "wrote" and not found.id else replace(found, role="photo")


# -- forms, phrases, notes ---------------------------------------------------------


def _formed(line: Line, own: PhraseTable | None) -> Iterator[Found]:
    """Brackets, datelines, closing agencies, bare lines."""
    if not line.mentions:
        return
    joiners = own.joiners if own else all_joiners()
    for role, form in (
        ("photo", credit_forms.copyright(line.text, line.mentions)),
        ("source", credit_forms.bare(line.text, line.mentions, joiners)),
        ("source", credit_forms.dateline(line.text, line.mentions)),
        ("source", credit_forms.inline(line.text, line.mentions, joiners)),
        ("source", credit_forms.closing(line.text, line.mentions, joiners)),
    ):
        if form is not None:
            for mention in form.mentions:
                yield credited(line, role, form.start, form.end, mention=mention)


def _phrased(line: Line, own: PhraseTable | None) -> Iterator[Found]:
    """``KCNA đưa tin``, ``relatează AFP``: the phrase nearest to each agency decides on its role."""
    if own is None:
        return
    for mention in line.mentions:
        bounds = sentence_bounds(line.text, mention.start)
        match = best_phrase(line.folded, mention.start, mention.end, bounds, own.phrases)
        if match is None or (mention.weak and not _called_agency(line.folded, match.start, match.end, own)):
            continue
        yield credited(line, match.phrase.role, match.start, match.end, mention=mention)


def _called_agency(folded: str, start: int, end: int, own: PhraseTable) -> bool:
    """Whether the phrase calls the name an agency: then ``PTI`` is not the party."""
    around = folded[max(0, start - 30) : end + 20]
    return any(word in around for word in own.agency_words)


def _noted(line: Line, own: PhraseTable | None) -> Iterator[Found]:
    """``translated automatically``: a role without a name."""
    for role, pattern in own.notes if own else ():
        for match in pattern.finditer(line.folded):
            yield credited(line, role, *match.span())


# -- settling and merging ------------------------------------------------------------


def _settled(found: Sequence[Found]) -> list[Found]:
    """Each ``reported`` made ``source`` or ``cited``; what is a source needs not be cited as well."""
    found = _pictured(found)
    explicit = any(f.role in ("source", "translated") for f in found)
    roles = [_settled_role(f, explicit) for f in found]
    sources = {f.name for f, role in zip(found, roles, strict=True) if role == "source" and f.name}
    return [
        replace(f, role=role)
        for f, role in zip(found, roles, strict=True)
        if not (role == "cited" and f.name in sources)
    ]


def _pictured(found: Sequence[Found]) -> list[Found]:
    """A source appended to an early line of text is a picture's where a later line names the page's source.

    Pages whose picture texts were not told apart need it; Thai ones write "source" under pictures.
    """
    named = [f.line for f in found if f.role in ("source", "translated") and not f.appended]
    last = max(named, default=0)
    return [
        replace(f, role="photo") if f.appended and f.role == "source" and f.line < last else f for f in found
    ]


def _settled_role(found: Found, explicit: bool) -> str:
    if found.role != "reported":
        return found.role
    return "source" if found.early and not explicit and found.kind in SUPPLIERS else "cited"


def _merged(found: Iterable[Found]) -> list[Found]:
    first: dict[tuple[str, str | None, str | None], Found] = {}
    for credit in found:
        first.setdefault((credit.role, credit.name, credit.url), credit)
    return sorted(first.values(), key=lambda f: (f.line, f.start))


def _credit(found: Found) -> Credit:
    return Credit(
        name=found.name,
        role=_ROLES[found.role],
        evidence=found.text,
        id=found.id,
        url=found.url,
        line=found.line,
        span=(found.start, found.end),
    )
