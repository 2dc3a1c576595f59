"""The public pages that extraction is measured and trained on, read in place.

Two sets, neither part of this project (the pages belong to their publishers):
``fundus/<country>/<Publisher>_<date>.html.gz`` with ``<Publisher>.json`` beside it, whose
versions are in the order of the pages' dates, and ``article_extraction/html.tar.xz`` with
``ground-truth.json``.
"""

from __future__ import annotations

import gzip
import json
import tarfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import regex

_WORD = regex.compile(r"\w+")
_PAGE = regex.compile(r"(?P<publisher>.+)_\d{4}_\d\d_\d\d\.html\.gz")


@dataclass(frozen=True, slots=True)
class GoldPage:
    """A page with its gold reading. ``paragraphs``: summary, subheadings and paragraphs, in order."""

    name: str
    group: str
    publisher: str
    html: str
    paragraphs: tuple[str, ...]
    title: str | None = None
    published: str | None = None
    authors: tuple[str, ...] = ()
    captions: tuple[str, ...] = ()
    url: str | None = None

    @property
    def body(self) -> str:
        """All of the gold body as one text."""
        return "\n".join(self.paragraphs)


def fundus(data: Path) -> Iterator[GoldPage]:
    """The pages of ``data/fundus``, in a stable order; none where the folder is absent."""
    by_publisher: dict[tuple[Path, str], list[Path]] = defaultdict(list)
    for path in sorted((data / "fundus").glob("*/*.html.gz")):
        match = _PAGE.fullmatch(path.name)
        if match:
            by_publisher[path.parent, match["publisher"]].append(path)
    for (folder, publisher), paths in by_publisher.items():
        versions = list(json.loads((folder / f"{publisher}.json").read_text(encoding="utf-8")).values())
        for path, gold in zip(paths, versions, strict=True):
            yield _fundus_page(path, folder.name, publisher, gold)


def _fundus_page(path: Path, country: str, publisher: str, gold: dict[str, object]) -> GoldPage:
    body: dict[str, list] = gold["body"]  # type: ignore[type-arg,assignment]
    paragraphs = list(body["summary"])
    for section in body["sections"]:
        paragraphs += section["headline"] + section["paragraphs"]
    captions = [i["caption"] for i in gold.get("images") or () if i.get("caption")]  # type: ignore[attr-defined]
    return GoldPage(
        name=path.name.removesuffix(".html.gz"),
        group=country,
        publisher=publisher,
        html=gzip.decompress(path.read_bytes()).decode("utf-8", "replace"),
        paragraphs=tuple(paragraphs),
        title=str(gold["title"]),
        published=str(gold["publishing_date"]),
        authors=tuple(gold.get("authors") or ()),  # type: ignore[arg-type]
        captions=tuple(captions),
    )


def article_extraction(data: Path) -> Iterator[GoldPage]:
    """The pages of ``data/article_extraction``; the publisher is the address's host."""
    folder = data / "article_extraction"
    if not folder.is_dir():
        return
    gold = json.loads((folder / "ground-truth.json").read_text(encoding="utf-8"))
    with tarfile.open(folder / "html.tar.xz") as archive:
        for member in archive:
            key = Path(member.name).name.removesuffix(".html.gz")
            handle = archive.extractfile(member)
            if handle is None or key not in gold:
                continue
            entry = gold[key]
            yield GoldPage(
                name=key,
                group="article_extraction",
                publisher=regex.sub(r"^https?://(www\.)?([^/]+).*$", r"\2", entry["url"]),
                html=gzip.decompress(handle.read()).decode("utf-8", "replace"),
                paragraphs=tuple(p for p in entry["articleBody"].split("\n") if p.strip()),
                url=entry["url"],
            )


def token_f1(found: str, gold: str) -> float:
    """F1 of the two texts' words as multisets; words are runs of word characters, case kept."""
    a, b = Counter(_WORD.findall(found)), Counter(_WORD.findall(gold))
    if not a and not b:
        return 1.0
    common = sum((a & b).values())
    precision, recall = common / (sum(a.values()) or 1), common / (sum(b.values()) or 1)
    return 2 * precision * recall / (precision + recall) if common else 0.0
