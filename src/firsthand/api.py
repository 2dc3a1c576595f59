"""The public functions. Heavy parts are imported when they are called."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from firsthand.errors import ReadError
from firsthand.model import Alignment, Article

if TYPE_CHECKING:
    from firsthand.embed import Encoder
    from firsthand.judge import Settings
    from firsthand.model import Report
    from firsthand.run.progress import Progress


def run(
    inputs: Sequence[str | Path] | str | Path,
    *,
    store: str | Path = ":memory:",
    jobs: int = 1,
    encoder: Encoder | None = None,
    progress: Progress | None = None,
    judge: Settings | None = None,
) -> Report:
    """The main job on files, folders and ``-``: who reports what, from how many origins, and do they agree.

    :param inputs: as on the command line; one path alone will do.
    :param store: a file that keeps what was computed, or ``:memory:``.
    :param jobs: processes that extract.
    :param judge: a model to ask where the offline reading is in doubt; None asks nobody.
    :return: a `Report`; inputs that could not be read stand in ``report.inputs.failed``.
    :raises StoreError: where the store cannot be opened or written.
    """
    from firsthand.judge import Judge
    from firsthand.run.local import LocalEngine
    from firsthand.run.pipeline import run as run_pipeline
    from firsthand.store.choose import open_store

    paths = [inputs] if isinstance(inputs, (str, Path)) else list(inputs)
    with open_store(str(store)) as opened:
        asked = Judge(judge, opened) if judge else None
        return run_pipeline(
            paths, store=opened, encoder=encoder, engine=LocalEngine(jobs), progress=progress, judge=asked
        )


def extract(page: str | bytes, *, url: str | None = None, name: str = "page") -> Article:
    """The article of one page: HTML or plain text, as text or as bytes of any encoding.

    :param url: the page's own address, where it is known.
    :raises NoArticle: where the page holds none, with the reason.
    :raises ReadError: where the bytes are no text.
    """
    from firsthand.embed.nano import NanoEncoder
    from firsthand.extract.page import extract_page
    from firsthand.read import text_page
    from firsthand.read.decode import Unreadable, decode

    try:
        text = page if isinstance(page, str) else decode(page)
    except Unreadable as error:
        raise ReadError(name, str(error)) from error
    return extract_page(text_page(text, name, url=url), encoder=NanoEncoder())


def align(a: Article, b: Article, *, encoder: Encoder | None = None) -> Alignment:
    """Two articles side by side, ``a`` read as the source of ``b``: rows, dropped, added, flags.

    Numbers are those of `Paragraph.number`; scores are probabilities in [0, 1].
    """
    from firsthand.run.pipeline import align_articles
    from firsthand.store.choose import open_store

    with open_store(":memory:") as store:
        return align_articles(a, b, store=store, encoder=encoder)
