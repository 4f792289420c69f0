"""Zstandard: the bytes inside, frame after frame, within bounds (RFC 8878); also a WARC file with its dictionary in front.

The reader is python-zstandard (the extra ``tellings[archives]``).
"""

import importlib
import struct
from types import ModuleType
from typing import Any

from tellings.capture.bounds import HIGHEST_RATIO, LARGEST_DICTIONARY, LARGEST_WINDOW, MOST_EMPTY_MEMBERS, MOST_MEMBERS, RATIO_FROM
from tellings.capture.source import Source, Trouble

MAGIC = b"\x28\xb5\x2f\xfd"
# Frames to be passed over: sixteen marks, little-endian (RFC 8878, section 3.1.2).
SKIPPABLE = tuple(bytes([0x50 + number]) + b"\x2a\x4d\x18" for number in range(16))
# The one that holds the dictionary of a WARC file ("Zstandard compression for WARC", IIPC, version 1.0).
_DICTIONARY = SKIPPABLE[0xD]
_HEADER = struct.Struct("<4sI")
MISSING = "it is compressed with Zstandard; to read it: pip install 'tellings[archives]'"

# Compressed bytes at a time: four of them may stand for a block of 128 KiB, so that a piece never becomes more than 16 MiB.
_PIECE = 512


def unpacked(outer: Source) -> Source:
    """Return the bytes inside a stream of Zstandard frames as a source of their own; without the package, only its ``trouble``."""
    frames = _Frames(outer)
    source = Source(frames.read)
    frames.told = source
    return source


class _Frames:
    """The frames of a file, one after the other, as one stream."""

    def __init__(self, outer: Source) -> None:
        self._outer = outer
        self._one: Any = None
        self._opener: Any = None
        self._waiting = b""
        self._frames = self._empty = self._taken = self._given = self._of_frame = 0
        self._over = False
        self.told: Source | None = None

    def read(self, _size: int) -> bytes:
        """Return the decompressed bytes of one piece, at most 16 MiB whatever was asked for; none at the end."""
        if self._opener is None and not self._over:
            self._begin()
        while not self._over:
            if self._one is None and not self._next():
                return b""
            piece = self._take()
            if not piece:
                return self._stop("damaged", "the compressed file ends too early; what was there was read, get the whole file again")
            try:
                found: bytes = self._one.decompress(piece)
            except self._error as error:
                return self._failed(error)
            self._given += len(found)
            self._of_frame += len(found)
            if self._one.eof:
                self._end_frame()
            if self._given > RATIO_FROM and self._given > HIGHEST_RATIO * max(self._taken, 1):
                return self._stop("too-large", f"it inflates more than {HIGHEST_RATIO} times, as no page does; give the page itself")
            if found:
                return found
        return b""

    def _begin(self) -> None:
        package = _package()
        if package is None:
            self._stop("binary", MISSING)
            return
        self._error: type[Exception] = package.ZstdError
        try:
            dictionary = self._dictionary(package)
            self._opener = package.ZstdDecompressor(dict_data=dictionary, max_window_size=LARGEST_WINDOW)
        except (package.ZstdError, ValueError):
            self._stop("damaged", "the dictionary of the archive cannot be read; get the whole file again")

    def _dictionary(self, package: ModuleType) -> Any:  # noqa: ANN401 - the package's own type, which is loaded late.
        head = self._outer.peek(_HEADER.size)
        if head[:4] != _DICTIONARY or len(head) < _HEADER.size:
            return None
        size = _HEADER.unpack(head)[1]
        if size > LARGEST_DICTIONARY:
            raise ValueError
        self._outer.skip(_HEADER.size)
        data = self._outer.read(size)
        if data.startswith(MAGIC):
            data = package.ZstdDecompressor(max_window_size=LARGEST_WINDOW).stream_reader(data).read(LARGEST_DICTIONARY + 1)
        if len(data) > LARGEST_DICTIONARY:
            raise ValueError
        return package.ZstdCompressionDict(data)

    def _next(self) -> bool:
        """Open the next frame; pass over those that hold nothing."""
        while True:
            head = self._waiting[:8] if len(self._waiting) >= 8 else self._waiting + self._outer.peek(8 - len(self._waiting))
            if not head.strip(b"\x00"):
                self._over = True
                return False
            if self._frames - self._empty >= MOST_MEMBERS or self._empty > MOST_EMPTY_MEMBERS:
                self._stop("too-many", "it has more compressed frames than any page or archive; only the first were read")
                return False
            if head.startswith(MAGIC):
                self._one = self._opener.decompressobj()
                return True
            if not head.startswith(SKIPPABLE) or len(head) < _HEADER.size:
                self._stop("damaged", "bytes that are not compressed follow the compressed ones; they were left out")
                return False
            self._pass_over(_HEADER.size + _HEADER.unpack(head)[1])

    def _pass_over(self, size: int) -> None:
        self._frames, self._empty = self._frames + 1, self._empty + 1
        waiting = len(self._waiting)
        self._waiting = self._waiting[size:]
        if size > waiting:
            self._outer.skip(size - waiting)

    def _take(self) -> bytes:
        if self._waiting:
            piece, self._waiting = self._waiting, b""
            return piece
        piece = self._outer.read(_PIECE)
        self._taken += len(piece)
        return piece

    def _end_frame(self) -> None:
        self._frames += 1
        self._empty += not self._of_frame
        self._of_frame = 0
        self._waiting = self._one.unused_data
        self._one = None

    def _failed(self, error: Exception) -> bytes:
        if "memory" in str(error):
            return self._stop("too-large", f"to unpack it takes more than {LARGEST_WINDOW // 1024**2} MiB of memory; give the page itself")
        if "ictionary" in str(error):
            return self._stop("damaged", "it was compressed with a dictionary that is not in the file; unpack it with that one")
        return self._stop("damaged", "the compressed file is damaged; only what stands before the damage was read")

    def _stop(self, code: str, message: str) -> bytes:
        self._over = True
        if self.told is not None:
            self.told.trouble = Trouble(code, message)
        return b""


def _package() -> ModuleType | None:
    try:
        return importlib.import_module("zstandard")
    except ImportError:
        return None
