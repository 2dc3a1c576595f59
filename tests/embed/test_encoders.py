import pickle
import sys
import types

import numpy as np
import pytest

from firsthand.embed.nano import LONGEST, NanoEncoder
from firsthand.embed.transformers import SentenceTransformersEncoder
from firsthand.errors import MissingExtra

TEXTS = [
    "The council voted for the bridge.",
    "Der Rat stimmte für die Brücke.",
    "Bakers love dark rye bread.",
]


def test_the_default_encoder_puts_a_sentence_beside_its_translation():
    encoder = NanoEncoder()
    vectors = encoder.encode(TEXTS)
    assert (vectors.shape, vectors.dtype) == ((3, encoder.dimensions), np.float32)
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1, abs=1e-3)
    assert vectors[0] @ vectors[1] > vectors[0] @ vectors[2]


def test_a_text_has_one_vector_alone_or_among_others_and_in_another_process():
    encoder = pickle.loads(pickle.dumps(NanoEncoder()))
    assert encoder.encode(TEXTS)[1] == pytest.approx(encoder.encode(TEXTS[1:2])[0], abs=1e-5)


def test_hostile_texts_are_encoded_too():
    encoder = NanoEncoder()
    found = encoder.encode(["", "\0\0", "a" * (LONGEST + 1), "\u202e\ufffd"])
    assert np.isfinite(found).all()
    assert encoder.encode([]).shape == (0, encoder.dimensions)


def test_without_the_package_the_message_names_the_command_that_installs_it(monkeypatch):
    monkeypatch.setitem(sys.modules, "sentence_transformers", None)
    with pytest.raises(MissingExtra, match=r"pip install 'firsthand\[transformers\]'"):
        SentenceTransformersEncoder("any")


class Model:
    """Stands for `SentenceTransformer`: notes what it is given."""

    width = 3
    given = ()

    def __init__(self, name, device):
        assert device == "cpu"

    def get_sentence_embedding_dimension(self):
        return self.width

    def encode(self, texts, **options):
        Model.given = tuple(texts)
        return np.tile(np.array([0.6, 0.8, 0.0]), (len(texts), 1))


@pytest.mark.parametrize("width", [3, None])
def test_any_model_gives_unit_vectors_and_its_prompt_is_put_before_every_text(monkeypatch, width):
    monkeypatch.setattr(Model, "width", width)
    package = types.ModuleType("sentence_transformers")
    package.SentenceTransformer = Model
    monkeypatch.setitem(sys.modules, "sentence_transformers", package)
    encoder = SentenceTransformersEncoder("folder", prompt="query: ")
    vectors = encoder.encode(["a", "b"])
    assert (vectors.shape, vectors.dtype, encoder.dimensions) == ((2, 3), np.float32, 3)
    assert Model.given == ("query: a", "query: b")
    assert encoder.encode([]).shape == (0, 3)
    assert encoder.name != SentenceTransformersEncoder("folder").name


def test_a_model_in_a_local_folder_needs_no_network(tmp_path):
    pytest.importorskip("sentence_transformers", reason="the extra 'transformers' is not installed")
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.models import BoW

    words = ["council", "bridge", "bread"]
    SentenceTransformer(modules=[BoW(vocab=words, word_weights={})]).save(str(tmp_path / "model"))
    encoder = SentenceTransformersEncoder(str(tmp_path / "model"))
    vectors = encoder.encode(["council bridge", "bread"])
    assert vectors.shape == (2, encoder.dimensions)
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1, abs=1e-3)
