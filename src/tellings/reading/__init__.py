"""Reading: pages become articles, a text that never changes and blocks with a role each."""

from tellings.reading.reader import read, read_alone

__all__ = ["read", "read_alone"]
