"""Cut ``names/readings.tsv.gz`` from the Unicode Han Database: what Chinese characters are read as.

    python -m benchmarks.facts.han_readings --unihan DIR --out src/firsthand/names/readings.tsv.gz

``DIR`` holds Unihan_Readings.txt, Unihan_Variants.txt, Unihan_OtherMappings.txt and Unihan_IRGSources.txt (each may be
``.bz2``), as the Debian package unicode-data installs them under ``share/unicode``. Kept are the characters
of the first levels of the national sets: what is left is in no name of a thousand.
"""

from __future__ import annotations

import argparse
import bz2
import gzip
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path

#: Where the first levels end: GB 2312 by row and cell, JIS X 0208 likewise, Big Five by its code.
GB, JIS, BIG_FIVE = 5600, 4800, 0xC940
#: Readings of one character: the shortest Japanese ones, and letters that one has at most; Korean; Vietnamese.
KUN, LONGEST, KOREAN, VIETNAMESE = 4, 7, 3, 2
HEAD = """\
# Readings of Chinese characters, cut from the Unicode Han Database 15.0 by benchmarks/facts/han_readings.py.
# Copyright 1991-2022 Unicode, Inc. Unicode License v3, https://www.unicode.org/license.txt
# character, simplified form, Mandarin, Cantonese, Japanese on, Japanese kun, Korean, Vietnamese
"""


def field(folder: Path, file: str, name: str) -> dict[str, str]:
    """A field of the database by character."""
    path = folder / f"Unihan_{file}.txt"
    packed = path.with_name(f"{path.name}.bz2")
    text = (bz2.decompress(packed.read_bytes()) if packed.exists() else path.read_bytes()).decode()
    cells = (line.split("\t") for line in text.splitlines())
    return {chr(int(row[0][2:], 16)): row[2] for row in cells if len(row) == 3 and row[1] == name}


def kept(folder: Path) -> list[str]:
    """The characters of the table, in the order of their codes."""
    sets = {name: field(folder, "OtherMappings", f"k{name}") for name in ("GB0", "Jis0", "BigFive")}
    found = {c for c, code in sets["GB0"].items() if int(code) < GB}
    found |= {c for c, code in sets["Jis0"].items() if int(code) < JIS}
    found |= {c for c, code in sets["BigFive"].items() if int(code, 16) < BIG_FIVE}
    for name in ("JoyoKanji", "JinmeiyoKanji", "KoreanEducationHanja"):
        found |= set(field(folder, "OtherMappings", f"k{name}"))
    return sorted(c for c in found if ord(c) < 0x10000)


def rows(folder: Path) -> Iterator[str]:
    """The lines of the table."""
    read = {
        name: field(folder, "Readings", f"k{name}")
        for name in ("Mandarin", "Cantonese", "JapaneseOn", "JapaneseKun", "Hangul", "Vietnamese")
    }
    simplified = field(folder, "Variants", "kSimplifiedVariant")
    for sign in kept(folder):
        yield "\t".join(
            [sign, _simple(sign, simplified), *_cells({k: v.get(sign, "") for k, v in read.items()})]
        )


def _simple(sign: str, simplified: Mapping[str, str]) -> str:
    forms = [chr(int(code[2:], 16)) for code in simplified.get(sign, "").split()]
    return forms[0] if forms and sign not in forms and ord(forms[0]) < 0x10000 else ""


def _cells(read: Mapping[str, str]) -> Iterator[str]:
    yield from (_letters(read[name]).split(" ")[0].rstrip("0123456789") for name in ("Mandarin", "Cantonese"))
    yield " ".join(sorted(set(read["JapaneseOn"].lower().split())))
    kun = {reading for reading in read["JapaneseKun"].lower().split() if len(reading) <= LONGEST}
    yield " ".join(sorted(kun, key=lambda reading: (len(reading), reading))[:KUN])
    yield " ".join(reading.partition(":")[0] for reading in read["Hangul"].split()[:KOREAN])
    yield " ".join([*dict.fromkeys(_letters(read["Vietnamese"]).split())][:VIETNAMESE])


def _letters(reading: str) -> str:
    """Without tones and other marks."""
    plain = "".join(c for c in unicodedata.normalize("NFD", reading) if not unicodedata.combining(c))
    return plain.replace("đ", "d")


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--unihan", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args()
    text = HEAD + "\n".join(rows(given.unihan)) + "\n"
    given.out.write_bytes(gzip.compress(text.encode(), mtime=0))


if __name__ == "__main__":
    main()
