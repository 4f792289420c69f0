"""gzip: the bytes inside, however many members, within bounds; what is damaged ends the stream there (RFC 1952)."""

import zlib

from tellings.capture.bounds import HIGHEST_RATIO, MOST_EMPTY_MEMBERS, MOST_MEMBERS, RATIO_FROM
from tellings.capture.source import Source, Trouble

MAGIC = b"\x1f\x8b"

# Compressed bytes at a time: what follows a member is copied once a member, so that small pieces keep many members cheap.
_PIECE = 16 * 1024
_WITH_HEADER = 31


def inflated(outer: Source) -> Source:
    """Return the bytes inside a gzip stream as a source of their own."""
    members = _Members(outer)
    source = Source(members.read)
    members.told = source
    return source


class _Members:
    """The members of a gzip file, one after the other, as one stream."""

    def __init__(self, outer: Source) -> None:
        self._outer = outer
        self._one = zlib.decompressobj(_WITH_HEADER)
        self._waiting = b""
        self._members, self._empty = 1, 0
        self._taken = self._given = self._of_member = 0
        self._over = False
        self.told: Source | None = None

    def read(self, size: int) -> bytes:
        """Return some decompressed bytes, at most ``size``; none at the end."""
        while not self._over:
            if not self._waiting:
                self._waiting = self._outer.read(_PIECE)
                self._taken += len(self._waiting)
                if not self._waiting:
                    return self._flushed()
            try:
                found = self._one.decompress(self._waiting, size)
            except zlib.error:
                return self._stop("damaged", "the compressed file is damaged; only what stands before the damage was read")
            self._waiting = self._one.unconsumed_tail
            self._given += len(found)
            self._of_member += len(found)
            if self._one.eof:
                self._next()
            if self._given > RATIO_FROM and self._given > HIGHEST_RATIO * max(self._taken, 1):
                self._stop("too-large", f"it inflates more than {HIGHEST_RATIO} times, as no page does; give the page itself")
                return b""
            if found:
                return found
        return b""

    def _next(self) -> None:
        rest = self._one.unused_data
        self._empty += not self._of_member
        self._of_member = 0
        self._members += 1
        if not rest:
            rest = self._outer.read(_PIECE)
            self._taken += len(rest)
        self._waiting = rest
        if not rest:
            self._over = True
        elif self._empty > MOST_EMPTY_MEMBERS or self._members > MOST_MEMBERS:
            self._stop("too-many", "it has more gzip members than any page or archive; only the first were read")
        elif rest.startswith(MAGIC) or rest == MAGIC[:1]:
            self._one = zlib.decompressobj(_WITH_HEADER)
        else:
            # Zeros after the last member are padding; anything else is not gzip.
            if rest.strip(b"\x00"):
                self._stop("damaged", "bytes that are not compressed follow the compressed ones; they were left out")
            self._over = True

    def _flushed(self) -> bytes:
        found = self._one.flush()
        self._stop("damaged", "the compressed file ends too early; what was there was read, get the whole file again")
        return found

    def _stop(self, code: str, message: str) -> bytes:
        self._over = True
        if self.told is not None:
            self.told.trouble = Trouble(code, message)
        return b""
