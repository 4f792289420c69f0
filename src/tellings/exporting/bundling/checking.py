"""Whether a bundle is what it says: every hash, every page, every span of its edition; without the library that it came from."""

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

import msgspec
from msgspec import Struct

from tellings.exporting.bundling.agreeing import check_pages, check_shown, check_spans
from tellings.exporting.bundling.faults import BundleFault
from tellings.exporting.bundling.manifest import EDITION_JSON, FORMAT, MANIFEST, SUMS, VERSION, Manifest
from tellings.exporting.bundling.opening import Opened, open_archive, read_file
from tellings.exporting.bundling.reading_again import read_again
from tellings.exporting.bundling.words import all_spans
from tellings.exporting.errors import ExportError
from tellings.model import Edition

Progress = Callable[[str, int, int], None]

# Faults that are told one by one; a bundle with more is no evidence of anything.
MOST_FAULTS = 200


class BundleChecked(Struct, frozen=True):
    """What was looked at, what is wrong (nothing where all holds), and what a person should know besides.

    ``sums`` is the SHA-256 of the file ``SHA256SUMS``: who kept it elsewhere sees whether this is the same bundle.
    """

    made_by: str | None
    sums: str | None
    files: int
    pages: int
    articles: int
    spans: int
    faults: tuple[BundleFault, ...]
    notes: tuple[str, ...]


def check_bundle(bundle: str | Path | BinaryIO, *, progress: Progress | None = None) -> BundleChecked:
    """Check a bundle, from a file or a stream: every file's hash, every page of the edition, the words at every span, on the page itself.

    Raises:
        ExportError: it cannot be opened, is no ZIP file, or is larger than any bundle.
    """
    if isinstance(bundle, (str, Path)):
        try:
            with Path(bundle).open("rb") as stream:
                return _check(stream, progress)
        except OSError as error:
            raise ExportError(f"cannot read '{bundle}': {error.strerror or error}") from error
    return _check(bundle, progress)


def _check(stream: BinaryIO, progress: Progress | None) -> BundleChecked:
    opened = open_archive(stream)
    faults = [BundleFault(*fault) for fault in opened.faults]
    notes: list[str] = []
    data = _read(opened, MANIFEST, faults)
    manifest = _manifest(data, faults)
    sums = _sums(opened, data, faults)
    if manifest is None:
        return BundleChecked(None, sums, len(opened.names), 0, 0, 0, _bounded(faults), ())
    held: set[str] = set()
    faults += _files(opened, manifest, held, progress)
    edition = _edition(read_file(opened, EDITION_JSON) if EDITION_JSON in held else None, faults)
    spans = 0
    if edition is not None:

        def bytes_of(path: str) -> bytes | None:
            return read_file(opened, path) if path in held else None

        spans = len(all_spans(edition))
        faults += check_pages(edition, manifest)
        faults += check_spans(edition, manifest)
        shown, said = check_shown(edition, manifest, bytes_of)
        faults += shown
        notes += said
        again, told = read_again(edition, manifest, bytes_of, progress)
        faults += again
        notes += told
    pages, articles = len({page.sha256 for page in manifest.pages}), len(edition.articles) if edition else 0
    return BundleChecked(manifest.made_by, sums, len(opened.names), pages, articles, spans, _bounded(faults), tuple(notes))


def _bounded(faults: list[BundleFault]) -> tuple[BundleFault, ...]:
    if len(faults) <= MOST_FAULTS:
        return tuple(faults)
    return (*faults[:MOST_FAULTS], BundleFault("more", "", f"{len(faults) - MOST_FAULTS:,} more faults; the first {MOST_FAULTS} are told"))


def _read(opened: Opened, name: str, faults: list[BundleFault]) -> bytes | None:
    if name not in opened.names:
        faults.append(BundleFault("missing", name, "the file is not in the bundle"))
        return None
    try:
        return read_file(opened, name)
    except ExportError as error:
        faults.append(BundleFault("unreadable", name, str(error)))
        return None


def _manifest(data: bytes | None, faults: list[BundleFault]) -> Manifest | None:
    if data is None:
        return None
    try:
        found = msgspec.json.decode(data, type=Manifest)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
        faults.append(BundleFault("manifest", MANIFEST, f"this is no manifest of a bundle: {error}"))
        return None
    if (found.tellings, found.version) != (FORMAT, VERSION):
        what = f"the bundle is of the form '{found.tellings}' {found.version}; this version of tellings reads '{FORMAT}' {VERSION}"
        faults.append(BundleFault("manifest", MANIFEST, what))
        return None
    return found


def _sums(opened: Opened, manifest: bytes | None, faults: list[BundleFault]) -> str | None:
    """Check that ``SHA256SUMS`` names the manifest by its hash, and return the hash of that list itself."""
    data = _read(opened, SUMS, faults)
    if data is None:
        return None
    if manifest is not None and f"{hashlib.sha256(manifest).hexdigest()}  {MANIFEST}".encode() not in data.split(b"\n"):
        faults.append(BundleFault("hash", MANIFEST, f"its hash is not the one in {SUMS}: the manifest was changed"))
    return hashlib.sha256(data).hexdigest()


def _files(opened: Opened, manifest: Manifest, held: set[str], progress: Progress | None) -> Iterator[BundleFault]:
    """Check each file against the manifest; ``held`` gets the names of those that can be trusted to be what it says."""
    listed = {file.path for file in manifest.files} | {MANIFEST, SUMS}
    for name in sorted(opened.names):
        if name not in listed:
            yield BundleFault("extra", name, "the manifest does not name this file: it was put in later")
    for number, file in enumerate(manifest.files):
        if progress:
            progress("hashes", number, len(manifest.files))
        missing: list[BundleFault] = []
        data = _read(opened, file.path, missing)
        yield from missing
        if data is None:
            continue
        if hashlib.sha256(data).hexdigest() != file.sha256 or len(data) != file.size:
            yield BundleFault("hash", file.path, "its bytes are not those that the manifest says: it was changed")
        else:
            held.add(file.path)


def _edition(data: bytes | None, faults: list[BundleFault]) -> Edition | None:
    if data is None:
        if not any(fault.subject == EDITION_JSON for fault in faults):
            faults.append(BundleFault("missing", EDITION_JSON, "the manifest names no edition"))
        return None
    try:
        return Edition.from_json(data)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
        faults.append(BundleFault("edition", EDITION_JSON, f"this is no edition: {error}"))
        return None
