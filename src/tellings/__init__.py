"""Every telling of a story, side by side: who copied whom, what they agree on, where they differ."""

from typing import TYPE_CHECKING

from tellings import model
from tellings.comparison import compare, read
from tellings.errors import (
    CaptureError,
    LibraryError,
    ModelError,
    NothingReadError,
    PageError,
    ReadingError,
    TellingsError,
)
from tellings.model import Article, Edition, Page, Readings, Span, Story
from tellings.steps import group, quantities, quotes, reuse, times
from tellings.version import __version__

if TYPE_CHECKING:
    from tellings.library import Library

__all__ = [
    "Article",
    "CaptureError",
    "Edition",
    "Library",
    "LibraryError",
    "ModelError",
    "NothingReadError",
    "Page",
    "PageError",
    "ReadingError",
    "Readings",
    "Span",
    "Story",
    "TellingsError",
    "__version__",
    "compare",
    "group",
    "model",
    "quantities",
    "quotes",
    "read",
    "reuse",
    "times",
]


def __getattr__(name: str) -> type:
    """Return what is imported when it is first asked for: a library needs much that a comparison does not."""
    if name == "Library":
        from tellings.library import Library

        return Library
    raise AttributeError(f"module 'tellings' has no attribute '{name}'")
