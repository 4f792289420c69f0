"""OPML 1 and 2: the feeds that an outline names, however deep."""

from tellings.capture.forms.trees import below, tree
from tellings.capture.source import Trouble
from tellings.gathering.lists.decoding import plain_xml
from tellings.gathering.lists.listing import Listing, further


def opml_listing(base: str, data: bytes, charset: str | None = None) -> Listing:
    """Return the feeds of an outline in its order."""
    root, trouble = tree(plain_xml(data, charset))
    links: list[str] = []
    for outline in below(root, "outline") if root is not None else ():
        given = {str(name).lower(): str(value) for name, value in outline.attrib.items()}
        if given.get("xmlurl"):
            links.append(given["xmlurl"])
    found = further(base, links)
    troubles = [*found.troubles, *([trouble] if trouble else [])]
    if not links:
        troubles.append(Trouble("empty", "the outline names no feeds"))
    return found._replace(troubles=tuple(troubles))
