"""Pages made for these tests: invented news in several languages with the furniture of real pages."""

from __future__ import annotations

from firsthand import model


def page(text: str, media: model.Media = "text", **more: object) -> model.Page:
    """A page of ``text``; ``more`` may set ``url`` and the row's ``fields``."""
    return model.Page("made", media, text, sha256="", **more)  # type: ignore[arg-type]


ENGLISH = """Home
Politics
Share
Harbour city of Velmora opens its rebuilt bridge after nine years
12 March 2024, 10:32
Residents walk over the new bridge on Tuesday. (Photo: Reuters)
The harbour city of Velmora opened its rebuilt river bridge on Tuesday, nine years after a storm tore down the old one.
Mayor Elin Dorrance cut the ribbon before some four thousand people and said the bridge would carry trams from the summer.
COSTS HAVE DOUBLED
The bridge cost 210 million crowns, twice what the council had planned in 2016, according to the city's auditors.
Read also
Ferry company to cut its night service between the islands
Engineers said that the bridge can bear winds far stronger than those of the storm that destroyed the former one.
Opposition members of the council asked for an inquiry into the contracts, which the mayor said she would welcome.
Ann Berg (Source: Reuters)
Comments (3)
Most read
Bakery wins national prize for its rye bread
Bakery wins national prize for its rye bread
A small bakery in the old town has won the national prize for the best rye bread, the bakers' guild announced.
Football club sells its young striker abroad
Football club sells its young striker abroad
The club has sold its nineteen-year-old striker for a record fee, and the fans are not happy about it at all.
© 2024 Velmora Courier. All rights reserved."""

CLEAN = """The harbour city of Velmora opened its rebuilt river bridge on Tuesday, nine years after a storm.

Mayor Elin Dorrance said the bridge would carry trams from the summer, and thanked the builders.

Engineers said that the bridge can bear winds far stronger than those of the storm."""

HTML = """<!doctype html><html lang="en-GB"><head><title>Velmora opens bridge | Courier</title>
<meta property="og:title" content="Velmora opens its bridge"><meta property="og:site_name" content="Velmora Courier">
<link rel="canonical" href="https://courier.example.com/bridge">
<link rel="alternate" hreflang="de" href="https://courier.example.com/de/bruecke">
<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"BreadcrumbList"},
{"@type":["NewsArticle"],"headline":"Velmora opens its bridge","datePublished":"2024-03-12T10:32:00+01:00",
"dateModified":"2024-03-13","author":[{"@type":"Person","name":"Ann Berg and Carl Dorn"}],
"publisher":{"@type":"Organization","name":"Velmora Courier"},"inLanguage":"en",
"translationOfWork":{"@id":"https://bote.example.org/bruecke"},}]}</script></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/p">Politics</a></li></ul></nav>
<article><h1>Velmora opens its bridge</h1><p>The harbour city of Velmora opened its rebuilt river bridge on Tuesday,
nine years after a storm tore down the old one.</p><h2>Costs have doubled</h2><p>The bridge cost 210 million crowns,
twice what the council had planned in 2016, according to the city's auditors.</p><blockquote><p>We are glad that it
stands again, said Mayor Elin Dorrance before a crowd of some four thousand people.</p></blockquote>
<p>Engineers said that the bridge can bear winds far stronger than those of the storm that destroyed it.</p></article>
<footer>© Velmora Courier</footer></body></html>"""
