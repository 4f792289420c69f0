"""Where an article's page is: an address that a reader can open, and names that stay the same wherever the article is shown."""

import base64
import binascii
import re
from urllib.parse import quote, urlsplit, urlunsplit

from tellings.model import Article

# Authority of the tag URIs (RFC 4151) of this package. Nobody can own a name under ".invalid" (RFC 2606), so that nobody else mints such
# tags; the date is one on which that was so.
TAG_AUTHORITY = "tellings.invalid,2026"

# Besides letters, digits and "-._~", which `quote` always keeps: what RFC 3986 allows in each part of an address, and the sign of what is
# encoded already. Quotes, brackets and white space are encoded all the same, so that no address ends the mark-up around it.
_IN_HOST, _IN_PATH, _IN_REST = "%:[]", "%/:=&+!$,;@*", "%/:=&+!$,;@*?"

# A sign of encoding that encodes nothing.
_BARE_PERCENT = re.compile("%(?![0-9A-Fa-f]{2})")


def live_address(article: Article) -> str | None:
    """Return the http(s) address of an article's page, safe to stand in any mark-up; ``None`` where it is not known.

    The address that the page was captured from is taken before the one that it calls its own.
    """
    for address in (article.page, article.address.text if article.address else None):
        if address is not None and (safe := safe_address(address)):
            return safe
    return None


def safe_address(address: str) -> str | None:
    """Return an http(s) address percent-encoded, ASCII without quotes, brackets and white space; ``None`` where it is no such address."""
    try:
        parts = urlsplit(address.strip())
        if parts.scheme not in ("http", "https") or not parts.hostname or "@" in parts.netloc or (parts.port or 1) < 1:
            return None
    except ValueError:
        return None
    safe = (_IN_HOST, _IN_PATH, _IN_REST, _IN_REST)
    rest = (_encoded(part, kept) for part, kept in zip(parts[1:], safe, strict=True))
    return urlunsplit((parts.scheme, *rest))


def _encoded(part: str, kept: str) -> str:
    return quote(_BARE_PERCENT.sub("%25", part), safe=kept, errors="replace")


def source_of(article: Article) -> str:
    """Return an identifier (IRI) of what an article was read from: its live address, else its bytes by their hash (RFC 6920, ``ni:``)."""
    return live_address(article) or name_of_bytes(article.sha256)


def name_of_bytes(sha256: str) -> str:
    """Return the ``ni:`` name of bytes with this SHA-256; what is no hash is percent-encoded as it stands."""
    try:
        digest = base64.urlsafe_b64encode(bytes.fromhex(sha256)).rstrip(b"=").decode("ascii")
    except (ValueError, binascii.Error):
        digest = quote(sha256, safe="", errors="replace")
    return f"ni:///sha-256;{digest}"


def tag(*parts: str) -> str:
    """Return the tag URI of something by its ids, from the widest to the narrowest: ``tag:AUTHORITY,DATE:story/s…/point/p…``."""
    return f"tag:{TAG_AUTHORITY}:{'/'.join(quote(part, safe='', errors='replace') for part in parts)}"
