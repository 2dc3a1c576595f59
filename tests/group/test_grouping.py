from itertools import combinations
from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.derive.edges import derivation_id
from firsthand.group.cluster import STRANGERS, average_link
from firsthand.group.likeness import MOST_ACROSS, odds, read_heads, text_odds
from firsthand.group.names import name_keys, skeleton
from firsthand.group.stories import group
from firsthand.group.when import days_between, head_days, published_day
from firsthand.model import Coverage, Credit, Derivation
from making import BAKERY, HARBOUR, article, background, embedded, mirrored, outlet, published


def singles(count):
    return [[n] for n in range(count)]


# -- clusters ----------------------------------------------------------------------------


def test_things_that_are_alike_come_together():
    odds = {(0, 1): 3.0, (2, 3): 2.0}
    assert average_link(singles(5), odds) == [[0, 1], [2, 3], [4]]


def test_one_member_alone_does_not_pull_in_a_stranger():
    chain = {(0, 1): 3.0, (1, 2): 3.0, (2, 3): 3.0, (0, 2): -5.0, (1, 3): -5.0, (0, 3): -5.0}
    assert len(average_link(singles(4), chain)) == 2


def test_starting_groups_are_never_torn_apart():
    assert average_link([[0, 3], [1], [2]], dict.fromkeys(combinations(range(4), 2), -9.0)) == [
        [0, 3],
        [1],
        [2],
    ]


def test_pairs_that_nobody_compared_count_as_strangers():
    assert average_link(singles(2), {}) == [[0], [1]]


@given(st.integers(0, 6), st.randoms(use_true_random=False))
def test_every_thing_is_in_one_group(count, random):
    odds = {(i, j): random.uniform(-2, 2) for i in range(count) for j in range(i + 1, count)}
    found = average_link(singles(count), odds)
    assert sorted(n for g in found for n in g) == list(range(count))
    assert found == sorted(map(sorted, found))


@given(st.integers(1, 7), st.integers(-2, 1), st.integers())
def test_groups_are_those_that_comparing_everything_gives(count, above, seed):
    random = Random(seed)
    odds = {
        (i, j): random.choice([None, random.uniform(-3, 3)])
        for i in range(count)
        for j in range(i + 1, count)
    }

    def mean(a, b):
        known = [odds[min(i, j), max(i, j)] for i in a for j in b]
        return sum(STRANGERS if value is None else value for value in known) / len(known)

    expected = singles(count)
    while len(expected) > 1:
        best, a, b = max((mean(a, b), a, b) for n, a in enumerate(expected) for b in expected[:n])
        if best <= above:
            break
        expected = [g for g in expected if g not in (a, b)] + [sorted(a + b)]
    compared = {pair: value for pair, value in odds.items() if value is not None}
    assert average_link(singles(count), compared, above=above) == sorted(expected)


# -- names -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "forms",
    [
        ("Putin", "Путин", "पुतिन", "Poutine"),
        ("Moskva", "Москва"),
        ("Kim", "Ким", "कीम"),
        ("Berlin", "Берлин", "Βερολίνο"),
        ("Schmidt", "Smidt"),
        ("Philip", "Filip", "Филип"),
    ],
)
def test_a_name_has_one_skeleton_in_every_script(forms):
    assert len({skeleton(form) for form in forms}) == 1


def test_names_and_numbers_of_the_head_are_keys_without_credits_and_outlet():
    made = article(
        "a",
        ["Yesterday the mayor of Velmora met 120 workers and 7 guards with Reuters and Courier men."],
        credits=(Credit("Reuters", "source", "Reuters"),),
        outlet=outlet("The Courier"),
    )
    assert name_keys(made) == {skeleton("Velmora"), "#120"}


def test_numbers_meet_across_digits_of_different_scripts():
    assert "#120" in name_keys(article("a", ["करीब १२० लोग"], "hi"))


def test_words_of_a_script_without_spaces_are_no_names():
    assert name_keys(article("a", ["市议会星期二投票决定修建大桥"], "zh")) == frozenset()


def test_thousands_of_digits_do_not_end_a_run():
    assert name_keys(article("a", ["9" * 10_000])) == frozenset()


# -- time --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("first", "second", "days"),
    [
        ("2024-03-10", "2024-03-12", 2),
        ("2024-03-12T23:00", "2024-03-12", 0),
        ("2024-12-31", "2025-01-01", 1),
        ("2024-03", "2024-03-12", None),
        (None, None, None),
    ],
)
def test_days_between_two_publications(first, second, days):
    a, b = (article(n, published=published(v) if v else None) for n, v in (("a", first), ("b", second)))
    assert days_between(a, b) == days_between(b, a) == days


def test_where_a_publication_date_is_missing_dates_of_the_text_stand_in():
    dated, told = (
        article("a", published=published("2024-03-12")),
        article("b", ["It opened on 10 March 2024."]),
    )
    assert head_days(told) == [(3, 10)]
    assert days_between(dated, told) == days_between(told, dated) == 2


def test_a_day_with_a_clock_time_is_a_day_too():
    assert head_days(article("a", ["Registration ends on 2024-03-10 at 23:59."])) == [(3, 10)]
    assert head_days(article("a", ["It ends on 10 March 2024 at 23:59."])) == [(3, 10)]


def test_turn_of_the_year_is_near():
    assert (
        days_between(article("a", ["On 30 December it fell."]), article("b", ["On 2 January it rose."])) == 3
    )


def test_a_date_that_is_none_gives_no_day():
    assert published_day(article("a", published=published("2024-99-99"))) is None


# -- events and stories --------------------------------------------------------------------


def grouped(*articles, edges=()):
    return group(read_heads(embedded(*articles), background()), edges).stories


def joined(source, target):
    return Derivation(
        derivation_id(source, target), source, None, target, "copy", "known", 0.9, Coverage(1, 1)
    )


def test_reports_of_one_happening_are_one_event_and_others_apart():
    found = grouped(
        article("a", HARBOUR, published=published("2024-03-10")),
        article("b", [mirrored(t) for t in HARBOUR], "fr", published=published("2024-03-11")),
        article("c", BAKERY, published=published("2024-03-10")),
    )
    assert found == (((0, 1),), ((2,),))


def test_across_languages_less_is_asked_than_within_one():
    """Vectors, matches and names of two languages are further apart, whatever is reported."""
    seen = np.array([0.45, 0.14, 0.17, 0.13])
    assert odds(seen, False) > 0 > odds(seen, True)
    assert odds(np.array([0.15, 0.03, 0.05, 0.03]), False) < -3
    assert odds(np.stack([seen, seen]), False).shape == (2,)


def test_texts_of_two_languages_never_say_so_much_that_time_cannot_part_them():
    one = odds(np.array([0.9, 0.4, 0.9, 0.4]), False)
    assert one == odds(np.array([0.6, 0.3, 0.6, 0.3]), False) == MOST_ACROSS


def test_the_same_words_weeks_later_are_another_event_of_the_same_story():
    found = grouped(
        article("a", HARBOUR, published=published("2024-03-10")),
        article("b", HARBOUR, published=published("2024-04-10")),
    )
    assert found == (((0,), (1,)),)


def test_what_was_made_from_each_other_is_one_event_however_late():
    found = grouped(
        article("a", HARBOUR, published=published("2024-03-10")),
        article("b", BAKERY, published=published("2025-04-10")),
        edges=[joined("a", "b"), joined("a", "elsewhere")],
    )
    assert found == (((0, 1),),)


def test_many_articles_are_grouped_like_few():
    words = [
        "amber",
        "bold",
        "crisp",
        "dusty",
        "eager",
        "faint",
        "grand",
        "harsh",
        "icy",
        "jolly",
        "keen",
        "lush",
    ]
    crowd = [
        article(
            f"x{n}",
            [f"{words[n % 12]}{n} {words[n * 5 % 12]}{n} {w}{n} happened{n} there{n}." for w in words[:4]],
        )
        for n in range(34)
    ]
    found = grouped(article("a", HARBOUR), *crowd, article("b", HARBOUR))
    assert ((0, 35),) in found
    assert len(found) == 35


def test_a_caption_is_no_head_and_an_article_of_captions_alone_is_alike_to_nothing():
    from firsthand.model import Paragraph

    captions = article("a", paragraphs=(Paragraph(1, "caption", HARBOUR[0]),))
    heads = read_heads(embedded(captions, article("b", HARBOUR)), background())
    assert not heads.vectors[0].any()
    assert text_odds(heads, 0, 1) < 0


def test_no_articles_make_no_stories():
    assert read_heads([], background()).vectors.shape == (0, 0)
