"""Forms: the files that hold pages, each read by a module of its own; archives, feeds, wire items, messages, PDF."""

from tellings.capture.forms.opening import pages_of

__all__ = ["pages_of"]
