# ruff: noqa: T201
"""How many newsrooms stand behind each event in a folder of saved pages.

usage: python examples/count_origins.py pages/ [--store pages.db]
"""

from __future__ import annotations

import argparse

import firsthand


def main() -> None:
    """Print one line an event: title, articles, origins as a range, whom all rest on."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("pages", nargs="+")
    parser.add_argument("--store", default=":memory:")
    given = parser.parse_args()
    report = firsthand.run(given.pages, store=given.store)
    for story in report.stories:
        for event in story.events:
            origins = event.origins
            rests = f", all resting on {', '.join(event.rests_on)}" if event.rests_on else ""
            print(
                f"{event.title}: {len(event.articles)} articles, {origins.estimate} origins "
                f"({origins.least} to {origins.most}){rests}"
            )


if __name__ == "__main__":
    main()
