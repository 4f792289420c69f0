"""Reading: pages become articles, a text that never changes and blocks with a role each."""

from tellings.reading.reader import read

__all__ = ["read"]
