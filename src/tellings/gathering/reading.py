"""An answer or a file read as a source: a list with what it names, or a page."""

from typing import NamedTuple

from tellings.capture.bounds import LARGEST_TREE
from tellings.capture.forms.entry import Entry, shown
from tellings.capture.forms.recognising import HEAD, form_of
from tellings.capture.web.answers import Answer
from tellings.capture.web.refusing import RefusedError
from tellings.gathering.lists import Listing, listing_of
from tellings.gathering.recognising import Kind, expects_list, is_web_page, kind_of, unzipped
from tellings.gathering.shelf import Found
from tellings.model import Page

# Bytes of a file by which its kind is seen: one more than are looked at, so that a line that is cut is known for it.
_HEAD = HEAD + 1


class Read(NamedTuple):
    """A source that was read: its kind, and its listing if it is a list."""

    kind: Kind
    listing: Listing | None


def read_answer(answer: Answer, *, expected: bool) -> Read:
    """Read an answer; ``expected`` where it was a list before, or another list says that it is one.

    Raises:
        RefusedError: it is a web page, where a list was expected.
    """
    data = unzipped(answer.data)
    expected = expected or expects_list(answer.address, answer.media_type)
    kind = kind_of(data, expected=expected)
    if kind != "page":
        return Read(kind, listing_of(kind, answer.final, data, answer.charset))
    if expected and form_of(answer.address, data[:HEAD]) in (None, "feed"):
        what = "a web page" if is_web_page(data) else "something else"
        said = f"there is {what} where a feed or sitemap was expected; look at it in a browser, and give the address of the feed itself"
        raise RefusedError(answer.address, "not-a-feed", said)
    return Read(kind, None)


def read_file(path: str) -> Read:
    """Read a file; what is no list is not read here.

    Raises:
        OSError: it cannot be read.
    """
    with open(path, "rb") as stream:
        head = stream.read(_HEAD)
        kind = kind_of(unzipped(head), expected=expects_list(f"file:{path}"))
        if kind == "page":
            return Read(kind, None)
        data = head + stream.read(LARGEST_TREE + 1 - len(head))
    return Read(kind, listing_of(kind, path, unzipped(data)))


def own_pages(source: str, listing: Listing, at: str) -> tuple[Found, ...]:
    """Return the stories of a feed that have no address, as pages named by the feed and their own name."""
    named: dict[str, Entry] = {}
    for story in listing.own:
        named.setdefault(shown(story.label), story)
    return tuple(Found(Page(f"{source}#{label}", story.data, story.media_type, at)) for label, story in named.items())
