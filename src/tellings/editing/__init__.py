"""An edition for people: one HTML file, and a summary for the terminal."""

from tellings.editing.document import html
from tellings.editing.terminal import contents, plain, summary

__all__ = ["contents", "html", "plain", "summary"]
