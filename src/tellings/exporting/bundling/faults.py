"""What can be wrong with a bundle."""

from msgspec import Struct


class BundleFault(Struct, frozen=True):
    """Something that is wrong: ``fault`` is a word for programs, ``subject`` the file, article or page, ``message`` is for people."""

    fault: str
    subject: str
    message: str
