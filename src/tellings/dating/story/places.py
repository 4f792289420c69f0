"""Where a story's event was: the place of the datelines, else the place that most pages name."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from tellings.dating.story.phrases import story_words
from tellings.dating.story.reading_times import ArticleTimes
from tellings.dating.vocabulary import vocabulary
from tellings.model import Said, Span

_NAME = r"[A-Z][\w’'-]{1,30}(?:\s(?:(?:of|de|del|la|al)\s)?[A-Z][\w’'-]{1,30}){0,3}"


def event_place(stories: Sequence[ArticleTimes]) -> Said | None:
    """Return the place that most datelines name; without datelines, the one that most pages, at least two, put after "at" or "in"."""
    lines = [times.article.dateline.place for times in stories if times.article.dateline is not None]
    if lines:
        count = Counter(_plain(said.text) for said in lines)
        best = min(count, key=lambda name: (-count[name], name))
        return next(said for said in lines if _plain(said.text) == best)
    return _shared_place(stories)


def _plain(words: str) -> str:
    return " ".join(words.split()).casefold()


def _shared_place(stories: Sequence[ArticleTimes]) -> Said | None:
    pages: Counter[str] = Counter()
    mentions: Counter[str] = Counter()
    first: dict[str, Span] = {}
    for times in stories:
        named = list(_named(times))
        mentions.update(name for name, _ in named)
        pages.update(sorted({name for name, _ in named}))
        for name, span in named:
            first.setdefault(name, span)
    shared = [name for name in pages if 2 * pages[name] > len(stories) and (pages[name] > 1 or (len(stories) == 1 and mentions[name] > 1))]
    if not shared:
        return None
    best = min(shared, key=lambda name: (-pages[name], -mentions[name], name))
    span = first[best]
    text = next(times.article.text for times in stories if times.article.id == span.article)
    return Said(text[span.start : span.end], span)


def _named(times: ArticleTimes) -> Iterator[tuple[str, Span]]:
    words = "|".join(word + "|" + word.capitalize() for word in story_words("at"))
    pattern = re.compile(rf"(?<!\w)(?:{words})\s(?:the\s)?({_NAME})")
    known = vocabulary().words
    for block in times.article.told():
        for match in pattern.finditer(times.article.text, block.start, min(block.end, times.lead_end)):
            first = match[1].split()[0].lower()
            if first not in known["month"] and first not in known["weekday"]:
                yield _plain(match[1]), Span(times.article.id, match.start(1), match.end(1))
