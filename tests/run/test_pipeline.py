"""The whole way, on invented pages, with an encoder that needs no model."""

import json
from dataclasses import replace

import pytest

from firsthand import codec
from firsthand.errors import NoArticle
from firsthand.model import Article, Coverage, Derivation, Failure
from firsthand.read import read_inputs
from firsthand.run import pipeline
from firsthand.run.coverage import unmeasured
from firsthand.run.local import LocalEngine
from firsthand.run.progress import Silent
from firsthand.store import SqliteStore
from making import BAKERY, HARBOUR, WordEncoder, article, background, embedded

HEAD = """<html lang="{language}"><head><title>{title}</title><meta property="og:title" content="{title}">
<meta property="og:site_name" content="{outlet}"><link rel="canonical" href="https://{outlet}.example/{slug}">
<meta property="article:published_time" content="{published}"></head>
<body><article><h1>{title}</h1>{body}</article></body></html>"""


def page(title, lines, outlet, published, language="en"):
    body = "".join(f"<p>{line}</p>" for line in lines)
    slug = title.lower().replace(" ", "-")
    return HEAD.format(
        title=title, body=body, outlet=outlet, published=published, language=language, slug=slug
    )


COUNT = "The council counted {} guests at the harbour on that long evening, according to the police."


@pytest.fixture
def inputs(tmp_path):
    made = {
        "a.html": page(
            "Velmora votes for harbour bridge",
            [*HARBOUR, COUNT.format(120)],
            "courier",
            "2024-03-10T08:00:00+00:00",
        ),
        "b.html": page("Harbour bridge gets its votes", [*HARBOUR[:5]], "bote", "2024-03-11T08:00:00+00:00"),
        "c.html": page("Rye loaf wins national prize", BAKERY, "gazette", "2024-03-10T09:00:00+00:00"),
        "d.html": "<html><body></body></html>",
    }
    for name, text in made.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return [tmp_path / name for name in made]


def run(inputs, store, encoder=None):
    return pipeline.run(inputs, store=store, encoder=encoder or WordEncoder())


def test_a_copy_in_which_the_only_number_was_changed_is_a_copy_and_the_number_is_flagged(tmp_path):
    lines = [*HARBOUR, "The council counted {} guests at the harbour on that long evening."]
    rows = [{"id": str(n), "language": "en", "text": " ".join(lines).format(n)} for n in (120, 920)]
    path = tmp_path / "rows.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    with SqliteStore() as store:
        (derivation,) = run([path], store).derivations
    assert derivation.kind == "copy"
    assert [(f.kind, {f.source_text, f.target_text}) for f in derivation.flags] == [
        ("number", {"120", "920"})
    ]


def test_a_run_says_who_copied_whom_and_how_many_origins_there_are(inputs):
    with SqliteStore() as store:
        report = run(inputs, store)
    names = {a.id: a.outlet.domain or a.outlet.name for a in report.articles}
    (edge,) = report.derivations
    assert (names[edge.source][:7], names[edge.target][:4]) == ("courier", "bote")
    assert (edge.kind, edge.direction) in {("copy", "likely"), ("excerpt", "likely")}
    events = [e for s in report.stories for e in s.events]
    assert sorted((len(e.articles), e.origins.estimate) for e in events) == [(1, 1), (2, 1)]
    assert len(report.stories[0].events[0].articles) == 2
    assert report.stories[0].first_seen.startswith("2024-03-10")


def test_what_could_not_be_read_is_said_and_ends_no_run(inputs, tmp_path):
    with SqliteStore() as store:
        report = run([*inputs, tmp_path / "missing.html"], store)
    assert len(report.articles) == report.inputs.read == 3
    assert sorted(f.input.rpartition("/")[2] for f in report.inputs.failed) == ["d.html", "missing.html"]
    assert all(f.reason and "\n" not in f.reason for f in report.inputs.failed)


def test_a_second_run_gives_the_same_report_and_encodes_nothing(inputs, tmp_path):
    cold, warm = WordEncoder(), WordEncoder()
    with SqliteStore(tmp_path / "s.db") as store:
        first = run(inputs, store, cold)
    with SqliteStore(tmp_path / "s.db") as store:
        second = run(inputs, store, warm)
    assert codec.dumps(first) == codec.dumps(second)
    assert cold.encoded > 0
    assert warm.encoded == 0


def test_the_order_of_the_inputs_changes_nothing_but_the_failures(inputs):
    with SqliteStore() as one, SqliteStore() as other:
        first, second = run(inputs, one), run(inputs[::-1], other)
    assert codec.dumps(first) == codec.dumps(second)


class Killed(Exception):
    """Stands for the process being ended."""


class Dying(WordEncoder):
    """An encoder during whose work the run is killed."""

    def __init__(self, after):
        super().__init__()
        self.after = after

    def encode(self, texts):
        if self.encoded + len(texts) > self.after:
            raise Killed
        return super().encode(texts)


def test_a_run_that_was_killed_goes_on_where_it_was(inputs, tmp_path):
    whole, rest = WordEncoder(), WordEncoder()
    with SqliteStore() as store:
        expected = run(inputs, store, whole)
    path = tmp_path / "s.db"
    died = Dying(whole.encoded * 2 // 3)
    with SqliteStore(path) as store, pytest.raises(Killed):
        run(inputs, store, died)
    with SqliteStore(path) as store:
        assert codec.dumps(run(inputs, store, rest)) == codec.dumps(expected)
    assert died.encoded + rest.encoded == whole.encoded
    assert 0 < rest.encoded < whole.encoded


def test_several_processes_give_the_report_of_one(inputs):
    with SqliteStore() as one, SqliteStore() as two:
        alone = pipeline.run(inputs, store=one, encoder=WordEncoder(), engine=LocalEngine(1))
        shared = pipeline.run(inputs, store=two, encoder=WordEncoder(), engine=LocalEngine(2))
    assert codec.dumps(alone) == codec.dumps(shared)


def test_one_page_given_twice_is_one_article(inputs, tmp_path):
    again = tmp_path / "again.html"
    again.write_bytes(inputs[0].read_bytes())
    with SqliteStore() as store:
        report = run([inputs[0], again], store)
    assert (report.inputs.read, len(report.articles), report.derivations) == (2, 1, ())


def test_a_page_whose_lines_have_other_numbers_now_is_compared_anew():
    source, target = article("a", HARBOUR), article("b", HARBOUR)
    moved = replace(target, paragraphs=tuple(replace(p, number=p.number + 10) for p in target.paragraphs))
    with SqliteStore() as store:
        for wanted, given in ((1, target), (11, moved), (1, target)):
            both = embedded(source, given)
            (reading,) = pipeline._read_pairs(both, background(), store, "words/1", Silent())
            assert reading.rows[0].target == (wanted,)


def test_no_inputs_give_an_empty_report():
    with SqliteStore() as store:
        report = run([], store)
    assert (report.articles, report.stories, report.derivations) == ((), (), ())


def test_pages_come_out_in_the_order_of_the_inputs(inputs):
    with SqliteStore() as store:
        found = list(pipeline.extract(inputs, store=store, encoder=WordEncoder()))
    assert [type(f) for f in found] == [Article, Article, Article, Failure]
    assert [f.input.rpartition("/")[2] for f in found] == ["a.html", "b.html", "c.html", "d.html"]


def test_more_pages_than_a_batch_all_come_out(tmp_path):
    for n in range(pipeline.BATCH + 3):
        lines = [f"{line} Number {n} of many." for line in HARBOUR[:3]]
        (tmp_path / f"{n:03}.html").write_text(
            page(f"Bridge {n}", lines, "courier", "2024-03-10"), encoding="utf-8"
        )
    with SqliteStore() as store:
        found = list(pipeline.extract(sorted(tmp_path.glob("*.html")), store=store, encoder=WordEncoder()))
    assert sum(isinstance(f, Article) for f in found) == pipeline.BATCH + 3


def test_two_articles_stand_side_by_side_with_what_was_dropped_and_changed():
    source = article("a", [*HARBOUR[:4], "The works cost 210 million euros."])
    target = article("b", [*HARBOUR[:3], "The works cost 120 million euros."])
    with SqliteStore() as store:
        found = pipeline.align_articles(source, target, store=store, encoder=WordEncoder())
        nothing = pipeline.align_articles(source, article("c", ()), store=store, encoder=WordEncoder())
    assert [(r.source, r.target) for r in found.rows] == [
        ((1,), (1,)),
        ((2,), (2,)),
        ((3,), (3,)),
        ((5,), (4,)),
    ]
    assert (found.dropped, found.added) == ((4,), ())
    assert [f.kind for f in found.flags] == ["number", "omission"]
    assert (nothing.rows, nothing.dropped, nothing.added) == ((), (1, 2, 3, 4, 5), ())


def read(path):
    (made,) = read_inputs([path])
    return made


def test_two_pages_are_aligned_and_one_that_is_no_article_is_named(inputs):
    with SqliteStore() as store:
        a, b, found = pipeline.align_pages(
            read(inputs[0]), read(inputs[1]), store=store, encoder=WordEncoder()
        )
        with pytest.raises(NoArticle, match=r"d\.html: no article found"):
            pipeline.align_pages(read(inputs[0]), read(inputs[3]), store=store, encoder=WordEncoder())
    assert len(found.rows) >= 5
    assert {n for r in found.rows for n in r.target} <= {p.number for p in b.paragraphs}
    assert a.id != b.id


def test_align_reads_a_page_as_a_run_does(inputs, tmp_path):
    text = "\n".join(["Velmora votes", *HARBOUR, "Most read", *BAKERY])
    (tmp_path / "p.txt").write_text(text, encoding="utf-8")
    with SqliteStore() as store:
        report = run([tmp_path / "p.txt"], store)
        a, _, _ = pipeline.align_pages(
            read(tmp_path / "p.txt"), read(inputs[0]), store=store, encoder=WordEncoder()
        )
    assert a == report.articles[0]


def test_ready_lines_are_aligned_by_their_numbers():
    with SqliteStore() as store:
        found = pipeline.align_lines(HARBOUR, HARBOUR[1:], store=store, encoder=WordEncoder())
    assert found.dropped == (1,)
    assert [(r.source, r.target) for r in found.rows] == [((n + 1,), (n,)) for n in range(1, 6)]


def test_a_record_whose_fields_were_corrected_is_read_anew(tmp_path):
    path = tmp_path / "rows.jsonl"
    days = []
    with SqliteStore() as store:
        for day in ("2024-03-10", "2024-03-12"):
            path.write_text(
                json.dumps({"text": "\n\n".join(HARBOUR), "title": "Bridge", "published": day}) + "\n"
            )
            (made,) = pipeline.extract([path], store=store, encoder=WordEncoder())
            days.append(made.published.value)
    assert days == ["2024-03-10", "2024-03-12"]


def test_what_was_not_measured_is_said_by_language_and_article():
    lines = list(
        unmeasured(
            [article("a", ["One."], None), article("b", ["Um.", "Dois."], "xx"), article("c", HARBOUR)]
        )
    )
    assert "a.txt: language unmeasured (too little text)" in lines
    assert "a.txt: derivations unmeasured (a single paragraph)" in lines
    assert any("quantities" in line and "xx" in line for line in lines)
    assert not any("c.txt" in line or " en" in line for line in lines)


LINES = ["The bridge cost 210 million euros.", "It opened on 12 March 2024.", "Marchetti spoke first."]
ZEILEN = [
    "Die Brücke kostete 120 Millionen Euro.",
    "Eröffnet wurde sie am 13. März 2024.",
    "Marchetti sprach zuerst.",
]


def test_flags_of_ready_lines_name_the_lines_whose_values_were_changed():
    with SqliteStore() as store:
        found = pipeline.align_lines(LINES, ZEILEN, store=store)
    assert [(f.kind, f.source, f.target) for f in found.flags] == [("number", 1, 1), ("date", 2, 2)]


def test_ready_lines_that_say_the_same_have_no_flags():
    same = [ZEILEN[0].replace("120", "210"), ZEILEN[1].replace("13.", "12."), ZEILEN[2]]
    with SqliteStore() as store:
        assert pipeline.align_lines(LINES, same, store=store).flags == ()


def test_names_of_two_scripts_without_capitals_are_said_to_be_unmeasured():
    a, b = (
        article("a", ["昨日、首相が東京で会見した。"], "ja"),
        article("b", ["首相昨日在东京会见记者。"], "zh"),
    )
    made = Derivation("d", "a", None, "b", "translation", "known", 0.9, Coverage(0.9, 0.9))
    lines = list(unmeasured([a, b], [made]))
    assert "changed names: unmeasured in ja and zh (the script has no capitals)" in lines
    english = article("b", ["The prime minister spoke in Tokyo."], "en")
    assert not any(line.startswith("changed names") for line in unmeasured([a, english], [made]))
