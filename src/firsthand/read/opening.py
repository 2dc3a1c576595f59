"""Files to byte streams: decompression, a bound on what one page may unpack to, one-line reasons."""

from __future__ import annotations

import gzip
import io
import os
import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO, cast

from firsthand.read.decode import Unreadable

# What one page may hold once decompressed. News pages have at most a few megabytes; the
# bound is for decompression bombs and device files, with room for whole books.
MAX_PAGE_BYTES = 256 * 1024 * 1024

READ_STEP = 1024 * 1024

GZIP_MAGIC = b"\x1f\x8b"
# Compressed bytes taken at once: zeros shrink 30,000-fold, so that a bomb unpacks to some
# 30 MB before its size is looked at.
ZSTD_STEP = 1024
ZSTD_MAGIC = b"\x28\xb5\x2f\xfd"


def compression(head: bytes) -> str | None:
    """``gz`` or ``zst`` where ``head`` begins a file of that compression."""
    if head.startswith(GZIP_MAGIC):
        return "gz"
    return "zst" if head.startswith(ZSTD_MAGIC) else None


@contextmanager
def opened(source: Path | BinaryIO) -> Iterator[BinaryIO]:
    """The bytes of a file or stream, decompressed by what its first bytes say and not by its name.

    :raises Unreadable: where the file cannot be opened, read or decompressed.
    """
    with reasons():
        stream = io.BufferedReader(_Whole(source)) if not isinstance(source, Path) else source.open("rb")
        with stream:
            head = stream.peek(4)[:4]
            yield _decompressed(cast(BinaryIO, stream), compression(head))


def read_bounded(stream: BinaryIO, limit: int | None = None) -> bytes:
    """All of ``stream``.

    :raises Unreadable: where it holds more than ``limit`` (`MAX_PAGE_BYTES`) bytes.
    """
    limit = MAX_PAGE_BYTES if limit is None else limit
    whole = io.BytesIO()  # grows in place and hands its bytes over without a copy
    while chunk := stream.read(READ_STEP):
        whole.write(chunk)
        if whole.tell() > limit:
            raise Unreadable(f"larger than {limit // 2**20} MB once decompressed; not read")
    return whole.getvalue()


@contextmanager
def reasons() -> Iterator[None]:
    """Turns what opening, reading and decompressing raise into `Unreadable`, in words."""
    try:
        yield
    except FileNotFoundError as error:
        raise Unreadable("no such file or folder") from error
    except PermissionError as error:
        raise Unreadable("permission denied") from error
    except EOFError as error:
        raise Unreadable("compressed data ends too early (a truncated file?)") from error
    except (gzip.BadGzipFile, zlib.error) as error:
        raise Unreadable("damaged gzip data") from error
    except (OSError, ValueError, MemoryError) as error:
        raise Unreadable(_said(error)) from error
    except Exception as error:
        if type(error).__name__ != "ZstdError":  # zstandard is imported only where it is needed
            raise
        raise Unreadable("damaged zstd data") from error


def _said(error: BaseException) -> str:
    text = (os.strerror(error.errno) if isinstance(error, OSError) and error.errno else str(error)).strip()
    return " ".join(text.split()) or type(error).__name__


def _decompressed(stream: BinaryIO, how: str | None) -> BinaryIO:
    if how == "gz":
        return cast(BinaryIO, gzip.GzipFile(fileobj=stream))
    if how == "zst":
        return cast(BinaryIO, io.BufferedReader(_Zstd(stream)))
    return stream


class _Whole(io.RawIOBase):
    """A stream that someone else owns (standard input), so that closing ours leaves it open."""

    def __init__(self, stream: object) -> None:
        self._stream = cast(BinaryIO, stream)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(cast(bytearray, buffer))
        data = self._stream.read(len(view))
        view[: len(data)] = data
        return len(data)


def _zstd_frame() -> Any:
    if sys.version_info >= (3, 14):
        from compression.zstd import ZstdDecompressor

        return ZstdDecompressor()
    import zstandard

    return zstandard.ZstdDecompressor(max_window_size=2**27).decompressobj()


class _Zstd(io.RawIOBase):
    """Decompresses every frame of a zstd file and says so where the last one is cut off."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._frame = _zstd_frame()
        self._left = b""
        self._inside = False

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(cast(bytearray, buffer))
        while not self._left:
            data = self._stream.read(ZSTD_STEP)
            if not data and self._inside:
                raise EOFError
            if not data:
                return 0
            self._left = self._feed(data)
        size = min(len(view), len(self._left))
        view[:size], self._left = self._left[:size], self._left[size:]
        return size

    def _feed(self, data: bytes) -> bytes:
        parts = []
        while data:
            self._inside = True
            parts.append(self._frame.decompress(data))
            data = b""
            if self._frame.eof:
                data, self._frame, self._inside = self._frame.unused_data, _zstd_frame(), False
        return b"".join(parts)
