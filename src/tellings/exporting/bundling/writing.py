"""A bundle: one ZIP file with an edition and all that it rests on, for a file or a court."""

import hashlib
import io
import json
import re
import zipfile
from collections.abc import Mapping, Sequence

import msgspec

from tellings.editing import html
from tellings.editing.display import in_line
from tellings.exporting.bundling.manifest import (
    EDITION_HTML,
    EDITION_JSON,
    FORMAT,
    MANIFEST,
    PAGES,
    README,
    SUMS,
    VERSION,
    BundledFile,
    BundledPage,
    Manifest,
)
from tellings.exporting.bundling.words import hash_of_words
from tellings.exporting.errors import ExportError
from tellings.model import Edition, Page
from tellings.version import __version__

# The first moment that ZIP knows: the files of a bundle carry no time, so that the same edition gives the same bytes.
_NO_TIME = (1980, 1, 1, 0, 0, 0)
_UNIX, _READABLE = 3, 0o100644 << 16

# The endings that a page's file may have, by the media type that it came with; others have ".bin". A program opens by the ending.
_ENDINGS = {
    "text/html": ".html",
    "application/xhtml+xml": ".xhtml",
    "text/plain": ".txt",
    "application/pdf": ".pdf",
    "text/markdown": ".md",
}

_README = """\
Evidence of one story: pages as they were captured, and what tellings {version} found in them.

edition.html   open it in a browser: it needs no network and runs no program
edition.json   the same for programs; offsets count the code points of each article's text
pages/         the bytes of each page, as captured, named after their SHA-256
manifest.json  which page was captured where and when, and the hash of every file
SHA256SUMS     the hash of every file, manifest.json too

To check it:   tellings check BUNDLE.zip
By hand:       unpack it, and in its folder: sha256sum --check SHA256SUMS

The hashes show that nothing was changed since they were written down. Whoever can write a file can write its hashes too: keep the hash of
the whole file, or of SHA256SUMS, where nobody else can change it. The pages come from the network: open them with care, they may hold
programs.
"""


def bundle(edition: Edition, pages: Sequence[Page], *, last_seen: Mapping[str, str] | None = None) -> bytes:
    """Return a bundle of an edition and the pages that its articles were read from; the same for the same edition and pages.

    ``pages`` are found by their hash and name; others than those of the edition are left out. ``last_seen`` says, by article id, when the
    same bytes were last seen. Nothing is packed: then the bytes do not hang on the version of a compressor either.

    Raises:
        ExportError: a page of the edition is not among ``pages``.
    """
    by_hash: dict[str, list[Page]] = {}
    for page in pages:
        by_hash.setdefault(page.sha256, []).append(page)
    files: dict[str, bytes] = {}
    listed: list[BundledPage] = []
    for article in sorted(edition.articles, key=lambda one: one.id):
        found = by_hash.get(article.sha256)
        if not found:
            raise ExportError(
                f"the page {in_line(article.page)} of article {in_line(article.id)} is not at hand: its bytes have another hash"
            )
        page = next((one for one in found if one.name == article.page), found[0])
        path = f"{PAGES}{article.sha256}{_ENDINGS.get((article.media_type or '').partition(';')[0].strip().lower(), '.bin')}"
        files[path] = page.data
        captured = article.captured or page.captured
        seen = (last_seen or {}).get(article.id)
        listed.append(BundledPage(article.id, article.page, path, article.sha256, article.media_type, captured, seen))
    files[EDITION_JSON] = edition.to_json().encode("utf-8", "backslashreplace")
    files |= for_people(edition)
    manifest = Manifest(
        FORMAT, VERSION, __version__, tuple(story.id for story in edition.stories), hash_of_words(edition), tuple(listed), _listed(files)
    )
    files[MANIFEST] = json.dumps(_storable(msgspec.to_builtins(manifest)), indent=2).encode("ascii") + b"\n"
    files[SUMS] = "".join(f"{each.sha256}  {each.path}\n" for each in _listed(files)).encode("ascii")
    return _packed(files)


def for_people(edition: Edition) -> dict[str, bytes]:
    """Return the files of a bundle that say to people what the edition says to programs."""
    return {EDITION_HTML: html(edition).encode("utf-8", "backslashreplace"), README: _README.format(version=__version__).encode()}


def _listed(files: Mapping[str, bytes]) -> tuple[BundledFile, ...]:
    return tuple(BundledFile(path, len(files[path]), hashlib.sha256(files[path]).hexdigest()) for path in sorted(files))


def _storable(value: object) -> object:
    """Return a value of JSON in which halves of characters, which not every program reads, stand as words: ``U+D800``."""
    if isinstance(value, str):
        return re.sub("[\ud800-\udfff]", lambda found: f"U+{ord(found[0]):04X}", value)
    if isinstance(value, dict):
        return {key: _storable(each) for key, each in value.items()}
    return [_storable(each) for each in value] if isinstance(value, (list, tuple)) else value


def _packed(files: Mapping[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as archive:
        # What a person should read first stands first.
        for path in sorted(files, key=lambda one: (one != README, one.startswith(PAGES), one)):
            entry = zipfile.ZipInfo(path, _NO_TIME)
            entry.create_system, entry.external_attr, entry.compress_type = _UNIX, _READABLE, zipfile.ZIP_STORED
            archive.writestr(entry, files[path])
    return made.getvalue()
