"""The findings of a story in a few lines of a terminal each: who shares wording, and the points of each kind."""

from collections.abc import Iterable, Mapping, Sequence

from tellings.editing.display import in_line, shortened
from tellings.editing.lines import Lines
from tellings.editing.names import listed
from tellings.editing.phrases import KINDS, count, percent, speakers_phrase, value_phrase
from tellings.model import Article, Point, PointKind, PointType, Reading, Reuse, Span, Story

# How many points of a kind are told before "… and 12 more": all conflicts that a small story has, a taste of what agrees.
_SHOWN: dict[PointKind, int] = {"conflict": 8, "update": 4, "variant": 3, "agreed": 5, "copied": 0, "single": 1}

# A point shows this many of its readings; more than two are rare.
_READINGS = 3

# What one page alone says is shown by one example, in these columns: with the page's name, a line of a terminal of 80.
_SINGLE = 48

# Words of a page are cut to this many columns: a line and a half of a terminal of 80.
_QUOTED = 110

# Types of points in the order in which they tell a reader most in few words.
_TELLING: tuple[PointType, ...] = ("quantity", "when", "quote", "polarity", "role", "entity", "place", "attribution", "event")

# Marks that a page's words may begin or end with; the summary sets its own around them.
_MARKS = '“”"«»„ '

# Colours help but carry nothing alone: each kind has its sign and its heading.
_STYLES: dict[PointKind, str] = {
    "conflict": "bold red",
    "update": "bold yellow",
    "variant": "bold magenta",
    "agreed": "bold green",
    "copied": "bold",
    "single": "bold",
}


def tell_kinship(lines: Lines, story: Story, names: Mapping[str, str]) -> None:
    """Say who shares wording with whom: each pair once, copies with their share where it is known."""
    pairs: dict[tuple[str, str], list[Reuse]] = {}
    for reuse in story.reuse:
        pairs.setdefault((reuse.a.article, reuse.b.article), []).append(reuse)
    copied = {frozenset((copy.source, copy.to)): copy for copy in story.copies}
    shown = []
    for (a, b), found in sorted(pairs.items(), key=lambda pair: (-sum(len(reuse.a) for reuse in pair[1]), pair[0])):
        kinds = {kind: sum(reuse.kind == kind for reuse in found) for kind in ("narration", "quote")}
        what = [count(kinds["narration"], "copied passage")] if kinds["narration"] else []
        what += [count(kinds["quote"], "shared quote")] if kinds["quote"] else []
        copy = copied.get(frozenset((a, b)))
        if copy is not None:
            who = f"{names[copy.to]} ← {names[copy.source]} ({percent(copy.share)} of {names[copy.to]})"
        else:
            who = " – ".join(sorted((names[a], names[b])))
        shown.append(f"{who}: {' and '.join(what)}{_from_hidden(story, a, b)}")
    alone = sorted(names[article] for article in story.articles if article in names and not any(article in pair for pair in pairs))
    if len(story.articles) < 2:
        return
    lines.heading("Who shares wording with whom")
    for words in shown[:8]:
        lines.add(words, 2)
    if len(shown) > 8:
        lines.add(f"… and {count(len(shown) - 8, 'more pair')}", 2)
    if alone:
        lines.add(f"{listed(alone, 6)}: wording of {'its' if len(alone) == 1 else 'their'} own", 2)


def _from_hidden(story: Story, a: str, b: str) -> str:
    """Say from which text two articles have their shared wording, where that text is on none of the pages."""
    text = next((text for text in story.texts if text.hidden and a in text.articles and b in text.articles), None)
    if text is None:
        return ""
    return f", from a text on none of these pages{f' ({in_line(text.agency)})' if text.agency else ''}"


def tell_points(lines: Lines, story: Story, articles: Mapping[str, Article], names: Mapping[str, str]) -> None:
    """Tell the points of a story, conflicts first."""
    for kind in KINDS:
        points = [point for point in story.points if point.kind == kind]
        if points and kind == "single":
            _singles(lines, points, articles, names)
        elif points:
            _kind(lines, kind, points, articles, names)


def _kind(lines: Lines, kind: PointKind, points: Sequence[Point], articles: Mapping[str, Article], names: Mapping[str, str]) -> None:
    sign, heading, _ = KINDS[kind]
    if kind == "copied":
        lines.heading(f"{sign} {heading}: {len(points)} (several pages, one text: counts once)", _STYLES[kind])
        return
    lines.heading(f"{sign} {heading}: {len(points)}", _STYLES[kind])
    if kind == "agreed":
        points = sorted(
            points,
            key=lambda point: (point.type == "attribution", -point.support.texts, -point.support.articles, _TELLING.index(point.type)),
        )
    for point in points[: _SHOWN[kind]]:
        if kind == "agreed":
            behind = f" — {count(point.support.texts, 'text')}, {count(point.support.articles, 'page')}{speakers_phrase(point.support)}"
            _quoted(lines, point.readings[:1], articles, behind)
            continue
        lines.add(shortened(_reason(point), 2 * _QUOTED), 2)
        for reading in point.readings[:_READINGS]:
            _quoted(lines, [reading], articles, f" — {_behind(reading, names)}", 4)
        if len(point.readings) > _READINGS:
            lines.add(f"… and {count(len(point.readings) - _READINGS, 'more reading')}", 4)
    if len(points) > _SHOWN[kind]:
        lines.add(f"… and {len(points) - _SHOWN[kind]} more", 2)


def _reason(point: Point) -> str:
    """Return why a point is what it is; what a variant's reason quotes behind its colon stands in the readings below it anyhow."""
    why = in_line(point.why) or in_line(point.about.text)
    return why.partition(": ")[0] if point.kind == "variant" else why


def _behind(reading: Reading, names: Mapping[str, str]) -> str:
    pages = listed(sorted(names.get(article, article) for article in reading.articles))
    texts = f" ({count(len(reading.texts), 'text')})" if len(reading.articles) > 1 and reading.texts else ""
    return f"{pages}{texts}{', after an anonymous source' if reading.anonymous else ''}"


def _quoted(lines: Lines, readings: Iterable[Reading], articles: Mapping[str, Article], behind: str, indent: int = 2) -> None:
    for reading in readings:
        value = value_phrase(reading.value)
        words = _words(reading.spans[0], articles) if reading.spans else value
        named = f"{shortened(value, 40)}: " if value and reading.spans and reading.value.words is None else ""
        lines.add(f"{named}“{shortened(words, _QUOTED)}”{behind}", indent, lead="· ")


def _words(span: Span, articles: Mapping[str, Article]) -> str:
    """Return the words of a span on one line, without a mark at its ends that would stand doubled inside the summary's own."""
    return in_line(articles[span.article].text[span.start : min(span.end, span.start + 4 * _QUOTED)]).strip(_MARKS)


def _singles(lines: Lines, points: Sequence[Point], articles: Mapping[str, Article], names: Mapping[str, str]) -> None:
    found: dict[str, list[Point]] = {}
    for point in points:
        for article in dict.fromkeys(article for reading in point.readings for article in reading.articles):
            found.setdefault(article, []).append(point)
    lines.heading(f"{KINDS['single'][0]} {KINDS['single'][1]}: {len(points)}", _STYLES["single"])
    for article, own in sorted(found.items(), key=lambda pair: names.get(pair[0], pair[0])):
        example = min(own, key=_plainness)
        spans = example.readings[0].spans if example.readings else ()
        such = f", such as “{shortened(_words(spans[0], articles), _SINGLE)}”" if spans else ""
        lines.add(f"{count(len(own), 'statement')}{such}", lead=f"  {names.get(article, article)}: ")


def _plainness(point: Point) -> tuple[int, int]:
    """Order points by how little they tell: the type first, then the fewest words that still fit on the line."""
    span = point.readings[0].spans[0] if point.readings and point.readings[0].spans else None
    length = len(span) if span else 0
    return _TELLING.index(point.type), abs(length - _SINGLE)
