"""Pages as they came: bytes with where and when from, never changed."""

import hashlib

from msgspec import Struct


class Page(Struct, frozen=True):
    """The bytes of one page.

    ``name`` is the path or address as it was given; ``media_type`` is what the giver said or what the name shows (``None``: the
    bytes decide); ``captured`` is an ISO 8601 time or ``None``.
    """

    name: str
    data: bytes
    media_type: str | None = None
    captured: str | None = None

    @classmethod
    def from_text(cls, text: str, *, name: str, media_type: str = "text/plain") -> "Page":
        """Make a page of a string: kept as UTF-8, so that offsets into ``text`` are offsets into the article's text."""
        return cls(name=name, data=text.encode("utf-8", "surrogatepass"), media_type=media_type)

    @property
    def sha256(self) -> str:
        """The hash of the bytes, 64 hexadecimal digits."""
        return hashlib.sha256(self.data).hexdigest()


class Problem(Struct, frozen=True, order=True):
    """A page that could not be read, or was read in part; never fatal for the rest.

    ``error`` is one word for programs (``missing``, ``empty``, ``binary``, ``too-large``, ``encoding``, ``language``, …),
    ``message`` says to a person what was wrong and what to do.
    """

    page: str
    error: str
    message: str
