"""An edition in about one screen of a terminal: what was found first, and where the rest is."""

import io
from collections.abc import Mapping
from typing import TYPE_CHECKING

from tellings.editing.disagreements import disagreements
from tellings.editing.display import in_line, shortened
from tellings.editing.findings import tell_kinship, tell_points
from tellings.editing.lines import Lines
from tellings.editing.names import listed, page_name, short_names
from tellings.editing.phrases import count, event_reason, texts_phrase
from tellings.model import Answer, Article, Edition, Readings, Story
from tellings.model.spoken import when_phrase

if TYPE_CHECKING:
    from rich.console import RenderableType


# Reasons are cut to these many columns: two lines for the date that holds, one and a half for one that does not.
_EVENT_WHY, _REJECTED_WHY, _REJECTED = 130, 90, 3


def summary(edition: Edition) -> "RenderableType":
    """Return the edition as a Rich renderable as wide as the console it is printed on."""
    articles = {article.id: article for article in edition.articles}
    names = short_names(edition.articles)
    lines = Lines()
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
    lines = Lines()
    lines.add(count(len(readings.articles), "page") + " read", style="bold")
    for article in sorted(readings.articles, key=lambda article: article.page):
        lines.heading(page_name(article.page))
        if article.title:
            lines.add(in_line(article.title.text), 2)
        facts = [article.publisher.text] if article.publisher else []
        facts += [person.text for person in article.byline] + [agency.text for agency in article.agencies]
        facts += [f"published {when_phrase(article.published.when)}"] if article.published else []
        lines.add(" · ".join(in_line(fact) for fact in (*facts, f"language {article.language or 'not known'}")), 2)
        for said in disagreements(article):
            lines.add(said, 2, "yellow", lead="≠ ", lead_style="yellow")
        if article.entries:
            lines.add(f"live blog: {count(len(article.entries), 'timed entry', 'timed entries')}", 2)
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


def _story(lines: Lines, story: Story, articles: Mapping[str, Article], names: Mapping[str, str]) -> None:
    origins = story.origins
    lines.add(in_line(story.title.text) or "Untitled story", style="bold")
    agencies = f"agencies: {listed(map(in_line, origins.agencies))}" if origins.agencies else "no agency named"
    lines.add(f"{count(origins.articles, 'page')} · {texts_phrase(origins)} · {agencies}")
    _event(lines, story, names)
    tell_kinship(lines, story, names)
    tell_points(lines, story, articles, names)
    if story.quotes:
        varied = sum(len(quote.wordings) > 1 for quote in story.quotes)
        also = f", {varied} of them in more than one wording" if varied else ""
        speakers = dict.fromkeys(in_line(quote.speaker) for quote in story.quotes if quote.speaker)
        lines.heading(f"Quotes: {len(story.quotes)}{also}{', by ' + listed(speakers) if speakers else ''}", "")


def _event(lines: Lines, story: Story, names: Mapping[str, str]) -> None:
    if story.event is None:
        return
    event = story.event
    when = when_phrase(event.when) if event.when else "date not known"
    place = f", {in_line(event.place.text)}" if event.place else ""
    lines.add(f"{when}{place}. {shortened(event_reason(event), _EVENT_WHY)}", lead="Event  ", lead_style="bold")
    rejected: dict[str, list[str]] = {}
    for date in event.rejected:
        found = rejected.setdefault(when_phrase(date.when), [in_line(date.why)])
        if date.span and date.span.article in names:
            found.append(names[date.span.article])
    for said, (reason, *pages) in list(rejected.items())[:_REJECTED]:
        where = f" ({listed(dict.fromkeys(pages))})" if pages else ""
        day = said.partition(",")[0]
        # The reason mostly begins with the date itself; it is not said twice.
        why = reason.removeprefix(day).strip(": ") if reason.startswith(day) else f": {reason}"
        lines.add(f"{day}{where} {shortened(why, _REJECTED_WHY)}".replace(" : ", ": "), lead="Not    ", lead_style="dim", style="dim")
    if len(rejected) > _REJECTED:
        lines.add(count(len(rejected) - _REJECTED, "more date"), lead="Not    ", lead_style="dim", style="dim")


def _problems(lines: Lines, answer: Answer) -> None:
    if not answer.problems:
        return
    lines.heading(f"! Problems: {len(answer.problems)}", "bold yellow")
    for problem in answer.problems[:12]:
        lines.add(f"{page_name(problem.page)}: {in_line(problem.message)}", 2)
    if len(answer.problems) > 12:
        lines.add(f"… and {len(answer.problems) - 12} more", 2)
