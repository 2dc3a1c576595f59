"""Every language on its own sentences (`benchmarks.facts.cases` explains the marks)."""

from __future__ import annotations

import pytest
from benchmarks.facts import cases
from benchmarks.facts.languages import measure, report

from firsthand.languages import covered
from firsthand.values.dates import find_dates

# Languages without public sets of dates and numbers, which so have sixty sentences or more here.
HAND_MADE = ("vi", "id", "hi", "ro", "th", "pl", "ru", "uk", "cs", "fa", "el", "bg", "he", "hu", "ms")
LEAST = 0.95
ALL = [case for language in cases.languages() for case in cases.cases(language)]
READ = [(case, subject) for case in ALL if case.section != "unread" for subject in case.subjects()]


@pytest.mark.parametrize(
    ("case", "subject"), READ, ids=[f"{case.language}-{subject}-{case.text}" for case, subject in READ]
)
def test_a_sentence_gives_its_values_and_no_others(case: cases.Case, subject: cases.Subject) -> None:
    expected = case.dates if subject == "dates" else case.quantities
    found = cases.read(case, subject)
    score = cases.score(case, subject)
    assert score.expected == score.found == score.right, (expected, found)


@pytest.mark.parametrize("language", HAND_MADE)
def test_a_language_without_public_sets_has_sixty_sentences_read_at_95(language: str) -> None:
    every = list(cases.cases(language))
    assert len(every) >= 60
    for subject in cases.SUBJECTS:
        score = cases.total(every, subject)
        assert score.precision >= LEAST and score.recall >= LEAST, (subject, score)


def test_forty_languages_have_tables_of_dates_and_of_quantities() -> None:
    assert len(covered("dates")) >= 40 and len(covered("quantities")) >= 40


def test_marks_become_spans_of_the_plain_sentence() -> None:
    (case,) = [c for c in cases.cases("vi") if c.text.startswith("Ngày 30 tháng 4")]
    (mark,) = case.dates
    assert case.text[mark.start : mark.end] == "Ngày 30 tháng 4 năm 1975"
    assert (mark.value, case.quantities) == ("1975-04-30", ())


def test_spans_are_ordered_and_of_the_text() -> None:
    for case in ALL:
        end = 0
        for mention in find_dates(case.text, case.language):
            assert case.text[mention.start : mention.end] == mention.text
            assert mention.start >= end
            end = mention.end


def test_the_benchmark_shows_one_row_a_language() -> None:
    figures = measure(["vi", "th"])
    assert report(figures).count("\n| ") == 3 - 1
    assert figures["vi"]["dates"]["recall"] > LEAST
