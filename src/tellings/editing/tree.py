"""The family tree of a story's texts, laid out for a drawing, and said in sentences for those who do not see it.

Articles stand below each other as boxes, gathered by the text that most of their words belong to; each text has a label at the left.
A bar in each box shows which stretch of the article belongs to which text. Copies between articles are arrows at the right; what
comes from a hidden text, or belongs to a text besides the main one, is a line from the text's label.
"""

from collections.abc import Callable, Mapping

from tellings.editing.display import in_line, shortened
from tellings.editing.drawing import Arrow, Box, Label, Segment, Tree
from tellings.editing.lineage import letters, main_texts, sentences
from tellings.editing.phrases import percent
from tellings.model import Article, Copy, Story, Text

# All lengths are units of the drawing: a CSS pixel at full size.
_LABEL_WIDTH, _GAP, _BOX_WIDTH, _BOX_HEIGHT = 176, 100, 320, 58
_ROW, _GROUP_GAP, _MARGIN, _FIRST_LANE, _LANE, _BAR = 70, 18, 10, 44, 46, 296

# A box holds this many columns of its 13-unit type, a label this many of its 12-unit type.
_BOX_COLUMNS, _LABEL_COLUMNS = 38, 22

# More arrows than this at the right would make the drawing wider than a screen; the rest stands in the sentences below it.
_MOST_LANES = 12


def _segments(article: Article, story: Story, letter: Mapping[str, str]) -> tuple[Segment, ...]:
    told = article.told()
    length = sum(block.end - block.start for block in told) or 1
    found = []
    for place, text in enumerate(story.texts):
        for part in text.parts:
            if part.article != article.id:
                continue
            before = sum(max(0, min(block.end, part.start) - block.start) for block in told)
            inside = sum(max(0, min(block.end, part.end) - max(block.start, part.start)) for block in told)
            if inside:
                found.append(Segment(round(before / length * _BAR, 1), round(inside / length * _BAR, 1), letter[text.id], place % 6))
    return tuple(found)


def _anchor(article: str) -> str:
    return f"#{article}"


def lay_out(story: Story, articles: Mapping[str, Article], names: Mapping[str, str], link: Callable[[str], str] = _anchor) -> Tree:
    """Lay out the tree of one story. ``names`` are the short names of the articles by id, ``link`` makes the link to an article."""
    letter, main = letters(story.texts), main_texts(story)
    boxes: dict[str, Box] = {}
    labels: list[Label] = []
    y = _MARGIN + 6
    for place, text in enumerate(story.texts):
        own = sorted((a for a in story.articles if main.get(a) == place), key=lambda a: (a != text.root, names[a]))
        top = y
        for article in own:
            tag = "has the original" if article == text.root and len(text.articles) > 1 else ""
            boxes[article] = _box(articles[article], names[article], link(article), y, tag, _segments(articles[article], story, letter))
            y += _ROW
        height = max(y - top - _ROW + _BOX_HEIGHT, _BOX_HEIGHT)
        labels.append(Label(top, height if own else 0, letter[text.id], _label_lines(text), text.hidden))
        y += _GROUP_GAP + (0 if own else _ROW)
    for article in sorted(story.articles, key=lambda a: names[a]):
        if article not in boxes:
            boxes[article] = _box(articles[article], names[article], link(article), y, "", ())
            y += _ROW
    arrows, lanes, omitted = _arrows(story, boxes, dict(zip(letter, labels, strict=True)), main)
    frame = _LABEL_WIDTH + _GAP + _BOX_WIDTH + _MARGIN
    width = frame + 2 * _MARGIN + (_FIRST_LANE + lanes * _LANE - _MARGIN if lanes else 0)
    ordered = tuple(sorted(boxes.values(), key=lambda box: box.y))
    return Tree(width, y + _MARGIN - _GROUP_GAP + 6, frame, ordered, tuple(labels), arrows, sentences(story, names), omitted)


def _box(article: Article, name: str, href: str, y: int, tag: str, segments: tuple[Segment, ...]) -> Box:
    words = sum(len(article.text[block.start : block.end].split()) for block in article.told())
    publisher = in_line(article.publisher.text) if article.publisher else ""
    note = " · ".join(part for part in (f"{words:,} words", tag, publisher if publisher != name else "") if part)
    return Box(y, href, shortened(name, _BOX_COLUMNS), shortened(note, _BOX_COLUMNS + 8), segments)


def _label_lines(text: Text) -> tuple[str, ...]:
    lines = [in_line(text.agency)] if text.agency else []
    if text.hidden:
        lines.append("original not among")
        lines.append("these pages")
    elif len(text.articles) == 1:
        lines.append("one page only")
    elif text.root is None:
        lines.append("original not known")
    return tuple(shortened(line, _LABEL_COLUMNS) for line in lines)


def _arrows(
    story: Story, boxes: Mapping[str, Box], labels: Mapping[str, Label], main: Mapping[str, int]
) -> tuple[tuple[Arrow, ...], int, int]:
    """Return the arrows, how many lanes they take at the right, and how many copies found no lane."""
    found, drawn = [], set()
    entries: dict[str, int] = {}
    for text in story.texts:
        for article in text.articles:
            copy = next((copy for copy in story.copies if copy.source == text.id and copy.to == article), None)
            secondary = story.texts[main[article]].id != text.id if article in main else True
            if copy is None and not secondary:
                continue
            found.append(_from_label(labels[text.id], boxes[article], entries.get(article, 0), copy))
            entries[article] = entries.get(article, 0) + 1
            drawn.add((text.id, article))
    between = [copy for copy in story.copies if copy.source in boxes and copy.to in boxes and copy.source != copy.to]
    between.sort(key=lambda copy: (abs(boxes[copy.source].y - boxes[copy.to].y), boxes[copy.to].y, boxes[copy.source].y))
    taken: list[list[tuple[int, int]]] = []
    omitted = 0
    for copy in between:
        top, bottom = sorted((boxes[copy.source].y, boxes[copy.to].y))
        lane = next((n for n, spans in enumerate(taken) if all(bottom <= low or top >= high for low, high in spans)), len(taken))
        if lane >= _MOST_LANES:
            omitted += 1
            continue
        if lane == len(taken):
            taken.append([])
        taken[lane].append((top, bottom))
        found.append(_between(boxes[copy.source], boxes[copy.to], lane, copy))
    return tuple(found), len(taken), omitted


def _from_label(label: Label, box: Box, entry: int, copy: Copy | None) -> Arrow:
    x0, x1 = _MARGIN + _LABEL_WIDTH, _MARGIN + _LABEL_WIDTH + _GAP
    y1 = box.y + 16 + entry % 3 * 14
    inside = label.y <= box.y < label.y + label.height
    y0 = y1 if inside else label.y + 24
    middle = (x0 + x1) / 2
    words = percent(copy.share) if copy else ""
    return Arrow(f"M{x0} {y0} C{middle} {y0} {middle} {y1} {x1 - 3} {y1}", words, x1 - 28, y1 - 9, copy is not None)


def _between(source: Box, to: Box, lane: int, copy: Copy) -> Arrow:
    x = _MARGIN + _LABEL_WIDTH + _GAP + _BOX_WIDTH
    out = x + _FIRST_LANE + lane * _LANE
    y0, y1 = source.y + (40 if to.y > source.y else 18), to.y + (18 if to.y > source.y else 40)
    path = f"M{x} {y0} C{out + 12} {y0} {out + 12} {y1} {x + 4} {y1}"
    # The middle of a cubic curve whose ends are at x and whose handles are at out + 12 lies three quarters of the way out.
    return Arrow(path, percent(copy.share), x + (out + 12 - x) * 0.75, (y0 + y1) / 2, True)
