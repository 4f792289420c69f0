"""Lists: feeds, outlines, sitemaps and plain lists, each read by a module of its own into the addresses that it names."""

from tellings.gathering.lists.listing import Listing
from tellings.gathering.lists.opening import listing_of

__all__ = ["Listing", "listing_of"]
