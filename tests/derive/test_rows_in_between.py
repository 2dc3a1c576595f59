"""Rows that are found once what everything is nearest to is out of the way."""

import numpy as np

from firsthand.derive.align import align_units
from firsthand.derive.units import Units


def units(number):
    texts = tuple(f"Paragraph {n} of the page." for n in range(number))
    vectors = np.eye(number, 8, dtype=np.float32)
    weights = np.full(number, 20.0)
    return Units(texts, tuple(range(1, number + 1)), weights, vectors, tuple((0, len(t)) for t in texts))


def rows(margin):
    found = align_units(units(len(margin)), units(len(margin[0])), np.array(margin))
    return [(row.source, row.target) for row in found]


NEAR, NEARER, FAR = 0.3, 0.4, -0.3


def test_a_caption_in_the_sources_language_does_not_keep_the_title_and_the_lead_apart():
    # The third column is nearest to all; it belongs to the last row.
    margin = [[NEAR, FAR, NEARER], [FAR, NEAR, NEARER], [FAR, FAR, NEARER + 0.1]]
    assert rows(margin) == [((0,), (0,)), ((1,), (1,)), ((2,), (2,))]


def test_what_is_left_over_does_not_cross_its_neighbours():
    margin = [[FAR, NEAR, NEARER], [NEARER, FAR, FAR], [FAR, FAR, NEARER + 0.1]]
    assert ((0,), (1,)) not in rows(margin)
