"""What a list says: the addresses it names, the further lists, and the stories that it carries itself."""

from collections.abc import Iterable
from typing import NamedTuple

from tellings.capture.forms.entry import Entry
from tellings.capture.source import Trouble
from tellings.capture.web.addresses import is_address, joined, one_address
from tellings.capture.web.refusing import RefusedError
from tellings.gathering.bounds import LONGEST_SAID, MOST_FURTHER, MOST_LISTED
from tellings.gathering.shelf import Listed


class Named(NamedTuple):
    """An entry as a list has it: ``link`` as it stands there (empty for none), ``said`` when it changed, ``label`` its name in the list."""

    link: str
    said: str = ""
    label: str = ""


class Listing(NamedTuple):
    """A list that was read.

    ``stories`` are whole stories of entries by the address they link to, ``own`` those of entries without one. ``troubles`` say what was
    wrong with the list; the rest of it was read.
    """

    listed: tuple[Listed, ...] = ()
    further: tuple[str, ...] = ()
    stories: dict[str, Entry] = {}  # noqa: RUF012 - never changed.
    own: tuple[Entry, ...] = ()
    troubles: tuple[Trouble, ...] = ()


def listing(base: str, entries: Iterable[Named], whole: Iterable[Entry] = (), troubles: Iterable[Trouble] = ()) -> Listing:
    """Make a listing of the entries of a list at ``base``: relative addresses made whole, what is named twice taken once."""
    told = list(troubles)
    listed: dict[str, str] = {}
    labels: dict[str, str] = {}
    wrong = left_out = 0
    for entry in entries:
        address = whole_address(base, entry.link)
        if address is None:
            wrong += bool(entry.link)
            continue
        if address not in listed and len(listed) == MOST_LISTED:
            left_out += 1
            continue
        # Of two that differ, the one that says more: feeds name a story twice, once with its date.
        listed[address] = max(listed.get(address, ""), entry.said[:LONGEST_SAID])
        labels.setdefault(entry.label, address)
    if wrong:
        told.append(Trouble("address", f"{wrong} entries lead to what is no web address; they were left out"))
    if left_out:
        told.append(Trouble("too-many", f"only the first {MOST_LISTED:,} addresses were taken, {left_out:,} were left out"))
    stories: dict[str, Entry] = {}
    own: list[Entry] = []
    for story in whole:
        if story.label in labels:
            stories.setdefault(labels[story.label], story)
        else:
            own.append(story)
    return Listing(tuple(Listed(address, said) for address, said in listed.items()), (), stories, tuple(own), tuple(told))


def further(base: str, links: Iterable[str]) -> Listing:
    """Make a listing of a list of lists."""
    found = list(dict.fromkeys(address for link in links if (address := whole_address(base, link))))
    said = f"only the first {MOST_FURTHER:,} feeds or sitemaps were taken, {len(found) - MOST_FURTHER:,} were left out"
    return Listing(further=tuple(found[:MOST_FURTHER]), troubles=(Trouble("too-many", said),) if len(found) > MOST_FURTHER else ())


def whole_address(base: str, link: str) -> str | None:
    """Return a link of a list as an address, ``None`` where it is none."""
    if not link.strip():
        return None
    whole = joined(base, link) if is_address(base) else link.strip()
    try:
        return one_address(whole) if is_address(whole) else None
    except RefusedError:
        return None
