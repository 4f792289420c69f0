"""XML to a tree: no entities, no network, no outside definitions, bounded depth; a broken end is read as far as it goes."""

import re
from collections.abc import Iterator
from html import escape, unescape
from html.entities import name2codepoint
from typing import TYPE_CHECKING

from tellings.capture.bounds import MOST_NODES
from tellings.capture.source import Trouble

if TYPE_CHECKING:
    from lxml.etree import _Element


# Feeds use the names of HTML for characters, which XML does not know; those that XML knows, and all others, stay.
_NAMED = re.compile(rb"&([A-Za-z]{2,8});")
_OF_XML = frozenset({"lt", "gt", "amp", "quot", "apos"})


def _numbered(found: re.Match[bytes]) -> bytes:
    name = found[1].decode("ascii")
    point = None if name in _OF_XML else name2codepoint.get(name)
    return b"&#%d;" % point if point else found[0]


# An entity that the file declares. What stands for nothing but a character has a name of HTML and is read as that character.
_DECLARED = re.compile(rb"<!ENTITY\s{1,9}%?\s{0,9}([\w.:-]{1,100})[^>]{0,200}")


def _without_entities(data: bytes) -> tuple[bytes, int]:
    """Leave out the references to entities that the file declares; return how many there were. In linear time: none is ever expanded."""
    names = frozenset(found[1] for found in _DECLARED.finditer(data))
    left_out = 0

    def nothing(found: re.Match[bytes]) -> bytes:
        nonlocal left_out
        if found[1] not in names:
            return found[0]
        left_out += 1
        return b""

    if names:
        data = re.sub(rb"&([\w.:-]{1,100});", nothing, data)
    return data, left_out


def tree(data: bytes) -> "tuple[_Element | None, Trouble | None]":
    """Parse XML; entities that the file defines stand for nothing, so that none can grow (and libxml2 ends beyond 256 levels)."""
    from lxml import etree

    if data.count(b"<") > MOST_NODES:
        return None, Trouble("too-large", f"the XML has more than {MOST_NODES:,} tags; divide the file")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False, recover=True, remove_comments=True,
        remove_pis=True, strip_cdata=True,
    )  # fmt: skip
    plain, left_out = _without_entities(_NAMED.sub(_numbered, data))
    try:
        root = etree.fromstring(plain, parser)
    except (etree.LxmlError, ValueError) as error:
        return None, Trouble("damaged", f"the file is no XML that can be read: {_said(error)}; save it again")
    if root is None:
        return None, Trouble("damaged", "the file is no XML that can be read; save it again")
    serious = [entry.message for entry in parser.error_log if entry.level_name == "FATAL"]
    said = f"the XML is damaged ({serious[0][:150].strip()}); what could be read was read, save it again" if serious else ""
    if left_out and not said:
        return root, Trouble("entities", f"{left_out} references to entities of its own were left out; save the file again without them")
    return root, Trouble("damaged", said) if said else None


def local(element: "_Element") -> str:
    """Return the name of an element without its namespace; ``""`` for what is no element."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def children(element: "_Element", *names: str) -> "Iterator[_Element]":
    """Yield the children of these names, in the order of the names."""
    for name in names:
        yield from (child for child in element if local(child) == name)


def below(element: "_Element", *names: str) -> "Iterator[_Element]":
    """Yield the descendants of these names, in order of the file."""
    wanted = set(names)
    yield from (each for each in element.iter() if local(each) in wanted)


def words(element: "_Element | None") -> str:
    """Return the text in an element and all that it holds."""
    return "".join(str(each) for each in element.itertext()).strip() if element is not None else ""


def first(element: "_Element", *names: str) -> str:
    """Return the text of the first child that has some, names in order of preference."""
    return next((text for child in children(element, *names) if (text := words(child))), "")


def markup(element: "_Element") -> str:
    """Return what an element holds as HTML, without the names of namespaces."""
    from lxml import etree

    for each in element.iter():
        if isinstance(each.tag, str):
            each.tag = local(each)
    etree.cleanup_namespaces(element)
    inner = [escape(element.text or "")]
    inner += [etree.tostring(child, method="html", encoding="unicode") for child in element if isinstance(child.tag, str)]
    return "".join(inner)


def _said(error: Exception) -> str:
    return str(error)[:150].strip() or type(error).__name__


def untagged(html: str) -> str:
    """Return the words of a short piece of HTML, for titles."""
    return " ".join(unescape(re.sub(r"<[^<>]{0,500}>", " ", html[:5_000])).split())
