"""The exceptions of tellings, as a tree under one base.

Nothing here stops a comparison: a page that fails becomes a :class:`~tellings.model.Problem` and the rest goes on.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tellings.model import Problem


class TellingsError(Exception):
    """Base of all errors that tellings raises on purpose."""


class PageError(TellingsError):
    """One page could not be captured or read; ``code`` names the reason in one word for programs."""

    def __init__(self, page: str, code: str, message: str) -> None:
        super().__init__(f"{page}: {message}")
        self.page = page
        self.code = code
        self.message = message


class CaptureError(PageError):
    """The bytes of a page could not be had: missing, unreadable, too large, empty."""


class ReadingError(PageError):
    """The bytes of a page were had, but they hold no text that could be read."""


class NothingReadError(TellingsError):
    """No page at all could be read, so that there is no edition; ``problems`` says of each page why."""

    def __init__(self, message: str, problems: "tuple[Problem, ...]" = ()) -> None:
        super().__init__(message)
        self.problems = problems


class ModelError(TellingsError):
    """The language model is missing or is not the one that this version was measured with."""


class LibraryError(TellingsError):
    """A library cannot be opened, is damaged, or has not what was asked of it; the message says what to do."""
