"""The library: pages kept as captured in one SQLite file, stories that grow, and everything else derived from them."""

from tellings.library.library import Library

__all__ = ["Library"]
