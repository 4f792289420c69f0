"""The web, seen from here: addresses are fetched politely, within bounds, and never inside the network unless a host is allowed by name."""

from tellings.capture.web.addresses import is_address
from tellings.capture.web.answers import Answer, Validators
from tellings.capture.web.refusing import RefusedError
from tellings.capture.web.settings import Settings

__all__ = ["Answer", "RefusedError", "Settings", "Validators", "is_address"]
