"""An edition in about one screen of a terminal: what was found first, and where the rest is."""

import io
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from tellings.editing.display import in_line, shortened
from tellings.editing.names import listed, page_name, short_names
from tellings.editing.phrases import KINDS, count, percent, texts_phrase, value_phrase, when_phrase
from tellings.model import Answer, Article, Edition, Point, PointKind, Reading, Readings, Reuse, Span, Story

if TYPE_CHECKING:
    from rich.console import RenderableType

# How many points of a kind are told before "… and 12 more": all conflicts that a small story has, a taste of what agrees.
_SHOWN: dict[PointKind, int] = {"conflict": 8, "update": 4, "variant": 4, "agreed": 5, "copied": 0, "single": 3}

# Words of a page are cut to this many columns: two lines of a terminal of 80.
_QUOTED = 150

# Colours help but carry nothing alone: each kind has its sign and its heading.
_STYLES: dict[PointKind, str] = {
    "conflict": "bold red",
    "update": "bold yellow",
    "variant": "bold magenta",
    "agreed": "bold green",
    "copied": "bold",
    "single": "bold",
}


class _Lines:
    """Lines with a hanging indent each, gathered for one renderable."""

    def __init__(self) -> None:
        self._found: list[RenderableType] = []

    def add(self, words: str, indent: int = 0, style: str = "", lead: str = "", lead_style: str = "") -> None:
        """Add one paragraph; ``lead`` stands before it, and its further lines go under its first word."""
        from rich.padding import Padding
        from rich.table import Table
        from rich.text import Text

        body = Text(words, style=style)
        if not lead:
            self._found.append(Padding(body, (0, 0, 0, indent)))
            return
        grid = Table.grid(padding=0)
        grid.add_column(no_wrap=True)
        grid.add_column(overflow="fold", ratio=1)
        grid.add_row(Text(" " * indent + lead, style=lead_style), body)
        self._found.append(grid)

    def gap(self) -> None:
        """Add an empty line."""
        self.add("")

    def heading(self, words: str, style: str = "bold") -> None:
        """Add an empty line and a heading."""
        self.gap()
        self.add(words, style=style)

    def group(self) -> "RenderableType":
        """Return all lines as one renderable."""
        from rich.console import Group

        return Group(*self._found)


def summary(edition: Edition) -> "RenderableType":
    """Return the edition as a Rich renderable as wide as the console it is printed on."""
    articles = {article.id: article for article in edition.articles}
    names = short_names(edition.articles)
    lines = _Lines()
    if len(edition.stories) > 1:
        lines.add(f"{count(len(edition.stories), 'story', 'stories')} in {count(len(edition.articles), 'page')}", style="bold")
    for story in edition.stories:
        if len(edition.stories) > 1:
            lines.gap()
        _story(lines, story, articles, names)
    if not edition.stories:
        lines.add("No page told a story that could be compared.")
    _problems(lines, edition)
    return lines.group()


def contents(readings: Readings) -> "RenderableType":
    """Return what was read as a Rich renderable: each page with what is known of it and what its text is made of."""
    lines = _Lines()
    lines.add(count(len(readings.articles), "page") + " read", style="bold")
    for article in readings.articles:
        lines.heading(page_name(article.page))
        if article.title:
            lines.add(in_line(article.title.text), 2)
        facts = [article.publisher.text] if article.publisher else []
        facts += [person.text for person in article.byline] + [agency.text for agency in article.agencies]
        facts += [f"published {when_phrase(article.published.when)}"] if article.published else []
        lines.add(" · ".join(in_line(fact) for fact in (*facts, f"language {article.language or 'not known'}")), 2)
        words: dict[str, int] = {}
        for block in article.blocks:
            words[block.role] = words.get(block.role, 0) + len(article.text[block.start : block.end].split())
        lines.add(", ".join(f"{role} {count(number, 'word')}" for role, number in words.items()), 2, "dim")
    _problems(lines, readings)
    return lines.group()


def plain(answer: Edition | Readings, width: int = 80) -> str:
    """Return the summary as plain text, ``width`` columns wide, without colours or trailing blanks."""
    from rich.console import Console

    page = io.StringIO()
    console = Console(file=page, width=width, color_system=None, force_terminal=False, highlight=False, emoji=False, markup=False)
    console.print(summary(answer) if isinstance(answer, Edition) else contents(answer))
    return "\n".join(line.rstrip() for line in page.getvalue().splitlines()) + "\n"


def _story(lines: _Lines, story: Story, articles: Mapping[str, Article], names: Mapping[str, str]) -> None:
    origins = story.origins
    lines.add(in_line(story.title.text) or "Untitled story", style="bold")
    agencies = f"agencies: {listed(map(in_line, origins.agencies))}" if origins.agencies else "no agency named"
    lines.add(f"{count(origins.articles, 'page')} · {texts_phrase(origins)} · {agencies}")
    _event(lines, story, names)
    _kinship(lines, story, names)
    for kind in KINDS:
        points = [point for point in story.points if point.kind == kind]
        if points and kind == "single":
            _singles(lines, points, articles, names)
        elif points:
            _points(lines, kind, points, articles, names)
    if story.quotes:
        varied = sum(len(quote.wordings) > 1 for quote in story.quotes)
        also = f", {varied} of them in more than one wording" if varied else ""
        speakers = dict.fromkeys(in_line(quote.speaker) for quote in story.quotes if quote.speaker)
        lines.heading(f"Quotes: {len(story.quotes)}{also}{', by ' + listed(speakers) if speakers else ''}", "")


def _event(lines: _Lines, story: Story, names: Mapping[str, str]) -> None:
    if story.event is None:
        return
    event = story.event
    when = when_phrase(event.when) if event.when else "date not known"
    place = f", {in_line(event.place.text)}" if event.place else ""
    lines.add(f"{when}{place}. {in_line(event.why)}", lead="Event  ", lead_style="bold")
    rejected: dict[str, list[str]] = {}
    for date in event.rejected:
        where = f" ({names[date.span.article]})" if date.span and date.span.article in names else ""
        rejected.setdefault(f"{when_phrase(date.when)}: {in_line(date.why)}", []).append(where)
    for words, where in list(rejected.items())[:3]:
        lines.add(words + "".join(dict.fromkeys(where)), lead="Not    ", lead_style="dim", style="dim")
    if len(rejected) > 3:
        lines.add(f"{len(rejected) - 3} more", lead="Not    ", lead_style="dim", style="dim")


def _kinship(lines: _Lines, story: Story, names: Mapping[str, str]) -> None:
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
            who = f"{names[a]} – {names[b]}"
        shown.append(f"{who}: {' and '.join(what)}")
    alone = [names[article] for article in story.articles if article in names and not any(article in pair for pair in pairs)]
    if len(story.articles) < 2:
        return
    lines.heading("Who shares wording with whom")
    for words in shown[:8]:
        lines.add(words, 2)
    if len(shown) > 8:
        lines.add(f"… and {count(len(shown) - 8, 'more pair')}", 2)
    if alone:
        lines.add(f"{listed(alone, 6)}: wording of {'its' if len(alone) == 1 else 'their'} own", 2)


def _points(lines: _Lines, kind: PointKind, points: Sequence[Point], articles: Mapping[str, Article], names: Mapping[str, str]) -> None:
    sign, heading, meaning = KINDS[kind]
    if kind == "copied":
        lines.heading(f"{sign} {heading}: {len(points)} (several pages, one text: counts once)", _STYLES[kind])
        return
    lines.heading(f"{sign} {heading}: {len(points)}", _STYLES[kind])
    if kind == "agreed":
        points = sorted(points, key=lambda point: (-point.support.texts, -point.support.articles))
    for point in points[: _SHOWN[kind]]:
        if kind == "agreed":
            behind = f" — {count(point.support.texts, 'text')}, {count(point.support.articles, 'page')}"
            _quoted(lines, point.readings[:1], articles, behind)
            continue
        lines.add(shortened(in_line(point.why) or in_line(point.about.text), 240), 2)
        for reading in point.readings[:4]:
            _quoted(lines, [reading], articles, f" — {_behind(reading, names)}", 4)
        if len(point.readings) > 4:
            lines.add(f"… and {count(len(point.readings) - 4, 'more reading')}", 4)
    if len(points) > _SHOWN[kind]:
        lines.add(f"… and {len(points) - _SHOWN[kind]} more", 2)


def _behind(reading: Reading, names: Mapping[str, str]) -> str:
    pages = listed([names.get(article, article) for article in reading.articles])
    texts = f" ({count(len(reading.texts), 'text')})" if len(reading.articles) > 1 and reading.texts else ""
    return f"{pages}{texts}"


def _quoted(lines: _Lines, readings: Iterable[Reading], articles: Mapping[str, Article], behind: str, indent: int = 2) -> None:
    for reading in readings:
        value = value_phrase(reading.value)
        words = _words(reading.spans[0], articles) if reading.spans else value
        named = f"{shortened(value, 40)}: " if value and reading.spans and reading.value.words is None else ""
        lines.add(f"{named}“{shortened(words, _QUOTED)}”{behind}", indent, lead="· ")


def _words(span: Span, articles: Mapping[str, Article]) -> str:
    return in_line(articles[span.article].text[span.start : min(span.end, span.start + 4 * _QUOTED)])


def _singles(lines: _Lines, points: Sequence[Point], articles: Mapping[str, Article], names: Mapping[str, str]) -> None:
    found: dict[str, list[Point]] = {}
    for point in points:
        for article in dict.fromkeys(article for reading in point.readings for article in reading.articles):
            found.setdefault(article, []).append(point)
    lines.heading(f"{KINDS['single'][0]} {KINDS['single'][1]}: {len(points)}", _STYLES["single"])
    most = max(1, _SHOWN["single"] // max(1, len(found) - 1))
    for article, own in sorted(found.items()):
        lines.add(f"{names.get(article, article)}: {count(len(own), 'thing')}, such as", 2)
        for point in own[:most]:
            _quoted(lines, point.readings[:1], articles, "", 4)


def _problems(lines: _Lines, answer: Answer) -> None:
    if not answer.problems:
        return
    lines.heading(f"! Problems: {len(answer.problems)}", "bold yellow")
    for problem in answer.problems[:12]:
        lines.add(f"{page_name(problem.page)}: {in_line(problem.message)}", 2)
    if len(answer.problems) > 12:
        lines.add(f"… and {len(answer.problems) - 12} more", 2)
