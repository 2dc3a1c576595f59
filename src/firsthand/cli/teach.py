r"""The help texts, which teach by example. ``\b`` keeps click from filling the lines below it."""

from __future__ import annotations

from typing import Final

_INPUT: Final = """
INPUT is any mix of files and folders (.txt .html .htm .mhtml .jsonl .ndjson .parquet
.warc .wacz, also .gz and .zst) and - for standard input. A row of JSON Lines or Parquet is
a page (html or page_text) or an article (text or paragraphs).
"""

GROUP: Final = """How many newsrooms actually know this, and do they agree?

firsthand reads news pages in any language, finds which page translated, copied or
excerpted which, counts the independent origins of every event, and shows where they
agree, where they differ and what a translation changed. Everything runs on this machine;
nothing is downloaded.

\b
firsthand demo                     see it on sample pages
firsthand run pages/               the report on your pages, in the terminal
firsthand run pages/ -o news.html  the same as one HTML file
"""

STATUSES: Final = "Exit status: 0 done; 1 some inputs could not be read; 2 wrong usage; 3 no article found."

DEMO: Final = """Run on the sample pages inside the package.

Prints the report and writes firsthand-report.html into this folder. With --format or -o it
writes that one form only.

\b
firsthand demo
firsthand demo --format json | head -c 400
"""

RUN: Final = f"""Read pages and tell the story: origins, derivations, agreement, conflicts, timeline.
{_INPUT}
\b
firsthand run pages/                          the report in the terminal
firsthand run pages/ --format html            writes firsthand-report.html
firsthand run pages/ -o report.json           for programs
firsthand run a.html b.txt rows.jsonl.gz      any mix of files
cat rows.jsonl | firsthand run -              rows from a pipe
firsthand run pages/ --store :memory:         keep nothing
"""

EXTRACT: Final = f"""Turn pages into articles: JSON Lines, one article a line, as they are read.

Each has title, paragraphs with their roles, language, dates, outlet, byline, credits, and
the lines that were dropped. The lines can be given to firsthand run again.
{_INPUT}
\b
firsthand extract pages/ > articles.jsonl
firsthand extract page.html | python -m json.tool
firsthand extract pages/ --jobs 0             one worker process a core
"""

ALIGN: Final = """Set two articles side by side: aligned rows, what was dropped, added and changed.

A is taken for the source, B for what was made of it, in any two languages.

\b
firsthand align original.html translation.txt
firsthand align original.html translation.txt -o sides.html
firsthand align a.txt b.txt --lines --format json
firsthand align a.txt b.txt --lines -o memory.tmx
"""

EXPORT: Final = f"""Write a report for other programs: translations, derivations, or all of it.

Without INPUT it is the report of the last run that used the store. INPUT is what firsthand
run takes, or one report that firsthand run wrote as JSON.

\b
tmx      translations as TMX 1.4b, for translation memories
tsv      translations as tab-separated pairs, with addresses
csv      derivations, one a line
graphml  the graph of derivations
jsonl    articles, derivations and stories, one a line
{_INPUT}
\b
firsthand export -o memory.tmx                the store's newest report
firsthand export pages/ --format tsv          read pages first
firsthand export report.json -o graph.graphml
"""
