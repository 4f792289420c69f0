"""The tool that compares pages which the library does not hold; nothing of them is kept."""

from pathlib import Path

from tellings.capture.web.addresses import is_address
from tellings.comparison import compare as compare_pages
from tellings.editing.display import in_line
from tellings.errors import CaptureError
from tellings.mcp.answers import ComparedAnswer
from tellings.mcp.arguments import CompareArguments, PageGiven
from tellings.mcp.telling import story_told
from tellings.mcp.tool import Desk
from tellings.model import Page


def compare(desk: Desk, asked: CompareArguments) -> ComparedAnswer:
    """Return the stories that pages tell, compared.

    Raises:
        CaptureError: a page is not given in one way, or may not be read.
        NothingReadError: none of the pages could be read.
    """
    edition = compare_pages([_page(desk, page, number) for number, page in enumerate(asked.pages, start=1)])
    told = tuple(story_told(edition, story, kinds=asked.kinds, limit=asked.limit, offset=asked.offset) for story in edition.stories)
    return ComparedAnswer(told, edition.problems)


def _page(desk: Desk, given: PageGiven, number: int) -> str | Path | Page:
    """Return a page as the comparison takes it; a name never becomes a file or an address that is read."""
    name = given.name or f"page {number}"
    if [given.text, given.file, given.address].count(None) != 2:
        raise CaptureError(in_line(name), "usage", "give each page in exactly one way: `text`, `file` or `address`")
    if given.text is not None:
        media_type = "text/html" if given.text.lstrip()[:1] == "<" else "text/plain"
        return Page.from_text(given.text, name=name, media_type=media_type)
    if given.file is not None:
        return desk.file(given.file)
    return _address(desk, given.address or "")


def _address(desk: Desk, address: str) -> str:
    if not desk.fetches:
        raise CaptureError(in_line(address), "refused", "this server fetches nothing; give the page as text, or start it with --fetch")
    if not is_address(address):
        raise CaptureError(in_line(address), "address", "this is no address of the web; it begins with http:// or https://")
    return address
