"""NewsML-G2 (IPTC): each news item with its words, in XHTML, NITF or as plain data, and what its metadata print."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tellings.capture.forms.composing import Item, composed
from tellings.capture.forms.entry import Entry, Found, moment
from tellings.capture.forms.trees import below, children, first, local, markup, tree, words
from tellings.capture.source import Trouble

if TYPE_CHECKING:
    from lxml.etree import _Element


def newsml_entries(data: bytes) -> Iterator[Found]:
    """Yield the news items of a NewsML-G2 file in its order; pictures and films, which have no words, are counted in one problem."""
    root, trouble = tree(data)
    if trouble:
        yield trouble
    if root is None:
        return
    items = (
        [root]
        if local(root) == "newsItem"
        else [item for where in (root, *children(root, "itemSet")) for item in children(where, "newsItem")]
    )
    wordless = 0
    for item in items:
        made = _item(item)
        if made.html or made.text:
            label = "" if len(items) == 1 else item.get("guid") or made.title
            yield Entry(label, composed(made), "text/html")
        else:
            wordless += 1
    if wordless or not items:
        yield Trouble("no-words", f"{wordless} of {len(items)} news items have no text inside; give the items of text")


def _item(item: "_Element") -> Item:
    item_meta = next(children(item, "itemMeta"), item)
    content_meta = next(children(item, "contentMeta"), item)
    html, inner = _content(item)
    created = first(content_meta, "contentCreated") or first(item_meta, "firstCreated") or first(item_meta, "versionCreated")
    language = next(children(content_meta, "language"), None)
    return Item(
        title=first(content_meta, "headline") or inner.get("title", "") or first(item_meta, "title"),
        html=html,
        text=inner.get("text", ""),
        authors=_authors(content_meta, inner),
        publisher=_provider(item_meta),
        published=moment(created),
        updated=moment(first(content_meta, "contentModified") or first(item_meta, "versionCreated")),
        dateline=first(content_meta, "dateline") or inner.get("dateline", ""),
        credit=first(content_meta, "creditline"),
        language=(language.get("tag") or "") if language is not None else "",
    )


def _authors(content_meta: "_Element", inner: dict[str, str]) -> tuple[str, ...]:
    printed = first(content_meta, "by") or inner.get("byline", "")
    if printed:
        return (printed[3:] if printed[:3].lower() == "by " else printed,)
    creators = [first(each, "name") or each.get("literal") or "" for each in children(content_meta, "creator")]
    return tuple(dict.fromkeys(name for name in creators if name))


def _provider(item_meta: "_Element") -> str:
    provider = next(children(item_meta, "provider"), None)
    return (first(provider, "name") or provider.get("literal") or "") if provider is not None else ""


def _content(item: "_Element") -> tuple[str, dict[str, str]]:
    """Return the words as HTML, and what stands in them that is metadata elsewhere."""
    inner: dict[str, str] = {}
    for content in below(item, "inlineXML", "inlineData"):
        if local(content) == "inlineData":
            kind = (content.get("contenttype") or "text/plain").lower()
            text = words(content)
            if text and not content.get("encoding"):
                return (text, inner) if "html" in kind else ("", inner | {"text": text})
            continue
        nitf = next(below(content, "nitf"), None)
        if nitf is not None:
            inner |= {
                name: text
                for name, tag in (("title", "hl1"), ("byline", "byline"), ("dateline", "dateline"))
                if (text := next((words(each) for each in below(nitf, tag)), ""))
            }
        body = next(below(content, "body.content", "body"), None)
        blocks = next(below(nitf, "body.content"), None) if nitf is not None else body
        if blocks is None:
            blocks = body if body is not None else content
        if words(blocks):
            return markup(blocks), inner
    return "", inner
