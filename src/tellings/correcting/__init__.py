"""What people corrected, laid on what the steps found: values in, values out, and what became of each correction."""

from tellings.correcting.directions import directions_held
from tellings.correcting.kinds import with_kinds
from tellings.correcting.roles import with_roles
from tellings.correcting.speakers import marked_quotes, with_speakers

__all__ = ["directions_held", "marked_quotes", "with_kinds", "with_roles", "with_speakers"]
