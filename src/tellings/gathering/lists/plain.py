"""Plain lists: one address a line; what follows it on the line, empty lines and lines that begin with "#" are passed over."""

from tellings.gathering.lists.listing import Listing, Named, listing


def plain_listing(base: str, data: bytes) -> Listing:
    """Return the addresses of a list in its order."""
    lines = data.decode("utf-8-sig", "replace").splitlines()
    told = [line.split(None, 1)[0] for each in lines if (line := each.strip()) and not line.startswith("#")]
    return listing(base, [Named(each) for each in told])
