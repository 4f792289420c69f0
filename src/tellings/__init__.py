"""Every telling of a story, side by side: who copied whom, what they agree on, where they differ."""

from tellings import model
from tellings.comparison import compare, read
from tellings.errors import (
    CaptureError,
    ModelError,
    NothingReadError,
    PageError,
    ReadingError,
    TellingsError,
)
from tellings.model import Article, Edition, Page, Readings, Span, Story
from tellings.steps import group, quantities, quotes, reuse, times
from tellings.version import __version__

__all__ = [
    "Article",
    "CaptureError",
    "Edition",
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
