"""The forms that an edition can be written in, by name."""

from collections.abc import Callable
from typing import NamedTuple

from tellings.editing.document import html
from tellings.exporting.annotations import web_annotation
from tellings.exporting.apparatus import tei
from tellings.exporting.errors import ExportError
from tellings.exporting.feed_of_story import story_feed
from tellings.exporting.feeds import Feed, atom, json_feed
from tellings.exporting.report import markdown
from tellings.exporting.tables import csv, parquet
from tellings.model import Edition


class Form(NamedTuple):
    """A form: what it is called in a sentence, its media type, the usual ending of its files, and the function that writes it.

    ``write`` is ``None`` for the bundle, which needs the pages too, and for the feeds, which know times that an edition does not.
    """

    what: str
    media_type: str
    ending: str
    write: Callable[[Edition], str | bytes] | None
    feed: Callable[[Feed], str] | None = None


FORMS: dict[str, Form] = {
    "json": Form("edition", "application/json", ".json", Edition.to_json),
    "csv": Form("table of readings", "text/csv; charset=utf-8; header=present", ".csv", csv),
    "parquet": Form("table of readings", "application/vnd.apache.parquet", ".parquet", parquet),
    "md": Form("report", "text/markdown; charset=utf-8", ".md", markdown),
    "html": Form("page", "text/html; charset=utf-8", ".html", html),
    "tei": Form("apparatus", "application/tei+xml", ".xml", tei),
    "webannotation": Form("annotations", 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"', ".jsonld", web_annotation),
    "feed": Form("feed", "application/atom+xml", ".atom", None, atom),
    "jsonfeed": Form("feed", "application/feed+json", ".feed.json", None, json_feed),
    "bundle": Form("bundle", "application/zip", ".zip", None),
}

# Forms that can be had of an edition alone.
ALONE = tuple(name for name in FORMS if name != "bundle")


def export(edition: Edition, form: str, *, feed: Feed | None = None) -> bytes:
    r"""Return an edition in a form of :data:`FORMS`, as the bytes of a file: UTF-8, with unpaired surrogates as escapes (``\ud800``).

    ``feed`` is what the two feeds are written of, by default :func:`story_feed` of the edition.

    Raises:
        ExportError: there is no such form, it needs more than the edition (a bundle: its pages), or an extra that is not installed.
    """
    found = FORMS.get(form)
    if found is None:
        raise ExportError(f"there is no form '{form}'; there are {', '.join(FORMS)}")
    if found.feed is not None:
        written: str | bytes = found.feed(feed or story_feed(edition))
    elif found.write is not None:
        written = found.write(edition)
    else:
        raise ExportError(f"a {form} holds the pages too: in Python, tellings.exporting.bundle(edition, pages)")
    return written if isinstance(written, bytes) else written.encode("utf-8", "backslashreplace")


def form_of(name: str) -> str | None:
    """Return the form that a file of this name has by its ending; ``None`` where none has it."""
    matching = [form for form, found in FORMS.items() if name.casefold().endswith(found.ending)]
    return max(matching, key=lambda form: len(FORMS[form].ending), default=None)
