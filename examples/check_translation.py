# ruff: noqa: T201
"""What a translation changed, dropped and added, against its original.

usage: python examples/check_translation.py original.html translation.html
"""

from __future__ import annotations

import argparse
from pathlib import Path

import firsthand


def main() -> None:
    """Print how much of the original was taken over, and every flag."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("original", type=Path)
    parser.add_argument("translation", type=Path)
    given = parser.parse_args()
    original, translation = (
        firsthand.extract(path.read_bytes(), name=path.name) for path in (given.original, given.translation)
    )
    alignment = firsthand.align(original, translation)
    print(f"{len(alignment.rows)} rows, {len(alignment.dropped)} dropped, {len(alignment.added)} added")
    for flag in alignment.flags:
        print(f"{flag.kind}: {flag.source_text or '-'!s:.60} -> {flag.target_text or '-'!s:.60}")


if __name__ == "__main__":
    main()
