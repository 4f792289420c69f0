"""Opening a ZIP file that anybody may have made: nothing is unpacked to disk, nothing beyond a bound is read."""

import re
import zipfile
from typing import BinaryIO, NamedTuple

from tellings.exporting.errors import ExportError

# What a bundle may hold: the example story of 8 pages has 13 files of 1 MB together, so that this is a story of some thousand pages.
MOST_FILES = 10_000
MOST_BYTES = 1024**3
# The largest file, of which one is in memory at a time.
LARGEST_FILE = 128 * 1024**2

_DRIVE = re.compile(r"[A-Za-z]:")


class Opened(NamedTuple):
    """The files of an archive by name, and what is wrong with the list of them."""

    archive: zipfile.ZipFile
    names: dict[str, zipfile.ZipInfo]
    faults: tuple[tuple[str, str, str], ...]


def open_archive(stream: BinaryIO) -> Opened:
    """Open an archive; entries that are not safe to have are named with a fault (a word, the file, what is wrong) and left out.

    Raises:
        ExportError: it is no ZIP file, or larger than any bundle.
    """
    try:
        archive = zipfile.ZipFile(stream)
    except (zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError, UnicodeDecodeError) as error:
        what = "this is no bundle (a ZIP file), or it is damaged"
        raise ExportError(f"{what}: {error}; a library is named with --library") from error
    entries = archive.infolist()
    if len(entries) > MOST_FILES:
        raise ExportError(f"the archive has {len(entries):,} files; a bundle has at most {MOST_FILES:,}")
    if sum(entry.file_size for entry in entries) > MOST_BYTES:
        raise ExportError(f"the archive would take more than {MOST_BYTES:,} bytes unpacked; a bundle does not")
    found: dict[str, zipfile.ZipInfo] = {}
    faults: list[tuple[str, str, str]] = []
    for entry in entries:
        if entry.filename.endswith("/") and not entry.file_size:
            # A folder: programs that pack anew put them in.
            continue
        wrong = _wrong(entry)
        if wrong:
            faults.append(("unsafe", entry.filename, wrong))
        elif entry.filename in found:
            faults.append(("twice", entry.filename, "the archive has two files of this name, so that programs may show different ones"))
        else:
            found[entry.filename] = entry
    return Opened(archive, found, tuple(faults))


def _wrong(entry: zipfile.ZipInfo) -> str | None:
    name = entry.orig_filename
    parts = name.split("/")
    if name.startswith("/") or "\\" in name or "\0" in name or _DRIVE.match(name) or ".." in parts or "." in parts or "" in parts:
        return "its name would lead out of the folder that it is unpacked to, or is no plain name"
    if entry.flag_bits & 0x1:
        return "it is encrypted"
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        return "it is packed in a way that bundles are not"
    kind = entry.external_attr >> 28
    if kind not in (0, 0o10):
        return "it is a link or a device, no plain file"
    if entry.file_size > LARGEST_FILE:
        return f"it would take {entry.file_size:,} bytes unpacked"
    return None


def read_file(opened: Opened, name: str) -> bytes:
    """Return the bytes of a file of the archive.

    Raises:
        ExportError: they cannot be had, or are more than the archive says.
    """
    entry = opened.names[name]
    try:
        with opened.archive.open(entry) as stream:
            data = stream.read(entry.file_size + 1)
    except Exception as error:
        # A damaged archive fails in as many ways as its packing has: zlib.error, BadZipFile, EOFError, struct.error, …
        raise ExportError(f"it cannot be read: {error}") from error
    if len(data) != entry.file_size:
        raise ExportError(f"it has not the {entry.file_size:,} bytes that the archive says")
    return data
