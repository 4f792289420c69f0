"""What came back for an address."""

from typing import NamedTuple


class Validators(NamedTuple):
    """What a server gave to ask by whether something has changed (RFC 9110, section 8.8); empty where it gave nothing."""

    etag: str = ""
    modified: str = ""


class Answer(NamedTuple):
    """The answer for an address: ``final`` is where the redirects led; with ``unchanged`` (304) there is no ``data``.

    ``data`` is unwrapped from its transfer codings; ``charset`` is that of the header; ``at`` is an ISO 8601 time in UTC.
    """

    address: str
    final: str
    at: str
    unchanged: bool = False
    data: bytes = b""
    media_type: str = ""
    charset: str | None = None
    validators: Validators = Validators()
