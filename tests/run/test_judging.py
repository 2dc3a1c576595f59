"""The judge's part of a run: what it adds, what it cannot take away, what is said of it."""

from dataclasses import replace

import pytest

from firsthand import codec
from firsthand.judge import Judge, Settings
from firsthand.model import Coverage, Derivation, FidelityFlag, Inputs, Report, Row
from firsthand.run.coverage import SENSE, unmeasured
from firsthand.run.judging import judged
from firsthand.run.progress import Silent
from firsthand.show import html_report, json_report, markdown
from firsthand.show.words import judge_use
from firsthand.store import SqliteStore
from judge_stub import change, none_changed, stub
from making import WordEncoder, article

SOURCE = article("a", ["The pact is aimed against a third state.", "The council voted."])
TARGET = article("b", ["Der Pakt zielt auf einen dritten Staat.", "Der Rat stimmte ab."], "de")
KNOWN = FidelityFlag("negation", 1, 1, "x", "y", confidence=0.6)


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch):
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)


def report(**more):
    fields = {"rows": (Row((1,), (1,), 0.9), Row((2,), (2,), 0.9)), "flags": (KNOWN,), "direction": "known"}
    edge = Derivation(
        "e", "a", None, "b", "translation", confidence=0.9, coverage=Coverage(1.0, 1.0), **{**fields, **more}
    )
    outside = replace(edge, id="o", source=None, source_url="https://x.example", rows=(), flags=())
    return Report(Inputs(2), (SOURCE, TARGET), (edge, outside), unmeasured=(SENSE,))


def run(answer, made=None, **settings):
    with SqliteStore() as store, stub(answer) as server:
        judge = Judge(Settings(server.url, "tiny", timeout=5.0, **settings), store)
        return judged(made or report(), judge, WordEncoder(), Silent()), server.requests


def test_only_what_is_in_doubt_is_asked_about():
    made, requests = run(none_changed)
    assert len(requests) == 1
    assert "third state" in requests[0]["messages"][1]["content"]
    assert made.judge.pairs == made.judge.requests == 1
    assert made.unmeasured == (
        "sense: judge:tiny was asked about pairs of sentences in doubt only; unmeasured in the others",
    )


def test_all_rows_are_asked_about_where_that_is_wished():
    made, requests = run(none_changed, rows="all")
    assert len(requests) == 2
    assert made.unmeasured == ()


def test_a_flag_of_the_judge_says_whose_it_is_with_the_words_of_both_sides():
    made, _ = run(lambda data: change("sense", "aimed against", "zielt auf", 0.8))
    known, found = made.derivations[0].flags
    assert known == KNOWN
    assert (found.kind, found.by, found.confidence) == ("sense", "judge:tiny", 0.8)
    assert (found.source, found.target) == (1, 1)
    assert (found.source_text, found.target_text) == ("aimed against", "zielt auf")


def test_a_judge_that_a_page_talked_round_hides_no_flag_and_doubles_none():
    made, _ = run(none_changed)
    assert made.derivations[0].flags == (KNOWN,)
    made, _ = run(lambda data: change("negation", "against", "auf"))
    assert made.derivations[0].flags == (KNOWN,)


def test_nothing_is_strengthened_where_the_order_is_unknown():
    answer = change("attribution", "aimed", "zielt")
    made, _ = run(lambda data: answer, report(direction="unknown"))
    assert made.derivations[0].flags == (KNOWN,)
    made, _ = run(lambda data: answer)
    assert [f.kind for f in made.derivations[0].flags] == ["negation", "attribution"]


def test_what_went_unanswered_is_unmeasured():
    made, _ = run(lambda data: "I would rather not say.")
    assert made.unmeasured[-1] == (
        "sense: unmeasured in 1 of 1 pairs of sentences, judge:tiny gave no usable answer (the answer is no JSON: 1)"
    )


def test_every_form_of_the_report_shows_the_judges_flag_and_its_cost():
    made, _ = run(lambda data: change("sense", "aimed against", "zielt auf"), price=(1.0, 2.0))
    told = (
        "judge:tiny was asked about 1 pair of sentences: 0 answered from the store, 1 request, "
        "120 tokens in, 15 out, price 0.00015"
    )
    assert judge_use(made.judge) == told
    assert told in markdown(made)
    assert told in html_report(made)
    assert codec.loads(codec.dumps(made), Report) == made
    assert '"by": "judge:tiny"' in json_report(made)
    assert "says judge:tiny" in html_report(made)


def test_an_inverted_sense_is_never_passed_over_in_silence():
    edges = report().derivations
    assert SENSE in list(unmeasured([SOURCE, TARGET], edges))
    assert SENSE not in list(unmeasured([SOURCE, TARGET]))
    strange = replace(TARGET, language="xx")
    assert "negation and attribution: unmeasured in xx (no table for the language)" in list(
        unmeasured([SOURCE, strange], edges)
    )
