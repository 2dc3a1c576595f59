import re

import numpy as np
import pytest
from negation_sentences import SENTENCES

from firsthand.compare.fidelity import flags, with_flags
from firsthand.compare.hedges import lost_hedge, turned
from firsthand.compare.negation import read_negation
from firsthand.compare.opposites import opposed
from firsthand.compare.pairs import LONGEST, Pair, Sentence, sentence_pairs
from firsthand.compare.polarity import read_denial, without
from firsthand.languages import covered, table
from firsthand.languages.negation import negation_table
from firsthand.languages.phrases import fold
from firsthand.model import Coverage, Derivation, Row
from making import article

LISTS = ("negators", "implicit", "idioms", "lookalikes", "opposing", "hedges", "claims")


class Hearing:
    """An encoder that hears denial alone: texts that deny are near each other, and so are those that don't."""

    name, dimensions = "hearing/1", 2
    denies = re.compile(r"\b(not|no|never|nicht|kein\w*|nie)\b")

    def encode(self, texts):
        heard = [[0, 1] if self.denies.search(t.lower()) else [1, 0] for t in texts]
        return np.array(heard, np.float32).reshape(len(texts), 2)


class Deaf(Hearing):
    """An encoder to which all texts are one."""

    def encode(self, texts):
        return np.array([[1, 0]] * len(texts), np.float32).reshape(len(texts), 2)


def pair(source, target, languages=("en", "de")):
    return Pair(Sentence(1, source, languages[0]), Sentence(1, target, languages[1]))


# -- the tables --------------------------------------------------------------------------


def test_every_table_has_its_sentences():
    assert set(SENTENCES) == covered("negation")


@pytest.mark.parametrize("language", sorted(SENTENCES))
def test_negators_and_other_denials_are_told_apart(language):
    denies, affirms, otherwise, idiom, *_ = SENTENCES[language]
    assert read_denial(denies, language).negators
    assert not read_denial(affirms, language).negators
    assert read_denial(otherwise, language).otherwise
    assert not read_denial(otherwise, language).negators
    assert not read_denial(idiom, language).negators


@pytest.mark.parametrize("language", sorted(SENTENCES))
def test_without_its_negators_a_sentence_affirms(language):
    denies = SENTENCES[language][0]
    bare = without(denies, read_denial(denies, language).negators)
    assert 0 < len(bare) < len(denies)
    assert not read_denial(bare, language).negators


@pytest.mark.parametrize("language", sorted(SENTENCES))
def test_hedges_are_found_and_plain_sentences_have_none(language):
    entry = negation_table(language)
    *_, hedged, said = SENTENCES[language]
    assert entry.hedges.search(fold(hedged))
    assert not entry.hedges.search(fold(SENTENCES[language][1]))
    assert entry.claims.search(fold(said))
    assert entry.claims.search(fold(hedged))


@pytest.mark.parametrize("language", sorted(SENTENCES))
def test_a_table_has_its_form(language):
    raw = table(language, "negation")
    english = table("en", "negation")["opposites"]
    assert set(raw) <= {*LISTS, "particles", "opposites", "nearer"}
    for name in LISTS:
        assert raw[name] or name == "lookalikes"
        assert len(set(raw[name])) == len(raw[name]), name
        assert all(word.strip() == word and word.strip("*?… ") for word in raw[name])
    assert set(raw["opposites"]) <= set(english)
    for first, second in raw["opposites"].values():
        assert first
        assert second
        assert not set(first) & set(second)


def test_a_particle_is_cut_out_with_its_negator_and_denies_nothing_alone():
    text = "Le conseil n'a pas accepté."
    assert without(text, read_denial(text, "fr").negators) == "Le conseil a accepté."
    assert not read_denial("Le conseil craint qu'il ne vienne.", "fr").negators


def test_hostile_text_takes_no_time():
    entry = negation_table("en")
    for text in ("n't" * 500, "a" * LONGEST, "not " * 375, "in" * 750):
        assert list(entry.denial.finditer(text)) is not None


# -- negation ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "target", "change"),
    [
        ("The council did not agree.", "Der Rat stimmte zu.", "lost"),
        ("The council agreed.", "Der Rat stimmte nicht zu.", "gained"),
        ("The council did not agree.", "Der Rat stimmte nicht zu.", "same"),
        ("The council agreed.", "Der Rat stimmte zu.", "same"),
        ("Not only the council agreed.", "Auch der Rat stimmte zu.", "same"),
        ("The council did not answer.", "Der Rat verweigerte die Antwort.", "doubt"),
        ("The council failed to answer.", "Der Rat antwortete nicht.", "doubt"),
    ],
)
def test_negation_is_lost_or_gained(source, target, change):
    made = read_negation(pair(source, target), Hearing())
    assert made.change == change
    assert (made.confidence > 0) == (change in ("lost", "gained"))


def test_words_alone_are_a_doubt():
    lost = pair("The council did not agree.", "Der Rat stimmte zu.")
    assert read_negation(lost, Deaf()).change == "doubt"
    assert read_negation(lost, None).change == "doubt"


def test_a_language_without_a_table_is_unmeasured():
    assert read_negation(pair("It did not.", "xx", ("en", "xx")), Hearing()).change == "unmeasured"
    assert read_negation(pair("It did not.", "xx", ("en", None)), Hearing()).change == "unmeasured"


def test_a_sentence_of_negators_only_gives_no_flag():
    assert read_negation(pair("Never", "Ja."), Hearing()).change == "doubt"


# -- attribution and opposites -----------------------------------------------------------


def test_a_claim_that_became_a_fact_is_noticed():
    assert lost_hedge(pair("The alleged thief ran away.", "Der Dieb lief davon.")) == "alleged"
    assert lost_hedge(pair("The alleged thief ran away.", "Der mutmaßliche Dieb lief davon.")) is None
    assert lost_hedge(pair("The alleged thief ran away.", "Der Dieb soll davongelaufen sein.")) is None
    assert lost_hedge(pair("The thief ran away.", "Der Dieb lief davon.")) is None
    assert lost_hedge(pair("The alleged thief ran.", "xx", ("en", "xx"))) is None


def test_opposite_words_turn_the_sense_round():
    assert opposed(pair("Police arrested a man.", "Die Polizei hat einen Mann freigelassen.")) == ["arrest"]
    assert opposed(pair("Police arrested a man.", "Die Polizei hat einen Mann verhaftet.")) == []
    assert opposed(pair("Police arrested one, released one.", "Einer wurde freigelassen.")) == []
    assert opposed(pair("Police arrested a man.", "xx", ("en", "xx"))) == []
    assert opposed(pair("They disagreed.", "Sie waren sich nicht einig.")) == []


def test_a_word_of_for_and_against_on_one_side_is_a_doubt():
    assert turned(pair("It is aimed against a state.", "Es zielt auf einen Staat."))
    assert not turned(pair("It is aimed against a state.", "Es richtet sich gegen einen Staat."))


# -- pairs and flags ---------------------------------------------------------------------


def test_sentences_of_a_row_are_compared_one_by_one():
    source = article("a", ["The council agreed at last. The mayor was never there."])
    target = article("b", ["Der Rat stimmte endlich zu. Der Bürgermeister war nie da."], "de")
    made = list(sentence_pairs(source, target, [Row((1,), (1,), 0.9)], Hearing()))
    assert [(p.source.text, p.target.text) for p in made] == [
        ("The council agreed at last.", "Der Rat stimmte endlich zu."),
        ("The mayor was never there.", "Der Bürgermeister war nie da."),
    ]


def test_sentences_that_do_not_stand_in_their_places_are_aligned_together():
    source = article("a", ["The council agreed at last. The mayor was never there."])
    target = article("b", ["Der Bürgermeister war nie da. Der Rat stimmte zu. So war es."], "de")
    (made, *_) = sentence_pairs(source, target, [Row((1,), (1,), 0.9)], Hearing())
    assert made.source.text.startswith("The council agreed at last.")


def test_without_an_encoder_a_row_that_needs_aligning_is_left_out():
    source, target = article("a", ["One. Two is here."]), article("b", ["Eins. Zwei ist da."], "de")
    assert list(sentence_pairs(source, target, [Row((1,), (1,), 0.9)], None)) == []


def test_what_is_too_long_for_a_sentence_is_left_out():
    source, target = article("a", ["not " * LONGEST]), article("b", ["Ja."], "de")
    assert list(sentence_pairs(source, target, [Row((1,), (1,), 0.9)], Hearing())) == []


def _flags(source, target, languages=("en", "de")):
    made = flags(
        article("a", [source], languages[0]),
        article("b", [target], languages[1]),
        [Row((1,), (1,), 0.9)],
        None,
        (1.0, 1.0),
        encoder=Hearing(),
    )
    return list(made)


def test_a_flag_shows_both_sentences_and_says_what_it_takes_to_be_sure():
    (made,) = _flags("The council did not agree.", "Der Rat stimmte zu.")
    assert (made.kind, made.source, made.target) == ("negation", 1, 1)
    assert (made.source_text, made.target_text) == ("The council did not agree.", "Der Rat stimmte zu.")
    assert (made.by, made.needs) == ("offline", "a reader of both languages, or the judge")
    assert 0.5 <= made.confidence < 0.9


@pytest.mark.parametrize(
    ("source", "target", "kind"),
    [
        ("The alleged thief ran away.", "Der Dieb lief davon.", "attribution"),
        ("Police arrested a man.", "Die Polizei ließ einen Mann frei.", "sense"),
    ],
)
def test_attribution_and_opposites_are_flagged(source, target, kind):
    assert [f.kind for f in _flags(source, target)] == [kind]


def test_a_copied_sentence_has_no_flag():
    assert _flags("The alleged thief did not run.", "The alleged thief did not run.", ("en", "en")) == []


def test_where_the_order_is_unknown_nothing_is_strengthened():
    articles = {
        "a": article("a", ["The alleged thief ran away."]),
        "b": article("b", ["Der Dieb lief davon."], "de"),
    }

    def edge(direction):
        return Derivation(
            "e",
            "a",
            None,
            "b",
            "translation",
            direction,
            0.9,
            Coverage(1.0, 1.0),
            rows=(Row((1,), (1,), 0.9),),
        )

    assert [f.kind for f in with_flags(edge("known"), articles, {}, Hearing()).flags] == ["attribution"]
    assert with_flags(edge("unknown"), articles, {}, Hearing()).flags == ()
