"""What the page shows of each finding: the words of the pages with where they stand, and nothing put in other words."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping

from tellings.editing.differing import Stretch, stretches
from tellings.editing.display import in_line, shortened, visible
from tellings.editing.lineage import letters
from tellings.editing.linking import Linking
from tellings.editing.phrases import KINDS, count, percent, speakers_phrase, value_phrase
from tellings.editing.views import Excerpt, PointView, QuoteView, ReadingView, ReuseView, TimelineView
from tellings.model import Article, Point, Quote, Reading, Reuse, Span, Story, TimelineEntry
from tellings.model.spoken import when_phrase

# Words shorter than this are shown with those around them: "the Republic of Korea" alone tells a reader nothing.
_SHORT = 48
_AROUND = 70

# A passage or a clause longer than this is shown by its beginning; its link leads to the whole. (The longest sentence of the
# real pages that this was tried on has 420 characters.)
_LONGEST = 600


class Showing:
    """Turns the findings of one story into what the page shows: knows the articles, their short names and where spans link to."""

    def __init__(self, story: Story, articles: Mapping[str, Article], names: Mapping[str, str], linking: Linking) -> None:
        self._articles, self._names, self._linking = articles, names, linking
        self._letters = letters(story.texts)
        self._starts = {article.id: [block.start for block in article.blocks] for article in articles.values()}

    def href(self, span: Span | None) -> str:
        """Return the link to a span's words; empty where there is no span."""
        return self._linking.span(span) if span is not None else ""

    def name(self, article: str) -> str:
        """Return the short name of an article."""
        return self._names.get(article, article)

    def excerpt(self, span: Span, against: str | None = None, inside: Span | None = None) -> Excerpt:
        """Return the words at ``span``; those that ``against`` lacks are marked; with ``inside``, the words around go that far."""
        article = self._articles[span.article]
        words = article.text[span.start : span.end]
        marked: tuple[Stretch, ...] = (Stretch(visible(shortened(words[: _LONGEST + 1], _LONGEST)), False),)
        if against is not None and len(words) <= _LONGEST:
            marked = stretches(words, against)
        before, after = self._around(article, span, inside)
        return Excerpt(self.name(span.article), self.href(span), before, marked, after, article.language)

    def _around(self, article: Article, span: Span, inside: Span | None) -> tuple[str, str]:
        if inside is None and len(span) >= _SHORT:
            return "", ""
        place = bisect_right(self._starts[article.id], span.start) - 1
        block = article.blocks[place] if place >= 0 else None
        low, high = (inside.start, inside.end) if inside else (block.start, block.end) if block else (span.start, span.end)
        most = _LONGEST // 2 if inside else _AROUND
        left, right = max(low, span.start - most), min(high, span.end + most)
        before, after = article.text[left : span.start], article.text[span.end : right]
        if left > low:
            before = "…" + before[before.find(" ") + 1 :]
        if right < high:
            after = after[: after.rfind(" ") if " " in after else len(after)] + "…"
        return visible(before), visible(after)

    def _words(self, span: Span) -> str:
        return self._articles[span.article].text[span.start : span.end]

    def point(self, point: Point) -> PointView:
        """Return one point. In conflicts, updates and variants the words that differ from the other reading are marked."""
        first = [self._words(reading.spans[0]) if reading.spans else "" for reading in point.readings]
        compared = point.kind in ("conflict", "update", "variant") and len(first) > 1
        readings = []
        for place, reading in enumerate(point.readings):
            against = (first[0] if place else first[1]) if compared else None
            readings.append(self._reading(reading, against))
        support, pages = point.support, count(point.support.articles, "page")
        said = pages if support.articles == 1 else f"{count(support.texts, 'independent text')} on {pages}"
        said += speakers_phrase(support)
        about = in_line(point.about.text)
        href, sign, why = self.href(point.about.span), KINDS[point.kind][0], in_line(point.why)
        permalink = self._linking.permanent(point.id)
        return PointView(point.id, point.kind, sign, point.type, about, href, said, why, tuple(readings), permalink)

    def _reading(self, reading: Reading, against: str | None) -> ReadingView:
        texts = ", ".join(sorted(self._letters[text] for text in reading.texts if text in self._letters))
        behind = f"{count(len(reading.texts), 'text')}{f' ({texts})' if texts else ''} on {count(len(reading.articles), 'page')}"
        if reading.anonymous:
            behind += ", after an anonymous source"
        firsts = {span.article: span for span in reversed(reading.spans)}
        shown = sorted(firsts.values(), key=lambda span: self.name(span.article))
        more = [span for span in reading.spans if span not in shown]
        excerpts, further = (tuple(self.excerpt(span, against) for span in spans) for spans in (shown, more))
        return ReadingView(value_phrase(reading.value), behind, tuple(map(in_line, reading.speakers)), excerpts, further)

    def quote(self, quote: Quote) -> QuoteView:
        """Return one saying: the words that another wording lacks are marked."""
        first = [self._words(wording.spans[0]) for wording in quote.wordings if wording.spans]
        wordings = []
        for place, wording in enumerate(quote.wordings):
            against = (first[0] if place else first[1]) if len(first) > 1 else None
            excerpts = tuple(self.excerpt(span, against) for span in wording.spans)
            said_by = in_line(self._words(wording.speaker_span)) if wording.speaker_span else ""
            wordings.append((wording.kind, said_by, excerpts))
        speaker = in_line(quote.speaker) if quote.speaker else ""
        return QuoteView(quote.id, speaker, tuple(wordings), self._linking.permanent(quote.id))

    def time(self, entry: TimelineEntry) -> TimelineView:
        """Return one time with its sentence."""
        excerpt = self.excerpt(entry.span, inside=entry.sentence)
        return TimelineView(when_phrase(entry.when), entry.when.value, entry.when.precision, excerpt)

    def reuse(self, reuse: Reuse, identifier: str) -> ReuseView:
        """Return one shared passage."""
        a, b = self.name(reuse.a.article), self.name(reuse.b.article)
        source, to = (a, b) if reuse.source == "a" else (b, a)
        direction = f"{to} from {source} (confidence {percent(reuse.confidence)})" if reuse.source else "direction not known"
        words = count(len(self._words(reuse.a).split()), "word")
        shown = self.excerpt(reuse.a, self._words(reuse.b)), self.excerpt(reuse.b, self._words(reuse.a))
        return ReuseView(identifier, reuse.kind, direction, words, *shown, tuple(map(in_line, reuse.evidence)))


def gist(points: Iterable[Point], articles: Mapping[str, Article]) -> dict[str, str]:
    """Return for each point, by id, the beginning of its first words, for lists."""
    found = {}
    for point in points:
        spans = [span for reading in point.readings for span in reading.spans]
        words = in_line(articles[spans[0].article].text[spans[0].start : spans[0].end][:200]) if spans else in_line(point.about.text)
        found[point.id] = shortened(words, 80)
    return found
