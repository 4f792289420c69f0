"""Files that may be read: those inside the folders that the person who started the server named, and no others."""

import os
from collections.abc import Sequence
from pathlib import Path

from tellings.editing.display import in_line
from tellings.errors import CaptureError


def file_inside(roots: Sequence[Path], name: str) -> Path:
    """Return the file that ``name`` means: whole, or as seen from one of the ``roots``; links are followed before it is judged.

    What lies outside, is no plain file or does not exist is refused in the same words, so that nobody learns what there is.

    Raises:
        CaptureError: it may not be read.
    """
    shown = in_line(name)
    if not roots:
        raise CaptureError(shown, "refused", "this server reads no files; give the page as text, or start it with --files FOLDER")
    if "\x00" not in name:
        for root in roots:
            inside = Path(os.path.realpath(root))
            found = Path(os.path.realpath(inside / name))
            if found.is_relative_to(inside) and found.is_file():
                return found
    raise CaptureError(shown, "refused", "there is no such file in the folders that this server may read; check the name")
