"""The words of tellings as frozen, typed values that go to JSON and back unchanged."""

from tellings.model.article import TOLD, Also, Article, Block, Dated, Dateline, Entry, Fact, Role
from tellings.model.correction import (
    Applied,
    Corrected,
    Corrections,
    GivenDirection,
    GivenKind,
    GivenRole,
    GivenSpeaker,
    Note,
)
from tellings.model.edition import Answer, Edition, Readings, schema
from tellings.model.page import Page, Problem
from tellings.model.point import Point, PointKind, PointType, Reading, Support, Value
from tellings.model.quantity import Quantity
from tellings.model.reuse import Copy, Origins, Reuse, Text
from tellings.model.span import Said, Span
from tellings.model.statement import EntityKind, Filler, Frame, Measured, Mention, Quoted, Statement, Timed
from tellings.model.story import Event, Evidence, Quote, Rejected, Story, TimelineEntry, Wording
from tellings.model.when import Precision, When

__all__ = [
    "TOLD",
    "Also",
    "Answer",
    "Applied",
    "Article",
    "Block",
    "Copy",
    "Corrected",
    "Corrections",
    "Dated",
    "Dateline",
    "Edition",
    "EntityKind",
    "Entry",
    "Event",
    "Evidence",
    "Fact",
    "Filler",
    "Frame",
    "GivenDirection",
    "GivenKind",
    "GivenRole",
    "GivenSpeaker",
    "Measured",
    "Mention",
    "Note",
    "Origins",
    "Page",
    "Point",
    "PointKind",
    "PointType",
    "Precision",
    "Problem",
    "Quantity",
    "Quote",
    "Quoted",
    "Reading",
    "Readings",
    "Rejected",
    "Reuse",
    "Role",
    "Said",
    "Span",
    "Statement",
    "Story",
    "Support",
    "Text",
    "Timed",
    "TimelineEntry",
    "Value",
    "When",
    "Wording",
    "schema",
]
