"""Bytes that are read once, from the front, with a look ahead: files, standard input, and what is decompressed from them."""

from collections.abc import Callable
from typing import NamedTuple

from tellings.capture.bounds import LARGEST_STREAM

_CHUNK = 64 * 1024


class Trouble(NamedTuple):
    """Why a file or an entry was not read, or only in part: ``label`` names the entry, empty for the file itself."""

    code: str
    message: str
    label: str = ""


class Source:
    """A stream of bytes over ``read(size)``, which returns no bytes at its end.

    ``trouble`` is set where the stream ended before its time (damaged, too large); what was readable has been given out.
    """

    def __init__(self, read: Callable[[int], bytes]) -> None:
        self._read = read
        self._ahead = b""
        self._at = 0
        self._given = 0
        self.trouble: Trouble | None = None

    @classmethod
    def of(cls, data: bytes) -> "Source":
        """Make a source of bytes in memory."""
        source = cls(lambda _size: b"")
        source._ahead = data
        return source

    def peek(self, size: int) -> bytes:
        """Return up to ``size`` bytes without taking them; fewer only at the end."""
        self._fill(size)
        return self._ahead[self._at : self._at + size]

    def read(self, size: int) -> bytes:
        """Take up to ``size`` bytes; fewer only at the end."""
        self._fill(size)
        found = self._ahead[self._at : self._at + size]
        self._at += len(found)
        return found

    def line(self, longest: int) -> bytes:
        """Take one line with its end, cut after ``longest`` bytes; no bytes at the end of the stream."""
        size = _CHUNK // 16
        while True:
            self._fill(min(size, longest))
            stop = self._ahead.find(b"\n", self._at, self._at + longest)
            if stop >= 0:
                return self.read(stop + 1 - self._at)
            if len(self._ahead) - self._at < min(size, longest) or size >= longest:
                return self.read(longest)
            size *= 4

    def skip(self, size: int) -> int:
        """Pass over up to ``size`` bytes; return how many there were."""
        left = size
        while left > 0:
            taken = len(self.read(min(left, _CHUNK)))
            if not taken:
                break
            left -= taken
        return size - left

    def unread(self, data: bytes) -> None:
        """Put bytes back in front of the stream."""
        self._ahead = data + self._ahead[self._at :]
        self._at = 0

    def _fill(self, size: int) -> None:
        if len(self._ahead) - self._at >= size:
            return
        parts = [self._ahead[self._at :]]
        have = len(parts[0])
        while have < size:
            more = self._read(max(_CHUNK, min(size - have, 16 * _CHUNK))) if self._given < LARGEST_STREAM else self._end()
            if not more:
                break
            self._given += len(more)
            have += len(more)
            parts.append(more)
        self._ahead = b"".join(parts)
        self._at = 0

    def _end(self) -> bytes:
        limit = LARGEST_STREAM // 1024**3
        self.trouble = self.trouble or Trouble("too-large", f"only the first {limit} GiB were read; divide the archive")
        return b""
