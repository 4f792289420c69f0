"""A file as pages: its form recognised, what it holds opened, whatever lies in whatever, and every bound kept."""

from collections.abc import Iterator
from typing import BinaryIO

from tellings.capture.bounds import DEEPEST, LARGEST_PAGE, LARGEST_TOTAL, LARGEST_TREE, LARGEST_WHOLE, MOST_PAGES, MOST_PROBLEMS
from tellings.capture.forms.entry import Entry, Found, shown
from tellings.capture.forms.feeds import feed_entries
from tellings.capture.forms.gzipped import inflated
from tellings.capture.forms.json_files import json_entries
from tellings.capture.forms.json_lines import line_entries
from tellings.capture.forms.messages import mail, saved_page
from tellings.capture.forms.newsml import newsml_entries
from tellings.capture.forms.pdf import pdf_entries
from tellings.capture.forms.recognising import HEAD, Form, form_of
from tellings.capture.forms.wacz import warcs_of
from tellings.capture.forms.warc import warc_entries
from tellings.capture.forms.zstd import unpacked
from tellings.capture.media import media_type
from tellings.capture.source import Source, Trouble
from tellings.model import Page, Problem

_WHOLE = {"feed": feed_entries, "newsml": newsml_entries, "saved-page": saved_page, "mail": mail, "pdf": pdf_entries}
_FLAT = ("saved-page", "mail", "pdf")
_PAGE_LIMIT = LARGEST_PAGE // 1024**2


def pages_of(name: str, stream: BinaryIO, *, most: int | None = None, largest: int | None = None) -> Iterator[tuple[Page, bool] | Problem]:
    """Yield the pages of a file, each with whether its name is its own address, and its problems; in the order of the file.

    A file that is no container is one page. Names are the file's own, or ``FILE#LABEL``; a label that comes again is numbered. At ``most``
    so many pages are taken, with so many bytes together as the ``largest`` file may hold; by default what a comparison can hold in memory.
    """
    most, largest = most or MOST_PAGES, largest or LARGEST_TOTAL
    named: dict[str, int] = {}
    pages = size = told = untold = 0
    for found in _opened(name, Source(stream.read), stream, 1):
        if isinstance(found, Trouble):
            told, untold = (told + 1, untold) if told < MOST_PROBLEMS else (told, untold + 1)
            if not untold:
                yield Problem(_name(name, found.label), found.code, found.message)
            continue
        if pages == most or size + len(found.data) > largest:
            limit = f"{most} pages" if pages == most else f"{largest // 1024**2} MiB of pages"
            yield Problem(name, "too-many", f"only the first {limit} were taken; divide the file")
            break
        pages, size = pages + 1, size + len(found.data)
        label = shown(found.label) if found.alone else _name(name, found.label)
        named[label] = named.get(label, 0) + 1
        while named[label] > 1 and f"{label} ({named[label]})" in named:
            named[label] += 1
        unique = label if named[label] == 1 else f"{label} ({named[label]})"
        named.setdefault(unique, 1)
        yield Page(unique, found.data, found.media_type or media_type(found.label or name, found.data), found.captured), found.alone
    if untold:
        yield Problem(name, "too-many", f"{untold} more entries have problems; the first {MOST_PROBLEMS} are told")


def _name(name: str, label: str) -> str:
    return f"{name}#{shown(label)}" if shown(label) else name


def _opened(name: str, source: Source, stream: BinaryIO | None, depth: int) -> Iterator[Found]:
    form = form_of(name, source.peek(HEAD))
    if depth > DEEPEST:
        yield Trouble("too-deep", f"containers lie in containers more than {DEEPEST} deep; unpack them and give the pages")
    elif form == "gzip":
        yield from _opened(name.removesuffix(".gz"), inflated(source), None, depth + 1)
    elif form == "zstd":
        yield from _opened(name.removesuffix(".zst"), unpacked(source), None, depth + 1)
    elif form == "warc":
        yield from _inner(_some(warc_entries(source)), depth)
    elif form == "zip":
        yield from _zip(name, stream, depth)
    elif form == "json-lines":
        yield from _inner(_some(line_entries(source)), depth)
    elif form is not None:
        yield from _whole(form, source)
    else:
        yield from _page(source)
    if source.trouble:
        yield source.trouble


def _zip(name: str, stream: BinaryIO | None, depth: int) -> Iterator[Found]:
    if stream is None:
        yield Trouble("binary", "a zip file lies in another file; unpack it and give what it holds")
        return
    members = warcs_of(name, stream)
    if members is None:
        stream.seek(0)
        yield from _page(Source(stream.read))
        return
    for member in members:
        if isinstance(member, Trouble):
            yield member
        else:
            yield from _opened(member[0], member[1], None, depth + 1)


def _whole(form: Form, source: Source) -> Iterator[Found]:
    largest = LARGEST_WHOLE if form in _FLAT else LARGEST_TREE
    data = source.read(largest + 1)
    if len(data) > largest:
        yield Trouble("too-large", f"the file is larger than {largest // 1024**2} MiB; divide it, or give the pages themselves")
        return
    if _is_bomb(source):
        return
    entries = json_entries(data) if form == "json" else _WHOLE[form](data)
    if entries is None:
        # JSON of no known form is a page of text, as any other file.
        yield from _page(Source.of(data))
        return
    for found in entries:
        yield from _bounded(found)


def _inner(entries: Iterator[Found], depth: int) -> Iterator[Found]:
    """Open what lies in an archive: a page that is compressed once more, or a PDF."""
    for found in entries:
        if isinstance(found, Entry) and form_of("", found.data[:HEAD]) in ("gzip", "zstd", "pdf"):
            for inner in _opened("", Source.of(found.data), None, depth + 1):
                if isinstance(inner, Entry):
                    yield from _bounded(inner._replace(label=found.label, captured=found.captured, alone=found.alone))
                else:
                    yield inner._replace(label=found.label)
        else:
            yield from _bounded(found)


def _some(entries: Iterator[Found]) -> Iterator[Found]:
    """Pass entries on, and say so where there are none."""
    is_empty = True
    for found in entries:
        is_empty = False
        yield found
    if is_empty:
        yield Trouble("empty", "the archive holds no pages; give one that does")


def _bounded(found: Found) -> Iterator[Found]:
    if isinstance(found, Entry) and len(found.data) > LARGEST_PAGE:
        yield Trouble("too-large", f"the page is larger than {_PAGE_LIMIT} MiB; cut out the article and give that", found.label)
    elif isinstance(found, Entry) and not found.data:
        yield Trouble("empty", "the page is empty; save it again", found.label)
    else:
        yield found


def _page(source: Source) -> Iterator[Found]:
    data = source.read(LARGEST_PAGE + 1)
    if len(data) > LARGEST_PAGE:
        yield Trouble("too-large", f"the page is larger than {_PAGE_LIMIT} MiB; cut out the article and give that")
    elif data and not _is_bomb(source):
        yield Entry("", data, None)
    elif not source.trouble:
        yield Trouble("empty", "the file is empty; save the page again")


def _is_bomb(source: Source) -> bool:
    """Tell whether bytes end because there were far too many: what was read of them is no part of a page."""
    return source.trouble is not None and source.trouble.code == "too-large"
