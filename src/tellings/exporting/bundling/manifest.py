"""What a bundle says of itself: its files with their hashes, its pages with their times, and who made it."""

from msgspec import Struct

# The first value of every manifest, by which a bundle is known.
FORMAT = "bundle"
VERSION = 1

MANIFEST = "manifest.json"
SUMS = "SHA256SUMS"
EDITION_JSON = "edition.json"
EDITION_HTML = "edition.html"
README = "README.txt"
PAGES = "pages/"


class BundledFile(Struct, frozen=True):
    """A file of a bundle, with its size in bytes and its SHA-256."""

    path: str
    size: int
    sha256: str


class BundledPage(Struct, frozen=True):
    """A page as it was captured: which article was read from it, what it was called, and which file of the bundle holds its bytes.

    ``captured`` is when it was captured, ``last_seen`` when the same bytes were last seen there; both ISO 8601, ``None`` where not known.
    """

    article: str
    name: str
    path: str
    sha256: str
    media_type: str | None = None
    captured: str | None = None
    last_seen: str | None = None


class Manifest(Struct, frozen=True):
    """The manifest of a bundle. ``words`` is the SHA-256 of the words at all spans of the edition (see :mod:`.words`)."""

    tellings: str
    version: int
    made_by: str
    stories: tuple[str, ...]
    words: str
    pages: tuple[BundledPage, ...]
    files: tuple[BundledFile, ...]
