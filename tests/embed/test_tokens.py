"""Pieces of a text have vectors of their own, that know their sentence."""

import numpy as np
import pytest

from firsthand.embed.nano import NanoEncoder
from firsthand.embed.static import StaticEncoder
from firsthand.embed.tokens import token_vectors


@pytest.fixture(scope="module")
def encoder():
    return StaticEncoder()


def test_the_mean_of_the_last_layer_is_the_models_own_vector(encoder):
    texts = ["The minister resigned on Monday.", "大臣は月曜日に辞任した。", "मंत्री ने इस्तीफ़ा दिया"]
    own = NanoEncoder().encode(texts)
    for text, vector in zip(texts, own, strict=True):
        (read,) = token_vectors([f"query: {text}"], encoder, [12])
        mean = read.vectors[0].mean(axis=0)
        assert mean @ vector / np.linalg.norm(mean) > 0.99


def test_every_piece_knows_where_it_stands(encoder):
    text = "Ａnna  Lindqvist met ﬁve ministers"
    (read,) = token_vectors([text], encoder, [1])
    places = [text[a:b] for a, b in read.spans.tolist()]
    assert "".join(places).replace(" ", "") == text.replace(" ", "").replace("ﬁ", "ﬁ")
    assert read.vectors.shape == (1, len(places), 384)


def test_a_text_is_read_the_same_beside_others(encoder):
    alone, *_ = token_vectors(["Paris is large."], encoder, [3])
    beside, *_ = token_vectors(["Paris is large.", "Another text."], encoder, [3])
    assert np.allclose(alone.vectors, beside.vectors, atol=1e-3)


@pytest.mark.parametrize("text", ["", " ", "\0", "\u200b"])
def test_a_text_of_nothing_has_nothing_to_align(text, encoder):
    (read,) = token_vectors([text], encoder, [1])
    assert read.vectors.shape[1] == len(read.spans)
