"""What a person names as a source, as it is remembered: addresses made plain, files and folders by their whole path."""

import os

from tellings.capture.web.addresses import checked, is_address
from tellings.errors import CaptureError


def source_name(words: str) -> str:
    """Return the name under which a source is remembered; it means the same from every folder.

    Raises:
        CaptureError: it is an address that is never fetched, or there is no such file.
    """
    if is_address(words):
        return checked(words)
    if not words or "\x00" in words:
        raise CaptureError(words, "missing", "this is not a name that a file can have; check it")
    if not os.path.exists(words):
        raise CaptureError(words, "missing", "there is no such file or folder; check the name (addresses begin with http:// or https://)")
    return os.path.abspath(words)
