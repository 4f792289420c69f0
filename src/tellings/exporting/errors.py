"""What can go wrong when an edition is written in another form."""

from tellings.errors import TellingsError


class ExportError(TellingsError):
    """An edition cannot be written in the form that was asked for; the message says what to do."""
