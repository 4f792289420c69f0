"""Links to the live page, only where the place of a page is an address of the web."""

from urllib.parse import urlsplit


def live_address(place: str) -> str:
    """Return the address of a page on the web to be linked to; empty where its place is none, or one that is not safe to follow."""
    if not place.isprintable() or any(character in place for character in " \"'<>\\^`{|}"):
        return ""
    try:
        parts = urlsplit(place)
        named = parts.hostname
    except ValueError:
        return ""
    return place if parts.scheme in ("http", "https") and named and "@" not in parts.netloc else ""
