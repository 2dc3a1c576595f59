"""Other mentions of a name: how many have a form, what stands for it in other rows, the other parts of full names."""

from firsthand.compare.name_features import read_names
from firsthand.compare.name_mentions import companions, rendered, repeated, unserved

NEAR = [
    "Hollmann said the bridge named for Hollmann was sound.",
    "The engineer Petra Hollmann inspected it in June.",
    "Livi had asked for a new bridge.",
    "Nobody in Livi had believed it.",
]
FAR = [
    "Hollmann sagte, die nach Grafström benannte Brücke sei sicher.",
    "Die Ingenieurin Petra Hollmann prüfte sie im Juni.",
    "Braunsberg hatte um eine neue Brücke gebeten.",
    "Niemand in Braunsberg hatte daran geglaubt.",
]


def near_name(names, row, text):
    return next(name for name in names.rows[row].near if name.text == text)


def test_a_name_that_stands_twice_is_not_carried_over_by_one_form():
    names = read_names(NEAR, FAR, ("en", "de"))
    name, row = near_name(names, 0, "Hollmann"), names.rows[0].near
    assert repeated(name, NEAR[0])
    assert unserved(name, row, NEAR[0], FAR[0]) == 1
    assert unserved(name, row, NEAR[0], FAR[0].replace("Grafström", "Hollmann")) == 0


def test_a_name_in_another_case_is_a_form_of_it():
    far = ["Хольман сказал, что мост имени Хольмана надёжен."]
    names = read_names(NEAR[:1], far, ("en", "ru"))
    name = near_name(names, 0, "Hollmann")
    assert unserved(name, names.rows[0].near, NEAR[0], far[0]) == 0


def test_what_stands_open_beside_a_name_in_other_rows_renders_it():
    names = read_names(NEAR, FAR, ("en", "de"))
    assert rendered(2, names, "Livi", "Braunsberg") == 1
    assert rendered(2, names, "Livi", "Braunsbergs") == 1
    assert rendered(2, names, "Livi", "Braunau") == 0
    assert rendered(2, names, "Hollmann", "Braunsberg") == 0


def test_the_parts_of_a_full_name_are_companions():
    found = companions(("The engineer Petra Hollmann came.", "Petra's Bridge Club met Hollmann."))
    assert found["Hollmann"] == {"Petra"}
    assert found["Bridge"] == {"Club"}
