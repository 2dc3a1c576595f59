"""What tells that a name of a row became another one: territories, and what other rows have."""

import pytest

from firsthand.compare.name_align import align
from firsthand.compare.name_features import context, read_names
from firsthand.compare.name_model import models, read_row, script_class
from firsthand.compare.name_pairs import FALLING, RISING, in_context, pair_features, pair_model

NEAR = ["The ferry from Spain was late.", "Farmers in Spain had warned Hollmann."]
FAR = ["Die Fähre aus Chile war verspätet.", "Bauern in Spanien hatten Hollmann gewarnt."]
#: Places of the numbers that say that a territory was lost, gained, both; of other rows with the name and the word.
TERRITORY, ELSEWHERE = slice(115, 118), slice(119, 122)


@pytest.fixture(scope="module")
def told():
    names = read_names(NEAR, FAR, ("en", "de"))
    read = read_row(0, names, context(names), models()[script_class(NEAR, FAR)])
    (aligned,) = align([(NEAR[0], FAR[0])])
    found, numbers = pair_features(0, names, aligned, read)
    row = names.rows[0]
    return {
        (row.near[p.name].text, row.strange[p.strange].form.text): (own, vectors)
        for p, own, vectors in zip(found, numbers, in_context(aligned, found), strict=True)
    }


def test_a_territory_that_became_another_is_told(told):
    numbers, _ = told["Spain", "Chile"]
    assert numbers[TERRITORY] == [1, 1, 1]
    assert numbers[ELSEWHERE] == [1, 0, 0]


def test_every_number_that_the_model_reads_is_there(told):
    numbers, vectors = told["Spain", "Chile"]
    assert max(*FALLING, *RISING) == len(numbers)
    assert vectors.size == len(pair_model().context)
