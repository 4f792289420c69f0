"""WACZ: the WARC files in a zip file, read in place; nothing is unpacked to the disk, so that names of members lead nowhere."""

import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from tellings.capture.bounds import HIGHEST_RATIO, LARGEST_DIRECTORY, MOST_MEMBERS_OF_ZIP, RATIO_FROM
from tellings.capture.source import Source, Trouble

MAGIC = b"PK\x03\x04"

# The end of a zip file: its mark, the size and the comment after it (APPNOTE.TXT of the zip format, section 4.3.16).
_END = b"PK\x05\x06"
_END_SIZE = 22
_LONGEST_COMMENT = 65_535
# In this place of the end, the size of the list of members.
_DIRECTORY = struct.Struct("<12xL")

# zip64 says it again in a record of its own, which stands before the one that leads to it (sections 4.3.14 and 4.3.15).
_END64, _LOCATOR64 = b"PK\x06\x06", b"PK\x06\x07"
_END64_SIZE, _LOCATOR64_SIZE = 56, 20
_DIRECTORY64 = struct.Struct("<40xQ")

_TAIL = _END_SIZE + _LONGEST_COMMENT + _END64_SIZE + _LOCATOR64_SIZE

_STORED_OR_DEFLATED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


def warcs_of(name: str, stream: BinaryIO) -> Iterator[tuple[str, Source] | Trouble] | None:
    """Return the WARC files of a WACZ by name, each as a source; ``None`` if the zip file is something else.

    What has lost its end may have been anything: only a file that is named ``.wacz`` is told as a damaged one.
    """
    if not stream.seekable():
        return iter([Trouble("unreadable", "a zip file cannot be read from a pipe; save it and give the file")])
    if (size := _directory_size(stream)) is None:
        if not name.lower().endswith(".wacz"):
            return None
        return iter([Trouble("damaged", "the zip file has no end, perhaps it was cut; get the whole file again")])
    if size > LARGEST_DIRECTORY:
        return iter([Trouble("too-many", "the list of files in the zip file is too large; unpack it and give the WARC files")])
    stream.seek(0)
    try:
        archive = zipfile.ZipFile(stream)
    except (zipfile.BadZipFile, OSError, ValueError, struct.error, NotImplementedError) as error:
        return iter([Trouble("damaged", f"the zip file cannot be read: {_said(error)}; get the whole file again")])
    members = [member for member in archive.infolist() if not member.is_dir()]
    warcs = sorted((member for member in members if _is_warc(member.filename)), key=lambda member: (member.filename, member.header_offset))
    if not warcs:
        return None
    return _opened(archive, warcs)


def _is_warc(name: str) -> bool:
    return name.lower().endswith((".warc", ".warc.gz", ".warc.zst"))


def _opened(archive: zipfile.ZipFile, members: list[zipfile.ZipInfo]) -> Iterator[tuple[str, Source] | Trouble]:
    taken: set[int] = set()
    for member in members[:MOST_MEMBERS_OF_ZIP]:
        # Two members at one place are how a small zip file becomes a large one.
        if member.header_offset in taken:
            yield Trouble("damaged", "two names in the zip file stand for the same bytes; the second was left out", member.filename)
            continue
        taken.add(member.header_offset)
        if member.flag_bits & 1:
            yield Trouble(
                "encrypted", "this part of the zip file is locked with a password; unpack it and give the WARC file", member.filename
            )
        elif member.compress_type not in _STORED_OR_DEFLATED:
            yield Trouble("binary", "this part of the zip file is compressed in a way that is not read; unpack it", member.filename)
        else:
            yield from _member(archive, member)
    if len(members) > MOST_MEMBERS_OF_ZIP:
        yield Trouble("too-many", f"only the first {MOST_MEMBERS_OF_ZIP} WARC files were read; divide the archive")


def _member(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> Iterator[tuple[str, Source] | Trouble]:
    try:
        stream = archive.open(member)
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError, NotImplementedError, struct.error) as error:
        yield Trouble("damaged", f"this part of the zip file cannot be read: {_said(error)}", member.filename)
        return
    given = 0

    def read(size: int) -> bytes:
        nonlocal given
        if source.trouble:
            return b""
        try:
            found = stream.read(size)
        except (zipfile.BadZipFile, OSError, EOFError, ValueError, zlib.error) as error:
            source.trouble = Trouble("damaged", f"this part of the zip file is damaged: {_said(error)}", member.filename)
            return b""
        given += len(found)
        if given > RATIO_FROM and given > HIGHEST_RATIO * max(member.compress_size, 1):
            source.trouble = Trouble(
                "too-large", f"it inflates more than {HIGHEST_RATIO} times, as no archive of pages does", member.filename
            )
            return b""
        return found

    source = Source(read)
    yield member.filename, source
    if source.trouble:
        yield source.trouble


def _directory_size(stream: BinaryIO) -> int | None:
    """Return how many bytes the list of members has, before anything builds it; ``None`` without an end of a zip file."""
    whole = stream.seek(0, 2)
    stream.seek(max(0, whole - _TAIL))
    tail = stream.read(_TAIL)
    at = tail.rfind(_END)
    if at < 0 or len(tail) - at < _END_SIZE:
        return None
    size = int(_DIRECTORY.unpack_from(tail, at)[0])
    if tail[max(0, at - _LOCATOR64_SIZE) : at].startswith(_LOCATOR64):
        end64 = tail[max(0, at - _LOCATOR64_SIZE - _END64_SIZE) :]
        size = max(size, int(_DIRECTORY64.unpack_from(end64)[0])) if end64.startswith(_END64) else whole
    return size


def _said(error: Exception) -> str:
    return str(error)[:200].lower() or type(error).__name__
