"""Families: outlets and agency services of one owner that use each other's copy.

`outlets.toml` lists them. A host belongs to the family of the longest listed name that it
ends with; an agency's own pages (`agencies.toml`) belong to the agency's family.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from firsthand.languages import shared_table

Kind = Literal["agency", "broadcaster", "group"]


@dataclass(frozen=True, slots=True)
class Family:
    """One entry of `outlets.toml`. ``agencies`` are names of `agencies.toml`; ``id`` a Wikidata id."""

    name: str
    id: str | None
    kind: Kind
    agencies: tuple[str, ...]
    domains: tuple[str, ...]


@cache
def families() -> tuple[Family, ...]:
    """All entries of the table, in its order."""
    return tuple(_family(raw) for raw in shared_table("outlets")["family"])


def family_of_host(host: str) -> Family | None:
    """The family whose outlet is at ``host`` or at a parent of it."""
    labels = host.lower().rstrip(".").split(".")
    known = _by_domain()
    parents = (".".join(labels[i:]) for i in range(len(labels) - 1))
    return next((known[parent] for parent in parents if parent in known), None)


def family_of_agency(name: str) -> Family | None:
    """The family of an agency, by the one name that `agencies.toml` gives it."""
    return _by_agency().get(name)


def _family(raw: Mapping[str, Any]) -> Family:
    return Family(
        name=raw["name"],
        id=raw.get("id"),
        kind=raw["kind"],
        agencies=tuple(raw.get("agencies", ())),
        domains=tuple(raw["domains"]),
    )


@cache
def _by_domain() -> dict[str, Family]:
    return {domain: family for family in families() for domain in family.domains}


@cache
def _by_agency() -> dict[str, Family]:
    return {agency: family for family in families() for agency in family.agencies}
