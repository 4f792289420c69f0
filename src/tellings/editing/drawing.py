"""What the drawing of a family tree is made of, in units of the drawing: a CSS pixel at full size."""

from typing import NamedTuple


class Segment(NamedTuple):
    """A stretch of an article's bar that belongs to a text: where, how wide, whose letter and which of the patterns."""

    x: float
    width: float
    letter: str
    pattern: int


class Box(NamedTuple):
    """An article: its place, its two lines of words and its bar."""

    y: int
    href: str
    name: str
    note: str
    segments: tuple[Segment, ...]


class Label(NamedTuple):
    """A text: its letter and name, its frame around the articles that it gathers (height 0 where none), dashed where hidden."""

    y: int
    height: int
    letter: str
    lines: tuple[str, ...]
    hidden: bool


class Arrow(NamedTuple):
    """A line of the drawing: its path, its words with their place, and whether it is a copy (with a head) or a mere part."""

    path: str
    words: str
    x: float
    y: float
    copy: bool


class Tree(NamedTuple):
    """A drawing of ``width`` by ``height`` units, frames of texts ``frame`` wide, and the same in sentences."""

    width: int
    height: int
    frame: int
    boxes: tuple[Box, ...]
    labels: tuple[Label, ...]
    arrows: tuple[Arrow, ...]
    sentences: tuple[tuple[str, str], ...]
    omitted: int
