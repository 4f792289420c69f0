"""An edition as a report in Markdown that a fact-checker can paste: conflicts first, with the words and links to the pages."""

import re
from collections.abc import Iterator, Mapping, Sequence

from tellings.editing.display import in_line
from tellings.editing.names import page_name, short_names
from tellings.editing.phrases import KINDS, count, event_reason, speakers_phrase, texts_phrase, value_phrase
from tellings.exporting.addresses import live_address
from tellings.exporting.fragments import link_to
from tellings.exporting.quoting import quoted
from tellings.model import Article, Edition, Point, PointKind, Reading, Span, Story
from tellings.model.spoken import when_phrase

# Kinds that are told reading by reading, and kinds of which one line says how much stands behind them.
_COMPARED: tuple[PointKind, ...] = ("conflict", "update", "variant")
_COUNTED: tuple[PointKind, ...] = ("agreed", "copied")

# Words longer than this are cut; the link leads to the whole. A sentence of the example story has at most 300 characters.
_LONGEST = 400

# What Markdown, its tables, footnotes, mathematics, mentions and numbers of issues are made of. `<`, `>` and `&` become entities, which
# also hold where a program reads Markdown without its escapes.
_ACTIVE = re.compile(r"[\\`*_{}\[\]|~$@^#]")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
# What is made a link without being marked as one, and what begins a list, a heading or a quotation at the beginning of a line.
_BARE_LINK = re.compile(r"(?i)(www)\.|:(?=//)|(?<=mailto):|(?<=xmpp):|(?<=javascript):|(?<=data):")
_LEADING = re.compile(r"^(?=[-+=])|^(?P<number>\d+)(?=[.)])")


def markdown(edition: Edition) -> str:
    """Return the edition as a report in Markdown (CommonMark, with nothing of HTML), the same for the same edition.

    All words of pages are escaped, on one line, and cut above 400 characters.
    """
    articles = {article.id: article for article in edition.articles}
    names = short_names(edition.articles)
    lines: list[str] = []
    for story in edition.stories:
        lines += _story(story, articles, names)
    if edition.problems:
        lines += ["## Pages that could not be read, or only in part", ""]
        lines += [f"- {escaped(page_name(problem.page))}: {escaped(problem.message)}" for problem in edition.problems] + [""]
    return "\n".join(lines)


def escaped(words: str) -> str:
    """Return words of a page on one line, so that Markdown shows them and obeys nothing in them."""
    plain = re.sub("[&<>]", lambda found: _ENTITIES[found[0]], _ACTIVE.sub(r"\\\g<0>", in_line(words)))
    plain = _BARE_LINK.sub(lambda found: f"{found[1]}\\." if found[1] else "\\:", plain)
    return _LEADING.sub(lambda found: f"{found['number'] or ''}\\", plain)


def _story(story: Story, articles: Mapping[str, Article], names: Mapping[str, str]) -> Iterator[str]:
    yield from (f"# {escaped(story.title.text) or 'Untitled story'}", "")
    facts = [count(story.origins.articles, "page"), texts_phrase(story.origins)]
    if story.origins.agencies:
        facts.append(f"agencies named: {', '.join(escaped(agency) for agency in story.origins.agencies)}")
    yield from (f"{'; '.join(facts)}.", "")
    if story.event is not None and story.event.when is not None:
        yield from (f"Event: {escaped(when_phrase(story.event.when))}. {escaped(event_reason(story.event))}", "")
    for kind in _COMPARED:
        yield from _compared(kind, [point for point in story.points if point.kind == kind], articles, names)
    for kind in _COUNTED:
        yield from _counted(kind, [point for point in story.points if point.kind == kind], articles, names)
    singles = sum(point.kind == "single" for point in story.points)
    if singles:
        yield from (f"## {KINDS['single'][1]}: {singles}", "", "They are not listed here; nothing supports or contradicts them.", "")
    yield from ("## Pages", "")
    for article in sorted((articles[one] for one in story.articles if one in articles), key=lambda one: names[one.id]):
        yield _page(article, names)
    yield ""


def _compared(kind: PointKind, points: Sequence[Point], articles: Mapping[str, Article], names: Mapping[str, str]) -> Iterator[str]:
    if not points:
        return
    yield from (f"## {KINDS[kind][1]}: {len(points)}", "", KINDS[kind][2], "")
    for number, point in enumerate(points, start=1):
        yield from (f"{number}. {escaped(point.why) or escaped(point.about.text)}", "")
        for reading in point.readings:
            yield f"   - {_reading(reading, articles, names)}"
        yield ""


def _counted(kind: PointKind, points: Sequence[Point], articles: Mapping[str, Article], names: Mapping[str, str]) -> Iterator[str]:
    if not points:
        return
    yield from (f"## {KINDS[kind][1]}: {len(points)}", "", KINDS[kind][2], "")
    for point in sorted(points, key=lambda one: (-one.support.texts, -one.support.articles)):
        spans = [span for reading in point.readings for span in reading.spans if span.article in articles]
        if spans:
            support = f"{count(point.support.texts, 'text')}, {count(point.support.articles, 'page')}{speakers_phrase(point.support)}"
            yield f"- {_quoted(spans[0], articles, names)} — {support}"
    yield ""


def _reading(reading: Reading, articles: Mapping[str, Article], names: Mapping[str, str]) -> str:
    """Return a reading: its value, the words of each page once, and who stands behind it."""
    value = value_phrase(reading.value)
    firsts = {span.article: span for span in reversed(reading.spans) if span.article in articles}
    shown = sorted(firsts.values(), key=lambda span: names[span.article])
    behind = f"{count(len(reading.texts), 'text')} on {count(len(reading.articles), 'page')}"
    if reading.speakers:
        behind += f", after {', '.join(escaped(speaker) for speaker in reading.speakers)}"
    if reading.anonymous:
        behind += ", after an anonymous source"
    said = "; ".join(_quoted(span, articles, names) for span in shown)
    return f"{f'**{escaped(value)}**: ' if value else ''}{said} ({behind})"


def _quoted(span: Span, articles: Mapping[str, Article], names: Mapping[str, str]) -> str:
    article = articles[span.article]
    words = escaped(quoted(article, span, _LONGEST))
    link = link_to(article, span)
    name = escaped(names[article.id])
    return f"{words} {f'[{name}](<{link}>)' if link else name}"


def _page(article: Article, names: Mapping[str, str]) -> str:
    address = live_address(article)
    name = escaped(names[article.id])
    facts = [f"[{name}](<{address}>)" if address else f"{name}: {escaped(page_name(article.page))}"]
    if article.publisher:
        facts.append(escaped(article.publisher.text))
    if article.published:
        facts.append(f"published {escaped(when_phrase(article.published.when))}")
    if article.captured:
        facts.append(f"captured {escaped(article.captured)}")
    return f"- {', '.join(facts)}, SHA-256 `{re.sub('[^0-9A-Za-z]', '', article.sha256)}`"
