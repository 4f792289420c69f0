"""What changed in the pages of a story, its texts, and who had them from whom."""

from collections.abc import Iterator

from tellings.editing.display import in_line
from tellings.editing.names import listed
from tellings.editing.phrases import count, percent
from tellings.library.differing.found import Difference, Passage, Side
from tellings.model import Article, Text
from tellings.model.spoken import when_phrase


def event_changes(before: Side, after: Side) -> Iterator[Difference]:
    """Tell where the event's date, its place or the story's title changed."""
    old, new = before.story.event, after.story.event
    was = when_phrase(old.when) if old and old.when else "not known"
    now = when_phrase(new.when) if new and new.when else "not known"
    if was != now:
        spans = [one.span for one in new.evidence] if new else []
        yield Difference("event", f"The date of the event is {now}; it was {was}.", None, after.places(spans))
    there = in_line(old.place.text) if old and old.place else "not known"
    here = in_line(new.place.text) if new and new.place else "not known"
    if there.casefold() != here.casefold():
        spans = [new.place.span] if new and new.place and new.place.span else []
        yield Difference("event", f"The place of the event is {here}; it was {there}.", None, after.places(spans))
    if before.story.title.text != after.story.title.text:
        span = after.story.title.span
        said = f"The story is called “{in_line(after.story.title.text)}”; it was “{in_line(before.story.title.text)}”."
        yield Difference("title", said, None, after.places([span] if span else []))


def page_changes(before: Side, after: Side) -> Iterator[Difference]:
    """Tell which pages came, changed and went, and whether they brought a text of their own."""
    come = {article.id for article in after.articles.values() if article.page not in before.by_page}
    for text in after.story.texts:
        if text.articles and come.issuperset(text.articles):
            yield _new_text(after, text)
    brought = {article for text in after.story.texts if come.issuperset(text.articles) for article in text.articles}
    for identifier in sorted(come - brought):
        yield _new_page(after, after.articles[identifier])
    for page, article in sorted(before.by_page.items()):
        newer = after.by_page.get(page)
        if newer is None:
            yield Difference("page-gone", f"{before.names[article.id]} is no longer in this story.", None, ())
        elif newer.id != article.id:
            yield Difference("new-version", f"{after.names[newer.id]} has a newer version.", None, ())
    was, now = before.story.origins.texts, after.story.origins.texts
    if was != now:
        yield Difference("text", f"The story rests on {_texts(now)}; it rested on {_texts(was)}.", None, ())


def copy_changes(before: Side, after: Side, passage: Passage) -> Iterator[Difference]:
    """Tell where it now shows otherwise who had the wording from whom."""
    old = {}
    for copy in before.story.copies:
        source, to = passage.article(copy.source), passage.article(copy.to)
        if source and to:
            old[frozenset((source, to))] = (source, to)
    known = {article.id for article in after.articles.values() if article.page in before.by_page}
    for copy in after.story.copies:
        if copy.source not in known or copy.to not in known:
            continue
        edge = old.pop(frozenset((copy.source, copy.to)), None)
        names = after.names[copy.source], after.names[copy.to]
        why = f" {in_line(copy.evidence[0])}" if copy.evidence else ""
        if edge is None:
            yield Difference("direction", f"It now shows that {names[1]} has its wording from {names[0]}.{why}", None, ())
        elif edge != (copy.source, copy.to):
            yield Difference("direction", f"{names[1]} has its wording from {names[0]}, and not the other way round.{why}", None, ())
    for source, to in sorted(old.values()):
        said = f"It no longer shows that {after.names[to]} has its wording from {after.names[source]}."
        yield Difference("direction", said, None, ())


def _new_text(after: Side, text: Text) -> Difference:
    pages = listed(after.names[article] for article in text.articles)
    agency = f", of {in_line(text.agency)}" if text.agency else ""
    own = sum(len(after.story.adds.get(article, ())) for article in text.articles)
    adds = f"; {count(own, 'point')} that only it has" if own else ""
    return Difference("new-text", f"A new text: {pages}{agency}{adds}.", None, after.places(text.parts))


def _new_page(after: Side, article: Article) -> Difference:
    copy = next((copy for copy in after.story.copies if copy.to == article.id), None)
    name = after.names[article.id]
    if copy is None:
        said = f"A new page, {name}, that carries a text which was known."
    elif copy.source in after.names:
        said = f"A new page of a known text: {name} has {percent(copy.share)} of its story from {after.names[copy.source]}."
    else:
        said = f"A new page of a known text: {name} has {percent(copy.share)} of its story from an original that is on none of the pages."
    passages = [r.b if r.b.article == article.id else r.a for r in after.story.reuse if article.id in (r.a.article, r.b.article)]
    return Difference("new-page", said, None, after.places(sorted(passages, key=lambda span: (-len(span), span))[:1]))


def _texts(bounds: tuple[int, int]) -> str:
    least, most = bounds
    return count(least, "independent text") if least == most else f"{least} to {most} independent texts"
