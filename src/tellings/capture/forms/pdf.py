"""PDF: the text of its pages as one page of plain text, columns in reading order, lines joined, running heads left out.

The reader is PDFium, by pypdfium2 (the extra ``tellings[pdf]``), in a process of its own with bounds on its time and memory.
"""

import importlib.util
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tellings.capture.bounds import MOST_PDF_CHARACTERS, MOST_PDF_PAGES, MOST_PDF_PIECES, PDF_MEMORY, PDF_SECONDS
from tellings.capture.forms.entry import Entry, Found
from tellings.capture.forms.pdf_layout import Piece, Sheet, text_of
from tellings.capture.source import Trouble

MAGIC = b"%PDF-"
# Where pypdfium2 is missing, this is said of every PDF.
MISSING = "this is a PDF; to read it: pip install 'tellings[pdf]'"

_ENDS = {
    "encrypted": Trouble("encrypted", "the PDF is locked with a password; save it without, or save its text"),
    "damaged": Trouble("binary", "the PDF cannot be read as one; save it again, or give its text"),
    "too-many": Trouble(
        "too-many", f"only the first {MOST_PDF_PAGES} pages or {MOST_PDF_CHARACTERS} characters were read; give the pages of the story"
    ),
}
_CUT = Trouble("damaged", f"its reader stopped, or took more than {PDF_SECONDS} seconds; what it had read is given, save the PDF again")


def pdf_entries(data: bytes) -> Iterator[Found]:
    """Yield the text of a PDF as one page, and what was wrong with it."""
    if importlib.util.find_spec("pypdfium2") is None:
        yield Trouble("binary", MISSING)
        return
    sheets, end = _read(data)
    if end != "whole":
        yield _ENDS.get(end, _CUT)
    text = text_of(sheets)
    if text:
        yield Entry("", text.encode("utf-8", "replace"), "text/plain")
    elif end in ("whole", "too-many"):
        yield Trouble("no-words", "the PDF holds pictures of words only, or none; give the text of the article")


def _read(data: bytes) -> tuple[list[Sheet], str]:
    """Return the sheets of a PDF and how its reading ended, ``""`` where it broke off."""
    worker = str(Path(__file__).with_name("pdf_worker.py"))
    bounds = [str(each) for each in (MOST_PDF_PAGES, MOST_PDF_PIECES, MOST_PDF_CHARACTERS, PDF_SECONDS, PDF_MEMORY)]
    # -P: modules beside the worker must not stand before those of the standard library.
    command = [sys.executable, "-P", worker, *bounds]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=2 * PDF_SECONDS, check=False)
        printed = done.stdout
    except subprocess.TimeoutExpired as error:
        printed = error.stdout or b""
    except OSError:
        return [], ""
    sheets: list[Sheet] = []
    for line in printed.splitlines():
        try:
            said = json.loads(line)
        except ValueError:
            break
        if "end" in said:
            return sheets, str(said["end"])
        sheets.append(Sheet(said["height"], tuple(Piece(*piece) for piece in said["pieces"])))
    return sheets, ""
