from datetime import UTC, datetime

import pytest

from firsthand.compare.matching import clusters, meetings, voice
from firsthand.compare.readings import read_sentences
from firsthand.compare.statements import Sources, rests_on, statements
from firsthand.compare.timeline import entries, timeline
from firsthand.embed.static import StaticEncoder
from firsthand.model import DateValue
from making import BAKERY, HARBOUR, WordEncoder, article, background, mirrored, published

COUNT = "The harbour council counted {} guests at the opening of the new bridge that evening."
WHEN = "The harbour council opened the new bridge with music and a speech on {}."


def story(texts, origins=None, events=None, leads=None, hours=None):
    """Statements, timeline and voices of articles given as lists of lines, in English."""
    names = list(texts)
    articles = [article(n, texts[n]) for n in names]
    origin = origins or {n: k for k, n in enumerate(names)}
    sources = Sources(
        origin,
        events or dict.fromkeys(names, 0),
        {n: datetime(2024, 3, 12, (hours or {}).get(n, 0), tzinfo=UTC) for n in names},
        frozenset(leads or names),
    )
    encoder = WordEncoder()
    voices = [voice(a, origin[a.id], read_sentences(a, None), encoder, StaticEncoder()) for a in articles]
    found = statements(voices, meetings(voices, background()), sources)
    return found, timeline(voices, found, background()), voices


def told(found):
    return [(s.kind, s.verdict, s.origins) for s in found]


def test_two_newsrooms_that_give_one_number_agree():
    found, _, _ = story({"a": [COUNT.format(120)], "b": [COUNT.format(120)]})
    assert told(found) == [("quantity", "agree", 2)]
    assert [(m.article, m.paragraph) for m in found[0].members] == [("a", 1), ("b", 1)]
    assert all("120" in m.text for m in found[0].members)


@pytest.mark.parametrize(
    ("amount", "unit"),
    [
        ("85 million dollars", "USD"),
        ("12 percent of the money", "percent"),
        ("48,000 tonnes of fish", "tonne"),
        ("48 kilometres of road", "kilometer"),
        ("48 bakers", None),
    ],
)
def test_a_quantity_says_what_it_is_measured_in(amount, unit):
    said = f"The bakery of Velmora got {amount} this winter."
    found, _, _ = story({"a": [said], "b": [said]})
    assert [{m.unit for m in s.members} for s in found if s.kind == "quantity"] == [{unit}]


def test_two_newsrooms_that_give_two_numbers_conflict():
    found, _, _ = story({"a": [COUNT.format(150)], "b": [COUNT.format(120)]}, hours={"a": 0, "b": 1})
    assert told(found) == [("quantity", "conflict", 2)]


def test_a_later_higher_number_is_an_update():
    found, _, _ = story({"a": [COUNT.format(120)], "b": [COUNT.format(150)]}, hours={"a": 0, "b": 12})
    assert told(found) == [("quantity", "update", 2)]


def test_more_than_a_number_goes_on_too():
    texts = {"a": [COUNT.format(120)], "b": [COUNT.format("more than 150")]}
    found, _, _ = story(texts, hours={"a": 0, "b": 12})
    assert told(found) == [("quantity", "update", 2)]


def test_conflicts_come_first():
    found, _, _ = story(
        {"a": [HARBOUR[0], COUNT.format(150)], "b": [HARBOUR[0], COUNT.format(120)]}, hours={"a": 0, "b": 1}
    )
    assert told(found) == [("quantity", "conflict", 2), ("text", "agree", 2)]


def test_other_dates_conflict_within_an_event_and_between_two_only_where_the_words_are_nearly_the_same():
    texts = {"a": [WHEN.format("12 March 2024")], "b": [WHEN.format("13 March 2024")]}
    found, line, _ = story(texts)
    assert told(found) == [("date", "conflict", 2)]
    assert [(e.date, e.conflicts_with) for e in line] == [
        ("2024-03-12", ("2024-03-13",)),
        ("2024-03-13", ("2024-03-12",)),
    ]
    both = {name: [*lines, COUNT.format(120)] for name, lines in texts.items()}
    apart, _, _ = story(both, events={"a": 0, "b": 1})
    assert told(apart) == [("date", "conflict", 2), ("quantity", "agree", 2)]
    other = "On {} the harbour council counted the cars that used the new bridge for a month."
    texts["b"] = [other.format("13 March 2024")]
    apart, line, _ = story(texts, events={"a": 0, "b": 1})
    assert "conflict" not in [s.verdict for s in apart]
    assert [e.conflicts_with for e in line] == [(), ()]


def test_one_origin_agrees_with_nobody_however_often_it_is_printed():
    found, line, _ = story(
        {"a": [WHEN.format("12 March 2024")], "b": [WHEN.format("12 March 2024")]},
        origins={"a": 0, "b": 0},
        leads=["a"],
    )
    assert told(found) == [("date", "single", 1)]
    assert [(e.articles, e.origins) for e in line] == [(("a", "b"), 1)]


def test_a_value_that_only_a_follower_gives_makes_no_statement():
    found, _, _ = story({"a": [HARBOUR[0]], "b": [COUNT.format(120)]}, origins={"a": 0, "b": 0}, leads=["a"])
    assert found == []


def test_sentences_without_values_that_two_newsrooms_have_are_statements_too():
    found, _, _ = story({"a": [HARBOUR[0], BAKERY[0]], "b": [HARBOUR[0]]})
    assert told(found) == [("text", "agree", 2)]
    assert found[0].members[0].value is None


def test_statements_keep_their_ids_from_run_to_run():
    texts = {"a": [COUNT.format(120)], "b": [COUNT.format(120)]}
    assert [s.id for s in story(texts)[0]] == [s.id for s in story(dict(reversed(texts.items())))[0]]


@pytest.mark.parametrize(
    ("attributions", "common"),
    [
        ([["AFP", "police"], ["police"]], ("police",)),
        ([["AFP", "police"], ["police", "AFP"], ["AFP"]], ("AFP",)),
        ([["AFP"], ["police"]], ()),
        ([["AFP"], []], ()),
        ([["AFP"]], ()),
        ([], ()),
    ],
)
def test_a_statement_rests_on_whom_every_newsroom_names(attributions, common):
    assert rests_on(attributions) == common


# -- matching ------------------------------------------------------------------------------


def voices(**texts):
    encoder = WordEncoder()
    made = [article(n, lines, "fr" if n.startswith("f") else "en") for n, lines in texts.items()]
    return [voice(a, k, read_sentences(a, None), encoder, encoder) for k, a in enumerate(made)]


def linked(made):
    return [link for meeting in meetings(made, background()) for link in meeting.links]


def test_a_sentence_meets_its_translation():
    found = linked(voices(e=HARBOUR[:3], f=[mirrored(t) for t in HARBOUR[2::-1]]))
    assert sorted((link.one.place, link.other.place) for link in found) == [
        (0, 2),
        (1, 1),
        (2, 0),
    ]


def test_a_cluster_never_holds_two_sentences_of_one_article():
    found = clusters(linked(voices(a=HARBOUR[:2] * 2, b=HARBOUR[:2], c=HARBOUR[:1])))
    assert all(len({s.article for s in c.sentences}) == len(c.sentences) for c in found)
    assert sorted(len(c.sentences) for c in found) == [2, 3]


def test_sentences_are_read_without_the_title_and_in_order():
    made = read_sentences(article("a", ["One came. Two went.", "Three stayed."], title="Title"), None)
    assert [s.text for s in made] == ["One came.", "Two went.", "Three stayed."]
    assert [(s.place, s.paragraph) for s in made] == [(0, 2), (1, 2), (2, 3)]


# -- timeline ------------------------------------------------------------------------------


def test_the_timeline_is_in_order_and_keeps_two_happenings_of_one_day_apart():
    _, line, _ = story(
        {
            "a": [
                WHEN.format("12 March 2024"),
                "Judges in Ostrand praised crust and caraway scent of her dark rye loaves before television crews 12 March 2024.",
                "All began in 2019.",
            ],
            "b": [WHEN.format("12 March 2024")],
        }
    )
    assert [(e.date, e.precision, e.articles) for e in line] == [
        ("2019", "year", ("a",)),
        ("2024-03-12", "day", ("a",)),
        ("2024-03-12", "day", ("a", "b")),
    ]
    assert line[2].origins == 2


def test_a_date_without_a_year_has_no_place_on_the_timeline():
    found, line, voices = story({"a": [WHEN.format("12 March")]})
    assert line == []
    assert voices[0].sentences[0].dates[0].value == DateValue("--03-12", "day")
    assert told(found) == [("date", "single", 1)]


def test_articles_enter_by_date_and_undated_ones_last():
    made = [
        article("a"),
        article("b", published=published("2024-03-12")),
        article("c", published=published("2024-03-10T08:00")),
        article("d", published=published("2024-03-11")),
    ]
    found = entries(made, {"a": 0, "b": 0, "c": 0, "d": 1}, [])
    assert [(e.article, e.origin, e.first_of_origin) for e in found] == [
        ("c", 0, True), ("d", 1, True), ("b", 0, False), ("a", 0, False),
    ]  # fmt: skip
    assert found[-1].at is None


def test_the_entries_say_which_article_changed_what():
    texts = {"a": [COUNT.format(120)], "b": [COUNT.format(120)], "c": [COUNT.format(150)]}
    found, _, _ = story(texts, hours={"a": 0, "b": 3, "c": 12})
    made = [
        article(n, texts[n], published=published(f"2024-03-12T{hour}:00Z", "minute"))
        for n, hour in (("a", "00"), ("b", "03"), ("c", "12"))
    ]
    told = {e.article: e.changed for e in entries(made, {"a": 0, "b": 1, "c": 2}, found)}
    assert told == {"a": (), "b": (), "c": (found[0].id,)}


def test_a_count_that_returns_to_an_older_number_did_not_go_on():
    texts = {"a": [COUNT.format(118)], "b": [COUNT.format(132)], "c": [COUNT.format(118)]}
    found, _, _ = story(texts, hours={"a": 0, "b": 9, "c": 20})
    assert told(found) == [("quantity", "conflict", 3)]
    texts["c"] = [COUNT.format(140)]
    found, _, _ = story(texts, hours={"a": 0, "b": 9, "c": 20})
    assert told(found) == [("quantity", "update", 3)]
