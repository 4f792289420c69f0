"""Pieces of text on sheets of paper as lines, columns and paragraphs, in the order of reading."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from tellings.capture.bounds import MOST_LINES_OF_SHEET

# Pieces on one line are as near as words, columns are not: in heights of a line.
_WORD_GAP = 0.8
# A line that reaches over a gutter by less than this still ends at it; in points.
_SLACK = 2.0
# Both sides of a gutter have so many lines; fewer are a table or chance.
_LEAST_OF_COLUMN = 3
# Lines that may cross a gutter: headlines and heads over both columns.
_MOST_CROSSING = 0.4
_MOST_CUTS = 6
# Gutters are sought at so many places of a region at most.
_MOST_GUTTERS = 400
# A paragraph ends where the gap is wider than this, the letters change by more, or a line is set in by more; in heights of a line.
_PARAGRAPH_GAP, _OTHER_SIZE, _INDENT, _DEEPEST_INDENT = 0.75, 0.15, 0.6, 4.0
# Running heads stand among the outermost lines of a sheet, in the outer tenth of its height, and on this share of the sheets.
_EDGE_LINES = 4
_MARGIN = 0.1
_RUNNING_SHARE = 0.4

# PDFium gives U+FFFE and U+0002 for the hyphen that a line ends with.
_HYPHENS = "-\u00ad\u2010\ufffe\x02"
_ENDING = re.compile(r"[.!?:…][\"'”’»)\]]{0,2}$")


class Piece(NamedTuple):
    """Words with the box that they fill, in points from the bottom left corner."""

    left: float
    bottom: float
    right: float
    top: float
    text: str

    @property
    def height(self) -> float:
        """The height of the box, never nothing."""
        return max(self.top - self.bottom, 0.1)


class Sheet(NamedTuple):
    """One page of paper."""

    height: float
    pieces: tuple[Piece, ...]


def text_of(sheets: Sequence[Sheet]) -> str:
    """Return the words of all sheets, paragraphs parted by empty lines."""
    lined = [_lines(sheet.pieces) for sheet in sheets]
    outer = [_edges(lines, sheet.height) for lines, sheet in zip(lined, sheets, strict=True)]
    running = _running(outer)
    blocks: list[list[Piece]] = []
    for lines, edges in zip(lined, outer, strict=True):
        kept = [line for line in lines if not (line in edges and _normal(line.text) in running)]
        blocks += _columns(kept, _MOST_CUTS)
    return _joined([paragraph for block in blocks for paragraph in _paragraphs(block)])


def _lines(pieces: Iterable[Piece]) -> list[Piece]:
    """Join pieces that stand beside each other; from top to bottom."""
    lines: list[Piece] = []
    for piece in sorted(pieces, key=lambda each: (-round(each.bottom), each.left, each.text)):
        words = " ".join(piece.text.split())
        last = lines[-1] if lines else None
        if last is not None and _beside(last, piece):
            gap = " " if piece.left - last.right > 0.1 * piece.height else ""
            lines[-1] = Piece(last.left, min(last.bottom, piece.bottom), piece.right, max(last.top, piece.top), last.text + gap + words)
        else:
            lines.append(piece._replace(text=words))
    return lines


def _beside(last: Piece, piece: Piece) -> bool:
    shared = min(last.top, piece.top) - max(last.bottom, piece.bottom)
    near = -piece.height < piece.left - last.right < _WORD_GAP * max(piece.height, last.height)
    return near and shared > 0.5 * min(last.height, piece.height)


def _edges(lines: Sequence[Piece], height: float) -> set[Piece]:
    ordered = sorted(lines, key=lambda line: line.bottom)
    margin = _MARGIN * height
    return {line for line in (*ordered[:_EDGE_LINES], *ordered[-_EDGE_LINES:]) if line.top < margin or line.bottom > height - margin}


def _normal(text: str) -> str:
    return re.sub(r"\d+", "#", text).casefold()


def _running(outer: Sequence[set[Piece]]) -> set[str]:
    """Return the heads and feet that come again sheet after sheet, numbers of pages aside."""
    counted = Counter(text for edges in outer for text in {_normal(line.text) for line in edges})
    return {text for text, count in counted.items() if count >= 2 and count >= _RUNNING_SHARE * len(outer)}


def _columns(lines: list[Piece], cuts: int) -> list[list[Piece]]:
    """Part lines at a gutter: what crosses it divides the sheet, and between, the left column comes before the right one."""
    gutter = _gutter(lines) if cuts else None
    if gutter is None:
        return [sorted(lines, key=lambda line: (-line.bottom, line.left))] if lines else []
    found: list[list[Piece]] = []
    left: list[Piece] = []
    right: list[Piece] = []
    for line in sorted(lines, key=lambda line: (-line.bottom, line.left)):
        if line.right <= gutter + _SLACK:
            left.append(line)
        elif line.left >= gutter - _SLACK:
            right.append(line)
        else:
            found += [*_columns(left, cuts - 1), *_columns(right, cuts - 1)]
            left, right = [], []
            if found and found[-1][-1].left < gutter < found[-1][-1].right:
                found[-1].append(line)
            else:
                found.append([line])
    return [*found, *_columns(left, cuts - 1), *_columns(right, cuts - 1)]


def _gutter(lines: Sequence[Piece]) -> float | None:
    """Return the place that the fewest lines cross, if columns stand on both sides of it, side by side."""
    if len(lines) > MOST_LINES_OF_SHEET:
        return None
    best: tuple[float, float] | None = None
    for place in sorted({round(line.left) - 1.0 for line in lines})[:_MOST_GUTTERS]:
        left = [line for line in lines if line.right <= place + _SLACK]
        right = [line for line in lines if line.left >= place - _SLACK]
        crossing = len(lines) - len(left) - len(right)
        if min(len(left), len(right)) < _LEAST_OF_COLUMN or crossing > _MOST_CROSSING * len(lines):
            continue
        if min(max(line.top for line in side) for side in (left, right)) <= max(
            min(line.bottom for line in side) for side in (left, right)
        ):
            continue
        if best is None or (crossing, place) < best:
            best = (crossing, place)
    return best[1] if best else None


def _paragraphs(lines: Sequence[Piece]) -> list[list[Piece]]:
    found: list[list[Piece]] = []
    for line in lines:
        last = found[-1][-1] if found else None
        if last is None or _apart(last, line):
            found.append([line])
        else:
            found[-1].append(line)
    return found


def _apart(last: Piece, line: Piece) -> bool:
    height = max(last.height, line.height)
    indent = line.left - last.left
    return (
        last.bottom - line.top > _PARAGRAPH_GAP * height
        or abs(last.height - line.height) > 2 * _OTHER_SIZE * height
        or (_INDENT * height < indent < _DEEPEST_INDENT * height and _ENDING.search(last.text) is not None)
    )


def _joined(paragraphs: Sequence[Sequence[Piece]]) -> str:
    """Join lines to paragraphs; one that a column or a sheet cuts in its sentence goes on in the next."""
    whole = Counter(word for lines in paragraphs for line in lines for word in re.findall(r"[^\W\d_]+-[^\W\d_]+", line.text))
    texts: list[list[str]] = []
    last: Piece | None = None
    for lines in paragraphs:
        goes_on = last is not None and _goes_on(last, lines[0])
        if not goes_on:
            texts.append([])
        for line in lines:
            _add_line(texts[-1], line.text, whole)
        last = lines[-1]
    return "\n\n".join("".join(text) for text in texts) + ("\n" if texts else "")


def _goes_on(last: Piece, line: Piece) -> bool:
    above = line.bottom >= last.bottom
    return (
        above
        and not _ENDING.search(last.text)
        and line.text[:1].islower()
        and abs(last.height - line.height) <= 2 * _OTHER_SIZE * last.height
    )


def _add_line(parts: list[str], line: str, whole: Counter[str]) -> None:
    """Add a line to the parts of a paragraph; the hyphen before it goes, unless it belongs to the word."""
    last = parts[-1] if parts else ""
    if last[-1:] and last[-1] in _HYPHENS and last[-2:-1].isalpha():
        head, tail = re.search(r"[^\W\d_]*$", last[:-1][-60:]), re.match(r"[^\W\d_]*", line[:60])
        compound = f"{head[0] if head else ''}-{tail[0] if tail else ''}"
        # A word that is written with its hyphen elsewhere keeps it, and a name after one ("Mid-Atlantic").
        parts[-1] = last[:-1] + ("-" if compound in whole or not line[:1].islower() else "")
        parts.append(line)
    else:
        parts.append(f" {line}" if last else line)
