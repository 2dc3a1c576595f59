"""A ready article of a row: its paragraphs as they are, with what the row says of itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from firsthand import model
from firsthand.extract import shapes
from firsthand.extract.lines import clean, split_lines
from firsthand.extract.long_lines import parted

ROLES: tuple[model.ParagraphRole, ...] = ("title", "lead", "body", "subheading", "quote", "caption")


def record_paragraphs(page: model.Page, title: str | None) -> list[tuple[model.ParagraphRole, str]]:
    """Role and text of each paragraph: those of the row where it gives any, else one a line; of a text that is one long
    line, as many sets of data keep them, `long_lines.parted`.

    Nothing is dropped, since a ready article holds no furniture, but a first line that
    repeats the row's title becomes the title.
    """
    field = page.fields.get("paragraphs")
    given = field if isinstance(field, Sequence) and not isinstance(field, str) else None
    if given is not None:
        texts = [clean(t) for t in given if isinstance(t, str)]
    else:
        texts = [line.text for line in split_lines(page.text)]
    roles, declared = page.fields.get("roles"), text_field(page.fields, "language")
    if isinstance(roles, Sequence) and not isinstance(roles, str) and len(roles) == len(texts):
        pairs = [(_role(r), t) for r, t in zip(roles, texts, strict=True) if t]
    elif given is None and len(texts) == 1 and len(parts := parted(texts[0], declared)) > 1:
        pairs = [("body", part) for part in parts]
    else:
        pairs = [(_shown_role(t), t) for t in texts if t]
    return _led(_titled(pairs, title))


def _role(name: object) -> model.ParagraphRole:
    return next((role for role in ROLES if role == name), "body")


def _shown_role(text: str) -> model.ParagraphRole:
    return "subheading" if shapes.width(text) < 60 and not shapes.ends_sentence(text) else "body"


def _titled(
    pairs: list[tuple[model.ParagraphRole, str]], title: str | None
) -> list[tuple[model.ParagraphRole, str]]:
    if not title or any(role == "title" for role, _ in pairs):
        return pairs
    rest = pairs[1:] if pairs and pairs[0][1].casefold() == title.casefold() else pairs
    return [("title", title), *rest]


def _led(pairs: list[tuple[model.ParagraphRole, str]]) -> list[tuple[model.ParagraphRole, str]]:
    if any(role == "lead" for role, _ in pairs):
        return pairs
    first = next((i for i, (role, _) in enumerate(pairs) if role == "body"), None)
    if first is None:
        first = next((i for i, (role, _) in enumerate(pairs) if role not in ("title", "caption")), None)
    return [("lead", text) if i == first else (role, text) for i, (role, text) in enumerate(pairs)]


def text_field(fields: Mapping[str, object], name: str) -> str | None:
    """A field that is a text, cleaned; None where it is missing or something else."""
    value = fields.get(name)
    return clean(value) or None if isinstance(value, str) else None


def names_field(fields: Mapping[str, object], name: str) -> tuple[str, ...]:
    """A field that is a name or a list of names."""
    value = fields.get(name)
    values = [value] if isinstance(value, str) else value if isinstance(value, Sequence) else []
    return tuple(clean(v) for v in values if isinstance(v, str) and clean(v))
