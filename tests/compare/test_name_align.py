"""Words of a row are laid beside the words that stand for them, also where they do not sound alike."""

import pytest

from firsthand.compare.name_align import align


@pytest.mark.parametrize(
    ("near", "far", "name", "form"),
    [
        ("The chancellor flew from Germany to Hungary on Monday.", "Die Kanzlerin flog am Montag von Deutschland nach Ungarn.", "Hungary", "Ungarn"),
        ("The chancellor flew from Germany to Hungary on Monday.", "首相は月曜日にドイツからハンガリーへ飛んだ。", "Germany", "ドイツ"),
        ("Farmers in Greece say the rain came too late.", "يقول المزارعون في اليونان إن المطر جاء متأخرا.", "Greece", "اليونان"),
    ],
)  # fmt: skip
def test_a_name_is_likest_its_form_in_its_place(near, far, name, form):
    (read,) = align([(near, far)])
    place = [u.text for u in read.near].index(name)
    assert read.far[int(read.cosines[-1, place].argmax())].text == form


def test_nothing_stands_beside_nothing():
    (read,) = align([("", "Deutschland")])
    assert read.cosines.shape[1:] == (0, 1)
