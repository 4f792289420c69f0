"""HTML source to a tree of elements, however broken or deep it is."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from tellings.reading.html.nesting import flattened

if TYPE_CHECKING:
    from lxml.html import HtmlElement


def parse(text: str) -> "HtmlElement | None":
    """Parse HTML, however broken; what is nested too deep for libxml2 is made flat first. ``None`` where there is no element at all."""
    root, is_cut = _parsed(text)
    return _parsed(flattened(text))[0] if is_cut else root


def _parsed(text: str) -> "tuple[HtmlElement | None, bool]":
    """Return the root of a page and whether libxml2 left out what was nested too deep for it."""
    from lxml import etree
    from lxml import html as lxml_html

    parser = lxml_html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        root = lxml_html.document_fromstring(text.replace("\x00", "\ufffd").encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError):
        return None, _is_cut(parser.error_log)
    return root, _is_cut(parser.error_log)


def _is_cut(log: "Iterable[Any]") -> bool:
    return any("depth" in entry.message for entry in log)
