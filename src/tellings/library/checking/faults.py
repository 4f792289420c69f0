"""What can be wrong with a library, and what to do about it."""

from collections.abc import Generator

from msgspec import Struct

# A check yields faults and ends with how many things it looked at.
Check = Generator["Fault", None, int]

# What is derived can be made again; what was captured cannot.
UPDATE = "make it anew with: tellings rebuild"
REBUILD = "make it anew with: tellings rebuild --all"
RESTORE = "take it from the newest backup: tellings import EXPORT, or put the backup in the place of the library"


class Fault(Struct, frozen=True):
    """Something that is wrong: ``fault`` is a word for programs, ``subject`` what has it, ``remedy`` what to do."""

    fault: str
    subject: str
    message: str
    remedy: str
