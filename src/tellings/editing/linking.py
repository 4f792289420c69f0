"""Where links lead: inside one file to anchors, on a site to pages of their own."""

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from tellings.editing.marking import Link
from tellings.model import Point, Span, Story


class Linking(NamedTuple):
    """Functions that make links: to the words at a span, to an article by its id, to an entry of the story by its id, to a whole section.

    An entry is a point, a quote, a shared passage, the event or the timeline. A section is a kind of point, "timeline", "quotes", "shared"
    or "differs". ``permanent`` makes the link of an entry to itself. A link may be empty: then there is none.
    """

    span: Callable[[Span], str]
    article: Callable[[str], str]
    entry: Callable[[str], str]
    section: Callable[[str], str]
    permanent: Callable[[str], str]


def within(named: Mapping[Span, str]) -> Linking:
    """Return the links of a file that holds everything; ``named`` are the anchors of its spans."""
    return Linking(
        span=lambda span: f"#{named[span]}" if span in named else "",
        article=lambda article: f"#{article}",
        entry=lambda entry: f"#{entry}",
        section=lambda _section: "",
        permanent=lambda _entry: "",
    )


def shared_id(story: Story, number: int) -> str:
    """Return the id of the entry of a story's shared passage, counted from 1."""
    return f"{story.id}-shared-{number}"


def pointed_at(story: Story, entry: Callable[[str], str]) -> Iterable[Link]:
    """Yield every span that the findings of a story point at, with the link to the entry that does."""
    if story.event is not None:
        event = entry(f"{story.id}-event")
        for span in (*(e.span for e in story.event.evidence), *(r.span for r in story.event.rejected if r.span)):
            yield Link(span, event, "event")
        if story.event.place is not None and story.event.place.span is not None:
            yield Link(story.event.place.span, event, "event")
    for point in (*story.points, *undecided(story)):
        if point.about.span is not None:
            yield Link(point.about.span, entry(point.id), "about")
        yield from (Link(span, entry(point.id), point.kind) for reading in point.readings for span in reading.spans)
    for number, reuse in enumerate(story.reuse, 1):
        yield from (Link(span, entry(shared_id(story, number)), reuse.kind) for span in (reuse.a, reuse.b))
    yield from (Link(one.span, entry(f"{story.id}-timeline"), "time") for one in story.timeline)
    for quote in story.quotes:
        yield from (Link(span, entry(quote.id), "quote") for wording in quote.wordings for span in wording.spans)


def undecided(story: Story) -> tuple[Point, ...]:
    """Return the groups of statements of which nobody can tell whether they are about one thing; none where it was not asked for."""
    return story.undecided if isinstance(story.undecided, tuple) else ()
