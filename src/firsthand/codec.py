"""Model objects to and from the JSON of the contract."""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, TypeVar

import cattrs
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn, override

from firsthand import model

T = TypeVar("T")

#: Digits that a decimal is spelled out to: more than any quantity of a news page has.
MOST_ZEROS = 60


def _converter() -> cattrs.Converter:
    converter = cattrs.Converter(unstruct_collection_overrides={tuple: list}, prefer_attrib_converters=False)
    renamed = override(rename="from")
    converter.register_unstructure_hook(
        model.PublishedDate, make_dict_unstructure_fn(model.PublishedDate, converter, from_=renamed)
    )
    converter.register_structure_hook(
        model.PublishedDate, make_dict_structure_fn(model.PublishedDate, converter, from_=renamed)
    )
    converter.register_unstructure_hook(
        model.Evidence,
        make_dict_unstructure_fn(model.Evidence, converter, _cattrs_omit_if_default=True),
    )
    converter.register_unstructure_hook(
        model.QuantityValue,
        lambda q: [None if bound is None else decimal_string(bound) for bound in (q.lowest, q.highest)],
    )
    converter.register_structure_hook(
        model.QuantityValue,
        lambda pair, _: model.QuantityValue(*(None if b is None else Decimal(b) for b in pair)),
    )
    for union in (model.Value, model.Value | None):
        converter.register_unstructure_hook(
            union, lambda v: None if v is None else converter.unstructure(v, type(v))
        )
        converter.register_structure_hook(union, lambda raw, _: _structure_value(converter, raw))
    return converter


def decimal_string(value: Decimal) -> str:
    """A decimal without exponent or trailing zeros: ``Decimal("1E+4")`` → ``"10000"``.

    Exponents beyond `MOST_ZEROS` are kept as they are: pages are hostile, and
    ``1E+999999`` spelled out is a megabyte.
    """
    if not value.is_finite() or abs(value.adjusted()) > MOST_ZEROS:
        return str(value)
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _structure_value(converter: cattrs.Converter, raw: Any) -> model.Value | None:
    if raw is None:
        return None
    if isinstance(raw, list):
        return converter.structure(raw, model.QuantityValue)
    if "date" in raw:
        return converter.structure(raw, model.DateValue)
    return converter.structure(raw, model.NameValue)


_CONVERTER = _converter()


def to_dict(thing: object) -> Any:
    """A model object as plain dicts and lists, under the names of the contract."""
    return _CONVERTER.unstructure(thing)


def from_dict(raw: Any, kind: type[T]) -> T:
    """The model object of ``kind`` from what `to_dict` gave.

    :raises cattrs.errors.BaseValidationError: where ``raw`` does not fit ``kind``.
    """
    return _CONVERTER.structure(raw, kind)


def dumps(thing: object) -> str:
    """One line of JSON, UTF-8 kept, keys in the model's order."""
    return json.dumps(to_dict(thing), ensure_ascii=False, separators=(", ", ": "))


def loads(text: str, kind: type[T]) -> T:
    """The inverse of `dumps`."""
    return from_dict(json.loads(text), kind)


def article_dict(article: model.Article, *, dropped: bool) -> Mapping[str, Any]:
    """An article as ``extract`` prints it, or as ``run`` does, without its dropped lines."""
    raw: dict[str, Any] = to_dict(article)
    if not dropped:
        del raw["dropped"]
    return raw
