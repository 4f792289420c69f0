"""An edition in the forms that others read: tables, a report, TEI, annotations, feeds, and a bundle that can be checked years later.

Each function takes an :class:`~tellings.Edition` (from ``tellings.compare`` or from a library) and returns text or bytes.
"""

from tellings.editing.document import html
from tellings.exporting.addresses import tag
from tellings.exporting.annotations import web_annotation
from tellings.exporting.apparatus import tei, tei_witnesses, told_text
from tellings.exporting.bundling import BundleChecked, BundleFault, bundle, check_bundle
from tellings.exporting.errors import ExportError
from tellings.exporting.feed_of_story import story_feed
from tellings.exporting.feeds import Entry, Feed, atom, json_feed
from tellings.exporting.forms import FORMS, Form, export, form_of
from tellings.exporting.fragments import link_to
from tellings.exporting.readings import Row, rows
from tellings.exporting.report import markdown
from tellings.exporting.tables import csv, parquet

__all__ = [
    "FORMS",
    "BundleChecked",
    "BundleFault",
    "Entry",
    "ExportError",
    "Feed",
    "Form",
    "Row",
    "atom",
    "bundle",
    "check_bundle",
    "csv",
    "export",
    "form_of",
    "html",
    "json_feed",
    "link_to",
    "markdown",
    "parquet",
    "rows",
    "story_feed",
    "tag",
    "tei",
    "tei_witnesses",
    "told_text",
    "web_annotation",
]
