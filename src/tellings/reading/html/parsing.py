"""HTML source to a tree of elements, however broken or deep it is."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from tellings.reading.html.nesting import flattened

if TYPE_CHECKING:
    from lxml.etree import _Element
    from lxml.html import HtmlElement


def parse(text: str, utf8: bytes | None = None) -> "_Element | None":
    """Parse HTML, however broken; what is nested too deep for libxml2 is made flat first. ``None`` where there is no element at all.

    ``utf8`` are the bytes of ``text`` where they are at hand: to make them anew takes a sixth of the time.
    The elements are lxml's plain ones, which cost half of those of ``lxml.html``.
    """
    from lxml import etree

    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=False)
    root, is_cut = _parsed(text, parser, utf8)
    found: _Element | None = _parsed(flattened(text), parser)[0] if is_cut else root
    return found


def parse_for_trafilatura(text: str) -> "HtmlElement | None":
    """Parse HTML as `parse` does, into the elements that trafilatura takes and may change."""
    from lxml import etree
    from lxml import html as lxml_html

    parser = lxml_html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=False)
    # One class for all elements: to ask for that of each takes a quarter of trafilatura's time.
    parser.set_element_class_lookup(etree.ElementDefaultClassLookup(element=lxml_html.HtmlElement))
    root, is_cut = _parsed(text, parser)
    found: HtmlElement | None = _parsed(flattened(text), parser)[0] if is_cut else root
    return found


def _parsed(text: str, parser: Any, utf8: bytes | None = None) -> "tuple[Any, bool]":  # noqa: ANN401 - the stubs of lxml give its parsers no common type.
    """Return the root of a page and whether libxml2 left out what was nested too deep for it."""
    from lxml import etree

    try:
        data = text.encode("utf-8", "replace") if utf8 is None else utf8
        root = etree.fromstring(data.replace(b"\x00", "\ufffd".encode()), parser=parser)
    except (etree.LxmlError, ValueError):
        return None, _is_cut(parser.error_log)
    return root, _is_cut(parser.error_log)


def _is_cut(log: "Iterable[Any]") -> bool:
    return any("depth" in entry.message for entry in log)
