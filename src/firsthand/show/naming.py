"""Names of a story as they are shown: each with every form, by language, and the sentence that has it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from firsthand import model
from firsthand.show.clean import plain
from firsthand.show.sides import segments
from firsthand.show.views import ArticleView, MemberView, NameForm, NameView


def names(statements: Sequence[model.Statement], views: Mapping[str, ArticleView]) -> Iterator[NameView]:
    """What the statements of kind ``name`` hold, in their order."""
    for statement in statements:
        members = [m for m in statement.members if m.article in views]
        value = next((m.value for m in members if isinstance(m.value, model.NameValue)), None)
        if value is not None:
            by_form: dict[str, list[MemberView]] = {}
            for member in members:
                by_form.setdefault(plain(member.text or ""), []).append(member_view(member, views))
            shown = [views[m.article] for m in members]
            yield NameView(
                statement,
                plain(value.name),
                len({view.article.id for view in shown}),
                tuple(dict.fromkeys(view.ref.rstrip("0123456789") for view in shown)),
                tuple(sorted(map(_form, by_form.items()), key=lambda form: -len(form.members))),
            )


def _form(item: tuple[str, Sequence[MemberView]]) -> NameForm:
    text, members = item
    return NameForm(text, tuple(dict.fromkeys(m.language for m in members)), tuple(members))


def member_view(member: model.Member, views: Mapping[str, ArticleView]) -> MemberView:
    """A sentence of a statement, its article named."""
    marked = [(member.text, "value")] if member.text else []
    view = views[member.article]
    own = (p.language for p in view.article.paragraphs if p.number == member.paragraph)
    return MemberView(
        article=view,
        paragraph=member.paragraph,
        segments=segments(member.sentence, marked),
        attributed_to=tuple(plain(a) for a in member.attributed_to),
        tag=next(own, None) or view.article.language,
    )
