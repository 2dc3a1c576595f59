"""Invented articles, and an encoder without a model, for the tests of several rooms.

`mirrored` stands for translation: every word is spelled backwards, and `WordEncoder` gives a
word and its mirror image one vector, so that "translations" meet and nothing else does.
"""

import hashlib

import numpy as np

from firsthand.derive.background import Background
from firsthand.derive.units import Units, embed_articles
from firsthand.model import Article, Outlet, Paragraph, PublishedDate

#: Cosine of two texts that have nothing in common.
ALIKE = 0.85


class WordEncoder:
    """A bag of hashed words, as unit vectors; counts how many texts it was given."""

    dimensions = 256

    def __init__(self, name="words/1"):
        self.name = name
        self.encoded = 0

    def encode(self, texts):
        self.encoded += len(texts)
        return np.array([_vector(text, self.dimensions) for text in texts], np.float32).reshape(
            len(texts), self.dimensions
        )


def _vector(text, width):
    total = np.zeros(width)
    for word in text.lower().split():
        plain = word.strip(".,;:!?")
        seed = hashlib.sha256(min(plain, plain[::-1]).encode()).digest()[:4]
        total += np.random.default_rng(int.from_bytes(seed)).standard_normal(width)
    return _lifted(total / (np.linalg.norm(total) or 1.0))


def _lifted(unit):
    """Moved towards one corner, so that cosines of strangers lie as high as those of real encoders."""
    common = np.ones(unit.shape[-1]) / np.sqrt(unit.shape[-1])
    moved = np.sqrt(ALIKE) * common + np.sqrt(1 - ALIKE) * unit
    return moved / np.linalg.norm(moved, axis=-1, keepdims=True)


def mirrored(text):
    """The "translation" of a text: each word backwards, its full stop kept at the end."""
    return " ".join(
        word.rstrip(".")[::-1] + ("." if word.endswith(".") else "") for word in text.split()
    ).capitalize()


def background():
    """Random words in two languages: near to nothing."""
    random = np.random.default_rng(7)
    made = random.standard_normal((2, 40, WordEncoder.dimensions))
    made /= np.linalg.norm(made, axis=2, keepdims=True)
    english, french = _lifted(made).astype(np.float32)
    return Background({"en": english, "fr": french})


def article(name, texts=("One line.",), language="en", title=None, **fields):
    """An article with ``texts`` as body paragraphs (numbers from 1, the title first where given)."""
    roles = [("title", title)] if title else []
    roles += [("body", text) for text in texts]
    paragraphs = tuple(Paragraph(n, role, text) for n, (role, text) in enumerate(roles, 1))
    fields.setdefault("text", "\n\n".join(texts))
    fields.setdefault("paragraphs", paragraphs)
    return Article(name, f"{name}.txt", language, {language: 1.0} if language else {}, title, **fields)


def published(value, precision=None, from_="page"):
    """A publication date; its precision is told from its length."""
    told = {4: "year", 7: "month", 10: "day"}.get(len(value), "minute")
    return PublishedDate(value, precision or told, value, from_)


def outlet(name=None, domain=None):
    return Outlet(name, domain)


def embedded(*articles, encoder=None):
    return embed_articles(articles, encoder or WordEncoder())


def units(*vectors, weights=None):
    """Units with the given vectors, made unit length."""
    rows = np.array(vectors, np.float32).reshape(len(vectors), -1 if vectors else 3)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    sizes = np.array(weights or [10] * len(rows), float)
    names = tuple(f"t{n}" for n in range(len(rows)))
    spans = tuple((0, len(name)) for name in names)
    return Units(names, tuple(range(1, len(rows) + 1)), sizes, rows, spans)


HARBOUR = (
    "The council of Velmora voted on the harbour bridge late in the evening after a long debate.",
    "Seven members spoke against the plan because the northern bank lacks any proper road.",
    "Engineers expect that piles will be driven into the river bed before the winter storms.",
    "A ferry will carry workers across the water while the old crossing stays shut.",
    "Shopkeepers near the market fear that customers will stay away during the works.",
    "The mayor promised cheaper parking and free buses until the opening ceremony.",
)
BAKERY = (
    "A baker from Ostrand won the national prize for her dark rye loaf this spring.",
    "Judges praised its crust and the scent of caraway that filled their tent.",
    "She learned the craft from her grandfather and still uses his wooden trough.",
    "Orders from abroad have doubled since the award was announced on television.",
    "Her two apprentices now begin their shift at three in the morning.",
)
